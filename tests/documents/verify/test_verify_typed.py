"""What was typed, compared with the register: a code, a digest, the JSON of a content, six words."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from coalition_app.documents.content.codes import verification_code
from coalition_app.documents.verify.typed import verify_typed, verify_typed_alone
from coalition_app.documents.verify.typed_input import (
    ANCHOR,
    CODE,
    CONTENT,
    DIGEST,
    Typed,
    read_typed,
)
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    DRAFT,
    GENUINE,
    NOT_ISSUED,
    SUPERSEDED,
    Verdict,
)
from coalition_app.documents.verify.verify import read_given
from coalition_app.records.journal import paper_anchor
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.store.database import Database
from tests.documents.pages import attached_content
from tests.documents.verify.test_verify import attest
from tests.registers import (
    TYPED,
    add_signatures,
    add_statement,
    hold_originals,
    make_register,
    name_attestor,
    recorded_on,
    statement_of,
)


@dataclass(frozen=True)
class Made:
    """A register whose statement 1 has two editions and whose statement 2 has one."""

    database: Database
    codes: tuple[str, str, str]
    documents: tuple[bytes, bytes, bytes]
    anchor: str
    """Of the moment before the second edition."""

    def content(self, which: int) -> bytes:
        found = attached_content(self.documents[which])
        assert found is not None
        return found

    def judge(self, text: str) -> Verdict:
        return verify_typed(self.database, read_typed(text))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("typed")
    database = make_register(folder / "a.coalition", signatures=4)
    name_attestor(database)
    hold_originals(database)
    with recorded_on(TYPED):
        add_statement(database)
        add_signatures(database, 3, name="Другие")
    targets = [folder / f"{name}.pdf" for name in ("first", "second", "other")]
    first = attest(database, targets[0])
    with database.reading() as tx:
        anchor = paper_anchor.current_anchor(tx)
    with database.writing("record-position") as tx:
        positions.record_position(tx, statement_of(tx, 1), 1, NewPosition({1: "abstains"}))
    second, other = attest(database, targets[1]), attest(database, targets[2], statement=2)
    one, two, three = (target.read_bytes() for target in targets)
    return Made(database, (first, second, other), (one, two, three), anchor)


@pytest.mark.parametrize(
    ("which", "statement", "edition", "newer"),
    [(0, 1, 1, 2), (1, 1, 2, None), (2, 2, 1, None)],
)
@pytest.mark.parametrize("form", [CODE, DIGEST, CONTENT])
def test_what_was_issued_is_genuine_and_says_by_which_edition_it_is_superseded(
    made: Made, form: str, which: int, statement: int, edition: int, newer: int | None
) -> None:
    content = made.content(which)
    digest = hashlib.sha256(content).hexdigest()
    given = {CODE: made.codes[which].lower(), DIGEST: digest.upper(), CONTENT: content.decode()}
    said = made.judge(given[form])
    assert (said.verdict, said.compared) == (SUPERSEDED if newer else GENUINE, form)
    assert (said.statement, said.edition, said.superseded_by) == (statement, edition, newer)
    assert (said.code, said.digest) == (made.codes[which], digest)
    assert ("superseded by edition 2" in said.sentence) == (newer == 2)
    # A code on paper does not vouch for the paper.
    assert ("does not show" in said.sentence) == (form != CONTENT)


@pytest.mark.parametrize("beside", ["edition %d", "Редакция № %d", "редакции %d", "%d-редакция"])
def test_another_edition_beside_a_code_is_noticed(made: Made, beside: str) -> None:
    said = made.judge(f"{beside % 2} {made.codes[0]}")
    assert said.verdict == NOT_ISSUED
    assert "that of edition 1, and edition 2 stands beside it" in said.sentence
    assert made.judge(f"{beside % 1}, {made.codes[0]}").verdict == SUPERSEDED
    assert made.judge(f"{beside % 2} заменяет {beside % 1}: {made.codes[1]}").verdict == GENUINE


def test_the_digest_of_a_print_is_that_of_its_edition(made: Made) -> None:
    said = made.judge(hashlib.sha256(made.documents[0]).hexdigest())
    assert (said.verdict, said.edition, said.superseded_by) == (SUPERSEDED, 1, 2)
    assert "a print of edition 1" in said.sentence


def test_content_may_be_set_otherwise_and_is_the_same(made: Made) -> None:
    values = json.loads(made.content(1))
    turned = dict(reversed(values.items()))
    for text in (
        json.dumps(values, indent=2),
        json.dumps(turned),
        f"\ufeff {json.dumps(values)}\n",
    ):
        assert made.judge(text).verdict == GENUINE


def test_what_no_edition_has_was_not_issued(made: Made) -> None:
    digest = hashlib.sha256(b"another").digest()
    code = verification_code(digest)
    said = made.judge(code)
    assert (said.verdict, said.edition, said.code) == (NOT_ISSUED, None, code)
    said = made.judge(digest.hex())
    assert (said.verdict, said.edition, said.digest) == (NOT_ISSUED, None, digest.hex())


def rename(values: dict[str, Any]) -> None:
    values["sections"][0]["entries"][1]["name"] = "ОФ «Подставной»"


def take_away(values: dict[str, Any]) -> None:
    del values["sections"][0]["entries"][3]


def add(values: dict[str, Any]) -> None:
    values["sections"][0]["entries"].append({**values["sections"][0]["entries"][0], "number": 5})


def reword_demand(values: dict[str, Any]) -> None:
    values["demands"][1]["wording"]["ru"] = "Иное."


def retitle(values: dict[str, Any]) -> None:
    values["title"]["ru"] = "Иное"


def move(values: dict[str, Any]) -> None:
    values["sections"][0]["entries"].reverse()


def replace_attestor(values: dict[str, Any]) -> None:
    values["attestation"]["attestor"] = "Иной"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (rename, "Entry 2 differs from the issued one."),
        (take_away, "Entry 4 differs from the issued one."),
        (add, "Entry 5 differs from the issued one."),
        (reword_demand, "Demand 2 differs from the issued one."),
        (retitle, "The title, the counts or the headings differ from the issued ones."),
        (move, "The order of the entries differs from the issued one."),
        (replace_attestor, "The attestation differs from the issued one."),
    ],
)
def test_what_differs_from_the_edition_that_is_named_is_said(
    made: Made, change: Callable[[dict[str, Any]], None], problem: str
) -> None:
    values = json.loads(made.content(1))
    change(values)
    said = made.judge(json.dumps(values))
    assert (said.verdict, said.edition) == (NOT_ISSUED, None)
    assert said.problems == (problem,)
    assert "names edition 2 of statement 1 and differs from it" in said.sentence


def test_a_content_is_compared_with_the_edition_that_it_names(made: Made) -> None:
    values = json.loads(made.content(0))
    assert values["statement"] == 1
    values["edition"] = 2
    said = made.judge(json.dumps(values))
    assert "names edition 2 of statement 1 and differs from it" in said.sentence
    assert "Entry 1 differs from the issued one." in said.problems
    values["edition"] = 9
    said = made.judge(json.dumps(values))
    assert (said.verdict, said.problems) == (NOT_ISSUED, ())
    assert "names no edition" in said.sentence


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "[7]",
        "{}",
        '{"edition": "1", "attestation": []}',
        '{"statement": 1, "edition": 1, "attestation": 5, "sections": 5, "demands": 5}',
        '{"statement": 1, "edition": 1, "attestation": 5, "sections": [5], "demands": [5, {}]}',
        '{"statement": 1, "edition": 1, "attestation": 1, "sections": [{"heading": 1}]}',
        '{"statement": true, "edition": 1.0, "attestation": 1}',
        '{"statement": [1], "edition": {}, "attestation": 1}',
        '{"title": "\\ud800", "attestation": 1}',
        '{"title": 1e999, "attestation": NaN}',
    ],
)
def test_foreign_json_is_an_answer_and_no_crash(made: Made, text: str) -> None:
    assert made.judge(text).verdict == NOT_ISSUED
    assert verify_typed_alone(read_typed(text)).verdict in (NOT_ISSUED, CANNOT_TELL)


def test_a_draft_was_never_issued(made: Made) -> None:
    values = {**json.loads(made.content(0)), "attestation": None, "edition": 0}
    given = read_typed(json.dumps(values))
    for said in (verify_typed(made.database, given), verify_typed_alone(given)):
        assert said.verdict == DRAFT
        assert "draft" in said.sentence


def test_without_a_register_only_the_form_can_be_told(made: Made) -> None:
    content = made.content(0)
    digest = hashlib.sha256(content).hexdigest()
    for text in (made.codes[0], digest, content.decode(), made.anchor):
        said = verify_typed_alone(read_typed(text))
        assert said.verdict == CANNOT_TELL
        assert "--register" in said.sentence
    said = verify_typed_alone(read_typed(content.decode()))
    assert (said.code, said.edition, said.digest) == (made.codes[0], 1, digest)


def test_six_words_tell_whether_the_journal_holds_them_and_what_came_since(made: Made) -> None:
    said = made.judge(made.anchor)
    assert (said.verdict, said.compared) == (GENUINE, ANCHOR)
    assert said.since[0] == "Recorded since: 3 actions"
    assert said.since[1].endswith("record the position of No. 1 in statement 1")
    with made.database.reading() as tx:
        now = paper_anchor.current_anchor(tx)
    assert made.judge(now).since == ("Nothing has been recorded since.",)
    other = made.judge(paper_anchor.anchor_words([b"another"]))
    assert (other.verdict, other.since) == (NOT_ISSUED, ())


def test_a_file_that_ends_in_json_is_a_content(made: Made, tmp_path: Path) -> None:
    target = tmp_path / "annex.json"
    target.write_bytes(b"\xef\xbb\xbf" + made.content(0))
    given = read_given(target)
    assert isinstance(given, Typed)
    assert verify_typed(made.database, given).verdict == SUPERSEDED
