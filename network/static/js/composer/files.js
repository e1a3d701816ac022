// Files to send: chosen or dropped, listed with kind and size, each taken out again by a press.
// They are in this page only until Send. Without this script the browser's own field does it all.
import { style } from "./styles.js";

const chosenIn = new WeakMap(); // form → files
const notSent = new Map(); // id of a form → files it had when the server did not take it

document.addEventListener("htmx:beforeSwap", ({ detail: { xhr, requestConfig } }) => {
  const form = requestConfig.elt;
  if (xhr.status === 422 && chosenIn.has(form)) notSent.set(form.id, chosenIn.get(form));
});

export function mountFiles(form) {
  const root = form.querySelector("[data-files]");
  if (!root || "ready" in root.dataset) return;
  root.dataset.ready = "";
  style(root.dataset.style);
  const input = root.querySelector('input[type="file"]');
  let files = [];

  function keep(chosen) {
    files = chosen;
    chosenIn.set(form, files);
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    list(root, files, (gone) => {
      keep(files.filter((file) => file !== gone));
      input.focus();
    });
  }

  function add(more) {
    const refused = [];
    const chosen = [...files];
    for (const file of more) {
      const why = whyNot(root, input, file, chosen);
      if (why) refused.push(`${file.name}: ${why}`);
      else if (!chosen.some((one) => isSame(one, file))) chosen.push(file);
    }
    keep(chosen);
    tell(root, refused);
  }

  input.addEventListener("change", () => add(input.files));
  acceptDrops(root, add);
  showProgress(form, root, () => files.length > 0);

  // The server names the files of a form that it did not take; this page still has them.
  const again = root.querySelector("[data-again]");
  if (again && notSent.has(form.id)) {
    again.remove();
    keep(notSent.get(form.id));
  } else if (input.files.length) {
    add(input.files); // as the browser brought them back
  }
  notSent.delete(form.id);
}

const isSame = (one, other) =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

const kindOf = (file) => file.name.split(".").pop().toLowerCase();

function whyNot(root, input, file, chosen) {
  const { most, largest, tooMany, tooLarge, otherKind } = root.dataset;
  if (!input.accept.split(",").includes(`.${kindOf(file)}`)) return otherKind;
  if (file.size > Number(largest)) return tooLarge;
  return chosen.length >= Number(most) ? tooMany : "";
}

function list(root, files, takeOut) {
  const place = root.querySelector("[data-chosen]");
  place.hidden = files.length === 0;
  place.replaceChildren(...files.map((file) => item(root, file, takeOut)));
}

function item(root, file, takeOut) {
  const row = document.createElement("li");
  const name = document.createElement("bdi");
  name.textContent = file.name;
  const facts = document.createElement("span");
  facts.className = "file-facts";
  facts.textContent = `${kindOf(file).toUpperCase()}, ${inWords(file.size)}`;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = root.dataset.remove;
  button.setAttribute("aria-label", `${root.dataset.remove}: ${file.name}`);
  button.addEventListener("click", () => takeOut(file));
  row.append(name, facts, button);
  return row;
}

function inWords(bytes) {
  const [size, unit] = bytes < 1024 ** 2 ? [bytes / 1024, "kilobyte"] : [bytes / 1024 ** 2, "megabyte"];
  const look = { style: "unit", unit, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang, look).format(size);
}

function tell(root, refused) {
  const place = root.querySelector("[data-not-added]");
  place.hidden = refused.length === 0;
  place.textContent = refused.join(" ");
}

function acceptDrops(root, add) {
  root.querySelector("[data-drop]").hidden = false;
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
  root.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    root.classList.add("dropping");
  });
  root.addEventListener("dragleave", () => root.classList.remove("dropping"));
  root.addEventListener("drop", (event) => {
    root.classList.remove("dropping");
    if (!holdsFiles(event)) return;
    event.preventDefault();
    add(event.dataTransfer.files);
  });
}

function showProgress(form, root, hasFiles) {
  const place = root.querySelector("[data-progress]");
  const bar = place.querySelector("progress");
  form.addEventListener("submit", () => {
    place.hidden = !hasFiles();
    bar.removeAttribute("value"); // how far is not known yet
  });
  form.addEventListener("htmx:xhr:progress", ({ detail }) => {
    // All is there, and is being looked through: again nobody knows how long.
    if (detail.lengthComputable && detail.loaded < detail.total) {
      bar.value = (100 * detail.loaded) / detail.total;
    } else bar.removeAttribute("value");
  });
  form.addEventListener("htmx:afterRequest", () => (place.hidden = true));
}
