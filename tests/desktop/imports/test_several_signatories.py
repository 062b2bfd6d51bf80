"""Lines that are signatories, and entries that hold several, become entries of their own by one key."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from coalition_app.desktop.main_window import MainWindow
from coalition_app.intake.read_source import read_source
from coalition_app.operations.planning.kept_answers import answer_again, answers_kept
from coalition_app.operations.planning.preview import LEFT, READ, Preview
from coalition_app.operations.planning.questions import give
from coalition_app.records.imports import keys
from coalition_app.records.positions import doubts
from coalition_app.records.signatures import signatures
from tests.desktop import screen
from tests.desktop.imports.test_import_doubts import press, previewed
from tests.registers import make_register, signatures_of, statement_of

KEY = Qt.Key
JOINED = (
    "1. Фонд «Улей», Томск\n"
    "2. ТСЖ «Набережная, 5» и ТСЖ «Набережная, 7»\n"
    "3. Анна Бук, Томск\n"
    "4. Клуб «Парус» / Клуб «Чайка»\n"
)
OUTSIDE = "Подписали:\n1. Фонд «Улей», Томск\n2. Анна Бук, Томск\n\nКлуб «Парус», Омск\n"


def test_an_entry_of_two_bodies_is_parted_and_both_count(
    window: MainWindow, register: Path
) -> None:
    shown = previewed(window, register, JOINED)
    look = shown.look
    assert "ТСЖ «Набережная, 5»; ТСЖ «Набережная, 7»." in look.unless.text()
    press(KEY.Key_8)
    assert shown.preview.size(READ) == 5
    assert look.doubts.text().startswith("Several signatories may be named here: Клуб «Парус»")
    press(KEY.Key_8)
    assert (shown.preview.size(READ), shown.preview.still_open) == (6, 0)
    press(KEY.Key_Z, ctrl=True)
    # Whether there are several, and what «Чайка» is if there are not.
    assert (shown.preview.size(READ), shown.preview.still_open) == (5, 2)
    press(KEY.Key_8)
    press(KEY.Key_Return, ctrl=True)
    screen.settle(window)
    database = window.operations.database
    assert database is not None
    rows = signatures_of(database)
    assert [row.as_printed for row in rows[3:]] == [
        "Фонд «Улей», Томск",
        "ТСЖ «Набережная, 5»",
        "ТСЖ «Набережная, 7»",
        "Анна Бук, Томск",
        "Клуб «Парус»",
        "Клуб «Чайка»",
    ]
    assert not any(each.is_open for row in rows for each in row.pieces)


def test_a_line_outside_the_list_is_imported_by_one_key(window: MainWindow, register: Path) -> None:
    shown = previewed(window, register, OUTSIDE)
    look = shown.look
    assert look.doubts.text().startswith("A line that may be a signatory: Клуб «Парус», Омск")
    press(KEY.Key_8)
    assert (shown.preview.size(READ), shown.preview.still_open) == (3, 0)
    press(KEY.Key_Z, ctrl=True)
    assert (shown.preview.size(READ), shown.preview.still_open) == (2, 1)
    press(KEY.Key_8)
    press(KEY.Key_Return, ctrl=True)
    screen.settle(window)
    database = window.operations.database
    assert database is not None
    assert signatures_of(database)[-1].as_printed == "Клуб «Парус», Омск"
    with database.reading() as tx:
        assert doubts.list_doubts(tx, statement_of(tx)) == []


def test_entries_of_one_line_are_told_apart_however_they_are_parted() -> None:
    source = read_source(OUTSIDE.encode(), "list.txt")
    (line,) = source.draft.open_lines
    several = [line._replace(text=text) for text in ("Клуб «Парус» и Клуб «Весло»", "Анна Лес")]
    draft = replace(source.draft, open_lines=tuple(several))
    preview = Preview(replace(source, draft=draft))
    first, second = (item for item in preview.order if preview.is_line(item))
    preview.take_line(first)
    preview.take_line(second)
    preview.part(first)
    base = keys.base_of(source.sha256)
    made = {keys.key_of(base, "signature", each) for each in preview.decided().entries}
    assert len(made) == len(preview.decided().entries) == 5


def test_a_line_that_was_ticked_waits_no_more() -> None:
    preview = Preview(read_source(OUTSIDE.encode(), "list.txt"))
    (line,) = (item for item in preview.order if preview.is_line(item))
    (unit,) = (each for each in range(2, 2 + len(preview.units)) if "Парус" in preview.text(each))
    preview.take_in([unit])
    assert preview.still_open == 0 and preview.decided().open_lines == ()
    preview.leave_out([unit])
    assert preview.still_open == 1 and len(preview.decided().open_lines) == 1
    preview.take_line(line)
    assert preview.decided().open_lines == () and len(preview.decided().entries) == 3


def test_what_was_parted_and_taken_in_is_kept() -> None:
    def read() -> Preview:
        return Preview(read_source(f"{JOINED}\nКлуб «Весло», Омск\n".encode(), "list.txt"))

    preview = read()
    preview.part(1)
    preview.part(3)
    line = next(item for item in preview.order if preview.is_line(item))
    preview.take_line(line)
    second = preview.parts[1][1]
    preview.edit(second, "place", "Омск")
    preview.leave_out([preview.parts[3][0]])
    again = read()
    kept = dict(answers_kept(preview, preview.all_decisions))
    assert not answer_again(again, kept)
    assert [each.as_printed for each in again.decided().entries] == [
        each.as_printed for each in preview.decided().entries
    ]
    assert [again.why(each) for each in again.whole if again.stands_in(each, LEFT)] == [
        "left out by you"
    ]
    assert again.entry(again.parts[1][1]).place == "Омск"
    assert again.account().lines == preview.account().lines == read().account().lines


def promised() -> Preview:
    """Read a list of those who promised to sign a statement that is there: its title is not asked about."""
    text = "Обещали подписать\n1. Клуб «Парус» и Клуб «Чайка»\n2. Фонд «Улей», Томск\n"
    preview = Preview(read_source(text.encode(), "list.txt"))
    preview.ask_of_title(False)
    return preview


def test_a_heading_is_answered_once_for_what_was_parted_too() -> None:
    preview = promised()
    heading = preview.waiting(1)[-1].text
    preview.part(0)
    first, second = preview.parts[0]
    give(preview, [first], "nothing", heading)
    assert [len(preview.waiting(each)) for each in (first, second, 1)] == [0, 0, 0]
    assert preview.still_open == 0
    preview = promised()
    give(preview, [1], "nothing", heading)
    preview.part(0)
    assert preview.still_open == 0


def test_what_was_said_of_those_who_were_parted_is_kept_or_told() -> None:
    """All that was said of one below a heading was given up in silence when the list was opened again."""
    preview = promised()
    preview.part(0)
    second = preview.parts[0][1]
    give(preview, [1], "nothing", preview.waiting(1)[-1].text)
    preview.edit(second, "place", "Омск")
    kept = dict(answers_kept(preview, preview.all_decisions))
    again = promised()
    assert answer_again(again, kept) == [] and again.still_open == 0
    assert again.entry(again.parts[0][1]).place == "Омск"
    kept[second] = kept[second].replace('"part": 1', '"part": 2')
    (unfit,) = answer_again(Preview(preview.source), kept)
    assert unfit.lines == (2, 2) and "Омск" in unfit.said


def test_another_reading_keeps_what_was_parted() -> None:
    text = "Название,Город,Отметка\nФонд «Улей»,Томск,да\nКлуб «Парус» и Клуб «Чайка»,Омск,да\n"
    source = read_source(text.encode(), "list.csv")
    preview = Preview(source)
    preview.part(1)
    assert preview.become(Preview(source)) == 0
    said = [(each.as_printed, each.place) for each in preview.decided().entries[1:]]
    assert said == [("Клуб «Парус», Омск", "Омск"), ("Клуб «Чайка», Омск", "Омск")]


def test_a_second_question_is_said_to_be_one_and_the_last_answer_is_told(
    window: MainWindow, register: Path
) -> None:
    text = "1. Фонд «Улей», Томск\n2. АНО «Сад», Омск, как зритель\n\nАНО «Сад» просит подождать.\n"
    look = previewed(window, register, text).look
    more = "One more question about this entry."
    assert more not in look.doubts.text()
    press(KEY.Key_4)
    assert look.doubts.text().startswith(more) and "просит подождать" in look.doubts.text()
    last = "Answered last: “как зритель” – It means nothing: the signature counts in full."
    assert look.said.text().endswith(last)
    press(KEY.Key_Z, ctrl=True)
    assert "Answered last: " not in look.said.text() and more not in look.doubts.text()


def test_all_that_signed_already_are_skipped_by_one_answer(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "signed.coalition"
    with make_register(path, signatures=0) as made:
        for name in ("«Правды эхо»", "«Дружбы мост»", "«Степи голос»"):
            with made.writing("sign") as tx:
                new = signatures.NewSignature(name=name, legal_form="ОФ", place="Алматы")
                signatures.sign(tx, statement_of(tx), new)
    listed = "1. ОФ «Эхо правды», Алматы\n2. ОФ «Мост дружбы», Алматы\n3. ОФ «Голос степи»\n4. ОО «Жаңа»\n"
    shown = previewed(window, path, listed)
    screen.settle(window)
    assert "Settle 3 the same way: Nos. 4-6" in shown.look.answers.all_like.text()
    press(KEY.Key_Equal)
    press(KEY.Key_7)
    assert (shown.preview.count("there"), shown.preview.size(READ)) == (3, 1)
    press(KEY.Key_Z, ctrl=True)
    assert (shown.preview.count("there"), shown.preview.size(READ)) == (0, 4)
    shown.done()
