"""Letters to signatories that somebody says were sent."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
CHANNELS = "'mail', 'telephone', 'messenger', 'in-person'"


def upgrade() -> None:
    """Make the table; older programs wrote letters and kept no record of those that went."""
    op.create_table(
        "letter_sent",
        sa.Column("id", KEY, nullable=False),
        sa.Column("signature_id", KEY, nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"channel IN ({CHANNELS})", name=op.f("ck_letter_sent_channel")),
        sa.ForeignKeyConstraint(
            ["signature_id"],
            ["signature.id"],
            name=op.f("fk_letter_sent_signature_id_signature"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_sent")),
    )
    op.create_index(
        op.f("ix_letter_sent_signature_id"), "letter_sent", ["signature_id"], unique=False
    )
