"""Evidence of claims and how far the signatures rest on it; the attestor."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.issue.readiness import assess
from coalition_app.errors import NotSo, UserError
from coalition_app.records.editions import attestors
from coalition_app.records.evidence import evidence, list_evidence, reconfirmations
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.evidence.list_evidence import PieceRow
from coalition_app.records.lists import signature_list
from coalition_app.records.signatures import signatures, verifications
from coalition_app.records.statements import wordings
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import EVIDENCE_KINDS, blob, evidence_claim
from tests.registers import COALITION, FIRST_DAY, make_register, statement_of, undo


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=4) as made:
        yield made


def record(database: Database, numbers: list[int], kind: str, **fields: object) -> int:
    with database.writing("record-evidence") as tx:
        statement = statement_of(tx)
        rows = [signatures.find_signature(tx, statement, number) for number in numbers]
        held = {"held_where": "сейф", "holder": "Д."} if kind == "held-outside" else {}
        new = NewEvidence(kind=kind, **{"note": "видела сама", **held, **fields})  # type: ignore[arg-type]
        return evidence.record_evidence(tx, statement, rows, new)


def basis_of(database: Database) -> dict[int, str]:
    with database.reading() as tx:
        statement = statement_of(tx)
        found = evidence.consent_basis(tx, statement.id)
        rows = signatures.list_signatures(tx, statement.id)
        return {row.number: found[row.id] for row in rows if row.id in found}


def test_the_best_evidence_of_consent_is_the_basis(database: Database) -> None:
    record(database, [1, 2, 3], "held-outside")
    record(database, [2], "scan", content=b"%PDF-", file_name="2.pdf")
    record(database, [3], "call-note")
    record(database, [2], "call-note")
    assert basis_of(database) == {1: "held-outside", 2: "scan", 3: "call-note"}


def test_a_list_as_received_and_other_claims_are_no_consent(database: Database) -> None:
    record(database, [1], "list-as-received")
    for claim in ("identity", "authority", "wording"):
        record(database, [2], "letter", claim=claim)
    assert basis_of(database) == {}


@pytest.mark.parametrize("kind", [each for each in EVIDENCE_KINDS if each != "list-as-received"])
def test_every_other_kind_is_a_basis(database: Database, kind: str) -> None:
    assert record(database, [4], kind) == 1
    assert basis_of(database) == {4: kind}


def test_a_number_that_is_named_twice_is_taken_once(database: Database) -> None:
    assert record(database, [1, 1, 2], "letter") == 2


def test_the_same_bytes_are_kept_once(database: Database) -> None:
    for _each in range(2):
        record(database, [1], "scan", content=b"the same letter", file_name="a.jpg")
    with database.reading() as tx:
        assert tx.value(sa.select(sa.func.count()).select_from(blob)) == 1


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("rumour", {}, "no kind of evidence"),
        ("letter", {"claim": "beauty"}, "no claim"),
        ("held-outside", {"note": " ", "held_where": ""}, "where the originals are held"),
        ("held-outside", {"holder": " "}, "who holds the originals, and where"),
        ("held-outside", {"held_where": ""}, "who holds the originals, and where"),
        ("mail", {"sender": "perhaps"}, "not known here"),
        ("file", {"content": b"", "file_name": "a.pdf"}, "a.pdf is empty"),
        ("letter", {"received_on": dt.date(9999, 1, 1)}, "in the future"),
        ("letter", {"made_on": dt.date(9999, 1, 1)}, "in the future"),
    ],
)
def test_evidence_of_nothing_is_refused(
    database: Database, kind: str, fields: dict[str, object], said: str
) -> None:
    with pytest.raises(UserError, match=said):
        record(database, [1], kind, **fields)
    assert basis_of(database) == {}


def test_evidence_needs_a_signature(database: Database) -> None:
    with pytest.raises(UserError, match="no signature"):
        record(database, [], "letter")
    with database.reading() as tx:
        assert tx.first(sa.select(evidence_claim)) is None


def test_there_is_one_attestor_and_the_newest_offices_hold(database: Database) -> None:
    with database.reading() as tx:
        assert attestors.current_attestor(tx) is None
    for offices in (["директор"], ["координатор ", " ", "член совета"]):
        with database.writing("set-attestor") as writing:
            attestors.set_attestor(writing, name=" Ахметова Д. ", offices=offices)
    with database.reading() as tx:
        assert attestors.current_attestor(tx) == attestors.Attestor(
            "Ахметова Д.", ("координатор", "член совета")
        )
    with (
        pytest.raises(UserError, match="needs a name"),
        database.writing("set-attestor") as writing,
    ):
        attestors.set_attestor(writing, name="\t ", offices=[])


def test_the_register_knows_its_coalition(database: Database) -> None:
    with database.reading() as tx:
        assert attestors.get_register(tx) == attestors.RegisterRow(COALITION, "ru")


pytestmark = pytest.mark.usefixtures("first_day_goes_on")
TODAY = FIRST_DAY
YESTERDAY = TODAY - dt.timedelta(days=1)


def listed(database: Database, number: int | None = None) -> list[PieceRow]:
    with database.reading() as tx:
        return list_evidence.list_pieces(tx, statement_of(tx), number=number)


def in_list(database: Database) -> dict[int, bool]:
    """Give what the window's list says of the evidence of each number."""
    with database.reading() as tx:
        rows = signature_list.read_rows(tx, statement_of(tx), [1, 2, 3, 4])
    return {row.signature.number: row.evidence for row in rows}


