"""What is refused: exit code 2, one plain line, and nothing changed."""

import re
from pathlib import Path

import pytest

from coalition_app.languages import LANGUAGES
from coalition_app.records.opening.existing import open_register
from tests import sentences
from tests.commands.command_line import (
    STATEMENT,
    attest_words,
    copied,
    damage,
    done,
    dump,
    refused,
    refused_without_change,
    small_register,
    type_command,
)
from tests.tampering import behind_the_journal

COMMANDS = (
    *("new", "statement", "sign", "import", "statements", "signatories", "reserve", "withdraw"),
    *("evidence", "attestor", "ready", "annex", "attest", "editions", "reprint", "deliver"),
    *("verify", "undo", "redo", "check", "backup", "restore", "journal"),
)
UNKNOWN = [
    *("signatories --statement 9", "ready --statement Никакое", "editions --statement 9"),
    *("sign --statement 9 --name Имя", "sign --name Имя --kind человек"),
    *("sign --name Имя --capacity личное", "evidence --statement 1 --number 99 --note звонок"),
    *("evidence --number 1 99 --note звонок", "evidence --all --claim всё --note звонок"),
    *("evidence --all --file нет.eml", "evidence --all --held= ", "evidence --all"),
    "evidence --all --number 1 --note звонок",
    *(
        "evidence --all --note звонок --received вчера",
        "evidence --all --note я --received 2999-01-01",
    ),
    *(
        "reserve --statement 9 --number 1 --demand 1=abstains",
        "reserve --number 99 --demand 1=abstains",
    ),
    *("reserve --number 0 --demand 1=abstains", "reserve --number -1 --demand 1=abstains"),
    *("reserve --number один --demand 1=abstains", "reserve --number 1 --demand 9=abstains"),
    *("reserve --number 99999999999999999999 --demand 1=abstains", "reserve --number 1"),
    *("reserve --number 1 --demand 1=maybe", "reserve --number 1 --demand abstains"),
    *("reserve --number 1 --demand 1=unsettled", "reserve --number 1 --demand =abstains"),
    *("reserve --number 1 --demand 1=abstains --demand 1=supports", "reserve --number 1 --demand"),
    "reserve --number 1 --demand 1=abstains --wording Слова --wording-language de",
    "reserve --number 1 --demand 1=supports-with-reservation",
    "reserve --number 1 --demand 1=supports-with-reservation --wording=",
    *("withdraw --number 99 --received 2025-03-01", "withdraw --number 1 --received 31.02.2025"),
    *("withdraw --number 1", "withdraw --number 1 --received 2999-01-01"),
    *("attestor --name=", "attestor --office координатор", "statement --title= --demand Первое"),
    *("statement --title Т --demand=", "statement --title Т --date сегодня", "ready --in de"),
    *("annex --to annex.xyz", "annex --to annex", "annex --to annex.pdf --in de", "annex"),
    *("reprint --edition 1 --to print.pdf", "reprint --edition x --to print.pdf"),
    *("deliver --edition 1 --to Акимат --date 2025-03-01", "import", "import нет.txt"),
    *("backup нет/такой", "unknown", "undo --once", "check --jsonl", "signatories --language de"),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_register(tmp_path_factory.mktemp("small"))


@pytest.mark.parametrize("typed", UNKNOWN)
def test_what_is_unknown_or_malformed_is_refused(built: Path, typed: str) -> None:
    command, *words = typed.split(" ")
    relative = {"annex.xyz", "annex", "annex.pdf", "print.pdf", "нет/такой"}
    words = [str(built.parent / word) if word in relative else word for word in words]
    refused_without_change(built, command, built, *words)


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 300])
def test_a_number_without_end_is_refused(built: Path, number: str) -> None:
    refused_without_change(built, "signatories", built, "--statement", number[:300])
    refused_without_change(built, "reserve", built, "--number", 1, "--demand", f"{number}=abstains")
    refused_without_change(built, "withdraw", built, "--number", number, "--received", "2025-03-01")


def test_a_refused_command_leaves_the_register_whole(built: Path) -> None:
    assert damage(built) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [(), *((each,) for each in COMMANDS)])
