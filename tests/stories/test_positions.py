"""The positions of the real case by command: the counts that the annex prints."""

from pathlib import Path

from tests.commands.command_line import done


def test_the_counts_per_demand_are_those_of_the_real_case(ready_case: Path) -> None:
    told = done("positions", ready_case, "--statement", 1, "--json").json
    kept = {
        number: {word: count for word, count in words.items() if count}
        for number, words in told["counts"].items()
    }
    assert kept == {
        "1": {"supports": 118, "does-not-support": 1},
        "2": {"supports": 118, "supports-with-reservation": 1},
        "3": {"supports": 118, "not-stated": 1},
    }
    (exception,) = told["exceptions"]
    assert exception["number"] == 18
    text = done("positions", ready_case, "--statement", 1).out
    assert "1: does not support, 2: supports with a reservation, 3: has not stated" in text
