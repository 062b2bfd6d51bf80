"""An entry as ordered pieces with their roles: what prints, what never prints, what nobody understands."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter

from coalition_app.draft_pieces import PRINTING, PRIVATE, DraftPiece, close_gaps
from coalition_app.drafts import Defect, Draft, DraftEntry, OpenPoint, fill_pieces, known_pieces
from coalition_app.intake.entries.assign_fields import REGION_WORD, UNIT
from coalition_app.intake.entries.before_name import FRESH, SHORTEST
from coalition_app.intake.entries.clauses import LONGEST, SETTING, remark_at
from coalition_app.intake.entries.not_standing import WORDS_OF_NOT_STANDING, says_not_standing
from coalition_app.intake.entries.open_points import are_of_one, names_nobody, open_points
from coalition_app.intake.entries.remainder import (
    SAID_BY_SOMEBODY,
    cell_vouched_for,
    holds_known,
    holds_more_than_office,
    is_place_by_two_names,
    is_somebody_else,
    is_vouched_for,
    speaks,
)
from coalition_app.intake.entries.reservations import states_position, without_quoted
from coalition_app.intake.entries.runs import (
    GOES_ON,
    GOES_ON_SMALL,
    MARK,
    SIGN_ALONE,
    Run,
    atoms,
    find_runs,
    is_clause_before,
    is_office_behind_colon,
    role_of_remark,
)
from coalition_app.intake.entries.said_beside import BESIDE_TEXT, said_beside
from coalition_app.intake.entries.several_people import joins_bodies, may_hold_several
from coalition_app.intake.entries.split_items import NUMBER
from coalition_app.intake.entries.stand_ins import alike
from coalition_app.intake.entries.stands_for import WORDS_OF_STANDING, names_people
from coalition_app.intake.entries.traits import STRONG, TELLING_STEMS, traits
from coalition_app.intake.words.any_of import any_piece
from coalition_app.intake.words.contacts import (
    DIGIT,
    WORDS_OF_CONTACTS,
    find_contacts,
    without_contacts,
)
from coalition_app.intake.words.groups import names_group
from coalition_app.intake.words.item_sign import names_for_certain
from coalition_app.intake.words.legal_forms import FormInName, find_form
from coalition_app.intake.words.organisations import is_body
from coalition_app.intake.words.persons import (
    CYRILLIC,
    begins_office,
    given_name_first,
    has_known_name_alone,
    has_office,
    is_person,
    is_shared_office,
    names_two,
)
from coalition_app.intake.words.pictures import PICTURE
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import QUOTE, QUOTES
from coalition_app.intake.words.regions import CODES
from coalition_app.intake.words.vocabulary import names_body
from coalition_app.work import watched

CLEANED = (
    *("name", "representative", "office", "place", "country", "affiliation", "reservation"),
    "legal_form",
)
"""The fields that must hold no contact."""
IN_ORDER = attrgetter("legal_form", "name", "representative", "office", "place", "country")
"""The same as most entries print them."""
BESIDE = ("person", "office", "place", "country", "affiliation")
"""Roles of those that follow the name."""
BEHIND = ("representative", "office", "place", "country")
"""Fields of what follows the name."""
RECOGNISED = ("person", "place")
"""Roles that the reader gives by the shape of the words and by what stands around them."""

JOINED_NAMES = re.compile(r" (?:and|&|и|және|мен|und|et|y) ")
"""What joins two given names before one family name."""
BUSY = re.compile(r"[()\[\];:|/@*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹\t—]")
"""Signs of more than fields with commas between them."""
TELLING = any_piece(
    f"{' '.join(TELLING_STEMS)} {WORDS_OF_CONTACTS} {WORDS_OF_STANDING} {WORDS_OF_NOT_STANDING}"
)
CLOSING = re.compile(r"[\s.]*[)\]][)\].]*|\.")
NUMBERED_MARK = re.compile(r"\d{1,2}")
BEHIND_NAME = re.compile(r"((?:в|во|по|на|при|имени|им\.|of|in|for|and|и|және|мен) )?(\S.*)")
"""What a name goes on with behind its quotation: «Эхо» в Казахстане, «Жас Алаш» газеті."""
CALLED_OUT = re.compile(r"(?:[!…]|\.{3})$|^#\w")
"""How words end or begin that somebody calls out, and no office or body does."""
ASIDE = re.compile(r"[<\[(][^<>()\[\]]*[>\])][.,;]?")
"""An entry that is all in brackets: what a program put in place of a picture, or a remark."""
WITHIN_WORDS = re.compile(rf"\w *{PICTURE.pattern}+ *\w")
"""A picture that ends what somebody says, and the name begins: «me too 👍 Anna Kim»."""
SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4})\. $")
"""The full stop of a name before a sentence that is taken away."""
SENTENCE = 3
"""Spaces of a cell that must hold a word for an office."""
OF_BODY = re.compile(r"^(?:of(?: the)?|at|de|du|da|do|der|des|von|при|в) (?=[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮІҺ])")
"""What goes on behind a bracket within a field: member of the Council (SC) of Hill University."""
IN_PLACE_OF = re.compile(
    r"\b(?:вместо|взамен|покойн\w+|умерш\w+|скончавш\w+|марқұм\w*|орнына|the late|late|deceased|"
    r"in (?:place|lieu) of|instead of|replacing)\b",
    re.IGNORECASE,
)
"""Words by which one person signs in another's place: the two are not one name."""
CLOSERS = QUOTES + ")"
"""Signs behind which a name goes on without a separator."""


