"""How the reading of a list grows with its length, and how soon a file that is no list is refused."""

import time
from collections.abc import Callable, Iterator

from tests.benchmarks.invented_list import invented_text
from tests.benchmarks.window_lines import Figure
from tests.intake.files.test_broken_files import LARGE, tried

GROWTH_AT_MOST = 12.0
"""Times the CPU for a list five times as long: linear, with room for what grows a little faster."""
REFUSED_AT_MOST = 4.0
"""Seconds of CPU."""
MANY = 100_000
MANY_AT_MOST = {"numbered": 7.0, "plain": 10.0}
"""Seconds of CPU for so many pasted lines."""
LONG: dict[str, Callable[[int], str]] = {
    "numbers that start again": lambda n: "1. ОО «Эхо»\n2. Анна Ким\n" * n,
    "text between entries": lambda n: "1. Анна Ким\n2. Ли Б.\n" + "\nЕщё Немного текста.\n" * n,
    "lost full stops": lambda n: "".join(
        f"{3 * i}. Анна Ким\n{3 * i + 1} Ли Ян\n" for i in range(n)
    ),
    "headings": lambda n: "Подписи:\n\nпросто текст такой себе длинный\n" * n,
    "blocks": lambda n: "Anna Kim\nlawyer, MIT\n\n" * n,
    "marks": lambda n: "Anna Kim*, lawyer\n" * n + "* in a personal capacity\n",
}
"""Lists whose parts could make a reader look back again and again."""


def reader_figures() -> Iterator[Figure]:
    """Measure the readers, in this process."""
    growth = {kind: _grows(make) for kind, make in LONG.items()}
    worst = max(growth, key=lambda kind: growth[kind])
    yield Figure("a list five times as long", growth[worst], "x", GROWTH_AT_MOST, worst)
    cost = {name: _seconds(make(), name) for name, make in LARGE.items()}
    slowest = max(cost, key=lambda name: cost[name])
    yield Figure("a file that is no list", cost[slowest], "s", REFUSED_AT_MOST, slowest)
    for kind, at_most in MANY_AT_MOST.items():
        text = invented_text(MANY, numbered=kind == "numbered").encode()
        yield Figure(f"{MANY:,} pasted lines, {kind}", _seconds(text, "a.txt"), "s", at_most)


def _grows(make: Callable[[int], str]) -> float:
    _seconds(make(300).encode(), "a.txt")
    short, long = (_seconds(make(count).encode(), "a.txt") for count in (2_000, 10_000))
    return long / max(short, 0.02)


def _seconds(content: bytes, name: str) -> float:
    started = time.process_time()
    tried(content, name)
    return time.process_time() - started
