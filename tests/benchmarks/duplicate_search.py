"""Finds the pairs of a long invented list, or compares as often as plain rapidfuzz does; says what came."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz

from coalition_app.records.signatories.matching.pairs import find_pairs
from tests.benchmarks.duplicate_list import invent

ROWS, PLANTED = 100_000, 2_000
COMPARISONS = 1_000_000

Answer = TypeVar("Answer")


def measure() -> dict[str, float]:
    """Give the CPU seconds of both, and the shares of planted pairs found and of found pairs planted."""
    cards, planted = invent(ROWS, PLANTED)
    names = [card.name for card in cards]
    plain, _none = timed(lambda: compare_plainly(names))
    search, pairs = timed(lambda: find_pairs(cards))
    found = {(pair.a, pair.b) for pair in pairs}
    return {
        "plain": plain,
        "search": search,
        "recall": len(found & planted) / len(planted),
        "precision": len(found & planted) / max(1, len(found)),
    }


def compare_plainly(names: list[str]) -> None:
    """Compare each name with the next ten, letter by letter."""
    for step in range(1, COMPARISONS // len(names) + 1):
        for one, other in zip(names, names[step:] + names[:step], strict=True):
            fuzz.ratio(one, other)


def timed(work: Callable[[], Answer]) -> tuple[float, Answer]:
    """Give the CPU seconds of a work and its answer."""
    begun = time.process_time()
    answer = work()
    return time.process_time() - begun, answer


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(measure()), encoding="utf-8")
