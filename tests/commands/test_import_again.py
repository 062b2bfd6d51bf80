"""Importing by command: struck names, what is to be looked at, numbers in the report, and a second time."""

from pathlib import Path

import pytest

from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import list_sections
from tests.commands.command_line import done, type_command
from tests.intake.list_files import FOLDER, list_file
from tests.registers import make_register, signatures_of, statement_of

LIST = "1. ОФ «Эхо, Анна Ким\n2. ~~ОО «Вычеркнутые»~~\n3. Фонд «Бір» (кроме пункта 2)\n"


def put(folder: Path) -> tuple[Path, Path]:
    register, source = folder / "a.coalition", folder / "list.txt"
    make_register(register).close()
    source.write_text(LIST, encoding="utf-8")
    return register, source


def test_what_is_struck_out_stays_out_and_what_is_doubtful_is_told(tmp_path: Path) -> None:
    register, source = put(tmp_path)
    report = tmp_path / "report.txt"
    said = done("import", register, source, "--statement", 1, "--report", report, "--json").json
    assert said["added"] == 2
    assert [each["number"] for each in said["to_look"]] == [4, 5]
    assert said["struck_out"] == [{"lines": "2", "text": "ОО «Вычеркнутые»"}]
    rows = report.read_text(encoding="utf-8").split("\n")
    assert "needs review: 2" in rows and "skipped: 1" in rows
    assert any(row.startswith("1\t") and row.endswith("imported as number 4") for row in rows)
    assert any(
        row.startswith("2\tskipped") and row.endswith("struck out in the source") for row in rows
    )


def test_a_second_time_adds_only_what_is_not_there(tmp_path: Path) -> None:
    register, source = put(tmp_path)
    text = done("import", register, source, "--statement", 1).out
    assert "To look at: 2 entries." in text
    assert "    4. ОФ «Эхо" in text
    again = done("import", register, source, "--json").json
    assert (again["added"], again["known_before"], again["statement"]) == (0, True, 1)
    struck = done("import", register, source, "--struck-too", "--json").json
    assert (struck["added"], struck["statement"]) == (1, 1)
    other = done("import", register, source, "--new-statement", "Второе", "--json").json
    assert (other["added"], other["statement"]) == (2, 2)
    twice = done("import", register, source, "--new-statement", "Второе", "--json").json
    assert (twice["added"], twice["known_before"], twice["statement"]) == (0, True, 2)
    assert type_command("check", register).code == 0
    printed = [
        each["as_printed"]
        for each in done("signatories", register, "--statement", 1, "--json").json["signatories"]
    ]
    assert printed[-1] == "ОО «Вычеркнутые»"


def test_the_names_of_sheets_head_no_sections(tmp_path: Path) -> None:
    content, name = list_file(FOLDER / "12_two_sheets.rows.json")
    register, source = tmp_path / "a.coalition", tmp_path / name
    make_register(register).close()
    source.write_bytes(content)
    assert done("import", register, source, "--statement", 1, "--json").json["added"] == 7
    with open_register(register) as database, database.reading() as tx:
        assert list_sections(tx, statement_of(tx).id) == []


PEOPLE = "3. Анна Ким, врач\n4. Болат Омаров, юрист\n5. Дина Ахметова\n"
BODIES = "3. ОО «Свет», Дана Ли\n4. ОО «Заря»\n5. ОФ «Луч»\n"
BOTH = "3. Анна Ким, врач\n4. ОО «Свет», Дана Ли\n5. ОФ «Луч»\n"


def put_sections(folder: Path, listed: str) -> tuple[Path, Path]:
    """Make a register with a section of an organisation and one of a person, and a list that goes on."""
    register, source = folder / "a.coalition", folder / "list.txt"
    with (
        make_register(register, signatures=0) as database,
        database.writing("sign") as tx,
    ):
        for kind in ("organisation", "individual"):
            section = statements.add_section(tx, statement_of(tx).id, {})
            new = NewSignature(name=f"Имя {kind}", kind=kind, section_id=section)
            signatures.sign(tx, statement_of(tx), new)
    source.write_text(listed, encoding="utf-8")
    return register, source


@pytest.mark.parametrize(
    ("listed", "wanted", "section"),
    [
        (PEOPLE, (), 2),
        (BODIES, (), 1),
        (BOTH, (), 0),
        (BOTH, ("--section", 1), 1),
        (PEOPLE, ("--section", 0), 0),
    ],
)
def test_a_later_list_goes_into_the_section_that_fits_or_is_named(
    tmp_path: Path, listed: str, wanted: tuple[object, ...], section: int
) -> None:
    """Numbers that go on from those of the register are not called missing."""
    register, source = put_sections(tmp_path, listed)
    said = done("import", register, source, "--statement", 1, *wanted, "--json").json
    assert (said["added"], said["warnings"]) == (3, [])
    with open_register(register) as database:
        assert [each.section for each in signatures_of(database)] == [1, 2, *[section] * 3]


def test_numbers_that_the_register_lacks_too_are_missing(tmp_path: Path) -> None:
    register, source = put_sections(tmp_path, PEOPLE.replace("3.", "7.").replace("4.", "8."))
    told = done("import", register, source, "--statement", 1, "--json").json["warnings"]
    assert any("missing" in each for each in told)


def test_a_section_that_is_not_there_is_refused(tmp_path: Path) -> None:
    register, source = put_sections(tmp_path, PEOPLE)
    answer = type_command("import", register, source, "--statement", 1, "--section", 3)
    assert answer.code == 2
    assert "Section 3" in answer.err
    with open_register(register) as database:
        assert len(signatures_of(database)) == 2
