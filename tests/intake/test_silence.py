"""Remarks beside names do not pass in silence, and clean entries are not flagged, within the targets."""

from tests.benchmarks.silence import silence_figures

FEWER = 320
"""Each wording once; the benchmark measures 1,000."""


def test_remarks_are_heard_and_clean_entries_left_alone() -> None:
    figures = silence_figures(many=FEWER)
    missed = {each.name: each.value for each in figures if each.value > each.at_most}
    assert missed == {}
