"""What a letter leaves out of its support is to be settled, and each body that signs by it has an entry."""

from pathlib import Path

import pytest

from coalition_app.drafts import Draft, DraftEntry
from coalition_app.errors import UserError
from coalition_app.intake.mails.decisive_quotes import find_quotes
from coalition_app.intake.mails.objections import may_limit, words_to_settle
from coalition_app.intake.read_source import read_path, read_source
from coalition_app.intake.said_on_demands import signs_too
from tests.commands.command_line import type_command
from tests.intake.examples import examples
from tests.intake.mails.test_mail_parts import mail
from tests.intake.reading import codes, owners

EXAMPLES = examples("letter_words")

PLAIN = EXAMPLES["plain"]
LIMITED = EXAMPLES["limited"]


def read(body: str, **given: dict[str, bytes]) -> Draft:
    content = mail(body, attached=given or None)  # type: ignore[arg-type]
    draft = read_source(content, "письмо.eml").draft
    held = owners(draft)
    assert all(held[at] for at in range(1, 4)), "the head of the mail is accounted for"
    return draft


def told(entry: DraftEntry) -> tuple[str, str, str, str]:
    return entry.name, entry.place, entry.representative, entry.office


@pytest.mark.parametrize("letter", PLAIN)
def test_a_plain_letter_leaves_nothing_to_settle(letter: str) -> None:
    assert words_to_settle([letter]) == []


@pytest.mark.parametrize("letter", LIMITED)
def test_a_letter_that_leaves_something_out_has_words_to_settle(letter: str) -> None:
    assert words_to_settle([letter]) != []


@pytest.mark.parametrize("letter", LIMITED)
def test_who_signs_by_such_a_letter_is_unsettled(letter: str) -> None:
    draft = read(f"Поддерживаем. {letter}\n\nС уважением,\nАнна Ким\nдиректор ОФ «Эхо»\n")
    assert [each.name for each in draft.entries if not each.reservation] == []
    assert draft.entries[0].name == "«Эхо»"


@pytest.mark.parametrize(
    ("letter", "kinds", "signs"),
    [
        ("Подписываем с оговоркой: срок не назван.", ["objects"], True),
        ("We sign with the reservation that no day is named.", ["objects"], True),
        ("Мәтінге ескертпемен қол қоямыз.", ["objects"], True),
        ("Мы подписываем заявление. Требование 2 не поддерживаем.", ["consents", "objects"], True),
        ("Не подписываем с оговоркой и без неё.", ["objects"], False),
        ("Требование 2 не поддерживаем.", ["objects"], False),
        ("«Қамқор» қоры мәлімдемеге қол қойғанын растайды.", ["consents"], True),
        ("Қолтаңбамызды растаймыз.", ["consents"], True),
        ("Подтверждаем нашу подпись.", ["consents"], True),
        ("Қол қойғанымызды растамаймыз.", ["objects"], False),
        ("Не подтверждаем подпись.", ["objects"], False),
        ("Мы поддерживаем текст. Просим исключить нас.", ["consents", "withdraws"], False),
        ("We do not support demand 2.", ["objects"], False),
        (
            "We confirm our signature (No. 44). We understand demand 2 to mean review by the UN.",
            ["consents", "objects"],
            True,
        ),
        (
            "Поддерживаем. Мы понимаем требование 2 как проверку судом.",
            ["consents", "objects"],
            True,
        ),
        ("Под требованием 2 понимаем проверку судом.", ["objects"], False),
        ("2-талапты сот тексеруі деп түсінеміз.", ["objects"], False),
        ("We understand that you are busy. Мы понимаем, что вы заняты.", [], False),
        ("Понимаем, как это важно.", [], False),
    ],
)
def test_who_signs_with_a_reservation_or_an_interpretation_signs(
    letter: str, kinds: list[str], signs: bool
) -> None:
    quotes = find_quotes(letter)
    assert [each.kind for each in quotes] == kinds
    assert signs_too(quotes) == signs