@dataclass(slots=True)
class Cut:
    """A piece while it is being found."""

    start: int
    end: int
    role: str
    run: Run | None


def with_pieces(draft: Draft) -> Draft:
    """Return a draft whose entries have their pieces."""
    told = frozenset(field for _header, field in draft.columns)

    def pieced(entry: DraftEntry) -> DraftEntry:
        plain = (not told and known_pieces(entry)) or fields_in_order(entry, told)
        all_said = plain and not _is_noted(entry)
        return fill_pieces(entry, plain) if all_said else cut_pieces(entry, told, plain)

    return replace(draft, entries=tuple(pieced(entry) for entry in watched(draft.entries)))


def take_pieces(entry: DraftEntry, told: Collection[str] = ()) -> DraftEntry:
    """Return an entry with its pieces, and with what of it is open.

    Contacts, and what nobody vouches for, leave its fields. `told`: the fields that a table has columns for,
    whose headers say what the cells are.
    """
    plain = fields_in_order(entry, told)
    if plain and not _is_noted(entry):
        return replace(entry, pieces=plain, open=())
    return cut_pieces(entry, told, plain)


def cut_pieces(
    entry: DraftEntry, told: Collection[str] = (), plain: Sequence[DraftPiece] = ()
) -> DraftEntry:
    """Return the same by the long way, which any entry may go; `plain`: what prints, where that is known."""
    printed = entry.as_printed or whole_text(entry)
    if len(printed) > LONGEST:
        piece = DraftPiece("unknown", printed, entry.lines)
        return replace(entry, pieces=(piece,), open=(OpenPoint("unknown-piece", *piece[1:3]),))
    pieces = plain or [*_cut_up(entry, printed, told)]
    beside = [*said_beside(entry, printed)]
    points = [*open_points(entry, pieces, beside)]
    entry = _without_strangers(entry, [*pieces, *beside])
    return replace(entry, pieces=(*pieces, *beside), open=tuple(points))


