"""The fields of one entry while they are being found, and what is in its brackets."""

import re
from dataclasses import dataclass, field

from coalition_app.drafts import Defect, Joint
from coalition_app.intake.entries.footnotes import PERSONAL
from coalition_app.intake.entries.remainder import is_vouched_for
from coalition_app.intake.entries.split_items import describes
from coalition_app.intake.entries.stands_for import PROXY
from coalition_app.intake.words.birth_names import is_born_name
from coalition_app.intake.words.persons import (
    begins_office,
    ends_office,
    has_office,
    is_degree,
    is_person,
)
from coalition_app.intake.words.places import are_countries, is_country, is_place
from coalition_app.intake.words.quotation import (
    QUOTES,
    Item,
    bracket_groups,
    join_items,
    split_items,
)
from coalition_app.intake.words.regions import is_region
from coalition_app.intake.words.vocabulary import names_body

WITHDRAWN = re.compile(
    r"\b(?:withdrawn|withdrew|retracted|removed (?:by|at|on) \S+(?: own)? request)\b|"
    r"\b(?:signature (?:removed|revoked)|no longer (?:signs|a signatory))\b|"
    r"\bотозва(?:н[аоы]?|л[аи]?)\b|\bотзыв подписи|\b(?:снял[аи]?|отозвал[аи]?) (?:свою )?подпись|"
    r"\bподпись (?:снята|отозвана|аннулирована)|\bвыбыл[аио]?\b|\bвыш(?:ел|л[аио]) из (?:числа|списка)\b|"
    r"\bқол(?:ын|таңбасын)\b[^,;]{0,30}?\s(?:қайтар(?!ма)|ал(?!ма))\w*|"
    r"\bқол(?:ы|таңбасы)\b[^,;]{0,30}?\sқайтарыл(?!ма)\w*",
    re.IGNORECASE,
)
"""Words of a withdrawn signature, as an item or in brackets."""

CORRECTED = re.compile(
    r"^(?:corrected|correction|исправлен[оаы]?|уточнен[оаы]?|түзетілді|түзетілген)\b", re.IGNORECASE
)


MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|января|февраля|марта|апреля|мая|июня|июля|августа|"
    r"сентября|октября|ноября|декабря|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|"
    r"қазан|қараша|желтоқсан)"
)
DATE = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|\d{4}[./-]\d{1,2}[./-]\d{1,2}|"
    rf"(?:\d{{4}} (?:жылғы|ж\.) )?\d{{1,2}}(?:st|nd|rd|th)?\.? {MONTH}\.?(?:,? \d{{4}})?|"
    rf"{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?)"
    r"(?: ?(?:г|года|ж)\b\.?)?(?:,? \d{1,2}:\d{2}(?::\d{2})?)?"
)
SIGNED = re.compile(
    rf"(?:(?:signed|подписал|подписала|подписано|қол қойды|қол қойған|дата|date|күні):? ?(?:on )?)?{DATE}|"
    r"подпись|личная подпись|подпись имеется|signature|signed|қолы|қол қойылды|м\.? ?п\.?|"
    r"подписал|подписала|қол қойды",
    re.IGNORECASE,
)
"""The date of a signature, and words in place of a handwritten one: kept as a note."""


APART = re.compile("[,;] | (?:of|at|for) ")
IN_BRACKETS = re.compile(r" \(([^()\[\]]+)\)")
ADDRESSED = re.compile(r"@|\w\.\w")


@dataclass(slots=True)
class Parts:
    """The fields of one entry while they are being found."""

    name: str = ""
    individual: bool = False
    legal_form: str = ""
    place: str = ""
    country: str = ""
    people: list[str] = field(default_factory=list)
    """Representatives of a body; for an individual, further people named."""
    offices: list[str] = field(default_factory=list)
    joint: list[Joint] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)
    affiliation: str = ""
    withdrawn: bool = False
    in_next_cell: bool = False
    """Whether what is being placed is in another cell than what was before it."""
    name_ends: bool = False
    """Whether the page shows that the name has ended: it is a link, and a comma follows."""

    @property
    def has_person(self) -> bool:
        """Tell whether a person was already found."""
        return self.individual or bool(self.people)


def take_mark_word(parts: Parts, text: str) -> bool:
    """Take words that say that a signature was withdrawn or corrected; False for other words."""
    if WITHDRAWN.search(text):
        parts.withdrawn = True
        parts.defects.append(Defect("withdrawn-mark", text))
    elif CORRECTED.search(text):
        parts.defects.append(Defect("corrected-mark", text))
    else:
        return False
    parts.notes.append(text)
    return True


def without_brackets(parts: Parts, text: str) -> str:
    """Take brackets off the end of a text, into a place, a country or a note."""
    groups = bracket_groups(text)
    # A bracket right after a letter, as in `name(x)`, is part of the word.
    while groups and not text[groups[-1][1] :].strip(" .") and groups[-1][0]:
        start, end = groups.pop()
        if text[start - 1].isalnum():
            break
        inside = text[start + 1 : end].rstrip()
        if is_born_name(inside.rstrip(")")) and is_person(text[:start].rstrip()):
            break
        take_aside(parts, inside[:-1] if inside.endswith((")", "]")) else inside)
        text = text[:start].rstrip()
    return text


