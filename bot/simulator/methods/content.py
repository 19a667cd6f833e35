"""What a message is made of: what it answers, its topic, its buttons."""

from typing import Any

from ..chats import Chat
from ..formatted import text_of
from ..keyboard import check_markup, check_start
from ..refusal import bad
from ..threads import bare, in_chain, in_topic
from ..world import World, is_service
from .access import open_chat

Json = dict[str, Any]


def written(world: World, given: Json) -> Json:
    """The text and entities of a message, with the links in it checked; see formatted.text_of."""
    fields = text_of(given)
    for each in fields.get("entities", ()):
        if "url" in each:
            check_start(each["url"], str(world.bot.username))
    return fields


def deliver(world: World, given: Json, fields: Json) -> Json:
    """Post a message of the bot's: its content, as `given` says where and how. Returns it.

    Raises Refusal if the chat, topic, answered message or buttons do not allow it.
    """
    chat = open_chat(world, given["chat_id"])
    reply = answered(chat, given)
    fields = {**fields, **thread_of(world, chat, given, reply)}
    if reply is not None:
        fields["reply_to_message"] = reply
    if "link_preview_options" in given:
        fields["link_preview_options"] = given["link_preview_options"]
    if given.get("protect_content"):
        fields["has_protected_content"] = True
    markup = markup_of(world, given)
    inline = markup is None or "inline_keyboard" in markup
    if markup is not None and inline and any(markup["inline_keyboard"]):
        fields["reply_markup"] = markup
    if chat.type == "channel":
        message = world.post(chat, None, {"sender_chat": chat.json(), **fields})
        chat.own.add(message["message_id"])
    else:
        message = world.post(chat, world.bot.json(), fields)
    if not inline:
        chat.keyboard = markup
        chat.fixed.add(message["message_id"])
    return message


def answered(chat: Chat, given: Json) -> Json | None:
    """The message that this one replies to, without its own reply. Raises Refusal if it is gone."""
    parameters = given.get("reply_parameters")
    if not parameters:
        return None
    if parameters.get("chat_id", chat.id) != chat.id:
        raise bad("replies across chats are not simulated")
    message = chat.messages.get(parameters["message_id"])
    if message is None or is_service(message):
        if parameters.get("allow_sending_without_reply"):
            return None
        raise bad("message to be replied not found")
    quotable = str(message.get("text") or message.get("caption") or "")
    if parameters.get("quote", "") not in quotable:
        raise bad("QUOTE_TEXT_INVALID")
    return bare(message)


def thread_of(world: World, chat: Chat, given: Json, reply: Json | None) -> Json:
    """The fields that place a message in a topic. Raises Refusal for an unknown or closed one."""
    thread = given.get("message_thread_id")
    if thread is None and reply and reply.get("is_topic_message"):
        thread = reply["message_thread_id"]
    if thread is None:
        return in_chain(chat, reply)
    topic = chat.topics.get(thread)
    if topic is None:
        raise bad("message thread not found")
    if topic["closed"] and not chat.members[world.bot.id].can("can_manage_topics"):
        raise bad("TOPIC_CLOSED")
    return in_topic(chat, thread)


def markup_of(world: World, given: Json) -> Json | None:
    """The reply markup, checked. Raises Refusal(400), for instance BUTTON_DATA_INVALID."""
    markup: Json | None = given.get("reply_markup")
    if markup is not None:
        check_markup(markup, str(world.bot.username))
    return markup
