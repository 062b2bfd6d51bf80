"""A signature in a file of its own: bound to its print, verified where its algorithm is known."""

import base64

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7

from coalition_app.documents.sign.detached import judge_detached, read_detached
from coalition_app.documents.sign.judge import FAILED, INDETERMINATE
from coalition_app.errors import UserError
from tests.certificates import NAME, Made, make

PRINT = b"%PDF-1.7 print"
DETACHED = pkcs7.PKCS7Options.DetachedSignature
BINARY = pkcs7.PKCS7Options.Binary


def cms(made: Made, *options: pkcs7.PKCS7Options, content: bytes = PRINT) -> bytes:
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content)
    builder = builder.add_signer(made.certificate, made.key, hashes.SHA256())
    return builder.sign(serialization.Encoding.DER, [BINARY, *options])


@pytest.mark.parametrize("key", ["rsa", "ec"])
@pytest.mark.parametrize("options", [(), (DETACHED,)], ids=["with the file", "detached"])
def test_an_intact_signature_is_bound_and_shown(
    key: str, options: tuple[pkcs7.PKCS7Options, ...]
) -> None:
    made = make() if key == "rsa" else make(ec.generate_private_key(ec.SECP256R1()))
    judged = judge_detached(cms(made, *options), PRINT)
    assert (judged.outcome, judged.intact, judged.covers_all) == (INDETERMINATE, True, True)
    assert judged.certificate is not None
    assert (judged.certificate.subject, judged.signed_at is not None) == (NAME, True)
    assert "compare the fingerprint" in judged.why


@pytest.mark.parametrize("options", [(), (DETACHED,)], ids=["with the file", "detached"])
def test_the_signature_of_another_file_fails(options: tuple[pkcs7.PKCS7Options, ...]) -> None:
    judged = judge_detached(cms(make(), *options), PRINT + b"\n")
    assert (judged.outcome, judged.intact) == (FAILED, False)


def test_a_changed_signature_fails() -> None:
    whole = cms(make(), DETACHED)
    judged = judge_detached(whole[:-5] + bytes([whole[-5] ^ 1]) + whole[-4:], PRINT)
    assert (judged.outcome, judged.intact) == (FAILED, False)


def test_an_unknown_algorithm_is_unverified() -> None:
    """As those of GOST 34.11: the digest's number is one that nothing here knows."""
    sha256, gost = bytes.fromhex("0609608648016503040201"), bytes.fromhex("06092a831a0a0101020201")
    judged = judge_detached(cms(make(), DETACHED).replace(sha256, gost), PRINT)
    assert (judged.outcome, judged.intact) == (INDETERMINATE, False)
    assert judged.why.startswith(f"The signature of {NAME} is unverified")


def test_the_forms_in_which_they_are_handed_on_are_read() -> None:
    whole = cms(make(), DETACHED)
    text = base64.encodebytes(whole)
    for given in (whole, text, b"-----BEGIN CMS-----\n" + text + b"-----END CMS-----\n"):
        assert read_detached(given, "a.cms") == whole


@pytest.mark.parametrize(
    "junk", [b"", b"0", PRINT, b"0\x82" + bytes(9), b"text", make().pem, bytes(300)], ids=range(7)
)
def test_what_is_no_signature_is_refused(junk: bytes) -> None:
    with pytest.raises(UserError, match=r"a\.cms is no electronic signature"):
        read_detached(junk, "a.cms")
