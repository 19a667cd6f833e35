"""A check-in as it is published."""

from bot.core.checkins.text import defang
from bot.core.checkins.values import CheckIn, Community, Status
from bot.core.content import Content, Language, Place
from bot.words import Html, Words
from handlers.checkin.buttons import SafeMark
from handlers.moderation.buttons import Report
from handlers.screens import Button, Row, Screen


def post(words: Words, content: Content, community: Community, checkin: CheckIn) -> Screen:
    """The published message, in the languages of its community."""
    text = post_text(
        words, content, community, checkin.code, checkin.status, checkin.place, checkin.text or ""
    )
    return Screen(text, post_rows(words, community, checkin))


def post_text(  # noqa: PLR0913, PLR0917 - what a reader sees, and no more
    words: Words,
    content: Content,
    community: Community,
    code: str,
    status: Status,
    place_id: str | None,
    text: str,
) -> Html:
    """The text of it; the same for a preview, whose code is not drawn yet."""
    place = content.places.get(place_id or "")
    heads = (_head(words, language, status, place) for language in community.languages)
    foot = " · ".join(words.say(language, "post-foot") for language in community.languages)
    body = words.say(
        community.languages[0], "post-body", text=defang(text), foot=Html(foot), code=code
    )
    return Html("\n".join((*heads, "", body)))


def _head(words: Words, language: Language, status: Status, place: Place | None) -> Html:
    said = words.plain(language, f"status-{status}")
    if place is None:
        return words.say(language, "post-head-nowhere", status=said)
    return words.say(language, "post-head", status=said, place=place.name[language])


def post_rows(words: Words, community: Community, checkin: CheckIn) -> list[Row]:
    """Its buttons: all of it that changes after publication."""

    def label(message_id: str) -> str:
        return " · ".join(words.plain(language, message_id) for language in community.languages)

    rows: list[Row] = [[Button(label("button-report"), Report(checkin.id))]]
    if checkin.safe_now:
        rows.insert(0, [Button(label("button-safe-mark"), SafeMark())])
    return rows
