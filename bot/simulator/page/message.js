/** One message as it stands in a chat. */

import { formatted } from "./formatting.js";
import { keyboard } from "./keyboard.js";
import { avatar, hueOf, icon, make, named } from "./make.js";
import { clock, day, say, span } from "./words.js";

const HOUR = 3600; // seconds

/**
 * What a row shows. `look` is {message, own, opens, newDay, after, inGroup, author, quoted}: whether it is the
 * viewer's own, begins a run of one author's messages, begins a day, how many seconds of silence it ends;
 * names to show. `does` as in column.js.
 */
export function row(look, does) {
  const { message } = look;
  const parts = [];
  if (look.after) parts.push(make("div.after", {}, make("span", {}, `${say("page-after")} ${span(rounded(look.after))}`)));
  if (look.newDay) parts.push(make("div.day", {}, make("span", {}, day(message.date))));
  parts.push(service(message, look) ?? post(look, does));
  return parts;
}

/** Minutes matter less the longer it was. */
function rounded(seconds) {
  return seconds > 2 * HOUR ? Math.round(seconds / HOUR) * HOUR : seconds;
}

/** How somebody is called in a message: the bot, a person of the cast, or the group itself. */
export function authorOf(message, people) {
  const sender = message.sender_chat ?? message.from ?? message.chat;
  const name = people[sender.id]?.name ?? sender.first_name ?? sender.title ?? "";
  const isBot = Boolean(sender.is_bot);
  return { id: sender.id, name, isBot, hue: isBot ? "bot" : hueOf(sender.id, people) };
}

function post(look, does) {
  const { message, own, opens, author, inGroup } = look;
  const shown = inGroup && !own;
  return make(
    "article.post",
    { "aria-label": `${author.name}, ${clock(message.date)}` },
    shown ? make("div.side", {}, opens ? avatar(author.name, author.hue) : null) : null,
    make(
      "div.stack",
      {},
      make(
        "div.bubble",
        {},
        shown && opens ? make("div.author", { "data-hue": author.hue }, named(author.name)) : null,
        message.via_bot ? make("div.via", {}, `${say("page-via")} @${message.via_bot.username}`) : null,
        quote(look, does),
        words(message, does),
      ),
      keyboard(message.reply_markup, does.keys(message)),
    ),
    deeds(look, does),
  );
}

/** What can be done with a message; shown when it is pointed at or has the focus. */
function deeds({ message, own }, does) {
  const deed = (name, what) =>
    make("button.deed", { type: "button", "aria-label": say(what), title: say(what), onclick: () => does[name](message) }, icon(name));
  const mine = own && message.text !== undefined && !message.via_bot;
  return make(
    "div.deeds",
    {},
    deed("reply", "page-reply"),
    mine ? deed("edit", "page-edit") : null,
    own ? deed("remove", "page-delete") : null,
  );
}

function words(message, does) {
  // A bot edits its screens all the time: only people's edits are news.
  const revised = message.edit_date && !message.from?.is_bot;
  const time = make("time", { datetime: new Date(message.date * 1000).toISOString() }, clock(message.date));
  const stamp = make("div.stamp", {}, revised ? make("span.edited", {}, say("page-edited")) : null, time);
  return make(revised ? "div.words.revised" : "div.words", { dir: "auto" }, body(message, does), stamp);
}

function body(message, does) {
  const text = message.text ?? message.caption;
  if (text === undefined) return make("div.text.other", {}, say("page-other-kind"));
  const entities = message.entities ?? message.caption_entities;
  return make("div.text", { dir: "auto" }, formatted(text, entities, does.words(message)));
}

function quote({ message, quoted }, does) {
  const earlier = message.reply_to_message;
  if (!earlier) return null;
  return make(
    "button.quote",
    { type: "button", "data-hue": quoted.hue, onclick: () => does.show(earlier.message_id) },
    make("span.author", {}, named(quoted.name)),
    make("span.cut", { dir: "auto" }, firstWords(earlier)),
  );
}

/** The beginning of a message, for quotes and for the line above the composer. */
export function firstWords(message) {
  return (message.text ?? message.caption ?? say("page-other-kind")).slice(0, 120);
}

function service(message, look) {
  const joined = message.new_chat_members?.map((each) => each.first_name).join(", ");
  if (joined) return event(joined, say("page-joined"));
  if (message.left_chat_member) return event(message.left_chat_member.first_name, say("page-left"));
  if (message.pinned_message) return event(look.author.name, say("page-pinned"));
  return null;
}

function event(who, what) {
  return make("div.event", {}, make("span", {}, named(who), ` ${what}`));
}
