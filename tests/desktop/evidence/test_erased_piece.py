"""A piece of evidence whose file was erased: nothing says that the register still keeps it."""

from pathlib import Path

from coalition_app.desktop.evidence.model import document_words, pieces_of, weakened
from coalition_app.desktop.evidence.piece_details import _facts
from coalition_app.records.evidence import list_evidence
from tests.records.erasing.test_erased_evidence import PIECES, erase, record
from tests.registers import make_register, statement_of


def test_an_erased_file_is_not_said_to_be_kept(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=2) as database:
        for number in (1, 2):
            record(database, number, PIECES[number - 1])
        erase(database, 1, 2)
        with database.reading() as tx:
            held, erased = pieces_of(list_evidence.list_pieces(tx, statement_of(tx)))
    assert document_words(erased.first) == "Letter (erased)"
    assert (_facts(erased)["kept"], erased.grade) == ("", "none")
    assert weakened(erased.first) == ["It was erased for good, and shows nothing any more."]
    assert document_words(held.first) == "Letter (file erased): сейф"
    assert (_facts(held)["kept"], held.grade) == ("сейф", "original")
