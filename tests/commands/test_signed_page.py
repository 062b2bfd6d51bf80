"""The scan of the hand-signed page and those who come after a delivery, by command."""

from pathlib import Path

import pytest

from tests import sentences
from tests.commands.command_line import done, refused_without_change

DELIVERED = ("--edition", 1, "--to", "Парламент", "--date", "2025-04-01")


def keep_words(register: Path, scan: Path, *more: object) -> tuple[object, ...]:
    return ("signed-page", register, "--statement", 1, "--edition", 1, "--file", scan, *more)


def test_a_scan_is_kept_listed_and_taken_back(attested_case: Path, tmp_path: Path) -> None:
    scan = tmp_path / "скан.jpg"
    scan.write_bytes(b"\xff\xd8\xff page")
    words = keep_words(attested_case, scan, "--received", "20.03.2025", "--note", "архив")
    assert done(*words).out == "The scan is kept with edition 1.\n"
    answer = done(*words, "--json").json
    assert answer["added"] is False
    (listed,) = done("editions", attested_case, "--json").json["editions"]
    assert listed["signed_pages"] == answer["signed_pages"]
    (page,) = listed["signed_pages"]
    assert (page["file"], page["note"], page["received"], page["size"]) == (
        "скан.jpg",
        "архив",
        "2025-03-20",
        len(b"\xff\xd8\xff page"),
    )
    assert "Page signed by hand, received on 20.03.2025: скан.jpg; архив" in (
        done("editions", attested_case).out
    )
    assert done("check", attested_case).out
    assert "The signed page of edition 1" in done("undo", attested_case).out
    (listed,) = done("editions", attested_case, "--json").json["editions"]
    assert listed["signed_pages"] == []


@pytest.mark.parametrize(
    ("content", "more", "sentence"),
    [
        (b"", (), "is empty"),
        (None, (), "cannot be read"),
        (b"x", ("--received", "2025-03-13"), "was not signed before"),
        (b"x", ("--received", "9999-01-01"), sentences.FUTURE),
        (b"x", ("--edition", "7"), "has no edition 7"),
    ],
    ids=["empty", "gone", "before", "tomorrow", "no edition"],
)
def test_what_cannot_be_is_refused_in_one_line(
    attested_case: Path,
    tmp_path: Path,
    content: bytes | None,
    more: tuple[str, ...],
    sentence: str,
) -> None:
    scan = tmp_path / "scan.jpg"
    if content is not None:
        scan.write_bytes(content)
    assert sentence in refused_without_change(
        attested_case, *keep_words(attested_case, scan, *more)
    )


def test_a_delivery_before_its_attestation_is_refused(attested_case: Path, tmp_path: Path) -> None:
    words = ("deliver", attested_case, "--statement", 1, "--edition", 1, "--to", "Парламент")
    assert "was not handed over before" in refused_without_change(
        attested_case, *words, "--date", "2025-03-13"
    )
    none = ("deliver", attested_case, "--statement", 1, "--edition", 2, "--to", "Парламент")
    assert "has no edition 2" in refused_without_change(
        attested_case, *none, "--date", "2025-04-01"
    )


def test_who_signs_after_the_delivery_accedes_unless_received_before(attested_case: Path) -> None:
    done("deliver", attested_case, "--statement", 1, *DELIVERED)
    sign = ("sign", attested_case, "--statement", 1, "--name", "Поздний фонд")
    assert "is an accession" in done(*sign).out
    assert "acceded" not in done(*sign, "--received", "2025-03-31").out
    rows = done("signatories", attested_case, "--statement", 1, "--json").json["signatories"]
    assert [each["standing"] for each in rows[-2:]] == ["acceded", "signed"]
    assert sentences.FUTURE in refused_without_change(
        attested_case, *sign, "--received", "9999-01-01"
    )
