"""A column that holds positions and was not read stops the import until somebody says what it is."""

import json
from itertools import product
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from coalition_app.operations import door, imports
from tests.commands.command_line import done, type_command
from tests.registers import make_register

COLUMN = "Отметка секретаря"
ROWS = {
    "ru": ("не поддерживает", "поддерживаем, кроме пункта о сроках", "воздерживается"),
    "kk": ("қолдамайды", "ескертпемен қолдаймыз: мерзім бөлек", "қалыс қалады"),
    "en": ("does not support", "We support with a reservation on dates", "abstains"),
}
OTHERS = ("получено 3 мая", "да", "нет", "1250", "Ким А.", "юрист")


def table(cells: tuple[str, ...]) -> bytes:
    names = ("ОО «Эхо»", "ОФ «Бір»", "РОО «Шаңырақ»", "ОО «Дана»", "ОО «Жол»", "ОО «Кең»")
    lines = ["Название;Город;" + COLUMN]
    lines += [f"{name};Алматы;{cell}" for name, cell in zip(names, cells, strict=False)]
    return "\n".join(lines).encode()


@pytest.mark.parametrize("language", ROWS)
def test_a_column_of_positions_is_named(language: str) -> None:
    draft = read_source(table((*ROWS[language], "1250")), "list.csv").draft
    read = dict(draft.columns)[COLUMN]
    assert (draft.unread == (COLUMN,)) == (read == "")
    assert draft.unread or read in ("reservation", "answer")


def test_other_columns_are_only_said() -> None:
    draft = read_source(table(OTHERS), "list.csv").draft
    assert draft.unread == ()
    assert any(COLUMN in each for each in draft.warnings)


def test_who_says_that_it_is_not_to_be_read_is_believed() -> None:
    content = table((*ROWS["ru"], "1250"))
    assert read_source(content, "list.csv").draft.unread == (COLUMN,)
    assert read_source(content, "list.csv", mapping={COLUMN: "ignore"}).draft.unread == ()
    told = read_source(content, "list.csv", mapping={COLUMN: "reservation"}).draft
    assert told.unread == ()
    assert told.entries[0].reservation == ROWS["ru"][0]


def test_the_import_waits_for_it(tmp_path: Path) -> None:
    register, source = tmp_path / "a.coalition", tmp_path / "list.csv"
    source.write_bytes(table((*ROWS["ru"], "1250")))
    make_register(register).close()
    refused = type_command("import", register, source, "--statement", 1)
    assert refused.code == 2
    assert COLUMN in refused.err and "--map" in refused.err
    assert len(done("signatories", register, "--json").json["signatories"]) == 3
    assert done("import", "--dry-run", source, "--json").json["unread_positions"] == [COLUMN]
    mapping = tmp_path / "map.json"
    mapping.write_text(json.dumps({COLUMN: "ignore"}), encoding="utf-8")
    assert (
        done("import", register, source, "--statement", 1, "--map", mapping, "--json").json["added"]
        == 4
    )


def test_the_door_refuses_it_too(tmp_path: Path) -> None:
    read = read_source(table((*ROWS["ru"], "1250")), "list.csv")
    with make_register(tmp_path / "a.coalition") as database:
        change = imports.import_source(
            read=read, into=None, new_title="Новое", links={}, undecided=[]
        )
        with pytest.raises(UserError, match=COLUMN):
            door.write(database, change)


def test_a_foreign_column_in_a_copied_list_is_asked_about(tmp_path: Path) -> None:
    head = "No.\tSignatory\tKind\tCapacity\tStanding\tМнение"
    row = "1\tЭхо\torganisation\tfor the organisation\tsigned\tне поддерживает"
    content = f"{head}\n{row}\n".encode()
    assert read_source(content, "list.txt").draft.unread == ("Мнение",)
    assert read_source(content, "list.txt", mapping={"Мнение": ""}).draft.unread == ()


@pytest.mark.parametrize("said", ["since 5 May", "late", "(hide the city)"])
def test_what_is_said_in_a_cell_of_bodies_is_asked_about(said: str) -> None:
    joined = f"University of Leeds {said}" if said[0] == "(" else f"University of Leeds, {said}"
    rows = f'name,affiliation\nAnna Kim,"{joined}"\nBoris Son,"University of Leeds, Spanish"\n'
    first, second = read_source(rows.encode(), "list.csv").draft.entries
    assert len(first.open) == 1
    assert first.open[0].text.endswith(said)
    assert second.open == ()


def test_what_a_single_row_of_one_says_of_signing_is_asked_about() -> None:
    rows = (
        "Echo House;Community radio",
        "Hill Action;Would sign only if paragraph 3 goes",
        "Open Steppe;Trains volunteers",
        "River Keepers;not for publication",
    )
    content = "\n".join(("Organisation;What they do", *rows)).encode()
    entries = read_source(content, "list.csv").draft.entries
    assert [[point.text for point in entry.open] for entry in entries] == [
        *([], ["Would sign only if paragraph 3 goes"], [], [])
    ]
    assert [entry.consent for entry in entries] == ["", "", "", "withheld"]
    told = read_source(content, "list.csv", mapping={"What they do": "ignore"}).draft
    assert not any(entry.open for entry in told.entries)


def opened(head: str, *cells: str) -> list[list[str]]:
    rows = "".join(f"ОО «Свет-{at}»;{cell}\n" for at, cell in enumerate(cells))
    entries = read_source(f"Название;{head}\n{rows}".encode(), "list.csv").draft.entries
    return [[point.text for point in entry.open] for entry in entries]


