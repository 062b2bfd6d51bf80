"""Characters of an annex that no font draws."""

import unicodedata
from collections.abc import Iterator

from coalition_app.documents.content.content import AnnexContent, ContentEntry, Words
from coalition_app.documents.layout.document_words import Wording
from coalition_app.i18n import texts

USUAL = frozenset(
    chr(code)
    for first, last in (
        (0x20, 0x7E),
        (0xA0, 0x17F),
        (0x400, 0x45F),
        (0x490, 0x4FF),
        (0x2010, 0x2026),
    )
    for code in range(first, last + 1)
) | {"№", "\n"}
"""Latin and Cyrillic letters and signs, all of which the fonts draw: a text of them is not looked up."""


def missing_characters(
    content: AnnexContent, language: str, text: Words | None = None
) -> dict[str, list[int]]:
    """Find characters that no font draws, with the numbers of the entries that hold them.

    An empty list stands for the title, the `text` before the demands, the demands or the attestation.
    """
    entries = [entry for section in content.sections for entry in section.entries]
    words = Wording(texts(language), content.authentic_language)
    missing = _undrawable("".join((*_common_strings(content, words), words.choose(text or {}))))
    found: dict[str, list[int]] = {character: [] for character in sorted(missing)}
    if not _undrawable("".join(part for entry in entries for part in _strings(entry, language))):
        return found
    for entry in entries:
        for character in sorted(_undrawable("".join(_strings(entry, language)))):
            found.setdefault(character, []).append(entry.number)
    return found


def printed_names(content: AnnexContent) -> dict[int, str]:
    """Return the names as a PDF prints them by number, each letter composed."""
    entries = (entry for section in content.sections for entry in section.entries)
    return {each.number: unicodedata.normalize("NFC", each.shown_name) for each in entries}


def is_drawable(text: str) -> bool:
    """Tell whether the fonts draw all of a text."""
    return not _undrawable(text)


def _strings(entry: ContentEntry, language: str) -> Iterator[str]:
    yield from (entry.shown_name, entry.representative, entry.office, entry.place, entry.country)
    yield from (name for each, name in entry.directory_names if each == language)
    for act in entry.acts:
        yield act.wording
        for _language, wording, translator, _status in act.translations:
            yield wording
            yield translator


def _common_strings(content: AnnexContent, words: Wording) -> Iterator[str]:
    yield content.coalition
    yield words.choose(content.title)
    for demand in content.demands:
        yield words.choose(demand.wording)
        yield demand.short_names.get(words.texts.language, "")
    yield from (words.choose(section.heading) for section in content.sections)
    attestation = content.attestation
    if attestation:
        yield words.choose(attestation.short)
        yield attestation.remark
        yield from attestation.paragraphs.get(words.language_of(attestation.paragraphs), ())
        yield from (attestation.attestor, attestation.place, *attestation.offices)
        yield from (attestation.second, *attestation.second_offices)


def _undrawable(text: str) -> set[str]:
    if USUAL.issuperset(unicodedata.normalize("NFC", text)):
        return set()
    # Loaded where it is wanted: reading the fonts takes longer than all else that readiness looks at.
    from coalition_app.documents.layout import fonts

    return fonts.undrawable(text)
