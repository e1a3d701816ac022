/* Choosing words by selecting them. It only ticks the boxes below, which also work without it. */

const text = document.getElementById("redact-text");
const tools = document.querySelector(".redact-tools");
const status = tools.querySelector("[role=status]");
const boxes = [...document.querySelectorAll("input[name=span]")];

const place = (value) => value.split("-").map(Number);
const lies = ([start, end], [from, to]) => from <= start && end <= to;

function chosen() {
  return boxes.filter((box) => box.checked).map((box) => place(box.value));
}

function draw() {
  const places = chosen();
  for (const word of text.querySelectorAll("[data-span]")) {
    const mine = place(word.dataset.span);
    word.classList.toggle("chosen", places.some((where) => lies(mine, where)));
  }
  const words = places.length === 1 ? status.dataset.one : status.dataset.other;
  status.textContent = words.replace("{n}", places.length);
}

function chooseSelected() {
  const selection = getSelection();
  for (const word of text.querySelectorAll("[data-span]")) {
    if (!selection.containsNode(word, true)) continue;
    const box = document.getElementById(`w-${word.dataset.span}`);
    box.checked = true;
    box.closest("details").open = true;
  }
  selection.removeAllRanges();
  draw();
}

// Pressing a button takes the selection away in some browsers.
const button = document.getElementById("redact-selection");
button.addEventListener("mousedown", (event) => event.preventDefault());
button.addEventListener("click", chooseSelected);
document.addEventListener("change", draw);
tools.hidden = false;
draw();
