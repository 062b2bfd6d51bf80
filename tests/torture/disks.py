"""True disks for the tests: small ones that get full, write-protected ones, and ones that are pulled out."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

AMPLE = "64m"
PAGE = 4096


def _mount(*words: object) -> None:
    done = subprocess.run(["mount", *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"this machine lets no disk be mounted here: {done.stderr.strip()}")


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount a disk of its own, with room for everything until it is taken away."""
    if os.name != "posix" or os.geteuid():
        pytest.skip("only root may mount a disk")
    folder.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={AMPLE}", "tmpfs", folder)
    try:
        yield folder
    finally:
        pull(folder)


def leave_room(disk: Path, pages: int) -> None:
    """Make the disk as small as what it holds and some pages; a million are as good as no limit."""
    told = os.statvfs(disk)
    used = (told.f_blocks - told.f_bfree) * told.f_frsize // PAGE
    _mount("-o", f"remount,size={(used + pages) * PAGE}", disk)


def protect(disk: Path) -> None:
    """Let nothing be written on the disk any more."""
    _mount("-o", "remount,ro", disk)


def pull(disk: Path) -> None:
    """Take the disk out, also from under an open file."""
    subprocess.run(["umount", "--lazy", str(disk)], capture_output=True, check=False)
