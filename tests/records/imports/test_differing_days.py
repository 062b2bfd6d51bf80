"""A list that says another day of a signature that stands there: a difference like any other."""

import datetime as dt
from pathlib import Path

import pytest

from coalition_app.intake.read_source import read_source
from coalition_app.operations.differences import sentence
from coalition_app.records.imports.differences import CAME, TAKING, find_differences
from coalition_app.records.imports.entry_match import THERE, Known
from coalition_app.records.imports.take_differences import take_differences
from coalition_app.records.signatures import edits, signatures
from tests.registers import make_register, statement_of

SAID = "1. ОФ «Эхо». Received on: now “1 November 2026”; the list says “2 November 2026”"
FIRST = dt.date(2026, 11, 1)
LIST = "Название;Город;Дата\nОФ «Эхо»;Ош;{day}\nОФ «Жаңа»;Астана;{day}\n"


@pytest.mark.parametrize(("day", "count"), [("02.11.2026", 1), ("01.11.2026", 0), ("", 0)])
def test_another_day_of_receipt_is_a_difference_and_is_taken(
    tmp_path: Path, day: str, count: int
) -> None:
    with make_register(tmp_path / "a.coalition", signatures=0) as made:
        with made.writing("sign") as tx:
            new = signatures.NewSignature(
                name="«Эхо»", legal_form="ОФ", place="Ош", received_on=FIRST
            )
            signatures.sign(tx, statement_of(tx), new)
        source = read_source(LIST.format(day=day).encode(), "list.csv")
        known = {0: Known(THERE, 1, 1)}
        with made.writing("take-differences") as tx:
            found = find_differences(tx, statement_of(tx), source.draft, known)
            assert [(each.cell, each.then, each.now, each.comes) for each in found] == [
                (CAME, "2026-11-01", "2026-11-01", "2026-11-02")
            ] * count
            take_differences(tx, statement_of(tx), source, found)
        with made.reading() as tx:
            assert find_differences(tx, statement_of(tx), source.draft, known) == []
        assert list(map(sentence, found)) == [SAID] * count


def test_a_day_that_was_corrected_here_is_repeated_by_the_list(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=0) as made:
        with made.writing("sign") as tx:
            new = signatures.NewSignature(name="«Эхо»", legal_form="ОФ", received_on=FIRST)
            signatures.sign(tx, statement_of(tx), new)
        with made.writing("edit") as tx:
            edits.change_signature(tx, statement_of(tx), 1, "received_on", dt.date(2026, 11, 5))
        source = read_source(LIST.format(day="01.11.2026").encode(), "list.csv")
        with made.reading() as tx:
            found = find_differences(tx, statement_of(tx), source.draft, {0: Known(THERE, 1, 1)})
        assert [each.repeats for each in found if each.cell == CAME] == [True]


def test_of_a_form_that_was_sent_twice_the_first_day_counts(tmp_path: Path) -> None:
    text = "Название;Город;Дата\nОФ «Эхо»;Ош;05.11.2026\nОФ «Эхо»;Ош;03.11.2026\n"
    source, known = (
        read_source(text.encode(), "list.csv"),
        dict.fromkeys((0, 1), Known(THERE, 1, 1)),
    )
    with make_register(tmp_path / "a.coalition", signatures=0) as made:
        with made.writing("sign") as tx:
            new = signatures.NewSignature(
                name="«Эхо»", legal_form="ОФ", place="Ош", received_on=FIRST
            )
            signatures.sign(tx, statement_of(tx), new)
        with made.writing("take-differences") as tx:
            found = find_differences(tx, statement_of(tx), source.draft, known)
            assert [(each.entry, each.comes) for each in found] == [(1, "2026-11-03")]
            take_differences(tx, statement_of(tx), source, found)
        with made.reading() as tx:
            assert find_differences(tx, statement_of(tx), source.draft, known) == []


def test_a_day_of_receipt_is_not_taken_with_the_data(tmp_path: Path) -> None:
    source = read_source(LIST.format(day="02.11.2026").encode(), "list.csv")
    with make_register(tmp_path / "a.coalition", signatures=0) as made:
        with made.writing("sign") as tx:
            new = signatures.NewSignature(name="«Эхо»", legal_form="ОФ", received_on=FIRST)
            signatures.sign(tx, statement_of(tx), new)
        with made.reading() as tx:
            found = find_differences(tx, statement_of(tx), source.draft, {0: Known(THERE, 1, 1)})
    assert {each.cell for each in found if each.kind in TAKING} == {"place"}
    assert {each.cell for each in found} == {"place", CAME}
