"""Two copies of a register may each attest an edition of one number; the journal says which device did."""

import re

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NAME = "uq_edition_statement_id_number"
RULE = re.compile(rf",\s*CONSTRAINT {NAME} UNIQUE \(statement_id, number\)")


def upgrade() -> None:
    """Take the rule away that a number is given once; no row changes.

    The program makes the triggers again that the rebuilt table loses.
    """
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        op.drop_constraint(op.f(NAME), "edition", type_="unique")
        return
    query = "SELECT type, sql FROM sqlite_master WHERE tbl_name = 'edition' AND sql IS NOT NULL"
    kept = connection.exec_driver_sql(query).fetchall()
    ((_kind, made),) = [row for row in kept if row[0] == "table"]
    op.execute("CREATE TABLE renewed " + RULE.sub("", made[made.index("(") :]))
    op.execute("INSERT INTO renewed SELECT * FROM edition")
    op.execute("DROP TABLE edition")
    op.execute("ALTER TABLE renewed RENAME TO edition")
    for kind, sql in kept:
        if kind == "index":
            op.execute(sql)
