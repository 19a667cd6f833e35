/** The buttons under a message. */

import { icon, make } from "./make.js";

/** `does` has what a button can do: press(data), link(anchor, url), inline(query, here), copy(text). */
export function keyboard(markup, does) {
  const rows = markup?.inline_keyboard ?? [];
  if (!rows.length) return null;
  return make(
    "div.keyboard",
    {},
    rows.map((row) => make("div.keys", {}, row.map((each) => key(each, does)))),
  );
}

function key(button, does) {
  const label = make("span", { dir: "auto" }, button.text);
  const style = button.style ? { "data-style": button.style } : {};
  if (button.url) {
    const anchor = make("a.key", style, label, icon("out"));
    does.link(anchor, button.url);
    return anchor;
  }
  const element = make("button.key", { type: "button", ...style }, label);
  element.addEventListener("click", () => press(element, button, does));
  element.disabled = !KINDS.some((kind) => kind in button);
  return element;
}

const KINDS = [
  "callback_data",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
];

async function press(element, button, does) {
  if (element.getAttribute("aria-busy") === "true") return;
  if ("callback_data" in button) {
    element.setAttribute("aria-busy", "true");
    await does.press(button.callback_data);
    element.removeAttribute("aria-busy");
  } else if ("copy_text" in button) {
    does.copy(button.copy_text.text);
  } else if ("switch_inline_query_current_chat" in button) {
    does.inline(button.switch_inline_query_current_chat, true);
  } else {
    does.inline(button.switch_inline_query ?? button.switch_inline_query_chosen_chat.query ?? "", false);
  }
}
