// The dialog that sets, changes and removes a link.

export function linkDialog(root, editor) {
  const dialog = root.querySelector("[data-link]");
  const address = dialog.querySelector("input");
  const wrong = dialog.querySelector("[data-link-wrong]");
  const remove = dialog.querySelector("[data-link-remove]");

  function open() {
    address.value = editor.getAttributes("link").href ?? "";
    remove.hidden = !address.value;
    complain(false);
    dialog.showModal();
    address.select();
  }

  function complain(yes) {
    wrong.hidden = !yes;
    address.setAttribute("aria-invalid", yes);
    if (yes) address.focus();
  }

  function apply() {
    const href = completed(address.value.trim());
    if (!href) return complain(true);
    dialog.close();
    setLink(editor, href, address.value.trim());
  }

  function unlink() {
    dialog.close();
    editor.chain().extendMarkRange("link").unsetLink().run();
  }

  dialog.querySelector("[data-link-set]").addEventListener("click", apply);
  dialog.querySelector("[data-link-close]").addEventListener("click", () => dialog.close());
  remove.addEventListener("click", unlink);
  // The dialog stands inside the form of the post: Enter here must not send that one.
  address.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    apply();
  });
  dialog.addEventListener("close", () => editor.view.focus());
  return open;
}

function setLink(editor, href, words) {
  const chain = editor.chain();
  if (editor.state.selection.empty && !editor.isActive("link")) {
    const marks = [{ type: "link", attrs: { href } }];
    chain.insertContent({ type: "text", text: words, marks }).unsetMark("link").run();
  } else {
    chain.extendMarkRange("link").setLink({ href }).run();
  }
}

// What people write for an address, made one; null for what is none.
function completed(words) {
  if (/\s/.test(words) || !words) return null;
  if (/^(https?:\/\/[^/]|mailto:.+@)/i.test(words)) return words;
  if (/^[a-z][a-z0-9+.-]*:/i.test(words) && !/^[^/]+:\d+(\/|$)/.test(words)) return null;
  if (/^[^@/]+@[^@/]+\.[^@/]+$/.test(words)) return `mailto:${words}`;
  return /^[^/.]+(\.[^/.]+)+(\/|$|[?#:])/.test(words) ? `https://${words}` : null;
}
