"""A linear-chain CRF read from a table of weights: how probable each label is at each place of a row."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import exp
from operator import add, mul

from coalition_app import paths

Scores = tuple[float, ...]
"""One number a label, in the order of the labels."""
NEGLIGIBLE = 1e-5
"""The share below which a label is not followed any further."""


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
        """Return how probable each label is at each place (forward and backward)."""
        factors, local = self._factors, list(map(self._odds, row))
        forward: list[list[tuple[int, float]]] = []
        for here in local:
            reached: Sequence[float] = here
            for order, (at, share) in enumerate(forward[-1] if forward else ()):
                ways = [share * step for step in factors[at]]
                reached = ways if not order else list(map(add, reached, ways))
            whole = [*map(mul, here, reached)] if forward else [*here]
            total = sum(whole)
            least = NEGLIGIBLE * total
            forward.append([(at, v / total) for at, v in enumerate(whole) if v > least])
        found = []
        back = dict.fromkeys(range(len(self.labels)), 1.0)
        for place in range(len(local) - 1, -1, -1):
            joint = [(at, v * back[at]) for at, v in forward[place]]
            total = sum([v for _at, v in joint])
            shares = list(self._none)
            for at, v in joint:
                shares[at] = v / total
            found.append(tuple(shares))
            if place:
                here = local[place]
                ahead = [(at, here[at] * back[at]) for at, _v in forward[place]]
                back = {
                    at: sum([factors[at][to] * v for to, v in ahead])
                    for at, _v in forward[place - 1]
                }
                most = max(back.values())
                back = {at: v / most for at, v in back.items()}
        return found[::-1]


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
