"""Columns that follow from others: they are stored to search and sort by, and are not the journal's matter.

They are made where rows are written. When the rules change, they are made anew on opening a register.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from coalition_app.records.store import name_keys
from coalition_app.records.store.tables import register, signatory

AT_ONCE = 2_000
"""Rows that are made anew at once."""

_FROM_NAME: dict[str, Callable[[str], str]] = {
    "name_key": name_keys.name_key,
    "readings": name_keys.further_readings,
    "sort_key": name_keys.sort_key,
}


def columns_of(table: sa.Table) -> list[str]:
    """Return the columns of a table that follow from others."""
    return [column.name for column in table.columns if column.info.get("derived")]


def derive(table: sa.Table, names: Iterable[str], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what follows from the values of a row, of which `names` are given or have changed."""
    if table is signatory and "name" in names:
        return {column: make(values["name"]) for column, make in _FROM_NAME.items()}
    if table is register:
        return {"names_rule": name_keys.RULE}
    return {}


def are_current(connection: sa.Connection) -> bool:
    """Tell whether the derived columns of a register were made by the rules of this version."""
    rules = connection.execute(sa.select(register.c.names_rule)).scalars().all()
    return all(rule == name_keys.RULE for rule in rules)


def make_anew(connection: sa.Connection) -> None:
    """Make the derived columns of all rows anew; no journalled value changes."""
    last = None
    keys: dict[str, Any] = {column: sa.bindparam(f"new_{column}") for column in _FROM_NAME}
    update = sa.update(signatory).where(signatory.c.id == sa.bindparam("row_key")).values(keys)
    query = sa.select(signatory.c.id, signatory.c.name).order_by(signatory.c.id).limit(AT_ONCE)
    while rows := connection.execute(
        query.where(signatory.c.id > last) if last is not None else query
    ).all():
        last = rows[-1].id
        anew = [
            {"row_key": row.id, **{f"new_{c}": make(row.name) for c, make in _FROM_NAME.items()}}
            for row in rows
        ]
        connection.execute(update, anew)
    connection.execute(sa.update(register).values(names_rule=name_keys.RULE))
