"""The child process for readers without limits: it ends, a sentence says so, and the program goes on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coalition_app import i18n
from coalition_app.errors import Interrupted, UserError
from coalition_app.intake.files import child_process
from coalition_app.intake.files.child_process import TooMuch, read_in_child
from coalition_app.intake.files.refusals import damaged
from coalition_app.intake.files.spreadsheets import read_spreadsheet
from coalition_app.work import stopped_by
from tests.commands.command_line import ROOT
from tests.intake import troubles

NO_LIMITS = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_reader_that_never_ends_is_ended() -> None:
    with pytest.raises(TooMuch, match="memory or time"):
        read_in_child(troubles.never_ends, b"", seconds=0.2)


@NO_LIMITS
def test_a_reader_that_asks_for_all_memory_is_refused_it() -> None:
    with pytest.raises(TooMuch, match="memory or time"):
        read_in_child(troubles.asks_for_all, b"")


def test_a_library_that_aborts_ends_the_child_alone() -> None:
    with pytest.raises(TooMuch, match="copy only the list into a new file"):
        read_in_child(troubles.aborts, b"")


def test_a_refusal_comes_through_as_it_is() -> None:
    with pytest.raises(UserError, match="сломана") as refused:
        read_in_child(troubles.refuses, "Строка 3 сломана.".encode())
    assert not isinstance(refused.value, TooMuch)


def test_a_mistake_of_a_reader_stays_a_mistake_and_tells_its_place() -> None:
    with pytest.raises(RuntimeError, match="IndexError") as mistake:
        read_in_child(troubles.makes_a_mistake, b"ab")
    assert any("makes_a_mistake" in note for note in mistake.value.__notes__)


def test_a_child_reads_small_files_one_after_the_other_and_ends_after_a_large_one() -> None:
    first, count, _at = read_in_child(troubles.who_reads, b"ab")
    assert (count, first == os.getpid()) == (2, False)
    assert read_in_child(troubles.who_reads, b"")[0] == first
    large = bytes(child_process.KEPT)
    assert read_in_child(troubles.who_reads, large)[:2] == (first, len(large))
    assert not is_running(first)
    assert read_in_child(troubles.who_reads, b"")[0] != first


def test_what_the_child_says_is_in_the_language_of_the_program() -> None:
    i18n.use("ru")
    try:
        with pytest.raises(UserError) as refused:
            read_in_child(read_spreadsheet, b"PK no archive")
        assert str(refused.value) == str(damaged())
    finally:
        i18n.use("en")
    assert str(refused.value) != str(damaged())


def test_cancelling_ends_the_child(tmp_path: Path) -> None:
    told = tmp_path / "process"

    def cancel() -> None:
        if told.exists() and told.read_text(encoding="utf-8"):
            raise Interrupted

    with stopped_by(cancel), pytest.raises(Interrupted):
        read_in_child(troubles.never_ends, str(told).encode())
    assert not is_running(int(told.read_text(encoding="utf-8")))


ALONE = """
from coalition_app.intake.files.child_process import read_in_child
from tests.intake.troubles import who_reads
print(read_in_child(who_reads, b"")[0])
"""


def test_a_child_ends_with_its_parent_and_loads_no_window() -> None:
    words = [sys.executable, "-W", "error", "-c", ALONE]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
    assert not is_running(int(done.stdout))
    assert not done.stderr
