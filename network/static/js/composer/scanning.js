// Asks the server what it finds in the words, at a pause and on leaving them. Nothing is kept
// there. Without an answer nothing is shown: Send looks again.
import { renewToken } from "./sending.js";

const PAUSE = 1000; // milliseconds without a key
const SENT = ["text", "written_as", "title", "tags", "language", "help_read", "kind"];
// What the form of a kind of thread asks beside them.
const isSent = (name) => SENT.includes(name) || name.startsWith("answer_");

export function watch(editor, form, region, show) {
  let timer, request;
  let known = words(form);

  async function ask() {
    clearTimeout(timer);
    const asked = words(form);
    if (asked === known || "sending" in form.dataset || !form.isConnected) return;
    request?.abort();
    request = new AbortController();
    const found = await answer(form, region, request.signal);
    // Who is in the list, or has gone on writing, is not disturbed: the next pause asks again.
    if (found === null || asked !== words(form) || region.contains(document.activeElement)) return;
    known = asked;
    region.innerHTML = found;
    show();
    say(form, region);
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };
  editor.on("update", later);
  editor.on("blur", ask);
  form.addEventListener("input", later);
  region.addEventListener("focusout", later);
  editor.on("destroy", () => {
    clearTimeout(timer);
    request?.abort();
  });
}

function words(form) {
  return JSON.stringify([...new FormData(form)].filter(([name]) => isSent(name)));
}

async function answer(form, region, signal) {
  renewToken(form);
  const written = new FormData(form);
  const body = new FormData();
  // A reply is in its thread's language, which its form does not ask.
  body.set("language", form.querySelector(".composer-text").lang);
  body.set("csrfmiddlewaretoken", written.get("csrfmiddlewaretoken"));
  for (const [name, said] of written) if (isSent(name)) body.set(name, said);
  try {
    // A redirect would be the page that signs in.
    const options = { method: "POST", body, signal, redirect: "error" };
    const response = await fetch(region.dataset.findings, options);
    return response.ok ? await response.text() : null;
  } catch (error) {
    if (error.name !== "AbortError") console.warn("composer: the words were not looked at", error);
    return null;
  }
}

// How many, once it changes: not each key.
function say(form, region) {
  const status = form.querySelector("[data-found-said]");
  const said = [...region.querySelectorAll("[data-summary]")].map((part) => part.dataset.summary);
  const now = said.join(". ") || (status.textContent && status.dataset.none);
  if (status.textContent !== now) status.textContent = now;
}
