"""The frozen program as an AppImage: a folder that starts as it is, and one file for any Linux made of it.

Run by `dev.py appdir`: python -m coalition_app.commands.system.appimage FROZEN FOLDER [RUNTIME]
"""

import platform
import shutil
import subprocess
import sys
from pathlib import Path

from coalition_app import __version__
from coalition_app.commands.system.install import ID
from coalition_app.commands.system.manual import NAME
from coalition_app.commands.system.tree import give_rights, lay_out


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


def make_file(tree: Path, runtime: Path) -> Path:
    """Pack the folder behind AppImage's runtime, a program that opens and starts it; return the file.

    Raises CalledProcessError where mksquashfs fails; what it says stands on stderr.
    """
    target = tree.parent / f"{NAME}-{__version__}-{platform.machine()}.AppImage"
    packed = target.with_suffix(".squashfs")
    options = ("-root-owned", "-noappend", "-comp", "zstd", "-quiet", "-no-progress")
    subprocess.run(["mksquashfs", str(tree), str(packed), *options], check=True)
    with target.open("wb") as file:
        for part in (runtime, packed):
            with part.open("rb") as read:
                shutil.copyfileobj(read, file)
    packed.unlink()
    target.chmod(0o755)
    return target


def main(arguments: list[str]) -> int:
    """Write the folder and, where a runtime is given, the file; say where."""
    frozen, folder, *runtimes = map(Path, arguments)
    tree = make_folder(frozen, folder)
    print(tree)
    for runtime in runtimes:
        print(make_file(tree, runtime))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
