"""The program's door: joins the parts, and shows every error in one place."""

import _thread
import contextlib
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app import i18n
from coalition_app.errors import Interrupted, NotSo, UserError
from coalition_app.hidden_characters import hidden_shown
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES, without_language
from coalition_app.operations import refusals
from coalition_app.work import collecting_rarely

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

DONE, NO, COULD_NOT = 0, 1, 2
"""Exit codes: done or yes; the answer is no; could not, and nothing was changed but for what is named."""
SUFFIX = ".coalition"
"""How the name of a register's file ends: given alone, it is opened in the window."""
AGAIN = 0.05
"""Seconds after which Ctrl+C that could not be raised is raised again."""
PR_SET_DUMPABLE = 4
"""What Linux calls the question whether a process may be looked into."""
READ_FOR_PARENT = "--read-for-parent"
"""The one word with which the program starts itself, to read a file that may break its reader."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, or show the sample where no command is named; return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    leave_no_core()
    if arguments is None:
        hide_memory()
        sys.unraisablehook = _raise_again
    if given == [READ_FOR_PARENT]:
        from coalition_app.intake.files.child_process import serve

        return serve()
    i18n.use(_language(given))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with hidden_shown():
            return _answered(given)
    except KeyboardInterrupt:  # typed just before the work, or just after it
        return _interrupted()
    finally:
        if arguments is None:
            _end_undisturbed()


def leave_no_core() -> None:
    """Let the system write no memory of this process to the disk: it holds keys and private words."""
    try:
        import resource
    except ImportError:  # Windows writes none unless it is told to
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _raise_again(lost: "UnraisableHookArgs") -> None:
    """Let Ctrl+C count that met a step of Python's own, as the end of loading a module.

    What is raised there ends nothing: it would be a traceback on the screen, and the work would go on.
    """
    if lost.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(lost)
        return

    def again() -> None:
        time.sleep(AGAIN)
        if hasattr(signal, "pthread_kill"):  # also ends a wait for the disk or another program
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        else:
            _thread.interrupt_main()

    _thread.start_new_thread(again, ())


def _end_undisturbed() -> None:
    """Let Ctrl+C do nothing more: all is said, and Python would write a traceback as it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # Python looks for garbage once more as it ends: a tenth of a second


def hide_memory() -> None:
    """Let no other program of this person read the memory of this process (Linux), nor be asked for it."""
    if sys.platform.startswith("linux"):
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def _answered(given: list[str]) -> int:
    """Do what was typed; return the exit code, each error said in one place."""
    try:
        with refusals.told():
            return _run(given)
    except NotSo as answer:
        _say(answer)
        return NO
    except UserError as error:
        if isinstance(error.__cause__, OSError):
            _print_nowhere()  # it may be the answer itself that could not be written
        _say(error)
        return COULD_NOT
    except (KeyboardInterrupt, Interrupted):
        return _interrupted()
    except BrokenPipeError:
        _print_nowhere()
        return DONE
    except Exception as fault:  # noqa: BLE001 - the last place where a fault can be told kindly
        _say(_fault(fault))
        return COULD_NOT


