"""Who signs where an entry names a person, their office and a body: the person, or the body by the person.

Who holds a leading office may sign for the body, or alone with the body beside the name. Headings, the
headers of a table and the statement's own words may decide it; where nothing does, it is asked once for all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from textwrap import shorten

from coalition_app.draft_pieces import (
    NAME_IN_CASE,
    ORGANISATIONS,
    PERSONS,
    PRINTING,
    SEVERAL,
    WHO_SIGNS,
    DraftPiece,
)
from coalition_app.drafts import Draft, DraftEntry, OpenLine, OpenPoint
from coalition_app.i18n import _
from coalition_app.intake.entries.footnotes import PERSONAL
from coalition_app.intake.entries.pieces import keep_strangers, take_pieces
from coalition_app.intake.entries.several_people import joins_names
from coalition_app.intake.lists.list_lines import LIST_HEADING
from coalition_app.intake.tables.settle_roles import is_plain_body
from coalition_app.intake.words.groups import OF_BODIES, OF_PEOPLE
from coalition_app.intake.words.kinds import kind_of_body
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import LATIN, is_body
from coalition_app.intake.words.persons import is_person
from coalition_app.intake.words.quotation import QUOTES
from coalition_app.intake.words.table_headers import field_of_header, heads_bodies
from coalition_app.intake.words.vocabulary import names_body
from coalition_app.intake.words.word_lists import word_list
from coalition_app.who_signs import Body, signed_by_body, signed_by_person
from coalition_app.work import watched

EXAMPLES, LONGEST = 3, 80
"""Entries that the question shows, and characters of each."""
LEAST, OF_ALL = 1 / 2, 1 / 3
"""Share in leading offices of those with a body, and of all, below which a list is one of people."""
UNDERSIGNED = re.compile(
    r"(?:undersigned|нижеподписавши\w+|подписавши\w+|қол қой\w+)(?: [\w-]+){1,4}"
    r"|on behalf of (?:[\w-]+ ){0,2}organi[sz]ations|от имени (?:[\w-]+ ){0,2}организаций",
    re.IGNORECASE,
)
"""How a statement says who signs it."""
BOTH = re.compile(
    r"represent|предста|өкіл|\b(?:and|or|и|или|және|мен|немесе)\b|[/&+]", re.IGNORECASE
)
"""«Представители организаций», «организации и жители»: which of the two signs is not said."""
SIGNING = re.compile(r"подписант|signator|қол қоюшы", re.IGNORECASE)
"""How the header of a column says that those in it sign."""
PEOPLE = ("person", "representative", "family", "given")
AT = re.compile(r"[\s,]+(?:(?:at|of)(?: the)?|@|в)?\s*$")
"""What joins an office to the body behind it, and has no sense without that."""
OF_NAME = (SEVERAL, "name-is-no-name")
"""Codes of what was open about a name, and is looked for in the new one."""
APART = " ,;:()[]–—-"
WORD = re.compile(r"(?<=\s)\S+")


def settle_who_signs(draft: Draft, *, mapped: bool) -> tuple[Draft, tuple[OpenLine, ...]]:
    """Return a draft in which bodies sign where something says so, and the question where nothing does.

    There is one for the whole draft, which shows some examples and names all whom it opens. `mapped`: who
    said what the columns are said who signs.
    """
    entries, asked = list(draft.entries), list[DraftEntry]()
    for entry, said in () if mapped else _led_by(draft):
        if said:
            entries[entry.number - 1] = sign_as(entry, said)
        else:
            asked.append(entry)
    draft = replace(draft, entries=tuple(entries)) if entries != [*draft.entries] else draft
    if not asked:
        return draft, ()
    examples = "; ".join(
        shorten(entry.as_printed, LONGEST, placeholder="…") for entry in asked[:EXAMPLES]
    )
    numbers = tuple(entry.number for entry in asked)
    return draft, (OpenLine(asked[0].lines, examples, WHO_SIGNS, numbers),)


def sign_as(entry: DraftEntry, who: str) -> DraftEntry:
    """Return an entry as signed by the person or by the body that it names."""
    if who == ORGANISATIONS and entry.kind == "individual":
        body = part_body(entry.office, entry.affiliation)
        if body is None:
            return entry
        signed = replace(
            entry,
            **signed_by_body(entry.name, body),
            affiliation="",
            notes=tuple(note for note in entry.notes if note != entry.affiliation),
            as_printed="",
        )
        signed = _still_open(keep_strangers(take_pieces(signed), entry), entry)
        known = {point.code for point in signed.open}
        doubt = (OpenPoint(body.doubt, body.name, entry.lines),) if body.doubt else ()
        return signed if body.doubt in known else replace(signed, open=(*signed.open, *doubt))
    if who == PERSONS and entry.kind != "individual":
        name = f"{entry.legal_form} {entry.name}".strip()
        signed = replace(
            entry,
            **signed_by_person(entry.representative),
            affiliation=name,
            notes=(*entry.notes, name),
            as_printed="",
        )
        signed = keep_strangers(take_pieces(signed), entry)
        pieces = tuple(
            piece._replace(role="affiliation") if piece.text == name else piece
            for piece in signed.pieces
        )
        return _still_open(replace(signed, pieces=pieces), entry)
    return entry


def _still_open(signed: DraftEntry, before: DraftEntry) -> DraftEntry:
    """Return an entry in which what was doubted and prints on is open too: who signs settles nothing else."""
    pieces, points = [*signed.pieces], [*signed.open]
    known = {point.text for point in points}
    for point in before.open:
        if point.code in OF_NAME or point.text in known:
            continue
        points.append(point)
        for at, piece in enumerate(pieces):
            if piece.role in PRINTING and point.text and point.text in piece.text:
                pieces[at : at + 1] = _cut_around(piece, point.text)
                break
    return replace(signed, pieces=tuple(pieces), open=tuple(points))


def _cut_around(piece: DraftPiece, text: str) -> list[DraftPiece]:
    """Cut a piece so that a text in it is one by itself; together they print as before."""
    before, _text, behind = piece.text.partition(text)
    head, tail = before.rstrip(APART), behind.lstrip(APART)
    opening, closing = before[len(head) :], behind[: len(behind) - len(tail)]
    cut = [piece._replace(text=head, after="")] if head else []
    cut.append(piece._replace(text=text, before=opening if head else piece.before + opening))
    if tail:
        cut[-1] = cut[-1]._replace(after="")
        cut.append(piece._replace(text=tail, before=closing))
    else:
        cut[-1] = cut[-1]._replace(after=closing + piece.after)
    return cut


def part_body(office: str, affiliation: str) -> Body | None:
    """Return the body of which somebody holds a leading office; None where none is named."""
    if not _leading().search(office):
        return None
    beside = office.replace(affiliation, "", 1)
    if affiliation and _leading().search(beside):
        return _body(beside, affiliation, within=False)
    for match in WORD.finditer(office):
        tail = office[match.start() :]
        if is_body(tail) or (names_body(match[0]) and tail[-1] in QUOTES):
            return _body(office[: match.start()], tail, within=True)
        head = office[: match.start()].rstrip(" ,")
        if _leading().match(tail) and not _leading().search(head) and is_body(head):
            # «„Экомұра“ жеке қоры директоры»: the body stands first.
            return _body(tail, head, within=True)
    return None


def _body(office: str, text: str, *, within: bool) -> Body:
    """Return a body; `within`: its name was a part of the office's words."""
    form, own = find_form(text), AT.sub("", office)
    doubt = ""
    if joins_names(form.form, form.name) or part_body(own, "") is not None:
        # «директор ОФ «Эхо» и ОО «Заря»»: somebody leads one body, and is of another one too.
        doubt = SEVERAL
    elif within and not form.form and LATIN.match(text) is None:
        doubt = NAME_IN_CASE
    return Body(own, kind_of_body(form.name), form.form, form.name, doubt)