def test_every_command_has_a_help_in_every_language(
    command: tuple[str, ...], language: str
) -> None:
    answer = type_command(*command, "--help", "--language", language)
    assert answer.code == 0
    assert not answer.err
    assert len(answer.out) > 100


def test_the_help_names_every_command() -> None:
    listed = done("--help").out
    assert [each for each in COMMANDS if not re.search(rf"^ +{each}\b", listed, re.MULTILINE)] == []


def test_new_refuses_an_existing_file_and_leaves_it(tmp_path: Path) -> None:
    taken = tmp_path / "letter.txt"
    taken.write_text("письмо", encoding="utf-8")
    refused("new", taken, "--coalition", "К", "--unencrypted")
    assert taken.read_text(encoding="utf-8") == "письмо"


@pytest.mark.parametrize(
    "words",
    [
        ("--coalition", "К"),
        ("--unencrypted",),
        ("--coalition", " ", "--unencrypted"),
        ("--coalition", "К", "--unencrypted", "--in", "de"),
        ("--coalition", "К", "--passphrase-file", "нет.txt"),
    ],
)
def test_new_without_what_it_needs_makes_nothing(tmp_path: Path, words: tuple[str, ...]) -> None:
    refused("new", tmp_path / "register.coalition", *words)
    assert list(tmp_path.glob("*")) == []


