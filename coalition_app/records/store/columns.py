"""Kinds of columns of the register's tables, the same on SQLite, SQLCipher and PostgreSQL."""

import datetime as dt
import uuid
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

Row: TypeAlias = sa.Row[*tuple[Any, ...]]
"""A row of a query; it never leaves `records`."""


KEY_BYTES = 16


class Key(TypeDecorator[uuid.UUID]):
    """A UUID: 16 bytes in SQLite, the server's own type in PostgreSQL."""

    impl = sa.LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> Any:
        """Choose the column type of the database at hand."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.Uuid())
        return dialect.type_descriptor(sa.LargeBinary(16))

    def bind_processor(self, dialect: sa.Dialect) -> Any:
        """Return what turns keys into the database's form; a plain function, for a list binds a million."""
        return super().bind_processor(dialect) if dialect.name == "postgresql" else _bytes_of

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Any:
        """Return what reads keys back; a plain function too."""
        return None if dialect.name == "postgresql" else _key_of


def _bytes_of(key: uuid.UUID | None) -> bytes | None:
    return None if key is None else key.bytes


_NEW, _SET = object.__new__, object.__setattr__
_SAFETY = uuid.SafeUUID.unknown


def _key_of(stored: Any) -> uuid.UUID | None:
    """Read a key; raises ValueError or TypeError for what is none."""
    if stored is None:
        return None
    if len(stored) != KEY_BYTES:
        raise ValueError("not a key")
    # UUID's own `__init__` looks through its six ways of being called, which takes two thirds of the time.
    key = _NEW(uuid.UUID)
    _SET(key, "int", int.from_bytes(stored))
    _SET(key, "is_safe", _SAFETY)
    return key


class Moment(TypeDecorator[dt.datetime]):
    """A moment in UTC; SQLite forgets time zones, so one without a zone is refused going in."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> Any:
        """Turn the moment into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> dt.datetime | None:
        """Read the moment back, in UTC."""
        if value is None:
            return None
        moment: dt.datetime = value
        return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key_column() -> sa.Column[uuid.UUID]:
    """Return the primary key."""
    return sa.Column("id", Key, primary_key=True)


def reference(
    table: str, name: str | None = None, *, optional: bool = False, index: bool = True
) -> sa.Column[uuid.UUID]:
    """Return a reference to a row of another table, which cannot be removed while it is named."""
    return sa.Column(
        name or f"{table}_id",
        Key,
        sa.ForeignKey(f"{table}.id", ondelete="RESTRICT"),
        nullable=optional,
        index=index,
    )


def words(
    name: str, *, group: str = "", private: bool = False, default: str | None = ""
) -> sa.Column[str]:
    """Return a column of text, never null."""
    info = {"group": group or name, "private": private}
    return sa.Column(name, sa.Text, nullable=False, default=default, info=info)


def json_value(name: str, *, group: str = "", private: bool = False) -> sa.Column[Any]:
    """Return a column of JSON."""
    info = {"group": group or name, "private": private}
    return sa.Column(name, sa.JSON(none_as_null=True), nullable=True, info=info)


def day(name: str, *, group: str = "") -> sa.Column[dt.date]:
    """Return a calendar date."""
    return sa.Column(name, sa.Date, nullable=True, info={"group": group or name})


def number(name: str, *, group: str = "", optional: bool = False) -> sa.Column[int]:
    """Return a whole number."""
    return sa.Column(name, sa.Integer, nullable=optional, info={"group": group or name})


def derived(name: str, kind: type[sa.types.TypeEngine[Any]], default: Any) -> sa.Column[Any]:
    """Return a column that follows from others and is not journalled; see `derived`."""
    return sa.Column(name, kind, nullable=False, default=default, info={"derived": True})


def one_of(name: str, words: tuple[str, ...]) -> sa.CheckConstraint:
    """Return the constraint that a column holds one of these words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{name} IN ({listed})", name=name)


ONE_NAMED = "one_named"
"""What the constraint that a row names one of two others is called."""


def one_named(first: str, second: str) -> sa.CheckConstraint:
    """Return the constraint that a row names a row of one of two tables, and not of both."""
    return sa.CheckConstraint(f"({first} IS NULL) <> ({second} IS NULL)", name=ONE_NAMED)


def names_one(table: sa.Table) -> bool:
    """Tell whether a table's rows name a row of one of two others, and are nothing without it."""
    return any(str(each.name).endswith(ONE_NAMED) for each in table.constraints)
