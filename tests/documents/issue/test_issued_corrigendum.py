"""An issued corrigendum: recorded once, sealed, printed again with the same bytes, and told by anybody."""

import datetime as dt
import hashlib
import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from coalition_app.documents.content.codes import canonical_json
from coalition_app.documents.issue.corrigendum import read_corrigendum
from coalition_app.documents.seal.fingerprint import read_fingerprint
from coalition_app.documents.verify.typed_input import CODE, CONTENT, Typed
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    CORRIGENDUM,
    DRAFT,
    NOT_ISSUED,
    OTHER_BYTES,
)
from coalition_app.documents.verify.verify import verify
from coalition_app.operations.corrigenda import find_issued
from coalition_app.records.care import checks
from coalition_app.records.editions import corrigenda, editions
from coalition_app.records.opening.existing import open_register
from coalition_app.records.statements import statements
from tests.commands.command_line import done, refused, type_command
from tests.documents.preflight import faults
from tests.documents.tag_tree import tag_faults
from tests.documents.verify.test_attacks import edited
from tests.registers import hold_originals, make_register, name_attestor


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a register with two editions: number 5 withdrew, 6 abstains on a demand."""
    folder = tmp_path_factory.mktemp("issued")
    with make_register(folder / "a.coalition", signatures=12, demands=2) as made:
        name_attestor(made)
        hold_originals(made)
    path = folder / "a.coalition"
    today = dt.date.today().isoformat()
    attest = ("attest", path, "--place", "Алматы", "--with-exceptions", "--date", today)
    done(*attest, "--to", folder / "1.pdf")
    done("withdraw", path, "--number", 5, "--received", today)
    done("reserve", path, "--number", 6, "--demand", "1=abstains", "--wording", "ждём")
    done(*attest, "--to", folder / "2.pdf")
    return path


def _issue(register: Path, target: Path, *more: object) -> dict[str, object]:
    day = dt.date.today().isoformat()
    given = ("--from", 1, "--place", "Астана", "--date", day, "--to", target, "--json")
    made: dict[str, object] = done("corrigendum", register, *given, *more).json
    return made


def _carried(document: bytes) -> dict[str, dict[str, object]]:
    reader = PdfReader(io.BytesIO(document))
    carried: dict[str, dict[str, object]] = json.loads(reader.attachments["corrigendum.json"][0])
    return carried


def _words(register: Path) -> str:
    words: str = done("fingerprint", register, "--json").json["words"]["en"]
    return words


def test_it_is_recorded_and_printed_again(register: Path, tmp_path: Path) -> None:
    issued = _issue(register, tmp_path / "a.pdf", "--in", "ru")
    again = _issue(register, tmp_path / "b.pdf", "--in", "ru")
    assert again["number"] == issued["number"]  # the same changes, place and day
    number = issued["number"]
    for language in ("kk", "en", "kk"):
        target = tmp_path / f"{language}.pdf"
        words = ("--issued", number, "--in", language, "--to", target, "--replace")
        done("corrigendum", register, *words)
        assert tag_faults(target.read_bytes()) + faults(target.read_bytes()) == []
    kept = (tmp_path / "kk.pdf").read_bytes()
    done(
        "corrigendum",
        register,
        "--issued",
        issued["code"],
        "--in",
        "kk",
        "--to",
        tmp_path / "c.pdf",
    )
    assert (tmp_path / "c.pdf").read_bytes() == kept
    first = (tmp_path / "a.pdf").read_bytes()
    done("corrigendum", register, "--issued", number, "--to", tmp_path / "d.pdf")
    assert first == (tmp_path / "b.pdf").read_bytes() == (tmp_path / "d.pdf").read_bytes()
    (listed,) = done("corrigendum", register, "--json").json["corrigenda"]
    assert (listed["earlier"], listed["later"], listed["code"]) == (1, 2, issued["code"])
    assert listed["prints"] == ["ru", "kk", "en"]
    with open_register(register) as database:
        assert checks.find_damage(database) == []
    told = done("journal", register).out
    assert "issue corrigendum 1 of statement 1" in told
    assert "print corrigendum 1 of statement 1" in told


def test_it_says_who_issued_it_and_what_became_of_each_number(
    register: Path, tmp_path: Path
) -> None:
    issued = _issue(register, tmp_path / "a.pdf", "--in", "en")
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)
    read = " ".join(text.split())
    for piece in ("CORRIGENDUM No. 1", str(issued["code"]), "Астана", "Ахметова Дана", "abstains"):
        assert piece in read
    frozen = _carried((tmp_path / "a.pdf").read_bytes())["corrigendum"]
    groups: list[dict[str, object]] = frozen["groups"]  # type: ignore[assignment]
    assert [each["kind"] for each in groups] == ["withdrew", "position"]
    assert str(issued["code"])[-1].isalnum()


def test_the_register_and_the_fingerprint_tell_it(register: Path, tmp_path: Path) -> None:
    issued = _issue(register, tmp_path / "a.pdf", "--in", "ru")
    document = (tmp_path / "a.pdf").read_bytes()
    carried = _carried(document)
    kept = {name: carried[name] for name in ("corrigendum", "seal")}
    alone = json.dumps(kept, ensure_ascii=False)
    expected = read_fingerprint(_words(register))
    with open_register(register) as database:
        for given in (document, Typed(CONTENT, alone)):
            for verdict in (verify(database, given), verify(None, given, fingerprint=expected)):
                assert (verdict.verdict, verdict.edition) == (CORRIGENDUM, 2)
                assert verdict.code == issued["code"]
                assert "from edition 1 to edition 2" in verdict.sentence
            assert verify(None, given).verdict == CANNOT_TELL
            assert verify(None, given, fingerprint=expected ^ 1).verdict == NOT_ISSUED
        for forged in (document + b"\n", edited(document)):
            for verdict in (verify(database, forged), verify(None, forged, fingerprint=expected)):
                assert verdict.verdict == OTHER_BYTES
        for old, new in (("Бірлік 5", "Бірлік 7"), ('"number": 1,', '"number": 2,')):
            assert old in alone
            changed = alone.replace(old, new)
            for verdict in (
                verify(database, Typed(CONTENT, changed)),
                verify(None, Typed(CONTENT, changed), fingerprint=expected),
            ):
                assert verdict.verdict == NOT_ISSUED


def test_its_code_and_its_digests_are_known(register: Path, tmp_path: Path) -> None:
    issued = _issue(register, tmp_path / "a.pdf", "--in", "ru")
    said = f"Our corrigendum 1 of statement 1, from edition 1 to edition 2, code {issued['code']}."
    document = (tmp_path / "a.pdf").read_bytes()
    content = canonical_json(_carried(document)["corrigendum"])
    given = [("--code", issued["code"])]
    given += [("--digest", hashlib.sha256(each).hexdigest()) for each in (content, document)]
    for words in given:
        told = done("verify", *words, "--register", register, "--json").json
        assert (told["verdict"], told["edition"], told["code"]) == (CORRIGENDUM, 2, issued["code"])
        assert said in " ".join(done("verify", *words, "--register", register).out.split())


def test_of_another_register_it_is_not_ours(register: Path, tmp_path: Path) -> None:
    code = str(_issue(register, tmp_path / "a.pdf", "--in", "ru")["code"])
    with make_register(tmp_path / "b.coalition") as other:
        verdict = verify(other, (tmp_path / "a.pdf").read_bytes())
        typed = verify(other, Typed(CODE, code))
    assert (typed.verdict, "nor a corrigendum" in typed.sentence) == (NOT_ISSUED, True)
    assert (verdict.verdict, "never issued" in verdict.sentence) == (NOT_ISSUED, True)


def test_what_is_not_issued_is_a_draft(register: Path, tmp_path: Path) -> None:
    for language, mark in (("ru", "ЧЕРНОВИК"), ("kk", "ЖОБА"), ("en", "DRAFT")):
        draft = tmp_path / f"{language}.pdf"
        done("corrigendum", register, "--from", 1, "--to", draft, "--in", language)
        assert mark in PdfReader(draft).pages[0].extract_text()
        answer = type_command("verify", draft, "--register", register, "--json")
        assert (answer.code, answer.json["verdict"]) == (1, DRAFT)
        assert PdfReader(draft).attachments == {}


def test_what_cannot_be_issued_is_refused_with_a_sentence(register: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    given = ("corrigendum", register, "--from", 1)
    today = dt.date.today()
    later = (today + dt.timedelta(days=1)).isoformat()
    earlier = (today - dt.timedelta(days=1)).isoformat()
    place = ("--place", "Астана")
    assert "give --place and --date" in refused(*given, *place, "--to", target)
    assert "in the future" in refused(*given, *place, "--date", later, "--to", target)
    assert "cannot bear one before" in refused(*given, *place, "--date", earlier, "--to", target)
    day = ("--date", today.isoformat())
    assert "--to" in refused(*given, *place, *day)
    assert "is a PDF" in refused(*given, *place, *day, "--to", tmp_path / "a.txt")
    assert "has no corrigendum 9" in refused("corrigendum", register, "--issued", 9, "--to", target)
    assert not target.exists()


def test_a_name_that_is_withheld_today_is_not_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=4) as made:
        name_attestor(made)
        hold_originals(made)
    today = dt.date.today().isoformat()
    attest = ("attest", path, "--place", "Алматы", "--with-exceptions", "--date", today)
    done(*attest, "--to", tmp_path / "1.pdf")
    done("reserve", path, "--number", 2, "--demand", "1=abstains", "--wording", "ждём")
    done(*attest, "--to", tmp_path / "2.pdf")
    day = dt.date.today().isoformat()
    given = ("--from", 1, "--place", "Астана", "--date", day)
    done("corrigendum", path, *given, "--to", tmp_path / "before.pdf")
    assert _issued_now(path) == (1, True)
    done("signatory", path, "private", "--number", 2, "--publish", "withheld")
    assert _issued_now(path) == (1, False)  # what was issued is not what may be published today
    _issue(path, tmp_path / "c.pdf", "--in", "ru")
    document = (tmp_path / "c.pdf").read_bytes()
    assert "Бірлік 2" not in json.dumps(_carried(document), ensure_ascii=False)
    assert "Бірлік 2" not in " ".join(
        page.extract_text() for page in PdfReader(io.BytesIO(document)).pages
    )


def _issued_now(path: Path) -> tuple[int, bool]:
    """Tell which corrigendum stands between editions 1 and 2, and whether it says what would be said now."""
    with open_register(path) as database, database.reading() as tx:
        statement = statements.find_statement(tx, "1")
        first, second = (each.code for each in editions.list_editions(tx, statement.id))
        found = read_corrigendum(tx, statement, first, second)
        row, kept = find_issued(tx, statement, (first, second), found)
    assert row is not None
    return row.number, kept is not None


def test_undo_does_not_go_behind_it(register: Path, tmp_path: Path) -> None:
    _issue(register, tmp_path / "a.pdf", "--in", "ru")
    with open_register(register) as database, database.reading() as tx:
        assert len(corrigenda.list_corrigenda(tx)) == 1
    assert type_command("undo", register).code != 0
