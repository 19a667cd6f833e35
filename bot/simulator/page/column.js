/** One chat on the page, with its head, its messages and the composer. */

import { Composer } from "./composer.js";
import { avatar, make, named } from "./make.js";
import { authorOf } from "./message.js";
import { clients, speakers, tries } from "./strips.js";
import { Talk } from "./talk.js";
import { act } from "./wire.js";
import { say } from "./words.js";

const TYPING = 5000; // milliseconds; a chat action lasts five seconds in Telegram
const TOAST = 3500; // milliseconds
const FACES = { private: "bot", group: "5", moderators: "4" };

export class Column {
  /** `demo` has what concerns more than one chat: state, follow(url), inlineElsewhere(column, query), alert(text). */
  constructor(data, demo) {
    this.demo = demo;
    this.data = data;
    this.id = data.id;
    this.speaker = data.speakers[0];
    const title = this.title();
    this.talk = new Talk(title, this.deeds());
    this.composer = new Composer(title, {
      say: (text, replyTo) => this.say(text, replyTo),
      edit: (message, text) => this.act("edit", { message, text }),
      ask: async (text) => (await this.act("ask", { text }))?.answer,
      pick: (result) => this.act("pick", { result }),
      start: (payload) => this.demo.start(payload),
      commands: () => this.data.commands[this.speaker] ?? [],
      bot: () => this.demo.state.bot,
    });
    this.name = make("h2", {});
    this.below = make("p.below", {});
    this.face = make("div.face", {});
    this.strip = data.private ? clients(demo) : speakers(this);
    this.welcome = this.welcoming();
    this.toast = make("div.toast", { role: "status" });
    this.tries = tries(this);
    this.element = make(
      "section.column",
      { id: `column-${data.id}` },
      make("header.head", {}, this.face, make("div.names", {}, this.name, this.below)),
      this.strip.element,
      this.talk.element,
      this.welcome,
      make("div.foot", {}, this.toast, this.tries.element, this.composer.suggestions.element, this.composer.element),
    );
  }

  title() {
    const { bot, people } = this.demo.state;
    return this.data.private ? people[bot.id].name : this.data.title;
  }

  /** Show the newest state of this chat. Returns how many messages are news. */
  show(data) {
    const { people, bot } = this.demo.state;
    const title = this.title();
    this.data = data;
    this.element.setAttribute("aria-label", title);
    this.name.replaceChildren(named(title));
    this.face.replaceChildren(avatar(title, FACES[this.id]));
    if (!this.timer) this.rest();
    this.strip.show();
    const news = this.talk.update(data.messages, { viewer: this.speaker, people, inGroup: !data.private });
    if (news) this.stopTyping();
    const empty = data.private && !data.messages.length;
    this.element.classList.toggle("unopened", empty);
    this.welcome.querySelector(".description").textContent = bot.description;
    this.tries.show();
    return news;
  }

  /** Let somebody else of the group speak. */
  speakAs(person) {
    this.speaker = person;
    this.show(this.data);
    this.composer.field.focus();
  }

  /** Do something as the current speaker. Returns the program's answer, or null after saying what went wrong. */
  async act(what, given) {
    try {
      return await act(what, { column: this.id, speaker: this.speaker, ...given });
    } catch {
      this.notice(say("page-failed"));
      return null;
    }
  }

  say(text, replyTo) {
    this.talk.toEnd();
    return this.act("say", { text, reply_to: replyTo });
  }

  async press(message, data) {
    const answered = await this.act("press", { message: message.message_id, data });
    if (!answered) return;
    const { answer } = answered;
    if (!answer) this.notice(say("page-silent"));
    else if (answer.text && answer.show_alert) this.demo.alert(answer.text);
    else if (answer.text) this.notice(answer.text);
    else if (answer.url) this.demo.follow(answer.url, this);
  }

  /** What can be done from within messages. */
  deeds() {
    const link = (anchor, url) => this.link(anchor, url);
    return {
      reply: (message) => this.composer.reply(message, authorOf(message, this.demo.state.people).name),
      edit: (message) => this.composer.edit(message),
      remove: (message) => this.act("delete", { message: message.message_id }),
      show: (id) => this.talk.show(id),
      words: () => ({ link, command: (text) => this.say(text), mention: (text) => this.composer.fill(`${text} `) }),
      keys: (message) => ({
        link,
        press: (data) => this.press(message, data),
        copy: (text) => this.copy(text),
        inline: (query, here) => (here ? this.inline(query) : this.demo.inlineElsewhere(this, query)),
      }),
    };
  }

  link(anchor, url) {
    anchor.href = url;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    anchor.addEventListener("click", (event) => {
      if (this.demo.follow(url, this)) event.preventDefault();
    });
  }

  inline(query) {
    this.composer.fill(`@${this.demo.state.bot.username} ${query}`);
  }

  async copy(text) {
    await navigator.clipboard.writeText(text);
    this.notice(say("page-copied"));
  }

  /** A line that goes by itself. */
  notice(text) {
    const note = make("p", { dir: "auto" }, text);
    this.toast.replaceChildren(note);
    setTimeout(() => note.remove(), TOAST);
  }

  typing() {
    clearTimeout(this.timer);
    this.below.replaceChildren(make("span.typing", {}, say("page-typing"), make("i", {}), make("i", {}), make("i", {})));
    this.timer = setTimeout(() => this.stopTyping(), TYPING);
  }

  stopTyping() {
    clearTimeout(this.timer);
    this.timer = null;
    this.rest();
  }

  /** What stands under the name while nothing happens. */
  rest() {
    const { people, bot } = this.demo.state;
    const members = this.data.members.filter((id) => id !== bot.id);
    const names = [...members, bot.id].map((id) => people[id].name);
    this.below.textContent = this.data.private ? say("page-bot") : names.join(", ");
  }

  welcoming() {
    const start = make("button.start", { type: "button", onclick: () => this.say("/start") }, say("page-start"));
    return make(
      "div.welcome",
      {},
      make("div.card", {}, avatar("", "bot"), make("h3", {}, say("page-what-can")), make("p.description", { dir: "auto" })),
      start,
    );
  }
}
