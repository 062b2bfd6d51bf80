"""Short names of demands, which a text keeps beside their wordings."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, empty: what nobody named has only a proposed name."""
    op.add_column("text_demand", sa.Column("short_names", sa.JSON(), nullable=True))
