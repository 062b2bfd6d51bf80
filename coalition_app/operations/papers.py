"""Operations on papers that wait: taking them in, and removing those that nobody needs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coalition_app.i18n import ngettext
from coalition_app.operations.door import BYTES_OF_A_ROW, Answer, on_statement

if TYPE_CHECKING:
    import uuid

    from coalition_app.records.lists.evidence_inbox import Received
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Transaction


def _rows(*, received: "Sequence[Received]") -> int:
    return sum(1 + each.size // BYTES_OF_A_ROW for each in received)


@on_statement("take-papers", rows=_rows)
def take_papers(
    tx: "Transaction", statement: "StatementRow", *, received: "Sequence[Received]"
) -> Answer[int]:
    """Keep files that were read until they are handled; those that cannot be read are left out and told."""
    from coalition_app.records.evidence import papers
    from coalition_app.records.lists import evidence_inbox

    readable, before = [each for each in received if each.paper is not None], 0
    taken: list[str] = []
    attached = evidence_inbox.attached_to(tx, statement, readable)
    refused = [each.refusal for each in received if each.paper is None]
    for at, each in enumerate(readable):
        tx.tell(at, len(readable))
        content = evidence_inbox.read_again(each)
        numbers = evidence_inbox.likeliest(each.proposals)
        if papers.take_in(
            tx,
            statement,
            each.name,
            content,
            seems=each.seems,
            numbers=numbers,
            arrived_on=each.arrived_on,
        ):
            taken.append(each.name)
        elif each.sha256 in attached:
            refused.append(evidence_inbox.attached_sentence(each, attached[each.sha256][0]))
        else:
            before += 1
    if taken:
        tx.name_action(statement=statement.number, count=len(taken))
    lines = [_taken(len(taken))]
    if before:
        lines.append(
            ngettext(
                "%(count)d document was already there.",
                "%(count)d documents were already there.",
                before,
            )
            % {"count": before}
        )
    values = {"statement": statement.number, "taken": taken, "refused": refused}
    return Answer(len(taken), (*lines, *refused), values)


def _removed(*, papers: "Sequence[uuid.UUID]") -> int:
    return len(papers)


@on_statement("remove-papers", rows=_removed)
def remove_papers(
    tx: "Transaction", statement: "StatementRow", *, papers: "Sequence[uuid.UUID]"
) -> Answer[int]:
    """Take papers out of those that wait; undoing brings them back."""
    from coalition_app.records.evidence.papers import remove

    count = remove(tx, statement, papers)
    tx.name_action(statement=statement.number, count=count)
    said = ngettext("%(count)d paper was removed.", "%(count)d papers were removed.", count)
    values = {"statement": statement.number, "removed": count}
    return Answer(count, (said % {"count": count},), values)


def _taken(count: int) -> str:
    said = ngettext("%(count)d document was added.", "%(count)d documents were added.", count)
    return said % {"count": count}
