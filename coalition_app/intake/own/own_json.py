"""The JSON that this program writes: of the command `signatories`, and of an annex."""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

from coalition_app.drafts import DEFECTS, Defect, Draft, DraftAct, DraftEntry, DraftRecord, Joint
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.own import draft_file
from coalition_app.intake.own.own_draft import OwnList, nameless, with_lines
from coalition_app.intake.own.values import checked, refuse_hidden_in
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.own_list import (
    CAPACITIES,
    KINDS,
    POSITIONS,
    PUBLISH,
    SIGNATORIES_FORMAT,
    STATUSES,
)

MARKS = (b'"coalition-app signatories', b'"text_digest"')
HEAD = 200
"""Bytes at the beginning, where a draft has its mark."""
ANNEX_KEYS = frozenset({"coalition", "title", "text_digest", "demands", "sections", "schema"})
SEALED = frozenset({"content", "seal"})
"""The keys that a sealed edition has at least: its list is in the first."""
LATEST_SCHEMA = 9
"""The newest version of an annex's schema whose list reads as these do."""
PIECE = ("role", "text", "before", "after", "lines", "open", "decided")

Read = tuple[Draft, tuple[str, ...]]


def read(content: bytes) -> Read | None:
    """Read JSON of this program; None for any other. Raises UserError where it was changed."""
    if draft_file.MARK in content[:HEAD]:
        return _of_draft(content)
    if not any(mark in content for mark in MARKS):
        return None
    try:
        given = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(given, dict):
        return None
    refuse_hidden_in(given)
    if given.keys() >= SEALED and isinstance(given["content"], dict):
        given = given["content"]
    if given.get("format") == SIGNATORIES_FORMAT:
        return _understood(_signatories, given)
    return _understood(_annex, given) if given.keys() >= ANNEX_KEYS else None


