"""What stands behind a body: its town, its country, who holds which office, and a part of its own."""

import pytest

from coalition_app.intake.edit_draft import read_pasted


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Фонд «Эхо», председатель В. Н. Дорош, село Большие Ключи", "село Большие Ключи"),
        ("ОО «Эхо» — директор А. Ким, деревня Малые Дворы", "деревня Малые Дворы"),
    ],
)
def test_an_office_before_initials_is_no_town(line: str, place: str) -> None:
    found = read_pasted(line)
    assert found.place == place
    assert found.office in ("председатель", "директор")
    assert not (found.defects or found.open)


@pytest.mark.parametrize(
    "behind",
    ["", " – Ann Lee (President)", ". Signed by Ann Lee, chair", " - cannot support point 3"],
)
@pytest.mark.parametrize("who", ["Fen Growers Union", "Bo Ray, teacher"])
def test_a_word_before_a_country_is_the_town_whatever_follows(who: str, behind: str) -> None:
    found = read_pasted(f"{who}, Oaxtlan, Mexico{behind}")
    assert (found.name, found.place, found.country) == (who.partition(",")[0], "Oaxtlan", "Mexico")
    assert "Oaxtlan" not in (found.affiliation, *found.notes)


@pytest.mark.parametrize("office", ["gen. sec.", "исп. дир."])
def test_an_office_cut_short_is_no_part_of_a_name(office: str) -> None:
    found = read_pasted(f"Fen Growers Union, {office} Ann Lee")
    assert found.representative == "Ann Lee"
    assert office in (found.office, *(point.text for point in found.open))


def test_people_and_their_farm_are_asked_about_as_several() -> None:
    found = read_pasted("Hetty Crake and Owen Crake, Pennyfield Farm, Wales")
    assert "several-people" in [point.code for point in found.open]
    assert not read_pasted("Peace and Reform Union, Leeds, UK").open


@pytest.mark.parametrize(
    ("line", "office", "aside"),
    [
        ("Союз «Эхо», краевой комитет. Председатель: Вдовин С. С.", "Председатель", "комитет"),
        ("Fen Trust, regional committee. Chair: Ann Lee", "Chair", "committee"),
        ("ОО «Эхо», исп. директор: Анна Ким", "исп. директор", ""),
    ],
)
def test_a_part_of_a_body_before_a_full_stop_is_no_office(
    line: str, office: str, aside: str
) -> None:
    found = read_pasted(line)
    assert found.office == office
    assert any(aside in point.text for point in found.open) == bool(aside)
