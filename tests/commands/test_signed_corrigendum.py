"""A corrigendum is signed, stamped and handed over as an edition is, by the same commands."""

import datetime as dt
import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from coalition_app.documents.seal.fingerprint import read_fingerprint
from coalition_app.documents.sign.certificates import open_key
from coalition_app.documents.sign.sign_print import sign_print
from coalition_app.documents.verify.signed import expected_certificate
from coalition_app.documents.verify.verdict import CORRIGENDUM, NOT_ISSUED, OTHER_BYTES
from coalition_app.documents.verify.verify import verify
from coalition_app.records.editions import corrigenda, editions, print_signatures
from coalition_app.records.opening.existing import open_register
from tests.certificates import NAME, PASSPHRASE, Made, answer_request, make, rsa_key
from tests.commands.command_line import done, refused, refused_without_change, type_command
from tests.commands.test_disagreement import tamper
from tests.documents.preflight import faults
from tests.documents.tag_tree import tag_faults
from tests.documents.verify.test_attacks import added, edited
from tests.registers import hold_originals, make_register, name_attestor, statement_of

ISSUED = ("--statement", 1, "--corrigendum", 1)
MADE = make()
SIGNED = "The signature of Ахметова Дана has passed"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a register with two editions, and the corrigendum between them, issued."""
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=6, demands=2) as made:
        name_attestor(made)
        hold_originals(made)
    today = dt.date.today().isoformat()
    attest = ("attest", path, "--place", "Алматы", "--with-exceptions", "--date", today)
    done(*attest, "--to", tmp_path / "1.pdf")
    done("withdraw", path, "--number", 5, "--received", today)
    done(*attest, "--to", tmp_path / "2.pdf")
    given = ("--from", 1, "--place", "Астана", "--date", today)
    done("corrigendum", path, *given, "--to", tmp_path / "print.pdf")
    (tmp_path / "k.p12").write_bytes(MADE.p12)
    (tmp_path / "k.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    return path


def _key(register: Path) -> tuple[object, ...]:
    folder = register.parent
    named = ("--certificate", folder / "k.p12")
    return (*named, "--certificate-passphrase-file", folder / "k.txt")


def _signed(register: Path) -> bytes:
    target = register.parent / "signed.pdf"
    done("sign-print", register, *ISSUED, *_key(register), "--to", target)
    return target.read_bytes()


def test_its_print_is_signed_and_the_signature_kept_apart(register: Path, tmp_path: Path) -> None:
    target = tmp_path / "signed.pdf"
    (before,) = done("corrigendum", register, "--json").json["corrigenda"]
    answer = done("sign-print", register, *ISSUED, *_key(register), "--to", target, "--json").json
    document, signed = (tmp_path / "print.pdf").read_bytes(), target.read_bytes()
    assert (answer["corrigendum"], answer["code"]) == (1, before["code"])
    assert "edition" not in answer
    assert signed.startswith(document) and len(signed) > len(document)
    assert tag_faults(signed) + faults(signed) == []
    (after,) = done("corrigendum", register, "--json").json["corrigenda"]
    (kept,) = after.pop("signatures")
    assert before.pop("signatures") == []
    assert before == after
    assert (kept["sha256"], kept["subject"], kept["kind"]) == (answer["sha256"], NAME, "inside")
    assert f"Signed electronically: {NAME}, " in done("corrigendum", register).out
    assert [
        each["signatures"] for each in done("editions", register, "--json").json["editions"]
    ] == [
        [],
        [],
    ]
    with open_register(register) as database, database.reading() as tx:
        (row,) = corrigenda.list_corrigenda(tx)
        (printed,) = corrigenda.list_prints(tx, row.id)
        (one,) = print_signatures.list_signatures(tx, row.id)
        assert print_signatures.signed_file(tx, one) == signed
        assert editions.kept_bytes(tx, printed.sha256) == document
        assert print_signatures.signature_by_file(tx, one.file_sha256) == (row, one)
    assert done("check", register).out
    told = done("journal", register).out
    assert "sign a print of corrigendum 1 of statement 1 with a certificate" in told
    assert (
        type_command("undo", register).code == 1
    )  # it goes past a signature, and not behind the issuing


def test_the_signed_one_is_our_corrigendum_by_register_and_by_fingerprint(register: Path) -> None:
    signed = _signed(register)
    words = done("fingerprint", register, "--json").json["words"]["en"]
    fingerprint = read_fingerprint(words)
    expected = expected_certificate(MADE.p12, "k.p12", PASSPHRASE)
    with open_register(register) as database:
        for verdict in (
            verify(database, signed),
            verify(None, signed, expected, fingerprint=fingerprint),
        ):
            assert (verdict.verdict, verdict.edition) == (CORRIGENDUM, 2)
            assert verdict.sentence.startswith("Our corrigendum 1 of statement 1")
            assert SIGNED in verdict.sentence
            assert verdict.signature is not None
            assert (verdict.signature.outcome, verdict.signature.covers_entire_file) == (
                "passed",
                True,
            )
    by_words = verify(None, signed, fingerprint=fingerprint)
    assert by_words.verdict == OTHER_BYTES
    assert "begins with the very print that was issued" in by_words.sentence
    assert "name the certificate that you expect" in by_words.sentence
    assert by_words.signature is not None and by_words.signature.outcome == "indeterminate"


def _redrawn(writer: PdfWriter) -> None:
    page = writer.pages[0]
    page["/Contents"].get_object().set_data(b"BT ET")  # type: ignore[union-attr]


def test_what_was_done_to_a_signed_one_is_never_ours(register: Path) -> None:
    signed = _signed(register)
    printed = (register.parent / "print.pdf").read_bytes()
    other = open_key(
        make(rsa_key(2048, 3), name="Другой").p12, PASSPHRASE, "k", dt.datetime.now(dt.UTC)
    )
    forged = {
        "appended": signed + b"\n",
        "added to": added(signed, lambda writer: writer.add_blank_page(300, 300)),
        "saved again": edited(signed),
        "cut off": signed[:-20],
        "redrawn, then signed by another": sign_print(added(printed, _redrawn), other, "x", ["y"]),
        "one byte": signed[:-3000] + bytes((signed[-3000] ^ 1,)) + signed[-2999:],
        "signed by another": sign_print(printed, other, "x", ["y"]),
    }
    fingerprint = read_fingerprint(done("fingerprint", register, "--json").json["words"]["en"])
    expected = expected_certificate(MADE.p12, "k.p12", PASSPHRASE)
    with open_register(register) as database:
        for name, document in forged.items():
            for verdict in (
                verify(database, document),
                verify(None, document, expected, fingerprint=fingerprint),
            ):
                assert verdict.verdict in (OTHER_BYTES, NOT_ISSUED), name
                assert SIGNED not in verdict.sentence, name
        redrawn = verify(database, forged["redrawn, then signed by another"])
    assert "its pages are those" not in redrawn.sentence
    assert len(PdfReader(io.BytesIO(signed)).pages) == len(PdfReader(io.BytesIO(printed)).pages)


def test_a_register_that_disagrees_with_itself_says_so_beside_it(register: Path) -> None:
    _signed(register)
    words = ("verify", register.parent / "signed.pdf", "--register", register)
    assert "disagrees with itself" not in done(*words).out
    tamper(register, "UPDATE signature SET standing = 'withdrawn' WHERE number = 2")
    said = done(*words).out
    assert "Our corrigendum 1" in said
    assert "This register disagrees with itself" in said


def test_a_signature_made_elsewhere_and_its_time_stamp_are_kept(
    register: Path, tmp_path: Path
) -> None:
    file, request, answer = (tmp_path / each for each in ("c.p7s", "q.tsq", "a.tsr"))
    file.write_bytes(MADE.detached((tmp_path / "print.pdf").read_bytes()))
    words = ("keep-signature", register, *ISSUED, "--file", file)
    assert done(*words).out.startswith("The signature is kept with corrigendum 1.")
    again = done(*words, "--json").json
    assert (again["corrigendum"], again["added"]) == (1, False)
    assert [each["kind"] for each in again["signatures"]] == ["detached"]
    edition = ("keep-signature", register, "--statement", 1, "--edition", 2, "--file", file)
    assert "belongs to no print of edition 2" in refused_without_change(register, *edition)
    done("time-stamp-request", register, *ISSUED, "--to", request)
    answer.write_bytes(answer_request(request.read_bytes()))
    kept = done("keep-time-stamp", register, *ISSUED, "--answer", answer).out
    assert kept.startswith("The time stamp is kept in the signature of corrigendum 1.")
    (listed,) = done("corrigendum", register, "--json").json["corrigenda"]
    assert [each["kind"] for each in listed["signatures"]] == ["detached", "detached"]
    assert done("check", register).out


def test_it_is_handed_over_and_nobody_accedes_by_that(register: Path) -> None:
    today = dt.date.today().isoformat()
    words = ("deliver", register, "--corrigendum", 1, "--to", "Парламент", "--date", today)
    given = done(*words, "--incoming", "12-к", "--json").json
    assert (given["corrigendum"], given["acceded"]) == (1, [])
    (listed,) = done("corrigendum", register, "--json").json["corrigenda"]
    assert listed["deliveries"] == [{"to": "Парламент", "date": today, "incoming": "12-к"}]
    assert "to Парламент, incoming No. 12-к" in done("corrigendum", register).out
    assert "record the delivery of corrigendum 1 of statement 1" in done("journal", register).out
    with open_register(register) as database, database.reading() as tx:
        assert editions.first_delivery(tx, statement_of(tx).id) is None
    assert done("check", register).out
    assert type_command("undo", register).code == 1


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ((), "Name either an edition or a corrigendum"),
        (("--edition", 1, "--corrigendum", 1), "Name either an edition or a corrigendum"),
        (("--corrigendum", 9), "has no corrigendum 9"),
    ],
    ids=["neither", "both", "unknown"],
)
def test_one_of_both_is_named(register: Path, named: tuple[object, ...], said: str) -> None:
    day = ("--date", dt.date.today().isoformat())
    assert said in refused_without_change(register, "deliver", register, *named, "--to", "К", *day)


def test_it_was_not_handed_over_before_it_was_issued(register: Path) -> None:
    before = (dt.date.today() - dt.timedelta(days=1)).isoformat()
    words = ("deliver", register, "--corrigendum", 1, "--to", "К", "--date", before)
    assert "Corrigendum 1 bears the date" in refused(*words)


def test_a_certificate_that_cannot_sign_signs_no_corrigendum(
    register: Path, tmp_path: Path
) -> None:
    expired: Made = make(until=-2)
    (tmp_path / "k.p12").write_bytes(expired.p12)
    words = ("sign-print", register, *ISSUED, *_key(register), "--to", tmp_path / "s.pdf")
    assert "expired on" in refused_without_change(register, *words)
    assert not (tmp_path / "s.pdf").exists()
