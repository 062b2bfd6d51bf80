"""Actions of positions, reservations and what follows on words."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.i18n import _
from coalition_app.operations import positions
from coalition_app.records.signatures.signatures import find_signature

if TYPE_CHECKING:
    from coalition_app.records.positions.acts import ActRow
    from coalition_app.records.signatures.signatures import SignatureRow


class PositionActions(ActionOwner):
    """What a signatory supports, in which words, and what became of the words."""

    def reserve(self) -> None:
        """Record the position of the one chosen signatory; where it is not told whose it is, ask."""
        chosen = self.desk.chosen()
        if len(chosen) == 1:
            self.open_for(chosen[0], {})
            return
        button = self.desk.window.findChild(QWidget, "position")
        first = [each.number for each in chosen]
        self.desk.ask("signatories.find_other", button, self._open_of, _("Whose position?"), first)

    def _open_of(self, number: int) -> None:
        with self.database.reading() as tx:
            signed = find_signature(tx, self.statement, number)
        self.desk.ask("positions.open_for", signed, {})

    def open_for(self, signed: "SignatureRow", proposed: Mapping[int, str]) -> None:
        """Open the dialog of one signatory; `proposed` sets stances of demands by number."""
        from coalition_app.desktop.positions.dialog import PositionDialog

        PositionDialog(self.desk, self.database, self.statement, signed, proposed).open()

    def put_stance(
        self, signed: "SignatureRow", acts: "Sequence[ActRow]", demand: int, stance: str
    ) -> None:
        """Record a position on one demand at once, or ask for the words that it needs.

        `acts` are those of the signatory: words that wait are read first, and a reservation rests on some.
        """
        standing = [each for each in acts if each.withdrawn_on is None]
        waits = any(each.kind == "unsettled" for each in standing)
        worded = any(each.bears_on_whole or demand in each.demands for each in standing)
        core = any(d.number == demand and d.policy == "core" for d in self.statement.demands)
        reserves = stance == "supports-with-reservation" and not core
        if waits or (reserves and not worded):
            self.open_for(signed, {demand: stance})
            return
        change = positions.record_positions(
            self.statement, stances={signed.number: {demand: stance}}
        )
        self.desk.operations.change(change)

    def follow_on(self, key: str, signed: "SignatureRow", ordinal: int) -> None:
        """Do something with words: withdraw, narrow, correct, translate, or confirm:kk at once."""
        from coalition_app.desktop.positions.act_dialogs import DIALOGS
        from coalition_app.records.positions import acts

        what, _sign, language = key.partition(":")
        if what == "confirm":
            self.confirm(signed, ordinal, language)
            return
        with self.database.reading() as tx:
            every = acts.every_act(tx, self.statement, signed.id)
        meant = next((each for each in every if each.ordinal == ordinal), None)
        if meant is None:
            self.desk.refuse(_("These words have been removed in the meantime."))
            return
        DIALOGS[what](self.desk, self.database, self.statement, signed, meant).open()

    def settle_words(self, what: str) -> None:
        """Open what settles a contradiction in words of the chosen signatory: correct, translate, withdraw.

        Meant are words without a language, with an older translation, or that came after the signatory left.
        """
        from coalition_app.desktop.positions.act_dialogs import DIALOGS
        from coalition_app.records.positions import acts, acts_changed

        signed = self.first_chosen()
        with self.database.reading() as tx:
            every = acts.every_act(tx, self.statement, signed.id)
        in_force = [each for each in every if each.withdrawn_on is None]
        if what == "correct":
            found = [each for each in in_force if not each.language]
        elif what == "translate":
            found = [each for each in in_force if each.stale]
        else:
            left = signed.status_on
            found = [each for each in in_force if acts_changed.came_later(each.received_on, left)]
        meant = found[0] if found else None
        if meant is None:
            self.desk.refuse(_("These words have been removed in the meantime."))
            return
        dialog = DIALOGS[what](self.desk, self.database, self.statement, signed, meant)
        if dialog.kind == "translate":
            dialog.language.setCurrentIndex(dialog.language.findData(meant.stale[0]))
        dialog.open()

    def confirm(self, signed: "SignatureRow", ordinal: int, language: str) -> None:
        """Record that the signatory confirmed a translation."""
        change = positions.set_translation_state(
            self.statement,
            number=signed.number,
            ordinal=ordinal,
            language=language,
            state="confirmed",
        )
        self.desk.operations.change(change)
