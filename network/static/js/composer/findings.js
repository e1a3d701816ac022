// Marks the very words the privacy scan found, and leads to them. Marks go with later changes and
// are never part of what is sent.
import { offerMethod } from "./method.js";
import { watch } from "./scanning.js";

const MARK = { nodeName: "mark", class: "finding" };

export function findings(bundle, form) {
  const region = form.querySelector("[data-findings]");
  const plugin = marks(bundle);
  return bundle.Extension.create({
    name: "findings",
    addProseMirrorPlugins: () => [plugin],
    onCreate: ({ editor }) => {
      const show = () => draw(editor, region, plugin);
      show();
      leadToPlaces(editor, region, plugin);
      offerMethod(editor, region, (number) => placeOf(editor, plugin, number));
      watch(editor, form, region, show);
    },
  });
}

// Places are counted in words without tags, as the server counts them for a browser.
function spans(region) {
  return [...region.querySelectorAll("[data-start]")].map((item) => ({
    from: Number(item.dataset.start),
    to: Number(item.dataset.end),
  }));
}

function marks({ Plugin, pm }) {
  const { Decoration, DecorationSet } = pm.view;
  const decorate = (doc, found) =>
    DecorationSet.create(
      doc,
      found.flatMap((words, number) => {
        const place = range(doc, words);
        return place ? Decoration.inline(place.from, place.to, MARK, { number }) : [];
      }),
    );
  const plugin = new Plugin({
    state: {
      init: () => DecorationSet.empty,
      apply: (change, drawn) => {
        const found = change.getMeta(plugin);
        return found ? decorate(change.doc, found) : drawn.map(change.mapping, change.doc);
      },
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

function draw(editor, region, plugin) {
  editor.view.dispatch(editor.state.tr.setMeta(plugin, spans(region)));
  region.querySelectorAll("[data-start]").forEach((item, number) => {
    const place = placeOf(editor, plugin, number);
    item.querySelector("[data-show]").hidden = !place;
    const words = item.querySelector("[data-words]");
    words.hidden = !place;
    if (place) words.textContent = editor.state.doc.textBetween(place.from, place.to, " ");
  });
}

function placeOf(editor, plugin, number) {
  return plugin
    .getState(editor.state)
    .find(undefined, undefined, (spec) => spec.number === number)[0];
}

// A colour under the words says nothing to who cannot see it: a button selects them.
function leadToPlaces(editor, region, plugin) {
  region.addEventListener("click", (event) => {
    const item = event.target.closest("[data-show]")?.closest("[data-start]");
    if (!item) return;
    const number = [...region.querySelectorAll("[data-start]")].indexOf(item);
    const place = placeOf(editor, plugin, number);
    editor.view.focus();
    if (place) editor.chain().setTextSelection(place).scrollIntoView().run();
  });
}
