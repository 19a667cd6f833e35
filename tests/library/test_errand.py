"""Reading in a process of its own: it finds what reading here does."""

import subprocess
from dataclasses import replace

import pytest

from bot.library import errand
from bot.library.errand import Errand, Findings
from bot.library.keeper import look
from tests.shelf import SIM, TODAY, Shelf


@pytest.fixture
def first(shelf: Shelf) -> Errand:
    return Errand(shelf.folder, TODAY, saved=True)


def content_of(findings: Findings) -> object:
    assert findings.news is not None
    return findings.news[0]


def test_it_finds_the_same_as_here(first: Errand, shelf: Shelf) -> None:
    shelf.change(SIM, "topic: connection", "topic: [")
    apart, here = errand.run(first), look(first)
    assert content_of(apart) == content_of(here)
    assert apart.errors == here.errors
    assert apart.settled
    assert apart.news is not None
    (found,) = apart.news[1].find("проезд", "almaty", limit=3)
    assert found.id == "almaty/tram"


def test_the_last_good_copy_goes_from_one_to_the_next(first: Errand, shelf: Shelf) -> None:
    before = errand.run(first)
    shelf.change(SIM, "topic: connection", "topic: [")
    after = errand.run(replace(first, memory=before.memory))
    assert after.news is None
    assert [complaint.file for complaint in after.errors] == [SIM]
    forgetful = errand.run(first)
    assert content_of(forgetful) != content_of(before)


def test_what_may_be_half_written_is_looked_at_again(first: Errand, shelf: Shelf) -> None:
    before = look(first)
    (shelf.folder / SIM).unlink()
    once = look(replace(first, saved=False, memory=before.memory))
    assert (once.settled, once.news) == (False, None)
    twice = look(replace(first, saved=False, memory=once.memory))
    assert twice.settled
    assert content_of(twice) != content_of(before)


def test_one_that_fails_says_so(first: Errand) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        errand.run(replace(first, memory=b"spoilt"))


def test_a_glance_sees_every_change(shelf: Shelf) -> None:
    seen = errand.glance(shelf.folder, TODAY)
    assert errand.glance(shelf.folder, TODAY) == seen
    assert errand.glance(shelf.folder, TODAY.replace(day=1)) != seen
    shelf.change(SIM, "В салоне", "В ларьке")
    changed = errand.glance(shelf.folder, TODAY)
    assert changed != seen
    (shelf.folder / "places" / "stray.txt").write_text("?", encoding="utf-8")
    assert errand.glance(shelf.folder, TODAY) != changed
