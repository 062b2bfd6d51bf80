"""The words that a document prints of its own, in the document's language."""

import datetime as dt
from collections.abc import Container, Mapping
from dataclasses import dataclass

from coalition_app.documents.content.attestation_basis import ranges
from coalition_app.documents.content.content import (
    AnnexContent,
    ContentAct,
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

# Translators: positions of a signatory on a demand, in a table's cell: as short as can be
POSITION_WORDS = {
    "supports": N_("supports"),
    "supports-with-reservation": N_("with a reservation"),
    "does-not-support": N_("does not support"),
    "abstains": N_("abstains"),
    "no-consensus": N_("no consensus"),
    "not-stated": N_("not stated"),
    "unsettled": N_("unassigned"),
}
# Translators: heads of columns that count signatures, so short that they fit above a number
COUNT_WORDS = {
    "supports": N_("support"),
    "supports-with-reservation": N_("with reservation"),
    "does-not-support": N_("do not support"),
    "abstains": N_("abstain"),
    "no-consensus": N_("no consensus"),
    "not-stated": N_("not stated"),
    "unsettled": N_("unassigned"),
}
# Translators: what stands in a section and does not count, as in "91 signatures; withdrawn: 1"
APART_WORDS = {
    "withdrawn": N_("withdrawn: %(count)d"),
    "subject-to-approval": N_("subject to approval: %(count)d"),
    "disputed": N_("disputed: %(count)d"),
    "unsettled": N_("unassigned: %(count)d"),
}
# Translators: what the words of a signatory are; a label above them
ACT_WORDS = {
    "reservation": N_("Reservation"),
    "interpretive-declaration": N_("Interpretive declaration"),
    "explanation": N_("Explanation"),
    "unsettled": N_("Words received; not yet recorded which demands they touch"),
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
SILENCE_SCHEMA = 3
"""The content's schema that says what a signature without a word means."""
# Translators: how far a translation of a signatory's words has been looked at
TRANSLATION_WORDS = {
    "draft": N_("unchecked translation"),
    "checked": N_("checked translation"),
    "confirmed": N_("translation confirmed by the signatory"),
}
# Translators: names of languages as in "in Russian"
LANGUAGE_WORDS = {
    "ru": N_("in Russian"),
    "kk": N_("in Kazakh"),
    "en": N_("in English"),
}


@dataclass(frozen=True)
class Wording:
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
        """Write an ISO date in words; empty for none."""
        return self.texts.date(dt.date.fromisoformat(iso)) if iso else ""

    def day(self, iso: str) -> str:
        """Write an ISO date in full words, as above a signature; empty for none."""
        return self.texts.day(dt.date.fromisoformat(iso)) if iso else ""

    def place_and_date(self, place: str, iso: str) -> str:
        """Write "Almaty, 15 May 2014" or what there is of it."""
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
        return self.texts.gettext("Demand %(number)d") % {"number": number}

    def section_counts(self, section: ContentSection, unsettled: Container[int] = ()) -> str:
        """Write how many of a section's signatures count, and how many are listed without counting.

        `unsettled` holds the numbers of which something is open.
        """
        statuses = [
            "unsettled" if entry.number in unsettled else entry.standing
            for entry in section.entries
        ]
        apart = ("subject-to-approval", "withdrawn", "disputed", "unsettled")
        counted = sum(each not in apart for each in statuses)
        pattern = self.texts.ngettext("%(number)d signature", "%(number)d signatures", counted)
        parts = [pattern % {"number": counted}]
        for status in apart:
            if number := statuses.count(status):
                parts.append(self.texts.gettext(APART_WORDS[status]) % {"count": number})
        return "; ".join(parts)

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
            return self.texts.gettext("No. %(number)d") % {"number": numbers[0]}
        span = {"first": min(numbers), "last": max(numbers)}
        if span["last"] - span["first"] >= len(numbers):
            return self.texts.gettext("Nos. %(numbers)s") % {"numbers": ranges(numbers)}
        return self.texts.gettext("Nos. %(first)d–%(last)d") % span

    def status(self, entry: ContentEntry) -> str:
        """Say what sets an entry apart from a counted signature with its name; empty for most."""
        gettext, date = self.texts.gettext, self.date(entry.standing_date)
        if entry.standing == "withdrawn":
            return (
                gettext("Withdrawn on %(date)s") % {"date": date} if date else gettext("Withdrawn")
            )
        notes = [] if entry.name else [gettext("Name withheld at the signatory's wish")]
        if entry.standing == "subject-to-approval":
            notes.append(gettext("Subject to approval; not counted"))
        if entry.standing == "acceded":
            dated = gettext("Acceded on %(date)s") % {"date": date}
            notes.append(dated if date else gettext("Acceded"))
        if entry.standing == "disputed":
            notes.append(gettext("Disputed"))
        return " · ".join(notes)

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

    def act_origin(self, act: ContentAct) -> str:
        """Say when a signatory's words came and, where it is not the document's, their language."""
        parts = []
        if act.language in LANGUAGE_WORDS and act.language != self.texts.language:
            parts.append(self.texts.gettext(LANGUAGE_WORDS[act.language]))
        if act.received:
            received = self.texts.gettext("received on %(date)s")
            parts.append(received % {"date": self.date(act.received)})
        return " · ".join(parts)

    def act_positions(self, entry: ContentEntry, act: ContentAct, numbers: tuple[int, ...]) -> str:
        """Say which demands an act touches and what position its signatory takes on each.

        `numbers` are the statement's demands in the order of the entry's positions.
        """
        if act.kind == "unsettled":
            return ""
        if not act.demands:
            if act.kind == "explanation":
                return ""
            return self.texts.gettext("On the whole statement")
        positions = dict(zip(numbers, entry.held, strict=False))
        pattern = self.texts.gettext("%(demand)s: %(position)s")
        return " · ".join(
            pattern
            % {"demand": self.demand(number), "position": self.full_position(positions[number])}
            if number in positions
            else self.demand(number)
            for number in act.demands
        )

    def full_position(self, word: str) -> str:
        """Write a position in a sentence, where the short word of a cell would not do."""
        if word == "supports-with-reservation":
            return self.texts.gettext("supports with a reservation")
        if word == "supports":
            return self.texts.gettext("supports")
        return self.position(word)

    def silence(self, content: AnnexContent) -> str:
        """Say what a signature without a word means; empty where the content does not say it."""
        if content.schema < SILENCE_SCHEMA or not content.demands:
            return ""
        return self.texts.gettext(SILENCE_WORDS[content.silence, content.silence_source])

    def exceptions(self, entry: ContentEntry, numbers: tuple[int, ...], silence: str) -> str:
        """Say on which demands an entry takes another position than silence gives, and which."""
        pattern = self.texts.gettext("%(demand)s: %(position)s")
        return " · ".join(
            pattern % {"demand": self.demand(number), "position": self.full_position(position)}
            for number, position in zip(numbers, entry.held, strict=False)
            if position != silence
        )

    def personal_note(self) -> str:
        """Explain the asterisk after a name."""
        return self.texts.gettext(
            "* In a personal capacity; the organisation is named for identification only."
        )

    def translation_label(self, language: str, translator: str, status: str) -> str:
        """Say what a translation is and whose; it never replaces the original."""
        parts = [self.texts.gettext(TRANSLATION_WORDS[status])]
        if language in LANGUAGE_WORDS:
            parts.append(self.texts.gettext(LANGUAGE_WORDS[language]))
        if translator:
            whose = self.texts.gettext("translator: %(name)s")
            parts.append(whose % {"name": translator})
        return " · ".join(parts)

    def identity(self, content: AnnexContent) -> str:
        """Say which statement and which text of it the annex belongs to."""
        facts = {
            "statement": content.statement,
            "date": self.date(content.statement_date),
            "text": content.text_number,
            # A no-break space keeps the shortened digest and its label on one line.
            "digest": f"SHA-256:\u00a0{content.text_digest[:16]}…",
        }
        gettext = self.texts.gettext
        if not content.statement_date:
            return gettext("Statement No. %(statement)d, text %(text)d (%(digest)s)") % facts
        dated = gettext("Statement No. %(statement)d of %(date)s, text %(text)d (%(digest)s)")
        return dated % facts

    def authentic(self, content: AnnexContent) -> str:
        """Name the authentic language, in a document of another one; empty otherwise."""
        language = content.authentic_language
        if language == self.texts.language or language not in LANGUAGE_WORDS:
            return ""
        # Translators: %(language)s is "in Russian", "in Kazakh" or "in English"
        sentence = self.texts.gettext("The authentic text is %(language)s.")
        return sentence % {"language": self.texts.gettext(LANGUAGE_WORDS[language])}

    def figures(self, content: AnnexContent) -> list[tuple[int, str]]:
        """List the main counts with what they count; zero is left out, save for the first."""
        ngettext = self.texts.ngettext
        signed, reserved, withdrawn = content.signed, content.with_reservation, content.withdrawn
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
        ]
        return [facts[0], *(fact for fact in facts[1:] if fact[0])]


def short_title(content: AnnexContent, words: Wording) -> str:
    """Write what the foot of each page calls the document."""
    pattern = words.texts.gettext("Annex: %(title)s")
    return pattern % {"title": words.choose(content.title)}


def edition_line(content: AnnexContent, words: Wording) -> str:
    """Write edition and date of an attested annex."""
    date = words.date(content.attestation.date) if content.attestation else ""
    edition = words.texts.gettext("Edition %(number)d") % {"number": content.edition}
    return f"{edition}, {date}" if date else edition


def anchor_line(anchor: str, words: Wording) -> str:
    """Write the journal's six words, by which a changed past shows years later."""
    return words.texts.gettext("Words of the journal: %(words)s") % {"words": anchor}
