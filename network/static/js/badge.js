/* The number of unread notifications: in the header, and before the title of the tab. */

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
