"""The annex as plain text, for a mail or a messenger."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from operator import methodcaller

from coalition_app.annex_words import (
    ANNEX,
    BETWEEN,
    DEMANDS_HEADING,
    HEADED,
    IN_PERSON,
    INDENT,
    LANGUAGE_WORDS,
    MARKED,
    PERSONAL,
    QUOTED,
    SAID,
    SIGNATORIES_HEADING,
    SIGNATORIES_OF,
    STATUS_WORDS,
    TEXT_FORMAT,
    UNSETTLED,
    WIDTH,
    WORDS_APART,
    WORDS_HEADING,
    underline,
    usual_capacity,
)
from coalition_app.documents.attestation.printed import printed_paragraphs, remark_caption
from coalition_app.documents.content.codes import content_digest, verification_code
from coalition_app.documents.content.content import (
    POSITIONS,
    AnnexContent,
    ContentAct,
    ContentDemand,
    ContentEntry,
    ContentSection,
    Words,
)
from coalition_app.documents.layout.document_words import (
    COPY,
    Wording,
    edition_line,
)
from coalition_app.documents.layout.other_names import directory_lines, latin_lines, notes
from coalition_app.documents.layout.page_options import PageForm, Setting, in_order
from coalition_app.documents.layout.tongues import JOIN, said, worded
from coalition_app.i18n import N_, texts
from coalition_app.languages import LANGUAGES, document_languages
from coalition_app.own_list import CAPACITIES, HEADINGS, KINDS


def annex_text(
    content: AnnexContent,
    *,
    language: str,
    draft: bool,
    form: PageForm = PageForm(),
    digest: bytes | None = None,
    text: Words | None = None,
) -> str:
    """Write an annex as lines of at most 80 characters, longer only where a word is, to be read back.

    `digest` is that of the whole content, where something of it is left out here; with the `text` before the
    demands it is the whole statement, which is not read back, nor is what stands in two languages.

    There is no table of positions in any form: who does not simply support says so under the entry.
    """
    words, *others = (
        Wording(texts(each), content.authentic_language) for each in document_languages(language)
    )
    shown, second = in_order(content, form.order), others[0] if others else None
    setting = Setting(shown, words, form, draft, second=second, text=text)
    whole = (_head, _demands, _counts, _sections, _words)
    parts = (
        whole if setting.is_whole else (_head, _counts, _sections, _words, _demands, _attestation)
    )
    lines = [line for part in parts for line in part(setting)]
    return "\n".join((*lines, *_foot(setting, digest or content_digest(content)))) + "\n"


def _folded(text: str, indent: str = "", first: str | None = None) -> Iterator[str]:
    """Fold a text at single spaces, its own line breaks kept; a line that goes on ends with a space."""
    lead = indent if first is None else first
    for paragraph in text.split("\n"):
        line = lead
        for word in _words_of(paragraph.rstrip(" ")):
            if line != lead and len(line) + len(word.rstrip(" ")) >= WIDTH:
                yield line
                line = indent
            line += word
        yield line if line != lead else lead.rstrip(" ")
        lead = indent


def _words_of(paragraph: str) -> Iterator[str]:
    """Part a paragraph where a single space is, which stays at the word before it."""
    yield from re.findall(r"(?:[^ ]| {2,}|^ )+(?: (?! )|$)", paragraph)


def _each(setting: Setting, make: Callable[[Wording], str]) -> list[str]:
    """Return what each of the document's languages says."""
    return [part.text for part in said(setting, make, str)]


def _joined(setting: Setting, make: Callable[[Wording], str]) -> str:
    return JOIN.join(_each(setting, make))


def _gettext(setting: Setting, message: str) -> str:
    """Return a sentence of the program, in both languages on one line where there are two."""
    return _joined(setting, lambda words: words.texts.gettext(message))


def _paragraphs(
    setting: Setting, make: Callable[[Wording], str], indent: str = ""
) -> Iterator[str]:
    for text in _each(setting, make):
        yield from _folded(text, indent)


def _headed(*headings: str) -> list[str]:
    return ["", *headings, underline(max(headings, key=len))]


def _head(setting: Setting) -> Iterator[str]:
    content = setting.content
    if setting.draft:
        note = "Not attested. Names, numbers and positions may still change."
        for words in setting.tongues:
            yield f"{words.texts.gettext('DRAFT')}. {words.texts.gettext(note)}"
        yield ""
    yield content.coalition
    if not setting.is_whole:
        yield _gettext(setting, ANNEX)
        yield ""
        yield _gettext(setting, SIGNATORIES_OF)
    else:
        yield ""
    for title in worded(setting, content.title, str):
        yield from _folded(title.text)
    yield ""
    yield from _paragraphs(setting, lambda words: words.date(content.statement_date))
    yield from _paragraphs(setting, lambda words: words.authentic(content))
    for text in worded(setting, setting.text or {}, str):
        for line in filter(None, map(str.strip, text.text.splitlines())):
            yield ""
            yield from _folded(line)


