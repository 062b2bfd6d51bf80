"""The frozen program as a package for Debian: it installs for everybody, and takes itself away again.

Run by `dev.py package`: python -m coalition_app.commands.system.debian FROZEN FOLDER
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from coalition_app import __version__
from coalition_app.commands.system.manual import NAME
from coalition_app.commands.system.tree import give_rights, lay_out

CONTROL = """Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: coalition_app contributors <coalition-app@localhost>
Installed-Size: {kibibytes}
Depends: {depends}
Recommends: shared-mime-info, desktop-file-utils, hicolor-icon-theme
Suggests: cups, tesseract-ocr, tesseract-ocr-rus, tesseract-ocr-kaz
Section: office
Priority: optional
Description: register of the signatories of joint statements
 A coordinator of a coalition keeps who signed a joint statement, the position
 of each on every demand, reservations in their own words, and the evidence
 that the signatures are authentic; and prints the annex that says no more
 than the evidence carries. Works without a network.
"""
SOURCE = "Source: {name}\n\nPackage: {name}\nArchitecture: any\n"
HEAD = b"\x7fELF"


def make_package(frozen: Path, folder: Path) -> Path:
    """Pack the frozen program, with entry, icons, kind of file and manual, and return the .deb.

    Raises CalledProcessError where one of Debian's tools fails; what it says stands on stderr.
    """
    architecture = _told("dpkg", "--print-architecture").strip()
    target = folder / f"{NAME}_{__version__}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / NAME
        lay_out(tree, frozen)
        (tree / "DEBIAN").mkdir()  # by it dpkg-shlibdeps knows where the tree begins
        size = sum(each.lstat().st_size for each in tree.rglob("*")) // 1024
        control = CONTROL.format(
            name=NAME,
            version=__version__,
            architecture=architecture,
            kibibytes=size,
            depends=_needs(Path(place), tree / "usr" / "lib" / NAME),
        )
        (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
        give_rights(tree)
        _told("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target))
    return target


def _needs(place: Path, program: Path) -> str:
    """Ask Debian which of its packages hold the libraries that the program does not bring along."""
    (place / "debian").mkdir()
    (place / "debian" / "control").write_text(SOURCE.format(name=NAME), encoding="utf-8")
    binaries = [each for each in program.rglob("*") if each.is_file() and _is_binary(each)]
    # A line with a library's name and version, and with no package: what lies beside asks for none.
    brought = {" ".join(each.name.split(".so.", 1)) for each in binaries if ".so." in each.name}
    listed = "".join(f"{each}\n" for each in sorted(brought))
    (place / "debian" / "shlibs.local").write_text(listed, encoding="utf-8")
    homes = {f"-l{each.parent}" for each in binaries}
    # The driver of printers asks for CUPS; without CUPS it is passed over.
    asked = [f"-e{each}" for each in binaries if "cups" not in each.name]
    told = _told(
        "dpkg-shlibdeps", "-O", "--ignore-missing-info", *sorted(homes), *asked, folder=place
    )
    return told.partition("shlibs:Depends=")[2].strip() or "libc6"


def _is_binary(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(HEAD)) == HEAD


def _told(*command: str, folder: Path | None = None) -> str:
    return subprocess.run(
        command, cwd=folder, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


def main(arguments: list[str]) -> int:
    """Write the package into a folder, and say where."""
    frozen, folder = map(Path, arguments)
    print(make_package(frozen, folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
