"""Reading a long text asks again and again whether she has cancelled, whatever form the list has."""

from collections.abc import Callable

import pytest

from coalition_app.errors import Interrupted, UserError
from coalition_app.intake.read_source import MOST_FILLED, read_source
from coalition_app.work import EVERY, stopped_by, told_to

COUNT = 6_000
NAMES = [
    f"Анна Петро{''.join('абвгдежзик'[int(each)] for each in str(at))}ва" for at in range(COUNT)
]
NUMBERED = "\n".join(f"{at}. {name}" for at, name in enumerate(NAMES, 1))
PLAIN = "Подписи:\n" + "\n".join(f"{name}, журналист, Алматы" for name in NAMES)
TABLE = "name,city\n" + "\n".join(f"{name},Алматы" for name in NAMES)
BLOCKS = "\n\n".join(f"{name}\nжурналист, Алматы" for name in NAMES)
SIDE_BY_SIDE = "\n".join(
    f"{left}      {right}" for left, right in zip(NAMES[::2], NAMES[1::2], strict=True)
)

each_form = pytest.mark.parametrize(
    ("text", "name"),
    [
        (NUMBERED, "list.txt"),
        (PLAIN, "list.txt"),
        (TABLE, "list.csv"),
        (BLOCKS, "list.txt"),
        (SIDE_BY_SIDE, "list.txt"),
    ],
    ids=["numbered", "plain", "table", "blocks", "side by side"],
)


def _stop_at(time: int) -> tuple[list[None], Callable[[], None]]:
    """Give what counts how often it is asked, and raises at one of the times."""
    asked: list[None] = []

    def ask() -> None:
        asked.append(None)
        if len(asked) == time:
            raise Interrupted

    return asked, ask


@each_form
def test_it_is_asked_before_every_few_entries(text: str, name: str) -> None:
    asked, ask = _stop_at(0)
    with stopped_by(ask):
        draft = read_source(text.encode(), name).draft
    assert len(draft.entries) == COUNT
    assert len(asked) >= COUNT // EVERY


@each_form
def test_reading_stops_when_she_has_cancelled(text: str, name: str) -> None:
    for time in (1, 2, 10, COUNT // EVERY):
        asked, ask = _stop_at(time)
        with stopped_by(ask), pytest.raises(Interrupted):
            read_source(text.encode(), name)
        assert len(asked) == time


@pytest.mark.parametrize(("text", "name"), [(NUMBERED, "list.txt"), (TABLE, "list.csv")])
def test_a_long_list_tells_how_far_it_is(text: str, name: str) -> None:
    told: list[tuple[int, int]] = []
    with told_to(lambda done, of: told.append((done, of))):
        read_source(text.encode(), name)
    assert told == sorted(told)
    assert {of for _done, of in told} == {COUNT}
    assert 0.9 * COUNT < told[-1][0] < COUNT


def test_a_short_list_tells_nothing() -> None:
    told: list[tuple[int, int]] = []
    with told_to(lambda done, of: told.append((done, of))):
        read_source("\n".join(NUMBERED.split("\n")[:500]).encode(), "list.txt")
    assert told == []


def test_a_text_with_more_lines_than_any_list_is_refused_before_it_is_taken_apart() -> None:
    text = "\n".join(f"Анна Петрова {at}" for at in range(MOST_FILLED + 1))
    asked, ask = _stop_at(0)
    with stopped_by(ask), pytest.raises(UserError, match="too long"):
        read_source(text.encode(), "list.txt")
    assert len(asked) <= 2 * MOST_FILLED // EVERY
