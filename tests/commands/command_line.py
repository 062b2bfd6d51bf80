"""Typing commands, in this process or in one of their own, and looking at what they leave behind."""

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coalition_app.app import main
from coalition_app.records.care import checks
from coalition_app.records.opening.existing import open_register
from tests import registers

ROOT = Path(__file__).parents[2]
REAL_CASE = ROOT / "tests" / "data" / "real_case"
STATEMENT = REAL_CASE / "statement.txt"
LIMIT = 300
"""Seconds after which a process of its own counts as stuck."""
FAULT = "An unexpected error occurred"
"""How the door words what was no person's doing; no test may meet it."""

Dump = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Give the one JSON object that was printed."""
        return json.loads(self.out)


def type_command(*words: object) -> Answer:
    """Run a command in this process, in English unless it names another language."""
    given = [str(word) for word in words]
    if not any(word.startswith("--language") for word in given):
        given = ["--language", "en", *given]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(given)
        except SystemExit as ended:  # only --help and --version end so
            code = int(ended.code or 0)
    return Answer(code, out.getvalue(), err.getvalue())


def done(*words: object) -> Answer:
    """Run a command that must succeed."""
    answer = type_command(*words)
    assert answer.code == 0, answer
    assert not without_copies(answer.err), answer
    return answer


def without_copies(said: str) -> list[str]:
    """Give the lines of an answer save those that name a copy that was made by itself."""
    return [line for line in said.splitlines() if not line.startswith("A copy was made")]


def refused(*words: object, code: int = 2) -> str:
    """Run a command that must be refused in one plain line, and give the line."""
    answer = type_command(*words)
    assert answer.code == code, answer
    assert len(answer.err.splitlines()) == 1, answer.err
    assert FAULT not in answer.err
    assert "Traceback" not in answer.err
    return answer.err


def refused_without_change(register: Path, *words: object) -> str:
    """Run a command that must be refused, and hold every row and every file beside it to be as before."""
    rows, files = dump(register), files_beside(register)
    line = refused(*words)
    assert dump(register) == rows
    assert files_beside(register) == files
    return line


def start(*words: object, first: tuple[str, ...] = (), **environment: str) -> subprocess.Popen[str]:
    """Start a command in a process of its own; `first` are words of a program that starts it."""
    return subprocess.Popen(
        [*first, sys.executable, "-m", "coalition_app", "--language", "en", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def ended(process: subprocess.Popen[str]) -> Answer:
    """Wait for a process's end."""
    out, err = process.communicate(timeout=LIMIT)
    return Answer(process.returncode, out, err)


def dump(register: Path, passphrase: str | None = None) -> Dump:
    """Give every row of the register's truth."""
    with open_register(register, passphrase) as database:
        return registers.dump(database)


def damage(register: Path, passphrase: str | None = None) -> list[str]:
    """Give what `check` finds."""
    with open_register(register, passphrase) as database:
        return checks.find_damage(database)


def files_beside(path: Path) -> list[str]:
    """Name the files of a folder, without locks and the database's own files beside the register."""
    passing = (".lock", "-wal", "-shm")
    return sorted(each.name for each in path.parent.iterdir() if not each.name.endswith(passing))


def copied(register: Path, folder: Path) -> Path:
    """Copy a closed register into a folder of the test's own."""
    return Path(shutil.copy(register, folder / "register.coalition"))


def small_register(folder: Path, *, signatures: int = 3) -> Path:
    """Make a register with one statement of two demands, signed by a few."""
    path = folder / "small.coalition"
    registers.make_register(path, signatures=signatures).close()
    return path


def settle_case(register: Path) -> None:
    """Do for the imported real case all that stands before its attestation."""
    done("reserve", register, "--statement", 1, "--number", 18, *POSITIONS_OF_18)
    done(
        "evidence",
        register,
        "--statement",
        1,
        "--all",
        "--held",
        "офис, папка 1",
        "--holder",
        "Д. Ахметова",
    )
    done("attestor", register, "--name", ATTESTOR, "--office", *OFFICES)
    for pair in done("duplicates", register, "--statement", 1, "--json").json["pairs"]:
        two = ("--pair", pair["a"], pair["b"])
        done("decide", register, "--statement", 1, *two, "--as", "two-signatures")


def attest_words(
    register: Path, target: Path, *more: object, date: str = "2025-03-14"
) -> tuple[object, ...]:
    """Give the words of an attestation, to be typed."""
    place = ("--place", "Алматы", "--date", date)
    return ("attest", register, "--statement", 1, *place, "--to", target, *more)


POSITIONS_OF_18 = (
    *("--demand", "1=does-not-support"),
    *("--demand", "2=supports-with-reservation"),
    *("--demand", "3=not-stated"),
)
ATTESTOR = "Акылбекова Р.М."
OFFICES = (
    "координатор Коалиции НПО Казахстана против пыток",
    "директор Казахстанского международного бюро по правам человека и соблюдению законности",
    "член Координационного Совета НПМ при Уполномоченном по правам человека",
)
RESERVATION = (
    "поддерживаю с оговоркой заявление о необходимости общественной экспертизы проекта изменений "
    "в УК и Др.кодексы, не поддерживаю требования международной экспертизы"
)
