"""A signed print: its bytes first, one signature over all of it, nothing may change after."""

import dataclasses
import io
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.sign.certificates import Certificate, Key, open_key
from coalition_app.documents.sign.judge import FAILED, INDETERMINATE, PASSED, judge_signatures
from coalition_app.documents.sign.sign_print import sign_print, signature_in, with_signature
from coalition_app.documents.sign.time_stamps import request_stamp, stamp_signature
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.errors import UserError
from coalition_app.languages import LANGUAGES
from tests.certificates import AUTHORITY, NAME, PASSPHRASE, TODAY, answer_request, make
from tests.documents.annexes import real_content
from tests.documents.preflight import faults
from tests.documents.tag_tree import tag_faults

FACTS = ["14.03.2025 12:00 (UTC+05:00)", "0011 2233"]


@dataclass(frozen=True)
class Signed:
    """A print, the copy of it that was signed, and with what."""

    document: bytes
    content: bytes
    certificate: Certificate


def key() -> Key:
    return open_key(make().p12, PASSPHRASE, "key.p12", TODAY)


def sign(document: bytes) -> bytes:
    return sign_print(document, key(), "Signed electronically", FACTS)


@pytest.fixture(scope="module")
def signed() -> Signed:
    document = render_annex(real_content(), language="ru", draft=False)
    opened = key()
    content = sign_print(document, opened, "Подписано электронно", FACTS)
    return Signed(document, content, opened.certificate)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("accessible", ["auto", "never"])
def test_the_print_is_the_beginning_of_its_signed_copy(language: str, accessible: str) -> None:
    form = PageForm(accessible=accessible)  # type: ignore[arg-type]
    document = render_annex(real_content(), language=language, draft=False, form=form)
    content = sign(document)
    assert content.startswith(document)
    assert len(content) - len(document) < 160_000
    assert not faults(content)
    if accessible == "auto":
        assert not tag_faults(content)


def test_it_certifies_that_nothing_may_change(signed: Signed) -> None:
    reader = PdfReader(io.BytesIO(signed.content))
    field = reader.root_object["/AcroForm"]["/Fields"][0].get_object()  # type: ignore[index]
    value = field["/V"]
    assert (value["/Filter"], value["/SubFilter"]) == ("/Adobe.PPKLite", "/ETSI.CAdES.detached")
    (reference,) = (e for e in value["/Reference"] if e["/TransformMethod"] == "/DocMDP")
    assert reference["/TransformParams"]["/P"] == 1
    assert reader.root_object["/Perms"]["/DocMDP"] == value  # type: ignore[index]


def test_every_byte_but_the_signature_itself_is_covered(signed: Signed) -> None:
    start, length, after, rest = map(
        int, re.findall(rb"/ByteRange\s*\[(\d+) (\d+) (\d+) (\d+)", signed.content)[0]
    )
    assert (start, after + rest) == (0, len(signed.content))
    assert signed.content[length : length + 1] + signed.content[after - 1 : after] == b"<>"


def test_its_stamp_has_fonts_of_its_own_and_says_who(signed: Signed) -> None:
    reader = PdfReader(io.BytesIO(signed.content))
    field = reader.root_object["/AcroForm"]["/Fields"][0].get_object()  # type: ignore[index]
    looks = field["/AP"]["/N"]
    (page,) = (each.get_object() for each in looks["/Resources"]["/XObject"].values())
    fonts = [each.get_object() for each in page["/Resources"]["/Font"].values()]
    assert len(fonts) >= 3
    assert all(each["/FontDescriptor"]["/FontFile2"] for each in fonts)


def test_a_print_without_the_field_cannot_be_signed() -> None:
    draft = render_annex(real_content(), language="ru", draft=True)
    with pytest.raises(UserError, match="make a further print"):
        sign(draft)


def test_a_signed_copy_is_not_signed_again(signed: Signed) -> None:
    with pytest.raises(UserError, match="signed already"):
        sign(signed.content)


