"""What an import would do, as one frozen value that command and window show, and the change that does it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from coalition_app.draft_pieces import TITLE
from coalition_app.drafts import Draft, DraftEntry, Lines, Source
from coalition_app.i18n import _
from coalition_app.intake.edit_draft import without_sheet_sections
from coalition_app.intake.report import LOOK, import_report
from coalition_app.operations.door import Change
from coalition_app.operations.imports import import_source
from coalition_app.operations.planning.items import AGAIN, LEFT, LINK, NEW, VERDICTS
from coalition_app.operations.planning.preview import Preview
from coalition_app.operations.planning.sentences import lines_known, open_words
from coalition_app.records.imports.earlier_imports import statement_of
from coalition_app.records.imports.entry_match import ALIKE, ALL, CERTAIN, NONE, THERE, Known
from coalition_app.records.imports.form_answers import Form, words_given
from coalition_app.records.imports.import_draft import (
    Imported,
    proposed_out,
    struck_reason,
)
from coalition_app.records.imports.sent_again import superseded_reason
from coalition_app.records.signatures.pieces import NOTHING
from coalition_app.records.statements.statements import (
    SectionRow,
    StatementRow,
    find_statement,
    fitting_section,
)
from coalition_app.records.store.transactions import Reading


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What becomes of every entry of a source, as it is decided."""

    read: Source
    """With the draft of what goes in and what is left out."""
    into: StatementRow | None
    """None for a new statement."""
    new_title: str | None
    received: dt.date | None
    form: Form = field(repr=False)
    verdicts: Sequence[str] = ()
    """Of the entries that go in, in their order: a word of `intake.report`."""
    links: Mapping[int, UUID] = field(default_factory=dict)
    """Signatories of the directory by the index of the entry that belongs to them."""
    undecided: Sequence[int] = ()
    """Entries that go in as new although the directory may know them, by index."""
    corrected: Mapping[int, DraftEntry] = field(default_factory=dict)
    """Entries that were corrected, as they were read, by index."""
    answers: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    """What was said of open pieces of entries, by index and the piece's text."""
    withdrawn: Mapping[int, dt.date | None] = field(default_factory=dict)
    """Of entries that were said to be withdrawn, the day, by index; None for that of the list's receipt."""
    line_answers: Mapping[int, str] = field(default_factory=dict)
    """What was said of lines outside the entries, by their place in the draft."""
    apart: Mapping[int, int] = field(default_factory=dict)
    """Of entries that were said to be others than a signature of the statement, its number, by index."""
    doubted: Mapping[int, str] = field(default_factory=dict)
    """Of entries that may have signed again after a withdrawal, while nobody says so: what is in doubt."""
    waiting: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """Of entries in which something is open, by index: what, each in a phrase."""
    told: Mapping[Lines, str] = field(default_factory=dict)
    """Of entries whose signatory may be known: what becomes of it."""
    there: frozenset[Lines] = frozenset()
    """Lines of what stays out because it stands there already."""
    out: frozenset[Lines] = frozenset()
    """Lines of all entries that stay out."""
    title_candidates: tuple[str, ...] = ()
    """What may be the title of the new statement; empty where it is sure, or was said."""
    in_section: UUID | None = None
    """The section of the statement that takes entries of a source without sections."""

    def words(self, entry: DraftEntry) -> str:
        """Return the words that an entry brings, without the questions of a form."""
        return words_given(entry, self.form)

    @property
    def to_look(self) -> list[int]:
        """List the entries that somebody should look at, by index."""
        return [at for at, verdict in enumerate(self.verdicts) if verdict == LOOK]

    def report(self, numbers: Sequence[int] = ()) -> str:
        """Say what becomes of every line; `numbers` are those that the entries were given, if they were."""
        return import_report(
            self.read,
            there=self.there,
            known=self.told,
            numbers=numbers,
            words=self.words,
            waiting=self.waiting,
            undecided=len(self.undecided),
            verdicts=self.verdicts,
            corrected=self.corrected,
            out=self.out,
        )


