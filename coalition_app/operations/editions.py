"""Operations on editions."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Annotated

from coalition_app.i18n import N_, _
from coalition_app.operations.door import BYTES_OF_A_ROW, Answer, on_statement
from coalition_app.operations.fields import Day, Values, Words
from coalition_app.operations.forms import Form, Look

if TYPE_CHECKING:
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Reading, Transaction

WHICH = N_("number of the edition, or its code; N/device where two copies gave one number")
WHICH_CORRIGENDUM = N_("number of an issued corrigendum, or its code, in place of an edition")

STAYS = N_("A delivery cannot be undone, nor can anything done before it.")
ACCEDE = N_(
    "Signatures received after the first delivery of an edition are listed separately as accessions."
)


def _look_at_issued(tx: "Reading", statement: "StatementRow", given: Values) -> Look:
    """Show which edition or corrigendum it is, and its deliveries."""
    from coalition_app.records.editions import corrigenda, editions, issued
    from coalition_app.records.editions.editions import EditionRow

    edition, corrigendum = given.get("edition"), given.get("corrigendum")
    row = issued.find_issued(tx, statement, edition=edition, corrigendum=corrigendum)
    named = issued.named_numbers(row)
    delivered = [
        (partial(editions.delivery_sentence, each), "")
        for each in editions.list_deliveries(tx, row.id)
    ]
    if isinstance(row, EditionRow):
        heading = (partial(editions.edition_sentence, row), "heading")
        return Look((heading, *delivered), named=named)
    pair = corrigenda.corrigendum_values(tx, row)
    heading = (partial(corrigenda.pair_sentence, pair), "heading")
    title = N_("Delivery of corrigendum %(corrigendum)d")
    return Look((heading, *delivered), named=named, title=title)


@on_statement(
    "deliver",
    help=N_("record that an edition or a corrigendum was handed over"),
    form=Form(
        N_("Delivery of edition %(edition)d"),
        N_("Record"),
        _look_at_issued,
        (ACCEDE,),
        weighty=True,
        warned=STAYS,
    ),
)
def deliver(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    edition: Annotated[int | str | None, Words(help=WHICH, metavar="N")] = None,
    corrigendum: Annotated[int | str | None, Words(help=WHICH_CORRIGENDUM, metavar="N")] = None,
    to: Annotated[str, Words(help=N_("to whom"), caption=N_("To whom"), metavar=N_("WHOM"))],
    date: Annotated[
        dt.date,
        Day(help=N_("date of the delivery"), caption=N_("Day of the delivery"), metavar="D"),
    ],
    incoming: Annotated[
        str,
        Words(
            help=N_("incoming number"),
            caption=N_("Recipient’s registration number"),
            metavar="N",
            hint=N_("under which the recipient registered it; leave it empty if you do not know"),
        ),
    ] = "",
) -> Answer[None]:
    """Record that an edition or a corrigendum was handed over; who came since an edition was, has acceded."""
    from coalition_app.records.editions import editions, issued
    from coalition_app.records.signatures import timeline
    from coalition_app.records.statements.wordings import name_numbers

    row = issued.find_issued(tx, statement, edition=edition, corrigendum=corrigendum)
    editions.record_delivery(
        tx, statement, row, recipient=to, delivered_on=date, incoming_number=incoming
    )
    acceded = timeline.accede_after_delivery(tx, statement) if edition is not None else []
    lines = [
        issued.worded(
            row,
            N_("The delivery of edition %(edition)d is recorded."),
            N_("The delivery of corrigendum %(corrigendum)d is recorded."),
        )
    ]
    if acceded:
        listed = name_numbers(acceded)
        lines.append(
            _("Signatures that came on that day or later have acceded: %(numbers)s.")
            % {"numbers": listed}
        )
    return Answer(
        None,
        tuple(lines),
        {
            "statement": statement.number,
            **issued.named_numbers(row),
            "code": row.code,
            "to": to.strip(),
            "date": date.isoformat(),
            "incoming": incoming.strip(),
            "acceded": acceded,
        },
    )


def _rows_of_scan(*, content: bytes, **_others: object) -> int:
    return 1 + len(content) // BYTES_OF_A_ROW


@on_statement("keep-signed-page", rows=_rows_of_scan)
def keep_signed_page(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    edition: int | str,
    file_name: str,
    content: bytes,
    received: dt.date | None = None,
    note: str = "",
) -> Answer[bool]:
    """Keep the scan of an edition's page signed by hand; the same file again adds nothing, which is said."""
    from coalition_app.records.editions import editions, signed_pages

    row = editions.find_edition(tx, statement, edition)
    added = signed_pages.keep_signed_page(
        tx,
        statement,
        row,
        file_name=file_name,
        content=content,
        received_on=received,
        note=note,
    )
    said = _("The scan is kept with edition %(edition)d.") % {"edition": row.number}
    kept = signed_pages.list_signed_pages(tx, row.id)
    values = {
        "statement": statement.number,
        "edition": row.number,
        "added": added,
        "signed_pages": [signed_pages.signed_page_json(each) for each in kept],
    }
    line = said if added else signed_pages.kept_before_sentence(row.number)
    return Answer(added, (line,), values)
