"""Every column that can hold words or bytes is either erased or stays for a reason: none is forgotten."""

from collections.abc import Mapping

import sqlalchemy as sa

from coalition_app.records.erasing import find
from coalition_app.records.store.columns import Key, Moment, metadata
from coalition_app.records.store.journal_tables import journal_entry
from coalition_app.records.store.tables import JOURNALLED

assert journal_entry.metadata is metadata

ERASED: Mapping[str, tuple[str, ...]] = {
    find.CONTACTS: ("signatory.contacts", "signature.pieces", "merge.moved"),
    find.NOTES: (
        *("signatory.notes", "signature.verified_ground", "signature.remarks"),
        *("next_step.step", "letter_sent.wording", "standing_step.note"),
        *("twin_decision.why", "merge.why"),
    ),
    find.FILES: (
        *("evidence.note", "evidence.file_name", "paper.name", "paper.seems", "paper.seems_of"),
        "blob.content",
    ),
    find.WITHHELD: ("withheld_line.entry", "withheld_line.salt"),
    find.LISTS: ("source.left_out", "source.warnings", "open_line.text"),
    find.BEGUN: ("begun_answer.told", "begun_words.told"),
    "with each of these": ("journal_private.value", "journal_private.salt"),
}
"""By the kind of erasure. `blob.content` goes with lists and imports under way too."""
STAYS: Mapping[str, tuple[str, ...]] = {
    "the public list: the name with its printed form, and what the signatory signed": (
        *("signatory.kind", "signatory.legal_form", "signatory.name", "signatory.names"),
        *("signatory.former_names", "signatory.aliases", "signatory.place", "signatory.country"),
        *("signatory.people", "signatory.publish"),
        *("signature.printed_number", "signature.printed_form", "signature.kind"),
        *("signature.as_printed", "signature.legal_form", "signature.name", "signature.joint"),
        *("signature.representative", "signature.office", "signature.more_representatives"),
        *("signature.place", "signature.country", "signature.capacity", "signature.standing"),
        *("signature.verification", "signature.verified_by", "signature.verified_with"),
        *("signature.defects", "signature.source_lines", "standing_step.standing"),
        *("act.kind", "act.demands", "act.wording", "act.language"),
        *("act_translation.language", "act_translation.wording", "act_translation.translator"),
        *("act_translation.state", "position.stance", "position.acts", "position.words"),
    ),
    "found from the public name alone": (
        *("signatory.name_key", "signatory.sort_key", "signatory.readings"),
    ),
    "what the attestation names of evidence, and what decides its grade": (
        *("evidence.kind", "evidence.held_where", "evidence.holder", "evidence.receiver"),
        *("evidence.directness", "evidence.originality", "evidence.sender", "evidence.sha256"),
        *("evidence_claim.claim",),
    ),
    "digests by which a file is known again, and names of lists": (
        *("blob.sha256", "paper.sha256", "paper.state", "source.sha256", "source.name"),
        *("source.format", "source.encoding", "begun_import.sha256", "begun_import.name"),
        *("begun_import.state", "open_line.lines", "open_line.code", "open_line.decided"),
        *("open_line.signatures", "open_line.demands"),
    ),
    "what was read of the list's own attestation, which is nobody's contact": (
        "source.attestation",
    ),
    "no person, name or contact is ever kept in it": ("settled_word.text", "settled_word.role"),
    "words chosen from few": (
        *("letter_sent.asked", "letter_sent.channel", "letter_sent.language"),
        *("twin_decision.verdict", "twin_decision.data_digest"),
    ),
    "the coalition's and the statement's own": (
        *("register.coalition", "register.document_language", "register.time_zone"),
        *("attestor.name", "attestor.offices", "letterhead.name", "letterhead.sha256"),
        "print_options.chosen",
        *("statement.authentic_language", "statement.silence", "statement.silence_source"),
        *("text.digests", "text_wording.language", "text_wording.title", "text_wording.body"),
        *("text_wording.spelling", "demand.policy", "text_demand.wordings"),
        *("text_demand.spelling", "text_demand.short_names", "section.heading"),
    ),
    "attested editions and corrigenda are never changed, and stay provable": (
        *("edition.place", "edition.sha256", "edition.code", "edition.heads"),
        *("print.language", "print.form", "print.profile", "print.sha256"),
        *("delivery.recipient", "delivery.incoming_number"),
        *("signed_page.sha256", "signed_page.file_name", "signed_page.note"),
        *("sealing_key.device", "sealing_key.public_key", "sealing_key.secret_key"),
        *("sealing_key.device_signature", "edition_seal.seal", "edition_seal.salts"),
        *("withheld_line.leaf", "print_signature.kind", "print_signature.sha256"),
        *("print_signature.file_sha256", "print_signature.file_name", "print_signature.subject"),
        *("print_signature.fingerprint", "corrigendum.place", "corrigendum.sha256"),
        *("corrigendum.code", "corrigendum.seal", "corrigendum.heads"),
        *("corrigendum_print.language", "corrigendum_print.sha256"),
    ),
    "the journal's chain, which holds digests of what is private": (
        *("device.fingerprint", "journal_entry.kind", "journal_entry.action"),
        *("journal_entry.arguments", "journal_entry.actor", "journal_entry.changes_sha256"),
        *("journal_entry.previous", "journal_entry.hash", "journal_change.operation"),
        *("journal_change.table_name", "journal_change.field_group", "journal_change.value"),
        *("journal_change.replaces", "journal_change.private_digest"),
    ),
}
"""By the reason for which an erasure leaves it."""


def holding() -> set[str]:
    """Return all columns of the schema that can hold words or bytes; keys and moments cannot."""
    return {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.c
        if not isinstance(column.type, Key | Moment)
        and isinstance(column.type, sa.Text | sa.String | sa.JSON | sa.LargeBinary)
    }


def test_each_column_is_erased_or_stays_for_a_reason() -> None:
    told = [each for columns in (*ERASED.values(), *STAYS.values()) for each in columns]
    assert sorted(told) == sorted({*told})
    assert {*told} - holding() == set()
    assert holding() - {*told} == set(), "say of each whether an erasure takes it, or why it stays"


def test_what_goes_is_private_in_the_schema() -> None:
    """The journal would keep the words of any other column."""
    open_ = {
        f"{name}.{column.name}"
        for name, table in JOURNALLED.items()
        for column in table.c
        if not column.info.get("private")
    }
    assert [each for columns in ERASED.values() for each in columns if each in open_] == []
