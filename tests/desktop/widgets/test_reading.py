"""A report that is read has its heads in heavy letters."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.desktop.widgets.reading import HEIGHT, ReadingDialog
from tests.desktop import screen

INDENTED = "As of today\n\nCounts\n   Signed: 3\n\nThe list\n   1. «Эхо»: signed"
NUMBERED = "LIST OF CHANGES\n\n1. Withdrawn\n44. «Эхо»\n   on 20 March\n\n2. Other words\n7. «Свет»"


@pytest.mark.parametrize(
    ("report", "heads"),
    [(INDENTED, ["Counts", "The list"]), (NUMBERED, ["1. Withdrawn", "2. Other words"])],
)
def test_the_heads_of_a_report_are_heavy(window: MainWindow, report: str, heads: list[str]) -> None:
    dialog = ReadingDialog(window, title=lambda: "Report", name=lambda: "Report")
    dialog.show_text()
    dialog.show_report(report)
    weight, heavy = QFont.Tag("wght"), []
    block = dialog.text.document().firstBlock()
    while block.isValid():
        if any(weight in each.format.font().variableAxisTags() for each in block.textFormats()):
            heavy.append(block.text())
        block = block.next()
    dialog.reject()
    assert heavy == heads
    assert dialog.text.toPlainText() == report


def test_a_report_in_large_letters_takes_the_height_of_the_window(
    window: MainWindow, application: QApplication
) -> None:
    was, highs = theme.text_size(application), []
    try:
        for percent in (100, 200):
            theme.set_text_size(application, percent)
            theme.apply_theme(application, "light")
            dialog = ReadingDialog(window, title=lambda: "Report", name=lambda: "Report")
            dialog.show_text()
            dialog.open()
            highs.append(dialog.height())
            room = screen_room(dialog).height()
            dialog.reject()
    finally:
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")
    assert highs == [HEIGHT, room]


def test_large_letters_cut_no_button_of_the_foot(
    window: MainWindow, application: QApplication
) -> None:
    was, words = theme.text_size(application), "Восстановить из резервной копии…"
    try:
        theme.set_text_size(application, 200)
        theme.apply_theme(application, "light")
        dialog = ReadingDialog(
            window, title=lambda: "Report", name=lambda: "Report", agree=lambda: words
        )
        dialog.show_text()
        beside = [
            dialog.add_button(lambda each=each: each, dialog.reject)  # type: ignore[misc]
            for each in ("Скопировать текст", "Сохранить как текст…")
        ]
        dialog.open()
        screen.settle(window)
        cut = [
            each.text()
            for each in (*beside, dialog.give_up, dialog.agree)
            if each.width() < each.sizeHint().width() or not each.isVisible()
        ]
        dialog.reject()
    finally:
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")
    assert cut == []