def _counts(setting: Setting) -> Iterator[str]:
    content = setting.content
    yield from _headed(_gettext(setting, SIGNATORIES_HEADING)) if setting.is_whole else [""]
    for at, (number, _label) in enumerate(setting.words.figures(content)):
        label = _joined(setting, lambda words, at=at: words.figures(content)[at][1])  # type: ignore[misc]
        yield f"{number} {label}"
    for demand in content.demands:
        yield from _paragraphs(setting, partial(_counted, demand))
    yield from _paragraphs(setting, lambda words: words.silence(content))


def _counted(demand: ContentDemand, words: Wording) -> str:
    """Say how many take each position on a demand."""
    counts = [
        f"{words.count_head(word)} {demand.counts[word]}"
        for word in POSITIONS
        if demand.counts.get(word)
    ]
    facts = {"demand": words.demand(demand.number), "position": "; ".join(counts)}
    return words.texts.gettext("%(demand)s: %(position)s") % facts


def _sections(setting: Setting) -> Iterator[str]:
    content = setting.content
    for section in content.sections:
        if section.entries:
            yield from _headed(*_each(setting, partial(_section_heading, setting, section)))
        for entry in section.entries:
            yield from _entry(setting, entry)
    legend = range(len(_legend(setting, setting.words)))
    if legend:
        yield ""
    for at in legend:
        yield from _paragraphs(setting, lambda words, at=at: _legend(setting, words)[at])  # type: ignore[misc]


def _legend(setting: Setting, words: Wording) -> list[str]:
    """Explain the marks after names, and the lines below that call them otherwise."""
    return [*words.legend(setting.content), *notes(setting, words)]


def _section_heading(setting: Setting, section: ContentSection, words: Wording) -> str:
    heading = words.section_heading(section)
    counts = words.section_counts(section, setting.unsettled)
    return words.texts.gettext(HEADED) % {"heading": heading, "counts": counts}


def _entry(setting: Setting, entry: ContentEntry) -> Iterator[str]:
    is_open = entry.number in setting.unsettled
    marks = dict.fromkeys(each.name_marks(entry, setting.marked) for each in setting.tongues)
    told = {demand for act in entry.acts if act.kind != "unsettled" for demand in act.demands}
    usual = "unsettled" if is_open else setting.content.silence
    parts = (
        entry.name + "".join(marks),
        *(each.text for each in directory_lines(setting, entry, str)),
        *_fields(entry, setting),
        *(each.text for each in latin_lines(setting, entry, entry.name, str)),
        *_each(setting, lambda words: words.status(entry)),
        _gettext(setting, UNSETTLED) if is_open else "",
        *_each(setting, lambda words: words.exceptions(entry, setting.demand_numbers, usual, told)),
        _reference(setting, entry),
    )
    # Where no name is printed, what is printed instead stands behind the number.
    first, *others = [*filter(None, parts)] or [""]
    yield from _folded(first, INDENT, _numbered(entry))
    for part in others:
        yield from _folded(part, INDENT)
    if setting.form.reservations == "inline":
        yield from _acts(setting, entry)


def _numbered(entry: ContentEntry) -> str:
    return f"{entry.number}.".ljust(len(INDENT) - 1) + " "


def _fields(entry: ContentEntry, setting: Setting) -> Iterator[str]:
    """Write what is printed beside the name, each behind its caption; and what the name does not tell."""
    for key in ("printed_form", "representative", "office", "place", "country"):
        if value := getattr(entry, key):
            yield _field(_joined(setting, lambda words, key=key: HEADINGS[key][_at(words)]), value)  # type: ignore[misc]
    for key in ("kind", "capacity", "standing_on"):
        yield from _each(setting, partial(_fact, entry, key))


def _at(words: Wording) -> int:
    return LANGUAGES.index(words.texts.language)


def _fact(entry: ContentEntry, key: str, words: Wording) -> str:
    """Write what the name does not tell, behind its caption; empty where there is nothing to tell."""
    value, at = "", _at(words)
    if key == "kind" and entry.name and entry.kind != "organisation":
        value = KINDS[entry.kind][at]
    if key == "capacity" and entry.name:
        in_person = (PERSONAL, MARKED + words.texts.gettext(IN_PERSON))
        usual = "personal" if entry.name.endswith(in_person) else usual_capacity(entry.kind)
        value = "" if entry.capacity in (usual, "personal") else CAPACITIES[entry.capacity][at]
    if key == "standing_on" and not STATUS_WORDS.get(entry.standing, ("",))[0]:
        value = words.date(entry.standing_date)
    return _field(HEADINGS[key][at], value) if value else ""


