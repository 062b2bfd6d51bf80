"""The entry as printed, with one field changed and every other word left in its place.

Where a list was imported, its entry is what the annex prints: an edited field must appear in it. What the
list itself printed stays in the source that the register keeps, and in the journal.
"""

import re
from collections.abc import Mapping, Sequence

from coalition_app.errors import UserError
from coalition_app.i18n import _

AFTER_NAME = ("representative", "office", "place", "country")
"""Fields in the order in which an entry prints them."""
Pair = tuple[str, str]
_WORD = re.compile(r"\w+")
_SEPARATORS = " ,;"


def change_printed(
    whole: str, fields: Mapping[str, str], field: str, new: str, words: Sequence[str] = ()
) -> str:
    """Return a printed entry with one field changed, added or taken out.

    `fields` are the values before: name, last_name (of the last body of a joint entry), legal_form and
    AFTER_NAME. `words` are the acts, which stay untouched. An empty entry stays empty: its fields are
    printed. Raises UserError where the old value is printed in a form that cannot be found.
    """
    if not whole:
        return whole
    old = fields[field]
    taken = _spans_of(whole, words)
    if field not in ("name", "legal_form"):
        taken += _span_of_names(whole, fields)
    found = (
        _find_form(whole, fields)
        if field == "legal_form"
        else find_printed(whole, field, old, taken)
    )
    if old and found >= 0:
        return _replace(whole, found, found + len(old), new)
    if old and (field == "name" or _has_word_of(whole, old, taken)):
        raise UserError(_other_form(old))
    return _insert(whole, fields, field, new, taken) if new else whole


def change_bodies(
    whole: str, fields: Mapping[str, str], old: Sequence[Pair], new: Sequence[Pair]
) -> str:
    """Return a printed entry with the further bodies of a joint entry changed, added or taken out.

    A body is legal form and name. `fields` as for `change_printed`. Raises UserError where the bodies are
    printed in another form, so that they cannot be told from what is beside them.
    """
    if not whole or list(old) == list(new):
        return whole
    names = _span_of_names(whole, fields)
    if not names:
        raise UserError(_other_form(fields["name"]))
    start, end = names[0][0] + len(fields["name"]), names[0][1]
    form = fields["legal_form"]
    if form and whole[start:].startswith(f" {form}"):
        start += 1 + len(form)
    words = sorted(_WORD.findall(" ".join(f"{form} {name}" for form, name in old)))
    if sorted(_WORD.findall(whole[start:end])) != words:
        raise UserError(_other_form(", ".join(name for _form, name in old)))
    together = "".join(f", {form} {name}" if form else f", {name}" for form, name in new)
    return whole[:start] + together + whole[max(start, end) :]


def change_people(
    whole: str,
    fields: Mapping[str, str],
    old: Sequence[Pair],
    new: Sequence[Pair],
    words: Sequence[str] = (),
) -> str:
    """Return a printed entry with all its representatives changed; each is name and office.

    `fields` and `words` as for `change_printed`. Raises UserError where the present ones cannot be found.
    """
    if not whole or list(old) == list(new):
        return whole
    further = "".join(f"; {_person(each)}" for each in old[1:])
    if further not in whole:
        raise UserError(_other_form(further.strip(" ;")))
    whole = whole.replace(further, "", 1) if further else whole
    known = dict(fields)
    first = new[0] if new else ("", "")
    for field, value in zip(("representative", "office"), first, strict=True):
        if value != known[field]:
            whole = change_printed(whole, known, field, value, words)
            known[field] = value
    if len(new) < 2:
        return whole
    taken = _spans_of(whole, words) + _span_of_names(whole, known)
    printed = [each for each in first if each]
    ends = [
        at + len(each)
        for field, each in zip(("representative", "office"), first, strict=True)
        if each and (at := find_printed(whole, field, each, taken)) >= 0
    ]
    if len(ends) < len(printed):
        raise UserError(_other_form(_person(first)))
    more = "".join(f"; {_person(each)}" for each in new[1:])
    return whole[: max(ends)] + more + whole[max(ends) :]


