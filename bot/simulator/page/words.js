/** The words of the page itself, in the visitor's language. */

let all = {};
let language = "ru";

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

/** The languages there are, each with its own name. */
export function languages() {
  return Object.entries(all).map(([code, words]) => ({ code, name: words["page-language-name"] }));
}

export function clock(seconds) {
  return new Intl.DateTimeFormat(language, { timeStyle: "short", hourCycle: "h23" }).format(seconds * 1000);
}

export function day(seconds) {
  const parts = { weekday: "long", day: "numeric", month: "long" };
  return new Intl.DateTimeFormat(language, parts).format(seconds * 1000);
}
