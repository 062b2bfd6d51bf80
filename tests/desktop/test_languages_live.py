"""The language is switched in the middle of a dialog: what was typed stays, every other word changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget

from coalition_app.desktop.main_window import MainWindow
from coalition_app.i18n import texts
from coalition_app.languages import LANGUAGES
from tests.desktop import screen
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
from tests.registers import make_register

TYPED = "Терілген сөз"
OWN_NAMES = {"English"}
"""Languages are chosen by their own names, in whichever the program speaks."""


def spoken_in(shown: QWidget) -> list[str]:
    """Give the words of the program that stand in a dialog, its title first."""
    parts = shown.findChildren(QWidget)
    said = [each.text() for each in parts if isinstance(each, QLabel | QAbstractButton)]
    return [shown.windowTitle(), *said, *(each.accessibleName() for each in parts)]


def left_in_english(words: list[str], language: str) -> Iterator[str]:
    """Give the sentences that have a translation and are shown in English all the same."""
    gettext = texts(language).gettext
    known = {each: gettext(each) for each in words if each}
    return (
        each for each, translated in known.items() if translated != each and each not in OWN_NAMES
    )


@pytest.mark.parametrize("name", [*OPENERS, *WRITING_FIRST])
def test_an_open_dialog_speaks_another_language_and_keeps_what_was_typed(
    window: MainWindow, register: Path, name: str
) -> None:
    window.open_path(register)
    shown = open_dialog(window, name)
    fields = list(typed_fields(shown))
    for field in fields:
        paste(field, TYPED)
    screen.settle(window)
    english = spoken_in(shown)
    for language in LANGUAGES[1:]:
        window.speak(language)
        settle(window, shown)
        assert shown.windowTitle() != english[0]
        assert list(left_in_english(spoken_in(shown), language)) == []
        assert [words_of(each) for each in fields] == [TYPED] * len(fields)
    window.speak("en")
    settle(window, shown)
    assert spoken_in(shown) == english
    give_up(shown)


def settle(window: MainWindow, shown: QDialog) -> None:
    screen.settle(window)
    QCoreApplication.processEvents()
    assert shown.isVisible()


def test_the_line_below_says_what_was_done_in_the_new_language(
    window: MainWindow, tmp_path: Path
) -> None:
    new = tmp_path / "new.coalition"
    make_register(new, typed=None).close()
    window.open_path(new)
    pages_of(window).signatories.choose([1])
    window.owners.editing.change_field(1, "place", "Орал")
    screen.settle(window)
    english = screen.sentence(window)
    assert english == "No. 1 ОФ Фонд «Бірлік 1»: place changed."
    window.speak("ru")
    assert screen.sentence(window) not in ("", english)
    assert window.status.undo.isVisible()
    window.speak("en")
    assert screen.sentence(window) == english


def test_a_sentence_that_was_said_once_does_not_stay_in_the_old_language(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.say("The list was copied.")
    window.refresh()
    assert screen.sentence(window) == "The list was copied."
    window.speak("kk")
    assert screen.sentence(window) == ""


def test_a_refusal_in_a_dialog_goes_with_its_language(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    shown = open_dialog(window, "statement")
    shown.accept()
    assert shown.refusal.isVisible()  # type: ignore[attr-defined]
    window.speak("ru")
    settle(window, shown)
    assert not shown.refusal.isVisible()  # type: ignore[attr-defined]
    give_up(shown)
