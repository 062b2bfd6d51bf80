"""A form that stays in front while its work runs in the background, and lets that be stopped."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from coalition_app.desktop.desk.operations import Operations
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.progress_bar import WorkBar
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.i18n import _


class WorkingForm(FormDialog):
    """Its fields are off while it works; Cancel, Esc and the cross stop the work first."""

    working = False

    def __init__(
        self,
        parent: QWidget | None,
        *,
        title: Words,
        agree: Words,
        work: Callable[[], None],
        operations: Operations,
        doing: Words,
    ) -> None:
        """`doing` names the work."""
        super().__init__(parent, title=title, agree=agree, work=work)
        self._operations, self._doing = operations, doing
        self.bar = WorkBar()
        self.bar.stand_above_buttons(self)
        self.put_words(self.give_up.setText, lambda: _("Stop") if self.working else _("Cancel"))
        operations.faulted.connect(self.unlock)

    def fields_at_rest(self) -> Iterable[QWidget]:
        """Return the fields that can be used while nothing runs."""
        raise NotImplementedError

    def reject(self) -> None:
        """Close with nothing changed; while it works, stop that first."""
        if self.working:
            self._operations.cancel()
        else:
            super().reject()

    def let_work(self, working: bool) -> None:
        """Show that the work begins or has ended."""
        rest = list(self.fields_at_rest())
        self.working = working
        self.refusal.setVisible(False)
        self.bar.setVisible(working)
        if working:
            self.bar.begin(self._doing)
            self._operations.progressed.connect(self._show_progress)
        else:
            self._operations.progressed.disconnect(self._show_progress)
        for each in (*rest, self.agree):
            each.setEnabled(not working)
        self.give_up.setText(_("Stop") if working else _("Cancel"))
        if working:
            self.give_up.setFocus()
        self.grow()

    @Slot()
    def unlock(self) -> None:
        """Enable the dialog again after a fault of the program, which is shown elsewhere."""
        if self.working:
            self.let_work(False)

    @Slot(int, int)
    def _show_progress(self, done: int, of: int) -> None:
        self.bar.tell(done, of)
