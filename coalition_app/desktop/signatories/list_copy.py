"""The list as it is copied: as text with tabs, and as a table of HTML, in the words by which it comes back.

Whatever columns are seen, a copy holds all that a list says in public, save what is empty throughout; the
positions have a column for each demand, the words of the signatories one for each of their acts.

Text stays text: the table marks every cell as text, so that a spreadsheet neither calculates a name that
begins with an equals sign nor makes a number of "007". Plain text cannot say so; there a cell that a
spreadsheet would calculate gets an apostrophe before it, as one types it there. A cell with line ends is
quoted, as spreadsheets copy it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from coalition_app import i18n, own_list
from coalition_app.desktop.signatories.list_text import SeenList
from coalition_app.desktop.wording import signature_words
from coalition_app.hidden_characters import show_hidden
from coalition_app.languages import LANGUAGES
from coalition_app.records.positions import whole_rows

if TYPE_CHECKING:
    from coalition_app.desktop.desk.seen_table import SeenTable
    from coalition_app.records.positions.positions import ActRow
    from coalition_app.records.positions.whole_rows import WholeRow
    from coalition_app.work import Tell

_CELL = '<td style="mso-number-format:\'\\@\'" sdnum="0;0;@">%s</td>'
"""A cell that Excel and LibreOffice leave as text."""

Cell = Callable[["WholeRow"], str]


@dataclass(frozen=True, slots=True)
class Copied:
    """The list in two forms, and how many signatures it holds."""

    text: str
    html: str
    rows: int


def copied(seen: SeenList, progress: "Tell") -> Copied:
    """Word a list for the clipboard, with its headings."""
    with seen.database.reading() as tx:
        found = {
            row.signature.number: row
            for row in whole_rows.each_whole(tx, seen.statement, numbers=seen.numbers)
        }
    rows = [found[number] for number in seen.numbers if number in found]
    columns = _filled(_columns(seen, rows), rows)
    texts = ["\t".join(heading for heading, _cells in columns)]
    table = [_row("<th>%s</th>", [heading for heading, _cells in columns])]
    for at, row in enumerate(rows, start=1):
        cells = [cell(row) for _heading, cell in columns]
        texts.append("\t".join(map(_as_text, cells)))
        table.append(_row(_CELL, cells))
        if at % 500 == 0:
            progress(at, len(rows))
    html = f'<meta charset="utf-8"><table>{"".join(table)}</table>'
    return Copied("\n".join(texts) + "\n", html, len(rows))


def copied_table(seen: "SeenTable") -> Copied:
    """Word a list for the clipboard as it is seen."""
    texts = ["\t".join(map(_as_text, line)) for line in (seen.heads, *seen.lines)]
    table = [_row("<th>%s</th>", seen.heads), *(_row(_CELL, line) for line in seen.lines)]
    html = f'<meta charset="utf-8"><table>{"".join(table)}</table>'
    return Copied("\n".join(texts) + "\n", html, seen.length)


def _columns(seen: SeenList, rows: Sequence["WholeRow"]) -> list[tuple[str, Cell, bool]]:
    """Return heading and cells of every column, and whether it is copied empty too."""
    language = LANGUAGES.index(i18n.current().language)
    cells: dict[str, Cell] = {
        "number": lambda row: str(row.signature.number),
        "name": lambda row: row.signature.name,
        "legal_form": lambda row: row.signature.legal_form,
        "joint": lambda row: _pairs(row.signature.joint),
        "representative": lambda row: row.signature.representative,
        "office": lambda row: row.signature.office,
        "more": lambda row: _pairs(row.signature.more_representatives),
        "place": lambda row: row.signature.place,
        "country": lambda row: row.signature.country,
        "kind": lambda row: own_list.KINDS[row.signature.kind][language],
        "capacity": lambda row: own_list.CAPACITIES[row.signature.capacity][language],
        "section": lambda row: _section(row, seen),
        "standing": lambda row: own_list.STATUSES[row.signature.status][language],
        "standing_on": lambda row: own_list.day_text(row.signature.status_on),
        "signed_on": lambda row: own_list.day_text(row.signed_on),
        "received_on": lambda row: own_list.day_text(row.received_on),
        "printed_number": lambda row: row.signature.printed_number,
        "printed_form": lambda row: row.signature.printed_form,
        "publish": lambda row: _publish(row, language),
    }
    found = [
        (own_list.HEADINGS[key][language], cell, key in own_list.MUST)
        for key, cell in cells.items()
    ]
    for demand in seen.statement.demands:
        wording = demand.wordings.get(seen.statement.authentic_language, "").split()
        heading = ". ".join(
            filter(None, (own_list.DEMAND[language] % demand.number, " ".join(wording)))
        )
        found.append((heading, _positions_on(demand.number, language), True))
    for at in range(max((len(row.acts) for row in rows), default=0)):
        found.append((own_list.WORDS[language] % (at + 1), _act(at, lambda act: act.wording), True))
        found.append((own_list.ABOUT[language] % (at + 1), _act(at, _about(language)), True))
    return found


def _filled(
    columns: Sequence[tuple[str, Cell, bool]], rows: Sequence["WholeRow"]
) -> list[tuple[str, Cell]]:
    """Leave out the columns that are empty throughout."""
    return [
        (heading, cell) for heading, cell, must in columns if must or any(cell(row) for row in rows)
    ]


def _pairs(pairs: Sequence[tuple[str, str]]) -> str:
    return "\n".join(own_list.PAIR.join(pair) for pair in pairs)


def _section(row: "WholeRow", seen: SeenList) -> str:
    ordinal = row.signature.section
    headed = ordinal in seen.sections and any(seen.sections[ordinal].heading.values())
    if ordinal and not headed:
        return own_list.HEADLESS % ordinal
    return signature_words.section_text(ordinal, seen.sections)


def _publish(row: "WholeRow", language: int) -> str:
    publish = row.signature.publish
    return "" if publish == "yes" else own_list.PUBLISH[publish][language]


def _positions_on(demand: int, language: int) -> Cell:
    def cell(row: "WholeRow") -> str:
        stance = row.positions.get(demand)
        return own_list.POSITIONS[stance][language] if stance else ""

    return cell


def _act(at: int, of: Callable[["ActRow"], str]) -> Cell:
    return lambda row: of(row.acts[at]) if at < len(row.acts) else ""


def _about(language: int) -> Callable[["ActRow"], str]:
    """Return a function that says of words what they are, which demands they touch, and their days."""

    def about(act: "ActRow") -> str:
        demands = ", ".join(map(str, act.demands))
        parts = (
            own_list.ACTS[act.kind][language],
            own_list.ON_DEMANDS[language] % demands if demands else "",
            own_list.LANGUAGE[language] % act.language if act.language else "",
            own_list.RECEIVED[language] % own_list.day_text(act.received_on)
            if act.received_on
            else "",
            own_list.MADE[language] % own_list.day_text(act.made_on) if act.made_on else "",
        )
        return own_list.BETWEEN.join(filter(None, parts))

    return about


def _as_text(cell: str) -> str:
    cell = own_list.guarded(show_hidden(cell))
    if cell.startswith('"') or any(mark in cell for mark in "\t\n\r"):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _row(cell: str, texts: Sequence[str]) -> str:
    words = (escape(show_hidden(each)).replace("\n", "<br>") for each in texts)
    return f"<tr>{''.join(cell % each for each in words)}</tr>"
