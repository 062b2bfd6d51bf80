"""Conversations saved from a messenger are no lists, and the refusal says what to do."""

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from tests.intake.reading import read

SAID = (
    ("Роза", "Коллеги, кто подписывает?"),
    ("Анна Ким", "Я за, юрист, Алматы"),
    ("+7 701 555 44 33", "ОО «Свет» поддерживает, кроме пункта 2"),
    ("Борис Ли", "+1"),
)


@pytest.mark.parametrize(
    "head",
    ["[24.03.2026, 10:01:12] {}: ", "24/03/26, 10:01 - {}: ", "3/24/26, 10:01 PM - {}: "],
)
def test_a_conversation_is_refused(head: str) -> None:
    text = "\n".join(head.format(who) + what for who, what in SAID)
    with pytest.raises(UserError, match="conversation"):
        read_source(text.encode(), "chat.txt")


def test_a_conversation_with_heads_above_its_messages_is_refused() -> None:
    text = "\n".join(f"{who}, [24.03.2026 10:01]\n{what}" for who, what in SAID)
    with pytest.raises(UserError, match="conversation"):
        read_source(text.encode(), "chat.txt")


def test_a_list_with_the_time_of_each_signature_is_none() -> None:
    signed = (
        "24.03.2026 10:01 Анна Ким, юрист\n24.03.2026 10:02 Борис Ли\n24.03.2026 10:05 Вера Цой"
    )
    assert len(read_source(f"Подписали:\n\n{signed}\n".encode(), "list.txt").draft.entries) == 3


def test_mails_that_quote_mails_are_refused_and_a_list_below_them_is_not() -> None:
    thread = (
        "Анна Ким присоединяется.\n\nпн, 9 нояб. 2026 г. в 18:40, Тимур Ли <tl@example.org>:\n\n"
        "> ОО «Старая Пристань» присоединяется.\n>\n"
        "> вс, 8 нояб. 2026 г. в 11:03, Алла <alla@example.org>:\n>\n>> Я тоже, Алла Ни\n"
    )
    with pytest.raises(UserError, match="conversation"):
        read(thread)
    people = "".join(f"{at}. Анна Ким, врач {at}\n" for at in range(1, 60))
    assert len(read(thread + "\n" + people).entries) == 59
