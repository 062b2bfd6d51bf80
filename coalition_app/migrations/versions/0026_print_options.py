"""How the annex is printed, which this computer's settings kept before."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    """Make the table; what a computer's settings keep is taken over when the register is opened there."""
    op.create_table(
        "print_options",
        sa.Column("id", KEY, nullable=False),
        sa.Column("chosen", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_options")),
    )
