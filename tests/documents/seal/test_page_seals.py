"""The seal of a print's pages: every byte before the attached file, by a device that the root vouches for."""

import hashlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from coalition_app.documents.issue.sealing import find_keys
from coalition_app.documents.seal.keys import new_pair, sign
from coalition_app.documents.seal.page_seals import PageSeal, read_page_seal
from coalition_app.operations.attesting import attest, reprint
from coalition_app.records.editions import editions
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.database import Database
from tests.registers import hold_originals, make_register, name_attestor, statement_of


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register that is ready to be attested."""
    with make_register(tmp_path / "a.coalition", signatures=3) as made:
        name_attestor(made)
        hold_originals(made)
        yield made


def _attest(database: Database, target: Path) -> bytes:
    with database.reading() as tx:
        statement, today = statement_of(tx), tx.today
    attest(database, statement.id, place="Алматы", date=today, target=target, language="ru")
    return target.read_bytes()


def _carried(document: bytes) -> dict[str, Any]:
    carried: dict[str, Any] = json.loads(
        PdfReader(io.BytesIO(document)).attachments["annex.json"][0]
    )
    return carried


def _seal(document: bytes) -> tuple[PageSeal, str, str]:
    """Return the seal of the pages, the root's key, and the content's digest."""
    carried = _carried(document)
    seal = carried["seal"]
    return read_page_seal(carried["pages"]), seal["root_key"], seal["sealed"]["digest"]


def test_it_covers_every_byte_before_the_attached_file(database: Database, tmp_path: Path) -> None:
    document = _attest(database, tmp_path / "annex.pdf")
    seal, root, digest = _seal(document)
    assert seal.is_whole(root, digest)
    behind = document[seal.bytes :]
    trailer = re.search(rb"W\[1 4 2\](/Root .*)/Filter", behind)
    assert trailer is not None
    assert hashlib.sha256(document[: seal.bytes] + trailer[1]).hexdigest() == seal.sha256
    assert b"/EmbeddedFile" in behind.partition(b"stream")[0]
    assert behind.count(b" 0 obj\n") == 2  # the attached file, and the table of objects


def test_it_is_of_this_content_and_these_bytes_only(database: Database, tmp_path: Path) -> None:
    seal, root, digest = _seal(_attest(database, tmp_path / "annex.pdf"))
    assert not seal.is_whole(root, "00" * 32)
    assert not seal.is_whole(new_pair().public, digest)
    assert not replace(seal, bytes=seal.bytes - 1).is_whole(root, digest)
    assert not replace(seal, sha256="00" * 32).is_whole(root, digest)
    assert not replace(seal, device_key=new_pair().public).is_whole(root, digest)


def test_what_is_no_seal_is_refused(database: Database, tmp_path: Path) -> None:
    values = _carried(_attest(database, tmp_path / "annex.pdf"))["pages"]
    wrongs: list[Any] = [None, [], {}, {**values, "more": 1}, {**values, "bytes": "9"}]
    for wrong in wrongs:
        with pytest.raises(ValueError, match=r"seal|bytes"):
            read_page_seal(wrong)
    for name in ("sha256", "signature", "device_key", "device_signature"):
        with pytest.raises(ValueError, match="text"):
            read_page_seal({**values, name: 7})
    with pytest.raises(ValueError, match="base64"):
        read_page_seal({**values, "signature": "?"})


def test_a_further_print_of_another_laptop_is_sealed_too(
    database: Database, tmp_path: Path
) -> None:
    first = _seal(_attest(database, tmp_path / "annex.pdf"))
    path = database.path
    database.close()
    copy = tmp_path / "copy.coalition"
    copy.write_bytes(path.read_bytes())
    with open_register(copy, None) as elsewhere:
        with elsewhere.reading() as tx:
            (edition,) = editions.list_editions(tx)
        document = reprint(elsewhere, edition, target=tmp_path / "kk.pdf", language="kk")
        seal, root, digest = _seal(document)
        assert (root, digest) == first[1:]
        assert seal.is_whole(root, digest)
        with elsewhere.reading() as tx:
            kept = find_keys(tx, elsewhere.device(tx))
        assert kept.device.public == seal.device_key
        assert not kept.new


def test_the_same_message_has_the_same_signature() -> None:
    secret = new_pair().secret
    assert sign(secret, b"pages") == sign(secret, b"pages") != sign(secret, b"other pages")
