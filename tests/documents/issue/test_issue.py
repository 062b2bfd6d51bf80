"""Drafts, attested editions and further prints: whole or not at all."""

import datetime as dt
import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from coalition_app.documents.attestation.choices import AS_CARRIED
from coalition_app.documents.attestation.compose import attested
from coalition_app.documents.content import codes
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.forms.endings import FORMS
from coalition_app.documents.issue import issue
from coalition_app.documents.issue.receipts import read_receipt
from coalition_app.documents.issue.sealing import find_keys, seal_content
from coalition_app.documents.write.receipt import receipt_pdf
from coalition_app.errors import NotSo, UserError
from coalition_app.operations import attesting, door
from coalition_app.records.care.checks import find_damage
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.journal import paper_anchor
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.store.database import Database
from tests import sentences
from tests.documents.pages import attached_content
from tests.registers import (
    dump,
    hold_originals,
    make_register,
    name_attestor,
    statement_of,
    undo,
    withdraw_signature,
)

DAY = dt.date(2026, 3, 1)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register that is ready to be attested."""
    with make_register(tmp_path / "a.coalition", signatures=3, demands=2) as made:
        name_attestor(made)
        hold_originals(made)
        yield made


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "annex.pdf"


def attest(database: Database, target: Path, **changed: object) -> attesting.Issued:
    with database.reading() as tx:
        statement_id = statement_of(tx).id
    given = {"place": "Алматы", "date": DAY, "target": target, "language": "ru", **changed}
    return attesting.attest(database, statement_id, **given)  # type: ignore[arg-type]


def edition_of(database: Database, number: int) -> EditionRow:
    with database.reading() as tx:
        return editions.find_edition(tx, statement_of(tx), number)


def frozen(database: Database, number: int) -> bytes:
    row = edition_of(database, number)
    with database.reading() as tx:
        return editions.kept_bytes(tx, row.sha256)


def record(database: Database, number: int, stances: dict[int, str], wording: str | None) -> None:
    with database.writing("record-position") as tx:
        positions.record_position(tx, statement_of(tx), number, NewPosition(stances, wording))


def test_a_draft_is_made_at_any_time_in_every_form(tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=2) as database:
        before = dump(database)
        with database.reading() as tx:
            statement_id = statement_of(tx).id
        made = {
            ending: issue.draft_document(database, statement_id, ending=ending, language="kk")
            for ending in FORMS
        }
        assert len(made) == len(set(made.values())) == 8
        assert made["pdf"].startswith(b"%PDF-")
        assert attached_content(made["pdf"]) == made["json"]
        assert "Бірлік 2".encode() in made["txt"]
        for ending, language in (("docm", "ru"), ("", "ru"), ("pdf", "de")):
            with pytest.raises(UserError):
                issue.draft_document(database, statement_id, ending=ending, language=language)
        assert dump(database) == before


def test_an_attested_annex_is_recorded_and_put_in_place(database: Database, target: Path) -> None:
    made = attest(database, target)
    assert (made.edition, made.form, made.exceptions) == (1, "all", ())
    assert [each.name for each in target.parent.iterdir()] == ["annex.pdf"]
    content = frozen(database, 1)
    assert attached_content(target.read_bytes()) == content
    assert edition_of(database, 1).code == made.code
    assert codes.read_code(made.code) == made.code
    assert find_damage(database) == []
    with pytest.raises(NotSo):
        undo(database)


def test_exceptions_are_agreed_to_and_named(tmp_path: Path, target: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=3) as database:
        name_attestor(database)
        hold_originals(database, [2])
        with pytest.raises(issue.NotReady) as refused:
            attest(database, target)
        assert [(item.kind, item.numbers) for item in refused.value.items] == [
            ("no-evidence", (1, 3))
        ]
        made = attest(database, target, with_exceptions=True)
        assert (made.form, made.exceptions) == ("only", (1, 3))


@pytest.mark.parametrize("with_exceptions", [False, True])
def test_what_stops_is_not_passed_over(tmp_path: Path, target: Path, with_exceptions: bool) -> None:
    with make_register(tmp_path / "b.coalition", signatures=2) as database:
        before = dump(database)
        with pytest.raises(issue.NotReady) as refused:
            attest(database, target, with_exceptions=with_exceptions)
        assert [item.kind for item in refused.value.items] == ["no-attestor"]
        assert dump(database) == before
        assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"place": "  "}, "Enter the place"),
        ({"language": "de"}, "not a language"),
        ({"place": "Алматы \U00012000"}, "U\\+12000"),
    ],
)
def test_an_attestation_that_cannot_be_changes_nothing(
    database: Database, target: Path, changed: dict[str, object], said: str
) -> None:
    before = dump(database)
    with pytest.raises(UserError, match=said):
        attest(database, target, **changed)
    assert dump(database) == before
    assert list(target.parent.iterdir()) == []


def test_a_target_that_cannot_be_changes_nothing(database: Database, target: Path) -> None:
    target.write_bytes(b"mine")
    before = dump(database)
    for wrong, said in (
        (target, "already exists"),
        (target.parent, "ending in .pdf"),
        (target.with_suffix(".docx"), "ending in .pdf"),
        (target.parent / "missing" / "annex.pdf", sentences.NO_FOLDER),
    ):
        with pytest.raises(UserError, match=said):
            attest(database, wrong)
    (target.parent / "folder.pdf").mkdir()
    with pytest.raises(UserError, match="is a folder"):
        attest(database, target.parent / "folder.pdf")
    assert dump(database) == before
    assert target.read_bytes() == b"mine"
    attest(database, target, replace=True)
    assert target.read_bytes().startswith(b"%PDF-")


def test_what_was_attested_stays_whatever_comes_later(database: Database, target: Path) -> None:
    attest(database, target)
    content, printed = frozen(database, 1), target.read_bytes()
    record(database, 1, {2: "does-not-support"}, None)
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 2, dt.date(2026, 1, 1))
    name_attestor(database, "Другая")
    second = attest(database, target.with_name("second.pdf"))
    assert second.edition == 2
    assert frozen(database, 1) == content
    assert frozen(database, 2) != content
    again = target.with_name("again.pdf")
    attesting.reprint(database, edition_of(database, 1), target=again)
    assert again.read_bytes() == printed
    assert find_damage(database) == []


def test_a_further_print_in_another_language_carries_the_same_code(
    database: Database, target: Path
) -> None:
    made = attest(database, target)
    kazakh = target.with_name("kk.pdf")
    attesting.reprint(database, edition_of(database, 1), target=kazakh, language="kk")
    assert kazakh.read_bytes() != target.read_bytes()
    content = attached_content(kazakh.read_bytes())
    assert content == frozen(database, 1)
    assert made.code.encode() in text_of(kazakh)
    assert made.code.encode() in text_of(target)
    with database.reading() as tx:
        prints = editions.list_prints(tx, edition_of(database, 1).id)
        assert [each.language for each in prints] == ["ru", "kk"]
    again = target.with_name("kk again.pdf")
    attesting.reprint(database, edition_of(database, 1), target=again, language="kk")
    assert again.read_bytes() == kazakh.read_bytes()
    with database.reading() as tx:
        assert len(editions.list_prints(tx, edition_of(database, 1).id)) == 2


def text_of(path: Path) -> bytes:
    from pypdf import PdfReader

    return "".join(page.extract_text() for page in PdfReader(path).pages).encode()


def test_a_reprint_is_refused_where_a_file_stands(database: Database, target: Path) -> None:
    attest(database, target)
    before = dump(database)
    row = edition_of(database, 1)
    with pytest.raises(UserError, match="already exists"):
        attesting.reprint(database, row, target=target, language="kk")
    with pytest.raises(UserError, match=sentences.NO_FOLDER):
        attesting.reprint(database, row, target=target.parent / "missing" / "a.pdf", language="kk")
    with pytest.raises(UserError, match="not a language"):
        attesting.reprint(database, row, target=target.with_name("b.pdf"), language="de")
    assert dump(database) == before
    attesting.reprint(database, row, target=target, replace=True)


def test_an_attestation_rests_on_the_state_that_was_drawn(database: Database, target: Path) -> None:
    """What is recorded while the document is drawn is not passed over in silence."""
    with database.reading() as tx:
        statement = statement_of(tx)
        content = attested(tx, gather_annex(tx, statement), place="Алматы", date=DAY)
        sealed = seal_content(content, {}, find_keys(tx, None))
    with database.reading() as tx:
        anchor = paper_anchor.current_anchor(tx, "ru")
    record(database, 1, {2: "does-not-support"}, None)
    before = dump(database)
    with pytest.raises(UserError, match="changed meanwhile"):
        said = attesting.Said("Алматы", DAY, AS_CARRIED)
        drawn = attesting.Drawn(sealed, anchor, b"%PDF-", "ru", "")
        door.write(database, attesting.record_edition(statement, drawn=drawn, said=said))
    assert dump(database) == before


KILLED = """
import datetime as dt, os, signal, sys
from pathlib import Path
from coalition_app.operations import attesting
from coalition_app.records.editions import editions
from coalition_app.records.opening.existing import open_register
from tests.registers import statement_of

