"""What an import's preview writes into files: how the columns are read, and what became of every line."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coalition_app.desktop.desk.file_choosers import Choose
from coalition_app.documents.write import atomic_file
from coalition_app.hidden_characters import as_file
from coalition_app.i18n import _
from coalition_app.intake.column_mapping import mapping_text
from coalition_app.operations.planning.plan_import import plan_import
from coalition_app.operations.planning.preview import Preview

if TYPE_CHECKING:
    from coalition_app.desktop.desk.operations import Operations


def save_mapping(parent: QWidget, ask: Choose, preview: Preview) -> None:
    """Write how the columns are read, for the command line or another laptop; raises UserError."""
    path = ask(parent, _("Save the choice of columns"), "columns.json")
    if path is not None:
        atomic_file.place(path, mapping_text(preview.draft).encode(), replace=True)


def report_of(preview: Preview, *, numbers: Sequence[int] = ()) -> Callable[[], str]:
    """Return what makes the report of a preview as it is decided now, off the window's thread.

    `numbers` are those that its entries were given; none before they are imported.
    """
    taken = preview.snapshot()
    return lambda: plan_import(taken).report(numbers)


def save_report(
    parent: QWidget, ask: Choose, operations: "Operations", name: str, make: Callable[[], str]
) -> None:
    """Ask for a file and write a report into it; what prevents it is said in the line below."""
    proposed = _("%(name)s report.txt") % {"name": Path(name).stem}
    path = ask(parent, _("Save the report"), proposed)
    if path is None:
        return

    def write() -> Path:
        atomic_file.place(path, as_file(make()), replace=True)
        return path

    operations.start(
        _("Writing the report"),
        lambda _progress: write(),
        lambda done: operations.said.emit(_("The report was written: %(file)s.") % {"file": done}),
    )
