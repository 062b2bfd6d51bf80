"""The register's tables, once for SQLite, SQLCipher and PostgreSQL.

A column's `info` tells the journal two things: `group` names the columns that change together as one value
(a position is one value, so that nothing can combine into a position that nobody took); `private` keeps the
value itself out of the journal, which then holds only a salted digest of it, so that erasing stays possible.
A third word, `derived`, marks what follows from other columns and is not journalled at all.
"""

import sqlalchemy as sa

from coalition_app.records.store.columns import (
    Key,
    Moment,
    day,
    derived,
    json_value,
    key_column,
    metadata,
    number,
    one_of,
    reference,
    words,
)
from coalition_app.records.store.edition_tables import (
    corrigendum,
    corrigendum_print,
    delivery,
    edition,
    edition_seal,
    print_,
    print_signature,
    sealing_key,
    signed_page,
    withheld_line,
)

FORMAT = 27
"""The register's format: the number of the newest migration."""

STATUSES = (
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
SETTLED_ROLES = ("office", "place", "country", "affiliation", "heading", "words", "note")
"""What is remembered of a settled piece: none of a person, a name or a contact."""
ACT_KINDS = ("unsettled", "reservation", "interpretive-declaration", "explanation")
EVIDENCE_KINDS = (
    "file",
    "letter",
    "mail",
    "message",
    "scan",
    "photo",
    "form-row",
    "call-note",
    "seen-in-person",
    "held-outside",
    "electronic-signature",
    "list-as-received",
)
CLAIMS = ("identity", "authority", "consent", "wording")
VERIFICATIONS = ("unverified", "confirmed", "disputed", "rejected")
PAIR_VERDICTS = ("same", "two-signatures", "branch", "different")
ATTESTOR_VERDICTS = ("signed-herself", "signed-for-it", "office-only")
"""What the person who attests has to do with a signature; "different" says that they have nothing."""
POLICIES = ("open", "core")
PAPER_STATES = ("new", "removed")
"""A paper that is new waits until it is attached as evidence; one that was removed is kept out of sight."""
BEGUN_STATES = ("begun", "imported", "discarded")
"""An import that was begun waits until its list is imported or discarded; undoing either brings it back."""
BOUND = ("signed", "acceded", "subject-to-approval", "disputed")
"""Statuses under which a signatory stands by the text that was signed, and signs the statement only once."""
SILENCES = ("supports", "not-stated")
"""What a signature without a word has on each demand."""
SILENCE_SOURCES = ("coordinator", "text")
"""Who says so: the coordinator, who counts, or the signed text itself."""
CONSENTS = ("yes", "no-office", "initials", "withheld")
"""What a signatory lets print, each less than the one before: the whole entry, the name without the office,
the initials, only the number."""
HIDES_NAME = ("initials", "withheld")
CHANNELS = ("mail", "telephone", "messenger", "in-person")
"""By what somebody is written to or asked."""


register = sa.Table(
    "register",
    metadata,
    key_column(),
    words("coalition"),
    words("document_language"),
    words("time_zone"),
    sa.Column("made_at", Moment, nullable=False),
    derived("names_rule", sa.Integer, 0),
    derived("entries_read", sa.Integer, 1),
)
"""`entries_read` is 0 of one that a migration brought over, until its entries were looked at."""

attestor = sa.Table(
    "attestor",
    metadata,
    key_column(),
    number("ordinal"),
    words("name"),
    json_value("offices"),
)

letterhead = sa.Table(
    "letterhead",
    metadata,
    key_column(),
    words("name"),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=True),
)
"""What stands above the first page of a PDF: a name, and a logo as a small PNG; either may be empty."""

print_options = sa.Table(
    "print_options",
    metadata,
    key_column(),
    json_value("chosen"),
)
"""How the annex is laid out, by option; what is not in it is as usual."""

