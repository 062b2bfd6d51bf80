"""Beside the pages of the annex: attesting and what prevents it, how it prints, its editions."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coalition_app import settings
from coalition_app.desktop.annex.editions import EditionsList, take_what_is_left
from coalition_app.desktop.annex.readiness import ReadinessList
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.documents.issue.readiness import Item
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.i18n import N_, _, ngettext
from coalition_app.languages import DOCUMENT_LANGUAGES, LANGUAGE_NAMES

LEAST_WIDTH, SIDE_WIDTH = 240, 400
"""Pixels of the column at least, and until it is pulled wider: two Kazakh buttons beside each other."""
LEAST_LIST = 150
"""Pixels of the list of readiness."""
NARROWEST_BOX = 8
"""Letters that an option shows at least; it grows with the column."""
CHOICES = {
    "order": {"number": N_("by number"), "name": N_("by name, in drafts only")},
    "reservations": {
        "inline": N_("under each signatory"),
        "section": N_("apart, after the lists"),
    },
    "positions": {
        "auto": N_("as fits the length"),
        "whole": N_("everybody"),
        "exceptions": N_("only exceptions"),
        "none": N_("no table"),
    },
}
"""The options of `PageForm` and their values, as they are shown."""
CAPTIONS = {
    "order": N_("Order"),
    "reservations": N_("Reservations"),
    "positions": N_("Positions table"),
}


class AnnexSide(Spoken, QScrollArea):
    """Scrolls where the window is too low for it."""

    attest_wanted = Signal()
    options_changed = Signal()
    """The pages are to be drawn in another language or form."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(LEAST_WIDTH, 120)
        self.attest = QPushButton()
        give_role(self.attest, "first")
        self.attest.clicked.connect(self.attest_wanted)
        self.state = QLabel(wordWrap=True)
        self.state.setProperty("role", "refusal")
        self.items = ReadinessList()
        self.items.setMinimumHeight(LEAST_LIST)
        take_what_is_left(self.items)
        self.editions = EditionsList()
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(12, 0, 2, 0)
        self._column.setSpacing(7)
        self._column.addWidget(self.attest)
        self._column.addWidget(self.state)
        self._column.addWidget(self.items, 3)
        self._add_heading(lambda: _("How it prints"))
        self._add_options()
        self._add_heading(lambda: _("Editions"))
        self._column.addWidget(self.editions, 1)
        self.setWidget(inner)
        self.put_words(self.attest.setText, lambda: _("Attest…"))
        self.put_words(self.items.setAccessibleName, lambda: _("Before an honest attestation"))

    def document_language(self) -> str:
        """Return the language that the document is set in."""
        chosen: str = self.language.currentData()
        return chosen

    def page_form(self) -> PageForm:
        """Return the chosen form of the pages."""
        return PageForm(**{key: box.currentData() for key, box in self.options.items()})

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show what prevents an attestation, and in one line whether it can be made."""
        self.items.fill(items)
        self._say_state()

    def forget(self) -> None:
        """Show nothing of any statement."""
        self.items.forget()
        self.editions.fill(())
        self.state.setVisible(False)

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._say_state()

    def sizeHint(self) -> QSize:
        return QSize(SIDE_WIDTH, 500)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Set the column's height to its wrapped sentences at this width."""
        width = self.viewport().width()
        if (inner := self.widget()) is not None:
            inner.setMinimumHeight(max(0, self._column.minimumHeightForWidth(width)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.items.recolour()

    def _say_state(self) -> None:
        stops = sum(each.severity == "stops" for each in self.items.found)
        self.state.setVisible(bool(stops))
        self.state.setText(
            ngettext(
                "One thing prevents attesting. Click it to settle it.",
                "%(count)d things prevent attesting. Click each to settle it.",
                stops,
            )
            % {"count": stops}
        )
        self._fit()

    def _add_heading(self, words: Words) -> None:
        heading = QLabel()
        give_role(heading, "heading")
        self.put_words(heading.setText, words)
        self._column.addWidget(heading)

    def _add_options(self) -> None:
        self._rows = QFormLayout()
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.setSpacing(6)
        self.language = WholeBox()
        for code in DOCUMENT_LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        self._add_option(lambda: _("Language"), self.language)
        remembered = settings.load().get("annex_form")
        kept = remembered if isinstance(remembered, dict) else {}
        self.options: dict[str, WholeBox] = {}
        for key, values in CHOICES.items():
            box = WholeBox()
            for value, words in values.items():
                box.addItem("", value)
                at = box.count() - 1
                self.put_words(
                    partial(box.setItemText, at),
                    partial(_, words),
                )
            box.setCurrentIndex(max(0, box.findData(kept.get(key))))
            self._add_option(partial(_, CAPTIONS[key]), box)
            self.options[key] = box
        self.language.currentIndexChanged.connect(lambda _at: self.options_changed.emit())
        for box in self.options.values():
            box.currentIndexChanged.connect(lambda _at: self._remember())
        self._column.addLayout(self._rows)

    def _add_option(self, words: Words, box: QComboBox) -> None:
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(NARROWEST_BOX)
        box.currentTextChanged.connect(box.setToolTip)
        caption = QLabel()
        caption.setBuddy(box)
        self.put_words(caption.setText, words)
        self.put_words(box.setAccessibleName, words)
        self._rows.addRow(caption, box)

    def _remember(self) -> None:
        settings.remember(annex_form={key: box.currentData() for key, box in self.options.items()})
        self.options_changed.emit()
