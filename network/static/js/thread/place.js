/* The reader's place on a thread: what is on the screen stays where it is. Not every browser
   keeps it by itself; where one does, there is nothing left to move here. */

const list = document.getElementById("posts");

/** Whether the end of the last post is on the screen, or above it. */
export function isAtEnd() {
  const end = list.lastElementChild?.getBoundingClientRect().bottom ?? 0;
  return end <= innerHeight + 40;
}

/** What must not move: the form while one writes, else the first post on the screen. */
function anchor() {
  const form = document.getElementById("reply");
  if (form?.contains(document.activeElement)) return form;
  const posts = [...list.querySelectorAll(".post")];
  return posts.find((post) => post.getBoundingClientRect().bottom > 0) ?? form;
}

export function keepingPlace(change) {
  const fixed = anchor();
  const before = fixed?.getBoundingClientRect().top;
  change();
  const now = fixed?.isConnected ? fixed : fixed && document.getElementById(fixed.id);
  if (now) scrollBy({ top: now.getBoundingClientRect().top - before, behavior: "instant" });
}
