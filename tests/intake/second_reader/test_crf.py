"""The shares of a row are those of all ways through it, counted one by one."""

from itertools import pairwise, product
from math import exp

from hypothesis import given
from hypothesis import strategies as st

from coalition_app.intake.second_reader.crf import Crf

WEIGHT = st.floats(-4, 4).map(lambda number: round(number, 2))
FEATURES = ("long", "short", "capital")


@st.composite
def tables(draw: st.DrawFn) -> str:
    rows: list[tuple[str, ...]] = [("", "A", "B", "C")]
    for name in ("from A", "from B", "from C", *FEATURES):
        rows.append((name, *(str(draw(WEIGHT)) for _ in range(draw(st.integers(1, 3))))))
    return "\n".join("\t".join(row) for row in rows) + "\n"


ROWS = st.lists(st.sets(st.sampled_from((*FEATURES, "never met"))), min_size=1, max_size=4)


def told(table: str) -> dict[str, list[float]]:
    cells = [line.split("\t") for line in table.splitlines()[1:]]
    return {name: [*map(float, weights), 0, 0][:3] for name, *weights in cells}


@given(tables(), ROWS)
def test_every_way_through_a_row_counts(table: str, rows: list[set[str]]) -> None:
    crf, weights = Crf(table), told(table)
    ways = {}
    for way in product(range(3), repeat=len(rows)):
        total = sum(
            weights[name][at]
            for at, names in zip(way, rows, strict=True)
            for name in names & weights.keys()
        )
        total += sum(weights[f"from {'ABC'[at]}"][to] for at, to in pairwise(way))
        ways[way] = exp(total)
    scores = [crf.score(tuple(sorted(names))) for names in rows]
    whole = sum(ways.values())
    shares = crf.shares(scores)
    for place in range(len(rows)):
        for label in range(3):
            share = sum(v for way, v in ways.items() if way[place] == label) / whole
            assert abs(shares[place][label] - share) < 1e-4


def test_a_row_of_nothing_has_no_labels() -> None:
    crf = Crf("\tA\tB\nfrom A\t1\n")
    assert crf.shares([]) == []