@pytest.mark.parametrize(
    "said",
    [
        "решение собрания будет 20 ноября",
        "Wants to leave, call back",
        "С 1 и 3",
        "кеңес әлі жиналмады",
    ],
)
@pytest.mark.parametrize(
    "others",
    [
        ("", "", ""),
        ("Да, со всеми", "Да, со всеми", "Да, со всеми"),
        ("", "+7 701 000 11 22", "12.11.2026"),
    ],
)
def test_what_few_cells_of_an_unread_column_say_is_asked_about(
    said: str, others: tuple[str, ...]
) -> None:
    assert opened("Что-нибудь ещё?", said, *others) == [[said], [], [], []]


@pytest.mark.parametrize(
    "cells",
    [
        ("Green Party", "Green Party", "independent politician", "Green Party", "Labour"),
        ("Frome and East Somerset", "", "Isle of Wight West", "", ""),
        ("Учит детей плавать", "Сажает лес по выходным", "Кормит бездомных кошек", "Чинит мосты"),
        ("ул. Абая 5, кв. 3", "ул. Горная 12", "пр. Достык 7, оф. 4", "мкр. Орбита 1"),
    ],
    ids=["few kinds", "names", "descriptions", "addresses"],
)
def test_what_a_column_ordinarily_holds_opens_nothing(cells: tuple[str, ...]) -> None:
    assert not any(opened("Про них", *cells))


DESCRIPTIONS = {
    "ru": (
        ("Поддержка женщин", "Поддерживаем школы", "Борьба против насилия", "Подписка на книги"),
        ("людей с инвалидностью", "по требованию родителей", "при условии открытых отчётов"),
        ("с 2009 года", "кроме выходных", "если есть место", "частично на средства города"),
    ),
    "kk": (
        (
            "Әйелдерге қолдау көрсету",
            "Мектептерді қолдаймыз",
            "Құқық қорғау",
            "Зорлыққа қарсы күрес",
        ),
        ("ауылдық жерлерде", "талап бойынша", "еріктілер күшімен"),
        ("көктем сайын", "2009 жылдан бері", "барлық ауданда", "тек демалыс күндері"),
    ),
    "en": (
        (
            "We support rural schools",
            "We oppose illegal logging",
            "Sign language courses",
            "Only advice",
        ),
        ("on demand of parents", "on condition of open accounts", "for elderly neighbours"),
        ("since 2009", "except on holidays", "if there is room", "partly with town funds"),
    ),
}
"""Parts of what bodies say of their work, in the words of positions."""
WORK = {language: [*map(" ".join, product(*parts))] for language, parts in DESCRIPTIONS.items()}


@pytest.mark.parametrize("language", WORK)
def test_what_describes_bodies_opens_nothing_and_is_said_once(language: str) -> None:
    cells = WORK[language]
    assert not any(opened("О них", *cells))
    rows = "".join(f"ОО «Свет-{at}»;{cell}\n" for at, cell in enumerate(cells))
    warnings = read_source(f"Название;О них\n{rows}".encode(), "list.csv").draft.warnings
    assert warnings == ("These columns describe the signatories and are not printed: О них.",)


@pytest.mark.parametrize(
    "said",
    [
        "Помогаем семьям, а пункт 3 заявления не для нас",
        "Работаем с детьми, подпишем после собрания правления",
        "Учим взрослых, поддерживаем с оговоркой о сроках",
        "Оговорка нашей организации касается сроков",
        "Reservations of our board are about the dates",
        "Работаем с детьми, подписались бы, если бы поменяли сроки",
        "Согласны со всем, кроме требования о сроках",
        "Балалармен жұмыс істейміз, 3-тармақты қолдамаймыз",
        "Жастарды оқытамыз, әзірге қол қоя алмаймыз",
        "We teach adults and do not support the third demand",
        "Trains volunteers, would sign only if the dates change",
        "We run a shelter and support the statement in part only",
        "Помогаем семьям, просим исключить нас из списка",
        "не поддерживает",
    ],
)
@pytest.mark.parametrize("language", WORK)
def test_what_is_said_of_signing_among_descriptions_is_asked_about(
    language: str, said: str
) -> None:
    cells = WORK[language]
    assert opened("О них", said, *cells) == [[said], *([] for _cell in cells)]


def test_who_withdrew_among_descriptions_is_marked() -> None:
    rows = "".join(
        f"ОО «Свет-{at}»;{cell}\n"
        for at, cell in enumerate(["Отозвали подпись в мае", *WORK["ru"]])
    )
    first, *others = read_source(f"Название;О них\n{rows}".encode(), "list.csv").draft.entries
    assert first.standing == "withdrawn"
    assert {each.standing for each in others} == {"signed"}


def test_what_few_rows_say_in_a_column_is_no_description() -> None:
    said = WORK["ru"][:3]
    asked = opened("О них", *said, *[""] * 7)
    assert [*filter(None, asked)] == [[cell] for cell in said]


@pytest.mark.parametrize("sign", [";", ","])
def test_free_words_in_some_rows_of_a_small_table_open_these_rows(sign: str) -> None:
    rows = (
        ("Organisation", "Name", "City", "Anything more?"),
        ("Alder Trust", "Anna Schmidt", "Leipzig", ""),
        ("Birch Forum", "Peter Brown", "Oslo", "sent again as the first one went astray"),
        ("Grannies of Elm", "Mary Jones", "Bonn", "the end of May is too early for us"),
    )
    text = "".join(sign.join(row) + "\n" for row in rows)
    first, *others = read_source(text.encode(), "list.csv").draft.entries
    assert not first.open
    assert [[point.text for point in each.open] for each in others] == [
        [row[3]] for row in rows[2:]
    ]
