"""Rubbish in every field: taken as it is, or refused in a sentence; no fault, no hidden character."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit

from coalition_app.desktop.help.fault_dialog import FaultDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.model import COLUMNS, NAME
from coalition_app.desktop.signatories.new_signature import SignatureDialog
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.hidden_characters import HIDDEN
from coalition_app.records.care import checks
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.every_dialog import (
    OPENERS,
    WRITING_FIRST,
    give_up,
    open_dialog,
    paste,
    typed_fields,
    words_of,
)
from tests.desktop.screen import pages_of
from tests.registers import dump, signatures_of, statement_of

RUBBISH = {
    "controls": "А\x00Б\x07В\x1bГ\x7f\x9f",
    "long": "ә" * 50_001,
    "bidi": "\u202eғба\u202c \u2066x\u2069 \u0639\u0631\u0628\u064a\u200f",
    "emoji": "👩‍👩‍👧‍👦🇰🇿𝒳\U000e0001",
    "formula": '=HYPERLINK("http://x";"y")',
    "markup": "<b>x</b><script>&amp;<img src='file:///x' onerror=1>",
    "sql": "'; DROP TABLE signature; --",
    "patterns": "%(name)s %d {0} %s %n \\1 $x",
    "spaces": " \t\u00a0\u2003\u200b\ufeff ",
    "lines": "а\r\nб\u2028в\u2029г\x0bд",
    "marks": "е" + "\u0301" * 2_000,
    "number": "9" * 5_000,
    "paths": "../../etc/passwd\\..\\aux:*?",
}
MOST_STEPS = 5
"""Times that a dialog is agreed to: a wizard has four steps."""


@pytest.fixture
def opened(window: MainWindow, register: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """Give the window on a small register, which is whole at the end, whatever was typed."""
    window.choosers.target = lambda _parent, _title, _proposed: tmp_path / "target.pdf"
    window.open_path(register)
    yield window
    screen.settle(window)
    assert [each for each in screen.open_dialogs() if isinstance(each, FaultDialog)] == []
    assert checks.find_damage(database_of(window)) == []
    assert unseen(dump(database_of(window))) == []


def unseen(rows: dict[str, list[tuple[object, ...]]]) -> list[str]:
    """Give the recorded words that hold a character which cannot be seen."""
    values = [value for table in rows.values() for row in table for value in row]
    return [value for value in values if isinstance(value, str) and HIDDEN.search(value)]


def in_one_line(words: str) -> str:
    """Give words as a field of one line may record them: the same but for the white space."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def agree(window: MainWindow, shown: QDialog) -> None:
    """Agree until the dialog closes or refuses; a refusal has its sentence, and what was typed stays."""
    for _step in range(MOST_STEPS):
        before = [words_of(each) for each in typed_fields(shown)]
        shown.accept()
        screen.settle(window)
        if shown not in screen.open_dialogs():
            return
        if isinstance(shown, FormDialog) and shown.refusal.isVisible():
            assert shown.refusal.text()
            assert [words_of(each) for each in typed_fields(shown)] == before
            return
        fill(shown, before[0] if before else "")


def fill(shown: QDialog, words: str) -> None:
    for field in typed_fields(shown):
        paste(field, words)


@pytest.mark.parametrize("name", [*OPENERS, *WRITING_FIRST])
def test_rubbish_in_a_dialog_is_taken_or_refused_in_a_sentence(
    opened: MainWindow, name: str
) -> None:
    shown: QDialog | None = None
    for words in RUBBISH.values():
        if shown is None or shown not in screen.open_dialogs():
            shown = open_dialog(opened, name)
        if not list(typed_fields(shown)):
            break
        fill(shown, words)
        screen.settle(opened)
        agree(opened, shown)
        if not refuses(shown):
            give_up_all()
    give_up_all()


def refuses(shown: QDialog) -> bool:
    """Tell whether a dialog stays open with its sentence, alone, for the next words."""
    alone = screen.open_dialogs() == [shown]
    return alone and isinstance(shown, FormDialog) and shown.refusal.isVisible()


def give_up_all() -> None:
    for left in screen.open_dialogs():
        give_up(left)


