"""Lists as they really come: broken, strange, huge. Read verbatim or refused, never half."""

import json
from pathlib import Path

import pytest

from tests.commands.command_line import damage, done, dump, refused_without_change, type_command
from tests.documents.pages import pages_of

HEADING = "Обращение за чистый воздух\n\n"
LONG = "Ж" * 300
STRANGE = {
    "markup": "ОО <b>«Жирный»</b> <img src=x>",
    "ampersand": "ТОО «Ар & Намыс» &amp; Ко",
    "formula": "=HYPERLINK(«http», «Нажми»)",
    "placeholder": "ОФ «%(name)s %s {0} $HOME»",
    "right-to-left mark": "Фонд «Обратно»\u200f",
    "Hebrew": "Фонд «שלום»",
    "emoji": "ОО «Солнце 🌞»",
    "without a space": f"ОО «{LONG}»",
}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.coalition"
    done("new", path, "--coalition", "Коалиция", "--unencrypted")
    return path


def listed(register: Path) -> list[tuple[int, str]]:
    answer = type_command("signatories", register, "--json")
    return [(each["number"], each["as_printed"]) for each in answer.json["signatories"]]


def imported(register: Path, content: bytes, name: str = "list.txt") -> list[tuple[int, str]]:
    source = register.parent / name
    source.write_bytes(content)
    done("import", register, source)
    assert damage(register) == []
    return listed(register)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \r\n\t",
        "Мы, нижеподписавшиеся, ничего не перечислили.\n".encode(),
        b"\0" * 4000,
        "1. ОО «Эхо»\n2. Фонд «Ти\0лші»\n3. Асель Нургазиева\n".encode(),
        b"\xff\xfe",
        bytes(range(256)) * 20,
        b"x" * 10_000_000,
        ("слово " * 1_700_000).encode(),
        b"%PDF-1.7 1. A 2. B",
        b"PK\x03\x04 1. A",
    ],
    ids=lambda content: content[:8].hex() + f"-{len(content)}",
)
def test_what_holds_no_list_is_refused(register: Path, content: bytes) -> None:
    source = register.parent / "list.txt"
    source.write_bytes(content)
    refused_without_change(register, "import", register, source)
    dry = type_command("import", "--dry-run", "--json", source)
    assert (dry.code, dry.out, len(dry.err.splitlines())) == (2, "", 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_a_list_is_read_in_the_encodings_of_offices(register: Path, encoding: str) -> None:
    text = HEADING + "1. ОО «Эхо», Караганда\n2. Фонд «Тиши»\n3. Асель Нургазиева\n"
    rows = imported(register, text.encode(encoding))
    assert rows == [(1, "ОО «Эхо», Караганда"), (2, "Фонд «Тиши»"), (3, "Асель Нургазиева")]


def test_windows_line_ends_are_no_part_of_a_name(register: Path) -> None:
    text = HEADING + "1. ОО «Эхо»\r\n2. Фонд «Тілші»\r\n3. Асель Нургазиева\r\n"
    rows = imported(register, text.encode())
    assert rows == [(1, "ОО «Эхо»"), (2, "Фонд «Тілші»"), (3, "Асель Нургазиева")]


@pytest.mark.parametrize(
    "printed",
    [[1, 2, 2, 3], [1, 2, 3, 7], [1, 2, 3, 1, 2], [5, 6, 7], [1, 2, 2, 2, 3]],
    ids=["repeats", "jumps", "falls back", "begins late", "repeats twice"],
)
def test_odd_numbers_lose_no_entry_and_give_no_number_twice(
    register: Path, printed: list[int]
) -> None:
    names = [f"ОО «Имя {letter}»" for letter in "абвгд"[: len(printed)]]
    lines = [f"{number}. {name}" for number, name in zip(printed, names, strict=True)]
    rows = imported(register, (HEADING + "\n".join(lines) + "\n").encode())
    assert [name for _number, name in rows] == names
    numbers = [number for number, _name in rows]
    assert numbers == sorted(set(numbers))
    answer = type_command("signatories", register, "--json").json["signatories"]
    assert [each["printed_number"] for each in answer] == [str(number) for number in printed]


def test_strange_names_go_from_the_list_to_the_annex_unchanged(register: Path) -> None:
    lines = [f"{at}. {name}" for at, name in enumerate(STRANGE.values(), start=1)]
    rows = imported(register, (HEADING + "\n".join(lines) + "\n").encode())
    assert [name for _number, name in rows] == list(STRANGE.values())
    # Signs that no name is written with may be a remark beside it, and two names in quotation marks two
    # signatories: a person says what they are.
    doubts = done("doubts", register, "--json").json["doubts"]
    assert [each["number"] for each in doubts] == [1, 2, 3]
    for each in doubts:
        done("settle", register, "--number", each["number"], "--as", "name")
    assert listed(register) == rows
    drafts = {form: register.parent / f"annex.{form}" for form in ("pdf", "txt", "json")}
    for target in drafts.values():
        done("annex", register, "--to", target)
    content = json.loads(drafts["json"].read_text(encoding="utf-8"))
    kept = json.dumps(content, ensure_ascii=False)
    text = _squashed(drafts["txt"].read_text(encoding="utf-8"))
    page = _squashed("".join(pages_of(drafts["pdf"].read_bytes(), register.parent)))
    for kind, name in STRANGE.items():
        assert name in kept, kind
        assert _squashed(name) in text, kind
        if kind != "Hebrew":  # which no font is trusted to set
            assert _squashed(name.strip("\u200f")) in page, kind


def _squashed(words: str) -> str:
    return "".join(words.split())


def test_a_character_that_no_font_draws_stops_the_attestation_by_number(register: Path) -> None:
    done("statement", register, "--title", "Обращение", "--demand", "Первое.")
    done("sign", register, "--name", "ОО «Солнце»")
    done("sign", register, "--name", "ОО «שלום»")
    answer = type_command("ready", register, "--json")
    assert answer.code == 1
    (item,) = [each for each in answer.json["items"] if each["kind"] == "character"]
    assert (item["severity"], item["numbers"]) == ("stops", [2])
    assert all(f"U+{ord(letter):04X}" in item["text"] for letter in "שלום")


@pytest.mark.parametrize("name", STRANGE.values(), ids=list(STRANGE))
def test_a_strange_name_signs_by_hand_as_it_was_typed(register: Path, name: str) -> None:
    done("statement", register, "--title", name, "--demand", name)
    done("sign", register, f"--name={name}", f"--representative={name}", f"--place={name}")
    (row,) = done("signatories", register, "--json").json["signatories"]
    assert (row["name"], row["representative"], row["place"]) == (name, name, name)
    words = ("--wording", f"Слова: {name}", "--wording-language", "ru")
    done("reserve", register, "--number", 1, "--demand", "1=supports-with-reservation", *words)
    (row,) = done("signatories", register, "--json").json["signatories"]
    assert row["acts"][0]["wording"] == f"Слова: {name}"
    assert len(done("journal", register, "--json").json["entries"]) == 4
    assert damage(register) == []


def test_a_table_with_a_header_is_read_with_quotes_and_line_breaks(register: Path) -> None:
    table = 'number,name,representative,office,place\n1,"ОФ ""Эхо"", Караганда",А. Б.,директор,Караганда\n'
    table += '2,"=cmd|calc","В\nГ",,\n'
    source = register.parent / "list.csv"
    source.write_text(table, encoding="utf-8")
    done("import", register, source, "--new-statement", "Обращение")
    rows = done("signatories", register, "--json").json["signatories"]
    assert [each["number"] for each in rows] == [1, 2]
    assert "Эхо" in rows[0]["as_printed"]
    assert (rows[0]["representative"], rows[0]["office"]) == ("А. Б.", "директор")
    assert "=cmd|calc" in rows[1]["as_printed"]


def test_a_source_without_a_title_needs_one(register: Path) -> None:
    source = register.parent / "list.csv"
    source.write_text("number,name\n1,ОФ «Эхо»\n2,ОФ «Ар»\n", encoding="utf-8")
    line = refused_without_change(register, "import", register, source)
    assert "--new-statement" in line
    before = dump(register)
    done("import", register, source, "--new-statement", "Обращение")
    done("undo", register)
    assert dump(register) == before


def test_a_second_list_goes_on_after_the_first_one_s_numbers(register: Path) -> None:
    imported(register, (HEADING + "1. ОО «Эхо»\n2. ОФ «Ар»\n3. ОФ «Мост»\n").encode())
    source = register.parent / "later.txt"
    source.write_text("1. ОО «Свет»\n2. ОФ «Тень»\n3. ОФ «Луч»\n", encoding="utf-8")
    done("import", register, source, "--statement", 1)
    assert [number for number, _name in listed(register)] == [1, 2, 3, 4, 5, 6]
    assert damage(register) == []
