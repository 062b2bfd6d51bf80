"""Dialogs of a register that has come further: two editions, words and evidence recorded, a new text."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from coalition_app import i18n
from coalition_app.desktop.evidence.model import Piece
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.parts.leave_questions import ask_about_withheld
from coalition_app.desktop.positions.act_dialogs import DIALOGS as ACTS
from coalition_app.desktop.register.journal_model import is_import
from coalition_app.desktop.register.weak_question import ask_about_weak
from coalition_app.desktop.signatories.find_signatory import FindSignatory
from coalition_app.desktop.text.answer_dialog import AnswerDialog
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.documents.sign.time_stamps import request_stamp
from coalition_app.i18n import _
from coalition_app.operations import signing
from coalition_app.records.editions import editions
from coalition_app.records.evidence import list_evidence
from coalition_app.records.lists.signature_details import read_details
from coalition_app.records.merging import decisions
from coalition_app.records.signatures.signatures import list_signatures
from tests.certificates import PASSPHRASE, answer_request, make, rsa_key
from tests.commands.command_line import attest_words, copied, done
from tests.desktop import screen
from tests.desktop.screen import pages_of

RESERVES = 18
"""The signatory of the real case whose words are recorded."""
LOOKS_ALIKE = 67
"""Another signature of the real case that is the same body's, perhaps."""
LETTER = "Уважаемые коллеги! Мы подтверждаем нашу подпись под заявлением.\n" * 12


def further_register(attested: Path, folder: Path) -> Path:
    """Make of the attested real case a register with a second edition and a second piece of evidence."""
    spoken = i18n.current().language
    register = copied(attested, folder)
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    done("withdraw", register, "--statement", 1, "--number", 44, "--received", "2025-03-20")
    letter = ("--file", folder / "letter.txt", "--kind", "letter", "--received", "2025-03-20")
    done("evidence", register, "--statement", 1, "--number", RESERVES, *letter)
    done(*attest_words(register, folder / "second.pdf", date="2025-03-20"))
    i18n.use(spoken)  # each command speaks the language of its own
    return register


def show_fault(window: MainWindow) -> None:
    """Show a fault in the words of the program."""
    said = _("An unexpected error occurred (%(kind)s). Details are in %(log)s.")
    kept = _("Nothing has been recorded since the program started.")
    log = str(Path("coalition_app") / "state" / "faults.log")
    window.tell_fault = lambda fault: f"{said % {'kind': type(fault).__name__, 'log': log}} {kept}"
    window.show_fault(ValueError("x"))


def _act(which: str) -> Callable[[MainWindow], None]:
    def open_it(window: MainWindow) -> None:
        database, statement = window.operations.database, window.statement
        assert database is not None
        assert statement is not None
        window.go("signatories")
        with database.reading() as tx:
            found = read_details(tx, statement, RESERVES)
        assert found is not None
        ACTS[which](window.desk, database, statement, found.signed, found.acts[0]).open()

    return open_it


def _shown_words(which: str) -> Callable[[MainWindow], None]:
    """Open what is done with words, and ask for every field of what shows it."""

    def open_it(window: MainWindow) -> None:
        _act(which)(window)
        screen.settle(window)
        (dialog,) = screen.open_dialogs()
        if which == "translate":
            dialog.state.choose("confirmed")  # type: ignore[attr-defined]
        dialog.shown_by.kind.choose("seen-in-person")  # type: ignore[attr-defined]

    return open_it


def _shown_position(window: MainWindow) -> None:
    window.do("reserve")
    screen.settle(window)
    (dialog,) = screen.open_dialogs()
    dialog.shown_by.kind.choose("seen-in-person")  # type: ignore[attr-defined]


def _joint_entry(window: MainWindow) -> None:
    window.do("sign")
    (dialog,) = screen.open_dialogs()
    dialog.several.click()  # type: ignore[attr-defined]


def _answer(*, reconfirmed: bool) -> Callable[[MainWindow], None]:
    def open_it(window: MainWindow) -> None:
        database, statement = window.operations.database, window.statement
        assert database is not None
        assert statement is not None
        numbers = list(range(1, 40, 2))
        AnswerDialog(window.desk, database, statement, numbers, reconfirmed=reconfirmed).open()

    return open_it


def _see_piece(window: MainWindow) -> None:
    database, statement = window.operations.database, window.statement
    assert database is not None
    assert statement is not None
    with database.reading() as tx:
        listed = list_evidence.list_pieces(tx, statement)
    piece = next(each for each in listed if each.file_name)
    window.owners.evidence.open_piece(Piece((piece,)))


def _whose(window: MainWindow) -> None:
    """Ask whether a representative typed in the list is another one."""
    window.owners.editing.change_field(RESERVES, "representative", "Другой Человек")
    screen.settle(window)


def _take_out(window: MainWindow) -> None:
    _see_piece(window)
    screen.settle(window)
    (view,) = screen.open_dialogs()
    view.take_out.click()  # type: ignore[attr-defined]


def _supersede(window: MainWindow) -> None:
    window.go("evidence")
    screen.settle(window)
    pages_of(window).evidence.recorded.table.setCurrentIndex(
        pages_of(window).evidence.recorded.model.index(0, 0)
    )
    pages_of(window).evidence.recorded.supersede.click()


def _find_signatory(window: MainWindow) -> None:
    database, statement = window.operations.database, window.statement
    assert database is not None
    assert statement is not None
    found = FindSignatory(window.desk, database, statement, lambda _number: None)
    found.show_below(pages_of(window).signatories.filters.more)


