"""The pictures of the help show the window as it is; with COALITION_APP_UPDATE they are taken anew."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from coalition_app import i18n
from coalition_app.desktop.help.help_pages import PAGES, pictures_of, read_page
from coalition_app.desktop.help.help_window import HelpDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.doubts_dialog import DoubtsDialog
from coalition_app.languages import LANGUAGES
from tests.desktop import screen
from tests.desktop.help.test_help import PICTURE

UPDATE = bool(os.environ.get("COALITION_APP_UPDATE"))
LISTS = {
    "en": (
        "Signatures:\n\n1. «Open Steppe», Anna Kim, aide of the north\n2. «Clean Air» (only partly)\n"
        "3. «Warm Home», Maria Lee, aide of the north\n4. «Our Yard» (conditionally)\n"
    ),
    "ru": (
        "Подписи:\n\n1. ОО «Правовая среда», Анна Ким, ответственная за север\n"
        "2. ОФ «Тұмар» (без требования 2)\n3. ОО «Тёплый дом», Мария Ли, ответственная за север\n"
        "4. ОФ «Наш двор» (условно)\n"
    ),
    "kk": (
        "Қолдар:\n\n1. ҚҚ «Құқықтық орта», Анна Ким, солтүстік жағын қарайтын\n"
        "2. ҚҚ «Тұмар» (2-талапсыз)\n3. ҚҚ «Жылы үй», Мария Ли, солтүстік жағын қарайтын\n"
        "4. ҚҚ «Біздің аула» (шартты түрде)\n"
    ),
}
WIDE = 600
"""Pixels that fit beside the list of pages."""
OFFICE = 2
"""Downwards from the first of the roles."""


def take(shown: QWidget, language: str, name: str, height: int) -> None:
    """Compare the size of a widget's picture with the one that is kept, or keep it."""
    shown.resize(WIDE, height)
    QCoreApplication.processEvents()
    picture, kept = shown.grab().toImage(), pictures_of(language) / name
    if UPDATE:
        kept.parent.mkdir(parents=True, exist_ok=True)
        plain = QImage(picture.size(), QImage.Format.Format_RGB888)
        plain.fill(Qt.GlobalColor.white)  # behind the round corners
        painter = QPainter(plain)
        painter.drawImage(0, 0, picture)
        painter.end()
        assert plain.save(str(kept), quality=0)  # the smallest file
    assert QImage(str(kept)).size() == picture.size()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_on_what_is_not_clear(
    window: MainWindow, register: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(register)
    window.owners.imports.import_text(LISTS[language])
    screen.settle(window)
    screen.importing().agree.click()
    screen.settle(window)
    window.do("doubts")
    screen.settle(window)
    places = screen.dialog(DoubtsDialog)
    assert places.list.count() > OFFICE
    places.list.setFocus()
    screen.press(places.list, Qt.Key.Key_Equal)
    take(places, language, "places.png", 440)
    screen.press(places.list, Qt.Key.Key_5)
    for key in (*[Qt.Key.Key_Down] * OFFICE, Qt.Key.Key_Return):
        screen.press(places.answers.roles, key)
    screen.settle(window)
    # Without a system's windows a menu that closed stays the active one.
    places.activateWindow()
    places.list.setFocus()
    QCoreApplication.processEvents()
    screen.press(places.list, Qt.Key.Key_1)
    screen.settle(window)
    places.views.pick("words")
    assert places.settled.list.count() == 2
    take(places, language, "words.png", 380)
    places.reject()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_shows_every_picture_that_lies_there(window: MainWindow, language: str) -> None:
    named = {name for page in PAGES for name in PICTURE.findall(page_in(language, page))}
    assert named == {each.name for each in pictures_of(language).iterdir()}
    window.speak(language)
    shown = HelpDialog(window, "open")
    for name in PICTURE.findall(page_in(language, "open")):
        found = shown.browser.loadResource(2, name)
        assert found, name
    shown.reject()


def page_in(language: str, page: str) -> str:
    before = i18n.current().language
    i18n.use(language)
    try:
        return read_page(page)
    finally:
        i18n.use(before)
