"""The writer of a mail as its signatory: the sentence that signs, and the name, office and body below it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from coalition_app.drafts import DraftEntry
from coalition_app.intake.entries.read_entry import read_entry
from coalition_app.intake.entries.said_beside import ASKS_TO_ADD
from coalition_app.intake.files.text import Mail
from coalition_app.intake.mails.decisive_words import OBJECTS
from coalition_app.intake.mails.letter_signatories import (
    IN_BRACKETS,
    bodies_on_lines,
    named_bodies,
    names_only,
    with_tail,
)
from coalition_app.intake.mails.objections import SIGNS, WISHES, own_sentences
from coalition_app.intake.tables.field_cards import Card, match_field
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import is_body
from coalition_app.intake.words.persons import begins_office, is_person, split_office_person
from coalition_app.intake.words.places import is_place
from coalition_app.intake.words.quotation import split_items
from coalition_app.intake.words.table_headers import field_of_header
from coalition_app.intake.words.vocabulary import GIVEN_NAMES, PERSON_TITLES

SIGNING_OFF = re.compile(
    r"\s*(?:с уважением|с наилучшими|искренне|с благодарностью|құрметпен|ізгі ниетпен|"
    r"(?:(?:best|kind|warm)\s*)?regards|sincerely|respectfully|yours|in solidarity|--)\b.*|\s*--\s*|"
    r"\s*(?:заранее |алдын ала |many )?(?:thanks|thank you|cheers|спасибо|благодарю|рахмет)"
    r"(?: (?:in advance|so much|very much|again|заранее|большое|вам|сізге))*\s*[,.!]*\s*",
    re.IGNORECASE,
)
GREETING = re.compile(
    r"\s*(?:hello|hi|hey|dear|good (?:day|morning|afternoon|evening)|greetings|здравствуйте|"
    r"добр(?:ый|ого|ое) \w+|уважаем\w+|дорог\w+|привет|сәлем\w*|құрметті|қайырлы \w+)\b.{0,80}",
    re.IGNORECASE,
)
"""First lines of a mail that name no signatory."""
OUTSIDE_QUOTES = re.compile(r",\s+(?![^«»]*»)")
NO_NAME = re.compile(
    r"@|https?:|www\.|\+?\d[\d\s()-]{6,}|\b(?:тел|моб|tel|phone|mob)\b", re.IGNORECASE
)
SPEAKS_OF_ITSELF = re.compile(
    r"\b(?:i|я|мен|меня|my|прошу|поддерживаю|подписываю|присоединяюсь|согласен|согласна|қолдаймын|"
    r"қосыламын|келісемін|қоямын)\b",
    re.IGNORECASE,
)
OF_OTHERS = re.compile(
    r"\b(?:поддержива|присоединя|подписыва)(?:ет|ют)(?:ся)?\b|\b(?:supports|joins|endorses|signs)\b|"
    r"\b(?:қолдайды|қосылады|қол\s+қояды)",
    re.IGNORECASE,
)
"""How one writes that somebody else signs, or a body."""
LONGEST_ENDING = 7
"""Most lines from the closing of a mail to its end."""
FEWEST_CLOSED = 3
"""Lines of a letter that a name closes."""
LONGEST_LETTER = 600
"""Most characters of a letter that are shown with its entry."""
DENIED = re.compile(r"\b(?:not|never|не|нельзя)\b|n['’]t\b", re.IGNORECASE)
OBJECTION = re.compile(OBJECTS, re.IGNORECASE | re.DOTALL)


def read_writer(mail: Mail, consent: str) -> DraftEntry | None:
    """Read the signatory who wrote a mail with this consent; None where no name is found."""
    lines = (1, len(mail.lines))
    card = read_single_card(mail.own, lines)
    if card is not None:
        return card
    block = _signature_block(mail.own)
    personal = SPEAKS_OF_ITSELF.search(consent) is not None
    body = next((line for line in block if is_body(line)), "")
    people = [line for line in block if is_person(line)] + [mail.sender] * is_person(mail.sender)
    offices = [
        _without_body(line)
        for line in block
        if begins_office(line) and not is_body(line) and not _is_titled(line)
    ]
    if offices and (led := split_office_person(offices[0])) and is_person(led[1]):
        # Директор ОФ «Эхо» Анна Ким
        offices[0], people = led[0], [led[1], *people]
    # An office in the signature names the writer's own body; the letter may speak of others.
    offices_of = [line for line in block if begins_office(line)]
    named = _named_body(offices_of) or _named_body(mail.own)
    if not personal:
        body = (
            _behind_colon(consent)
            or _own_line(mail.own)
            or body
            or (with_tail(mail.own, named) if named else "")
        )
        body = ASKS_TO_ADD.sub("", body) or _subject(consent)
    described = read_entry(body, number=1, lines=lines) if body else None
    if described is not None and described.representative:
        people, offices = [], []
    if described is not None and described.office:
        offices = []
    places = [] if described is not None and described.place else list(filter(is_place, block))
    if not body and not people and mail.sender and "@" not in mail.sender:
        body = mail.sender
    pieces = [*people[:1], *offices[:1]]
    if body and not personal:
        pieces = [body, *places[:1], *pieces]
    elif pieces or body:
        pieces += [*filter(None, [body]), *places[:1]]
    if not pieces:
        return None
    entry = read_entry(", ".join(dict.fromkeys(pieces)), number=1, lines=lines)
    return replace(entry, as_printed="")


def _is_titled(line: str) -> bool:
    """Tell whether a line is a person with titles before the name: Prof. em. Hans Keller."""
    return is_person(line) and line.partition(" ")[0].strip(".").lower() in PERSON_TITLES


def _behind_colon(consent: str) -> str:
    """Return the body that a sentence names behind its colon: "Please add us: Fen Trust."."""
    tail = consent.partition(": ")[2].strip().removesuffix(".")
    first = split_items(tail)
    named = bool(first) and (is_body(first[0].text) or bool(find_form(first[0].text).form))
    return tail if named and names_only(tail) else ""


def _subject(consent: str) -> str:
    """Return the body that a sentence says signs, with its place: what stands before its verb."""
    verb = OF_OTHERS.search(consent)
    text = consent[: verb.start()].strip(" ,—–-") if verb else ""
    place = IN_BRACKETS.search(text)
    if place and is_place(place[1]):
        text = f"{text[: place.start()]}, {place[1]}"
    return text if is_body(text) and names_only(text) else ""


def speaks_of_another(entry: DraftEntry, consent: str) -> bool:
    """Tell whether a sentence says that somebody signs, and names neither the writer nor the writer's body.

    `entry`: the signature that was read from the letter.
    """
    if SPEAKS_OF_ITSELF.search(consent) or not OF_OTHERS.search(consent):
        return False
    names = (entry.name.strip('«»“”"'), entry.representative, entry.affiliation)
    return not any(name and name in consent for name in names)


def _own_line(own: Sequence[str]) -> str:
    """Return the only body on lines of its own, with its description; empty for none and for several."""
    found = bodies_on_lines(without_greeting(own))
    return found[0][1] if len(found) == 1 else ""


def read_single_card(own: Sequence[str], lines: tuple[int, int]) -> DraftEntry | None:
    """Read lines like «Организация: ОФ «Эхо»» as the cells of one row; None where they name nobody."""
    pairs = [match.groups() for line in own if (match := match_field(line))]
    return Card([pair[0] for pair in pairs], [pair[1] for pair in pairs], lines=lines).entry(1)


def without_card(own: Sequence[str]) -> Sequence[str]:
    """Blank the fields of a card, whose answers its entry holds; nothing where there is no card."""
    if read_single_card(own, (1, 1)) is None:
        return own
    fields = list(map(match_field, own))
    return [
        "" if match and field_of_header(match[1].strip()) else line
        for match, line in zip(fields, own, strict=True)
    ]


def _signature_block(own: Sequence[str]) -> list[str]:
    """Return the pieces below «С уважением», or at the end of the mail, without phones and addresses."""
    filled = [line.strip(" \t,*_") for line in own if line.strip()]
    at = next((at for at, line in enumerate(filled) if SIGNING_OFF.fullmatch(line)), None)
    below = filled[at + 1 : at + 7] if at is not None else filled[-4:]
    found = []
    for line in below:
        if len(line) < 150 and not SIGNS.search(line):
            pieces = [each.strip() for each in OUTSIDE_QUOTES.split(line)]
            found += [each for each in pieces if each and not NO_NAME.search(each)]
    return found


def _without_body(office: str) -> str:
    """Return an office without the body after it: «директор ОФ «Эхо»» is «директор»."""
    body = _named_body([office])
    return office.replace(body, "").strip(" ,") or office if body else office


def _named_body(own: Sequence[str]) -> str:
    """Return the first quoted name that has a legal form before it."""
    return next((body for line in own for body in named_bodies(line)), "")


def consent_of(text: str) -> str:
    """Return the sentence in which the writer signs, also beside an objection; empty for none."""
    for _at, sentence in own_sentences(text.split("\n")):
        if SIGNS.search(OBJECTION.sub(" ", sentence)):
            return " ".join(sentence.split())[:400]
    return ""


def wish_of(text: str) -> str:
    """Return the sentence in which the writer asks to be listed without saying so; empty for none."""
    said = (each for _at, each in own_sentences(text.split("\n")) if not DENIED.search(each))
    wishes = filter(WISHES.search, said)
    return " ".join(next(wishes, "").split())[:400]


def letter_of(own: Sequence[str], consent: str) -> str:
    """Return all that a letter says beside greeting, names and closing, for somebody to look at."""
    said = [
        sentence
        for _at, sentence in own_sentences(without_greeting(without_ending(own)))
        if not (GREETING.fullmatch(sentence) or SIGNING_OFF.fullmatch(sentence))
        and not names_only(sentence)
        and not NO_NAME.search(sentence)
    ]
    said = said if consent in said else [consent, *said]
    return " ".join(said)[:LONGEST_LETTER]


def without_greeting(own: Sequence[str]) -> list[str]:
    """Blank the greeting above a mail's words."""
    first = next((at for at, line in enumerate(own) if line.strip()), 0)
    greets = bool(own) and GREETING.fullmatch(own[first]) and own[first].rstrip()[-1] in ",!.:"
    return [*own[:first], "", *own[first + 1 :]] if greets else list(own)


