"""The tables of what was attested and issued: editions, corrigenda, their prints, seals and signatures."""

import sqlalchemy as sa

from coalition_app.records.store.columns import (
    Moment,
    day,
    json_value,
    key_column,
    metadata,
    number,
    one_named,
    one_of,
    reference,
    words,
)

SIGNATURE_KINDS = ("inside", "detached")
"""In a signed copy of the print, or in a file of its own that names no print."""

edition = sa.Table(
    "edition",
    metadata,
    key_column(),
    reference("statement"),
    number("number"),
    words("place"),
    sa.Column("dated", sa.Date, nullable=False),
    day("as_of"),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=False),
    words("code"),
    json_value("heads"),
    sa.Column("attested_at", Moment, nullable=False),
)
"""What was attested. Two copies of a register may each give one number; the journal says which device did."""

print_ = sa.Table(
    "print",
    metadata,
    key_column(),
    reference("edition"),
    words("language"),
    words("form"),
    words("profile"),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=False),
    sa.Column("made_at", Moment, nullable=False),
)

delivery = sa.Table(
    "delivery",
    metadata,
    key_column(),
    reference("edition", optional=True),
    reference("corrigendum", optional=True),
    words("recipient"),
    day("delivered_on"),
    words("incoming_number"),
    sa.Column("recorded_at", Moment, nullable=False),
    one_named("edition_id", "corrigendum_id"),
)
"""An edition or a corrigendum that was handed over."""

signed_page = sa.Table(
    "signed_page",
    metadata,
    key_column(),
    reference("edition"),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=False),
    words("file_name", private=True),
    words("note", private=True),
    day("received_on"),
    sa.Column("recorded_at", Moment, nullable=False),
    sa.UniqueConstraint("edition_id", "sha256"),
)
"""Scans of the attestation page as it was signed by hand, kept with the edition."""

sealing_key = sa.Table(
    "sealing_key",
    metadata,
    key_column(),
    words("device"),
    words("public_key"),
    words("secret_key", private=True),
    words("device_signature"),
    sa.Column("made_at", Moment, nullable=False),
)
"""The keys that seal editions: the register's root, which has no `device`, and one of each device (its key
in hexadecimal digits), which the root has signed. A copy of the register has the same root, and makes a key
of its own."""

edition_seal = sa.Table(
    "edition_seal",
    metadata,
    key_column(),
    reference("edition", index=False),
    json_value("seal"),
    words("salts", private=True),
    sa.UniqueConstraint("edition_id"),
)
"""The seal of an edition as its files carry it, and the salts of the lines that it prints whole."""

withheld_line = sa.Table(
    "withheld_line",
    metadata,
    key_column(),
    reference("edition", index=False),
    number("number"),
    json_value("entry", group="line", private=True),
    words("salt", group="line", private=True),
    words("leaf"),
    sa.UniqueConstraint("edition_id", "number"),
)
"""Lines of an edition as they would print, of those of whom it prints less, each with its salt: both go
together when they are erased, and nobody finds the name by trying. The hash of the `leaf` stays, hexadecimal:
the other lines are proved by it."""

print_signature = sa.Table(
    "print_signature",
    metadata,
    key_column(),
    reference("print", optional=True),
    reference("corrigendum_print", optional=True),
    words("kind"),
    one_of("kind", SIGNATURE_KINDS),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=False),
    sa.Column("file_sha256", sa.LargeBinary(32), nullable=False),
    words("file_name", private=True),
    words("subject"),
    words("fingerprint"),
    sa.Column("signed_at", Moment, nullable=True),
    sa.Column("recorded_at", Moment, nullable=False),
    sa.UniqueConstraint("print_id", "sha256"),
    sa.UniqueConstraint("corrigendum_print_id", "sha256"),
    one_named("print_id", "corrigendum_print_id"),
)
"""Electronic signatures of prints, of editions and of corrigenda, apart from them: what follows the print in
its signed file, or a CMS."""

corrigendum = sa.Table(
    "corrigendum",
    metadata,
    key_column(),
    reference("statement"),
    reference("edition", "earlier_id"),
    reference("edition", "later_id"),
    number("number"),
    words("place"),
    sa.Column("dated", sa.Date, nullable=False),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=False),
    words("code"),
    json_value("seal"),
    json_value("heads"),
    sa.Column("issued_at", Moment, nullable=False),
)
"""What changed between two editions, as it was issued: what it froze is kept, and the seal over that."""

corrigendum_print = sa.Table(
    "corrigendum_print",
    metadata,
    key_column(),
    reference("corrigendum"),
    words("language"),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=False),
    sa.Column("made_at", Moment, nullable=False),
)
