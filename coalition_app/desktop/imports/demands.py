"""Which columns answer which demands of the statement that a source goes into: proposed, to be checked."""

from collections.abc import Mapping

from coalition_app.desktop.imports.target import ImportTarget
from coalition_app.drafts import Draft
from coalition_app.intake.match_demands import (
    DemandWords,
    propose_demands,
    warn_of_lacking,
    warn_of_order,
)
from coalition_app.intake.words.header_key import header_key


class AnsweredDemands:
    """Matches the columns of answers with the demands anew whenever another statement is chosen."""

    def __init__(self, draft: Draft) -> None:
        self._columns, self._demands = draft.columns, draft.demands
        self.proposed: dict[str, str] = {}
        """Fields of columns by headers as they are remembered, which the user has not chosen."""
        self._by_order: dict[str, str] = {}
        self._known: frozenset[int] | None = None
        """Numbers of the statement's demands; None while no statement is chosen."""

    def match(self, target: ImportTarget, told: Mapping[str, str], now: Draft) -> dict[str, str]:
        """Return the columns that are to be read otherwise than now; `told` are the user's own choices."""
        demands = self._demands_of(target)
        self._known = None if target.asks else frozenset(each.number for each in demands)
        proposal = propose_demands(self._columns, demands, told)
        self._by_order = proposal.by_order
        wanted = {**proposal.certain, **proposal.by_order}
        # What was proposed for another statement is read as at first again.
        first = {header_key(header): field for header, field in self._columns}
        back = {
            key: first.get(key, "")
            for key in self.proposed
            if key not in wanted and key not in told
        }
        self.proposed = wanted
        fields = {header_key(header): field for header, field in now.columns}
        return {
            key: field for key, field in {**back, **wanted}.items() if fields.get(key, "") != field
        }

    def warnings(self, now: Draft) -> list[str]:
        """Say which columns answer demands by their order alone, and which answer what is not asked."""
        fields = {header_key(header): field for header, field in now.columns}
        by_order = {key: each for key, each in self._by_order.items() if fields.get(key) == each}
        lacking = [] if self._known is None else warn_of_lacking(now.columns, self._known)
        return [*lacking, *warn_of_order(now.columns, by_order), *now.warnings]

    def _demands_of(self, target: ImportTarget) -> list[DemandWords]:
        into = target.statement()
        if into is not None:
            return [
                DemandWords(each.number, tuple(each.wordings.values())) for each in into.demands
            ]
        if target.asks:
            return []
        return [DemandWords(each.number, (each.text,)) for each in self._demands]
