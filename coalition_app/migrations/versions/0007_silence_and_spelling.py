"""What a signature without a word means, and which changes of a text are of its spelling alone."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ADDED = {"statement": ("silence", "silence_source"), "text_wording": ("spelling",)}
ADDED["text_demand"] = ("spelling",)


def upgrade() -> None:
    """Add the columns, empty: silence is support, as the coordinator counts, and nothing was of spelling."""
    for table, names in ADDED.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
