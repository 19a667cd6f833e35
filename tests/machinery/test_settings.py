"""Settings: read from file and environment, every fault in a sentence, the token never shown."""

import re
import string
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.content import LANGUAGES
from bot.settings import BrokenSettings, Settings
from bot.words import Words
from tests.machinery.standin import TOKEN

SECRET = TOKEN.split(":")[1]
ROOT = Path(__file__).parents[2]
FIELDS = [field.name.upper() for field in fields(Settings)]


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*FIELDS, "RUNTIME_DIRECTORY"):
        monkeypatch.delenv(name, raising=False)


def written(folder: Path, **values: str) -> Path:
    """A settings file; the token is right unless another is given."""
    file = folder / ".env"
    lines = [
        f'{name.upper()}="{value}"\n' for name, value in ({"bot_token": TOKEN} | values).items()
    ]
    file.write_text("".join(lines), encoding="utf-8")
    return file


def faults(file: Path | None) -> list[str]:
    """The ids of the messages, after a look that nothing of the token is in the error."""
    with pytest.raises(BrokenSettings) as broken:
        Settings.read(file)
    assert SECRET[:10] not in repr(broken.value) + repr(broken.value.faults)
    assert broken.value.__cause__ is broken.value.__context__ is None
    return [fault.message for fault in broken.value.faults]


def test_what_is_not_set_has_a_sensible_value(tmp_path: Path) -> None:
    settings = Settings.read(written(tmp_path))
    assert settings.bot_token == TOKEN
    assert settings.bot_api_url == "https://api.telegram.org"
    assert settings.content_dir == Path("locales")
    assert settings.maintainers == frozenset()
    assert settings.paid_rate is None
    assert str(settings.volatile_dir).startswith("/dev/shm/prival-")  # noqa: S108 - only a name


def test_all_can_be_set(tmp_path: Path) -> None:
    settings = Settings.read(
        written(
            tmp_path,
            bot_api_url="http://127.0.0.1:8081/",
            data_dir="/srv/data",
            key_file="/etc/prival/key",
            volatile_dir="/run/prival",
            content_dir="/srv/ours",
            maintainers="12345, 67890,",
            paid_broadcast="1",
            broadcast_rate="500",
            log_level="debug",
        )
    )
    assert settings.paid_rate == 500
    assert settings.bot_api_url == "http://127.0.0.1:8081"
    assert settings.data_dir == Path("/srv/data")
    assert settings.key_file == Path("/etc/prival/key")
    assert settings.volatile_dir == Path("/run/prival")
    assert settings.content_dir == Path("/srv/ours")
    assert settings.maintainers == {12345, 67890}
    assert settings.log_level == "DEBUG"


def test_the_environment_wins_and_what_is_empty_counts_as_not_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTENT_DIR", "from-environment")
    monkeypatch.setenv("DATA_DIR", "")
    file = written(tmp_path, content_dir="from-file", data_dir="from-file", log_level="")
    settings = Settings.read(file)
    assert settings.content_dir == Path("from-environment")
    assert settings.data_dir == Path("from-file")
    assert settings.log_level == "INFO"


def test_systemds_directory_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RUNTIME_DIRECTORY", "/run/prival:/run/other")
    assert Settings.read(written(tmp_path)).volatile_dir == Path("/run/prival")


def test_a_missing_file_is_no_fault_of_its_own(tmp_path: Path) -> None:
    assert faults(tmp_path / "absent") == ["settings-token-missing"]
    assert faults(None) == ["settings-token-missing"]


def test_a_file_that_cannot_be_read_is_one(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("BOT_TOKEN=ключ".encode("cp1251"))
    assert faults(tmp_path / ".env") == ["settings-file-unreadable"]


@pytest.mark.parametrize(
    ("token", "fault"),
    [
        ("", "settings-token-missing"),
        (f"{TOKEN} ", "settings-token-space"),
        (f"{TOKEN[:20]}\\n{TOKEN[20:]}", "settings-token-space"),
        (f"bot{TOKEN}", "settings-token-shape"),
        (SECRET, "settings-token-shape"),
        (TOKEN[:20], "settings-token-shape"),
        (f"{TOKEN}/", "settings-token-shape"),
        (f"{TOKEN}é", "settings-token-shape"),
    ],
)
def test_a_token_that_cannot_be_one(tmp_path: Path, token: str, fault: str) -> None:
    assert faults(written(tmp_path, bot_token=token)) == [fault]


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("api.telegram.org", "settings-url"),
        ("ftp://api.telegram.org", "settings-url"),
        ("https://", "settings-url"),
        ("https://host:99999", "settings-url"),
        ("https://[host", "settings-url"),
        ("https://user:pass@host", "settings-url"),
        ("https://host?x=1", "settings-url"),
        ("https://host#x", "settings-url"),
        ("http://api.telegram.org", "settings-url-open"),
        ("http://93.184.216.34:8081", "settings-url-open"),
    ],
)
def test_an_address_that_cannot_serve(tmp_path: Path, url: str, fault: str) -> None:
    assert faults(written(tmp_path, bot_api_url=url)) == [fault]


