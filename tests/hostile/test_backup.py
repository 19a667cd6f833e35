"""`python -m bot backup FILE`: the durable database, also while the bot runs; nobody's id, no text,
no token."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import DONE, FAILED, main
from bot.core.ports import Reader
from storage import NothingToBackUp, back_up
from storage.stores import DURABLE
from tests.hostile.traces import FORMS, contents, found_ids, found_texts
from tests.village import Village, sends

TEXT = "Ищу комнату на первое время"


@pytest.fixture
def volatile(memory: Path) -> Path:
    """Really in memory, so that there are files which a careless copy would take along."""
    return memory


def rows(file: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as copy:
        return copy.execute(sql).fetchall()


def beside(file: Path) -> list[str]:
    """Files whose names go on where this one's ends."""
    return [other.name for other in file.parent.glob(f"{file.name}?*")]


async def test_a_backup_of_the_running_bot_is_whole_and_knows_nobody(
    village: Village, tmp_path: Path, memory: Path
) -> None:
    people = [village.alice, village.boss]
    await sends(village.alice, TEXT, "Нужна помощь")
    await village.bot.stores.groups.put(village.group.id, Reader("ru", "almaty"))
    await village.bot.stores.verdicts.add("almaty/sim-card", "useful")
    file = tmp_path / "backup.db"
    back_up(tmp_path / "data", file)
    assert rows(file, "PRAGMA integrity_check") == [("ok",)]
    assert rows(file, "SELECT home FROM communities") == [(village.group.id,)]
    assert rows(file, "SELECT place FROM groups") == [("almaty",)]
    assert rows(file, "SELECT count FROM verdicts") == [(1,)]
    assert file.stat().st_mode & 0o777 == 0o600
    assert beside(file) == [], "one file"

    sought = [TEXT, village.sim.token, village.alice.name]
    ids = [person.id for person in people]
    assert found_ids(ids, FORMS, contents(file)) == {}
    assert found_texts(sought, contents(file)) == []
    # The twin: a copy of everything.
    assert found_ids([village.alice.id], FORMS, contents(file, memory))
    assert found_texts([TEXT], contents(file, memory)) == [TEXT]


async def test_what_is_written_later_is_not_in_it(village: Village, tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    back_up(tmp_path / "data", file)
    await village.bot.stores.communities.forget(village.community.id)
    assert rows(file, "SELECT count(*) FROM communities") == [(1,)]


def test_a_failed_copy_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(NothingToBackUp):
        back_up(tmp_path, tmp_path / "backup.db")
    (tmp_path / DURABLE).write_text("this is no database at all, and long enough to tell" * 20)
    with pytest.raises(sqlite3.DatabaseError):
        back_up(tmp_path, tmp_path / "backup.db")
    assert not (tmp_path / "backup.db").exists()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the operator has set; no bot has run yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("BOT_TOKEN", "123456789:" + "A" * 35)
    monkeypatch.setenv("DATA_DIR", str(folder))
    return folder


@pytest.mark.parametrize(
    ("language", "nothing", "exists", "done"),
    [
        ("ru", "Копировать пока нечего", "уже есть", "Копия в"),
        ("en", "nothing to copy", "there already", "The copy is in"),
    ],
)
def test_the_verb_says_what_came_of_it(  # noqa: PLR0913, PLR0917 - one sentence each
    data: Path,
    capsys: pytest.CaptureFixture[str],
    language: str,
    nothing: str,
    exists: str,
    done: str,
) -> None:
    file = data.parent / "backup.db"
    typed = ["--language", language, "backup", str(file)]
    assert main(typed) == FAILED
    assert nothing in capsys.readouterr().err
    sqlite3.connect(data / DURABLE).close()
    with closing(sqlite3.connect(data / DURABLE)) as database:
        database.execute("CREATE TABLE things (name)")
    assert main(typed) == DONE
    assert done in capsys.readouterr().out
    before = file.read_bytes()
    assert main(typed) == FAILED
    assert exists in capsys.readouterr().err
    assert file.read_bytes() == before


def test_the_verb_needs_settings_and_a_place_to_write(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sqlite3.connect(data / DURABLE).close()
    (data / DURABLE).touch()
    assert main(["--language", "en", "backup", str(data / "nowhere" / "backup.db")]) == FAILED
    assert "FileNotFoundError" in capsys.readouterr().err
    monkeypatch.setenv("BOT_TOKEN", "nonsense")
    assert main(["--language", "en", "backup", str(data.parent / "backup.db")]) == FAILED
    told = capsys.readouterr().err
    assert "does not look like a token" in told
    assert "nonsense" not in told
