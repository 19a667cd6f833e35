/** The messages of a chat: kept in step with the state, and scrolled as a reader expects. */

import { icon, make } from "./make.js";
import { authorOf, row } from "./message.js";
import { day, say } from "./words.js";

const RUN = 300; // seconds within which one author's messages stand together
const LATER = 3000; // seconds of silence after which it is said how long it was
const NEAR = 48; // pixels from the end that still count as the end
const calm = matchMedia("(prefers-reduced-motion: reduce)");

export class Talk {
  constructor(label, does) {
    this.does = does;
    this.rows = new Map();
    this.filled = false;
    this.stuck = true;
    this.top = 0;
    this.list = make("div.list", {});
    this.log = make("div.log", { role: "log", "aria-live": "polite", "aria-label": label, tabindex: "0" }, this.list);
    this.pill = make(
      "button.pill",
      { type: "button", hidden: true, onclick: () => this.toEnd() },
      icon("down"),
      say("page-new-messages"),
    );
    this.element = make("div.talk", {}, this.log, this.pill);
    this.log.addEventListener("scroll", () => this.scrolled());
    const watch = new ResizeObserver(() => this.stuck && this.toEnd());
    watch.observe(this.log);
    watch.observe(this.list);
  }

  /** Show these messages as `viewer` sees them. Returns how many are new and not the viewer's own. */
  update(messages, { viewer, people, inGroup }) {
    this.scrolled();
    const gone = new Set(this.rows.keys());
    let news = 0;
    let earlier = null;
    for (const message of messages) {
      const look = lookOf(message, earlier, { viewer, people, inGroup });
      gone.delete(message.message_id);
      if (this.place(look) && this.filled) {
        news += !look.own;
        if (look.own) this.stuck = true;
      }
      earlier = message;
    }
    for (const id of gone) this.remove(id);
    if (news && !this.stuck) this.pill.hidden = false;
    this.filled = true;
    if (this.stuck) this.toEnd();
    return news;
  }

  /** Make the row of a message show `look`. Returns whether the message is new here. */
  place(look) {
    const id = look.message.message_id;
    const known = this.rows.get(id);
    const state = JSON.stringify(look);
    if (known?.state === state) return false;
    const element = known?.element ?? make("div.row", { "data-id": id });
    const focused = known && focusIn(element);
    element.className = `row${look.own ? " own" : ""}${look.opens ? " opens" : ""}`;
    element.replaceChildren(...row(look, this.does));
    if (!known) {
      this.list.append(element);
      if (this.filled) element.classList.add("fresh");
    } else if (known.edit !== look.message.edit_date) {
      element.classList.add("changed");
    }
    if (focused) focused(element);
    unfoldShort(element);
    this.rows.set(id, { element, state, edit: look.message.edit_date });
    return !known;
  }

  async remove(id) {
    const { element } = this.rows.get(id);
    this.rows.delete(id);
    if (!calm.matches) {
      const height = `${element.offsetHeight}px`;
      element.style.overflow = "hidden";
      const steps = [{ height, opacity: 1 }, { height, opacity: 0, offset: 0.5 }, { height: 0, opacity: 0, padding: 0 }];
      await element.animate(steps, { duration: 320, easing: "ease" }).finished;
    }
    element.remove();
  }

  /** Scroll to a message and point it out. */
  show(id) {
    const element = this.rows.get(id)?.element;
    if (!element) return;
    element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    element.classList.remove("pointed");
    requestAnimationFrame(() => element.classList.add("pointed"));
  }

  toEnd() {
    this.stuck = true;
    this.pill.hidden = true;
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** Only whoever scrolls up leaves the end: it also moves away when a strip comes in below. */
  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.stuck = true;
    else if (scrollTop < this.top) this.stuck = false;
    if (this.stuck) this.pill.hidden = true;
    this.top = scrollTop;
  }
}

function lookOf(message, earlier, { viewer, people, inGroup }) {
  const author = authorOf(message, people);
  const own = String(author.id) === String(viewer);
  const before = earlier && authorOf(earlier, people);
  const newDay = !earlier || day(earlier.date) !== day(message.date);
  const silence = earlier ? message.date - earlier.date : 0;
  const after = silence > LATER ? silence : 0;
  const opens = newDay || before.id !== author.id || silence > RUN || Boolean(earlier.new_chat_members);
  const quoted = message.reply_to_message ? authorOf(message.reply_to_message, people) : null;
  return { message, own, opens, newDay, after, inGroup, author, quoted };
}

/** If something in the element has the keyboard's focus: how to give it to the same place afterwards. */
function focusIn(element) {
  const places = () => [...element.querySelectorAll("button, a")];
  const place = places().indexOf(document.activeElement);
  if (place < 0) return null;
  return (renewed) => (places()[place] ?? renewed.querySelector("button, a"))?.focus();
}

/** A folded quote that is short enough needs no button. */
function unfoldShort(element) {
  for (const folded of element.querySelectorAll(".folded")) {
    if (folded.clientHeight && folded.scrollHeight <= folded.clientHeight) {
      folded.classList.remove("folded");
      folded.nextElementSibling.remove();
    }
  }
}
