"""The attestation that a source carries: its wording, who attests, and the offices in their order."""

import re
from collections.abc import Sequence

from coalition_app.drafts import DraftAttestation
from coalition_app.intake.files.lines import Line, collapse, joined, span
from coalition_app.intake.words.persons import begins_office, is_person
from coalition_app.intake.words.quotation import split_items

WORDING = re.compile(
    r"подлинност\w*.{0,60}подпис\w*.{0,60}(?:подтвер\w+|удостовер\w+|завер\w+|свидетельств\w+)|"
    r"подпис\w*.{0,60}подлинност\w*.{0,60}(?:подтвер\w+|удостовер\w+|завер\w+)|"
    r"(?:подтвер\w+|удостовер\w+|завер\w+|свидетельств\w+).{0,60}подлинност\w*.{0,60}подпис\w*|"
    r"подпис\w* (?:верны|подлинн\w+|заверя\w+|удостоверя\w+|подтвержда\w+)|"
    r"қол\w*.{0,60}(?:түпнұсқа|шынайы|дұрыс|растығ)\w*.{0,60}(?:раста|куәланд|куәлік)\w*|"
    r"(?:certif|confirm|attest|verif|witness)\w*.{0,80}(?:authentic|genuine)\w*.{0,80}signatur\w*|"
    r"(?:certif|confirm|attest|verif)\w*.{0,80}signatur\w*.{0,80}(?:authentic|genuine)\w*|"
    r"(?:authentic|genuine)\w*.{0,80}signatur\w*.{0,80}(?:certif|confirm|attest|verif)\w*|"
    r"signatur\w*.{0,80}(?:authentic|genuine)\w*.{0,80}(?:certif|confirm|attest|verif)\w*",
    re.IGNORECASE,
)
"""The sentences by which signatures are attested, in the languages of the lists."""
SIGNATURE = ("подпис", "қол", "signatur")
"""One of these is in each of them."""

LONGEST_WORDING = 400
SEAL = re.compile(
    r"[\s_«»\"./\d]*(?:_{3}|м\. ?п\.|l\. ?s\.|20\d\d)[\s_«»\"./\d\w]{0,40}", re.IGNORECASE
)
"""A line for a signature, a date or a seal."""


CONTACT = re.compile(
    r"(?:контакт\w*|тел|телефон|байланыс|contacts?|phone|e-?mail|for (?:more|further) information)\b",
    re.IGNORECASE,
)


def is_contact(text: str) -> bool:
    """Tell whether a line is contact details, which are not part of an attestation."""
    return "@" in text or "://" in text or CONTACT.match(text) is not None


def begins_attestation(text: str) -> bool:
    """Tell whether a line or a paragraph holds the wording of an attestation."""
    if len(text) > LONGEST_WORDING:
        return False
    low = text.lower()
    return any(word in low for word in SIGNATURE) and WORDING.search(text) is not None


def read_attestation(blocks: Sequence[Sequence[Line]]) -> tuple[DraftAttestation, int]:
    """Read an attestation from the block that begins it, and say how many blocks it takes.

    An office is on its own item: a comma at a line's end closes one, wrapped lines are joined.
    """
    wording, after = _split_wording(list(blocks[0]))
    signed = [line.text for line in after]
    taken = list(blocks[0])
    count = 1
    for block in blocks[1:]:
        if not _goes_on(signed, block):
            break
        signed += [line.text for line in block]
        taken += block
        count += 1
    attestor, offices = _part_offices(signed)
    return DraftAttestation(wording, attestor, offices, span(taken)), count


def _split_wording(block: list[Line]) -> tuple[str, list[Line]]:
    """Split the wording from what follows it in the same block."""
    for count in range(1, len(block) + 1):
        text = joined(block[:count])
        match = WORDING.search(text)
        if not match:
            continue
        end = _wording_end(text, match.end())
        rest = text[end:].strip(" :,.–—-")
        later = block[count:]
        if rest:
            later = [Line(block[count - 1].number, rest, 0), *later]
        return text[:end].rstrip(" :,.–—-"), later
    return joined(block), []


def _wording_end(text: str, end: int) -> int:
    """Return where the sentence of the wording ends: at a mark, or before the attestor's name."""
    if is_person(_first_item(text[end:].strip())):
        return end
    mark = re.search(r"[:.!;](?=\s|$)|,\s|\s[–—-]\s", text[end:])
    return end + mark.start() if mark else len(text)


def _goes_on(signed: list[str], block: Sequence[Line]) -> bool:
    text = joined(block)
    if len(text) > LONGEST_WORDING or SEAL.fullmatch(text) or is_contact(text):
        return False
    if not signed:
        return is_person(_first_item(text)) or begins_office(text)
    last = collapse(signed[-1])
    return last.endswith((",", ";")) or text[:1].islower() or begins_office(text)


def _first_item(text: str) -> str:
    items = split_items(text)
    return items[0].text if items else ""


def _part_offices(signed: list[str]) -> tuple[str, tuple[str, ...]]:
    pieces = _whole_items(signed)
    people = [at for at, piece in enumerate(pieces) if is_person(piece)]
    at = people[0] if people else 0
    offices = [piece for number, piece in enumerate(pieces) if number != at]
    return (pieces[at] if pieces else ""), tuple(offices)


def _whole_items(signed: list[str]) -> list[str]:
    """Join wrapped lines and split them at commas; what begins no office belongs to the one before."""
    pieces: list[str] = []
    closed = True
    for text in map(collapse, signed):
        for at, item in enumerate(split_items(text)):
            begins = begins_office(item.text) or is_person(item.text)
            if begins or not pieces or (at == 0 and closed):
                pieces.append(item.text)
            else:
                pieces[-1] += (item.joiner if at else " ") + item.text
        closed = text.endswith((",", ";"))
    return [piece.strip(" ,;") for piece in pieces]
