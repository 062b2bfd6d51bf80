"""Tabs show all of their words where there is room, and arrows walk through them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

from coalition_app.desktop.controls.tabs import APART, NARROW, Tabs

WORDS = ("Ұстанымы", "Деректер", "Құжаттар", "Тарихы")


@pytest.fixture
def holder(application: QApplication) -> QWidget:
    made, tabs = QWidget(), Tabs()
    for words in WORDS:
        tabs.addTab(words)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(tabs)
    made.show()
    return made


def tabs_in(holder: QWidget, width: int) -> Tabs:
    holder.resize(width, 60)
    QApplication.processEvents()
    found = holder.findChild(Tabs)
    assert isinstance(found, Tabs)
    return found


def test_tabs_draw_together_where_the_room_is_short(holder: QWidget) -> None:
    wide = tabs_in(holder, 600).tabRect(1).left()
    close = tabs_in(holder, 283).tabRect(1).left()
    assert 0 < wide - close <= APART - NARROW
    assert tabs_in(holder, 283).tabRect(3).right() <= 283


def test_a_hidden_tab_takes_no_room_from_those_that_are_seen(application: QApplication) -> None:
    around, tabs = QTabWidget(), Tabs()
    around.setTabBar(tabs)
    for words in (*WORDS, "Екінші рет жазылған қолтаңбалар"):
        around.addTab(QWidget(), words)
    around.setTabVisible(len(WORDS), False)
    around.resize(420, 200)
    around.show()
    tabs.fit()
    QApplication.processEvents()
    assert tabs.tabRect(1).left() == tabs._width(0) + APART


def test_arrows_choose_the_neighbour(holder: QWidget) -> None:
    tabs = tabs_in(holder, 400)
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1
    QTest.keyClick(tabs, Qt.Key.Key_Left)
    assert tabs.currentIndex() == 0


def test_words_stay_whole_where_the_tabs_were_measured_with_less_between_them(
    holder: QWidget,
) -> None:
    tabs = tabs_in(holder, 283)
    tabs.fit()
    tabs.resize(600, tabs.height())
    assert all(tabs._words_of(at).width() == tabs._width(at) for at in range(tabs.count()))
