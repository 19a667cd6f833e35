"""Which messages a check-in cannot be made of, and by which kind of reason.

Each kind may carry its sender: SECURITY.md, "Why text only".
"""

from typing import Literal

from telegram import Message, MessageEntity

Kind = Literal[
    "picture", "voice", "file", "sticker", "forward", "place", "bot", "mention", "dice", "other"
]

_BY_PART: dict[str, Kind] = {
    **dict.fromkeys(
        ("photo", "video", "animation", "video_note", "story", "paid_media"), "picture"
    ),
    **dict.fromkeys(("voice", "audio"), "voice"),
    "document": "file",
    "sticker": "sticker",
    "dice": "dice",
    **dict.fromkeys(("location", "venue", "contact"), "place"),
}
_BY_ENTITY: dict[str, Kind] = {
    MessageEntity.CUSTOM_EMOJI: "sticker",
    MessageEntity.TEXT_MENTION: "mention",
}


ERASABLE_LATE: frozenset[Kind] = frozenset({"dice"})
"""Only after 24 hours: https://core.telegram.org/bots/api#deletemessage"""


def refused(message: Message) -> Kind | None:
    """Why this message is not taken; None: it is plain text of the author's own."""
    if message.forward_origin is not None or message.external_reply is not None:
        return "forward"
    if message.via_bot is not None:
        return "bot"
    for part, kind in _BY_PART.items():
        if getattr(message, part):
            return kind
    if message.text is None:
        return "other"
    kinds = (_BY_ENTITY.get(entity.type) for entity in message.entities)
    return next((kind for kind in kinds if kind), None)
