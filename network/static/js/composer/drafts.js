// Keeps the words on the server at each pause, for every device of their writer. What the scan finds
// is kept nowhere. A line that is away or a sign-in that has ended loses nothing: it tries again.
import { isKept, renewToken } from "./sending.js";

const PAUSE = 2000; // milliseconds without a key
const AGAIN = 15000; // milliseconds until it tries once more
const NOT_KEPT = ["files", "without", "to_moderator", "help_read", "looked_again", "override_reason"];

export function keepDrafts(editor, form) {
  const root = form.querySelector("[data-draft]");
  if (!root) return;
  const kept = root.querySelector("[data-draft-kept]");
  const said = root.querySelector("[data-draft-said]");
  let known = words(form);
  let timer;
  let isAsking = false;

  function later(pause = PAUSE) {
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  }

  async function keep() {
    clearTimeout(timer);
    const now = words(form);
    const waits = "sending" in form.dataset || said.querySelector("[data-elsewhere]");
    if (now === known || waits || !form.isConnected) return;
    // One after the other: each must know what the one before has left.
    if (isAsking) return later();
    isAsking = true;
    const text = isKept.now(form);
    const response = await send(root, form);
    isAsking = false;
    if (!form.isConnected || "sending" in form.dataset) return;
    away(form, whyAway(response));
    if (whyAway(response)) return later(AGAIN);
    known = now;
    await show(response, text);
    if (words(form) !== known) later();
  }

  async function show(response, text) {
    const isSaved = response.headers.get("Draft") === "kept";
    const html = await response.text();
    kept.innerHTML = isSaved ? html : "";
    said.innerHTML = isSaved ? "" : html;
    if (!isSaved) return;
    form.elements.seen.value = kept.firstElementChild.dataset.seen;
    isKept.note(form, text);
  }

  said.addEventListener("click", (event) => {
    const take = event.target.closest("[data-take]");
    if (take) {
      event.preventDefault();
      isKept.note(form, isKept.now(form));
      history.replaceState(null, "", take.href);
      location.reload();
    } else if (event.target.closest("[data-mine]")) {
      form.elements.seen.value = said.firstElementChild.dataset.seen;
      said.innerHTML = "";
      known = null;
      editor.view.focus();
      keep();
    }
  });

  const onHide = () => document.visibilityState === "hidden" && keep();
  editor.on("update", () => later());
  form.addEventListener("input", () => later());
  form.addEventListener("change", () => later());
  window.addEventListener("online", keep);
  document.addEventListener("visibilitychange", onHide);
  editor.on("destroy", () => {
    clearTimeout(timer);
    window.removeEventListener("online", keep);
    document.removeEventListener("visibilitychange", onHide);
  });
}

function words(form) {
  const isSent = (name) => !["seen", "csrfmiddlewaretoken", ...NOT_KEPT].includes(name);
  return JSON.stringify([...new FormData(form)].filter(([name]) => isSent(name)));
}

async function send(root, form) {
  renewToken(form);
  const body = new FormData(form);
  for (const name of NOT_KEPT) body.delete(name);
  body.set("script", "1");
  try {
    // A redirect would be the page that signs in.
    const keepalive = document.visibilityState === "hidden";
    return await fetch(root.dataset.draft, { method: "POST", body, redirect: "manual", keepalive });
  } catch (error) {
    console.warn("composer: the words were not kept", error);
    return null;
  }
}

// What does not say what became of the words is no answer; a later one may be.
function whyAway(response) {
  if (response?.type === "opaqueredirect") return "signed-out";
  return response?.headers.has("Draft") ? "" : "line";
}

function away(form, why) {
  for (const line of form.querySelectorAll("[data-draft-away]")) {
    line.hidden = line.dataset.draftAway !== why;
  }
}
