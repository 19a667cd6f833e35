"""What speaks against a directory, one doubt at a time."""

import os
from pathlib import Path

import pytest

from storage.memory_place import doubts_about, swap_is_safe


def mountinfo(folder: Path, device: int, kind: str) -> Path:
    """A table of mounts in which `device` is of that kind."""
    table = folder / "mountinfo"
    number = f"{os.major(device)}:{os.minor(device)}"
    table.write_text(
        f"22 27 0:999 / /proc rw - proc proc rw\n"
        f"25 24 {number} / /here\\040it\\040is rw,relatime shared:3 - {kind} {kind} rw\n",
        encoding="utf-8",
    )
    return table


@pytest.mark.parametrize(
    ("kind", "doubts"), [("tmpfs", set()), ("ramfs", set()), ("ext4", {"not-memory"})]
)
def test_only_a_memory_filesystem_will_do(tmp_path: Path, kind: str, doubts: set[str]) -> None:
    table = mountinfo(tmp_path, tmp_path.stat().st_dev, kind)
    assert doubts_about(tmp_path / "new", table) == doubts
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_shared_memory_really_is_memory(memory: Path) -> None:
    assert doubts_about(memory / "new") == set()


def test_an_unknown_filesystem_is_no_memory(tmp_path: Path) -> None:
    assert doubts_about(tmp_path, tmp_path / "absent") == {"not-memory"}


def test_a_link_is_refused(memory: Path) -> None:
    (memory / "real").mkdir(mode=0o700)
    (memory / "link").symlink_to(memory / "real")
    assert "symlink" in doubts_about(memory / "link")


def test_a_directory_that_others_may_enter_is_refused(memory: Path) -> None:
    (memory / "open").mkdir()
    (memory / "open").chmod(0o755)
    assert doubts_about(memory / "open") == {"mode"}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a directory away")
def test_somebody_elses_directory_is_refused(memory: Path) -> None:
    (memory / "theirs").mkdir(mode=0o700)
    os.chown(memory / "theirs", 12345, 12345)
    assert doubts_about(memory / "theirs") == {"owner"}


def test_a_file_or_an_impossible_path_is_refused(memory: Path) -> None:
    (memory / "file").touch()
    assert doubts_about(memory / "file") == {"unusable"}
    assert doubts_about(memory / "a" / "b") == {"unusable"}


HEAD = "Filename Type Size Used Priority\n"


@pytest.mark.parametrize(
    ("swaps", "safe"),
    [
        ("", True),
        ("/dev/dm-0 partition 1 0 -2\n", True),
        ("/dev/zram0 partition 1 0 -2\n", True),
        ("/dev/zram1 partition 1 0 -2\n", False),
        ("/dev/sda2 partition 1 0 -2\n", False),
        ("/dev/dm-1 partition 1 0 -2\n", False),
        ("/swapfile file 1 0 -2\n", False),
        ("/dev/dm-0 partition 1 0 -2\n/swapfile file 1 0 -2\n", False),
    ],
)
def test_swap_is_safe_when_it_is_off_encrypted_or_memory(
    tmp_path: Path, swaps: str, safe: bool
) -> None:
    for name, uuid in (("dm-0", "CRYPT-PLAIN-swap\n"), ("dm-1", "LVM-abc\n")):
        (tmp_path / name / "dm").mkdir(parents=True)
        (tmp_path / name / "dm" / "uuid").write_text(uuid)
    for name, backing in (("zram0", "none\n"), ("zram1", "/dev/sda3\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "backing_dev").write_text(backing)
    table = tmp_path / "swaps"
    table.write_text(HEAD + swaps)
    assert swap_is_safe(table, tmp_path) is safe


def test_swap_of_which_nothing_is_known_is_not_safe(tmp_path: Path) -> None:
    assert not swap_is_safe(tmp_path / "absent", tmp_path)
