"""What an electronic signature costs: put in, verified beside pyHanko alone, and the way to a line's root."""

import hashlib
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from coalition_app.documents.seal.encoding import as_text
from coalition_app.documents.seal.tree import levels_of, path_of
from tests.benchmarks.annex_lines import FEW, make_named
from tests.benchmarks.processes import Cost, Processes
from tests.benchmarks.short_lines import ANSWER, ATTEST, make_ready
from tests.benchmarks.window_lines import MANY, Figure

SIGNING_AT_MOST = 0.8
"""Seconds of CPU beyond the same attestation without a signature."""
CHANGES = "a corrigendum"
VERIFY_AT_MOST = {"119": 1.5, CHANGES: 1.5, f"{FEW:,}": 5.0}
"""Seconds of CPU."""
BESIDE_AT_MOST = {"119": 3.0, CHANGES: 3.0, f"{FEW:,}": 4.0}
"""Times the CPU of pyHanko, which looks at the signature alone."""
PATH_AT_MOST = 1.0
"""Kilobytes."""


def signing_figures(processes: Processes) -> Iterator[Figure]:
    """Measure the real case and a long list, in turns with what they are compared to."""
    from tests.certificates import PASSPHRASE, make

    (processes.folder / "key.p12").write_bytes(make().p12)
    (processes.folder / "key.txt").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    ready = make_ready(processes, Path("ready.coalition"))
    signed, plain = processes.in_turns(
        partial(_attest, processes, ready, "signed", sign=True),
        partial(_attest, processes, ready, "plain", sign=False),
    )
    beyond = signed.seconds - plain.seconds
    yield Figure("signing of 119, CPU beyond attesting", beyond, "s", SIGNING_AT_MOST)
    yield from _corrigendum(processes)
    many, _content = make_named(processes, FEW)
    processes.program("attestor", many, "--name", "Дана Серик", "--office", "координатор")
    _attest(processes, many, "many", sign=True)
    for names, file in (("119", "signed"), (f"{FEW:,}", "many")):
        yield from _verified(processes, names, file)
    yield Figure(f"way from a line of {MANY:,} to the root", _longest_way(), "kB", PATH_AT_MOST)


def _corrigendum(processes: Processes) -> Iterator[Figure]:
    """Measure a corrigendum of the real case: signed beside being saved only, and verified."""
    register = processes.copy(Path("plain.coalition"), "changes.coalition")
    today = ("--date", ATTEST[3])
    processes.program("withdraw", register, "--number", "5", "--received", today[1])
    processes.program("attest", register, "--to", "later.pdf", *ATTEST)
    issued = ("corrigendum", register, "--from", "1", "--place", "Алматы", *today)
    processes.program(*issued, "--to", "issued.pdf")
    key = ("--certificate", "key.p12", "--certificate-passphrase-file", "key.txt", "--replace")
    signed, saved = processes.in_turns(
        lambda: processes.program(
            "sign-print", register, "--corrigendum", "1", "--to", "changes.pdf", *key
        ),
        lambda: processes.program(
            "corrigendum", register, "--issued", "1", "--to", "saved.pdf", "--replace"
        ),
    )
    beyond = signed.seconds - saved.seconds
    yield Figure("signing of a corrigendum, CPU beyond saving it", beyond, "s", SIGNING_AT_MOST)
    yield from _verified(processes, CHANGES, "changes")


def _verified(processes: Processes, names: str, file: str) -> Iterator[Figure]:
    register = f"{file}.coalition"
    own, bare = processes.in_turns(
        lambda: processes.python("-c", ANSWER, "verify", f"{file}.pdf", "--register", register),
        lambda: processes.module("tests.benchmarks.bare_validation", f"{file}.pdf"),
    )
    name = f"verify of {names}, signed"
    yield Figure(name, own.seconds, "s", VERIFY_AT_MOST[names])
    ratio = own.seconds / bare.seconds
    yield Figure(f"{name}, beside pyHanko alone", ratio, "x", BESIDE_AT_MOST[names])


def _attest(processes: Processes, register: Path, name: str, *, sign: bool) -> Cost:
    """Attest a copy of a register under a name of its own."""
    copied = processes.copy(register, f"{name}.coalition")
    (processes.folder / f"{name}.pdf").unlink(missing_ok=True)
    key = ("--certificate", "key.p12", "--certificate-passphrase-file", "key.txt")
    return processes.program(
        "attest", copied, "--to", f"{name}.pdf", *ATTEST, *(key if sign else ())
    )


def _longest_way() -> float:
    """Give the kilobytes of the longest path among many lines, as a slip carries it."""
    levels = levels_of([hashlib.sha256(str(each).encode()).digest() for each in range(MANY)])
    ways = [[as_text(each) for each in path_of(levels, at)] for at in (0, MANY // 2, MANY - 1)]
    return max(len(json.dumps(way, separators=(",", ":"))) for way in ways) / 1000
