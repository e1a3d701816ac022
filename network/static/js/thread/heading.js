/* The head of the thread: when a moderator took words out of the title or a tag away, it is asked
   for again. What stands in the page, its title and its address are all replaced. */

const list = document.getElementById("posts");
let known = Number(list.dataset.heading);

export async function followHeading(theirs) {
  if (!(theirs > known)) return;
  known = theirs;
  const answer = await fetch(location.pathname + location.search).catch(() => null);
  // Without an answer nothing of the old head may stay.
  if (!answer?.ok) return location.reload();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // The line for paper names the address.
  for (const part of [".thread-head", ".paper-only.from"]) {
    document.querySelector(part)?.replaceWith(page.querySelector(part));
  }
  document.title = page.title;
  for (const told of document.querySelectorAll("meta[name=description], link[rel=canonical]")) {
    told.remove();
  }
  const [ours, theirPages] = [document, page].map((one) => [...one.querySelectorAll("nav.pages")]);
  ours.forEach((nav, place) => nav.replaceWith(theirPages[place]));
  const address = new URL(answer.url).pathname + location.search + location.hash;
  history.replaceState(history.state, "", address);
}
