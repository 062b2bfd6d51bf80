"""Bodies that a letter names: on lines of their own, within its sentences, and beside its list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coalition_app.drafts import Defect, Draft, DraftEntry, Lines
from coalition_app.i18n import _
from coalition_app.intake.entries.read_entry import read_entry
from coalition_app.intake.entries.reservations import guess_language
from coalition_app.intake.files.line_warnings import warn_of_lines
from coalition_app.intake.files.lines import numbers_in, text_lines
from coalition_app.intake.mails.objections import (
    ADDS,
    SIGNS,
    Sentence,
    bears_on_support,
    may_limit,
    own_sentences,
    words_to_settle,
)
from coalition_app.intake.tables.field_cards import FIELD
from coalition_app.intake.words.item_sign import item_sign
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import is_body
from coalition_app.intake.words.persons import (
    begins_office,
    has_known_name,
    is_person,
    split_person_office,
)
from coalition_app.intake.words.places import is_place
from coalition_app.intake.words.quotation import QUOTES, split_items

QUOTED_NAME = re.compile(r"[«“„\"][^«»“”\"\n]{2,120}[»”\"]")
IN_BRACKETS = re.compile(r"\s*\(([^()]{2,60})\)")
AUTHOR = re.compile(
    r"(?:заявлени|обращени|письм|инициатив|призыв|мнени|предложени|позици|statement|letter|appeal|"
    r"initiative|мәлімдеме|үндеу|хат)\w*\s+(?:от\s+|of\s+|by\s+|from\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""What comes before a body that wrote something and does not sign here."""
BULLET = re.compile(r"\s*(?:[-•*–—]\s+|\d{1,3}[.)]\s+)?")
PARTS = re.compile(r"[:,;()]|\.(?:\s|$)|\s[-–—]\s")
LONGEST = 300
"""Characters of a line that names one body."""
MOST_WORDS = 15
MOST_SENTENCES = 4
"""Of a text above a list that is the letter's own; a statement is longer."""
UNDERSIGNED = re.compile(
    r"нижеподписавш|подписавшиеся|undersigned|signatories|қол\s+қоюшы", re.IGNORECASE
)
"""How a statement, unlike a letter, speaks of its signatories."""


def bodies_on_lines(own: Sequence[str]) -> list[tuple[Lines, str]]:
    """Return the bodies on lines of their own, with what is right below each of them.

    A place, a person or an office below a body belongs to it, up to a blank line.
    """
    found: list[tuple[Lines, str]] = []
    for at, line in enumerate(own, 1):
        text = " ".join(line[BULLET.match(line).end() :].split())  # type: ignore[union-attr]
        if _names_body(text):
            found.append(((at, at), text))
        elif found and found[-1][0][1] == at - 1 and _belongs_to_body(text):
            (first, _last), above = found[-1]
            found[-1] = ((first, at), f"{above.rstrip(' ,;')}, {text}")
    return found


def _names_body(text: str) -> bool:
    if not text or len(text) > LONGEST or text.endswith(":") or FIELD.fullmatch(text):
        return False
    if SIGNS.search(QUOTED_NAME.sub(" ", text)):
        return False
    first = split_items(text)[0].text
    found = find_form(first)
    if found.form and found.name[:1] in QUOTES and found.name[-1:] in QUOTES:
        return True
    sentence = text.endswith((".", "!", "?")) or len(text.split()) > MOST_WORDS
    return not sentence and is_body(first) and not begins_office(first) and item_sign(text) == 1


def names_only(text: str) -> bool:
    """Tell whether a line of a letter is a name, an office or a place, and not a sentence."""
    return _names_body(text) or (not text.endswith(("!", "?")) and _belongs_to_body(text))


def _belongs_to_body(text: str) -> bool:
    if not text or len(text) > LONGEST:
        return False
    first = split_items(text)[0].text
    return (
        is_place(first)
        or is_person(first)
        or begins_office(first)
        or bool(split_person_office(first))
    )


