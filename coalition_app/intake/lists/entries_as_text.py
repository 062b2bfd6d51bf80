"""Entries that may be no signatory: a heading of a group with its members below it, a salutation."""

import re
from collections.abc import Iterator, Sequence

from coalition_app.draft_pieces import MAY_SIGN
from coalition_app.drafts import DraftEntry, OpenLine
from coalition_app.intake.words.item_sign import SPEAKERS
from coalition_app.intake.words.vocabulary import names_body
from coalition_app.intake.words.word_lists import word_set
from coalition_app.work import watched

MEMBERS = word_set("member members mitglieder membres miembros члены участники мүшелер мүшелері")
ONE = "member"
"""It heads others only before a word for bodies: "Member organisations of the alliance"."""
BODIES = word_set(
    "associations csos federations foundations groups networks ngos organisations organizations parties "
    "unions gewerkschaften gruppen initiativen netzwerke organisationen parteien stiftungen verbände vereine "
    "группы движения инициативы объединения организации партии профсоюзы сети союзы фонды "
    "бірлестіктер кәсіподақтар одақтар топтар қорлар ұйымдар"
)
LOOSE = word_set(
    "groups networks organisations organizations gruppen netzwerke организации группы топтар ұйымдар"
)
"""Words for bodies that are in no single body's name of two words: "Solidarity Groups"."""
SALUTES = re.compile(
    r"(?:Dear|To (?:the|his|her)|(?:Много)?[Уу]важаем\w+|Құрметті|Sehr geehrte\w*|Ch(?:er|ère)s?|Estimad\w+|"
    r"Szanown\w+|Шановн\w+|(?:With )?[Tt]hanks|Thank you|Welcome|Hooray|Спасибо|Благодар\w+|Ура|Ра[хқ]мет)"
    r"[\s,!]",
)
"""How letters begin that address somebody, and how they thank or greet who signs."""
WORD = re.compile(r"[^\W\d_]+")
APART = frozenset(",;:(")
LONGEST = 80


def find_entries_as_text(entries: Sequence[DraftEntry]) -> Iterator[OpenLine]:
    """Find the entries that may head those below them, or are words of a letter."""
    for entry in watched(entries):
        text = entry.as_printed
        last = entry.number == len(entries)
        if _is_of_a_letter(text) or (
            not entry.printed_number and not last and len(text) <= LONGEST and is_group(text)
        ):
            yield OpenLine(entry.lines, text, MAY_SIGN, (entry.number,))


def _is_of_a_letter(text: str) -> bool:
    return SALUTES.match(text) is not None or SPEAKERS.match(text) is not None


def is_group(text: str) -> bool:
    """Tell whether a line is what many bodies are: DGB-Gewerkschaften, "Members of the Network"."""
    if not APART.isdisjoint(text):
        return False
    words = WORD.findall(text.lower())
    if len(words) < 2:
        return False
    if words[0] in MEMBERS or words[-1] in MEMBERS:
        return words[0] != ONE or not BODIES.isdisjoint(words)
    many = words[0] in BODIES or words[-1] in BODIES
    # A federation of unions is one body, and so are foundations of one name.
    one = any(names_body(word) for word in words if word not in BODIES)
    return many and (not one or (words[-1] in LOOSE and len(words) == 2))
