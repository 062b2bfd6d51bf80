"""Drafts and editions in every form, by command: the ending says the form, what is left out is told first."""

from pathlib import Path

import pytest

from coalition_app.documents.forms.endings import FORMS
from coalition_app.intake.read_source import read_path
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatories import directory
from coalition_app.records.signatures import signatures
from tests.commands.command_line import attest_words, done, refused_without_change, type_command
from tests.registers import statement_of

OTHERS = [each for each in FORMS if each != "pdf"]


@pytest.fixture
def attested(ready_case: Path, tmp_path: Path) -> Path:
    done(*attest_words(ready_case, tmp_path / "annex.pdf"))
    return ready_case


def copy_words(register: Path, target: Path) -> tuple[object, ...]:
    return ("reprint", register, "--statement", 1, "--edition", 1, "--to", target)


@pytest.mark.parametrize("ending", FORMS)
def test_the_ending_of_a_draft_is_its_form(ready_case: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"draft.{ending}"
    done("annex", ready_case, "--statement", 1, "--to", target)
    beginnings = {
        "pdf": b"%PDF",
        "docx": b"PK",
        "xlsx": b"PK",
        "html": b"<!DOCTYPE html>",
        "json": b"{",
    }
    assert target.read_bytes().startswith(beginnings.get(ending, b""))
    assert [each.name for each in tmp_path.glob("draft*")] == [target.name]


@pytest.mark.parametrize("name", ["draft.doc", "draft.xyz", "draft", "draft.docx.bak"])
def test_a_name_of_no_form_is_refused_and_nothing_is_written(
    ready_case: Path, tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    words = ("annex", ready_case, "--statement", 1, "--to", target)
    assert ".docx" in refused_without_change(ready_case, *words)
    assert not target.exists()


@pytest.mark.parametrize("ending", OTHERS)
def test_an_edition_is_copied_in_every_form_with_its_code(
    attested: Path, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"copy.{ending}"
    answer = done(*copy_words(attested, target), "--json").json
    assert (answer["form"], answer["edition"], answer["further_print"]) == (ending, 1, False)
    assert answer["left_out"] == []
    first = target.read_bytes()
    if ending in ("csv", "html", "md", "txt"):
        assert answer["code"].encode() in first
    done(*copy_words(attested, target), "--replace")
    assert target.read_bytes() == first
    prints = done("editions", attested, "--json").json["editions"][0]["prints"]
    assert [each["language"] for each in prints] == ["ru"]


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json", "txt"])
def test_the_real_list_comes_back_from_an_edition(
    attested: Path, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"copy.{ending}"
    done(*copy_words(attested, target))
    draft = read_path(target).draft
    assert [each.record.number for each in draft.entries if each.record] == list(range(1, 120))
    reserved = draft.entries[17]
    assert dict(reserved.positions) == {
        1: "does-not-support",
        2: "supports-with-reservation",
        3: "not-stated",
    }
    assert reserved.reservation.startswith("поддерживаю с оговоркой")


def test_an_existing_file_is_not_replaced(attested: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.html"
    target.write_text("mine", encoding="utf-8")
    assert "already exists" in refused_without_change(attested, *copy_words(attested, target))
    assert target.read_text("utf-8") == "mine"


def test_what_the_public_does_not_get_is_told(attested: Path, tmp_path: Path) -> None:
    target = tmp_path / "site.html"
    answer = type_command(*copy_words(attested, target), "--profile", "public")
    assert answer.code == 0
    assert "representatives (58)" in answer.err
    page = target.read_text("utf-8")
    assert "Махамбет Абжан" not in page
    assert "поддерживаю с оговоркой" in page
    assert "не предназначено" in page


@pytest.mark.parametrize("ending", ["pdf", "json"])
def test_what_carries_everything_is_not_given_to_the_public(
    attested: Path, tmp_path: Path, ending: str
) -> None:
    words = (*copy_words(attested, tmp_path / f"site.{ending}"), "--profile", "public")
    assert "carries the whole annex" in refused_without_change(attested, *words)


def test_a_name_withheld_since_is_in_the_archive_only(attested: Path, tmp_path: Path) -> None:
    with open_register(attested) as database, database.writing("change-directory") as tx:
        key = signatures.find_signature(tx, statement_of(tx), 101).signatory_id
        directory.change_private(tx, key, publish="withheld", contacts=(), notes="")
    for profile, shown in (("authority", False), ("press", False), ("archive", True)):
        target = tmp_path / f"{profile}.md"
        answer = type_command(*copy_words(attested, target), "--profile", profile)
        assert answer.code == 0
        assert "101" in answer.err
        assert ("Альмагамбетов" in target.read_text("utf-8")) is shown


TOGETHER = {27: "Караганда", 42: "г. Степногорск", 69: "г.Кокшетау", 95: "Польша"}
"""Numbers of the real list that print a place before their people, in one text with them."""
READERS_GET = {
    "archive": {"representative", "office"},
    "authority": {"representative", "office"},
    "press": {"representative", "office"},
    "public": {"place", "country"},
}


@pytest.mark.parametrize("profile", READERS_GET)
@pytest.mark.parametrize("edition", [False, True])
def test_readers_get_the_fields_of_their_list_and_places_among_people(
    attested: Path, tmp_path: Path, profile: str, edition: bool
) -> None:
    target = tmp_path / "list.csv"
    words = copy_words(attested, target)
    if not edition:
        words = ("annex", attested, "--statement", 1, "--to", target)
    answer = type_command(*words, "--profile", profile)
    assert answer.code == 0
    entries = {each.number: each for each in read_path(target).draft.entries}
    assert len(entries) == 119
    given = {
        key
        for key in ("representative", "office", "place", "country")
        if any(getattr(each, key) for each in entries.values())
    }
    assert given == READERS_GET[profile]
    for number, place in TOGETHER.items():
        entry = entries[number]
        if profile == "public":
            assert place in (entry.place, entry.country)
            assert entry.representative == ""
        else:
            assert entry.representative.startswith(f"{place}, ")
    text = target.read_text(encoding="utf-8-sig")
    with open_register(attested) as database, database.reading() as tx:
        rows = signatures.list_signatures(tx, statement_of(tx).id)
    people = [row.representative for row in rows if row.representative]
    assert len(people) > 50
    assert [each for each in people if each in text] == ([] if profile == "public" else people)
    # What is left out was said, by its fields, before the file was written.
    told = {"public": "representatives (58), offices (36)"}.get(profile, "")
    assert told in answer.err
    assert bool(answer.err) == (profile == "public" or (edition and profile == "press"))