def test_the_dot_of_a_number_or_of_a_point_ends_no_sentence() -> None:
    letter = "We confirm our signature (No. 44, of 30.11.2026). Мы не поддерживаем п. 2 и п. 3."
    assert [each.sentence for each in find_quotes(letter)] == [
        "We confirm our signature (No. 44, of 30.11.2026).",
        "Мы не поддерживаем п. 2 и п. 3.",
    ]


def test_the_words_are_the_letter_s_own() -> None:
    letter = (
        "Коллеги, фонд «Дархан» заявление поддерживает, но против второго требования: результаты проб "
        "публиковать рано."
    )
    (found,) = read(f"{letter}\n\nДархан Омаров, директор ОФ «Дархан», Жезказган\n").entries
    assert found.reservation == letter
    assert told(found) == ("«Дархан»", "Жезказган", "Дархан Омаров", "директор")


def test_conditions_below_a_colon_and_lines_that_a_program_broke_stay_whole() -> None:
    own = ["Поддерживаем при условии:", "1. срок продлён", "2. сумма указана", "", "Анна Ким"]
    assert [words for _at, words in words_to_settle(own)] == own[:3]
    broken = ["Мы поддерживаем заявление вашей коалиции целиком и сразу", "кроме п. 2 о пробах."]
    assert words_to_settle(broken) == [(1, " ".join(broken))]


def test_what_is_too_long_for_a_sentence_is_for_a_person_to_read() -> None:
    assert may_limit("да " * 1_000)


def test_all_that_a_letter_says_is_shown_with_its_entry() -> None:
    (found,) = read(
        "Здравствуйте!\nПоддерживаем. Воды в ауле третий месяц как не видели.\n\nС уважением,\n"
        "Анна Ким\nдиректор ОФ «Эхо»\n+7 701 123 45 67\n"
    ).entries
    assert [each.text for each in found.defects] == [
        "Поддерживаем. Воды в ауле третий месяц как не видели."
    ]


def test_what_follows_a_body_in_a_sentence_is_its_own() -> None:
    (found,) = read(
        "Просим включить в список подписавших ОО «Источник», г. Риддер, Сергей Ним, председатель.\n\n"
        "С уважением,\nСергей Ним\nтел. +7 701 000 00 00\n"
    ).entries
    assert told(found) == ("«Источник»", "г. Риддер", "Сергей Ним", "председатель")
    (found,) = read("Наша организация ОФ «Эхо» (Тараз) присоединяется.\nАнна Ким\n").entries
    assert told(found) == ("«Эхо»", "Тараз", "Анна Ким", "")


def test_a_body_on_a_line_of_its_own_keeps_its_place() -> None:
    (found,) = read("Подписываем заявление.\n\nОФ «Альфа», Тараз, Анна Белова, директор\n").entries
    assert told(found) == ("«Альфа»", "Тараз", "Анна Белова", "директор")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Подписываем обе наши организации:\n\n"
            "ОО «Надежда», Талдыкорган, Надежда Пак, председатель\n"
            "ОФ «Надежда детям», Талдыкорган, Ирина Пак, директор\n\n> просим подписать\n",
            [
                ("«Надежда»", "Талдыкорган", "Надежда Пак", "председатель"),
                ("«Надежда детям»", "Талдыкорган", "Ирина Пак", "директор"),
            ],
        ),
        (
            "Мы поддерживаем заявление.\n\nОО «Гамма», Астана\nОО «Дельта», Астана\n"
            "ОО «Эпсилон», Астана\n",
            [(f"«{name}»", "Астана", "", "") for name in ("Гамма", "Дельта", "Эпсилон")],
        ),
        (
            "ОО «Гамма»\nАстана\nАнна Белова, директор\n\nОО «Дельта»\nг. Семей\n\nПоддерживаем.\n",
            [("«Гамма»", "Астана", "Анна Белова", "директор"), ("«Дельта»", "г. Семей", "", "")],
        ),
        (
            "Мәлімдемені қолдаймыз.\n\n«Қамқор» қоры, Қарағанды, Айгүл Қасымова, төраға\n"
            "«Нұр» қоғамдық бірлестігі, Семей\n\nҚұрметпен,\nАйгүл\n",
            [("«Қамқор»", "Қарағанды", "Айгүл Қасымова", "төраға"), ("«Нұр»", "Семей", "", "")],
        ),
        (
            "We support the statement.\n\nEcho Foundation, Almaty, Anna Kim, director\n"
            "Light Association, Astana\n\nBest regards,\nAnna\n",
            [
                ("Echo Foundation", "Almaty", "Anna Kim", "director"),
                ("Light Association", "Astana", "", ""),
            ],
        ),
        (
            "Мы, ОФ «Эхо» и ОО «Свет», поддерживаем заявление.\n\nАнна Ким\n",
            [("«Эхо»", "", "Анна Ким", ""), ("«Свет»", "", "", "")],
        ),
        (
            "Подписываем:\nАнна Ким, журналист, Алматы\nПётр Ли, юрист, Астана\n",
            [("Анна Ким", "Алматы", "", "журналист"), ("Пётр Ли", "Астана", "", "юрист")],
        ),
    ],
)
def test_each_that_signs_by_one_letter_has_an_entry(
    body: str, expected: list[tuple[str, str, str, str]]
) -> None:
    draft = read(body)
    assert [told(each) for each in draft.entries] == expected
    assert [each.reservation for each in draft.entries] == [""] * len(expected)


