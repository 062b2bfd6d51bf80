"""A token for tests: SoftHSM, with a key and a certificate on it that are nobody's."""

import os
import subprocess
from pathlib import Path
from shutil import which

import pkcs11
import pytest
from cryptography.hazmat.primitives import serialization
from pkcs11 import Attribute, CertificateType, ObjectClass

from tests.certificates import Made

PIN = "246813"
LABEL = "Токен Даны"
PLACES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
)
LIBRARY = next((Path(each) for each in PLACES if Path(each).is_file()), None)
needs_softhsm = pytest.mark.skipif(
    LIBRARY is None or which("softhsm2-util") is None, reason="SoftHSM is not installed"
)


def softhsm() -> Path:
    """Return the library; the tests that need it are skipped without."""
    assert LIBRARY is not None
    return LIBRARY


def prepare(folder: Path) -> None:
    """Let SoftHSM keep its tokens in a folder, from now on in this process."""
    (folder / "tokens").mkdir()
    conf = folder / "softhsm2.conf"
    conf.write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(conf)


def make_token(label: str) -> None:
    """Make a token with this label."""
    words = ("--init-token", "--free", "--label", label, "--so-pin", "12345678", "--pin", PIN)
    subprocess.run(["softhsm2-util", *words], check=True, capture_output=True)
    pkcs11.lib(str(softhsm().resolve())).reinitialize()


def put_on_token(label: str, made: Made, key_id: str, folder: Path) -> None:
    """Put a key with its certificate onto a token."""
    private = folder / "key.pem"
    private.write_bytes(
        made.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    words = ("--import", str(private), "--token", label, "--label", "key", "--id", key_id)
    subprocess.run(["softhsm2-util", *words, "--pin", PIN], check=True, capture_output=True)
    private.unlink()
    library = pkcs11.lib(str(softhsm().resolve()))
    library.reinitialize()
    with library.get_token(token_label=label).open(user_pin=PIN, rw=True) as session:
        session.create_object(
            {
                Attribute.CLASS: ObjectClass.CERTIFICATE,
                Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                Attribute.TOKEN: True,
                Attribute.ID: bytes.fromhex(key_id),
                Attribute.LABEL: "key",
                Attribute.SUBJECT: made.certificate.subject.public_bytes(),
                Attribute.VALUE: made.certificate.public_bytes(serialization.Encoding.DER),
            }
        )
