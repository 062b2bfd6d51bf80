"""What the program remembers of a person's choices, apart from any register: data, never code."""

import contextlib
import datetime as dt
import getpass
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, NamedTuple

from coalition_app.hidden_characters import refuse_hidden, show_hidden
from coalition_app.i18n import N_, current

PAUSE, KILLED = 0.01, 5.0
"""Seconds between two looks whether another process still writes; and after which it counts as killed."""
LONGEST_NAME = 80
"""Letters of a person's name in the journal."""
NOBODY = ("root", "admin", "administrator", "user")
"""Names of systems that name no person; small letters."""

NEVER, DAILY, ALSO = "never", "daily", "also"
"""How often copies are made by themselves: not at all, daily, or also before what changes much."""
LOCK_AFTER, USUAL_LOCK = (0, 1, 5, 15, 30), 5
"""Minutes without use after which the window locks by itself, 0 for never; and those of the first start."""
# Translators: the name of a folder beside a register
OWN_COPIES = {
    "en": N_("%(name)s copies"),
    "ru": "%(name)s — копии",
    "kk": "%(name)s көшірмелері",
}
"""What a register's own copies lie in, as the catalogues have it, of which opening one reads no other."""
USUAL_LIMIT = 1000
"""Megabytes that a register's own copies take unless another limit was chosen."""


class Copying(NamedTuple):
    """How copies of a register are made by themselves."""

    often: str
    folder: Path | None
    """Where they go; None for beside the register."""
    limit: int
    """Megabytes that they may take; 0 for any number."""


def settings_file() -> Path:
    """Return the settings' file; the environment may name another one."""
    named = os.environ.get("COALITION_APP_SETTINGS")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_config_dir("coalition_app", appauthor=False)) / "settings.json"


def log_folder() -> Path:
    """Return the folder of the log of the program's own faults."""
    import platformdirs

    return Path(platformdirs.user_log_dir("coalition_app"))


