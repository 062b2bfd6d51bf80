"""A coordinator carries the real list from a text file to an attested annex, by command."""

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from coalition_app.i18n import texts
from coalition_app.languages import LANGUAGES
from tests import sentences
from tests.commands.command_line import (
    ATTESTOR,
    OFFICES,
    POSITIONS_OF_18,
    REAL_CASE,
    RESERVATION,
    STATEMENT,
    attest_words,
    damage,
    done,
    dump,
    refused,
    type_command,
)
from tests.documents.pages import joined, pages_of

ENTRY_KEYS = {
    *("number", "as_printed", "kind", "section", "legal_form", "name", "place", "country"),
    *("representative", "office", "printed_number", "joint", "reservation", "notes", "standing"),
    *("capacity", "defects", "lines"),
}
WORD = re.compile(r"\w+")
EVIDENCE = (
    "evidence",
    "--statement",
    1,
    "--all",
    "--claim",
    "consent",
    "--held",
    "офис, папка 1",
    "--holder",
    "Д. Ахметова",
    "--received",
    "2025-03-14",
)
OWN = ("decide", "--statement", 1, "--pair", 2, "attestor", "--as", "office-only")
"""Number 2 is an organisation in which the person who attests holds an office."""
STEPS: dict[str, tuple[object, ...]] = {
    "statement": ("statement", "--title", "Обращение", "--language", "ru", "--demand", "Первое."),
    "sign": ("sign", "--statement", 1, "--name", "Фонд «Тілші»", "--representative", "А. Актлеуов"),
    "reserve": ("reserve", "--statement", 1, "--number", 18, *POSITIONS_OF_18),
    "reserve in words": (
        *("reserve", "--statement", 1, "--number", 5, "--demand", "2=does-not-support"),
        *("--wording", "Не поддерживаем.", "--wording-language", "ru"),
    ),
    "evidence held": EVIDENCE,
    "evidence as a file": ("evidence", "--statement", 1, "--number", 1, 2, "--file", STATEMENT),
    "attestor": ("attestor", "--name", ATTESTOR, "--office", *OFFICES),
    "withdraw": ("withdraw", "--statement", 1, "--number", 7, "--received", "2025-03-14"),
}


def on(register: Path, step: tuple[object, ...]) -> tuple[object, ...]:
    return (step[0], register, *step[1:])


def test_a_dry_run_shows_what_would_be_read_and_needs_no_register() -> None:
    shown = done("import", "--dry-run", "--json", STATEMENT).json
    contract = {"format", "encoding", "title", "language", "demands", "sections", "entries"}
    assert contract | {"attestation", "left_out", "warnings"} <= set(shown)
    assert [entry["number"] for entry in shown["entries"]] == list(range(1, 120))
    assert all(set(entry) >= ENTRY_KEYS for entry in shown["entries"])
    assert [demand["number"] for demand in shown["demands"]] == [1, 2, 3]
    assert all(set(demand) == {"number", "text", "lines"} for demand in shown["demands"])
    assert shown["attestation"]["attestor"] == ATTESTOR
    assert shown["attestation"]["offices"] == list(OFFICES)
    assert all(set(left) == {"lines", "text", "why"} for left in shown["left_out"])


