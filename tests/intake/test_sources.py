"""The door of intake refuses what holds no list, and takes odd names as they are."""

import contextlib
import hashlib
import time
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.intake import read_source as sources
from coalition_app.intake.draft_json import draft_to_json
from coalition_app.intake.read_source import read_path, read_source
from tests.intake.reading import read

ODD_NAMES = [
    "<b>Эхо</b> & <i>Свет</i>",
    '=HYPERLINK("http://example.org";"Эхо")',
    "ОО «\u200fשלום\u200e»",
    "Эхо 🌍 Свет",
    "Щ" * 300,
    "Центр &amp; К°",
    "'; DROP TABLE signatories; --",
]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_kept_verbatim(name: str) -> None:
    draft = read(f"Подписи:\n1. ОО «Свет»\n2. {name}\n3. Анна Ким\n")
    assert draft.entries[1].as_printed == name
    assert (
        read(f'name;place\nСвет;Алматы\n"{name.replace(chr(34), chr(34) * 2)}";Астана\n')
        .entries[1]
        .as_printed
        == f"{name}, Астана"
    )


def test_a_formula_or_markup_is_the_whole_name() -> None:
    draft = read('Подписи:\n1. =HYPERLINK("x")\n2. <b>Имя & Имя</b>\n3. Анна Ким\n')
    assert [entry.name for entry in draft.entries[:2]] == ['=HYPERLINK("x")', "<b>Имя & Имя</b>"]


def test_characters_that_turn_the_writing_are_kept_and_warned_of() -> None:
    draft = read("Подписи:\n1. ОО «\u202eохЭ\u202c»\n2. Анна Ким\n")
    assert draft.entries[0].name == "«\u202eохЭ\u202c»"
    assert any("Entry 1 " in warning for warning in draft.warnings)


def test_control_characters_are_taken_out_and_their_lines_named() -> None:
    draft = read("Подписи:\n1. Анна\x07 Ким\n2. Ли Елена\n")
    assert draft.entries[0].name == "Анна Ким"
    assert any("lines: 2." in warning for warning in draft.warnings)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        ("Просто текст, в котором нет никакого списка.".encode(), "No list"),
        ("Требуем:\n1. Отменить закон о митингах.\n2. Провести выборы заново.".encode(), "No list"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04abc", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word"),
        (b"{\\rtf1 }", "No list"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"<!DOCTYPE html><nav>1. Echo</nav>", "No list"),
        (b"1. Echo\0 and\n2. Light", "zero bytes"),
    ],
)
def test_what_holds_no_list_is_refused_with_a_reason(content: bytes, says: str) -> None:
    with pytest.raises(UserError, match=says):
        read_source(content, "list.txt")


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST", 100)
    with pytest.raises(UserError, match="larger"):
        read_source(b"1. Echo\n" * 20, "list.txt")


@pytest.mark.parametrize(
    "line",
    [
        "a",
        "1. слово ",
        "1. Иванов, ",
        "1. «",
        "1. (",
        "(",
        "1",
        "1. \u00a0",
        "Home > ",
        "подлинность ",
    ],
)
def test_ten_megabytes_in_one_line_end_soon(line: str) -> None:
    number, _space, piece = line.rpartition(". ")
    size = 10 * 1024 * 1024 // len(piece.encode("utf-8"))
    content = (f"{number}. " if number else "").encode() + piece.encode("utf-8") * size
    started = time.process_time()
    with contextlib.suppress(UserError):
        assert len(read_source(content, "list.txt").draft.entries) == 1
    assert time.process_time() - started < 5


def test_a_path_that_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no file"):
        read_path(tmp_path / "nothing.txt")
    with pytest.raises(UserError, match="folder"):
        read_path(tmp_path)


def test_a_file_comes_in_with_its_bytes_and_digest(tmp_path: Path) -> None:
    content = "Подписи:\r\n1. Анна Ким\r\n2. Ли Елена\r\n".encode("cp1251")
    (tmp_path / "list.txt").write_bytes(content)
    source = read_path(tmp_path / "list.txt")
    assert (source.name, source.content) == ("list.txt", content)
    assert source.sha256 == hashlib.sha256(content).digest()
    assert source.draft.encoding == "windows-1251"
    assert any("windows-1251" in warning for warning in source.draft.warnings)
    assert [entry.lines for entry in source.draft.entries] == [(2, 2), (3, 3)]


def test_the_json_of_a_draft_has_the_agreed_shape() -> None:
    draft = read("Подписи:\n1. Анна Ким,\nюрист (не поддерживаю)\n2. ОО «Эхо\n")
    found = draft_to_json(draft)
    assert found["entries"][0]["lines"] == "2-3"
    assert found["entries"][1]["lines"] == "4"
    assert found["entries"][1]["defects"][0]["code"] == "unclosed-quotation-mark"
    assert found["sections"] == [{"heading": None, "first": 1, "last": 2, "lines": "0"}]
    assert found["left_out"] == [
        {"lines": "1", "text": "Подписи:", "why": "heading of the whole list"}
    ]
    assert found["attestation"] is None


def test_lines_too_short_for_names_are_refused_and_blank_ones_do_not_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sources, "MANY_LINES", 10)
    with pytest.raises(UserError, match="too long"):
        read("Да\n" * 20)
    spaced = "".join(f"{at}. Анна Ким\n\n\n\n" for at in range(1, 9))
    assert len(read(spaced).entries) == 8


def test_a_mail_of_outlook_and_archives_say_what_to_do() -> None:
    outlook = b"\xd0\xcf\x11\xe0" + "__substg1.0_".encode("utf-16-le")
    with pytest.raises(UserError, match=r"Outlook.*\.eml"):
        read_source(outlook, "a.msg")
    for beginning in (b"\x1f\x8b", b"BZh9", b"\xfd7zXZ", b"Rar!", b"7z\xbc\xaf"):
        with pytest.raises(UserError, match="an archive"):
            read_source(beginning + b"....", "a.txt")
