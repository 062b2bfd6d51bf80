"""The first tables of a register."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
MOMENT = sa.DateTime(timezone=True)

NEVER_CHANGED = ("journal_entry", "journal_change", "edition", "print", "delivery")
"""Rows of these tables stay as they were written (delivery may be undone, so it may be deleted)."""


def upgrade() -> None:
    """Make all tables, and the triggers that refuse to rewrite the past."""
    op.create_table(
        "attestor",
        sa.Column("id", KEY, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("offices", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attestor")),
    )
    op.create_table(
        "blob",
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
    )
    op.create_table(
        "device",
        sa.Column("id", KEY, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(length=32), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
    )
    op.create_table(
        "journal_change",
        sa.Column("device_id", KEY, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", KEY, nullable=False),
        sa.Column("field_group", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("replaces", sa.Text(), nullable=False),
        sa.Column("private_digest", sa.LargeBinary(length=32), nullable=True),
        sa.CheckConstraint(
            "operation IN ('insert', 'set', 'delete')", name=op.f("ck_journal_change_operation")
        ),
        sa.PrimaryKeyConstraint("device_id", "seq", "ordinal", name=op.f("pk_journal_change")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_journal_change_deleted",
        "journal_change",
        ["row_id"],
        unique=False,
        sqlite_where=sa.text("operation = 'delete'"),
        postgresql_where=sa.text("operation = 'delete'"),
    )
    op.create_index(op.f("ix_journal_change_row_id"), "journal_change", ["row_id"], unique=False)
    op.create_table(
        "journal_private",
        sa.Column("device_id", KEY, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("device_id", "seq", "ordinal", name=op.f("pk_journal_private")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "register",
        sa.Column("id", KEY, nullable=False),
        sa.Column("coalition", sa.Text(), nullable=False),
        sa.Column("document_language", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register")),
    )
    op.create_table(
        "signatory",
        sa.Column("id", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("legal_form", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("names", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("former_names", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("aliases", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("parent_id", KEY, nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("people", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("contacts", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("publish", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('organisation', 'individual', 'media', 'movement', 'union', 'initiative')",
            name=op.f("ck_signatory_kind"),
        ),
        sa.CheckConstraint(
            "publish IN ('yes', 'initials', 'withheld')", name=op.f("ck_signatory_publish")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["signatory.id"],
            name=op.f("fk_signatory_parent_id_signatory"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatory")),
    )
    op.create_index(op.f("ix_signatory_name_key"), "signatory", ["name_key"], unique=False)
    op.create_index(op.f("ix_signatory_parent_id"), "signatory", ["parent_id"], unique=False)
    op.create_table(
        "statement",
        sa.Column("id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("authentic_language", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
    )
    op.create_table(
        "demand",
        sa.Column("id", KEY, nullable=False),
        sa.Column("statement_id", KEY, nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.CheckConstraint("policy IN ('open', 'core')", name=op.f("ck_demand_policy")),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name=op.f("fk_demand_statement_id_statement"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demand")),
    )
    op.create_index(op.f("ix_demand_statement_id"), "demand", ["statement_id"], unique=False)
    op.create_table(
        "edition",
        sa.Column("id", KEY, nullable=False),
        sa.Column("statement_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("heads", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("attested_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["blob.sha256"], name=op.f("fk_edition_sha256_blob")),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name=op.f("fk_edition_statement_id_statement"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        sa.UniqueConstraint("statement_id", "number", name=op.f("uq_edition_statement_id_number")),
    )
    op.create_index(op.f("ix_edition_statement_id"), "edition", ["statement_id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("id", KEY, nullable=False),
        sa.Column("statement_id", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("held_where", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("receiver", sa.Text(), nullable=False),
        sa.Column("directness", sa.Text(), nullable=False),
        sa.Column("originality", sa.Text(), nullable=False),
        sa.Column("superseded_by_id", KEY, nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "directness IN ('', 'direct', 'indirect')", name=op.f("ck_evidence_directness")
        ),
        sa.CheckConstraint(
            "kind IN ('file', 'letter', 'mail', 'scan', 'photo', 'form-row', 'call-note', 'seen-in-person', 'held-outside', 'list-as-received')",
            name=op.f("ck_evidence_kind"),
        ),
        sa.CheckConstraint(
            "originality IN ('', 'original', 'copy')", name=op.f("ck_evidence_originality")
        ),
        sa.ForeignKeyConstraint(["sha256"], ["blob.sha256"], name=op.f("fk_evidence_sha256_blob")),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name=op.f("fk_evidence_statement_id_statement"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["superseded_by_id"],
            ["evidence.id"],
            name=op.f("fk_evidence_superseded_by_id_evidence"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_statement_id"), "evidence", ["statement_id"], unique=False)
    op.create_index(
        op.f("ix_evidence_superseded_by_id"), "evidence", ["superseded_by_id"], unique=False
    )
    op.create_table(
        "journal_entry",
        sa.Column("device_id", KEY, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("arguments", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("target_device_id", KEY, nullable=True),
        sa.Column("target_seq", sa.Integer(), nullable=True),
        sa.Column("change_count", sa.Integer(), nullable=False),
        sa.Column("changes_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("previous", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.CheckConstraint(
            "kind IN ('action', 'undo', 'redo')", name=op.f("ck_journal_entry_kind")
        ),
        sa.ForeignKeyConstraint(
            ["device_id"], ["device.id"], name=op.f("fk_journal_entry_device_id_device")
        ),
        sa.PrimaryKeyConstraint("device_id", "seq", name=op.f("pk_journal_entry")),
    )
    op.create_index(op.f("ix_journal_entry_clock"), "journal_entry", ["clock"], unique=False)
    op.create_table(
        "section",
        sa.Column("id", KEY, nullable=False),
        sa.Column("statement_id", KEY, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("heading", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name=op.f("fk_section_statement_id_statement"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section")),
    )
    op.create_index(op.f("ix_section_statement_id"), "section", ["statement_id"], unique=False)
    op.create_table(
        "source",
        sa.Column("id", KEY, nullable=False),
        sa.Column("statement_id", KEY, nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("left_out", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("warnings", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("attestation", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("imported_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["blob.sha256"], name=op.f("fk_source_sha256_blob")),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name=op.f("fk_source_statement_id_statement"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("statement_id", "sha256", name=op.f("uq_source_statement_id_sha256")),
    )
    op.create_index(op.f("ix_source_statement_id"), "source", ["statement_id"], unique=False)
    op.create_table(
        "text",
        sa.Column("id", KEY, nullable=False),
        sa.Column("statement_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sealed_at", MOMENT, nullable=True),
        sa.Column("digests", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name=op.f("fk_text_statement_id_statement"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text")),
    )
    op.create_index(op.f("ix_text_statement_id"), "text", ["statement_id"], unique=False)
    op.create_table(
        "delivery",
        sa.Column("id", KEY, nullable=False),
        sa.Column("edition_id", KEY, nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column("incoming_number", sa.Text(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_delivery_edition_id_edition"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
    )
    op.create_index(op.f("ix_delivery_edition_id"), "delivery", ["edition_id"], unique=False)
    op.create_table(
        "print",
        sa.Column("id", KEY, nullable=False),
        sa.Column("edition_id", KEY, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_print_edition_id_edition"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["sha256"], ["blob.sha256"], name=op.f("fk_print_sha256_blob")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print")),
    )
    op.create_index(op.f("ix_print_edition_id"), "print", ["edition_id"], unique=False)
    op.create_table(
        "signature",
        sa.Column("id", KEY, nullable=False),
        sa.Column("statement_id", KEY, nullable=False),
        sa.Column("signatory_id", KEY, nullable=False),
        sa.Column("text_id", KEY, nullable=False),
        sa.Column("section_id", KEY, nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("printed_number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=False),
        sa.Column("legal_form", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("joint", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("representative", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("more_representatives", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("standing_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("verification", sa.Text(), nullable=False),
        sa.Column("verified_by", sa.Text(), nullable=False),
        sa.Column("verified_ground", sa.Text(), nullable=False),
        sa.Column("verified_at", MOMENT, nullable=True),
        sa.Column("defects", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("remarks", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("source_id", KEY, nullable=True),
        sa.Column("source_lines", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "capacity IN ('organisation', 'personal', 'individual')",
            name=op.f("ck_signature_capacity"),
        ),
        sa.CheckConstraint(
            "kind IN ('organisation', 'individual', 'media', 'movement', 'union', 'initiative')",
            name=op.f("ck_signature_kind"),
        ),
        sa.CheckConstraint(
            "standing IN ('invited', 'signed', 'subject-to-approval', 'withdrawn', 'acceded', 'declined', 'disputed', 'rejected')",
            name=op.f("ck_signature_standing"),
        ),
        sa.CheckConstraint(
            "verification IN ('unverified', 'confirmed', 'disputed', 'rejected')",
            name=op.f("ck_signature_verification"),
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_signature_number_positive")),
        sa.ForeignKeyConstraint(
            ["section_id"],
            ["section.id"],
            name=op.f("fk_signature_section_id_section"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["signatory_id"],
            ["signatory.id"],
            name=op.f("fk_signature_signatory_id_signatory"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
            name=op.f("fk_signature_source_id_source"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name=op.f("fk_signature_statement_id_statement"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["text_id"], ["text.id"], name=op.f("fk_signature_text_id_text"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
    )
    op.create_index(op.f("ix_signature_signatory_id"), "signature", ["signatory_id"], unique=False)
    op.create_index(
        op.f("ix_signature_statement_id_number"),
        "signature",
        ["statement_id", "number"],
        unique=False,
    )
    op.create_table(
        "text_demand",
        sa.Column("id", KEY, nullable=False),
        sa.Column("text_id", KEY, nullable=False),
        sa.Column("demand_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("wordings", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["demand_id"],
            ["demand.id"],
            name=op.f("fk_text_demand_demand_id_demand"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["text_id"], ["text.id"], name=op.f("fk_text_demand_text_id_text"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_demand")),
        sa.UniqueConstraint("text_id", "demand_id", name=op.f("uq_text_demand_text_id_demand_id")),
    )
    op.create_index(op.f("ix_text_demand_demand_id"), "text_demand", ["demand_id"], unique=False)
    op.create_index(op.f("ix_text_demand_text_id"), "text_demand", ["text_id"], unique=False)
    op.create_table(
        "text_wording",
        sa.Column("id", KEY, nullable=False),
        sa.Column("text_id", KEY, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["text_id"], ["text.id"], name=op.f("fk_text_wording_text_id_text"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_wording")),
        sa.UniqueConstraint("text_id", "language", name=op.f("uq_text_wording_text_id_language")),
    )
    op.create_index(op.f("ix_text_wording_text_id"), "text_wording", ["text_id"], unique=False)
    op.create_table(
        "act",
        sa.Column("id", KEY, nullable=False),
        sa.Column("signature_id", KEY, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("demands", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("corrects_id", KEY, nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("source_id", KEY, nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "kind IN ('unsettled', 'reservation', 'interpretive-declaration', 'explanation')",
            name=op.f("ck_act_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["act.id"], name=op.f("fk_act_corrects_id_act"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["signature_id"],
            ["signature.id"],
            name=op.f("fk_act_signature_id_signature"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_act_source_id_source"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
    )
    op.create_index(op.f("ix_act_corrects_id"), "act", ["corrects_id"], unique=False)
    op.create_index(op.f("ix_act_signature_id"), "act", ["signature_id"], unique=False)
    op.create_table(
        "position",
        sa.Column("id", KEY, nullable=False),
        sa.Column("signature_id", KEY, nullable=False),
        sa.Column("demand_id", KEY, nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("acts", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "stance IN ('supports', 'supports-with-reservation', 'does-not-support', 'abstains', 'no-consensus', 'not-stated')",
            name=op.f("ck_position_stance"),
        ),
        sa.ForeignKeyConstraint(
            ["demand_id"],
            ["demand.id"],
            name=op.f("fk_position_demand_id_demand"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["signature_id"],
            ["signature.id"],
            name=op.f("fk_position_signature_id_signature"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
        sa.UniqueConstraint(
            "signature_id", "demand_id", name=op.f("uq_position_signature_id_demand_id")
        ),
    )
    op.create_index(op.f("ix_position_demand_id"), "position", ["demand_id"], unique=False)
    op.create_index(op.f("ix_position_signature_id"), "position", ["signature_id"], unique=False)
    op.create_table(
        "standing_step",
        sa.Column("id", KEY, nullable=False),
        sa.Column("signature_id", KEY, nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "standing IN ('invited', 'signed', 'subject-to-approval', 'withdrawn', 'acceded', 'declined', 'disputed', 'rejected')",
            name=op.f("ck_standing_step_standing"),
        ),
        sa.ForeignKeyConstraint(
            ["signature_id"],
            ["signature.id"],
            name=op.f("fk_standing_step_signature_id_signature"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_step")),
    )
    op.create_index(
        op.f("ix_standing_step_signature_id"), "standing_step", ["signature_id"], unique=False
    )
    op.create_table(
        "twin_decision",
        sa.Column("id", KEY, nullable=False),
        sa.Column("a_id", KEY, nullable=False),
        sa.Column("b_id", KEY, nullable=True),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("data_digest", sa.Text(), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "verdict IN ('same', 'two-signatures', 'branch', 'different')",
            name=op.f("ck_twin_decision_verdict"),
        ),
        sa.ForeignKeyConstraint(
            ["a_id"],
            ["signature.id"],
            name=op.f("fk_twin_decision_a_id_signature"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["b_id"],
            ["signature.id"],
            name=op.f("fk_twin_decision_b_id_signature"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_twin_decision")),
    )
    op.create_index(op.f("ix_twin_decision_a_id"), "twin_decision", ["a_id"], unique=False)
    op.create_index(op.f("ix_twin_decision_b_id"), "twin_decision", ["b_id"], unique=False)
    op.create_table(
        "act_translation",
        sa.Column("id", KEY, nullable=False),
        sa.Column("act_id", KEY, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("translator", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'checked', 'confirmed')", name=op.f("ck_act_translation_state")
        ),
        sa.ForeignKeyConstraint(
            ["act_id"], ["act.id"], name=op.f("fk_act_translation_act_id_act"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act_translation")),
    )
    op.create_index(op.f("ix_act_translation_act_id"), "act_translation", ["act_id"], unique=False)
    op.create_table(
        "evidence_claim",
        sa.Column("id", KEY, nullable=False),
        sa.Column("evidence_id", KEY, nullable=False),
        sa.Column("signature_id", KEY, nullable=False),
        sa.Column("act_id", KEY, nullable=True),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "claim IN ('identity', 'authority', 'consent', 'wording')",
            name=op.f("ck_evidence_claim_claim"),
        ),
        sa.ForeignKeyConstraint(
            ["act_id"], ["act.id"], name=op.f("fk_evidence_claim_act_id_act"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence.id"],
            name=op.f("fk_evidence_claim_evidence_id_evidence"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["signature_id"],
            ["signature.id"],
            name=op.f("fk_evidence_claim_signature_id_signature"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_claim")),
        sa.UniqueConstraint(
            "evidence_id",
            "signature_id",
            "claim",
            name=op.f("uq_evidence_claim_evidence_id_signature_id_claim"),
        ),
    )
    op.create_index(op.f("ix_evidence_claim_act_id"), "evidence_claim", ["act_id"], unique=False)
    op.create_index(
        op.f("ix_evidence_claim_evidence_id"), "evidence_claim", ["evidence_id"], unique=False
    )
    op.create_index(
        op.f("ix_evidence_claim_signature_id"), "evidence_claim", ["signature_id"], unique=False
    )

    if op.get_bind().dialect.name == "sqlite":
        _guard_the_past()


def _guard_the_past() -> None:
    for table in NEVER_CHANGED:
        op.execute(_refuse("update", table))
    for table in ("journal_entry", "journal_change", "journal_private", "edition", "print"):
        op.execute(_refuse("delete", table))
    op.execute(
        "CREATE TRIGGER journal_private_only_erases BEFORE UPDATE ON journal_private "
        "WHEN NEW.value IS NOT NULL OR NEW.salt IS NOT OLD.salt OR NEW.seq IS NOT OLD.seq "
        "OR NEW.ordinal IS NOT OLD.ordinal OR NEW.device_id IS NOT OLD.device_id "
        "BEGIN SELECT RAISE(ABORT, 'the journal is never rewritten'); END"
    )
    op.execute(
        "CREATE TRIGGER act_keeps_its_wording BEFORE UPDATE ON act "
        "WHEN NEW.wording IS NOT OLD.wording OR NEW.language IS NOT OLD.language "
        "BEGIN SELECT RAISE(ABORT, 'the original wording is never changed'); END"
    )


def _refuse(what: str, table: str) -> str:
    return (
        f'CREATE TRIGGER "{table}_refuses_{what}" BEFORE {what.upper()} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END"
    )