def undo_import(window: MainWindow) -> None:
    """Ask about taking the first import back."""
    database = window.operations.database
    assert database is not None
    window.go("journal")
    screen.settle(window)
    page = window.register_pages["journal"]
    model = page.model  # type: ignore[attr-defined]
    for row in reversed(range(model.rowCount())):
        if is_import(model.shown_at(row)):
            page.list.undo_wanted.emit(row)  # type: ignore[attr-defined]
            return


def before_closing(window: MainWindow) -> None:
    """Ask about the work that runs, as if a list were being imported."""
    window.operations._labels.append(_("Importing"))
    window.owners.registers.ask_before_closing()
    window.operations.forget_labels()


def write_letters(window: MainWindow) -> None:
    """Open the letters to those who are waited for."""
    window.go("chase")
    screen.settle(window)
    pages_of(window).chase.letters.click()


def _merge(window: MainWindow) -> None:
    database, statement = window.operations.database, window.statement
    assert database is not None
    assert statement is not None
    with database.reading() as tx:
        rows = list_signatures(tx, statement.id, numbers=[RESERVES, LOOKS_ALIKE])
    window.go("directory")
    screen.settle(window)
    window.owners.directory.merge([each.signatory_id for each in rows])


def _separate(window: MainWindow) -> None:
    database, statement = window.operations.database, window.statement
    assert database is not None
    assert statement is not None
    with database.writing("decide-twins") as tx:
        decisions.decide(
            tx, statement, RESERVES, LOOKS_ALIKE, "same", "филиал подписал ещё раз", RESERVES
        )
        made = decisions.merge_of(tx, statement, RESERVES, LOOKS_ALIKE)
    assert made is not None
    window.owners.directory.separate(made.id)


def _weak(window: MainWindow) -> None:
    ask_about_weak(
        window,
        lambda: _("Someone who has the file would guess it within hours."),
        suggest=lambda: None,
        keep=lambda: None,
    )


def _opened_key(window: MainWindow, until: int = 365) -> None:
    """Open a key that is nobody's, and show its certificate."""
    window.do("sign-print")
    (dialog,) = screen.open_dialogs()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "k.p12")
        path.write_bytes(make(until=until).p12)
        dialog.file.setText(str(path))  # type: ignore[attr-defined]
        dialog.secret.setText(PASSPHRASE)  # type: ignore[attr-defined]
        dialog.agree.click()  # type: ignore[attr-defined]
        screen.settle(window)


def _token(window: MainWindow) -> None:
    window.do("sign-print")
    (dialog,) = screen.open_dialogs()
    dialog.place.segments["token"].click()  # type: ignore[attr-defined]


def _signatures(window: MainWindow) -> None:
    """Keep a signature made elsewhere, and one with a time stamp, and show them."""
    database, statement = window.operations.database, window.statement
    assert database is not None
    assert statement is not None
    with database.reading() as tx:
        (*_older, edition) = editions.list_editions(tx, statement.id)
        printed = editions.kept_bytes(tx, editions.list_prints(tx, edition.id)[0].sha256)
    signature = make(rsa_key()).detached(printed)
    answer = answer_request(request_stamp(signature))
    kept = signing.keep_detached(
        statement, edition=edition.code, file_name="annex.pdf.cms", content=signature
    )
    window.operations.write(kept)
    stamped = signing.keep_time_stamp(
        statement, edition=edition.code, file_name="annex.tsr", content=answer
    )
    window.operations.write(stamped)
    screen.settle(window)
    window.do("signatures")


def _pages_beside(window: MainWindow) -> None:
    window.go("annex")
    window.do("changes")
    screen.settle(window)
    screen.click(screen.dialog(ReadingDialog), _("Pages side by side"))
    screen.settle(window)


LATER: dict[str, Callable[[MainWindow], object]] = {
    "deliver": lambda window: window.do("deliver"),
    "court folder": lambda window: window.do("court-folder"),
    "erase": lambda window: window.do("erase"),
    "changes": lambda window: window.do("changes"),
    "pages beside": _pages_beside,
    "as of": lambda window: window.do("as-of"),
    "slip": lambda window: window.do("slip"),
    "signed page": lambda window: window.do("signed-page"),
    "settled words": lambda window: window.do("settled-words"),
    "verify": lambda window: window.do("verify"),
    "sign a print": lambda window: window.do("sign-print"),
    "sign a print, key shown": _opened_key,
    "sign a print, expired": lambda window: _opened_key(window, until=-3),
    "sign a print, token": _token,
    "signatures": lambda window: window.do("signatures"),
    "signatures kept": _signatures,
    "receivers": lambda window: window.do("receivers"),
    **{f"words {which}": _act(which) for which in ACTS},
    **{f"words {which}, shown by": _shown_words(which) for which in ACTS},
    "position, shown by": _shown_position,
    "joint entry": _joint_entry,
    "text reconfirmed": _answer(reconfirmed=True),
    "text declined": _answer(reconfirmed=False),
    "which register": lambda window: window.owners.registers.ask_which(lambda: None),
    "whose correction": _whose,
    "calendar": lambda window: window.owners.following.save_calendar(),
    "evidence seen": _see_piece,
    "evidence taken out": _take_out,
    "evidence superseded": _supersede,
    "somebody else": _find_signatory,
    "weak passphrase": _weak,
    "help": lambda window: window.do("help"),
    "doubts": lambda window: window.do("doubts"),
    "withheld names": lambda window: ask_about_withheld(window, 1, (18, 44), lambda: None),
    "merge": _merge,
    "separate": _separate,
}
"""What opens each dialog beside such a register. Add new dialogs here or to the pictures' DIALOGS."""