def _led_by(draft: Draft) -> Iterator[tuple[DraftEntry, str]]:
    """Yield the entries that a person or a body may sign, and which of them the source says does."""
    of_all = None if draft.format == "mails" else _said_by_headers(draft.columns)
    if of_all is None:
        return
    looked = bool(of_all)
    for section in draft.sections:
        inside = watched(draft.entries[section.first - 1 : section.last])
        people = [entry for entry in inside if _names_one(entry, bool(draft.columns))]
        leading = [entry for entry in people if _leading().search(entry.office)]
        if not leading or len(leading) < OF_ALL * len(people):
            continue
        led = [entry for entry in leading if _is_led(entry)]
        with_body = sum(bool(each.affiliation or each.kind != "individual") for each in people)
        if led and len(led) >= max(LEAST * with_body, OF_ALL * len(people)):
            if not looked:
                of_all, looked = _said_of_all(draft), True
            said = _said_by(section.heading or "") or of_all
            yield from ((entry, said) for entry in led)


def _names_one(entry: DraftEntry, of_table: bool) -> bool:
    """Tell whether an entry is one person's, or in a table a body's beside whom one person stands.

    In a list the body that stands first signs.
    """
    if entry.capacity == "personal" or entry.joint:
        return False
    return entry.kind == "individual" or (of_table and is_person(entry.representative))


def _is_led(entry: DraftEntry) -> bool:
    return entry.kind != "individual" or part_body(entry.office, entry.affiliation) is not None


def _said_by_headers(columns: Sequence[tuple[str, str]]) -> str | None:
    """Return who signs by the headers of a table: empty for a name and «Organisation», None for all else.

    What is no table has no headers, and leaves it open; so does what has other words in their place.
    """
    fields = [field for _header, field in columns]
    people = [at for at, field in enumerate(fields) if field in PEOPLE]
    bodies = [at for at, field in enumerate(fields) if field in ("name", "affiliation")]
    if not people:
        return None if columns else ""
    header = columns[people[0]][0]
    if not bodies:
        offices = [header for header, field in columns if field == "office"]
        return "" if any(map(heads_bodies, offices)) or not field_of_header(header) else None
    other = columns[bodies[0]][0]
    named = field_of_header(header) not in ("representative", None)
    if people[0] > bodies[0] or not named or not is_plain_body(other):
        return None
    return PERSONS if SIGNING.search(header) else ""


def _said_of_all(draft: Draft) -> str:
    """Return who signs by the heading of the whole list and the statement's own words; empty for neither."""
    heads = [left.text for left in draft.left_out if left.why == _(LIST_HEADING)]
    texts = [draft.title, draft.body, *heads]
    if any(map(PERSONAL.search, texts)):
        return PERSONS
    sentences = (match[0] for text in texts for match in UNDERSIGNED.finditer(text))
    return _said_by(" ".join(heads)) or _said_by(" ".join(sentences))


def _said_by(words: str) -> str:
    """Return which of both sign by the words for them; empty for both and for neither."""
    people, bodies = OF_PEOPLE.search(words), OF_BODIES.search(words)
    if bool(people) == bool(bodies) or BOTH.search(words):
        return PERSONS if PERSONAL.search(words) else ""
    return PERSONS if people else ORGANISATIONS


def leads(entry: DraftEntry) -> bool:
    """Tell whether somebody holds a leading office."""
    return _leading().search(entry.office) is not None


@cache
def _leading() -> re.Pattern[str]:
    stems = "|".join(map(re.escape, sorted(word_list("leading_stems"))))
    return re.compile(rf"(?<!\w)(?:{stems})", re.IGNORECASE)
