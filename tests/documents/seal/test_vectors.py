"""The test vectors, judged by a verifier that is written from the help's page "format" alone."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import load_der_public_key

from coalition_app.documents.seal.fingerprint import read_fingerprint
from coalition_app.documents.verify.proved import judge
from coalition_app.documents.verify.typed_input import CONTENT, Typed
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    CORRIGENDUM,
    GENUINE,
    NOT_ISSUED,
    OTHER_BYTES,
    SLIP,
)
from coalition_app.documents.verify.verify import verify
from tests.documents.seal.pdf_by_the_help import OtherForm, attached, pages_fit

RESOURCES = Path(__file__).parents[3] / "resources"
VECTORS: dict[str, Any] = json.loads((RESOURCES / "format" / "test_vectors.json").read_bytes())
PDF: dict[str, Any] = VECTORS["pdf"]
DOCUMENT = (RESOURCES / "format" / PDF["file"]).read_bytes()
BASE_32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
OF_SEAL = {"algorithm", "sealed", "signature", "device_key", "device_signature", "root_key"}


def canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def decoded(text: str) -> bytes:
    value = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    assert base64.urlsafe_b64encode(value).decode().rstrip("=") == text
    return value


def signed(key: str, message: bytes, signature: str) -> None:
    public, given = load_der_public_key(decoded(key)), decoded(signature)
    assert isinstance(public, ec.EllipticCurvePublicKey)
    assert len(given) == 64
    halves = int.from_bytes(given[:32]), int.from_bytes(given[32:])
    public.verify(utils.encode_dss_signature(*halves), message, ec.ECDSA(hashes.SHA256()))


def seal_holds(seal: dict[str, Any]) -> None:
    assert seal.keys() == OF_SEAL
    assert seal["algorithm"] == "ECDSA-P256-SHA256"
    of_device = b"coalition-app device 1\n" + decoded(seal["device_key"])
    signed(seal["root_key"], of_device, seal["device_signature"])
    of_edition = b"coalition-app edition 1\n" + canonical(seal["sealed"])
    signed(seal["device_key"], of_edition, seal["signature"])


def annex_holds(annex: dict[str, Any]) -> None:
    content, seal = annex["content"], annex["seal"]
    assert content["schema"] <= 5
    seal_holds(seal)
    assert seal["sealed"] == {
        "digest": sha256(canonical(content)).hex(),
        "edition": content["edition"],
        "lines": sum(len(section["entries"]) for section in content["sections"]),
        "lines_root": content["lines_root"],
        "statement": content["statement"],
    }


def pages_hold(annex: dict[str, Any]) -> None:
    pages, digest = annex["pages"], annex["seal"]["sealed"]["digest"]
    assert pages.keys() == {"bytes", "sha256", "signature", "device_key", "device_signature"}
    of_device = b"coalition-app device 1\n" + decoded(pages["device_key"])
    signed(annex["seal"]["root_key"], of_device, pages["device_signature"])
    says = {"bytes": pages["bytes"], "digest": digest, "sha256": pages["sha256"]}
    message = b"coalition-app print 1\n" + canonical(says)
    signed(pages["device_key"], message, pages["signature"])


def answer(document: bytes) -> str:
    """Answer of a PDF what the page's table says, where the fingerprint is the expected one."""
    try:
        carried = attached(document)
        annex_holds(carried)
        pages_hold(carried)
        return GENUINE if pages_fit(document, carried["pages"]) else NOT_ISSUED
    except OtherForm:
        return OTHER_BYTES
    except (AssertionError, InvalidSignature, ValueError):
        return NOT_ISSUED


def corrigendum_holds(corrigendum: dict[str, Any]) -> None:
    content, seal = corrigendum["corrigendum"], corrigendum["seal"]
    assert seal.keys() == OF_SEAL - {"sealed"} | {"digest"}
    assert seal["algorithm"] == "ECDSA-P256-SHA256"
    assert content["schema"] == 1
    assert seal["digest"] == sha256(canonical(content)).hex()
    of_device = b"coalition-app device 1\n" + decoded(seal["device_key"])
    signed(seal["root_key"], of_device, seal["device_signature"])
    message = b"coalition-app corrigendum 1\n" + canonical({"digest": seal["digest"]})
    signed(seal["device_key"], message, seal["signature"])


