// Puts the editor in the place of the textarea, with the words that stand there.
import { colleagues } from "./colleagues.js";
import { keepDrafts } from "./drafts.js";
import { extensions } from "./extensions.js";
import { findings } from "./findings.js";
import { linkDialog } from "./link.js";
import { cleanPasted } from "./paste.js";
import { keepStart, hasUnsent } from "./sending.js";
import { style } from "./styles.js";
import { toolbar } from "./toolbar.js";

export async function mount(root) {
  const textarea = root.querySelector("textarea");
  const wordEnds = composition(textarea);
  const [bundle, parts] = await Promise.all([
    import(root.dataset.bundle),
    asked(root),
    style(root.dataset.style),
  ]);
  await wordEnds();
  place(root, textarea, parts);
  const form = root.closest("form");
  const begun = hasUnsent(form);
  const hadFocus = document.activeElement === textarea;
  const editor = new bundle.Editor({
    element: textarea.parentElement,
    injectCSS: false, // the page's policy refuses styles made by scripts
    extensions: [...extensions(bundle), findings(bundle, form), colleagues(bundle, root)],
    content: content(root, textarea, begun),
    parseOptions: { preserveWhitespace: true },
    editorProps: { attributes: attributes(textarea), transformPastedHTML: cleanPasted },
  });
  const openLink = linkDialog(root, editor);
  toolbar(root.querySelector("[data-tools]"), editor, openLink);
  takeOver(root, textarea, editor);
  if (!begun) keepStart(root);
  if (hadFocus) {
    editor.commands.setTextSelection(editor.state.doc.content.size);
    editor.view.focus();
  }
  followLanguage(form, textarea.parentElement);
  keepDrafts(editor, form);
  return editor;
}

let tools = null; // once they are here, a new form has them at once

// The tools and their words. Ours, so they may stand in the page as they come.
async function asked(root) {
  if (tools) return tools;
  const response = await fetch(root.dataset.parts, { redirect: "error" });
  if (!response.ok) throw new Error(`the tools did not come: ${response.status}`);
  return (tools = await response.text());
}

function place(root, textarea, parts) {
  if (root.querySelector("[data-tools]")) return;
  // There may be two composers on a page.
  const named = parts.replaceAll("id_text", textarea.id);
  textarea.parentElement.insertAdjacentHTML("beforebegin", named);
}

// An input method that is in the middle of a word keeps the textarea until the word is there.
function composition(textarea) {
  let ended = Promise.resolve();
  textarea.addEventListener("beforeinput", (event) => {
    if (!event.isComposing) return;
    ended = new Promise((resolve) => textarea.addEventListener("compositionend", resolve));
  });
  return () => ended;
}

function content(root, textarea, begun) {
  const { html, unsent } = root.dataset;
  const sentAsHtml = textarea.form.elements.written_as.value === "html";
  if (unsent !== undefined && sentAsHtml) return textarea.value;
  if (html !== undefined && !begun) return html;
  return paragraphs(textarea.value);
}

// Plain words: a paragraph a blank line, as the server makes of them.
function paragraphs(words) {
  return words
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => {
      const holder = document.createElement("p");
      holder.innerText = paragraph;
      return holder.outerHTML;
    })
    .join("");
}

function attributes(textarea) {
  return {
    role: "textbox",
    "aria-multiline": "true",
    "aria-autocomplete": "list",
    "aria-required": "true",
    "aria-labelledby": `${textarea.id}_label`,
    "aria-describedby": `${textarea.id}_said`,
    spellcheck: "true",
  };
}

// The words go with the form when it is read, and nowhere before.
function takeOver(root, textarea, editor) {
  textarea.hidden = true;
  textarea.required = false; // a hidden required field would stop the form without a word
  root.classList.add("ready");
  root.querySelector('[data-say="no-tools"]').hidden = true;
  textarea.form.addEventListener("formdata", (event) => {
    event.formData.set(textarea.name, written(editor));
    event.formData.set("written_as", "html");
  });
  restWhileSending(root, editor);
}

// What is typed while the words are on their way would go with the form that is replaced.
function restWhileSending(root, editor) {
  let hadFocus = false;
  root.addEventListener("composer:sending", ({ detail: sending }) => {
    if (sending) hadFocus = editor.isFocused;
    editor.setEditable(!sending);
    if (!sending && hadFocus) editor.view.focus();
  });
}

function written(editor) {
  return !editor.getText().trim() ? "" : editor.getHTML().replace(/(<p><\/p>)+$/, "");
}

function followLanguage(form, words) {
  const language = form.elements.language;
  language?.addEventListener("change", () => (words.lang = language.value));
}
