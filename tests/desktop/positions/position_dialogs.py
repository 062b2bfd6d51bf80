"""Words for working the dialog of a position in tests."""

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.records.positions import positions
from coalition_app.records.positions.acts import ActRow
from coalition_app.records.positions.held import read_held
from coalition_app.records.signatures import signatures
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import statement_of

RESERVED = "supports-with-reservation"


def dialog_of(window: MainWindow, number: int) -> PositionDialog:
    pages_of(window).signatories.choose([number])
    window.owners.positions.reserve()
    return screen.dialog(PositionDialog)


def set_stance(dialog: PositionDialog, demand: int, stance: str) -> None:
    stances = dialog.stances[demand - 1]
    assert stance in stances.segments
    stances.pick(stance)


def kind(dialog: PositionDialog) -> str:
    return dialog.words.kind


def ticked(dialog: PositionDialog) -> list[int]:
    return dialog.demands.touched()


def acts_of(window: MainWindow, number: int) -> list[ActRow]:
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        statement = statement_of(tx)
        signed = signatures.find_signature(tx, statement, number)
        return positions.acts_by_signature(tx, statement).get(signed.id, [])


def stances_of(window: MainWindow, number: int) -> tuple[str, ...]:
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        statement = statement_of(tx)
        signed = signatures.find_signature(tx, statement, number)
        return read_held(tx, statement).of(signed.id)
