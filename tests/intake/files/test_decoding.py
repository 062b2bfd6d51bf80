"""Bytes of many encodings become the same text; what is no text is refused."""

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.files.decoding import decode

RUSSIAN = "Подписи:\n1. ОО «Эхо», Иванов Иван, директор\n2. Фонд «Свет», Анна Ким\n"
KAZAKH = "Қол қойғандар:\n1. «Әділ сөз» қоры, Ыбырай Өтеген\n2. «Шаңырақ» бірлестігі, Ғалым Һақ\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH, "1. Human Rights Watch\n2. Echo\n"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("encoding", "name"), [("cp1251", "windows-1251"), ("koi8-r", "koi8-r"), ("cp866", "cp866")]
)
def test_old_russian_encodings_are_told_by_their_letters(encoding: str, name: str) -> None:
    found = decode(RUSSIAN.encode(encoding, errors="ignore"))
    assert found.encoding == name
    assert found.guessed
    assert "Иванов Иван" in found.text


def test_the_kazakh_code_page_keeps_its_letters() -> None:
    assert decode(KAZAKH.encode("kz1048")).text == KAZAKH


def test_one_damaged_byte_in_utf8_is_named_by_its_line() -> None:
    content = RUSSIAN.encode("utf-8") + b"3. \xff\n"
    with pytest.raises(UserError, match="line 4"):
        decode(content)


def test_half_a_character_at_the_end_of_utf16_is_refused() -> None:
    with pytest.raises(UserError, match="UTF-16"):
        decode(RUSSIAN.encode("utf-16") + b"\x04")


@pytest.mark.parametrize("content", [b"1. Echo\0\n2. Light\n", b"\0\0\0\0", bytes(range(256)) * 4])
def test_zero_bytes_that_are_no_utf16_are_refused(content: bytes) -> None:
    with pytest.raises(UserError, match="neither text nor a document"):
        decode(content)
