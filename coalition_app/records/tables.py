"""The register's tables, once for SQLite, SQLCipher and PostgreSQL.

A column's `info` tells the journal two things: `group` names the columns that change together as one value
(a position is one value, so that nothing can combine into a position that nobody took); `private` keeps the
value itself out of the journal, which then holds only a salted digest of it, so that erasing stays possible.
"""

import datetime as dt
import uuid
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

Row: TypeAlias = sa.Row[*tuple[Any, ...]]
"""A row of a query; it never leaves `records`."""

FORMAT = 1
"""The register's format: the number of the newest migration."""

STANDINGS = (
    "invited",
    "signed",
    "subject-to-approval",
    "withdrawn",
    "acceded",
    "declined",
    "disputed",
    "rejected",
)
STANCES = (
    "supports",
    "supports-with-reservation",
    "does-not-support",
    "abstains",
    "no-consensus",
    "not-stated",
)
KINDS = ("organisation", "individual", "media", "movement", "union", "initiative")
CAPACITIES = ("organisation", "personal", "individual")
ACT_KINDS = ("unsettled", "reservation", "interpretive-declaration", "explanation")
EVIDENCE_KINDS = (
    "file",
    "letter",
    "mail",
    "scan",
    "photo",
    "form-row",
    "call-note",
    "seen-in-person",
    "held-outside",
    "list-as-received",
)
CLAIMS = ("identity", "authority", "consent", "wording")
VERIFICATIONS = ("unverified", "confirmed", "disputed", "rejected")
POLICIES = ("open", "core")
CONSENTS = ("yes", "initials", "withheld")


