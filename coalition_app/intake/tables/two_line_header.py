"""Headers of two lines: a group's name is above several columns, and their own names below it."""

from collections.abc import Sequence

from coalition_app.intake.words.table_headers import field_of_header

LONGEST_NAME = 80
"""Characters of a name below a group; a cell of a signatory's row may be longer."""


def join_headers(upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
    """Join two lines of a header, column by column; None where the second is not a part of a header.

    It is one where its names are only below a group or below nothing: a group has an empty cell to its
    right. A cell that is merged over both lines may be in both.
    """
    width = max(len(upper), len(lower))
    above = [" ".join(cell.split()) for cell in upper] + [""] * (width - len(upper))
    below = [" ".join(cell.split()) for cell in lower] + [""] * (width - len(lower))
    # One cell alone is a title above the table, and no row of groups.
    if (
        not any(below)
        or sum(map(bool, above)) < 2
        or any(len(cell) > LONGEST_NAME for cell in below)
    ):
        return None
    joined, group, known = [], "", 0
    for at in range(width):
        heads_group = bool(above[at]) and at + 1 < width and not above[at + 1]
        if above[at]:
            group = above[at] if heads_group else ""
        if below[at] and below[at] != above[at]:
            head = field_of_header(below[at]) is not None
            if above[at] and not (heads_group or head):
                return None
            known += head
            twice = below.count(below[at]) > 1
            joined.append(_named(group or above[at], below[at], twice=twice))
        else:
            joined.append(above[at])
    # A row of a signatory below a header with an empty cell has hardly a word that heads columns.
    return joined if known > 1 or (known and sum(map(bool, below)) <= 2) else None


def _named(group: str, name: str, *, twice: bool) -> str:
    """Name a column by its own name where that is known and stands alone, else with its group's.

    The names below «Signatory» and "Signed by" are told apart by these.
    """
    field = field_of_header(name)
    if twice and field == "name" and field_of_header(group):
        return group
    if (field and not twice) or not group:
        return name
    return f"{group} {name}"
