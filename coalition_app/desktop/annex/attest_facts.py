"""What an attestation rests on, by grade of evidence, and the names that it prints broken."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from coalition_app.desktop.controls.marks import Mark
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _, ngettext
from coalition_app.labels import GRADES

FEW = 3
"""Broken names that are shown; the others are counted."""


class AttestFacts(Spoken, QWidget):
    """A line for each grade that some signature has, then the broken names."""

    def __init__(self) -> None:
        super().__init__()
        self._grades: Mapping[str, Sequence[int]] = {}
        self._broken: Sequence[tuple[int, str]] = ()
        self._head = QLabel()
        give_role(self._head, "heading")
        self.put_words(self._head.setText, lambda: _("By grade"))
        self.broken, self._more = QLabel(wordWrap=True), QLabel()
        self._named = [(QLabel(), QLabel(wordWrap=True)) for _at in range(FEW)]
        """Number and name, so that the second line of a name stands under its first."""
        self._lines: dict[str, tuple[Mark, QLabel, QLabel]] = {}
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(8)
        rows.setVerticalSpacing(4)
        rows.setColumnStretch(1, 1)
        rows.addWidget(self._head, 0, 0, 1, 3)
        for at, grade in enumerate(GRADES, start=1):
            line = (Mark(grade=grade), QLabel(), QLabel())
            give_role(line[2], "heading")
            line[2].setAlignment(Qt.AlignmentFlag.AlignRight)
            for column, part in enumerate(line):
                rows.addWidget(part, at, column)
            self._lines[grade] = line
        rows.addWidget(self.broken, len(GRADES) + 1, 0, 1, 3)
        named = QGridLayout()
        named.setHorizontalSpacing(8)
        named.setVerticalSpacing(4)
        named.setColumnStretch(1, 1)
        for at, (number, name) in enumerate(self._named):
            named.addWidget(number, at, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            named.addWidget(name, at, 1)
        rows.addLayout(named, len(GRADES) + 2, 0, 1, 3)
        rows.addWidget(self._more, len(GRADES) + 3, 0, 1, 3)
        self._say()

    def fill(self, grades: Mapping[str, Sequence[int]], broken: Sequence[tuple[int, str]]) -> None:
        """Show the counted numbers by grade, and the numbers and names that are printed broken."""
        self._grades, self._broken = grades, broken
        self._say()

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._say()

    def _say(self) -> None:
        for grade, (circle, words, count) in self._lines.items():
            numbers = self._grades.get(grade, ())
            circle.show_grade(grade)
            words.setText(_(GRADES[grade]))
            count.setText(str(len(numbers)))
            for part in (circle, words, count):
                part.setVisible(bool(numbers))
        for at, (number, name) in enumerate(self._named):
            shown = at < len(self._broken)
            number.setText(_("No. %(number)d") % {"number": self._broken[at][0]} if shown else "")
            name.setText(self._broken[at][1] if shown else "")
            for part in (number, name):
                part.setVisible(shown)
        more = len(self._broken) - FEW
        left = ngettext("and %(count)d more", "and %(count)d more", max(0, more))
        self._more.setText(left % {"count": more})
        self._more.setVisible(more > 0)
        all_ = len(self._broken)
        head = ngettext(
            "Flaws seen in print, marked *: %(count)d name",
            "Flaws seen in print, marked *: %(count)d names",
            all_,
        )
        self.broken.setText(head % {"count": all_})
        self.broken.setVisible(bool(all_))