def take_said(entry: DraftEntry) -> DraftEntry:
    """Return an entry whose pieces are its fields, each whole: a person said what they are.

    Only contacts leave the fields, and nothing is looked for in them save several people and cases. What is
    like an address stays in a name: «жители мкр. Нурсат-2».
    """
    joint = [("joint", f"{each.legal_form} {each.name}".strip()) for each in entry.joint]
    roles = ("legal-form", "name", "person", "office", "place", "country")
    form, *texts = zip(roles, IN_ORDER(entry), strict=True)
    if find_form(entry.name) == FormInName(entry.legal_form, entry.name):
        # «Фонд защиты детей»: the form is in the name and prints once.
        form = ("legal-form", "")
    pieces: list[DraftPiece] = []
    private: list[DraftPiece] = []
    for role, text in (form, texts[0], *joint, *texts[1:]):
        contacts = find_contacts(text)
        whole = role == "name" and all(found == "address" for _start, _end, found in contacts)
        rest = text if whole else _without_contacts(text)
        if rest:
            before = "" if not pieces else " " if pieces[-1].role == "legal-form" else ", "
            pieces.append(DraftPiece(role, rest, entry.lines, before))
        for start, end, found in () if whole else contacts:
            private.append(DraftPiece(found, text[start:end], entry.lines, BESIDE_TEXT))
    printed = "".join(piece.before + piece.text for piece in pieces)
    beside = [*private, *said_beside(entry, printed)]
    points = [*open_points(entry, pieces, beside)]
    name = next((piece.text for piece in pieces if piece.role == "name"), entry.name)
    entry = replace(_without_strangers(entry, private), name=name)
    return replace(entry, pieces=(*pieces, *beside), open=tuple(points))


def keep_strangers(entry: DraftEntry, before: DraftEntry) -> DraftEntry:
    """Return a corrected entry with what did not print of it before, and is in none of its fields."""
    held = " ".join(piece.text for piece in entry.pieces)
    kept = [p for p in before.pieces if p.role not in PRINTING and p.text not in held]
    if not kept:
        return entry
    pieces = (*entry.pieces, *(piece._replace(before=BESIDE_TEXT, after="") for piece in kept))
    return replace(entry, pieces=pieces, open=tuple(open_points(entry, entry.pieces, kept)))


def whole_text(entry: DraftEntry) -> str:
    """Return an entry as its fields say it, in one line."""
    head = f"{entry.legal_form} {entry.name}".strip()
    if find_form(entry.name) == FormInName(entry.legal_form, entry.name):
        head = entry.name
    joint = [f"{each.legal_form} {each.name}".strip() for each in entry.joint]
    beside = (entry.representative, entry.office, entry.place, entry.country)
    return ", ".join([head, *joint, *(each for each in beside if each)])


def plain_pieces(entry: DraftEntry) -> tuple[DraftPiece, ...]:
    """Return the pieces of an entry that is its fields and of which nothing more is said elsewhere."""
    return () if _is_noted(entry) else fields_in_order(entry)


def _is_noted(entry: DraftEntry) -> bool:
    """Tell whether notes say more of an entry than the body that a person is printed with."""
    return entry.notes not in ((), (entry.affiliation,))


