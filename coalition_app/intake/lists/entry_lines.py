"""Which lines of a list without numbers begin an entry, and which are wrapped, headings or notes."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from coalition_app.intake.entries.before_name import ADJECTIVE
from coalition_app.intake.entries.defects import HANGING, is_unfinished
from coalition_app.intake.entries.footnotes import PERSONAL
from coalition_app.intake.entries.parts import DATE
from coalition_app.intake.entries.stand_ins import OTHERWISE, keep_shape
from coalition_app.intake.files.lines import Line, collapse, collapse_to_tabs
from coalition_app.intake.lists.claimed_totals import states_total
from coalition_app.intake.lists.entries_as_text import is_group
from coalition_app.intake.lists.headings import (
    DECORATIONS,
    LONGEST_HEADING,
    SECTION_WORDS,
    heads_by_itself,
    is_decorated,
    is_list_heading,
    names_area,
    names_group,
)
from coalition_app.intake.lists.list_lines import OTHERS
from coalition_app.intake.lists.lone_lines import tells_how
from coalition_app.intake.lists.numbering import Numbered
from coalition_app.intake.lists.page_furniture import BULLET, NOTE, is_furniture, without_bullet
from coalition_app.intake.lists.shared_heads import behind_head, shared_heads
from coalition_app.intake.words.contacts import MAIL, PAGE
from coalition_app.intake.words.item_sign import is_citation, item_sign, names_somebody
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.persons import (
    has_known_name,
    has_known_name_alone,
    has_office,
    is_person,
    split_office_person,
)
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import QUOTES, Item, split_items
from coalition_app.intake.words.spaced_dash import with_spaced_dash
from coalition_app.intake.words.vocabulary import NAME_PARTICLES, SMALL_WORDS, names_body
from coalition_app.work import watched

FEWEST = 3
"""Fewest lines that are a list without a heading over them."""
LONGEST = 400
SAMPLE = 2_000
NOTES = re.compile(
    r"(?:(?:end|foot)?notes|references|sources|(?:additional|further|more) (?:information|reading)|resources|"
    r"(?:useful )?links|how to sign|instructions|faqs?|frequently asked questions|press|media coverage|"
    r"in the (?:media|press|news)|background|about(?: us| this letter)?|"
    r"примечания|сноски|источники|литература|ссылки|как подписать(?:ся)?|"
    r"дополнительн\w+ (?:информация|материалы)|"
    r"ескертпелер|notas|referencias|referências|fuentes|fontes|références|sources|quellen|anmerkungen|"
    r"weitere informationen|note|riferimenti|przypisy|посилання|примітки):?",
    re.IGNORECASE,
)
"""What heads the notes to the text."""
NARROW = 40
"""Characters of the longest line below which no line was cut at the width of a page."""
FULL, MOST_FULL, MANY_SMALL = 0.75, 0.7, 0.15
"""Share of the width from which a line is full, of the lines in small letters that follow such a one where
a page was cut at its width, and of all lines that begin with small letters where names do."""
MOST_PEOPLE = 0.6
"""Share of lines that begin with a person, from which one more person begins an entry of its own."""
HASHES = tuple("#" * count + " " for count in range(1, 7))
NETWORKS = ("facebook", "twitter", "telegram", "whatsapp", "vk", "вконтакте")
"""Bodies whose names are on pages for links to them."""
FEWEST_BELOW, MOST_APART = 2, 0.2
"""Lines that follow each other below one that stands apart, and the share of a list that may stand so."""
CONTINUING = (
    (SMALL_WORDS | HANGING) - NAME_PARTICLES - {"the", "la", "le", "les", "el", "los", "las", "i"}
)
"""Small words that begin no entry: the line before goes on with them."""

DATED = re.compile(rf"{DATE}(?:,? (?:г\. ?)?[^\W\d_][^\W\d_-]*)?\.?", re.IGNORECASE)
"""A day and a town between names: «25 марта 2031 г. Актау»."""
LABEL = re.compile(r"(?:\d{1,3}[.)] )?[^\W\d_][^:.«»\"()]{2,40}: (?=\S)")
"""What begins another paragraph below a list of bullets: «Воздержались: …»."""


def entry_lines(lines: Sequence[Line]) -> list[Numbered]:
    """Return the lines that begin an entry; wrapped lines belong to the one before."""
    entries: list[Numbered] = []
    unfinished = False
    capitals = sum(line.text.isupper() for line in lines) * 5 > len(lines)
    # Where headings are marked, a line in capitals is a signatory.
    decorated = [line for line in lines if line.text.lstrip()[:1] in DECORATIONS]
    capitals = capitals or any(is_decorated(collapse(line.text)) for line in decorated)
    commas = sum(line.text.rstrip().endswith(",") for line in lines) * 2 > len(lines)
    # A semicolon ends each signatory, also where the next one begins with an office in small letters.
    semicolons = sum(line.text.rstrip().endswith(";") for line in lines) * 2 > len(lines)
    bullets = sum(BULLET.match(line.text) is not None for line in lines) * 2 > len(lines)
    closed_up = all(not line.gap for line in lines[1:])
    # What goes on in small letters was cut at the width of the page, not after a short line.
    people_first = _people_first(lines)
    longest = max((len(line.text) for line in lines if len(line.text) <= LONGEST), default=0)
    wide = longest if longest >= NARROW else 2 * LONGEST
    # Where they follow short lines too, small letters begin names.
    small_names = _begin_small(lines, wide)
    heads = shared_heads([line.text for line in lines])
    apart = _standing_apart(lines, bullets=bullets) | (_above_deeper(lines) if bullets else set())
    before, above = 0, ""
    for at, line in enumerate(watched(lines)):
        text = without_bullet(collapse_to_tabs(line.text))
        plain = is_plain_entry(text)
        if not (plain and line.number not in apart) and (
            (is_furniture(line.text) and not (bullets and _is_network(entries, line, text)))
            or is_list_heading(text)
            or states_total(text)
            or (
                not unfinished
                and (
                    line.number in apart
                    or (
                        not (bullets and BULLET.match(line.text) and not text.endswith(":"))
                        and _is_heading(line, text, capitals, closed_up)
                        and not (not closed_up and _ends_block(lines, at, text))
                    )
                )
            )
        ):
            unfinished = False
            continue
        bullet = BULLET.match(line.text) is not None
        wrapped = bool(entries) and not bullet and line.gap == 0
        cut = (not small_names and 2 * before > wide) or text.split(" ", 1)[0] in CONTINUING
        in_small = text[:1].islower() and cut and not begins_in_lower_case(text)
        in_small = in_small and not (entries and _begins_body_behind_town(above, text))
        in_small = in_small and not (entries and _names_another(above, text))
        in_small = in_small and not (semicolons and above.endswith((";", ".")))
        named = people_first and unfinished and not bullets and _begins_with_person(text)
        named = named or behind_head(text, heads) is not None
        labelled = bullets and not unfinished and not text[:1].islower() and LABEL.match(text)
        in_small = in_small or (bullets and not labelled)
        wrapped = wrapped and not named and (unfinished or in_small)
        if _is_note(text) or (not plain and _says_nothing(text)):
            unfinished = False
            continue
        if not wrapped and any(map(str.isalnum, text)):
            entries.append(Numbered(line, len(entries) + 2, "", "plain", text))
        unfinished = not plain and is_unfinished(text) and not (commas and text.endswith(","))
        unfinished = unfinished and not tells_how(text)
        before, above = len(text), text
    return entries


def is_plain_entry(text: str) -> bool:
    """Tell whether a line surely is one entry and nothing else, as nearly all lines of a long list are."""
    shape = keep_shape(text)
    return shape is not None and _is_plain_shape(shape.text) and not text.isupper()


@lru_cache(maxsize=20_000)
def _is_plain_shape(text: str) -> bool:
    """Tell whether lines of this shape are entries, whatever names they have."""
    if len(text) > LONGEST_HEADING or OTHERWISE.search(text.lower()):
        return False
    heads = _is_heading(Line(0, text, 1), text, capitals=False, closed_up=True)
    heads = heads or is_list_heading(text) or states_total(text) or is_furniture(text)
    return not (heads or _says_nothing(text) or is_unfinished(text))


def _is_heading(line: Line, text: str, capitals: bool, closed_up: bool) -> bool:
    """Tell whether a line of the list heads others: by a colon or a hash, its words, a country on its own.

    `capitals`: many lines of the list are in capitals, so that these mean nothing. `closed_up`:
    the list has no blank lines at all, so that a heading needs none above it.
    """
    if len(text) > LONGEST_HEADING:
        return False
    if text.endswith(":") or text.startswith(HASHES) or names_group(text) or is_decorated(text):
        return True
    if heads_by_itself(text):
        return True
    if (not line.gap and not closed_up) or "\t" in text:
        return False
    in_capitals = not capitals and text.isupper() and " " in text and "," not in text
    bare_word = SECTION_WORDS.fullmatch(text) is not None
    return in_capitals or bare_word or names_area(text)


def _ends_block(lines: Sequence[Line], at: int, text: str) -> bool:
    """Tell whether a country ends the lines above it, and no line is right below that it could head."""
    below = at + 1 < len(lines) and not lines[at + 1].gap
    return at > 0 and not (lines[at].gap or below) and is_country(text)


def _standing_apart(lines: Sequence[Line], *, bullets: bool) -> frozenset[int]:
    """Return the lines that stand alone above others that follow each other, and name nobody for certain.

    In a list of bullets they have none. Where many lines of another stand so, the print says nothing by it.
    """
    found = [
        line.number
        for at, line in enumerate(lines[:-FEWEST_BELOW])
        if _stands_apart(line, lines[at + 1 : at + 1 + FEWEST_BELOW], first=not at, bullets=bullets)
    ]
    return frozenset(found if bullets or len(found) <= MOST_APART * len(lines) else ())


def _above_deeper(lines: Sequence[Line]) -> set[int]:
    """Return the points of a list that have points of their own below them, and name nobody for certain."""
    return {
        line.number
        for line, below in pairwise(lines)
        if not below.gap
        and BULLET.match(line.text)
        and BULLET.match(below.text)
        and _indent(below) > _indent(line)
        and _may_head_points(without_bullet(line.text))
    }


def _may_head_points(text: str) -> bool:
    """Tell whether a point names nobody for certain: a word for bodies alone is no name."""
    bare = text[1:].islower() and not any(quote in text for quote in QUOTES)
    return bare or is_group(text) or not names_somebody(text.partition(",")[0])


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _stands_apart(line: Line, below: Sequence[Line], *, first: bool, bullets: bool) -> bool:
    if not (line.gap or first) or any(each.gap for each in below[1:]):
        return False
    if bullets and (BULLET.match(line.text) or not all(BULLET.match(each.text) for each in below)):
        return False
    if not (bullets or below[0].gap):
        return False
    text = collapse_to_tabs(line.text)
    if len(text) > LONGEST_HEADING or "\t" in text or not text[:1].isupper():
        return False
    if text.endswith((":", ".", ",", ";")) or is_list_heading(text):
        return False
    if PERSONAL.search(text) or len(split_items(text)) > 1:
        return False
    if bullets:
        # «Sendikalar», «Les collectifs»: a word for bodies heads them too.
        quoted = any(quote in text for quote in QUOTES)
        return not (quoted or find_form(text).form or (is_person(text) and has_known_name(text)))
    return not names_somebody(text) and (first or not is_person(text))


def _is_network(entries: Sequence[Numbered], line: Line, text: str) -> bool:
    """Tell whether a network of the web signs too: its bullet comes right after another signatory's."""
    if text.lower() not in NETWORKS or line.gap or not entries or not BULLET.match(line.text):
        return False
    before = entries[-1].line
    return before.number == line.number - 1 and BULLET.match(before.text) is not None


