"""Persons on the lines below a body: whether they sign for it is asked once, and answered for all."""

from pathlib import Path

import pytest

from coalition_app.draft_pieces import BELOW, ORGANISATIONS
from coalition_app.intake.read_source import read_source
from coalition_app.operations.planning.kept_answers import answer_again, answers_kept
from coalition_app.operations.planning.preview import Preview
from coalition_app.operations.planning.questions import OUT, give, question_of
from tests.commands.command_line import done, refused_without_change, small_register

BLOCKS = """РОО «ЭКОДВОР»
Игорь Сафонов, председатель
Анна Лисина, юрист

АНО «СИБИРСКИЙ ЛЕС»
Марина Лебедева, директор, Барнаул

НЕЗАВИСИМЫЕ ЭКСПЕРТЫ
Тимур Ахметзянов, биолог
"""

TOWNS_BELOW = """Қолдаушылар:

"Көк тау" ҚҚ
Б. Исаева
Семей

"Шолпан" ҚБ
Дәулет Нұрпейісов
Шымкент
"""


def previewed(text: str) -> Preview:
    return Preview(read_source(text.encode(), "list.txt"))


def asked(text: str) -> list[tuple[int, ...]]:
    lines = previewed(text).draft.open_lines
    return [line.numbers for line in lines if line.code == BELOW]


@pytest.mark.parametrize(
    "text, numbers",
    [
        (BLOCKS, [(1, 2, 3, 4, 5)]),
        ("Signed:\nLeeds Choir\nAnn Lee, Chair\nYork Society\nOtley Rowing Club\n", [(1, 2)]),
        (
            "Signed:\n\nLeeds Choir\nAnn Lee, nurse\n\nYork Society\nBo Elm, teacher\n",
            [(1, 2, 3, 4)],
        ),
        ("Signed:\nLeeds Choir\nYork Society\nAnn Lee, nurse\nBo Elm, teacher\n", []),
        ("Signed:\n1. Leeds Choir\n2. Ann Lee, Chair\n3. York Society\n", []),
        ("Signed:\nLeeds Choir\nAnn Lee, Chair, Wharfe Trust\nYork Society\nOtley Trust\n", []),
        ("Signed:\n\nLeeds Choir\nYork Society\n\nAnn Lee, Chair\nBo Elm, teacher\n", []),
        (TOWNS_BELOW, [(1, 2, 3, 4, 5, 6)]),
        # A word that no list knows as a town is asked about by itself.
        (TOWNS_BELOW.replace("Шымкент", "Жаңажол"), [(1, 2, 3, 4, 5)]),
        (
            "Подписали:\n\nОО «Тополь»\nВера Пак\nг. Семей\n\nОО «Ива»\nОлег Ким, юрист, г. Аксай\n",
            [(1, 2, 3, 4, 5)],
        ),
        ("Подписали:\nОО «Тополь»\nВера Пак\nОО «Ива»\nОлег Ким\nОО «Клён»\n", []),
        (
            "Подписали:\n\nОО «Тополь», Вера Пак\nг. Семей\n\nОО «Ива», Олег Ким\nг. Аксай\n",
            [],
        ),
    ],
    ids=[
        *("blocks", "a chair of nothing", "no chair", "mixed", "numbered", "of another", "apart"),
        *("towns below", "an unknown town", "one town", "no offices", "led in their own lines"),
    ],
)
def test_whoever_stands_below_a_body_is_asked_about(
    text: str, numbers: list[tuple[int, ...]]
) -> None:
    assert asked(text) == numbers


def test_one_answer_joins_them_to_their_bodies_and_is_kept() -> None:
    preview = previewed(BLOCKS)
    question = question_of(preview, 1)
    assert question is not None
    assert {*question.answers.values()} == {ORGANISATIONS, "nothing", OUT}
    give(preview, [1], ORGANISATIONS, question.text)
    first, second, other = preview.decided().entries
    assert (first.name, first.representative, first.office, first.lines) == (
        *("«ЭКОДВОР»", "Игорь Сафонов, Анна Лисина", "председатель, юрист", (1, 3)),
    )
    assert (second.representative, second.office, second.place) == (
        *("Марина Лебедева", "директор", "Барнаул"),
    )
    assert other.name == "Тимур Ахметзянов" and preview.still_open == 0
    again = previewed(BLOCKS)
    kept = dict(answers_kept(preview, preview.all_decisions))
    assert answer_again(again, kept) == [] and again.decided() == preview.decided()
    preview.undo()
    assert preview.still_open == 5


def test_a_town_on_a_line_of_its_own_becomes_the_place_of_the_body() -> None:
    preview = previewed(TOWNS_BELOW)
    give(preview, [0], ORGANISATIONS, preview.waiting(0)[0].text)
    found = [(each.name, each.representative, each.place) for each in preview.decided().entries]
    assert found == [
        ('"Көк тау"', "Б. Исаева", "Семей"),
        ('"Шолпан"', "Дәулет Нұрпейісов", "Шымкент"),
    ]
    assert preview.still_open == 0


