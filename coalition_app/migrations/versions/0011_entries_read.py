"""Whether what an older program printed of entries was looked at for what nobody vouches for."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a column that says no: the first who opens the register looks, however it was brought over."""
    op.add_column(
        "register", sa.Column("entries_read", sa.Integer(), nullable=False, server_default="0")
    )
