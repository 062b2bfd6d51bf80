"""The items of an entry before they get their fields: what a comma separates wrongly."""

import re
from collections.abc import Sequence

from coalition_app.intake.entries.footnotes import PERSONAL
from coalition_app.intake.entries.stands_for import names_people
from coalition_app.intake.words.legal_forms import find_form, is_spelled_form
from coalition_app.intake.words.organisations import is_body
from coalition_app.intake.words.persons import (
    begins_office,
    given_name_first,
    has_known_name_alone,
    is_degree,
    is_name_word,
    is_office_word,
    is_person,
    split_office_person,
)
from coalition_app.intake.words.places import are_countries, is_country, is_place
from coalition_app.intake.words.quotation import QUOTES, Item, bracket_groups, join_items
from coalition_app.intake.words.regions import CODES, is_region, names_state
from coalition_app.intake.words.vocabulary import COMPANY_FORMS, PERSON_TITLES

TURNED_NAME = re.compile(
    r"[^\W\d_]+(?:-[^\W\d_]+)?(?: [^\W\d_]\.?| [^\W\d_]+(?:вич|вна|ич|ұлы|қызы))?"
)
"""What follows a family's name that is printed first: a given name, an initial, the father's name."""
ENDED = re.compile(
    r"(?![^\W\d_]\. ?[^\W\d_]{2,3}\.)((?:[^\W\d_]\.[ ]?){0,2}[^.]*[^\W\d_]{3})\.(?: (.*))?"
)
"""A person, the full stop of a sentence, and what is said behind it; "B. Eng." is a degree."""
OFFICE_ENDED = re.compile(r"([^.]*?([^\W\d_]{5,}))\. (?=[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ])(.+)")
"""An office, or an office and its person, the full stop of a sentence, and what stands behind it."""
BODY_ENDED = re.compile(r"(.*?([^\W\d_]+))\. ([A-ZА-ЯЁӘҒҚҢӨҰҮІҺ][^.:]*): ([^:]+)")
"""Words of a body, the full stop of a sentence, and who holds which office."""
SHORTEST_ENDED = 5
"""Letters of a word that no full stop cuts short."""
JOINS = re.compile("[/|:]")
BEFORE_COUNTRY = re.compile(r"(.*[^\s/|:])( ?[/|:] ?)([^/|:]+)")
MONTH_DAY = re.compile(r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?")
DASHES = ("-", "–", "—")
NUMBER = re.compile(r"\d{1,6}")
YEAR = re.compile(r"(?:19|20)\d\d")
SCHOOL = re.compile(r"\b(?:universit|college|polytechnic|school of)", re.IGNORECASE)
CAMPUS = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2}")
"""The town of a campus, by its shape."""
SERIES = re.compile(r"(?:and|&|и|және) \w")
"""How the last piece of a series begins."""
LAST_OF_SERIES = re.compile(r"(?:\w[\w’'-]* ){1,3}(?:and|&|и|та|und|et|y|e) \w|(?:and|&) \w")
"""The last piece of a series within a name, as in «Law, Policy and Human Rights»."""
ASIDE = re.compile(
    r"(?:(?:he|she|they|it|any)/|a\.?k\.?a\b|previously |formerly known|née |born |github|twitter|signed )",
    re.IGNORECASE,
)
"""How words in brackets begin that say nothing of what somebody is: a pronoun, another name."""


def describes(inside: str) -> bool:
    """Tell whether words in brackets after a person say an office or affiliation, not a pronoun."""
    if begins_office(inside):
        return True
    return " " in inside and not (PERSONAL.search(inside) or ASIDE.match(inside))


def part_countries(items: Sequence[Item]) -> list[Item]:
    """Part a country from the words that a stroke or a colon joins it to: Echo Foundation/Kenya.

    What a stroke parts of several countries is one item again: Kenya / Uganda.
    """
    parted: list[Item] = []
    for item in items:
        last = parted[-1] if parted and item.joiner.strip() == "/" else None
        if last and are_countries(last.text) and are_countries(item.text):
            parted[-1] = last.with_next(item)
            continue
        match = BEFORE_COUNTRY.fullmatch(item.text) if JOINS.search(item.text) else None
        if match and is_country(match[3]) and not are_countries(match[1]):
            parted += [Item(match[1], item.joiner), Item(match[3], match[2])]
        else:
            parted.append(item)
    return parted


