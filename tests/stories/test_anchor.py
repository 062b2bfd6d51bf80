"""The paper anchor by command: given, checked years later, and refused where it is no anchor."""

from pathlib import Path

from tests.commands.command_line import done, type_command


def test_an_anchor_from_paper_tells_what_was_done_since(attested_case: Path) -> None:
    words = done("anchor", attested_case).out.strip()
    done("withdraw", attested_case, "--statement", 1, "--number", 7, "--received", "2025-04-01")
    for told in (
        done("anchor", attested_case, "--words", words).out,
        done("verify", "--anchor", words, "--register", attested_case).out,
    ):
        assert "The journal contains these words" in told
        assert told.rstrip().endswith("withdraw signature 7 from statement 1")


def test_an_anchor_of_another_register_is_not_contained(
    attested_case: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.coalition"
    done("new", other, "--coalition", "Басқа", "--unencrypted")
    words = done("anchor", other).out.strip()
    assert type_command("anchor", attested_case, "--words", words).code == 1


def test_what_is_missing_is_said(attested_case: Path) -> None:
    assert type_command("verify", "--register", attested_case).code == 2
    assert type_command("verify", "--anchor", "one two").code == 2
    assert type_command("anchor", attested_case, "--words", "one two").code == 2