def named_bodies(line: str) -> Iterator[str]:
    """Return the quoted names that have a legal form before them."""
    for match in QUOTED_NAME.finditer(line):
        words = line[: match.start()].split()
        for count in range(min(6, len(words)), 0, -1):
            text = " ".join([*words[-count:], match[0]])
            found = find_form(text)
            if found.form and found.name == match[0]:
                yield text
                break


def with_tail(own: Sequence[str], body: str) -> str:
    """Return a body with the place, the person and the office that follow it in a letter's sentence.

    Returns only the body where anything else follows.
    """
    for _at, sentence in own_sentences(own):
        _before, found, tail = sentence.partition(body)
        kept = list(_behind(tail)) if found else []
        read = read_entry(", ".join([body, *kept]), number=1, lines=(1, 1)) if kept else None
        if read and not (read.notes or read.joint or read.affiliation):
            return ", ".join([body, *kept])
    return body


def _behind(tail: str) -> Iterator[str]:
    """Return the place, the person and the office that follow a body at once; nothing for other words."""
    if (match := IN_BRACKETS.match(tail)) and is_place(match[1]):
        yield match[1]
        tail = tail[match.end() :]
    for item in split_items(tail[1:].strip()) if tail.startswith(",") else ():
        text = item.text.rstrip(" .!;")
        short = len(text.split()) <= MOST_WORDS // 2
        if not (short and _belongs_to_body(text)) or SIGNS.search(text):
            return
        yield text


def without_described(own: Sequence[str]) -> list[str]:
    """Blank the lines of a letter that describe a body, whose entry holds their words."""
    held = {
        at
        for (first, last), text in bodies_on_lines(own)
        for at in range(first, last + 1)
        if read_entry(text, number=1, lines=(first, last)).reservation
    }
    return ["" if at in held else line for at, line in enumerate(own, 1)]


def with_words(entry: DraftEntry, words: Sequence[str]) -> DraftEntry:
    """Return an entry with a letter's words before its own, to be settled; unchanged without words."""
    if not words:
        return entry
    said = "; ".join(dict.fromkeys([*words, *filter(None, [entry.reservation])]))
    return replace(entry, reservation=said, reservation_language=guess_language(said))


def letter_above_list(draft: Draft) -> Draft:
    """Return a list without a text that is really its sender's letter: short, and saying who signs."""
    text = "\n".join([draft.title, draft.body])
    sentences = own_sentences(text.split("\n"))
    ours = any(bears_on_support(each) for _at, each in sentences) and not UNDERSIGNED.search(text)
    if draft.demands or not ours or len(sentences) > MOST_SENTENCES:
        return draft
    return replace(draft, title="", body="", title_lines=(), body_lines=())


def with_letter_around(draft: Draft, own: Sequence[str]) -> Draft:
    """Add to a list what its letter says: who else signs by it, and words that apply to all of it.

    Words that may limit the support are to be settled for each entry; for others a warning names the
    lines. A body that is named as signing gets an entry for review, other bodies a warning.
    """
    around = _around(draft, own)
    limits = words_to_settle(around)
    words = [each for _at, each in limits if bears_on_support(each)]
    writers = list(writers_named(draft.entries, around))
    entries = [with_words(each, words) for each in (*draft.entries, *writers)]
    loose = [at for at, each in limits if each not in words]
    loose += [at for at, each in _short_text(draft, own) if may_limit(each)]
    warnings = [*draft.warnings]
    if loose:
        sentence = _("Words beside the list may limit what it supports; look at lines %(lines)s.")
        warnings.append(warn_of_lines(sentence, sorted(set(loose))))
    sections = draft.sections
    if writers and sections:
        last = replace(sections[-1], last=sections[-1].last + len(writers))
        sections = (*sections[:-1], last)
    signs = any(SIGNS.search(each) for _at, each in own_sentences(around))
    draft = replace(draft, entries=tuple(entries), sections=sections, warnings=tuple(warnings))
    return with_unread_bodies(draft, around) if signs else draft


