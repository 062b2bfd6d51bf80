"""What a mail quotes of others: told line by line, and never taken for its writer's."""

import pytest

from coalition_app.drafts import Draft, LineWarning
from coalition_app.intake.mails.decisive_quotes import find_quotes
from coalition_app.intake.read_source import read_source
from tests.intake.mails.test_mails import mail

THREAD = """Коллеги, пересылаю всю ветку.
А Роза Ли, врач, подписывает лично.

Дана

-------- Пересылаемое сообщение --------
От: Мария Ким <kim@x.kz>
Дата: вт, 10 нояб. 2026 г. в 09:12
Тема: Re: Заявление

Здравствуйте! Группа «Береговой» (Алматы) подписывает.

С уважением,
Мария Ким,
председатель
Отправлено с iPhone

пн, 9 нояб. 2026 г. в 18:40, Тимур Ли <tl@x.kz>:

> ОО «Старая Пристань» присоединяется, но без пункта 2.
> Тимур Ли, председатель
>
> вс, 8 нояб. 2026 г. в 11:03, Алла <alla@x.kz>:
>
>> Клуб садоводов «Мичуринец» — за!
>> Секретарь Ю. Ни
"""


def read(body: str) -> Draft:
    return read_source(mail(body), "a.eml").draft


def test_the_writer_s_entry_ends_where_others_are_quoted() -> None:
    draft = read(THREAD)
    assert [each.lines for each in draft.entries] == [(1, 8), (14, 18)]
    assert {left.why for left in draft.left_out} >= {"the email that is answered"}


def test_each_line_that_is_quoted_and_signs_is_to_be_looked_at() -> None:
    draft = read(THREAD)
    assert [line.text for line in draft.open_lines] == [
        "ОО «Старая Пристань» присоединяется, но без пункта 2.",
        "Клуб садоводов «Мичуринец» — за!",
    ]
    told = [each for each in draft.warnings if "quotes others, of which no entries" in each]
    assert [each.lines for each in told if isinstance(each, LineWarning)] == [(21, 23, 26, 28)]


def test_what_the_writer_was_asked_is_no_correspondence() -> None:
    asked = "> Просим подписать заявление.\n> Нина Орлова, координатор\n"
    draft = read(f"Подписываю.\nАнна Ким\n\n14.03.2026 10:00, Коалиция пишет:\n{asked}")
    assert (draft.open_lines, draft.warnings) == ((), ())


def test_a_body_that_a_sentence_says_signs_is_no_person() -> None:
    _sender, found = read(THREAD).entries
    assert (found.name, found.kind, found.place) == ("Группа «Береговой»", "organisation", "Алматы")
    assert (found.representative, found.office) == ("Мария Ким", "председатель")


def test_whoever_writes_that_another_signs_is_open() -> None:
    sender, _found = read(THREAD).entries
    assert (sender.name, [each.text for each in sender.open]) == (
        "Дана Ахметова",
        ["А Роза Ли, врач, подписывает лично."],
    )


@pytest.mark.parametrize(
    "said",
    ["От имени фонда подписать не могу.", "Қол қоя алмаймыз.", "We can't sign the statement."],
)
def test_who_cannot_sign_objects_in_any_order_of_the_words(said: str) -> None:
    assert [quote.kind for quote in find_quotes(said)] == ["objects"]


def test_who_cannot_sign_is_told_where_it_is_quoted() -> None:
    draft = read(THREAD.replace("Секретарь Ю. Ни", "От имени фонда подписать не могу. Ю. Ни"))
    assert draft.open_lines[-1].text == "От имени фонда подписать не могу. Ю. Ни"


def test_of_a_quoted_list_every_item_is_to_be_looked_at() -> None:
    """An office or a form tells that one signs; the others stand in the same list, or below “I sign:”."""
    items = [
        "1. ОО «Зелёный Алтай», Наталья Кравец, председатель",
        "2. Гульшат Рахимова, Алматы",
        "3. Движение «Спасём Нуру», Людмила Ан, Темиртау",
    ]
    below = ["- Общество «Қыран», Астана;", "- Пресс-клуб, Астана"]
    body = "\n".join(
        [
            "Подписываю.\nАнна Ким\n",
            "13.11.2026 12:30, Юрий Мельник пишет:",
            *(f"> {line}" for line in ("Марина, подписываю:", *below, "")),
            "> 10.11.2026 15:04, Марина Белова пишет:",
            *(f">> {line}" for line in items),
        ]
    )
    asked = [line.text for line in read(body).open_lines]
    assert set(items) | set(below) <= set(asked)
