"""What stands between the register and an honest attestation: each item raised, and settled."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.issue import readiness as assessing
from coalition_app.documents.issue.readiness import Readiness, assess
from coalition_app.drafts import DraftEntry
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.imports import import_draft, open_points
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import (
    STANCES,
    act,
    act_translation,
    position,
    signature,
    text_demand,
)
from tests.commands.command_line import type_command
from tests.registers import (
    hold_originals,
    make_register,
    make_source,
    name_attestor,
    signatures_of,
    statement_of,
    withdraw_signature,
)
from tests.tampering import behind_the_journal


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register that is ready in every respect."""
    with make_register(tmp_path / "a.coalition", signatures=3, demands=2) as made:
        name_attestor(made)
        hold_originals(made)
        yield made


def readiness(database: Database, statement: int = 1, language: str = "ru") -> Readiness:
    with database.reading() as tx:
        return assess(tx, gather_annex(tx, statement_of(tx, statement)), language)


def items(database: Database, statement: int = 1) -> dict[str, tuple[str, tuple[int, ...]]]:
    found = readiness(database, statement).items
    return {item.kind: (item.severity, item.numbers) for item in found}


def record(database: Database, number: int, stances: dict[int, str], wording: str | None) -> None:
    with database.writing("record-position") as tx:
        positions.record_position(tx, statement_of(tx), number, NewPosition(stances, wording))


def change(database: Database, table: sa.Table, row_id: object, **values: object) -> None:
    with database.writing("record-position") as tx:
        tx.change(table, row_id, **values)  # type: ignore[arg-type]


def test_a_register_that_is_ready_has_no_items(database: Database) -> None:
    found = readiness(database)
    assert found.items == ()
    assert found.ready
    assert found.counts == {
        "signed": 3,
        "unsettled": 0,
        "withdrawn": 0,
        "subject-to-approval": 0,
        "with-reservation": 0,
        "with-evidence": 3,
        "grades": {"original": 3},
        "demands": {number: counts(supports=3) for number in ("1", "2")},
    }


def counts(**given: int) -> dict[str, int]:
    words = (*STANCES, positions.UNSETTLED)
    return {word: given.get(word.replace("-", "_"), 0) for word in words}


def test_a_new_register_says_that_nobody_attests_and_what_has_no_evidence(tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=3) as database:
        assert items(database) == {
            "no-attestor": ("stops", ()),
            "no-evidence": ("exception", (1, 2, 3)),
        }
        assert not readiness(database).ready
        name_attestor(database)
        found = readiness(database)
        assert found.ready
        assert [each.text for each in found.exceptions] == [
            "There is no evidence of the consent of numbers 1–3."
        ]
        hold_originals(database, [1, 3])
        assert items(database) == {"no-evidence": ("exception", (2,))}
        hold_originals(database, [2])
        assert items(database) == {}


def test_a_statement_without_signatures_is_not_attested(tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=0) as database:
        assert items(database)["no-signatures"] == ("stops", ())


def test_words_that_are_not_settled_stop_until_they_are(database: Database) -> None:
    entry = DraftEntry(1, "«Зов» (кроме сроков)", "«Зов»", reservation="кроме сроков")
    with database.writing("import") as tx:
        import_draft.import_source(tx, make_source([entry]), into=statement_of(tx))
    hold_originals(database)
    assert items(database) == {"unsettled": ("stops", (4,))}
    counted = readiness(database).counts
    assert (counted["signed"], counted["unsettled"]) == (3, 1)
    with database.reading() as tx:
        assert open_points.read_state(tx, statement_of(tx).id, 4, 4).unsettled == (4,)
    record(database, 4, {1: "supports-with-reservation"}, None)
    assert items(database) == {}


