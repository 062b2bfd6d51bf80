"""The pieces of printed entries, and the lines of a source that belong to none."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    """Add two empty columns and a table; no value of any row changes."""
    op.add_column("signature", sa.Column("pieces", sa.JSON(), nullable=True))
    op.add_column("signature", sa.Column("open_pieces", sa.Integer(), nullable=True))
    op.create_index(
        op.f("ix_signature_open_pieces"),
        "signature",
        ["statement_id"],
        sqlite_where=sa.text("open_pieces > 0"),
        postgresql_where=sa.text("open_pieces > 0"),
    )
    op.create_table(
        "open_line",
        sa.Column("id", KEY, nullable=False),
        sa.Column("source_id", KEY, nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("signatures", sa.JSON(), nullable=True),
        sa.Column("demands", sa.JSON(), nullable=True),
        sa.Column("decided", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_line")),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
            name=op.f("fk_open_line_source_id_source"),
            ondelete="RESTRICT",
        ),
    )
    op.create_index(op.f("ix_open_line_source_id"), "open_line", ["source_id"])