def fields_in_order(entry: DraftEntry, told: Collection[str] = ()) -> tuple[DraftPiece, ...]:
    """Return what an entry prints, as pieces, where that is its fields with commas between; else nothing.

    A person may follow the office with no comma, and a legal form the name. Nearly all rows of a long table
    are such, and lines of a long list. `told` as for `take_pieces`.
    """
    printed = entry.as_printed
    noted = tuple(note for note in entry.notes if note in printed)
    if len(printed) > LONGEST or entry.reservation or entry.joint:
        return ()
    if noted not in ((), (entry.affiliation,)):
        return ()
    lines = entry.lines
    form, name, *texts = IN_ORDER(entry)
    somebody = entry.kind != "individual" and is_somebody_else(entry.office)
    somebody = somebody or names_nobody(entry) or is_country(printed)
    if somebody or not (name[:1].isalpha() or name[:1] in QUOTES) or names_group(name):
        return ()
    if not form and may_hold_several(name, texts):
        return ()
    if entry.kind != "individual" and joins_bodies(entry):
        return ()
    # The body that a person is printed with is noted where an office is printed too.
    texts += noted or ("",)
    # Where nothing says what a person is, the body stands in both fields.
    roles = [
        "affiliation" if role == "office" and text == entry.affiliation else role
        for text, role in zip(texts, BESIDE, strict=True)
    ]
    both = f"{texts[1]} {texts[0]}"
    together = bool(texts[0] and texts[1]) and both in printed
    beside = [
        (text, role, " " if together and role == "person" else ", ")
        for text, role in zip(texts, roles, strict=True)
        if text
    ]
    if printed.count(",") != len(beside) - together or (together and remark_at(both) is not None):
        return ()
    behind = form != "" and printed.startswith(f"{name} {form}")
    named = f"{name} {form}" if behind else f"{form} {name}" if form else name
    if behind and remark_at(named, first=True) is not None:
        return ()
    if not _prints(printed, named, beside):
        beside.sort(key=lambda each: printed.find(each[0], len(named)))
        if not _prints(printed, named, beside):
            return ()
    # Whether a name holds more is looked up by one that is read as it is: these few are remembered.
    known = [
        (alike(text) if role == "person" or text[-1] == "»" else text, role)
        for text, role, _before in beside
    ]
    if not all(_is_plain_beside(text, role, role in told) for text, role in known):
        return ()
    name_alike = alike(name)
    if _may_hold_more(f"{form} {name_alike}" if form else name_alike):
        return ()
    if GOES_ON_SMALL.search(printed) and (
        remark_at(name_alike, first=True) is not None
        or any(remark_at(text) is not None for text, _role in known)
    ):
        return ()
    heads = [("legal-form", form), ("name", name)] if form else [("name", name)]
    pieces = [
        DraftPiece(role, text, lines) for role, text in (reversed(heads) if behind else heads)
    ]
    pieces[1:] = [piece._replace(before=" ") for piece in pieces[1:]]
    return (*pieces, *[DraftPiece(role, text, lines, before) for text, role, before in beside])


def _prints(printed: str, named: str, beside: Sequence[tuple[str, str, str]]) -> bool:
    return named + "".join([before + text for text, _role, before in beside]) == printed


@lru_cache(maxsize=100_000)
def _is_plain_beside(text: str, role: str, of_column: bool) -> bool:
    """Tell whether a field that prints behind a comma is surely all of one piece."""
    if (
        _may_hold_more(f" {text}")
        or says_not_standing(text)
        or (role == "place" and not _may_be_place(text))
    ):
        return False
    if role == "person" and not _may_be_person(text):
        return False
    if role == "office" and holds_more_than_office(text):
        return False
    if role == "affiliation":
        return (
            not of_column
            and role == _role_in_field(role, text, text, ())
            and not role_of_remark(text)
        )
    return (
        role in RECOGNISED or (of_column and _is_told(role, text, (role,))) or is_vouched_for(text)
    )


@lru_cache(maxsize=20_000)
def _may_hold_more(text: str) -> bool:
    """Tell whether a sign or a word in a text may part it into pieces, or open it."""
    return (
        BUSY.search(text) is not None
        or DIGIT.search(text) is not None
        or " - " in text
        or " -- " in text
        or " – " in text
        or " at " in text
        or TELLING.search(text.lower()) is not None
    )


