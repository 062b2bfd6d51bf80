"""What a review of intake found: signatures that are not final, names that were lost, lines named wrongly."""

import io

import pytest
import xlsxwriter

from coalition_app.drafts import Draft, LineWarning
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from coalition_app.intake.words.birth_names import is_born_name
from tests.intake.examples import examples
from tests.intake.reading import codes, read, unaccounted

EXAMPLES = examples("reviewed_intake")


def rows(*lines: str) -> str:
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("header", "kept", "open_", "refused"),
    EXAMPLES["a column tells which signatures are not final"],
)
def test_a_column_tells_which_signatures_are_not_final(
    header: str, kept: str, open_: str, refused: str
) -> None:
    text = rows(
        f"Name,City,{header}",
        f"Anna Weber,Lima,{kept}",
        f"Bruno Silva,Lima,{open_}",
        f"Clara Novak,Lima,{refused}",
    )
    draft = read(text, "list.csv")
    assert [(each.name, each.standing) for each in draft.entries] == [
        ("Anna Weber", "signed"),
        ("Bruno Silva", "subject-to-approval"),
    ]
    assert [codes(each) for each in draft.entries] == [[], ["not-final"]]
    assert {each.country for each in draft.entries} == {""}
    assert unaccounted(text, draft) == []
    assert not any(header in warning for warning in draft.warnings)


def test_a_status_that_says_nothing_of_signatures_changes_none() -> None:
    text = rows("Name,Статус", "Anna Weber,студент", "Bruno Silva,пенсионер", "Eva Lind,врач")
    draft = read(text, "list.csv")
    assert {each.standing for each in draft.entries} == {"signed"}
    assert any("Статус" in warning for warning in draft.warnings)


def test_an_endless_cell_takes_no_endless_time() -> None:
    # The reader's patterns would look for minutes.
    others = [f"Fund {at},Lima" for at in range(8)]
    cell = f"sum{'a' * 60_000}!"
    draft = read(rows("Organisation,City", *others, f"{cell},"), "list.csv")
    assert draft.entries[-1].name == cell
    asked = ("представитель " * 2_100).strip()
    draft = read(rows(*[f"a,b,{asked}"] * 18, "Name,City", "Anna Weber,Lima"), "list.csv")
    assert [each.name for each in draft.entries] == ["Anna Weber"]


def test_warnings_name_the_lines_of_the_file() -> None:
    text = rows(
        *("# Letter", "", "We write.", "", "| Name | City | May we publish your name? |"),
        *("| --- | --- | --- |", "| Anna Weber | Lima | no |", "| Bruno Silva | Oslo | yes |"),
        "| Clara Novak | Rome | no |",
    )
    draft = read(text, "list.md")
    (warning,) = (each for each in draft.warnings if isinstance(each, LineWarning))
    assert warning == "Not every name may be printed; see the source, lines: 7, 9."
    assert warning.lines == (7, 9)


def book() -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as made:
        struck = made.add_format({"font_strikeout": True})
        first = made.add_worksheet("Bodies")
        first.write_column(0, 0, ["Organisation", "Green Fund", "Law Centre"])
        second = made.add_worksheet("People")
        head = ["Name", "Office", "City", "May we publish your name?"]
        for at, row in enumerate((head, ["Anna Weber", "director", "Lima", "no"])):
            second.write_row(at, 0, row)
        second.write_row(2, 0, ["Bruno Silva", "teacher", "Oslo", "yes"], struck)
        second.write_row(3, 0, ["Clara Novak", "", "Rome", "yes"])
        second.write(3, 1, "doctor", struck)
        second.write_rich_string(4, 0, struck, "Eva Lind", " Hanna Berg")
        second.write_row(4, 1, ["poet", "Oral", "yes"])
    return kept.getvalue()


def test_what_is_struck_out_in_a_spreadsheet_is_marked() -> None:
    draft = read_source(book(), "list.xlsx").draft
    _fund, _centre, anna, bruno, clara, hanna = draft.entries
    assert codes(anna) == []
    # Who decides on a struck name sees all of its row.
    assert (bruno.name, bruno.office, codes(bruno)) == ("Bruno Silva", "teacher", ["struck-out"])
    assert (clara.name, clara.office, codes(clara)) == ("Clara Novak", "", ["struck-out"])
    assert (hanna.name, codes(hanna)) == ("Hanna Berg", ["struck-out"])


def test_warnings_of_a_second_sheet_name_lines_and_entries_of_the_whole() -> None:
    draft = read_source(book(), "list.xlsx").draft
    anna = draft.entries[2]
    told = [each for each in draft.warnings if "printed" in each]
    assert told == [f"Not every name may be printed; see the source, lines: {anna.lines[0]}."]


@pytest.mark.parametrize(
    ("answer", "supported"),
    EXAMPLES["all but one is no support of all"],
)
def test_all_but_one_is_no_support_of_all(answer: str, supported: tuple[int, ...]) -> None:
    text = rows(
        "Организация|Какие требования вы поддерживаете?",
        "ОФ «Эхо»|Пункт 1, Пункт 2. Не допускать пыток",
        f"ОО «Свет»|{answer}",
    )
    entry = read(text, "list.csv").entries[1]
    assert entry.positions == tuple((number, "supports") for number in supported)
    assert bool(entry.reservation) is (not {1, 2}.issubset(supported))


def mail(*lines: str) -> Draft:
    heads = (
        *("From: Anna Weber <anna@example.org>", "Date: Mon, 5 Jan 2026 10:00:00 +0500"),
        *("Subject: Statement", "Content-Type: text/plain; charset=utf-8", ""),
    )
    return read(rows(*heads, *lines), "list.eml")


@pytest.mark.parametrize(
    ("words", "consent"),
    EXAMPLES["a writer who asks not to be printed is not"],
)
def test_a_writer_who_asks_not_to_be_printed_is_not(words: str, consent: str) -> None:
    (entry,) = mail("Hello,", "", words, "", "Best regards,", "Anna Weber").entries
    assert entry.consent == consent
    assert ("asks-not-to-print" in codes(entry)) is bool(consent)


def test_greetings_and_thanks_sign_nothing() -> None:
    draft = mail("Please add:", "", "Bruno Silva", "Clara Novak", "", "Thanks,", "Anna Weber")
    assert [each.name for each in draft.entries] == ["Bruno Silva", "Clara Novak"]
    maybe = ("Hello,", "", "If the board agrees, we will sign.", "", "Anna Weber, director")
    with pytest.raises(UserError):
        mail(*maybe)


def test_what_is_remembered_of_names_has_a_bound() -> None:
    assert is_born_name.cache_parameters()["maxsize"] is not None
