"""What the forms of an annex share: clean text, where a document is from, rows, the table of positions."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from coalition_app.annex_words import UNSETTLED
from coalition_app.documents.attestation.printed import printed_paragraphs, remark_caption
from coalition_app.documents.content.codes import verification_code
from coalition_app.documents.content.content import (
    POSITIONS,
    AnnexContent,
    ContentAct,
    ContentEntry,
    Words,
)
from coalition_app.documents.layout.document_words import COPY, Wording, edition_line
from coalition_app.documents.layout.page_options import PageForm, Setting
from coalition_app.errors import UserError
from coalition_app.hidden_characters import HIDDEN, code_of
from coalition_app.i18n import N_, _, texts

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNWRITABLE = re.compile(f"{HIDDEN.pattern}|[\ufffe\uffff]")
"""What is hidden, and what XML has no place for."""
_ODD = re.compile(f"{_LINE_END.pattern}|{_UNWRITABLE.pattern}")

CELL = 32_767
"""Units of UTF-16 that a cell of a spreadsheet holds."""
NO_DATE = dt.date(2000, 1, 1)
# Translators: PRINTED in every form of a draft
NOT_ATTESTED = N_("Not attested. Names, numbers and positions may still change.")
LEFT_OUT = N_("What is not meant for these readers is left out of this copy.")


def clean(text: str) -> str:
    """Return a text whose lines end alike and whose hidden characters show as their codes."""
    if _ODD.search(text) is None:
        return text
    return _UNWRITABLE.sub(lambda found: f"[{code_of(found[0])}]", _LINE_END.sub("\n", text))


@dataclass(frozen=True)
class Copy:
    """An annex about to be written in another form; `digest` is that of the whole content."""

    setting: Setting
    digest: bytes
    is_part: bool = False
    """Whether something is left out for those who read it."""

    @property
    def content(self) -> AnnexContent:
        """Return what is written."""
        return self.setting.content

    @property
    def words(self) -> Wording:
        """Return the document's words."""
        return self.setting.words

    @property
    def language(self) -> str:
        """Return the document's language."""
        return self.words.texts.language

    @property
    def is_whole(self) -> bool:
        """Tell whether the whole statement is written, rather than its annex."""
        return self.setting.is_whole

    @cached_property
    def before(self) -> tuple[str, ...]:
        """Return the text before the demands, by paragraphs; empty in an annex."""
        return tuple(map(clean, self.setting.paragraphs))

    @cached_property
    def title(self) -> str:
        """Return the statement's title."""
        return clean(self.words.choose(self.content.title))

    @cached_property
    def mark(self) -> str:
        """Return what a row or a page bears: DRAFT, or edition and code."""
        if self.setting.draft:
            return self.gettext("DRAFT")
        return f"{edition_line(self.content, self.words)} · {verification_code(self.digest)}"

    @cached_property
    def origin(self) -> tuple[str, ...]:
        """Say what this document is: a draft, or a copy of an edition, with its code."""
        if self.setting.draft:
            parts = [f"{self.gettext('DRAFT')}. {self.gettext(NOT_ATTESTED)}"]
        else:
            code = self.gettext("Code: %(code)s") % {"code": verification_code(self.digest)}
            parts = [f"{edition_line(self.content, self.words)} · {code}", self.gettext(COPY)]
        if self.is_part:
            parts.append(self.gettext(LEFT_OUT))
        return tuple(parts)

    def gettext(self, message: str) -> str:
        """Translate a sentence into the document's language."""
        return self.words.texts.gettext(message)

    def identity(self) -> Iterator[str]:
        """Say to which statement and text the annex belongs."""
        yield self.words.identity(self.content)
        if authentic := self.words.authentic(self.content):
            yield authentic

    def numbers(self, entry: ContentEntry) -> dict[int, str]:
        """Return an entry's position on each demand by its number."""
        return dict(zip(self.setting.demand_numbers, entry.held, strict=False))

    def status(self, entry: ContentEntry) -> str:
        """Say what sets an entry apart from a counted signature; empty for most."""
        notes = [self.words.status(entry)]
        if entry.number in self.setting.unsettled:
            notes.append(self.gettext(UNSETTLED))
        return " · ".join(filter(None, notes))

    def name(self, entry: ContentEntry) -> str:
        """Return the printed name with its marks; empty for none."""
        return clean(entry.name) + self.words.name_marks(entry, self.setting.marked)

    def legend(self) -> list[str]:
        """Explain the marks that occur, below the lists."""
        return self.words.legend(self.content)

    def second(self, entry: ContentEntry) -> str:
        """Return representative and office."""
        return clean(", ".join(filter(None, (entry.representative, entry.office))))

    def place(self, entry: ContentEntry) -> str:
        """Return place and country."""
        return clean(", ".join(filter(None, (entry.place, entry.country))))

    def act_label(self, act: ContentAct) -> str:
        """Say what words are, when they came, and in which language."""
        return " · ".join(filter(None, (self.words.act_kind(act), self.words.act_origin(act))))

    def act_positions(self, entry: ContentEntry, act: ContentAct) -> str:
        """Say which demands words touch, and which positions go with them."""
        return self.words.act_positions(entry, act, self.setting.demand_numbers)

    def counts(self) -> tuple[list[str], list[list[str]]]:
        """Return the arithmetic: the heads of its columns, and a row of cells for each demand."""
        kinds = [
            word
            for word in POSITIONS
            if word not in ("no-consensus", "unsettled")
            or any(demand.counts.get(word) for demand in self.content.demands)
        ]
        heads = [self.words.count_head(word) for word in kinds] + [self.gettext("total")]
        rows = [
            [*(str(demand.counts.get(word, 0)) for word in kinds), str(sum(demand.counts.values()))]
            for demand in self.content.demands
        ]
        return heads, rows

    def tabled(self) -> list[ContentEntry]:
        """List the entries of the table of positions, as `PageForm.positions` asks for them."""
        asked = self.setting.form.positions
        entries = [entry for part in self.content.sections for entry in part.entries if entry.held]
        if asked == "none" or not self.content.demands:
            return []
        if asked == "whole":
            return entries
        usual = {self.content.silence}
        return [entry for entry in entries if set(entry.held) != usual]

    def table_note(self) -> str:
        """Say whom the table of positions leaves out; empty where it leaves out nobody."""
        shown = len(self.tabled())
        entries = sum(bool(entry.held) for part in self.content.sections for entry in part.entries)
        if shown == entries:
            return ""
        if self.content.silence == "supports":
            return self.gettext("Positions other than support for every demand without reservation")
        return self.gettext("Positions stated")

    def attested(self) -> Iterator[tuple[str, str]]:
        """Yield the attestation's lines, each with its style: heading, text, item, field or remark."""
        attestation, words = self.content.attestation, self.words
        if attestation is None or self.is_whole:
            return
        yield "heading", clean(words.choose(attestation.heading or attestation.short))
        for each in printed_paragraphs(attestation, words.language_of(attestation.paragraphs)):
            yield "text", clean(f"{each.label} {each.text}".strip())
            for number, text in each.items:
                yield "item", clean(f"{number} {text}")
        yield from self._signature(attestation.attestor, attestation.offices)
        yield "field", f"{self.gettext('Place')}: {clean(attestation.place)}"
        yield "field", f"{self.gettext('Date')}: {words.date(attestation.date)}"
        if attestation.second:
            yield "text", clean(words.choose(attestation.second_says))
            yield from self._signature(attestation.second, attestation.second_offices)
        if caption := remark_caption(attestation, words.texts):
            yield "remark", f"{caption}: {clean(attestation.remark)}"

    def _signature(self, name: str, offices: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for office in offices:
            yield "field", f"{self.gettext('Office')}: {clean(office)}"
        yield "field", f"{self.gettext('Signed by')}: {clean(name)}"


def copy_of(
    content: AnnexContent,
    digest: bytes,
    *,
    language: str,
    draft: bool,
    form: PageForm = PageForm(),
    is_part: bool = False,
    text: Words | None = None,
) -> Copy:
    """Prepare a content, whose entries are in their order, to be written in a language.

    With the `text` before the demands it is the whole statement.
    """
    words = Wording(texts(language), content.authentic_language)
    return Copy(Setting(content, words, form, draft, text=text), digest, is_part)


def made_on(content: AnnexContent) -> dt.datetime:
    """Return the date that a file bears: noon of the content's own day, never of the one that writes it."""
    attested = content.attestation.date if content.attestation else ""
    iso = attested or content.statement_date
    return dt.datetime.combine(dt.date.fromisoformat(iso) if iso else NO_DATE, dt.time(12))


def refuse_long(text: str, number: object) -> None:
    """Raise UserError where a cell of a spreadsheet cannot hold a text, which it would leave out."""
    count, most = len(text.encode("utf-16-le")) // 2, CELL
    if count > most:
        raise UserError(
            _(
                "A text of number %(number)s has %(count)d characters, and a cell of a spreadsheet holds "
                "%(most)d. Nothing was written. Choose another form, which holds it whole."
            )
            % {"number": number, "count": count, "most": most}
        )
