/** The words of the page itself, in the visitor's language. */

const LOCALES = { ru: "ru", en: "en-GB" };

let all = {};
let language = "ru";
let place = "UTC";
const formats = new Map();

/** Fetch the words of every language. */
export async function learnWords() {
  all = await (await fetch("/demo/words")).json();
}

/** Speak this language from now on: also the marked elements of index.html. */
export function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  document.title = say("page-title");
  for (const each of document.querySelectorAll("[data-word]")) each.textContent = say(each.dataset.word);
  for (const each of document.querySelectorAll("[data-label]")) {
    each.setAttribute("aria-label", say(each.dataset.label));
  }
}

export function spoken() {
  return language;
}

/** The message with this id. An unknown one is shown as its id: the tests look for that. */
export function say(id) {
  return all[language]?.[id] ?? id;
}

/** All messages whose ids begin so, in the order of their ids. */
export function sayAll(start) {
  return Object.keys(all[language] ?? {})
    .filter((id) => id.startsWith(start))
    .sort()
    .map(say);
}

/** The languages there are, each with its own name. */
export function languages() {
  return Object.entries(all).map(([code, words]) => ({ code, name: words["page-language-name"] }));
}

/** Tell times as they are in this zone (IANA) from now on. */
export function live(chosen) {
  place = chosen;
}

export function clock(seconds) {
  return format("clock", { timeStyle: "short", hourCycle: "h23" }).format(seconds * 1000);
}

export function day(seconds) {
  return format("day", { weekday: "long", day: "numeric", month: "long" }).format(seconds * 1000);
}

/** The zone in which times are told, as it is called then: "GMT+5". */
export function zone(seconds) {
  const parts = format("zone", { timeZoneName: "shortOffset" }).formatToParts(seconds * 1000);
  return parts.find(({ type }) => type === "timeZoneName").value;
}

/** An amount of time: "6 hours", "2 hr 56 min". */
export function span(seconds) {
  const minutes = Math.round(seconds / 60);
  const amounts = { day: Math.floor(minutes / 1440), hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 };
  const units = Object.keys(amounts).filter((unit) => amounts[unit]);
  const unitDisplay = units.length > 1 ? "short" : "long";
  const parts = units.map((unit) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay }).format(amounts[unit]));
  return parts.join(" ");
}

function format(name, parts) {
  const key = [name, language, place].join();
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(LOCALES[language], { ...parts, timeZone: place }));
  return formats.get(key);
}
