"""The package for Debian: what it holds, whose it is, what it asks for, and that what it installs starts."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from coalition_app import __version__
from coalition_app.commands.system import debian
from coalition_app.commands.system.install import ID, KIND

pytestmark = pytest.mark.skipif(
    shutil.which("dpkg-shlibdeps") is None, reason="dpkg-dev is not installed"
)
SHARE = "usr/share"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack a folder that stands for the frozen program: a binary, and beside it what it brings along."""
    place = tmp_path_factory.mktemp("packed")
    frozen = place / "coalition-app"
    (frozen / "_internal").mkdir(parents=True)
    true = shutil.which("true")
    assert true
    shutil.copy(true, frozen / "coalition-app")
    (frozen / "_internal" / "given.txt").write_text("given", encoding="utf-8")
    (frozen / "_internal" / "given.txt").chmod(0o711)
    return debian.make_package(frozen, place)


def told(*command: str | Path) -> str:
    words = [str(each) for each in command]
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout


def test_it_says_what_it_is_and_what_it_asks_for(package: Path) -> None:
    fields = ("Package", "Version", "Section", "Depends")
    given = dict(
        line.split(": ", 1) for line in told("dpkg-deb", "--field", package, *fields).splitlines()
    )
    assert (given["Package"], given["Version"]) == ("coalition-app", __version__)
    assert given["Section"] == "office"
    assert given["Depends"].startswith("libc6 (>= "), "what `true` is linked with"
    architecture = told("dpkg", "--print-architecture").strip()
    assert package.name == f"coalition-app_{__version__}_{architecture}.deb"


def test_it_asks_for_no_library_that_it_brings_along(tmp_path: Path) -> None:
    frozen = tmp_path / "coalition-app"
    (frozen / "_internal").mkdir(parents=True)
    shell = shutil.which("bash")
    assert shell
    shutil.copy(shell, frozen / "coalition-app")
    linked = re.search(r"(libtinfo\.so\.\d+) => (\S+)", told("ldd", shell))
    if linked is None:
        pytest.skip("this shell asks for no such library")
    alone = debian.make_package(frozen, tmp_path)
    assert "libtinfo6" in told("dpkg-deb", "--field", alone, "Depends")
    shutil.copy(linked[2], frozen / "_internal" / linked[1])
    with_it = debian.make_package(frozen, tmp_path)
    asked = told("dpkg-deb", "--field", with_it, "Depends")
    assert "libtinfo" not in asked and "libc6" in asked


def test_everything_in_it_is_root_s_and_nobody_else_may_write(package: Path) -> None:
    for line in told("dpkg-deb", "--contents", package).splitlines():
        rights, owner, *_rest, name = line.split(" -> ")[0].split()
        assert owner == "root/root", line
        started = name == "./usr/lib/coalition-app/coalition-app" or rights[0] == "d"
        wanted = "rwxrwxrwx" if rights[0] == "l" else "rwxr-xr-x" if started else "rw-r--r--"
        assert rights[1:] == wanted, line


def test_what_it_installs_starts_and_the_desktop_knows_it(package: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "-x", str(package), str(tmp_path)], check=True)
    program = tmp_path / "usr" / "bin" / "coalition-app"
    assert program.resolve().is_relative_to(tmp_path)
    subprocess.run([str(program)], check=True)
    assert (program.resolve().parent / "_internal" / "given.txt").read_text() == "given"
    entry = (tmp_path / SHARE / "applications" / f"{ID}.desktop").read_text(encoding="utf-8")
    assert "Exec=coalition-app %f" in entry
    manual = gzip.decompress((tmp_path / SHARE / "man/man1/coalition-app.1.gz").read_bytes())
    assert manual.startswith(b".Dd")
    for kind, name in (("apps", ID), ("mimetypes", KIND)):
        assert (tmp_path / SHARE / "icons/hicolor/scalable" / kind / f"{name}.svg").is_file()
    licences = (tmp_path / SHARE / "doc/coalition-app/copyright").read_text(encoding="utf-8")
    assert licences.startswith("MIT License")
    assert "reportlab" in licences.lower() and "PySide6" in licences
