"""A thousand slips in a real browser: each true one holds, and none with one altered bit is proved."""

import base64
import random
from pathlib import Path

import pytest

from coalition_app import paths
from coalition_app.documents.seal.proofs import Proof
from tests.documents.checking import browser
from tests.documents.seal import test_proofs

pytestmark = pytest.mark.skipif(browser.CHROMIUM is None, reason="no browser is installed")
proofs = test_proofs.proofs
"""The proofs of a thousand lines of one edition."""
PROVED = """async given => {
  const proved = [];
  for (const each of given) {
    const facts = await examine(Uint8Array.from(atob(each), letter => letter.charCodeAt(0)), "slip.json");
    proved.push(!facts.changed && !facts.unknown && facts.line !== null);
  }
  return proved;
}"""
"""Whether the page finds each of these files to be a slip whose line and seal hold."""


def test_a_thousand_true_ones_hold_and_none_with_one_bit_altered(
    proofs: list[Proof], tmp_path: Path
) -> None:
    chance = random.Random(20140512)
    true, altered = [each.json for each in proofs], []
    for each in true:
        given = bytearray(each)
        at = chance.randrange(8 * len(given))
        given[at // 8] ^= 1 << at % 8
        altered.append(bytes(given))
    with browser.opened(paths.resources() / "checking" / "check_annex.html", tmp_path) as page:
        for files, proved in ((true, True), (altered, False)):
            written = [base64.b64encode(each).decode() for each in files]
            found = page.run(f"({PROVED})({written})")
            assert found == [proved] * test_proofs.COUNT
