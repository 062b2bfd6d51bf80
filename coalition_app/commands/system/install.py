"""Tells the desktop of this user about the program, and takes all of it away again.

Run by `dev.py install` and `dev.py uninstall`: python -m coalition_app.commands.system.install PROGRAM
"""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from coalition_app import paths
from coalition_app.commands.system.manual import (
    NAME,
    completion,
    completion_for_zsh,
    manual_page,
)

ID = "org.coalitionapp.CoalitionApp"
KIND = "application-x-coalition-register"
SIDES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels of the icons."""
REFRESHED = (
    ("update-mime-database", "mime"),
    ("update-desktop-database", "applications"),
    ("gtk-update-icon-cache", "icons/hicolor"),
)
"""Programs that tell the running desktop, where they are there, and the folder that each reads."""

MADE = {
    "mime": "XMLnamespaces aliases generic-icons globs globs2 icons magic mime.cache subclasses"
    " treemagic types version",
    "applications": "mimeinfo.cache",
    "icons/hicolor": "icon-theme.cache",
}
"""What they make in each folder; where nothing else is left, it is about nothing."""


def data_home() -> Path:
    """Return the folder of this user's data, as the XDG base directories have it."""
    given = os.environ.get("XDG_DATA_HOME", "")
    return Path(given) if Path(given).is_absolute() else Path.home() / ".local" / "share"


def files(program: Path, data: Path) -> Iterator[tuple[Path, bytes]]:
    """Give each file that is put in place, and its content; `program` is what the entry starts."""
    given = paths.resources() / "desktop"
    entry = (given / f"{ID}.desktop").read_text(encoding="utf-8")
    if program != Path(NAME):  # which is found by its name alone
        started = str(program).replace("\\", "\\\\\\\\").replace('"', '\\\\"').replace("%", "%%")
        entry = entry.replace(f"Exec={NAME} ", f'Exec="{started}" ')
    yield data / "applications" / f"{ID}.desktop", entry.encode()
    yield data / "mime" / "packages" / f"{ID}.xml", (given / f"{ID}.xml").read_bytes()
    described = f"{ID}.metainfo.xml"
    yield data / "metainfo" / described, (given / described).read_bytes()
    icons = data / "icons" / "hicolor"
    for name, kind in ((ID, "apps"), (KIND, "mimetypes")):
        yield icons / "scalable" / kind / f"{name}.svg", (given / f"{name}.svg").read_bytes()
        for side in SIDES:
            drawn = (given / "icons" / f"{name} {side}.png").read_bytes()
            yield icons / f"{side}x{side}" / kind / f"{name}.png", drawn
    yield data / "man" / "man1" / f"{NAME}.1", manual_page().encode()
    yield data / "bash-completion" / "completions" / NAME, completion().encode()
    # Where Debian's zsh looks for everybody's; of one user's own it knows none.
    zsh = data / "zsh" / "vendor-completions"
    yield zsh / f"_{NAME}", completion_for_zsh().encode()


def install(program: Path, data: Path) -> list[Path]:
    """Put the entry, the kind of file, the icons and the manual in place; return what was written."""
    written = []
    for path, content in files(program, data):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    _refresh(data)
    return written


def uninstall(program: Path, data: Path) -> list[Path]:
    """Take away what `install` put in place, and folders that are empty then; return what was removed."""
    listed = [path for path, _content in files(program, data)]
    removed = [path for path in listed if path.exists()]
    for path in removed:
        path.unlink()
    _refresh(data)  # while the folders are there, in which it looks
    for place, names in MADE.items():
        left = [path for path in (data / place).rglob("*") if not path.is_dir()]
        if {path.relative_to(data / place).as_posix() for path in left} <= set(names.split()):
            listed += left
            for path in left:
                path.unlink()
    listed += [data / "mime" / "application" / KIND]  # a folder that was made for our kind
    for path in listed:
        for folder in path.parents:
            if folder == data or not folder.is_relative_to(data):
                break
            with contextlib.suppress(OSError):
                folder.rmdir()
    return removed


def _refresh(data: Path) -> None:
    for program, folder in REFRESHED:
        if shutil.which(program) and (data / folder).is_dir():
            quiet = subprocess.DEVNULL
            command = [program, str(data / folder)]
            subprocess.run(command, check=False, stdout=quiet, stderr=quiet)


def main(arguments: list[str]) -> int:
    """Install or take away, and say where."""
    verb, program = arguments
    done = install if verb == "install" else uninstall
    changed = done(Path(program), data_home())
    print(*changed, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