def test_a_dry_run_says_what_an_import_says_of_doubts(tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text(STATEMENT.read_text() + "\n120. Нұрлан Әлиев, аға инспектор\n")
    dry = done("import", "--dry-run", listed).out
    register = tmp_path / "a.coalition"
    done("new", register, "--coalition", "К", "--unencrypted")
    told = done("import", register, listed).out.splitlines()
    said = ("Words to assign", "Not clear", "The source names who attests")
    for line in told:
        assert not line.startswith(said) or line in dry
    assert "[its meaning is unclear: аға инспектор]" in dry
    assert "text cut off: Савостина," in dry


def test_every_line_of_the_source_is_accounted_for_in_the_dry_run() -> None:
    shown = done("import", "--dry-run", "--json", STATEMENT).json
    given = [
        *(each["lines"] for each in (*shown["entries"], *shown["demands"], *shown["left_out"])),
        shown["attestation"]["lines"],
    ]
    covered = {line for lines in given for line in _lines(lines)}
    told = " ".join(
        [shown["title"], shown["body"], *(s["heading"] or "" for s in shown["sections"])]
    )
    for number, words in enumerate(STATEMENT.read_text(encoding="utf-8").splitlines(), start=1):
        if number not in covered:
            assert joined(words).strip() in joined(told), number


def _lines(given: str) -> range:
    first, _dash, last = given.partition("-")
    return range(int(first), int(last or first) + 1)


def test_an_import_reads_119_entries_and_leaves_18_to_be_settled(tmp_path: Path) -> None:
    register = _made(tmp_path)
    said = done("import", register, STATEMENT).out
    assert "119 signatures were added to statement 1." in said
    assert "Words to assign to demands with “reserve”: numbers 18." in said
    listed = done("signatories", register, "--statement", 1, "--json").json["signatories"]
    assert [each["as_printed"] for each in listed] == _printed_entries()
    assert [each["number"] for each in listed] == list(range(1, 120))
    assert listed[17]["positions"] == dict.fromkeys("123", "unsettled")
    assert damage(register) == []


def _printed_entries() -> list[str]:
    """Give the 119 entries as they were read from the source by hand."""
    text = (REAL_CASE / "signatories.gold.csv").read_text(encoding="utf-8")
    return [row["as_printed"] for row in csv.DictReader(text.splitlines())]


def test_the_same_source_again_adds_nothing_and_says_so(imported_case: Path) -> None:
    before = dump(imported_case)
    assert "Nothing was added" in done("import", imported_case, STATEMENT).out
    assert done("import", imported_case, STATEMENT, "--json").json["added"] == 0
    assert dump(imported_case) == before


def test_an_attestation_is_refused_while_18_is_unsettled(
    imported_case: Path, tmp_path: Path
) -> None:
    ready = type_command("ready", imported_case, "--statement", 1)
    assert ready.code == 1
    assert re.search(r"blocker: .*\b18\b", ready.out)
    done("attestor", imported_case, "--name", ATTESTOR, "--office", *OFFICES)
    done(*on(imported_case, EVIDENCE))
    _is_not_attested(imported_case, tmp_path, named="18")


def test_an_attestation_is_refused_before_anyone_attests(
    imported_case: Path, tmp_path: Path
) -> None:
    done(*on(imported_case, STEPS["reserve"]))
    done(*on(imported_case, EVIDENCE))
    _is_not_attested(imported_case, tmp_path, named="No attestor is recorded")


def test_an_attestation_without_evidence_needs_with_exceptions(
    imported_case: Path, tmp_path: Path
) -> None:
    done(*on(imported_case, STEPS["reserve"]))
    done("attestor", imported_case, "--name", ATTESTOR, "--office", *OFFICES)
    assert "decide --pair 2 attestor" in type_command("ready", imported_case, "--statement", 1).out
    done(*on(imported_case, OWN))
    assert done("ready", imported_case, "--statement", 1).code == 0
    _is_not_attested(imported_case, tmp_path, named="1–119")
    done(*attest_words(imported_case, tmp_path / "annex.pdf", "--with-exceptions"))


def _is_not_attested(register: Path, folder: Path, *, named: str) -> None:
    before = dump(register)
    answer = type_command(*attest_words(register, folder / "annex.pdf"))
    assert answer.code == 1
    assert named in answer.err
    assert not list(folder.glob("*annex*"))
    assert not list(folder.glob(".*annex*"))
    assert dump(register) == before
    assert done("editions", register, "--statement", 1, "--json").json == {"editions": []}


def test_readiness_counts_what_the_case_says(ready_case: Path) -> None:
    found = done("ready", ready_case, "--statement", 1, "--json").json
    assert found["ready"] is True
    assert not [item for item in found["items"] if item["severity"] != "hint"]
    assert all(set(item) == {"kind", "severity", "numbers", "text"} for item in found["items"])
    assert found["counts"]["signed"] == 119
    counts = {
        demand: {stance: count for stance, count in stances.items() if count}
        for demand, stances in found["counts"]["demands"].items()
    }
    assert counts == {
        "1": {"supports": 118, "does-not-support": 1},
        "2": {"supports": 118, "supports-with-reservation": 1},
        "3": {"supports": 118, "not-stated": 1},
    }


def test_signatory_18_is_listed_with_positions_and_words(ready_case: Path) -> None:
    listed = done("signatories", ready_case, "--statement", 1, "--json").json["signatories"]
    row = next(each for each in listed if each["number"] == 18)
    assert row["positions"] == {
        "1": "does-not-support",
        "2": "supports-with-reservation",
        "3": "not-stated",
    }
    assert (row["legal_form"], row["name"]) == ("РОО", "«Шаңырақ»")
    assert (row["representative"], row["standing"]) == ("Махамбет Абжан", "signed")
    assert (row["kind"], row["capacity"]) == ("organisation", "organisation")
    (act,) = row["acts"]
    assert (act["kind"], act["demands"], act["language"]) == ("reservation", [1, 2], "ru")
    assert " ".join(act["wording"].split()) == RESERVATION
    others = [each for each in listed if each["number"] != 18]
    assert all(each["positions"] == dict.fromkeys("123", "supports") for each in others)
    assert not any(each["acts"] for each in others)


@pytest.mark.parametrize("typed", ["shanyraq", "Шанырак", "ШАҢЫРАҚ"])
def test_shanyraq_is_found_in_any_spelling(imported_case: Path, typed: str) -> None:
    found = done("signatories", imported_case, "--find", typed, "--json").json["signatories"]
    assert 18 in [each["number"] for each in found]
    assert all("Шаңырақ" in each["name"] or "Шанырак" in each["name"] for each in found)


def test_what_is_not_found_is_a_no(imported_case: Path) -> None:
    assert type_command("signatories", imported_case, "--find", "жокжокжок").code == 1


def test_the_annex_is_genuine_by_its_register_and_cannot_be_told_without(
    attested_case: Path, built_case: Path
) -> None:
    annex = built_case / "annex.pdf"
    told = done("verify", annex, "--register", attested_case, "--json").json
    assert (told["verdict"], told["genuine"], told["edition"]) == ("genuine", True, 1)
    assert told["superseded_by"] is None
    alone = type_command("verify", annex, "--json")
    assert (alone.code, alone.json["verdict"]) == (2, "cannot-be-told")
    assert alone.json["code"] == told["code"]


NOT_ISSUED, OTHER_BYTES = (1, "not-what-was-issued"), (2, "genuine-content-other-bytes")


@pytest.mark.parametrize(
    ("place", "verdict"),
    [(0.0, NOT_ISSUED), (0.3, NOT_ISSUED), (0.6, NOT_ISSUED), (0.999999, OTHER_BYTES)],
)
def test_one_changed_byte_is_never_genuine(
    attested_case: Path, built_case: Path, tmp_path: Path, place: float, verdict: tuple[int, str]
) -> None:
    """The last byte is none of the content, nor of a page."""
    document = bytearray((built_case / "annex.pdf").read_bytes())
    document[int(place * len(document))] ^= 1
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(document)
    answer = type_command("verify", changed, "--register", attested_case, "--json")
    assert (answer.code, answer.json["verdict"]) == verdict


def test_the_annex_holds_every_entry_and_the_reservation_word_for_word(
    built_case: Path, tmp_path: Path
) -> None:
    printed = "\n".join(_pages(built_case / "annex.pdf", tmp_path))
    for number, entry in enumerate(_printed_entries(), start=1):
        lacking = Counter(WORD.findall(entry)) - Counter(WORD.findall(_block(printed, number)))
        assert not lacking, (number, lacking)
    assert RESERVATION in joined(_block(printed, 18))
    assert all(office in joined(printed) for office in OFFICES)


def _pages(annex: Path, folder: Path) -> list[str]:
    return pages_of(annex.read_bytes(), folder, in_drawing_order=True)


def _block(printed: str, number: int) -> str:
    """Give what is printed from an entry's number to the next one's; its words may change places."""
    start = re.search(rf"^{number}\. ", printed, re.MULTILINE)
    assert start, number
    following = re.compile(rf"^{number + 1}\. ", re.MULTILINE).search(printed, start.end())
    return printed[start.end() : following.start() if following else None]


def test_a_reprint_is_the_same_bytes_and_another_language_has_the_same_code(
    attested_case: Path, built_case: Path, tmp_path: Path
) -> None:
    again, kazakh = tmp_path / "again.pdf", tmp_path / "kazakh.pdf"
    edition = ("reprint", attested_case, "--statement", 1, "--edition", 1)
    done(*edition, "--to", again)
    assert again.read_bytes() == (built_case / "annex.pdf").read_bytes()
    done(*edition, "--in", "kk", "--to", kazakh)
    (listed,) = done("editions", attested_case, "--json").json["editions"]
    assert [each["language"] for each in listed["prints"]] == ["ru", "kk"]
    for file in (again, kazakh):
        told = done("verify", file, "--register", attested_case, "--json").json
        assert told["code"] == listed["code"]
        assert all(listed["code"] in page for page in pages_of(file.read_bytes(), tmp_path))
    first = kazakh.read_bytes()
    done(*edition, "--in", "kk", "--to", kazakh, "--replace")
    assert kazakh.read_bytes() == first
    assert damage(attested_case) == []


def test_editions_are_listed_with_place_date_and_digest(attested_case: Path) -> None:
    (edition,) = done("editions", attested_case, "--statement", 1, "--json").json["editions"]
    assert (edition["statement"], edition["edition"]) == (1, 1)
    assert (edition["place"], edition["date"]) == ("Алматы", "2025-03-14")
    assert re.fullmatch(r"[0-9a-f]{64}", edition["digest"])
    assert re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){4}.", edition["code"])


