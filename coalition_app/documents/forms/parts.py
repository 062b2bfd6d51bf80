"""What the forms of an annex share: clean text, where a document is from, rows, the table of positions."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from coalition_app.annex_words import BETWEEN, UNSETTLED, WORDS_APART
from coalition_app.documents.attestation.printed import printed_paragraphs, remark_caption
from coalition_app.documents.content.codes import verification_code
from coalition_app.documents.content.content import (
    AnnexContent,
    ContentAct,
    ContentAttestation,
    ContentDemand,
    ContentEntry,
    ContentSection,
    Words,
)
from coalition_app.documents.layout.document_words import COPY, Wording, edition_line
from coalition_app.documents.layout.other_names import directory_lines, latin_lines, notes
from coalition_app.documents.layout.page_options import PageForm, Setting
from coalition_app.documents.layout.tongues import Told, joined, worded
from coalition_app.errors import UserError
from coalition_app.hidden_characters import CONTROLS, SENSELESS, TURNING, code_of
from coalition_app.i18n import N_, _, texts
from coalition_app.languages import document_languages

_ENDS = "\x0b\x0c\x85\u2028\u2029"
_LINE_END = re.compile(f"\r\n?|[{_ENDS}]")
_UNWRITABLE = re.compile(f"[{CONTROLS}{TURNING}{SENSELESS}\ufffe\uffff]")
"""What is hidden, and what XML has no place for."""
# One class of characters is found several times as quickly as one of two patterns.
_ODD = re.compile(f"[\r{_ENDS}{CONTROLS}{TURNING}{SENSELESS}\ufffe\uffff]")

CELL = 32_767
"""Units of UTF-16 that a cell of a spreadsheet holds."""
NO_DATE = dt.date(2000, 1, 1)
Line = tuple[str, str, str]
"""A line of the attestation: its style (heading, first, text or item), its number, its text."""
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
    is_second: bool = False
    """Whether it is what stands beside the first language."""

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
    def tongues(self) -> tuple["Copy", ...]:
        """Return the copy in each of its languages: itself, or what stands side by side."""
        if self.setting.second is None:
            return (self,)
        return tuple(
            replace(self, setting=replace(self.setting, words=each, second=None), is_second=at > 0)
            for at, each in enumerate(self.setting.tongues)
        )

    @property
    def foreign(self) -> str:
        """Name the language where it is not the document's first one."""
        return self.language if self.is_second else ""

    def told(self, make: Callable[["Copy"], str]) -> list[Told]:
        """Return what each language says, once where both say the same; empty for nothing."""
        if self.setting.second is None:
            return [Told(text, self.foreign)] if (text := make(self)) else []
        found: list[Told] = []
        for each in self.tongues:
            text = make(each)
            if text and all(text != other.text for other in found):
                found.append(Told(text, each.foreign))
        return found

    def translated(self, message: str) -> list[Told]:
        """Return a sentence of the program in each language."""
        return self.told(lambda each: each.gettext(message))

    def worded(self, wordings: Mapping[str, str]) -> list[Told]:
        """Return a wording in each language, or in the one that there is."""
        return worded(self.setting, wordings, clean)

    @cached_property
    def before(self) -> tuple[str, ...]:
        """Return the text before the demands, by paragraphs; empty in an annex."""
        return tuple(map(clean, self.setting.paragraphs))

    def text_rows(self) -> list[list[Told]]:
        """Return the text before the demands: paragraphs side by side where both languages have as many."""
        texts = [
            [Told(line.strip(), part.language) for line in part.text.splitlines() if line.strip()]
            for part in self.worded(self.setting.text or {})
        ]
        if len({len(each) for each in texts}) > 1:
            return [[part] for each in texts for part in each]
        return [list(row) for row in zip(*texts, strict=True)]

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

    def origins(self) -> list[list[Told]]:
        """Return the sentences of `origin` in each language."""
        return [
            self.told(lambda each, at=at: each.origin[at])  # type: ignore[misc]
            for at in range(len(self.origin))
        ]

    def gettext(self, message: str) -> str:
        """Translate a sentence into the document's language."""
        return self.words.texts.gettext(message)

    def identity(self) -> Iterator[str]:
        """Say of which day the statement is, and in which language it is authentic."""
        content, words = self.content, self.words
        yield from filter(None, (words.date(content.statement_date), words.authentic(content)))

    def identities(self) -> list[list[Told]]:
        """Return the sentences of `identity` in each language."""
        content = self.content
        found = (
            self.told(lambda each: each.words.date(content.statement_date)),
            self.told(lambda each: each.words.authentic(content)),
        )
        return [parts for parts in found if parts]

    def figures(self) -> list[tuple[int, list[Told]]]:
        """Return the main counts with what they count."""
        return [
            (number, self.told(lambda each, at=at: each.words.figures(each.content)[at][1]))  # type: ignore[misc]
            for at, (number, _label) in enumerate(self.words.figures(self.content))
        ]

    def section(self, section: ContentSection) -> list[Told]:
        """Return a section's heading, or its numbers where the source printed none."""
        return self.worded(section.heading) or self.told(
            lambda each: clean(each.words.section_heading(section))
        )

    def section_counts(self, section: ContentSection) -> list[Told]:
        """Say how many of a section's signatures count."""
        unsettled = self.setting.unsettled
        return self.told(lambda each: each.words.section_counts(section, unsettled))

    def status(self, entry: ContentEntry) -> str:
        """Say what sets an entry apart from a counted signature; empty for most."""
        status = self.words.status(entry)
        if entry.number not in self.setting.unsettled:
            return status
        return BETWEEN.join(filter(None, (status, self.gettext(UNSETTLED))))

    def name(self, entry: ContentEntry) -> str:
        """Return the printed name with its marks, as the legend explains them; empty for none."""
        marked = self.setting.marked
        if self.setting.second is None:
            return clean(entry.name) + self.words.name_marks(entry, marked)
        marks = dict.fromkeys(each.words.name_marks(entry, marked) for each in self.tongues)
        return clean(entry.name) + "".join(marks)

    def statuses(self, entry: ContentEntry) -> list[Told]:
        """Say what sets an entry apart, and where its words stand that are not below it."""
        apart = entry.acts and self.setting.form.reservations == "section"

        def say(each: Copy) -> str:
            return BETWEEN.join(filter(None, (each.status(entry), each.gettext(WORDS_APART))))

        return self.told(say if apart else lambda each: each.status(entry))

    def named(self, entry: ContentEntry) -> list[Told]:
        """Return the printed name, or what stands in its place in a table."""
        name = self.name(entry)
        return [Told(name, "")] if name else self.told(lambda each: each.words.status(entry))

    def beneath(self, entry: ContentEntry) -> list[Told]:
        """Return the lines below a name: as the directory has it, who signs, where, and in Latin letters."""
        plain = filter(None, (self.second(entry), self.place(entry)))
        return [
            *directory_lines(self.setting, entry, clean),
            *(Told(text, "") for text in plain),
            *latin_lines(self.setting, entry, entry.name, clean),
        ]

    def legends(self) -> list[list[Told]]:
        """Explain the marks that occur, below the lists."""
        every = [each.words for each in self.tongues]
        told = [[*w.legend(self.content), *notes(self.setting, w)] for w in every]
        return [
            [Told(text, each.foreign) for each, text in zip(self.tongues, row, strict=True)]
            for row in zip(*told, strict=True)
        ]

    def positions(self, word: str) -> list[Told]:
        """Write a position as a table's cell has it."""
        return self.told(lambda each: each.words.position(word))

    def table_heads(self) -> list[list[Told]]:
        """Return the heads of the table of positions."""
        heads = [self.translated(N_("No.")), self.translated(N_("Signatory"))]

        def head(number: int) -> list[Told]:
            return self.told(lambda each: each.words.demand(number))

        return heads + [head(number) for number in self.setting.demand_numbers]

    def act_labels(self, act: ContentAct) -> list[Told]:
        """Say what words are, when they came, and in which language."""
        return self.told(lambda each: each.act_label(act))

    def translation_labels(self, translation: tuple[str, str, str, str]) -> list[Told]:
        """Say what a translation is and whose."""
        language, _wording, translator, state = translation
        return self.told(
            lambda each: each.words.translation_label(language, clean(translator), state)
        )

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

    def demand(self, demand: ContentDemand) -> list[tuple[Told, Told]]:
        """Return a demand's heading and wording in each language that has it."""
        leads = self.told(lambda each: clean(each.words.demand_heading(demand)))
        wordings = self.worded(demand.wording)
        return list(zip(leads * 2, wordings, strict=False))

    def counts(self) -> tuple[list[list[Told]], list[list[int]]]:
        """Return the arithmetic: the heads of its columns, and a row of numbers for each demand."""
        kinds = self.setting.counted_positions
        heads = [self.told(lambda each, at=word: each.words.count_head(at)) for word in kinds]  # type: ignore[misc]
        heads.append(self.translated(N_("total")))
        rows = [
            [*(demand.counts.get(word, 0) for word in kinds), sum(demand.counts.values())]
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

    def attested(self) -> list[tuple[str, list[Line]]]:
        """Return what is attested, by its language: the heading, and the paragraphs below it."""
        attestation, found = self.content.attestation, dict[str, list[Line]]()
        if attestation is None or self.is_whole:
            return []
        for each in self.tongues:
            language = each.words.language_of(attestation.paragraphs)
            found.setdefault(language, [*each._attested(attestation, language)])
        return [("" if key == self.language else key, lines) for key, lines in found.items()]

    def _attested(self, attestation: ContentAttestation, language: str) -> Iterator[Line]:
        yield "heading", "", clean(self.words.choose(attestation.heading or attestation.short))
        for each in printed_paragraphs(attestation, language):
            yield "first" if each.label == "1." else "text", each.label, clean(each.text)
            for number, text in each.items:
                yield "item", number, clean(text)

    def signed(self) -> Iterator[tuple[str, list[Told]]]:
        """Yield who attests, where and when, each line with its style: field, text or remark."""
        attestation = self.content.attestation
        if attestation is None or self.is_whole:
            return
        yield from self._signature(attestation.attestor, attestation.offices)
        place = joined(
            self.told(lambda each: each.words.texts.pgettext("of an attestation", "Place"))
        )
        yield "field", [Told(f"{place}: {clean(attestation.place)}", "")]
        date = attestation.date
        yield "field", self.told(lambda each: f"{each.gettext('Date')}: {each.words.date(date)}")
        if attestation.second:
            yield "text", self.worded(attestation.second_says)
            yield from self._signature(attestation.second, attestation.second_offices)
        if captions := self.told(lambda each: remark_caption(attestation, each.words.texts)):
            caption = joined(captions)
            yield "remark", [Told(f"{caption}: {clean(attestation.remark)}", "")]

    def _signature(self, name: str, offices: tuple[str, ...]) -> Iterator[tuple[str, list[Told]]]:
        for office in offices:
            yield "field", self._field(N_("Office"), office)
        yield "field", self._field(N_("Signed by"), name)

    def _field(self, caption: str, value: str) -> list[Told]:
        """Return what stands once, behind its caption in each language."""
        return [Told(f"{joined(self.translated(caption))}: {clean(value)}", "")]


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
    """Prepare a content, whose entries are in their order, to be written in a language or in two: "ru+kk".

    With the `text` before the demands it is the whole statement.
    """
    words, *others = (
        Wording(texts(each), content.authentic_language) for each in document_languages(language)
    )
    second = others[0] if others else None
    return Copy(Setting(content, words, form, draft, second=second, text=text), digest, is_part)


def held_in(entries: Iterable[ContentEntry]) -> set[str]:
    """Return the positions that occur, each written once and not for every entry."""
    return {word for entry in entries for word in entry.held}


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
