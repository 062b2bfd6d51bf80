"""The printed form of a name that no font draws."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, empty: names were printed as they are signed, or stopped the annex."""
    op.add_column(
        "signature", sa.Column("printed_form", sa.Text(), nullable=False, server_default="")
    )