def test_a_second_edition_supersedes_the_first(
    attested_case: Path, built_case: Path, tmp_path: Path
) -> None:
    done("withdraw", attested_case, "--statement", 1, "--number", 7, "--received", "2025-04-01")
    done(*attest_words(attested_case, tmp_path / "second.pdf", date="2025-04-01"))
    told = done("verify", built_case / "annex.pdf", "--register", attested_case, "--json").json
    assert (told["edition"], told["superseded_by"]) == (1, 2)
    newest = done("verify", tmp_path / "second.pdf", "--register", attested_case, "--json").json
    assert (newest["edition"], newest["superseded_by"]) == (2, None)


def test_undo_does_not_go_behind_an_edition(attested_case: Path) -> None:
    assert sentences.NOTHING_TO_UNDO in refused("undo", attested_case, code=1)


def test_undo_of_an_import_brings_back_the_register_as_it_was(tmp_path: Path) -> None:
    register = _made(tmp_path)
    _is_undone_and_redone(register, ("import", register, STATEMENT))


@pytest.mark.parametrize("step", STEPS.values(), ids=list(STEPS))
def test_undo_after_a_step_brings_back_an_equal_register(
    imported_case: Path, step: tuple[object, ...]
) -> None:
    _is_undone_and_redone(imported_case, on(imported_case, step))