def with_unread_bodies(draft: Draft, own: Sequence[str]) -> Draft:
    """Warn of the lines of a letter that name a body without an entry, or another person who is to sign."""
    known = _names(draft.entries)
    known |= {_folded(each.representative) for each in draft.entries}
    lines = [
        at
        for at, line in enumerate(own, 1)
        if any(_folded(find_form(body).name) not in known for body in named_bodies(line))
        or any(_folded(person) not in known for person in _people_to_sign(line))
    ]
    if not lines:
        return draft
    sentence = _(
        "The email names somebody of whom no entry was made; look whether they sign too: lines %(lines)s."
    )
    return replace(draft, warnings=(*draft.warnings, warn_of_lines(sentence, lines)))


def names_another_body(own: Sequence[str], entries: Sequence[DraftEntry]) -> bool:
    """Tell whether a letter names a body by its legal form of which there is no entry."""
    known = _names(entries) - {""}
    bodies = [find_form(item.text) for line in own for item in split_items(line[:LONGEST])]
    bodies += [find_form(body) for line in own for body in named_bodies(line)]
    return any(
        body.form
        and body.name
        and not any(f" {name} " in f" {_folded(body.name)} " for name in known)
        for body in bodies
    )


def _people_to_sign(line: str) -> Iterator[str]:
    """Yield the people whom a line names that says who signs or asks to add somebody."""
    for part in PARTS.split(line) if ADDS.search(line) or SIGNS.search(line) else ():
        if is_person(part.strip()) and has_known_name(part):
            yield part.strip()


def _short_text(draft: Draft, own: Sequence[str]) -> list[Sentence]:
    """Return the sentences of a text that may be a statement's or the letter's; none of a longer one."""
    spans = [] if draft.demands else [*draft.title_lines, *draft.body_lines]
    held = numbers_in(spans)
    found = own_sentences([line if at in held else "" for at, line in enumerate(own, 1)])
    return found if len(found) <= MOST_SENTENCES else []


def _around(draft: Draft, own: Sequence[str]) -> list[str]:
    """Blank the lines of a list's entries, and those of the statement's text."""
    spans = text_lines(replace(draft, sections=()))
    held = numbers_in([*spans, *(each.lines for each in draft.entries)])
    return ["" if at in held else line for at, line in enumerate(own, 1)]


def writers_named(entries: Sequence[DraftEntry], own: Sequence[str]) -> Iterator[DraftEntry]:
    """Return an entry, for review, for each further body that a sentence names as signing."""
    known = _names(entries)
    number = len(entries)
    section = entries[-1].section if entries else 1
    for at, sentence in own_sentences(own):
        for body in named_bodies(sentence) if SIGNS.search(sentence) else ():
            name = _folded(find_form(body).name)
            if name in known or AUTHOR.search(sentence.partition(body)[0]):
                continue
            known.add(name)
            number += 1
            text = with_tail([sentence], body)
            read = read_entry(text, number=number, lines=(at, at), section=section)
            doubt = Defect("read-from-mail", sentence[:400])
            yield replace(read, as_printed="", defects=(*read.defects, doubt))


def _names(entries: Sequence[DraftEntry]) -> set[str]:
    """Return the names of entries, of their representatives, and of people's bodies."""
    names = {each.name for each in entries}
    names |= {joint.name for each in entries for joint in each.joint}
    beside = [" ".join([each.affiliation, each.office, *each.notes]) for each in entries]
    names |= set(QUOTED_NAME.findall(" ".join([*names, *beside])))
    return set(map(_folded, names))


def _folded(name: str) -> str:
    return " ".join(re.sub(f"[{QUOTES}]", " ", name).casefold().split())
