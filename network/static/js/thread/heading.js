/* The head of the thread: when words of the title or a tag went, or the thread has come further, it
   is asked for again. What stands in the page, its title and its address are all replaced. */

const list = document.getElementById("posts");
let known = Number(list.dataset.heading);

export async function followHeading(heading) {
  if (!(heading > known)) return;
  known = heading;
  const answer = await fetch(location.pathname + location.search).catch(() => null);
  // Without an answer nothing of the old head may stay.
  if (!answer?.ok) return location.reload();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const theirs = page.getElementById("posts");
  // It was merged into another thread: who is writing goes there with the answer to their words.
  if (theirs?.dataset.thread !== list.dataset.thread) {
    return isWriting() ? undefined : location.assign(answer.url);
  }
  // The line for paper names the address.
  for (const part of [".thread-head", ".paper-only.from"]) {
    put(page.querySelector(part), document.querySelector(part));
  }
  followPosts(page);
  followReply(page);
  document.title = page.title;
  for (const told of document.querySelectorAll("meta[name=description], link[rel=canonical]")) {
    told.remove();
  }
  const [ours, theirPages] = [document, page].map((one) => [...one.querySelectorAll("nav.pages")]);
  ours.forEach((nav, place) => nav.replaceWith(theirPages[place]));
  const address = new URL(answer.url).pathname + location.search + location.hash;
  history.replaceState(history.state, "", address);
}

/** In the old one's place; who had the focus in it has it in the new one. */
function put(fresh, old) {
  const hadFocus = old?.contains(document.activeElement);
  old?.replaceWith(fresh);
  htmx.process(fresh);
  if (hadFocus) fresh.querySelector("button, a[href]")?.focus();
}

/** As the form would send it: what stands in the editor is not in the textarea. */
function isWriting() {
  const form = document.querySelector("form#reply");
  return Boolean(form && new FormData(form).get("text")?.trim());
}

/** The form that replies comes and goes with the thread's stage; words begun are never taken. */
function followReply(page) {
  const [ours, theirs] = [document, page].map((one) => one.getElementById("reply"));
  if (!ours || !theirs || isWriting() || ours.matches("form") === theirs.matches("form")) return;
  put(theirs, ours);
}

/** Which reply answered it, and what may be done with each, follows from the head. */
function followPosts(page) {
  for (const mark of list.querySelectorAll(".answer-mark")) mark.remove();
  for (const theirs of page.querySelectorAll("#posts > li > .post")) {
    const ours = document.getElementById(theirs.id);
    if (!ours) continue;
    if ("moved" in theirs.dataset) {
      if (!("moved" in ours.dataset)) ours.replaceWith(theirs);
      continue;
    }
    const mark = theirs.parentNode.querySelector(".answer-mark");
    if (mark) ours.before(mark);
    const [controls, fresh] = [ours, theirs].map((post) => post.querySelector(".post-controls"));
    if (controls && fresh) put(fresh, controls);
  }
}
