"""The register's own time zone, and calendar days that are written once.

Rows from before have no zone and no days: they are read in the zone proposed for a new register, so that the
journal, which does not know these columns yet, still agrees with them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; no row changes."""
    op.add_column("register", sa.Column("time_zone", sa.Text(), nullable=False, server_default=""))
    op.add_column("text", sa.Column("sealed_on", sa.Date(), nullable=True))
    op.add_column("source", sa.Column("received_on", sa.Date(), nullable=True))
    op.add_column("edition", sa.Column("as_of", sa.Date(), nullable=True))
