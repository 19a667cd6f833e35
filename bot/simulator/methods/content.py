"""What a message is made of: what it answers, its topic, its buttons."""

from typing import Any

from ..chats import Chat
from ..keyboard import check_markup
from ..refusal import bad
from ..world import World

Json = dict[str, Any]


def answered(chat: Chat, given: Json) -> Json | None:
    """The message that this one replies to, without its own reply. Raises Refusal if it is gone."""
    parameters = given.get("reply_parameters")
    if not parameters:
        return None
    if parameters.get("chat_id", chat.id) != chat.id:
        raise bad("replies across chats are not simulated")
    message = chat.messages.get(parameters["message_id"])
    if message is None:
        if parameters.get("allow_sending_without_reply"):
            return None
        raise bad("message to be replied not found")
    return bare(message)


def bare(message: Json) -> Json:
    """A message as it stands inside another one: without what it replies to."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def thread_of(world: World, chat: Chat, given: Json, reply: Json | None) -> Json:
    """The fields that place a message in a topic. Raises Refusal for an unknown or closed one."""
    thread = given.get("message_thread_id")
    if thread is None and reply and reply.get("is_topic_message"):
        thread = reply["message_thread_id"]
    if thread is None:
        return {}
    topic = chat.topics.get(thread)
    if topic is None:
        raise bad("message thread not found")
    if topic["closed"] and not chat.members[world.bot.id].can("can_manage_topics"):
        raise bad("TOPIC_CLOSED")
    return {"message_thread_id": thread, "is_topic_message": True}


def markup_of(world: World, given: Json) -> Json | None:
    """The reply markup, checked. Raises Refusal(400), for instance BUTTON_DATA_INVALID."""
    markup: Json | None = given.get("reply_markup")
    if markup is not None:
        check_markup(markup, str(world.bot.username))
    return markup
