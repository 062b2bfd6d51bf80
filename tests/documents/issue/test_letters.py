"""Letters: in three languages, in three forms, and hostile names stay words."""

import datetime as dt
import email
import email.policy
import io
from dataclasses import replace

import docx
import pytest

from coalition_app.documents.issue.letters import (
    ASKS_FOR_DEMANDS,
    BODIES,
    SUBJECTS,
    Letter,
    Recipient,
    letter_mail,
    letter_text,
    letters_word,
    write_letter,
)
from coalition_app.records.lists.awaited_reasons import REASONS
from coalition_app.records.statements.diff import Difference, compare_words


def letter(kind: str = "unsettled", language: str = "en", **fields: str) -> Letter:
    usual = Recipient(18, "РОО «Шаңырақ»", "Махамбет Абжан", "a@example.org", words="кроме сроков")
    recipient = replace(usual, **fields)  # type: ignore[arg-type]
    return write_letter(
        kind,
        recipient,
        title="Заявление",
        coalition="Коалиция",
        sender="Ахметова Дана",
        language=language,
    )


def test_there_is_a_letter_for_every_reason_to_wait() -> None:
    """And one that nobody waits for: whether a pair of entries is one signatory."""
    assert {*REASONS, "pair"} == set(SUBJECTS) == set(BODIES)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("kind", SUBJECTS)
def test_each_letter_says_who_and_what(kind: str, language: str) -> None:
    text = letter_text(letter(kind, language))
    assert "Заявление" in text
    assert "РОО «Шаңырақ»" in text
    assert "%(" not in text
    assert ("кроме сроков" in text) == (kind in ("unsettled", "translation"))


@pytest.mark.parametrize(
    ("language", "until", "head"),
    [
        ("en", "Please answer by 12 December 2026.", "The demands of the document:"),
        ("ru", "Просим ответить до 12 декабря 2026 г.", "Требования документа:"),
        ("kk", "2026 жылғы 12 желтоқсанға дейін жауап беруіңізді сұраймыз.", "Құжаттың талаптары:"),
    ],
)
def test_a_letter_names_the_demands_and_the_day(language: str, until: str, head: str) -> None:
    recipient = Recipient(18, "РОО «Шаңырақ»", answer_by=dt.date(2026, 12, 12))
    said = {"title": "Заявление", "coalition": "Коалиция", "sender": "", "language": language}
    for kind in SUBJECTS:
        made = write_letter(kind, recipient, demands=["Одно.", "Другое\nещё."], **said)
        lines = [each.replace("\u00a0", " ") for each in made.paragraphs]
        assert until in lines
        listed = f"{head}\n1. Одно.\n2. Другое ещё."
        assert (listed in lines) == (kind in ASKS_FOR_DEMANDS)
    plain = write_letter("invited", Recipient(18, "РОО «Шаңырақ»"), **said)
    assert until not in letter_text(plain).replace("\u00a0", " ")


def test_a_mail_is_a_draft_with_the_address_and_the_whole_text() -> None:
    made = letter()
    mail = email.message_from_bytes(letter_mail(made), policy=email.policy.default)
    assert mail["To"] == "a@example.org"
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == made.subject
    assert all(paragraph in mail.get_content() for paragraph in made.paragraphs[:2])


def test_a_name_cannot_add_a_head_to_the_mail() -> None:
    made = letter(address="a@example.org\nBcc: spy@example.org", name="Имя\nBcc: x@y")
    mail = email.message_from_bytes(letter_mail(made), policy=email.policy.default)
    assert mail["Bcc"] is None


def test_without_an_address_the_mail_has_none() -> None:
    mail = email.message_from_bytes(letter_mail(letter(address="")), policy=email.policy.default)
    assert mail["To"] is None


def test_the_word_file_holds_every_letter() -> None:
    made = [letter("invited"), letter("reconfirm", "ru", name="<b>Имя</b> & =1+1")]
    document = docx.Document(io.BytesIO(letters_word(made)))
    written = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(each.subject in written for each in made)
    assert "<b>Имя</b> & =1+1" in written


def test_a_letter_about_a_new_text_says_what_changed() -> None:
    far = "Слова, которые никто не менял. " * 20
    changes = (
        Difference("ru", "demand", 1, 1, compare_words(f"{far}До мая.", f"{far}До июня.")),
        Difference("ru", "demand", 0, 2, compare_words("", "Опубликовать список.")),
        Difference("ru", "demand", 2, 0, compare_words("Отменить сбор.", "")),
    )
    made = write_letter(
        "reconfirm",
        Recipient(18, "РОО «Шаңырақ»", changes=changes),
        title="Заявление",
        coalition="Коалиция",
        sender="",
        language="en",
    )
    text = letter_text(made)
    assert "What has changed in the text:" in text
    assert "Before: " in text and "До мая." in text
    assert "Now: " in text and "До июня." in text
    assert far not in text  # what stayed is cut short, with the words around the change
    assert "Demand 2, new\nNow: Опубликовать список." in text
    assert "Demand 2, removed\nBefore: Отменить сбор." in text


@pytest.mark.parametrize(
    ("language", "quoted"), [("en", "“On ‘Umit’”"), ("ru", "«On „Umit“»"), ("kk", "«On „Umit“»")]
)
def test_quotation_marks_of_a_title_stand_inside_those_of_the_letter(
    language: str, quoted: str
) -> None:
    made = write_letter(
        "no-evidence",
        Recipient(18, "ОО «Эхо»"),
        title="On «Umit»",
        coalition="",
        sender="",
        language=language,
    )
    assert quoted in letter_text(made)
    assert made.subject.endswith(": On «Umit»"), "there it stands in none"


def test_what_is_left_out_of_a_letter_is_left_out_between_words() -> None:
    far = "Слова, которые никто не менял. " * 20
    changes = (Difference("ru", "demand", 1, 1, compare_words(f"{far}До мая.", f"{far}До июня.")),)
    made = write_letter(
        "reconfirm",
        Recipient(18, "ОО «Эхо»", changes=changes),
        title="Заявление",
        coalition="",
        sender="",
        language="ru",
    )
    cut = [word for word in letter_text(made).split() if "…" in word]
    assert cut and {word.strip("…") for word in cut} <= {*far.split(), ""}


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "24 November 2026"),
        ("ru", "24 ноября 2026"),
        ("kk", "2026 жылғы 24\u00a0қараша"),
    ],
)
def test_whoever_has_written_is_not_told_that_nothing_came(language: str, day: str) -> None:
    silent = letter_text(letter("no-evidence", language))
    text = letter_text(letter("no-evidence", language, wrote_on=dt.date(2026, 11, 24)))  # type: ignore[arg-type]
    assert day in text
    assert text != silent
    assert silent.split("\n\n")[3] not in text
