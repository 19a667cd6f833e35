"""From `/checkin` to the preview: status, place, text, each in place of the last.

Whatever a button brings is looked up anew: it can be forged, and be a day old.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.checkins.authors import Leave, Ready
from bot.core.checkins.danger import in_danger
from bot.core.checkins.text import LONGEST, rebuild, unfit
from bot.core.checkins.values import Community
from bot.core.checkins.writing import NOWHERE, STEPS, Answering, Begun, Writing, known_status
from bot.words import Html
from handlers import menu
from handlers.checkin import aid, flow_views, kinds, members, trail
from handlers.checkin.buttons import (
    BackTo,
    Begin,
    ChooseCommunity,
    ChooseSpot,
    ChooseStatus,
    Drop,
    GoOn,
    LookInside,
    SetCallback,
    SetLane,
)
from handlers.screens import Screen
from handlers.standing import title
from handlers.visit import Visit


async def begin(visit: Visit, _press: Begin | None = None) -> None:
    """`/checkin`, the button of the home screen, `?start=checkin`; goes on with what was begun."""
    said = await trail.heard(visit)
    if visit.services.checkins.closed:
        await closed(visit)
    elif (writing := await trail.writing(visit)) is not None:
        await ask(visit, writing, *said)
    elif not isinstance(leave := await _leave(visit), Ready):
        await _tell(visit, flow_views.not_now(visit, leave))
    elif not (found := await members.communities(visit)):
        await _tell(visit, flow_views.nowhere(visit))
    elif not visit.reader.warned:
        await _tell(visit, flow_views.promise(visit))
    else:
        await _choose_community(visit, found, *said)


async def go_on(visit: Visit, _press: GoOn) -> None:
    await visit.remember(warned=True)
    await begin(visit)


async def _choose_community(visit: Visit, found: Sequence[Community], *said: int) -> None:
    if len(found) == 1:
        await ask(visit, Writing(found[0].id), *said)
    else:
        titles = {each.id: await title(visit.bot, each.home) or f"№ {each.id}" for each in found}
        await _tell(visit, flow_views.communities(visit, titles))


async def choose_community(visit: Visit, press: ChooseCommunity) -> None:
    community = await members.community(visit, press.community)
    if community is None or visit.services.checkins.closed or not visit.reader.warned:
        await begin(visit)
    elif isinstance(leave := await _leave(visit), Ready):
        await ask(visit, Writing(community.id))
    else:
        await _tell(visit, flow_views.not_now(visit, leave))


async def choose_status(visit: Visit, press: ChooseStatus) -> None:
    writing, status = await trail.writing(visit), known_status(press.status)
    if writing is None or status is None:
        await gone(visit)
    else:
        await ask(visit, writing.with_status(status))


async def look_inside(visit: Visit, press: LookInside) -> None:
    """The places of one country."""
    writing = await trail.writing(visit)
    community = await _community(visit, writing)
    country = visit.services.shelves.content.places.get(press.within)
    if writing is None or community is None:
        await gone(visit)
    elif country is None:
        await ask(visit, writing)
    else:
        shown = await visit.show(flow_views.spots_inside(visit, community, country))
        await trail.keep(visit, writing, shown)


async def choose_spot(visit: Visit, press: ChooseSpot) -> None:
    writing = await trail.writing(visit)
    community = await _community(visit, writing)
    if writing is None or community is None:
        await gone(visit)
    elif press.place == NOWHERE or may_name(visit, community, press.place):
        await ask(visit, replace(writing, place=press.place))
    else:
        await ask(visit, replace(writing, place=None))


def may_name(visit: Visit, community: Community, place: str | None) -> bool:
    """Whether the place is on the community's list, as the files and its admins have it now."""
    return place is None or place in flow_views.allowed(visit.services.shelves.content, community)


async def back_to(visit: Visit, press: BackTo) -> None:
    writing = await trail.writing(visit)
    step = next((step for step in STEPS if step == press.step), None)
    if writing is None or step is None:
        await gone(visit)
    else:
        await ask(visit, writing.back_to(step))


async def set_lane(visit: Visit, press: SetLane) -> None:
    writing = await trail.writing(visit)
    if writing is None:
        await gone(visit)
    else:
        await ask(visit, replace(writing, lane="urgent" if press.lane == "urgent" else "calm"))


async def set_callback(visit: Visit, press: SetCallback) -> None:
    writing = await trail.writing(visit)
    if writing is None:
        await gone(visit)
    else:
        await ask(visit, replace(writing, callback=press.allowed == 1))


async def drop(visit: Visit, _press: Drop | None = None) -> None:
    """Throw away what was begun; whatever there was, home again."""
    begun = await trail.begun(visit)
    if begun is None:
        await visit.show(await menu.home_screen(visit))
        return
    said = await trail.heard(visit)
    await visit.services.checkins.drafts.forget(visit.chat.id)
    home = await menu.home_screen(visit)
    dropped = Html(f"{visit.say('draft-dropped')}\n\n{home.text}")
    await visit.send(replace(home, text=dropped))
    pressed = [visit.message.message_id] if visit.message else []
    await trail.erase(visit, (*begun.trail, *said, *pressed))