def whole_items(items: list[Item]) -> list[Item]:
    """Join what commas separate wrongly about the signatory: a form after a name, an open bracket."""
    if len(items) < 2:
        return items
    items = _join_turned_name(_join_campus(_join_tails(_join_titles(items))))
    return _end_open_bracket(items)


def _join_titles(items: list[Item]) -> list[Item]:
    """Join titles that something separates from the name behind them: M.Sc., M.A. Falk Wiegand; Dr. - Ing."""
    first, second = items[:2]
    titles = all(word.lower().strip(".,") in PERSON_TITLES for word in first.text.split(" "))
    if not (titles or ("." in first.text and is_degree(first.text))) or not is_person(second.text):
        return items
    return [first.with_next(second), *items[2:]]


def _join_turned_name(items: list[Item]) -> list[Item]:
    """Join a family name and the given name after its comma: Silva, Grace M."""
    if len(items) < 2 or items[1].joiner.strip() != ",":
        return items
    family, given = items[0].text, items[1].text
    if " " in family or not TURNED_NAME.fullmatch(given):
        return items
    if not given_name_first(given) or is_place(given):
        return items
    if not is_name_word(family) or not is_person(f"{given} {family}"):
        return items
    return [Item(family + items[1].joiner + given), *items[2:]]


def _join_campus(items: list[Item]) -> list[Item]:
    """Join a state's university and the town of its campus: University of California, San Diego."""
    joined: list[Item] = []
    for item in items:
        before = joined[-1].text if joined else ""
        if SCHOOL.search(before) and names_state(before) and _is_campus(item):
            last = joined.pop()
            joined.append(last.with_next(item))
        else:
            joined.append(item)
    return joined


def _is_campus(item: Item) -> bool:
    text = item.text
    if item.joiner.strip() != "," or not CAMPUS.fullmatch(text):
        return False
    return not (is_country(text) or is_region(text) or text in CODES or begins_office(text))


def _join_tails(items: list[Item]) -> list[Item]:
    """Join what a comma separates from its name or date: Puppet, Inc.; Albert Lilley, III; May 3, 2026.

    A dash may stand before the number of a body: ОО «Эхо» – 2.
    """
    joined: list[Item] = []
    for item in items:
        tail = item.text.rstrip(".")
        own = joined and "\t" not in item.joiner
        tails = own and (_is_tail(joined[-1].text, tail) or _is_number(joined[-1].text, item))
        if tails or (len(joined) == 1 and _is_form_behind(joined[0].text, item)):
            last = joined.pop()
            joined.append(last.with_next(item))
        else:
            joined.append(item)
    return joined


def _is_tail(before: str, tail: str) -> bool:
    if YEAR.fullmatch(tail):
        return MONTH_DAY.fullmatch(before) is not None
    if tail in COMPANY_FORMS:
        # CIO behind a person is an office.
        office = is_office_word(tail.lower())
        return not (office and has_known_name_alone(before) and is_person(before))
    return tail in ("Jr", "Sr", "II", "III", "IV")


def _is_form_behind(name: str, item: Item) -> bool:
    """Tell whether a legal form in words stands behind a body and its comma: Fen Women, Public Union."""
    if item.joiner.strip() != "," or not is_spelled_form(item.text.rstrip(".")):
        return False
    return not (find_form(name).form or (is_person(name) and has_known_name_alone(name)))


def _is_number(before: str, item: Item) -> bool:
    """Tell whether an item counts bodies of one name; behind a person a number may be a note's mark."""
    if not NUMBER.fullmatch(item.text) or item.joiner.strip() not in DASHES:
        return False
    return before[-1] in QUOTES or is_body(before)


