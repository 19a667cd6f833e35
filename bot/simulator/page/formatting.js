/**
 * Text with entities (https://core.telegram.org/bots/api#messageentity) as elements.
 * Offsets and lengths are UTF-16 units, which is how JavaScript counts too.
 */

import { make } from "./make.js";
import { say } from "./words.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
};
const SCHEMES = new Set(["http:", "https:", "mailto:", "tg:"]);
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** `does` has what can be done from within a text: command(text), link(anchor, url), mention(text). */
export function formatted(text, entities = [], does) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, 0, text.length, sorted, does);
}

/** The nodes of one stretch of text. An entity that sticks out of the one around it is cut there. */
function nodes(text, from, to, entities, does) {
  const found = [];
  let at = from;
  for (let i = 0; i < entities.length; ) {
    const entity = entities[i++];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (end <= start) continue;
    const within = [];
    while (i < entities.length && entities[i].offset < end) within.push(entities[i++]);
    if (start > at) found.push(text.slice(at, start));
    const inner = nodes(text, start, end, within, does);
    found.push(element(entity, text.slice(start, end), inner, does));
    at = end;
    // A block ends its line by itself.
    if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1;
  }
  if (at < to) found.push(text.slice(at, to));
  return found;
}

function element(entity, text, inner, does) {
  switch (entity.type) {
    case "pre":
      return make("pre", { "data-language": entity.language }, make("code", {}, inner));
    case "expandable_blockquote":
      return expandable(inner);
    case "spoiler":
      return spoiler(inner);
    case "text_link":
      return link(entity.url, inner, does);
    case "url":
      return link(/^[a-z]+:/i.test(text) ? text : `https://${text}`, inner, does);
    case "email":
      return link(`mailto:${text}`, inner, does);
    case "bot_command":
      return make("button.inword", { type: "button", onclick: () => does.command(text) }, inner);
    case "mention":
      return make("button.inword", { type: "button", onclick: () => does.mention(text) }, inner);
    case "text_mention":
    case "hashtag":
    case "cashtag":
    case "phone_number":
      return make("span.marked", {}, inner);
    default:
      return make(TAGS[entity.type] ?? "span", {}, inner);
  }
}

/** A link; only to the web and to mail, whatever the entity says. */
function link(url, inner, does) {
  const safe = URL.canParse(url) && SCHEMES.has(new URL(url).protocol);
  if (!safe) return make("span", {}, inner);
  const anchor = make("a", {}, inner);
  does.link(anchor, url);
  return anchor;
}

function spoiler(inner) {
  const hidden = make("span.hidden", { "aria-hidden": "true" }, inner);
  const cover = make("span.spoiler", { role: "button", tabindex: "0", "aria-label": say("page-spoiler") }, hidden);
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    cover.removeEventListener("click", reveal);
    cover.removeEventListener("keydown", reveal);
    hidden.removeAttribute("aria-hidden");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
    cover.classList.add("revealed");
  };
  cover.addEventListener("click", reveal);
  cover.addEventListener("keydown", reveal);
  return cover;
}

function expandable(inner) {
  const body = make("div.folded", {}, inner);
  const toggle = make("button.unfold", { type: "button", "aria-expanded": "false" }, say("page-more"));
  toggle.addEventListener("click", () => {
    const open = body.classList.toggle("folded") === false;
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = say(open ? "page-less" : "page-more");
  });
  return make("blockquote.expandable", {}, body, toggle);
}
