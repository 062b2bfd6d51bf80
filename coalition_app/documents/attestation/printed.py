"""The frozen attestation as it stands on paper: numbered paragraphs with items, the remark's caption."""

from collections.abc import Iterator
from typing import NamedTuple

from coalition_app.documents.content.content import ContentAttestation
from coalition_app.i18n import Texts


class Paragraph(NamedTuple):
    """A paragraph as it is set; the items are numbered by brackets in the frozen words."""

    label: str
    """Its number with a full stop; empty in an attestation of before, which has no numbers."""
    text: str
    items: tuple[tuple[str, str], ...] = ()
    """Number with bracket, and text."""


def printed_paragraphs(attestation: ContentAttestation, language: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a language with their numbers."""
    numbered = bool(attestation.heading)
    for at, paragraph in enumerate(attestation.paragraphs.get(language, ()), start=1):
        text, *items = paragraph.split("\n")
        listed = ((number, words) for number, _space, words in (i.partition(" ") for i in items))
        yield Paragraph(f"{at}." if numbered else "", text, tuple(listed))


def remark_caption(attestation: ContentAttestation, words: Texts) -> str:
    """Return the caption above the attestor's own words; empty where none stand outside the attestation."""
    if not attestation.remark or not attestation.heading:
        return ""
    if attestation.form == "note":
        return words.gettext("Remark of the coordinator (not part of the note)")
    return words.gettext("Remark of the coordinator (not part of the attestation)")
