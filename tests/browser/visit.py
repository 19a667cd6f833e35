"""A visitor of the demo's page, in words for tests."""

from playwright.async_api import ConsoleMessage, Locator, Request
from playwright.async_api import Page as Tab

from bot.simulator import Simulator


class Visit:
    """Somebody who looks at the page in a tab. `outside` and `complaints` must stay empty."""

    def __init__(self, tab: Tab, sim: Simulator) -> None:
        self.tab = tab
        self.sim = sim
        self.private = tab.locator("#column-private")
        self.group = tab.locator("#column-group")
        self.moderators = tab.locator("#column-moderators")
        self.time = tab.locator(".time")
        self.outside: list[str] = []
        self.complaints: list[str] = []
        tab.on("request", self._request)
        tab.on("console", self._console)
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))

    async def arrive(self) -> None:
        """Open the page and see both chats drawn."""
        await self.tab.goto(self.sim.url)
        await self.group.locator(".row").nth(2).wait_for(state="attached")

    async def begin(self) -> None:
        """Press Start and see the bot's answer."""
        await self.private.locator(".start").click()
        await self.bubble("Heard: /start").wait_for()

    async def write(self, text: str, column: Locator | None = None) -> None:
        """Type a text and send it with Enter."""
        await self.field(column).fill(text)
        await self.field(column).press("Enter")

    def field(self, column: Locator | None = None) -> Locator:
        return (column or self.private).locator("textarea")

    def bubble(self, text: str, column: Locator | None = None) -> Locator:
        """The message bubbles that show this text."""
        return (column or self.private).locator(".bubble").filter(has_text=text)

    def options(self, column: Locator | None = None) -> Locator:
        """What is offered above the composer."""
        return (column or self.private).locator(".option")

    def key(self, label: str) -> Locator:
        """A button under a message of the private chat."""
        return self.private.locator(".key").filter(has_text=label)

    def _request(self, request: Request) -> None:
        if not request.url.startswith(self.sim.url):
            self.outside.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)
