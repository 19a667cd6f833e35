"""One update of one person, with all that a handler needs to read it and to answer."""

import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from telegram import (
    CallbackQuery,
    Chat,
    Message,
    ReplyParameters,
    Update,
    User,
)
from telegram.error import BadRequest, TelegramError
from telegram.ext import CallbackContext, ExtBot

from bot.core.content import Language
from bot.core.languages import language_of_client
from bot.core.ports import Reader
from bot.services import Services
from bot.words import Argument, Html
from handlers.screens import Screen
from handlers.standing import in_charge

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Visit:
    update: Update
    bot: ExtBot[Any]
    services: Services
    reader: Reader
    """Whom to answer: the person in a private chat, the group in a group."""
    known: bool
    """Whether the reader is remembered, or was guessed from the Telegram client."""
    answered: bool = False
    """Whether the button's press was answered, so that it stops blinking."""

    @property
    def chat(self) -> Chat:
        chat = self.update.effective_chat
        assert chat is not None, "the table lets through only updates of a chat"  # noqa: S101 - tells mypy what the table ensures
        return chat

    @property
    def user(self) -> User:
        user = self.update.effective_user
        assert user is not None, "the table lets through only updates of a person"  # noqa: S101 - tells mypy what the table ensures
        return user

    @property
    def private(self) -> bool:
        chat = self.update.effective_chat
        return chat is not None and chat.type == Chat.PRIVATE

    @property
    def from_maintainer(self) -> bool:
        """Whether one of those who keep the files writes in private."""
        return self.private and self.chat.id in self.services.maintainers

    @property
    def message(self) -> Message | None:
        """The message sent, or the one whose button was pressed, if it can still be read."""
        message = self.update.effective_message
        return message if isinstance(message, Message) else None

    @property
    def offered(self) -> bool:
        """Whether the pressed message has this button: Telegram hands on whatever data a client
        sends, under whatever message it can see. In a private chat it can harm nobody else."""
        if self.private:
            return True
        query, message = self.update.callback_query, self.message
        markup = message.reply_markup if message else None
        keys = chain.from_iterable(markup.inline_keyboard) if markup else ()
        return query is not None and any(key.callback_data == query.data for key in keys)

    @property
    def command(self) -> str:
        """The name of the command that the message begins with: `faq` in `/FAQ@bot симка`."""
        message = self.message
        if message is None or not message.text or not message.entities:
            return ""
        return message.text[1 : message.entities[0].length].partition("@")[0].lower()

    @property
    def words_after_command(self) -> str:
        """What stands behind the command: «симка» in `/faq симка`."""
        text = self.message.text if self.message else None
        return " ".join((text or "").split()[1:])

    @property
    def language(self) -> Language:
        return self.reader.language

    def say(self, message_id: str, **arguments: Argument) -> Html:
        return self.services.words.say(self.language, message_id, **arguments)

    def label(self, message_id: str, **arguments: Argument) -> str:
        return self.services.words.plain(self.language, message_id, **arguments)

    async def remember(
        self,
        *,
        language: Language | None = None,
        place: str | None = None,
        warned: bool = False,
    ) -> None:
        self.reader = replace(
            self.reader,
            language=language or self.reader.language,
            place=place or self.reader.place,
            warned=warned or self.reader.warned,
        )
        store = self.services.readers if self.private else self.services.groups
        await store.put(self.chat.id, self.reader)

    async def may_settle(self) -> bool:
        """Whether this person may change settings here: anyone at home, live admins in a group."""
        return self.private or await in_charge(self.bot, self.chat.id, self.user.id)

    async def show(self, screen: Screen) -> int:
        """Put the screen in place of the pressed message, or send it as a new one.

        Returns:
            The id of the message that shows it.
        """
        query = self.update.callback_query
        if query is not None and query.message is not None and await _edited(query, screen):
            return query.message.message_id
        return (await self.send(screen)).message_id

    async def send(self, screen: Screen, *, reply_to: int | None = None) -> Message:
        message = self.message
        return await self.bot.send_message(
            self.chat.id,
            screen.text,
            reply_markup=screen.keyboard() if screen.rows else None,
            message_thread_id=(
                message.message_thread_id if message and message.is_topic_message else None
            ),
            reply_parameters=(
                ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None
            ),
        )

    async def toast(self, message_id: str, *, alert: bool = False) -> None:
        """Answer the press with a short notice, or with one that must be closed."""
        query = self.update.callback_query
        if query is not None:
            self.answered = True
            with suppress(BadRequest):  # pressed so long ago that nobody waits for the answer
                await query.answer(self.label(message_id), show_alert=alert)

    async def answer(self) -> None:
        """Answer the press without a word, if that was not done; before what may take long."""
        query = self.update.callback_query
        if query is not None and not self.answered:
            self.answered = True
            with suppress(TelegramError):
                await query.answer()


async def _edited(query: CallbackQuery, screen: Screen) -> bool:
    if not isinstance(query.message, Message):
        return False
    try:
        await query.edit_message_text(
            screen.text, reply_markup=screen.keyboard() if screen.rows else None
        )
    except BadRequest as refusal:
        return "not modified" in refusal.message
    return True


async def visit_of(update: Update, bot: ExtBot[Any], services: Services) -> Visit:
    chat, user = update.effective_chat, update.effective_user
    stored: Reader | None = None
    if chat is not None:
        store = services.readers if chat.type == Chat.PRIVATE else services.groups
        stored = await store.get(chat.id)
    elif user is not None:
        stored = await services.readers.get(user.id)
    guessed = Reader(language_of_client(user.language_code if user else None), None)
    return Visit(update, bot, services, stored or guessed, known=stored is not None)


Handle = Callable[[Visit], Awaitable[None]]
OnPress = Callable[[Visit, Any], Awaitable[None]]
"""Of a visit and the kind of press that it answers."""
Context = CallbackContext[Any, Any, Any, Any]


def on(
    handle: Handle, services: Services
) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """Make of a handler what the library calls: a function of update and context."""

    async def call(update: Update, context: Context) -> None:
        visit = await visit_of(update, context.bot, services)
        try:
            await handle(visit)
        except TelegramError as refusal:
            # Blocked meanwhile, removed from the group, a chat that is gone: nobody to tell.
            log.warning("an answer was not delivered: %s", type(refusal).__name__)
        finally:
            await visit.answer()

    return call
