"""The grade of a signature's evidence, by the table of kind, directness and originality."""

import itertools

import pytest

from coalition_app.records.evidence.grades import (
    GRADES,
    HOW,
    SENDERS,
    Shown,
    grade_of,
    known_by,
    known_by_all,
)
from coalition_app.records.store.tables import EVIDENCE_KINDS

DIRECTNESS = ("", "direct", "indirect")
ORIGINALITY = ("", "original", "copy")

# Kind, directness: how it is known by originality "", "original", "copy".
TABLE = {
    ("file", ""): ("copy", "copy", "copy"),
    ("file", "direct"): ("copy", "original", "copy"),
    ("file", "indirect"): ("indirect", "indirect", "copy"),
    ("letter", ""): ("letter", "letter", "letter"),
    ("letter", "direct"): ("letter", "original", "letter"),
    ("letter", "indirect"): ("indirect", "indirect", "copy"),
    ("mail", ""): ("mail",) * 3,
    ("mail", "direct"): ("mail",) * 3,
    ("mail", "indirect"): ("indirect", "indirect", "copy"),
    ("message", ""): ("message",) * 3,
    ("message", "direct"): ("message",) * 3,
    ("message", "indirect"): ("indirect", "indirect", "copy"),
    ("scan", ""): ("scan",) * 3,
    ("scan", "direct"): ("scan",) * 3,
    ("scan", "indirect"): ("copy",) * 3,
    ("photo", ""): ("scan",) * 3,
    ("photo", "direct"): ("scan",) * 3,
    ("photo", "indirect"): ("copy",) * 3,
    ("form-row", ""): ("form-row",) * 3,
    ("form-row", "direct"): ("form-row",) * 3,
    ("form-row", "indirect"): ("indirect", "indirect", "copy"),
    ("call-note", ""): ("call-note",) * 3,
    ("call-note", "direct"): ("call-note",) * 3,
    ("call-note", "indirect"): ("indirect", "indirect", "copy"),
    ("seen-in-person", ""): ("seen-in-person", "seen-in-person", "copy"),
    ("seen-in-person", "direct"): ("seen-in-person", "seen-in-person", "copy"),
    ("seen-in-person", "indirect"): ("indirect", "indirect", "copy"),
    ("held-outside", ""): ("original", "original", "scan"),
    ("held-outside", "direct"): ("original", "original", "scan"),
    ("held-outside", "indirect"): ("indirect", "indirect", "copy"),
    ("electronic-signature", ""): ("electronic-signature", "electronic-signature", "copy"),
    ("electronic-signature", "direct"): ("electronic-signature", "electronic-signature", "copy"),
    ("electronic-signature", "indirect"): ("indirect", "indirect", "copy"),
    **{("list-as-received", each): ("list",) * 3 for each in DIRECTNESS},
}


@pytest.mark.parametrize("kind", EVIDENCE_KINDS)
def test_every_kind_has_its_row_for_each_directness_and_originality(kind: str) -> None:
    for directness in DIRECTNESS:
        for originality, how in zip(ORIGINALITY, TABLE[kind, directness], strict=True):
            assert known_by(Shown(kind, directness, originality)) == how


def test_only_direct_and_original_evidence_is_of_the_first_grade() -> None:
    for kind, directness, originality, sender in itertools.product(
        EVIDENCE_KINDS, DIRECTNESS, ORIGINALITY, SENDERS
    ):
        grade = grade_of(known_by(Shown(kind, directness, originality, sender)))
        if directness == "indirect":
            assert grade in ("reported", "list-only")
        if kind in ("scan", "photo", "mail", "message", "form-row", "call-note"):
            assert grade != "original"
        if originality == "copy":
            assert grade != "original"


def test_an_unknown_address_is_a_report_only() -> None:
    for kind in ("mail", "message"):
        assert known_by(Shown(kind, "direct", sender="unknown")) == "unknown-sender"
        assert known_by(Shown(kind, "direct", sender="known")) == kind
    assert grade_of("unknown-sender") == "reported"


def test_the_best_piece_counts() -> None:
    pieces = [Shown("list-as-received"), Shown("call-note"), Shown("mail"), Shown("scan")]
    assert [known_by_all(pieces[:count]) for count in range(5)] == [
        "no-evidence",
        "list",
        "call-note",
        "mail",
        "scan",
    ]


@pytest.mark.parametrize(
    ("pieces", "how"),
    [
        ([Shown("letter", "direct", "original", lapsed=True)], "lapsed"),
        ([Shown("letter", "direct", "original", older=True)], "older-text"),
        ([Shown("mail", lapsed=True), Shown("list-as-received")], "lapsed"),
        ([Shown("mail", lapsed=True), Shown("scan", older=True)], "older-text"),
        ([Shown("held-outside", lapsed=True), Shown("call-note")], "call-note"),
        ([Shown("list-as-received", older=True)], "no-evidence"),
    ],
)
def test_what_lapsed_or_is_older_than_the_text_does_not_count(
    pieces: list[Shown], how: str
) -> None:
    assert known_by_all(pieces) == how


def test_a_doubted_signature_has_no_evidence_whatever_lies_there() -> None:
    best = [Shown("seen-in-person", "direct", "original")]
    assert known_by_all(best, verification="disputed") == "disputed"
    assert known_by_all(best, verification="rejected") == "check-failed"
    assert known_by_all(best, earlier_text=True) == "older-text"
    assert known_by_all(best, verification="confirmed") == "seen-in-person"
    assert known_by_all([], verification="confirmed") == "no-evidence"


def test_words_and_grades_are_in_one_order_the_strongest_first() -> None:
    assert list(dict.fromkeys(HOW.values())) == list(GRADES)