def join_series(items: list[Item]) -> list[Item]:
    """Join an office that is held in several fields: Professor of Law, Politics, and Sociology."""
    joined: list[Item] = []
    for item in items:
        goes_on = item.joiner.strip() == "," and SERIES.match(item.text)
        offices = [at for at, one in enumerate(joined) if goes_on and begins_office(one.text)]
        if offices and not begins_office(item.text[3:]):
            last = offices[-1]
            series = [*joined[last:], item]
            text = series[0].text + join_items(series[1:])
            joined[last:] = [Item(text, series[0].joiner)]
        else:
            joined.append(item)
    return joined


def _end_open_bracket(items: list[Item]) -> list[Item]:
    """End a bracket that never closes where a person's name ends.

    «Company (publisher of «A», «B» and Anna Kim, director»: the last two words name a person.
    """
    groups = bracket_groups(items[0].text)
    closed = not groups or groups[-1][1] < len(items[0].text)
    if closed or items[0].text.endswith((")", "]")):
        return items
    for at, item in enumerate(items[1:], 1):
        words = item.text.split(" ")
        if is_person(" ".join(words[-2:])):
            inside = join_items(items[:at])
            inside += (item.joiner + " ".join(words[:-2])) if len(words) > 2 else ""
            return [Item(inside), Item(" ".join(words[-2:]), ", "), *items[at + 1 :]]
    return items


def join_name(items: list[Item]) -> list[Item]:
    """Join a body's name that holds a series: Center for Law, Policy and Human Rights."""
    first = items[0].text
    whole = first[-1] in QUOTES
    if whole or is_person(first) or begins_office(first) or find_form(first).form:
        return items
    for at, item in enumerate(items[1:4], 1):
        commas = item.joiner.strip() == ","
        if not commas or is_country(item.text) or is_place(item.text) or is_person(item.text):
            return items
        if begins_office(item.text) or find_form(item.text).form or item.text[:1] in QUOTES:
            return items
        office = items[2].text if at == 1 and len(items) > 2 else ""
        if at == 1 and names_people(item.text, office):
            return items
        if item.text[:1].islower() and not item.text.startswith(("and ", "и ")):
            return items
        if LAST_OF_SERIES.match(item.text):
            text = first + join_items(items[1 : at + 1])
            return [Item(text), *items[at + 1 :]]
    return items


def part_ended(items: Sequence[Item]) -> list[Item]:
    """Part people, towns and offices from the full stop behind them, and from what follows it."""
    parted = list(items[:1])
    for item in items[1:]:
        ended = ENDED.fullmatch(item.text) if "." in item.text else None
        if ended is not None and (
            is_person(ended[1]) or (ended[2] and (is_place(ended[1]) or is_country(ended[1])))
        ):
            head, behind = ended[1], ended[2]
        elif "." in item.text and (office := _ended_office(item.text)):
            head, behind = office
        elif ": " in item.text and (body := _ended_body(item.text)):
            head, behind = body
        else:
            parted.append(item)
            continue
        parted.append(Item(head, item.joiner))
        if behind:
            parted.append(Item(behind, ". "))
    return parted


def _ended_body(text: str) -> tuple[str, str] | None:
    """Part what is of a body from an office and its person: «краевой комитет. Председатель: А. Ким»."""
    ended = BODY_ENDED.fullmatch(text)
    if ended is None or begins_office(ended[1]):
        return None
    # «Исп. Директор: А. Ким»: the full stop is of a word cut short.
    whole = len(ended[2]) >= SHORTEST_ENDED or is_place(ended[1])
    named = begins_office(ended[3]) and is_person(ended[4])
    return (ended[1], f"{ended[3]}: {ended[4]}") if whole and named else None


def _ended_office(text: str) -> tuple[str, str] | None:
    """Part an office from the sentence behind it: «директор. Кызылорда»; "Assoc. Professor" is one."""
    ended = OFFICE_ENDED.fullmatch(text)
    if ended is None or ended[2].lower() in PERSON_TITLES or begins_office(ended[3]):
        return None
    whole = is_office_word(ended[2].lower()) or split_office_person(ended[1]) is not None
    return (ended[1], ended[3]) if whole and begins_office(ended[1]) else None