statement = sa.Table(
    "statement",
    metadata,
    key_column(),
    number("number"),
    words("authentic_language"),
    day("dated"),
    sa.Column("made_at", Moment, nullable=False),
    # Of SILENCES and SILENCE_SOURCES; empty stands for the first, as older programs left it.
    words("silence"),
    words("silence_source", group="silence"),
)

text = sa.Table(
    "text",
    metadata,
    key_column(),
    reference("statement"),
    number("number"),
    sa.Column("sealed_at", Moment, nullable=True, info={"group": "seal"}),
    day("sealed_on", group="seal"),
    json_value("digests", group="seal"),
)

text_wording = sa.Table(
    "text_wording",
    metadata,
    key_column(),
    reference("text"),
    words("language"),
    words("title"),
    words("body"),
    # Why it differs from the text before only in spelling; empty where nobody says so.
    words("spelling"),
    sa.UniqueConstraint("text_id", "language"),
)

demand = sa.Table(
    "demand",
    metadata,
    key_column(),
    reference("statement"),
    words("policy", default="open"),
    one_of("policy", POLICIES),
)

text_demand = sa.Table(
    "text_demand",
    metadata,
    key_column(),
    reference("text"),
    reference("demand"),
    number("number"),
    json_value("wordings"),
    words("spelling"),
    json_value("short_names"),
    sa.UniqueConstraint("text_id", "demand_id"),
)

section = sa.Table(
    "section",
    metadata,
    key_column(),
    reference("statement"),
    number("ordinal"),
    json_value("heading"),
)

signatory = sa.Table(
    "signatory",
    metadata,
    key_column(),
    words("kind"),
    words("legal_form"),
    words("name", group="name", private=True),
    derived("name_key", sa.Text, ""),
    derived("sort_key", sa.Text, ""),
    derived("readings", sa.Text, ""),
    json_value("names", private=True),
    json_value("former_names", private=True),
    json_value("aliases", private=True),
    reference("signatory", "parent_id", optional=True),
    words("place"),
    words("country"),
    json_value("people", private=True),
    json_value("contacts", private=True),
    words("notes", private=True),
    words("publish", default="yes"),
    one_of("kind", KINDS),
    one_of("publish", CONSENTS),
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
    key_column(),
    reference("statement"),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=False),
    words("name", private=True),
    words("format"),
    words("encoding"),
    json_value("left_out", private=True),
    json_value("warnings", private=True),
    json_value("attestation", private=True),
    sa.Column("imported_at", Moment, nullable=False),
    day("received_on"),
    sa.UniqueConstraint("statement_id", "sha256"),
)

signature = sa.Table(
    "signature",
    metadata,
    key_column(),
    reference("statement", index=False),
    reference("signatory"),
    reference("text", index=False),
    reference("section", optional=True, index=False),
    number("number"),
    words("printed_number"),
    words("kind", group="as_signed"),
    words("as_printed", group="as_signed", private=True),
    words("legal_form", group="as_signed", private=True),
    words("name", group="as_signed", private=True),
    json_value("joint", group="as_signed", private=True),
    words("representative", group="as_signed", private=True),
    words("office", group="as_signed", private=True),
    json_value("more_representatives", group="as_signed", private=True),
    words("place", group="as_signed", private=True),
    words("country", group="as_signed", private=True),
    json_value("pieces", group="as_signed", private=True),
    number("open_pieces", group="as_signed", optional=True),
    words("capacity"),
    words("standing", group="standing"),
    day("standing_on", group="standing"),
    day("signed_on"),
    day("received_on"),
    words("verification", group="verification", default="unverified"),
    words("verified_by", group="verification"),
    words("verified_ground", group="verification", private=True),
    sa.Column("verified_at", Moment, nullable=True, info={"group": "verification"}),
    json_value("defects", private=True),
    json_value("remarks", private=True),
    reference("source", optional=True, index=False),
    words("source_lines"),
    words("verified_with", group="verification"),
    words("printed_form", private=True),
    one_of("kind", KINDS),
    one_of("capacity", CAPACITIES),
    one_of("standing", STATUSES),
    one_of("verification", VERIFICATIONS),
    sa.CheckConstraint("number > 0", name="number_positive"),
    sa.Index(None, "statement_id", "number"),
    sa.Index(
        "ix_signature_open_pieces",
        "statement_id",
        # Not for PostgreSQL too, as in `journal_tables`: it would load that whole dialect.
        sqlite_where=sa.text("open_pieces > 0"),
    ),
)
"""`pieces` is what the source printed, in order; without it the fields are what is printed. `open_pieces`
counts those that nobody has decided; empty where there is none. `printed_form` is what a PDF prints for a
name that no font draws."""