def _says_nothing(text: str) -> bool:
    """Tell whether a line names nobody: a heading of notes, a day, an address, a paragraph."""
    return bool(
        NOTES.fullmatch(text)
        or DATED.fullmatch(text)
        or not any(map(str.isalpha, text))
        or MAIL.fullmatch(text)
        or PAGE.fullmatch(text)
        or _is_paragraph(text)
    )


def _is_note(text: str) -> bool:
    """Tell whether a line is a note, a source or tells of others who signed, be there names in it or not."""
    return bool(OTHERS.match(text) or NOTE.match(text)) or is_citation(text)


def _begin_small(lines: Sequence[Line], wide: int) -> bool:
    """Tell whether small letters begin entries of a list: many follow a line that was not full."""
    small = [
        len(before.text) + len(line.text.split(maxsplit=1)[0])
        for before, line in pairwise(lines)
        if line.text.lstrip()[:1].islower() and line.text.split(maxsplit=1)[0] not in CONTINUING
    ]
    full = sum(length > FULL * wide for length in small)
    return len(small) >= MANY_SMALL * len(lines) and full < MOST_FULL * len(small)


def _people_first(lines: Sequence[Line]) -> bool:
    """Tell whether nearly all lines of a list begin with a person's name."""
    some = [collapse(line.text) for line in lines[:SAMPLE] if len(line.text) < LONGEST]
    return len(some) >= FEWEST and sum(map(_begins_with_person, some)) >= MOST_PEOPLE * len(some)