def _cut_up(entry: DraftEntry, printed: str, told: Collection[str]) -> Iterator[DraftPiece]:
    """Cut a printed entry at its separators, and give each piece its role."""
    runs = find_runs(entry, printed, told)
    individual = entry.kind == "individual"
    cuts: list[Cut] = []
    for start, end, run in atoms(printed, runs):
        text = printed[start:end]
        of_field = [cut for cut in cuts if run is not None and cut.run is run]
        if run is not None and (run.whole or run.role == "legal-form"):
            role = run.role
        elif MARK.fullmatch(text) or (run is None and NUMBERED_MARK.fullmatch(text)):
            role = "mark"
        elif SIGN_ALONE.fullmatch(text):
            role = "unknown"
        elif all(cut.role == "legal-form" for cut in cuts):
            # Nothing but a form was printed yet: this names the signatory, or was said before the name.
            # A few capitals are of the name: «АФ РОО «Шанырак»» is a branch.
            short = (
                len(text) < SHORTEST and text.isupper() and text.lower().rstrip(".") not in FRESH
            )
            said = run is None and not short and not are_of_one(entry.name, text)
            said = said or _may_hold_a_remark(text) or is_clause_before(text, run, end)
            said = said or ASIDE.fullmatch(printed) is not None
            role = role_of_remark(text) or "unknown" if said else (run.role if run else "name")
            if role == "wish" and run and entry.name.startswith(text):
                # "Name withheld, Burley": what stands behind it is no name.
                role = "name"
        elif run is None:
            of_name = _may_be_of_name(printed, start, cuts) or are_of_one(entry.name, text)
            role = role_of_remark(text) or _role_of_stranger(entry, text, of_name=of_name)
        elif of_field and run.role == "name" and _is_bracket_within(printed, start, end, run):
            role = "unknown" if speaks(text) or remark_at(text) is not None else "name"
        elif of_field and run.role == "name" and NUMBER.fullmatch(text) and not individual:
            role = "name"
        elif of_field and run.role == "name" and printed[:start].rstrip()[-1:] in CLOSERS:
            role = _role_behind_name(text)
        elif of_field and run.role == "name" and of_field[-1].role == "unknown":
            role = "name" if is_person(text) else "unknown"
        elif (
            of_field and run.role == "name" and is_office_behind_colon(entry, printed, start, text)
        ) or (
            run.role == "office"
            and (
                (not individual and is_somebody_else(text))
                or is_place_by_two_names(printed, start, run.end)
            )
        ):
            role = "unknown"
        else:
            if of_field and printed[:start].rstrip()[-1:] == ")":
                text = OF_BODY.sub("", text)
            role = _role_in_field(
                run.role, text, "" if of_field else printed[start : run.end], told
            )
            if (
                run.role == "office"
                and role == "unknown"
                and is_shared_office(text)
                and names_people(entry.representative, text)
            ):
                # «Анна Ким и Виктор Пак, сопредседатели»: the word is in no list for several.
                role = "unknown" if speaks(text) or holds_more_than_office(text) else run.role
        _put(cuts, Cut(start, end, role, run), printed)
    end = 0
    for at, cut in enumerate(cuts):
        before = printed[end : cut.start]
        end = cuts[at + 1].start if at + 1 < len(cuts) else len(printed)
        between = printed[cut.end : end]
        closing = CLOSING.match(between)
        after = between if at + 1 == len(cuts) else (closing[0] if closing else "")
        end = cut.end + len(after)
        yield DraftPiece(cut.role, printed[cut.start : cut.end], entry.lines, before, after)


def _is_bracket_within(printed: str, start: int, end: int, run: Run) -> bool:
    """Tell whether words are in brackets within a name, which goes on behind them."""
    return (
        printed[start - 1 : start] == "(" and printed[end : end + 2] == ") " and end + 2 < run.end
    )


def _put(cuts: list[Cut], cut: Cut, printed: str) -> None:
    """Add a piece, or let the last one go on with it: of the same field, or unknown like it."""
    last = cuts[-1] if cuts else None
    same = last is not None and last.role == cut.role
    if last is not None and same and (cut.role == "unknown" or (cut.run and last.run is cut.run)):
        last.end = cut.end
        opened = printed[last.start : last.end]
        closing = CLOSING.match(printed, last.end)
        if closing and opened.count("(") + opened.count("[") > opened.count(")") + opened.count(
            "]"
        ):
            last.end += len(closing[0].rstrip("."))
    else:
        cuts.append(cut)