open_line = sa.Table(
    "open_line",
    metadata,
    key_column(),
    reference("source"),
    words("lines"),
    words("text", private=True),
    words("code"),
    json_value("signatures"),
    json_value("demands"),
    words("decided"),
)
"""Lines of a source that belong to no entry and yet name a signatory or a demand; `decided` is empty until
somebody says what they are."""

settled_word = sa.Table(
    "settled_word",
    metadata,
    key_column(),
    words("text", private=True),
    words("role"),
    sa.Column("settled_at", Moment, nullable=False),
    one_of("role", SETTLED_ROLES),
)
"""What somebody said that a text is; the journal says in which act. The key is made by chance: one made of
the text would tell it to whoever sees the journal."""

status_step = sa.Table(
    "standing_step",
    metadata,
    key_column(),
    reference("signature"),
    words("standing"),
    day("effective_on"),
    day("received_on"),
    words("note", private=True),
    sa.Column("recorded_at", Moment, nullable=False),
    one_of("standing", STATUSES),
)

next_step = sa.Table(
    "next_step",
    metadata,
    key_column(),
    reference("signature", index=False),
    words("step", private=True),
    day("due_on"),
    sa.Column("recorded_at", Moment, nullable=False),
    sa.UniqueConstraint("signature_id"),
)

letter_sent = sa.Table(
    "letter_sent",
    metadata,
    key_column(),
    reference("signature"),
    words("asked"),
    words("channel"),
    words("language"),
    words("wording", private=True),
    sa.Column("sent_on", sa.Date, nullable=False),
    sa.Column("recorded_at", Moment, nullable=False),
    one_of("channel", CHANNELS),
)
"""Letters that somebody says were sent; `asked` is why an answer was awaited, `wording` what was written,
empty where nobody kept it, as of a call."""

act = sa.Table(
    "act",
    metadata,
    key_column(),
    reference("signature"),
    number("ordinal"),
    words("kind", group="effect"),
    json_value("demands", group="effect"),
    words("wording", private=True),
    words("language"),
    day("made_on"),
    day("received_on"),
    reference("act", "corrects_id", optional=True),
    day("withdrawn_on"),
    reference("source", optional=True, index=False),
    sa.Column("recorded_at", Moment, nullable=False),
    one_of("kind", ACT_KINDS),
)

act_translation = sa.Table(
    "act_translation",
    metadata,
    key_column(),
    reference("act"),
    words("language"),
    words("wording", private=True),
    words("translator"),
    words("state"),
    sa.Column("recorded_at", Moment, nullable=False),
    one_of("state", ("draft", "checked", "confirmed")),
)

position = sa.Table(
    "position",
    metadata,
    key_column(),
    reference("signature"),
    reference("demand"),
    words("stance", group="position"),
    json_value("acts", group="position"),
    words("words", group="position", private=True),
    one_of("stance", STANCES),
    sa.UniqueConstraint("signature_id", "demand_id"),
)

