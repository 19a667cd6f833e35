"""What the buttons of a card do: read, ask the moderators' desk, show the card as it is now."""

from contextlib import suppress
from typing import cast

from telegram.error import TelegramError

from bot.core.checkins.moderators import Done, OneMore, Outcome, Same, TooLate, Unknown
from bot.core.checkins.ports import Post, Prompt
from bot.core.checkins.states import UNDECIDED
from bot.core.checkins.text import LONGEST
from bot.core.checkins.values import REASONS, CheckIn, Community, Reason
from handlers.moderation import board, views
from handlers.moderation.buttons import (
    Approve,
    AskLimit,
    AskReason,
    BackToCard,
    Claim,
    Decline,
    Hold,
    Limit,
    Reply,
)
from handlers.moderation.rights import moderated_here
from handlers.rounds import Rounds
from handlers.screens import Screen
from handlers.visit import Visit


async def approve(visit: Visit, press: Approve) -> None:
    community = await moderated_here(visit)
    if community is not None:
        desk = visit.services.checkins.moderators
        outcome = await desk.approve(community, press.checkin, visit.user.id, visit.user.first_name)
        await _show(visit, community, outcome)
        if isinstance(outcome, Done) and outcome.checkin.lane == "urgent":
            await visit.answer()
            await Rounds(visit.services, visit.bot).urgent(community.id)


async def hold(visit: Visit, press: Hold) -> None:
    community = await moderated_here(visit)
    if community is not None:
        desk = visit.services.checkins.moderators
        outcome = await desk.hold(community, press.checkin, visit.user.first_name)
        await _show(visit, community, outcome)


async def ask_reason(visit: Visit, press: AskReason) -> None:
    found = await _undecided(visit, press.checkin)
    if found is not None:
        community, checkin = found
        rows = views.reason_rows(visit.services.words, visit.language, checkin)
        await _show_card(visit, checkin, Screen(_screen(visit, community, checkin).text, rows))


async def back_to_card(visit: Visit, press: BackToCard) -> None:
    community = await moderated_here(visit)
    if community is not None:
        await show_now(visit, community, press.checkin)


async def decline(visit: Visit, press: Decline) -> None:
    """Decline for one of the reasons; the free one asks for words first."""
    if press.reason not in REASONS:
        await visit.toast("outdated-button", alert=True)
        return
    if press.reason == "free":
        if await _undecided(visit, press.checkin) is not None:
            await _ask_words(visit, Prompt(press.checkin, "decline"), "prompt-decline")
        return
    community = await moderated_here(visit)
    if community is not None:
        desk = visit.services.checkins.moderators
        reason = cast("Reason", press.reason)
        outcome = await desk.decline(community, press.checkin, reason, visit.user.first_name)
        await _show(visit, community, outcome)


async def claim(visit: Visit, press: Claim) -> None:
    community = await moderated_here(visit)
    if community is None:
        return
    match await visit.services.checkins.moderators.claim(community, press.checkin):
        case Done(checkin):
            await visit.toast("claimed")
            await visit.send(Screen(visit.say("claimed-by", by=visit.user.first_name)))
        case TooLate(checkin):
            said = "claimed-already" if checkin.claimed else "card-too-late"
            await visit.toast(said, alert=True)
        case _:
            await _forgotten(visit)
            return
    await board.redraw(visit.services, visit.bot, checkin.id)
    if visit.message is not None and visit.message.message_id != checkin.card:
        # The call: it stays to be read, without its button.
        with suppress(TelegramError):
            await visit.message.edit_reply_markup()


async def reply(visit: Visit, press: Reply) -> None:
    if await moderated_here(visit) is not None:
        await _ask_words(visit, Prompt(press.checkin, "reply"), "prompt-reply")


async def ask_limit(visit: Visit, press: AskLimit) -> None:
    community = await moderated_here(visit)
    checkin = await _here(visit, community, press.checkin) if community else None
    if community is not None and checkin is not None:
        rows = views.limit_rows(visit.services.words, visit.language, checkin)
        await _show_card(visit, checkin, Screen(_screen(visit, community, checkin).text, rows))


async def limit(visit: Visit, press: Limit) -> None:
    """Two moderators together; what is said does not depend on whether anybody can be limited."""
    community = await moderated_here(visit)
    checkin = await _here(visit, community, press.checkin) if community else None
    if community is None or checkin is None:
        return
    if press.days not in views.LIMIT_DAYS:
        await visit.toast("outdated-button", alert=True)
        return
    desk = visit.services.checkins.moderators
    outcome = await desk.limit(community, checkin.id, press.days, visit.user.id)
    if outcome == "done":
        await visit.send(
            Screen(visit.say("limit-done", code=checkin.code, days=press.days)),
            reply_to=checkin.card,
        )
        await show_now(visit, community, checkin.id)
    else:
        await visit.toast("limit-one-more", alert=True)