def make_second_text(database: Database) -> None:
    """Seal text 1, make and seal text 2, and let everybody stand by it."""
    for action, work in (
        ("seal-text", lambda tx: wordings.seal_text(tx, statement_of(tx))),
        ("new-text", lambda tx: wordings.begin_new_text(tx, statement_of(tx))),
        (
            "reword-demand",
            lambda tx: wordings.reword_demand(tx, statement_of(tx), 1, "ru", "Требование иное."),
        ),
        ("seal-text", lambda tx: wordings.seal_text(tx, statement_of(tx))),
        (
            "reconfirm",
            lambda tx: reconfirmations.reconfirm(
                tx, statement_of(tx), [1, 2, 3, 4], received=TODAY
            ),
        ),
    ):
        with database.writing(action) as tx:
            work(tx)


def test_pieces_name_their_numbers_in_runs_and_everything_that_was_said(database: Database) -> None:
    record(database, [1, 2, 4], "held-outside", held_where="сейф", note="")
    record(
        database,
        [3],
        "mail",
        claim="wording",
        file_name="../../тайна/письмо.eml",
        content=b"hello",
        made_on=YESTERDAY,
        receiver="Айгуль",
        directness="direct",
        originality="copy",
    )
    mail, held = listed(database)
    assert (held.kind, held.claim, held.numbers) == ("held-outside", "consent", ((1, 2), (4, 4)))
    assert (held.sha256, held.size) == (None, 0)
    assert (mail.file_name, mail.size, mail.made_on) == ("письмо.eml", 5, YESTERDAY)
    assert (mail.receiver, mail.directness, mail.originality) == ("Айгуль", "direct", "copy")
    assert [piece.id for piece in listed(database, 3)] == [mail.id]
    with database.reading() as tx:
        assert list_evidence.piece_bytes(tx, mail.id) == b"hello"
        assert list_evidence.numbers_without(tx, statement_of(tx)) == [3]
        with pytest.raises(NotSo, match="no file"):
            list_evidence.piece_bytes(tx, held.id)


def test_no_bytes_are_read_to_list_the_pieces(database: Database) -> None:
    record(database, [1], "scan", content=b"%PDF-", file_name="1.pdf")
    asked: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    sa.event.listen(database.engine, "before_cursor_execute", hear)
    listed(database)
    sa.event.remove(database.engine, "before_cursor_execute", hear)
    assert asked
    # How long a file is tells whether it is still there, and stands before its bytes.
    read = [each.replace("length(blob.content)", "") for each in asked]
    assert not [each for each in read if "blob.content" in each]


@pytest.mark.parametrize("windows", [r"C:\\тайна\\скан.jpg", "/tmp/x/скан.jpg", "скан.jpg"])
def test_a_files_name_is_kept_without_its_folder(database: Database, windows: str) -> None:
    record(database, [1], "scan", content=b"x", file_name=windows)
    assert listed(database)[0].file_name == "скан.jpg"


@pytest.mark.parametrize("field", ["directness", "originality"])
def test_unknown_words_of_confidence_are_refused(database: Database, field: str) -> None:
    with pytest.raises(UserError, match="not known here"):
        record(database, [1], "letter", **{field: "surely"})


