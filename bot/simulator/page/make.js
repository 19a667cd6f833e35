/** Elements. What people and bots wrote becomes text nodes only, never markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * A new element, for instance `make("button.plain", {type: "button", onclick: press}, "Yes")`.
 * Functions are listeners; `true` is an empty attribute; null and false are left out.
 */
export function make(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  element.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** A drawing of index.html, by its name there; decoration only. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(document.createElementNS(SVG, "use"));
  drawing.firstChild.setAttribute("href", `#${name}`);
  return drawing;
}

/** Somebody's name, kept from turning the text around it (right-to-left letters and marks). */
export function named(name, tag = "bdi") {
  return make(tag, {}, name);
}

/** A round picture: the fire for the bot, otherwise the first letter, on its owner's colour. */
export function avatar(name, hue) {
  const face = make("span.avatar", { "aria-hidden": "true", "data-hue": hue });
  face.append(hue === "bot" ? icon("fire") : ([...name.trim()][0] ?? "·"));
  return face;
}

/** The colour of a person: those of the cast have one each, others one of these by their id. */
export function hueOf(id, people) {
  return String(people[id]?.hue ?? Math.abs(Number(id)) % 6);
}
