"""An import that the register kept: read again from its list, with what was said of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coalition_app.desktop.imports.keeping import WHOLE, Choices
from coalition_app.desktop.imports.reading import known_in
from coalition_app.desktop.imports.remembered import read_fields, remembered_columns
from coalition_app.drafts import LineWarning
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.column_mapping import check_mapping
from coalition_app.intake.files.line_warnings import warn_of_lines
from coalition_app.intake.proposed_title import propose_title
from coalition_app.intake.read_source import read_source
from coalition_app.operations.begun_imports import keep_import
from coalition_app.operations.imports import as_register_knows
from coalition_app.operations.planning.kept_answers import Unfit, answer_again
from coalition_app.operations.planning.preview import LOOK, Preview
from coalition_app.records.imports.begun_imports import BegunImport, answers_of, source_of
from coalition_app.work import collecting_later, told_to

if TYPE_CHECKING:
    from uuid import UUID

    from coalition_app.operations.door import Change
    from coalition_app.records.store.database import Database
    from coalition_app.work import Tell


@dataclass(frozen=True)
class Waited:
    """What an import that waited was found as."""

    begun: BegunImport
    preview: Preview
    choices: Choices
    """What was chosen for the whole list."""
    unfit: Sequence[Unfit]
    """What was said of lines that are read otherwise now."""


def read_again(database: "Database", begun: BegunImport, tell: "Tell") -> Waited:
    """Read a list that waited, and say of it again what was said; raises UserError where it is damaged."""
    with collecting_later(), told_to(tell):
        tell(0, 0)
        with database.reading() as tx:
            content, kept = source_of(tx, begun.id), answers_of(tx, begun.id)
        choices = choices_of(kept.pop(WHOLE, "{}"))
        try:
            read = read_source(content, begun.name, mapping=choices["reading"])
        except UserError:
            # Another version may find other columns.
            read = read_source(content, begun.name)
            choices = {**choices, "columns": {}}
        tell(0, 0)
        preview = Preview(as_register_knows(database, read))
        unfit = answer_again(preview, kept)
        tell(0, 0)
        return Waited(begun, preview, choices, unfit)


def keep_unseen(preview: Preview, proposed_title: str) -> "Change[UUID]":
    """Return what keeps a list that nobody has looked at yet, with what it proposes itself."""
    columns = known_in(preview.draft, remembered_columns())
    choices = {
        "columns": columns,
        "reading": {**columns, **read_fields(preview.draft)},
        "title": propose_title(preview.draft) or proposed_title,
        "doubtful": preview.size(LOOK),
    }
    told = [(WHOLE, json.dumps(choices, ensure_ascii=False))]
    return keep_import(source=preview.source, begun=None, told=told, count=1)


def choices_of(text: str) -> Choices:
    """Read what was chosen for a whole list; what this program never wrote is as if it was not chosen."""
    try:
        chosen = json.loads(text)
        columns, reading = (check_mapping(dict(chosen[name])) for name in ("columns", "reading"))
    except (ValueError, TypeError, KeyError, RecursionError, AttributeError, UserError):
        return {"columns": {}, "reading": {}}
    return {**chosen, "columns": columns, "reading": reading}


def count_doubtful(database: "Database", begun: BegunImport) -> int:
    """Return how many entries were doubtful when the import was left; 0 where nothing tells."""
    with database.reading() as tx:
        told = answers_of(tx, begun.id, [WHOLE])
    count = choices_of(told.get(WHOLE, "")).get("doubtful")
    return count if type(count) is int and count > 0 else 0


def unfit_warning(unfit: Unfit) -> LineWarning:
    """Say what was answered of lines that are read otherwise now."""
    if unfit.lines == (0, 0):
        return LineWarning(_("An answer that was kept is damaged and cannot be read: look again."))
    first, last = unfit.lines
    template = _(
        "Read otherwise than when you answered (lines: %(lines)s). Answer again; you had said: %(said)s"
    )
    said = unfit.said.replace("%", "%%")
    return warn_of_lines(template.replace("%(said)s", said), range(first, last + 1))
