"""The door of intake refuses what holds no list, and takes odd names as they are."""

import contextlib
import hashlib
import io
import time
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
import xlsxwriter

from coalition_app.errors import UserError
from coalition_app.hidden_characters import HIDDEN
from coalition_app.intake import read_source as sources
from coalition_app.intake.draft_json import draft_to_json
from coalition_app.intake.read_source import read_path, read_source
from tests.intake.examples import examples
from tests.intake.reading import read

EXAMPLES = examples("sources")

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


TURNED_AND_HIDDEN = (
    ("1. ОО «\u202eохЭ\u202c»", "«охЭ»", "U+202C, U+202E"),
    ("1. Анна\x07 Ким", "Анна Ким", "U+0007"),
    ("1. Ан\u200bна\ufeff К\u00adим", "Анна Ким", "U+00AD, U+200B, U+FEFF"),
    ("1. \u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069Анна Ким", "Анна Ким", "U+2068 ..."),
)


@pytest.mark.parametrize(("line", "name", "codes"), TURNED_AND_HIDDEN)
def test_hidden_characters_are_left_out_and_named_with_their_lines(
    line: str, name: str, codes: str
) -> None:
    draft = read(f"Подписи:\n{line}\n2. Ли Елена\n")
    assert draft.entries[0].name == name
    (warning,) = [each for each in draft.warnings if "Hidden" in each]
    assert f"{codes}) were left out on these lines: 2." in warning


def as_mail(text: str) -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Анна Ким <a@b.org>", "c@d.org", "Список"
    made.set_content(text)
    return made.as_bytes()


def as_word(text: str) -> bytes:
    made, kept = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        made.add_paragraph(line)
    made.save(kept)
    return kept.getvalue()


def as_sheet(text: str) -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet()
        for at, line in enumerate(["name", *(each[3:] for each in text.splitlines()[1:])]):
            sheet.write_string(at, 0, line)
    return kept.getvalue()


FORMS: dict[str, Callable[[str], bytes]] = {
    "list.txt": str.encode,
    "list.html": lambda text: f"<p>{text.replace(chr(10), '<p>')}".encode(),
    "list.md": str.encode,
    "list.eml": as_mail,
    "list.docx": as_word,
    "list.xlsx": as_sheet,
    "table.csv": lambda text: ("number,name\n" + text.replace(". ", ",")).encode(),
}


@pytest.mark.parametrize("name", FORMS)
def test_hidden_characters_are_told_of_in_every_format(name: str) -> None:
    text = "Подписи:\n1. Ан\u202eна К\u200bим\n2. Ли Елена\n3. Ким Олег"
    draft = read_source(FORMS[name](text), name).draft
    assert not [each for each in draft.entries if HIDDEN.search(each.as_printed + each.name)]
    assert "Анна Ким" in [each.name for each in draft.entries]
    (warning,) = [each for each in draft.warnings if "Hidden" in each]
    assert "(U+200B, U+202E)" in warning


LONG = "ж" * 140_000
"""More than Python's csv takes unless it is told."""
WITH_A_LONG_CELL = {
    "a.csv": f"number,name\n1,Анна Ким\n2,{LONG}\n3,Ли Елена\n",
    "quoted.csv": f'number,name\n1,Анна Ким\n2,"{LONG}"\n3,Ли Елена\n',
    "a.tsv": f"number\tname\n1\tАнна Ким\n2\t{LONG}\n3\tЛи Елена\n",
    "a.txt": f"Подписи:\n1. Анна Ким\n2. {LONG}\n3. Ли Елена\n",
    "a.html": f"<table><tr><th>number<th>name<tr><td>1<td>Анна Ким<tr><td>2<td>{LONG}"
    "<tr><td>3<td>Ли Елена</table>",
    "a.json": f'[{{"number": 1, "name": "Анна Ким"}}, {{"number": 2, "name": "{LONG}"}}, '
    '{"number": 3, "name": "Ли Елена"}]',
    "a.yaml": f"- {{number: 1, name: Анна Ким}}\n- number: 2\n  name: {LONG}\n"
    "- {number: 3, name: Ли Елена}\n",
}


@pytest.mark.parametrize("name", WITH_A_LONG_CELL)
def test_a_cell_of_more_characters_than_csv_allows_is_kept_and_told(name: str) -> None:
    draft = read_source(WITH_A_LONG_CELL[name].encode(), name).draft
    assert [len(each.as_printed) for each in draft.entries] == [8, len(LONG), 8]
    assert any("Entry 2 is too long for a signatory" in each for each in draft.warnings)


NINES = "9" * 5_000
"""A number that Python reads only when it is told to."""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"number,name\n1,Анна Ким\n{NINES},Ли Елена\n3,Ким Олег\n", "a.csv"),
        (f"| number | name |\n|---|---|\n| {NINES} | Анна Ким |\n| 2 | Ли Елена |\n", "a.md"),
        (f"Подписи:\n1. Анна Ким\n{NINES}. Ли Елена\n3. Ким Олег\n", "a.txt"),
    ],
)
def test_a_number_without_end_is_words(text: str, name: str) -> None:
    draft = read_source(text.encode(), name).draft
    assert any(each.name.startswith("Анна Ким") for each in draft.entries)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (
            "Просто текст, в котором нет никакого списка.".encode(),
            r"^No list of signatories was found\. Copy the list alone",
        ),
        ("Требуем:\n1. Отменить закон о митингах.\n2. Провести выборы заново.".encode(), "No list"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04abc", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word"),
        (b"{\\rtf1 }", "No list"),
        (b"\x89PNG\r\n\x1a\n", "damaged|picture"),
        (b"<!DOCTYPE html><nav>1. Echo</nav>", "No list"),
        (b"1. Echo\0 and\n2. Light", "neither text nor a document"),
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
    EXAMPLES["ten megabytes in one line end soon"],
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
    assert found["sections"] == [
        {"heading": None, "first": 1, "last": 2, "lines": "0", "sure": True}
    ]
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