def take_back_brackets(parts: Parts, bare: str, printed: str) -> None:
    """Give a body's name the brackets back that are part of it, like its letters: Hill Action (HAct).

    `bare` is what was `printed` of the name, without its brackets.
    """
    rest = printed.removeprefix(bare)
    whole = bare.endswith(parts.name) or parts.name.endswith(bare)
    if not parts.name or not whole or rest == printed:
        return
    while (own := IN_BRACKETS.match(rest)) and own[1] in parts.notes and _is_of_name(own[1], bare):
        parts.name += own[0]
        parts.notes.remove(own[1])
        rest = rest[own.end() :]


def _is_of_name(inside: str, name: str) -> bool:
    """Tell whether words in brackets after a body's name are of it: no address, mark, person or remark."""
    if inside == "".join(word[0] for word in name.split(" ") if word[:1].isupper()):
        # «Mesa Ecuménica por la Paz (MEP)», whatever else the letters stand for.
        return True
    if ADDRESSED.search(inside) or any(map(is_country, inside.split("/"))):
        return False
    return inside[:1].isupper() and not begins_office(inside) and is_vouched_for(inside)


def take_aside(parts: Parts, inside: str) -> None:
    """Assign words in brackets to a field: country, place, mark, office, affiliation or note."""
    if not parts.country and are_countries(inside):
        parts.country = inside
    elif not parts.place and is_place(inside):
        parts.place = inside
    elif SIGNED.fullmatch(inside) or PROXY.match(inside) or are_countries(inside):
        parts.notes.insert(0, inside)
    elif inside and not take_mark_word(parts, inside) and not _take_place_pair(parts, inside):
        if parts.individual and len(items := split_items(inside)) > 1:
            inside = _without_places(parts, items)
        if parts.individual and names_affiliation(inside) and not is_degree(inside):
            take_affiliation(parts, inside, parts.offices == [])
        elif parts.individual and (is_degree(inside) or (not parts.offices and describes(inside))):
            parts.offices.append(inside)
        else:
            parts.notes.insert(0, inside)


def _may_be_town(text: str) -> bool:
    return text.replace("-", "").isalpha() and text.istitle() and not begins_office(text)


def _without_places(parts: Parts, items: list[Item]) -> str:
    """Take the town and the country off the end of words in brackets; returns the other words."""
    kept = list(items)
    if not parts.country and is_country(kept[-1].text):
        parts.country = kept.pop().text
    if len(kept) > 1 and not parts.place and is_place(kept[-1].text):
        parts.place = kept.pop().text
        if len(kept) > 1 and is_region(parts.place) and _may_be_town(kept[-1].text):
            parts.place = f"{kept.pop().text}, {parts.place}"
    return kept[0].text + join_items(kept[1:])


def _take_place_pair(parts: Parts, inside: str) -> bool:
    """Take a place and its country, as in (Oslo, Norway); False for other words."""
    items = [item.text for item in split_items(inside)]
    if len(items) != 2 or parts.place or parts.country or not is_country(items[1]):
        return False
    if any(map(names_body, items[0].split(" "))) or begins_office(items[0]):
        return False
    parts.place, parts.country = items
    return True


def names_affiliation(text: str) -> bool:
    """Tell whether words beside a person can name a body: capitalised, not an address or a handle."""
    if PERSONAL.search(text) or (not text[:1].isalpha() and text[:1] not in QUOTES):
        return False
    return (text[:1].isupper() or text[:1] in QUOTES) and "@" not in text and "://" not in text


def take_affiliation(parts: Parts, text: str, is_office: bool) -> None:
    """Record the body printed with a person; it takes the place of a missing office."""
    if is_office and _is_office(text):
        # «(Software Developer)» says what somebody is, and names no body.
        parts.offices.append(text)
        return
    if parts.affiliation and not parts.in_next_cell and _go_on(parts, text):
        return
    parts.affiliation = parts.affiliation or text
    if is_office:
        parts.offices.append(text)
    else:
        parts.notes.append(text)


def _is_office(text: str) -> bool:
    first = APART.split(text, maxsplit=1)[0]
    return ends_office(first) or (has_office(first, 8) and not any(map(names_body, first.split())))


def _go_on(parts: Parts, text: str) -> bool:
    """Join the parts of one body: Department of History, University of Oslo; False where it was not last."""
    for kept in (parts.offices, parts.notes):
        if kept and kept[-1] == parts.affiliation:
            parts.affiliation = kept[-1] = f"{parts.affiliation}, {text}"
            return True
    if parts.offices and not parts.notes and parts.offices[-1].endswith(f" of {parts.affiliation}"):
        # Head of the Department of History, University of Oslo
        parts.offices[-1] += f", {text}"
        parts.affiliation += f", {text}"
        return True
    return False


def without_mark(parts: Parts, text: str) -> str:
    """Take off a bracket at an item's end that says that the signature was withdrawn or corrected."""
    groups = bracket_groups(text)
    if not groups or not groups[-1][0] or groups[-1][1] < len(text):
        return text
    inside = text[groups[-1][0] + 1 : -1]
    return text[: groups[-1][0]].rstrip() if take_mark_word(parts, inside) else text
