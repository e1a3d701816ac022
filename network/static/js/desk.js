/* The desk while it is open: who is on what comes in, and a claim is renewed as long as the page
   stays in front. What a push says is only which matter changed: the line is asked for. */

const RENEW = 5 * 60_000;
const SETTLE = 300;

async function ask(address, options) {
  const answer = await fetch(address, options).catch(() => null);
  return answer?.ok ? answer.text() : null;
}

async function lineOf(matter) {
  const html = await ask(`/desk/${matter}/line/`);
  return html && new DOMParser().parseFromString(html, "text/html").querySelector("[data-matter]");
}

async function changed(matter) {
  const row = document.querySelector(`[data-matter="${matter}"]`);
  const state = document.querySelector(`[data-matter-state="${matter}"]`);
  if (!row && !state) return;
  const line = await lineOf(matter);
  if (!line) return;
  if (row && !row.contains(document.activeElement)) {
    line.querySelector("a").search = row.querySelector("a").search;
    row.replaceWith(line);
  }
  if (state) state.textContent = line.dataset.holder || state.dataset.nobody;
}

const news = document.getElementById("desk-news");
let asked = 0;

/** How many have come that are not on the page. Many pushes at once ask once. */
function askForNews() {
  if (!news || asked) return;
  asked = setTimeout(async () => {
    asked = 0;
    const query = new URLSearchParams(location.search);
    query.set("since", news.dataset.since);
    const html = await ask(`/desk/news/?${query}`);
    if (html === null || news.contains(document.activeElement)) return;
    const said = new DOMParser().parseFromString(html, "text/html").body;
    // The same once more is not read out once more.
    if (said.textContent.trim() !== news.textContent.trim()) news.replaceChildren(...said.childNodes);
  }, SETTLE);
}

document.addEventListener("havn:message", ({ detail }) => {
  if (detail.type !== "matter") return;
  changed(detail.matter);
  if (!document.querySelector(`[data-matter="${detail.matter}"]`)) askForNews();
});
document.addEventListener("havn:catch-up", askForNews);

const claim = document.querySelector("form[data-renew]");
if (claim) {
  setInterval(() => {
    if (document.hidden) return;
    const form = new FormData(claim);
    form.set("renew", "1");
    ask(claim.action, { method: "POST", body: form });
  }, RENEW);
}
