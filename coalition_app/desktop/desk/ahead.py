"""Loading modules before they are wanted: those without Qt beside the window, those of Qt in its turns."""

import sys
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

IMPORTING = (
    "html",
    "coalition_app.documents.write.atomic_file",
    "coalition_app.intake.draft_json",
    "coalition_app.intake.match_demands",
    "coalition_app.intake.proposed_title",
    "coalition_app.intake.read_source",
    "coalition_app.intake.report",
    "coalition_app.operations.begun_imports",
    "coalition_app.operations.differences",
    "coalition_app.operations.planning.kept_answers",
    "coalition_app.operations.planning.plan_import",
    "coalition_app.operations.planning.questions",
    "coalition_app.operations.planning.sentences",
    "coalition_app.operations.planning.sheets",
    "coalition_app.records.imports.choose_statement",
    "coalition_app.records.imports.earlier_imports",
)
"""What the preview of an import needs, its parts of the window left out."""
ISSUING = (
    "coalition_app.dates",
    "coalition_app.documents.issue.issue",
    "coalition_app.documents.issue.readiness",
    "coalition_app.documents.layout.annex_entries",
    "coalition_app.documents.layout.logo",
    "coalition_app.documents.seal.fingerprint",
    "coalition_app.operations.attesting",
    "coalition_app.operations.attestors",
    "coalition_app.records.editions.print_signatures",
    "coalition_app.records.editions.signed_pages",
)
"""What the annex needs, its parts of the window left out."""
PARTS = (
    "coalition_app.desktop.imports.part_table",
    "coalition_app.desktop.imports.target",
    "coalition_app.desktop.imports.look_part",
    "coalition_app.desktop.imports.tabs",
    "coalition_app.desktop.imports.view",
    "coalition_app.desktop.annex.bar",
    "coalition_app.desktop.annex.page_view",
    "coalition_app.desktop.annex.side",
    "coalition_app.desktop.annex.page",
)
"""Parts of the window that are slow to load, each before those that need it."""


def load_beside(names: tuple[str, ...]) -> None:
    """Load modules off the window's thread.

    Nothing of Qt may be among them: PySide makes a class when it is first named, and two threads that name
    one at the same moment end the program.
    """
    for name in names:
        import_module(name)


def load_parts(window: QObject) -> None:
    """Load the parts of the window, one in each of its turns, so that none is long."""
    waiting = next((name for name in PARTS if name not in sys.modules), None)
    if waiting is not None:
        import_module(waiting)
        QTimer.singleShot(0, window, lambda: load_parts(window))
