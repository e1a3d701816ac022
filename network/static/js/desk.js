/* The desk while it is open: who is on what comes in, and a claim is renewed as long as the page
   stays in front. What a push says is only which matter changed: the line is asked for. */

const RENEW = 5 * 60_000;

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

document.addEventListener("havn:message", ({ detail }) => {
  if (detail.type === "matter") changed(detail.matter);
});

const claim = document.querySelector("form[data-renew]");
if (claim) {
  setInterval(() => {
    if (document.hidden) return;
    const form = new FormData(claim);
    form.set("renew", "1");
    ask(claim.action, { method: "POST", body: form });
  }, RENEW);
}