def die(*_given, **_named):
    os.kill(os.getpid(), signal.SIGKILL)

moment = sys.argv[3]
if moment == "before the record":
    attesting.record_edition = die
elif moment == "inside the transaction":
    editions.record_print = die
else:
    attesting._rename = die
with open_register(Path(sys.argv[1])) as database:
    with database.reading() as tx:
        statement_id = statement_of(tx).id
    attesting.attest(database, statement_id, place="Алматы", date=dt.date(2026, 3, 1),
                 target=Path(sys.argv[2]), language="ru")
"""


@pytest.mark.parametrize(
    ("moment", "recorded"),
    [("before the record", 0), ("inside the transaction", 0), ("before the rename", 1)],
)
def test_an_attestation_that_is_killed_is_whole_or_nothing(
    tmp_path: Path, target: Path, moment: str, recorded: int
) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=2) as database:
        name_attestor(database)
        hold_originals(database)
    command = [sys.executable, "-c", KILLED, str(path), str(target), moment]
    assert subprocess.run(command, check=False).returncode == -9
    assert not target.exists()
    with open_register(path) as database:
        assert find_damage(database) == []
        with database.reading() as tx:
            assert len(editions.list_editions(tx)) == recorded
        if recorded:
            attesting.reprint(database, edition_of(database, 1), target=target)
        else:
            attest(database, target)
    assert attached_content(target.read_bytes()) is not None


def printed(document: bytes) -> str:
    pages = PdfReader(io.BytesIO(document)).pages
    return " ".join("".join(page.extract_text() for page in pages).split())


def test_the_receipt_has_the_control_words_of_before_the_attestation_and_no_print_has_them(
    database: Database, target: Path
) -> None:
    with database.reading() as tx:
        words = {each: paper_anchor.current_anchor(tx, each) for each in ("ru", "kk", "en")}
    attest(database, target)
    assert words["ru"] not in printed(target.read_bytes())
    with database.reading() as tx:
        found = paper_anchor.find_anchor(tx, words["ru"])
        assert found is not None
        assert [entry.action for entry in found.since] == ["attest"]
        for language, six in words.items():
            receipt = read_receipt(tx, edition_of(database, 1), language)
            document = receipt_pdf(receipt)
            assert len(PdfReader(io.BytesIO(document)).pages) == 1
            assert six in printed(document)
            assert edition_of(database, 1).code in printed(document)
            assert document == receipt_pdf(receipt)


def test_the_same_content_attested_again_is_a_further_print(
    database: Database, target: Path
) -> None:
    first = attest(database, target)
    again = attest(database, target.with_name("kk.pdf"), language="kk")
    assert (again.edition, again.code, again.further) == (1, first.code, True)
    with database.reading() as tx:
        (edition,) = editions.list_editions(tx, statement_of(tx).id)
        prints = editions.list_prints(tx, edition.id)
    assert sorted(each.language for each in prints) == ["kk", "ru"]
    third = attest(database, target.with_name("later.pdf"), date=DAY + dt.timedelta(days=1))
    assert (third.edition, third.further) == (2, False)


def test_an_edition_says_which_one_it_replaces_and_so_does_its_further_print(
    database: Database, target: Path
) -> None:
    """Two editions of one day could not be told apart on paper."""
    first = attest(database, target)
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 2, DAY)
    second = attest(database, target.with_name("second.pdf"))
    again = attest(database, target.with_name("kk.pdf"), language="kk")
    assert (second.edition, again.edition, again.further) == (2, 2, True)
    told = " ".join(printed(target.with_name("second.pdf").read_bytes()).split())
    assert f"заменяет редакцию 1 от 1 марта 2026 г. (код {first.code})" in told
    assert "Перечень изменений можно получить у координатора." in told
    told = " ".join(printed(target.with_name("kk.pdf").read_bytes()).split())
    assert f"2026 жылғы 1 наурыздағы 1-редакцияның (коды {first.code}) орнына" in told
    assert "заменяет" not in printed(target.read_bytes())
