"""Statements, their texts and their numbered demands."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.records.checked import clean
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import (
    SILENCE_SOURCES,
    SILENCES,
    demand,
    section,
    signature,
    statement,
    text,
    text_demand,
    text_wording,
)
from coalition_app.records.store.transactions import Reading, Transaction, new_key


@dataclass(frozen=True, slots=True, eq=False)
class DemandRow:
    """One demand of a statement's newest text."""

    id: uuid.UUID
    number: int
    wordings: dict[str, str]
    policy: str
    short_names: dict[str, str] = field(default_factory=dict)
    """What was recorded, per language; see `short_names`."""


class StatementRow(NamedTuple):
    """A statement with its newest text."""

    id: uuid.UUID
    number: int
    authentic_language: str
    dated: dt.date | None
    text_id: uuid.UUID
    text_number: int
    titles: dict[str, str]
    bodies: dict[str, str]
    demands: tuple[DemandRow, ...]
    silence: str = SILENCES[0]
    """What a signature without a word has on each demand: supports, or not-stated."""
    silence_source: str = SILENCE_SOURCES[0]
    """Who says so: coordinator, or text where the signed text itself does."""

    @property
    def title(self) -> str:
        """Return the title in the authentic language, or in any other."""
        return self.titles.get(self.authentic_language) or next(iter(self.titles.values()), "")

    def demand(self, number: int) -> DemandRow:
        """Return a demand by its number; raises UserError for one that the statement does not have."""
        for each in self.demands:
            if each.number == number:
                return each
        if not self.demands:
            raise UserError(
                _("Statement %(statement)d has no demands: settle words without naming any.")
                % {"statement": self.number}
            )
        raise UserError(
            _("Statement %(statement)d has no demand %(number)d; its demands are 1 to %(last)d.")
            % {"statement": self.number, "number": number, "last": len(self.demands)}
        )


class SectionRow(NamedTuple):
    """A headed block of a statement's list; an empty heading where the source printed none."""

    id: uuid.UUID
    ordinal: int
    heading: dict[str, str]
    signatures: int = 0
    """Signatures in it, whatever their status; `first` and `last` are the ends of their numbers."""
    first: int = 0
    last: int = 0
    individuals: int = 0


def make_statement(
    tx: Transaction,
    *,
    titles: Mapping[str, str],
    authentic_language: str,
    demands: Sequence[Mapping[str, str]],
    bodies: Mapping[str, str] | None = None,
    dated: dt.date | None = None,
    policies: Sequence[str] = (),
    key: uuid.UUID | None = None,
) -> uuid.UUID:
    """Record a statement with its first text; titles and demands are worded per language.

    Demands are numbered from 1 in their order; `policies` gives open or core for each, open where it gives
    nothing. The keys of its parts are made of its own: `key`, or a new one. Refuses an empty title, an
    unknown language, a demand without wording, and a title that another statement of the register has.
    """
    refuse_languages([authentic_language, *titles])
    titles = _worded(titles)
    if not titles.get(authentic_language):
        raise UserError(_("A statement needs a title in its authentic language."))
    refuse_second(tx, titles)
    number = (tx.value(sa.select(sa.func.max(statement.c.number))) or 0) + 1
    tx.name_action(statement=number)
    statement_id = tx.add(
        statement,
        id=key or new_key(),
        number=number,
        authentic_language=authentic_language,
        dated=dated,
        made_at=tx.now,
    )
    first = uuid.uuid5(statement_id, "text|1")
    text_id = tx.add(text, id=first, statement_id=statement_id, number=1)
    for language, title in titles.items():
        add_wording(tx, text_id, language, title=title, body=(bodies or {}).get(language, ""))
    for at, wordings in enumerate(demands, start=1):
        policy = policies[at - 1] if at <= len(policies) else "open"
        _add_demand(tx, statement_id, text_id, at, wordings, policy)
    return statement_id


