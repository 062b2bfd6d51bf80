"""How many planted twins are found among 100,000, how many found ones are none, and what it costs."""

import json
import statistics
from collections.abc import Iterator

from tests.benchmarks.processes import Processes
from tests.benchmarks.window_lines import Figure

SEARCH_AT_MOST = 20.0
"""Times 1,000,000 plain comparisons by rapidfuzz in the same run."""
FOUND_AT_LEAST, RIGHT_AT_LEAST = 95.0, 90.0
"""Percent of the planted pairs, and of the found ones."""


def duplicate_figures(processes: Processes) -> Iterator[Figure]:
    """Measure the search in processes of its own, beside the comparisons in each of them."""
    answers = []
    for _round in range(processes.rounds):
        processes.module("tests.benchmarks.twin_search", "twins.json")
        text = (processes.folder / "twins.json").read_text(encoding="utf-8")
        answers.append(json.loads(text))
    ratio = statistics.median(each["search"] / each["plain"] for each in answers)
    remark = "times 1,000,000 plain comparisons"
    yield Figure("search for twins among 100,000", ratio, "x", SEARCH_AT_MOST, remark)
    found, right = 100 * answers[0]["recall"], 100 * answers[0]["precision"]
    yield Figure("planted twins that are found", found, "%", FOUND_AT_LEAST, least=True)
    yield Figure("found pairs that are planted twins", right, "%", RIGHT_AT_LEAST, least=True)
