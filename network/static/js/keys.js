/* Single keys, for who wants them: `/` search, j k next and previous, r reply, w watch, g h g f g d
   home, forums, directory, ? the list; at the desk c claim, d decision, n next. They can be switched
   off (WCAG 2.1.4); the browser remembers only that. */

const FLAG = "havn.keys";
const CHORD = 1_500;

const dialog = document.getElementById("key-list");
const toggle = dialog?.querySelector("[data-keys-on]");
let chordUntil = 0;

/** Storage may be forbidden by the browser: then the choice lasts for this page. */
function remembered() {
  try {
    return localStorage.getItem(FLAG) !== "off";
  } catch {
    return true;
  }
}

function remember(on) {
  try {
    if (on) localStorage.removeItem(FLAG);
    else localStorage.setItem(FLAG, "off");
  } catch {
    // The switch in the dialog still holds for this page.
  }
}

function isShown(element) {
  return element.getClientRects().length > 0;
}

/** Focus a field, press anything else; `goOnly` never presses. */
function use(selector, { goOnly = false } = {}) {
  const element = [...document.querySelectorAll(selector)].find(isShown);
  if (!element) return false;
  if (goOnly || element.matches("input, textarea")) element.focus();
  else element.click();
  return true;
}

/** Focus the next or previous post, or the link of the next or previous row. */
function step(by) {
  const items = [...document.querySelectorAll("[data-row], .post")].filter(isShown);
  if (!items.length) return false;
  const here = items.findIndex((item) => item.contains(document.activeElement));
  const below = items.findIndex((item) => item.getBoundingClientRect().bottom > 1);
  let next = here + by;
  if (here < 0) next = by > 0 ? below : below - 1;
  const item = items[Math.max(0, Math.min(items.length - 1, next))];
  for (const other of items) other.classList.toggle("is-current", other === item);
  const target = item.matches("[data-row]") ? item.querySelector("a[href]") : item;
  target?.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
  return true;
}

function act(key) {
  if (performance.now() < chordUntil) {
    chordUntil = 0;
    return use(`[data-key="g ${CSS.escape(key)}"]`);
  }
  switch (key) {
    case "g":
      chordUntil = performance.now() + CHORD;
      return true;
    case "j":
      return step(1);
    case "k":
      return step(-1);
    case "r":
      return use("[data-reply]");
    case "w":
      return use("[data-watch]");
    case "d": // a decision takes more than one key
      return use('[data-key="d"]', { goOnly: true });
    case "c":
    case "n":
    case "/":
      return use(`[data-key="${key}"]`);
    case "?":
      dialog.showModal();
      return true;
    default:
      return false;
  }
}

function isWriting(target) {
  return target.closest?.("input, textarea, select, [contenteditable]");
}

if (dialog) {
  toggle.checked = remembered();
  toggle.addEventListener("change", () => remember(toggle.checked));
  for (const button of document.querySelectorAll("[data-keys-help]")) {
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
  }
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.repeat && event.key === "g") return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!toggle.checked || isWriting(event.target) || document.querySelector("dialog[open]")) return;
    if (act(event.key)) event.preventDefault();
  });
}
