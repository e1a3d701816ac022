/* The open thread: new posts and edits come in, the reader's place stays.

   Each post is known by its number and version, so it does not matter whether it arrives by push,
   by catching up or as the answer to one's own reply, nor in which order. */

import { isAtEnd, keepingPlace } from "./thread/place.js";
import { insert, numberOf, parse, replace } from "./thread/posts.js";

const GAP = 1_000; // a push in between may still be on its way
const READ_AFTER = 3_000;

const list = document.getElementById("posts");
const held = document.getElementById("held");
const status = document.getElementById("live-status");
const isLastPage = list.dataset.lastPage === "true";
const knownAtFirst = Number(list.dataset.last); // a higher number is new

let revision = Number(list.dataset.revision);
let read = numberOf(list.lastElementChild); // the server has marked this page as read
let waiting = new Map(); // number → post, not shown yet
let queue = null; // what came while our own reply was on its way
let ended = false;
let asking = false;
let askAgain = false;
let gapTimer = 0;
let readTimer = 0;

function say(text) {
  // The same words twice are two messages only when the region was empty in between.
  status.textContent = "";
  setTimeout(() => (status.textContent = text), 100);
}

/* --- A post comes in --------------------------------------------------------------------- */

function take(message) {
  if (queue) queue.push(message);
  else {
    receive(message);
    shown();
  }
}

function receive({ number, version, html, revision: theirs }) {
  const old = document.getElementById(`post-${number}`) ?? waiting.get(number);
  if (!old || Number(old.dataset.version) < version) {
    const post = parse(html);
    if (waiting.has(number)) waiting.set(number, post);
    else if (old) replace(old, post);
    else if (number > knownAtFirst) arrive(number, post);
    // Else it stands on another page of the thread.
  }
  follow(theirs);
}

function arrive(number, post) {
  if (isLastPage && !waiting.size && isAtEnd()) {
    keepingPlace(() => insert(post));
    showAtTheEnd(post);
    say(status.dataset.new);
  } else {
    waiting.set(number, post);
    showWaiting();
  }
}

/** Who has read to the end and is not writing sees it come, also from below it. */
function showAtTheEnd(post) {
  const isWriting = document.getElementById("reply")?.contains(document.activeElement);
  if (!isWriting && post.getBoundingClientRect().bottom < 0)
    post.scrollIntoView({ block: "nearest", behavior: "instant" });
}

function showWaiting() {
  const count = waiting.size;
  const words = held.querySelector(isLastPage ? "[data-held]" : "[data-elsewhere]");
  words.textContent = (count === 1 ? words.dataset.one : words.dataset.other).replace("{n}", count);
  if (!isLastPage) words.href = firstWaiting().querySelector("a.number").href;
  words.hidden = held.hidden = false;
  say(words.textContent);
}

function firstWaiting() {
  return waiting.get(Math.min(...waiting.keys()));
}

function showHeld() {
  if (!waiting.size) return null;
  const first = firstWaiting();
  for (const post of waiting.values()) insert(post);
  waiting = new Map();
  held.hidden = true;
  shown();
  return first;
}

function shown() {
  document.dispatchEvent(new CustomEvent("havn:shown"));
  noteRead();
}

/* --- What we know, and asking for the rest ----------------------------------------------- */

/** Revisions come one by one; after a gap we ask, unless the missing one was only slower. */
function follow(theirs) {
  if (theirs === revision + 1) revision = theirs;
  else if (theirs > revision) {
    clearTimeout(gapTimer);
    gapTimer = setTimeout(catchUp, GAP);
  }
}

function readTo() {
  return !document.hidden && isLastPage && isAtEnd() ? numberOf(list.lastElementChild) : 0;
}

/** Tell the server how far we have read: soon, and not everybody in the same moment. */
function noteRead() {
  if (ended || readTimer || readTo() <= read) return;
  readTimer = setTimeout(() => {
    readTimer = 0;
    if (readTo() > read) catchUp();
  }, READ_AFTER * (1 + Math.random()));
}

