"""Words that were half typed when the register was locked."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; older programs locked nothing."""
    op.create_table(
        "begun_words",
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_begun_words")),
    )
