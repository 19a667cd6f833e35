"""Is a directory really in memory, and ours alone?"""

import os
import stat
from pathlib import Path
from typing import Literal

Doubt = Literal["not-memory", "swap", "symlink", "owner", "mode", "unusable"]
"""Why what is put into a directory may outlive the moment or be read by others:

not-memory: it is on a disk. swap: memory may be written to an unencrypted disk. symlink: the
path leads elsewhere. owner: it belongs to another user. mode: others may enter (not 0700).
unusable: it cannot be made or looked at.
"""

_MEMORY = {"tmpfs", "ramfs"}


def doubts_about(directory: Path, mountinfo: Path = Path("/proc/self/mountinfo")) -> set[Doubt]:
    """Make the directory (mode 0700) if it is absent, and say what speaks against its use."""
    try:
        directory.mkdir(mode=0o700, exist_ok=True)
        found = directory.lstat()
    except FileExistsError:
        return {"symlink"} if directory.is_symlink() else {"unusable"}
    except OSError:
        return {"unusable"}
    doubts: set[Doubt] = set()
    if stat.S_ISLNK(found.st_mode):
        doubts.add("symlink")
    if found.st_uid != os.geteuid():
        doubts.add("owner")
    if stat.S_IMODE(found.st_mode) & 0o077:
        doubts.add("mode")
    if _filesystem(found.st_dev, mountinfo) not in _MEMORY:
        doubts.add("not-memory")
    return doubts


def swap_is_safe(swaps: Path = Path("/proc/swaps"), blocks: Path = Path("/sys/block")) -> bool:
    """Whether swap is off, compressed memory (zram) or encrypted (dm-crypt).

    A swap file counts as unsafe: whether the filesystem under it is encrypted cannot be seen.
    """
    try:
        lines = swaps.read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return False
    return all(_safe_swap(Path(line.split()[0]), blocks) for line in lines if line.strip())


def _safe_swap(device: Path, blocks: Path) -> bool:
    name = device.resolve().name
    try:
        if name.startswith("zram"):
            backing = blocks / name / "backing_dev"
            return not backing.exists() or backing.read_text().strip() == "none"
        return (blocks / name / "dm" / "uuid").read_text().startswith("CRYPT-")
    except OSError:
        return False


def _filesystem(device: int, mountinfo: Path) -> str | None:
    """The type of the filesystem with that device number: proc_pid_mountinfo(5)."""
    number = f"{os.major(device)}:{os.minor(device)}"
    try:
        lines = mountinfo.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    for line in lines:
        before, _, after = line.partition(" - ")
        if before.split()[2:3] == [number]:
            return after.split()[0]
    return None
