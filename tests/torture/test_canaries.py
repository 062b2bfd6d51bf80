"""What is private stands nowhere in clear: no file, print, log, process list, core or clipboard holds it."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

import pytest

from tests.commands.command_line import ROOT, done, type_command
from tests.documents.pages import pages_of
from tests.torture.canaries import (
    CANARIES,
    LETTER,
    LIST,
    MAIL,
    PASSPHRASE,
    found_below,
    found_in,
    found_in_process,
)
from tests.torture.conftest import Rounds

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks into /proc")


class Place:
    """A computer of the test's own: a home, a folder for passing files, registers; a stick with what came."""

    def __init__(self, folder: Path) -> None:
        self.home, self.passing = folder / "home", folder / "tmp"
        self.work, self.prints, self.stick = folder / "work", folder / "prints", folder / "stick"
        for each in (self.home, self.passing, self.work, self.prints, self.stick):
            each.mkdir()
        self.register = self.work / "a.coalition"
        self.secret = self.given("secret", PASSPHRASE)
        self.list, self.mail = self.given("list.csv", LIST), self.given("letter.eml", MAIL)
        self.letter = self.given("letter.txt", LETTER)
        self.environment = {
            "HOME": str(self.home),
            "TMPDIR": str(self.passing),
            "COALITION_APP_SETTINGS": str(self.home / ".config" / "settings.json"),
            **{f"XDG_{each}_HOME": str(self.home / each) for each in ("CONFIG", "DATA", "STATE")},
            "XDG_CACHE_HOME": str(self.home / "cache"),
        }

    def given(self, name: str, words: str) -> Path:
        """Put a file on the stick, which is hers to keep safe."""
        (self.stick / name).write_text(words, encoding="utf-8")
        return self.stick / name

    def hits(self) -> dict[str, set[str]]:
        """Name what is private in all that the program wrote."""
        return found_below(self.home, self.passing, self.work, self.prints)

    def unlocked(self, *words: object) -> tuple[object, ...]:
        """Give a command's words with the register and its passphrase."""
        return (words[0], self.register, *words[1:], "--passphrase-file", self.secret)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the bytes of an encrypted register with something private in every field that is."""
    place = Place(tmp_path_factory.mktemp("filled"))
    done("new", place.register, "--coalition", "К", "--passphrase-file", place.secret)
    done(*place.unlocked("import", place.list, "--new-statement", "Обращение"))
    answer = type_command(*place.unlocked("import", place.mail, "--statement", 1))
    assert answer.code in (0, 1), answer
    shown = ("--number", 1, "--claim", "consent", "--file", place.letter)
    done(*place.unlocked("evidence", *shown))
    private = ("--notes", CANARIES["note"], "--contact", CANARIES["contact"])
    done(*place.unlocked("signatory", "private", "--number", 1, *private))
    done(*place.unlocked("signatory", "private", "--number", 2, "--publish", "withheld"))
    return place.register.read_bytes()


@pytest.fixture
def place(tmp_path: Path, filled: bytes, monkeypatch: pytest.MonkeyPatch) -> Place:
    made = Place(tmp_path)
    made.register.write_bytes(filled)
    for name, value in made.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(tempfile, "tempdir", None)
    return made


def test_the_canaries_are_in_the_register_and_can_be_found(place: Place) -> None:
    plain = place.work / "plain.bin"
    plain.write_bytes(b"\0" + CANARIES["note"].upper().encode("utf-16-le"))
    assert place.hits() == {str(plain): {"note"}}
    plain.unlink()
    told = done(*place.unlocked("signatory", "show", "--number", 1, "--contacts-too")).out
    told += done(*place.unlocked("signatories", "--json")).out
    assert found_in(told.encode()) >= {"contact", "note", "withheld name"}
    assert found_in(place.mail.read_bytes()) == {"mail", "address"}


def test_nothing_private_leaves_the_register_by_commands(
    place: Place, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    copies = place.work / "copies"
    copies.mkdir()
    long = request.config.getoption("long")
    prints = ("pdf", "txt", "json") if long else ("pdf",)
    commands: list[tuple[object, ...]] = [
        *(("annex", "--to", place.prints / f"draft.{each}") for each in prints),
        ("import", place.given("later.csv", LIST.replace("1,", "7,")), "--statement", 1),
        ("backup", copies),
        ("undo",),
    ]
    if long:
        commands += [(each,) for each in ("redo", "check", "journal", "duplicates", "ready")]
    for command in commands:
        answer = type_command(*place.unlocked(*command))
        assert answer.code in (0, 1), answer
        assert place.hits() == {}
    (copy,) = copies.iterdir()
    done("restore", copy, place.register, "--passphrase-file", place.secret)
    assert place.hits() == {}
    pages = "".join(pages_of((place.prints / "draft.pdf").read_bytes(), tmp_path))
    assert "Эхо" in pages
    assert found_in(pages.encode()) == set()


SCREEN = f"offscreen:configfile={ROOT / 'tests' / 'desktop' / 'screen_1280x720.json'}"


def start(place: Place, *words: object) -> subprocess.Popen[str]:
    """Start a module in a process of its own, which may write a core if nobody forbids it."""
    allowed = ("sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh")
    return subprocess.Popen(
        [*allowed, sys.executable, "-m", *map(str, words)],
        cwd=place.prints,
        # A screen on which the details are beside the list.
        env={**os.environ, **place.environment, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": SCREEN},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def test_an_import_that_is_killed_leaves_nothing_private(place: Place, rounds: Rounds) -> None:
    for chance in rounds(1, 30):
        place.register.unlink(missing_ok=True)
        done("new", place.register, "--coalition", "К", "--passphrase-file", place.secret)
        words = place.unlocked("import", place.list, "--new-statement", "Обращение")
        importing = start(place, "coalition_app", *words)
        grown = place.register.with_name(f"{place.register.name}-wal")
        wanted = chance.randint(1, 60_000)
        while importing.poll() is None:
            with contextlib.suppress(FileNotFoundError):
                if grown.stat().st_size >= wanted:
                    break
        if importing.poll() is None:
            assert found_in_process(importing.pid) == set()
            importing.kill()
        importing.communicate()
        assert place.hits() == {}


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    if not line:
        pytest.fail(process.communicate()[1])
    return line


def tell(process: subprocess.Popen[str]) -> None:
    pipe: IO[str] | None = process.stdin
    assert pipe is not None
    pipe.write("go on\n")
    pipe.flush()


@pytest.mark.parametrize("ends", ["closed", "killed"])
def test_a_window_in_which_private_words_are_typed_leaves_none(
    place: Place, ends: str, request: pytest.FixtureRequest
) -> None:
    if ends == "killed" and not request.config.getoption("long"):
        pytest.skip("tried at length")
    words = (place.register, place.secret, place.prints)
    window = start(place, "tests.torture.window_of_canaries", *words)
    for said in ("opened", "typed", "copied []", "backed up"):
        assert line_of(window) == said
        assert place.hits() == {}
    assert found_in_process(window.pid) == set()
    if ends == "killed":
        window.kill()
    else:
        for said in ("undone", "closed"):
            tell(window)
            assert line_of(window) == said
        assert line_of(window) == "left ['']"
    out, err = window.communicate()
    assert window.returncode == (-signal.SIGKILL if ends == "killed" else 0)
    assert found_in((out + err).encode()) == set()
    assert place.hits() == {}


def test_a_program_that_breaks_leaves_no_core(place: Place) -> None:
    place.secret.unlink()
    os.mkfifo(place.secret)
    with place.secret.open("r+b", buffering=0):  # nothing comes out: the program waits for it
        asking = start(place, "coalition_app", *place.unlocked("check"))
        limits = Path(f"/proc/{asking.pid}/limits")
        core = ""
        while asking.poll() is None and " 0 " not in core:
            core = next(each for each in limits.read_text().splitlines() if "core file" in each)
        asking.send_signal(signal.SIGABRT)
        asking.communicate()
    assert core.split()[4] == "0"
    assert list(place.prints.iterdir()) == []