@pytest.mark.parametrize("place", ["missing/new.coalition", "letter.txt/new.coalition", "folder"])
def test_new_needs_a_folder_to_stand_in(tmp_path: Path, place: str) -> None:
    (tmp_path / "letter.txt").write_text("письмо", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    refused("new", tmp_path / place, "--coalition", "К", "--unencrypted")


@pytest.mark.parametrize("content", [b"", b"\n", "пароль\n".encode("cp1251"), b" \r\n"])
def test_new_refuses_a_passphrase_file_that_holds_none(tmp_path: Path, content: bytes) -> None:
    secret = tmp_path / "passphrase.txt"
    secret.write_bytes(content)
    register = tmp_path / "register.coalition"
    refused("new", register, "--coalition", "К", "--passphrase-file", secret)
    assert not register.exists()


def test_a_wrong_passphrase_opens_nothing(tmp_path: Path) -> None:
    register, right, wrong = (tmp_path / name for name in ("r.coalition", "right.txt", "wrong.txt"))
    right.write_text("құпия сөз", encoding="utf-8")
    wrong.write_text("құпия сөз ", encoding="utf-8")
    done("new", register, "--coalition", "К", "--passphrase-file", right)
    assert sentences.WRONG_PASSPHRASE in refused("check", register, "--passphrase-file", wrong)
    assert "passphrase is needed" in refused("check", register)
    done("check", register, "--passphrase-file", right)


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"SQLite format 3\0" + bytes(5000)])
def test_what_is_no_register_is_not_opened(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "r.coalition"
    file.write_bytes(content)
    refused("check", file)
    assert file.read_bytes() == content


def test_a_register_that_was_cut_in_half_is_not_opened(attested_case: Path) -> None:
    content = attested_case.read_bytes()
    attested_case.write_bytes(content[: len(content) // 2])
    assert "damaged or cut off" in refused("check", attested_case)
    assert "damaged or cut off" in refused("undo", attested_case)


def test_an_attestation_does_not_replace_a_file_unasked(ready_case: Path, tmp_path: Path) -> None:
    target = tmp_path / "annex.pdf"
    target.write_text("другое", encoding="utf-8")
    assert "already exists" in refused_without_change(ready_case, *attest_words(ready_case, target))
    assert target.read_text(encoding="utf-8") == "другое"
    done(*attest_words(ready_case, target, "--replace"))
    done("verify", target, "--register", ready_case)


def test_a_reprint_does_not_replace_a_file_unasked(attested_case: Path, tmp_path: Path) -> None:
    target = tmp_path / "print.pdf"
    target.write_text("другое", encoding="utf-8")
    words = ("reprint", attested_case, "--statement", 1, "--edition", 1, "--to", target)
    assert "already exists" in refused_without_change(attested_case, *words)
    assert target.read_text(encoding="utf-8") == "другое"
    done(*words, "--replace")
    done("verify", target, "--register", attested_case)


@pytest.mark.parametrize("ending", ["docx", "html", "txt", "json", ""])
def test_an_attested_annex_is_a_pdf(ready_case: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"annex.{ending}"
    refused_without_change(ready_case, *attest_words(ready_case, target))


@pytest.mark.parametrize("place", ["missing/annex.pdf", "letter.txt/annex.pdf", "folder.pdf"])
@pytest.mark.parametrize("command", ["annex", "attest", "reprint"])
def test_a_target_that_cannot_stand_where_it_is_named_is_refused(
    built_case: Path, tmp_path: Path, place: str, command: str
) -> None:
    (tmp_path / "letter.txt").write_text("письмо", encoding="utf-8")
    (tmp_path / "folder.pdf").mkdir()
    state = "attested" if command == "reprint" else "ready"
    register = copied(built_case / f"{state}.coalition", tmp_path)
    target = tmp_path / place
    words = {
        "annex": ("annex", register, "--to", target),
        "attest": attest_words(register, target, "--replace"),
        "reprint": ("reprint", register, "--edition", 1, "--to", target, "--replace"),
    }
    refused_without_change(register, *words[command])


@pytest.mark.parametrize("words", [("--place", " "), ("--date", "вчера"), ("--date", "")])
def test_an_attestation_needs_place_and_date(
    ready_case: Path, tmp_path: Path, words: tuple[str, str]
) -> None:
    typed = attest_words(ready_case, tmp_path / "annex.pdf")
    refused_without_change(ready_case, *typed, *words)


def test_nothing_is_read_into_a_statement_that_does_not_exist(built: Path) -> None:
    refused_without_change(built, "import", built, STATEMENT, "--statement", 9)
    refused_without_change(
        built, "import", built, STATEMENT, "--statement", 1, "--new-statement", "Т"
    )
    refused_without_change(built, "import", built, built.parent)


def test_a_title_is_not_given_to_two_statements(imported_case: Path, tmp_path: Path) -> None:
    (row,) = done("statements", imported_case, "--json").json["statements"]
    refused_without_change(imported_case, "statement", imported_case, "--title", row["title"])
    other = tmp_path / "other.txt"
    other.write_text("Другое\n\n1. ОО «Эхо»\n2. ОФ «Тілші»\n3. ОФ «Ар»\n", encoding="utf-8")
    words = ("import", imported_case, other, "--new-statement", row["title"])
    refused_without_change(imported_case, *words)


def test_a_statement_must_be_named_where_there_are_several(imported_case: Path) -> None:
    done("statement", imported_case, "--title", "Обращение", "--demand", "Первое")
    assert "several statements" in refused("signatories", imported_case)
    done("signatories", imported_case, "--statement", "Обращ")
    done("signatories", imported_case, "--statement", "2")


@pytest.mark.parametrize(
    "content", [None, b"", b"%PDF-1.7\n", b"hello", b"%PDF-1.7\n" + b"0" * 999]
)
def test_what_is_no_annex_is_not_what_was_issued(
    attested_case: Path, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "annex.pdf"
    if content is None:
        refused("verify", file)
        refused("verify", file, "--register", attested_case)
        return
    file.write_bytes(content)
    assert type_command("verify", file).code == 1
    assert type_command("verify", file, "--register", attested_case).code == 1


def test_a_copy_is_not_restored_over_what_it_is_not(built: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.coalition"
    letter.write_text("письмо", encoding="utf-8")
    refused_without_change(built, "restore", letter, built)
    refused_without_change(built, "restore", tmp_path / "missing.coalition", built)
    assert dump(built)


@pytest.mark.parametrize("column", ["representative", "name", "place"])
def test_a_list_with_text_that_is_no_text_is_told_as_damage(tmp_path: Path, column: str) -> None:
    """The driver refuses such a row in the middle of the list, with no number of an error."""
    register = small_register(tmp_path)
    with open_register(register) as database:
        behind_the_journal(database, f"UPDATE signature SET {column} = CAST(x'ff' AS TEXT)")
    told = refused("signatories", register)
    assert "is damaged" in told
    assert "check" in told
