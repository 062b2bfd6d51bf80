"""A file with certificate and key opens, or a sentence says why it cannot sign here."""

import datetime as dt
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12

from coalition_app.documents.sign.certificates import (
    Key,
    open_key,
    read_key_file,
    refuse_unfit,
    shown_fingerprint,
)
from coalition_app.errors import UserError
from tests.certificates import CLIENT, EMAIL, NAME, PASSPHRASE, TODAY, Made, make, rsa_key


def opened(made: Made, passphrase: str = PASSPHRASE) -> Key:
    return open_key(made.p12, passphrase, "key.p12", TODAY)


def test_a_certificate_opens_with_its_passphrase(tmp_path: Path) -> None:
    made = make()
    path = tmp_path / "мой ключ.p12"
    path.write_bytes(made.p12)
    certificate = read_key_file(path, PASSPHRASE, TODAY).certificate
    assert (certificate.subject, certificate.issuer) == (NAME, NAME)
    assert certificate.valid_until.date() == (TODAY + dt.timedelta(365)).date()
    groups = shown_fingerprint(certificate.fingerprint).split(" ")
    assert (len(groups), {len(group) for group in groups}) == (16, {4})
    assert "".join(groups).lower() == certificate.fingerprint


def test_a_wrong_passphrase_is_said_and_not_repeated() -> None:
    for wrong in ("", "wrong words", PASSPHRASE.upper()):
        with pytest.raises(
            UserError, match=r"key\.p12 does not open: the passphrase is wrong"
        ) as refused:
            opened(make(), wrong)
        assert not wrong or wrong not in str(refused.value)


@pytest.mark.parametrize(
    "content",
    [b"", b"0", b"0\x80", b"%PDF-1.7", bytes(2_000), b"0\x82" + bytes(range(256)) * 8, make().pem],
    ids=range(7),
)
def test_a_file_that_is_no_key_is_refused(content: bytes) -> None:
    with pytest.raises(UserError, match="holds no key"):
        open_key(content, PASSPHRASE, "a.p12", TODAY)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.p12"):
        with pytest.raises(UserError, match="There is no file"):
            read_key_file(path, PASSPHRASE, TODAY)


def test_a_file_without_the_key_is_refused() -> None:
    closed = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    alone = pkcs12.serialize_key_and_certificates(b"a", None, make().certificate, None, closed)
    with pytest.raises(UserError, match="holds no private key"):
        open_key(alone, PASSPHRASE, "a.p12", TODAY)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (make(ec.generate_private_key(ec.SECP256R1())), "of a kind that cannot sign here"),
        (make(rsa_key(1024)), "too few to be safe"),
    ],
    ids=["elliptic curve", "short"],
)
def test_a_key_that_cannot_sign_here_is_refused(made: Made, said: str) -> None:
    with pytest.raises(UserError, match=said):
        opened(made)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (make(until=-1), "expired on"),
        (make(since=2), "is valid from"),
        (make(signs=False), "is not for signing"),
        (make(uses=(CLIENT,)), "is not for signing"),
    ],
    ids=["expired", "to come", "not for signing", "for logging in"],
)
def test_a_certificate_that_must_not_sign_is_shown_and_refused(made: Made, said: str) -> None:
    key = opened(made)
    assert key.certificate.subject == NAME
    assert said in key.unfit
    with pytest.raises(UserError, match=said):
        refuse_unfit(key)


@pytest.mark.parametrize("uses", [(), (EMAIL,), (EMAIL, CLIENT)])
def test_a_certificate_for_mail_or_for_anything_can_sign(uses: tuple[object, ...]) -> None:
    assert opened(make(uses=uses)).unfit == ""  # type: ignore[arg-type]


def test_a_key_of_an_unknown_kind_is_refused() -> None:
    """As the keys of GOST 34.10-2015: the kind is told by a number which nothing here knows."""
    made = make()
    content = pkcs12.serialize_key_and_certificates(
        None, made.key, made.certificate, None, serialization.NoEncryption()
    )
    rsa, gost = bytes.fromhex("06092a864886f70d010101"), bytes.fromhex("06092a831a0a0101010101")
    with pytest.raises(UserError, match="of a kind that cannot be used here, as GOST"):
        open_key(content.replace(rsa, gost), "", "a.p12", TODAY)