def _is_undone_and_redone(register: Path, words: tuple[object, ...]) -> None:
    before = dump(register)
    done(*words)
    after = dump(register)
    assert after != before
    assert done("undo", register).out.startswith("Undone: ")
    assert dump(register) == before
    assert damage(register) == []
    assert done("redo", register).out.startswith("Redone: ")
    assert dump(register) == after
    assert damage(register) == []
    refused("redo", register, code=1)


def test_the_whole_road_can_be_walked_back_and_forth_again(imported_case: Path) -> None:
    states = [dump(imported_case)]
    for step in STEPS.values():
        done(*on(imported_case, step))
        states.append(dump(imported_case))
    for expected in reversed(states[:-1]):
        done("undo", imported_case)
        assert dump(imported_case) == expected
    for expected in states[1:]:
        done("redo", imported_case)
        assert dump(imported_case) == expected
    assert damage(imported_case) == []


def test_the_whole_road_on_an_encrypted_register(tmp_path: Path) -> None:
    register, secret = tmp_path / "case.coalition", tmp_path / "passphrase.txt"
    secret.write_bytes("жеті қат көк астында\r\n".encode())
    key = ("--passphrase-file", secret)
    done("new", register, "--coalition", "Коалиция НПО", *key)
    done("import", register, STATEMENT, *key)
    done(*on(register, STEPS["reserve"]), *key)
    done(*on(register, EVIDENCE), *key)
    done(*on(register, STEPS["attestor"]), *key)
    done(*on(register, OWN), *key)
    done(*attest_words(register, tmp_path / "annex.pdf", "--with-exceptions"), *key)
    done("verify", tmp_path / "annex.pdf", "--register", register, *key)
    done("check", register, *key)
    secret.write_bytes("жеті қат көк астында".encode())
    done("check", register, *key)
    kept = b"".join(each.read_bytes() for each in tmp_path.glob("case.coalition*"))
    assert not kept.startswith(b"SQLite format 3")
    assert "Шаңырақ".encode() not in kept
    assert "passphrase is needed" in refused("check", register)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_says_on_each_page_that_it_is_one(
    ready_case: Path, tmp_path: Path, language: str
) -> None:
    target = tmp_path / "draft.pdf"
    done("annex", ready_case, "--statement", 1, "--to", target, "--in", language)
    mark = texts(language).gettext("DRAFT")
    assert all(mark in page for page in _pages(target, tmp_path))
    assert type_command("verify", target, "--register", ready_case).code == 1


