"""What the preview of an import says of one item: verdict, doubts, and what becomes of a known signatory."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from coalition_app import i18n
from coalition_app.draft_pieces import COMPARE, OF_MANY
from coalition_app.drafts import Lines, LineWarning
from coalition_app.i18n import _, ngettext
from coalition_app.labels import defect_label, doubt_label
from coalition_app.operations.planning.items import LEFT, NEW, READ, VERDICTS
from coalition_app.records.imports.entry_match import ALIKE
from coalition_app.records.imports.form_answers import answers_given, answers_on_demands

if TYPE_CHECKING:
    from coalition_app.operations.planning.preview import Preview


def link_words(preview: "Preview", item: int) -> str:
    """Say what becomes of an entry whose signatory is known."""
    known, decision = preview.known.get(item), preview.decision(item)
    if known is None or known.match is None:
        return ""
    if not known.can_link:
        return _("recorded as new: the list asks to print the name less fully")
    if preview.linked(item) and known.signed:
        return _("linked: a second signature beside No. %(number)d") % {"number": known.number}
    if preview.linked(item):
        return _("linked")
    if decision is not None and decision.link == NEW:
        return _("recorded as new")
    if known.signed:
        signed = {"signed": known.signed_sentence()}
        return _("to decide: recorded as new unless you say “%(signed)s”") % signed
    return _("to decide: recorded as new unless you link it")


def linked_to(preview: "Preview", item: int) -> str:
    """Name the signatory that an entry is linked to."""
    known = preview.known.get(item)
    return _("linked to %(name)s") % {"name": known.match.name if known and known.match else ""}


def known_words(preview: "Preview", item: int) -> str:
    """Say in two words that a signatory is known, and what becomes of the entry."""
    return (
        _("known, linked")
        if preview.linked(item)
        else _("in the directory already, recorded as new")
    )


def consent(preview: "Preview", item: int) -> str:
    """Say where a name is not printed, or not whole; empty where it is."""
    said = {
        "withheld": _("the name is not printed"),
        "initials": _("only the initials are printed"),
        "no-office": _("the office is not printed"),
    }
    return said.get(preview.as_read(item).consent, "")


def verdict(preview: "Preview", item: int) -> str:
    """Say in a word or two what becomes of an item."""
    code = preview.code(item)
    return next((_(words) for codes, words in VERDICTS.values() if code in codes), "")


def doubts(preview: "Preview", item: int, *, short: bool = False) -> list[str]:
    """Say what is doubtful in an entry, each in a phrase; `short` leaves long words out."""
    if preview.is_line(item):
        return [doubt_label(preview.open_line(item).code)]
    entry = preview.entry(item)
    found = open_words(preview, item)
    known = preview.known.get(item)
    if known is not None:
        found.append(known.sentence())
        if preview.linked(item):
            found.append(linked_to(preview, item))
    if asked := consent(preview, item):
        found.append(asked)
    if (day := preview.withdrawn(item)) is not None:
        found.append(_("withdrawn on %(day)s") % {"day": i18n.current().day(day)})
    elif preview.is_withdrawn(item):
        found.append(_("withdrawn; received with the list"))
    elif entry.standing == "withdrawn":
        found.append(_("marked as withdrawn: comes in as signed until the withdrawal has its day"))
    found += [defect_label(each.code, each.text) for each in entry.defects]
    answers, unassigned = answers_on_demands(entry, preview.form)
    if unassigned:
        said = _("unassigned words") if short else _("unassigned words: %(words)s")
        found.append(said if short else said % {"words": unassigned})
    if short:
        found += answers_given(entry, preview.form)
    elif answers:
        found.append(_("answer: %(words)s") % {"words": answers})
    if entry.notes and not entry.as_printed:
        words = {"words": "; ".join(entry.notes)}
        found.append(_("kept, and not printed after your correction: %(words)s") % words)
    return found


def open_words(preview: "Preview", item: int) -> list[str]:
    """Say of the pieces of an entry that wait for an answer what they are, each in a phrase."""
    # What is asked of many at once has the examples of others; and it is last that an entry is compared.
    waiting = preview.waiting(item)
    return [
        doubt_label(each.open) + ("" if each.open in OF_MANY else f": {each.text}")
        for each in waiting
        if each.open != COMPARE or len(waiting) == 1
    ]


def lines_known(preview: "Preview") -> dict[Lines, str]:
    """Say of entries whose signatory may be known what becomes of it, by their lines."""
    return {
        preview.lines(item): linked_to(preview, item)
        if preview.linked(item)
        else preview.known[item].sentence()
        for item in sorted(preview.known)
        if preview.can_link(item) or preview.known[item].verdict == ALIKE
    }


def of_whole(preview: "Preview", first: int, differing: Collection[int] = ()) -> list[LineWarning]:
    """Say what becomes of a list beside a statement whose next number is `first`.

    That is what stays out unasked since it stands there, and that printed numbers are not kept. `differing`
    are the entries of which something else is offered.
    """
    ranks = preview.items(READ)
    out = [preview.order[rank] for rank in preview.items(LEFT, "there")]
    there, others = ([at for at in out if (at in differing) is other] for other in (False, True))
    said = []
    if ranks and others:
        text = ngettext(
            "%(count)d entry is in the statement already: what it says otherwise is under “Differences”.",
            "%(count)d entries are in the statement already: what they say otherwise is under “Differences”.",
            len(others),
        )
        lines = [preview.read_lines(each)[0] for each in others]
        said.append(LineWarning(text % {"count": len(others)}, lines))
    if ranks and there:
        text = ngettext(
            "%(count)d entry says nothing that the statement does not have already: it is left out.",
            "%(count)d entries say nothing that the statement does not have already: they are left out.",
            len(there),
        )
        lines = [preview.read_lines(each)[0] for each in there]
        said.append(LineWarning(text % {"count": len(there)}, lines))
    for at, rank in enumerate(ranks):
        entry = preview.as_read(preview.order[rank])
        printed = "".join(filter(str.isdigit, entry.printed_number))
        if printed and printed != str(first + at):
            named = {"printed": entry.printed_number, "number": first + at}
            told = _(
                "The printed numbers are not kept: No. %(printed)s of the list becomes No. %(number)d."
            )
            said.append(LineWarning(told % named, [entry.lines[0]]))
            break
    return said
