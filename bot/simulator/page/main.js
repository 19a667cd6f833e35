/** The page as a whole: keeps the columns in step with the program, and does what concerns more than one of them. */

import { Column } from "./column.js";
import { make, named } from "./make.js";
import { Time } from "./time.js";
import { act, listen } from "./wire.js";
import { languages, learnWords, live, say, speak, spoken } from "./words.js";

const stage = document.querySelector(".stage");
const tabs = document.querySelector(".tabs");
const lost = document.querySelector(".lost");
const dialog = document.querySelector("dialog.alert");

let columns = [];
let drawn = "";

const demo = {
  state: null,

  alert(text) {
    dialog.querySelector("p").textContent = text;
    dialog.showModal();
  },

  /** Open a link to Telegram within the demo. Returns false for other links, which the browser opens. */
  follow(url, from) {
    const { protocol, host, pathname, searchParams } = new URL(url);
    if (protocol !== "tg:" && host !== "t.me" && host !== "telegram.me") return false;
    const path = pathname.replaceAll("/", "").toLowerCase();
    if (protocol !== "tg:" && path === this.state.bot.username.toLowerCase()) {
      this.start(searchParams.get("start") ?? "");
    } else if (protocol !== "tg:" && path === "shareurl") {
      this.elsewhere(from).composer.fill(`${searchParams.get("text") ?? ""}\n${searchParams.get("url") ?? ""}`.trim());
    } else {
      from.notice(say("page-telegram-only"));
    }
    return true;
  },

  /** Press Start in the private chat, with what a deep link carries. */
  start(payload) {
    const column = columns.find((each) => each.data.private);
    this.open(column);
    column.say(`/start ${payload}`.trim());
  },

  inlineElsewhere(column, query) {
    this.elsewhere(column).inline(query);
  },

  /** Another chat than this one, opened. */
  elsewhere(column) {
    const other = columns.find((each) => each !== column) ?? column;
    this.open(other);
    return other;
  },

  /** Bring a chat to the front where only one fits. */
  open(column) {
    for (const each of columns) {
      const front = each === column;
      each.element.classList.toggle("front", front);
      each.tab.setAttribute("aria-selected", String(front));
      each.tab.tabIndex = front ? 0 : -1;
      if (front) each.tab.classList.remove("news");
    }
  },
};

const time = new Time(document.querySelector(".time"), () => demo.alert(say("page-failed")));

function show(state) {
  demo.state = state;
  live(state.time.zone);
  const wanted = [state.story, state.language, ...state.columns.map(({ id }) => id)].join();
  if (wanted !== drawn) draw(state);
  drawn = wanted;
  time.show(state.time);
  state.columns.forEach((data, place) => {
    const column = columns[place];
    const news = column.show(data);
    column.tab.replaceChildren(named(column.title()));
    if (news && !column.element.classList.contains("front")) column.tab.classList.add("news");
  });
}

/** Draw all columns anew, at a new story or in another language; what was being written stays. */
function draw(state) {
  const drafts = new Map(columns.map(({ id, composer }) => [id, composer.field.value]));
  const front = columns.find(({ element }) => element.classList.contains("front"))?.id;
  speak(state.language);
  columns = state.columns.map((data) => new Column(data, demo));
  for (const column of columns) {
    const { id } = column;
    column.tab = make("button", { type: "button", role: "tab", "aria-controls": `column-${id}`, onclick: () => demo.open(column) });
    column.composer.field.value = drafts.get(id) ?? "";
    column.composer.fit();
  }
  tabs.replaceChildren(...columns.map(({ tab }) => tab));
  stage.replaceChildren(...columns.map(({ element }) => element));
  demo.open(columns.find(({ id }) => id === front) ?? columns[0]);
  drawLanguages();
}

function drawLanguages() {
  const buttons = languages().map(({ code, name }) =>
    make(
      "button",
      { type: "button", lang: code, "aria-pressed": String(code === spoken()), onclick: () => act("language", { language: code }) },
      name,
    ),
  );
  document.querySelector(".languages").replaceChildren(...buttons);
}

function heard(event) {
  if (event.kind === "state") show(event);
  else columns.find(({ data }) => data.chat === event.chat)?.typing();
}

tabs.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const at = columns.findIndex(({ tab }) => tab === document.activeElement);
  const next = columns[(at + step + columns.length) % columns.length];
  demo.open(next);
  next.tab.focus();
});

document.querySelector(".reset").addEventListener("click", () => act("reset"));

await learnWords();
listen(heard, (isLost) => {
  lost.textContent = isLost ? say("page-lost") : "";
  lost.hidden = !isLost;
});
