"""How often the torture goes on: shortly in each run, at length by --long."""

import random
from collections.abc import Callable, Iterator

import pytest

from tests import chance

Rounds = Callable[[int, int], Iterator[random.Random]]


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> Rounds:
    """Give a function of (short, long) that yields a chance for each round, the same by the same seed."""
    long = bool(request.config.getoption("long"))

    def each(short: int, at_length: int) -> Iterator[random.Random]:
        for at in range(at_length if long else short):
            print(f"Round {at}, seed {chance.seed or 0}")  # noqa: T201 - a failure shows it
            yield random.Random(f"{chance.seed or 0} {request.node.nodeid} {at}")

    return each