def test_a_place_with_its_country_becomes_both_of_the_body() -> None:
    listed = "Подписали:\n\nОО «Тополь»\nВера Пак, председатель\nг. Семей, Казахстан\n\nОО «Ива»\n"
    preview = previewed(listed + "Олег Ким, директор, Казахстан\nг. Аксай, Казахстан\n")
    give(preview, [0], ORGANISATIONS, preview.waiting(0)[0].text)
    found = [(each.representative, each.place, each.country) for each in preview.decided().entries]
    assert found == [
        ("Вера Пак", "г. Семей", "Казахстан"),
        ("Олег Ким", "г. Аксай", "Казахстан"),
    ]


@pytest.mark.parametrize("line", ["Семей, Олег Ким", "Семей, Олег Ким, директор", "Шымкент"])
def test_a_line_that_is_more_than_a_place_or_another_place_stays_apart(line: str) -> None:
    preview = previewed(f"Подписали:\n\nОО «Тополь»\nВера Пак, председатель, Алматы\n{line}\n")
    give(preview, [0], ORGANISATIONS, preview.waiting(0)[0].text)
    body, apart = preview.decided().entries
    assert (body.representative, body.place, body.lines) == ("Вера Пак", "Алматы", (3, 4))
    assert apart.as_printed == line and preview.waiting(2)


def test_doubts_of_a_place_that_the_body_does_not_share_keep_it_apart() -> None:
    said = "қолын қайтарып алды"
    preview = previewed(TOWNS_BELOW.replace("Семей\n", f"Семей\n\n{said}\n"))
    give(preview, [0], ORGANISATIONS, preview.waiting(0)[0].text)
    body, town, *_others = preview.decided().entries
    assert (body.place, town.name) == ("", "Семей")
    assert said in [each.text for each in preview.waiting(2)]


def test_words_in_a_block_open_the_body_and_stay_open() -> None:
    said = "қолын қайтарып алды"
    preview = previewed(TOWNS_BELOW.replace("Семей", f"Семей\n{said}"))
    question = next(each for each in preview.waiting(0) if each.text != said)
    assert [each.text for each in preview.waiting(3)] == [said]
    give(preview, [0], ORGANISATIONS, question.text)
    assert [each.text for each in preview.waiting(0)] == [said]
    assert preview.entry(0).representative == "Б. Исаева" and not preview.waiting(4)


def test_who_says_more_than_a_body_prints_stays_open() -> None:
    preview = previewed(BLOCKS.replace("юрист", "юрист (только требование 1)"))
    question = question_of(preview, 0)
    assert question is not None
    give(preview, [0], ORGANISATIONS, question.text)
    assert [entry.number for entry in preview.decided().entries] == [1, 3, 4, 6]
    assert preview.waiting(2)


def test_nothing_of_a_body_or_its_people_is_lost_or_said_of_the_other() -> None:
    listed = "Signed:\n\nTern Trust, York\nHannah Poole, Chair, Leeds\n\n"
    listed += (
        "Wharfe Trust\nKaren Pool, Director, Leeds\nTom Reed, Secretary, Leeds\n\nAire Watch\n"
    )
    preview = previewed(listed)
    preview.edit(2, "representative", "Bo Elm")
    give(preview, [0], ORGANISATIONS, preview.waiting(0)[0].text)
    body, elsewhere, other, _watch = preview.decided().entries
    assert (body.place, elsewhere.place) == ("York", "Leeds") and preview.waiting(1)
    assert (other.representative, other.place) == ("Bo Elm, Karen Pool, Tom Reed", "Leeds")


def test_a_name_that_may_be_a_body_becomes_one() -> None:
    preview = previewed("Signed:\nLeeds Choir\nAnn Lee, Chair\nYork Society\nOtley Rowing Club\n")
    text = preview.waiting(0)[0].text
    give(preview, [0], ORGANISATIONS, text)
    (first, *_others) = preview.decided().entries
    assert (first.kind, first.name, first.representative) == (
        "organisation",
        "Leeds Choir",
        "Ann Lee",
    )


def test_each_of_them_may_sign() -> None:
    preview = previewed(BLOCKS)
    question = question_of(preview, 0)
    assert question is not None
    give(preview, [0], "nothing", question.text)
    assert len(preview.decided().entries) == 6 and preview.still_open == 0


def test_after_an_import_they_count_nowhere_until_each_is_said_to_sign(tmp_path: Path) -> None:
    register, source = small_register(tmp_path), tmp_path / "a.txt"
    source.write_text(BLOCKS, "utf-8")
    done("import", register, source, "--statement", 1)
    found = done("doubts", register, "--json").json["doubts"]
    assert [each["number"] for each in found if each["code"] == BELOW] == [4, 5, 6, 7, 8]
    for refused in ("print", "private", ORGANISATIONS):
        refused_without_change(register, "settle", register, "--number", 5, "--as", refused)
    done("settle", register, "--number", 4, "--as", "nothing", "--all-like")
    assert done("doubts", register, "--json").json["doubts"] == []
