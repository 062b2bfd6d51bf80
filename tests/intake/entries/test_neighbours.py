"""Entries that what stands above or below them makes doubtful: remarks of others, headings, countries."""

from dataclasses import replace

import pytest

from coalition_app.drafts import Draft
from coalition_app.intake.entries.neighbours import open_by_neighbours
from tests.intake.reading import read

POINTS = """North and East
• Kenya
     ◦ Lake Shore Association, Nairobi – Ann Otieno, chair
     ◦ Green Hills Trust, Nairobi – Paul Mwangi, director
          ▪ {said}
• Uganda
     ◦ River Watch Forum, Kampala – Grace Nalule, director
"""

SEAS = {"Kenya": "Green Hills", "Uganda": "Lake Shore"}


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


def test_words_below_a_person_are_not_the_bodys() -> None:
    listed = "Signed:\n\nLeeds Society\nAnn Lee, nurse\nBo Elm\n{town}withdrew her signature\n"
    found = open_names(read(listed.format(town="")))
    assert found["Bo Elm"] and not found["Leeds Society"]
    assert open_names(read(listed.format(town="Almaty\n")))["Leeds Society"]


def test_many_remarks_in_a_block_open_each_the_line_above() -> None:
    # Each was looked for up to the top of its block: 20,000 lines took 100 million steps.
    draft = read("Signed:\n\nLeeds Society\nBo Elm\nwithdrew her signature\n")
    body, *pair = draft.entries
    lines = [replace(pair[at % 2], lines=(at + 4, at + 4)) for at in range(20_000)]
    first, *others = open_by_neighbours(replace(draft, entries=(body, *lines))).entries
    assert not first.open
    more = [len(each.open) - len(before.open) for each, before in zip(others, lines, strict=True)]
    assert more == [1, 0] * 10_000


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
