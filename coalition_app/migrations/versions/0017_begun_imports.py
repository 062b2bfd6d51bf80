"""Imports that were begun: the list as it came, and what was said of it before it is imported."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    """Make the tables; older programs forgot what was said of a list once the register was closed."""
    op.create_table(
        "begun_import",
        sa.Column("id", KEY, nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('begun', 'imported', 'discarded')", name=op.f("ck_begun_import_state")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["blob.sha256"], name=op.f("fk_begun_import_sha256_blob")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_begun_import")),
    )
    op.create_table(
        "begun_answer",
        sa.Column("import_id", KEY, nullable=False),
        sa.Column("item", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("import_id", "item", name=op.f("pk_begun_answer")),
        sqlite_with_rowid=False,
    )
