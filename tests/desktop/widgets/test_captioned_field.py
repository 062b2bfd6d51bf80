"""Fields of the details: what is read alone is whole, and nothing of it stays in what is hidden."""

from PySide6.QtWidgets import QApplication, QLineEdit

from coalition_app.desktop.widgets.captioned_field import Field


def test_a_value_that_was_only_read_does_not_stay_hidden(application: QApplication) -> None:
    field = Field("name", QLineEdit())
    field.show_value("Aigul Bekova")
    field.let_write(False)
    assert field.words.text() == "Aigul Bekova"
    field.let_write(True)
    field.show_value("")
    assert field.words.text() == ""