def slip_holds(slip: dict[str, Any]) -> None:
    line, sealed = slip["line"], slip["seal"]["sealed"]
    seal_holds(slip["seal"])
    assert len(decoded(line["salt"])) == 16
    found = sha256(b"\x00", canonical({"entry": line["entry"], "salt": line["salt"]}))
    place, last = line["index"], sealed["lines"] - 1
    assert 0 <= place <= last
    for step in map(decoded, line["path"]):
        assert last > 0
        if place % 2 or place == last:
            found = sha256(b"\x01", step, found)
            while place and not place % 2:
                place, last = place // 2, last // 2
        else:
            found = sha256(b"\x01", found, step)
        place, last = place // 2, last // 2
    assert last == 0
    assert found.hex() == sealed["lines_root"]


HOLDS = {"slip": slip_holds, "annex": annex_holds, "corrigendum": corrigendum_holds}
"""By what a vector holds."""


def code_of(digest: str) -> str:
    number = int(digest[:20], 16)
    letters = "".join(BASE_32[number >> 5 * at & 31] for at in range(15, -1, -1))
    groups = [letters[at : at + 4] for at in range(0, 16, 4)]
    return "-".join([*groups, (BASE_32 + "*~$=U")[number % 37]])


def test_the_true_ones_hold() -> None:
    annex_holds(VECTORS["annex"])
    assert VECTORS["annex"]["seal"]["sealed"]["digest"] == VECTORS["digest"]
    assert code_of(VECTORS["digest"]) == VECTORS["code"]
    assert len(VECTORS["slips"]) == 2
    for slip in VECTORS["slips"]:
        slip_holds(slip)
    corrigendum_holds(VECTORS["corrigendum"])
    assert code_of(VECTORS["corrigendum"]["seal"]["digest"]) == VECTORS["corrigendum_code"]
    for line in VECTORS["lines"]:
        leaf = canonical({"entry": line["entry"], "salt": line["salt"]})
        assert sha256(b"\x00", leaf).hex() == line["leaf_hash"]


def test_the_words_are_the_roots() -> None:
    begins = sha256(decoded(VECTORS["annex"]["seal"]["root_key"]))[:10]
    assert begins.hex() == VECTORS["fingerprint"]["sha256_begins"]
    number = int.from_bytes(begins)
    for language, words in VECTORS["fingerprint"]["words"].items():
        listed = (RESOURCES / "control_words" / f"{language}.txt").read_text("utf-8").split()
        assert words.split() == [listed[number >> at & 1023] for at in range(70, -1, -10)]


@pytest.mark.parametrize("given", VECTORS["refused"], ids=lambda given: given["why"])
def test_the_false_ones_are_refused(given: dict[str, Any]) -> None:
    with pytest.raises((AssertionError, InvalidSignature, ValueError)):
        for kind, holds in HOLDS.items():
            if kind in given:
                holds(given[kind])


def test_the_program_agrees_on_every_vector() -> None:
    root = int(VECTORS["fingerprint"]["sha256_begins"], 16)

    def verdict(values: object, expected: int = root) -> str:
        judged = judge(None, Typed(CONTENT, json.dumps(values, ensure_ascii=False)), expected)
        assert judged is not None
        return judged.verdict

    assert verdict(VECTORS["annex"]) == GENUINE
    assert [verdict(slip) for slip in VECTORS["slips"]] == [SLIP, SLIP]
    for each in VECTORS["refused"]:
        (given,) = (each[kind] for kind in HOLDS if kind in each)
        unknown = each["why"].startswith(("one key more", "a newer schema"))
        assert verdict(given) == (CANNOT_TELL if unknown else NOT_ISSUED), each["why"]
    assert verdict(VECTORS["corrigendum"]) == NOT_ISSUED  # of another register
    words = read_fingerprint(VECTORS["corrigendum_words"]["kk"])
    assert verdict(VECTORS["corrigendum"], words) == CORRIGENDUM


def test_the_pdf_is_genuine() -> None:
    assert answer(DOCUMENT) == GENUINE
    for words in PDF["words"].values():
        assert verify(None, DOCUMENT, fingerprint=read_fingerprint(words)).verdict == GENUINE


@pytest.mark.parametrize("given", PDF["altered"], ids=lambda given: given["why"])
def test_an_altered_pdf_is_answered_as_the_page_says(given: dict[str, Any]) -> None:
    behind = given["at"] + given["take"]
    document = DOCUMENT[: given["at"]] + decoded(given["put"]) + DOCUMENT[behind:]
    assert answer(document) == given["answer"]
    expected = read_fingerprint(PDF["words"]["en"])
    assert verify(None, document, fingerprint=expected).verdict == given["answer"]
