"""Without a command the program makes its sample and the attested annex, once."""

import os
from pathlib import Path

import pytest

from coalition_app.i18n import texts
from coalition_app.languages import LANGUAGES
from tests.commands.command_line import damage, done, ended, refused, start, type_command
from tests.documents.pages import joined, pages_of

# What the signatories of the invented coalition said, counted by hand in resources/sample.
COUNTS = {
    "1": {"supports": 40},
    "2": {"supports": 39, "supports-with-reservation": 1},
    "3": {
        "supports": 35,
        "supports-with-reservation": 2,
        "does-not-support": 2,
        "no-consensus": 1,
    },
    "4": {"supports": 35, "supports-with-reservation": 1, "abstains": 2, "not-stated": 2},
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a sample that was just made."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        _without_display(environment, folder)
        out = done().out
    assert str(folder / "sample" / "annex.pdf") in out
    assert "Genuine: edition 1" in out
    return folder / "sample"


def _without_display(environment: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the sample lie in a folder, and no window open over it."""
    environment.setenv("COALITION_APP_SAMPLE", str(folder))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.delenv(name, raising=False)


def test_a_second_start_reuses_what_the_first_one_made(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_display(monkeypatch, sample.parent)
    made = {file: (sample / file).stat().st_mtime_ns for file in ("annex.pdf", "sample.coalition")}
    annex = (sample / "annex.pdf").read_bytes()
    assert "Genuine: edition 1" in done().out
    assert (sample / "annex.pdf").stat().st_mtime_ns == made["annex.pdf"]
    (sample / "annex.pdf").unlink()
    done()
    assert (sample / "annex.pdf").read_bytes() == annex
    listed = sorted(each.name for each in sample.iterdir() if not each.name.startswith("."))
    assert listed == ["annex.pdf", "sample.coalition"]


def test_the_sample_is_whole_and_counts_what_its_signatories_said(sample: Path) -> None:
    register = sample / "sample.coalition"
    assert damage(register) == []
    found = done("ready", register, "--json").json
    assert found["ready"] is True
    assert (found["counts"]["signed"], found["counts"]["withdrawn"]) == (40, 1)
    counts = {
        demand: {stance: count for stance, count in stances.items() if count}
        for demand, stances in found["counts"]["demands"].items()
    }
    assert counts == COUNTS
    (exception,) = [item for item in found["items"] if item["severity"] == "exception"]
    assert (exception["kind"], exception["numbers"]) == ("no-evidence", [37])


def test_each_demand_has_a_short_name_in_each_language(sample: Path) -> None:
    (statement,) = done("statements", sample / "sample.coalition", "--json").json["statements"]
    for demand in statement["demands"]:
        assert {*demand["short_names"]} == {*LANGUAGES}, demand


def test_the_sample_s_annex_is_attested_except_37(sample: Path, tmp_path: Path) -> None:
    register, annex = sample / "sample.coalition", sample / "annex.pdf"
    assert done("verify", annex, "--register", register, "--json").json["edition"] == 1
    for language in LANGUAGES:
        target = tmp_path / f"{language}.pdf"
        done("reprint", register, "--edition", 1, "--in", language, "--to", target)
        text = joined("\n".join(pages_of(target.read_bytes(), tmp_path, in_drawing_order=True)))
        assert "37" in text
        assert "на время приостановки" in text.replace("всё ", "")
        assert texts(language).gettext("DRAFT") not in text


def test_every_kind_of_position_and_capacity_is_in_the_sample(sample: Path) -> None:
    rows = done("signatories", sample / "sample.coalition", "--json").json["signatories"]
    stances = {stance for row in rows for stance in row["positions"].values()}
    assert stances == {
        *("supports", "supports-with-reservation", "does-not-support", "abstains"),
        *("no-consensus", "not-stated"),
    }
    assert {row["capacity"] for row in rows} == {"organisation", "personal", "individual"}
    assert {"signed", "withdrawn", "subject-to-approval"} <= {row["standing"] for row in rows}
    assert {act["language"] for row in rows for act in row["acts"]} == set(LANGUAGES)


def test_a_changed_sample_annex_is_told(sample: Path, tmp_path: Path) -> None:
    changed = tmp_path / "annex.pdf"
    changed.write_bytes((sample / "annex.pdf").read_bytes() + b"\n")
    answer = type_command("verify", changed, "--register", sample / "sample.coalition")
    assert answer.code == 2
    assert "bytes were added: 1" in answer.out


@pytest.mark.parametrize("words", [("--language", "ru"), ("--language=kk",)])
def test_a_language_alone_shows_the_sample_too(
    sample: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    _without_display(monkeypatch, sample.parent)
    assert str(sample / "annex.pdf") in done(*words).out


def test_a_sample_that_has_no_folder_to_stand_in_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.txt").write_text("письмо", encoding="utf-8")
    _without_display(monkeypatch, tmp_path / "letter.txt")
    refused()


def test_the_program_finds_all_that_it_needs() -> None:
    tested = ended(start("--self-test", HOME=os.environ.get("HOME", "")))
    assert tested.code == 0, tested.out
    assert tested.out.count(": works") == 8
