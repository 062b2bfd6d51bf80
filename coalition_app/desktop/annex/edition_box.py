"""A box in which one of the editions is chosen."""

from collections.abc import Sequence

from coalition_app.desktop.annex.editions import Edition
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.records.editions.editions import edition_sentence


def edition_box(
    form: Spoken, editions: Sequence[Edition], chosen: Edition | None = None
) -> WholeBox:
    """Return a box with editions, the newest first, named in the program's language."""
    box = WholeBox()
    for each in reversed(editions):
        box.addItem("", each)
        if chosen is not None and each.row.id == chosen.row.id:
            box.setCurrentIndex(box.count() - 1)

    def name(_text: str) -> None:
        for at in range(box.count()):
            box.setItemText(at, edition_sentence(box.itemData(at).row))

    form.put_words(name, lambda: "")
    return box
