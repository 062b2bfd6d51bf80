"""What the next edition would change is read before it is attested, from the card and from the draft."""

from pathlib import Path

from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLabel

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.drafts import DraftEntry
from coalition_app.records.editions import attestors
from coalition_app.records.imports import import_draft
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from tests.desktop import screen
from tests.desktop.annexes import DAY, attest, database_of, open_ready
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, make_source, statement_of, withdraw_signature


def test_what_has_changed_is_one_click_from_the_edition_and_from_the_draft(
    window: MainWindow, tmp_path: Path
) -> None:
    open_ready(window, tmp_path / "ready.coalition")
    side = pages_of(window).annex.side
    assert not side.changes.isVisible(), "there is no edition yet"
    attest(window, tmp_path / "first.pdf")
    assert not side.changes.isVisible(), "nothing has changed"
    with database_of(window).writing("test") as tx:
        withdraw_signature(tx, statement_of(tx), 7, DAY)
    add_signatures(database_of(window), 1)
    window.refresh()
    screen.settle(window)
    assert side.since.isHidden(), "the button says it"
    assert side.changes.text() == "What has changed since edition 1…"
    told = read(window)
    # It is only read: the program speaks English, the annex Russian.
    assert pages_of(window).annex.document_language() == "ru"
    assert "1. Joined\n41. " in told and "\n7. " in told
    side.attest.click()
    screen.settle(window)
    assert side.shown is None and side.changes.isVisible()
    assert read(window) == told


def test_what_has_not_changed_is_said(window: MainWindow, tmp_path: Path) -> None:
    open_ready(window, tmp_path / "ready.coalition")
    attest(window, tmp_path / "first.pdf")
    window.do("changes")
    screen.settle(window)
    shown = screen.dialog(ReadingDialog)
    assert "No entry has changed." in shown.text.toPlainText()
    shown.agree.click()


def test_the_card_of_an_edition_says_what_is_left_before_the_next(
    window: MainWindow, tmp_path: Path
) -> None:
    open_ready(window, tmp_path / "ready.coalition")
    attest(window, tmp_path / "first.pdf")
    entry = DraftEntry(41, "«Зов» (кроме сроков)", "«Зов»", reservation="кроме сроков")
    with database_of(window).writing("import") as tx:
        import_draft.import_source(tx, make_source([entry]), into=statement_of(tx))
    window.refresh()
    screen.settle(window)
    assert pages_of(window).annex.side.attest.text() == "Show draft of edition 2 · 1 left"


def test_words_of_several_lines_stand_inside_their_entry_and_the_list_is_copied(
    window: MainWindow, tmp_path: Path
) -> None:
    open_ready(window, tmp_path / "ready.coalition")
    attest(window, tmp_path / "first.pdf")
    new = NewPosition({1: "supports-with-reservation"}, "Кроме сроков:\nони коротки.", "ru", DAY)
    with database_of(window).writing("position") as tx:
        positions.record_position(tx, statement_of(tx), 7, new)
    window.refresh()
    screen.settle(window)
    pages_of(window).annex.side.changes.click()
    screen.settle(window)
    shown = screen.dialog(ReadingDialog)
    (first,) = [each for each in shown.text.toPlainText().split("\n") if "Кроме сроков:" in each]
    (second,) = [each for each in shown.text.toPlainText().split("\n") if "они коротки." in each]
    inside = len(first) - len(first.lstrip())
    assert inside and second.startswith(" " * inside)
    block = shown.text.document().findBlockByNumber(
        shown.text.toPlainText().split("\n").index(second)
    )
    margin = block.blockFormat().leftMargin()
    assert margin == -block.blockFormat().textIndent() > 0
    screen.click(shown, "Copy the changes")
    assert QGuiApplication.clipboard().text() == shown.text.toPlainText()
    shown.agree.click()
    screen.settle(window)


def changes_after_a_withdrawal(window: MainWindow, folder: Path) -> ReadingDialog:
    """Show what changed between two editions, before the second of which number 7 withdrew."""
    open_ready(window, folder / "ready.coalition")
    attest(window, folder / "first.pdf")
    with database_of(window).writing("test") as tx:
        withdraw_signature(tx, statement_of(tx), 7, DAY)
    attest(window, folder / "second.pdf")
    window.do("changes")
    screen.settle(window)
    return screen.dialog(ReadingDialog)


def test_a_screen_reader_says_by_whom_the_corrigendum_is_issued(
    window: MainWindow, tmp_path: Path
) -> None:
    shown = changes_after_a_withdrawal(window, tmp_path)
    with database_of(window).reading() as tx:
        attestor = attestors.current_attestor(tx)
    assert attestor is not None
    by = next(each for each in shown.findChildren(QLabel) if each.text() == attestor.name)
    assert by.isVisible()
    assert QAccessible.queryAccessibleInterface(by).text(QAccessible.Text.Name) == attestor.name
    shown.agree.click()


def test_it_is_said_who_is_named_though_the_later_edition_names_them_not(
    window: MainWindow, tmp_path: Path
) -> None:
    shown = changes_after_a_withdrawal(window, tmp_path)
    (note,) = (each for each in shown.findChildren(QLabel) if "without the name" in each.text())
    assert note.isVisible() and note.text().endswith(
        "Edition 2 prints number 7 without the name; this list names it as edition 1 did."
    )
    assert "\n7. ОФ Фонд «Бірлік 7»\n" in shown.text.toPlainText()
    shown.agree.click()


def read(window: MainWindow) -> str:
    pages_of(window).annex.side.changes.click()
    screen.settle(window)
    shown = screen.dialog(ReadingDialog)
    text = shown.text.toPlainText()
    shown.agree.click()
    screen.settle(window)
    return text
