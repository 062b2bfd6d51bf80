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
from tests.intake.reading import codes, read


@pytest.mark.parametrize(
    ("answer", "stance"),
    [
        ("Да", "supports"),
        ("Полностью поддерживаю", "supports"),
        ("Иә", "supports"),
        ("I support", "supports"),
        ("Нет", "does-not-support"),
        ("Не поддерживаем", "does-not-support"),
        ("Қолдамаймын", "does-not-support"),
        ("Disagree", "does-not-support"),
        ("Да, с оговоркой", "supports-with-reservation"),
        ("Частично поддерживаю", "supports-with-reservation"),
        ("Support with reservations", "supports-with-reservation"),
        ("Ескертпемен", "supports-with-reservation"),
        ("Воздерживаюсь", "abstains"),
        ("Қалыс қаламын", "abstains"),
        ("Нет консенсуса", "no-consensus"),
        ("Единого мнения нет", "no-consensus"),
        ("нет согласия", "no-consensus"),
        ("Ортақ пікір жоқ", "no-consensus"),
        ("келісім жоқ", "no-consensus"),
        ("No consensus", "no-consensus"),
        ("-", ""),
        ("Қолдаймын", "supports"),
        ("Қолдаймыз!", "supports"),
        ("Ескертпемен қолдайды", "supports-with-reservation"),
        ("Қолдаймаймын", None),
        ("қолдаймаймыз", None),
        ("келісемеймін", None),
        ("Ескертпемен қолдаймаймыз", None),
        ("поддерживаюне", None),
        ("непиддерживаю", None),
        ("согласноне частично", None),
        ("dontsupport", None),
        ("supportnot with reservations", None),
        ("колдойбойм", None),
        ("apoyono", None),
        ("Скорее да", None),
        ("Да, но без срока", None),
        ("Нет возражений", None),
    ],
)
def test_an_answer_is_a_stance_only_where_it_says_nothing_else(
    answer: str, stance: str | None
) -> None:
    assert read_stance(answer) == stance


@pytest.mark.parametrize(
    ("answer", "consent"),
    [
        ("Да", "yes"),
        ("Согласен(на) на публикацию", "yes"),
        ("Келісемін", "yes"),
        ("Нет", "withheld"),
        ("Не согласен", "withheld"),
        ("", "withheld"),
        ("Анонимно", "withheld"),
        ("Только инициалы", "initials"),
        ("Спросите позже", None),
    ],
)
def test_consent_to_be_printed_is_never_taken_for_granted(answer: str, consent: str | None) -> None:
    assert read_publish(answer) == consent


def test_consent_to_keep_data_is_yes_or_no() -> None:
    assert [read_processing(each) for each in ("Да", "Нет", "", "?")] == ["yes", "no", "no", None]


@pytest.mark.parametrize(
    ("text", "month_first", "moment"),
    [
        ("2026/03/14 10:00:12 PM GMT+5", None, "2026-03-14T22:00:12+05:00"),
        ("2026-03-14T22:00:12Z", None, "2026-03-14T22:00:12+00:00"),
        ("2026-03-14 22:00:12 +0530", None, "2026-03-14T22:00:12+05:30"),
        ("14.03.2026 9:05", False, "2026-03-14T09:05:00"),
        ("3/14/26 12:05:00 AM", True, "2026-03-14T00:05:00"),
        ("03/04/2026 10:00", None, None),
        ("04/04/2026 10:00", None, "2026-04-04T10:00:00"),
        ("31/02/2026 10:00", False, None),
        ("yesterday", None, None),
    ],
)
def test_a_moment_keeps_its_zone_and_is_not_guessed(
    text: str, month_first: bool | None, moment: str | None
) -> None:
    assert read_timestamp(text, month_first=month_first) == moment


def test_a_whole_column_tells_which_number_is_the_month() -> None:
    assert month_goes_first(["3/4/26 9:00", "3/14/26 9:00"]) is True
    assert month_goes_first(["3/4/26 9:00", "14/3/26 9:00"]) is False
    assert month_goes_first(["3/4/26 9:00"]) is None
    assert month_goes_first(["03.04.2026 9:00"]) is False


def only(header: str, row: str) -> DraftEntry:
    (found,) = read(f"{header}\n{row}\n", "a.csv").entries
    return found


