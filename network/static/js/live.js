/* One socket a page. It only listens: what a member writes goes over HTTP.

   Tells the page by events on the document:
   havn:message   one message of the server, already parsed
   havn:catch-up  something may have been missed: ask the server what changed
   havn:gone      the right to read this page has ended */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
const SETTLE = 200; // the server first opens, then may say that nobody is signed in
const STEADY = 5_000; // open for so long, a connection counts as good
const POLL = 20_000; // where sockets are blocked, and no faster than a person reads
const EVERY_SO_OFTEN = 9; // polls: also with an open socket, for what a push lost on the way
const ASLEEP = 60_000; // after so long in the background a socket may be dead without knowing
const NOT_SIGNED_IN = 4401;
const ACCESS_LOST = 4403;

const path = document.body.dataset.socket;
let socket = null;
let openSince = 0;
let tries = 0;
let timer = 0;
let polls = 0;
let hiddenSince = 0;
let signedOut = false; // until somebody signs in again in another tab
let ended = !path;

function tell(name, detail) {
  document.dispatchEvent(new CustomEvent(name, { detail }));
}

function connect() {
  clearTimeout(timer);
  if (ended || socket) return;
  const address = new URL(path, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const mine = new WebSocket(address);
  socket = mine;
  mine.onopen = () => {
    openSince = Date.now();
    setTimeout(() => {
      if (mine === socket) tell("havn:catch-up");
    }, SETTLE);
  };
  mine.onmessage = (event) => {
    if (mine === socket) hear(JSON.parse(event.data));
  };
  mine.onclose = (event) => {
    if (mine === socket) closed(event.code);
  };
}

function hear(message) {
  if (message.type === "gone") end();
  else tell("havn:message", message);
}

function closed(code) {
  socket = null;
  if (code === ACCESS_LOST) end();
  signedOut = code === NOT_SIGNED_IN;
  if (ended || signedOut) return;
  if (openSince && Date.now() - openSince > STEADY) tries = 0;
  openSince = 0;
  // Jitter: after a restart of the server not everybody comes back in the same moment.
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries++);
  timer = setTimeout(connect, longest * (0.5 + Math.random() / 2));
}

function end() {
  if (ended) return;
  ended = true;
  hangUp();
  // A page that cannot say it itself is asked for again, and the server says it.
  if (document.getElementById("gone")) tell("havn:gone");
  else location.reload();
}

function hangUp() {
  clearTimeout(timer);
  const mine = socket;
  socket = null;
  mine?.close();
}

function renew() {
  hangUp();
  tries = 0;
  connect();
}

function poll() {
  if (ended || signedOut || document.hidden) return;
  const open = socket?.readyState === WebSocket.OPEN;
  if (!open || ++polls % EVERY_SO_OFTEN === 0) tell("havn:catch-up");
}

function wake() {
  if (ended) return;
  if (document.hidden) {
    hiddenSince = Date.now();
    return;
  }
  if (Date.now() - hiddenSince > ASLEEP) renew();
  else connect();
  if (!signedOut) tell("havn:catch-up");
}

if (!ended) {
  connect();
  setInterval(poll, POLL);
  document.addEventListener("visibilitychange", wake);
  document.addEventListener("havn:gone", () => {
    ended = true;
    hangUp();
  });
  addEventListener("online", () => {
    renew();
    tell("havn:catch-up");
  });
  // An open socket would keep the page out of the browser's back and forward cache.
  addEventListener("pagehide", hangUp);
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    renew();
    tell("havn:catch-up");
  });
}
