// The tools above the words: one stop of the Tab key, arrows within, pressed where they apply.

const ACTS = {
  bold: (chain) => chain.toggleBold(),
  italic: (chain) => chain.toggleItalic(),
  bullets: (chain) => chain.toggleBulletList(),
  numbers: (chain) => chain.toggleOrderedList(),
  quote: (chain) => chain.toggleBlockquote(),
  heading: (chain) => chain.toggleHeading({ level: 3 }),
  table: (chain) => chain.insertTable({ rows: 3, cols: 2, withHeaderRow: true }),
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
  "add-row": (chain) => chain.addRowAfter(),
  "add-column": (chain) => chain.addColumnAfter(),
  "remove-row": (chain) => chain.deleteRow(),
  "remove-column": (chain) => chain.deleteColumn(),
  "remove-table": (chain) => chain.deleteTable(),
};
const NODES = {
  bold: "bold",
  italic: "italic",
  link: "link",
  bullets: "bulletList",
  numbers: "orderedList",
  quote: "blockquote",
  heading: "heading",
};

export function toolbar(bar, editor, openLink) {
  const tools = [...bar.querySelectorAll("[data-tool]")];
  const press = (name) => (name === "link" ? openLink() : act(editor, name));
  bar.hidden = false;
  // A mouse must not take the focus, and with it the selection, out of the words.
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-tool]");
    if (tool && tool.getAttribute("aria-disabled") !== "true") press(tool.dataset.tool);
  });
  bar.addEventListener("keydown", (event) => move(event, tools));
  bar.addEventListener("focusin", (event) => rove(tools, event.target));
  rove(tools, tools[0]);
  reflect(bar, tools, editor);
  editor.on("transaction", () => reflect(bar, tools, editor));
  editor.view.dom.addEventListener("keydown", (event) => {
    const mod = event.ctrlKey || event.metaKey;
    if (mod && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      openLink();
    } else if (event.altKey && event.key === "F10") {
      tools.find((tool) => tool.tabIndex === 0).focus();
    }
  });
}

// Back among the words, so that one goes on writing. Not by the editor's own focus command: that
// one waits for the next frame, and the first letter would be lost.
function act(editor, name) {
  ACTS[name](editor.chain()).run();
  editor.view.focus();
}

function isThere(tool) {
  return !tool.closest("[hidden]");
}

function move(event, tools) {
  const there = tools.filter(isThere);
  const at = there.indexOf(event.target);
  const next = {
    ArrowRight: (at + 1) % there.length,
    ArrowLeft: (at - 1 + there.length) % there.length,
    Home: 0,
    End: there.length - 1,
  }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  there[next].focus();
}

function rove(tools, current) {
  for (const tool of tools) tool.tabIndex = tool === current ? 0 : -1;
}

function reflect(bar, tools, editor) {
  bar.querySelector("[data-in-table]").hidden = !editor.isActive("table");
  for (const tool of tools) {
    const name = tool.dataset.tool;
    if (name in NODES) tool.setAttribute("aria-pressed", editor.isActive(NODES[name]));
    if (name === "undo" || name === "redo") {
      tool.setAttribute("aria-disabled", !editor.can()[name]());
    }
  }
  if (!isThere(tools.find((tool) => tool.tabIndex === 0))) rove(tools, tools[0]);
}
