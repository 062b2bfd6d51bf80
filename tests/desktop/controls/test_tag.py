"""A tag tells a fact; with a menu it is changed by pointer and by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from coalition_app.desktop.controls.tag import Tag
from coalition_app.desktop.look import theme
from tests.desktop.look.contrast import contrast


@pytest.fixture
def shown(application: QApplication) -> Tag:
    holder, tag = QWidget(), Tag()
    column = QVBoxLayout(holder)
    column.addWidget(tag)
    column.addWidget(QLineEdit())
    tag.say("signed", "accent", "since 1 March")
    holder.show()
    holder.activateWindow()
    tag.window_kept = holder  # type: ignore[attr-defined]
    return tag


def choose(tag: Tag, key: Qt.Key) -> list[str]:
    """Press a key on the tag and choose the first entry of the menu that opens."""
    chosen: list[str] = []

    def fill(menu: QMenu) -> None:
        menu.addAction("withdrawn", lambda: chosen.append("withdrawn"))

    tag.offer(fill)
    tag.setFocus()
    QTest.keyClick(tag, key)
    menu = tag.menu()
    assert menu is not None and menu.isVisible()
    menu.actions()[0].trigger()
    menu.close()
    return chosen


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space])
def test_keys_open_its_menu(shown: Tag, key: Qt.Key) -> None:
    assert choose(shown, key) == ["withdrawn"]


def test_without_a_menu_it_is_text_and_no_stop(shown: Tag) -> None:
    assert shown.focusPolicy() == Qt.FocusPolicy.NoFocus
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not shown.isDown()
    shown.offer(lambda _menu: None)
    assert shown.focusPolicy() == Qt.FocusPolicy.StrongFocus
    shown.offer(None)
    assert shown.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_its_words_and_tooltip_are_read_aloud(shown: Tag) -> None:
    assert (shown.accessibleName(), shown.accessibleDescription()) == ("signed", "since 1 March")


def test_the_keyboard_is_seen_on_it(shown: Tag) -> None:
    shown.offer(lambda _menu: None)
    other = shown.window().findChild(QLineEdit)
    assert isinstance(other, QLineEdit)
    other.setFocus()
    QApplication.processEvents()
    before = shown.grab().toImage()
    shown.setFocus()
    QApplication.processEvents()
    after = shown.grab().toImage()
    ring = [
        at for at in range(after.width()) if after.pixelColor(at, 1) != before.pixelColor(at, 1)
    ]
    assert shown.hasFocus()
    assert len(ring) > after.width() // 2, after.pixelColor(30, 1).name()
    told = after.pixelColor(after.width() // 2, 1).name()
    assert contrast(told, theme.applied().raised) >= 3


def test_each_tone_can_be_read_on_its_ground() -> None:
    from coalition_app.desktop.controls.tag import GROUNDS

    for colours in theme.THEMES.values():
        for tone, ground in GROUNDS.items():
            assert contrast(getattr(colours, tone), getattr(colours, ground)) >= 4.5
