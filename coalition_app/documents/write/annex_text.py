"""The annex as plain text, for a mail or a messenger."""

import re
from collections.abc import Callable, Iterator

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
from coalition_app.documents.content.content import POSITIONS, AnnexContent, ContentEntry, Words
from coalition_app.documents.layout.document_words import (
    COPY,
    Wording,
    edition_line,
)
from coalition_app.documents.layout.page_options import PageForm, Setting, in_order
from coalition_app.i18n import texts
from coalition_app.languages import LANGUAGES
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
    demands it is the whole statement, which is not read back.

    There is no table of positions in any form: who does not simply support says so under the entry.
    """
    words = Wording(texts(language), content.authentic_language)
    setting = Setting(in_order(content, form.order), words, form, draft, text=text)
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


def _headed(heading: str) -> list[str]:
    return ["", heading, underline(heading)]


def _head(setting: Setting) -> Iterator[str]:
    content, words, gettext = setting.content, setting.words, setting.words.texts.gettext
    if setting.draft:
        note = gettext("Not attested. Names, numbers and positions may still change.")
        yield f"{gettext('DRAFT')}. {note}"
        yield ""
    yield content.coalition
    if not setting.is_whole:
        yield gettext(ANNEX)
        yield ""
        yield gettext(SIGNATORIES_OF)
    else:
        yield ""
    yield from _folded(words.choose(content.title))
    yield ""
    yield from _folded(words.identity(content))
    if authentic := words.authentic(content):
        yield from _folded(authentic)
    for paragraph in setting.paragraphs:
        yield ""
        yield from _folded(paragraph)


def _counts(setting: Setting) -> Iterator[str]:
    content, words, gettext = setting.content, setting.words, setting.words.texts.gettext
    yield from _headed(gettext(SIGNATORIES_HEADING)) if setting.is_whole else [""]
    for number, label in words.figures(content):
        yield f"{number} {label}"
    for demand in content.demands:
        counts = [
            f"{words.count_head(word)} {demand.counts[word]}"
            for word in POSITIONS
            if demand.counts.get(word)
        ]
        facts = {"demand": words.demand(demand.number), "position": "; ".join(counts)}
        yield from _folded(gettext("%(demand)s: %(position)s") % facts)
    if rule := words.silence(content):
        yield from _folded(rule)


def _sections(setting: Setting) -> Iterator[str]:
    words = setting.words
    for section in setting.content.sections:
        if section.entries:
            heading = words.section_heading(section)
            counts = words.section_counts(section, setting.unsettled)
            pattern = words.texts.gettext(HEADED)
            yield from _headed(pattern % {"heading": heading, "counts": counts})
        for entry in section.entries:
            yield from _entry(setting, entry)
    if legend := words.legend(setting.content):
        yield ""
        for note in legend:
            yield from _folded(note)


def _entry(setting: Setting, entry: ContentEntry) -> Iterator[str]:
    words = setting.words
    is_open = entry.number in setting.unsettled
    name = entry.name + words.name_marks(entry, setting.marked)
    told = {demand for act in entry.acts if act.kind != "unsettled" for demand in act.demands}
    usual = "unsettled" if is_open else setting.content.silence
    parts = (
        name,
        *_fields(entry, words),
        words.status(entry),
        words.texts.gettext(UNSETTLED) if is_open else "",
        words.exceptions(entry, setting.demand_numbers, usual, told),
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


def _fields(entry: ContentEntry, words: Wording) -> Iterator[str]:
    """Write what is printed beside the name, each behind its caption; and what the name does not tell."""
    at = LANGUAGES.index(words.texts.language)
    values = {key: getattr(entry, key) for key in ("representative", "office", "place", "country")}
    if entry.name and entry.kind != "organisation":
        values["kind"] = KINDS[entry.kind][at]
    in_person = (PERSONAL, MARKED + words.texts.gettext(IN_PERSON))
    usual = "personal" if entry.name.endswith(in_person) else usual_capacity(entry.kind)
    if entry.name and entry.capacity not in (usual, "personal"):
        values["capacity"] = CAPACITIES[entry.capacity][at]
    if not STATUS_WORDS.get(entry.standing, ("",))[0]:
        values["standing_on"] = words.date(entry.standing_date)
    for key, value in values.items():
        if value:
            yield _field(HEADINGS[key][at], value)


def _reference(setting: Setting, entry: ContentEntry) -> str:
    """Say where an entry's own words are, where they are not under it."""
    apart = entry.acts and setting.form.reservations == "section"
    return setting.words.texts.gettext(WORDS_APART) if apart else ""


