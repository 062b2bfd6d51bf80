"""The report of an import as a text: what became of every line of the source, and why."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from coalition_app.drafts import Draft, DraftEntry, Lines, Source
from coalition_app.i18n import N_, _, ngettext
from coalition_app.intake.draft_json import lines_text
from coalition_app.intake.edit_draft import left_lines, source_lines
from coalition_app.intake.entries.pieces import whole_text
from coalition_app.intake.files.lines import text_lines
from coalition_app.intake.line_account import account_of, account_sentence
from coalition_app.labels import defect_label

READY = N_("ready")
LOOK = N_("needs review")
KNOWN = N_("known signatory")
LEFT_OUT = N_("skipped")
THERE = N_("already there")
TEXT = N_("text of the statement")

Part = tuple[Lines, str, str, str]
"""Lines of the source, what is there, the verdict and the reasons."""


def import_report(
    read: Source,
    *,
    there: Collection[Lines] = (),
    known: Mapping[Lines, str] | None = None,
    numbers: Sequence[int] = (),
    words: Callable[[DraftEntry], str] | None = None,
    waiting: Mapping[int, Sequence[str]] | None = None,
    undecided: int = 0,
    verdicts: Sequence[str] = (),
    corrected: Mapping[int, DraftEntry] | None = None,
    out: Collection[Lines] = (),
) -> str:
    """Write a report: the counts first, then a line for every part of the source in its order.

    The lines of the source add up to the whole, and so do the verdicts of entries and lines left out.

    `there` are the lines that were left out because they are in the statement already; `known` says for
    entries, by their lines, to which signatory of the directory they belong or may belong; `numbers` are
    those that the entries got, none where they got none. `words` returns the words of an entry that are to
    be settled; without it they include the questions of a form. `waiting` says what is open in entries, by
    index; `undecided` counts the names that come in as new although the directory may know them. `verdicts`
    are those of the entries in their order, where more is known than the entries say; `corrected` gives
    entries as they were read, by index, where somebody corrected them; `out` are the lines of entries that
    were left out, each of which counts once.
    """
    draft = read.draft
    texts = source_lines(read) if read.content else ()
    entries = _entries(
        draft,
        texts,
        known or {},
        numbers,
        words or _whole_words,
        verdicts,
        corrected or {},
        waiting or {},
    )
    left = _left(draft, texts, there, {*out, *there})
    parts = sorted([*entries, *left, *_text(draft)], key=lambda part: part[0])
    counts = Counter(verdict for _lines, _text, verdict, _why in parts)
    del counts[_(TEXT)]
    head = _head(read, texts, counts, undecided)
    columns = [f"   {header} = {field or '-'}" for header, field in draft.columns]
    rows = [
        "\t".join([lines_text(lines), verdict, text, why]).rstrip("\t")
        for lines, text, verdict, why in parts
    ]
    warnings = [f"! {warning}" for warning in draft.warnings]
    return "\n".join([*head, *columns, "", *warnings, "", *rows, ""])


def _head(
    read: Source, texts: Sequence[str], counts: Mapping[str, int], undecided: int
) -> list[str]:
    account = account_sentence(account_of(read.draft, texts)) if texts else ""
    head = [
        _("Import of %(file)s") % {"file": read.name},
        _("Digest (SHA-256): %(digest)s") % {"digest": read.sha256.hex()},
        account or _("Lines of the source: %(count)d") % {"count": read.draft.line_count},
        *(f"{verdict}: {count}" for verdict, count in sorted(counts.items())),
    ]
    if undecided:
        text = ngettext(
            "Recorded as new though the directory may know it: %(count)d name, undecided",
            "Recorded as new though the directory may know them: %(count)d names, undecided",
            undecided,
        )
        head.append(text % {"count": undecided})
    return head


def _entries(
    draft: Draft,
    texts: Sequence[str],
    known: Mapping[Lines, str],
    numbers: Sequence[int],
    words: Callable[[DraftEntry], str],
    verdicts: Sequence[str],
    corrected: Mapping[int, DraftEntry],
    waiting: Mapping[int, Sequence[str]],
) -> Iterator[Part]:
    shared = Counter(entry.lines for entry in draft.entries)
    quoted = draft.format in ("numbered list", "plain list")
    for at, entry in enumerate(draft.entries):
        own = texts if quoted and shared[entry.lines] == 1 else ()
        why = [*waiting.get(at, ()), *doubts_of(entry, words(entry))]
        told = known.get(entry.lines, "")
        verdict = LOOK if why else KNOWN if told else READY
        why += [told] if told else []
        as_read = corrected.get(at)
        if as_read is not None:
            why.append(_correction(as_read, entry))
        if numbers:
            why.append(_("imported as number %(number)d") % {"number": numbers[at]})
        text = _quote(as_read or entry, own)
        yield entry.lines, text, _(verdicts[at] if verdicts else verdict), "; ".join(why)


def _correction(as_read: DraftEntry, entry: DraftEntry) -> str:
    """Say what somebody corrected: the whole entry, since its words depend on each other."""
    old, new = (each.as_printed or whole_text(each) for each in (as_read, entry))
    if entry.reservation != as_read.reservation and (
        as_read.reservation not in old or entry.reservation not in new
    ):
        old, new = (
            f"{whole} ({each.reservation})" for whole, each in ((old, as_read), (new, entry))
        )
    named = {"old": old, "new": new}
    return _("corrected before import: %(old)s → %(new)s") % named


def _left(
    draft: Draft, texts: Sequence[str], there: Collection[Lines], whole: Collection[Lines]
) -> Iterator[Part]:
    for lines, text, at in left_lines(draft, texts, whole):
        verdict = THERE if lines in there else LEFT_OUT
        yield lines, " / ".join(text.split("\n"))[:200], _(verdict), draft.left_out[at].why


def _text(draft: Draft) -> Iterator[Part]:
    for span in text_lines(draft):
        if span != (0, 0):
            yield span, "", _(TEXT), ""


def _quote(entry: DraftEntry, texts: Sequence[str]) -> str:
    """Return the source's own lines of an entry, letter by letter, with tabs as spaces.

    An entry without lines of its own is quoted as it was read: a row of a table holds addresses too.
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


def doubts_of(entry: DraftEntry, words: str) -> list[str]:
    """List the reasons for which somebody should look at an entry."""
    doubts = [defect_label(each.code, each.text) for each in entry.defects]
    if entry.reservation:
        doubts.append(_("unassigned words: %(words)s") % {"words": words})
    return doubts
