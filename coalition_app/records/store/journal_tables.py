"""The tables of the journal, and of the machines that write it; they serve the register's truth."""

import sqlalchemy as sa

from coalition_app.records.store.columns import Key, Moment, key_column, metadata, one_of

device = sa.Table(
    "device",
    metadata,
    key_column(),
    sa.Column("fingerprint", sa.LargeBinary(32), nullable=False),
    sa.Column("since", Moment, nullable=False),
)

journal_entry = sa.Table(
    "journal_entry",
    metadata,
    sa.Column("device_id", Key, sa.ForeignKey("device.id"), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("clock", sa.BigInteger, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("arguments", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("target_device_id", Key, nullable=True),
    sa.Column("target_seq", sa.Integer, nullable=True),
    sa.Column("change_count", sa.Integer, nullable=False),
    sa.Column("changes_sha256", sa.LargeBinary(32), nullable=False),
    sa.Column("previous", sa.LargeBinary(32), nullable=False),
    sa.Column("hash", sa.LargeBinary(32), nullable=False),
    one_of("kind", ("action", "undo", "redo")),
)

journal_change = sa.Table(
    "journal_change",
    metadata,
    sa.Column("device_id", Key, primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("operation", sa.Text, nullable=False),
    sa.Column("table_name", sa.Text, nullable=False),
    sa.Column("row_id", Key, nullable=False, index=True),
    sa.Column("field_group", sa.Text, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("replaces", sa.Text, nullable=False),
    sa.Column("private_digest", sa.LargeBinary(32), nullable=True),
    one_of("operation", ("insert", "set", "delete")),
    sa.Index(
        "ix_journal_change_deleted",
        "row_id",
        # Not said for PostgreSQL too: a `postgresql_` word here loads its whole dialect, some 20 ms, into
        # every command. The migration says it for both.
        sqlite_where=sa.text("operation = 'delete'"),
    ),
    sqlite_with_rowid=False,
)

journal_private = sa.Table(
    "journal_private",
    metadata,
    sa.Column("device_id", Key, primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("salt", sa.LargeBinary(16), nullable=False),
    sa.Column("value", sa.Text, nullable=True),
    sqlite_with_rowid=False,
)
"""The private values that the journal digests; erasing one sets its `value` to NULL, empties its
`salt` and breaks no chain."""
