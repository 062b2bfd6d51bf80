"""An empty page: its sentence and buttons lie whole in the middle, one is filled, all are reached by keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from coalition_app import i18n
from coalition_app.desktop.controls.empty_state import FILES, EmptyState
from coalition_app.desktop.look import theme
from coalition_app.i18n import _
from tests.desktop import geometry, screen


@pytest.fixture
def room(application: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    QVBoxLayout(made)
    made.resize(900, 560)
    yield made
    made.close()
    made.deleteLater()


def filled(room: QWidget, *, drops: bool, done: list[str]) -> EmptyState:
    state = EmptyState(
        "draw_list",
        lambda: _("Nobody has signed yet"),
        lambda: _("As signatures come in, their number day by day is drawn here."),
        first=(lambda: _("Import a list…"), lambda: done.append("import")),
        others=[(lambda: _("New signature…"), lambda: done.append("sign"))],
        links=[(lambda: _("Help"), lambda: done.append("help"))],
        files=FILES,
        drops=drops,
    )
    layout = room.layout()
    assert layout is not None
    layout.addWidget(state)
    room.show()
    QCoreApplication.processEvents()
    return state


def test_each_button_and_link_does_its_act_by_the_keyboard(room: QWidget) -> None:
    done: list[str] = []
    state = filled(room, drops=False, done=done)
    for button in (*state.buttons, *state.links):
        button.setFocus()
        screen.press(button, Qt.Key.Key_Space)
    assert done == ["import", "sign", "help"]
    assert [each.property("role") for each in state.buttons] == ["first", None]


@pytest.mark.parametrize("drops", [True, False])
def test_a_drop_target_is_drawn_where_something_can_be_dropped(room: QWidget, drops: bool) -> None:
    state = filled(room, drops=drops, done=[])
    shown = state.grab().toImage()
    edge = [shown.pixelColor(x, 0) for x in range(20, shown.width() - 20)]
    dashes = [QColor(theme.applied().edge).name() == each.name() for each in edge]
    assert any(dashes) is drops
    assert not all(dashes)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_in_any_language_and_size(
    room: QWidget, application: QApplication, language: str, percent: int
) -> None:
    i18n.use(language)
    theme.set_text_size(application, percent)
    theme.apply_theme(application, "light")
    try:
        state = filled(room, drops=True, done=[])
        assert geometry.faults(room) == []
        assert abs(state.said.geometry().center().x() - state.rect().center().x()) <= 1
    finally:
        theme.set_text_size(application, 100)
        theme.apply_theme(application, "light")


def test_its_words_are_larger_once_the_text_is(room: QWidget, application: QApplication) -> None:
    state = filled(room, drops=True, done=[])
    before = QFont(application.font())
    kind = next(each for each in state.findChildren(QLabel) if each.text() == FILES[0])
    usual = [each.font().pointSizeF() for each in (state.said, kind)]
    larger = QFont(before)
    larger.setPointSizeF(2 * before.pointSizeF())
    application.setFont(larger)
    theme.apply_theme(application, "light")
    QCoreApplication.processEvents()
    now = [each.font().pointSizeF() for each in (state.said, kind)]
    application.setFont(before)
    theme.apply_theme(application, "light")
    assert now == pytest.approx([2 * each for each in usual])
