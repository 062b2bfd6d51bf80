"""What a tester stumbled over: twins, evidence for those without, checks of several, the empty register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coalition_app.desktop.directory.duplicates_model import verdict_words
from coalition_app.desktop.evidence import model as evidence_words
from coalition_app.desktop.help.shortcuts_dialog import list_shortcuts
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.evidence_dialog import EvidenceDialog
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.wording import details_words
from coalition_app.records.evidence import evidence, list_evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.lists import signature_details, signature_list
from coalition_app.records.merging import decisions
from coalition_app.records.merging.decisions import PossibleDuplicate
from coalition_app.records.signatories.matching.pairs import Pair
from coalition_app.records.signatures import signatures
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import add_signatures as sign
from tests.registers import add_statement, make_register, statement_of, this_day, withdraw_signature


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    """Give a window on five signatories; 1 and 2 are one body, 5 has withdrawn by a mail."""
    path = tmp_path / "r.coalition"
    database = make_register(path, statements_made=0)
    add_statement(database)
    for name in ("«Заря»", "«Заря»", "«Эхо»", "«Степь»", "«Ерлік»"):
        sign(database, 1, name=name, legal_form="")
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 5, this_day())
    with database.writing("record-evidence") as tx:
        statement = statement_of(tx)
        signed = [signatures.find_signature(tx, statement, 5)]
        new = NewEvidence(kind="mail", claim="wording", note="отзыв")
        evidence.record_evidence(tx, statement, signed, new)
    database.close()
    window.open_path(path)
    yield window


def test_the_count_without_evidence_is_that_of_the_evidence_page(opened: MainWindow) -> None:
    database = opened.operations.database
    assert database is not None
    with database.reading() as tx:
        statement = statement_of(tx)
        index = signature_list.read_list(tx, statement)
        alone = signature_list.ListFilter().with_values(
            "evidence", (signature_list.WITHOUT_EVIDENCE,)
        )
        without = list_evidence.numbers_without(tx, statement)
        (piece,) = list_evidence.list_pieces(tx, statement)
        found = signature_details.read_details(tx, statement, 5)
    assert list(index.select(alone, signature_list.ListOrder())) == without == [1, 2, 3, 4]
    assert piece.withdrawal
    assert (
        evidence_words.cell_text(evidence_words.Piece((piece,)), "claims")
        == "withdrawal of the signature"
    )
    assert found is not None
    assert details_words.evidence_lines(found)[0][0].startswith("Withdrawal of the signature")
    assert details_words.position_lines(found, statement) == []
    opened.show_numbers([5])
    screen.settle(opened)
    assert opened.details.uncounted.text() == "It does not count now, so it has no position."
    row = pages_of(opened).signatories.model.row_of(5)
    line = pages_of(opened).signatories.model.row_at(row)
    assert line is not None
    assert pages_of(opened).signatories.model.cell(line, "position") == ""


def test_evidence_is_recorded_for_all_without(opened: MainWindow) -> None:
    opened.show_numbers([3])
    screen.settle(opened)
    opened.do("evidence")
    dialog = screen.dialog(EvidenceDialog)
    dialog.what.pick("held")
    words = [dialog.whom.itemText(at) for at in range(dialog.whom.count())]
    assert words == [
        "3. «Эхо»",
        "all 4 signatures without evidence of consent",
        "every signature of the statement: 5",
    ]
    dialog.whom.choose("without")
    dialog.held.setText("сейф")
    dialog.holder.setText("Д. Ахметова")
    dialog.accept()
    screen.settle(opened)
    database = opened.operations.database
    assert database is not None
    with database.reading() as tx:
        assert list_evidence.numbers_without(tx, statement_of(tx)) == []
        assert len(list_evidence.list_pieces(tx, statement_of(tx))) == 2


def test_several_are_confirmed_at_once(opened: MainWindow) -> None:
    opened.show_numbers([3, 4])
    screen.settle(opened)
    opened.do("check-signature")
    dialog = screen.dialog(FormDialog)
    assert dialog.windowTitle() == "Check of 2 signatures"
    assert "Nos. 3, 4" in [each.text() for each in dialog.findChildren(QLabel)]
    dialog.findChildren(WordBox)[0].choose("confirmed")
    screen.field(dialog, "Basis").setText("бланки сверены")
    screen.field(dialog, "Who checked").setText("А. Ахметова")
    dialog.accept()
    screen.settle(opened)
    database = opened.operations.database
    assert database is not None
    with database.reading() as tx:
        rows = signatures.list_signatures(tx, statement_of(tx).id)
    assert [row.number for row in rows if row.verification == "confirmed"] == [3, 4]
    opened.do("undo")
    with database.reading() as tx:
        rows = signatures.list_signatures(tx, statement_of(tx).id)
    assert [row.number for row in rows if row.verification == "confirmed"] == []


def test_a_merged_signature_names_the_one_it_stands_in(opened: MainWindow) -> None:
    opened.go("twins")
    screen.settle(opened)
    page = opened.page("twins")
    page.compare.stands[0].click()  # type: ignore[attr-defined]
    page.buttons["same"].setFocus()  # type: ignore[attr-defined]
    screen.press(page.buttons["same"], Qt.Key.Key_Space)  # type: ignore[attr-defined]
    screen.settle(opened)
    assert page.list.hasFocus()  # type: ignore[attr-defined]
    database = opened.operations.database
    assert database is not None
    with database.reading() as tx:
        statement = statement_of(tx)
        gone = [
            row.number
            for row in signatures.list_signatures(tx, statement.id)
            if row.status == "rejected"
        ]
        assert gone == [2], "No. 1 was said to be kept"
        (line,) = signature_list.read_rows(tx, statement, gone)
        found = signature_details.read_details(tx, statement, gone[0])
    assert line.merged_with == 1
    assert pages_of(opened).signatories.model.cell(line, "standing") == "merged with No. 1"
    assert found is not None
    assert details_words.state_tags(found)[0][0].startswith("Merged with No. 1")


def test_a_person_and_their_organisation_are_an_answer_of_their_own() -> None:
    belongs, same = (
        PossibleDuplicate(Pair(1, 2, 0.9, reason)) for reason in ("belongs", "same-name")
    )
    assert verdict_words("two-signatures", belongs).startswith("A person and their organisation")
    assert verdict_words("two-signatures", same) != verdict_words("two-signatures", belongs)
    assert "two-signatures" in decisions.VERDICTS


def test_an_empty_register_names_only_what_works(window: MainWindow, empty_register: Path) -> None:
    window.open_path(empty_register)
    window.go("signatories")
    page = pages_of(window).signatories
    assert page.empty.text() == "There is no statement yet"
    assert page.first_statement.isVisible()
    assert page.first_sign.isHidden()
    assert not window.details_room.isVisible()
    page.first_statement.click()
    screen.close_dialogs()


def test_keys_are_written_as_on_keyboards() -> None:
    keys = {each[2] for each in list_shortcuts()}
    assert "Enter" in keys
    assert not any("Return" in each for each in keys)
