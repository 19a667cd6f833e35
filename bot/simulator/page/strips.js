/** The narrow lines of a column that belong to the demo, not to a messenger: who speaks, in which language, what to try. */

import { avatar, hueOf, make, named } from "./make.js";
import { act } from "./wire.js";
import { say, sayAll, spoken } from "./words.js";

const CLIENTS = ["ru", "en", "uk", "kk", "de"];

/** Which language the visitor's Telegram is set to. */
export function clients(demo) {
  const choice = make("select", { onchange: () => act("client", { language: choice.value }) });
  const names = new Intl.DisplayNames([spoken()], { type: "language" });
  choice.append(...CLIENTS.map((code) => make("option", { value: code }, names.of(code))));
  const label = make("label", { title: say("page-client-why") }, make("span", {}, say("page-client")), choice);
  const element = make("div.strip", {}, label, make("span.why", {}, say("page-client-why")));
  return { element, show: () => (choice.value = demo.state.client) };
}

/** As whom the visitor speaks in a group. */
export function speakers(column) {
  const people = make("div.people", { role: "radiogroup", "aria-label": say("page-speaks") });
  const element = make("div.strip", {}, make("span", { "aria-hidden": "true" }, say("page-speaks")), people);
  const radios = column.data.speakers.map((id) => {
    const radio = make("input", { type: "radio", name: `speaker-${column.id}`, value: id, onchange: () => column.speakAs(id) });
    const label = make("label.person", {}, radio);
    people.append(label);
    return { id, radio, label };
  });
  const show = () => {
    const { people: cast } = column.demo.state;
    const mixed = column.data.speakers.some((id) => !cast[id].admin);
    for (const { id, radio, label } of radios) {
      const { name, admin } = cast[id];
      radio.checked = id === column.speaker;
      const role = admin && mixed ? make("span.role", {}, say("page-admin")) : null;
      label.replaceChildren(radio, avatar(name, hueOf(id, cast)), named(name), ...(role ? [role] : []));
    }
  };
  return { element, show };
}

/** Things worth trying here, each gone once it was tried. */
export function tries(column) {
  const element = make("div.tries", {});
  const tried = new Set();
  const kind = () => {
    if (column.id !== "group") return column.id;
    return column.demo.state.people[column.speaker].admin ? "admin" : "member";
  };
  const show = () => {
    const texts = sayAll(`page-try-${kind()}-`).filter((text) => !tried.has(text));
    element.replaceChildren(...(texts.length ? [make("span.why", {}, say("page-try")), ...texts.map(chip)] : []));
  };
  const chip = (text) =>
    make("button.try", { type: "button", onclick: () => use(text) }, make("span", { dir: "auto" }, text));
  const use = (text) => {
    tried.add(text);
    show();
    const inline = text.startsWith("@");
    if (inline) column.inline(text.replace(/^@\S*\s*/, ""));
    else column.say(text);
  };
  return { element, show };
}
