"""A coordinator's afternoon in the real window, from the pasted list to the attested annex."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QWidget

from coalition_app.desktop.annex.attest_dialog import AttestDialog
from coalition_app.desktop.annex.verdict import VerdictDialog
from coalition_app.desktop.annex.verify_dialog import VerifyDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.register.new_dialog import NewRegisterDialog
from coalition_app.desktop.signatories.evidence_dialog import EvidenceDialog
from coalition_app.desktop.signatories.new_signature import SignatureDialog
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions.held import read_held
from coalition_app.records.statements.statements import list_statements
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import dump

LIST = Path(__file__).parent.parent / "data" / "real_case" / "statement.txt"
OF_18 = ("does-not-support", "supports-with-reservation", "not-stated")


@pytest.fixture
def imported(window: MainWindow, empty_register: Path) -> MainWindow:
    """Give the window after the real list was pasted and taken in."""
    window.open_path(empty_register)
    window.owners.imports.import_text(LIST.read_text(encoding="utf-8"))
    screen.importing().agree.click()
    return window


def record_position_of_18(window: MainWindow) -> None:
    pages_of(window).signatories.choose([18])
    window.owners.positions.reserve()
    shown = screen.dialog(PositionDialog)
    assert "международной экспертизы" in shown.wording.toPlainText()
    for box, stance in zip(shown.stances, OF_18, strict=True):
        box.pick(stance)
    shown.agree.click()


def position_of_18(window: MainWindow) -> tuple[str, ...]:
    database = window.operations.database
    assert database is not None
    (chosen,) = pages_of(window).signatories.chosen()
    with database.reading() as tx:
        (statement,) = list_statements(tx)
        return read_held(tx, statement).of(chosen.id)


def test_a_coordinator_carries_the_real_list_to_an_attested_annex(
    imported: MainWindow, tmp_path: Path
) -> None:
    window, annex = imported, tmp_path / "annex.pdf"
    assert pages_of(window).signatories.model.rowCount() == 119
    record_position_of_18(window)
    window.owners.signatories.record_evidence()
    evidence = screen.dialog(EvidenceDialog)
    evidence.what.pick("held")
    evidence.whom.setCurrentIndex(evidence.whom.findData("all"))
    screen.type_words(evidence.held, "кеңсе, 1-бума")
    screen.type_words(evidence.holder, "Р. Акылбекова")
    evidence.agree.click()
    window.owners.annexes.set_attestor()
    attestor = screen.attestor_fields(window)
    assert attestor.name.text() == "Акылбекова Р.М."
    assert len(attestor.offices.toPlainText().splitlines()) == 3
    attestor.agree.click()
    window.go("annex")
    screen.settle(window)
    assert screen.pages_drawn(pages_of(window).annex) > 1
    window.choosers.target = lambda _parent, _title, _proposed: annex
    window.owners.annexes.attest()
    attest = screen.dialog(AttestDialog)
    attest.place.setText("Алматы")
    screen.settle(window)
    attest.own.answers["office-only"].click()
    screen.settle(window)
    attest.agreed.setChecked(True)
    attest.agree.click()
    screen.settle(window)
    assert annex.read_bytes().startswith(b"%PDF")
    assert "Edition 1 is attested" in screen.sentence(window)
    window.choosers.file = lambda _parent, _title, _kinds: annex
    window.owners.annexes.verify()
    screen.dialog(VerifyDialog).choose.click()
    screen.settle(window)
    verdict = screen.dialog(VerdictDialog)
    word, said = verdict.word.text(), verdict.sentence.text()
    verdict.reject()
    assert word == "Genuine"
    assert said.startswith("Genuine: edition 1 of “")
    assert said.endswith("exactly as it was issued.")


def test_a_position_is_undone_and_redone_by_name(imported: MainWindow) -> None:
    undo, redo = imported.menus.actions["undo"], imported.menus.actions["redo"]
    before = position_of(imported)
    record_position_of_18(imported)
    assert position_of_18(imported) == OF_18
    assert undo.toolTip().startswith("Undo: ")
    assert "18" in undo.toolTip()
    undo.trigger()
    assert position_of(imported) == before
    assert redo.toolTip().startswith("Redo: ")
    redo.trigger()
    assert position_of_18(imported) == OF_18


def position_of(window: MainWindow) -> tuple[str, ...] | None:
    pages_of(window).signatories.choose([18])
    return position_of_18(window)


def test_the_import_is_one_step_of_undo(window: MainWindow, empty_register: Path) -> None:
    window.open_path(empty_register)
    assert window.operations.database is not None
    before = dump(window.operations.database)
    window.owners.imports.import_text(LIST.read_text(encoding="utf-8"))
    screen.importing().agree.click()
    window.menus.actions["undo"].trigger()
    assert dump(window.operations.database) == before
    assert pages_of(window).signatories.first_import.isVisible()


def test_a_list_that_is_known_is_refused_and_the_preview_stays(imported: MainWindow) -> None:
    imported.owners.imports.import_text(LIST.read_text(encoding="utf-8"))
    preview = screen.importing()
    assert not preview.agree.isEnabled()
    preview.accept()
    assert preview.isVisible()
    assert preview.held.text() == (
        "This source is already in the register (statement 1). There is nothing to add."
    )
    preview.reject()
    assert pages_of(imported).signatories.model.rowCount() == 119


def test_a_refused_position_keeps_what_was_typed(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    pages_of(window).signatories.choose([2])
    window.owners.positions.reserve()
    shown = screen.dialog(PositionDialog)
    shown.wording.setPlainText("Екінші талапты қолдамаймыз.")
    shown.received.setDate(QDate.currentDate().addYears(5))
    stance = shown.stances[1]
    stance.pick("supports-with-reservation")
    shown.agree.click()
    assert shown.isVisible()
    assert shown.refusal.text()
    QCoreApplication.processEvents()
    assert shown.refusal.height() >= shown.refusal.heightForWidth(shown.refusal.width())
    assert shown.wording.toPlainText() == "Екінші талапты қолдамаймыз."
    assert stance.key() == "supports-with-reservation"
    shown.reject()


def test_the_language_is_switched_while_a_dialog_is_open(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.owners.signatories.new_signature()
    shown = screen.dialog(SignatureDialog)
    shown.name.setText("«Тілші»")
    window.speak("kk")
    assert window.menus.actions["undo"].text().startswith("Болдырмау")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Бас тарту"
    shown.agree.click()
    assert not shown.isVisible()
    assert pages_of(window).signatories.model.rowCount() == 4


def test_a_register_is_made_where_she_says(window: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "жаңа.coalition"
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, proposed: str) -> Path | None:
        asked.append(proposed)
        return target

    window.choosers.target = choose
    window.owners.registers.new_register()
    shown = screen.dialog(NewRegisterDialog)
    screen.type_words(shown.coalition, "Ашық қоғам")
    shown.agree.click()
    shown.agree.click()
    shown.passphrase.setText("жеті қат көк")
    shown.agree.click()
    assert shown.refusal.text().startswith("Enter the passphrase again")
    shown.again.setText("жеті қат")
    shown.agree.click()
    assert shown.refusal.text() == "The two passphrases differ; nothing was made."
    assert not target.exists()
    shown.unencrypted.setChecked(True)
    shown.agree.click()
    shown.choose.click()
    assert [Path(each).name for each in asked] == ["Ашық қоғам.coalition"]
    assert not target.exists()
    shown.agree.click()
    assert window.operations.database is not None
    assert window.operations.database.path == target


def test_closing_the_window_releases_the_register(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.go("annex")
    window.close()
    open_register(register).close()
