"""Words about a signature or a position: no answer but that they mean nothing lets it count in full."""

import json
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from coalition_app.operations.door import write
from coalition_app.operations.planning.compared import compare
from coalition_app.operations.planning.plan_import import carry_out, plan_import
from coalition_app.operations.planning.preview import Preview
from coalition_app.operations.planning.questions import give, question_of
from coalition_app.records.opening.existing import open_register
from tests.commands.command_line import done, refused_without_change, small_register, type_command
from tests.registers import statement_of

LISTED = """Подписи:

1. ОФ «Бірлік»
2. {entry}
3. ОФ «Тұмар»
"""
NOTE = "Подписи:\n\n1. ОФ «Бірлік»\n2. ОФ «Отан»\n3. ОФ «Тұмар»\n\nПримечание: № 2 не поддерживает пункт 1.\n"
TABLE = "Название;Статус\nОФ «Бірлік»;подписано\nОФ «Отан»;{status}\nОФ «Тұмар»;подписано\n"
LISTS = {
    "withdrawn": LISTED.format(entry="Ruth Njeri: withdrawn"),
    "отозвано": TABLE.format(status="отозвано"),
    "подпись отозвана 3 марта": TABLE.format(status="подпись отозвана 3 марта"),
    "да": "Название;Отозвано\nОФ «Бірлік»;\nОФ «Отан»;да\nОФ «Тұмар»;нет\n",
    "03.03.2025": "Название;Дата отзыва\nОФ «Бірлік»;\nОФ «Отан»;03.03.2025\nОФ «Тұмар»;\n",
    "қолы жарамсыз": LISTED.format(entry="Ержан Тілеубай (қолы жарамсыз)"),
    "шартты түрде": LISTED.format(entry="ОФ «Отан» (шартты түрде)"),
    "условно": LISTED.format(entry="ОФ «Отан», условно"),
    "подпись недействительна": LISTED.format(entry="ОФ «Отан» (подпись недействительна)"),
    "до решения правления": LISTED.format(entry="ОФ «Отан» (до решения правления)"),
    "басқарма шешіміне дейін": LISTED.format(entry="ОФ «Отан» (басқарма шешіміне дейін)"),
    "Примечание: № 2 не поддерживает пункт 1.": NOTE,
}
SILENT = ("print", "private", "contact")
DAY = "03.03.2025"
"""The one that names a whole day; the others are withdrawn on the day when the list came."""
MARKS = ("withdrawn", "отозвано", "подпись отозвана 3 марта", "да", DAY)


def stopped(register: Path) -> list[int]:
    """Give the numbers that stop the attestation because of what they say."""
    answer = json.loads(type_command("ready", register, "--statement", 1, "--json").out)
    kinds = ("unknown-piece", "line-unread", "unsettled")
    items = [each for each in answer["items"] if each["severity"] == "stops"]
    return [number for each in items if each["kind"] in kinds for number in each["numbers"]]


def supporters(register: Path) -> int:
    """Give how many the annex counts as support of the first demand."""
    target = register.with_name("draft.json")
    done("annex", register, "--statement", 1, "--to", target)
    content = json.loads(target.read_text(encoding="utf-8"))
    target.unlink()
    return int(content["demands"][0]["counts"]["supports"])


def listed_in(folder: Path, text: str) -> Path:
    path = folder / ("list.csv" if ";" in text else "list.txt")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("said", LISTS)
def test_no_command_closes_them_in_silence(tmp_path: Path, said: str) -> None:
    register = small_register(tmp_path, signatures=0)
    done("import", register, listed_in(tmp_path, LISTS[said]), "--statement", 1)
    assert (stopped(register), supporters(register)) == ([2], 2)
    (doubt,) = done("doubts", register, "--json").json["doubts"]
    assert doubt["text"] == said
    settle = ("settle", register, "--statement", 1, "--number", 2, "--as")
    for answer in (*SILENT, *(("office", "place") if said in MARKS else ())):
        told = refused_without_change(register, *settle, answer)
        assert "means nothing" in told or "does not print" in told
    assert (stopped(register), supporters(register)) == ([2], 2)
    done(*settle, "words")
    assert (stopped(register), supporters(register)) == ([2], 2)
    done("undo", register)
    done(*settle, "nothing")
    assert (stopped(register), supporters(register)) == ([], 3)


def previewed(register: Path, text: str) -> Preview:
    preview = Preview(read_source(text.encode(), "list.csv" if ";" in text else "list.txt"))
    with open_register(register) as database, database.reading() as tx:
        into = statement_of(tx)
        preview.compare(compare(tx, preview.shape, into, sha256=preview.source.sha256))
    return preview


def take_in(register: Path, preview: Preview) -> None:
    with open_register(register) as database:
        with database.reading() as tx:
            into = statement_of(tx)
        write(database, carry_out(plan_import(preview, into=into)))


@pytest.mark.parametrize("answer", ["print", "private", "words", "nothing", "withdrawn"])
@pytest.mark.parametrize("said", LISTS)
def test_no_key_of_the_preview_closes_them_in_silence(
    tmp_path: Path, said: str, answer: str
) -> None:
    register = small_register(tmp_path, signatures=0)
    preview = previewed(register, LISTS[said])
    asked = question_of(preview, 1)
    assert asked is not None and asked.text == said
    offered = set(asked.answers.values())
    no_role = said in MARKS or said.startswith("Примечание")
    mark = {"withdrawn"} if said in MARKS else set()
    assert offered == {"words", "nothing", "out"} | mark | (set() if no_role else {"role"})
    assert asked.said["nothing"] == "It means nothing: the signature counts in full"
    if answer in offered:
        give(preview, [1], answer, said, all_alike=True)
    else:
        with pytest.raises(
            UserError, match="no mark" if answer == "withdrawn" else "means nothing"
        ):
            give(preview, [1], answer, said, all_alike=True)
    take_in(register, preview)
    # A withdrawal leaves nothing to settle, and counts nowhere.
    settled = answer == "nothing" or (answer == "withdrawn" and said in MARKS)
    counted = 3 if answer == "nothing" else 2
    assert (stopped(register), supporters(register)) == ([] if settled else [2], counted)


def test_an_answer_to_all_alike_closes_no_mark_of_a_column_in_silence(tmp_path: Path) -> None:
    """The same words stand as the place in one row, and as the mark of a withdrawal in another."""
    register = small_register(tmp_path, signatures=0)
    text = f"Название;Город;Дата отзыва\nОФ «Бірлік»;{DAY};\nОФ «Отан»;;{DAY}\nОФ «Тұмар»;;\n"
    preview = previewed(register, text)
    roles = [[(each.text, each.role) for each in preview.waiting(item)] for item in range(2)]
    assert roles == [[(DAY, "place")], [(DAY, "withdrawal")]]
    with pytest.raises(UserError, match="means nothing"):
        give(preview, [0], "print", DAY, all_alike=True)
    give(preview, [0], "print", DAY)
    take_in(register, preview)
    assert (stopped(register), supporters(register)) == ([2], 2)


def test_a_name_read_from_a_scan_may_hold_such_words() -> None:
    from coalition_app.operations.doubts import fitting_answers

    fits, said = fitting_answers("read-by-machine", "Фонд поддержки детей", "name")
    assert "print" in fits and not said
    fits, said = fitting_answers("unknown-piece", "Шал акын", "unknown")
    assert "private" in fits and not said
    assert fitting_answers("lost-in-damage", "подпись отозвана", "unknown")[0] == ("nothing",)
