"""The letterhead of the coalition."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    """Make the table; older programs kept a letterhead only while the register was open."""
    op.create_table(
        "letterhead",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["sha256"], ["blob.sha256"], name=op.f("fk_letterhead_sha256_blob")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letterhead")),
    )
