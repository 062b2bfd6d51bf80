"""Conversations saved from a messenger are no lists, and the refusal says what to do."""

import json

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
    [
        "[24.03.2026, 10:01:12] {}: ",
        "[10:01, 24.03.2026] {}: ",
        "[10:01 AM, 3/24/2026] {}: ",
        "24/03/26, 10:01 - {}: ",
        "3/24/26, 10:01 PM - {}: ",
    ],
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


def test_messages_that_a_messenger_saved_are_refused_by_their_structure() -> None:
    said = "".join(
        f'<div class="message default clearfix" id="message{at}"><div class="body">'
        f'<div class="from_name">{who}</div><div class="text">{what}</div></div></div>'
        for at, (who, what) in enumerate(SAID)
    )
    records = [
        {"id": at, "type": "message", "date": "2026-03-24T10:01:00", "from": who, "text": what}
        for at, (who, what) in enumerate(SAID)
    ]
    chat = {"name": "Подписи", "type": "private_group", "messages": records}
    files = {
        "messages.html": f'<html><body><div class="history">{said}</div></body></html>',
        "result.json": json.dumps(chat),
        "export.json": json.dumps({"about": "", "chats": {"about": "", "list": [chat]}}),
    }
    for name, text in files.items():
        with pytest.raises(UserError, match="conversation"):
            read(text, name)


def test_a_record_with_a_message_of_its_signatory_is_none() -> None:
    signed = [{"name": name, "message": "я за", "type": "person"} for name, _said in SAID[1:]]
    signed[1]["name"] = "Вера Цой"
    assert len(read(json.dumps({"signatures": signed}), "list.json").entries) == 3
