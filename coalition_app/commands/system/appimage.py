"""The frozen program as a folder that an AppImage is made of: one file for any Linux, nothing installed.

Run by `dev.py appdir`: python -m coalition_app.commands.system.appimage FROZEN FOLDER
"""

import shutil
import subprocess
import sys
from pathlib import Path

from coalition_app import __version__
from coalition_app.commands.system.install import ID
from coalition_app.commands.system.manual import NAME
from coalition_app.commands.system.tree import give_rights, lay_out

TOOL = "appimagetool"
"""Makes one file of the folder; it is no package of Debian."""


def make_folder(frozen: Path, folder: Path) -> Path:
    """Lay out the folder as AppImage wants it, in place of an older one, and return it."""
    tree = folder / f"{NAME}.AppDir"
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(tree, frozen)
    share = tree / "usr" / "share"
    for name, place in (
        ("AppRun", tree / "usr" / "lib" / NAME / NAME),
        (f"{ID}.desktop", share / "applications" / f"{ID}.desktop"),
        (f"{ID}.svg", share / "icons" / "hicolor" / "scalable" / "apps" / f"{ID}.svg"),
        (".DirIcon", share / "icons" / "hicolor" / "256x256" / "apps" / f"{ID}.png"),
    ):
        (tree / name).symlink_to(place.relative_to(tree))
    give_rights(tree)
    return tree


def main(arguments: list[str]) -> int:
    """Write the folder and make the AppImage of it; where the tool is missing, print how it is called."""
    frozen, folder = map(Path, arguments)
    tree = make_folder(frozen, folder)
    print(tree)
    command = [TOOL, str(tree), str(folder / f"{NAME}-{__version__}.AppImage")]
    if shutil.which(TOOL):
        return subprocess.run(command, check=False).returncode
    print(*command, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
