"""The sample: an invented coalition, read in by the program's own functions, with its attested annex."""

import csv
import datetime as dt
import tomllib
import uuid
from pathlib import Path
from typing import Any

from coalition_app import paths
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.operations import door
from coalition_app.operations.attestors import set_attestor
from coalition_app.operations.door import Answer, on_register, on_statement
from coalition_app.operations.duplicates import decide
from coalition_app.operations.evidence import record_evidence
from coalition_app.operations.signatures import sign, withdraw
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.opening.existing import open_register
from coalition_app.records.opening.new import create_register
from coalition_app.records.positions import positions
from coalition_app.records.signatories.matching.pairs import ATTESTOR
from coalition_app.records.signatures import signatures
from coalition_app.records.statements import short_names, statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Transaction

REGISTER = "sample.coalition"
ANNEX = "annex.pdf"


def ensure_sample() -> Path:
    """Make the sample register and its attested annex the first time, and return the register."""
    register = paths.sample_register()
    annex = register.with_name(ANNEX)
    if not register.exists():
        _make_folder(register.parent)
        make_sample(register, annex)
    return register


def show_sample() -> int:
    """Make the sample once, verify its annex, and print where both are and the verdict."""
    from coalition_app.documents.verify import verify
    from coalition_app.documents.verify.verdict import GENUINE

    register = ensure_sample()
    annex = register.with_name(ANNEX)
    with open_register(register) as database:
        if not annex.exists():
            _print_again(database, annex)
        verdict = verify.verify_with_register(database, annex.read_bytes())
    print(_("The sample register: %(path)s") % {"path": register})
    print(_("Its attested annex: %(path)s") % {"path": annex})
    print(verdict.sentence)
    return 0 if verdict.verdict == GENUINE else 1


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            _("The folder %(path)s cannot be written to; choose another one.") % {"path": folder}
        ) from error


def make_sample(register: Path, annex: Path) -> None:
    """Make the sample register and write its attested annex.

    Both appear under their names only when they are whole; a half-made register is taken away.
    """
    from coalition_app.operations import attesting

    given = tomllib.loads(_read("sample.toml"))
    draft = register.with_name(f".{register.name}.making")
    for leftover in (draft, *draft.parent.glob(f"{draft.name}-*")):
        leftover.unlink(missing_ok=True)
    database = create_register(
        draft,
        coalition=given["register"]["coalition"],
        passphrase=None,
        document_language=given["register"]["language"],
    )
    with database:
        statement = _fill(database, given)
        attested = given["attestation"]
        attesting.attest(
            database,
            statement.id,
            place=attested["place"],
            date=attested["date"],
            target=annex,
            language=attested["language"],
            with_exceptions=True,
            replace=True,
        )
    draft.replace(register)
    # The lock of the draft's name means nothing any more, and would stay there for ever.
    draft.with_name(f".{draft.name}.lock").unlink(missing_ok=True)


def _fill(database: Database, given: dict[str, Any]) -> StatementRow:
    """Record statement, signatures, positions, withdrawals, evidence and attestor, each as an action."""
    statement, sections = door.write(database, _make_statement(given=given)).result
    for row in csv.DictReader(_read("signatories.csv").splitlines()):
        new = _signature(row, sections[int(row["section"]) - 1])
        if door.write(database, sign(statement, new=new)).result.number != int(row["number"]):
            raise UserError(_("The sample is damaged: reinstall the program."))
    for each in given["positions"]:
        door.write(database, _record_position(statement, given=each))
    for each in given["withdrawals"]:
        change = withdraw(statement, number=each["number"], received=each["received"])
        door.write(database, change)
    for each in given["evidence"]:
        recorded = record_evidence(statement, numbers=each["numbers"], new=_evidence(each))
        door.write(database, recorded)
    door.write(database, set_attestor(**given["attestor"]))
    for each in given["decided_of_attestor"]:
        door.write(database, decide(statement, a=each["number"], b=ATTESTOR, verdict=each["as"]))
    return statement


@on_register("make-statement")
def _make_statement(
    tx: Transaction, *, given: dict[str, Any]
) -> Answer[tuple[StatementRow, list[uuid.UUID]]]:
    """Make the statement with its policies, and the annex's sections: one step of the journal."""
    worded = given["statement"]["wordings"]
    statement_id = statements.make_statement(
        tx,
        titles={language: words["title"] for language, words in worded.items()},
        bodies={language: words["body"].strip() for language, words in worded.items()},
        authentic_language=given["statement"]["authentic_language"],
        demands=[
            {language: each[language] for language in LANGUAGES if language in each}
            for each in given["demands"]
        ],
        policies=[each["policy"] for each in given["demands"]],
        dated=given["statement"]["date"],
    )
    sections = [statements.add_section(tx, statement_id, each) for each in given["sections"]]
    statement = statements.get_statement(tx, statement_id)
    for number, each in enumerate(given["demands"], 1):
        for language, name in each["short_names"].items():
            short_names.set_short_name(tx, statement, number, language, name)
    return Answer((statement, sections))


def _signature(row: dict[str, str], section_id: Any) -> signatures.NewSignature:
    signed = dt.date.fromisoformat(row["signed_on"])
    joint = (row["joint_legal_form"], row["joint_name"])
    return signatures.NewSignature(
        name=row["name"],
        kind=row["kind"],
        legal_form=row["legal_form"],
        representative=row["representative"],
        office=row["office"],
        place=row["place"],
        country=row["country"],
        capacity=row["capacity"],
        status=row["standing"],
        section_id=section_id,
        joint=(joint,) if joint[1] else (),
        signed_on=signed,
        received_on=signed,
    )


@on_statement("record-position")
def _record_position(
    tx: Transaction, statement: StatementRow, *, given: dict[str, Any]
) -> Answer[None]:
    """Record positions with their words; a declaration that changes none is an act of its own."""
    number = given["number"]
    stances = {int(demand): stance for demand, stance in given["stances"].items()}
    signed = signatures.find_signature(tx, statement, number)
    if stances:
        new = positions.NewPosition(
            stances, given.get("wording"), given.get("language", ""), given.get("received")
        )
        positions.record_position(tx, statement, number, new)
    else:
        tx.name_action(statement=statement.number, number=number)
        positions.add_act(
            tx,
            signed.id,
            kind=given["act"],
            wording=given["wording"],
            language=given["language"],
            received_on=given["received"],
            demands=[statement.demand(each).id for each in given["touches"]],
        )
    if given.get("translations"):
        recorded = positions.acts_by_signature(tx, statement)[signed.id][-1]
        for translation in given["translations"]:
            positions.add_translation(tx, recorded.id, **translation)
    return Answer(None)


def _evidence(given: dict[str, Any]) -> NewEvidence:
    file = given.get("file", "")
    return NewEvidence(
        kind=given["kind"],
        claim=given["claim"],
        held_where=given.get("held_where", ""),
        holder=given.get("holder", ""),
        file_name=file,
        content=(_folder() / file).read_bytes() if file else None,
        received_on=given["received"],
    )


def _print_again(database: Database, annex: Path) -> None:
    from coalition_app.operations import attesting
    from coalition_app.records.editions import editions

    with database.reading() as tx:
        edition = editions.list_editions(tx)[0]
    attesting.reprint(database, edition, target=annex)


def _folder() -> Path:
    return paths.resources() / "sample"


def _read(name: str) -> str:
    return (_folder() / name).read_text(encoding="utf-8")
