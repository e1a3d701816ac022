/* Posts on the page: each <li> holds one, in the order of their numbers. */

import { keepingPlace } from "./place.js";

const NEW_FOR = 6_000; // how long a new post keeps its tint

const list = document.getElementById("posts");

export function numberOf(item) {
  return Number(item?.querySelector(".post")?.dataset.number) || 0;
}

/** The server's own HTML, cleaned there. Scripts in a template do not run. */
export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.querySelector(".post");
}

export function insert(post) {
  const number = Number(post.dataset.number);
  const item = document.createElement("li");
  item.append(post);
  const after = [...list.children].find((other) => numberOf(other) > number);
  list.insertBefore(item, after ?? null);
  post.classList.add("is-new");
  setTimeout(() => post.classList.remove("is-new"), NEW_FOR);
}

/** Put the new version in the old one's place, with its controls, the focus and the place. */
export function replace(old, post) {
  const links = (article) => [article, ...article.querySelectorAll("a[href], button")];
  const focused = links(old).indexOf(document.activeElement);
  const controls = old.querySelector(".post-controls");
  // Where the server puts them: the order of the links tells which had the focus.
  if (controls && !("hidden" in post.dataset)) post.querySelector("[data-reply]").after(controls);
  keepingPlace(() => old.replaceWith(post));
  if (focused >= 0) (links(post)[focused] ?? post).focus({ preventScroll: true });
}
