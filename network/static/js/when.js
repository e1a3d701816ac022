/* <time data-local> in the reader's own time, as people say it: "today 14:02", "yesterday",
   "12 March". The exact time stands on hover. */

const language = document.documentElement.lang || "en";
// The site writes "12 March", which English is in Europe.
const locale = language === "en" ? "en-GB" : language;
const DAY = 86_400_000;

const clock = new Intl.DateTimeFormat(locale, {
  hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});
const dayAndMonth = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
const fullDay = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });
const exact = new Intl.DateTimeFormat(locale, {
  day: "numeric", month: "long", year: "numeric",
  hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short",
});
const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

/** Calendar days between two moments, whatever the clocks did in between. */
function daysBetween(earlier, later) {
  const noon = (day) => Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  return (noon(later) - noon(earlier)) / DAY;
}

function said(moment, now) {
  const days = daysBetween(moment, now);
  if (days === 0) return `${relative.format(0, "day")} ${clock.format(moment)}`;
  if (days === 1) return relative.format(-1, "day");
  return (moment.getFullYear() === now.getFullYear() ? dayAndMonth : fullDay).format(moment);
}

function sayAll() {
  const now = new Date();
  for (const time of document.querySelectorAll("time[data-local]")) {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    time.textContent = said(moment, now);
    time.title = exact.format(moment);
  }
}

sayAll();
document.addEventListener("htmx:load", sayAll);
document.addEventListener("havn:shown", sayAll);
// Overnight "today" has become "yesterday".
document.addEventListener("visibilitychange", sayAll);