def _person(pair: Pair) -> str:
    return ", ".join(part for part in pair if part)


def _other_form(old: str) -> str:
    return _(
        "The list prints “%(old)s” in another form, so that the change would not show in the annex. "
        "Nothing was changed."
    ) % {"old": old}


def find_printed(whole: str, field: str, old: str, taken: list[tuple[int, int]]) -> int:
    """Find where a field is printed, by itself and outside the spans that are taken; -1 for nowhere."""
    if not old:
        return -1
    starts = [at.start() for at in re.finditer(re.escape(old), whole)]
    free = [at for at in starts if _is_free(whole, at, at + len(old), taken)]
    # A place may be named inside an office before it stands by itself.
    return (free[-1] if field in ("place", "country") else free[0]) if free else -1


def _is_free(whole: str, start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    glued = (start and whole[start - 1].isalnum() and whole[start].isalnum()) or (
        end < len(whole) and whole[end].isalnum() and whole[end - 1].isalnum()
    )
    return not glued and all(end <= first or start >= last for first, last in taken)


def _find_form(whole: str, fields: Mapping[str, str]) -> int:
    """Find the legal form beside the name; raises UserError where it is a part of the name."""
    form, name = fields["legal_form"], fields["name"]
    at = whole.find(name)
    if not form or at < 0:
        return -1
    before = whole[:at].rstrip()
    if before.endswith(form):
        return len(before) - len(form)
    end = at + len(name)
    after = len(whole) - len(whole[end:].lstrip(_SEPARATORS))
    if whole.startswith(form, after) and _is_free(whole, after, after + len(form), []):
        return after
    if form.casefold() in name.casefold():
        raise UserError(
            _(
                "The legal form is a part of the name as signed. Correct the spelling of the name "
                "instead."
            )
        )
    return -1


def _spans_of(whole: str, words: Sequence[str]) -> list[tuple[int, int]]:
    spans = []
    for each in words:
        squashed = " ".join(each.split())
        at = whole.find(squashed) if squashed else -1
        if at >= 0:
            spans.append((at, at + len(squashed)))
    return spans


def _span_of_names(whole: str, fields: Mapping[str, str]) -> list[tuple[int, int]]:
    """Return the span from the beginning of the name to the end of the last body's name."""
    start = whole.find(fields["name"]) if fields["name"] else -1
    if start < 0:
        return []
    end = start + len(fields["name"])
    last = fields.get("last_name", "")
    further = whole.find(last, end) if last else -1
    return [(start, further + len(last) if further >= 0 else end)]


def _has_word_of(whole: str, old: str, taken: list[tuple[int, int]]) -> bool:
    free = whole
    for start, end in taken:
        free = free[:start] + " " * (end - start) + free[end:]
    return bool(set(_WORD.findall(free)) & set(_WORD.findall(old)))


def _replace(whole: str, start: int, end: int, new: str) -> str:
    if new:
        return whole[:start] + new + whole[end:]
    left, right = whole[:start], whole[end:].lstrip(" ")
    kept = left.rstrip(_SEPARATORS)
    if not kept:
        return right.lstrip(_SEPARATORS)
    return kept + right if not right or right[0] in ",;.)" else left + right


def _insert(
    whole: str, fields: Mapping[str, str], field: str, new: str, taken: list[tuple[int, int]]
) -> str:
    """Put a value that was not printed where an entry prints it."""
    names = _span_of_names(whole, fields)
    if field == "name":
        return f"{new}, {whole}"
    if field == "legal_form":
        at = names[0][0] if names else 0
        return f"{whole[:at]}{new} {whole[at:]}"
    at = names[0][1] if names else len(whole)
    form = fields["legal_form"]
    if form and whole[at:].startswith(f" {form}"):
        at += 1 + len(form)
    for each in AFTER_NAME[: AFTER_NAME.index(field)]:
        found = find_printed(whole, each, fields[each], taken)
        if found >= 0:
            at = max(at, found + len(fields[each]))
    return f"{whole[:at]}, {new}{whole[at:]}"
