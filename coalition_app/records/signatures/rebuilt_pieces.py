"""Pieces of an entry that an older program kept as one string: its fields, and what is left beside them.

This reads a printed string once, to bring an older register over; whatever comes in now brings its pieces.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from coalition_app.legal_forms import form_rows
from coalition_app.records.signatories.full_names import body_name
from coalition_app.records.signatures.edit_printed_text import find_printed
from coalition_app.records.signatures.pieces import FIELDS, Piece, usual_pieces

OPEN = "unknown-piece"
_WORD = re.compile(r"\w+")
_OPENERS = " ,;:—–-([«\"'"
_CLOSERS = ")]"


def rebuild_pieces(
    as_printed: str,
    fields: Mapping[str, str],
    joint: Sequence[Sequence[str]] = (),
    words: Iterable[str] = (),
) -> tuple[Piece, ...]:
    """Return the pieces of a printed entry; none where its fields account for every word of it.

    `words` are its acts. What is left between the fields is unknown; the whole entry is one unknown piece
    where a field is not printed as it is recorded.
    """
    words = [each for each in (" ".join(each.split()) for each in words) if each in as_printed]
    if not as_printed or _accounts_for(as_printed, fields, joint, words):
        return ()
    spans = _spans(as_printed, fields, joint, words)
    if spans is None:
        return (Piece("unknown", as_printed, open=OPEN),)
    found, at = list[Piece](), 0
    for start, end, role in [*sorted(spans), (len(as_printed), len(as_printed), "")]:
        gap = as_printed[at:start]
        if _WORD.search(gap):
            found.append(_unknown(gap))
            gap = ""
        if role:
            found.append(Piece(role, as_printed[start:end], gap or (" " if found else "")))
        at = end
    return tuple(found)


def _accounts_for(
    whole: str, fields: Mapping[str, str], joint: Sequence[Sequence[str]], words: Iterable[str]
) -> bool:
    known = [*fields.values(), *(part for body in joint for part in body), *words]
    return sorted(_WORD.findall(whole)) == sorted(_WORD.findall(" ".join(known)))


def _spans(
    whole: str, fields: Mapping[str, str], joint: Sequence[Sequence[str]], words: Sequence[str]
) -> list[tuple[int, int, str]] | None:
    """Find where each field is printed; None where one is not."""
    spans = [(at, at + len(each), "words") for each in words if (at := whole.find(each)) >= 0]
    wanted = usual_pieces({**fields, "legal_form": ""}, joint)
    further = (field for field in fields if field not in FIELDS.values() and fields[field])
    wanted += [Piece(field.partition(" ")[0], fields[field]) for field in further]
    for piece in wanted:
        taken = [(start, end) for start, end, _role in spans]
        at = find_printed(whole, FIELDS.get(piece.role, ""), piece.text, taken)
        if at >= 0:
            spans.append((at, at + len(piece.text), piece.role))
        elif not any(piece.text in whole[start:end] for start, end in taken):
            return None
    form = fields["legal_form"]
    if form and body_name(form, fields["name"]) != fields["name"]:
        taken = [(start, end) for start, end, _role in spans]
        at = find_printed(whole, "name", form, taken)
        if at < 0:
            return None
        spans.append((at, at + len(form), "legal-form"))
    return spans


def _unknown(gap: str) -> Piece:
    """Return what stands between the fields: a legal form that was taken for none, or what nobody knows."""
    text = gap.strip(_OPENERS + _CLOSERS + ".")
    start = gap.find(text)
    before, after = gap[:start], gap[start + len(text) :].rstrip(" ,;—–-")
    if text.casefold() in _forms():
        return Piece("legal-form", text, before, after)
    return Piece("unknown", text, before, after, open=OPEN)


@cache
def _forms() -> frozenset[str]:
    columns = ("abbr_ru", "full_ru", "abbr_kk", "full_kk", "english", "english_abbr")
    return frozenset(row[each].casefold() for row in form_rows() for each in columns) - {""}
