"""The words that a document prints of its own, in the document's language."""

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from coalition_app.annex_words import (
    ACT_WORDS,
    AS_RECEIVED,
    AS_RECEIVED_NOTE,
    AUTHENTIC,
    BETWEEN,
    DEMAND,
    EDITION,
    FULL_POSITIONS,
    IN_PERSON,
    IN_PERSON_NOTE,
    LANGUAGE_WORDS,
    MARKED,
    MERGED,
    MERGED_WITH,
    NUMBERS,
    ON_THE_WHOLE,
    ONE_NUMBER,
    POSITION_ON,
    POSITION_WORDS,
    PRINTED_FORM,
    PRINTED_FORM_NOTE,
    RECEIVED,
    SPAN,
    STATUS_WORDS,
    TRANSLATION_WORDS,
    TRANSLATOR,
    WITHHELD,
    section_counts,
)
from coalition_app.documents.content.attestation_basis import ranges
from coalition_app.documents.content.content import (
    AnnexContent,
    ContentAct,
    ContentDemand,
    ContentEntry,
    ContentSection,
    Words,
)
from coalition_app.i18n import N_, Texts
from coalition_app.labels import SILENCE_WORDS

SYMBOLS = {
    "supports": "+",
    "supports-with-reservation": "±",
    "does-not-support": "−",
    "abstains": "0",
    "no-consensus": "≠",
    "not-stated": "•",
    "unsettled": "?",
}
"""Marks for narrow tables; told apart by shape, so that they hold in black and white."""

# Translators: PRINTED; heads of columns that count signatures, so short that they fit above a number
COUNT_WORDS = {
    "supports": N_("without reservation"),
    "supports-with-reservation": N_("with reservation"),
    "does-not-support": N_("do not support"),
    "abstains": N_("abstain"),
    "no-consensus": N_("no consensus"),
    "not-stated": N_("not stated"),
    "unsettled": N_("unassigned"),
}
# Translators: PRINTED; why listed signatures are not counted, as in "Not counted: withdrawn — 2"
NOT_COUNTED = {
    "subject-to-approval": N_("subject to approval — %(count)d"),
    "withdrawn": N_("withdrawn — %(count)d"),
    "disputed": N_("disputed — %(count)d"),
    "merged": N_("merged with another number — %(count)d"),
    "unsettled": N_("unassigned — %(count)d"),
}
ACT_ON_DEMANDS = {
    "reservation": (
        N_("Reservation to demand %(numbers)s"),
        N_("Reservation to demands %(numbers)s"),
    ),
    "interpretive-declaration": (
        N_("Interpretive declaration on demand %(numbers)s"),
        N_("Interpretive declaration on demands %(numbers)s"),
    ),
    "explanation": (
        N_("Explanation on demand %(numbers)s"),
        N_("Explanation on demands %(numbers)s"),
    ),
}
"""The same with the demands that they touch, for one and for several."""
# Translators: PRINTED in every form of an attested annex that is not its PDF
COPY = N_("This is a copy for reading and further work. The PDF of this edition is the original.")
SILENCE_SCHEMA = 3
"""The content's schema that says what a signature without a word means."""


