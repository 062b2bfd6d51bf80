"""Further readings of names, and the number of the rules by which the keys of names were made."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two columns; what follows from names is made anew when the register is opened."""
    op.add_column("signatory", sa.Column("readings", sa.Text(), nullable=False, server_default=""))
    op.add_column(
        "register", sa.Column("names_rule", sa.Integer(), nullable=False, server_default="0")
    )
