"""Where in a chat a message stands: what it answers, its topic, its chain of replies."""

from typing import Any

from .chats import Chat

Json = dict[str, Any]


def bare(message: Json) -> Json:
    """A message as it stands inside another one: without what it replies to."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def in_topic(chat: Chat, thread: int) -> Json:
    """The fields of a message in a forum topic. Unless it answers another, it answers the first."""
    fields: Json = {"message_thread_id": thread, "is_topic_message": True}
    if thread in chat.messages:
        fields["reply_to_message"] = bare(chat.messages[thread])
    return fields


def in_chain(chat: Chat, reply: Json | None) -> Json:
    """In a supergroup without topics, the first message of a chain of replies is its thread."""
    if reply is None or chat.type != "supergroup" or chat.is_forum:
        return {}
    return {"message_thread_id": reply.get("message_thread_id", reply["message_id"])}
