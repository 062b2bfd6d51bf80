"""The words of a picture, read by Tesseract where it is installed; nothing leaves the machine.

The picture goes in through a pipe and the words come out through another, so that no file is written. What it
gets is the dots of a page that were drawn before, never the file that somebody sent.
"""

import contextlib
import csv
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import median

from coalition_app.intake.files.pdf.pictures import Picture
from coalition_app.intake.files.pdf.pieces import GAP
from coalition_app.intake.files.pdf.scanned_rules import scanned_rules
from coalition_app.intake.files.pdf.words import Page, Word
from coalition_app.work import check_cancelled

LANGUAGES = ("rus", "kaz", "eng")
"""Data of Tesseract that is used where it is there."""
SECONDS = 120
"""How long a page may take; a page of a list takes three to ten."""
MEGABYTES = 2_000
"""Megabytes of address space of Tesseract, where the system can limit it; a page needs 300."""
LOOK = 0.1
UNSURE = 85
"""Per cent: a word of which Tesseract is less sure must be looked at."""
LETTER = 1.7
"""How much higher a line of a text is than the middle of its words."""
ALIKE = (0.65, 1.5)
"""How much lines of one size of letters differ from the usual one."""
LATIN_ALIKE = re.compile(r"[ABCEHKMOPTXY]{1,4}\.?")
CYRILLIC = re.compile(r"[А-ЯЁа-яё]{2}")
TO_CYRILLIC = str.maketrans("ABCEHKMOPTXY", "АВСЕНКМОРТХУ")
"""Letters that look the same, of which Tesseract cannot tell in a short word which they are."""
COLUMNS = 12
"""Cells of a row of its table."""
AS_COLUMN = ("--psm", "4")
"""Lets it look for lines all over the page: where it looks for columns, it loses the numbers of a list."""
ALONE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Lets a program run without a window of its own."""
MISREAD_STOP = re.compile(r"\d{1,4}[,;:!]")
"""A number of a list whose full stop is small: nothing else begins a line so."""
WINDOWS = r"C:\Program Files\Tesseract-OCR\tesseract.exe"
"""Where its installer puts it, which does not make it found."""
_Seen = tuple[float, float, float, float, float, str]
"""A word's left, right and lower edge, its height, how sure it is, and its letters."""


@cache
def find_tesseract() -> str:
    """Return where Tesseract is; empty where it is not installed."""
    found = shutil.which("tesseract")
    return found or (WINDOWS if sys.platform == "win32" and Path(WINDOWS).exists() else "")


@cache
def known_languages() -> tuple[str, ...]:
    """Return which of our languages Tesseract has data of."""
    asked = subprocess.run(
        [find_tesseract(), "--list-langs"], capture_output=True, check=False, creationflags=ALONE
    )
    there = asked.stdout.decode(errors="replace").split()
    return tuple(each for each in LANGUAGES if each in there)


def read_picture(picture: Picture) -> Page | None:
    """Return the words of a picture; None where Tesseract took too long or could not read it.

    Raises what `work.stopped_by` raises once the user has cancelled.
    """
    table = _ask(picture)
    if table is None:
        return None
    across, down = scanned_rules(picture)
    words = tuple(words_of(table, picture.dpi))
    return Page(picture.height * 72 / picture.dpi, words, across, down, by_machine=True)


def _ask(picture: Picture) -> str | None:
    languages = "+".join(known_languages())
    process = subprocess.Popen(
        [
            find_tesseract(),
            "stdin",
            "stdout",
            "-l",
            languages,
            "--dpi",
            str(picture.dpi),
            *AS_COLUMN,
            "tsv",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        creationflags=ALONE,
    )
    _limit(process.pid)
    said: list[bytes] = []
    over = threading.Event()

    def exchange() -> None:
        said.append(process.communicate(picture.content)[0])
        over.set()

    # Writing into a pipe cannot be interrupted on every system; waiting for a thread can.
    talking = threading.Thread(target=exchange, daemon=True)
    talking.start()
    waited = 0.0
    try:
        while not over.wait(LOOK) and waited < SECONDS:
            waited += LOOK
            check_cancelled()
    finally:
        if not over.is_set():
            process.kill()
        talking.join()
    return said[0].decode(errors="replace") if process.returncode == 0 else None


def _limit(process_id: int) -> None:
    """Limit the memory of a process, where the system can."""
    if sys.platform != "linux":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        most = MEGABYTES * 1024**2
        resource.prlimit(process_id, resource.RLIMIT_AS, (most, most))


def words_of(table: str, dpi: int) -> list[Word]:
    """Return the words of Tesseract's table with the places that they have on a page set straight."""
    lines: dict[tuple[str, ...], list[_Seen]] = {}
    for row in csv.reader(table.splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) < COLUMNS or row[0] != "5" or not row[11].strip("|[]_ "):
            continue
        left, top, width, height = (int(each) * 72 / dpi for each in row[6:10])
        lines.setdefault(tuple(row[1:5]), []).append(
            (left, left + width, top + height, height, float(row[10]), row[11].strip())
        )
    slope = _slope([[(each[0], each[2]) for each in line] for line in lines.values()])
    runs = [run for line in lines.values() for run in _runs(line)]
    sizes = [LETTER * median(each[3] for each in run) for run in runs]
    usual = median(sizes) if sizes else 0.0
    found: list[Word] = []
    for run, own in zip(runs, sizes, strict=True):
        # Words without high and low letters look smaller than their line.
        size = usual if ALIKE[0] * usual < own < ALIKE[1] * usual else own
        base = median(bottom - slope * left for left, _right, bottom, *_rest in run)
        words = [
            Word(_in_script(text, run), left, right, base, size, sure < UNSURE)
            for left, right, _bottom, _height, sure, text in run
        ]
        if len(words) > 1 and MISREAD_STOP.fullmatch(words[0].text):
            words[0] = words[0]._replace(text=f"{words[0].text[:-1]}.", unsure=True)
        found += words
    return found


def _in_script(text: str, run: Sequence[_Seen]) -> str:
    """Return a short word in the letters of its line: OO in a line of Cyrillic words is ОО."""
    if LATIN_ALIKE.fullmatch(text) and any(CYRILLIC.search(each[5]) for each in run):
        return text.translate(TO_CYRILLIC)
    return text


def _runs(line: Sequence[_Seen]) -> Iterator[list[_Seen]]:
    """Yield the words of a line that no wide gap parts: lines of two columns need not be level."""
    run: list[_Seen] = []
    for word in sorted(line):
        if run and word[0] - run[-1][1] > GAP * LETTER * max(word[3], run[-1][3]):
            yield run
            run = []
        run.append(word)
    yield run


def _slope(lines: Sequence[Sequence[tuple[float, float]]]) -> float:
    """Return how much lines fall on the way to the right, for a sheet that lay askew."""
    slopes = [
        (line[-1][1] - line[0][1]) / (line[-1][0] - line[0][0])
        for line in lines
        if len(line) > 3 and line[-1][0] - line[0][0] > 100
    ]
    return median(slopes) if slopes else 0.0
