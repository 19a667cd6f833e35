/** Where the visitor writes: the field, what it offers while one types, and what is being answered or edited. */

import { icon, make, named } from "./make.js";
import { firstWords } from "./message.js";
import { Suggestions } from "./suggestions.js";
import { say } from "./words.js";

const LONGEST = 4096; // UTF-16 units, Telegram's limit and the unit of maxlength
const PAUSE = 250; // milliseconds without a key before an inline query is asked

export class Composer {
  /** `does`: say(text, replyTo), edit(id, text), ask(text), pick(id), start(payload), commands(), bot(). */
  constructor(label, does) {
    this.does = does;
    this.about = null;
    this.asked = 0;
    this.field = make("textarea", {
      rows: "1",
      maxlength: LONGEST,
      dir: "auto",
      "aria-label": label,
      placeholder: say("page-write"),
      enterkeyhint: "send",
      oninput: () => this.typed(),
      onkeydown: (event) => this.key(event),
      onblur: () => this.suggestions.close(),
    });
    this.suggestions = new Suggestions(this.field);
    this.slash = make(
      "button.slash",
      { type: "button", "aria-label": say("page-commands"), title: say("page-commands"), onmousedown: (event) => event.preventDefault(), onclick: () => this.menu() },
      "/",
    );
    this.send = make("button.send", { type: "submit", "aria-label": say("page-send"), title: say("page-send") }, icon("send"));
    this.bar = make("div.bar", { hidden: true });
    const line = make("div.line", {}, this.slash, this.field, this.send);
    this.element = make("form.composer", { onsubmit: (event) => this.submit(event) }, this.bar, line);
    this.fit();
  }

  /** Put a text into the field, for the visitor to go on with. */
  fill(text) {
    this.field.value = text;
    this.field.focus();
    this.typed();
  }

  /** The next text answers this message. */
  reply(message, author) {
    this.turn({ message, title: author, editing: false });
  }

  /** The next text takes the place of this message's. */
  edit(message) {
    this.turn({ message, title: say("page-editing"), editing: true });
    this.field.value = message.text;
    this.fit();
  }

  turn(about) {
    this.about = about;
    this.bar.replaceChildren(
      icon("reply"),
      make("div.about", {}, make("span.author", {}, named(about.title)), make("span.cut", { dir: "auto" }, firstWords(about.message))),
      make("button.plain.cancel", { type: "button", "aria-label": say("page-cancel"), onclick: () => this.drop() }, icon("close")),
    );
    this.bar.hidden = false;
    this.field.focus();
  }

  drop() {
    if (this.about?.editing) this.field.value = "";
    this.about = null;
    this.bar.hidden = true;
    this.fit();
    this.field.focus();
  }

  /** Send what was written; if that fails, put it back. */
  async submit(event) {
    event?.preventDefault();
    const text = this.field.value.trim();
    if (!text) return;
    const about = this.about;
    this.field.value = "";
    this.drop();
    this.suggestions.close();
    const { message_id: id } = about?.message ?? {};
    const sent = about?.editing ? await this.does.edit(id, text) : await this.does.say(text, id);
    if (sent) return;
    if (about) this.turn(about);
    this.fill(`${text}\n${this.field.value}`.trim());
  }

  key(event) {
    if (event.isComposing) return;
    if (this.suggestions.key(event)) {
      event.preventDefault();
    } else if (event.key === "Enter" && !event.shiftKey) {
      this.submit(event);
    } else if (event.key === "Escape" && this.about) {
      this.drop();
    }
  }

  typed() {
    this.fit();
    const text = this.field.value;
    const { username } = this.does.bot();
    const inline = text.startsWith(`@${username} `);
    this.asked += 1;
    if (inline) this.ask(text.slice(username.length + 2), this.asked);
    else if (/^\/\w*$/.test(text)) this.suggestions.offer(this.matching(text.slice(1)), "commands");
    else if (/^@\w*$/.test(text) && `@${username}`.startsWith(text.toLowerCase())) this.suggestions.offer([this.mention(username)], "commands");
    else this.suggestions.close();
  }

  /** The button «/»: all commands, or none if they are there already. */
  menu() {
    if (this.suggestions.open) this.suggestions.close();
    else this.suggestions.offer(this.matching(""), "commands");
    this.field.focus();
  }

  matching(start) {
    return this.does
      .commands()
      .filter(({ command }) => command.startsWith(start.toLowerCase()))
      .map(({ command, description }) => ({
        title: `/${command}`,
        about: description,
        pick: () => {
          this.field.value = `/${command}`;
          this.submit();
        },
        complete: () => this.fill(`/${command} `),
      }));
  }

  mention(username) {
    return { title: `@${username}`, about: say("page-inline"), pick: () => this.fill(`@${username} `) };
  }

  async ask(text, asked) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (asked !== this.asked) return;
    const answer = await this.does.ask(text);
    if (asked !== this.asked || document.activeElement !== this.field) return;
    if (!answer) return this.suggestions.note(say("page-silent"));
    const items = answer.results.map((each) => this.result(each));
    if (answer.button?.start_parameter) items.push(this.leave(answer.button));
    if (items.length) this.suggestions.offer(items, "results");
    else this.suggestions.note(say("page-nothing-found"));
  }

  result({ id, title, description }) {
    const pick = () => {
      this.empty();
      this.does.pick(id);
    };
    return { title: title ?? say("page-other-kind"), about: description, pick };
  }

  leave(button) {
    const pick = () => {
      this.empty();
      this.does.start(button.start_parameter);
    };
    return { title: button.text, pick };
  }

  empty() {
    this.field.value = "";
    this.asked += 1;
    this.suggestions.close();
    this.fit();
  }

  /** Let the field be as high as its text, within what the style allows. */
  fit() {
    this.field.style.height = "auto";
    if (this.field.value) this.field.style.height = `${this.field.scrollHeight}px`;
    this.element.classList.toggle("empty", !this.field.value.trim());
  }
}