def test_the_expected_certificate_passes(signed: Signed) -> None:
    (judged,) = judge_signatures(signed.content, [signed.certificate.fingerprint], TODAY)
    assert (judged.outcome, judged.intact, judged.covers_all) == (PASSED, True, True)
    assert judged.certificate == signed.certificate
    assert NAME in judged.why


def test_nobodys_certificate_and_anothers_are_indeterminate(signed: Signed) -> None:
    other = open_key(make().p12, PASSPHRASE, "a", TODAY).certificate
    assert other.subject == signed.certificate.subject
    for expected in ((), (other.fingerprint,)):
        (judged,) = judge_signatures(signed.content, expected, TODAY)
        assert (judged.outcome, judged.intact, judged.covers_all) == (INDETERMINATE, True, True)


def test_a_certificate_that_expired_since_is_said(signed: Signed) -> None:
    later = signed.certificate.valid_until.replace(year=signed.certificate.valid_until.year + 1)
    (judged,) = judge_signatures(signed.content, [signed.certificate.fingerprint], later)
    assert judged.outcome == PASSED
    assert f"expired on {signed.certificate.valid_until:%d.%m.%Y}" in judged.why


def test_one_bit_anywhere_fails(signed: Signed) -> None:
    content = signed.content
    for place in (20, len(signed.document) // 2, len(signed.document) - 30, len(content) - 30):
        changed = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        for judged in judge_signatures(changed, [signed.certificate.fingerprint], TODAY):
            assert (judged.outcome, judged.intact and judged.covers_all) == (FAILED, False)


def test_what_is_added_fails(signed: Signed) -> None:
    for more in (b"\n", b"%%EOF\n", signed.content):
        for judged in judge_signatures(
            signed.content + more, [signed.certificate.fingerprint], TODAY
        ):
            assert judged.outcome == FAILED


def test_an_unsigned_print_has_no_signature(signed: Signed) -> None:
    assert judge_signatures(signed.document, [signed.certificate.fingerprint], TODAY) == []


def stamped(signed: Signed) -> bytes:
    signature = signature_in(signed.content)
    answer = answer_request(request_stamp(signature))
    return with_signature(signed.content, stamp_signature(signature, answer, "a.tsr"))


def test_a_time_stamp_goes_into_the_room_that_was_left_for_it(signed: Signed) -> None:
    content = stamped(signed)
    assert len(content) == len(signed.content)
    changed = [
        at
        for at, both in enumerate(zip(content, signed.content, strict=True))
        if len(set(both)) > 1
    ]
    _start, length, after, _rest = map(
        int, re.findall(rb"/ByteRange\s*\[(\d+) (\d+) (\d+) (\d+)", content)[0]
    )
    assert length < min(changed)
    assert max(changed) < after
    (judged,) = judge_signatures(content, [signed.certificate.fingerprint], TODAY)
    assert (judged.outcome, judged.intact, judged.covers_all) == (PASSED, True, True)
    assert judged.stamp is not None
    assert judged.stamp.intact
    assert f"A time stamp of {AUTHORITY} says" in judged.why
    assert not faults(content)


def test_a_file_without_room_for_a_time_stamp_stays_as_it_is(signed: Signed) -> None:
    signature = signature_in(signed.content)
    with pytest.raises(UserError, match="no room for this time stamp"):
        with_signature(signed.content, signature + bytes(20_000))


@pytest.mark.parametrize("with_stamp", [False, True], ids=["signed", "stamped"])
@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler's pdfsig is not installed")
def test_poppler_agrees(signed: Signed, tmp_path: Path, with_stamp: bool) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(stamped(signed) if with_stamp else signed.content)
    ran = subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert "Signature is Valid" in ran.stdout
    assert "Total document signed" in ran.stdout
    assert dataclasses.asdict(signed.certificate)["subject"] in ran.stdout
