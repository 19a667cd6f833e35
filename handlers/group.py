"""`/faq` in groups: words after it, or the message it replies to. Plain chatter is left alone."""

from telegram import Chat, ChatMember, Message

from bot.core.answered import Spot
from bot.core.content import Entry
from bot.core.faq import Found, Nothing, Several, Where
from bot.core.languages import language_of_text
from bot.core.ports import Reader
from handlers.moderation import board, setup
from handlers.screens import Button, Row, Screen
from handlers.views import answers, menus
from handlers.visit import Visit

_GONE = (ChatMember.LEFT, ChatMember.BANNED)


async def faq(visit: Visit) -> None:
    """Answer under the message that asks; an entry at most once in a while per chat."""
    message = visit.message
    if message is None:
        return
    asked = message.reply_to_message if _asks_for_another(message) else message
    text = visit.words_after_command or (asked and (asked.text or asked.caption)) or ""
    if asked is None or not text or text == message.text:
        await visit.send(hello(visit), reply_to=message.message_id)
        return
    if not visit.known:
        visit.reader = Reader(language_of_text(text), None)
    found = visit.services.shelves.faq.ask(text, visit.reader.place)
    match found:
        case Found(entry=entry):
            await _answer_once(visit, entry, asked)
        case Several(entries=entries, place=place):
            rows = [
                [_privately(visit, entry, menus.entry_label(visit, entry))] for entry in entries
            ]
            screen = Screen(answers.several_text(visit, place), rows)
            await visit.send(screen, reply_to=asked.message_id)
        case Where():
            await visit.send(hello(visit, "group-where"), reply_to=asked.message_id)
        case Nothing():
            await visit.send(hello(visit, "group-nothing"), reply_to=asked.message_id)


def _asks_for_another(message: Message) -> bool:
    replied = message.reply_to_message
    # In a forum every message of a topic replies to the service message that opened it.
    return replied is not None and replied.forum_topic_created is None


async def _answer_once(visit: Visit, entry: Entry, asked: Message) -> None:
    thread = asked.message_thread_id if asked.is_topic_message else None
    spot = Spot(visit.chat.id, thread, entry.id)
    earlier = visit.services.answered.recent(spot)
    if earlier is not None:
        await visit.send(Screen(visit.say("group-answered-above")), reply_to=earlier)
        return
    rows: list[Row] = [answers.verdict_buttons(visit, entry), [_privately(visit, entry)]]
    screen = Screen(answers.answer_text(visit, entry), rows)
    sent = await visit.send(screen, reply_to=asked.message_id)
    visit.services.answered.note(spot, sent.message_id)


def _privately(visit: Visit, entry: Entry, label: str | None = None) -> Button:
    return Button(label or visit.label("button-ask-privately"), answers.deep_link(visit, entry))


def hello(visit: Visit, message_id: str = "group-hello") -> Screen:
    """What the bot does in a group, and the way to a private chat."""
    ask = Button(visit.label("button-ask-privately"), f"https://t.me/{visit.bot.username}?start=go")
    return Screen(visit.say(message_id), [[ask]])


async def start(visit: Visit) -> None:
    await visit.show(hello(visit))


async def privacy(visit: Visit) -> None:
    await visit.show(Screen(visit.say("privacy")))


async def joined(visit: Visit) -> None:
    """Added to a group: say what the bot does. Removed, or blocked by a person: forget the chat."""
    change = visit.update.my_chat_member
    if change is None:
        return
    was_gone = change.old_chat_member.status in _GONE
    if was_gone and change.new_chat_member.status not in _GONE:
        if visit.chat.type in (Chat.GROUP, Chat.SUPERGROUP):
            await visit.send(hello(visit))
    elif not was_gone and change.new_chat_member.status in _GONE:
        await setup.lost_chat(visit)
        await visit.services.groups.forget(visit.chat.id)
        await visit.services.readers.forget(visit.chat.id)
        await visit.services.digests.subscriptions.forget(visit.chat.id)


async def moved(visit: Visit) -> None:
    """The group became a supergroup: its settings, its digest and its check-ins follow it."""
    if visit.message and visit.message.migrate_to_chat_id:
        new = visit.message.migrate_to_chat_id
        await visit.services.groups.move(visit.chat.id, new)
        await visit.services.digests.subscriptions.move(visit.chat.id, new)
        await board.follow(visit.services, visit.chat.id, new)
