"""The report of an import as a text: what became of every line of the source, and why."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from coalition_app.drafts import Draft, DraftEntry, Lines, Source
from coalition_app.i18n import N_, _, ngettext
from coalition_app.intake.draft_json import lines_text
from coalition_app.intake.take_in import source_lines
from coalition_app.labels import defect_label

READY = N_("ready")
LOOK = N_("look")
KNOWN = N_("known signatory")
LEFT_OUT = N_("left out")
THERE = N_("already there")
TEXT = N_("text of the statement")

Part = tuple[Lines, str, str, str]
"""Lines of the source, what stands there, the verdict and the reasons."""


def import_report(
    read: Source,
    *,
    known_before: bool = False,
    there: Collection[Lines] = (),
    known: Mapping[Lines, str] | None = None,
    first: int = 0,
    words: Callable[[DraftEntry], str] | None = None,
    undecided: int = 0,
) -> str:
    """Write a report: the counts first, then a line for every part of the source in its order.

    `known_before` says that the register held the source already, so that nothing was added; `there` are
    the lines that were left out because they stand in the statement already; `known` says of entries, by
    their lines, to which signatory of the directory they belong or may belong; `first` is the number that
    the first of them was given, 0 where none was. `words` gives the words of an entry that are to be
    settled; without it they are given with the questions of a form. `undecided` counts the names that come
    in as new although the directory may know them.
    """
    draft = read.draft
    texts = source_lines(read) if read.content else ()
    parts = sorted(
        _parts(draft, texts, known_before, there, known or {}, first, words or _whole_words),
        key=lambda part: part[0],
    )
    counts = Counter(verdict for _lines, _text, verdict, _why in parts)
    head = [
        _("Import of %(file)s") % {"file": read.name},
        _("Digest (SHA-256): %(digest)s") % {"digest": read.sha256.hex()},
        _("Lines of the source: %(count)d") % {"count": draft.line_count},
        *(f"{verdict}: {count}" for verdict, count in sorted(counts.items())),
    ]
    if undecided:
        text = ngettext(
            "Recorded as new though the directory may know it: %(count)d name, undecided",
            "Recorded as new though the directory may know them: %(count)d names, undecided",
            undecided,
        )
        head.append(text % {"count": undecided})
    columns = [f"   {header} = {field or '-'}" for header, field in draft.columns]
    rows = [
        "\t".join([lines_text(lines), verdict, text, why]).rstrip("\t")
        for lines, text, verdict, why in parts
    ]
    warnings = [f"! {warning}" for warning in draft.warnings]
    return "\n".join([*head, *columns, "", *warnings, "", *rows, ""])


def _parts(
    draft: Draft,
    texts: Sequence[str],
    known_before: bool,
    there: Collection[Lines],
    known: Mapping[Lines, str],
    first: int,
    words: Callable[[DraftEntry], str],
) -> Iterator[Part]:
    shared = Counter(entry.lines for entry in draft.entries)
    quoted = draft.format in ("numbered list", "plain list")
    for at, entry in enumerate(draft.entries):
        own = texts if quoted and shared[entry.lines] == 1 else ()
        doubts, told = _doubts(entry, words(entry)), known.get(entry.lines, "")
        verdict = LOOK if doubts else KNOWN if told else READY
        verdict = THERE if known_before else verdict
        doubts += [told] if told else []
        if first:
            doubts.append(_("taken in as number %(number)d") % {"number": first + at})
        yield entry.lines, _quote(entry, own), _(verdict), "; ".join(doubts)
    for left in draft.left_out:
        verdict = THERE if left.lines in there else LEFT_OUT
        yield left.lines, " / ".join(left.text.split("\n"))[:200], _(verdict), left.why
    spans = [*draft.title_lines, *draft.body_lines]
    spans += [each.lines for each in draft.demands]
    spans += [section.lines for section in draft.sections if section.heading]
    if draft.attestation is not None:
        spans.append(draft.attestation.lines)
    for span in spans:
        if span != (0, 0):
            yield span, "", _(TEXT), ""


def _quote(entry: DraftEntry, texts: Sequence[str]) -> str:
    """Give the source's own lines of an entry, letter by letter; only tabs, which part columns, are spaces.

    Without lines of its own an entry is given as it was read: a row of a table holds addresses too.
    """
    first, last = entry.lines
    own = [" ".join(line.split("\t")).strip() for line in texts[max(first, 1) - 1 : last]]
    quoted = " / ".join(line for line in own if line)
    if quoted:
        return quoted
    number = f"{entry.printed_number} " if entry.printed_number else ""
    return number + (entry.as_printed or entry.name)


def _whole_words(entry: DraftEntry) -> str:
    return entry.reservation


def _doubts(entry: DraftEntry, words: str) -> list[str]:
    """Give the reasons for which somebody should look at an entry."""
    doubts = []
    for defect in entry.defects:
        label = defect_label(defect.code)
        doubts.append(f"{label}: {defect.text}" if defect.text else label)
    if entry.reservation:
        doubts.append(_("words to settle: %(words)s") % {"words": words})
    return doubts
