"""Ctrl+C in the middle of long work, and two processes at once: all or nothing. Kills: tests/torture."""

import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from coalition_app.records.opening.existing import open_register
from tests.commands.command_line import (
    LIMIT,
    ROOT,
    STATEMENT,
    Answer,
    attest_words,
    copied,
    damage,
    done,
    dump,
    ended,
    refused,
    small_register,
    start,
    type_command,
)

ROWS = 8_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a large table, an empty register and a larger one ready to be attested."""
    folder = tmp_path_factory.mktemp("large")
    _write_table(folder / "large.csv", ROWS)
    _write_table(folder / "smaller.csv", 1_500)
    empty = folder / "empty.coalition"
    done("new", empty, "--coalition", "Коалиция", "--unencrypted")
    full = copied(empty, folder)
    done("import", full, folder / "smaller.csv", "--new-statement", "Обращение")
    done("attestor", full, "--name", "Дана Ахметова", "--office", "координатор")
    held = ("--held", "офис", "--holder", "Д. Ахметова", "--received", "2025-03-01")
    done("evidence", full, "--all", *held)
    full.rename(folder / "full.coalition")
    return folder


def _write_table(path: Path, rows: int) -> None:
    lines = [f"{at},ОФ «Список {at}»,Асель Нургазиева,Алматы" for at in range(1, rows + 1)]
    head = "number,name,representative,place"
    path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")


def interrupted(process: subprocess.Popen[str], reached: Callable[[], bool]) -> Answer:
    """Type Ctrl+C as soon as a point of the work is reached, and wait for the end."""
    while not reached():
        try:
            process.wait(timeout=0.002)
        except subprocess.TimeoutExpired:
            continue
        break
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    return ended(process)


def _has(folder: Path, ending: str) -> bool:
    return any(folder.glob(f".*{ending}"))


def _remove_locks(folder: Path) -> None:
    """Take away the lock files of what was closed, so that a new one tells that work has begun."""
    for lock in folder.glob(".*.lock"):
        lock.unlink()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


@pytest.mark.parametrize("written", [0, 1_000_000], ids=["when it opens", "while it writes"])
def test_an_interrupted_import_is_all_or_nothing(large: Path, tmp_path: Path, written: int) -> None:
    register = copied(large / "empty.coalition", tmp_path)
    before, wal = dump(register), tmp_path / f"{register.name}-wal"
    _remove_locks(tmp_path)
    process = start("import", register, large / "large.csv", "--new-statement", "Обращение")
    opened = partial(_has, tmp_path, ".lock")
    answer = interrupted(process, lambda: opened() and _size(wal) >= written)
    assert "Traceback" not in answer.err
    if answer.code == 0:
        assert len(dump(register)["signature"]) == ROWS
    else:
        assert answer.code == 2
        assert dump(register) == before
    assert damage(register) == []


@pytest.mark.parametrize("beside", [".lock", ".part"], ids=["when it opens", "while it records"])
def test_an_interrupted_attestation_is_all_or_nothing(
    large: Path, tmp_path: Path, beside: str
) -> None:
    register, target = copied(large / "full.coalition", tmp_path), tmp_path / "annex.pdf"
    before = dump(register)
    _remove_locks(tmp_path)
    process = start(*attest_words(register, target))
    answer = interrupted(process, partial(_has, tmp_path, beside))
    assert "Traceback" not in answer.err
    if dump(register) == before:
        assert answer.code == 2
        assert not target.exists()
        done(*attest_words(register, target))
    elif not target.exists():
        done("reprint", register, "--edition", 1, "--to", target)
    done("verify", target, "--register", register)
    assert damage(register) == []


AT_THE_END = """
import atexit, os, signal, sys
atexit.register(os.kill, os.getpid(), signal.SIGINT)
from coalition_app.app import main
sys.exit(main())
"""


IN_A_CALLBACK = """
import signal, sys, threading, weakref
from coalition_app.app import main

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "coalition_app.commands.parser":
            gone = Finder()
            told = weakref.ref(gone, lambda _told: signal.raise_signal(signal.SIGINT))
            del gone
            threading.Event().wait(60)

signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background ignores it
sys.meta_path.insert(0, Finder())
sys.exit(main())
"""


def test_ctrl_c_counts_also_where_python_can_raise_nothing() -> None:
    """As in what is called when an object goes; what waits for something is not waited for."""
    typed = [sys.executable, "-c", IN_A_CALLBACK, "--language", "en", "copies"]
    end = subprocess.run(typed, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (end.returncode, end.stderr) == (2, "Interrupted; nothing was changed.\n")


@pytest.mark.parametrize(("words", "code"), [("--version", 0), ("nonsense", 2)])
def test_ctrl_c_at_the_very_end_leaves_no_traceback(words: str, code: int) -> None:
    typed = [sys.executable, "-c", AT_THE_END, words]
    end = subprocess.run(typed, cwd=ROOT, capture_output=True, text=True, check=False)
    assert end.returncode == code
    assert "KeyboardInterrupt" not in end.stderr


def test_a_register_that_is_open_elsewhere_is_refused_and_left_alone(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    with open_register(register):
        second = ended(start("sign", register, "--name", "ОФ «Ар»"))
        assert (second.code, len(second.err.splitlines())) == (2, 1)
        assert "open in another window or command" in second.err
        refused("backup", register, tmp_path)
        refused("restore", register, register)
    assert len(dump(register)["signature"]) == 3
    done("sign", register, "--name", "ОФ «Ар»")


def test_two_processes_at_once_are_served_one_by_one_or_refused(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    signing = [start("sign", register, "--name", f"ОФ «Ар {at}»") for at in range(4)]
    answers = [ended(process) for process in signing]
    assert {answer.code for answer in answers} <= {0, 2}
    served = sum(answer.code == 0 for answer in answers)
    assert served >= 1
    rows = type_command("signatories", register, "--json").json["signatories"]
    assert [each["number"] for each in rows] == list(range(1, 4 + served))
    assert damage(register) == []


def test_two_processes_that_make_the_same_register_make_one(tmp_path: Path) -> None:
    register = tmp_path / "new.coalition"
    making = [start("new", register, "--coalition", f"К{at}", "--unencrypted") for at in range(3)]
    codes = sorted(ended(process).code for process in making)
    assert codes == [0, 2, 2]
    assert damage(register) == []


def test_the_exit_codes_reach_the_shell(imported_case: Path) -> None:
    ready = ended(start("ready", imported_case))
    assert ready.code == 1
    assert ended(start("ready", imported_case, "--statement", 9)).code == 2
    dry = ended(start("import", "--dry-run", "--json", STATEMENT))
    assert dry.code == 0
    assert len(dry.json["entries"]) == 119


def test_a_reader_that_goes_away_is_no_fault(imported_case: Path) -> None:
    process = start("signatories", imported_case, "--json")
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(timeout=LIMIT) == 0
    process.stderr.close()
