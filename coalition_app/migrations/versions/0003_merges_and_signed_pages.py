"""Which entries of the directory are one signatory, and the scans of pages signed by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the two tables; no row of any other changes."""
    op.create_table(
        "merge",
        sa.Column("id", KEY, nullable=False),
        sa.Column("kept_id", KEY, nullable=False),
        sa.Column("merged_id", KEY, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=True),
        sa.Column("merged_at", MOMENT, nullable=False),
        sa.Column("separated_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge")),
        *(_reference("merge", name, "signatory") for name in ("kept_id", "merged_id")),
    )
    for name in ("kept_id", "merged_id"):
        op.create_index(op.f(f"ix_merge_{name}"), "merge", [name])
    op.create_table(
        "signed_page",
        sa.Column("id", KEY, nullable=False),
        sa.Column("edition_id", KEY, nullable=False),
        sa.Column("sha256", sa.LargeBinary(32), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_page")),
        sa.UniqueConstraint("edition_id", "sha256", name=op.f("uq_signed_page_edition_id_sha256")),
        _reference("signed_page", "edition_id", "edition"),
        sa.ForeignKeyConstraint(
            ["sha256"], ["blob.sha256"], name=op.f("fk_signed_page_sha256_blob")
        ),
    )
    op.create_index(op.f("ix_signed_page_edition_id"), "signed_page", ["edition_id"])


def _reference(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="RESTRICT")
