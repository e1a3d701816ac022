/* A form that has a page of its own, opened below the post it is about. The page stays as it is and
   answers as it does without scripts: of that answer the post comes here, or the form once more. */

import { hasUnsent } from "../composer/sending.js";
import { keepingPlace } from "./place.js";
import { numberOf } from "./posts.js";

const status = document.getElementById("live-status");
let asking = false;

/** One at a time: who has begun in another one is led there. Its own page, where it cannot be here. */
export async function openBelow(link) {
  const open = document.querySelector("form.below");
  if (open && (open.action === link.href || isBegun(open))) return begin(open);
  if (asking) return;
  asking = true;
  const form = await ask(link.href);
  asking = false;
  // Without what brings the editor, bold words and lists would be lost.
  if (!form || (composerOf(form) && !document.querySelector("#reply [data-composer]")))
    return location.assign(link.href);
  if (open) close(open);
  link.closest("li").append(form);
  show(form);
  begin(form);
}

const composerOf = (form) => form.querySelector("[data-composer]");
const postOf = (form) => document.getElementById(form.dataset.about);

function isBegun(form) {
  if (composerOf(form)) return hasUnsent(form);
  return [...form.elements].some((field) => field.value !== (field.defaultValue ?? field.value));
}

/** The editor takes the focus from the textarea when it is there. */
function begin(form) {
  const fields = ["[contenteditable]", "textarea", "input:not([type=hidden])"];
  fields.map((one) => form.querySelector(one)).find(Boolean)?.focus();
  form.scrollIntoView({ block: "nearest" });
}

async function ask(address) {
  const answer = await fetch(address).catch(() => null);
  const isThere = answer?.ok && pathOf(answer.url) === pathOf(address);
  return isThere ? formIn(pageIn(await answer.text()), address) : null;
}

const pathOf = (address) => new URL(address).pathname;
const pageIn = (html) => new DOMParser().parseFromString(html, "text/html");

/** With the page's title as its own. */
function formIn(page, address) {
  const form = page.querySelector("main form.form");
  if (!form) return null;
  const title = document.createElement("h2");
  title.id = "below-title";
  title.append(...page.querySelector("main h1").childNodes);
  form.prepend(title);
  form.setAttribute("aria-labelledby", title.id);
  form.classList.add("below");
  form.id = "below";
  form.action = address;
  return document.adoptNode(form);
}

function show(form) {
  form.dataset.about = `post-${numberOf(form.closest("li"))}`;
  form.setAttribute("hx-post", form.action);
  form.setAttribute("hx-encoding", form.enctype);
  form.addEventListener("htmx:beforeSwap", ({ detail }) => take(form, detail));
  form.addEventListener("htmx:afterRequest", () => "taken" in form.dataset && finish(form));
  form.querySelector("[data-cancel]").addEventListener("click", (event) => {
    event.preventDefault();
    const post = postOf(form);
    close(form);
    post.focus();
  });
  htmx.process(form);
  htmx.trigger(form, "htmx:load");
}

/** What the page answered: itself, with what is wrong; the thread; or another page. */
function take(form, detail) {
  const address = detail.xhr.responseURL;
  const signIn = composerOf(form)?.querySelector('[data-say="signed-out"] a');
  if (pathOf(address) === signIn?.pathname) return; // the composer says so
  const page = pageIn(detail.serverResponse);
  detail.shouldSwap = false;
  detail.ignoreTitle = true;
  if (pathOf(address) === pathOf(form.action)) {
    const again = formIn(page, form.action);
    detail.isError = !again;
    if (again) askAgain(form, again);
    return;
  }
  const theirs = page.querySelector(`#posts #${form.dataset.about}`);
  if (!theirs || !postOf(form)) {
    close(form);
    return location.assign(address);
  }
  // By hand: a push may have put another in its place since the form was sent.
  keepingPlace(() => postOf(form).replaceWith(document.adoptNode(theirs)));
  form.dataset.taken = "";
}

function askAgain(form, again) {
  close(form, again);
  show(again);
  const wrong = again.querySelector(".form-errors");
  if (!wrong) return;
  wrong.tabIndex = -1;
  wrong.focus();
}

function finish(form) {
  const post = postOf(form);
  if (!composerOf(form)) status.textContent = form.dataset.said;
  close(form);
  post.focus();
  document.dispatchEvent(new CustomEvent("havn:shown"));
}

function close(form, instead = "") {
  if (composerOf(form)) htmx.trigger(composerOf(form), "htmx:beforeCleanupElement");
  form.replaceWith(instead);
}
