"""What the bot can learn about chats, and do in them besides writing."""

from typing import Any

from ..chats import Chat, Member
from ..refusal import bad
from ..standing import appoint
from ..world import World
from .access import chat_of, known_chat, open_chat
from .content import thread_of
from .registry import method

Json = dict[str, Any]

_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


@method
def get_chat(world: World, given: Json) -> Json:
    chat = known_chat(world, given["chat_id"])
    gifts = dict.fromkeys(
        (
            "unlimited_gifts",
            "limited_gifts",
            "unique_gifts",
            "premium_subscription",
            "gifts_from_channels",
        ),
        False,
    )
    full: Json = {
        **chat.json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }
    if chat.members_hidden:
        full["has_hidden_members"] = True
    if chat.linked is not None:
        full["linked_chat_id"] = chat.linked.id
    return full


@method
def get_chat_member(world: World, given: Json) -> Json:
    itself = given["user_id"] == world.bot.id
    chat = known_chat(world, given["chat_id"]) if itself else _with_members(world, given["chat_id"])
    user = world.users.get(given["user_id"])
    if chat.type == "private" and user not in {chat.user, world.bot}:
        raise bad("member not found")
    if user is None:
        raise bad("PARTICIPANT_ID_INVALID")
    if chat.type == "private":
        return Member(user).json(chat.type)
    if chat.members_hidden and not itself and not _bot_is_admin(world, chat):
        raise bad("CHAT_ADMIN_REQUIRED")
    return _as_told(world, chat, chat.members.get(user.id) or Member(user, "left")).json(chat.type)


@method
def get_chat_administrators(world: World, given: Json) -> list[Json]:
    chat = _with_members(world, given["chat_id"])
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    told = [_as_told(world, chat, each) for each in chat.members.values()]
    bots = given.get("return_bots", False)
    return [
        each.json(chat.type)
        for each in told
        if each.admin and (bots or not each.user.is_bot or each.user is world.bot)
    ]


def _with_members(world: World, chat_id: int | str) -> Chat:
    """The chat, if the bot may learn who is in it. Who reads a channel only its admins learn."""
    chat = chat_of(world, chat_id) if _is_group(world, chat_id) else known_chat(world, chat_id)
    if chat.type == "channel" and not _bot_is_admin(world, chat):
        raise bad("member list is inaccessible")
    return chat


def _is_group(world: World, chat_id: int | str) -> bool:
    chat = world.chats.get(chat_id) if isinstance(chat_id, int) else None
    return chat is not None and chat.type == "group"


def _bot_is_admin(world: World, chat: Chat) -> bool:
    member = chat.members.get(world.bot.id)
    return member is not None and member.admin


def _as_told(world: World, chat: Chat, member: Member) -> Member:
    """Who is an anonymous administrator only administrators learn.

    See github.com/tdlib/telegram-bot-api/issues/667.
    """
    hidden = member.admin and member.anonymous and not _bot_is_admin(world, chat)
    return Member(member.user) if hidden else member


@method
def get_chat_member_count(world: World, given: Json) -> int:
    chat = chat_of(world, given["chat_id"])
    return 2 if chat.type == "private" else sum(m.present for m in chat.members.values())


@method
def leave_chat(world: World, given: Json) -> bool:
    chat = chat_of(world, given["chat_id"])
    if chat.type == "private":
        raise bad("chat member status can't be changed in private chats")
    appoint(world, chat, world.bot, "left")
    return True


@method
def send_chat_action(world: World, given: Json) -> bool:
    chat = open_chat(world, given["chat_id"])
    if given["action"] not in _ACTIONS:
        raise bad("wrong parameter action in request")
    thread_of(world, chat, given, None)
    world.tell("action", chat_id=chat.id, action=given["action"])
    return True


@method
def set_message_reaction(world: World, given: Json) -> bool:
    chat = open_chat(world, given["chat_id"])
    _message(chat, given, "message to react not found")
    reaction = given.get("reaction") or []
    if len(reaction) > 1:
        raise bad("REACTIONS_TOO_MANY")
    number = given["message_id"]
    world.tell("reaction", chat_id=chat.id, message_id=number, reaction=reaction)
    return True


@method
def pin_chat_message(world: World, given: Json) -> bool:
    chat = open_chat(world, given["chat_id"])
    message = _message(chat, given, "message to pin not found")
    right = "can_edit_messages" if chat.type == "channel" else "can_pin_messages"
    if chat.type != "private" and not chat.members[world.bot.id].can(right):
        raise bad("not enough rights to manage pinned messages in the chat")
    world.post(chat, world.bot.json(), {"pinned_message": message})
    return True


def _message(chat: Chat, given: Json, otherwise: str) -> Json:
    message = chat.messages.get(given["message_id"])
    if message is None:
        raise bad(otherwise)
    return message
