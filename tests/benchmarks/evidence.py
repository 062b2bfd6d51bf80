"""Does much evidence slow the opening of a register? And does the check read every byte of it?

Called as `python -m tests.benchmarks.evidence`, it keeps 20,000 files of 200 MB together; with `--full`
of 2 GB. Prints how long opening takes beside a register without evidence, and how long the check reads;
exits 1 where the ratio misses its target, or where one changed byte is not found. Everything it makes lies
in a folder of its own, which it removes.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from coalition_app.records.care import checks
from coalition_app.records.evidence import evidence, list_evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.opening.existing import open_register
from coalition_app.records.opening.new import create_register
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from tests.benchmarks.window_lines import Figure

FILES = 20_000
USUAL, FULL = 200_000_000, 2_000_000_000
"""Bytes of all files together."""
AT_MOST = 1.2
"""Times the opening of a register without evidence."""
AT_ONCE = 500
"""Files that are kept by one action."""
SIGNATURES = 100
ROUNDS = 15


def make(path: Path, files: int, size: int) -> None:
    """Make a register of a hundred signatures with so many files of evidence of `size` bytes each."""
    with create_register(path, coalition="Коалиция", passphrase=None) as database:
        with database.writing("make-statement") as tx:
            statements.make_statement(
                tx, titles={"ru": "Заявление"}, authentic_language="ru", demands=[{"ru": "Первое."}]
            )
        for at in range(SIGNATURES):
            with database.writing("sign") as tx:
                signatures.sign(tx, statements.find_statement(tx, "1"), NewSignature(f"Фонд {at}"))
        for start in range(0, files, AT_ONCE):
            _keep(database, range(start, min(start + AT_ONCE, files)), size)


def _keep(database: Database, places: range, size: int) -> None:
    with database.writing("record-evidence") as tx:
        statement = statements.find_statement(tx, "1")
        rows = signatures.list_signatures(tx, statement.id)
        for at in places:
            new = NewEvidence(kind="scan", file_name=f"{at}.jpg", content=os.urandom(size))
            evidence.record_evidence(tx, statement, [rows[at % SIGNATURES]], new)


def opened(path: Path) -> None:
    """Open a register, read what the window shows first, and close it."""
    with open_register(path) as database, database.reading() as tx:
        statement = statements.find_statement(tx, "1")
        signatures.list_signatures(tx, statement.id)


def seconds(work: Callable[[], object]) -> float:
    """Give how long work takes by the clock."""
    since = time.perf_counter()
    work()
    return time.perf_counter() - since


def in_turns(one: Path, other: Path) -> tuple[float, float]:
    """Give the medians of opening two registers, in turns so that a slow minute meets both."""
    opened(one)
    opened(other)
    found = [(seconds(lambda: opened(one)), seconds(lambda: opened(other))) for _ in range(ROUNDS)]
    return statistics.median(a for a, _b in found), statistics.median(b for _a, b in found)


def damage(path: Path) -> list[str]:
    """Give what the check finds."""
    with open_register(path) as database:
        return checks.find_damage(database)


def flip_a_byte(path: Path) -> None:
    """Change the last byte of the last kept file behind the register's back."""
    with open_register(path) as database:
        with database.reading() as tx:
            statement = statements.find_statement(tx, "1")
            content = bytearray(
                list_evidence.piece_bytes(tx, list_evidence.list_pieces(tx, statement)[0].id)
            )
            digest = list_evidence.list_pieces(tx, statement)[0].sha256
        content[-1] ^= 1
        with database.writing("none") as tx:
            tx.connection.exec_driver_sql(
                "UPDATE blob SET content = ? WHERE sha256 = ?", (bytes(content), digest)
            )


def evidence_figures(folder: Path, whole: int = USUAL) -> Iterator[Figure]:
    """Measure opening and the check with evidence of so many bytes in all; makes both registers."""
    empty, full = folder / "without.coalition", folder / "with.coalition"
    make(empty, 0, 0)
    making = seconds(lambda: make(full, FILES, whole // FILES))
    bare, heavy = in_turns(empty, full)
    kept = f"{whole / 1e6:,.0f} MB, kept in {making:.0f} s; {1000 * heavy:.0f} ms"
    name = f"opening with {FILES:,} files, beside none"
    yield Figure(name, heavy / bare, "x", AT_MOST, kept)
    clean: list[str] = []
    reading = seconds(lambda: clean.extend(damage(full)))
    flip_a_byte(full)
    seen = not clean and len(damage(full)) == 1
    yield Figure("one changed byte of it found", float(seen), "", 1, f"in {reading:.1f} s", True)


def main(*given: str) -> int:
    """Print the figures; give 1 where a target is missed."""
    missed = 0
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        for each in evidence_figures(Path(folder), FULL if "--full" in given else USUAL):
            met = each.value >= each.at_most if each.least else each.value <= each.at_most
            missed += not met
            sign = ">=" if each.least else "<="
            print(f"{each.name}: {each.value:.2f} {sign} {each.at_most} ({each.remark})")  # noqa: T201
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
