"""Options that name what shows an answer or words, and the evidence that they make."""

import argparse
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.commands.evidence.evidence import KINDS, kind_of_evidence
from coalition_app.file_names import typed_path
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.records.evidence.evidence import NewEvidence


def add_shown_by(made: argparse.ArgumentParser, kind: str = "--evidence-kind") -> None:
    """Add the options; `kind` is the name of the one for the kind of evidence."""
    what = made.add_mutually_exclusive_group()
    what.add_argument(
        "--file", metavar="F", type=typed_path, help=_("a file, kept in the register")
    )
    what.add_argument("--held", metavar=_("WHERE"), help=_("where you hold the originals"))
    made.add_argument("--holder", metavar=_("NAME"), default="", help=_("who holds the originals"))
    made.add_argument("--note", metavar=_("TEXT"), help=_("what was seen or said"))
    made.add_argument(
        kind,
        dest="evidence_kind",
        choices=tuple(each for each in KINDS if each != "list-as-received"),
        help=_("the kind of evidence; told by the file where it is left out"),
    )


def read_shown_by(options: argparse.Namespace) -> "NewEvidence | None":
    """Read the evidence that was named; None where there is none. Its claim is that of an answer."""
    from coalition_app.records import checked
    from coalition_app.records.evidence import evidence

    given = options.file is not None or options.held or options.note or options.evidence_kind
    if not given:
        return None
    return evidence.NewEvidence(
        kind=options.evidence_kind or kind_of_evidence(options),
        held_where=options.held or "",
        holder=options.holder,
        note=options.note or "",
        file_name=options.file.name if options.file else "",
        content=checked.read_file(options.file) if options.file else None,
        made_on=console.read_day(getattr(options, "made", None)),
        received_on=console.read_day(getattr(options, "received", None)),
    )
