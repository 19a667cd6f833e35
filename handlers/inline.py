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
CACHED_SECONDS = 10
"""Short: a corrected answer and a changed place must show at once."""

PREVIEW_LETTERS = 120


async def suggest(visit: Visit) -> None:
    query = visit.update.inline_query
    if query is None:
        return
    place = visit.reader.place or EVERYWHERE
    shelves = visit.services.shelves
    found = (
        shelves.faq.find(query.query, place, RESULTS)
        if query.query.strip()
        else shelves.content.shelf(place)[:RESULTS]
    )
    label = "inline-choose-place" if visit.reader.place is None else "inline-open"
    await query.answer(
        [_article(visit, entry) for entry in found],
        cache_time=CACHED_SECONDS,
        is_personal=True,
        button=InlineQueryResultsButton(visit.label(label), start_parameter="go"),
    )


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
