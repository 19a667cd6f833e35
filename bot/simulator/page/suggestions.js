/** The list above the composer: commands, the bot's name, or results of an inline query. */

import { make } from "./make.js";
import { say } from "./words.js";

let lists = 0;

export class Suggestions {
  /** `field` is the text field that keeps the keyboard's focus while the list is open. */
  constructor(field) {
    this.field = field;
    this.items = [];
    this.at = 0;
    this.id = `list-${++lists}`;
    this.element = make("div.suggestions", { role: "listbox", id: this.id, "aria-label": say("page-suggestions"), hidden: true });
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-controls", this.id);
    field.setAttribute("aria-autocomplete", "list");
    this.close();
  }

  get open() {
    return !this.element.hidden;
  }

  /** Offer items: {title, about, pick(), complete()}. `complete` is what Tab does, if it differs. */
  offer(items, kind) {
    this.items = items;
    this.at = 0;
    this.element.replaceChildren(...items.map((item, place) => this.option(item, place)));
    this.element.dataset.kind = kind;
    this.element.hidden = items.length === 0;
    this.element.scrollTop = 0;
    this.field.setAttribute("aria-expanded", String(this.open));
    this.mark();
  }

  /** Say one line in place of a list: that nothing was found, or nobody answers. */
  note(text) {
    this.offer([], "note");
    this.element.replaceChildren(make("p", { role: "status" }, text));
    this.element.hidden = false;
  }

  close() {
    this.offer([], "none");
  }

  /** Handle a key of the field; returns whether it was meant for the list. */
  key(event) {
    if (!this.open) return false;
    if (event.key === "Escape") {
      this.close();
      return true;
    }
    const item = this.items[this.at];
    if (!item) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.at = (this.at + step + this.items.length) % this.items.length;
      this.mark();
    } else if (event.key === "Enter" && !event.shiftKey) {
      item.pick();
    } else if (event.key === "Tab" && !event.shiftKey) {
      (item.complete ?? item.pick)();
    } else {
      return false;
    }
    return true;
  }

  option(item, place) {
    return make(
      "div.option",
      {
        role: "option",
        id: `${this.id}-${place}`,
        // Before the click: the field must not lose the focus.
        onmousedown: (event) => event.preventDefault(),
        onclick: () => item.pick(),
      },
      make("span.name", { dir: "auto" }, item.title),
      item.about ? make("span.about", { dir: "auto" }, item.about) : null,
    );
  }

  mark() {
    for (const [place, option] of [...this.element.children].entries()) {
      const chosen = place === this.at;
      option.setAttribute("aria-selected", String(chosen));
      if (chosen) option.scrollIntoView({ block: "nearest" });
    }
    if (this.items.length) this.field.setAttribute("aria-activedescendant", `${this.id}-${this.at}`);
    else this.field.removeAttribute("aria-activedescendant");
  }
}