def test_a_form_is_no_evidence_of_who_wrote_what_is_not_clear(database: Database) -> None:
    clear, unclear = DraftEntry(1, "«Зов»", "«Зов»"), DraftEntry(2, "«Эхо» (обсудим)", "«Эхо»")
    with database.writing("import") as tx:
        import_draft.import_source(tx, make_source([clear, unclear]), into=statement_of(tx))
    with database.reading() as tx:
        found = open_points.read_state(tx, statement_of(tx).id, 4, 5, sent=(4, 5))
    assert (found.doubtful, found.rows) == (1, (4,))


def test_words_of_who_withdrew_stop_nothing(database: Database) -> None:
    """The source may say it in words, “withdrew on the 10th”: nothing is left to assign then."""
    entry = DraftEntry(1, "«Зов» (снял подпись)", "«Зов»", reservation="снял подпись")
    with database.writing("import") as tx:
        import_draft.import_source(tx, make_source([entry]), into=statement_of(tx))
    hold_originals(database)
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 4, tx.today)
        assert open_points.read_state(tx, statement_of(tx).id, 4, 4).unsettled == ()
    assert items(database) == {}


def test_a_number_that_stands_twice_stops(database: Database) -> None:
    rows = signatures_of(database)
    change(database, signature, rows[1].id, number=1)
    assert items(database)["number-twice"] == ("stops", (1,))
    change(database, signature, rows[1].id, number=2)
    assert items(database) == {}


def test_who_supports_nothing_at_all_stops(database: Database) -> None:
    record(database, 3, {1: "does-not-support", 2: "does-not-support"}, None)
    assert items(database) == {"nothing-supported": ("stops", (3,))}
    record(database, 3, {2: "supports"}, None)
    assert items(database) == {}


def test_a_reservation_and_its_words_belong_together(database: Database) -> None:
    record(database, 2, {1: "supports-with-reservation"}, "кроме сроков")
    assert items(database) == {}
    with database.reading() as tx:
        act_id = tx.value(sa.select(act.c.id))
        position_row = tx.first(sa.select(position))
    change(database, act, act_id, demands=[])
    assert items(database)["reservation-touches-nothing"] == ("stops", (2,))
    change(database, act, act_id, demands=[position_row.demand_id.hex])  # type: ignore[union-attr]
    with database.writing("record-position") as tx:
        tx.remove_many(act, [act_id])
    assert items(database) == {"reservation-without-words": ("stops", (2,))}


def test_a_reservation_that_rests_on_an_explanation_has_no_words(database: Database) -> None:
    record(database, 2, {1: "supports-with-reservation"}, "кроме сроков")
    with database.reading() as tx:
        act_id = tx.value(sa.select(act.c.id))
    change(database, act, act_id, kind="explanation", demands=[])
    assert items(database) == {"reservation-without-words": ("stops", (2,))}


def test_a_demand_without_wording_in_the_authentic_language_stops(database: Database) -> None:
    with database.reading() as tx:
        row = tx.first(sa.select(text_demand).where(text_demand.c.number == 2))
    assert row is not None
    change(database, text_demand, row.id, wordings={"kk": "Екінші."})
    found = readiness(database)
    assert [(each.kind, each.severity) for each in found.items] == [
        ("demand-without-wording", "stops"),
        ("demands-not-translated", "hint"),
    ]
    assert "Demand 2" in found.items[0].text


def test_a_character_that_no_font_draws_stops_by_number(database: Database) -> None:
    with database.writing("sign") as tx:
        signatures.sign(tx, statement_of(tx), NewSignature("Надежда \U00012000"))
    hold_originals(database)
    (item,) = readiness(database).items
    assert (item.kind, item.severity, item.numbers) == ("character", "stops", (4,))
    assert "U+12000" in item.text


def test_names_with_letters_that_no_font_draws_are_one_thing_to_settle(database: Database) -> None:
    """One printed form settles a name, however many of its letters no font draws."""
    with database.writing("sign") as tx:
        for name, office in (("希望协会", ""), ("ש", "ל"), ("希", "")):
            signatures.sign(tx, statement_of(tx), NewSignature(name, office=office))
    hold_originals(database)
    names, beside = readiness(database).items
    assert (names.kind, names.numbers) == ("character", (4, 5, 6))
    assert (beside.kind, beside.numbers) == ("character-beside-name", (5,))
    assert ("U+05DC" in names.text, "U+05DC" in beside.text) == (False, True)


