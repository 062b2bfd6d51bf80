"""Entries that what stands above or below them makes doubtful: remarks of others, headings, countries."""

import pytest

from coalition_app.drafts import Draft
from coalition_app.intake.read_source import read_source

POINTS = """North and East
• Kenya
     ◦ Lake Shore Association, Nairobi – Ann Otieno, chair
     ◦ Green Hills Trust, Nairobi – Paul Mwangi, director
          ▪ {said}
• Uganda
     ◦ River Watch Forum, Kampala – Grace Nalule, director
"""

SEAS = {"Kenya": "Green Hills", "Uganda": "Lake Shore"}


def read(text: str, name: str = "list.txt") -> Draft:
    return read_source(text.encode(), name).draft


def open_names(draft: Draft) -> dict[str, bool]:
    return {each.name: bool(each.open) for each in draft.entries}


@pytest.mark.parametrize(
    "said",
    [
        "We sign 1 and 2. On 3: we cannot endorse a ban on coal.",
        "Withdrew by mail to Ann, 12 November. Entry left for the record, do not print.",
        "their board decides on 20 November, do not count until then",
    ],
)
def test_a_remark_on_a_point_of_its_own_opens_who_stands_above(said: str) -> None:
    found = open_names(read(POINTS.format(said=said)))
    assert found["Green Hills Trust"]
    assert not found["Lake Shore Association"] and not found["River Watch Forum"]


@pytest.mark.parametrize("mark", ["", "• ", "1. "])
def test_a_country_alone_signs_nothing_unasked(mark: str) -> None:
    names = ["Kenya", "Lake Shore Association, Nairobi", "Uganda", "River Watch Trust, Kampala"]
    draft = read("Signatories:\n" + "\n".join(mark + name for name in names) + "\n")
    found = open_names(draft)
    assert all(found.get(country, True) for country in SEAS)
    assert not found["Lake Shore Association"] and not found["River Watch Trust"]


def test_a_heading_above_headings_signs_nothing_unasked() -> None:
    points = [
        f"<li>{sea}<ul><li>{body} Trust, Nairobi</li></ul></li>" for sea, body in SEAS.items()
    ]
    found = open_names(read(f"<h2>East Shores</h2><ul>{''.join(points)}</ul>", "list.html"))
    assert found.get("East Shores", True)
    assert not any(found[f"{body} Trust"] for body in SEAS.values())
