"""The coordinator's receipt of an edition, from the register."""

from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.write.receipt import Receipt
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.journal import paper_anchor
from coalition_app.records.store.transactions import Reading


def read_receipt(tx: Reading, edition_row: EditionRow, language: str) -> Receipt:
    """Read what the coordinator keeps of an edition; the control words are of the language."""
    anchor = paper_anchor.anchor_words(editions.kept_heads(tx, edition_row.id), language)
    content = read_content(editions.kept_bytes(tx, edition_row.sha256))
    return Receipt(content, edition_row.sha256, anchor, language)
