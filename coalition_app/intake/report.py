"""The report of an import as a text: what became of every line of the source, and why."""

from collections import Counter
from collections.abc import Collection, Iterator

from coalition_app.drafts import Draft, DraftEntry, Lines, Source
from coalition_app.i18n import N_, _
from coalition_app.intake.draft_json import lines_text
from coalition_app.labels import defect_label

READY = N_("ready")
LOOK = N_("look")
LEFT_OUT = N_("left out")
THERE = N_("already there")
TEXT = N_("text of the statement")

Part = tuple[Lines, str, str, str]
"""Lines of the source, what stands there, the verdict and the reasons."""


def import_report(
    read: Source, *, known_before: bool = False, there: Collection[Lines] = ()
) -> str:
    """Write a report: the counts first, then a line for every part of the source in its order.

    `known_before` says that the register held the source already, so that nothing was added; `there` are
    the lines that were left out because they stand in the statement already.
    """
    draft = read.draft
    parts = sorted(_parts(draft, known_before, there), key=lambda part: part[0])
    counts = Counter(verdict for _lines, _text, verdict, _why in parts)
    head = [
        _("Import of %(file)s") % {"file": read.name},
        _("Digest (SHA-256): %(digest)s") % {"digest": read.sha256.hex()},
        _("Lines of the source: %(count)d") % {"count": draft.line_count},
        *(f"{verdict}: {count}" for verdict, count in sorted(counts.items())),
    ]
    columns = [f"   {header} = {field or '-'}" for header, field in draft.columns]
    rows = [
        "\t".join([lines_text(lines), verdict, text, why]).rstrip("\t")
        for lines, text, verdict, why in parts
    ]
    warnings = [f"! {warning}" for warning in draft.warnings]
    return "\n".join([*head, *columns, "", *warnings, "", *rows, ""])


def _parts(draft: Draft, known_before: bool, there: Collection[Lines]) -> Iterator[Part]:
    for entry in draft.entries:
        doubts = _doubts(entry)
        verdict = THERE if known_before else LOOK if doubts else READY
        number = f"{entry.number}. " if entry.number else ""
        yield entry.lines, number + (entry.as_printed or entry.name), _(verdict), "; ".join(doubts)
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


def _doubts(entry: DraftEntry) -> list[str]:
    """Give the reasons for which somebody should look at an entry."""
    doubts = []
    for defect in entry.defects:
        label = defect_label(defect.code)
        doubts.append(f"{label}: {defect.text}" if defect.text else label)
    if entry.reservation:
        doubts.append(_("words to settle: %(words)s") % {"words": entry.reservation})
    return doubts
