"""The triggers of a register: they only refuse, so that the past is not rewritten by mistake."""

ISSUED = ("edition", "print", "corrigendum", "corrigendum_print")
NEVER_CHANGED = ("journal_entry", "journal_change", *ISSUED, "delivery")
NEVER_REMOVED = ("journal_entry", "journal_change", "journal_private", *ISSUED)


def _refuse(what: str, table: str) -> str:
    return (
        f'CREATE TRIGGER "{table}_refuses_{what}" BEFORE {what.upper()} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END"
    )


TRIGGERS: dict[str, str] = {
    **{f"{table}_refuses_update": _refuse("update", table) for table in NEVER_CHANGED},
    **{f"{table}_refuses_delete": _refuse("delete", table) for table in NEVER_REMOVED},
    "journal_private_only_erases": (
        "CREATE TRIGGER journal_private_only_erases BEFORE UPDATE ON journal_private "
        "WHEN NEW.value IS NOT NULL OR NEW.salt IS NOT x'' OR NEW.seq IS NOT OLD.seq "
        "OR NEW.ordinal IS NOT OLD.ordinal OR NEW.device_id IS NOT OLD.device_id "
        "BEGIN SELECT RAISE(ABORT, 'the journal is never rewritten'); END"
    ),
    "act_keeps_its_wording": (
        "CREATE TRIGGER act_keeps_its_wording BEFORE UPDATE ON act "
        "WHEN NEW.wording IS NOT OLD.wording OR NEW.language IS NOT OLD.language "
        "BEGIN SELECT RAISE(ABORT, 'the original wording is never changed'); END"
    ),
}
"""Every trigger by its name, word for word as it stands in the file; no register has any other."""
