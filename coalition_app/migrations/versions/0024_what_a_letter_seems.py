"""What a letter that waits seemed to say when it came, and whose it seemed to be."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, empty: what is waiting already was not kept with what was read of it."""
    for name in ("seems", "seems_of"):
        op.add_column("paper", sa.Column(name, sa.Text(), nullable=False, server_default=""))