def without_ending(own: Sequence[str]) -> list[str]:
    """Blank the closing words of a mail and the writer's name below them."""
    last = max((at for at, line in enumerate(own) if SIGNING_OFF.fullmatch(line)), default=None)
    if last is None or sum(bool(line.strip()) for line in own[last:]) > LONGEST_ENDING:
        return list(own)
    if any(_begins_item(line) for line in own[last + 1 :]):
        return list(own)
    return [*own[:last], *[""] * (len(own) - last)]


def closing_name(mail: Mail) -> int:
    """Return the line, from 1, on which a mail's own words end with its writer's name; 0 where none does.

    A blank line is above it, and it is no more than words of the sender's name, or a given name.
    """
    filled = [at for at, line in enumerate(mail.own, 1) if line.strip()]
    last = filled[-1] if filled else 0
    if last < FEWEST_CLOSED or mail.own[last - 2].strip():
        return 0
    words = mail.own[last - 1].strip(" \t,.*–—-").split()
    sender = mail.sender.split()
    given = len(words) == 1 and words[0].lower() in GIVEN_NAMES
    return last if words and (given or all(word in sender for word in words)) else 0


def _begins_item(line: str) -> bool:
    return re.match(r"\s*(?:\d{1,4}[.)]|[-•*])\s", line) is not None
