"""`@bot words` in any chat: answers to choose from, for this person only."""

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from bot.core.content import EVERYWHERE, Entry
from handlers.views import answers, menus
from handlers.views.names import half
from handlers.visit import Visit

RESULTS = 8
FIRST = ("first-days", "emergency")
"""Names of the entries that lead the list of who has not typed anything yet."""

CACHED_SECONDS = 10
"""Short: a corrected answer and a changed place must show at once."""

PREVIEW_LETTERS = 120


async def suggest(visit: Visit) -> None:
    query = visit.update.inline_query
    if query is None:
        return
    found = _found(visit, query.query)
    label = "inline-choose-place" if visit.reader.place is None else "inline-open"
    if not found:
        label = "inline-nothing"
    await query.answer(
        [_article(visit, entry) for entry in found],
        cache_time=CACHED_SECONDS,
        is_personal=True,
        button=InlineQueryResultsButton(visit.label(label), start_parameter="go"),
    )


def _found(visit: Visit, typed: str) -> list[Entry]:
    shelves, place = visit.services.shelves, visit.reader.place
    if typed.strip():
        return shelves.faq.find(typed, place, RESULTS)
    shelf = shelves.content.shelf(place or EVERYWHERE)
    return sorted(shelf, key=lambda entry: entry.name not in FIRST)[:RESULTS]


def _article(visit: Visit, entry: Entry) -> InlineQueryResultArticle:
    written, _ = half(entry, visit.language)
    more = InlineKeyboardButton(
        visit.label("button-ask-privately"), url=answers.deep_link(visit, entry)
    )
    return InlineQueryResultArticle(
        id=entry.id,
        title=menus.entry_label(visit, entry),
        description=written.plain[:PREVIEW_LETTERS],
        input_message_content=InputTextMessageContent(answers.answer_text(visit, entry)),
        reply_markup=InlineKeyboardMarkup([[more]]),
    )
