"""Further bodies and representatives of an entry are found in any spelling, wherever names are searched."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coalition_app.records.lists import signature_list
from coalition_app.records.lists.signature_list import ListFilter, ListOrder
from coalition_app.records.signatories import find, other_names
from coalition_app.records.signatures import edits, joint_entries, signatures
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.store.database import Database
from tests.registers import make_register, statement_of

SPELLINGS = ("Шаңырақ", "шанырак", "SHANYRAQ", "Shanyrak", "«шаңырақ»")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register in which No. 4 is a joint entry, signed by two people, and No. 5 is like No. 1."""
    with make_register(tmp_path / "r.coalition", signatures=3) as made:
        joint = NewSignature(
            name="Фонд «Ерлік»",
            joint=(("РОО", "«Шаңырақ»"), ("", "Союз «Талап»")),
            representative="Дана Ким",
            more_representatives=(("Жұлдыз Әбдіқадыр", "төраға"),),
        )
        for new in (joint, NewSignature(name="Фонд «Бірлік 5»")):
            with made.writing("sign") as tx:
                signatures.sign(tx, statement_of(tx), new)
        yield made


def by_list(database: Database, words: str) -> list[int]:
    with database.reading() as tx:
        index = signature_list.read_list(
            tx, statement_of(tx), {*signature_list.CHEAP, signature_list.WORDS}
        )
    return list(index.select(ListFilter(find=words), ListOrder()))


def by_rows(database: Database, words: str) -> list[int]:
    with database.reading() as tx:
        rows = signatures.list_signatures(tx, statement_of(tx).id, find=words)
    return [each.number for each in rows]


def by_finder(database: Database, words: str) -> list[int]:
    with database.reading() as tx:
        return [each.number for each in find.find_signatures(tx, words)]


WAYS = pytest.mark.parametrize("search", [by_list, by_rows, by_finder])
Search = Callable[[Database, str], list[int]]


@WAYS
@pytest.mark.parametrize(
    "words", [*SPELLINGS, "талап", "жулдыз абдикадыр", "zhuldyz", "РОО Шаңырақ"]
)
def test_an_entry_is_found_by_its_further_names(
    database: Database, search: Search, words: str
) -> None:
    assert search(database, words) == [4]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("ким дана", "Дана Ким"),
        ("Dana", "Дана Ким"),
        ("шанырак", "РОО «Шаңырақ»"),
        ("zhuldyz", "Жұлдыз Әбдіқадыр"),
        ("Ерлік", ""),
        ("4", ""),
    ],
)
def test_whoever_is_found_by_another_name_says_by_which(
    database: Database, words: str, told: str
) -> None:
    with database.reading() as tx:
        found = find.find_signatures(tx, words)
    assert [(each.number, each.found_by) for each in found] == [(4, told)]


def test_a_person_comes_after_a_name_and_is_found_once_changed(database: Database) -> None:
    with database.writing("sign") as tx:
        signatures.sign(tx, statement_of(tx), NewSignature(name="Клуб имени Даны"))
    assert by_finder(database, "дан") == [6, 4]
    with database.writing("correct") as tx:
        edits.change_signature(tx, statement_of(tx), 4, "representative", "Ұлан Серік")
    assert by_finder(database, "дан") == [6]
    assert by_finder(database, "Ulan") == [4]


@WAYS
def test_further_names_stand_beside_the_signatorys_own(database: Database, search: Search) -> None:
    assert search(database, "бирлик") == [1, 2, 3, 5]
    assert search(database, "ерлик") == [4]
    assert search(database, "шаныракты") == []


@WAYS
def test_a_changed_body_is_found_by_its_new_name_only(database: Database, search: Search) -> None:
    with database.writing("change-signature") as tx:
        joint_entries.change_joint_entry(
            tx, statement_of(tx), 4, people=[("Дана Ким", "")], bodies=[("ОО", "«Жарық»")]
        )
    assert search(database, "шанырак") == search(database, "zhuldyz") == []
    assert search(database, "zharyk") == [4]


def test_too_many_to_be_named_in_a_query_hide_nobody(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_names, "MOST_KEYS", 0)
    assert by_rows(database, "шанырак") == [4]
    assert by_rows(database, "бирлик") == [1, 2, 3, 5]
