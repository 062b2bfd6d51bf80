"""The program's door: joins the parts, and shows every error in one place."""

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from coalition_app import i18n
from coalition_app.errors import Interrupted, NotSo, UserError
from coalition_app.i18n import _

DONE, NO, COULD_NOT = 0, 1, 2
"""Exit codes: done or yes; the answer is no; could not, and nothing was changed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, or what stands for it without arguments; give the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    i18n.use(_language(given))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(given)
    except NotSo as answer:
        _say(answer)
        return NO
    except UserError as error:
        _say(error)
        return COULD_NOT
    except (KeyboardInterrupt, Interrupted):
        _say(_("Interrupted; nothing was changed."))
        return COULD_NOT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as fault:  # noqa: BLE001 - the last place where a fault can be told kindly
        _say(_fault(fault))
        return COULD_NOT


def _run(given: list[str]) -> int:
    from coalition_app.commands.parser import make_parser

    if not given or (given[0] in ("--language",) and len(given) == 2):
        from coalition_app.commands.samples import show_sample

        return show_sample()
    options = make_parser().parse_args(given)
    code: int = options.run(options)
    return code


def _language(given: Sequence[str]) -> str:
    """Find `--language X` before the parser is made, since its help is in that language."""
    for at, word in enumerate(given):
        value = word.partition("=")[2] if word.startswith("--language=") else ""
        if word == "--language" and at + 1 < len(given):
            value = given[at + 1]
        if value in i18n.LANGUAGES:
            return value
    return i18n.system_language()


def _say(what: object) -> None:
    print(what, file=sys.stderr)  # noqa: T201 - this is where errors are told


def _fault(fault: Exception) -> str:
    """Write a fault of the program to the local log, without values, and word it."""
    import platformdirs

    folder = Path(platformdirs.user_log_dir("coalition_app"))
    told = f"{type(fault).__name__}: {''.join(traceback.format_tb(fault.__traceback__))}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        log = folder / "faults.log"
        with log.open("a", encoding="utf-8") as file:
            file.write(told + "\n")
    except OSError:
        log = folder
    return _(
        "The program made a mistake (%(kind)s); the register is as it was. Details are in %(log)s."
    ) % {"kind": type(fault).__name__, "log": log}
