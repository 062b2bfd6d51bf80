"""Search, linking and duplicates meet the same spellings of a name, in whichever of the two it is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.drafts import DraftEntry
from coalition_app.records.imports import entry_match
from coalition_app.records.imports.entry_match import ALIKE, THERE
from coalition_app.records.lists.signature_list import WORDS, ListFilter, ListOrder, read_list
from coalition_app.records.signatories import directory, find
from coalition_app.records.signatories.matching.pairs import Card, find_pairs
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from coalition_app.records.store.name_keys import name_key
from tests.registers import add_signatures, add_statement, make_register, make_source, statement_of

SPELLINGS = [
    ("Alexander Petrov", "Александр Петров"),
    ("Alexey Kim", "Алексей Ким"),
    ("Maxim Orlov", "Максим Орлов"),
    ("Oxana Kim", "Оксана Ким"),
    ("Julia Kim", "Юлия Ким"),
    ("Jamila Seitova", "Жамиля Сеитова"),
    ("Jamila Seitova", "Джамиля Сеитова"),
    ("Victor Tsoi", "Виктор Цой"),
]
BOTH_WAYS = [*SPELLINGS, *((other, latin) for latin, other in SPELLINGS)]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=0) as made:
        yield made


def sign(database: Database, name: str, kind: str = "individual") -> None:
    add_signatures(database, 1, name=name, kind=kind, legal_form="")


@pytest.mark.parametrize(("stored", "other"), BOTH_WAYS)
def test_a_person_is_found_linked_and_compared_in_the_other_spelling(
    empty: Database, stored: str, other: str
) -> None:
    sign(empty, "Болат Мусин")
    sign(empty, stored)
    entry = DraftEntry(1, other, other, kind="individual", capacity="individual")
    with empty.reading() as tx:
        assert [each.number for each in find.find_signatures(tx, other)] == [2]
        assert [each.number for each in find.find_signatures(tx, other[:4])] == [2]
        shown = statement_of(tx)
        assert list(read_list(tx, shown, [WORDS]).select(ListFilter(find=other), ListOrder())) == [
            2
        ]
        assert list(signatures.signature_numbers(tx, shown.id, find=other)) == [2]
        assert len(directory.read_directory(tx).select(other)) == 1
        assert [each.name for each in directory.same_name(tx, other)] == [stored]
        draft = make_source([entry]).draft
        known = entry_match.find_known(tx, draft, shown)[0]
    # A spelling that may be another person's too is shown to be decided, never left out by itself.
    sure = name_key(stored) == name_key(other)
    assert (known.verdict, known.number) == (THERE if sure else ALIKE, 2)
    cards = [Card(1, stored, kind="individual"), Card(2, other, kind="individual")]
    assert [(pair.a, pair.b) for pair in find_pairs(cards)] == [(1, 2)]


def test_an_organisation_meets_its_other_spelling_too(empty: Database) -> None:
    sign(empty, "«Эхо»", "organisation")
    sign(empty, "«Бірлік»", "organisation")
    with empty.reading() as tx:
        assert [each.number for each in find.find_signatures(tx, "Echo")] == [1]
        draft = make_source([DraftEntry(1, "«Echo»", "«Echo»")]).draft
        known = entry_match.find_known(tx, draft, statement_of(tx))[0]
    assert (known.verdict, known.number) == (ALIKE, 1)
    cards = [Card(1, "«Эхо Медиа»"), Card(2, "«Echo Media»")]
    assert [(pair.a, pair.b) for pair in find_pairs(cards)] == [(1, 2)]


def test_a_legal_form_is_found_as_the_name_behind_it(empty: Database) -> None:
    add_signatures(empty, 1, name="«Родник»", legal_form="Общественный фонд")
    add_signatures(empty, 1, name="«Берег»", legal_form="ОО")
    with empty.reading() as tx:
        for typed, numbers in (
            ("фонд", [1]),
            ("фонд родник", [1]),
            ("фонд берег", []),
        ):
            assert [each.number for each in find.find_signatures(tx, typed)] == numbers


def test_in_another_statement_it_is_proposed_and_not_certain(empty: Database) -> None:
    sign(empty, "«Александр Плюс»", "organisation")
    add_statement(empty)
    with empty.reading() as tx:
        draft = make_source([DraftEntry(1, "«Alexander Plus»", "«Alexander Plus»")]).draft
        known = entry_match.find_known(tx, draft, statement_of(tx, 2))[0]
    assert known.match is not None
    assert (known.match.reason, known.match.certain) == ("other-spelling", False)


def test_the_very_same_spelling_is_still_there(empty: Database) -> None:
    sign(empty, "Alexander Petrov")
    sign(empty, "Александр Петров")
    entry = DraftEntry(1, "Александр Петров", "Александр Петров", kind="individual")
    with empty.reading() as tx:
        known = entry_match.find_known(tx, make_source([entry]).draft, statement_of(tx))[0]
    assert (known.verdict, known.number) == (THERE, 2)


@pytest.mark.parametrize("typed", ["qqqq", "кк", "zzz", "xx"])
def test_one_repeated_letter_finds_nobody(empty: Database, typed: str) -> None:
    for name in ("Александр Кузнецов", "Мекка Хасан", "Zarina Zhaksylyk", "Max Wexler"):
        sign(empty, name)
    with empty.reading() as tx:
        shown = statement_of(tx)
        assert find.find_signatures(tx, typed) == []
        assert list(read_list(tx, shown, [WORDS]).select(ListFilter(find=typed), ListOrder())) == []
        assert directory.read_directory(tx).select(typed) == []


def test_different_people_are_not_compared() -> None:
    cards = [
        Card(1, "Julia Kim", kind="individual"),
        Card(2, "Жулдыз Ким", kind="individual"),
        Card(3, "Maxim Orlov", kind="individual"),
        Card(4, "Мариям Орлов", kind="individual"),
    ]
    assert find_pairs(cards) == []


def test_hits_begin_with_the_nearest(empty: Database) -> None:
    for name in ("Механик Ли", "Анна Хан", "Ганхан Ли", "Хан Анна", "Khan Anna", "Ханова Анна"):
        sign(empty, name)
    with empty.reading() as tx:
        found = [each.name for each in find.find_signatures(tx, "Хан")]
        listed = directory.read_directory(tx)
        names = {each.id: each.name for each in directory.read_lines(tx, listed.ids)}
        shown = [names[listed.ids[at]] for at in listed.select("Хан")]
    near = ["Хан Анна", "Ханова Анна", "Khan Anna", "Анна Хан", "Механик Ли", "Ганхан Ли"]
    assert found == near
    assert shown[:3] == ["Khan Anna", "Хан Анна", "Ханова Анна"]
    assert shown[3:] == ["Анна Хан", "Ганхан Ли", "Механик Ли"]


def test_the_nearest_are_among_the_first_of_many(empty: Database) -> None:
    add_signatures(empty, 60, name="Механик")
    sign(empty, "Анна Хан")
    with empty.reading() as tx:
        assert find.find_signatures(tx, "хан")[0].name == "Анна Хан"
