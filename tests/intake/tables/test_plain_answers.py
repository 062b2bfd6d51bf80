"""In a column on signing, every cell that is not wholly a yes or a day opens its row."""

import pytest

from coalition_app.drafts import Draft, DraftEntry
from coalition_app.intake.tables.plain_answers import is_plain_answer, is_plain_day
from tests.intake.reading import read


def table(head: str, *cells: str) -> Draft:
    rows = [f"АНО «Эхо-{letter}»;{cell}" for letter, cell in zip("абвгдежзик", cells, strict=False)]
    return read("\n".join([f"Организация;{head}", *rows]) + "\n", "a.csv")


def stands(entry: DraftEntry) -> bool:
    return entry.standing == "signed" and not entry.open


@pytest.mark.parametrize("head", ["Signed?", "Подпись", "Қол қойды"])
@pytest.mark.parametrize(
    "cell",
    [
        *(
            "y, minus point 4",
            "signed, minus demand 3",
            "pt 3 no",
            "yes, anonymously",
            "1 and 2",
            "15 y.o.",
        ),
        *("да/нет", "2 из 3", "15 лет", "да, анон.", "№ 3", "5", "N.", "1,2", "да (1, 2)"),
        *("ойланып жатыр", "3-талапсыз", "жоқ", "иә (1, 3)"),
        *("✘", "❌", "✗", "☐", "👎", "×", "⏳"),
    ],
)
def test_an_answer_that_is_more_than_yes_never_counts(head: str, cell: str) -> None:
    entries = table(head, "да", "yes", "иә", cell).entries
    assert [stands(entry) for entry in entries] == [True, True, True, False]
    assert any(cell in note for note in entries[3].notes)
    assert not entries[3].representative


@pytest.mark.parametrize("head", ["Date signed", "Дата подписи", "Қол қойған күні"])
@pytest.mark.parametrize(
    "cell",
    [
        "declined 3.11",
        "12.11. withdrawn 14.11.",
        "обещ. до 20.11",
        "отказ 3.11",
        "will sign 20.11.2026",
        "",
        "–",
    ],
)
def test_a_day_with_words_and_no_day_at_all_never_count(head: str, cell: str) -> None:
    entries = table(head, "12.11.2026", "13.11.2026", cell).entries
    assert [stands(entry) for entry in entries] == [True, True, False]


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "да",
            "Yes!",
            "signed 12.11.2026",
            "да, 12 ноября",
            "12.11",
            "2026-11-12T10:00:00Z",
            "✔",
            "✔️",
            "TRUE",
        ),
        *("иә", "қол қойды", "oui", "firmado", "Анна Ким", "1", "👍"),
    ],
)
def test_a_plain_yes_or_day(cell: str) -> None:
    assert is_plain_answer(cell)


@pytest.mark.parametrize(
    "cell",
    ["3 нояб. 2026 г.", "2026/11/03 10:22:31 AM GMT+5", "Tue, 3 Nov 2026", "3 listopada 2026", ""],
)
def test_days_as_forms_write_them(cell: str) -> None:
    assert is_plain_day(cell, ())


@pytest.mark.parametrize("cell", ["out 3.11", "out 12.11.2026", "3 Nov, out"])
def test_who_is_out_is_no_month_of_another_language(cell: str) -> None:
    assert not is_plain_day(cell, ())
    assert is_plain_day("3 out 2026", ("out",)), "where most days are written so"


@pytest.mark.parametrize(
    ("cell", "stand"),
    [
        ("3 ιουνίου", False),
        ("12 мая", False),
        ("начало марта", False),
        ("да", False),
        ("условно", True),
    ],
)
def test_no_day_is_not_yet_where_any_cell_may_be_a_day(cell: str, *, stand: bool) -> None:
    entries = table("Дата подписи", "выбыл", "под вопросом", cell, "").entries
    assert not any(map(stands, entries[:2]))
    assert stands(entries[-1]) == stand


def test_names_of_who_signed_and_numbers_of_signatures_open_nothing() -> None:
    assert all(map(stands, table("Подписал", "Анна Ким", "Пётр Ли", "Олег Бук").entries))
    assert all(map(stands, table("Signatures", "12", "140", "3").entries))


VOTES = """[{"voter": "Elm Club", "vote": "yes"}, {"voter": "Oak Club", "vote": "no"},
{"voter": "Ash Club", "vote": null}, {"voter": "Fir Club", "vote": "yes", "is_test": true},
{"voter": "Yew Club", "vote": "yes", "opted_out": true}, {"voter": "Bay Club", "vote": "yes"}]"""


def test_a_vote_that_is_no_or_none_never_counts() -> None:
    entries = read(VOTES, "a.json").entries
    assert [each.name for each in entries if stands(each)] == ["Elm Club", "Bay Club"]
    assert "Fir Club" not in [each.name for each in entries]


def test_an_abstention_makes_votes_answers_to_the_demands() -> None:
    told = VOTES.replace("]", ', {"voter": "Fig Club", "vote": "abstain"}]')
    entries = read(f'{{"poll": "Do you sign?", "votes": {told}}}', "a.json").entries
    plain = [each.name for each in entries if stands(each) and not each.reservation]
    assert plain == ["Elm Club", "Bay Club"]


@pytest.mark.parametrize("head", ["OK to sign?", "Will sign", "Подпишут?", "Голос", "Дауыс"])
@pytest.mark.parametrize("cell", ["nope", "chasing", "✘", ""])
def test_a_question_whether_one_signs_is_asked_of_all(head: str, cell: str) -> None:
    assert [*map(stands, table(head, "yes", "да", cell).entries)] == [True, True, False]


def test_no_behind_a_comma_is_an_answer_and_nothing_cut_off() -> None:
    (entry, *_others) = read("1. Oak Club, Ely, no\n2. Elm Club, Ely\n", "a.txt").entries
    assert entry.open and not entry.defects


@pytest.mark.parametrize("sign", ["✘", "❌", "☐", "👎", "×", "⏳"])
def test_a_sign_of_no_opens_whatever_else_is_noted(sign: str) -> None:
    entries = table("Отметка", "✔", "✔", "да", sign).entries
    assert [*map(stands, entries)] == [True, True, True, False]


def test_a_sign_of_no_before_a_name_opens_it_beside_a_note() -> None:
    text = "1. ❌ Oak Trust (member of the Northern Alliance)\n2. Elm Trust\n"
    first, second = read(text, "a.txt").entries
    assert first.open and not second.open
