"""What goes beside an annex: drafts of corrigenda, and dossiers, are recognised by being drawn again.

A slip and an issued corrigendum prove themselves (`proved`).
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from coalition_app import i18n
from coalition_app.documents.verify.pages import Pdf
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    DOSSIER,
    DRAFT,
    NOT_ISSUED,
    Verdict,
)
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, texts
from coalition_app.languages import LANGUAGES
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.transactions import Reading

MOST_PAIRS = 40
"""Pairs of editions of which a corrigendum is drawn again."""
_OF_CORRIGENDUM = N_("Corrigendum: %(title)s")
_OF_SLIPS = N_("Confirmation slips, edition %(edition)d")
_OF_DOSSIER = N_("What stands behind signature No. %(number)d, as of %(when)s")


def recognised(tx: Reading, document: bytes, pdf: Pdf) -> Verdict | None:
    """Tell a corrigendum or dossier of this register by its title, then by its bytes; None for another.

    One that is called so and is not what the register draws was changed, or is of an earlier day.
    """
    for pattern, judge in (
        (_OF_CORRIGENDUM, _corrigendum),
        (_OF_DOSSIER, _dossier),
    ):
        values = _titled(pdf, pattern)
        if values is not None:
            return judge(tx, document, _language_of(pdf), values)
    return without_proof(pdf)


def without_proof(pdf: Pdf) -> Verdict | None:
    """Say how what carries nothing by which it could be told is verified; None for any other file."""
    return _several_slips(pdf) or _without_content(pdf)


def _without_content(pdf: Pdf) -> Verdict | None:
    """Say how a page is verified that bears an edition's code without its content."""
    from coalition_app.documents.write import court_index, receipt

    if pdf.attached() is not None:
        return None
    gettext = texts(_language_of(pdf)).gettext
    sentences = {
        court_index.LABEL: _(
            "This cannot be told: it calls itself the index of a folder for a court. Compute the SHA-256 of "
            "each file that it lists, and verify the annex beside it."
        ),
        receipt.LABEL: _(
            "This cannot be told: it calls itself the coordinator’s receipt of an edition. Verify the "
            "annex itself, compare its code with the one on this sheet, and check the control words in the "
            "register."
        ),
    }
    for label, sentence in sentences.items():
        if pdf.title().startswith(f"{gettext(label).capitalize()}: "):
            return Verdict(CANNOT_TELL, sentence)
    return None


def _several_slips(pdf: Pdf) -> Verdict | None:
    """Say how slips are verified that were printed into one file; None for any other file.

    Such a file carries no proof that could be read; its slips show theirs as QR.
    """
    if _titled(pdf, _OF_SLIPS) is None or pdf.attached() is not None:
        return None
    sentence = _(
        "This cannot be told: it calls itself several confirmation slips in one file. Each proves itself: "
        "paste the text of its large QR code, or verify a file with that slip alone."
    )
    return Verdict(CANNOT_TELL, sentence)


def _language_of(pdf: Pdf) -> str:
    return pdf.language() if pdf.language() in LANGUAGES else "ru"


def _titled(pdf: Pdf, pattern: str) -> dict[str, str] | None:
    return _read(pdf.title(), texts(_language_of(pdf)).gettext(pattern))


def _read(title: str, pattern: str) -> dict[str, str] | None:
    """Read the values out of a title by the pattern that it was made with."""
    escaped = re.escape(pattern)
    places = re.sub(r"%\\\((\w+)\\\)[ds]", r"(?P<\1>.+?)", escaped)
    found = re.fullmatch(places, title)
    return None if found is None else found.groupdict()


def _differs(of: str) -> Verdict:
    return Verdict(NOT_ISSUED, of)


def _pairs(tx: Reading) -> Iterator[tuple[StatementRow, EditionRow, EditionRow]]:
    """Yield the editions that a corrigendum can be between, the newest first."""
    for shown in statements.list_statements(tx):
        rows = editions.list_editions(tx, shown.id)
        statement = statements.get_statement(tx, shown.id)
        for later in reversed(range(len(rows))):
            for earlier in reversed(range(later)):
                yield statement, rows[earlier], rows[later]


def _corrigendum(tx: Reading, document: bytes, language: str, _values: dict[str, str]) -> Verdict:
    from coalition_app.documents.issue.corrigendum import read_corrigendum
    from coalition_app.documents.write.corrigendum_page import corrigendum_pdf

    for count, (statement, earlier, later) in enumerate(_pairs(tx)):
        if count == MOST_PAIRS:
            break
        found = read_corrigendum(tx, statement, earlier.code, later.code)
        if corrigendum_pdf(found, language) == document:
            sentence = _(
                "This is the draft of a corrigendum from edition %(earlier)d to edition %(later)d, as this "
                "register makes it today; a draft was never issued."
            )
            named = {"earlier": earlier.number, "later": later.number}
            return Verdict(DRAFT, sentence % named, later.code, later.number)
    return _differs(
        _(
            "This is not what was issued: it calls itself a corrigendum and differs from every one that this "
            "register makes today. Compare it with one that is made anew."
        )
    )


def _dossier(tx: Reading, document: bytes, language: str, values: dict[str, str]) -> Verdict:
    from coalition_app.documents.issue.dossier import dossier_pdf, gather_dossier

    number = int(values["number"]) if values["number"].isdecimal() else 0
    try:
        at = dt.datetime.strptime(values["when"], "%d.%m.%Y %H:%M").replace(tzinfo=tx.zone)
    except ValueError:
        at = tx.now
    if i18n.current().language != language:
        return Verdict(
            CANNOT_TELL,
            _(
                "This cannot be told yet: it calls itself a dossier in another language than the program’s. "
                "Choose that language and verify again."
            ),
        )
    for shown in statements.list_statements(tx):
        statement = statements.get_statement(tx, shown.id)
        try:
            found = replace(gather_dossier(tx, statement, number), at=at)
        except UserError:
            continue
        if dossier_pdf(found) == document:
            known = editions.list_editions(tx, statement.id)
            sentence = _("Our dossier of signature No. %(number)d, as it stands today.")
            newest = known[-1] if known else None
            return Verdict(
                DOSSIER,
                sentence % {"number": number},
                newest.code if newest else "",
                newest.number if newest else None,
            )
    return _differs(
        _(
            "This is not what was issued: it calls itself a dossier and differs from what the register says "
            "today. Make it anew and compare."
        )
    )
