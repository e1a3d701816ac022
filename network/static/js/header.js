/* What every page of a member has: menus that close as people expect, the number of unread, and a
   word where what was pressed did not happen. */

/* A menu is a <details data-menu>: it works without this, too. */
function openMenus() {
  return document.querySelectorAll("details[data-menu][open]");
}

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("focusin", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  }
});

/* Unread notifications: on the bell, and before the title of the tab. */
const badge = document.querySelector("[data-unread]");

function show(unread) {
  badge.querySelector("[data-unread-count]").textContent = unread;
  badge.hidden = !unread;
  const title = document.title.replace(/^\(\d+\) /, "");
  document.title = unread ? `(${unread}) ${title}` : title;
}

if (badge) {
  show(Number(badge.querySelector("[data-unread-count]").textContent) || 0);
  document.addEventListener("havn:message", ({ detail }) => {
    if (detail.type === "badge") show(detail.unread);
  });
}

/* A press that was refused, or did not get through. Who writes is told in the form. */
const main = () => document.getElementById("main");
const note = document.createElement("p");
note.className = "note error not-done";
note.setAttribute("role", "alert");

function notDone({ detail }) {
  if (detail.requestConfig.elt.querySelector("[data-composer]")) return;
  const page = new DOMParser().parseFromString(detail.xhr.responseText, "text/html");
  const why = page.querySelector("main .lead")?.textContent;
  note.textContent = why ?? document.querySelector("[data-not-done]").dataset.notDone;
  main().prepend(note);
}

document.addEventListener("htmx:beforeRequest", () => note.remove());
document.addEventListener("htmx:sendError", notDone);
document.addEventListener("htmx:responseError", notDone);

/* The page has answered in its own place: who listens begins where it begins. */
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target?.id === "main") main().focus({ preventScroll: true });
});
