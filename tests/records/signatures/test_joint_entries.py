"""Entries of several bodies and several representatives: recorded, changed, printed, and told anew."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coalition_app.documents.content.as_signed import printed_pieces
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.content.corrections import compare_contents
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_path
from coalition_app.records.care import checks
from coalition_app.records.imports import import_draft
from coalition_app.records.journal import journal
from coalition_app.records.signatures import joint_entries, signatures
from coalition_app.records.signatures.signatures import NewSignature, SignatureRow
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import signature
from tests.registers import dump, make_register, signatures_of, statement_of, undo

REAL_LIST = Path(__file__).parents[2] / "data" / "real_case" / "statement.txt"
PEOPLE = [("Әлия Нұр", "төраға"), ("Иван Ли", "бухгалтер"), ("Ян Ко", "")]
BODIES = [("ОО", "«Талап»"), ("", "ЦК профсоюза «Жанарту»")]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register with two signatures by hand."""
    with make_register(tmp_path / "a.coalition", signatures=2) as made:
        yield made


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give a register with the real list; each test puts back what it changed."""
    path = tmp_path_factory.mktemp("real") / "real.coalition"
    with make_register(path, statements_made=0) as made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, read_path(REAL_LIST))
        yield made


def change(
    database: Database,
    number: int,
    *,
    people: list[tuple[str, str]] | None = None,
    bodies: list[tuple[str, str]] | None = None,
) -> bool:
    with database.writing("change-signature") as tx:
        return joint_entries.change_joint_entry(
            tx, statement_of(tx), number, people=people, bodies=bodies
        )


def row_of(database: Database, number: int) -> SignatureRow:
    return signatures_of(database)[number - 1]


def content(database: Database) -> AnnexContent:
    with database.reading() as tx:
        return gather_annex(tx, statement_of(tx)).content


def printed(database: Database) -> str:
    return annex_text(content(database), language="ru", draft=True)


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def test_a_signature_of_several_is_recorded_and_printed(database: Database) -> None:
    new = NewSignature(
        name="«Ақ жол»",
        legal_form="ОФ",
        representative="Әлия Нұр",
        office="төраға",
        more_representatives=(("Иван Ли", "бухгалтер"), (" ", ""), ("Ян Ко", "")),
        joint=(("ОО", " «Талап» "), ("", "")),
    )
    with database.writing("sign") as tx:
        number = signatures.sign(tx, statement_of(tx), new)
    signed = row_of(database, number)
    assert signed.people == tuple(PEOPLE)
    assert signed.joint == (("ОО", "«Талап»"),)
    assert signed.full_name == "ОФ «Ақ жол», ОО «Талап»"
    text = " ".join(printed(database).split())
    assert "ОФ «Ақ жол», ОО «Талап»" in text
    assert "Әлия Нұр, төраға; Иван Ли, бухгалтер; Ян Ко" in text
    assert content(database).signed == 3  # one entry, one number, one signature


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"more_representatives": (("", "директор"),)}, "the office “директор”"),
        ({"joint": (("ОО", " "),)}, "the legal form “ОО”"),
        ({"joint": (("", "а" * 501),)}, "501 characters"),
        ({"joint": tuple(("", f"«{at}»") for at in range(51))}, "51 lines; at most 50"),
    ],
)
def test_what_cannot_be_signed_together_is_refused(
    database: Database, given: dict[str, Any], said: str
) -> None:
    before = dump(database)
    with pytest.raises(UserError) as raised, database.writing("sign") as tx:
        signatures.sign(tx, statement_of(tx), NewSignature(name="«Ақ жол»", **given))
    assert said in str(raised.value)
    assert dump(database) == before


def test_both_are_changed_in_one_action_and_undone(database: Database) -> None:
    before = dump(database)
    assert change(database, 1, people=PEOPLE, bodies=BODIES)
    signed = row_of(database, 1)
    assert (list(signed.people), list(signed.joint)) == (PEOPLE, BODIES)
    with database.reading() as tx:
        sentence = journal.list_entries(tx)[-1].sentence()
    assert sentence == "change the representatives or the joint bodies of No. 1 in statement 1"
    assert not change(database, 1, people=PEOPLE, bodies=BODIES)
    undo(database)
    assert dump(database) == before
    assert checks.find_damage(database) == []


def test_what_is_not_named_stays_and_empty_takes_away(database: Database) -> None:
    change(database, 2, people=PEOPLE, bodies=BODIES)
    change(database, 2, people=[])
    assert (row_of(database, 2).people, row_of(database, 2).joint) == ((), tuple(BODIES))
    change(database, 2, people=PEOPLE[:1], bodies=[])
    assert (row_of(database, 2).people, row_of(database, 2).joint) == ((PEOPLE[0],), ())


def test_a_corrigendum_tells_another_spelling(database: Database) -> None:
    before = content(database)
    change(database, 1, people=PEOPLE)
    change(database, 2, bodies=BODIES)
    found = compare_contents(before, content(database)).corrections
    assert [(each.kind, each.number) for each in found] == [("respelled", 1), ("respelled", 2)]


def test_the_real_joint_entries_are_changed_where_the_list_prints_them(real: Database) -> None:
    assert row_of(real, 47).joint == (("", "ЦК профсоюза «Жанарту»"),)
    assert row_of(real, 48).joint == (("ОО", "«Координационный совет ОНК»"),)
    change(real, 47, bodies=[("ПС", "«Жанарту»")])
    change(real, 48, people=[("Аян Ли", "директор"), ("Ия Ко", "юрист")])
    pieces = [printed_pieces(row_of(real, number)) for number in (47, 48)]
    assert (pieces[0].name, pieces[0].representative, pieces[0].office) == (
        "ОО «Талмас», ПС «Жанарту»",
        "Айнур Курманов",
        "председатель и зам.председателя",
    )
    assert (pieces[1].name, pieces[1].representative) == (
        "ОФ «Центр мониторинга прав человека», ОО «Координационный совет ОНК»",
        "Аян Ли, директор; Ия Ко, юрист",
    )
    undo(real)
    undo(real)


def test_adding_to_every_entry_of_the_real_list_loses_no_word_and_goes_back(real: Database) -> None:
    added = words_of("Екінші Адам есепші ОО Екінші")
    before = signatures_of(real)
    for row in before:
        people = [*row.people, ("Екінші Адам", "есепші")]
        change(real, row.number, people=people, bodies=[*row.joint, ("ОО", "«Екінші»")])
    for old, new in zip(before, signatures_of(real), strict=True):
        assert words_of(new.as_printed) == words_of(old.as_printed) + added
        told = printed_pieces(new)
        said = " ".join((told.name, told.representative, told.office, told.place, told.country))
        silent = [each.text for each in new.pieces if not each.prints]
        assert words_of(" ".join([said, *silent])) == words_of(new.as_printed)
    for row in before:
        change(real, row.number, people=list(row.people), bodies=list(row.joint))
    assert signatures_of(real) == before


def test_bodies_that_the_list_prints_otherwise_are_not_guessed(real: Database) -> None:
    before = dump(real)
    with real.writing("change-signature") as tx:
        signed = signatures.find_signature(tx, statement_of(tx), 47)
        tx.name_action(statement=1, number=47, field="together")
        tx.change(signature, signed.id, joint=[["", "профсоюз «Жаңарту»"]])
    with pytest.raises(UserError, match="prints “профсоюз «Жаңарту»” in another form"):
        change(real, 47, bodies=[])
    undo(real)
    assert dump(real) == before
