// From pressing Send to the answer: nothing is sent twice, sent empty or lost silently.
// Words are kept in the page and at the server, never in the browser's storage: office computers are shared.

const starts = new WeakMap(); // form → its words before anybody wrote

const composerOf = (form) => form?.querySelector?.("[data-composer]");
const textareaOf = (form) => composerOf(form).querySelector("textarea");
const written = (form) => new FormData(form).get(textareaOf(form).name) ?? "";

// The editor calls it again when it is there: it writes the same words a little differently.
export function keepStart(root) {
  const form = root.closest("form");
  starts.set(form, "unsent" in root.dataset ? null : written(form));
}

export function hasUnsent(form) {
  if (!starts.has(form) || "sending" in form.dataset) return false;
  return written(form) !== starts.get(form);
}

// What the server keeps is not lost with the page.
export const isKept = { now: written, note: (form, words) => starts.set(form, words) };

export function say(form, what) {
  for (const words of composerOf(form).querySelectorAll("[data-say]")) {
    words.hidden = words.dataset.say !== what;
  }
}

function isEmpty(form) {
  return !("mayBeEmpty" in composerOf(form).dataset) && !written(form).trim();
}

function setSending(form, yes) {
  if (yes) form.dataset.sending = "";
  else delete form.dataset.sending;
  const button = form.querySelector("button:not([type])");
  button.setAttribute("aria-disabled", yes); // not disabled: it would lose the focus
  textareaOf(form).readOnly = yes;
  composerOf(form).dispatchEvent(new CustomEvent("composer:sending", { detail: yes }));
}

// A sign-in in another tab gives the browser a new token; the one in this page is dead then.
export function renewToken(form) {
  const found = document.cookie.match(/(?:^|; )havn_csrf=([^;]+)/);
  if (found) form.elements.csrfmiddlewaretoken.value = found[1];
}

function onSubmit(event) {
  const form = event.target;
  if (!composerOf(form)) return;
  const twice = "sending" in form.dataset;
  const empty = !twice && isEmpty(form);
  if (twice || empty) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (empty) {
      say(form, "empty");
      (form.querySelector("[contenteditable]") ?? textareaOf(form)).focus();
    }
    return;
  }
  say(form, null);
  renewToken(form);
  setSending(form, true);
}

// What HTMX would do with an answer that is no new post: swap it in, or drop it unseen.
function onAnswer(event) {
  const { xhr, requestConfig } = event.detail;
  const form = requestConfig.elt;
  if (!composerOf(form)) return;
  if (xhr.status === 422 && form.id === "reply") {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  } else if (new URL(xhr.responseURL).pathname === signIn(form).pathname) {
    event.detail.shouldSwap = false;
    form.dataset.signedOut = "";
  }
}

const signIn = (form) => form.querySelector('[data-say="signed-out"] a');

function onAnswered(event) {
  const { xhr, elt: form, successful } = event.detail;
  if (!composerOf(form)) return;
  setSending(form, false);
  if ("signedOut" in form.dataset) {
    delete form.dataset.signedOut;
    say(form, "signed-out");
  } else if (successful) {
    sent(composerOf(form), xhr.responseText);
  } else if (xhr.status !== 422) {
    say(form, "not-sent");
  }
}

function sent(root, answer) {
  const [, first] = answer.match(/id="(post-\d+|sent-to-moderator)"/) ?? [];
  const id = root.closest("form").dataset.about ?? first;
  document.getElementById(id)?.focus();
  const status = document.getElementById("live-status");
  if (status && id !== "sent-to-moderator") status.textContent = root.dataset.sent;
}

function onLeaving(event) {
  const forms = [...document.querySelectorAll("[data-composer]")].map((root) => root.closest("form"));
  if (forms.some(hasUnsent)) event.preventDefault();
}

function onKey(event) {
  const root = event.target.closest?.("[data-composer]");
  if (!root || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  if (event.target.closest("dialog")) return;
  event.preventDefault();
  event.stopPropagation();
  root.closest("form").requestSubmit();
}

// Capturing: before HTMX and before the editor's own Ctrl+Enter.
export function guardSending() {
  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("htmx:beforeSwap", onAnswer);
  document.addEventListener("htmx:afterRequest", onAnswered);
  window.addEventListener("beforeunload", onLeaving);
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("form[data-sending]")) setSending(form, false);
  });
}
