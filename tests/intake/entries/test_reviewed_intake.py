"""What a review of intake found: signatures that are not final, names that were lost, lines named wrongly."""

import io

import pytest
import xlsxwriter

from coalition_app.drafts import Draft, LineWarning
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from coalition_app.intake.words.birth_names import is_born_name
from tests.intake.reading import codes, owners, read, unaccounted


def rows(*lines: str) -> str:
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("header", "kept", "open_", "refused"),
    [
        ("Status", "approved", "pending", "rejected"),
        ("State", "approved", "pending", "spam"),
        ("Статус", "подтверждено", "на модерации", "отклонено"),
        ("Күйі", "расталды", "күтуде", "қабылданбады"),
        ("Moderation", "published", "unapproved", "trash"),
        ("Stage", "confirmed", "awaiting confirmation", "deleted"),
    ],
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


def test_who_has_not_confirmed_is_not_counted() -> None:
    text = rows("Name,Confirmed", "Anna Weber,yes", "Bruno Silva,no", "Clara Novak,", "Eva Lind,1")
    statuses = [each.standing for each in read(text, "list.csv").entries]
    assert statuses == ["signed", "subject-to-approval", "subject-to-approval", "signed"]


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("Signed?", "yes", "no"),
        ("Подписано", "да", "нет"),
        ("Подписал", "+", "-"),
        ("Қол қойды", "иә", "жоқ"),
        ("Signed", "x", "not yet"),
    ],
)
def test_who_was_asked_and_has_not_signed_is_invited(header: str, yes: str, no: str) -> None:
    text = rows(
        f"Organisation;{header}", f"Green Fund;{yes}", f"Law Centre;{no}", "Union of Peace;"
    )
    entries = read(text, "list.csv").entries
    assert [each.standing for each in entries] == ["signed", "invited", "invited"]
    assert {each.representative for each in entries} == {""}


def test_a_column_of_who_signs_or_when_is_no_yes_or_no() -> None:
    text = rows("Organisation;Подписал;Подписано", "Green Fund;Анна Ким;12.03.2026")
    (entry,) = read(text, "list.csv").entries
    assert (entry.representative, entry.submitted_at) == ("Анна Ким", "2026-03-12")
    assert entry.standing == "signed"
    blank = read(rows("ФИО;Город;Подпись", "Анна Ким;Орал;", "Бо Ли;Орал;"), "list.csv")
    assert {each.standing for each in blank.entries} == {"signed"}


def test_a_withdrawn_signature_is_no_rejected_one() -> None:
    text = rows("Name,Status", "Anna Weber,ok", "Bruno Silva,removed at his request")
    assert [each.standing for each in read(text, "a.csv").entries] == ["signed", "withdrawn"]


def test_a_status_that_says_nothing_of_signatures_changes_none() -> None:
    text = rows("Name,Статус", "Anna Weber,студент", "Bruno Silva,пенсионер", "Eva Lind,врач")
    draft = read(text, "list.csv")
    assert {each.standing for each in draft.entries} == {"signed"}
    assert any("Статус" in warning for warning in draft.warnings)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("pending", "subject-to-approval"),
        ("на модерации", "subject-to-approval"),
        ("rejected", "declined"),
        ("отказался подписать", "declined"),
        ("бас тартты", "declined"),
    ],
)
def test_words_beside_a_name_tell_that_it_does_not_count(words: str, status: str) -> None:
    draft = read(rows("Signatories:", "", "Anna Weber", f"Bruno Silva ({words})", "Eva Lind"))
    assert [each.standing for each in draft.entries] == ["signed", status, "signed"]
    assert codes(draft.entries[1]) == ["not-final"]


def test_a_yes_that_is_taken_back_prints_no_name() -> None:
    text = rows(
        "Name;May we publish your name?;Comment",
        "Anna Weber;Yes, of course;",
        "Bruno Silva;Yes, but not my surname;",
        "Clara Novak;perhaps;",
        "Eva Lind;Да, кроме фамилии;",
    )
    draft = read(text, "list.csv")
    assert [each.consent for each in draft.entries] == ["yes", "withheld", "withheld", "withheld"]
    assert [codes(each) for each in draft.entries] == [[], *[["unknown-answer"]] * 3]


def test_a_body_whose_name_is_a_hashtag_is_no_comment() -> None:
    text = rows("Organisation,City", "Green Fund,Lima", "#MeToo Kazakhstan,Almaty", "#Anna Weber,")
    draft = read(text, "list.csv")
    assert [each.name for each in draft.entries] == ["Green Fund", "#MeToo Kazakhstan"]
    assert unaccounted(text, draft) == []