async def hear(visit: Visit) -> bool:
    """Take a text for what is being written; False: nothing is, so it is a question.

    Where check-ins have closed meanwhile, it is erased and goes no further.
    """
    begun = await trail.begun(visit)
    if begun is None or visit.message is None:
        return False
    if isinstance(begun, Writing) and begun.awaits in ("status", "place"):
        return not visit.services.checkins.closed and await _hear_spot(visit, begun)
    if await refuse(visit, begun):
        return True
    if visit.services.checkins.closed:
        await trail.note(visit, visit.message.message_id, trail.A_MINUTE)
        await closed(visit, erased="refused-erased")
        return True
    said = await trail.heard(visit)
    text = rebuild(visit.message.text or "")
    wrong = unfit(text)
    again = flow_views.ask_answer if isinstance(begun, Answering) else flow_views.ask_text
    if wrong == "empty":
        await _say(visit, begun, again(visit, "text-empty"), *said)
    elif wrong == "long":
        screen = again(visit, "text-long", count=len(text), most=LONGEST)
        await _say(visit, begun, screen, *said)
    elif isinstance(begun, Answering):
        begun = replace(begun, text=text)
        await _comfort(visit, text, None)
        await _say(visit, begun, flow_views.preview_answer(visit, begun), *said)
    else:
        await _comfort(visit, text, begun.place)
        replaced = begun.text is not None
        await ask(visit, replace(begun, text=text), *said, replaced=replaced)
    return True


async def _hear_spot(visit: Visit, writing: Writing) -> bool:
    community = await _community(visit, writing)
    text = visit.message.text if visit.message else None
    named = visit.services.shelves.gazetteer.named(text or "")
    if writing.awaits != "place" or community is None or named is None:
        return False
    if not may_name(visit, community, named.id):
        return False
    await ask(visit, replace(writing, place=named.id), *await trail.heard(visit))
    return True


async def _comfort(visit: Visit, text: str, place: str | None) -> None:
    if in_danger(text):
        await trail.send(visit, aid.danger(visit, place), trail.A_DAY)


async def refuse(visit: Visit, begun: Begun | None = None) -> bool:
    """Say why this message cannot be a check-in; False: nothing is being written, or it can."""
    begun = begun or await trail.begun(visit)
    message = visit.message
    kind = kinds.refused(message) if message else None
    if begun is None or message is None or kind is None:
        return False
    late = kind in kinds.ERASABLE_LATE
    await trail.note(visit, message.message_id, trail.LATE if late else trail.A_MINUTE)
    album = message.media_group_id
    if album is None or visit.services.once.first(visit.user.id, f"album {album}"):
        if visit.services.checkins.closed:
            await closed(visit, erased=flow_views.when_erased(kind))
        else:
            await _say(visit, begun, flow_views.refused(visit, kind))
    return True


async def closed(visit: Visit, erased: str | None = None) -> None:
    """Say that none are taken, and of a message that came too late when it is erased."""
    await _tell(visit, flow_views.closed(visit, erased))


async def _tell(visit: Visit, screen: Screen) -> None:
    """Show what does not belong to a draft; it goes within a day."""
    await trail.note(visit, await visit.show(screen), trail.A_DAY)


async def _say(visit: Visit, begun: Begun, screen: Screen, *said: int) -> None:
    sent = await visit.send(screen)
    await trail.keep(visit, begun, *said, sent.message_id)


async def ask(visit: Visit, writing: Writing, *said: int, replaced: bool = False) -> None:
    """Show what comes next, and keep what there is; `replaced`: its text was another before."""
    community = await _community(visit, writing)
    if community is None:
        await gone(visit)
        return
    contacts = aid.contacts(visit, writing)
    if contacts is not None:
        await trail.send(visit, contacts, trail.A_DAY)
        writing = replace(writing, helped=writing.place)
        await _say(visit, writing, _screen(visit, writing, community), *said)
    else:
        shown = await visit.show(_screen(visit, writing, community, replaced=replaced))
        await trail.keep(visit, writing, *said, shown)


def _screen(
    visit: Visit, writing: Writing, community: Community, *, replaced: bool = False
) -> Screen:
    match writing.awaits:
        case "status":
            return flow_views.statuses(visit)
        case "place":
            return flow_views.spots(visit, community)
        case _ if writing.draft is None:
            return flow_views.ask_text(visit, most=LONGEST)
        case _:
            return flow_views.preview(visit, community, writing.draft, replaced=replaced)


async def gone(visit: Visit) -> None:
    """The draft, or what the button stands for, is there no more, or leads nowhere now."""
    if visit.services.checkins.closed:
        await closed(visit)
        return
    await visit.toast("draft-gone", alert=True)
    await visit.show(await menu.home_screen(visit))


async def _community(visit: Visit, writing: Writing | None) -> Community | None:
    return await visit.services.checkins.communities.get(writing.community) if writing else None


async def _leave(visit: Visit) -> Leave:
    return await visit.services.checkins.authors.may_write(visit.chat.id)
