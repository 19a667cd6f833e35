"""Slots, receipts, quotas, the pulse, codes that tie chats."""

from datetime import UTC, date, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.checkins.authors import ADDRESS_LIFETIME, LIFETIME, UNDECIDED_LIFETIME
from bot.core.checkins.pulse import LEAST, Pulse, monday, pulse, total
from bot.core.checkins.quotas import A_DAY, ANSWERS_A_DAY, PERIOD_SECONDS, Quotas
from bot.core.checkins.receipt import LETTERS, Receipt, seal
from bot.core.checkins.slots import CARDS_AHEAD, HOURS, LONGEST_WAY, next_slot
from bot.core.checkins.states import ENDED, OUT, PENDING, STEPS, TEXTLESS, UNDECIDED
from bot.core.checkins.text import LONGEST
from bot.core.checkins.ties import VALID_SECONDS, Ties
from bot.core.checkins.values import State
from tests.clock import ManualClock

ALMATY = ZoneInfo("Asia/Almaty")


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        ("2026-11-25 00:00", "2026-11-25 03:00"),
        ("2026-11-25 01:59", "2026-11-25 03:00"),
        ("2026-11-25 02:00", "2026-11-25 09:00"),
        ("2026-11-25 07:59", "2026-11-25 09:00"),
        ("2026-11-25 08:00", "2026-11-25 15:00"),
        ("2026-11-25 14:00", "2026-11-25 21:00"),
        ("2026-11-25 20:00", "2026-11-26 03:00"),
        ("2026-11-25 23:59", "2026-11-26 03:00"),
    ],
)
def test_the_next_slot_is_one_whose_cards_were_not_shown(now: str, slot: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=ALMATY)
    expected = datetime.fromisoformat(slot).replace(tzinfo=ALMATY)
    found = next_slot(moment.astimezone(UTC), ALMATY)
    assert found == expected
    assert found.utcoffset() == timedelta()


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        ("2026-11-25T00:30+00:00", "2026-11-25T02:00+00:00"),
        ("2026-11-25T01:00+00:00", "2026-11-25T08:00+00:00"),
        ("2026-11-25T06:15+05:45", "2026-11-25T02:00+00:00"),
    ],
)
def test_a_slot_is_the_communitys_whatever_the_clock_shows(now: str, slot: str) -> None:
    """In New York it is still the 24th."""
    found = next_slot(datetime.fromisoformat(now), ZoneInfo("America/New_York"))
    assert found == datetime.fromisoformat(slot)
    assert found.tzinfo is UTC


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)),  # noqa: DTZ001 - the zone is set below
    st.sampled_from(["Asia/Almaty", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"]),
)
def test_slots_keep_their_distance_whatever_the_clocks_do(moment: datetime, zone: str) -> None:
    now = moment.replace(tzinfo=UTC)
    wait = next_slot(now, ZoneInfo(zone)) - now
    assert CARDS_AHEAD < wait <= CARDS_AHEAD + timedelta(hours=7)


def test_a_receipt_reads_back_and_opens_only_its_own_letters() -> None:
    receipt, other = Receipt.new(), Receipt.new()
    assert len(receipt.letters) == LETTERS
    assert Receipt.read(receipt.letters) == receipt
    sealed = seal(receipt.letterbox, "Мы рядом.")
    assert receipt.open(sealed) == "Мы рядом."
    assert other.open(sealed) is None
    assert "рядом".encode() not in sealed
    assert seal(receipt.letterbox, "Мы рядом.") != sealed


def test_fingerprints_tell_receipts_apart_and_not_their_tokens() -> None:
    receipt, other = Receipt.new(), Receipt.new()
    assert receipt.fingerprint == Receipt(receipt.token).fingerprint
    assert receipt.fingerprint != other.fingerprint
    assert receipt.token not in receipt.fingerprint
    assert receipt.fingerprint != receipt.letterbox


def test_receipts_and_letters_are_read_as_earlier_versions_made_them() -> None:
    """Worked out once and written down: of public parts alone nothing can be opened."""
    receipt = Receipt(bytes(range(16)))
    assert receipt.letters == "AAECAwQFBgcICQoLDA0ODw"
    assert (
        receipt.fingerprint.hex()
        == "5196ba32a45e66ee32a07ed7b4a8a481bc1463e6dc1cd0684328c8c859dc48a1"
    )
    assert (
        receipt.letterbox.hex()
        == "939c26dda4ac0532bcffef97b041443fd0e8731ae88944603097e48965327a66"
    )
    sealed = bytes.fromhex(
        "9052999dcb1311cf80098aaf69acc132b6163f89826682c44a585e936e4c986062338693779c164f"
        "a793d7f2c57a44fcaf6625699503fd39a43df9fa8fa57988"
    )
    assert receipt.open(sealed) == "Мы рядом."


@pytest.mark.parametrize(
    "letters", ["", "short", "x" * 21, "A" * 21 + "?", "x" * 23, "?" * 22, "я" * 22, "A" * 21 + "B"]
)
def test_what_is_no_receipt_reads_as_none(letters: str) -> None:
    assert Receipt.read(letters) is None


@pytest.mark.parametrize("sealed", [b"", b"x" * 31, b"x" * 32, b"\x00" * 64, b"x" * 80])
def test_rubbish_opens_to_nothing(sealed: bytes) -> None:
    assert Receipt.new().open(sealed) is None


def test_a_changed_letter_does_not_open() -> None:
    receipt = Receipt.new()
    sealed = bytearray(seal(receipt.letterbox, "да"))
    sealed[-1] ^= 1
    assert receipt.open(bytes(sealed)) is None


async def test_three_a_day_and_then_a_day_of_rest() -> None:
    clock = ManualClock()
    quotas = Quotas(clock)
    assert quotas.last(7) is None
    for number in range(A_DAY):
        assert not quotas.used_up(7)
        quotas.note(7, f"id{number}")
        await clock.move(60)
    assert quotas.used_up(7)
    assert not quotas.used_up(8)
    assert quotas.last(7) == "id2"
    await clock.move(PERIOD_SECONDS - 60 * A_DAY - 1)
    assert quotas.used_up(7)
    await clock.move(1)
    assert not quotas.used_up(7)
    assert quotas.last(7) == "id2"
    await clock.move(PERIOD_SECONDS)
    assert quotas.last(7) is None


def test_tags_of_people_are_short_and_end_with_the_process() -> None:
    clock = ManualClock()
    first, second = Quotas(clock), Quotas(clock)
    assert first._tag(7) == first._tag(7)
    assert first._tag(7) != first._tag(8)
    assert first._tag(7) != second._tag(7)


def test_forgetting_keeps_the_number_but_not_the_check_in() -> None:
    quotas = Quotas(ManualClock())
    quotas.forget(7)
    for _ in range(A_DAY):
        quotas.note(7, "id")
    quotas.forget(7)
    assert quotas.used_up(7)
    assert not quotas.last(7)


async def test_five_answers_about_a_check_in_in_any_day() -> None:
    clock = ManualClock()
    quotas = Quotas(clock)
    for _ in range(ANSWERS_A_DAY):
        assert quotas.answers_rest("id") == 0
        quotas.note_answer("id")
        await clock.move(60)
    assert quotas.answers_rest("other") == 0
    assert quotas.answers_rest("id") == PERIOD_SECONDS - 60 * ANSWERS_A_DAY
    await clock.move(PERIOD_SECONDS - 60 * ANSWERS_A_DAY)
    assert quotas.answers_rest("id") == 0
    quotas.note_answer("id")
    assert quotas.answers_rest("id") == 60
    await clock.move(PERIOD_SECONDS)
    assert quotas.answers_rest("id") == 0
    assert quotas._answers == {}


def test_figures_are_fives_or_nothing() -> None:
    assert pulse({"safe": 4, "need": 5, "can": 14}).figures == {
        "safe": None,
        "soso": None,
        "need": 5,
        "can": 10,
    }
    assert pulse({"safe": 4}).silent
    assert not pulse({"safe": 5}).silent


def test_places_count_together_before_they_are_rounded() -> None:
    assert total({"almaty": {"safe": 3, "need": 9}, None: {"safe": 4}}) == Pulse(
        safe=5, soso=None, need=5, can=None
    )
    assert total({}).silent


@pytest.mark.parametrize("day", range(23, 30))
def test_a_week_begins_on_monday(day: int) -> None:
    assert monday(date(2026, 11, day)) == date(2026, 11, 23)


async def test_a_tie_holds_for_a_quarter_of_an_hour() -> None:
    clock = ManualClock()
    ties = Ties(clock)
    code = ties.code(3)
    other = ties.code(4)
    assert ties.community(f" {code.lower()} ") == 3
    assert ties.community("NOSUCH") is None
    await clock.move(VALID_SECONDS - 1)
    assert ties.community(code) == 3
    await clock.move(1)
    assert ties.community(code) is None
    assert ties.community(other) is None


def test_a_tie_is_short_and_easy_to_type() -> None:
    ties = Ties(ManualClock())
    codes = [ties.code(number) for number in range(200)]
    assert {len(code) for code in codes} == {8}
    assert set("".join(codes)) == set("ABCDEFGHKMNPRSTUVWXYZ23456789")
    assert len(set(codes)) == 200


def test_a_new_tie_ends_the_one_before() -> None:
    ties = Ties(ManualClock())
    first, second = ties.code(3), ties.code(3)
    assert ties.community(first) is None
    assert ties.community(second) == 3


def test_what_can_happen_to_a_check_in_in_each_state() -> None:
    """Written out once more, so that a slip in the table is seen."""
    decide = {"approve", "decline", "withdraw", "expire"}
    gone = {"remove", "withdraw", "expire"}
    assert {
        state: {step for step, (starts, _) in STEPS.items() if state in starts}
        for state in get_args(State)
    } == {
        "queued": {"show", "pass", "withdraw", "expire"},
        "waiting": decide | {"second", "hold"},
        "held": decide | {"second"},
        "seconding": decide | {"hold"},
        "approved": gone | {"publish"},
        "publishing": gone | {"published", "unsent", "lost"},
        "published": gone | {"hide"},
        "unclear": gone,
        "hidden": gone | {"restore"},
        "declined": set(),
        "removed": set(),
        "withdrawn": set(),
        "expired": set(),
    }
    assert {step: end for step, (_, end) in STEPS.items()} == {
        "show": "waiting",
        "pass": "approved",
        "approve": "approved",
        "second": "seconding",
        "hold": "held",
        "decline": "declined",
        "publish": "publishing",
        "published": "published",
        "unsent": "approved",
        "lost": "unclear",
        "hide": "hidden",
        "restore": "published",
        "remove": "removed",
        "withdraw": "withdrawn",
        "expire": "expired",
    }


def test_the_figures_are_those_that_people_are_told() -> None:
    assert (LONGEST, A_DAY, ANSWERS_A_DAY, PERIOD_SECONDS) == (800, 3, 5, 24 * 3600)
    assert (
        (3, 9, 15, 21),
        timedelta(hours=1),
        timedelta(hours=8),
    ) == (HOURS, CARDS_AHEAD, LONGEST_WAY)
    assert (
        timedelta(hours=24),
        timedelta(hours=24),
        timedelta(hours=23),
    ) == (LIFETIME, ADDRESS_LIFETIME, UNDECIDED_LIFETIME)
    assert (LEAST, VALID_SECONDS) == (5, 15 * 60)


def test_every_step_leads_on_and_ends_stay_ended() -> None:
    for starts, end in STEPS.values():
        assert end not in starts or end in UNDECIDED
        assert not starts & ENDED
    assert PENDING.isdisjoint(OUT)
    assert TEXTLESS >= ENDED
    assert TEXTLESS.isdisjoint(PENDING)
    assert "publishing" not in TEXTLESS