@pytest.mark.parametrize(
    "url",
    ["http://localhost:8081", "http://telegram-bot-api:8081", "http://[::1]:1", "https://x.y/z"],
)
def test_an_address_that_can_serve(tmp_path: Path, url: str) -> None:
    assert Settings.read(written(tmp_path, bot_api_url=url)).bot_api_url == url


@pytest.mark.parametrize("ids", ["me", "1;2", "-5", "1.5", "１２", "9" * 40])
def test_maintainers_are_numbers(tmp_path: Path, ids: str) -> None:
    assert faults(written(tmp_path, maintainers=ids)) == ["settings-maintainers"]


@pytest.mark.parametrize("key_file", ["/srv/data/key", "/srv/data/../data/key", "/srv/data"])
def test_the_key_lies_apart_from_what_it_seals(tmp_path: Path, key_file: str) -> None:
    file = written(tmp_path, data_dir="/srv/data", key_file=key_file)
    assert faults(file) == ["settings-key-file"]


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({"broadcast_rate": "29"}, "settings-broadcast-rate"),
        ({"broadcast_rate": "1001"}, "settings-broadcast-rate"),
        ({"broadcast_rate": "fast"}, "settings-broadcast-rate"),
        ({"paid_broadcast": "perhaps"}, "settings-paid-broadcast"),
    ],
)
def test_what_a_broadcast_may_be(tmp_path: Path, value: dict[str, str], fault: str) -> None:
    assert faults(written(tmp_path, **value)) == [fault]


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    wrong = dict.fromkeys(("bot_token", "bot_api_url", "maintainers", "log_level"), "x")
    file = written(tmp_path, **wrong, data_dir="/srv", key_file="/srv/key")
    assert faults(file) == [
        "settings-token-shape",
        "settings-url",
        "settings-maintainers",
        "settings-log-level",
        "settings-key-file",
    ]


@given(st.text(string.printable, max_size=60))
def test_no_fault_ever_repeats_a_token(token: str) -> None:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("BOT_TOKEN", f"Zq9{token}")
        with pytest.raises(BrokenSettings, match="settings-token") as broken:
            Settings.read(None)
    assert "Zq9" not in f"{broken.value!r} {broken.value.faults}"


def test_nothing_shows_the_token(tmp_path: Path) -> None:
    settings = Settings.read(written(tmp_path))
    assert SECRET not in f"{settings} {settings!r}"


def test_settings_do_not_change(tmp_path: Path) -> None:
    settings = Settings.read(written(tmp_path))
    with pytest.raises(FrozenInstanceError):
        settings.log_level = "DEBUG"  # type: ignore[misc]  # what is to be refused


def test_settings_made_by_hand_do_not_look_at_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CONTENT_DIR", "elsewhere")
    settings = Settings(TOKEN)
    assert settings.content_dir == Path("locales")


def test_the_example_names_every_setting_and_no_other() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert re.findall(r"^([A-Z_]+)=", example, re.MULTILINE) == FIELDS


def test_the_example_shows_the_defaults(tmp_path: Path) -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    (tmp_path / ".env").write_text(
        example.replace("BOT_TOKEN=", f"BOT_TOKEN={TOKEN}"), encoding="utf-8"
    )
    assert Settings.read(tmp_path / ".env") == Settings.read(written(tmp_path))


def test_every_fault_has_its_sentence() -> None:
    words = Words.read(ROOT / "locales" / "words")
    source = (ROOT / "bot" / "settings.py").read_text(encoding="utf-8")
    messages = set(re.findall(r'"(settings-[a-z-]+)"', source))
    assert len(messages) > 7
    for language in LANGUAGES:
        for message in messages:
            assert words.plain(language, message, file=".env", name="DATA_DIR")
