"""A piece of evidence whose file was erased: nothing says that the register still keeps it."""

import datetime as dt
from pathlib import Path

from coalition_app.desktop.evidence.model import document_words, pieces_of, weakened
from coalition_app.desktop.evidence.piece_details import _facts
from coalition_app.records.evidence import list_evidence
from coalition_app.records.lists.signature_details import read_details
from tests.records.erasing.test_erased_evidence import PIECES, erase, record
from tests.registers import make_register, recorded_on, statement_of

SAID = "It was erased for good on 14.03.2026, is no longer kept, and shows nothing any more."


def test_an_erased_file_is_not_said_to_be_kept(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=2) as database:
        for number in (1, 2):
            record(database, number, PIECES[number - 1])
        with recorded_on(dt.date(2026, 3, 14)):
            erase(database, 1, 2)
        with database.reading() as tx:
            seen = read_details(tx, statement_of(tx), 1)
            held, erased = pieces_of(list_evidence.list_pieces(tx, statement_of(tx)))
    assert seen is not None
    told = "erased for good on 14.03.2026, no longer kept: it shows nothing any more"
    assert seen.evidence[0].erased_words() == told
    assert document_words(erased.first) == "Letter (erased on 14.03.2026)"
    assert (_facts(erased)["kept"], erased.grade) == ("", "none")
    assert weakened(erased.first) == [SAID]
    assert document_words(held.first) == "Letter (file erased on 14.03.2026): сейф"
    assert (_facts(held)["kept"], held.grade) == ("сейф; kept by Д. Ахметова", "original")