def test_a_draft_as_json_holds_the_content_of_the_attested_annex(
    ready_case: Path, tmp_path: Path
) -> None:
    done("annex", ready_case, "--statement", 1, "--to", tmp_path / "annex.json")
    content = json.loads((tmp_path / "annex.json").read_text(encoding="utf-8"))
    entries = [entry for section in content["sections"] for entry in section["entries"]]
    assert [entry["number"] for entry in entries] == list(range(1, 120))
    assert content["attestation"] is None


def test_the_copy_of_a_backup_takes_the_register_s_place(ready_case: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    before = dump(ready_case)
    done("backup", ready_case, tmp_path / "copies")
    (copy,) = (tmp_path / "copies").glob("*.coalition")
    done("withdraw", ready_case, "--statement", 1, "--number", 7, "--received", "2025-03-14")
    done("restore", copy, ready_case)
    assert dump(ready_case) == before
    assert damage(ready_case) == []
    done(*attest_words(ready_case, tmp_path / "annex.pdf"))


def _made(folder: Path) -> Path:
    register = folder / "register.coalition"
    done("new", register, "--coalition", "Коалиция НПО", "--unencrypted")
    return register


def test_a_draft_never_takes_the_place_of_an_issued_print(
    attested_case: Path, tmp_path: Path
) -> None:
    register = attested_case
    issued = tmp_path / "issued.pdf"
    done("reprint", register, "--statement", 1, "--edition", 1, "--to", issued)
    before = issued.read_bytes()
    assert "attested annex" in refused("annex", register, "--to", issued)
    assert issued.read_bytes() == before