@pytest.mark.parametrize(
    ("cell", "signs"),
    [
        ("Source International", True),
        ("Nota Bene", True),
        ("Razem", True),
        ("Source: the ministry", False),
        ("Stand 12.05.2026", False),
        ("Total", False),
    ],
)
def test_a_body_alone_in_its_row_is_no_note(cell: str, signs: bool) -> None:
    others = [f"Fund {at},Lima,Peru" for at in range(8)]
    draft = read(rows("Organisation,City,Country", *others, f"{cell},,"), "list.csv")
    assert (draft.entries[-1].name == cell) is signs


def test_an_endless_cell_takes_no_endless_time() -> None:
    # The reader's patterns would look for minutes.
    others = [f"Fund {at},Lima" for at in range(8)]
    cell = f"sum{'a' * 60_000}!"
    draft = read(rows("Organisation,City", *others, f"{cell},"), "list.csv")
    assert draft.entries[-1].name == cell
    asked = ("представитель " * 2_100).strip()
    draft = read(rows(*[f"a,b,{asked}"] * 18, "Name,City", "Anna Weber,Lima"), "list.csv")
    assert [each.name for each in draft.entries] == ["Anna Weber"]


def test_people_who_are_called_as_bodies_are_people_among_people() -> None:
    people = ("Anna Weber", "Charity Ngilu", "Bruno Silva", "Ngo Quang", "Grace Kelly")
    draft = read(rows("Signatories:", "", *people))
    assert {each.kind for each in draft.entries} == {"individual"}
    bodies = ("Green Fund", "Charity Navigator", "Peace Association", "Law Centre")
    draft = read(rows(*(f"{at}. {name}" for at, name in enumerate(bodies, 1))))
    assert {each.kind for each in draft.entries} == {"organisation"}


def test_paragraphs_of_a_page_on_one_line_of_markdown_stay_apart() -> None:
    text = rows(
        *("# Letter", "", "Signed:", "", "<p>Anna Weber</p><p>Bruno Silva</p>"),
        *("- Clara Novak", "- Eva Lind", "- Hanna Berg"),
    )
    names = [each.name for each in read(text, "list.md").entries]
    assert names == ["Anna Weber", "Bruno Silva", "Clara Novak", "Eva Lind", "Hanna Berg"]


def test_a_line_break_in_a_cell_of_markdown_begins_no_row() -> None:
    text = rows(
        *("| Name | City |", "| --- | --- |", "| Anna<br>Weber | Lima |", "| Bruno Silva | Oslo |"),
        "| Clara<br/>Novak | Rome |",
    )
    draft = read(text, "list.md")
    assert [(each.name, each.place) for each in draft.entries] == [
        ("Anna Weber", "Lima"),
        ("Bruno Silva", "Oslo"),
        ("Clara Novak", "Rome"),
    ]


def test_no_line_belongs_to_two_paragraphs() -> None:
    text = rows(
        "<h1>Open letter</h1>",
        "<p>We write because the law is bad and must change.</p><p>It must change at once.</p>",
        "<h2>Signatories</h2>",
        "<ul><li>Anna Weber</li>",
        "<li>Bruno Silva</li>",
        "<li>Clara Novak</li></ul>",
    )
    draft = read(text, "list.md")
    assert "at once" in draft.body
    assert unaccounted(text, draft) == []
    assert max(owners(draft).values()) == 1


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
    [
        ("Все", (1, 2)),
        ("Пункт 1, Пункт 2. Не допускать пыток", (1, 2)),
        ("Все, кроме пункта 2", ()),
        ("All except 2", ()),
        ("Пункт 1; но не пункт 2", (1,)),
    ],
)
def test_all_but_one_is_no_support_of_all(answer: str, supported: tuple[int, ...]) -> None:
    text = rows(
        "Организация|Какие требования вы поддерживаете?",
        "ОФ «Эхо»|Пункт 1, Пункт 2. Не допускать пыток",
        f"ОО «Свет»|{answer}",
    )
    entry = read(text, "list.csv").entries[1]
    assert entry.positions == tuple((number, "supports") for number in supported)
    assert bool(entry.reservation) is (supported != (1, 2))


def test_an_answer_under_position_is_no_office() -> None:
    text = rows(
        *("Name;Position", "Anna Weber;against", "Bruno Silva;lawyer", "Clara Novak;Воздержался"),
    )
    told = [(each.office, each.reservation) for each in read(text, "list.csv").entries]
    assert told == [("", "against"), ("lawyer", ""), ("", "Воздержался")]