def _print_nowhere() -> None:
    """Let what is still to be printed go nowhere: Python would try it once more at its end, and complain."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(given: list[str]) -> int:
    if not given:
        # The window shows sooner without the commands.
        return _show()
    for word in given:
        if not word.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in word):
            raise UserError(_("The text you entered is not valid UTF-8. Nothing was changed."))
    words = without_language(given)
    if len(words) == 1 and words[0].endswith(SUFFIX):
        return _show(Path(words[0]).absolute())
    if len(words) == 1 and _is_other_file(words[0]):
        return _show(other=Path(words[0]).absolute())
    from coalition_app.commands.parser import make_parser

    options = make_parser(given).parse_args(given)
    if options.self_test:
        return _self_test()
    if options.run is None:
        return _show()
    options.tell_window = _tell_window
    with collecting_rarely():
        code: int = options.run(options)
    sys.stdout.flush()  # here, where a reader that has gone away is met, and not at the very end
    return code


def _is_other_file(word: str) -> bool:
    """Tell whether a word is a file, by a path or with an ending; a bare word may be a command."""
    path = Path(word)
    return (path.name != word or path.suffix != "") and os.path.isfile(word)  # noqa: PTH113 - never raises


def _show(given: Path | None = None, other: Path | None = None) -> int:
    """Open the window on a register: the given one, that of last time, or the sample the first time.

    A window that is open already comes to the front with it. An `other` file is then verified, or it is said
    what it is. Where there is no display it says so, and prints where the sample and its annex are.
    """
    if not _has_display():
        print(
            _(
                "No display was found, so the window cannot open. You can do everything with commands."
            )
        )
        return _show_sample() if given is None and other is None else COULD_NOT
    from coalition_app.desktop.tell_first import hand_over

    if hand_over(given, other):
        return DONE
    known = given or register_of_last_time()
    if known is None and _show_sample() != DONE:
        return NO
    from coalition_app.desktop.plain_imports import use_plain_imports

    use_plain_imports()
    gc.disable()  # until something is shown: all that is loaded before stays to the end
    from coalition_app.desktop.start import open_window

    return open_window(_ensure_sample, known or _ensure_sample(), _fault, other)


def _tell_window(message: dict[str, str]) -> str | None:
    """Tell the window that is open something, for a command; None where none is open."""
    from coalition_app.desktop.tell_first import tell_first

    return tell_first(message)


def register_of_last_time() -> Path | None:
    """Return the register that was opened last and is still there; None where there is none.

    One whose name is without a file counts where a file beside it may be it: the window offers that.
    """
    from coalition_app import settings

    listed = settings.registers_listed()
    if listed and not listed[0][0].exists():
        from coalition_app.records.opening.leftovers import look_beside

        if look_beside(listed[0][0]):
            return listed[0][0]
    known = settings.recent_registers()
    return known[0] if known else None


def _show_sample() -> int:
    from coalition_app.commands.register import samples

    return samples.show_sample()


def _ensure_sample() -> Path:
    # Loaded when it is wanted: it loads the database's library, and the window shows before that.
    from coalition_app.commands.register import samples

    return samples.ensure_sample()


def _self_test() -> int:
    """Try what the commands need and what the window needs."""
    from coalition_app.commands.register.self_test import run_self_test
    from coalition_app.desktop.self_test import window_parts

    return run_self_test(window_parts())


def _has_display() -> bool:
    """Tell whether a window can be shown; Windows and macOS always have a display."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _language(given: Sequence[str]) -> str:
    """Find `--language X` before the parser is made, since its help is in that language."""
    for at, word in enumerate(given):
        value = word.partition("=")[2] if word.startswith("--language=") else ""
        if word == "--language" and at + 1 < len(given):
            value = given[at + 1]
        if value in LANGUAGES:
            return value
    return i18n.system_language()


def _interrupted() -> int:
    """Say what an interruption left: nothing, or an action that was recorded before it."""
    if kept := refusals.recorded_since():
        _say(f"{_('Interrupted.')} {kept}")
        return DONE
    _say(_("Interrupted; nothing was changed."))
    return COULD_NOT


def _say(what: object) -> None:
    print(what, file=sys.stderr)


def _fault(fault: BaseException) -> str:
    """Write a fault of the program to the local log, without values, and word it."""
    import traceback

    from coalition_app import settings

    folder = settings.log_folder()
    places = [*traceback.format_tb(fault.__traceback__), *getattr(fault, "__notes__", ())]
    trace = f"{type(fault).__name__}: {''.join(places)}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        log = folder / "faults.log"
        with log.open("a", encoding="utf-8") as file:
            file.write(trace + "\n")
    except OSError:
        log = folder
    sentence = _("An unexpected error occurred (%(kind)s). Details are in %(log)s.")
    told = sentence % {"kind": type(fault).__name__, "log": log}
    return f"{told} {refusals.last_recorded() or _('Nothing has been recorded since the program started.')}"
