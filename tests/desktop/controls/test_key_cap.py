"""Keys are drawn beside the words of a button, in the colours of the theme and the size of the text."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from coalition_app.desktop.controls.key_cap import KeyButton, KeyCap
from coalition_app.desktop.look import theme


def colours_of(button: KeyButton) -> set[str]:
    """Give the colours of the key that is drawn on a button."""
    picture = button.icon().pixmap(button.iconSize()).toImage()
    picture = picture.convertToFormat(QImage.Format.Format_ARGB32)
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    seen = (picture.pixelColor(*each) for each in places)
    return {each.name() for each in seen if each.alpha() == 255}


def test_a_key_is_drawn_and_not_written_into_the_words(application: QApplication) -> None:
    button = KeyButton()
    button.setText("Later")
    assert button.icon().isNull()
    button.show_key("S")
    assert button.text() == "Later"
    assert button.accessibleDescription() == "S"
    assert theme.LIGHT.button_line in colours_of(button)
    button.show_key("")
    assert button.icon().isNull()


def test_a_key_follows_the_theme(application: QApplication) -> None:
    button = KeyButton()
    button.show_key("S")
    try:
        theme.apply_theme(application, "dark")
        assert theme.DARK.button_line in colours_of(button)
    finally:
        theme.apply_theme(application, "light")


def test_a_key_grows_with_the_text(application: QApplication) -> None:
    button, cap = KeyButton(), KeyCap("Esc")
    button.show_key("Ctrl Enter")
    for each in (button, cap):
        each.show()
    before, low = button.iconSize(), cap.height()
    was = theme.text_size(application)
    try:
        theme.set_text_size(application, 200)
        theme.apply_theme(application, "light")
        assert button.iconSize().height() > 3 * before.height() // 2
        assert button.iconSize().width() > 3 * before.width() // 2
        assert cap.height() > 3 * low // 2
        assert cap.font().pointSizeF() < QLabel().font().pointSizeF()
    finally:
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")
