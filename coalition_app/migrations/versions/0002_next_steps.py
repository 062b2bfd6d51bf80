"""What the coordinator wants to do next about a signature, and by when."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table; no row of any other changes."""
    op.create_table(
        "next_step",
        sa.Column("id", KEY, nullable=False),
        sa.Column("signature_id", KEY, nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["signature_id"],
            ["signature.id"],
            name=op.f("fk_next_step_signature_id_signature"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_next_step")),
        sa.UniqueConstraint("signature_id", name=op.f("uq_next_step_signature_id")),
    )