def _reference(setting: Setting, entry: ContentEntry) -> str:
    """Say where an entry's own words are, where they are not under it."""
    apart = entry.acts and setting.form.reservations == "section"
    return _gettext(setting, WORDS_APART) if apart else ""


def _words(setting: Setting) -> Iterator[str]:
    """Write the section of reservations and declarations, where they are not inline."""
    entries = [each for part in setting.content.sections for each in part.entries if each.acts]
    if not entries or setting.form.reservations == "inline":
        return
    yield from _headed(_gettext(setting, WORDS_HEADING))
    for entry in entries:
        yield from _folded(entry.name, INDENT, _numbered(entry))
        yield from _acts(setting, entry)


def _acts(setting: Setting, entry: ContentEntry) -> Iterator[str]:
    label, quoted = INDENT + SAID, INDENT + QUOTED
    for act in entry.acts:
        yield from _paragraphs(setting, partial(_act_label, act), label)
        numbers = setting.demand_numbers
        positions = methodcaller("act_positions", entry, act, numbers)
        yield from _paragraphs(setting, positions, label)
        yield from _folded(act.wording, quoted)
        for language, wording, translator, status in act.translations:
            whose = methodcaller("translation_label", language, translator, status)
            yield from _paragraphs(setting, whose, label)
            yield from _folded(wording, quoted)


def _act_label(act: ContentAct, words: Wording) -> str:
    origin = words.act_origin(act, always=True)
    return BETWEEN.join(filter(None, (words.act_kind(act), origin)))


def _demands(setting: Setting) -> Iterator[str]:
    if setting.content.demands:
        yield from _headed(_gettext(setting, DEMANDS_HEADING))
    for demand in setting.content.demands:
        known = [each for each in setting.tongues if demand.wording.get(each.texts.language)]
        for words in known or [setting.words]:
            foreign = words.foreign(demand.wording)
            told = f" ({words.texts.gettext(LANGUAGE_WORDS[foreign])})" if foreign else ""
            lead = f"{words.demand(demand.number)}{told}. "
            yield from _folded(words.choose(demand.wording), INDENT, lead)


def _attestation(setting: Setting) -> Iterator[str]:
    attestation = setting.content.attestation
    if attestation is None:
        return
    languages = {each.language_of(attestation.paragraphs): each for each in setting.tongues[::-1]}
    for language, words in [*languages.items()][::-1]:
        yield from _headed(words.choose(attestation.heading or attestation.short))
        for each in printed_paragraphs(attestation, language):
            indent = INDENT if each.label else ""
            first = each.label.ljust(len(INDENT)) if each.label else None
            yield from _folded(each.text, indent, first)
            for number, text in each.items:
                yield from _folded(text, INDENT * 2, INDENT + number.ljust(len(INDENT)))
    yield from _signature(setting, attestation.attestor, attestation.offices)
    place = _joined(setting, lambda words: words.texts.pgettext("of an attestation", "Place"))
    yield from _folded(_field(place, attestation.place), INDENT, "")
    date = _joined(setting, lambda words: words.date(attestation.date))
    yield _field(_gettext(setting, N_("Date")), date)
    if attestation.second:
        for says in worded(setting, attestation.second_says, str):
            yield ""
            yield from _folded(says.text)
        yield from _signature(setting, attestation.second, attestation.second_offices)
    captions = _each(setting, lambda words: remark_caption(attestation, words.texts))
    if captions:
        yield from ("", "-" * WIDTH)
        for caption in captions:
            yield from _folded(caption)
        yield from _folded(attestation.remark)


def _signature(setting: Setting, name: str, offices: tuple[str, ...]) -> Iterator[str]:
    """Write who signs: offices and name as fields, so that no word of theirs reads as a sentence."""
    yield ""
    for office in offices:
        yield from _folded(_field(_gettext(setting, N_("Office")), office), INDENT, "")
    yield _field(_gettext(setting, N_("Signed by")), name)


def _field(caption: str, value: str) -> str:
    return f"{caption}: {value}"


def _foot(setting: Setting, digest: bytes) -> Iterator[str]:
    yield ""
    if not setting.draft:
        yield from _codes(setting, digest)
    if not setting.is_whole and setting.second is None:
        yield TEXT_FORMAT


def _codes(setting: Setting, digest: bytes) -> Iterator[str]:
    yield from _each(setting, lambda words: edition_line(setting.content, words))
    yield _gettext(setting, "Code: %(code)s") % {"code": verification_code(digest)}
    yield f"SHA-256: {digest.hex()}"
    yield from _paragraphs(setting, lambda words: words.texts.gettext(COPY))
