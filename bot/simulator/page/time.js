/** The demo's time: it goes on by itself, and the visitor moves it. */

import { make } from "./make.js";
import { act } from "./wire.js";
import { clock, day, say, span, zone } from "./words.js";

const LEAP = 60000; // milliseconds; what is more has not passed by itself
const EASE = 0.12; // of the way that is left, in each frame
const TOLD = 8000; // milliseconds for which it is said how far time was moved
const calm = matchMedia("(prefers-reduced-motion: reduce)");

export class Time {
  /** `element` is the strip in index.html. `failed` is called when time could not be moved. */
  constructor(element, failed) {
    this.element = element;
    this.failed = failed;
    this.ahead = 0;
    this.shown = 0;
    for (const button of this.buttons()) button.addEventListener("click", () => this.move(button.value));
    setInterval(() => this.tick(), 1000);
  }

  /** The newest state: the demo's moment, and what comes next. */
  show({ now, stop }) {
    const known = Boolean(this.shown);
    this.ahead = now - Date.now();
    if (!known || calm.matches || now - this.shown < LEAP) this.draw(now);
    else this.roll();
    this.part("place").textContent = `${say("page-zone")}, ${zone(now / 1000)}`;
    this.part("next").textContent = `${say(`page-to-${stop.kind}`)} · ${clock(stop.at / 1000)}`;
    this.part("next").title = say(`page-why-${stop.kind}`);
  }

  now() {
    return Date.now() + this.ahead;
  }

  tick() {
    if (this.shown && !this.rolling) this.draw(this.now());
  }

  /** Let the hands run to the moment that it is now. */
  roll() {
    if (this.rolling) return;
    this.rolling = true;
    const frame = () => {
      const left = this.now() - this.shown;
      this.rolling = left > 1000;
      this.draw(this.rolling ? this.shown + left * EASE : this.now());
      if (this.rolling) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  draw(moment) {
    this.shown = moment;
    const seconds = moment / 1000;
    const [hours, minutes] = clock(seconds).split(":").map(Number);
    this.part("date").textContent = day(seconds);
    this.part("clock").textContent = clock(seconds);
    this.part("moment").dateTime = new Date(moment).toISOString();
    this.element.querySelector(".minutes").style.rotate = `${minutes * 6}deg`;
    this.element.querySelector(".hours").style.rotate = `${(hours % 12) * 30 + minutes / 2}deg`;
  }

  /** Move by an hour or a day, or to what comes next. */
  async move(by) {
    const from = this.now();
    this.busy(true);
    this.tell(make("span", {}, say("page-moving")));
    try {
      const { time } = await act("move", { by });
      this.show(time);
      const moved = span((this.now() - from) / 1000);
      this.tell(make("span.label", {}, `${say("page-moved")} `), make("span", {}, `+${moved}`));
    } catch {
      this.tell();
      this.failed();
    }
    this.busy(false);
  }

  /** Say what has just been done about time. */
  tell(...words) {
    clearTimeout(this.telling);
    this.part("moved").replaceChildren(...words);
    this.telling = setTimeout(() => this.part("moved").replaceChildren(), TOLD);
  }

  busy(on) {
    this.element.setAttribute("aria-busy", String(on));
    for (const button of this.buttons()) button.disabled = on;
  }

  buttons() {
    return this.element.querySelectorAll("button");
  }

  part(name) {
    return this.element.querySelector(`.${name}`);
  }
}