def _role_in_field(role: str, text: str, whole: str, told: Collection[str]) -> str:
    """Return the role of a part of a field: the field's, or unknown.

    `whole` is all of the field where this is the first part of it.
    """
    if (role == "place" and not _may_be_place(text)) or (
        role == "person" and not _may_be_person(text)
    ):
        return "unknown"
    if role == "office" and holds_more_than_office(text):
        return "unknown"
    if MARK.search(text[-1:]) and is_person(MARK.sub("", text).rstrip()):
        # A mark is put behind a name: who is read as an office signs too.
        return "unknown"
    if whole and (role == "joint" or (_is_told(role, whole, told) and not states_position(whole))):
        return role
    if speaks(text):
        return "unknown"
    if whole and role in RECOGNISED:
        return role
    if role == "place" and (REGION_WORD.search(text) or text in CODES):
        return role
    saying = SAID_BY_SOMEBODY.fullmatch(text)
    if (
        role == "affiliation"
        and not saying
        and (UNIT.match(text) or any(map(names_body, text.split(" "))))
    ):
        # Departments are often printed in small letters: кафедра истории, the Department of Law.
        return role
    if CALLED_OUT.search(text) or (
        role == "affiliation" and not whole and not _may_go_on_body(text)
    ):
        return "unknown"
    return role if is_vouched_for(GOES_ON.sub("", text)) else "unknown"


def _may_go_on_body(text: str) -> bool:
    """Tell whether words behind a body can be of it or another one: capitals alone are a slogan as well."""
    words = text.split(" ")
    if len(words) == 1 or is_place(text) or is_country(text) or begins_office(text):
        return True
    return any(
        not STRONG.isdisjoint(traits(word)) or word.isupper()
        for word in words
        if word[:1].isalnum()
    )


def _may_be_place(text: str) -> bool:
    """Tell whether a cell may be a place: in small letters only one that a list of words knows; no body.

    A word for bodies is in names of towns too: College Station, Church Stretton, Аксуский сельсовет.
    """
    known = is_place(text) or is_country(text) or is_person(text)
    if not known and names_for_certain(text):
        return False
    return remark_at(text) is None and (not text[:1].islower() or is_vouched_for(text))


def _may_be_person(text: str) -> bool:
    """Tell whether a cell may be one person: in small letters only a known name, and no «неразборчиво»."""
    if IN_PLACE_OF.search(text) or names_two(text):
        return False
    return not text.islower() or (is_person(text.title()) and has_known_name_alone(text.title()))


def _is_told(role: str, text: str, told: Collection[str]) -> bool:
    """Tell whether the header of a column says what a cell is; a clause is none whatever it says.

    Nor is what stands in brackets within it and is nothing that a list of words knows.
    """
    if role not in told or remark_at(text) is not None:
        return False
    if not cell_vouched_for(text):
        return False
    if role != "office" or is_vouched_for(text):
        return True
    # «в последний день», «без имени», «прежнее название «Луч»» have no noun that is an office.
    first = text.split(" ", 1)[0]
    if QUOTE.search(text) or first in SETTING or "small" in traits(first):
        return False
    return text.count(" ") < SENTENCE or has_office(text, 8)


def _role_behind_name(text: str) -> str:
    """Return the role of what follows a quoted name with no separator: газеті, в Казахстане."""
    behind = BEHIND_NAME.match(text)
    if speaks(text) or behind is None:
        return "unknown"
    words = behind[2].split(" ")
    if behind[1] and all(word[:1].isupper() or word[:1] in QUOTES for word in words):
        return "name"
    return "name" if is_vouched_for(text) or any(map(names_body, words)) else "unknown"


def _may_hold_a_remark(text: str) -> bool:
    """Tell whether a name goes on in words on signatures and positions: no separator was printed, or lost."""
    if states_position(without_quoted(text)) or WITHIN_WORDS.search(text):
        return True
    if not speaks(text) or not CYRILLIC.search(text):
        return False
    # «Фонд поддержки детей» is a name.
    return any(map(str.isdigit, text)) or not any(map(names_body, text.split(" ")))


