/* What moves in the header: menus that close as people expect, and the number of unread. */

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
