"""The signatory that was found and then changed: it stays in sight until something else is searched."""

import uuid
from array import array
from collections.abc import Sequence

from coalition_app.records.lists.signature_list import ListFilter


class KeptRow:
    """Keeps in the list whom its search and filter no longer let through since a change."""

    def __init__(self) -> None:
        self._searched: tuple[uuid.UUID, ListFilter] | None = None
        self._places: dict[int, int] = {}
        self.shown: list[int] = []
        """The numbers that are in the list for no other reason."""

    def keep(
        self,
        statement_id: uuid.UUID,
        wanted: ListFilter,
        found: "array[int]",
        whole: Sequence[int],
        before: Sequence[int],
        chosen: Sequence[int],
    ) -> "array[int]":
        """Put back into `found`, where it was `before`, the one that is chosen, while the search is the same.

        Many that are chosen are worked off: of them nobody looks for one.
        """
        if self._searched != (statement_id, wanted):
            self._searched, self._places = (statement_id, wanted), {}
        elif len(chosen) == 1 and chosen[0] in before:
            self._places.setdefault(chosen[0], before.index(chosen[0]))
        self.shown = [each for each in self._places if each not in found and each in whole]
        for each in self.shown:
            found.insert(min(self._places[each], len(found)), each)
        return found
