"""How many random examples the tests try: a few fixed ones, or with `--long` many new ones.

What a long run finds becomes an `@example` of its test, or a test of its own, with the mending.
"""

import random

from hypothesis import settings

FEW = 25
MORE = 20
"""How many times as many with `--long`."""
seed: int | None = None
"""The seed of a long run; None where the examples are fixed."""

settings.register_profile("few", max_examples=FEW, deadline=None, derandomize=True, database=None)
settings.register_profile(
    "long", max_examples=FEW * MORE, deadline=None, database=None, print_blob=True
)


def load(of_this_run: int | None) -> None:
    """Try the fixed examples, or many by a seed."""
    global seed  # noqa: PLW0603 - a test module reads it long after the run began
    seed = of_this_run
    settings.load_profile("few" if seed is None else "long")


def times(few: int) -> int:
    """Return how often to try what costs more, or less, than most."""
    return few if seed is None else few * MORE


def of(fixed: int) -> random.Random:
    """Return the run's chance: by the test's own fixed seed, or by that of a long run."""
    return random.Random(fixed if seed is None else f"{fixed} {seed}")
