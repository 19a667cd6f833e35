"""What the operator sets, in the environment or in `.env`; every field is in `.env.example`."""

import ipaddress
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from dotenv import dotenv_values

TOKEN = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{30,}")
"""BotFather's tokens: the bot's id, a colon, the secret."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A setting that cannot be used, as the message that says so. Never holds a token."""

    message: str
    """Id of a message in `operator.ftl`."""
    arguments: Mapping[str, str] = field(default_factory=dict)


class BrokenSettings(Exception):
    """The settings cannot be used. `faults` has every reason at once."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(", ".join(fault.message for fault in faults))
        self.faults = faults


def _volatile_dir() -> Path:
    # systemd.exec(5): several directories are separated by colons.
    given = os.environ.get("RUNTIME_DIRECTORY", "").split(":")[0]
    return Path(given or f"/dev/shm/prival-{os.geteuid()}")  # noqa: S108 - memory_place checks the owner


@dataclass(frozen=True, slots=True)
class Settings:
    """Built by hand it takes only what it is given; `read` looks at the environment."""

    bot_token: str = field(repr=False)
    bot_api_url: str = "https://api.telegram.org"
    """Without a slash at the end; `/bot<token>/<method>` follows."""
    data_dir: Path = Path("var/data")
    key_file: Path = Path("var/key")
    """What seals the chat ids in `data_dir`; made if absent. A backup of both gives them away."""
    volatile_dir: Path | None = field(default_factory=_volatile_dir)
    """None: only in this process's memory."""
    content_dir: Path = Path("locales")
    maintainers: frozenset[int] = frozenset()
    """Telegram ids of those who may reload the content and hear members' open questions."""
    paid_broadcast: bool = False
    """Whether digests go above the free limit, at 0.1 Telegram Star each."""
    broadcast_rate: int = 1000
    """How many of them a second, at most."""
    log_level: str = "INFO"

    @classmethod
    def read(cls, env_file: Path | None = Path(".env")) -> Self:
        """Read the environment, and beneath it the file, where there is one.

        Raises:
            BrokenSettings: with every fault at once.
        """
        # Raised outside of `except`: what is caught there may hold what was read, the token too.
        given = _given(env_file)
        if given is None:
            raise BrokenSettings([Fault("settings-file-unreadable", {"file": str(env_file)})])
        values: dict[str, Any] = {}
        faults = []
        for name, reading in _READINGS.items():
            try:
                if name in given:
                    values[name] = reading(given[name])
            except _Refused as refused:
                faults.append(Fault(refused.message))
        if "bot_token" not in given:
            faults.insert(0, Fault("settings-token-missing"))
        settings = cls(**{"bot_token": ""} | values)
        if settings.key_file.resolve().is_relative_to(settings.data_dir.resolve()):
            faults.append(Fault("settings-key-file"))
        if faults:
            raise BrokenSettings(faults)
        return settings

    @property
    def base_url(self) -> str:
        """What the library wants: the address up to and without the token."""
        return f"{self.bot_api_url}/bot"

    @property
    def paid_rate(self) -> int | None:
        """Digests a second where they are paid for; None: within the free limit."""
        return self.broadcast_rate if self.paid_broadcast else None


def _given(env_file: Path | None) -> dict[str, str] | None:
    """What is set, by name, the empty left out; None where the file cannot be read."""
    try:
        beneath = dotenv_values(env_file, encoding="utf-8") if env_file else {}
    except (OSError, UnicodeDecodeError):
        return None
    return {
        name.lower(): value
        for source in (beneath, os.environ)
        for name, value in source.items()
        if value
    }


class _Refused(Exception):
    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def _token(value: str) -> str:
    if any(letter.isspace() for letter in value):
        raise _Refused("settings-token-space")
    if not TOKEN.fullmatch(value):
        raise _Refused("settings-token-shape")
    return value


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
        whole = parts.hostname and parts.scheme in {"http", "https"} and parts.port != 0
    except ValueError:
        raise _Refused("settings-url") from None
    if not whole or parts.query or parts.fragment or parts.username or parts.password:
        raise _Refused("settings-url")
    if parts.scheme == "http" and not _nearby(parts.hostname or ""):
        raise _Refused("settings-url-open")
    return value.rstrip("/")


def _nearby(host: str) -> bool:
    """Whether the token may travel there without encryption: this machine or its own network."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host


def _ids(value: str) -> frozenset[int]:
    ids = [part.strip() for part in value.split(",") if part.strip()]
    if not all(re.fullmatch(r"[0-9]{1,19}", one) for one in ids):
        raise _Refused("settings-maintainers")
    return frozenset(map(int, ids))


def _switch(value: str) -> bool:
    if value.lower() not in _SWITCHES:
        raise _Refused("settings-paid-broadcast")
    return _SWITCHES[value.lower()]


def _rate(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", value) or int(value) not in _RATES:
        raise _Refused("settings-broadcast-rate")
    return int(value)


def _level(value: str) -> str:
    if value.upper() not in _LEVELS:
        raise _Refused("settings-log-level")
    return value.upper()


_SWITCHES = {"0": False, "no": False, "off": False, "1": True, "yes": True, "on": True}
_RATES = range(30, 1001)
"""core.telegram.org/bots/faq: 30 messages a second are free, paid ones go up to 1000."""
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_READINGS: Mapping[str, Callable[[str], Any]] = {
    "bot_token": _token,
    "bot_api_url": _address,
    "data_dir": Path,
    "key_file": Path,
    "volatile_dir": Path,
    "content_dir": Path,
    "maintainers": _ids,
    "paid_broadcast": _switch,
    "broadcast_rate": _rate,
    "log_level": _level,
}
