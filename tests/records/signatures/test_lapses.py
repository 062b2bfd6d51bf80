"""Evidence lapses when name, representative or office change in more than their spelling."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from coalition_app.documents.attestation.compose import attested
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.issue.explain import explain_lines
from coalition_app.documents.issue.readiness import assess
from coalition_app.records.lists import signature_details
from coalition_app.records.signatures import bulk_edits, edits, joint_entries
from coalition_app.records.signatures.lapses import more_than_spelling
from coalition_app.records.store.database import Database
from tests.registers import (
    hold_originals,
    make_register,
    name_attestor,
    statement_of,
    this_day,
    undo,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=3) as made:
        name_attestor(made)
        hold_originals(made)
        yield made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Фонд «Бірлік 1»", "Фонд „Бірлік 1“"),
        ("Аманжол Назарбаев", "АМАНЖОЛ НАЗАРБАЕВ"),
        ("Семён Королёв", "Семен Королев"),
        ("Общественное обьединение", "Общественное объединение"),
        ("Тажибаев", "Тажебаев"),
        ("директор", ""),
        ("Центр-Юг", "Центр Юг"),
    ],
)
def test_spelling_is_spelling(before: str, after: str) -> None:
    assert not more_than_spelling(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Фонд «Бірлік 1»", "Министерство юстиции"),
        ("Фонд «Бірлік 1»", "Фонд «Бірлік 2»"),
        ("Наше право", "Ваше право"),
        ("Фонд за мир", "Фонд не за мир"),
        ("Д. Ахметова", "Дана Ахметова"),
        ("", "министр юстиции"),
        ("юрист", "министр"),
        ("Астана", "Алматы"),
    ],
)
def test_more_than_spelling_is_more(before: str, after: str) -> None:
    assert more_than_spelling(before, after)


def items(database: Database) -> dict[str, tuple[int, ...]]:
    with database.reading() as tx:
        made = attested(tx, gather_annex(tx, statement_of(tx)), place="А", date=this_day())
    assert made.attestation is not None
    return made.attestation.items


def lapsed(database: Database) -> Sequence[int]:
    with database.reading() as tx:
        found = assess(tx, gather_annex(tx, statement_of(tx)), "ru").exceptions
    return next((each.numbers for each in found if each.kind == "evidence-lapsed"), ())


def test_a_name_that_became_another_one_is_no_longer_certified(database: Database) -> None:
    """A name changed to «Министерство юстиции» after its evidence was once still fully certified."""
    assert items(database) == {}
    with database.writing("respell-name") as tx:
        edits.respell_name(tx, statement_of(tx), 2, "Министерство юстиции", "так в письме")
    assert (items(database), lapsed(database)) == ({"lapsed": (2,)}, (2,))
    hold_originals(database, [2])
    assert (items(database), lapsed(database)) == ({}, ())


def test_a_spelling_and_what_is_undone_take_nothing_away(database: Database) -> None:
    with database.writing("respell-name") as tx:
        edits.respell_name(tx, statement_of(tx), 1, "Фонд «Бірлік-1»", "так в уставе")
    assert lapsed(database) == ()
    with database.writing("respell-name") as tx:
        edits.respell_name(tx, statement_of(tx), 1, "Фонд «Достық»", "так в уставе")
    assert lapsed(database) == (1,)
    undo(database)
    assert lapsed(database) == ()


def test_what_was_meant_decides_whatever_the_words_are(database: Database) -> None:
    with database.writing("change-signature") as tx:
        edits.change_signature(tx, statement_of(tx), 1, "representative", "Асаубаев")
    hold_originals(database, [1])
    assert lapsed(database) == ()
    with database.writing("change-signature") as tx:
        edits.change_signature(
            tx, statement_of(tx), 1, "representative", "Асаубеков", spelling=True
        )
        found = signature_details.read_details(tx, statement_of(tx), 1)
    assert lapsed(database) == ()
    assert found is not None and found.remarks == ("Асаубаев → Асаубеков",)
    assert undo(database).sentence() == (
        "put right the spelling of the representative of No. 1 in statement 1"
    )
    with database.writing("change-signature") as tx:
        edits.change_signature(
            tx, statement_of(tx), 1, "representative", "Асаубаева", spelling=False
        )
    assert lapsed(database) == (1,)
    assert undo(database).sentence() == (
        "change the representative of No. 1 in statement 1; its evidence no longer counts"
    )
    with database.writing("respell-name") as tx:
        name = "Министерство юстиции"
        edits.respell_name(tx, statement_of(tx), 2, name, "так в письме", spelling=True)
    assert lapsed(database) == ()


def test_an_office_or_a_person_that_is_added_says_more(database: Database) -> None:
    with database.writing("change-signature") as tx:
        edits.change_signature(tx, statement_of(tx), 1, "office", "министр")
    with database.writing("change-signature") as tx:
        joint_entries.change_joint_entry(
            tx, statement_of(tx), 2, people=[("Дана Ахметова", "директор")]
        )
    with database.writing("change-many") as tx:
        bulk_edits.bulk_edit(tx, statement_of(tx), [3], "place", "Тараз")
    assert lapsed(database) == (1, 2)
    with database.writing("change-many") as tx:
        bulk_edits.bulk_edit(tx, statement_of(tx), [2, 3], "office", "председатель")
    assert lapsed(database) == (1, 2, 3)


def test_what_lapsed_is_said_where_the_signature_is_explained(database: Database) -> None:
    with database.writing("respell-name") as tx:
        edits.respell_name(tx, statement_of(tx), 2, "Министерство юстиции", "так в письме")
        found = signature_details.read_details(tx, statement_of(tx), 2)
        assert found is not None
        lines = list(explain_lines(statement_of(tx), found, []))
    assert any("lapsed: the entry changed since" in each for each in lines)
    assert "   There is no evidence of consent." in lines
