"""Commands that change what stands in the register: change, joint-entry, move; and signing for several."""

from pathlib import Path

import pytest

from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures.signatures import SignatureRow
from tests import sentences
from tests.commands.command_line import done, dump, refused, refused_without_change, small_register
from tests.registers import signatures_of


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return small_register(tmp_path)


def rows(register: Path) -> list[SignatureRow]:
    with open_register(register) as database:
        return signatures_of(database)


def test_one_signs_for_several_people_and_bodies(register: Path) -> None:
    people = ("--representative", "Аян Ли", "--office", "директор", "--representative", "Ия Ко")
    bodies = ("--joint", "ОО|«Зов»", "--joint", "Клуб «Лик»")
    done("sign", register, "--name", "«Ақ жол»", *people, *bodies)
    signed = rows(register)[-1]
    assert signed.people == (("Аян Ли", "директор"), ("Ия Ко", ""))
    assert signed.joint == (("ОО", "«Зов»"), ("", "Клуб «Лик»"))
    listed = done("signatories", register, "--json").json["signatories"][-1]
    assert listed["more_representatives"] == [{"name": "Ия Ко", "office": ""}]
    assert listed["joint"][0] == {"legal_form": "ОО", "name": "«Зов»"}
    assert "Аян Ли, директор; Ия Ко" in done("explain", register, "--number", signed.number).out


def test_representatives_and_bodies_are_changed(register: Path) -> None:
    given = ("--representative", "Аян Ли", "--representative", "Ия Ко", "--office", "төраға")
    assert "Аян Ли, төраға" in done("joint-entry", register, "--number", 1, *given).out
    done("joint-entry", register, "--number", 1, "--joint", "ОО|«Зов»")
    assert rows(register)[0].people == (("Аян Ли", "төраға"), ("Ия Ко", ""))
    assert rows(register)[0].joint == (("ОО", "«Зов»"),)
    done("joint-entry", register, "--number", 1, "--alone")
    assert rows(register)[0].joint == ()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "Say what is to change"),
        (("--alone", "--joint", "А"), "not both"),
        (("--representative", "А", "--office", "б", "--office", "в"), "more offices"),
        (("--joint", "ОО|"), "the legal form “ОО”"),
    ],
)
def test_wrong_joint_entries_are_refused(register: Path, given: tuple[str, ...], said: str) -> None:
    line = refused_without_change(register, "joint-entry", register, "--number", 1, *given)
    assert said in line


def test_a_field_of_several_is_changed_at_once(register: Path) -> None:
    before = dump(register)
    given = ("--number", 1, 2, "--field", "place", "--to", "Астана")
    assert "1. " in done("change", register, *given, "--preview").out
    assert dump(register) == before
    assert done("change", register, *given).out == "Changed: 2 signatures.\n"
    assert [each.place for each in rows(register)[:2]] == ["Астана", "Астана"]
    done("undo", register)
    assert dump(register)["signature"] == before["signature"]


def test_a_name_is_respelled_with_its_reason(register: Path) -> None:
    given = ("change", register, "--number", 1, "--field", "name", "--to", "«Жаңа»")
    assert "Say why the spelling" in refused_without_change(register, *given)
    assert done(*given, "--reason", "опечатка").out == "Changed: 1 signature.\n"
    assert rows(register)[0].name == "«Жаңа»"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--number", 1, 2, "--field", "name", "--to", "x"), "one signature at a time"),
        (("--number", 1, "--field", "standing", "--to", "signed"), "with its own command"),
        (
            ("--number", 1, "--field", "standing", "--to", "signed", "--preview"),
            "with its own command",
        ),
        (("--number", 1, "--field", "signed-on", "--to", "2999-01-01"), sentences.FUTURE),
        (("--number", 1, "--field", "kind", "--to", "ship"), "is not known here"),
        (("--number", 1, 99, "--field", "place", "--to", "x"), "no signature number 99"),
        (("--number", 1, "--field", "name", "--to", "x", "--preview"), "No preview"),
    ],
)
def test_wrong_changes_are_refused(register: Path, given: tuple[object, ...], said: str) -> None:
    assert said in refused_without_change(register, "change", register, *given)


def test_signatures_are_moved_and_numbered_anew(register: Path) -> None:
    before, names = dump(register), [each.name for each in rows(register)]
    last = len(names)
    given = ("move", register, "--number", last, "--before", 1)
    planned = done(*given, "--preview", "--json").json["numbers"]
    assert planned == {
        **{str(at): at + 1 for at in range(1, last)},
        str(last): 1,
    }
    assert dump(register) == before
    done(*given)
    assert [each.name for each in rows(register)] == [names[-1], *names[:-1]]
    done("undo", register)
    assert [each.name for each in rows(register)] == names
    assert (
        done("move", register, "--number", last, "--last").out
        == "The order is already as requested.\n"
    )
    assert "no signature number 99" in refused("move", register, "--number", 1, "--before", 99)


def test_the_whole_list_is_numbered_anew(register: Path) -> None:
    done("sign", register, "--name", "«Ағаш»")
    before, names = dump(register), [each.name for each in rows(register)]
    given = ("renumber", register, "--by", "name")
    assert done(*given, "--preview", "--json").json["numbers"][str(len(names))] == 1
    assert dump(register) == before
    assert "→ 1. «Ағаш»" in done(*given).out
    assert rows(register)[0].name == "«Ағаш»"
    assert "already" in refused_without_change(register, *given)
    done("undo", register)
    assert [each.name for each in rows(register)] == names


def test_one_of_the_directory_signs_again(register: Path) -> None:
    done("sign", register, "--name", "«Ақ жол»", "--same-as", "1:2")
    signed = rows(register)
    assert signed[-1].signatory_id == signed[1].signatory_id
    assert signed[-1].name == "«Ақ жол»"
    for given, said in (("1", "write statement and number"), ("1:99", "no signature number 99")):
        line = refused_without_change(
            register, "sign", register, "--name", "«Ақ жол»", "--same-as", given
        )
        assert said in line
