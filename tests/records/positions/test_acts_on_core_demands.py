"""Later acts and lists on core demands, which take no reservation."""

from pathlib import Path

import pytest

from coalition_app.drafts import DraftDemand, DraftEntry
from coalition_app.errors import UserError
from coalition_app.records.imports import import_draft
from coalition_app.records.opening.new import create_register
from coalition_app.records.positions import acts_changed
from tests.records.positions.test_acts import (
    CAME,
    LATER,
    REFUSED,
    RESERVED,
    WORDS,
    do,
    in_force,
    record,
    stances,
)
from tests.registers import (
    add_signatures,
    add_statement,
    make_register,
    make_source,
    statement_of,
)


def test_a_core_demand_takes_no_reservation_by_a_later_act(tmp_path: Path) -> None:
    """Vienna Convention, art. 19."""
    with make_register(tmp_path / "b.coalition", statements_made=0) as made:
        add_statement(made, demands=2, policies=("core", "open"))
        add_signatures(made, 1)
        record(made, 1, {1: REFUSED, 2: RESERVED}, wording=WORDS, received_on=CAME)
        with pytest.raises(UserError, match="Demand 1 is a core demand"):
            do(
                made,
                acts_changed.narrow_act,
                received=LATER,
                touching=[1, 2],
                stances={1: RESERVED},
            )


def test_words_of_a_list_on_core_demands_are_raised_and_never_dropped(tmp_path: Path) -> None:
    """A core demand refuses reservations (Vienna Convention, art. 19); a list is taken in all the same."""
    with create_register(tmp_path / "b.coalition", coalition="К", passphrase=None) as made:
        add_statement(made, demands=3, policies=("core", "open", "core"))
        entry = DraftEntry(1, f"ОО «Зов» ({WORDS})", "«Зов»", reservation=WORDS)
        demands = tuple(DraftDemand(at, f"Требование {at}.") for at in (1, 2, 3))
        with made.writing("import") as tx:
            import_draft.import_source(
                tx, make_source([entry], demands=demands), into=statement_of(tx)
            )
        (words,) = in_force(made)
        assert (words.wording, words.kind) == (WORDS, "unsettled")
        assert stances(made) == ("unsettled",) * 3
        with pytest.raises(UserError, match="core demand"):
            record(made, 1, {1: RESERVED, 2: RESERVED, 3: RESERVED})
        record(made, 1, {1: REFUSED, 2: RESERVED, 3: "supports"})
        assert in_force(made)[0].wording == WORDS