async def written(visit: Visit) -> None:
    """A moderator's words in reply to a prompt: for the author, or the reason of a decline."""
    message = visit.message
    asked = message.reply_to_message if message else None
    if message is None or asked is None or not message.text:
        return
    rooms = visit.services.checkins
    community = await rooms.communities.of_moderators(visit.chat.id)
    if community is None:
        return
    # Other replies are the moderators' own affair: not a word about who may and who may not.
    prompt = await rooms.prompts.get(visit.chat.id, asked.message_id)
    if prompt is None or await moderated_here(visit) is None:
        return
    if (count := len(message.text)) > LONGEST:
        too_long = Screen(visit.say("reply-too-long", count=count, most=LONGEST))
        await visit.send(too_long, reply_to=message.message_id)
        return
    if await rooms.prompts.take(visit.chat.id, asked.message_id) is None:
        return
    if prompt.purpose == "reply":
        known = await rooms.moderators.reply(community, prompt.checkin, message.text)
        said = "reply-accepted" if known else "card-unknown"
        await visit.send(Screen(visit.say(said)), reply_to=message.message_id)
        return
    name = visit.user.first_name
    outcome = await rooms.moderators.decline(community, prompt.checkin, "free", name, message.text)
    said = "decline-accepted" if isinstance(outcome, Done) else "card-too-late"
    await visit.send(Screen(visit.say(said)), reply_to=message.message_id)
    await board.redraw(visit.services, visit.bot, prompt.checkin)


async def show_now(visit: Visit, community: Community, checkin_id: str) -> None:
    """Put the card as it is now in place of the pressed message."""
    checkin = await _here(visit, community, checkin_id)
    if checkin is not None:
        await _show_card(visit, checkin, _screen(visit, community, checkin))


async def _show_card(visit: Visit, checkin: CheckIn, screen: Screen) -> None:
    """Where it is shown now is its card from now on: a second one would keep its text for ever.

    What readers have hidden keeps the card that holds its words.
    """
    shown = await visit.show(screen)
    if checkin.state == "hidden":
        return
    if shown == checkin.card:
        await visit.services.checkins.store.redrawn(checkin.id, shown, checkin.state)
    else:
        card = Post(visit.chat.id, shown)
        await board.move(visit.services, visit.bot, checkin.id, card, checkin.state)


def _screen(visit: Visit, community: Community, checkin: CheckIn) -> Screen:
    content = visit.services.shelves.content
    return views.card(visit.services.words, visit.language, content, community, checkin)


async def _show(visit: Visit, community: Community, outcome: Outcome) -> None:
    match outcome:
        case Done(checkin):
            await _show_card(visit, checkin, _screen(visit, community, checkin))
        case OneMore(checkin):
            await visit.toast("one-more")
            await _show_card(visit, checkin, _screen(visit, community, checkin))
        case Same():
            await visit.toast("same-moderator", alert=True)
        case TooLate(checkin):
            await visit.toast("card-too-late", alert=True)
            await _show_card(visit, checkin, _screen(visit, community, checkin))
        case Unknown():
            await _forgotten(visit)


async def _forgotten(visit: Visit) -> None:
    await visit.toast("card-unknown", alert=True)
    await visit.show(Screen(visit.say("card-forgotten")))


async def _here(visit: Visit, community: Community, checkin_id: str) -> CheckIn | None:
    """The check-in, if it is this community's; else the card is blanked."""
    checkin = await visit.services.checkins.store.get(checkin_id)
    if checkin is not None and checkin.community == community.id:
        return checkin
    await _forgotten(visit)
    return None


async def _undecided(visit: Visit, checkin_id: str) -> tuple[Community, CheckIn] | None:
    community = await moderated_here(visit)
    checkin = await _here(visit, community, checkin_id) if community else None
    if community is None or checkin is None:
        return None
    if checkin.state not in UNDECIDED:
        await _show(visit, community, TooLate(checkin))
        return None
    return community, checkin


async def _ask_words(visit: Visit, prompt: Prompt, message_id: str) -> None:
    reply_to = visit.message.message_id if visit.message else None
    sent = await visit.send(Screen(visit.say(message_id)), reply_to=reply_to)
    await visit.services.checkins.prompts.put(visit.chat.id, sent.message_id, prompt)
