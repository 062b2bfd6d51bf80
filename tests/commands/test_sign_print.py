"""A print is signed by command; the register keeps what was added, and the print as it was."""

import json
from pathlib import Path

import pytest

from coalition_app.records.editions import editions, print_signatures
from coalition_app.records.opening.existing import open_register
from tests.certificates import AUTHORITY, NAME, PASSPHRASE, Made, answer_request, make, rsa_key
from tests.commands.command_line import done, refused, refused_without_change, type_command
from tests.tokens import LABEL, PIN, make_token, needs_softhsm, prepare, put_on_token, softhsm

EDITION = ("--statement", 1, "--edition", 1)


@pytest.fixture
def key(tmp_path: Path) -> tuple[object, ...]:
    made = make()
    (tmp_path / "k.p12").write_bytes(made.p12)
    (tmp_path / "k.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    named = ("--certificate", tmp_path / "k.p12")
    return (*named, "--certificate-passphrase-file", tmp_path / "k.txt")


def test_a_print_is_signed_and_its_signature_is_kept_apart(
    attested_case: Path, tmp_path: Path, key: tuple[object, ...]
) -> None:
    target = tmp_path / "подписано.pdf"
    (before,) = done("editions", attested_case, "--json").json["editions"]
    answer = done("sign-print", attested_case, *EDITION, *key, "--to", target, "--json").json
    signed = target.read_bytes()
    (after,) = done("editions", attested_case, "--json").json["editions"]
    (kept,) = after.pop("signatures")
    assert before.pop("signatures") == []
    assert before == after
    assert kept["sha256"] == answer["sha256"]
    assert kept["fingerprint"] == answer["certificate"]["fingerprint"]
    assert (kept["subject"], kept["kind"]) == (NAME, "inside")
    said = done("editions", attested_case).out
    assert f"Signed electronically: {NAME}, " in said
    with open_register(attested_case) as database, database.reading() as tx:
        (edition,) = editions.list_editions(tx)
        (row,) = print_signatures.list_signatures(tx, edition.id)
        (printed,) = editions.list_prints(tx, edition.id)
        assert print_signatures.signed_file(tx, row) == signed
        document = editions.kept_bytes(tx, printed.sha256)
        assert signed.startswith(document)
        assert editions.kept_bytes(tx, row.sha256) == signed[len(document) :]
        found = print_signatures.signature_by_file(tx, bytes.fromhex(answer["sha256"]))
        assert found == (edition, row)
    assert done("check", attested_case).out


def test_the_passphrase_is_nowhere_in_the_register(
    attested_case: Path, tmp_path: Path, key: tuple[object, ...]
) -> None:
    done("sign-print", attested_case, *EDITION, *key, "--to", tmp_path / "s.pdf")
    for path in tmp_path.rglob("*"):
        if path.is_file() and path.name != "k.txt":
            assert PASSPHRASE.encode() not in path.read_bytes()


def test_undo_goes_past_a_signature(
    attested_case: Path, tmp_path: Path, key: tuple[object, ...]
) -> None:
    done("sign-print", attested_case, *EDITION, *key, "--to", tmp_path / "s.pdf")
    assert type_command("undo", attested_case).code == 1
    (after,) = done("editions", attested_case, "--json").json["editions"]
    assert len(after["signatures"]) == 1


def test_an_edition_is_attested_and_signed_at_once(
    ready_case: Path, tmp_path: Path, key: tuple[object, ...]
) -> None:
    target = tmp_path / "annex.pdf"
    words = ("attest", ready_case, "--statement", 1, "--place", "Алматы", "--date", "2025-03-14")
    answer = done(*words, "--to", target, *key, "--with-exceptions", "--json").json
    (edition,) = done("editions", ready_case, "--json").json["editions"]
    assert edition["signatures"][0]["sha256"] == answer["signature"]["sha256"]
    assert b"/DocMDP" in target.read_bytes()


@pytest.mark.parametrize(
    ("made", "passphrase", "said"),
    [
        (make(), "wrong", "does not open: the passphrase is wrong"),
        (make(until=-2), PASSPHRASE, "expired on"),
        (make(signs=False), PASSPHRASE, "is not for signing"),
    ],
    ids=["wrong passphrase", "expired", "not for signing"],
)
def test_nothing_is_attested_with_a_certificate_that_cannot_sign(
    ready_case: Path, tmp_path: Path, made: Made, passphrase: str, said: str
) -> None:
    (tmp_path / "k.p12").write_bytes(made.p12)
    (tmp_path / "k.txt").write_text(passphrase, encoding="utf-8")
    target = tmp_path / "annex.pdf"
    words = ("attest", ready_case, "--statement", 1, "--place", "Алматы", "--date", "2025-03-14")
    key = ("--certificate", tmp_path / "k.p12", "--certificate-passphrase-file", tmp_path / "k.txt")
    err = refused_without_change(ready_case, *words, "--to", target, *key, "--with-exceptions")
    assert said in err
    assert not target.exists()


def test_nothing_is_attested_with_a_key_whose_folder_went_away(
    ready_case: Path, tmp_path: Path
) -> None:
    medium, words = tmp_path / "medium", tmp_path / "k.txt"
    medium.mkdir()
    (medium / "k.p12").write_bytes(make().p12)
    words.write_text(PASSPHRASE, encoding="utf-8")
    medium.rename(tmp_path / "unplugged")
    target = tmp_path / "annex.pdf"
    asked = ("attest", ready_case, "--statement", 1, "--place", "Алматы", "--date", "2025-03-14")
    key = ("--certificate", medium / "k.p12", "--certificate-passphrase-file", words)
    err = refused_without_change(ready_case, *asked, "--to", target, *key, "--with-exceptions")
    assert "There is no file" in err
    assert not target.exists()


def test_a_signature_made_elsewhere_is_kept_once_with_its_print(
    attested_case: Path, tmp_path: Path
) -> None:
    target, file = tmp_path / "print.pdf", tmp_path / "annex.pdf.cms"
    done("reprint", attested_case, *EDITION, "--to", target)
    file.write_bytes(make().detached(target.read_bytes()))
    words = ("keep-signature", attested_case, *EDITION, "--file", file)
    said = done(*words).out
    assert said.startswith("The signature is kept with edition 1.")
    assert "compare the fingerprint" in said
    answer = done(*words, "--json").json
    assert (answer["added"], answer["outcome"]) == (False, "indeterminate")
    assert [each["kind"] for each in answer["signatures"]] == ["detached"]
    assert json.dumps(answer)


def test_a_signature_of_another_file_is_refused(attested_case: Path, tmp_path: Path) -> None:
    file = tmp_path / "other.cms"
    file.write_bytes(make().detached(b"another file"))
    err = refused_without_change(
        attested_case, "keep-signature", attested_case, *EDITION, "--file", file
    )
    assert "belongs to no print of edition 1" in err


def test_a_signature_of_the_signed_copy_is_kept_with_that_copy(
    attested_case: Path, tmp_path: Path, key: tuple[object, ...]
) -> None:
    """A second attestor signs elsewhere what they were sent, which is the copy that was signed first."""
    target, file = tmp_path / "signed.pdf", tmp_path / "signed.pdf.p7s"
    done("sign-print", attested_case, *EDITION, *key, "--to", target)
    file.write_bytes(make(rsa_key(2048, 2), name="Второй").detached(target.read_bytes()))
    answer = done("keep-signature", attested_case, *EDITION, "--file", file, "--json").json
    assert (answer["added"], answer["outcome"]) == (True, "indeterminate")
    first, second = answer["signatures"]
    assert (second["kind"], second["subject"]) == ("detached", "Второй")
    assert second["sha256"] == first["sha256"]
    assert done("check", attested_case).out


def test_a_time_stamp_is_asked_for_and_kept(
    attested_case: Path, tmp_path: Path, key: tuple[object, ...]
) -> None:
    target, request, answer = (tmp_path / each for each in ("s.pdf", "q.tsq", "a.tsr"))
    done("sign-print", attested_case, *EDITION, *key, "--to", target)
    said = done("time-stamp-request", attested_case, *EDITION, "--to", request).out
    assert "holds a digest alone" in said
    answer.write_bytes(answer_request(request.read_bytes()))
    words = ("keep-time-stamp", attested_case, *EDITION, "--answer", answer)
    given = done(*words, "--to", tmp_path / "stamped.pdf", "--json").json
    assert given["added"] is True
    assert [each["kind"] for each in given["signatures"]] == ["inside", "inside"]
    stamped = (tmp_path / "stamped.pdf").read_bytes()
    assert len(stamped) == target.stat().st_size
    assert "nothing was added" in done(*words).out
    for path in (target, tmp_path / "stamped.pdf"):
        verdict = done("verify", path, "--register", attested_case, "--json").json
        assert verdict["verdict"] == "genuine"
    assert "A time stamp of" in verdict["signature"]["text"]
    stamp = verdict["signature"]["time_stamp"]
    assert (stamp["intact"], stamp["authority"]) == (True, AUTHORITY)
    assert "to be stamped" in refused("time-stamp-request", attested_case, *EDITION, "--to", answer)
    assert done("check", attested_case).out


def test_a_foreign_answer_is_refused(
    attested_case: Path, tmp_path: Path, key: tuple[object, ...]
) -> None:
    from coalition_app.documents.sign.time_stamps import request_stamp

    done("sign-print", attested_case, *EDITION, *key, "--to", tmp_path / "s.pdf")
    foreign = tmp_path / "foreign.tsr"
    foreign.write_bytes(answer_request(request_stamp(make().detached(b"another file"))))
    words = ("keep-time-stamp", attested_case, *EDITION, "--answer", foreign)
    assert "is not one of this signature" in refused_without_change(attested_case, *words)


@needs_softhsm
def test_a_print_is_signed_with_a_token(
    attested_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOFTHSM2_CONF", "")
    prepare(tmp_path)
    make_token(LABEL)
    put_on_token(LABEL, make(), "01", tmp_path)
    target, pin = tmp_path / "signed.pdf", tmp_path / "pin.txt"
    pin.write_text(PIN + "\n")
    words = ("sign-print", attested_case, *EDITION, "--token", softhsm())
    opened = ("--certificate-passphrase-file", pin)
    answer = done(*words, "--label", LABEL, *opened, "--to", target, "--json").json
    assert answer["certificate"]["subject"] == NAME
    verdict = done("verify", target, "--register", attested_case, "--json").json
    assert (verdict["verdict"], verdict["signature"]["outcome"]) == ("genuine", "passed")
    pin.write_text("999999")
    other = ("--label", LABEL, *opened, "--to", tmp_path / "other.pdf")
    assert "The PIN is wrong" in refused_without_change(attested_case, *words, *other)
    assert not (tmp_path / "other.pdf").exists()


def test_a_print_is_signed_with_one_thing(
    attested_case: Path, tmp_path: Path, key: tuple[object, ...]
) -> None:
    words = ("sign-print", attested_case, *EDITION, "--to", tmp_path / "s.pdf")
    assert "Name what to sign with" in refused(*words)
    assert "Name either" in refused(*words, *key, "--token", tmp_path / "lib.so")
