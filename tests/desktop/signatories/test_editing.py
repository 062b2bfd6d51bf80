"""Editing by actions: in place, many at once, the order of the list, and the dialogs of a signature."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.bulk_dialog import ChangeManyDialog
from coalition_app.desktop.signatories.evidence_dialog import EvidenceDialog
from coalition_app.desktop.signatories.new_signature import SignatureDialog
from coalition_app.desktop.widgets.wrapped_rows import WORD
from coalition_app.labels import EVIDENCE_KINDS
from coalition_app.operations import signatures as signature_operations
from coalition_app.records.evidence import evidence
from coalition_app.records.imports import import_draft
from coalition_app.records.journal import journal
from coalition_app.records.lists.signature_details import EvidenceRow, read_details
from coalition_app.records.statements import statements
from coalition_app.records.store.tables import CLAIMS, status_step
from coalition_app.records.store.tables import EVIDENCE_KINDS as KNOWN_KINDS
from tests import sentences
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import (
    add_signatures,
    dump,
    make_register,
    make_source,
    numbered_entries,
    signatures_of,
    statement_of,
)


@pytest.fixture
def long_list(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window with a list that is too long to be changed while she waits."""
    path = tmp_path / "long.coalition"
    with make_register(path, statements_made=0) as made, made.writing("import") as tx:
        import_draft.import_source(tx, make_source(numbered_entries(400)))
    window.open_path(path)
    screen.settle(window)
    return window


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window with five signatures and two sections."""
    path = tmp_path / "five.coalition"
    with make_register(path, signatures=5) as made, made.writing("sections", statement=1) as tx:
        for heading in ("Ұлттық ұйымдар", "Халықаралық ұйымдар"):
            statements.add_section(tx, statement_of(tx).id, {"kk": heading})
    window.open_path(path)
    screen.settle(window)
    return window


def choose(window: MainWindow, *numbers: int) -> None:
    screen.settle(window)
    pages_of(window).signatories.choose(list(numbers))
    screen.settle(window)
    QCoreApplication.processEvents()
    assert sorted(pages_of(window).signatories.chosen_numbers()) == sorted(numbers)


def names(window: MainWindow) -> list[str]:
    assert window.operations.database is not None
    return [each.name[-2] for each in signatures_of(window.operations.database)]


def evidence_of(window: MainWindow, number: int) -> list[EvidenceRow]:
    assert window.operations.database is not None
    with window.operations.database.reading() as tx:
        found = read_details(tx, statement_of(tx), number)
    assert found is not None
    return list(found.evidence)


def newest(window: MainWindow) -> str:
    assert window.operations.database is not None
    with window.operations.database.reading() as tx:
        return journal.list_entries(tx)[-1].sentence()


# In place


def test_a_cell_is_changed_or_refused_with_a_sentence(opened: MainWindow) -> None:
    editing = opened.owners.editing
    assert editing.change_field(2, "place", "Шымкент") == ""
    assert sentences.FUTURE in editing.change_field(2, "signed_on", "01.01.2999")
    screen.settle(opened)
    assert opened.operations.database is not None
    assert signatures_of(opened.operations.database)[1].place == "Шымкент"
    assert newest(opened) == "change the place of No. 2 in statement 1"


def test_f2_goes_to_a_field_that_can_be_edited(opened: MainWindow) -> None:
    choose(opened, 2)
    pages_of(opened).signatories.table.setFocus()
    screen.press(opened, Qt.Key.Key_F2)
    focused = opened.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.isVisible()
    assert not focused.isReadOnly()


def test_f2_on_a_name_goes_to_the_name_and_never_to_who_represents(opened: MainWindow) -> None:
    choose(opened, 2)
    table = pages_of(opened).signatories.table
    table.setFocus()
    screen.press(table, Qt.Key.Key_F2)
    assert opened.focusWidget() is opened.details.fields["name"].editor


# Order


def test_chosen_ones_move_by_a_key_and_stay_chosen(opened: MainWindow) -> None:
    choose(opened, 3)
    opened.do("up")
    screen.settle(opened)
    assert names(opened) == ["1", "3", "2", "4", "5"]
    assert pages_of(opened).signatories.chosen_numbers() == [2]
    opened.do("up")
    screen.settle(opened)
    assert names(opened) == ["3", "1", "2", "4", "5"]
    opened.do("up")
    assert screen.sentence(opened) == "This is the first place."
    opened.do("down")
    screen.settle(opened)
    opened.operations.undo()
    assert names(opened) == ["3", "1", "2", "4", "5"]


def test_a_block_moves_to_the_end(opened: MainWindow) -> None:
    opened.owners.editing.move_to([1, 2], None)
    screen.settle(opened)
    assert names(opened) == ["3", "4", "5", "1", "2"]
    assert sorted(pages_of(opened).signatories.chosen_numbers()) == [4, 5]
    opened.operations.undo()
    assert names(opened) == ["1", "2", "3", "4", "5"]


def test_a_long_list_is_numbered_anew_in_the_background(long_list: MainWindow) -> None:
    window = long_list
    window.owners.editing.move_to([400], 1)
    assert window.operations.working == "Changing the order"
    screen.settle(window)
    screen.settle(window)
    assert window.operations.database is not None
    rows = signatures_of(window.operations.database)
    assert [rows[0].name, rows[1].name, rows[-1].name] == [
        "«Список 400»",
        "«Список 1»",
        "«Список 399»",
    ]
    assert newest(window) == "move number 400 to number 1 in the order of statement 1"


# Many


def test_many_are_changed_after_a_preview_as_one_step(opened: MainWindow) -> None:
    assert opened.operations.database is not None
    before = dump(opened.operations.database)
    choose(opened, 1, 3, 4)
    opened.do("change-many")
    shown = screen.dialog(ChangeManyDialog)
    assert shown.windowTitle() == "Change 3 signatures"
    shown.field.choose("section")
    shown.value.choose("2")
    assert shown.summary.text() == "3 would change."
    assert shown.preview.item(0).data(WORD) == "no section → Халықаралық ұйымдар"
    assert shown.preview.item(0).text() == "1. ОФ Фонд «Бірлік 1»"
    screen.tell_days(shown)
    shown.agree.click()
    screen.settle(opened)
    rows = signatures_of(opened.operations.database)
    assert [each.section for each in rows] == [2, 0, 2, 2, 0]
    assert newest(opened) == "put 3 signatures of statement 1 into another section"
    opened.menus.actions["undo"].trigger()
    assert dump(opened.operations.database) == before


def test_a_refused_status_is_listed_with_its_reason(opened: MainWindow) -> None:
    assert opened.operations.database is not None
    add_signatures(opened.operations.database, 1, status="invited")
    opened.operations.reread()
    choose(opened, 5, 6)
    opened.do("change-many")
    shown = screen.dialog(ChangeManyDialog)
    shown.field.choose("standing")
    assert shown.value.findData("withdrawn") == -1
    shown.value.choose("declined")
    assert shown.summary.text() == "1 would change. 1 is refused."
    refusal = shown.preview.item(0).text().splitlines()[1]
    assert refusal == "Signature 5 cannot go from “signed” to “declined”."
    screen.tell_days(shown)
    shown.agree.click()
    screen.settle(opened)
    rows = signatures_of(opened.operations.database)
    assert [each.status for each in rows[-2:]] == ["signed", "declined"]


def test_nothing_to_change_cannot_be_agreed_to(opened: MainWindow) -> None:
    choose(opened, 1, 2)
    opened.do("change-many")
    shown = screen.dialog(ChangeManyDialog)
    shown.field.choose("kind")
    shown.value.choose("organisation")
    assert (shown.summary.text(), shown.agree.isEnabled()) == (
        "0 would change. 2 already have it.",
        False,
    )
    opened.speak("ru")
    assert shown.field.currentText() == "Вид"
    shown.value.choose("media")
    assert shown.agree.isEnabled()
    shown.reject()


def test_hundreds_are_previewed_and_changed_in_the_background(long_list: MainWindow) -> None:
    window = long_list
    pages_of(window).signatories.table.selectAll()
    window.do("change-many")
    shown = screen.dialog(ChangeManyDialog)
    assert not shown.agree.isEnabled()
    screen.settle(window)
    shown.field.choose("kind")
    shown.value.choose("media")
    screen.settle(window)
    assert shown.summary.text() == "400 would change."
    screen.tell_days(shown)
    shown.agree.click()
    assert window.operations.working == "Changing signatures"
    screen.settle(window)
    assert window.operations.database is not None
    assert {each.kind for each in signatures_of(window.operations.database)} == {"media"}
    assert newest(window) == "change the kind of 400 signatories of statement 1"


def test_a_preview_that_is_given_up_answers_nobody(long_list: MainWindow) -> None:
    pages_of(long_list).signatories.table.selectAll()
    long_list.do("change-many")
    shown = screen.dialog(ChangeManyDialog)
    shown.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    screen.settle(long_list)
    assert screen.open_dialogs() == []


def test_evidence_for_hundreds_is_recorded_in_the_background(long_list: MainWindow) -> None:
    long_list.do("evidence")
    shown = screen.dialog(EvidenceDialog)
    assert not shown.agree.isEnabled()
    shown.what.pick("held")
    shown.whom.choose("all")
    screen.tell_days(shown)
    shown.agree.click()
    assert shown.refusal.text() == "Say where the originals are held."
    assert shown.focusWidget() is shown.held
    shown.held.setText("сейф")
    screen.tell_days(shown)
    shown.agree.click()
    assert "who holds the originals" in shown.refusal.text()
    assert shown.focusWidget() is shown.holder
    shown.holder.setText("Д. Ахметова")
    screen.tell_days(shown)
    shown.agree.click()
    assert long_list.operations.working == "Recording evidence"
    screen.settle(long_list)
    assert [each.held_where for each in evidence_of(long_list, 399)] == ["сейф"]


# Dialogs of a signature


def test_a_pile_of_paper_forms_is_typed_one_after_the_other(opened: MainWindow) -> None:
    opened.do("sign")
    shown = screen.dialog(SignatureDialog)
    shown.place.setText("Орал")
    shown.country.setText("Қазақстан")
    shown.section.choose("2")
    shown.status.choose("subject-to-approval")
    shown.signed_on.setText("01.03.2026")
    shown.name.setText("«Бірінші»")
    shown.next.click()
    assert shown.isVisible()
    # What was typed of the one is not said of the next; only kind and section are likely the same.
    fields = (shown.name, shown.legal_form, shown.place, shown.country, shown.signed_on)
    assert [each.text() for each in fields] == [""] * 5
    assert shown.section.key() == "2"
    assert shown.focusWidget() is shown.name
    shown.next.click()
    assert shown.refusal.text() == "A signature needs the name of its signatory."
    shown.name.setText("«Екінші»")
    screen.tell_days(shown)
    shown.agree.click()
    screen.settle(opened)
    assert opened.operations.database is not None
    rows = signatures_of(opened.operations.database)[-2:]
    assert [(each.name, each.place, each.country, each.section) for each in rows] == [
        ("«Бірінші»", "Орал", "Қазақстан", 2),
        ("«Екінші»", "", "", 2),
    ]
    assert [each.status for each in rows] == ["subject-to-approval", "signed"]
    assert pages_of(opened).signatories.chosen_numbers() == [7]


def test_a_person_signs_as_an_individual_unless_said_otherwise(opened: MainWindow) -> None:
    opened.do("sign")
    shown = screen.dialog(SignatureDialog)
    shown.kind.choose("individual")
    assert shown.capacity.key() == "individual"
    shown.capacity.choose("personal")
    shown.name.setText("Дана Ахметова")
    screen.tell_days(shown)
    shown.agree.click()
    screen.settle(opened)
    assert opened.operations.database is not None
    last = signatures_of(opened.operations.database)[-1]
    assert (last.kind, last.capacity) == ("individual", "personal")


def test_a_withdrawal_keeps_its_note(opened: MainWindow) -> None:
    choose(opened, 2)
    opened.do("withdraw")
    shown = screen.form(signature_operations.change_status)
    shown.editors["note"].put("телефон арқылы")
    screen.tell_days(shown)
    shown.agree.click()
    screen.settle(opened)
    assert opened.operations.database is not None
    with opened.operations.database.reading() as tx:
        assert [row.note for row in tx.rows(status_step.select())] == ["телефон арқылы"]


def test_every_kind_of_evidence_has_its_words() -> None:
    assert tuple(EVIDENCE_KINDS) == KNOWN_KINDS


def test_evidence_is_a_file_of_a_kind_for_a_claim(opened: MainWindow, tmp_path: Path) -> None:
    letter = tmp_path / "хат.eml"
    letter.write_bytes(b"From: a@b.kz\n\nkelisemiz\n")
    asked: list[str] = []

    def give(_parent: QWidget, title: str, _kinds: str) -> Path | None:
        asked.append(title)
        return letter

    opened.choosers.file = give
    choose(opened, 2, 4)
    opened.do("evidence")
    shown = screen.dialog(EvidenceDialog)
    assert shown.whom.key() == "chosen"
    assert {shown.claim.itemData(at) for at in range(shown.claim.count())} == set(CLAIMS)
    shown.what.pick("file")
    shown.more.setChecked(True)
    shown._choose()
    assert shown.kind.key() == "letter"
    shown.kind.choose("mail")
    shown.claim.choose("authority")
    shown.receiver.setText("Дана")
    shown.made.setText("завтра")
    screen.tell_days(shown)
    shown.agree.click()
    assert "is not a date" in shown.refusal.text()
    assert shown.file.text() == str(letter)
    shown.made.setText("02.03.2026")
    screen.tell_days(shown)
    shown.agree.click()
    screen.settle(opened)
    assert asked == ["Evidence"]
    for number in (2, 4):
        (found,) = evidence_of(opened, number)
        assert (found.kind, found.claim, found.file_name) == ("mail", "authority", "хат.eml")
        assert (str(found.made_on), found.receiver) == ("2026-03-02", "Дана")
    assert evidence_of(opened, 3) == []
    assert opened.operations.database is not None
    with opened.operations.database.reading() as tx:
        assert evidence.consent_basis(tx, statement_of(tx).id) == {}
