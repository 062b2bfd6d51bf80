"""A signature in a file of its own: bound to its print, verified where its algorithm is known."""

import base64

import pytest
from asn1crypto import cms as asn1_cms
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.serialization import pkcs7

from coalition_app.documents.sign.detached import judge_detached, read_detached
from coalition_app.documents.sign.judge import FAILED, INDETERMINATE
from coalition_app.errors import UserError
from tests.certificates import NAME, Made, make

PRINT = b"%PDF-1.7 print"
DETACHED = pkcs7.PKCS7Options.DetachedSignature
BINARY = pkcs7.PKCS7Options.Binary


def cms(
    made: Made,
    *options: pkcs7.PKCS7Options,
    content: bytes = PRINT,
    padded: padding.PSS | None = None,
) -> bytes:
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content)
    builder = builder.add_signer(made.certificate, made.key, hashes.SHA256(), rsa_padding=padded)
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


@pytest.mark.parametrize("hashed", [hashes.SHA256(), hashes.SHA512()], ids=["sha256", "sha512"])
@pytest.mark.parametrize("salt", [padding.PSS.DIGEST_LENGTH, 20], ids=["as long", "20"])
def test_a_pss_signature_is_verified(hashed: hashes.SHA256 | hashes.SHA512, salt: int) -> None:
    made, padded = make(), padding.PSS(padding.MGF1(hashed), salt)
    builder = pkcs7.PKCS7SignatureBuilder().set_data(PRINT)
    builder = builder.add_signer(made.certificate, made.key, hashed, rsa_padding=padded)
    whole = builder.sign(serialization.Encoding.DER, [BINARY, DETACHED])
    judged = judge_detached(whole, PRINT)
    assert (judged.outcome, judged.intact, judged.covers_all) == (INDETERMINATE, True, True)
    assert "is intact" in judged.why
    changed = whole[:-5] + bytes([whole[-5] ^ 1]) + whole[-4:]
    assert judge_detached(changed, PRINT).outcome == FAILED
    assert judge_detached(whole, PRINT + b"\n").outcome == FAILED


def test_a_pss_signature_whose_hashes_differ_is_unverified() -> None:
    """As where the padding is by SHA-1 and the signature by SHA-256 (RFC 4056, section 3)."""
    whole = cms(make(), DETACHED, padded=padding.PSS(padding.MGF1(hashes.SHA256()), 32))
    signed = asn1_cms.ContentInfo.load(whole)
    (signer,) = signed["content"]["signer_infos"]
    signer["signature_algorithm"]["parameters"]["hash_algorithm"] = {"algorithm": "sha1"}
    judged = judge_detached(signed.dump(force=True), PRINT)
    assert (judged.outcome, judged.intact) == (INDETERMINATE, False)
    assert "is unverified" in judged.why


def test_a_key_of_gost_is_unverified_and_said_so() -> None:
    """The number of Kazakhstan's GOST 34.310 stands in the certificate and beside the signature."""
    rsa, gost = bytes.fromhex("06092a864886f70d010101"), bytes.fromhex("06092a830e030a01010101")
    whole = cms(make(), DETACHED)
    crafted = whole.replace(rsa, gost)
    assert crafted != whole
    judged = judge_detached(crafted, PRINT)
    assert (judged.outcome, judged.intact) == (INDETERMINATE, False)
    assert "unverified: its algorithm is not known here" in judged.why
    assert "The program of its issuer can verify it." in judged.why


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
