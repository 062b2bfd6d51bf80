"""Words for what the list of signatories shows, and for working in its cells."""

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.model import COLUMNS
from tests.desktop.screen import pages_of

PEOPLE = (
    # name, representative, place, status
    ("«Шаңырақ»", "Махамбет Абжан", "Алматы", "signed"),
    ("«Әділ Сөз»", "", "Алматы", "subject-to-approval"),
    ("=SUM(A1)", "<b>Дана</b>", "Астана", "signed"),
    ("«Бірлік»", "", "", "signed"),
    ("«Ерлік»", "Омаров Дос", "Астана", "withdrawn"),
)
PLACE, NAME = COLUMNS.index("place"), COLUMNS.index("name")


def shown(window: MainWindow) -> list[int]:
    return list(pages_of(window).signatories.model.keys)


def texts(window: MainWindow) -> list[str]:
    """Give the words of the chips that are seen."""
    buttons = pages_of(window).signatories.filters.findChildren(QPushButton)
    return [each.text() for each in buttons if each.isVisibleTo(window)]


def find(window: MainWindow, words: str) -> None:
    """Type into the search field and let the list follow."""
    pages_of(window).signatories.search.setText(words)
    pages_of(window).signatories.show_list()


def click_heading(window: MainWindow, column: str) -> None:
    header = pages_of(window).signatories.table.horizontalHeader()
    at = COLUMNS.index(column)
    place = QPoint(header.sectionViewportPosition(at) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def cell(window: MainWindow, number: int, column: str) -> QPoint:
    """Give the middle of a cell in the table's viewport."""
    page = pages_of(window).signatories
    index = page.model.index(page.model.row_of(number), COLUMNS.index(column))
    return page.table.visualRect(index).center()


def edit(window: MainWindow, number: int, column: str) -> QLineEdit:
    """Choose a cell with the mouse, press F2 and give the editor."""
    table = pages_of(window).signatories.table
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell(window, number, column))
    window.menus.actions["edit"].trigger()
    return editor(window)


def editor(window: MainWindow) -> QLineEdit:
    QCoreApplication.processEvents()
    (found,) = [
        each
        for each in pages_of(window).signatories.table.findChildren(QLineEdit)
        if each.property("role") == "cell" and each.isVisible()
    ]
    return found