def _words(setting: Setting) -> Iterator[str]:
    """Write the section of reservations and declarations, where they are not inline."""
    entries = [each for part in setting.content.sections for each in part.entries if each.acts]
    if not entries or setting.form.reservations == "inline":
        return
    yield from _headed(setting.words.texts.gettext(WORDS_HEADING))
    for entry in entries:
        yield from _folded(entry.name, INDENT, _numbered(entry))
        yield from _acts(setting, entry)


def _acts(setting: Setting, entry: ContentEntry) -> Iterator[str]:
    words, said, quoted = setting.words, INDENT + SAID, INDENT + QUOTED
    for act in entry.acts:
        origin = words.act_origin(act, always=True)
        label = BETWEEN.join(filter(None, (words.act_kind(act), origin)))
        yield from _folded(label, said)
        positions = words.act_positions(entry, act, setting.demand_numbers)
        yield from _folded(positions, said) if positions else ()
        yield from _folded(act.wording, quoted)
        for language, wording, translator, status in act.translations:
            yield from _folded(words.translation_label(language, translator, status), said)
            yield from _folded(wording, quoted)


def _demands(setting: Setting) -> Iterator[str]:
    words = setting.words
    if setting.content.demands:
        yield from _headed(words.texts.gettext(DEMANDS_HEADING))
    for demand in setting.content.demands:
        foreign = words.foreign(demand.wording)
        told = f" ({words.texts.gettext(LANGUAGE_WORDS[foreign])})" if foreign else ""
        lead = f"{words.demand(demand.number)}{told}. "
        yield from _folded(words.choose(demand.wording), INDENT, lead)


def _attestation(setting: Setting) -> Iterator[str]:
    attestation, words = setting.content.attestation, setting.words
    if attestation is None:
        return
    yield from _headed(words.choose(attestation.heading or attestation.short))
    for each in printed_paragraphs(attestation, words.language_of(attestation.paragraphs)):
        indent = INDENT if each.label else ""
        yield from _folded(each.text, indent, each.label.ljust(len(INDENT)) if each.label else None)
        for number, text in each.items:
            yield from _folded(text, INDENT * 2, INDENT + number.ljust(len(INDENT)))
    gettext = words.texts.gettext
    yield from _signature(attestation.attestor, attestation.offices, gettext)
    yield from _folded(_field(gettext("Place"), attestation.place), INDENT, "")
    yield _field(gettext("Date"), words.date(attestation.date))
    if attestation.second:
        if says := words.choose(attestation.second_says):
            yield ""
            yield from _folded(says)
        yield from _signature(attestation.second, attestation.second_offices, gettext)
    if caption := remark_caption(attestation, words.texts):
        yield from ("", "-" * WIDTH)
        yield from _folded(caption)
        yield from _folded(attestation.remark)


def _signature(name: str, offices: tuple[str, ...], gettext: Callable[[str], str]) -> Iterator[str]:
    """Write who signs: offices and name as fields, so that no word of theirs reads as a sentence."""
    yield ""
    for office in offices:
        yield from _folded(_field(gettext("Office"), office), INDENT, "")
    yield _field(gettext("Signed by"), name)


def _field(caption: str, value: str) -> str:
    return f"{caption}: {value}"


def _foot(setting: Setting, digest: bytes) -> Iterator[str]:
    yield ""
    if not setting.draft:
        yield from _codes(setting, digest)
    if not setting.is_whole:
        yield TEXT_FORMAT


def _codes(setting: Setting, digest: bytes) -> Iterator[str]:
    yield edition_line(setting.content, setting.words)
    yield setting.words.texts.gettext("Code: %(code)s") % {"code": verification_code(digest)}
    yield f"SHA-256: {digest.hex()}"
    yield from _folded(setting.words.texts.gettext(COPY))
