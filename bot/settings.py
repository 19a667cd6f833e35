"""What the operator sets, in the environment or in `.env`; every field is in `.env.example`."""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, LiteralString, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

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


class Settings(BaseSettings):
    """Built by hand it takes only what it is given; `read` looks at the environment."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_ignore_empty=True, hide_input_in_errors=True
    )

    bot_token: SecretStr
    bot_api_url: str = "https://api.telegram.org"
    """Without a slash at the end; `/bot<token>/<method>` follows."""
    data_dir: Path = Path("var/data")
    key_file: Path = Path("var/key")
    """What seals the chat ids in `data_dir`; made if absent. A backup of both gives them away."""
    volatile_dir: Path | None = Field(default_factory=_volatile_dir)
    """None: only in this process's memory."""
    content_dir: Path = Path("locales")
    maintainers: Annotated[frozenset[int], NoDecode] = frozenset()
    """Telegram ids of those who may reload the content and hear members' open questions."""
    paid_broadcast: bool = False
    """Whether digests go above the free limit, at 0.1 Telegram Star each."""
    broadcast_rate: Annotated[int, Field(ge=30, le=1000)] = 1000
    """How many of them a second, at most: core.telegram.org/bots/faq."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @classmethod
    def read(cls, env_file: Path | None = Path(".env")) -> Self:
        """Read the environment, and beneath it the file, where there is one.

        Raises:
            BrokenSettings: with every fault at once.
        """
        # What pydantic and the file's reader raise holds the values, the token among them: hence
        # the raising outside of `except`, where nothing is dragged along.
        values = cls._given(env_file)
        if values is None:
            raise BrokenSettings([Fault("settings-file-unreadable", {"file": str(env_file)})])
        try:
            return cls(**values)
        except ValidationError as error:
            faults = [_fault(details) for details in error.errors(include_input=False)]
        raise BrokenSettings(faults)

    @classmethod
    def _given(cls, env_file: Path | None) -> dict[str, Any] | None:
        try:
            beneath = DotEnvSettingsSource(cls, env_file=env_file)() if env_file else {}
        except (OSError, UnicodeDecodeError):
            return None
        return beneath | EnvSettingsSource(cls)()

    @property
    def base_url(self) -> str:
        """What the library wants: the address up to and without the token."""
        return f"{self.bot_api_url}/bot"

    @property
    def paid_rate(self) -> int | None:
        """Digests a second where they are paid for; None: within the free limit."""
        return self.broadcast_rate if self.paid_broadcast else None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the signature is pydantic-settings'
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Nothing but the arguments: `Settings(...)` in a test must not depend on the machine."""
        return (init_settings,)

    @field_validator("bot_token")
    @classmethod
    def _token(cls, token: SecretStr) -> SecretStr:
        value = token.get_secret_value()
        if not value:
            raise _refused("settings-token-missing")
        if any(letter.isspace() for letter in value):
            raise _refused("settings-token-space")
        if not TOKEN.fullmatch(value):
            raise _refused("settings-token-shape")
        return token

    @field_validator("bot_api_url")
    @classmethod
    def _address(cls, url: str) -> str:
        try:
            parts = urlsplit(url)
            whole = parts.hostname and parts.scheme in {"http", "https"} and parts.port != 0
        except ValueError:
            raise _refused("settings-url") from None
        if not whole or parts.query or parts.fragment or parts.username or parts.password:
            raise _refused("settings-url")
        if parts.scheme == "http" and not _nearby(parts.hostname or ""):
            raise _refused("settings-url-open")
        return url.rstrip("/")

    @field_validator("key_file")
    @classmethod
    def _apart(cls, key_file: Path, info: ValidationInfo) -> Path:
        data_dir: Path | None = info.data.get("data_dir")
        if data_dir is not None and key_file.resolve().is_relative_to(data_dir.resolve()):
            raise _refused("settings-key-file")
        return key_file

    @field_validator("maintainers", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        ids = [part.strip() for part in value.split(",") if part.strip()]
        if not all(re.fullmatch(r"[0-9]{1,19}", one, re.ASCII) for one in ids):
            raise _refused("settings-maintainers")
        return frozenset(map(int, ids))

    @field_validator("log_level", mode="before")
    @classmethod
    def _level(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value


def _refused(message: LiteralString) -> PydanticCustomError:
    return PydanticCustomError(message, "see the words")


def _nearby(host: str) -> bool:
    """Whether the token may travel there without encryption: this machine or its own network."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host


_OF_PYDANTIC = {
    "bot_token": "settings-token-missing",
    "paid_broadcast": "settings-paid-broadcast",
    "broadcast_rate": "settings-broadcast-rate",
    "log_level": "settings-log-level",
}


def _fault(details: ErrorDetails) -> Fault:
    if details["type"].startswith("settings-"):
        return Fault(details["type"])
    name = str(details["loc"][0])
    message = _OF_PYDANTIC.get(name)
    return Fault(message) if message else Fault("settings-other", {"name": name.upper()})
