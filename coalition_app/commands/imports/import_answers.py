"""Columns of answers that a list does not head with its demands, matched with those of the statement."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.drafts import Draft, DraftEntry, Source
    from coalition_app.records.store.database import Database


def read_for_statement(
    database: "Database",
    read: "Source",
    path: Path,
    mapping: Mapping[str, str] | None,
    named: str | None,
) -> "Source":
    """Read a source anew where its answers belong to demands of the statement, as their wordings tell.

    `named` is the statement that it goes into, as typed; None for a new one, which has the source's
    demands. Columns that only their order would match with the demands are named, and stay words to settle.
    """
    from coalition_app.intake.match_demands import DemandWords, propose_demands, warn_of_lacking
    from coalition_app.intake.read_source import read_path
    from coalition_app.records.statements import statements

    columns = read.draft.columns
    if not columns:
        return read
    demands = [DemandWords(each.number, (each.text,)) for each in read.draft.demands]
    if named:
        with database.reading() as tx:
            into = statements.find_statement(tx, named)
        demands = [DemandWords(each.number, tuple(each.wordings.values())) for each in into.demands]
    proposal = propose_demands(columns, demands, mapping or {})
    fields = {_key(header): field for header, field in columns}
    certain = {key: field for key, field in proposal.certain.items() if fields.get(key) != field}
    if certain:
        read = read_path(path, mapping={**(mapping or {}), **certain})
    told = [
        _by_order(header, proposal.by_order[key])
        for header, _field in columns
        if (key := _key(header)) in proposal.by_order
    ]
    told += warn_of_lacking(read.draft.columns, {each.number for each in demands})
    draft = replace(read.draft, warnings=(*read.draft.warnings, *told))
    return replace(read, draft=draft) if told else read


def _by_order(header: str, field: str) -> str:
    """Say which demand a column would answer by its order alone."""
    sentence = _(
        "By its order alone the column %(column)s would answer demand %(number)s: say it with --map as "
        '"%(field)s" if it does.'
    )
    return sentence % {"column": header, "number": field.partition(":")[2], "field": field}


def _key(header: str) -> str:
    from coalition_app.intake.words.header_key import header_key

    return header_key(header)


def words_of_draft(draft: "Draft") -> Callable[["DraftEntry"], str]:
    """Return a function that tells the words of an entry without the questions of a form."""
    if not draft.columns:
        # A list asks nothing, and a dry run of it does not wait for the register's modules.
        return lambda entry: entry.reservation
    from coalition_app.records.imports.form_answers import form_of, words_given

    form = form_of(draft)
    return lambda entry: words_given(entry, form)
