"""Short names of demands: proposed, used, written beside the words; absent translations."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.desktop.text.texts import (
    fields_of,
    leave,
    name_of,
    names,
    pen_of,
    seal,
    taker_of,
    worded,
    write,
)


def test_a_proposed_short_name_looks_like_one_until_it_is_used(unsigned: MainWindow) -> None:
    write(fields_of(unsigned, 2)["ru"], "Требование провести общественную экспертизу, и скоро.")
    leave(unsigned)
    field = name_of(unsigned, 2)
    assert (field.words(), field.edit.placeholderText()) == ("", "Провести общественную экспертизу")
    field.edit.setFocus()
    leave(unsigned)
    assert names(unsigned) == [{}, {}], "what was only looked at is not recorded"
    assert not pen_of(unsigned, 2, "ru").isVisible()
    assert field.edit.property("role") == "proposed_name"
    screen.press(field.edit, Qt.Key.Key_F2)
    assert field.edit.hasFocus()
    assert field.words() == "Провести общественную экспертизу"
    screen.press(field.edit, Qt.Key.Key_Escape)
    assert names(unsigned) == [{}, {}]
    assert taker_of(unsigned, 2, "ru").text() == "Use", "the name beside it needs the room"
    taker_of(unsigned, 2, "ru").click()
    assert field.edit.property("role") == "short_name"
    assert pen_of(unsigned, 2, "ru").isVisible()
    assert not taker_of(unsigned, 2, "ru").isVisible()
    assert names(unsigned) == [{}, {"ru": "Провести общественную экспертизу"}]
    assert "short name" in unsigned.menus.actions["undo"].toolTip()


def test_f2_goes_from_the_words_to_their_short_name_of_a_sealed_text_too(
    opened: MainWindow,
) -> None:
    seal(opened)
    words = fields_of(opened, 1)["ru"]
    words.edit.setFocus()
    screen.press(words.edit, Qt.Key.Key_F2)
    field = name_of(opened, 1)
    assert field.edit.hasFocus()
    screen.type_words(field.edit, "Экспертиза")
    leave(opened)
    assert names(opened)[0] == {"ru": "Экспертиза"}
    assert words.edit.isReadOnly()


def test_keys_beside_the_words_write_only_into_a_language_that_is_seen(
    unsigned: MainWindow,
) -> None:
    page = pages_of(unsigned).text
    write(page.titles.fields["en"], "A statement")
    leave(unsigned)
    write(fields_of(unsigned, 1)["en"], "Publish the report.")
    leave(unsigned)
    page.heads["en"].decides.trigger()
    unsigned.resize(760, 700)
    screen.settle(unsigned)
    line = next(each for each in page.demands.lines.values() if each.number == 1)
    line.more.setFocus()
    screen.press(line.more, Qt.Key.Key_F2)
    assert name_of(unsigned, 1, "en").edit.hasFocus()
    leave(unsigned)
    page.keep()
    assert names(unsigned)[0].keys() == {"en"}, "Russian is behind its tab"
    line.more.setFocus()
    screen.press(line.more, Qt.Key.Key_Insert)
    assert page.demands.new.fields["en"].edit.hasFocus()


def test_an_absent_translation_is_a_target_and_no_empty_field(opened: MainWindow) -> None:
    absent = fields_of(opened, 1)["kk"]
    assert absent.edit.property("absent")
    label = absent.edit.over
    assert isinstance(label, QLabel)
    assert label.isVisible()
    assert label.text() == "No translation yet: write it"
    assert not name_of(opened, 1, "kk").isVisible()
    QTest.mouseClick(absent.edit.viewport(), Qt.MouseButton.LeftButton)
    assert absent.edit.hasFocus()
    assert not label.isVisible()
    screen.type_words(absent.edit, "Бірінші.")
    leave(opened)
    assert worded(opened, "kk")[0] == "Бірінші."
    assert name_of(opened, 1, "kk").isVisible()
    assert taker_of(opened, 1, "kk").isVisible(), "it is proposed in each language that has words"
