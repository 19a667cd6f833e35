"""Updates that Telegram could send, and what happens to them in a hostile world."""

import copy
import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

Json = dict[str, Any]

PERSON = {"id": 5_000_000_001, "is_bot": False, "first_name": "Тимур", "language_code": "ru"}
PRIVATE = {"id": 5_000_000_001, "type": "private", "first_name": "Тимур"}
GROUP = {"id": -1_001_234_567_890, "type": "supergroup", "title": "Алматы", "is_forum": True}
CHANNEL = {"id": -1_009_876_543_210, "type": "channel", "title": "Новости"}
BOT = {"id": 110_201_543, "is_bot": True, "first_name": "Prival", "username": "prival_bot"}


def message(chat: Json = PRIVATE, **fields: Any) -> Json:
    return {"message_id": 7, "date": 1_790_000_000, "chat": chat, "from": PERSON, **fields}


def command(text: str, chat: Json = PRIVATE) -> Json:
    name = text.split(maxsplit=1)[0]
    entity = {"type": "bot_command", "offset": 0, "length": len(name)}
    return message(chat, text=text, entities=[entity])


def press(data: str, chat: Json = PRIVATE) -> Json:
    shown = message(chat, text="…", reply_to_message=message(chat, text="вопрос"))
    return {
        "id": "42",
        "from": PERSON,
        "chat_instance": "1",
        "data": data,
        "message": {**shown, "from": BOT},
    }


def _member(status: str) -> Json:
    return {"user": BOT, "status": status, "until_date": 0}


SIZES = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
CHANGE = {"chat": GROUP, "from": PERSON, "date": 1_790_000_000}

SEEDS: list[Json] = [
    {"message": message(text="где купить симку")},
    {"message": message(text="внж в армении")},
    {"message": message(GROUP, text="привет", message_thread_id=3, is_topic_message=True)},
    *({"message": command(f"/{name}")} for name in ("start", "help", "place", "language")),
    {"message": command("/start almaty_rent")},
    *({"message": command(f"/{name}")} for name in ("checkin", "mydata", "forget", "cancel")),
    {"message": command("/checkin", GROUP)},
    {"message": command("/faq симка")},
    {"message": command("/faq симка", GROUP)},
    {"message": {**command("/faq", GROUP), "reply_to_message": message(GROUP, text="жильё?")}},
    {"message": message(photo=SIZES, caption="где симка")},
    {"message": message(sticker={**SIZES[0], "type": "regular"})},
    {"message": message(location={"latitude": 43.2, "longitude": 76.9})},
    {"message": message(contact={"phone_number": "+7700", "first_name": "x", "user_id": 1})},
    {"message": message(GROUP, migrate_to_chat_id=-1_001_111_111_111)},
    {"message": message(GROUP, new_chat_members=[BOT])},
    {"message": message(text="x", forward_origin={"type": "hidden_user", "date": 1})},
    {"edited_message": message(text="где купить симку", edit_date=1_790_000_001)},
    {"channel_post": message(CHANNEL, text="/start", sender_chat=CHANNEL)},
    *(
        {"callback_query": press(data)}
        for data in ("h", "t|money|0", "e|almaty|rent", "l", "L|ru", "p|kazakhstan", "P|almaty")
    ),
    *({"callback_query": press(data)} for data in ("v|useful|almaty|rent", "q", "y", "?", "zz")),
    {"message": command("/digest")},
    {"message": command("/digest @prival_news")},
    *(
        {"callback_query": press(data)}
        for data in ("d|", "d+||almaty", "de||almaty", "dp||kazakhstan", "dl|")
    ),
    *({"callback_query": press(data)} for data in ("dP||almaty", "dL||ru,en", "dD||2", "dH||7")),
    *(
        {"callback_query": press(data)}
        for data in ("dd|", "dh|", "dz||0", "dZ||Asia/Almaty", "dq|")
    ),
    *({"callback_query": press(data, CHANNEL)} for data in ("dc", "ds", "d+||almaty")),
    {"callback_query": press("d+|-1009876543210|almaty")},
    *(
        {"callback_query": press(data)}
        for data in ("c", "co", "cc|1", "cs|need", "cw|georgia", "cp|almaty", "cb|text", "cl|calm")
    ),
    *({"callback_query": press(data)} for data in ("ca|1", "cx", "ch", "ci", "cf", "cm", "cz")),
    *(
        {"callback_query": press(f"{kind}|{'A' * 22}")}
        for kind in ("cS", "cr", "cR", "cA", "cd", "cD", "ck", "cn")
    ),
    {"callback_query": {**press("h"), "message": {"chat": PRIVATE, "message_id": 7, "date": 0}}},
    {"callback_query": {"id": "1", "from": PERSON, "chat_instance": "1", "game_short_name": "g"}},
    {"callback_query": {**press("P|almaty", GROUP)}},
    {"inline_query": {"id": "9", "from": PERSON, "query": "симка", "offset": ""}},
    {
        "my_chat_member": {
            **CHANGE,
            "old_chat_member": _member("left"),
            "new_chat_member": _member("member"),
        }
    },
    {"poll": {"id": "1", "question": "?", "options": []}},
    {"from_the_future": {"anything": [1, {"deep": None}]}},
]

VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    2**63,
    -(2**63),
    1.5e300,
    "",
    " ",
    "\u200b\u2800\u3164",
    "\u202eкиртш\u202c",
    "😀" * 4096,
    "<b>жирный</b> &lt; {code} %s",
    "\x00\x07",
    "е" * 50_000,
    "a|b|c|d|e",
    [],
    {},
    [[]],
    [None],
    {"id": 1},
]


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from _paths(inner, (*path, key))


def _at(update: Json, path: tuple[Any, ...], change: Callable[[Any, Any], None]) -> None:
    parent: Any = update
    for key in path[:-1]:
        parent = parent[key]
    change(parent, path[-1])


def _put(value: Any, parent: Any, key: Any) -> None:
    parent[key] = value


def mutated(chance: random.Random) -> Json:
    """A seed with one to three things in it dropped or replaced."""
    update = copy.deepcopy(chance.choice(SEEDS))
    for _ in range(chance.randint(1, 3)):
        path = chance.choice([*_paths(update)] or [()])
        if not path:
            break
        if chance.random() < 0.4:
            _at(update, path, lambda parent, key: parent.pop(key))
        else:
            value = copy.deepcopy(chance.choice(VALUES))
            _at(update, path, partial(_put, value))
    return update
