"""The annex as plain text, for a mail or a messenger."""

import textwrap
from collections.abc import Callable, Iterator

from coalition_app.documents.attestation.printed import printed_paragraphs, remark_caption
from coalition_app.documents.content.codes import content_digest, verification_code
from coalition_app.documents.content.content import POSITIONS, AnnexContent, ContentEntry
from coalition_app.documents.layout.document_words import Wording, anchor_line, edition_line
from coalition_app.documents.layout.page_options import PageForm, Setting, in_order
from coalition_app.i18n import texts

WIDTH = 80
INDENT = " " * 5


def annex_text(
    content: AnnexContent,
    *,
    language: str,
    draft: bool,
    form: PageForm = PageForm(),
    anchor: str = "",
) -> str:
    """Write an annex as lines of at most 80 characters, longer only where a word is.

    There is no table of positions in any form: who does not simply support says so under the entry.
    """
    words = Wording(texts(language), content.authentic_language)
    setting = Setting(in_order(content, form.order), words, form, draft, anchor)
    parts = (_head, _counts, _sections, _words, _demands, _attestation, _foot)
    return "\n".join(line for part in parts for line in part(setting)) + "\n"


def _folded(text: str, indent: str = "", first: str | None = None) -> list[str]:
    """Fold a text, its own line breaks kept; words and hyphens stay whole."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        lines += textwrap.wrap(
            paragraph,
            WIDTH,
            initial_indent=indent if lines or first is None else first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines or ([first.rstrip()] if first else [])


def _headed(heading: str) -> list[str]:
    return ["", heading, "-" * min(len(heading), WIDTH)]


def _head(setting: Setting) -> Iterator[str]:
    content, words, gettext = setting.content, setting.words, setting.words.texts.gettext
    if setting.draft:
        note = gettext("Not attested. Names, numbers and positions may still change.")
        yield f"{gettext('DRAFT')}. {note}"
        yield ""
    yield content.coalition
    yield gettext("ANNEX")
    yield ""
    yield gettext("Signatories of the statement")
    yield from _folded(words.choose(content.title))
    yield ""
    yield from _folded(words.identity(content))
    if authentic := words.authentic(content):
        yield from _folded(authentic)


def _counts(setting: Setting) -> Iterator[str]:
    content, words, gettext = setting.content, setting.words, setting.words.texts.gettext
    yield ""
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
    personal = False
    for section in setting.content.sections:
        if section.entries:
            heading = words.section_heading(section)
            counts = words.section_counts(section, setting.unsettled)
            pattern = words.texts.gettext("%(heading)s: %(counts)s")
            yield from _headed(pattern % {"heading": heading, "counts": counts})
        for entry in section.entries:
            personal = personal or entry.capacity == "personal"
            yield from _entry(setting, entry)
    if personal:
        yield ""
        yield from _folded(words.personal_note())


def _entry(setting: Setting, entry: ContentEntry) -> Iterator[str]:
    words, indent = setting.words, INDENT
    name = entry.name + (" *" if entry.capacity == "personal" and entry.name else "")
    parts = (
        name,
        ", ".join(filter(None, (entry.representative, entry.office))),
        ", ".join(filter(None, (entry.place, entry.country))),
        words.status(entry),
        words.texts.gettext("Unassigned; not counted") if entry.number in setting.unsettled else "",
        _reference(setting, entry),
    )
    # Where no name is printed, what is printed instead stands behind the number.
    first, *others = [*filter(None, parts)] or [""]
    yield from _folded(first, indent, f"{entry.number}.".ljust(4) + " ")
    for part in others:
        yield from _folded(part, indent)
    silence = setting.content.silence
    if not entry.acts and entry.held and set(entry.held) != {silence}:
        yield from _folded(words.exceptions(entry, setting.demand_numbers, silence), indent)
    if setting.form.reservations == "inline":
        yield from _acts(setting, entry)


def _reference(setting: Setting, entry: ContentEntry) -> str:
    """Say where an entry's own words are, where they are not under it."""
    apart = entry.acts and setting.form.reservations == "section"
    return setting.words.texts.gettext("Its own words follow the lists") if apart else ""


def _words(setting: Setting) -> Iterator[str]:
    """Write the section of reservations and declarations, where they are not inline."""
    entries = [each for part in setting.content.sections for each in part.entries if each.acts]
    if not entries or setting.form.reservations == "inline":
        return
    yield from _headed(setting.words.texts.gettext("Reservations and declarations"))
    for entry in entries:
        yield from _folded(entry.name, INDENT, f"{entry.number}.".ljust(4) + " ")
        yield from _acts(setting, entry)


def _acts(setting: Setting, entry: ContentEntry) -> Iterator[str]:
    words, indent = setting.words, INDENT
    for act in entry.acts:
        label = " · ".join(filter(None, (words.act_kind(act), words.act_origin(act))))
        yield from _folded(label, indent + "| ")
        positions = words.act_positions(entry, act, setting.demand_numbers)
        yield from _folded(positions, indent + "| ") if positions else ()
        yield from _folded(act.wording, indent + "| ")
        for language, wording, translator, status in act.translations:
            yield from _folded(words.translation_label(language, translator, status), indent + "| ")
            yield from _folded(wording, indent + "| ")


def _demands(setting: Setting) -> Iterator[str]:
    words = setting.words
    if setting.content.demands:
        yield from _headed(words.texts.gettext("Demands"))
    for demand in setting.content.demands:
        yield from _folded(words.choose(demand.wording), "", f"{words.demand(demand.number)}. ")


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
    yield _field(gettext("Date"), words.day(attestation.date))
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


def _foot(setting: Setting) -> Iterator[str]:
    if setting.draft:
        return
    digest = content_digest(setting.content)
    yield ""
    yield edition_line(setting.content, setting.words)
    yield setting.words.texts.gettext("Code: %(code)s") % {"code": verification_code(digest)}
    if setting.anchor:
        yield anchor_line(setting.anchor, setting.words)
    yield f"SHA-256: {digest.hex()}"