class Wording(NamedTuple):
    """The labels and sentences of one document."""

    texts: Texts
    authentic_language: str

    def choose(self, words: Words) -> str:
        """Pick a wording: in the document's language, else in the authentic one, else any."""
        return words[language] if (language := self.language_of(words)) else ""

    def language_of(self, words: Mapping[str, object]) -> str:
        """Name the language of the wording that `choose` picks; empty where there is none."""
        preferred = (self.texts.language, self.authentic_language, *sorted(words))
        return next((language for language in preferred if words.get(language)), "")

    def foreign(self, words: Mapping[str, object]) -> str:
        """Name the language of what `choose` picks, where it is not the document's."""
        language = self.language_of(words)
        return "" if language == self.texts.language else language

    def date(self, iso: str) -> str:
        """Write an ISO date in full words, as documents have it; empty for none."""
        return self.texts.day(dt.date.fromisoformat(iso)) if iso else ""

    def place_and_day(self, place: str, iso: str) -> str:
        """Write place and day as below a signature, the day in full words, or what there is of it."""
        return ", ".join(part for part in (place, self.date(iso)) if part)

    def position(self, word: str) -> str:
        """Write a position as a table's cell has it."""
        if word == "supports":
            return self.texts.pgettext("cell of a table", "supports")
        return self.texts.gettext(POSITION_WORDS[word])

    def count_head(self, word: str) -> str:
        """Write the head of the column that counts a position."""
        return self.texts.gettext(COUNT_WORDS[word])

    def demand(self, number: int) -> str:
        """Write "Demand 1"."""
        return self.texts.gettext(DEMAND) % {"number": number}

    def demand_heading(self, demand: ContentDemand) -> str:
        """Write "Demand 1 · Public review", or "Demand 1" where no name was recorded in the language."""
        number = self.demand(demand.number)
        if not self.is_named(demand):
            return number
        return f"{number} · {demand.short_names[self.texts.language]}"

    def demand_row(self, demand: ContentDemand) -> str:
        """Write "1. Public review" for a table's row, or "Demand 1" where no name was recorded."""
        if not self.is_named(demand):
            return self.demand(demand.number)
        return f"{demand.number}. {demand.short_names[self.texts.language]}"

    def is_named(self, demand: ContentDemand) -> bool:
        """Tell whether a demand has a short name in the document's language."""
        return self.texts.language in demand.short_names

    def section_counts(self, section: ContentSection, unsettled: Container[int] = ()) -> str:
        """Write how many of a section's signatures count, and how many are listed without counting.

        `unsettled` holds the numbers of which something is open.
        """
        statuses = [
            "unsettled" if entry.number in unsettled else entry.standing
            for entry in section.entries
        ]
        return section_counts(self.texts, statuses)

    def signatories(self, number: int) -> str:
        """Write how many signatories there are."""
        pattern = self.texts.ngettext("%(number)d signatory", "%(number)d signatories", number)
        return pattern % {"number": number}

    def section_heading(self, section: ContentSection) -> str:
        """Return a section's heading, or the ranges of its numbers where the source printed none."""
        if heading := self.choose(section.heading):
            return heading
        numbers = [entry.number for entry in section.entries]
        if len(numbers) == 1:
            return self.texts.gettext(ONE_NUMBER) % {"number": numbers[0]}
        span = {"first": min(numbers), "last": max(numbers)}
        if span["last"] - span["first"] >= len(numbers):
            return self.texts.gettext(NUMBERS) % {"numbers": ranges(numbers)}
        return self.texts.gettext(SPAN) % span

    def status(self, entry: ContentEntry) -> str:
        """Say what sets an entry apart from a counted signature with its name; empty for most."""
        if entry.standing == "merged":
            said = self.texts.gettext(MERGED_WITH if entry.merged_into else MERGED)
            return said % {"number": entry.merged_into}
        withheld = not entry.name and entry.standing != "withdrawn"
        notes = [self.texts.gettext(WITHHELD)] if withheld else []
        if entry.standing in STATUS_WORDS:
            dated, bare = STATUS_WORDS[entry.standing]
            date = self.date(entry.standing_date) if dated else ""
            notes.append(self.texts.gettext(dated if date else bare) % {"date": date})
        return BETWEEN.join(notes)

    def act_kind(self, act: ContentAct) -> str:
        """Name what a signatory's words are."""
        return self.texts.gettext(ACT_WORDS[act.kind])

    def act_heading(self, act: ContentAct) -> str:
        """Name what a signatory's words are, with the demands that they touch."""
        if not act.demands or act.kind not in ACT_ON_DEMANDS:
            return self.act_kind(act)
        one, many = ACT_ON_DEMANDS[act.kind]
        numbers = ", ".join(map(str, act.demands))
        pattern = self.texts.gettext(one if len(act.demands) == 1 else many)
        return pattern % {"numbers": numbers}

    def act_origin(self, act: ContentAct, *, always: bool = False) -> str:
        """Say when words came and in which language: `always`, or where it is not the document's."""
        parts = []
        if act.language in LANGUAGE_WORDS and (always or act.language != self.texts.language):
            parts.append(self.texts.gettext(LANGUAGE_WORDS[act.language]))
        if act.received:
            received = self.texts.gettext(RECEIVED)
            parts.append(received % {"date": self.date(act.received)})
        return BETWEEN.join(parts)

    def act_positions(self, entry: ContentEntry, act: ContentAct, numbers: tuple[int, ...]) -> str:
        """Say which demands an act touches and what position its signatory takes on each.

        `numbers` are the statement's demands in the order of the entry's positions.
        """
        if act.kind == "unsettled":
            return ""
        if not act.demands:
            if act.kind == "explanation":
                return ""
            return self.texts.gettext(ON_THE_WHOLE)
        positions = dict(zip(numbers, entry.held, strict=False))
        pattern = self.texts.gettext(POSITION_ON)
        return BETWEEN.join(
            pattern
            % {"demand": self.demand(number), "position": self.full_position(positions[number])}
            if number in positions
            else self.demand(number)
            for number in act.demands
        )

    def full_position(self, word: str) -> str:
        """Write a position in a sentence, where the short word of a cell would not do."""
        return self.texts.gettext(FULL_POSITIONS[word])

    def signs(self, positions: Iterable[str]) -> str:
        """Explain the signs of positions, each on one line with its words."""
        pairs = (f"{SYMBOLS[each]} {self.full_position(each)}" for each in positions)
        return ";  ".join(pair.replace(" ", "\u00a0") for pair in pairs)

    def silence(self, content: AnnexContent) -> str:
        """Say what a signature without a word means; empty where the content does not say it."""
        if content.schema < SILENCE_SCHEMA or not content.demands:
            return ""
        return self.texts.gettext(SILENCE_WORDS[content.silence, content.silence_source])

    def exceptions(
        self, entry: ContentEntry, numbers: tuple[int, ...], usual: str, told: Container[int] = ()
    ) -> str:
        """Say on which demands an entry takes another position than the usual one, and which.

        `told` are the demands whose positions stand elsewhere.
        """
        pattern = self.texts.gettext(POSITION_ON)
        return BETWEEN.join(
            pattern % {"demand": self.demand(number), "position": self.full_position(position)}
            for number, position in zip(numbers, entry.held, strict=False)
            if position != usual and number not in told
        )

    def name_marks(self, entry: ContentEntry, marked: Container[int]) -> str:
        """Return the marks after a printed name, each behind a no-break space; `marked` came broken."""
        marks = [self.texts.gettext(IN_PERSON)] if entry.capacity == "personal" else []
        if entry.number in marked:
            marks.append(AS_RECEIVED)
        return "".join([MARKED + mark for mark in marks]) if marks and entry.name else ""

    def page_marks(self, entry: ContentEntry, marked: Container[int]) -> str:
        """Return the marks after a name as a PDF prints it."""
        form = MARKED + PRINTED_FORM if entry.printed_form else ""
        return form + self.name_marks(entry, marked)

    def page_legend(self, content: AnnexContent) -> list[str]:
        """Explain the marks that occur after the names of a PDF."""
        entries = (each for part in content.sections for each in part.entries)
        if not any(each.printed_form for each in entries):
            return self.legend(content)
        note = self.texts.gettext(PRINTED_FORM_NOTE) % {"mark": PRINTED_FORM}
        return [note, *self.legend(content)]

    def legend(self, content: AnnexContent) -> list[str]:
        """Explain the marks that occur after the names of the lists."""
        entries = [each for part in content.sections for each in part.entries if each.name]
        notes = []
        if any(entry.number in content.marked for entry in entries):
            notes.append(self.texts.gettext(AS_RECEIVED_NOTE) % {"mark": AS_RECEIVED})
        if any(entry.capacity == "personal" for entry in entries):
            mark = self.texts.gettext(IN_PERSON)
            notes.append(self.texts.gettext(IN_PERSON_NOTE) % {"mark": mark})
        return notes

    def translation_label(self, language: str, translator: str, status: str) -> str:
        """Say what a translation is and whose; it never replaces the original."""
        parts = [self.texts.gettext(TRANSLATION_WORDS[status])]
        if language in LANGUAGE_WORDS:
            parts.append(self.texts.gettext(LANGUAGE_WORDS[language]))
        if translator:
            whose = self.texts.gettext(TRANSLATOR)
            parts.append(whose % {"name": translator})
        return BETWEEN.join(parts)

    def authentic(self, content: AnnexContent) -> str:
        """Name the authentic language, in a document of another one; empty otherwise."""
        language = content.authentic_language
        if language == self.texts.language or language not in LANGUAGE_WORDS:
            return ""
        sentence = self.texts.gettext(AUTHENTIC)
        return sentence % {"language": self.texts.gettext(LANGUAGE_WORDS[language])}

    def to_the_document(self, content: AnnexContent) -> str:
        """Write what stands above the title: to what the annex belongs, with its own day where it has one."""
        gettext = self.texts.gettext
        if not content.statement_date:
            # Translators: PRINTED above the title of the statement
            return gettext("to the document")
        day = self.texts.day(dt.date.fromisoformat(content.statement_date), "of")
        # Translators: PRINTED above the title of the statement; the day is the statement's
        return gettext("to the document of %(day)s") % {"day": day}

    def made(self, content: AnnexContent) -> str:
        """Say below the title what is authentic, where and when the list was attested, and the edition."""
        gettext, attestation = self.texts.gettext, content.attestation
        sentences = []
        if content.authentic_language != self.texts.language:
            language = self.texts.language_name(content.authentic_language)
            # Translators: PRINTED below the title; the language is named as "Russian", "русский"
            said = gettext("Authentic language of the document: %(language)s.")
            sentences.append(said % {"language": language})
        if attestation and (where := self.place_and_day(attestation.place, attestation.date)):
            # Translators: PRINTED below the title: place and day of the attestation
            sentences.append(gettext("Done: %(where)s.") % {"where": where.removesuffix(".")})
        if content.edition:
            # Translators: PRINTED below the title
            sentences.append(gettext("Edition %(number)d.") % {"number": content.edition})
        return " ".join(sentences)

    def counted(self, content: AnnexContent) -> str:
        """Say how many signatures count, and how many of these have a reservation."""
        facts = {"count": content.signed, "reserved": content.with_reservation}
        # Translators: PRINTED above the table of counts
        plain = self.texts.gettext("Signatures counted: %(count)d")
        if not content.with_reservation:
            return plain % facts
        shown = [each.counts.get("supports-with-reservation", 0) for each in content.demands]
        if any(shown) or not shown:
            # Translators: PRINTED above the table of counts
            said = self.texts.gettext(
                "Signatures counted: %(count)d; of these with reservation: %(reserved)d"
            )
        else:
            # Translators: PRINTED above the table of counts, which has no column of reservations then
            said = self.texts.gettext(
                "Signatures counted: %(count)d; of these with words that exclude or modify a demand: "
                "%(reserved)d"
            )
        return said % facts

    def not_counted(self, content: AnnexContent) -> str:
        """Say how many of those that are listed do not count, by the reason; empty where all do."""
        unsettled = frozenset(content.unsettled)
        counts = Counter(
            "unsettled" if entry.number in unsettled else entry.standing
            for section in content.sections
            for entry in section.entries
        )
        parts = [
            self.texts.gettext(said) % {"count": counts[why]}
            for why, said in NOT_COUNTED.items()
            if counts[why]
        ]
        # Translators: PRINTED above the table of counts; the reasons are parted by semicolons
        said = self.texts.gettext("Not counted: %(reasons)s")
        return said % {"reasons": "; ".join(parts)} if parts else ""

    def figures(self, content: AnnexContent) -> list[tuple[int, str]]:
        """List the main counts with what they count; zero is left out, save for the first."""
        ngettext = self.texts.ngettext
        signed, reserved, withdrawn = content.signed, content.with_reservation, content.withdrawn
        entries = (entry for section in content.sections for entry in section.entries)
        merged = sum(entry.standing == "merged" for entry in entries)
        # Translators: these stand below a large number that is not repeated in the words
        facts = [
            (signed, ngettext("signature counted", "signatures counted", signed)),
            (
                reserved,
                ngettext("signature with reservation", "signatures with reservations", reserved),
            ),
            (withdrawn, ngettext("signature withdrawn", "signatures withdrawn", withdrawn)),
            (content.subject_to_approval, self.texts.gettext("subject to approval")),
            (len(content.unsettled), self.texts.gettext("unassigned, not counted")),
            # Translators: PRINTED below a large number of signatures that were recorded twice
            (merged, self.texts.gettext("merged with another number, counted there")),
        ]
        return [facts[0], *(fact for fact in facts[1:] if fact[0])]


def short_title(content: AnnexContent, words: Wording) -> str:
    """Write what the foot of each page calls the document."""
    pattern = words.texts.gettext("Annex: %(title)s")
    return pattern % {"title": words.choose(content.title)}


def edition_line(content: AnnexContent, words: Wording) -> str:
    """Write edition and date of an attested annex."""
    date = words.date(content.attestation.date) if content.attestation else ""
    edition = words.texts.gettext(EDITION) % {"number": content.edition}
    return f"{edition}, {date}" if date else edition
