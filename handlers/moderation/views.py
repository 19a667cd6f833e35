"""Cards: a check-in as moderators see it. Code, status, place, text, slot; nothing else."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.core.checkins.states import OUT, UNDECIDED
from bot.core.checkins.text import defang
from bot.core.checkins.values import REASONS, CheckIn, Community
from bot.core.content import Content, Language
from bot.words import Html, Words
from handlers.moderation.buttons import (
    Approve,
    AskLimit,
    AskReason,
    BackToCard,
    Claim,
    Decline,
    Hold,
    Limit,
    Remove,
    Reply,
    Restore,
)
from handlers.screens import Button, Row, Screen, in_pairs

LIMIT_DAYS = range(1, 8)
OFFERED_DAYS = (1, 3, 7)


def card(
    words: Words, language: Language, content: Content, community: Community, checkin: CheckIn
) -> Screen:
    """A check-in as it is now: with its text while something is to be decided, else blanked."""
    passed_on = community.moderation == "after" and checkin.text is not None
    if checkin.state not in UNDECIDED and not passed_on:
        return decided_card(words, language, checkin)
    text = card_text(words, language, content, community, checkin)
    if checkin.state in ("held", "seconding"):
        text = Html(f"{text}\n\n{_decision(words, language, checkin)}")
    return Screen(text, card_rows(words, language, checkin))


_DECIDED_BY_NOBODY = ("withdrawn", "expired")
"""States into which no moderator brings a check-in, whoever decided on it before."""


def card_text(
    words: Words, language: Language, content: Content, community: Community, checkin: CheckIn
) -> Html:
    place = content.places.get(checkin.place or "")
    return words.say(
        language,
        "card",
        code=checkin.code,
        status=words.plain(language, f"status-{checkin.status}"),
        place=place.name[language] if place else words.plain(language, "place-not-stated"),
        text=defang(checkin.text or ""),
        slot=_slot(words, language, community, checkin),
    )


def _slot(words: Words, language: Language, community: Community, checkin: CheckIn) -> str:
    if checkin.slot is None:
        return words.plain(language, "slot-at-once")
    moment = datetime.fromtimestamp(checkin.slot, UTC).astimezone(ZoneInfo(community.zone))
    return words.plain(language, "slot-at", day=moment.date(), hour=f"{moment:%H:%M}")


def card_rows(words: Words, language: Language, checkin: CheckIn) -> Sequence[Row]:
    """What can be done with a check-in in the state it is in."""

    def label(message_id: str) -> str:
        return words.plain(language, message_id)

    first: list[Button] = []
    if checkin.lane == "urgent" and not checkin.claimed:
        first.append(Button(label("button-claim"), Claim(checkin.id)))
    if checkin.state in UNDECIDED:
        decide: Row = [
            Button(label("button-approve"), Approve(checkin.id)),
            Button(label("button-decline"), AskReason(checkin.id)),
            Button(label("button-hold"), Hold(checkin.id)),
        ]
    else:
        decide = [Button(label("button-remove"), Remove(checkin.id))]
    return [first, decide, contact_row(words, language, checkin)]


def contact_row(words: Words, language: Language, checkin: CheckIn) -> Row:
    return [
        Button(words.plain(language, "button-reply"), Reply(checkin.id)),
        Button(words.plain(language, "button-limit"), AskLimit(checkin.id)),
    ]


def reason_rows(words: Words, language: Language, checkin: CheckIn) -> Sequence[Row]:
    reasons = [
        Button(words.plain(language, f"reason-{reason}"), Decline(checkin.id, reason))
        for reason in REASONS
    ]
    return [*in_pairs(reasons), [_back(words, language, checkin)]]


def limit_rows(words: Words, language: Language, checkin: CheckIn) -> Sequence[Row]:
    days = [
        Button(words.plain(language, "button-limit-days", days=days), Limit(checkin.id, days))
        for days in OFFERED_DAYS
    ]
    return [days, [_back(words, language, checkin)]]


def _back(words: Words, language: Language, checkin: CheckIn) -> Button:
    return Button(words.plain(language, "button-back"), BackToCard(checkin.id))


def decided_card(words: Words, language: Language, checkin: CheckIn) -> Screen:
    """A card without its text: what was decided and by whom, and what can be done yet."""
    text = Html(f"<b>{checkin.code}</b> · {_decision(words, language, checkin)}")
    remove = Button(words.plain(language, "button-remove"), Remove(checkin.id))
    out = checkin.state in OUT
    return Screen(text, [[remove] if out else [], contact_row(words, language, checkin)])


def _decision(words: Words, language: Language, checkin: CheckIn) -> Html:
    what = words.plain(language, f"decided-{checkin.state}")
    if checkin.decided_by is None or checkin.state in _DECIDED_BY_NOBODY:
        return words.say(language, "card-decision", what=what)
    return words.say(language, "card-decision-by", what=what, by=checkin.decided_by)


def reported_card(words: Words, language: Language, checkin: CheckIn, post: Html) -> Screen:
    """A published check-in that readers reported, with its text as it was published."""
    rows = [
        [
            Button(words.plain(language, "button-restore"), Restore(checkin.id)),
            Button(words.plain(language, "button-remove"), Remove(checkin.id)),
        ]
    ]
    return Screen(words.say(language, "card-reported", code=checkin.code, text=post), rows)