def plan_import(
    preview: Preview,
    *,
    into: StatementRow | None = None,
    new_title: str | None = None,
    received: dt.date | None = None,
    by_sheets: bool = False,
    in_section: UUID | None = None,
) -> ImportPlan:
    """Work out what becomes of a source as it is decided now.

    `by_sheets` keeps the names of sheets as headings of sections.
    """
    draft = preview.decided()
    taken, known, decisions = preview.taken(), preview.known, preview.all_decisions
    words = {code: word for codes, word in VERDICTS.values() for code in codes}
    undecided = preview.undecided()
    places = {each: at for at, each in enumerate(draft.open_lines)}
    out = [preview.order[rank] for rank in preview.items(LEFT)]
    there = [preview.order[rank] for rank in preview.items(LEFT, "there")]
    return ImportPlan(
        read=replace(preview.source, draft=draft if by_sheets else without_sheet_sections(draft)),
        into=into,
        new_title=new_title,
        received=received,
        in_section=in_section,
        title_candidates=preview.title_candidates if into is None else (),
        form=preview.form,
        verdicts=[words[preview.code(item)] for item in taken],
        links={
            at: match.signatory_id
            for at, item in enumerate(taken)
            if item in known and (match := known[item].match) is not None and preview.linked(item)
        },
        undecided=[at for at, item in enumerate(taken) if item in undecided],
        corrected={
            at: read
            for at, item in enumerate(taken)
            if item in decisions and (read := preview.as_printed(item)) is not None
        },
        answers={
            at: said
            for at, item in enumerate(taken)
            if item in decisions and (said := preview.answers(item))
        },
        withdrawn={
            at: preview.withdrawn(item)
            for at, item in enumerate(taken)
            if item in decisions and preview.is_withdrawn(item)
        },
        apart={
            at: known[item].number
            for at, item in enumerate(taken)
            if into is not None
            and item in known
            and known[item].verdict == ALIKE
            and item in decisions
            and decisions[item].link == NEW
        },
        doubted={
            at: _("%(withdrew)s. Record whether it was signed again.")
            % {"withdrew": known[item].withdrew_sentence()}
            for at, item in enumerate(taken)
            if item in known and preview.is_again_undecided(item)
        },
        line_answers={
            places[preview.open_line(item)]: answer
            for item, each in decisions.items()
            if preview.is_line(item)
            for answer in each.answers.values()
        }
        | (
            {}
            if preview.asks_title
            else {at: NOTHING for line, at in places.items() if line.code == TITLE}
        ),
        waiting={at: why for at, item in enumerate(taken) if (why := open_words(preview, item))},
        told=lines_known(preview),
        there=frozenset(map(preview.read_lines, there)),
        out=frozenset(
            preview.read_lines(item) for item in out if item < len(preview.draft.entries)
        ),
    )


def carry_out(plan: ImportPlan, begun: UUID | None = None) -> Change[Imported]:
    """Return the change that imports what is planned; `begun` is the import that waited."""
    return import_source(
        read=plan.read,
        into=plan.into,
        new_title=plan.new_title,
        links=plan.links,
        undecided=plan.undecided,
        corrected=plan.corrected,
        received=plan.received,
        answers=plan.answers,
        withdrawn=plan.withdrawn,
        line_answers=plan.line_answers,
        begun=begun,
        in_section=plan.in_section,
        apart=plan.apart,
        doubted=plan.doubted,
    )


def target_of(
    tx: Reading, read: Source, named: str | None, new_title: str | None
) -> StatementRow | None:
    """Return the statement that is named, else the one that the source went into before; None for a new one.

    What was imported before goes where it went, save into a new statement that does not hold it.
    """
    return find_statement(tx, named) if named else statement_of(tx, read, new_title)


def offered_sections(draft: Draft, sections: Sequence[SectionRow]) -> Sequence[SectionRow]:
    """Return the sections that may take a source's entries: none where it has sections of its own."""
    divides = len(draft.sections) > 1 or any(each.heading for each in draft.sections)
    return [] if divides else sections


def proposed_section(draft: Draft, offered: Sequence[SectionRow]) -> SectionRow | None:
    """Return the only section that fits all entries; None where it is not certain who signs."""
    unsure = any(told.code == "kind-unsure" for each in draft.entries for told in each.defects)
    return None if unsure else fitting_section(offered, {each.kind for each in draft.entries})


def warnings_beside(warnings: Sequence[str], last: int) -> list[str]:
    """Return the warnings but that of missing numbers where these are a register's up to the last one."""
    return [each for each in warnings if not last or getattr(each, "below", 0) != last]


def decide_unseen(
    preview: Preview,
    *,
    link: str = CERTAIN,
    known_too: bool = False,
    struck_too: bool = False,
    earlier_too: bool = False,
) -> set[int]:
    """Decide about a source that nobody looks at; return the entries that are refused whatever is known.

    `link` says which known signatories are linked, the others which entries that are proposed to stay out
    come in all the same: those that stand there, that are struck out, that were sent again later.
    """
    wanted = ({struck_reason()} if struck_too else set()) | (
        {superseded_reason()} if earlier_too else set()
    )
    refused = {item for item, why in proposed_out(preview.draft).items() if why not in wanted}
    preview.take_in(
        item
        for item in preview.proposed
        if item not in refused and (known_too or not _stands(preview.known.get(item)))
    )
    if link == ALL:
        known = preview.known.items()
        preview.link([item for item, each in known if each.verdict != ALIKE], LINK)
        signed = [item for item, each in known if each.signed]
        preview.link(signed, AGAIN if known_too else LINK)
    if link == NONE:
        preview.link(list(preview.known), NEW)
    return refused


def _stands(known: Known | None) -> bool:
    return known is not None and known.verdict == THERE
