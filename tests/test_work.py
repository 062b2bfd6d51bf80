"""Long work: what the garbage collector does meanwhile, and how long it still takes."""

import gc
import io
import subprocess
import sys

import pytest

from coalition_app.commands import console
from coalition_app.work import MANY, RARELY, Remaining, collecting_later, collecting_rarely
from tests.commands.command_line import done


def test_garbage_is_looked_for_as_before_once_a_command_has_ended() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), collecting_rarely():
        assert gc.get_threshold()[0] == RARELY > before[0]
        raise KeyError
    assert gc.get_threshold() == before
    done("passphrase", "--help")
    assert gc.get_threshold() == before


def test_many_new_values_go_to_the_old_ones_and_a_few_leave_aside_what_the_start_set_aside() -> (
    None
):
    gc.freeze()
    aside = gc.get_freeze_count()
    try:
        with collecting_later():
            few = [[each] for each in range(100)]
        assert gc.get_freeze_count() >= aside - 100 > 0
        with collecting_later():
            many = [[each] for each in range(2 * MANY)]
        assert gc.get_freeze_count() == 0
        assert gc.get_count()[0] < MANY < len(few + many)
    finally:
        gc.unfreeze()


def test_nothing_is_looked_through_at_the_end_of_the_program() -> None:
    told = "import gc, atexit; atexit.register(lambda: print(gc.get_freeze_count() > 0)); "
    for given, frozen in (("", "True"), ("['--version']", "False")):
        program = f"{told}from coalition_app.app import main; main({given})"
        words = [sys.executable, "-c", program, "--version"]
        said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        assert said.split()[-1] == frozen


def guesses(*reports: tuple[float, int]) -> list[int]:
    """Give the guesses for reports of a moment and how many of 100 are done."""
    moments = iter([moment for moment, _done in reports])
    remaining = Remaining(lambda: next(moments))
    return [remaining.seconds(done, 100) for _moment, done in reports]


def test_the_first_guess_comes_after_two_seconds_of_measuring() -> None:
    # Ten seconds passed before the first report: they are not measured.
    assert guesses((10.0, 0), (11.0, 10), (11.9, 19), (12.0, 20), (15.0, 50)) == [0, 0, 0, 8, 5]


def test_what_was_done_before_the_first_report_is_not_measured() -> None:
    assert guesses((0.0, 50), (4.0, 60)) == [0, 16]


def test_a_new_part_is_measured_anew_and_the_end_is_no_guess() -> None:
    assert guesses((0.0, 0), (4.0, 80), (5.0, 1), (8.0, 100)) == [0, 1, 0, 0]


class Terminal(io.StringIO):
    """A stream that a person sees."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_how_far_work_is_and_a_file_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for stream, shown in ((Terminal(), "\rImporting 50 %\rImporting 100 %\n"), (io.StringIO(), "")):
        monkeypatch.setattr(sys, "stderr", stream)
        progress = console.Progress("Importing")
        for done_so_far in (50, 50, 100):
            progress(done_so_far, 100)
        assert stream.getvalue() == shown
