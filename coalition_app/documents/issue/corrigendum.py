"""Corrigenda: what changed between two editions, in sentences and by number; nothing is ever renumbered."""

import json

from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.content.corrections import (
    Correction,
    Corrigendum,
    compare_contents,
    is_hidden,
    printed_words,
    with_merges,
    with_reasons,
    without_names,
)
from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.content.gather import gather_content
from coalition_app.documents.content.withheld import consents_now
from coalition_app.documents.layout.corrigendum_words import changes_beside, wording_of
from coalition_app.errors import UserError
from coalition_app.hidden_characters import escape_hidden
from coalition_app.i18n import _
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.signatories import merge_history
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.transactions import Reading


def _before(correction: Correction) -> str:
    before = correction.before
    return "" if before is None or is_hidden(correction) else printed_words(before)


ENDINGS = ("pdf", "txt", "html", "json")
"""Forms of a corrigendum that is not issued; the web page has both editions side by side."""


def changes_file(found: Corrigendum, language: str, ending: str) -> bytes:
    """Return what changed as a file, marked as a draft; `ending` is one of ENDINGS."""
    if ending == "json":
        values = json.dumps(corrigendum_json(found), ensure_ascii=False, indent=1)
        return escape_hidden(values + "\n").encode()
    if ending == "html":
        from coalition_app.documents.forms.beside import write_beside

        return write_beside(found, language)
    from coalition_app.documents.write.corrigendum_page import corrigendum_bytes

    return corrigendum_bytes(found, language, ending)


def corrigendum_json(corrigendum: Corrigendum) -> dict[str, object]:
    """Return a corrigendum as plain values, by the same kinds."""
    return {
        "from": corrigendum.earlier.edition,
        "until": corrigendum.later.edition,
        "signed_before": corrigendum.earlier.signed,
        "signed_now": corrigendum.later.signed,
        "text_changed": corrigendum.text_changed,
        "beside": dict(changes_beside(corrigendum, wording_of(corrigendum, "en"))),
        "corrections": [
            {
                "kind": each.kind,
                "number": each.number,
                "before": _before(each),
                "after": printed_words(each.after) if each.after else "",
                "printed_form_before": each.before.printed_form if each.before else "",
                "printed_form_now": each.after.printed_form if each.after else "",
                "directory_names_before": dict(each.before.directory_names) if each.before else {},
                "directory_names_now": dict(each.after.directory_names) if each.after else {},
                "positions_before": list(each.before.held) if each.before else [],
                "positions_now": list(each.after.held) if each.after else [],
                "standing": each.after.standing if each.after else "",
                "reasons": list(each.reasons),
                "withheld": each.withheld,
                "merged_with": each.merged_with or None,
            }
            for each in corrigendum.corrections
        ],
    }


def read_corrigendum(
    tx: Reading, statement: StatementRow, earlier: editions.Named, later: editions.Named | None
) -> Corrigendum:
    """Compare two editions of a statement, with the reasons of respellings; `later` None is the newest.

    Names that may no longer be published are left out, whatever the two editions printed. Raises UserError
    where they are not an earlier and a later edition of it.
    """
    rows = find_pair(tx, statement, earlier, later)
    first, last = (read_content(editions.kept_bytes(tx, row.sha256)) for row in rows)
    return _compare(tx, statement, first, last)


def read_changes_since(tx: Reading, statement: StatementRow, edition: EditionRow) -> Corrigendum:
    """Compare an edition with the list as it stands now, as the next edition would print it.

    What the next attestation says is not compared: nobody has decided it yet.
    """
    first = read_content(editions.kept_bytes(tx, edition.sha256))
    return _compare(tx, statement, first, gather_content(tx, statement))


def _compare(
    tx: Reading, statement: StatementRow, earlier: AnnexContent, later: AnnexContent
) -> Corrigendum:
    remarks = editions.spelling_remarks(tx, statement.id)
    found = with_reasons(compare_contents(earlier, later), remarks)
    found = with_merges(found, merge_history.merged_numbers(tx, statement.number))
    numbers = [each.number for each in found.corrections]
    return without_names(found, consents_now(tx, statement, numbers))


def find_pair(
    tx: Reading, statement: StatementRow, earlier: editions.Named, later: editions.Named | None
) -> tuple[EditionRow, EditionRow]:
    """Find two editions of a statement; `later` None is the newest.

    Raises UserError where they are not an earlier and a later one.
    """
    known = editions.list_editions(tx, statement.id)
    if known:
        first = editions.find_edition(tx, statement, earlier)
        last = known[-1] if later is None else editions.find_edition(tx, statement, later)
        if first.attested_at < last.attested_at:
            return first, last
    raise UserError(
        _("Name an earlier edition and a later one; the newest is %(newest)d.")
        % {"newest": known[-1].number if known else 0}
    )