class Key(TypeDecorator[uuid.UUID]):
    """A UUID: 16 bytes in SQLite, the server's own type in PostgreSQL."""

    impl = sa.LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> Any:
        """Choose the column type of the database at hand."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.Uuid())
        return dialect.type_descriptor(sa.LargeBinary(16))

    def process_bind_param(self, value: uuid.UUID | None, dialect: sa.Dialect) -> Any:
        """Give the database its form of the key."""
        if value is None or dialect.name == "postgresql":
            return value
        return value.bytes

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> uuid.UUID | None:
        """Read the key back."""
        if value is None or isinstance(value, uuid.UUID):
            return value
        return uuid.UUID(bytes=bytes(value))


class Moment(TypeDecorator[dt.datetime]):
    """A moment in UTC; SQLite forgets time zones, so one without a zone is refused going in."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> Any:
        """Turn the moment into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> dt.datetime | None:
        """Read the moment back, in UTC."""
        if value is None:
            return None
        moment: dt.datetime = value
        return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key() -> sa.Column[uuid.UUID]:
    return sa.Column("id", Key, primary_key=True)


def _to(
    table: str, name: str | None = None, *, optional: bool = False, index: bool = True
) -> sa.Column[uuid.UUID]:
    return sa.Column(
        name or f"{table}_id",
        Key,
        sa.ForeignKey(f"{table}.id", ondelete="RESTRICT"),
        nullable=optional,
        index=index,
    )


def _text(
    name: str, *, group: str = "", private: bool = False, default: str | None = ""
) -> sa.Column[str]:
    info = {"group": group or name, "private": private}
    return sa.Column(name, sa.Text, nullable=False, default=default, info=info)


def _json(name: str, *, group: str = "", private: bool = False) -> sa.Column[Any]:
    info = {"group": group or name, "private": private}
    return sa.Column(name, sa.JSON(none_as_null=True), nullable=True, info=info)


def _day(name: str, *, group: str = "") -> sa.Column[dt.date]:
    return sa.Column(name, sa.Date, nullable=True, info={"group": group or name})


def _number(name: str, *, group: str = "", optional: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=optional, info={"group": group or name})


def _one_of(name: str, words: tuple[str, ...]) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{name} IN ({listed})", name=name)


register = sa.Table(
    "register",
    metadata,
    _key(),
    _text("coalition"),
    _text("document_language"),
    sa.Column("made_at", Moment, nullable=False),
)

attestor = sa.Table(
    "attestor",
    metadata,
    _key(),
    _number("ordinal"),
    _text("name"),
    _json("offices"),
)

statement = sa.Table(
    "statement",
    metadata,
    _key(),
    _number("number"),
    _text("authentic_language"),
    _day("dated"),
    sa.Column("made_at", Moment, nullable=False),
)

text = sa.Table(
    "text",
    metadata,
    _key(),
    _to("statement"),
    _number("number"),
    sa.Column("sealed_at", Moment, nullable=True, info={"group": "seal"}),
    _json("digests", group="seal"),
)

text_wording = sa.Table(
    "text_wording",
    metadata,
    _key(),
    _to("text"),
    _text("language"),
    _text("title"),
    _text("body"),
    sa.UniqueConstraint("text_id", "language"),
)

demand = sa.Table(
    "demand",
    metadata,
    _key(),
    _to("statement"),
    _text("policy", default="open"),
    _one_of("policy", POLICIES),
)

text_demand = sa.Table(
    "text_demand",
    metadata,
    _key(),
    _to("text"),
    _to("demand"),
    _number("number"),
    _json("wordings"),
    sa.UniqueConstraint("text_id", "demand_id"),
)

section = sa.Table(
    "section",
    metadata,
    _key(),
    _to("statement"),
    _number("ordinal"),
    _json("heading"),
)

signatory = sa.Table(
    "signatory",
    metadata,
    _key(),
    _text("kind"),
    _text("legal_form"),
    _text("name", group="name", private=True),
    sa.Column("name_key", sa.Text, nullable=False, info={"group": "name", "private": True}),
    sa.Column("sort_key", sa.Text, nullable=False, info={"group": "name", "private": True}),
    _json("names", private=True),
    _json("former_names", private=True),
    _json("aliases", private=True),
    _to("signatory", "parent_id", optional=True),
    _text("place"),
    _text("country"),
    _json("people", private=True),
    _json("contacts", private=True),
    _text("notes", private=True),
    _text("publish", default="yes"),
    _one_of("kind", KINDS),
    _one_of("publish", CONSENTS),
    sa.Index(None, "name_key"),
)

blob = sa.Table(
    "blob",
    metadata,
    sa.Column("sha256", sa.LargeBinary(32), primary_key=True),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=True),
)

source = sa.Table(
    "source",
    metadata,
    _key(),
    _to("statement"),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=False),
    _text("name", private=True),
    _text("format"),
    _text("encoding"),
    _json("left_out", private=True),
    _json("warnings", private=True),
    _json("attestation", private=True),
    sa.Column("imported_at", Moment, nullable=False),
    sa.UniqueConstraint("statement_id", "sha256"),
)

signature = sa.Table(
    "signature",
    metadata,
    _key(),
    _to("statement", index=False),
    _to("signatory"),
    _to("text", index=False),
    _to("section", optional=True, index=False),
    _number("number"),
    _text("printed_number"),
    _text("kind", group="as_signed"),
    _text("as_printed", group="as_signed", private=True),
    _text("legal_form", group="as_signed", private=True),
    _text("name", group="as_signed", private=True),
    _json("joint", group="as_signed", private=True),
    _text("representative", group="as_signed", private=True),
    _text("office", group="as_signed", private=True),
    _json("more_representatives", group="as_signed", private=True),
    _text("place", group="as_signed", private=True),
    _text("country", group="as_signed", private=True),
    _text("capacity"),
    _text("standing", group="standing"),
    _day("standing_on", group="standing"),
    _day("signed_on"),
    _day("received_on"),
    _text("verification", group="verification", default="unverified"),
    _text("verified_by", group="verification"),
    _text("verified_ground", group="verification"),
    sa.Column("verified_at", Moment, nullable=True, info={"group": "verification"}),
    _json("defects", private=True),
    _json("remarks", private=True),
    _to("source", optional=True, index=False),
    _text("source_lines"),
    _one_of("kind", KINDS),
    _one_of("capacity", CAPACITIES),
    _one_of("standing", STANDINGS),
    _one_of("verification", VERIFICATIONS),
    sa.CheckConstraint("number > 0", name="number_positive"),
    sa.Index(None, "statement_id", "number"),
)

standing_step = sa.Table(
    "standing_step",
    metadata,
    _key(),
    _to("signature"),
    _text("standing"),
    _day("effective_on"),
    _day("received_on"),
    _text("note", private=True),
    sa.Column("recorded_at", Moment, nullable=False),
    _one_of("standing", STANDINGS),
)

act = sa.Table(
    "act",
    metadata,
    _key(),
    _to("signature"),
    _number("ordinal"),
    _text("kind", group="effect"),
    _json("demands", group="effect"),
    _text("wording", private=True),
    _text("language"),
    _day("made_on"),
    _day("received_on"),
    _to("act", "corrects_id", optional=True),
    _day("withdrawn_on"),
    _to("source", optional=True, index=False),
    sa.Column("recorded_at", Moment, nullable=False),
    _one_of("kind", ACT_KINDS),
)

act_translation = sa.Table(
    "act_translation",
    metadata,
    _key(),
    _to("act"),
    _text("language"),
    _text("wording", private=True),
    _text("translator"),
    _text("state"),
    sa.Column("recorded_at", Moment, nullable=False),
    _one_of("state", ("draft", "checked", "confirmed")),
)

position = sa.Table(
    "position",
    metadata,
    _key(),
    _to("signature"),
    _to("demand"),
    _text("stance", group="position"),
    _json("acts", group="position"),
    _text("words", group="position", private=True),
    _one_of("stance", STANCES),
    sa.UniqueConstraint("signature_id", "demand_id"),
)

evidence = sa.Table(
    "evidence",
    metadata,
    _key(),
    _to("statement"),
    _text("kind"),
    _text("held_where", private=True),
    _text("note", private=True),
    _text("file_name", private=True),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=True),
    _day("made_on"),
    _day("received_on"),
    _text("receiver"),
    _text("directness"),
    _text("originality"),
    _to("evidence", "superseded_by_id", optional=True),
    sa.Column("recorded_at", Moment, nullable=False),
    _one_of("kind", EVIDENCE_KINDS),
    _one_of("directness", ("", "direct", "indirect")),
    _one_of("originality", ("", "original", "copy")),
)

evidence_claim = sa.Table(
    "evidence_claim",
    metadata,
    _key(),
    _to("evidence"),
    _to("signature"),
    _to("act", optional=True),
    _text("claim"),
    _one_of("claim", CLAIMS),
    sa.UniqueConstraint("evidence_id", "signature_id", "claim"),
)

twin_decision = sa.Table(
    "twin_decision",
    metadata,
    _key(),
    _to("signature", "a_id"),
    _to("signature", "b_id", optional=True),
    _text("verdict"),
    _text("why"),
    _text("data_digest"),
    sa.Column("decided_at", Moment, nullable=False),
    _one_of("verdict", ("same", "two-signatures", "branch", "different")),
)

edition = sa.Table(
    "edition",
    metadata,
    _key(),
    _to("statement"),
    _number("number"),
    _text("place"),
    sa.Column("dated", sa.Date, nullable=False),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=False),
    _text("code"),
    _json("heads"),
    sa.Column("attested_at", Moment, nullable=False),
    sa.UniqueConstraint("statement_id", "number"),
)

print_ = sa.Table(
    "print",
    metadata,
    _key(),
    _to("edition"),
    _text("language"),
    _text("form"),
    _text("profile"),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=False),
    sa.Column("made_at", Moment, nullable=False),
)

delivery = sa.Table(
    "delivery",
    metadata,
    _key(),
    _to("edition"),
    _text("recipient"),
    _day("delivered_on"),
    _text("incoming_number"),
    sa.Column("recorded_at", Moment, nullable=False),
)

JOURNALLED: dict[str, sa.Table] = {
    table.name: table
    for table in (
        register,
        attestor,
        statement,
        text,
        text_wording,
        demand,
        text_demand,
        section,
        signatory,
        source,
        signature,
        standing_step,
        act,
        act_translation,
        position,
        evidence,
        evidence_claim,
        twin_decision,
        edition,
        print_,
        delivery,
    )
}
"""Every table whose rows are part of the register's truth; the rest serves them."""

