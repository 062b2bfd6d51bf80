"""Points of a newsletter that name signatories are a list; everything around them is accounted for."""

import pytest

from coalition_app.errors import UserError
from tests.intake.reading import read

PROSE = (
    "Wharfe Matters\nNewsletter No. 31, 16 November 2026\n\nDear friends,\nthank you for your patience. "
    "The statement on bathing water goes to the Minister on Friday. It asks for three things: testing in "
    "winter, an end to storm overflows, and a ban on new permits above Ilkley.\n\n"
)
POINTS = (
    "- Wharfe Valley Wildlife Trust — Judith Amos, Chair\n"
    "- Prof. Alan Mbeki (University of Leeds)\n- Leeds Rowing Club\n- Addingham Parish Council\n"
    "- Harewood Estate Tenants (withdrew 11 Nov)\n- Yorkshire Dales Rivers Trust\n"
)
BEHIND = (
    "\nWe are still waiting to hear from Skipton Angling Association and Bolton Abbey Estate.\n\n"
    "Did we forget you? Write to Maya by Thursday.\n\nDates\n\n"
    "- Thursday 19 November: leafleting at Otley market\n"
    "- Saturday 28 November: riverfly training\n\n"
    "You receive this because you came to one of our events.\nUnsubscribe | Update preferences\n"
)


def test_points_that_sign_are_read_with_everything_around_them_told() -> None:
    draft = read(f"{PROSE}Who has signed so far\n\n{POINTS}{BEHIND}")
    assert [entry.name for entry in draft.entries] == [
        *("Wharfe Valley Wildlife Trust", "Prof. Alan Mbeki", "Leeds Rowing Club"),
        *("Addingham Parish Council", "Harewood Estate Tenants", "Yorkshire Dales Rivers Trust"),
    ]
    left = "\n".join(each.text for each in draft.left_out)
    assert "Skipton Angling Association" in left and "Unsubscribe" in left
    assert any("Skipton" in line.text for line in draft.open_lines)
    assert "goes to the Minister" in draft.body


def test_points_of_a_text_that_name_nobody_are_no_list() -> None:
    points = (
        "- Testing in winter\n- An end to storm overflows\n- A ban on new permits above Ilkley\n"
    )
    with pytest.raises(UserError, match="Copy the list alone"):
        read(f"{PROSE}We ask for three things\n\n{points}{BEHIND}")