def test_a_name_with_its_office_below_stays_one() -> None:
    (found,) = read("Поддерживаем заявление:\n\nАнна Ким\nдиректор ОФ «Эхо»\n").entries
    assert told(found) == ("«Эхо»", "", "Анна Ким", "директор")


def test_the_sender_of_a_list_who_signs_too_has_an_entry_to_look_at() -> None:
    draft = read("Наш фонд «Йота» подписывает.\n\n1. ОО «Каппа», Семей\n2. ОФ «Лямбда», Абай\n")
    assert draft.title == ""
    assert [each.name for each in draft.entries] == ["«Каппа»", "«Лямбда»", "«Йота»"]
    assert [codes(each) for each in draft.entries] == [[], [], ["read-from-mail"]]
    assert draft.sections[-1].last == 3


def test_the_text_of_a_statement_above_its_list_stays_its_text() -> None:
    draft = read("Мы, нижеподписавшиеся, поддерживаем право на воду.\n\n1. ОО «А»\n2. ОО «Б»\n")
    assert draft.title == "Мы, нижеподписавшиеся, поддерживаем право на воду."


def test_a_body_that_may_sign_is_named_by_its_line() -> None:
    draft = read(
        "Мы поддерживаем заявление:\n\n1. ОО «Каппа», Семей\n2. ОФ «Лямбда», Абай\n\nС уважением,\n"
        "Анна Ким, директор ОФ «Эхо»\n"
    )
    assert [each.name for each in draft.entries] == ["«Каппа»", "«Лямбда»"]
    assert any("look whether they sign too: lines 10." in each for each in draft.warnings)
    author = read("Поддерживаем заявление ОО «Свет».\nАнна Ким, директор ОФ «Эхо»\n")
    assert [each.name for each in author.entries] == ["«Эхо»"]
    assert any("lines 4." in each for each in author.warnings)


WHOLE = "Мы поддерживаем заявление, кроме второго требования."


@pytest.mark.parametrize(
    "listed",
    [
        "1. ОО «Каппа», Семей\n2. ОФ «Лямбда», Абай\n",
        "ОО «Каппа», Семей\nОФ «Лямбда», Абай\n",
        "Организация: ОО «Каппа»\nГород: Семей\n\nОрганизация: ОФ «Лямбда»\nГород: Абай\n",
    ],
)
def test_words_beside_a_list_are_to_be_settled_for_each_of_it(listed: str) -> None:
    found = read(f"{WHOLE}\n\n{listed}").entries
    assert [(each.name, each.reservation) for each in found] == [
        ("«Каппа»", WHOLE),
        ("«Лямбда»", WHOLE),
    ]


