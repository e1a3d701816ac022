// What a text may hold: the tags that network/lib/markup.py lets through, and no more.

export function extensions(bundle) {
  return [
    bundle.Document,
    bundle.Paragraph,
    bundle.Text,
    bundle.HardBreak,
    bundle.Bold,
    bundle.Italic,
    bundle.Strike,
    bundle.Code,
    bundle.CodeBlock,
    quote(bundle),
    bundle.HorizontalRule,
    bundle.Heading.configure({ levels: [3, 4] }),
    bundle.BulletList,
    numberedList(bundle),
    listItem(bundle),
    table(bundle),
    bundle.TableRow,
    bundle.TableHeader,
    bundle.TableCell,
    link(bundle),
    bundle.UndoRedo,
    bundle.Gapcursor,
    bundle.Dropcursor.configure({ color: false, class: "drop-cursor" }),
  ];
}

// Whose words it holds: forums/quotes.py.
function quote({ Blockquote }) {
  const quoted = {
    default: null,
    parseHTML: (element) => element.dataset.quoted ?? null,
    renderHTML: ({ quoted }) => (quoted ? { "data-quoted": quoted } : {}),
  };
  return Blockquote.extend({ addAttributes: () => ({ quoted }) });
}

// Counted from one with figures, as the post will be: other counts are not kept on saving.
function numberedList({ OrderedList, wrappingInputRule }) {
  return OrderedList.extend({
    addAttributes: () => ({}),
    addNodeView: () => null,
    addInputRules() {
      return [wrappingInputRule({ find: /^\d+[.)]\s$/, type: this.type })];
    },
  });
}

// Tab leaves the editor, also from a list: nobody may be caught in it who has only a keyboard.
function listItem({ ListItem }) {
  return ListItem.extend({
    addKeyboardShortcuts() {
      return { Enter: () => this.editor.commands.splitListItem(this.name) };
    },
  });
}

// Tab goes from cell to cell and leaves after the last one; a row is added by its button.
function table({ Table }) {
  return Table.extend({
    addKeyboardShortcuts() {
      return { ...this.parent(), Tab: () => this.editor.commands.goToNextCell() };
    },
  });
}

function link({ Link }) {
  const schemes = /^(https?:\/\/|mailto:)/i;
  return Link.extend({
    addAttributes: () => ({ href: { default: null } }),
    addKeyboardShortcuts: () => ({}),
  }).configure({
    autolink: true,
    defaultProtocol: "https",
    isAllowedUri: (address) => schemes.test(address),
    shouldAutoLink: (address) => /^(https?:\/\/|www\.)/i.test(address),
  });
}
