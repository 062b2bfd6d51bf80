"""What nobody vouches for stays open until a person says what it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.draft_pieces import DraftPiece
from coalition_app.drafts import DraftEntry, OpenLine, OpenPoint
from coalition_app.errors import UserError
from coalition_app.labels import ROLES_SAID
from coalition_app.operations import door, doubts
from coalition_app.records.care.checks import find_damage
from coalition_app.records.imports import import_draft, import_undo
from coalition_app.records.opening.new import create_register
from coalition_app.records.positions import doubts as kept
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import (
    evidence_claim,
    open_line,
    signatory,
    signature,
    source,
)
from tests.registers import hold_originals, make_source, signatures_of, statement_of, undo

DEMAND_2 = "без требования 2"
FOOTNOTE = OpenLine(
    (9, 9), "К требованию 1 присоединяемся только частично", "names-a-number", (1, 2), (1,)
)
OPINION = OpenLine((11, 11), "Требование 3 поддержали не все", "names-a-demand", (), (3,))


def entry(number: int, name: str, *pieces: DraftPiece, doubtful: str = "") -> DraftEntry:
    """Make an entry of a legal form, a name and more pieces, of which one may be in doubt."""
    named = (DraftPiece("legal-form", "ОО"), DraftPiece("name", name, (0, 0), " "))
    whole = "".join(each.before + each.text + each.after for each in (*named, *pieces))
    said = (OpenPoint("unknown-piece", doubtful, (number, number)),) if doubtful else ()
    lines = (number, number)
    return DraftEntry(
        number, whole, name, legal_form="ОО", lines=lines, pieces=(*named, *pieces), open=said
    )


def bracket(text: str, role: str = "unknown") -> DraftPiece:
    return DraftPiece(role, text, (0, 0), " (", ")")


ENTRIES = (
    entry(1, "«Правовая среда»", bracket(DEMAND_2), doubtful=DEMAND_2),
    entry(2, "«Бірлік»"),
    entry(3, "«Шаңырақ»", bracket(DEMAND_2), doubtful=DEMAND_2),
    entry(4, "«Тұмар»", DraftPiece("contact", "+7 701 000 11 22", (0, 0), ", тел. ")),
    entry(5, "«Отан»", bracket("г. Семей"), doubtful="г. Семей"),
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with create_register(tmp_path / "a.coalition", coalition="Коалиция", passphrase=None) as made:
        with made.writing("import") as tx:
            read = make_source(ENTRIES, open_lines=(FOOTNOTE, OPINION))
            import_draft.import_source(tx, read)
        yield made
        assert find_damage(made) == []


def open_now(database: Database) -> list[tuple[int | None, int | None, str, str]]:
    with database.reading() as tx:
        found = kept.list_doubts(tx, statement_of(tx))
    return [(each.number, each.piece, each.code, each.lines) for each in found]


def settle(database: Database, *numbers: int, answer: str, **more: object) -> kept.Settled:
    change = doubts.settle_pieces(None, numbers=numbers, answer=answer, **more)  # type: ignore[arg-type]
    return door.write(database, change).result


def pieces_of(database: Database, number: int) -> list[tuple[str, str]]:
    row = signatures_of(database)[number - 1]
    return [(each.role, each.decided) for each in row.pieces]


OPEN = [
    (1, 3, "unknown-piece", "1"),
    (1, 4, "names-a-number", "9"),
    (2, 3, "names-a-number", "9"),
    (3, 3, "unknown-piece", "3"),
    (5, 3, "unknown-piece", "5"),
    (None, None, "names-a-demand", "11"),
]


def test_unknown_pieces_and_lines_that_name_somebody_are_open(database: Database) -> None:
    assert open_now(database) == OPEN
    with database.reading() as tx:
        found = kept.list_doubts(tx, statement_of(tx))
    assert [each.alike for each in found] == [2, 2, 2, 2, 1, 1]
    assert found[-1].demands == (3,)


def test_an_entry_whose_fields_say_all_keeps_no_pieces(database: Database) -> None:
    plain = entry(6, "«Алау»")
    with database.writing("import") as tx:
        into = statement_of(tx)
        import_draft.import_source(tx, make_source([plain], title="Ещё"), into=into)
    assert signatures_of(database)[-1].pieces == ()


def test_a_contact_goes_to_the_private_part_by_itself(database: Database) -> None:
    row = signatures_of(database)[3]
    assert not row.is_open
    with database.reading() as tx:
        contacts = tx.value(
            sa.select(signatory.c.contacts).where(signatory.c.id == row.signatory_id)
        )
    assert contacts == ["+7 701 000 11 22"]


def test_one_answer_settles_all_like_it_and_is_undone(database: Database) -> None:
    settled = settle(database, 3, answer="nothing", all_like=True)
    assert (settled.count, settled.numbers) == (2, (1, 3))
    assert [each[:2] for each in open_now(database)] == [(1, 4), (2, 3), (5, 3), (None, None)]
    undo(database)
    assert open_now(database) == OPEN


def test_words_become_an_act_that_reserve_settles(database: Database) -> None:
    settle(database, 3, answer="words")
    assert (3, None, "unsettled-words", "3") in open_now(database)
    with database.writing("record-position") as tx:
        positions.record_position(tx, statement_of(tx), 3, NewPosition({2: "does-not-support"}))
        statement = statement_of(tx)
        held = read_held(tx, statement).others
        ((said,),) = positions.acts_by_signature(tx, statement).values()
    assert (said.kind, said.wording, said.demands) == ("reservation", DEMAND_2, (2,))
    rows = signatures_of(database)
    assert held[rows[2].id] == ("supports", "does-not-support", "supports")
    assert held[rows[0].id] == ("unsettled",) * 3
    assert [each for each in open_now(database) if each[0] == 3] == []


def test_a_role_fills_its_field(database: Database) -> None:
    settle(database, 5, answer="place")
    row = signatures_of(database)[4]
    assert (row.place, row.is_open) == ("г. Семей", False)
    assert pieces_of(database, 5)[-1] == ("place", "place")


@pytest.mark.parametrize("role", ROLES_SAID)
def test_every_role_that_the_window_offers_is_taken(database: Database, role: str) -> None:
    settle(database, 5, answer=role)
    assert pieces_of(database, 5)[-1] == (role, role)


def test_a_doubtful_name_is_not_kept_back(database: Database) -> None:
    """Whoever prints is named: a name that must not print has its own wish, which says so."""
    with database.writing("import") as tx:
        more = make_source((entry(1, "«Айна»", doubtful="«Айна»"),))
        import_draft.import_source(tx, more, into=statement_of(tx))
    fits, _said = doubts.fitting_answers("unknown-piece", "«Айна»", "name")
    assert set(fits) == {"print", "words", "role"}
    with pytest.raises(UserError, match="nobody would be named"):
        settle(database, 6, answer="private")
    settle(database, 6, answer="print")
    assert signatures_of(database)[5].full_name == "ОО «Айна»"


def test_what_is_kept_back_stays_private(database: Database) -> None:
    settle(database, 5, answer="private")
    row = signatures_of(database)[4]
    with database.reading() as tx:
        contacts = tx.value(
            sa.select(signatory.c.contacts).where(signatory.c.id == row.signatory_id)
        )
    assert contacts == ["г. Семей"]
    assert not row.is_open


def test_a_line_is_settled_for_all_whom_it_names(database: Database) -> None:
    change = doubts.settle_line(None, line="9", answer="words")
    assert door.write(database, change).result.numbers == (1, 2)
    assert [each for each in open_now(database) if each[3] == "9"] == []
    assert [each[0] for each in open_now(database) if each[2] == "unsettled-words"] == [1, 2]
    with database.reading() as tx:
        decided = [row.decided for row in tx.rows(sa.select(open_line).order_by(open_line.c.lines))]
    assert decided == ["", "words"]
    undo(database)
    assert open_now(database) == OPEN


def test_a_line_that_says_the_same_is_no_equal_of_a_piece(tmp_path: Path) -> None:
    line = OpenLine((9, 9), DEMAND_2.upper(), "names-a-number", (2,), (2,))
    with create_register(tmp_path / "b.coalition", coalition="К", passphrase=None) as made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source(ENTRIES[:3], open_lines=[line]))
        assert settle(made, 1, answer="nothing", all_like=True).numbers == (1, 3)
        assert open_now(made) == [(2, 3, "names-a-number", "9")]


def test_equal_lines_are_settled_together(tmp_path: Path) -> None:
    lines = [
        OPINION,
        OpenLine((12, 12), "ТРЕБОВАНИЕ 3  поддержали не все", "names-a-demand", (), (3,)),
    ]
    with create_register(tmp_path / "b.coalition", coalition="К", passphrase=None) as made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source(ENTRIES[1:2], open_lines=lines))
        with made.reading() as tx:
            assert [each.alike for each in kept.list_doubts(tx, statement_of(tx))] == [2, 2]
        door.write(made, doubts.settle_line(None, line="11", answer="nothing", all_like=True))
        assert open_now(made) == []
        undo(made)
        assert len(open_now(made)) == 2


def test_a_line_closes_when_all_whom_it_names_are_settled(database: Database) -> None:
    settle(database, 1, answer="nothing", piece=4)
    settle(database, 2, answer="nothing")
    with database.reading() as tx:
        assert tx.value(sa.select(open_line.c.decided).where(open_line.c.lines == "9")) == "nothing"


def test_a_line_of_nobody_needs_whose_words_it_is(database: Database) -> None:
    with pytest.raises(UserError, match="names nobody"):
        door.write(database, doubts.settle_line(None, line="11", answer="words"))
    door.write(database, doubts.settle_line(None, line="11", answer="words", numbers=[4]))
    assert (4, None, "unsettled-words", "4") in open_now(database)
    assert (None, None, "names-a-demand", "11") not in open_now(database)


@pytest.mark.parametrize(
    ("numbers", "given"),
    [
        ([4], {"answer": "nothing"}),
        ([1], {"answer": "sometimes"}),
        ([1], {"answer": "print", "piece": 4}),
        ([1], {"answer": "print", "piece": 9}),
        ([9], {"answer": "print"}),
    ],
)
def test_what_makes_no_sense_is_refused(
    database: Database, numbers: list[int], given: dict[str, object]
) -> None:
    with pytest.raises(UserError):
        settle(database, *numbers, **given)  # type: ignore[arg-type]
    assert open_now(database) == OPEN


def test_an_import_with_open_lines_is_taken_back_whole(database: Database) -> None:
    with database.reading() as tx:
        source_id = tx.value(sa.select(source.c.id))
    with database.writing("undo-import") as tx:
        import_undo.undo_import(tx, source_id)
    with database.reading() as tx:
        assert tx.rows(sa.select(open_line)) == []
    undo(database)
    assert open_now(database) == OPEN


def test_what_was_said_of_a_piece_can_be_said_anew(database: Database) -> None:
    settle(database, 5, answer="nothing")
    settle(database, 5, answer="place", piece=3)
    assert signatures_of(database)[4].place == "г. Семей"
    settle(database, 5, answer="print", piece=3)
    assert signatures_of(database)[4].place == ""
    settle(database, 5, answer="words", piece=3)
    with pytest.raises(UserError, match="recorded already"):
        settle(database, 5, answer="nothing", piece=3)


def test_a_part_that_becomes_an_office_lets_the_evidence_lapse(database: Database) -> None:
    hold_originals(database, [2, 5])
    settle(database, 5, answer="place")
    assert lapsed(database) == set()
    hold_originals(database, [3])
    settle(database, 3, answer="office")
    assert lapsed(database) == {3}


def lapsed(database: Database) -> set[int]:
    query = sa.select(signature.c.number).join(
        evidence_claim, evidence_claim.c.signature_id == signature.c.id
    )
    with database.reading() as tx:
        rows = tx.rows(query.where(evidence_claim.c.lapsed_on.is_not(None)))
        return {row.number for row in rows}
