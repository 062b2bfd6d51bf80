"""What is erased takes its salt along: with it, a telephone number could be found again by trying all."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the trigger that kept the salt; the program makes it again as it is now. No row changes."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER IF EXISTS journal_private_only_erases")
