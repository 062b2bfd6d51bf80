"""What grades evidence: who holds an original, whose address wrote, what lapsed; who attests and has signed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MORE_WORDS = {
    ("evidence", "kind"): (
        *("file", "letter", "mail", "message", "scan", "photo", "form-row", "call-note"),
        *("seen-in-person", "held-outside", "electronic-signature", "list-as-received"),
    ),
    ("twin_decision", "verdict"): (
        *("same", "two-signatures", "branch", "different"),
        *("signed-herself", "signed-for-it", "office-only"),
    ),
}
"""Columns that may hold more words, with all of them."""


def upgrade() -> None:
    """Add the columns, empty in every row that was there, and let two columns hold more words."""
    for (table, column), words in MORE_WORDS.items():
        _allow(table, column, words)
    op.add_column("evidence", _empty("holder"))
    op.add_column("evidence", _empty("sender"))
    op.add_column("evidence_claim", sa.Column("lapsed_on", sa.Date(), nullable=True))
    op.add_column("signature", _empty("verified_with"))


def _empty(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _allow(table: str, column: str, words: tuple[str, ...]) -> None:
    """Let a column hold these words, where a database can only do so by making the table anew too.

    Written out: what Alembic rebuilds has its constraints in another order each time.
    """
    name, rule = f"ck_{table}_{column}", f"{column} IN ({', '.join(map(repr, words))})"
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        op.drop_constraint(op.f(name), table, type_="check")
        op.create_check_constraint(op.f(name), table, rule)
        return
    query = "SELECT type, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL"
    kept = connection.exec_driver_sql(query, (table,)).fetchall()
    ((_kind, made),) = [row for row in kept if row[0] == "table"]
    before, after = made.split(f"CONSTRAINT {name} CHECK (", 1)
    after = after[after.index("))") + 1 :]
    renewed = f"{before}CONSTRAINT {name} CHECK ({rule}{after}"
    start = renewed.index("(")
    op.execute(f"CREATE TABLE renewed {renewed[start:]}")
    op.execute(f"INSERT INTO renewed SELECT * FROM {table}")
    op.execute(f"DROP TABLE {table}")
    op.execute(f"ALTER TABLE renewed RENAME TO {table}")
    for kind, sql in kept:
        if kind == "index":
            op.execute(sql)
