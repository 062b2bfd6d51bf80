"""True disks for the tests: small ones that get full, write-protected ones, and ones that are pulled out."""

import contextlib
import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

AMPLE = "64m"
PAGE = 4096


def _run(*words: object) -> None:
    done = subprocess.run([*map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"this machine makes or mounts no disk: {done.stderr.strip()}")


def _mount(*words: object) -> None:
    _run("mount", *words)


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


def limited(bytes_at_most: int) -> tuple[str, ...]:
    """Return the words before a command that let no file that it writes become larger."""
    if shutil.which("prlimit") is None:
        pytest.skip("nothing here sets a limit for the size of files")
    return ("prlimit", f"--fsize={bytes_at_most}", "--")


SHUT_DOWN, LOSE_WHAT_WAITS = 0x8004587D, struct.pack("I", 2)
"""Linux's call that lets a file system answer no more, and what becomes of what was not flushed."""
STICK = 32 << 20
"""Bytes of a stick."""


class Stick:
    """A disk in an image, which can be pulled out under whoever works on it, and put back."""

    def __init__(self, folder: Path) -> None:
        self.path, self._image = folder / "stick", folder / "stick.img"
        self.path.mkdir()
        with self._image.open("wb") as file:
            file.truncate(STICK)
        _run("mkfs.ext4", "-q", "-F", self._image)
        self.put_back()

    def put_back(self) -> None:
        """Connect it again, as after a restart: what was not flushed is lost."""
        pull(self.path)
        _mount("-o", "loop", self._image, self.path)

    def flush(self) -> None:
        """Bring to it all that was written there so far."""
        _run("sync", "--file-system", self.path)

    def break_off(self) -> None:
        """Let it answer nothing any more, while its folder still stands there."""
        handle = os.open(self.path, os.O_RDONLY)
        try:
            # Loaded only on a system that has disks of this kind.
            from fcntl import ioctl

            ioctl(handle, SHUT_DOWN, LOSE_WHAT_WAITS)
        except OSError as error:
            pytest.skip(f"this kernel pulls no disk: {error}")
        finally:
            os.close(handle)

    def take_out(self) -> None:
        """Let its folder be empty, while files that are open on it are still written."""
        pull(self.path)


@contextmanager
def stick(folder: Path) -> Iterator[Stick]:
    """Give a stick that is connected, and take it away at the end."""
    if os.name != "posix" or os.geteuid() or shutil.which("mkfs.ext4") is None:
        pytest.skip("only root may mount a disk, and makes one with mkfs.ext4")
    folder.mkdir()
    made = Stick(folder)
    try:
        yield made
    finally:
        pull(made.path)
        with contextlib.suppress(OSError):
            made._image.unlink()