def _of_draft(content: bytes) -> Read | None:
    try:
        return draft_file.read(content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        _refuse(error)


def read_annex(content: bytes) -> Read:
    """Read the content of an annex. Raises UserError for any other."""
    found = read(content)
    return _refuse() if found is None else found


def read_text(given: Mapping[str, Any]) -> Read:
    """Read the content of an annex that its text holds."""
    return _understood(_annex, {**given, "schema": LATEST_SCHEMA})


def _understood(
    understand: Callable[[Mapping[str, Any]], OwnList], given: Mapping[str, Any]
) -> Read:
    try:
        draft, lines = with_lines(understand(given))
        return checked(draft), lines
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        _refuse(error)


def _refuse(error: Exception | None = None) -> NoReturn:
    raise UserError(
        _(
            "The file says that this program wrote it, but its list cannot be read: it was changed, or a "
            "newer version wrote it. Write it anew, or read the list from another file."
        )
    ) from error


def _signatories(given: Mapping[str, Any]) -> OwnList:
    statement = given["statement"]
    language = statement["language"]
    ordinals = [each["ordinal"] for each in given["sections"]]
    entries = []
    for at, each in enumerate(given["signatories"], start=1):
        of = each["in_section"]
        entries.append(_entry(each, at, ordinals.index(of) + 1 if of else 0))
    return OwnList(
        language,
        _worded(statement["titles"], language),
        [_worded(demand["wordings"], language) for demand in statement["demands"]],
        [_worded(each["heading"], language) for each in given["sections"]],
        entries,
    )


def _entry(each: Mapping[str, Any], at: int, section: int) -> DraftEntry:
    record = DraftRecord(
        number=each["number"],
        status_on=_day(each["standing_on"]),
        signed_on=_day(each["signed_on"]),
        received_on=_day(each["received_on"]),
        publish=_known(each["publish"], PUBLISH),
        more_representatives=tuple(
            (person["name"], person["office"]) for person in each["more_representatives"]
        ),
        acts=tuple(map(_act, each["acts"])),
        pieces=tuple(tuple(str(piece[name]) for name in PIECE) for piece in each.get("pieces", ())),
    )
    return DraftEntry(
        number=at,
        as_printed="" if each["fields_print"] else each["as_printed"],
        name=each["name"],
        kind=_known(each["kind"], KINDS),
        section=section,
        legal_form=each["legal_form"],
        place=each["place"],
        country=each["country"],
        representative=each["representative"],
        office=each["office"],
        printed_number=each["printed_number"],
        joint=tuple(Joint(body["legal_form"], body["name"]) for body in each["joint"]),
        reservation=words_of(record.acts),
        standing=_known(each["standing"], STATUSES),
        capacity=_known(each["capacity"], CAPACITIES),
        positions=tuple(
            (int(number), _known(stance, POSITIONS)) for number, stance in each["positions"].items()
        ),
        consent=record.publish,
        printed_form=each.get("printed_form", ""),
        record=record,
    )


def _act(each: Mapping[str, Any]) -> DraftAct:
    return DraftAct(
        kind=each["kind"],
        wording=each["wording"],
        language=each["language"],
        demands=tuple(each["demands"]),
        received_on=_day(each["received"]),
        made_on=_day(each["made"]),
        translations=tuple(
            (text["language"], text["wording"], text["translator"], text["state"])
            for text in each["translations"]
        ),
    )


def _annex(given: Mapping[str, Any]) -> OwnList:
    if not 1 <= given["schema"] <= LATEST_SCHEMA:
        raise ValueError(given["schema"])
    language = given["authentic_language"]
    numbers = [demand["number"] for demand in given["demands"]]
    headings: list[str] = []
    entries: list[DraftEntry] = []
    broken = _broken(given.get("defects", {}))
    for part in given["sections"]:
        listed = part["entries"]
        # Who acceded is printed in a block of their own, whatever their section; the first entries without a
        # heading are in none, unless those in none would be printed behind the others.
        apart = _acceded(part)
        heading = _worded(part["heading"], language)
        bare = not heading and not entries and _in_none(given["sections"])
        if not apart and not bare:
            headings.append(heading)
        section = 0 if apart or bare else len(headings)
        for each in listed:
            codes = broken.get(each["number"], ())
            entries.append(_annex_entry(each, len(entries) + 1, section, numbers, codes))
    return OwnList(
        language,
        _worded(given["title"], language),
        [_worded(demand["wording"], language) for demand in given["demands"]],
        headings,
        entries,
    )


def _acceded(part: Mapping[str, Any]) -> bool:
    listed = part["entries"]
    return bool(listed) and all(each["standing"] == "acceded" for each in listed)


def _in_none(parts: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether the first entries can be in no section: of those, who signed last is printed last."""
    filled = [each for each in parts if each["entries"]]
    begins = [each["entries"][0]["number"] for each in filled[1:] if not _acceded(each)]
    return not begins or max(each["number"] for each in filled[0]["entries"]) < max(begins)


def _annex_entry(
    each: Mapping[str, Any],
    at: int,
    section: int,
    demands: Sequence[int],
    broken: Sequence[str],
) -> DraftEntry:
    """Read a printed entry: its legal form is told only as the beginning of the printed name.

    `broken` are the codes of what is broken in it; which of its fields shows that is not told, so that the
    whole name stands for the piece.
    """
    printed, form = each["name"], ""
    found = find_form(printed) if printed and each["kind"] != "individual" else None
    if found is not None and f"{found.form} {found.name}" == printed:
        form, printed = found.form, found.name
    acts = tuple(
        DraftAct(
            kind=act["kind"],
            wording=act["wording"],
            language=act["language"],
            demands=tuple(act["demands"]),
            received_on=_day(act["received"]),
            translations=tuple(tuple(text) for text in act["translations"]),
        )
        for act in each["acts"]
    )
    publish = "yes" if printed else "withheld"
    record = DraftRecord(
        number=each["number"],
        status_on=_day(each["standing_date"]),
        publish=publish,
        as_printed=True,
        acts=acts,
    )
    return DraftEntry(
        number=at,
        as_printed="",
        name=printed or nameless(each["number"]),
        kind=_known(each["kind"], KINDS),
        section=section,
        legal_form=form,
        place=each["place"],
        country=each["country"],
        representative=each["representative"],
        office=each["office"],
        reservation=words_of(acts),
        # A merged number stays taken; which signature it counts with is for a person to decide again.
        standing=_known("rejected" if each["standing"] == "merged" else each["standing"], STATUSES),
        capacity=_known(each["capacity"], CAPACITIES),
        positions=tuple(
            (number, _known(stance, POSITIONS))
            for number, stance in zip(demands, each["positions"], strict=False)
        ),
        defects=tuple(Defect(code, each["name"]) for code in broken)
        if printed
        else (Defect("no-name", ""),),
        consent=publish,
        printed_form=each.get("printed_form", ""),
        record=record,
    )


def _broken(defects: Mapping[str, Sequence[int]]) -> dict[int, list[str]]:
    """Turn the numbers of each defect into the codes of each number."""
    found: dict[int, list[str]] = {}
    for code, numbers in defects.items():
        for number in numbers:
            found.setdefault(number, []).append(_known(code, dict.fromkeys(DEFECTS)))
    return found


def words_of(acts: Sequence[DraftAct]) -> str:
    """Return the words of an entry as one text, to be seen."""
    return "; ".join(act.wording for act in acts)


def _worded(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or next(iter(words.values()), "")


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _known(word: str, words: Mapping[str, object]) -> str:
    if word not in words:
        raise ValueError(word)
    return word
