"""What the annex prints of who allows initials only, or no name at all; and who stands twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.documents.content.as_signed import initials_of, printed_pieces
from coalition_app.documents.content.content import ContentEntry
from coalition_app.documents.content.find_basis import whole_basis
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.issue.readiness import assess
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.records.merging import decisions
from coalition_app.records.signatures import signatures, status
from coalition_app.records.signatures.pieces import Piece
from coalition_app.records.store.database import Database
from tests.registers import (
    add_signatures,
    hold_originals,
    make_register,
    name_attestor,
    statement_of,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=0) as made:
        name_attestor(made)
        yield made


def entry(database: Database, number: int) -> ContentEntry:
    with database.reading() as tx:
        content = gather_annex(tx, statement_of(tx)).content
    return next(each for part in content.sections for each in part.entries if each.number == number)


def items(database: Database) -> dict[str, tuple[str, tuple[int, ...]]]:
    with database.reading() as tx:
        found = assess(tx, gather_annex(tx, statement_of(tx)), "ru").items
    return {each.kind: (each.severity, each.numbers) for each in found}


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Айдос Қасымов", "А. Қ."),
        ("Акылбекова Р.М.", "А. Р. М."),
        ("Anna Smith-Jones", "A. S."),
        ("ким анна", "К. А."),
        ("123", ""),
    ],
)
def test_initials_follow_the_name_as_signed(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_a_person_who_allows_initials_is_printed_by_them_and_counted(database: Database) -> None:
    secret = {"representative": "Ерлан", "office": "учитель", "place": "Аул"}
    add_signatures(
        database,
        1,
        name="Айдос Қасымов",
        legal_form="",
        kind="individual",
        publish="initials",
        **secret,
    )
    printed = entry(database, 1)
    assert printed.name == "А. Қ."
    assert (printed.representative, printed.office, printed.place) == ("", "", "")
    with database.reading() as tx:
        content = gather_annex(tx, statement_of(tx)).content
    text = annex_text(content, language="en", draft=True)
    assert content.signed == 1
    assert "А. Қ." in text
    assert not [word for word in ("Айдос", "Қасымов", *secret.values()) if word in text]
    assert "withheld" not in text


def test_who_does_not_want_the_office_named_is_printed_without_it_and_it_is_said(
    database: Database,
) -> None:
    """The name, the person, the place and the words stay; where there is no office nothing is said."""
    office = {"publish": "no-office", "office": "бас агроном", "place": "Аул"}
    add_signatures(database, 1, name="Фонд «Дала»", representative="Айдос Қасымов", **office)
    add_signatures(database, 1, name="Дана Ким", kind="individual", legal_form="", **office)
    add_signatures(database, 1, name="Ольга Цой", kind="individual", publish="no-office")
    hold_originals(database)
    printed = entry(database, 1)
    assert printed.name.endswith("«Дала»")
    assert (printed.representative, printed.office, printed.place) == ("Айдос Қасымов", "", "Аул")
    assert (entry(database, 2).name, entry(database, 2).office) == ("Дана Ким", "")
    with database.reading() as tx:
        gathered = gather_annex(tx, statement_of(tx))
        basis = whole_basis(tx, gathered)
    assert (basis.no_office, basis.withheld) == ((1, 2), ())
    text = annex_text(gathered.content, language="en", draft=True)
    assert "агроном" not in text and "withheld" not in text


def test_offices_of_several_people_and_of_a_source_are_left_out(database: Database) -> None:
    add_signatures(database, 1, name="Фонд «Дала»", representative="А. Қасымов", office="директор")
    with database.reading() as tx:
        (row,) = signatures.list_signatures(tx, statement_of(tx).id)
    pieces = (
        Piece("name", "Фонд «Дала»"),
        Piece("place", "Аул", ", "),
        Piece("person", "А. Қасымов", ", "),
        Piece("office", "директор", ", "),
    )
    bare = row._replace(publish="no-office")
    assert printed_pieces(bare._replace(pieces=pieces))[1:] == ("Аул, А. Қасымов", "", "", "")
    two = bare._replace(more_representatives=(("Д. Ким", "бухгалтер"),))
    assert printed_pieces(two)[1:3] == ("А. Қасымов; Д. Ким", "")


@pytest.mark.parametrize(
    ("kind", "publish"), [("organisation", "initials"), ("individual", "withheld")]
)
@pytest.mark.parametrize("status", ["signed", "disputed", "subject-to-approval"])
def test_who_is_withheld_is_said_to_be_whatever_the_status(
    database: Database, kind: str, publish: str, status: str
) -> None:
    add_signatures(
        database, 1, name="Тайное имя", kind=kind, publish=publish, status=status, legal_form=""
    )
    assert entry(database, 1).name == ""
    with database.reading() as tx:
        text = annex_text(gather_annex(tx, statement_of(tx)).content, language="en", draft=True)
    assert "Name withheld at the signatory's wish" in text
    assert "Тайное" not in text


def test_possible_duplicates_wait_as_an_exception_and_stop_when_both_are_counted(
    database: Database,
) -> None:
    for name in ("РОО «Шаңырақ»", "Хартия", "ОО «Шанырак»"):
        add_signatures(database, 1, name=name, legal_form="")
    hold_originals(database)
    assert items(database) == {"twins-undecided": ("exception", (1, 3))}
    with database.writing("decide-twins") as tx:
        decisions.decide(tx, statement_of(tx), 1, 3, "same")
    assert items(database) == {}
    for new in ("disputed", "signed"):
        change_status(database, new)
    assert items(database) == {"twins-counted-twice": ("stops", (1, 3))}
    change_status(database, "rejected")
    assert items(database) == {}


def change_status(database: Database, new: str) -> None:
    with database.writing("change-standing") as tx:
        status.change_status(tx, statement_of(tx), 3, new, received=tx.today)


def test_who_attests_may_have_signed_too(database: Database) -> None:
    name_attestor(database, "Ахметова Дана")
    add_signatures(database, 1, name="Хартия", representative="Ахметова Дана")
    hold_originals(database)
    with database.reading() as tx:
        assert [
            each.pair.b for each in decisions.list_possible_duplicates(tx, statement_of(tx))
        ] == [0]
    assert items(database) == {"attestor-undecided": ("stops", (1,))}


def test_a_quick_look_at_a_long_list_says_that_it_was_not_compared(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decisions, "FEW", 1)
    for name in ("РОО «Қарлығаш»", "Хартия", "ОО «Карлыгаш»"):
        add_signatures(database, 1, name=name, legal_form="")
    hold_originals(database)

    def quick() -> dict[str, tuple[int, ...]]:
        with database.reading() as tx:
            found = assess(tx, gather_annex(tx, statement_of(tx)), "ru", patient=False).items
        return {each.kind: each.numbers for each in found}

    assert quick() == {"twins-not-compared": ()}
    assert items(database) == {"twins-undecided": ("exception", (1, 3))}  # compared now, and kept
    assert quick() == {"twins-undecided": (1, 3)}


@pytest.mark.parametrize("verdict", ["two-signatures", "branch", "different"])
def test_other_verdicts_leave_nothing_to_settle(database: Database, verdict: str) -> None:
    for name in ("РОО «Шаңырақ»", "ОО «Шанырак»"):
        add_signatures(database, 1, name=name, legal_form="")
    hold_originals(database)
    with database.writing("decide-twins") as tx:
        decisions.decide(tx, statement_of(tx), 1, 2, verdict)
    assert items(database) == {}