device = sa.Table(
    "device",
    metadata,
    _key(),
    sa.Column("fingerprint", sa.LargeBinary(32), nullable=False),
    sa.Column("since", Moment, nullable=False),
)

journal_entry = sa.Table(
    "journal_entry",
    metadata,
    sa.Column("device_id", Key, sa.ForeignKey("device.id"), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("clock", sa.BigInteger, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("arguments", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("target_device_id", Key, nullable=True),
    sa.Column("target_seq", sa.Integer, nullable=True),
    sa.Column("change_count", sa.Integer, nullable=False),
    sa.Column("changes_sha256", sa.LargeBinary(32), nullable=False),
    sa.Column("previous", sa.LargeBinary(32), nullable=False),
    sa.Column("hash", sa.LargeBinary(32), nullable=False),
    _one_of("kind", ("action", "undo", "redo")),
)

journal_change = sa.Table(
    "journal_change",
    metadata,
    sa.Column("device_id", Key, primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("operation", sa.Text, nullable=False),
    sa.Column("table_name", sa.Text, nullable=False),
    sa.Column("row_id", Key, nullable=False, index=True),
    sa.Column("field_group", sa.Text, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("replaces", sa.Text, nullable=False),
    sa.Column("private_digest", sa.LargeBinary(32), nullable=True),
    _one_of("operation", ("insert", "set", "delete")),
    sa.Index(
        "ix_journal_change_deleted",
        "row_id",
        sqlite_where=sa.text("operation = 'delete'"),
        postgresql_where=sa.text("operation = 'delete'"),
    ),
    sqlite_with_rowid=False,
)

journal_private = sa.Table(
    "journal_private",
    metadata,
    sa.Column("device_id", Key, primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("salt", sa.LargeBinary(16), nullable=False),
    sa.Column("value", sa.Text, nullable=True),
    sqlite_with_rowid=False,
)
"""The private values that the journal digests; erasing one sets its `value` to NULL and breaks no chain."""
