"""The window's own typeface: the same on every machine, heavy where it must be, in every size and theme."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QLabel,
    QPushButton,
    QTextEdit,
    QWidget,
)

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import FAMILY, POINTS, WEIGHT, give_role, heavy, weigh_bold

WORDS = "Отнести к требованиям: Қолтаңба, reservation"


def _width(font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(WORDS)


def test_the_window_has_its_own_typeface(application: QApplication) -> None:
    assert application.font().family() == FAMILY
    assert application.font().pointSizeF() == POINTS


def test_figures_have_one_width(application: QApplication) -> None:
    metrics = QFontMetricsF(application.font())
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_heavy_letters_are_wider_than_usual_ones(application: QApplication) -> None:
    assert _width(heavy(application.font())) > _width(application.font())


def test_a_role_weighs_and_another_one_does_not(application: QApplication) -> None:
    label = QLabel(WORDS)
    give_role(label, "heading")
    assert label.font().isVariableAxisSet(WEIGHT)
    give_role(label, "quiet")
    assert not label.font().isVariableAxisSet(WEIGHT)


def test_a_shown_label_takes_size_and_weight_of_its_new_role(application: QApplication) -> None:
    page = QWidget()
    label = QLabel(WORDS, page)
    give_role(label, "heading")
    page.show()
    QCoreApplication.processEvents()
    give_role(label, "name")
    give_role(label, "name")
    assert label.font().isVariableAxisSet(WEIGHT)
    assert label.font().pointSizeF() == round(theme.NAME_SIZE * POINTS, 1)
    for role, weighs in (("quiet", False), ("heading", True), ("quiet", False)):
        give_role(label, role)
        assert label.font().isVariableAxisSet(WEIGHT) == weighs
        assert label.font().pointSizeF() == POINTS
    button = QPushButton(WORDS, page)
    button.setProperty("role", "small")
    button.show()
    QCoreApplication.processEvents()
    give_role(button, "first-small")
    QCoreApplication.processEvents()
    assert button.font().isVariableAxisSet(WEIGHT)
    page.close()


def test_heads_and_first_buttons_stay_heavy_in_every_theme_and_size(
    application: QApplication,
) -> None:
    page = QWidget()
    first = QPushButton("Записать", page)
    give_role(first, "first")
    head = QHeaderView(Qt.Orientation.Horizontal, page)
    became = QPushButton("Указать…", page)
    page.show()
    QCoreApplication.processEvents()
    give_role(became, "first-small")  # after it was shown: the next style sheet took its weight
    try:
        for name in (*theme.THEMES, "light"):
            theme.set_text_size(application, 150)
            theme.apply_theme(application, name)
            QCoreApplication.processEvents()
            for widget in (first, head, became):
                assert widget.font().isVariableAxisSet(WEIGHT)
                assert widget.font().pointSizeF() == 1.5 * POINTS
    finally:
        theme.set_text_size(application, 100)
        theme.apply_theme(application, "light")
        page.close()


def test_what_a_text_has_in_bold_is_heavy_and_not_smeared(application: QApplication) -> None:
    text = QTextEdit()
    text.setHtml(
        f"<h1>{WORDS}</h1><p><b>{WORDS}</b> and</p><table><tr><th>{WORDS}</th></tr></table>"
    )
    weigh_bold(text.document())
    cursor, weighed = QTextCursor(text.document()), 0
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        form = cursor.charFormat()
        assert form.fontWeight() <= QFont.Weight.Normal
        weighed += form.font().isVariableAxisSet(WEIGHT)
    assert weighed >= 3 * len(WORDS)
    plain = text.document().find("and")
    assert not plain.charFormat().font().isVariableAxisSet(WEIGHT)
