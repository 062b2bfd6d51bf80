"""A linear-chain CRF read from a table of weights: how probable each label is at each place of a row."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import exp
from operator import add, mul
from typing import NamedTuple

from coalition_app import paths

Scores = tuple[float, ...]
"""One number a label, in the order of the labels."""
NEGLIGIBLE = 1e-5
"""The share below which a label is not followed any further."""
STEPS = 10_000
"""Steps of each sort that are remembered."""


class State(NamedTuple):
    """The labels that are followed at a place, and how probable each is by what is before it."""

    labels: tuple[int, ...]
    shares: Scores


NOWHERE = State((), ())
"""Before the first place."""


class Crf:
    """Weights of features and of steps from one label to the next."""

    def __init__(self, table: str) -> None:
        """Read a table: the labels, then a row for each step or feature, with a cell for each label."""
        head, *rows = table.rstrip("\n").split("\n")
        self.labels = tuple(head.split("\t")[1:])
        none = (0.0,) * len(self.labels)
        steps = dict.fromkeys(self.labels, none)
        self.weights: dict[str, Scores] = {}
        for row in rows:
            name, *cells = row.split("\t")
            scores = tuple(float(cell or 0) for cell in cells)
            scores += none[len(scores) :]
            if name.startswith(FROM):
                steps[name.removeprefix(FROM)] = scores
            else:
                self.weights[name] = scores
        self._none = none
        self._steps = [steps[label] for label in self.labels]
        self._factors = [tuple(map(exp, row)) for row in self._steps]
        self.score = lru_cache(maxsize=50_000)(self._score)
        self._odds = lru_cache(maxsize=50_000)(_odds)
        self._reach = lru_cache(maxsize=STEPS)(self._reached)
        self._go_back = lru_cache(maxsize=STEPS)(self._gone_back)

    def _score(self, features: tuple[str, ...]) -> Scores:
        """Return what features speak for each label."""
        return self.add(*(self.weights[name] for name in features if name in self.weights))

    def add(self, *scores: Scores) -> Scores:
        """Return the sum of scores."""
        total: Iterable[float] = self._none
        for each in scores:
            total = map(add, total, each)
        return tuple(total)

    def shares(self, row: Sequence[Scores]) -> list[Scores]:
        """Return how probable each label is at each place (forward and backward).

        Where one label alone is followed, what is before it tells nothing of what is behind: rows of other
        words share most of their steps, and each of these is taken once.
        """
        forward: list[State] = []
        state = NOWHERE
        for scores in row:
            state = self._reach(state, scores)
            forward.append(state)
        found = []
        back = (1.0,) * len(state.shares)
        for place in range(len(row) - 1, -1, -1):
            state = forward[place]
            found.append(self._joint(state, back))
            if place:
                back = self._go_back(forward[place - 1].labels, state.labels, row[place], back)
        return found[::-1]

    def _reached(self, state: State, scores: Scores) -> State:
        """Return the labels that are followed at the place behind a state."""
        here = self._odds(scores)
        reached: Sequence[float] = here
        for order, (at, share) in enumerate(zip(*state, strict=True)):
            ways = [share * step for step in self._factors[at]]
            reached = ways if not order else list(map(add, reached, ways))
        whole = [*map(mul, here, reached)] if state.labels else [*here]
        total = sum(whole)
        least = NEGLIGIBLE * total
        followed = [(at, v / total) for at, v in enumerate(whole) if v > least]
        labels, shares = zip(*followed, strict=True)
        return State(labels, shares)

    def _joint(self, state: State, back: Scores) -> Scores:
        """Return how probable each label is, by what is before a place and what is behind it."""
        joint = [*map(mul, state.shares, back)]
        total = sum(joint)
        shares = list(self._none)
        for at, v in zip(state.labels, joint, strict=True):
            shares[at] = v / total
        return tuple(shares)

    def _gone_back(
        self, before: tuple[int, ...], labels: tuple[int, ...], scores: Scores, back: Scores
    ) -> Scores:
        """Return how well each label before a place goes with the labels at it and with what is behind."""
        here = self._odds(scores)
        ahead = [(at, here[at] * v) for at, v in zip(labels, back, strict=True)]
        found = []
        for at in before:
            steps = self._factors[at]
            found.append(sum([steps[to] * v for to, v in ahead]))
        most = max(found)
        return tuple([v / most for v in found])


def _odds(scores: Scores) -> Scores:
    """Return how probable each label is beside the best, by its own scores alone."""
    best = max(scores)
    return tuple([exp(score - best) for score in scores])


FROM = "from "
"""What the name of a row of steps begins with."""


@cache
def weights(name: str) -> Crf:
    """Read the weights of the program for `entries` or `lines`."""
    path = paths.resources() / "second_reader" / f"{name}.tsv"
    return Crf(path.read_text("utf-8"))
