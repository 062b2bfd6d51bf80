"""The dialog that asks in one line why something is done, and then does it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.retranslation import Words


def ask_why(
    parent: QWidget,
    *,
    title: Words,
    of: Words,
    told: Words,
    caption: Words,
    agree: Words,
    do: Callable[[str], None],
) -> None:
    """Say of what and what will follow, and ask for the reason; `do` raises UserError to refuse it."""
    why = QLineEdit()
    form = FormDialog(parent, title=title, agree=agree, work=lambda: do(why.text()))
    form.add_note(of, "")
    form.add_note(told)
    form.add_field(caption, why)
    form.open()
