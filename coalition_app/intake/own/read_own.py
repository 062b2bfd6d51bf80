"""The door to lists that this program wrote: each form is known by its mark, and nothing in it is guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from coalition_app.drafts import Draft
from coalition_app.errors import UserError
from coalition_app.hidden_characters import leave_out_hidden
from coalition_app.i18n import _
from coalition_app.intake.files.decoding import decode
from coalition_app.intake.files.line_warnings import warn_of_hidden
from coalition_app.intake.files.lines import split_lines
from coalition_app.intake.own import (
    annex_sheets,
    annex_table,
    annex_text,
    copied,
    own_json,
    own_pdf,
)
from coalition_app.languages import LANGUAGE_NAMES

NO_MAPPING: Mapping[str, str] = {}
PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
HEAD = 4_000
"""Bytes at the beginning among which marks are looked for."""


@dataclass(frozen=True, slots=True)
class Own:
    """A list of this program as a draft."""

    draft: Draft
    lines: tuple[str, ...] = ()
    """Its lines as the draft counts them; empty where they are those of the file."""


def read_own(content: bytes, mapping: Mapping[str, str] = NO_MAPPING) -> Own | None:
    """Read a list that this program wrote; None for any other file.

    Raises UserError for one that was changed so that it says something else than lists of the program say.
    """
    if content.startswith(b"%PDF"):
        attached = own_pdf.attached_content(content)
        return None if attached is None else Own(*own_json.read_annex(attached))
    head = content[:HEAD].lstrip(b"\xef\xbb\xbf \r\n\t")
    if head.startswith(b"{"):
        read = own_json.read(content)
        return None if read is None else Own(*read)
    if language := annex_text.language_of(head.decode(errors="ignore")):
        return _of_text(decode(content).text, language)
    if annex_sheets.is_annex(content):
        given = annex_table.read_sheets(annex_sheets.read_cells(content))
        return None if given is None else _of_given(given)
    if delimiter := annex_table.delimiter_of(content[:HEAD]):
        text = decode(content).text
        own = _of_given(annex_table.read_csv(leave_out_hidden(text), delimiter))
        return replace(own, draft=_warned(own.draft, text))
    if b"\t" not in head or head.startswith(PACKED):
        return None
    try:
        text = decode(content).text
    except UserError:
        # No text: the door says so, or unpacks it.
        return None
    draft = copied.read_copied(leave_out_hidden(text), mapping)
    if draft is None:
        return None
    return Own(_warned(draft, text))


def _of_given(given: Mapping[str, Any]) -> Own:
    return Own(*own_json.read_text(given))


def _warned(draft: Draft, text: str) -> Draft:
    """Return a draft that tells of hidden characters which were left out."""
    return replace(draft, warnings=(*draft.warnings, *warn_of_hidden(split_lines(text))))


def _of_text(text: str, language: str) -> Own:
    given = annex_text.read(leave_out_hidden(text), language)
    draft, lines = own_json.read_text(given)
    warnings = [*draft.warnings, *warn_of_hidden(split_lines(text))]
    if authentic := given["authentic_elsewhere"]:
        sentence = _(
            "The text gives the statement in another language than the authentic one, which is %(language)s: "
            "its title and demands were read as they stand in the text."
        )
        warnings.append(sentence % {"language": LANGUAGE_NAMES[authentic]})
    return Own(replace(draft, warnings=tuple(warnings)), lines)


def own_lines(content: bytes) -> list[str] | None:
    """Return the lines of a list of this program that are not those of its file; None for any other file."""
    own = read_own(content)
    return list(own.lines) if own is not None and own.lines else None
