"""Keys that seal editions, their seals, and the lines of which an edition prints less."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    """Make the tables; editions of older programs have no seal, and get none."""
    op.create_table(
        "sealing_key",
        sa.Column("id", KEY, nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("secret_key", sa.Text(), nullable=False),
        sa.Column("device_signature", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealing_key")),
    )
    op.create_table(
        "edition_seal",
        sa.Column("id", KEY, nullable=False),
        sa.Column("edition_id", KEY, nullable=False),
        sa.Column("seal", sa.JSON(), nullable=True),
        sa.Column("salts", sa.Text(), nullable=False),
        _reference("edition_seal"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition_seal")),
        sa.UniqueConstraint("edition_id", name=op.f("uq_edition_seal_edition_id")),
    )
    op.create_table(
        "withheld_line",
        sa.Column("id", KEY, nullable=False),
        sa.Column("edition_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("entry", sa.JSON(), nullable=True),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("leaf", sa.Text(), nullable=False),
        _reference("withheld_line"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withheld_line")),
        sa.UniqueConstraint(
            "edition_id", "number", name=op.f("uq_withheld_line_edition_id_number")
        ),
    )


def _reference(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["edition_id"],
        ["edition.id"],
        name=op.f(f"fk_{table}_edition_id_edition"),
        ondelete="RESTRICT",
    )
