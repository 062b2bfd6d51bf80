"""Signatures and deliveries of corrigenda, beside those of editions."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
ONE_OF = {
    "delivery": (("edition_id", "edition"), ("corrigendum_id", "corrigendum")),
    "print_signature": (("print_id", "print"), ("corrigendum_print_id", "corrigendum_print")),
}
"""Tables whose rows name a row of one of two others: the column that was there, and the new one."""


def upgrade() -> None:
    """Let rows belong to a corrigendum; those that are there belong to an edition, as before."""
    for table, ((_old, _of), (column, _other)) in ONE_OF.items():
        if op.get_bind().dialect.name == "sqlite":
            _renew(table)
        else:
            _alter(table)
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _one_of(table: str) -> str:
    (old, _of), (new, _other) = ONE_OF[table]
    return f"({old} IS NULL) <> ({new} IS NULL)"


def _alter(table: str) -> None:
    (old, _of), (new, other) = ONE_OF[table]
    op.alter_column(table, old, nullable=True)
    op.add_column(table, sa.Column(new, KEY, nullable=True))
    op.create_foreign_key(
        op.f(f"fk_{table}_{new}_{other}"), table, other, [new], ["id"], ondelete="RESTRICT"
    )
    op.create_check_constraint(op.f(f"ck_{table}_one_named"), table, _one_of(table))
    if table == "print_signature":
        op.create_unique_constraint(op.f(f"uq_{table}_{new}_sha256"), table, [new, "sha256"])


def _renew(table: str) -> None:
    """Make a table anew: SQLite cannot let a column be empty otherwise. No other table names its rows."""
    old = ONE_OF[table][0][0]
    kept = _columns(table)
    op.create_table("renewed", *_references(table), *kept, *_constraints(table))
    listed = ", ".join(("id", old, *(each.name for each in kept)))
    op.execute(f"INSERT INTO renewed ({listed}) SELECT {listed} FROM {table}")
    op.execute(f"DROP TABLE {table}")
    op.execute(f"ALTER TABLE renewed RENAME TO {table}")
    op.create_index(op.f(f"ix_{table}_{old}"), table, [old], unique=False)


def _references(table: str) -> tuple[sa.Column[bytes], ...]:
    return (
        sa.Column("id", KEY, nullable=False),
        *(sa.Column(column, KEY, nullable=True) for column, _of in ONE_OF[table]),
    )


def _columns(table: str) -> tuple[sa.Column[object], ...]:
    if table == "delivery":
        return (
            sa.Column("recipient", sa.Text(), nullable=False),
            sa.Column("delivered_on", sa.Date(), nullable=True),
            sa.Column("incoming_number", sa.Text(), nullable=False),
            sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        )
    return (
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("file_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
    )


def _constraints(table: str) -> list[sa.Constraint]:
    made: list[sa.Constraint] = [
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.CheckConstraint(_one_of(table), name=op.f(f"ck_{table}_one_named")),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{of}.id"],
                name=op.f(f"fk_{table}_{column}_{of}"),
                ondelete="RESTRICT",
            )
            for column, of in ONE_OF[table]
        ),
    ]
    if table == "print_signature":
        made.append(
            sa.CheckConstraint(
                "kind IN ('inside', 'detached')", name=op.f("ck_print_signature_kind")
            )
        )
        made.append(
            sa.ForeignKeyConstraint(
                ["sha256"], ["blob.sha256"], name=op.f("fk_print_signature_sha256_blob")
            )
        )
        made += [
            sa.UniqueConstraint(column, "sha256", name=op.f(f"uq_{table}_{column}_sha256"))
            for column, _of in ONE_OF[table]
        ]
    return made
