"""The head of the details: number and neighbours, name, who represents it, and what it is now as tags."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from coalition_app.desktop.controls.marks import grade_drawing
from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.controls.more import DrawnButton, more_button
from coalition_app.desktop.controls.tag import Tag
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.labels import put_text, wrapped_label
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.wording import details_words
from coalition_app.i18n import _
from coalition_app.labels import STEPS
from coalition_app.records.lists.signature_details import SignatureDetails
from coalition_app.records.signatures import timeline
from coalition_app.records.signatures.status import PROMISED
from coalition_app.records.statements.statements import StatementRow

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.desk.page import Page

LONG_NAME, LONG_BESIDE = 60, 24
"""Letters of a name above which it is not set as large as a title, and those beside the number."""
GAP, APART = 6, 10
"""Pixels between two tags, and between what stands on one line."""


class Head(Spoken, QWidget):
    """Says of whom everything below is; the tag of the status opens the steps that may follow it."""

    def __init__(self, desk: "Desk", rare: Callable[[QMenu], None]) -> None:
        super().__init__()
        self._desk, self._rare = desk, rare
        self._shown: SignatureDetails | None = None
        self._statement: StatementRow | None = None
        self.number, self.name = wrapped_label("", "quiet"), wrapped_label("", "name")
        self.quiet = wrapped_label("", "quiet")
        self.before, self.behind = DrawnButton("previous"), DrawnButton("next")
        self.more = more_button()
        menu = Menu(self.more)
        menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(menu)
        self.before.clicked.connect(lambda: self._step(-1))
        self.behind.clicked.connect(lambda: self._step(1))
        for button, words in (
            (self.before, lambda: _("Previous signatory")),
            (self.behind, lambda: _("Next signatory")),
            (self.more, lambda: _("More about this signatory")),
        ):
            self.put_words(button.setAccessibleName, words)
            self.put_words(button.setToolTip, words)
        self.status, self.waits, self.grade = Tag(), Tag(), Tag()
        self._alone = False
        self.writable = True
        """Whether a status can be changed from its tag."""
        self._build()

    def fill(self, found: SignatureDetails, statement: StatementRow) -> None:
        """Show of whom the details are."""
        self._shown, self._statement = found, statement
        signed = found.signed
        put_text(self.number, details_words.number_line(signed))
        put_text(self.name, signed.full_name)
        put_text(self.quiet, details_words.quiet_line(signed))
        tags = details_words.state_tags(found)
        self.status.say(*tags[0])
        moves = self.writable and timeline.MOVES[signed.status]
        self.status.offer(self._offer_steps if moves else None)
        self.waits.setVisible(len(tags) > 1)
        if len(tags) > 1:
            self.waits.say(*tags[1])
        grade = details_words.grade_tag(found)
        self.grade.setVisible(grade is not None)
        if grade is not None:
            self.grade.say(*grade, grade_drawing(found.grade, self.font()))
        listed = self._listed()
        at = listed.index(signed.number) if signed.number in listed else -1
        self.before.setEnabled(at > 0)
        self.behind.setEnabled(0 <= at < len(listed) - 1)
        self._fit()

    def forget(self) -> None:
        """Leave no value of a register here."""
        self._shown = self._statement = None
        for label in (self.number, self.name, self.quiet):
            put_text(label, "")
        for tag in (self.status, self.waits, self.grade):
            tag.say("")

    def tags(self) -> list[str]:
        """List the words of the tags that are shown."""
        tags = (self.status, self.waits, self.grade)
        return [each.text() for each in tags if not each.isHidden() and each.text()]

    def _build(self) -> None:
        top = self._top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.number, 1)
        for button in (self.before, self.behind, self.more):
            top.addWidget(button)
        self._tags = QWidget()
        flow = FlowLayout(self._tags, GAP)
        for tag in (self.status, self.waits, self.grade):
            flow.addWidget(tag)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(8)
        self._row.addWidget(self.quiet, 1)
        self._row.addWidget(self._tags)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.name)
        column.addLayout(self._row)

    def lead_with(self, way_back: QWidget) -> None:
        """Put the way back to the list before the number: on a line of its own it takes a demand's room."""
        self._top.insertWidget(0, way_back, 0, Qt.AlignmentFlag.AlignVCenter)

    def stand(self, *, alone: bool) -> None:
        """Where the details are a page, say the name beside the number, the tags beside who represents it."""
        self._alone = alone
        if alone:
            self._top.insertWidget(2, self.name, 100)  # the number takes no more than it asks for
        else:
            self._column.insertWidget(1, self.name)
        self.number.setContentsMargins(APART if alone else 0, 0, APART if alone else 0, 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Set the name as large as it has room; what is asked to stand on one line does so where it fits."""
        longest = LONG_BESIDE if self._alone else LONG_NAME
        role = "name" if len(self.name.text()) <= longest else "heading"
        if self.name.property("role") != role:
            give_role(self.name, role)
        number = _across(self.number) + 2 * APART
        self.number.setMinimumWidth(min(number, self.width() // 4) if self._alone else 0)
        shown = [each for each in (self.status, self.waits, self.grade) if not each.isHidden()]
        tags = sum(each.sizeHint().width() + GAP for each in shown)
        beside = self._alone and _across(self.quiet) + APART + tags <= self.width()
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._tags.setMinimumWidth(tags if beside else 0)

    def _fill_menu(self) -> None:
        menu = self.more.menu()
        menu.clear()
        self._rare(menu)

    def _page(self) -> "Page":
        return cast("Page", self._desk.page(self._desk.page_name()))

    def _listed(self) -> list[int]:
        return list(self._page().listed()) if self._desk.page_name() else []

    def _step(self, by: int) -> None:
        """Choose the neighbour in the list's own order; the keyboard stays where it is."""
        listed = self._listed()
        if self._shown is not None and self._shown.signed.number in listed:
            at = listed.index(self._shown.signed.number) + by
            if 0 <= at < len(listed):
                self._page().choose([listed[at]])

    def _offer_steps(self, menu: QMenu) -> None:
        found, statement = self._shown, self._statement
        database = self._desk.operations.database
        if found is None or statement is None or database is None:
            return
        with database.reading() as tx:
            moves = timeline.read_timeline(tx, statement, found.signed.id).moves
        promise = [PROMISED] if found.signed.status == "invited" else []
        for step in (*promise, *moves):
            words = details_words.beginning(_(STEPS[step])) + "…"
            menu.addAction(words, partial(self._desk.ask, "signatories.move_to", step))


def _across(label: QLabel) -> int:
    return label.fontMetrics().horizontalAdvance(label.text())