@pytest.mark.parametrize(
    ("header", "number"),
    [
        ("Поддерживаете ли вы требование 2?", 2),
        ("Требование №2", 2),
        ("2-талапты қолдайсыз ба?", 2),
        ("Do you support demand 2 (repeal)?", 2),
        ("Ваша позиция [2. Отменить закон]", 2),
        ("Position [Demand 2]", 2),
        ("п. 2", 2),
        ("Q3[SQ002]", 2),
    ],
)
def test_a_question_on_a_demand_is_known_in_three_languages(header: str, number: int) -> None:
    found = only(f"Название,{header}", "ОО «Эхо»,Нет")
    assert found.positions == ((number, "does-not-support"),)


def test_an_answer_other_than_yes_is_words_to_settle_with_its_question() -> None:
    found = only("Название,Требование 1,Требование 2,Комментарий", "ОО «Эхо»,Да,Нет,Слишком общо")
    assert found.positions == ((1, "supports"), (2, "does-not-support"))
    assert found.reservation == "Требование 2 Нет; Слишком общо"


def test_an_answer_that_is_not_known_is_never_support() -> None:
    found = only("Название,Требование 1", "ОО «Эхо»,Скорее да")
    assert (found.positions, found.reservation) == ((), "Требование 1 Скорее да")
    assert codes(found) == ["unknown-answer"]


@pytest.mark.parametrize("refusal", ["Қолдаймаймын", "қолдамаймын", "қолдаймаймыз."])
def test_a_refusal_in_a_column_of_remarks_is_no_plain_support(refusal: str) -> None:
    found = only("Название,Комментарий,Город", f"ОО «Эхо»,{refusal},Тараз")
    assert (found.reservation, found.notes) == (refusal, ())


def test_a_remark_beside_plain_support_stays_a_note() -> None:
    found = only("Название,Требование 1,Комментарий", "ОО «Эхо»,Да,Спасибо!")
    assert (found.reservation, found.notes) == ("", ("Спасибо!",))


def test_remarks_at_several_places_of_a_form_are_all_kept() -> None:
    found = only("Название,Оговорка к п. 1,Комментарий,Comments", "ОО «Эхо»,раз,не поддерживаю,три")
    assert all(word in found.reservation for word in ("раз", "не поддерживаю", "три"))


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


def test_columns_without_known_headers_are_told_by_their_contents() -> None:
    rows = "Эхо-1,ОО «Эхо»,Тараз\nЭхо-2,ОФ «Свет»,Алматы\nЭхо-3,ТОО «Луч»,Семей\n"
    draft = read("Код,Кто вы,Откуда\n" + rows, "a.csv")
    assert [each.name for each in draft.entries] == ["«Эхо»", "«Свет»", "«Луч»"]
    assert [each.place for each in draft.entries] == ["Тараз", "Алматы", "Семей"]
    assert dict(draft.columns) == {"Код": "", "Кто вы": "name", "Откуда": "place"}


def test_a_map_and_a_report_by_command(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("A,B\nЭхо,Тараз\nСвет,Семей\n,Орал\n", "utf-8")
    chosen, report = tmp_path / "map.json", tmp_path / "report.txt"
    chosen.write_text(json.dumps({"A": "name", "B": "place"}), "utf-8")
    words = ["import", "--dry-run", "--json", "--map", chosen, "--report", report, source]
    answer = type_command(*words)
    assert (answer.code, answer.json["columns"]) == (0, {"A": "name", "B": "place"})
    told = report.read_text("utf-8").splitlines()
    assert "2\tready\tЭхо, Тараз" in told
    assert "4\tleft out\t,Орал\ta row without a name" in told
    again = type_command(*words)
    assert again.code == 2
    assert "already" in again.err
    saved = tmp_path / "dry.json"
    saved.write_text(answer.out, "utf-8")
    assert read_mapping(saved) == {"a": "name", "b": "place"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"A": "nam"}', "cannot be read as nam"),
        ('["A"]', "holds no columns"),
        ('{"A": 1}', "holds no columns"),
        ("{", "no valid JSON"),
    ],
)
def test_a_map_that_says_nothing_is_refused(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "map.json"
    file.write_text(text, "utf-8")
    with pytest.raises(UserError, match=says):
        read_mapping(file)


def test_a_header_that_names_nobody_loses_neither_consent_nor_answers() -> None:
    """The names are told by the contents of their column; what other headers say still holds."""
    text = (
        "Полное официальное наименование без сокращений;Поддерживаете ли вы требование 1?;"
        "Согласие на публикацию\n"
        "ОФ «Әділ Сөз»;Нет;Нет\nОО «Эхо»;Да;Да\nОФ «Бірлік»;Да;Да\nОО «Үміт»;Да;Да\n"
    )
    draft = read(text, "форма.csv")
    assert [entry.consent for entry in draft.entries] == ["withheld", "yes", "yes", "yes"]
    assert draft.entries[0].positions == ((1, "does-not-support"),)
