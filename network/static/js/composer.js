// Where members write. The textarea works alone. The editor is 172 kB: it comes at once on a page
// made for writing, and for a reply only when somebody begins one. So does what lists the files.
import { guardSending, keepStart } from "./composer/sending.js";

const opened = new WeakMap(); // composer → promise of its editor

function open(root) {
  openFiles(root.closest("form"));
  if (!opened.has(root)) opened.set(root, load(root));
  return opened.get(root);
}

async function load(root) {
  root.dataset.state = "loading";
  try {
    const { mount } = await import(root.dataset.editor);
    const editor = await mount(root);
    root.dataset.state = "ready";
    return editor;
  } catch (error) {
    // Away from the network: the textarea stays, and the next focus tries again.
    opened.delete(root);
    root.dataset.state = "plain";
    root.querySelector('[data-say="no-tools"]').hidden = false;
    console.warn("composer: the editor did not load", error);
  }
}

let files = null; // what lists them, once it is here: then a new form has it at once

/** Away from the network the browser's own field does it. */
async function openFiles(form) {
  files ??= await import("./composer/files.js").catch(() => null);
  files?.mountFiles(form);
}

function find(within) {
  for (const root of within.querySelectorAll("[data-composer]:not([data-state])")) {
    root.dataset.state = "plain";
    keepStart(root);
    // Who is quicker than this script has begun already.
    const began = document.activeElement === root.querySelector("textarea");
    if (began || "now" in root.dataset || "unsent" in root.dataset) open(root);
    const alert = root.closest("form").querySelector(".help-now, .findings, .form-errors, .preview");
    if (alert) show(alert);
  }
}

function show(alert) {
  alert.tabIndex = -1;
  alert.focus();
}

async function write(root) {
  root.scrollIntoView({ block: "nearest" });
  root.querySelector("textarea").focus();
  const editor = await open(root);
  editor?.view.focus();
}

for (const begins of ["focusin", "change", "dragenter"]) {
  document.addEventListener(begins, (event) => {
    const root = event.target.closest?.("[data-files]");
    if (root) openFiles(root.closest("form"));
  });
}

document.addEventListener("focusin", (event) => {
  const root = event.target.closest("[data-composer]");
  if (root && event.target.matches("textarea")) open(root);
});

// "Reply" under a post, and the links of an error summary, lead to the words and not to the page.
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"], [data-composer] label');
  if (!link) return;
  const target = link.htmlFor || link.hash.slice(1);
  const place = document.getElementById(target);
  const form = place?.matches("textarea") ? place.form : place;
  const composer = form?.matches("form") && form.querySelector("[data-composer]");
  if (!composer) return;
  event.preventDefault();
  write(composer);
});

// Pressing a link may take the selection away before it is clicked.
let chosen = null;
document.addEventListener("pointerdown", (event) => {
  const selection = getSelection();
  if (event.target.closest("[data-quote]"))
    chosen = selection.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
});

// "Quote" under a post; where no editor comes, its page does the same.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-quote]");
  const root = link && document.querySelector("#reply [data-composer]");
  if (!root || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const range = event.detail ? chosen : getSelection().rangeCount && getSelection().getRangeAt(0);
  const [quote, editor] = await Promise.all([
    import("./composer/quote.js").catch(() => null),
    open(root),
  ]);
  if (!quote || !editor) return location.assign(link.href);
  const html = quote.quoteOf(link, range);
  if (editor.isEmpty) editor.commands.setContent(html, { emitUpdate: true });
  else editor.commands.insertContentAt(editor.state.doc.content.size, html);
  editor.chain().focus("end").scrollIntoView().run();
});

document.addEventListener("htmx:load", (event) => find(event.target.parentNode ?? document));
document.addEventListener("htmx:beforeCleanupElement", async (event) => {
  if (opened.has(event.target)) (await opened.get(event.target))?.destroy();
});

guardSending();
find(document);
