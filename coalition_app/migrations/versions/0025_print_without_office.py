"""A consent to publish between the whole entry and initials: the name without the office."""

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

NAME = "ck_signatory_publish"
RULE = "publish IN ('yes', 'no-office', 'initials', 'withheld')"


def upgrade() -> None:
    """Let the column hold one word more; every row keeps the word that it has.

    SQLite can only do so by making the table anew, which is written out: what Alembic rebuilds has its
    constraints in another order each time.
    """
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        op.drop_constraint(op.f(NAME), "signatory", type_="check")
        op.create_check_constraint(op.f(NAME), "signatory", RULE)
        return
    query = "SELECT type, sql FROM sqlite_master WHERE tbl_name = 'signatory' AND sql IS NOT NULL"
    kept = connection.exec_driver_sql(query).fetchall()
    ((_kind, made),) = [row for row in kept if row[0] == "table"]
    before, after = made.split(f"CONSTRAINT {NAME} CHECK (", 1)
    renewed = f"{before}CONSTRAINT {NAME} CHECK ({RULE}{after[after.index('))') + 1 :]}"
    op.execute(f"CREATE TABLE renewed {renewed[renewed.index('(') :]}")
    op.execute("INSERT INTO renewed SELECT * FROM signatory")
    op.execute("DROP TABLE signatory")
    op.execute("ALTER TABLE renewed RENAME TO signatory")
    for kind, sql in kept:
        if kind == "index":
            op.execute(sql)
