"""The simulator as tests and the demo use it."""

from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from aiohttp import web

from .actors import Person
from .faults import Fault, Trouble
from .groups import Group
from .server import Call, Server
from .shown import shown
from .standing import seat
from .world import Json, Listener, World

HOST = "127.0.0.1"


class Simulator:
    """Telegram on 127.0.0.1, for one bot.

    In: `port` (0: any free one); `now`, the world's time, aware, in UTC (None: the machine's).
    Enter it as an async context manager; then `url` is the address for BOT_API_URL and `token` the
    one token it accepts. Further routes may be added to `web` before that.
    """

    def __init__(self, port: int = 0, now: Callable[[], datetime] | None = None) -> None:
        self.world = World(now)
        self.server = Server(self.world)
        self.web = web.Application(client_max_size=50 * 1024 * 1024)
        self.web.router.add_route("*", "/bot{token}/{method}", self.server.handle)
        self.url = ""
        self._port = port
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        self._runner = web.AppRunner(
            self.web, access_log=None, shutdown_timeout=0.1, handler_cancellation=True
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, self._port).start()
        self.url = f"http://{HOST}:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.server.close()
        if self._runner is not None:
            await self._runner.cleanup()

    # who takes part

    @property
    def token(self) -> str:
        """The bot token that is accepted; any other is answered with 401."""
        return self.world.token

    def person(
        self, name: str, language_code: str | None = None, username: str | None = None
    ) -> Person:
        """Somebody new, with a random ten-digit id, who has not yet written to the bot."""
        return Person(
            self.world, self.world.person(name, language_code=language_code, username=username)
        )

    def other_bot(self, name: str) -> Person:
        """A bot that is not the one under test, for groups to have. Bots do not hear each other."""
        return Person(self.world, self.world.person(name, username=f"{name}_bot", is_bot=True))

    def group(  # noqa: PLR0913 - a group differs from another in that many ways
        self,
        title: str,
        members: Iterable[Person] = (),
        admins: Iterable[Person] = (),
        *,
        owner: Person | None = None,
        forum: bool = False,
        supergroup: bool = True,
        username: str | None = None,
        privacy: bool | None = None,
    ) -> Group:
        """A group that has the bot as a plain member and always had; no update tells of it.

        `privacy` overrides the bot's privacy mode here.
        """
        kind = "supergroup" if supergroup else "group"
        fields = {"is_forum": forum, "username": username, "privacy": privacy}
        group = self._chat(kind, title, members, admins, fields)
        if owner is not None:
            seat(group.at, owner.user, "creator")
        return group

    def channel(
        self,
        title: str,
        members: Iterable[Person] = (),
        admins: Iterable[Person] = (),
        *,
        username: str | None = None,
    ) -> Group:
        """A channel that the bot is an administrator of."""
        channel = self._chat("channel", title, members, admins, {"username": username})
        seat(channel.at, self.world.bot, "administrator")
        return channel

    def _chat(
        self,
        kind: str,
        title: str,
        members: Iterable[Person],
        admins: Iterable[Person],
        fields: Json,
    ) -> Group:
        group = Group(self.world, self.world.new_chat(kind, title, **fields))
        seat(group.at, self.world.bot, "member")
        for each in members:
            seat(group.at, each.user, "member")
        for each in admins:
            seat(group.at, each.user, "administrator")
        return group

    # how the world behaves

    @property
    def latency(self) -> float:
        """Seconds before every answer but that of getUpdates."""
        return self.server.latency

    @latency.setter
    def latency(self, seconds: float) -> None:
        self.server.latency = seconds

    @property
    def limits(self) -> bool:
        """Whether Telegram's flood control is on (see limits.py); at first it is off."""
        return self.server.limits.on

    @limits.setter
    def limits(self, on: bool) -> None:
        self.server.limits.on = on

    @property
    def privacy(self) -> bool:
        """Whether the bot hears only what is meant for it in groups; at first it does."""
        return self.world.privacy

    @privacy.setter
    def privacy(self, on: bool) -> None:
        self.world.privacy = on

    @property
    def query_lifetime(self) -> timedelta:
        """How long the bot may take to answer a button press or an inline query."""
        return self.world.queries.lifetime

    @query_lifetime.setter
    def query_lifetime(self, lifetime: timedelta) -> None:
        self.world.queries.lifetime = lifetime

    def fails(  # noqa: PLR0913 - each is one line in a test
        self,
        method: str,
        what: Trouble,
        *,
        retry_after: int = 1,
        description: str | None = None,
        body: str | None = None,
        times: int = 1,
        chat: Person | Group | None = None,
    ) -> None:
        """Order trouble for the next `times` calls of `method` ("*": any), in `chat` (None: any).

        `what` is an HTTP status (429 goes with `retry_after` seconds; `body` replaces Telegram's
        JSON), "hang" (no answer ever) or "reset" (connection cut): nothing is done then. With "hang
        after", "reset after" and "502 after" the call takes effect all the same.
        """
        number = None if chat is None else chat.chat_id
        self.server.faults.waiting.append(
            Fault(method, what, retry_after, description, body, times, number)
        )

    # what happens

    @property
    def calls(self) -> deque[Call]:
        """The latest calls the bot made, oldest first."""
        return self.server.calls

    async def push(self, update: Json) -> None:
        """Send the bot any update, well-formed or not; `update_id` is added unless given."""
        self.world.updates.push_raw(update)

    async def idle(self, seconds: float = 10) -> None:
        """Return when the bot has nothing to do.

        That is: every update is acknowledged, no call is under way, it waits in getUpdates.

        Raises AssertionError if that does not come within `seconds`.
        """
        updates = self.world.updates

        def quiet() -> bool:
            return not updates.waiting and not self.server.busy and updates.polled

        if not await self.world.bell.until(quiet, seconds):
            waits = "waits" if updates.polled else "does not wait"
            raise AssertionError(
                f"after {seconds} s the bot is not idle: {len(updates.waiting)} updates are not "
                f"acknowledged, {self.server.busy} calls under way, it {waits} in getUpdates"
            )

    def shown(self, message: Json) -> str:
        """The message as a person sees it: its text, then its buttons, one row a line."""
        return shown(message)

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call `callback` with every event from now on; returns how to stop that.

        An event is {"kind": …} with: "message" and "edited": chat_id, message; "deleted": chat_id,
        message_id; "answer" (to a button press): query_id, user_id, text, show_alert; "inline":
        query_id, user_id, results; "action": chat_id, action; "reaction": chat_id, message_id,
        reaction; "commands": scope, language_code, commands; "profile": what, language_code, value;
        "member": chat_id, user_id, status.
        """
        self.world.listeners.append(callback)
        return lambda: self.world.listeners.remove(callback)
