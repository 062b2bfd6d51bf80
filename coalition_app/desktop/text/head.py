"""The head of the Text page: which text it is, its seal, and what its languages lack."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _
from coalition_app.languages import DOCUMENT_LANGUAGES, LANGUAGE_NAMES
from coalition_app.records.statements import wordings

if TYPE_CHECKING:
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.statements.wordings import TextRow

DIGEST_SHOWN = 16
"""Characters of a digest that are shown; the tooltip has them all."""


class TextHead(Spoken, QWidget):
    """Says whether the text is sealed, and has the button that seals it or makes the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.state, self.digests, self.warning = (QLabel() for _each in range(4))
        for label, role in (
            (self.title, "title"),
            (self.state, "quiet"),
            (self.digests, "quiet"),
            (self.warning, "warning"),
        ):
            give_role(label, role)
            label.setWordWrap(True)
        self.digests.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.seal, self.renew = QPushButton(), QPushButton()
        give_role(self.seal, "first")
        self.put_words(self.title.setText, lambda: _("Text"))
        self.put_words(self.digests.setAccessibleName, lambda: _("Digests of the text"))
        self.put_words(self.seal.setText, lambda: _("Seal this text…"))
        self.put_words(self.renew.setText, lambda: _("Change this text…"))
        above = QHBoxLayout()
        above.addWidget(self.title, 1)
        above.addWidget(self.renew, 0, Qt.AlignmentFlag.AlignTop)
        above.addWidget(self.seal, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self.state)
        column.addWidget(self.digests)
        kept = self.warning.sizePolicy()
        kept.setRetainSizeWhenHidden(
            True
        )  # else the text jumps by a line while a demand is written
        self.warning.setSizePolicy(kept)
        column.addWidget(self.warning)

    def show_text(self, statement: "StatementRow", newest: "TextRow", *, why: str) -> None:
        """Show the newest text of a statement, and `why` it is not changed any more."""
        named: dict[str, object] = {"number": newest.number}
        if newest.sealed_on is not None:
            day = newest.sealed_on.strftime("%d.%m.%Y")
            text = _("Text %(number)d, sealed on %(date)s") % {**named, "date": day}
        elif why == "attested":
            text = _("Text %(number)d, attested by an edition") % named
        elif why == "signed":
            text = (
                _(
                    "Text %(number)d, not sealed; it was signed, so that a change makes the next text"
                )
                % named
            )
        else:
            text = _("Text %(number)d, not sealed") % named
        self.state.setText(text)
        shown = [
            f"{LANGUAGE_NAMES[each]} {newest.digests[each][:DIGEST_SHOWN]}…"
            for each in DOCUMENT_LANGUAGES
            if each in newest.digests
        ]
        self.digests.setText("SHA-256:  " + "   ".join(shown))
        self.digests.setToolTip(
            "\n".join(
                f"{LANGUAGE_NAMES[each]}: {digest}" for each, digest in newest.digests.items()
            )
        )
        self.digests.setVisible(bool(shown))
        further = wordings.unsealed_languages(statement, newest)
        self.seal.setVisible(newest.sealed_at is None or bool(further))
        self.renew.setVisible(bool(why))
        counts = wordings.count_wordings(statement)
        self.warning.setVisible(wordings.languages_differ(statement))
        told = "; ".join(
            _("%(language)s: %(count)d") % {"language": LANGUAGE_NAMES[each], "count": counts[each]}
            for each in DOCUMENT_LANGUAGES
            if each in counts
        )
        self.warning.setText(
            "⚠ "
            + _("The languages have not the same number of demands. %(counts)s.") % {"counts": told}
        )