def add_wording(
    tx: Transaction, text_id: uuid.UUID, language: str, *, title: str = "", body: str = ""
) -> None:
    """Add a text's wording in one language, whose key follows from both."""
    key = uuid.uuid5(text_id, language)
    tx.add(text_wording, id=key, text_id=text_id, language=language, title=title, body=body)


def add_to_text(
    tx: Transaction,
    text_id: uuid.UUID,
    demand_id: uuid.UUID,
    number: int,
    wordings: Mapping[str, str],
    short_names: Mapping[str, str] | None = None,
) -> None:
    """Let a text have a demand under a number; the key follows from both."""
    tx.add(
        text_demand,
        id=uuid.uuid5(text_id, demand_id.hex),
        text_id=text_id,
        demand_id=demand_id,
        number=number,
        wordings=dict(wordings),
        short_names=dict(short_names) if short_names else None,
    )


def add_section(tx: Transaction, statement_id: uuid.UUID, heading: Mapping[str, str]) -> uuid.UUID:
    """Add a section at the end of a statement's list."""
    last = tx.value(
        sa.select(sa.func.max(section.c.ordinal)).where(section.c.statement_id == statement_id)
    )
    return tx.add(
        section, statement_id=statement_id, ordinal=(last or 0) + 1, heading=dict(heading)
    )


def list_sections(tx: Reading, statement_id: uuid.UUID) -> list[SectionRow]:
    """List the sections of a statement in their order, each with what stands in it."""
    query = sa.select(section).where(section.c.statement_id == statement_id)
    rows = tx.rows(query.order_by(section.c.ordinal))
    held = _held(tx, statement_id) if rows else {}
    return [
        SectionRow(row.id, row.ordinal, row.heading or {}, *held.get(row.id, ())) for row in rows
    ]


def _held(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, tuple[int, int, int, int]]:
    number, person = signature.c.number, signature.c.kind == "individual"
    query = (
        sa.select(
            signature.c.section_id,
            sa.func.count(),
            sa.func.min(number),
            sa.func.max(number),
            sa.func.sum(sa.case((person, 1), else_=0)),
        )
        .where(signature.c.statement_id == statement_id, signature.c.section_id.is_not(None))
        .group_by(signature.c.section_id)
    )
    return {key: (count, low, high, people) for key, count, low, high, people in tx.rows(query)}


def fitting_section(sections: Sequence[SectionRow], kinds: Iterable[str]) -> SectionRow | None:
    """Return the one section in which only persons stand, or only organisations, as these kinds are.

    None where several are such, and where the kinds are of both sorts.
    """
    fitting = fitting_sections(sections, kinds)
    return fitting[0] if len(fitting) == 1 else None


def fitting_sections(sections: Sequence[SectionRow], kinds: Iterable[str]) -> list[SectionRow]:
    """Return the sections in which only persons stand, or only organisations, as these kinds are."""
    persons = {kind == "individual" for kind in kinds}
    if len(persons) != 1:
        return []
    return [
        each
        for each in sections
        if each.signatures and each.individuals == (each.signatures if True in persons else 0)
    ]


def list_statements(tx: Reading) -> list[StatementRow]:
    """List all statements by number, each with its newest text."""
    rows = tx.rows(sa.select(statement).order_by(statement.c.number))
    return [_with_text(tx, row) for row in rows]


def get_statement(tx: Reading, statement_id: uuid.UUID) -> StatementRow:
    """Return one statement with its newest text; raises KeyError where it is gone."""
    row = tx.row(statement, statement_id)
    if row is None:
        raise KeyError(statement_id)
    return _with_text(tx, row)


def get_text(tx: Reading, statement_id: uuid.UUID, number: int) -> StatementRow:
    """Return a statement as one of its texts words it; raises KeyError where there is no such text."""
    row = tx.row(statement, statement_id)
    if row is None:
        raise KeyError(statement_id)
    return _with_text(tx, row, number)


