"""What people can send besides text, each as small as Telegram's Message allows it to be."""

from typing import Any

Json = dict[str, Any]


def attachment(kind: str) -> Json:
    """The fields of a message that is "a photo", "a dice" …: one of KINDS.

    A thing with a file that is not named otherwise is that file.
    """
    made: Json = {kind: _NO_FILES[kind] if kind in _NO_FILES else _file(kind)}
    if kind == "animation":  # for backward compatibility, says Telegram's Message
        made["document"] = made[kind]
    return made


def _file(kind: str) -> Json | list[Json]:
    file = {"file_id": f"{kind}-file", "file_unique_id": f"{kind}-unique", **_FILES[kind]}
    return [file] if kind == "photo" else file


_PICTURE = {"width": 640, "height": 480}
_FILES: dict[str, Json] = {
    "photo": _PICTURE,
    "voice": {"duration": 3},
    "audio": {"duration": 3, "title": "Song"},
    "video": {**_PICTURE, "duration": 3},
    "video_note": {"length": 240, "duration": 3},
    "animation": {**_PICTURE, "duration": 3},
    "document": {"file_name": "passport.pdf"},
    "sticker": {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "set_name": "somebodys_stickers",
    },
}
_PLACE = {"longitude": 76.89, "latitude": 43.24}
_CHANNEL = {"id": -1001000000000, "type": "channel", "title": "Elsewhere"}
_NO_FILES: dict[str, Json] = {
    "dice": {"emoji": "🎲", "value": 4},
    "contact": {"phone_number": "+70000000000", "first_name": "Somebody"},
    "location": _PLACE,
    "venue": {"location": _PLACE, "title": "Café", "address": "Street 1"},
    "poll": {
        "id": "1",
        "question": "When?",
        "options": [{"text": each, "voter_count": 0, "persistent_id": each} for each in "ab"],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    },
    "story": {"chat": _CHANNEL, "id": 1},
    "checklist": {"title": "To do", "tasks": [{"id": 1, "text": "Write"}]},
    "paid_media": {"star_count": 1, "paid_media": [{"type": "preview"}]},
    "giveaway": {"chats": [_CHANNEL], "winners_selection_date": 2000000000, "winner_count": 1},
}
KINDS = tuple(_FILES | _NO_FILES)
