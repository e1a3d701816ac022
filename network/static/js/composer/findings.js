// Marks the very words the privacy scan found, and leads to them. Marks go with later changes.

const MARK = { nodeName: "mark", class: "finding" };

export function findings(bundle, form, sent) {
  const items = [...form.querySelectorAll(".findings [data-start]")];
  const spans = items.map((item) => span(item, sent));
  const plugin = marks(bundle, spans);
  return bundle.Extension.create({
    name: "findings",
    onCreate: ({ editor }) => offerPlaces(editor, items, plugin),
    addProseMirrorPlugins: () => [plugin],
  });
}

// Places count in the HTML that was sent; in the editor they are counted in words without tags.
function span(item, sent) {
  const characters = [...sent]; // the server counts 😀 as one
  const [from, to] = [item.dataset.start, item.dataset.end].map((place) => {
    const before = characters.slice(0, Number(place)).join("");
    return new DOMParser().parseFromString(before, "text/html").body.textContent.length;
  });
  return { from, to };
}

function marks({ Plugin, pm }, spans) {
  const { Decoration, DecorationSet } = pm.view;
  const draw = (doc) =>
    DecorationSet.create(
      doc,
      spans.flatMap((words, number) => {
        const found = range(doc, words);
        return found ? Decoration.inline(found.from, found.to, MARK, { number }) : [];
      }),
    );
  const plugin = new Plugin({
    state: {
      init: (_, { doc }) => draw(doc),
      apply: (change, drawn) => drawn.map(change.mapping, change.doc),
    },
    props: { decorations: (state) => plugin.getState(state) },
  });
  return plugin;
}

function range(doc, { from, to }) {
  let counted = 0;
  const found = {};
  doc.descendants((node, position) => {
    if (!node.isText) return;
    const end = counted + node.text.length;
    if (from >= counted && from < end) found.from = position + from - counted;
    if (to > counted && to <= end) found.to = position + to - counted;
    counted = end;
  });
  return found.from < found.to ? found : null;
}

// A colour under the words says nothing to who cannot see it: a button selects them.
function offerPlaces(editor, items, plugin) {
  items.forEach((item, number) => {
    const place = () =>
      plugin.getState(editor.state).find(undefined, undefined, (spec) => spec.number === number)[0];
    const button = item.querySelector("[data-show]");
    button.hidden = !place();
    button.addEventListener("click", () => {
      editor.view.focus();
      if (place()) editor.chain().setTextSelection(place()).scrollIntoView().run();
    });
  });
}