def test_a_disputed_signature_is_an_exception(database: Database) -> None:
    change(database, signature, signatures_of(database)[0].id, standing="disputed")
    assert items(database) == {"disputed": ("exception", (1,))}


def test_a_translation_that_nobody_confirmed_is_an_exception(database: Database) -> None:
    record(database, 2, {1: "supports-with-reservation"}, "кроме сроков")
    with database.writing("record-position") as tx:
        translation = tx.add(
            act_translation,
            act_id=tx.value(sa.select(act.c.id)),
            language="kk",
            wording="мерзімдерінен басқа",
            translator="С. А.",
            state="checked",
            recorded_at=tx.now,
        )
    assert items(database) == {"translation-not-confirmed": ("exception", (2,))}
    change(database, act_translation, translation, state="confirmed")
    assert items(database) == {}


def test_who_signed_subject_to_approval_is_a_hint(database: Database) -> None:
    with database.writing("sign") as tx:
        new = NewSignature("«Ждём»", status="subject-to-approval")
        signatures.sign(tx, statement_of(tx), new)
    assert items(database) == {"subject-to-approval": ("hint", (4,))}


def test_missing_wordings_in_the_documents_language_are_hints(database: Database) -> None:
    found = readiness(database, language="en")
    assert [(each.kind, each.severity) for each in found.items] == [
        ("title-not-translated", "hint"),
        ("demands-not-translated", "hint"),
    ]
    assert found.ready


def test_the_worst_stands_first(database: Database) -> None:
    with database.writing("sign") as tx:
        signatures.sign(tx, statement_of(tx), NewSignature("«Ждём»", status="subject-to-approval"))
        signatures.sign(tx, statement_of(tx), NewSignature("«Без всего»"))
    record(database, 1, {1: "does-not-support", 2: "does-not-support"}, None)
    order = [each.severity for each in readiness(database).items]
    assert order == ["stops", "exception", "hint"]


def test_who_withdrew_needs_no_evidence_and_stops_nothing(database: Database) -> None:
    record(database, 3, {1: "does-not-support", 2: "does-not-support"}, None)
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 3, dt.date(2026, 1, 1))
    assert items(database) == {}


def test_a_list_as_received_is_no_evidence_of_consent(tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=1) as database:
        name_attestor(database)
        with database.writing("record-evidence") as tx:
            new = NewEvidence(kind="list-as-received", note="письмо с таблицей")
            rows = signatures.list_signatures(tx, statement_of(tx).id)
            evidence.record_evidence(tx, statement_of(tx), rows, new)
        assert items(database) == {"no-evidence": ("exception", (1,))}


def test_a_register_that_disagrees_with_itself_is_not_ready(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    behind_the_journal(database, "UPDATE signature SET name = 'Другой' WHERE number = 2")
    with database.reading() as tx:
        gathered = gather_annex(tx, statement_of(tx))
        found = {each.kind: each.severity for each in assess(tx, gathered, "ru", register=tx).items}
        assert found["register-disagrees"] == "stops"
        monkeypatch.setattr(assessing, "COMPARED_AT_ONCE", 2)
        quick = assess(tx, gathered, "ru", patient=False, register=tx)
        assert [each.kind for each in quick.items if each.kind.startswith("register")] == [
            "register-not-compared"
        ]
    database.close()
    said = type_command("ready", tmp_path / "a.coalition", "--statement", 1)
    assert (said.code, "disagrees with itself" in said.out) == (1, True)


@pytest.mark.parametrize("demands", [0, 1])
def test_a_statement_without_demands_is_told(tmp_path: Path, demands: int) -> None:
    with make_register(tmp_path / "b.coalition", demands=demands) as made:
        assert ("no-demands" in items(made)) is (demands == 0)
