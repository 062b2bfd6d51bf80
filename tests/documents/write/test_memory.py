"""What a long annex holds in memory while it is made."""

import gc
import tracemalloc
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import pytest

from coalition_app.documents.content.codes import content_bytes
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.layout.page_options import PageForm, Positions
from tests.documents.annexes import named
from tests.documents.layout.test_annex_plan import planned

FEWER, MORE = 1_500, 3_000
"""Names, both more than what is weighed together at the end."""

Made = TypeVar("Made")


def long_list(names: int) -> AnnexContent:
    return named(*(f"Организация «Шаңырақ {at}»" for at in range(names)))


def measured(make: Callable[[], Made]) -> tuple[Made, int, int]:
    """Make something; also return the bytes that it holds, and those at the peak."""
    tracemalloc.start()
    try:
        made = make()
        gc.collect()  # what nothing holds any more is not counted, whenever it would have gone
        return made, *tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("positions", "at_most"), [("exceptions", 700), ("whole", 1_400)])
def test_a_name_takes_little_until_it_is_drawn(positions: Positions, at_most: int) -> None:
    form = PageForm(positions=positions, accessible="never")
    planned(long_list(100), form=form)  # fonts and tables of widths are read once
    held = []
    for names in (FEWER, MORE):
        content = long_list(names)
        held.append(measured(partial(planned, content, form=form))[1])
    assert (held[1] - held[0]) / (MORE - FEWER) < at_most


def test_the_canonical_form_of_a_long_list_is_not_held_twice() -> None:
    content = long_list(MORE)
    written, _held, peak = measured(partial(content_bytes, content))
    assert peak < 2 * len(written)
