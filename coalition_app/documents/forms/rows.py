"""The annex as rows of cells under the headings by which a table comes back (`own_list`)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coalition_app import own_list
from coalition_app.documents.content.content import ContentAct, ContentEntry, ContentSection
from coalition_app.documents.forms.parts import Copy, clean
from coalition_app.documents.layout.other_names import directory_name
from coalition_app.documents.layout.transliteration import NAMES, System, latin_line
from coalition_app.labels import DEFECTS
from coalition_app.languages import LANGUAGES

Cell = Callable[[ContentEntry], str]


@dataclass(frozen=True)
class Said:
    """Words of a signatory, or a translation of them."""

    what: str
    demands: str
    language: str
    received: str
    """ISO date."""
    translator: str
    wording: str


def place_of(copy: Copy) -> int:
    """Return the place of the document's language among the words of `own_list`."""
    return LANGUAGES.index(copy.language)


def entries_of(copy: Copy) -> Iterator[tuple[str, ContentEntry]]:
    """Yield the entries, each with its section: its heading, or its place where none was printed."""
    for at, section in enumerate(copy.content.sections, start=1):
        heading = section_word(copy, section, at)
        for entry in section.entries:
            yield heading, entry


def section_word(copy: Copy, section: ContentSection, at: int) -> str:
    """Return a section's heading as one line."""
    heading = " ".join(clean(copy.words.choose(section.heading)).split())
    return heading or own_list.HEADLESS % at


def columns(copy: Copy) -> list[tuple[str, Cell]]:
    """Return the headings and cells of an entry's own fields; the section is added by its place."""
    at = place_of(copy)
    cells: dict[str, Cell] = {
        "number": lambda entry: str(entry.number),
        "name": lambda entry: clean(entry.name),
        "representative": lambda entry: clean(entry.representative),
        "office": lambda entry: clean(entry.office),
        "place": lambda entry: clean(entry.place),
        "country": lambda entry: clean(entry.country),
        "kind": lambda entry: own_list.KINDS[entry.kind][at],
        "capacity": lambda entry: own_list.CAPACITIES[entry.capacity][at],
        "standing": lambda entry: _status(entry, at),
        "standing_on": lambda entry: day(entry.standing_date),
        "publish": lambda entry: (
            "" if entry.name or entry.standing == "merged" else own_list.PUBLISH["withheld"][at]
        ),
    }
    if any(each.printed_form for part in copy.content.sections for each in part.entries):
        cells["printed_form"] = lambda entry: clean(entry.printed_form)
    headed = [(own_list.HEADINGS[key][at], cell) for key, cell in cells.items()]
    system = copy.setting.form.transliteration
    if system != "none":
        heading = f"{own_list.FORM_HEADINGS['latin'][at]} ({NAMES[system]})"
        headed.append((heading, lambda entry: clean(_in_latin(entry, system))))
    if copy.setting.form.directory_names == "below":
        heading = own_list.FORM_HEADINGS["directory_name"][at]
        headed.append((heading, lambda entry: clean(_of_directory(copy, entry))))
    if copy.content.marked:
        headed.append((own_list.FORM_HEADINGS["defects"][at], lambda entry: _defects(copy, entry)))
    return headed


def _in_latin(entry: ContentEntry, system: System) -> str:
    return latin_line((entry.name, entry.representative), system)[1:-1]


def _of_directory(copy: Copy, entry: ContentEntry) -> str:
    return directory_name(copy.setting.form, copy.words, entry)


def _defects(copy: Copy, entry: ContentEntry) -> str:
    """Say what is broken in a name, as the list received has it; empty for most."""
    if entry.number not in copy.setting.marked:
        return ""
    found = [code for code, numbers in copy.content.defects.items() if entry.number in numbers]
    return own_list.BETWEEN.join(copy.gettext(DEFECTS[code]) for code in sorted(found))


def _status(entry: ContentEntry, at: int) -> str:
    if entry.merged_into:
        return own_list.MERGED[at] % entry.merged_into
    return own_list.FORM_STATUSES[entry.standing][at]


def day(iso: str) -> str:
    """Write an ISO date as tables of this program have it; empty for none."""
    return f"{iso[8:10]}.{iso[5:7]}.{iso[:4]}" if iso else ""


def positions_of(copy: Copy, entry: ContentEntry) -> list[str]:
    """Return a cell for each demand; empty for who does not count."""
    at = place_of(copy)
    held = [own_list.POSITIONS[word][at] for word in entry.held]
    return held + [""] * (len(copy.content.demands) - len(held))


def demand_heads(copy: Copy, *, authentic: bool = True) -> list[str]:
    """Return the headings of the positions: each demand's number and its wording.

    That is the authentic one, where a table has no other place for it; else the document's own.
    """
    pattern, language = own_list.DEMAND[place_of(copy)], copy.content.authentic_language
    heads = []
    for demand in copy.content.demands:
        own = demand.wording.get(language) if authentic else ""
        wording = own or copy.words.choose(demand.wording)
        heads.append(
            ". ".join(filter(None, (pattern % demand.number, " ".join(clean(wording).split()))))
        )
    return heads


def words_of(copy: Copy, entry: ContentEntry) -> Iterator[Said]:
    """Yield an entry's words in their order, each before its translations."""
    at = place_of(copy)
    for act in entry.acts:
        yield _said(act, at)
        for language, wording, translator, state in act.translations:
            what = own_list.TRANSLATIONS[state][at]
            yield Said(what, "", language, "", clean(translator), clean(wording))


def _said(act: ContentAct, at: int) -> Said:
    demands = ", ".join(map(str, act.demands))
    what = own_list.ACTS[act.kind][at]
    return Said(what, demands, act.language, act.received, "", clean(act.wording))


def about(said: Said, at: int) -> str:
    """Say of words in one cell what they are, which demands they touch, and whose translation they are."""
    parts = (
        (own_list.ON_DEMANDS, said.demands),
        (own_list.LANGUAGE, said.language),
        (own_list.RECEIVED, day(said.received)),
        (own_list.TRANSLATOR, said.translator),
    )
    told = [words[at] % value for words, value in parts if value]
    return own_list.BETWEEN.join((said.what, *told))
