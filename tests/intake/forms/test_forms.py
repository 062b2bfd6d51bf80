"""Exports of web forms: answers, consents, moments, senders, and the mapping of the columns."""

import json
from pathlib import Path

import pytest

from coalition_app.drafts import DraftEntry
from coalition_app.errors import UserError
from coalition_app.intake.column_mapping import read_mapping
from coalition_app.intake.forms.timestamps import month_goes_first, read_timestamp
from coalition_app.intake.read_source import read_source
from coalition_app.intake.words.form_questions import read_processing, read_publish, read_stance
from tests.commands.command_line import type_command
from tests.intake.examples import examples
from tests.intake.reading import codes, read

EXAMPLES = examples("forms")


@pytest.mark.parametrize(
    ("answer", "stance"),
    EXAMPLES["an answer is a stance only where it says nothing else"],
)
def test_an_answer_is_a_stance_only_where_it_says_nothing_else(
    answer: str, stance: str | None
) -> None:
    assert read_stance(answer) == stance


@pytest.mark.parametrize(
    ("answer", "consent"),
    EXAMPLES["consent to be printed is never taken for granted"],
)
def test_consent_to_be_printed_is_never_taken_for_granted(answer: str, consent: str | None) -> None:
    assert read_publish(answer) == consent


def test_consent_to_keep_data_is_yes_or_no() -> None:
    assert [read_processing(each) for each in ("Да", "Нет", "", "?")] == ["yes", "no", "no", None]


@pytest.mark.parametrize(
    ("text", "month_first", "moment"),
    EXAMPLES["a moment keeps its zone and is not guessed"],
)
def test_a_moment_keeps_its_zone_and_is_not_guessed(
    text: str, month_first: bool | None, moment: str | None
) -> None:
    assert read_timestamp(text, month_first=month_first) == moment


def test_spaces_behind_a_moment_are_passed_once() -> None:
    # Parted among what may follow in every way there is, a cell of them would never have ended.
    spaces = " " * 2_000
    assert read_timestamp(f"3/14/26 9:00{spaces}x", month_first=True) is None
    afternoon = read_timestamp(
        f"3/14/26 9:00{spaces}PM{spaces}GMT{spaces}+5{spaces}(Астана)", month_first=True
    )
    assert afternoon is not None
    assert afternoon == read_timestamp("3/14/26 21:00+5", month_first=True)


def test_a_whole_column_tells_which_number_is_the_month() -> None:
    assert month_goes_first(["3/4/26 9:00", "3/14/26 9:00"]) is True
    assert month_goes_first(["3/4/26 9:00", "14/3/26 9:00"]) is False
    assert month_goes_first(["3/4/26 9:00"]) is None
    assert month_goes_first(["03.04.2026 9:00"]) is False


def only(header: str, row: str) -> DraftEntry:
    (found,) = read(f"{header}\n{row}\n", "a.csv").entries
    return found


@pytest.mark.parametrize("refusal", ["Қолдаймаймын", "қолдамаймын", "қолдаймаймыз."])
def test_a_refusal_in_a_column_of_remarks_is_no_plain_support(refusal: str) -> None:
    found = only("Название,Комментарий,Город", f"ОО «Эхо»,{refusal},Тараз")
    assert (found.reservation, found.notes) == (refusal, ())


FORM = (
    "Timestamp,Email,Organisation,Full name,May we publish your name?\n"
    "2026/03/14 10:00:00 AM GMT+5,A@b.kz,Echo,Anna Kim,Yes\n"
    "2026/03/14 11:00:00 AM GMT+5,c@d.kz,Light,Bo Li,No\n"
    "2026/03/14 12:00:00 AM GMT+5,a@b.kz,«Echo»,Anna Kim,Yes\n"
    "2026/03/14 11:00:00 AM GMT+5,c@d.kz,Ray,Bo Li,Yes\n"
)


def test_what_one_sender_sent_again_is_raised_with_the_later_one_proposed() -> None:
    draft = read(FORM, "a.csv")
    # Row 3 was sent at midnight, so row 1 is the later one.
    assert [codes(each) for each in draft.entries] == [[], [], ["sent-again"], []]
    assert any("4 and 2" in warning and "one, line 2," in warning for warning in draft.warnings)
    assert any("several names" in warning and "3, 5" in warning for warning in draft.warnings)
    assert any("be printed; see the source, lines: 3." in warning for warning in draft.warnings)
    assert len(draft.entries) == 4


def test_the_guessed_mapping_is_exported_and_read_again() -> None:
    draft = read(FORM, "a.csv")
    mapping = dict(draft.columns)
    assert mapping == {
        "Timestamp": "submitted",
        "Email": "sender",
        "Organisation": "name",
        "Full name": "representative",
        "May we publish your name?": "consent",
    }
    again = read_source(FORM.encode(), "a.csv", mapping=mapping).draft
    assert again == draft


def test_a_mapping_goes_before_every_guess_and_ignores_where_columns_stand() -> None:
    text = "Who,Город,Name\nЭхо,Тараз,Анна Ким\n"
    mapping = {"  WHO ": "name", "name": "representative", "Город": "ignore"}
    for source in (text, "Name,Who,Город\nАнна Ким,Эхо,Тараз\n"):
        draft = read_source(source.encode(), "a.csv", mapping=mapping).draft
        (found,) = draft.entries
        assert (found.name, found.representative, found.place) == ("Эхо", "Анна Ким", "")
        assert any("Город" in warning for warning in draft.warnings)


def test_a_mapping_names_columns_of_demands_and_what_is_not_there_is_said() -> None:
    mapping = {"X": "name", "Y": "demand:3", "Z": "place"}
    draft = read_source("X;Y\nЭхо;нет\n".encode(), "a.csv", mapping=mapping).draft
    assert draft.entries[0].positions == ((3, "does-not-support"),)
    assert any("no such columns" in warning and "z" in warning for warning in draft.warnings)


def test_names_in_three_columns_are_one_name_in_their_order() -> None:
    found = only("Фамилия,Имя,Отчество,Город", "Ким,Анна,Ивановна,Тараз")
    assert (found.name, found.kind, found.place) == ("Ким Анна Ивановна", "individual", "Тараз")
    beside = only("First name,Last name,Organisation", "Anna,Kim,Echo")
    assert (beside.name, beside.representative) == ("Echo", "Anna Kim")


def test_a_map_and_a_report_by_command(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("A,B\nКлуб Эхо,Тараз\nКлуб Свет,Семей\n,Орал\n", "utf-8")
    chosen, report = tmp_path / "map.json", tmp_path / "report.txt"
    chosen.write_text(json.dumps({"A": "name", "B": "place"}), "utf-8")
    words = ["import", "--dry-run", "--json", "--map", chosen, "--report", report, source]
    answer = type_command(*words)
    assert (answer.code, answer.json["columns"]) == (0, {"A": "name", "B": "place"})
    told = report.read_text("utf-8").splitlines()
    assert "2\tready\tКлуб Эхо, Тараз" in told
    assert "4\tskipped\t,Орал\ta row without a name" in told
    again = type_command(*words)
    assert again.code == 2
    assert "already" in again.err
    saved = tmp_path / "dry.json"
    saved.write_text(answer.out, "utf-8")
    assert read_mapping(saved) == {"a": "name", "b": "place"}


@pytest.mark.parametrize(
    ("text", "says"),
    EXAMPLES["a map that says nothing is refused"],
)
def test_a_map_that_says_nothing_is_refused(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "map.json"
    file.write_text(text, "utf-8")
    with pytest.raises(UserError, match=says):
        read_mapping(file)
