"""An edition's content never changes, whatever is done afterwards; its moment replayed is its content."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.documents.content.codes import content_bytes, content_digest, verification_code
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.content.gather import gather_annex
from coalition_app.errors import NotSo, UserError
from coalition_app.operations import attesting
from coalition_app.records.care import checks
from coalition_app.records.editions import attestors, editions, signed_pages
from coalition_app.records.evidence import evidence, list_evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.imports import import_draft
from coalition_app.records.journal import paper_anchor
from coalition_app.records.lists import as_of
from coalition_app.records.merging import merges
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import acts_changed, positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatories import private_fields
from coalition_app.records.signatures import edits, signatures, status, verifications
from coalition_app.records.signatures.signatures import COUNTED, NewSignature
from coalition_app.records.statements import wordings
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Transaction
from tests.registers import (
    hold_originals,
    make_register,
    make_source,
    name_attestor,
    numbered_entries,
    redo,
    statement_of,
    undo,
    withdraw_signature,
)

ATTESTED = dt.date(2026, 3, 1)
CAME = dt.date(2026, 3, 2)
Work = Callable[[Transaction, StatementRow, int], object]


def _sign(tx: Transaction, shown: StatementRow, number: int) -> object:
    return signatures.sign(tx, shown, NewSignature(f"Новый фонд {number}"))


def _withdraw(tx: Transaction, shown: StatementRow, number: int) -> None:
    withdraw_signature(tx, shown, number, CAME)


def _dispute(tx: Transaction, shown: StatementRow, number: int) -> None:
    status.change_status(tx, shown, number, "disputed", received=CAME)


def _respell(tx: Transaction, shown: StatementRow, number: int) -> object:
    return edits.respell_name(tx, shown, number, f"Фонд «Жаңа {number}»", "опечатка")


def _reserve(tx: Transaction, shown: StatementRow, number: int) -> None:
    words = NewPosition({1: "does-not-support"}, f"кроме пункта {number}", received_on=CAME)
    positions.record_position(tx, shown, number, words)


def _take_words_back(tx: Transaction, shown: StatementRow, number: int) -> None:
    acts_changed.withdraw_act(tx, shown, number, received=CAME)


def _attach(tx: Transaction, shown: StatementRow, number: int) -> object:
    signed = [signatures.find_signature(tx, shown, number)]
    new = NewEvidence(kind="letter", file_name="a.txt", content=b"%d" % number)
    return evidence.record_evidence(tx, shown, signed, new)


def _supersede(tx: Transaction, shown: StatementRow, _number: int) -> None:
    listed = list_evidence.list_pieces(tx, shown)
    list_evidence.supersede(tx, shown, listed[-1].id, listed[0].id)


def _doubt(tx: Transaction, shown: StatementRow, number: int) -> None:
    verifications.verify_signature(tx, shown, number, "disputed", ground="звонок", by="Дана")


def _hide(tx: Transaction, shown: StatementRow, number: int) -> object:
    signed = signatures.find_signature(tx, shown, number)
    return private_fields.change_private(tx, signed.signatory_id, publish="withheld")


def _merge(tx: Transaction, shown: StatementRow, number: int) -> object:
    one, two = (signatures.find_signature(tx, shown, each) for each in (1, number))
    return merges.merge_signatories(tx, one.signatory_id, two.signatory_id, why="одно лицо")


def _import(tx: Transaction, shown: StatementRow, number: int) -> object:
    return import_draft.import_source(tx, make_source(numbered_entries(number)), into=shown)


def _new_text(tx: Transaction, shown: StatementRow, number: int) -> None:
    wordings.begin_new_text(tx, shown)
    wordings.reword_demand(tx, statement_of(tx), 1, "ru", f"Иначе {number}.")


def _seal(tx: Transaction, shown: StatementRow, _number: int) -> object:
    return wordings.seal_text(tx, shown)


def _other_attestor(tx: Transaction, _shown: StatementRow, number: int) -> None:
    attestors.set_attestor(tx, name=f"Другая {number}", offices=["секретарь"])


def _deliver(tx: Transaction, shown: StatementRow, number: int) -> None:
    newest = editions.list_editions(tx, shown.id)[-1]
    day = max(newest.dated, CAME)
    editions.record_delivery(tx, shown, newest, recipient=f"Адресат {number}", delivered_on=day)


def _keep_scan(tx: Transaction, shown: StatementRow, number: int) -> object:
    newest = editions.list_editions(tx, shown.id)[-1]
    return signed_pages.keep_signed_page(
        tx, shown, newest, file_name="scan.jpg", content=b"scan %d" % number
    )


def _attest(tx: Transaction, shown: StatementRow, _number: int) -> object:
    """Freeze what stands there now, without drawing it: drawing changes nothing of the register."""
    number = editions.next_edition(tx, shown.id)
    content = replace(gather_annex(tx, shown).content, edition=number)
    made = editions.record_edition(
        tx,
        shown,
        number=number,
        place="Алматы",
        dated=CAME,
        content=content_bytes(content),
        code=verification_code(content_digest(content)),
    )
    return editions.record_print(tx, made, language="ru", content=b"print %d" % number)


WORKS: dict[str, Work] = {
    "sign": _sign,
    "withdraw": _withdraw,
    "change-standing": _dispute,
    "respell-name": _respell,
    "record-position": _reserve,
    "withdraw-words": _take_words_back,
    "record-evidence": _attach,
    "supersede-evidence": _supersede,
    "verify-signature": _doubt,
    "change-private": _hide,
    "merge": _merge,
    "import": _import,
    "new-text": _new_text,
    "seal-text": _seal,
    "set-attestor": _other_attestor,
    "deliver": _deliver,
    "keep-signed-page": _keep_scan,
    "attest": _attest,
}
STEPS = st.lists(
    st.tuples(st.sampled_from([*WORKS, "undo", "redo"]), st.integers(1, 5)),
    min_size=1,
    max_size=10,
)


@dataclass(frozen=True)
class Frozen:
    """All that the register keeps of an edition."""

    row: editions.EditionRow
    content: bytes
    heads: list[bytes]
    prints: list[tuple[str, bytes]]


@pytest.fixture(scope="module")
def attested(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a closed register of five signatures whose first edition was drawn and recorded."""
    folder = tmp_path_factory.mktemp("attested")
    with make_register(folder / "a.coalition", signatures=5) as made:
        name_attestor(made)
        hold_originals(made)
        with made.reading() as tx:
            statement_id = statement_of(tx).id
        attesting.attest(
            made,
            statement_id,
            place="Алматы",
            date=ATTESTED,
            target=folder / "annex.pdf",
            language="ru",
        )
    yield folder / "a.coalition"


