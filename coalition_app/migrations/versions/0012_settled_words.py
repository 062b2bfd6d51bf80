"""What somebody settled of a piece of an entry, for equal pieces of other lists."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    """Make the table; what was settled before stays with its entries and vouches for no other."""
    op.create_table(
        "settled_word",
        sa.Column("id", KEY, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "role IN ('office', 'place', 'country', 'affiliation', 'words', 'note')",
            name=op.f("ck_settled_word_role"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settled_word")),
    )