@pytest.mark.parametrize(
    "words",
    [
        *("against point 1", "except the second demand", "only points 1 and 3"),
        *("против второго пункта", "кроме 2-го требования", "только пункт 1"),
        *("2-талапқа қарсы", "тек 1-талап", "1-талаптан басқа"),
    ],
)
def test_words_against_a_demand_are_words_to_settle(words: str) -> None:
    entry = read(rows("1. Anna Weber", f"2. Bruno Silva, {words}", "3. Eva Lind")).entries[1]
    assert (entry.office, entry.reservation) == ("", words)


def test_a_pasted_text_of_cards_is_read_card_by_card() -> None:
    text = rows(
        *(
            "Подписали:",
            "",
            "Организация: ОФ «Эхо»",
            "Представитель: Анна Ким",
            "Город: Алматы",
            "",
        ),
        *("Организация: ОО «Свет»", "Представитель: Бо Ли", "Город: Орал", ""),
        *("ФИО: Вера Цой", "Город: Орал", "Можно опубликовать имя: нет"),
    )
    draft = read(text)
    assert [(each.name, each.representative, each.place) for each in draft.entries] == [
        ("«Эхо»", "Анна Ким", "Алматы"),
        ("«Свет»", "Бо Ли", "Орал"),
        ("Вера Цой", "", "Орал"),
    ]
    assert [each.consent for each in draft.entries] == ["", "", "withheld"]
    assert unaccounted(text, draft) == []


def mail(*lines: str) -> Draft:
    heads = (
        *("From: Anna Weber <anna@example.org>", "Date: Mon, 5 Jan 2026 10:00:00 +0500"),
        *("Subject: Statement", "Content-Type: text/plain; charset=utf-8", ""),
    )
    return read(rows(*heads, *lines), "list.eml")


@pytest.mark.parametrize(
    ("words", "consent"),
    [
        ("I support the statement, but please do not publish my name.", "withheld"),
        ("Поддерживаю заявление. Прошу не указывать мою фамилию.", "withheld"),
        ("Мәлімдемені қолдаймын. Атым жарияланбасын.", "withheld"),
        ("I support the statement. Print only the initials.", "initials"),
        ("I support the statement. It was published yesterday.", ""),
    ],
)
def test_a_writer_who_asks_not_to_be_printed_is_not(words: str, consent: str) -> None:
    (entry,) = mail("Hello,", "", words, "", "Best regards,", "Anna Weber").entries
    assert entry.consent == consent
    assert ("asks-not-to-print" in codes(entry)) is bool(consent)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("We support the statement, subject to approval by our board.", "subject-to-approval"),
        ("Мы подписываем заявление после решения правления.", "subject-to-approval"),
        ("We support the statement and approve of all demands.", "signed"),
    ],
)
def test_a_letter_that_waits_for_a_board_is_not_counted(words: str, status: str) -> None:
    (entry,) = mail(words, "", "Best regards,", "Anna Weber", "NGO Echo").entries
    assert entry.standing == status
    assert ("not-final" in codes(entry)) is (status != "signed")


def test_what_a_letter_asks_holds_for_all_whom_it_names() -> None:
    draft = mail(
        *("Мы подписываем заявление после решения правления. Просим не публиковать названия.", ""),
        *("Добавьте также ОФ «Свет».", "", "С уважением,", "Анна Ким, директор ОФ «Эхо»"),
    )
    assert {each.name for each in draft.entries} == {"«Эхо»", "«Свет»"}
    assert {each.consent for each in draft.entries} == {"withheld"}
    assert {each.standing for each in draft.entries} == {"subject-to-approval"}


def test_greetings_and_thanks_sign_nothing() -> None:
    draft = mail("Please add:", "", "Bruno Silva", "Clara Novak", "", "Thanks,", "Anna Weber")
    assert [each.name for each in draft.entries] == ["Bruno Silva", "Clara Novak"]
    maybe = ("Hello,", "", "If the board agrees, we will sign.", "", "Anna Weber, director")
    with pytest.raises(UserError):
        mail(*maybe)


def test_the_head_of_a_body_signs_a_letter_under_the_own_name() -> None:
    ending = ("С уважением,", "Директор ОФ «Эхо» Анна Ким")
    (entry,) = mail("Мы подписываем заявление.", "", *ending).entries
    assert (entry.name, entry.representative, entry.office) == ("«Эхо»", "Анна Ким", "Директор")


def test_what_is_remembered_of_names_has_a_bound() -> None:
    assert is_born_name.cache_parameters()["maxsize"] is not None