def _may_be_of_name(printed: str, start: int, cuts: Sequence[Cut]) -> bool:
    """Tell whether a piece goes on from the name alone: in brackets, or with nothing between."""
    named = all(cut.role in ("name", "legal-form") for cut in cuts)
    return named and (not cuts or printed[cuts[-1].end : start].strip() in ("", "(", "["))


def _role_of_stranger(entry: DraftEntry, text: str, *, of_name: bool) -> str:
    """Return the role of a piece that no field has; unknown where nothing vouches for it.

    `of_name`: it stands right behind the name, as its letters do.
    """
    if text.startswith("& ") and text[2:3].isupper():
        # «Клуб «Эхо» (& Ко)»
        return "name"
    if CALLED_OUT.search(text) or not is_vouched_for(GOES_ON.sub("", text)):
        return "unknown"
    if names_two(text) or (JOINED_NAMES.search(text) and given_name_first(text)):
        # «Анна и Борис Ли»: two people, whom a person must part.
        return "unknown"
    if is_country(text):
        return "country"
    if is_place(text):
        return "place"
    if begins_office(text):
        former = entry.kind != "individual" and is_somebody_else(text)
        return "unknown" if former else "office"
    if is_person(text) and has_known_name_alone(text):
        # Beside a person it is another one, whom nobody else's entry holds.
        return "unknown" if entry.kind == "individual" else "person"
    if entry.kind != "individual":
        if is_body(text):
            # A second body, of which no field holds who or what it is: its name elsewhere, or a signatory.
            return "unknown"
        return "name" if of_name or any(map(names_body, text.split(" "))) else "unknown"
    # What its shape alone vouches for, and no field holds, may be anything: «Sociolé», «TamTamé».
    return "affiliation" if holds_known(text) and _may_go_on_body(text) else "unknown"


def _without_strangers(entry: DraftEntry, pieces: Sequence[DraftPiece]) -> DraftEntry:
    """Return an entry whose fields have lost what must not print, and what is unknown."""
    strangers = [piece for piece in pieces if piece.role in PRIVATE or piece.role == "unknown"]
    if not strangers:
        return entry
    changed: dict[str, object] = {}
    for field in CLEANED:
        text = getattr(entry, field)
        without = _without_contacts(text)
        for piece in strangers:
            named = piece.text == entry.name and len(pieces) == 1
            if piece.role != "unknown" or named:
                continue
            if piece.text in without:
                rest = _without(without, piece.text)
                without = rest if rest or field != "name" else without
            elif (
                field in BEHIND
                and without in piece.text
                and without != MARK.sub("", piece.text)
                and entry.name not in piece.text
                and not _is_printed(pieces, without)
            ):
                # «Oral (Uralsk)», Uralsk: what else was read of the same words is as unknown. A field with
                # the mark of a note is not: «judge¹», judge.
                without = ""
        if without != text:
            changed[field] = without
    notes = tuple(filter(None, map(_without_contacts, entry.notes)))
    if notes != entry.notes:
        changed["notes"] = notes
    defects = tuple(Defect(each.code, _without_contacts(each.text)) for each in entry.defects)
    if defects != entry.defects:
        changed["defects"] = defects
    return replace(entry, **changed) if changed else entry  # type: ignore[arg-type]


def _is_printed(pieces: Sequence[DraftPiece], text: str) -> bool:
    return any(piece.role in PRINTING and text in piece.text for piece in pieces)


def _without_contacts(text: str) -> str:
    """Return a text without what is in it of contacts, addresses and identity numbers."""
    rest, private = without_contacts(text)
    return close_gaps(rest) if private else text


def _without(text: str, words: str) -> str:
    """Return a text without words of it, and without the brackets or the separator that were theirs."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    if not found:
        return text
    behind = text[found.end() :]
    before = SENTENCE_END.sub("", text[: found.start()])
    return close_gaps(before + ("" if behind == "." else behind))