evidence = sa.Table(
    "evidence",
    metadata,
    key_column(),
    reference("statement"),
    words("kind"),
    words("held_where", private=True),
    words("note", private=True),
    words("file_name", private=True),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=True),
    day("made_on"),
    day("received_on"),
    words("receiver"),
    words("directness"),
    words("originality"),
    reference("evidence", "superseded_by_id", optional=True),
    sa.Column("recorded_at", Moment, nullable=False),
    words("holder", private=True),
    words("sender"),
    one_of("kind", EVIDENCE_KINDS),
    one_of("directness", ("", "direct", "indirect")),
    one_of("originality", ("", "original", "copy")),
)

evidence_claim = sa.Table(
    "evidence_claim",
    metadata,
    key_column(),
    reference("evidence"),
    reference("signature"),
    reference("act", optional=True),
    words("claim"),
    day("lapsed_on"),
    one_of("claim", CLAIMS),
    sa.UniqueConstraint("evidence_id", "signature_id", "claim"),
)

paper = sa.Table(
    "paper",
    metadata,
    key_column(),
    reference("statement"),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=False),
    words("name", private=True),
    day("arrived_on"),
    words("state", default="new"),
    sa.Column("recorded_at", Moment, nullable=False),
    words("seems", group="reading", private=True),
    words("seems_of", group="reading", private=True),
    one_of("state", PAPER_STATES),
    sa.UniqueConstraint("statement_id", "sha256"),
)
"""Letters, mails and scans as they came, until somebody says whose they are and what they prove. `seems` is
what a letter's deciding sentence seemed to do when it came, `seems_of` whose it seemed to be: numbers with
commas between them; an erasure takes both with the name."""

begun_import = sa.Table(
    "begun_import",
    metadata,
    key_column(),
    sa.Column("sha256", sa.LargeBinary(32), sa.ForeignKey("blob.sha256"), nullable=False),
    words("name", private=True),
    words("state", default="begun"),
    sa.Column("begun_at", Moment, nullable=False),
    one_of("state", BEGUN_STATES),
)
"""Lists as they came, until they are imported or discarded."""

begun_answer = sa.Table(
    "begun_answer",
    metadata,
    # No reference: undoing the beginning takes the row away that doing it again brings back.
    sa.Column("import_id", Key, primary_key=True),
    sa.Column("item", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("told", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)
"""What was said of a list before its import, by the places of its items; a note beside the register's truth,
which changes with each key and is not journalled."""

begun_words = sa.Table(
    "begun_words",
    metadata,
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("told", sa.Text, nullable=False),
)
"""What was half typed when the register was locked, until it is unlocked; a note beside its truth."""

duplicate_decision = sa.Table(
    "twin_decision",
    metadata,
    key_column(),
    reference("signature", "a_id"),
    reference("signature", "b_id", optional=True),
    words("verdict"),
    words("why", private=True),
    words("data_digest"),
    sa.Column("decided_at", Moment, nullable=False),
    one_of("verdict", (*PAIR_VERDICTS, *ATTESTOR_VERDICTS)),
)

merge = sa.Table(
    "merge",
    metadata,
    key_column(),
    reference("signatory", "kept_id"),
    reference("signatory", "merged_id"),
    words("why", private=True),
    json_value("moved", private=True),
    sa.Column("merged_at", Moment, nullable=False),
    sa.Column("separated_at", Moment, nullable=True),
)
"""Two entries of the directory that are one signatory; `moved` says what separating them gives back."""

JOURNALLED: dict[str, sa.Table] = {
    table.name: table
    for table in (
        register,
        attestor,
        letterhead,
        print_options,
        statement,
        text,
        text_wording,
        demand,
        text_demand,
        section,
        signatory,
        source,
        signature,
        open_line,
        settled_word,
        status_step,
        next_step,
        letter_sent,
        act,
        act_translation,
        position,
        evidence,
        evidence_claim,
        paper,
        begun_import,
        duplicate_decision,
        merge,
        edition,
        print_,
        delivery,
        signed_page,
        sealing_key,
        edition_seal,
        withheld_line,
        print_signature,
        corrigendum,
        corrigendum_print,
    )
}
"""Every table whose rows are part of the register's truth; the rest serves them."""
