"""Headings of which somebody said that they only name a group, among the settled words."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
ROLES = "role IN ('office', 'place', 'country', 'affiliation', 'heading', 'words', 'note')"
NAME = "ck_settled_word_role"


def upgrade() -> None:
    """Let a settled word be a heading; those that are there stay as they are."""
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(op.f(NAME), "settled_word", type_="check")
        op.create_check_constraint(op.f(NAME), "settled_word", ROLES)
        return
    # SQLite changes no constraint: the table is made anew. No other table names its rows.
    op.create_table(
        "renewed",
        sa.Column("id", KEY, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(ROLES, name=op.f(NAME)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settled_word")),
    )
    op.execute("INSERT INTO renewed SELECT id, text, role, settled_at FROM settled_word")
    op.execute("DROP TABLE settled_word")
    op.execute("ALTER TABLE renewed RENAME TO settled_word")