def test_a_piece_that_is_superseded_is_kept_and_counts_no_more(database: Database) -> None:
    record(database, [1, 2], "letter")
    record(database, [1], "scan", content=b"better", file_name="better.jpg")
    better, letter = listed(database)
    with database.reading() as tx:
        assert list_evidence.left_without(tx, letter.id, better.id) == [2]
    with database.writing("supersede-evidence") as tx:
        list_evidence.supersede(tx, statement_of(tx), letter.id, better.id)
    assert {each.id: each.superseded for each in listed(database)} == {
        better.id: False,
        letter.id: True,
    }
    assert basis_of(database) == {1: "scan"}
    assert in_list(database) == {1: True, 2: False, 3: False, 4: False}
    assert undo(database).sentence().startswith("replace a piece of evidence")
    assert basis_of(database) == {1: "letter", 2: "letter"}


def test_superseding_refuses_what_makes_no_sense(database: Database) -> None:
    for kind in ("letter", "mail", "photo"):
        record(database, [1], kind)
    photo, mail, letter = (each.id for each in listed(database))

    def supersede(piece: object, by: object) -> None:
        with database.writing("supersede-evidence") as tx:
            list_evidence.supersede(tx, statement_of(tx), piece, by)  # type: ignore[arg-type]

    with pytest.raises(UserError, match="in place of itself"):
        supersede(letter, letter)
    with pytest.raises(UserError, match="gone meanwhile"):
        supersede(letter, listed(database)[0].sha256)
    supersede(letter, mail)
    with pytest.raises(UserError, match="already superseded"):
        supersede(letter, photo)
    with pytest.raises(UserError, match="already superseded"):
        supersede(photo, letter)


def test_evidence_is_never_deleted(database: Database) -> None:
    record(database, [1], "letter")
    (letter,) = listed(database)
    with database.reading() as tx, pytest.raises(UserError, match="never deleted"):
        list_evidence.refuse_deletion(tx, statement_of(tx), letter.id)


def test_what_is_older_than_a_later_text_shows_no_consent_to_it(database: Database) -> None:
    record(database, [1, 2], "letter", made_on=YESTERDAY)
    record(database, [3], "letter")
    make_second_text(database)
    assert basis_of(database) == {3: "letter"}
    assert in_list(database) == {1: False, 2: False, 3: True, 4: False}
    assert [each.before_text for each in listed(database)] == [0, 2]
    record(database, [1], "mail")
    assert basis_of(database) == {1: "mail", 3: "letter"}
    with database.reading() as tx:
        statement = statement_of(tx)
        assert list_evidence.younger_text(tx, statement, YESTERDAY) == 2
        assert list_evidence.younger_text(tx, statement, TODAY) == 0
        assert list_evidence.younger_text(tx, statement, None) == 0
        found = assess(tx, gather_annex(tx, statement), "ru")
    kinds = {item.kind: item.numbers for item in found.exceptions}
    assert (kinds["no-evidence"], kinds["evidence-older"]) == ((4,), (2,))


def test_the_first_text_may_be_sealed_after_it_was_signed(database: Database) -> None:
    record(database, [1], "letter", made_on=YESTERDAY)
    with database.writing("seal-text") as tx:
        wordings.seal_text(tx, statement_of(tx))
    assert basis_of(database) == {1: "letter"}


@pytest.mark.parametrize(
    ("word", "kind"), [("disputed", "check-doubtful"), ("rejected", "check-failed")]
)
def test_a_doubtful_signature_is_excepted_whatever_its_evidence(
    database: Database, word: str, kind: str
) -> None:
    record(database, [1, 2, 3, 4], "letter")
    with database.writing("verify-signature") as tx:
        verifications.verify_signature(tx, statement_of(tx), 2, word, ground="почерк", by="Айгуль")
    assert sorted(basis_of(database)) == [1, 3, 4]
    assert in_list(database)[2] is False
    with database.reading() as tx:
        gathered = gather_annex(tx, statement_of(tx))
        found = assess(tx, gathered, "ru")
    assert gathered.basis.of_grade("none") == (2,)
    excepted = [(item.kind, item.numbers) for item in found.exceptions]
    assert (kind, (2,)) in excepted
    assert "no-evidence" not in [name for name, _numbers in excepted]


def test_many_pieces_are_listed_at_once(database: Database) -> None:
    for at in range(300):
        record(database, [1 + at % 4], "mail", content=str(at).encode(), file_name=f"{at}.eml")
    assert len(listed(database)) == 300
    with database.reading() as tx:
        digests = [each.sha256 or b"" for each in listed(database)]
        found = list_evidence.attached_by_digest(tx, statement_of(tx), digests)
    assert found[digests[-1]] == (1,)
    assert len(found) == 300
