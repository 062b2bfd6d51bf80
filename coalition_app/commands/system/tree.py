"""The tree of an installed program: what a package for Debian and an AppImage have in common."""

import gzip
import shutil
from pathlib import Path

from coalition_app import paths
from coalition_app.commands.system.install import files
from coalition_app.commands.system.manual import NAME
from coalition_app.libraries import libraries


def lay_out(tree: Path, frozen: Path) -> None:
    """Put the frozen program into a tree as `usr`; the desktop's files are those of `dev.py install`."""
    users = tree / "usr"
    shutil.copytree(frozen, users / "lib" / NAME, symlinks=True)
    (users / "bin").mkdir()
    (users / "bin" / NAME).symlink_to(Path("..") / "lib" / NAME / NAME)
    for path, content in files(Path(NAME), users / "share"):
        packed = path.parent.name == "man1"
        placed = path.with_name(f"{path.name}.gz") if packed else path
        placed.parent.mkdir(parents=True, exist_ok=True)
        placed.write_bytes(gzip.compress(content, mtime=0) if packed else content)
    about = users / "share" / "doc" / NAME
    about.mkdir(parents=True)
    (about / "copyright").write_text(_copyright(), encoding="utf-8")


def give_rights(tree: Path) -> None:
    """Let everybody read, nobody but the owner write, and only the program itself be started."""
    started = tree / "usr" / "lib" / NAME / NAME
    for each in (tree, *tree.rglob("*")):
        if not each.is_symlink():
            each.chmod(0o755 if each.is_dir() or each == started else 0o644)


def _copyright() -> str:
    licence = (paths.resources().parent / "LICENSE").read_text(encoding="utf-8")
    listed = "\n".join(
        f"{each.name} {each.version}: {each.licence or 'see its package'}" for each in libraries()
    )
    told = "It contains these libraries, each under its own licence; the texts lie in the program's folder:"
    return f"{licence}\n{told}\n\n{listed}\n"
