"""A report that is read has its heads in heavy letters."""

import pytest
from PySide6.QtGui import QFont

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.reading import ReadingDialog

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
