// Offers colleagues behind an "@" and two letters: those who may read what is written here. Without
// an answer of the server nothing is offered; a handle can always be typed in full.

const PAUSE = 150; // milliseconds without a key
// As forums/mentions.py reads it, and with the letters that names have.
const TYPED = /(?:^|[^\p{L}\p{N}_@./&#;-])@([\p{L}\p{M}\p{N}_-]{2,30})$/u;
const GOES_ON = /^[\p{L}\p{M}\p{N}_@-]/u;
// There they are another's words, or no words.
const NOT_IN = ["blockquote", "codeBlock", "code", "link"];

export function colleagues(bundle, root) {
  let list;
  return bundle.Extension.create({
    name: "colleagues",
    priority: 1000, // asked before all that Enter, Tab and the arrows do else
    addProseMirrorPlugins: () => [
      new bundle.Plugin({
        view: (view) => (list = offer(view, root)),
        props: {
          handleKeyDown: (_view, event) => list.press(event),
          handleDOMEvents: { blur: () => list.close() },
        },
      }),
    ],
  });
}

function offer(view, root) {
  const box = root.querySelector("[data-offered]");
  const said = root.querySelector("[data-offered-said]");
  let typed = null; // {from, words}: where the "@" stands, and what behind it
  let left = null; // where somebody has closed the list
  let current = 0;
  let timer, request;

  const options = () => [...box.querySelectorAll("[role=option]")];

  function update(view, before) {
    const now = view.editable && view.hasFocus() ? typedIn(view.state.selection) : null;
    if (now && now.from === typed?.from && now.words === typed.words) return;
    typed = now;
    if (typed?.from !== left) left = null;
    // To go with the arrows to what stands there is not to type it.
    const isTyped = !before.doc.eq(view.state.doc);
    if (!typed || left !== null || !isTyped) return close();
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  }

  async function ask() {
    const asked = typed;
    request?.abort();
    request = new AbortController();
    const html = await answer(root.dataset.colleagues, asked.words, request.signal);
    if (asked === typed && view.hasFocus()) show(html);
  }

  function show(html) {
    box.innerHTML = html.replaceAll("id_text", root.querySelector("textarea").id);
    if (!options().length) return close();
    box.hidden = false;
    view.dom.setAttribute("aria-controls", box.firstElementChild.id);
    said.textContent = box.firstElementChild.dataset.said;
    place();
    point(0);
  }

  // Under the "@"; above it where the window ends before the list does.
  function place() {
    const at = view.coordsAtPos(typed.from);
    const edge = root.getBoundingClientRect();
    const height = box.offsetHeight;
    const end = window.visualViewport?.height ?? window.innerHeight;
    const fitsBelow = at.bottom + height <= end || at.top < height;
    const room = root.clientWidth - box.offsetWidth;
    box.style.top = `${(fitsBelow ? at.bottom : at.top - height) - edge.top}px`;
    box.style.left = `${Math.max(0, Math.min(at.left - edge.left, room))}px`;
  }

  function point(number) {
    const there = options();
    current = (number + there.length) % there.length;
    there.forEach((option, n) => option.setAttribute("aria-selected", n === current));
    view.dom.setAttribute("aria-activedescendant", there[current].id);
    there[current].scrollIntoView({ block: "nearest" });
  }

  function choose(option) {
    const { doc, tr } = view.state;
    const end = typed.from + 1 + typed.words.length;
    const isSpaced = doc.textBetween(end, Math.min(end + 1, doc.content.size)) === " ";
    const words = `@${option.dataset.handle} `;
    view.dispatch(tr.insertText(words, typed.from, isSpaced ? end + 1 : end).scrollIntoView());
    view.focus();
  }

  function press(event) {
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
    if (box.hidden || !isPlain || event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) point(current + step);
    else if (["Enter", "Tab"].includes(event.key)) choose(options()[current]);
    else if (event.key === "Escape") leave();
    else return false;
    return true;
  }

  function leave() {
    left = typed.from;
    close();
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    box.hidden = true;
    box.innerHTML = "";
    said.textContent = "";
    view.dom.removeAttribute("aria-activedescendant");
    view.dom.removeAttribute("aria-controls");
  }

  // The focus stays in the words.
  box.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
  return { update, press, close, destroy: close };
}

function typedIn({ empty, $from }) {
  if (!empty || !isOwn($from)) return null;
  const { parent, parentOffset } = $from;
  const before = parent.textBetween(0, parentOffset, null, "\ufffc");
  const after = parent.textBetween(parentOffset, parent.content.size, null, "\ufffc");
  const words = before.match(TYPED)?.[1];
  if (!words || GOES_ON.test(after)) return null;
  return { from: $from.pos - words.length - 1, words };
}

function isOwn($from) {
  const within = $from.marks().map((mark) => mark.type.name);
  for (let depth = $from.depth; depth >= 0; depth--) within.push($from.node(depth).type.name);
  return !within.some((name) => NOT_IN.includes(name));
}

// The page that signs in, or one that says no, is no list.
async function answer(address, words, signal) {
  try {
    const asked = `${address}?${new URLSearchParams({ q: words })}`;
    const response = await fetch(asked, { signal, redirect: "error" });
    return response.ok ? await response.text() : "";
  } catch (error) {
    if (error.name !== "AbortError") console.warn("composer: nobody is offered", error);
    return "";
  }
}