def test_a_signature_of_rubbish_is_recorded_as_it_was_typed(opened: MainWindow) -> None:
    for kind in RUBBISH:
        sign_as(opened, kind)


def sign_as(opened: MainWindow, kind: str) -> None:
    before = len(signatures_of(database_of(opened)))
    opened.do("sign")
    shown = screen.dialog(SignatureDialog)
    fields = {"name": shown.name, "representative": shown.representative, "office": shown.office}
    for field in fields.values():
        paste(field, RUBBISH[kind])
    typed = {key: field.text() for key, field in fields.items()}
    shown.agree.click()
    if shown.isVisible():
        assert shown.refusal.text()
        assert len(signatures_of(database_of(opened))) == before
        give_up(shown)
        return
    signed = signatures_of(database_of(opened))[-1]
    assert {key: getattr(signed, key) for key in fields} == {
        "name": in_one_line(typed["name"]),
        "representative": in_one_line(typed["representative"]),
        "office": in_one_line(typed["office"]),
    }


def test_rubbish_in_the_details_is_saved_or_refused_below_its_field(opened: MainWindow) -> None:
    for kind in RUBBISH:
        edit_details(opened, kind)


def edit_details(opened: MainWindow, kind: str) -> None:
    pages_of(opened).signatories.choose([2])
    opened.details.go("data")
    for key in ("representative", "place", "signed_on"):
        field = opened.details.fields[key]
        assert isinstance(field.editor, QLineEdit)
        field.editor.setFocus()
        paste(field.editor, RUBBISH[kind])
        typed = field.value()
        pages_of(opened).signatories.table.setFocus()
        QCoreApplication.processEvents()
        if field.refusal.isVisibleTo(field):
            assert field.refusal.text()
            assert field.value() == typed
            field.show_value("")
        else:
            recorded = getattr(signatures_of(database_of(opened))[1], key)
            assert (recorded or "") == in_one_line(typed)


def test_rubbish_in_the_text_is_saved_or_refused_below_its_field(opened: MainWindow) -> None:
    opened.go("text")
    for kind in RUBBISH:
        edit_text(opened, kind)


def edit_text(opened: MainWindow, kind: str) -> None:
    page = pages_of(opened).text
    fields = [page.titles.fields["ru"]]
    if kind != "long":
        # Qt breaks a line of a hundred thousand letters in a second, for each field anew.
        fields += [page.bodies.fields["kk"], page.dated, page.demands.fields()[1]]
    for field in fields:
        field.edit.setFocus()
        paste(field.edit, RUBBISH[kind])
        typed = field.words()
        field.keep()
        if field.refusal.text():
            assert field.words() == typed
        field.put_back()
    QCoreApplication.processEvents()
    with database_of(opened).reading() as tx:
        statement = statement_of(tx)
    screen.settle(opened)
    assert page.titles.fields["ru"].words() == statement.titles["ru"]


def test_rubbish_is_searched_for_edited_and_pasted(opened: MainWindow) -> None:
    for words in RUBBISH.values():
        search_and_paste(opened, words)


def search_and_paste(opened: MainWindow, words: str) -> None:
    opened.go("signatories", 1)
    page = pages_of(opened).signatories
    page.search.setText(words)
    page.show_list()
    assert page.model.rowCount() <= 3
    page.search.clear()
    page.show_list()
    before = signatures_of(database_of(opened))[0].place
    page.model.setData(page.model.index(0, COLUMNS.index("place")), words)
    after = signatures_of(database_of(opened))[0].place
    assert after in (before, in_one_line(words))
    page.model.setData(page.model.index(0, NAME), words)
    assert signatures_of(database_of(opened))[0].name == "Фонд «Бірлік 1»"
    opened.go("positions")
    page.search.setText(words)
    page.show_list()
    QGuiApplication.clipboard().setText(words)
    pages_of(opened).positions.edits.paste()
    opened.go("journal")
    for field in typed_fields(pages_of(opened).journal):
        paste(field, words)
    screen.settle(opened)
    opened.do("paste")
    screen.settle(opened)
    for shown in screen.open_dialogs():
        agree(opened, shown)
    give_up_all()
