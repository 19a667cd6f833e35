"""Chat ids sealed: found again by who has the key, nothing to anybody else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.sealing import KEY_BYTES, BrokenSeal, Seal, UnusableKey, key_in

KEY, OTHER = bytes(range(KEY_BYTES)), bytes(KEY_BYTES)
IDS = st.integers(-(2**52), 2**52)


@given(IDS)
def test_an_id_comes_back_and_has_one_sealed_form(chat_id: int) -> None:
    seal = Seal(KEY, "digest")
    sealed = seal.close(chat_id)
    assert Seal(KEY, "digest").close(chat_id) == sealed
    assert seal.open(sealed) == chat_id
    assert len(sealed) == 24


@given(IDS)
def test_another_key_or_purpose_opens_nothing_and_seals_differently(chat_id: int) -> None:
    sealed = Seal(KEY, "digest").close(chat_id)
    for stranger in (Seal(OTHER, "digest"), Seal(KEY, "check-in")):
        assert stranger.close(chat_id) != sealed
        with pytest.raises(BrokenSeal):
            stranger.open(sealed)


@pytest.mark.parametrize("forged", [b"", b"short", bytes(24)])
def test_what_was_not_sealed_does_not_open(forged: bytes) -> None:
    with pytest.raises(BrokenSeal):
        Seal(KEY, "digest").open(forged)


def test_a_changed_bit_does_not_open() -> None:
    seal = Seal(KEY, "digest")
    sealed = seal.close(7)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(BrokenSeal):
            seal.open(bytes(changed))


def test_the_key_is_made_once_and_for_us_alone(tmp_path: Path) -> None:
    file = tmp_path / "private" / "key"
    key = key_in(file)
    assert len(key) == KEY_BYTES
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert key_in(file) == key
    assert list(file.parent.iterdir()) == [file]
    assert key_in(tmp_path / "another") != key


def trouble(file: Path) -> str:
    with pytest.raises(UnusableKey) as refused:
        key_in(file)
    return refused.value.trouble


def test_a_key_that_cannot_serve_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_bytes(b"half a key")
    file.chmod(0o600)
    assert trouble(file) == "size"
    assert file.read_bytes() == b"half a key"
    file.write_bytes(KEY)
    file.chmod(0o640)
    assert trouble(file) == "mode"
    (tmp_path / "link").symlink_to(file)
    assert trouble(tmp_path / "link") == "unusable"
    assert trouble(tmp_path) == "unusable"
    assert trouble(file / "inside") == "unusable"
