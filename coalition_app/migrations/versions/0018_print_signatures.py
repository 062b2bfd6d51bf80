"""Electronic signatures of prints."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    """Make the table; older programs could not sign."""
    op.create_table(
        "print_signature",
        sa.Column("id", KEY, nullable=False),
        sa.Column("print_id", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("file_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('inside', 'detached')", name=op.f("ck_print_signature_kind")),
        sa.ForeignKeyConstraint(
            ["print_id"],
            ["print.id"],
            name=op.f("fk_print_signature_print_id_print"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["blob.sha256"], name=op.f("fk_print_signature_sha256_blob")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_signature")),
        sa.UniqueConstraint("print_id", "sha256", name=op.f("uq_print_signature_print_id_sha256")),
    )
    op.create_index(
        op.f("ix_print_signature_print_id"), "print_signature", ["print_id"], unique=False
    )