def test_words_of_a_letter_bear_on_the_list_attached_to_it() -> None:
    content = mail(
        f"{WHOLE} Список во вложении.", attached={"и.csv": "Имя;Город\nОФ «Е»;Ош\n".encode()}
    )
    found = read_source(content, "а.eml").draft.entries
    assert ("«Е»", WHOLE) in [(each.name, each.reservation) for each in found]


def test_a_reservation_on_one_line_is_that_body_s_alone() -> None:
    draft = read("Поддерживаем.\n\nОО «Гамма»\nОО «Дельта» (кроме требования 3)\n")
    assert [each.reservation for each in draft.entries] == ["", "кроме требования 3"]


def test_other_words_beside_a_list_are_named_by_their_lines() -> None:
    draft = read("Список неполный, но пока такой.\n\n1. ОО «Каппа», Семей\n2. ОФ «Лямбда», Абай\n")
    assert [each.reservation for each in draft.entries] == ["", ""]
    assert any("may limit what it supports; look at lines 4." in each for each in draft.warnings)


def test_a_dry_run_names_who_signs_by_a_letter_and_its_words(tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_bytes(mail(f"{WHOLE}\n\nАнна Ким, директор ОФ «Эхо», Тараз\n"))
    shown = type_command("import", "--dry-run", file).out
    assert "1. ОФ «Эхо», Тараз, Анна Ким, директор   [read from an email: " in shown
    assert f"unassigned words: {WHOLE}" in shown


def test_such_a_signature_is_no_plain_support_in_the_register(tmp_path: Path) -> None:
    register, file = tmp_path / "a.coalition", tmp_path / "a.eml"
    file.write_bytes(mail(f"{WHOLE}\n\nАнна Ким, директор ОФ «Эхо»\n"))
    type_command("new", register, "--coalition", "К", "--unencrypted")
    done = type_command("import", register, file, "--new-statement", "Заявление", "--json")
    assert done.json["unsettled"] == [1]
    assert len(read_path(file).draft.entries) == 1


@pytest.mark.parametrize(
    "asked",
    [
        "Please also add my colleague: Tom Reed, Riverkeepers Alliance, coordinator.",
        "Заявление подписывает и наш юрист, Марат Цой.",
    ],
)
def test_another_person_who_is_to_sign_is_told(asked: str) -> None:
    draft = read_source(mail(f"Мы поддерживаем заявление.\n{asked}\n\nАнна Ким"), "a.eml").draft
    assert any("look whether they sign too: lines" in each for each in draft.warnings)


def test_the_writer_alone_is_not_told_again() -> None:
    body = "Прошу добавить мою подпись, Анна Ким.\n\nАнна Ким, юрист"
    draft = read_source(mail(body), "a.eml").draft
    assert not any("look whether they sign too" in each for each in draft.warnings)


@pytest.mark.parametrize(
    "wish",
    [
        "Please list us as Lind Foundation.",
        "We are in!",
        "Count us in.",
        "Добавьте нас, пожалуйста, в список.",
        "Запишите и меня.",
        "Мы с вами!",
        "Бізді де тізімге қосыңыз.",
    ],
)
def test_who_wishes_to_be_listed_has_an_entry_left_open(wish: str) -> None:
    only = read(f"{wish}\n\nС уважением,\nАнна Ким\n").entries[0]
    assert "Анна Ким" in (only.name, only.representative)
    assert [point.text for point in only.open] == [wish]


@pytest.mark.parametrize(
    "said", ["Please do not list us.", "Не добавляйте нас.", "Хатыңызды алдық."]
)
def test_who_does_not_wish_to_be_listed_has_none(said: str) -> None:
    with pytest.raises(UserError, match="does not say"):
        read(f"{said}\n\nАнна Ким\n")


def test_words_of_objections_without_spaces_are_read_in_one_way() -> None:
    # Cut in every way there is, thirty of them would never have ended.
    glued = "возражения" * 30
    assert not may_limit("Оговорок, замечаний или возражений не имеем.")
    assert not may_limit(f"Оговорок и {glued} нет.")
    assert may_limit(f"Оговорок и {glued} много.")