def _begins_with_person(text: str) -> bool:
    items = split_items(with_spaced_dash(without_bullet(text)))
    return bool(items) and is_person(items[0].text) and has_known_name_alone(items[0].text)


def _begins_body_behind_town(above: str, text: str) -> bool:
    """Tell whether a line in small letters names a body of its own: the body above ends in its town."""
    first, *behind = split_items(above) or [Item("")]
    last = behind[-1].text if behind else ""
    town = last[:1].isupper() and last.replace("-", "").isalpha() and not ADJECTIVE.search(last)
    if not (town or is_place(last)) or is_person(first.text) or has_office(text, 1):
        return False
    return names_body(text.split(" ")[0])


def _names_another(above: str, text: str) -> bool:
    """Tell whether a line in small letters names an officer, and the line above has its own person."""
    first = split_items(text)[:1]
    named = split_office_person(first[0].text.partition(" (")[0]) if first else None
    if named is None or " " not in named[1] or not has_known_name_alone(named[1]):
        return False
    people = (item.text for item in split_items(with_spaced_dash(above)))
    return any(is_person(each) and has_known_name_alone(each) for each in people)


def _is_paragraph(text: str) -> bool:
    return len(text) > LONGEST and item_sign(text) <= 0


def begins_in_lower_case(text: str) -> bool:
    """Tell whether a line begins with a name in small letters: theresa aiello, student."""
    items = split_items(text)
    name = items[0].text.title() if items else ""
    return is_person(name) and has_known_name(name)
