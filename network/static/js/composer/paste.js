// Makes clean HTML of what Word and other programs put on the clipboard.
// Styles go while it is still a string: parsed with them, the page's policy would report each.

const TAG = /<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const ATTRIBUTE = /([a-z][\w:-]*)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/gi;
const KEPT = new Set(["href", "colspan", "rowspan"]);
const UNSEEN = /<(style|script|title|xml|head)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<!\[[\s\S]*?\]>/gi;
const MARKER = /<!--\[if !supportLists\]-->([\s\S]*?)<!--\[endif\]-->|<!\[if !supportLists\]>([\s\S]*?)<!\[endif\]>/gi;

export function cleanPasted(html) {
  if (html.includes("data-pm-slice")) return html; // from this editor or another one like it
  const marked = html.replace(MARKER, (_, one, other) => marker(one ?? other));
  const bare = marked.replace(UNSEEN, "").replace(TAG, bareTag);
  const { body } = new DOMParser().parseFromString(bare, "text/html");
  joinLists(body);
  for (const [from, to] of [["h1, h2", "h3"], ["h5, h6", "h4"]]) rename(body, from, to);
  for (const strong of body.querySelectorAll("[data-strong]")) wrap(strong, "strong");
  for (const em of body.querySelectorAll("[data-em]")) wrap(em, "em");
  return body.innerHTML;
}

// The bullet or number that Word writes before an item of a list.
function marker(words) {
  const plain = words.replace(/<[^>]*>|&nbsp;/g, "").trim();
  return `<i data-marker="${/^[(]?[\da-z]{1,4}[.)]/i.test(plain) ? "ol" : "ul"}"></i>`;
}

function bareTag(tag, end, name, written) {
  if (name.includes(":")) return "";
  if (end) return `</${name}>`;
  const attributes = Object.fromEntries(
    [...written.matchAll(ATTRIBUTE)].map(([, key, value]) => [key.toLowerCase(), value]),
  );
  const style = attributes.style ?? "";
  // Google Docs wraps everything in a <b> that is not bold.
  if (/^b$/i.test(name) && /font-weight:\s*(normal|400)/i.test(style)) return "<span>";
  const kept = Object.entries(attributes)
    .filter(([key]) => KEPT.has(key) || key === "data-marker")
    .map(([key, value]) => ` ${key}=${value}`);
  const level = style.match(/mso-list:[^;]*?\blevel(\d)/i);
  if (level) kept.push(` data-level="${level[1]}"`);
  if (/^span$/i.test(name)) {
    if (/font-weight:\s*(bold|[6-9]00)/i.test(style)) kept.push(" data-strong");
    if (/font-style:\s*italic/i.test(style)) kept.push(" data-em");
  }
  return `<${name}${kept.join("")}>`;
}

// Word's items are paragraphs with a level: neighbours become one list, deeper ones lists within.
function joinLists(body) {
  let open = []; // the lists we are in, outermost first
  for (const item of body.querySelectorAll("[data-level]")) {
    const sign = item.querySelector("[data-marker]");
    if (!sign) continue;
    const depth = Math.min(Number(item.dataset.level), open.length + 1);
    if (item.previousElementSibling !== open[0]) open = [];
    open.length = Math.min(open.length, depth);
    if (open.length < depth || open.at(-1).localName !== sign.dataset.marker) {
      open.length = depth - 1;
      open.push(begin(sign.dataset.marker, item, open));
    }
    const li = document.createElement("li");
    sign.remove();
    li.append(...item.childNodes);
    open.at(-1).append(li);
    item.remove();
  }
}

function begin(name, item, open) {
  const list = document.createElement(name);
  const outer = open.at(-1)?.lastElementChild;
  if (outer) outer.append(list);
  else item.before(list);
  return list;
}

function rename(body, selector, name) {
  for (const old of body.querySelectorAll(selector)) {
    const fresh = document.createElement(name);
    fresh.append(...old.childNodes);
    old.replaceWith(fresh);
  }
}

function wrap(element, name) {
  const inner = document.createElement(name);
  inner.append(...element.childNodes);
  element.append(inner);
}