def find_statement(tx: Reading, named: str | None) -> StatementRow:
    """Find a statement by its number or the beginning of its title.

    None means the only statement of the register. Raises UserError where none or several match.
    """
    known = list_statements(tx)
    if not known:
        raise UserError(_("The register holds no statement yet."))
    if named is None:
        if len(known) > 1:
            raise UserError(_("The register holds several statements: say which one."))
        return known[0]
    named = named.strip()
    if named.isdecimal():
        found = [each for each in known if str(each.number) == named.lstrip("0")]
    elif not named:
        found = []
    else:
        found = [each for each in known if _begins(each.titles.values(), named)]
    if not found:
        raise UserError(_("There is no statement “%(named)s”.") % {"named": named})
    if len(found) > 1:
        raise UserError(
            _("Several statements begin with “%(named)s”: give the number.") % {"named": named}
        )
    return found[0]


def text_digest(statement_row: StatementRow, language: str) -> str:
    """Return the SHA-256 of a text's wording in one language: title, body and demands in order."""
    parts = [
        statement_row.titles.get(language, ""),
        statement_row.bodies.get(language, ""),
        *(f"{each.number}. {each.wordings.get(language, '')}" for each in statement_row.demands),
    ]
    return hashlib.sha256("\n\n".join(parts).encode()).hexdigest()


def _add_demand(
    tx: Transaction,
    statement_id: uuid.UUID,
    text_id: uuid.UUID,
    number: int,
    wordings: Mapping[str, str],
    policy: str,
) -> None:
    refuse_languages(wordings)
    worded = _worded(wordings)
    if not worded:
        raise UserError(_("Demand %(number)d has no wording.") % {"number": number})
    key = uuid.uuid5(text_id, f"demand|{number}")
    demand_id = tx.add(demand, id=key, statement_id=statement_id, policy=policy)
    add_to_text(tx, text_id, demand_id, number, worded)


def _worded(wordings: Mapping[str, str]) -> dict[str, str]:
    """Clean the wordings and leave out the empty ones."""
    cleaned = {language: clean(words) for language, words in wordings.items()}
    return {language: words for language, words in cleaned.items() if words}


def _with_text(tx: Reading, row: Row, number: int | None = None) -> StatementRow:
    """Put a statement together with its newest text, or with the one of this number."""
    query = sa.select(text).where(text.c.statement_id == row.id).order_by(text.c.number.desc())
    newest = tx.first(query if number is None else query.where(text.c.number == number))
    if newest is None and number is None:  # a statement is made with its first text
        raise UserError(_("The register is damaged: check it, or restore a backup copy."))
    if newest is None:
        raise KeyError(row.id)
    wordings = tx.rows(sa.select(text_wording).where(text_wording.c.text_id == newest.id))
    demands = tx.rows(
        sa.select(text_demand, demand.c.policy)
        .join(demand, demand.c.id == text_demand.c.demand_id)
        .where(text_demand.c.text_id == newest.id)
        .order_by(text_demand.c.number)
    )
    return StatementRow(
        row.id,
        row.number,
        row.authentic_language,
        row.dated,
        newest.id,
        newest.number,
        {each.language: each.title for each in wordings if each.title},
        {each.language: each.body for each in wordings},
        tuple(
            DemandRow(d.demand_id, d.number, d.wordings, d.policy, d.short_names or {})
            for d in demands
        ),
        row.silence or SILENCES[0],
        row.silence_source or SILENCE_SOURCES[0],
    )


def _begins(titles: Iterable[str], named: str) -> bool:
    start = named.casefold()
    return any(title.casefold().startswith(start) for title in titles)


def refuse_languages(languages: Iterable[str]) -> None:
    """Raise UserError for a language that documents are not written in."""
    for language in languages:
        if language not in LANGUAGES:
            raise UserError(
                _("“%(language)s” is not a language of the documents: use en, ru or kk.")
                % {"language": language}
            )


def refuse_second(tx: Reading, titles: Mapping[str, str], but: uuid.UUID | None = None) -> None:
    """Raise UserError where a statement of the register, `but` one, has one of the titles already."""
    for known in list_statements(tx):
        if known.id != but and set(known.titles.values()) & set(titles.values()):
            raise UserError(
                _("Statement %(number)d has this title already.") % {"number": known.number}
            )
