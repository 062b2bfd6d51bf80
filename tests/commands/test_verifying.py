"""By command: a code, a digest, JSON or six words typed or piped in, in place of a file."""

import hashlib
import io
import json
import sys
from pathlib import Path

import pytest

from tests.commands.command_line import Answer, attest_words, done, refused, type_command
from tests.documents.pages import attached_content

KEYS = {"verdict", "genuine", "code", "edition", "superseded_by", "signature", "problems"}


def of_register(register: Path, *words: object) -> Answer:
    return type_command("verify", *words, "--register", register)


@pytest.fixture
def edition(attested_case: Path) -> dict[str, str]:
    (found,) = done("editions", attested_case, "--json").json["editions"]
    return {"code": found["code"], "digest": found["digest"], "print": found["prints"][0]["sha256"]}


@pytest.fixture
def content(attested_case: Path, tmp_path: Path) -> Path:
    """Give the JSON that the print of the real case carries, as a file."""
    target = tmp_path / "print.pdf"
    done("reprint", attested_case, "--edition", 1, "--to", target)
    (tmp_path / "annex.json").write_bytes(attached_content(target.read_bytes()) or b"")
    return tmp_path / "annex.json"


def test_a_code_is_read_as_people_type_it(attested_case: Path, edition: dict[str, str]) -> None:
    code = edition["code"]
    told = of_register(attested_case, "--code", code, "--json").json
    for typed in (code, code.lower(), code.replace("-", ""), code.replace("-", " ")):
        for words in (("--code", typed), (typed,)):
            said = of_register(attested_case, *words)
            assert said.code == 0, said
            assert said.out.startswith("This code was issued: edition 1 of statement 1.")
            assert f"“{told['title']}”, " in said.out
    assert told.keys() >= KEYS
    assert (told["verdict"], told["genuine"], told["edition"]) == ("genuine", True, 1)
    assert (told["code"], told["compared"], told["superseded_by"]) == (code, "code", None)


def test_a_mistyped_code_is_mistyped_and_not_forged(
    attested_case: Path, edition: dict[str, str]
) -> None:
    code = edition["code"]
    other = "7" if code[0] != "7" else "8"
    for words in (("--code", other + code[1:]), (other + code[1:],)):
        line = refused("verify", *words, "--register", attested_case)
        assert "one character is mistyped" in line
        assert "issued" not in line


def test_the_code_of_another_content_was_not_issued(attested_case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    done("annex", attested_case, "--statement", 1, "--to", other)
    draft = type_command("verify", "--content", other, "--register", attested_case, "--json")
    assert (draft.code, draft.json["verdict"]) == (1, "draft")
    assert "draft" in draft.json["text"]
    code = "0000-0000-0000-0000-0"
    said = of_register(attested_case, "--code", code, "--json")
    assert (said.code, said.json["genuine"], said.json["edition"]) == (1, False, None)


def test_a_digest_of_the_content_or_of_the_print(
    attested_case: Path, edition: dict[str, str]
) -> None:
    for digest in (edition["digest"], edition["print"].upper()):
        for words in (("--digest", digest), (digest,), (f"SHA-256: {digest}",)):
            assert of_register(attested_case, *words).code == 0
    assert of_register(attested_case, "--digest", hashlib.sha256(b"x").hexdigest()).code == 1
    line = refused("verify", "--digest", edition["digest"][:-1], "--register", attested_case)
    assert "characters in this one: 63" in line


def test_json_is_compared_entry_by_entry(attested_case: Path, content: Path) -> None:
    for words in (("--content", content), (content,), (content.read_text(encoding="utf-8"),)):
        said = of_register(attested_case, *words)
        assert said.out.startswith("Genuine: the content of edition 1 of statement 1"), said
    forged = json.loads(content.read_bytes())
    entries = forged["sections"][0]["entries"]
    entries[4]["name"], entries[17]["positions"][0] = "Подставной", "supports"
    content.write_text(json.dumps(forged, indent=1), encoding="utf-8")
    said = of_register(attested_case, "--content", content, "--json")
    assert said.code == 1
    assert said.json["problems"] == [
        "Entry 5 differs from the issued one.",
        "Entry 18 differs from the issued one.",
    ]


def test_json_is_read_from_standard_input(
    attested_case: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for given, code in ((content.read_bytes(), 0), (b"", 2), (b"\xff\xfe{", 2)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        assert of_register(attested_case, "--content", "-").code == code


def test_the_newer_edition_is_named(attested_case: Path, tmp_path: Path) -> None:
    first = done("editions", attested_case, "--json").json["editions"][0]
    done("withdraw", attested_case, "--number", 7, "--received", "2025-03-14")
    words = attest_words(attested_case, tmp_path / "second.pdf", "--with-exceptions")
    done(*words)
    for shown in ("code", "digest"):
        told = of_register(attested_case, first[shown], "--json")
        assert (told.code, told.json["edition"], told.json["superseded_by"]) == (0, 1, 2)
        assert "superseded by edition 2" in told.json["text"]


def test_without_a_register_it_cannot_be_told(content: Path, edition: dict[str, str]) -> None:
    for words in (
        ("--code", edition["code"]),
        (edition["digest"],),
        ("--content", content),
        ("--anchor", "abacus abdomen abdominal abide abiding ability"),
    ):
        said = type_command("verify", *words, "--json")
        assert (said.code, said.json["verdict"]) == (2, "cannot-be-told")


def test_six_words_give_the_same_json(attested_case: Path) -> None:
    words = done("anchor", attested_case).out.strip()
    done("withdraw", attested_case, "--number", 7, "--received", "2025-04-01")
    for given in (("--anchor", words), (words,)):
        told = of_register(attested_case, *given, "--json").json
        assert (told["genuine"], told["compared"]) == (True, "anchor")
        assert told["since"][-1].endswith("withdraw signature 7 from statement 1")
    other = of_register(attested_case, "abacus abdomen abdominal abide abiding ability")
    assert other.code == 1
    assert "does not contain these words" in other.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Name one thing to verify"),
        (("a.pdf", "--code", "x"), "Name one thing to verify"),
        (("--code", "x", "--digest", "y"), "Name one thing to verify"),
        (("gone.pdf",), "There is no file gone.pdf"),
        (("x" * 5_000,), "There is no file xxx"),
        (("--code", "QNGF"), "four groups of four"),
        (("--content", "gone.json"), "There is no file gone.json"),
        (("{",), "not JSON"),
    ],
)
def test_what_cannot_be_verified_is_refused_in_one_line(
    attested_case: Path, words: tuple[str, ...], said: str
) -> None:
    assert said in refused("verify", *words, "--register", attested_case)


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_a_receipt_bears_the_code_of_an_annex_and_is_not_called_forged(
    attested_case: Path, tmp_path: Path, language: str
) -> None:
    receipt = tmp_path / "receipt.pdf"
    done("receipt", attested_case, "--edition", 1, "--to", receipt, "--in", language)
    for by in ((), ("--register", attested_case)):
        found = type_command("verify", receipt, *by, "--json").json
        assert found["verdict"] == "cannot-be-told"
        assert "receipt of an edition" in found["text"]