@contextmanager
def copied(path: Path) -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copyfile(path, Path(folder) / "a.coalition")
        with open_register(Path(folder) / "a.coalition") as database:
            yield database


def frozen(database: Database) -> dict[int, Frozen]:
    with database.reading() as tx:
        return {
            row.number: Frozen(
                row,
                editions.kept_bytes(tx, row.sha256),
                editions.kept_heads(tx, row.id),
                [
                    (each.language, editions.kept_bytes(tx, each.sha256))
                    for each in editions.list_prints(tx, row.id)
                ],
            )
            for row in editions.list_editions(tx)
        }


def take_step(database: Database, name: str, number: int) -> bool:
    """Do one step; give whether it was done rather than refused."""
    try:
        if name in ("undo", "redo"):
            {"undo": undo, "redo": redo}[name](database)
        else:
            with database.writing(name) as tx:
                WORKS[name](tx, statement_of(tx), number)
    except (UserError, NotSo):
        return False
    return True


def assert_replayed(database: Database, each: Frozen) -> None:
    """Hold the list as of an edition's moment to be what the edition says."""
    content = read_content(each.content)
    with database.reading() as tx:
        state = as_of.recorded_at(tx, statement_of(tx), each.row.attested_at)
    printed = {entry.number: entry for part in content.sections for entry in part.entries}
    lines = {line.number: line for line in state.lines}
    assert printed.keys() <= lines.keys()
    for number, entry in printed.items():
        line = lines[number]
        assert line.status == entry.standing
        if entry.standing in COUNTED:
            assert line.stances == entry.positions
            assert line.reserves == any(act.kind == "reservation" for act in entry.acts)
            assert entry.name in ("", line.name)
    unprinted = [line.status for number, line in lines.items() if number not in printed]
    assert not {*unprinted} & {*signatures.PRINTED}
    assert_counted(content, state)


def assert_counted(content: AnnexContent, state: as_of.State) -> None:
    assert state.signed == content.signed
    assert state.status("withdrawn") == content.withdrawn
    assert state.status("subject-to-approval") == content.subject_to_approval
    assert state.with_reservation == content.with_reservation
    assert state.counts() == {demand.number: demand.counts for demand in content.demands}


@given(steps=STEPS)
def test_an_edition_stays_whatever_is_done_afterwards(
    attested: Path, steps: list[tuple[str, int]]
) -> None:
    with copied(attested) as database:
        known = frozen(database)
        with database.reading() as tx:
            words = paper_anchor.current_anchor(tx)
        for name, number in steps:
            take_step(database, name, number)
            now = frozen(database)
            assert {key: now[key] for key in known} == known
            known = now
        assert checks.find_damage(database) == []
        for each in known.values():
            assert_replayed(database, each)
        with database.reading() as tx:
            assert paper_anchor.find_anchor(tx, words) is not None


@pytest.mark.parametrize("name", WORKS)
def test_each_step_can_be_done(attested: Path, name: str) -> None:
    """Without this the property above could hold because everything is refused."""
    before = {"withdraw-words": "record-position", "supersede-evidence": "record-evidence"}
    with copied(attested) as database:
        for each in (before.get(name), "new-text" if name == "seal-text" else None, name):
            if each:
                assert take_step(database, each, 2), each
        if name == "attest":
            assert len(frozen(database)) == 2


def test_a_reprint_years_later_is_the_same_bytes(attested: Path, tmp_path: Path) -> None:
    with copied(attested) as database:
        first = frozen(database)[1]
        for name in WORKS:
            take_step(database, name, 3)
        attesting.reprint(database, first.row, target=tmp_path / "again.pdf")
    ((_language, printed),) = first.prints
    assert (tmp_path / "again.pdf").read_bytes() == printed
