"""Keys on a token or a card (PKCS#11): its tokens, and the certificates that can sign with one.

The library is the one that came with the token; it runs inside this program, so only its owner names it.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coalition_app.documents.sign.certificates import (
    LEAST_BITS,
    Key,
    describe_certificate,
    why_unfit,
)
from coalition_app.errors import UserError
from coalition_app.i18n import _


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token that is plugged in."""

    slot: int
    """Its place among those that hold a token, from 0."""
    label: str
    serial: str


@dataclass(frozen=True, slots=True)
class OpenToken:
    """The keys of a token that was opened by its PIN; they sign until it is closed."""

    keys: tuple[Key, ...]
    """Those that can sign here, whether they may now or not; never empty."""
    close: Callable[[], None]


def list_tokens(library: Path) -> list[TokenRow]:
    """List the tokens that a library sees. Raises UserError where it is none, or sees no token."""
    rows = [
        TokenRow(at, str(token.label).strip(), _text(token.serial))
        for at, token in enumerate(_tokens(library))
    ]
    if not rows:
        raise UserError(
            _("%(file)s sees no token: plug it in and try again.") % {"file": library.name}
        )
    return rows


def find_token(library: Path, *, label: str | None = None, slot: int | None = None) -> TokenRow:
    """Find the token that is meant; with neither label nor slot, the only one. Raises UserError."""
    rows = list_tokens(library)
    found = [each for each in rows if label in (None, each.label) and slot in (None, each.slot)]
    if len(found) == 1:
        return found[0]
    known = "; ".join(f"{each.slot}: {each.label} ({each.serial})" for each in rows)
    if not found:
        raise UserError(_("There is no such token. There are: %(tokens)s.") % {"tokens": known})
    raise UserError(
        _("Several tokens are plugged in: name one by its label or slot. There are: %(tokens)s.")
        % {"tokens": known}
    )


def open_token(library: Path, slot: int, pin: str, now: dt.datetime) -> OpenToken:
    """Open a token by its PIN, which is used once and kept nowhere.

    Raises UserError for a wrong PIN, and where the token has no key that can sign here.
    """
    from pkcs11 import exceptions

    tokens = _tokens(library)
    if not 0 <= slot < len(tokens):
        raise UserError(_("The token is gone: plug it in and try again."))
    try:
        session = tokens[slot].open(user_pin=pin)
    except (exceptions.PinIncorrect, exceptions.PinLenRange, exceptions.PinInvalid) as error:
        raise UserError(
            _("The PIN is wrong. Nothing was signed; a token locks itself after a few wrong tries.")
        ) from error
    except (exceptions.PinLocked, exceptions.PinExpired) as error:
        raise UserError(
            _("The token is locked: its issuer’s program or its PUK opens it again.")
        ) from error
    except exceptions.PKCS11Error as error:
        raise UserError(_trouble(error)) from error
    try:
        keys = _keys(session, now)
    except exceptions.PKCS11Error as error:
        session.close()
        raise UserError(_trouble(error)) from error
    if not keys:
        session.close()
        raise UserError(
            _(
                "The token holds no RSA key with its certificate that can sign here (GOST keys cannot). Sign "
                "with the program of its issuer, as NCALayer, and keep that signature with the print."
            )
        )
    return OpenToken(tuple(keys), session.close)


def _tokens(library: Path) -> list[Any]:
    import pkcs11
    from pkcs11.exceptions import PKCS11Error

    if not library.is_file():
        raise UserError(_("There is no file %(path)s.") % {"path": library})
    try:
        loaded = pkcs11.lib(str(library.resolve()))
        return [each.get_token() for each in loaded.get_slots(token_present=True)]
    except (PKCS11Error, RuntimeError, OSError) as error:
        raise UserError(
            _("%(file)s is no library of a token (PKCS#11), or not one for this computer.")
            % {"file": library.name}
        ) from error


def _keys(session: Any, now: dt.datetime) -> list[Key]:
    """Return the RSA keys of a token that have a certificate, those that may sign now first."""
    from asn1crypto import x509
    from cryptography.x509 import load_der_x509_certificate
    from pkcs11 import Attribute, KeyType, ObjectClass
    from pyhanko.sign.pkcs11 import PKCS11Signer

    asked = {
        Attribute.CLASS: ObjectClass.PRIVATE_KEY,
        Attribute.KEY_TYPE: KeyType.RSA,
        Attribute.SIGN: True,
    }
    own = {bytes(each[Attribute.ID]) for each in list(session.get_objects(asked))}
    found = [
        (bytes(each[Attribute.ID]), bytes(each[Attribute.VALUE]))
        for each in list(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}))
    ]
    chain = [x509.Certificate.load(der) for key_id, der in found if key_id not in own]
    keys = []
    for key_id, der in found:
        try:
            certificate = load_der_x509_certificate(der)
        except ValueError:
            continue
        if key_id not in own or getattr(certificate.public_key(), "key_size", 0) < LEAST_BITS:
            continue
        signer = PKCS11Signer(
            session, signing_cert=x509.Certificate.load(der), ca_chain=chain, key_id=key_id
        )
        described = describe_certificate(certificate)
        keys.append(Key(described, signer, why_unfit(certificate, now)))
    return sorted(keys, key=lambda each: bool(each.unfit))


def _trouble(error: Exception) -> str:
    return _("The token does not answer (%(reason)s): unplug it, plug it in and try again.") % {
        "reason": type(error).__name__
    }


def _text(serial: Any) -> str:
    given = serial.decode("ascii", "replace") if isinstance(serial, bytes) else str(serial)
    return given.strip()
