"""Several representatives, joint entries, and several chosen signatories in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.signatories.bulk_dialog import ChangeManyDialog
from coalition_app.desktop.signatories.joint_dialog import TogetherDialog
from coalition_app.desktop.signatories.new_signature import SignatureDialog
from coalition_app.desktop.widgets.wrapped_rows import WORD
from coalition_app.records.editions import attestors
from coalition_app.records.journal import journal
from coalition_app.records.signatures.signatures import SignatureRow
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import dump, signatures_of


@pytest.fixture
def opened(window: MainWindow, register: Path) -> Iterator[MainWindow]:
    """Give the window on the list of three signatories."""
    window.open_path(register)
    window.go("signatories")
    screen.settle(window)
    yield window
    screen.settle(window)


def rows(window: MainWindow) -> list[SignatureRow]:
    assert window.operations.database is not None
    return signatures_of(window.operations.database)


def newest(window: MainWindow) -> str:
    assert window.operations.database is not None
    with window.operations.database.reading() as tx:
        return journal.list_entries(tx)[-1].sentence()


def test_coordinator_records_a_joint_entry_by_hand(opened: MainWindow) -> None:
    opened.do("sign")
    shown = screen.dialog(SignatureDialog)
    assert not shown.people.isVisible()
    screen.type_words(shown.name, "«Ақ жол»")
    screen.type_words(shown.representative, "Аян Ли")
    shown.several.click()
    assert shown.people.isVisible()
    first = shown.people.fields[0]
    assert first[0].accessibleName() == "Representative, 2"
    screen.type_words(first[0], "Ия Ко")
    screen.type_words(first[1], "заңгер")
    assert len(shown.people.fields) == 2  # one more can always be typed
    screen.type_words(shown.bodies.fields[0][0], "ОО")
    shown.agree.click()
    assert shown.refusal.text() == "Give the name of the body with the legal form “ОО”."
    screen.type_words(shown.bodies.fields[0][1], "«Зов»")
    shown.agree.click()
    screen.settle(opened)
    signed = rows(opened)[-1]
    assert signed.people == (("Аян Ли", ""), ("Ия Ко", "заңгер"))
    assert signed.joint == (("ОО", "«Зов»"),)
    assert opened.details.others.texts() == [
        "Also represented by Ия Ко, заңгер",
        "Signs jointly: ОО «Зов»",
    ]


def test_rows_that_were_put_away_are_not_recorded(opened: MainWindow) -> None:
    opened.do("sign")
    shown = screen.dialog(SignatureDialog)
    shown.name.setText("«Ақ жол»")
    shown.several.click()
    shown.bodies.fields[0][1].setText("«Зов»")
    shown.several.click()
    shown.agree.click()
    assert rows(opened)[-1].joint == ()


def test_representatives_are_changed_from_the_details(opened: MainWindow) -> None:
    pages_of(opened).signatories.choose([2])
    before = dump(opened.operations.database)  # type: ignore[arg-type]
    opened.owners.editing.change_together()
    shown = screen.dialog(TogetherDialog)
    shown.people.fill([("Аян Ли", "директор"), ("Ия Ко", "")])
    shown.bodies.fields[0][1].setText("Клуб «Лик»")
    opened.speak("kk")
    assert shown.people.fields[1][0].text() == "Ия Ко"
    opened.speak("en")
    shown.agree.click()
    screen.settle(opened)
    assert rows(opened)[1].people == (("Аян Ли", "директор"), ("Ия Ко", ""))
    assert rows(opened)[1].joint == (("", "Клуб «Лик»"),)
    opened.do("undo")
    assert dump(opened.operations.database) == before  # type: ignore[arg-type]


def test_the_details_say_that_only_one_of_several_is_changed(opened: MainWindow) -> None:
    details = opened.details
    pages_of(opened).signatories.choose([2])
    assert not details.several.isVisible()
    assert details.first.property("role") == "first"
    pages_of(opened).signatories.choose([1, 2, 3])
    assert details.several.isVisible()
    assert details.several_note.text() == (
        "3 signatories are chosen. Changes made here apply to No. 1 only."
    )
    assert (details.change_all.property("role"), details.first.property("role")) == ("first", "")
    details.change_all.click()
    shown = screen.dialog(ChangeManyDialog)
    assert shown.windowTitle() == "Change 3 signatures"
    shown.reject()


@pytest.mark.parametrize(
    ("field", "words"),
    [("place", "Шымкент"), ("country", "Қазақстан"), ("legal_form", "ҚҚ"), ("office", "төраға")],
)
def test_words_of_several_are_changed_after_a_preview(
    opened: MainWindow, field: str, words: str
) -> None:
    pages_of(opened).signatories.choose([1, 3])
    opened.do("change-many")
    shown = screen.dialog(ChangeManyDialog)
    shown.field.choose(field)
    assert shown.words.isVisible() and not shown.value.isVisible()
    assert not shown.agree.isEnabled()
    screen.type_words(shown.words, words)
    assert shown.summary.text() == "2 would change."
    assert shown.preview.item(0).data(WORD).endswith(f"→ {words}")
    shown.agree.click()
    screen.settle(opened)
    assert [getattr(each, field) == words for each in rows(opened)] == [True, False, True]


def test_words_that_are_too_long_for_several_are_refused(opened: MainWindow) -> None:
    pages_of(opened).signatories.choose([1, 3])
    opened.do("change-many")
    shown = screen.dialog(ChangeManyDialog)
    shown.field.choose("place")
    shown.words.insert("а" * 501)
    screen.type_words(shown.words, "б")
    assert "502 characters, at most 500" in shown.refusal.text()
    assert not shown.agree.isEnabled()
    shown.field.choose("kind")
    assert shown.value.isVisible() and not shown.words.isVisible()
    shown.reject()


def test_ctrl_enter_agrees_from_a_field_of_several_lines(opened: MainWindow) -> None:
    opened.do("attestor")
    shown = screen.attestor_fields(opened)
    offices = shown.findChildren(QPlainTextEdit)[0]
    screen.type_words(shown.findChildren(QLineEdit)[0], "Ахметова Дана")
    screen.type_words(offices, "координатор")
    screen.press(offices, Qt.Key.Key_Return)
    screen.type_words(offices, "директор")
    screen.press(offices, Qt.Key.Key_Return, ctrl=True)
    assert screen.open_dialogs() == []
    assert opened.operations.database is not None
    with opened.operations.database.reading() as tx:
        named = attestors.current_attestor(tx)
    assert named is not None
    assert (named.name, named.offices) == ("Ахметова Дана", ("координатор", "директор"))


def test_ctrl_enter_saves_a_field_of_the_details(opened: MainWindow) -> None:
    pages_of(opened).signatories.choose([2])
    opened.details.go("data")
    notes = opened.details.fields["notes"].editor
    notes.setFocus()
    screen.type_words(notes, "звонить вечером")
    screen.press(notes, Qt.Key.Key_Return, ctrl=True)
    screen.settle(opened)
    assert newest(opened) == "change private details of signatory 2 in statement 1"


def test_a_list_of_kinds_of_evidence_shows_every_entry(
    opened: MainWindow, grumbles: list[str]
) -> None:
    opened.go("positions")
    screen.settle(opened)
    pages_of(opened).positions.cells.setFocus()
    opened.do("reserve")
    (shown,) = screen.open_dialogs()
    assert isinstance(shown, PositionDialog)
    opened.choosers.file = lambda *_asked: None
    shown.evidence_line.click()
    for box in (shown.shown_by.kind, shown.shown_by.kind):
        box.setFocus()
        box.showPopup()
        screen.settle(opened)
        view = box.view()
        last = view.visualRect(view.model().index(box.count() - 1, 0))
        assert last.bottom() < view.viewport().height()
        assert view.verticalScrollBar().maximum() == 0
        box.hidePopup()
    shown.reject()
    # The offscreen platform grumbles about the lists of boxes.
    grumbles[:] = [each for each in grumbles if "This plugin does not support" not in each]


def test_a_body_of_the_directory_signs_another_statement(
    opened: MainWindow, register: Path
) -> None:
    known = rows(opened)[0]
    opened.do("sign")
    shown = screen.dialog(SignatureDialog)
    screen.type_words(shown.name, "Никто")
    screen.press(shown.name, Qt.Key.Key_Tab)
    assert not shown.known.isVisible()
    shown.name.clear()
    screen.type_words(shown.name, known.name.lower())  # in another spelling
    screen.press(shown.name, Qt.Key.Key_Tab)
    assert shown.known.isVisible()
    assert shown.known.key() == "0"  # nobody is linked unasked
    shown.known.choose("1")
    shown.agree.click()
    screen.settle(opened)
    signed = rows(opened)[-1]
    assert signed.signatory_id == known.signatory_id
    assert signed.name == known.name.lower()
    opened.do("undo")
    assert [each.id for each in rows(opened)].count(signed.id) == 0
    assert rows(opened)[0] == known