async function catchUp() {
  askAgain = asking;
  if (asking) return;
  asking = true;
  do {
    askAgain = false;
    askAgain = (await ask()) || askAgain;
  } while (askAgain && !ended);
  asking = false;
}

/** Ask once; whether there is more to ask for. */
async function ask() {
  const address = new URL(list.dataset.since, location.href);
  const reading = readTo();
  address.searchParams.set("revision", revision);
  if (reading > read) address.searchParams.set("read", reading);
  const answer = await fetch(address).catch(() => null);
  if (answer?.status === 404 && !(await isSignedOut(answer))) {
    document.dispatchEvent(new CustomEvent("havn:gone"));
  }
  // Away for a moment: the next wake, reconnect or poll asks again.
  if (!answer?.ok || ended) return false;
  const news = await answer.json();
  read = Math.max(read, reading);
  for (const message of news.posts) take(message);
  revision = Math.max(revision, news.revision);
  showHere(news.here);
  showHeading(news.heading);
  return news.more;
}

/** Whether it says no only because the writer's sign-in ended: then the words must be sendable. */
async function isSignedOut(answer) {
  const { signed_in: signedIn } = await answer.json().catch(() => ({}));
  return signedIn === false && Boolean(document.querySelector("form#reply"));
}

function showHere(count) {
  for (const place of document.querySelectorAll("[data-here]")) {
    place.textContent = Math.max(1, count);
  }
}

/** Seldom: what does it comes only once a title or a tag was taken away. */
async function showHeading(theirs) {
  if (!(theirs > Number(list.dataset.heading))) return;
  const heading = await import("./thread/heading.js").catch(() => location.reload());
  heading?.followHeading(theirs);
}

/* --- Our own reply ----------------------------------------------------------------------- */

function sending() {
  queue = [];
}

function sent(succeeded) {
  const messages = queue ?? [];
  queue = null;
  const own = list.lastElementChild;
  if (succeeded && !isLastPage) {
    location.assign(own.querySelector("a.number").href);
    return;
  }
  if (succeeded) {
    const number = numberOf(own);
    // Sent twice, or pushed before: the answer with our controls stays.
    waiting.delete(number);
    const [twin, ...others] = list.querySelectorAll(`#post-${number}`);
    if (others.length) twin.closest("li").remove();
    showHeld();
    follow(Number(own.querySelector(".post").dataset.revision));
  }
  for (const message of messages) receive(message);
  shown();
}

/* --- Forms of a post ---------------------------------------------------------------------- */

async function openBelow(event, link) {
  event.preventDefault();
  const below = await import("./thread/below.js").catch(() => location.assign(link.href));
  below?.openBelow(link);
}

/* --- The end ----------------------------------------------------------------------------- */

function gone() {
  ended = true;
  waiting = new Map();
  held.hidden = true;
  document.title = document.title.split(" – ").at(-1);
  for (const part of document.querySelectorAll(".thread-head, .pages, .aside > *")) part.remove();
  list.replaceWith(document.getElementById("gone").content.cloneNode(true));
  for (const button of document.querySelectorAll("#reply button")) button.disabled = true;
}

document.addEventListener("havn:message", ({ detail }) => {
  if (detail.type === "post") take(detail);
  if (detail.type === "here") showHere(detail.count);
  if (detail.type === "heading") showHeading(detail.heading);
});
document.addEventListener("havn:catch-up", catchUp);
document.addEventListener("havn:gone", gone, { once: true });
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (detail.requestConfig.elt.id === "reply") sending();
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.requestConfig.elt.id === "reply") sent(detail.successful);
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-held]")) showHeld()?.focus();
  const link = event.target.closest("a[data-below]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) openBelow(event, link);
});
addEventListener("scroll", noteRead, { passive: true });
