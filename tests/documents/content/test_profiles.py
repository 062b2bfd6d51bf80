"""What each profile's readers get of an annex: fields of an allow-list, and no name withheld by now."""

import io
import zipfile
from dataclasses import fields, replace

import pytest

from coalition_app.documents.content.content import ContentEntry
from coalition_app.documents.content.profiles import ALLOWED, FIELDS, PROFILES, part_for
from coalition_app.documents.content.withheld import Allowed
from coalition_app.documents.forms.endings import write_copy
from tests.documents import annexes
from tests.documents.forms.copies import copied, written

FOR_ALL = {
    *("number", "name", "kind", "standing", "capacity", "positions", "acts"),
    "merged_into",
    *("printed_form", "directory_names"),
}


def test_every_field_of_an_entry_is_for_all_or_on_a_list() -> None:
    named = {each.name for each in fields(ContentEntry)}
    assert named == FOR_ALL | (FIELDS.keys() & named)
    assert ALLOWED.keys() == set(PROFILES)


@pytest.mark.parametrize("profile", ["archive", "authority"])
def test_an_authority_and_the_archive_get_every_field(profile: str) -> None:
    content = annexes.every_case()
    part = part_for(content, profile)  # type: ignore[arg-type]
    assert part.content == content
    assert not part.is_part


def test_the_press_gets_people_and_the_public_does_not() -> None:
    content = annexes.every_case()
    press, public = (part_for(content, each) for each in ("press", "public"))
    second = press.content.sections[0].entries[1]
    assert (second.representative, second.office) != ("", "")
    second = public.content.sections[0].entries[1]
    assert (second.representative, second.office) == ("", "")
    assert second.place == "Усть-Каменогорск"
    for part in (press, public):
        assert part.content.attestation is None
        reserved = part.content.sections[0].entries[2].acts[0]
        assert reserved.received == ""
        assert reserved.wording == content.sections[0].entries[2].acts[0].wording
        assert reserved.translations[0][2] == ""
        assert part.content.signed == content.signed


@pytest.mark.parametrize("ending", ["docx", "html", "md", "csv", "xlsx"])
def test_what_the_public_does_not_get_is_nowhere_in_the_file(ending: str) -> None:
    content = annexes.every_case()
    canaries = [f"canary-{number}" for number in range(4)]
    entry = content.sections[0].entries[2]
    act = entry.acts[0]
    language, wording, _translator, state = act.translations[0]
    marked = replace(
        entry,
        representative=canaries[0],
        office=canaries[1],
        acts=(replace(act, translations=((language, wording, canaries[2], state),)),),
    )
    assert content.attestation is not None
    section = replace(content.sections[0], entries=(marked,))
    given = replace(
        content,
        sections=(section,),
        attestation=replace(content.attestation, attestor=canaries[3]),
    )
    public = part_for(given, "public").content
    whole, made = (_unpacked(write_copy(copied(each), ending)) for each in (given, public))
    assert whole.count(b"canary-") >= 3
    assert b"canary-" not in made


def _unpacked(document: bytes) -> bytes:
    if not document.startswith(b"PK"):
        return document
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


def test_a_name_withheld_since_is_left_out_and_told_save_for_the_archive() -> None:
    content = annexes.every_case()
    consents = {1: Allowed("withheld"), 9: Allowed("initials")}
    for profile in ("authority", "press", "public"):
        part = part_for(content, profile, consents)
        entries = {each.number: each for each in part.content.sections[0].entries}
        assert entries[1].name == entries[1].representative == ""
        assert part.content.sections[1].entries[1].name == "П. С."
        assert part.content.sections[1].entries[1].acts == ()
        assert part.numbers == (1, 9)
        assert "1, 9" in " ".join(part.sentences())
    assert part_for(content, "archive", consents).content == content


def test_what_is_left_out_is_told_with_its_count() -> None:
    (sentence,) = part_for(annexes.every_case(), "public").sentences()
    assert "representatives (3)" in sentence
    assert "offices (3)" in sentence
    assert "the attestation (1)" in sentence


def test_the_attestation_s_csv_has_none_of_it() -> None:
    assert annexes.ATTESTATION.attestor.encode() not in written(annexes.every_case(), "csv")