def load() -> dict[str, Any]:
    """Read the remembered choices; none where the file is missing or damaged."""
    try:
        found = json.loads(settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def remember(**choices: Any) -> None:
    """Keep choices beside those already kept; a disk that refuses loses nothing but the choice."""
    _change(lambda _kept: choices)


def _change(choose: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Keep what is chosen by what is kept; no other process writes between the two."""
    file = settings_file()
    draft = file.with_suffix(".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with _begun(draft) as writing:
            try:
                kept = load()
                # In one piece and without indents: Python writes only that fast.
                writing.write(json.dumps({**kept, **choose(kept)}, ensure_ascii=False))
                writing.close()
                draft.replace(file)
            except BaseException:
                draft.unlink(missing_ok=True)
                raise
    except OSError:
        return


def _begun(draft: Path) -> IO[str]:
    """Open the draft, which only one process has at a time; what a killed one left of it goes."""
    while True:
        with contextlib.suppress(FileExistsError):
            return draft.open("x", encoding="utf-8")
        with contextlib.suppress(FileNotFoundError):
            if abs(time.time() - draft.stat().st_mtime) > KILLED:
                draft.unlink()
        time.sleep(PAUSE)


def forget_older() -> None:
    """Drop what earlier versions kept here of one register: its letterhead, and the folder of its annex."""
    kept = load()
    form = kept.get("annex_form")
    if kept.get("annex_folder"):
        remember(annex_folder="")
    if isinstance(form, dict) and "letterhead" in form:
        remember(annex_form={key: value for key, value in form.items() if key != "letterhead"})
    with contextlib.suppress(OSError):
        (settings_file().parent / "letterhead.png").unlink(missing_ok=True)


def lock_after() -> int:
    """Return after how many minutes without use the window locks by itself; 0 for never."""
    kept = load().get("lock_after")
    return kept if isinstance(kept, int) and kept in LOCK_AFTER else USUAL_LOCK


def hidden_from_capture() -> bool:
    """Tell whether the window is left out of pictures of the screen, where the system can do that."""
    return load().get("hidden_from_capture") is True


def my_name() -> str:
    """Return the name that the journal keeps of what is done here: the chosen one, else that of the system.

    Empty where the system has none.
    """
    kept = load().get("my_name")
    return kept if isinstance(kept, str) and kept else system_name()


def system_name() -> str:
    """Return the name under which the person works on this computer; empty where it has none."""
    try:
        return show_hidden(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""


def proposed_name() -> str:
    """Return the name to propose where a person is asked for it; empty where the system's is nobody's."""
    name = my_name()
    return "" if name.casefold() in NOBODY else name


def remember_my_name(name: str) -> None:
    """Let the journal keep another name from now on; an empty one is that of the system again.

    Raises UserError for a name with a hidden character.
    """
    refuse_hidden(name)
    remember(my_name=" ".join(name.split())[:LONGEST_NAME])


def recent_registers() -> list[Path]:
    """List the registers opened last, the newest first, as far as they still exist."""
    return [Path(each) for each in _listed() if Path(each).exists()]


def remember_register(path: Path, day: dt.date | None = None) -> None:
    """Put a register first among the recent ones, with the day on which it was opened; eight are kept.

    `day` is that of the register's own time zone; without it the day is not told.
    """
    opened = {**_days_opened(), str(path): day.isoformat() if day else ""}
    kept = [str(path), *(each for each in _listed() if each != str(path))][:8]
    remember(recent=kept, opened={each: opened[each] for each in kept if each in opened})


def remember_statement(register: Path, number: int) -> None:
    """Remember the statement that a register was left at; kept for the recent registers."""
    numbers = {**_statements(), str(register): number}
    remember(statements={each: numbers[each] for each in _listed() if each in numbers})


def statement_worked_on(register: Path) -> int:
    """Return the number of the statement that a register was left at; 0 where none is remembered."""
    number = _statements().get(str(register), 0)
    return number if isinstance(number, int) else 0


def _statements() -> dict[str, Any]:
    kept = load().get("statements", {})
    return kept if isinstance(kept, dict) else {}


def forget_register(path: Path) -> None:
    """Take a register off the recent ones; the file stays as it is."""
    remember(recent=[each for each in _listed() if each != str(path)])
    remember_newest_entry(path, None)


def forget_everything_of(path: Path) -> None:
    """Leave no place of a register, nor of its copies, among the choices, nor what was done last.

    The recent files of all registers go, not what is kept of the others' copies.
    """
    forget_register(path)
    name = str(path)
    for what in ("opened", "statements", "copies"):
        kept = load().get(what)
        if isinstance(kept, dict) and name in kept:
            remember(**{what: {each: value for each, value in kept.items() if each != name}})
    for what in ("newest", "openings", "places", "copying", "printing"):
        _keep_of(what, path, None)
    remember(folder="", actions=[], recent=[], opened={}, statements={})


def registers_listed() -> list[tuple[Path, str]]:
    """List the recent registers, also those that are gone, with the day of opening, empty if unknown."""
    opened = _days_opened()
    return [(Path(each), opened.get(each, "")) for each in _listed()]


def newest_entry(register: Path) -> dict[str, str]:
    """Return what is kept of the newest entry of a register's journal; empty where nothing is."""
    return _kept_of("newest", register)


def remember_newest_entry(register: Path, entry: dict[str, str] | None) -> None:
    """Keep the newest entry of a register's journal, as it was closed here, or forget it; 100 are kept."""
    _keep_of("newest", register, entry)


def opening(register: Path) -> dict[str, str]:
    """Return what is kept of a register's last opening for work; empty where nothing is."""
    return _kept_of("openings", register)


def remember_opening(register: Path, entry: dict[str, str]) -> None:
    """Keep of a register's opening what its -wal goes on with; 100 are kept."""
    _keep_of("openings", register, entry)


def told_of_place(register: Path) -> set[str]:
    """Return what was told here of the place of a register."""
    return set(_kept_of("places", register))


def remember_told_of_place(register: Path, told: set[str]) -> None:
    """Remember what was told of the place of a register; 100 are kept."""
    _keep_of("places", register, dict.fromkeys(sorted(told), "told"))


def printing(register: Path) -> dict[str, str]:
    """Return what earlier versions kept here of how a register's annex is printed; mostly nothing.

    What one kept for all registers goes to the first that is asked for.
    """
    older = load().get("annex_form")
    if isinstance(older, dict) and older:
        remember(annex_form={})
        if not _kept_of("printing", register):
            _keep_of("printing", register, {str(key): str(value) for key, value in older.items()})
    return _kept_of("printing", register)


def forget_printing(register: Path) -> None:
    """Forget how a register's annex is printed, which the register itself keeps now."""
    _keep_of("printing", register, None)


def _kept_of(what: str, register: Path) -> dict[str, str]:
    kept = _by_place(load(), what).get(_unnamed(register))
    return {str(name): str(value) for name, value in kept.items()} if isinstance(kept, dict) else {}


def _keep_of(what: str, register: Path, entry: dict[str, str] | None) -> None:
    name = _unnamed(register)

    def choose(choices: dict[str, Any]) -> dict[str, Any]:
        kept = {key: value for key, value in _by_place(choices, what).items() if key != name}
        if entry is not None:
            kept[name] = entry
        return {what: dict(list(kept.items())[-100:])}

    _change(choose)


def _by_place(choices: dict[str, Any], what: str) -> dict[str, Any]:
    kept = choices.get(what, {})
    return kept if isinstance(kept, dict) else {}


def _unnamed(register: Path) -> str:
    """Return what a place is found by, which does not show whoever reads the settings where registers are."""
    import hashlib  # loads a library of its own, which the window does without at first

    return hashlib.sha256(str(register).encode()).hexdigest()[:32]


def remember_copies(register: Path, folder: Path) -> None:
    """Remember a folder into which copies of a register go; eight are kept, the newest first."""
    kept = [str(folder), *(str(each) for each in copy_folders(register) if each != folder)]
    remember(copies={**_copies(), str(register): kept[:8]})


def copy_folders(register: Path) -> list[Path]:
    """List the folders into which copies of a register went, the newest first."""
    folders = _copies().get(str(register), [])
    listed = folders if isinstance(folders, list) else []
    return [Path(each) for each in listed if isinstance(each, str)]


def places_of_copies(register: Path) -> list[Path]:
    """List the folders in which copies of a register may lie: beside it, and where they go or went."""
    chosen = copying(register).folder
    known = (register.parent, *((chosen,) if chosen else ()), *copy_folders(register))
    names = names_of_own_copies(register)
    every = (place for each in known for place in (each, *(each / name for name in names)))
    return list(dict.fromkeys(every))


def copying(register: Path) -> Copying:
    """Return how copies of a register are made by themselves."""
    kept = _kept_of("copying", register)
    often, folder, limit = (kept.get(each, "") for each in ("often", "folder", "limit"))
    return Copying(
        often if often in (NEVER, DAILY) else ALSO,
        Path(folder) if folder else None,
        int(limit) if limit.isdecimal() else USUAL_LIMIT,
    )


def own_copies(register: Path) -> Path:
    """Return the folder of copies that are made by themselves, in the chosen one or beside the register.

    Nothing else lies there: only what is in it is ever removed. One that is there keeps the name that another
    language of the program gave it.
    """
    folder, names = copying(register).folder or register.parent, names_of_own_copies(register)
    return folder / next((each for each in names if (folder / each).is_dir()), names[0])


def names_of_own_copies(register: Path) -> list[str]:
    """Return what the folder of a register's own copies is called, first in the language of now."""
    spoken = (OWN_COPIES[current().language], *OWN_COPIES.values())
    return list(dict.fromkeys(each % {"name": register.stem} for each in spoken))


def remember_copying(register: Path, **choices: str) -> None:
    """Keep another `often`, `folder` (empty: beside the register) or `limit` of a register's copies.

    A folder stays known when another takes its place: copies lie there.
    """
    if folder := choices.get("folder"):
        remember_copies(register, Path(folder))
    _keep_of("copying", register, {**_kept_of("copying", register), **choices})


def _copies() -> dict[str, Any]:
    kept = load().get("copies", {})
    return kept if isinstance(kept, dict) else {}


def _listed() -> list[str]:
    listed = load().get("recent", [])
    return [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []


def _days_opened() -> dict[str, str]:
    opened = load().get("opened", {})
    return opened if isinstance(opened, dict) else {}
