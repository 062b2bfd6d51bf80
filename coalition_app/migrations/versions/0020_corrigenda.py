"""Corrigenda that were issued, and their prints."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    """Make the tables; older programs only printed what changed, and recorded nothing of it."""
    op.create_table(
        "corrigendum",
        sa.Column("id", KEY, nullable=False),
        sa.Column("statement_id", KEY, nullable=False),
        sa.Column("earlier_id", KEY, nullable=False),
        sa.Column("later_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("seal", sa.JSON(), nullable=True),
        sa.Column("heads", sa.JSON(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{table}.id"],
                name=op.f(f"fk_corrigendum_{column}_{table}"),
                ondelete="RESTRICT",
            )
            for column, table in (
                ("statement_id", "statement"),
                ("earlier_id", "edition"),
                ("later_id", "edition"),
            )
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["blob.sha256"], name=op.f("fk_corrigendum_sha256_blob")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrigendum")),
    )
    op.create_table(
        "corrigendum_print",
        sa.Column("id", KEY, nullable=False),
        sa.Column("corrigendum_id", KEY, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["corrigendum_id"],
            ["corrigendum.id"],
            name=op.f("fk_corrigendum_print_corrigendum_id_corrigendum"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["blob.sha256"], name=op.f("fk_corrigendum_print_sha256_blob")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrigendum_print")),
    )
    for table, column in (
        ("corrigendum", "statement_id"),
        ("corrigendum", "earlier_id"),
        ("corrigendum", "later_id"),
        ("corrigendum_print", "corrigendum_id"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
