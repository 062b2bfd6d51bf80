"""Copies that commands make by themselves before what changes much, and the command that sets them."""

import datetime as dt
from pathlib import Path

from coalition_app import settings
from coalition_app.records.care import kept_copies
from coalition_app.records.opening.existing import open_register
from tests.commands.command_line import REAL_CASE, ROOT, done, refused, type_command
from tests.registers import PASSPHRASE, make_register, signatures_of

LIST = ROOT / "tests" / "contracts" / "list.csv"


def own(register: Path) -> list[Path]:
    return [each.path for each in kept_copies.list_own(register)]


def test_an_import_has_its_copy_of_before_and_says_so(tmp_path: Path) -> None:
    register, secret = tmp_path / "a.coalition", tmp_path / "secret"
    make_register(register, signatures=4, passphrase=PASSPHRASE).close()
    secret.write_text(PASSPHRASE, encoding="utf-8")
    words = ("import", register, LIST, "--new-statement", "Two", "--passphrase-file", secret)
    answer = type_command(*words, "--json")
    (copy,) = own(register)
    assert answer.code == 0
    assert answer.err == f"A copy was made before: {copy}\n"
    assert answer.json["added"] == 3
    with open_register(copy, PASSPHRASE) as then:
        assert len(signatures_of(then)) == 4
    # The same source again records nothing, and undoing is a single change of few.
    assert done(*words).err == ""
    done("undo", register, "--passphrase-file", secret)
    assert own(register) == [copy]


def test_what_has_nothing_to_lose_and_what_is_refused_make_none(tmp_path: Path) -> None:
    register = tmp_path / "a.coalition"
    done("new", register, "--coalition", "К", "--unencrypted")
    done("import", register, REAL_CASE / "statement.txt")
    assert own(register) == []
    refused("decide", register, "--statement", 1, "--pair", 5, 999, "--as", "same")
    refused("merge", register, "--statement", 1, "--number", 5, "--with-number", 5)
    done("sign", register, "--statement", 1, "--name", "Новые")
    assert own(register) == []


def test_pairs_decided_one_after_the_other_are_one_act(imported_case: Path) -> None:
    done("decide", imported_case, "--statement", 1, "--pair", 22, 23, "--as", "two-signatures")
    done("decide", imported_case, "--statement", 1, "--pair", 1, 2, "--as", "different")
    (first,) = own(imported_case)
    done("sign", imported_case, "--statement", 1, "--name", "Между ними")
    done("decide", imported_case, "--statement", 1, "--pair", 3, 4, "--as", "different")
    assert first in own(imported_case)
    assert len(own(imported_case)) in (1, 2)  # two within one second have one name


def test_undoing_what_changed_many_has_one_too(imported_case: Path) -> None:
    done("undo", imported_case)
    assert len(own(imported_case)) == 1
    assert done("check", imported_case, "--json").json["whole"] is True


def test_an_edition_is_in_a_copy_right_after_it_was_attested(ready_case: Path) -> None:
    words = ("--statement", 1, "--place", "Алматы", "--date", "2025-03-14")
    answer = type_command("attest", ready_case, *words, "--to", ready_case.with_name("a.pdf"))
    (copy,) = own(ready_case)
    assert (answer.code, answer.err) == (0, f"A copy was made: {copy}\n")
    assert len(done("editions", copy, "--json").json["editions"]) == 1


def test_a_folder_that_is_away_is_said_and_stops_nothing(
    imported_case: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    told = done("copies", imported_case, "--folder", stick, "--json").json
    assert Path(told["folder"]) == stick / f"{imported_case.stem} copies"
    stick.rmdir()
    answer = type_command("import", imported_case, LIST, "--new-statement", "Two")
    assert answer.code == 0
    assert answer.err.startswith(f"No copy was made: the folder for copies is not there: {stick}.")
    assert len(answer.err.splitlines()) == 1
    assert done("statements", imported_case, "--json").json["statements"][1]["title"] == "Two"


def test_copies_can_be_left_to_the_hand(imported_case: Path) -> None:
    told = done("copies", imported_case, "--often", "never", "--limit", 200, "--json").json
    assert (told["often"], told["limit"], told["copies"]) == ("never", 200, [])
    done("import", imported_case, LIST, "--new-statement", "Two")
    assert own(imported_case) == []
    assert settings.copying(imported_case).folder is None


def test_an_erasure_makes_none_that_would_hold_what_is_erased(imported_case: Path) -> None:
    done("withdraw", imported_case, "--statement", 1, "--number", 5, "--received", "2025-03-13")
    erased = (
        "erase",
        imported_case,
        "--statement",
        1,
        "--number",
        18,
        "--for-good",
        "--with-lists",
    )
    done(*erased)
    assert own(imported_case) == []


def test_the_copies_are_listed_with_their_moments_in_utc(imported_case: Path) -> None:
    done("import", imported_case, LIST, "--new-statement", "Two")
    told = done("copies", imported_case, "--json").json
    (copy,) = told["copies"]
    assert (copy["path"], copy["own"]) == (str(own(imported_case)[0]), True)
    assert copy["bytes"] == own(imported_case)[0].stat().st_size
    assert dt.datetime.fromisoformat(copy["made"]).utcoffset() == dt.timedelta(0)
    assert refused("copies", imported_case, "--limit", -1)
    assert refused("copies", imported_case, "--folder", imported_case.with_name("none"))
