"""`python -m bot check`, as a maintainer runs it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.__main__ import main
from tests.shelf import SIM, TRAM, Shelf

TODAY = datetime.now(tz=UTC).date()
ALMATY = "places/kazakhstan/almaty/place.yaml"
LONG = "places/kazakhstan/a-name-that-does-not-fit-into-any-button.md"

Check = Callable[..., tuple[int, str]]
"""Arguments after `check` and the folder → exit code and report."""


@pytest.fixture
def check(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> Check:
    shelf.change(SIM, "2026-10-05", str(TODAY - timedelta(days=30)))

    def run(*arguments: str, language: str = "ru") -> tuple[int, str]:
        code = main(["check", str(shelf.folder), "--language", language, *arguments])
        return code, capsys.readouterr().out

    return run


def replacing(file: str, old: str, new: str) -> Callable[[Shelf], None]:
    return lambda shelf: shelf.change(file, old, new)


def emptied(file: str) -> Callable[[Shelf], None]:
    return lambda shelf: shelf.change(file, shelf.text(file), "")


def without_english(shelf: Shelf) -> None:
    shelf.write(SIM, shelf.text(SIM).partition("## en")[0])


def copied(to: str) -> Callable[[Shelf], None]:
    def copy(shelf: Shelf) -> None:
        shelf.write(to, shelf.text(SIM))

    return copy


def standing_alone(shelf: Shelf) -> None:
    shelf.change(SIM, "[симка,", "[мобила, труба, связь,")


def country_twice(shelf: Shelf) -> None:
    named = "name: {ru: Тут, en: Here}\ninside: {ru: тут, en: here}\n"
    shelf.write("places/almaty/place.yaml", named)


def in_an_old_encoding(shelf: Shelf) -> None:
    shelf.write(TRAM, shelf.text(TRAM).encode("cp1251"))


def too_big(shelf: Shelf) -> None:
    shelf.write(TRAM, shelf.text(TRAM) + "x" * 256 * 1024)


def leading_out(shelf: Shelf) -> None:
    (shelf.folder / "places/kazakhstan/passwd.md").symlink_to("/etc/passwd")


def contact_far_away(shelf: Shelf) -> None:
    head = "---\nkind: legal\nplaces: [georgia]\nchecked: never\n---\n"
    halves = "\n## ru · Юристы\n\nПишите.\n\n## en · Lawyers\n\nWrite.\n"
    shelf.write("resources/lawyers.md", head + halves)


class Fault(NamedTuple):
    spoil: Callable[[Shelf], None]
    where: str
    ru: str
    en: str
    level: str = "error"


FAULTS = {
    "missing half": Fault(
        without_english,
        f"{SIM}:9",
        "Нет английской половины",
        "The English half is missing",
        "warning",
    ),
    "unknown topic": Fault(
        replacing(SIM, "topic: connection", "topic: conection"),
        f"{SIM}:2",
        "Темы «conection» нет. Может быть, вот что: connection",
        "no topic “conection”. Perhaps you meant: connection",
    ),
    "bad date": Fault(
        replacing(SIM, "checked: ", "checked: 2026-13-45 #"),
        f"{SIM}:5",
        "«2026-13-45» – не дата",
        "“2026-13-45” is not a date",
    ),
    "date in the future": Fault(
        replacing(SIM, "checked: ", f"checked: {TODAY + timedelta(days=1)} #"),
        f"{SIM}:5",
        "ещё не настал",
        "has not come yet",
    ),
    "duplicate key": Fault(
        replacing(SIM, "topic: connection", "topic: connection\ntopic: connection"),
        f"{SIM}:3",
        "уже есть в строке 2",
        "stands in line 2 already",
    ),
    "duplicate id": Fault(
        country_twice,
        f"{ALMATY}:1",
        "Место «almaty» уже есть: places/almaty/place.yaml",
        "The place “almaty” exists already: places/almaty/place.yaml",
    ),
    "same question": Fault(
        copied("places/kazakhstan/mobile.md"),
        f"{SIM}:9",
        "«Где купить SIM-карту?»: об этом уже спрашивают в places/kazakhstan/mobile.md, строка 9",
        "already asked in places/kazakhstan/mobile.md, line 9",
    ),
    "same alias": Fault(
        copied("places/kazakhstan/mobile.md"),
        f"{SIM}:4",
        "sim card",
        "sim card",
    ),
    "too long": Fault(
        replacing(TRAM, "Картой «Онай».", "Картой. " * 500),
        f"{TRAM}:8",
        "лишних 699 знаков",
        "by 699 characters",
    ),
    "source not https": Fault(
        replacing(SIM, "https:", "http:"),
        f"{SIM}:6",
        "«http://example.org/sim» не годится",
        "“http://example.org/sim” will not do",
    ),
    "link not https": Fault(
        replacing(SIM, "**Возьмите паспорт.**", "[Тут](http://example.org)."),
        f"{SIM}:11",
        "начинается с https://",
        "starting with https://",
    ),
    "heading no language": Fault(
        replacing(SIM, "## en", "## de"),
        f"{SIM}:13",
        "не начинается с языка",
        "does not start with a language",
    ),
    "anchor": Fault(
        replacing(SIM, "topic: c", "topic: &a c"),
        f"{SIM}:2",
        "&a бот понял бы как ссылку",
        "&a would be taken for a link",
    ),
    "not UTF-8": Fault(
        in_an_old_encoding,
        f"{TRAM}:3",
        "похоже, в Windows-1251",
        "it seems, as Windows-1251",
    ),
    "over 256 KiB": Fault(
        too_big,
        f"{TRAM}:1",
        "257 КиБ, а можно 256",
        "257 KiB, and 256 are allowed",
    ),
    "symlink out": Fault(
        leading_out,
        "places/kazakhstan/passwd.md:1",
        "за пределами папки",
        "outside the folder",
    ),
    "name too long for a button": Fault(
        copied(LONG),
        f"{LONG}:1",
        "не поместится в кнопку",
        "would not fit into a button",
    ),
    "question too long for a button": Fault(
        replacing(SIM, "Where can I buy a SIM card?", "Where? " * 10),
        f"{SIM}:13",
        "лишних 9 знаков",
        "by 9 characters",
        "warning",
    ),
    "topic too long for a button": Fault(
        replacing("topics.yaml", "en: Phone", f"en: {'Phone ' * 6}"),
        "topics.yaml:2",
        "длиннее кнопки на 3 знака",
        "longer than a button by 3 characters",
    ),
    "no such place, nor one like it": Fault(
        contact_far_away,
        "resources/lawyers.md:3",
        "Места «georgia» нет. Здесь нужно имя папки",
        "no place “georgia”. The name of a folder",
    ),
    "nothing in a file that is needed": Fault(
        emptied("topics.yaml"),
        "topics.yaml:1",
        "Файл пуст, а он нужен",
        "The file is empty, and it is needed",
    ),
    "a bold that is not closed": Fault(
        replacing(SIM, "паспорт.**", "паспорт."),
        f"{SIM}:11",
        "Две звёздочки ** остались без пары",
        "Two asterisks ** have no counterpart",
        "warning",
    ),
    "a way to ask that stands alone": Fault(
        standing_alone,
        f"{SIM}:3",
        "В ask стоят особняком 3 вопроса из 12. Например, кто спросит чуть иначе, чем «мобила»",
        "3 questions of 12 in ask stand alone. Who words “мобила” a little otherwise",
        "warning",
    ),
}
TOGETHER = ("source not https", "unknown topic", "too long", "symlink out", "link not https")
"""Faults that can be had in one folder, each of them one error."""


def at(shelf: Shelf, where: str) -> str:
    return f"{shelf.folder}/{where}"


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_fault_is_told_with_file_and_line(
    shelf: Shelf, check: Check, fault: Fault, language: str
) -> None:
    fault.spoil(shelf)
    says = fault.ru if language == "ru" else fault.en
    code, report = check(language=language)
    assert code == (1 if fault.level == "error" else 0)
    told = [line for line in report.splitlines() if line.startswith(f"{at(shelf, fault.where)}  ")]
    assert [line for line in told if says in line], report
    code, report = check("--format", "github", language=language)
    assert code == (1 if fault.level == "error" else 0)
    file, _, line_number = at(shelf, fault.where).rpartition(":")
    start = f"::{fault.level} file={file},line={line_number}::"
    told = [line for line in report.splitlines() if line.startswith(start)]
    assert [line for line in told if says in line], report


def test_a_sound_folder(check: Check) -> None:
    code, report = check()
    assert code == 0
    assert "Ошибки" not in report
    assert "tram" not in report, "what nobody has checked is counted, not listed"
    assert report.splitlines()[-1] == (
        "Ошибок нет, можно отправлять. "
        "Следующее дело – сверить с источниками ответы и контакты: 1 из 2."
    )


def test_the_table_counts_each_place_in_each_language(shelf: Shelf, check: Check) -> None:
    without_english(shelf)
    _, report = check(language="en")
    rows = [re.split(r"  +", line) for line in report.splitlines()]
    head = next(number for number, row in enumerate(rows) if row[0] == "Place")
    assert rows[head : head + 7] == [
        ["Place", "Language", "Answers", "In both", "Checked", "Stale", "Unchecked"],
        ["Kazakhstan", "ru", "1", "0", "1", "0", "0"],
        ["Kazakhstan", "en", "0", "0", "0", "0", "0"],
        ["Almaty", "ru", "1", "1", "0", "0", "1"],
        ["Almaty", "en", "1", "1", "0", "0", "1"],
        ["Total", "ru", "2", "1", "1", "0", "1"],
        ["Total", "en", "1", "1", "0", "0", "1"],
    ]
    assert "No answers yet: Everywhere." in report


def test_without_sound_synonyms_none_is_said_to_stand_alone(shelf: Shelf, check: Check) -> None:
    standing_alone(shelf)
    shelf.write("synonyms.yaml", "- [симка]\n")
    _, report = check()
    assert "особняком" not in report
    assert report.splitlines()[-1] == "Есть 1 ошибка. Исправьте названное выше и проверьте снова."


def test_all_faults_are_told_at_once(shelf: Shelf, check: Check) -> None:
    errors = [FAULTS[name] for name in TOGETHER]
    for fault in errors:
        fault.spoil(shelf)
    code, report = check()
    assert code == 1
    for fault in errors:
        assert at(shelf, fault.where) in report
    assert f"Есть {len(errors)} ошиб" in report.splitlines()[-1]


def test_stale_answers_are_named_the_oldest_first_and_not_without_end(
    shelf: Shelf, check: Check
) -> None:
    text = shelf.text(SIM)
    for age in range(100, 112):
        ways = ", ".join(f"{word} {age}" for word in ["раз", "два", "три", "четыре", "пять"])
        shelf.write(
            f"places/kazakhstan/old-{age}.md",
            re.sub(r"\[.*?\]", f"[{ways}]", text, flags=re.DOTALL)
            .replace("SIM", f"SIM {age}")
            .replace(str(TODAY - timedelta(days=30)), str(TODAY - timedelta(days=age))),
        )
    _, report = check()
    named = re.findall(r"old-(\d+)\.md:\d+  Ответ сверяли", report)
    assert named == [str(age) for age in range(111, 101, -1)]
    assert "… и ещё 2 устарели" in report
    _, report = check("--format", "github")
    assert len(re.findall(r"^::warning .*Ответ сверяли", report, re.MULTILINE)) == 12


def test_for_github_what_may_hold_for_all_comes_last(shelf: Shelf, check: Check) -> None:
    shelf.write("places/kazakhstan/notes.txt", "")
    _, report = check("--format", "github")
    told = [line for line in report.splitlines() if line.startswith("::warning")]
    assert ["ещё никто не сверил" in line for line in told] == [False, True]


def test_what_github_would_take_for_its_own_signs_is_escaped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf = Shelf(tmp_path / "100%, really: yes")
    shelf.change(SIM, "https:", "http:")
    shelf.change(SIM, "example.org/sim", "example.org/100%25")
    main(["check", str(shelf.folder), "--format", "github"])
    (line,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("::error"))
    assert "/100%25%2C really%3A yes/places/kazakhstan/sim-card.md,line=6::" in line
    assert "http://example.org/100%2525" in line


def test_a_name_cannot_forge_a_line(shelf: Shelf, check: Check) -> None:
    shelf.write("places/kazakhstan/x\n::error::forged\x1b[2J.md", "")
    for form in ("text", "github"):
        code, report = check("--format", form)
        assert code == 1
        assert "\n::error::forged" not in report
        assert "\x1b" not in report


def test_words_that_cannot_be_used_are_told_too(shelf: Shelf, check: Check) -> None:
    for language in ("ru", "en"):
        shelf.write(f"words/{language}/talk.ftl", "hello = Hi\nbye = <b>Bye</b>\n")
    shelf.write("words/ru/talk.ftl", "hello = Привет\nbye = <b>Пока\n")
    shelf.write("words/ru/more.ftl", "откуда это\n")
    shelf.write("words/en/rest.ftl", "one = One\n")
    code, report = check()
    assert code == 1
    for where, says in (
        ("words/ru/talk.ftl:2", "У тега <b> нет пары"),
        ("words/ru/more.ftl:1", "Это сообщение не прочитать"),
        ("words/ru/rest.ftl:1", "Здесь нет сообщения one, а в en/rest.ftl, строка 1, оно есть"),
    ):
        assert f"{at(shelf, where)}  {says}" in report
    assert "3 ошибки" in report


def test_the_programs_own_words_tell_what_is_wrong_with_them(tmp_path: Path) -> None:
    for folder in ("bot", "locales"):
        shutil.copytree(folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))

    def told() -> str:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "--language", "ru", "check"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        return done.stderr

    def spoil(file: str, old: str, new: str) -> str:
        path = tmp_path / "locales/words" / file
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return f"{path}:{text.count(chr(10), 0, text.index(old)) + 1}  "

    tag = spoil("ru/talk.ftl", "</b>", "")
    assert told() == (
        f"{tag}У тега <b> нет пары, и Telegram сообщения не примет. Что открыто, закройте там же "
        "(в выборе – в той же строке), последнее – первым: <b><i>…</i></b>.\n"
    )
    own = spoil("ru/check.ftl", "check-words-lone-tag =", "check-words-lone-tag")
    assert f"{tag}The tag <b> has no counterpart" in told()
    assert f"{own}Это сообщение не прочитать" in told()
    spoil("en/check.ftl", "check-words-lone-tag =", "check-words-lone-tag")
    assert f"{tag}Эти слова испорчены" in told()


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "en", "check", str(tmp_path / "nowhere")]) == 1
    assert "Is this the folder you meant to check?" in capsys.readouterr().out


def test_our_own_files_have_no_errors(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check"])
    assert code == 0, capsys.readouterr().out


def test_from_a_terminal_that_knows_no_cyrillic(shelf: Shelf) -> None:
    shelf.change(SIM, "topic: connection", "topic: conection")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--language", "ru", "check", "locales"],
        cwd=shelf.folder.parent,
        env={**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == b""
    assert b"\nlocales/places/kazakhstan/sim-card.md:2  " in done.stdout, (
        "as it can be opened from here"
    )
