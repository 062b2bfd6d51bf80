"""A new passphrase: how strong it is in words, six words by chance, or none at all."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from coalition_app import i18n
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.form import FormDialog, Hint
from coalition_app.desktop.widgets.passphrase_field import SecretField, add_show_box
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, ngettext

GRADES = {
    1: (N_("Weak"), "refusal"),
    2: (N_("Fair"), "warning"),
    3: (N_("Good"), "quiet"),
    4: (N_("Strong"), "quiet"),
}
"""Word and role of each grade."""
TIMES = (
    (
        31_557_600 * 1_000,
        N_("Someone who has the file would need thousands of years to guess it."),
    ),
    (31_557_600, N_("Someone who has the file would need years to guess it.")),
    (86_400 * 30, N_("Someone who has the file would need months to guess it.")),
    (86_400, N_("Someone who has the file would need days to guess it.")),
    (3_600, N_("Someone who has the file would guess it within hours.")),
    (0, N_("Someone who has the file would guess it immediately.")),
)
"""Seconds from which each sentence is true."""
WEAK = 1
"""The grade of a passphrase that has to be confirmed."""


class PassphraseStep:
    """The fields of this step, added to a dialog; `known` returns words that anybody would try."""

    def __init__(
        self,
        dialog: FormDialog,
        known: Callable[[], str],
        label: Words = lambda: _("Passphrase"),
    ) -> None:
        self._dialog, self._known, self._suggested = dialog, known, ""
        self._kept = ""
        self.passphrase, self.again = SecretField(), SecretField()
        dialog.add_note(
            lambda: _(
                "Nobody can recover the passphrase, and without it the register never opens again: keep it "
                "on paper, away from this computer."
            )
        )
        dialog.add_field(label, self.passphrase)
        self.strength = Hint(wordWrap=True)
        dialog.form.addRow("", self.strength)
        dialog.put_words(self._show_strength, lambda: "")
        self._add_suggestion()
        dialog.add_field(lambda: _("Repeat passphrase"), self.again)
        self.unencrypted = QCheckBox()
        dialog.put_words(self.unencrypted.setText, lambda: _("Without a passphrase"))
        self.shown, self.capitals = add_show_box(
            dialog, self.passphrase, self.again, beside=self.unencrypted
        )
        self.shown.toggled.connect(lambda on: self.drawn.setVisible(on and bool(self._words)))
        self.meaning = dialog.add_note(
            lambda: _(
                "Without a passphrase whoever gets the file, or the computer, can read everything in "
                "it: names, contacts, notes, withheld names."
            ),
            "warning",
        )
        self.meaning.setVisible(False)
        self.unencrypted.toggled.connect(self._go_without)
        self.passphrase.textChanged.connect(self._show_strength)

    def check(self) -> None:
        """Refuse a passphrase that is missing or was typed in two ways."""
        if self.unencrypted.isChecked():
            return
        if not self.passphrase.text().strip():
            self.passphrase.setFocus()
            raise UserError(
                _("Enter a passphrase, use six suggested words, or continue without one.")
            )
        if self.passphrase.text() != self.again.text():
            self.again.setFocus()
            if not self.again.text():
                raise UserError(_("Enter the passphrase again, so that no mistake locks you out."))
            raise UserError(_("The two passphrases differ; nothing was made."))

    def weak(self) -> bool:
        """Tell whether the typed passphrase is easy to guess and was not confirmed."""
        from coalition_app.records.care import passphrases

        typed = self.passphrase.text()
        if self.unencrypted.isChecked() or typed == self._kept:
            return False
        return passphrases.strength(typed, self._known()).grade == WEAK

    def keep_weak(self) -> None:
        """Take what was typed although it is weak: this passphrase is not asked about again."""
        self._kept = self.passphrase.text()

    def guessed(self) -> str:
        """Say how soon somebody would guess what was typed."""
        from coalition_app.records.care import passphrases

        found = passphrases.strength(self.passphrase.text(), self._known())
        return _guessed_in(found.seconds)

    def _add_suggestion(self) -> None:
        self.suggest = QPushButton()
        self._dialog.put_words(self.suggest.setText, lambda: _("Suggest six words"))
        self.suggest.clicked.connect(self.suggest_words)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.suggest)
        row.addStretch()
        self._dialog.form.addRow("", line)
        self._words = ""
        self.drawn = self._dialog.add_note(lambda: self._words, "heading")
        self.drawn.setVisible(False)
        self.passphrase.textEdited.connect(lambda _text: self.drawn.setVisible(False))
        self.told = self._dialog.add_note(self._tell_suggested)
        self.told.setVisible(False)

    def suggest_words(self) -> None:
        """Put six words drawn by chance into the field, and show them."""
        from coalition_app.records.care import passphrases

        self._suggested = i18n.current().language
        # Whole and on its own lines: the field may be too short for six words that are copied from it.
        self._words = passphrases.suggest_words(self._suggested)
        self.passphrase.setText(self._words)
        self.passphrase.setCursorPosition(0)
        self.again.clear()
        self.shown.setChecked(True)
        self.drawn.setVisible(True)
        self.told.setVisible(True)
        self._dialog.retranslate()  # puts the drawn words
        QTimer.singleShot(0, self._dialog, self._dialog.grow)  # once they have their lines
        self.again.setFocus()

    def _tell_suggested(self) -> str:
        if not self._suggested:
            return ""
        from coalition_app.records.care import passphrases

        many = passphrases.words_known(self._suggested)
        named = {"count": many, "bits": passphrases.bits(self._suggested)}
        return (
            ngettext(
                "Six words drawn at random from %(count)d word: as hard to guess as %(bits)d coin "
                "tosses. Write them down now, then type them again.",
                "Six words drawn at random from %(count)d words: as hard to guess as %(bits)d coin "
                "tosses. Write them down now, then type them again.",
                many,
            )
            % named
        )

    def _go_without(self, without: bool) -> None:
        for widget in (self.passphrase, self.again, self.suggest):
            widget.setDisabled(without)
        self.meaning.setVisible(without)
        self._show_strength()
        self._dialog.grow()

    def _show_strength(self, _text: str = "") -> None:
        """Say how strong what is typed is; a word says it, the colour only helps."""
        typed = "" if self.passphrase.isEnabled() is False else self.passphrase.text()
        if not typed.strip():
            self._say(
                _(
                    "Six suggested words, or at least four words of your own that nobody would connect "
                    "with you."
                ),
                "quiet",
            )
            return
        from coalition_app.records.care import passphrases

        found = passphrases.strength(typed, self._known())
        word, role = GRADES[found.grade]
        named = {"grade": _(word), "sentence": _guessed_in(found.seconds)}
        self._say(_("%(grade)s. %(sentence)s") % named, role)

    def _say(self, sentence: str, role: str) -> None:
        self.strength.setText(sentence)
        give_role(self.strength, role)
        if self._dialog.isVisible():
            self._grown()

    def _grown(self) -> None:
        """Grow to the wrapped sentence, so that nothing below it is cut."""
        width = self.strength.width()
        self.strength.setMinimumHeight(max(0, self.strength.heightForWidth(width)))
        self._dialog.grow()


def _guessed_in(seconds: float) -> str:
    return next(_(text) for least, text in TIMES if seconds >= least)
