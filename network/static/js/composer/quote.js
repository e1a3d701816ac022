// Makes a quote of a post: of the words that are selected in it, or of all.
// The server lets only those stay as theirs that stand in the post.

const MOST_WORDS = 150; // of a post in which nothing is selected, as the server takes without a script
const ENDS = "p, li, h3, h4, tr, td, th, pre, blockquote, br";

export function quoteOf(link, range) {
  const text = link.closest(".post").querySelector(".text");
  const isChosen = range && !range.collapsed && text.contains(range.commonAncestorContainer);
  const words = paragraphs(isChosen ? range.cloneContents() : text.cloneNode(true));
  const quote = document.createElement("blockquote");
  quote.dataset.quoted = link.pathname.match(/\d+/)[0];
  for (const said of isChosen ? words : shortened(words)) {
    const paragraph = document.createElement("p");
    paragraph.textContent = said;
    quote.append(paragraph);
  }
  return `${quote.outerHTML}<p></p>`;
}

// What it quotes itself, and where a link leads, are not its author's words.
function paragraphs(fragment) {
  const holder = document.createElement("div");
  holder.append(fragment);
  for (const other of holder.querySelectorAll(".quoted, .host")) other.remove();
  for (const end of holder.querySelectorAll(ENDS)) end.append("\n");
  for (const line of holder.querySelectorAll("br")) line.replaceWith("\n");
  return holder.textContent.split("\n").map((words) => words.trim()).filter(Boolean);
}

function shortened(paragraphs) {
  const made = [];
  let left = MOST_WORDS;
  for (const paragraph of paragraphs) {
    const words = paragraph.split(/\s+/);
    if (words.length > left) return [...made, [...words.slice(0, left), "[…]"].join(" ")];
    left -= words.length;
    made.push(paragraph);
  }
  return made;
}
