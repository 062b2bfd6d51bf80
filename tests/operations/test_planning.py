"""All that an import leaves open is asked before it, and what somebody says is recorded with it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coalition_app.draft_pieces import HEADS, NAME_IN_CASE, ORGANISATIONS, PERSONS, TITLE
from coalition_app.drafts import OpenLine
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from coalition_app.operations.door import write
from coalition_app.operations.planning.compared import compare
from coalition_app.operations.planning.kept_answers import answer_again, answers_kept
from coalition_app.operations.planning.plan_import import carry_out, plan_import
from coalition_app.operations.planning.preview import LOOK, READ, Preview
from coalition_app.operations.planning.questions import OUT, RIGHT, give, question_of
from coalition_app.records.imports import import_undo
from coalition_app.records.positions import doubts, positions
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import open_line
from tests.registers import make_register, signatures_of, statement_of, withdraw_signature

LIST = """Подписи:

1. ОФ «Эхо», Анна Ким
2. ОО «Свет», Дана Ли, председатель, как зритель
3. Фонд «Бір», за вычетом второго
4. Фонд «Екі», как зритель
5. ОФ «Үш», Алматы

Фонд «Бір» просит не учитывать его подпись.
Требование 2 подписавшие не обсуждали.
"""
BARE = "1. ОФ «Эхо», Анна Ким\n2. ОО «Свет», Дана Ли\n"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register with a statement of three demands, without signatures."""
    with make_register(tmp_path / "a.coalition", signatures=0, demands=3) as made:
        yield made


def previewed(database: Database, text: str = LIST) -> Preview:
    preview = Preview(read_source(text.encode(), "list.txt"))
    with database.reading() as tx:
        sha256 = preview.source.sha256
        preview.compare(compare(tx, preview.shape, statement_of(tx), sha256=sha256))
    return preview


def doubtful(preview: Preview) -> list[int]:
    return [preview.order[rank] for rank in preview.items(LOOK)]


def line_of(preview: Preview) -> int:
    """Give the line that names nobody: the last item."""
    assert preview.is_line(len(preview) - 1)
    return len(preview) - 1


def take_in(database: Database, preview: Preview) -> tuple[int, ...]:
    """Import what was decided; return the numbers in which something is still open."""
    with database.reading() as tx:
        into = statement_of(tx)
    return write(database, carry_out(plan_import(preview, into=into))).result.doubtful


def left_open(database: Database) -> list[tuple[int | None, str]]:
    with database.reading() as tx:
        return [(each.number, each.code) for each in doubts.list_doubts(tx, statement_of(tx))]


def test_all_that_an_import_leaves_open_is_asked_before_it(database: Database) -> None:
    preview = previewed(database)
    # Three entries, and the line that names a demand and nobody.
    assert doubtful(preview) == [1, 2, 3, line_of(preview)]
    assert (preview.size(READ), preview.still_open) == (5, 5)
    asked = {item: question_of(preview, item) for item in doubtful(preview)}
    assert [each.text for each in asked.values() if each] == [
        "как зритель",
        "за вычетом второго",
        "как зритель",
        "Требование 2 подписавшие не обсуждали.",
    ]
    assert take_in(database, preview) == (2, 3, 4)
    assert len(left_open(database)) == preview.still_open


def test_what_is_plain_is_not_asked(database: Database) -> None:
    preview = previewed(database, BARE)
    assert doubtful(preview) == []
    assert all(question_of(preview, item) is None for item in range(len(preview)))


def test_answers_are_recorded_with_the_import_as_they_would_be_after_it(database: Database) -> None:
    preview = previewed(database)
    give(preview, [1], "nothing", "как зритель", all_alike=True)
    give(preview, [2], "words", "за вычетом второго")
    # The line outside the list is the second thing that is asked of the entry that it names.
    second = question_of(preview, 2)
    assert second is not None and second.text.startswith("Фонд «Бір» просит")
    assert "print" not in second.answers.values(), "it never prints"
    give(preview, [2], "words", second.text)
    line = line_of(preview)
    give(preview, [line], "nothing", preview.text(line))
    assert doubtful(preview) == [] and preview.still_open == 0
    assert take_in(database, preview) == ()
    by_number = {row.number: row for row in signatures_of(database)}
    assert [each.decided for each in by_number[2].pieces if each.open] == ["nothing"]
    with database.reading() as tx:
        words = positions.acts_by_signature(tx, statement_of(tx))
        lines = [(row.code, row.decided) for row in tx.rows(open_line.select())]
    said = [each.wording for each in words[by_number[3].id]]
    assert said == ["за вычетом второго", "Фонд «Бір» просит не учитывать его подпись."]
    assert sorted(lines) == [("names-a-demand", "nothing"), ("names-a-signatory", "words")]
    # Words are words: which demands they touch is the next thing to say.
    assert left_open(database) == [(3, "unsettled-words")] * 2


def test_the_answers_are_one_step_with_the_import(database: Database) -> None:
    preview = previewed(database)
    give(preview, [1], "nothing", "как зритель", all_alike=True)
    take_in(database, preview)
    with database.reading() as tx:
        batch = import_undo.look_at_batch(tx, import_undo.find_source(tx, None))
    assert batch.removable == (1, 2, 3, 4, 5) and not batch.kept


def test_who_withdrew_is_not_among_the_flaws_that_are_right_alike(database: Database) -> None:
    with database.writing("sign") as tx:
        known = signatures.NewSignature(name="Анна Ким", received_on=dt.date(2026, 11, 1))
        signatures.sign(tx, statement_of(tx), known)
    with database.writing("change-standing") as tx:
        withdraw_signature(tx, statement_of(tx), 1, dt.date(2026, 11, 20))
    preview = previewed(database, "1. Анна Ким, учитель (\n2. ОФ «Эхо», Ош (\n")
    give(preview, [1], RIGHT, all_alike=True)
    assert doubtful(preview) == [0] and preview.is_again_undecided(0)


def test_more_titles_than_there_are_answers_are_still_asked_about() -> None:
    text = "Открытое письмо\n\nМы просим вернуть мост.\n\nПодписи:\n1. ОФ «Эхо»\n2. ОФ «Сад»\n"
    source = read_source(text.encode(), "list.txt")
    offered = tuple(f"Письмо о мосте {at}" for at in range(1, 7))
    title = OpenLine((1, 1), offered[0], TITLE, candidates=offered)
    asked = Preview(replace(source, draft=replace(source.draft, open_lines=(title,))))
    question = question_of(asked, asked.title_item)
    assert question is not None and question.reasons[1:] == offered[:5]
    assert len(question.answers) == 5


def test_the_last_answer_is_taken_back(database: Database) -> None:
    preview = previewed(database)
    line = line_of(preview)
    give(preview, [1], "nothing", "как зритель", all_alike=True)
    assert (doubtful(preview), preview.still_open) == ([2, line], 3)
    preview.undo()
    assert (doubtful(preview), preview.still_open) == ([1, 2, 3, line], 5)
    preview.redo()
    assert preview.count_alike(1, "КАК  зритель") == 0


def test_an_entry_that_stays_out_is_not_asked(database: Database) -> None:
    preview = previewed(database)
    give(preview, [1], OUT)
    assert 1 not in doubtful(preview)
    assert preview.count_alike(3, "как зритель") == 1
    preview.take_in([1])
    assert preview.count_alike(3, "как зритель") == 2


def test_right_as_it_is_settles_no_open_piece(database: Database) -> None:
    preview = previewed(database, "1. ОФ «Эхо, как зритель\n")
    give(preview, [0], RIGHT)
    assert doubtful(preview) == [0]
    assert take_in(database, preview) == (1,)


def test_an_entry_of_an_unsure_kind_says_as_what_it_goes_in(database: Database) -> None:
    """Marked as correct it must be seen what it is marked as: an organisation, until 9 says a person."""
    preview = previewed(database, BARE + "3. Li Wei\n")
    asked = question_of(preview, 2)
    assert asked is not None and asked.answers["9"] == "individual"
    assert asked.unless.startswith("It is imported as an organisation")
    give(preview, [2], "individual")
    assert doubtful(preview) == [] and preview.entry(2).kind == "individual"


def test_words_stay_where_the_name_is_corrected_after_it(database: Database) -> None:
    """Whoever says that a doubted name says something on a demand, and corrects the name, loses no words."""
    preview = previewed(
        database, BARE + '3. [signature withdrawn 12.11.2026] Trade union "Metal"\n'
    )
    said = 'signature withdrawn 12.11.2026] Trade union "Metal"'
    give(preview, [2], "words", said)
    preview.edit(2, "name", 'Trade union "Metal"')
    assert preview.words(2) == said
    take_in(database, preview)
    assert (3, "unsettled-words") in left_open(database)


def test_a_line_that_is_taken_in_is_asked_like_any_other(database: Database) -> None:
    preview = previewed(database, BARE + "\nСтраница 1 из 2\n\n3. Фонд «Бір»\n")
    unit = len(preview.draft.entries)
    assert not preview.is_line(unit), "a line that was left out"
    preview.take_in([unit])
    with database.reading() as tx:
        into = statement_of(tx)
    read = plan_import(preview, into=into).read.draft.entries[-2]
    asked = [each.text for each in preview.waiting(unit)]
    assert asked == [point.text for point in read.open]


def test_entries_keep_their_order_where_columns_stand_side_by_side(database: Database) -> None:
    columns = "1. ОФ «Эхо»            4. Фонд «Үш»\n2. ОО «Свет»           5. ОФ «Сад»\n"
    preview = previewed(database, columns + "3. Фонд «Бір»          6. ОФ «Лес»\n")
    read = [each.name for each in preview.draft.entries]
    assert read == ["«Эхо»", "«Свет»", "«Бір»", "«Үш»", "«Сад»", "«Лес»"]
    preview.edit(0, "place", "Алматы")
    assert [each.name for each in plan_import(preview).read.draft.entries] == read


HEADED = "Подписали:\n1. Анна Ким\n2. ОО «Свет»\n\nОтказались:\n3. ОФ «Луч»\n4. Глеб Тен\n"


@pytest.mark.parametrize(("answer", "numbers"), [("nothing", (1, 2, 3, 4)), (OUT, (1, 2))])
def test_one_answer_is_for_all_below_a_heading(
    database: Database, answer: str, numbers: tuple[int, ...]
) -> None:
    preview = previewed(database, HEADED)
    assert doubtful(preview) == [2, 3]
    asked = question_of(preview, 2)
    assert asked is not None and asked.text == "Отказались" and asked.alike == 1
    assert {*asked.answers.values()} == {"words", "nothing", OUT}
    with pytest.raises(UserError):
        give(preview, [2], "private", asked.text)
    give(preview, [2], answer, asked.text)
    assert doubtful(preview) == []
    assert take_in(database, preview) == ()
    assert tuple(row.number for row in signatures_of(database)) == numbers


@pytest.mark.parametrize("left_out", [[2], [2, 3]])
def test_a_heading_of_which_everybody_was_left_out_asks_nothing(
    database: Database, left_out: list[int]
) -> None:
    preview = previewed(database, HEADED)
    preview.leave_out(left_out)
    take_in(database, preview)
    assert left_open(database) == ([] if left_out == [2, 3] else [(3, HEADS)])


def test_those_below_a_heading_count_nowhere_until_it_is_settled(database: Database) -> None:
    assert take_in(database, previewed(database, HEADED)) == (3, 4)
    assert left_open(database) == [(3, HEADS), (4, HEADS)]


LED = "Подписали:\n1. Анна Ким, директор Центра развития\n2. Борис Ли, глава Союза врачей\n"


def test_what_bodies_that_sign_leave_open_is_asked_before_the_import(database: Database) -> None:
    preview = previewed(database, LED)
    give(preview, [0], ORGANISATIONS, preview.waiting(0)[0].text)
    assert [each.text for each in preview.waiting(0)] == ["Центра развития"]
    assert (doubtful(preview), preview.still_open) == ([0, 1], 2)
    preview.settle([0])
    assert preview.count_alike(0, "центра развития") == 1, "it settles no open piece"
    assert take_in(database, preview) == (1, 2)
    assert left_open(database) == [(1, NAME_IN_CASE), (2, NAME_IN_CASE)]


def test_one_of_those_of_whom_it_is_asked_who_signs_can_be_skipped(database: Database) -> None:
    preview = previewed(database, LED)
    asked = question_of(preview, 0)
    assert asked is not None and asked.answers["0"] == OUT
    give(preview, [0], OUT, asked.text)
    assert doubtful(preview) == [1]
    give(preview, [1], PERSONS, asked.text)
    assert (take_in(database, preview), len(signatures_of(database))) == ((), 1)


def test_answers_about_bodies_that_sign_are_kept_undone_and_recorded(database: Database) -> None:
    preview = previewed(database, LED)
    give(preview, [0], ORGANISATIONS, preview.waiting(0)[0].text)
    give(preview, [0], "print", "Центра развития")
    assert preview.still_open == 1
    again = previewed(database, LED)
    assert answer_again(again, dict(answers_kept(preview, preview.all_decisions))) == []
    assert again.still_open == 1 and again.decided() == preview.decided()
    preview.undo()
    preview.undo()
    assert preview.still_open == 2 and preview.entry(0).name == "Анна Ким"
    assert take_in(database, again) == (2,)


def test_a_corrected_place_is_all_of_it(database: Database) -> None:
    """What was said to be the place, and then typed into its field, is not recorded twice."""
    preview = previewed(
        database,
        BARE + "3. ОО «Исток», Мамасадыков Бакыт, председатель, (Полевский р- н), с. Речное\n",
    )
    give(preview, [2], "place", "Полевский р- н")
    preview.edit(2, "place", "Полевский р-н, с. Речное")
    assert preview.waiting(2) == []
    take_in(database, preview)
    assert signatures_of(database)[2].place == "Полевский р-н, с. Речное"
    assert left_open(database) == []


def test_what_is_said_after_a_correction_is_added_to_it(database: Database) -> None:
    preview = previewed(
        database,
        BARE + "3. ОО «Исток», Мамасадыков Бакыт, председатель, (Полевский р- н), с. Речное\n",
    )
    preview.edit(2, "place", "село Речное")
    give(preview, [2], "place", "Полевский р- н")
    take_in(database, preview)
    assert "Полевский р- н" in signatures_of(database)[2].place


def test_what_a_correction_leaves_open_is_asked_before_the_import(database: Database) -> None:
    preview = previewed(database, BARE + "3. Фонд «Бір», Дана Ким, директор, Алматы\n")
    assert doubtful(preview) == []
    preview.edit(2, "office", "директор, подпись отозвана")
    assert [each.text for each in preview.waiting(2)] == ["директор, подпись отозвана"]
    assert doubtful(preview) == [2]
    preview.edit(2, "office", "директор")
    assert doubtful(preview) == []


@pytest.mark.parametrize(
    ("line", "edits", "other"),
    [
        ("Мамасадыков Бакыт, эколог, Ош", {"name": "ОО «Исток»"}, "organisation"),
        (
            "Мамасадыков Бакыт, эколог, Ош",
            {"legal_form": "ОО", "name": "«Исток»", "representative": "Мамасадыков Бакыт"},
            "organisation",
        ),
        (
            "ТОО «Гидропроект», Юсупов Тимур",
            {"legal_form": "", "name": "Юсупов Тимур", "representative": ""},
            "individual",
        ),
    ],
)
def test_who_is_corrected_to_another_kind_is_asked_about(
    database: Database, line: str, edits: dict[str, str], other: str
) -> None:
    preview = previewed(database, f"{BARE}3. {line}\n")
    give(preview, [2], RIGHT)
    for field, words in edits.items():
        preview.edit(2, field, words)
    asked = question_of(preview, 2)
    assert asked is not None and asked.answers["9"] == other
    give(preview, [2], other)
    assert doubtful(preview) == [] and preview.entry(2).kind == other
    take_in(database, preview)
    assert signatures_of(database)[2].kind == other


def test_an_organisation_taken_in_stands_under_no_heading_of_persons(database: Database) -> None:
    text = (
        "Организации:\n1. ОФ «Эхо», Ош\n2. ОО «Свет», Ош\n\nФизические лица:\n3. Анна Ким, Ош\n"
        "4. Дана Ли, Ош\n\n+ ОО «Клуб географов», Ош\n+ Раушан Бекенова, Ош\n"
    )
    preview = previewed(database, text)
    sections = {each.name: each.section for each in preview.draft.entries}
    assert sections == {"«Эхо»": 1, "«Свет»": 1, "Анна Ким": 2, "Дана Ли": 2}
    for item in range(len(preview.draft.entries), len(preview)):
        if preview.is_line(item):
            preview.take_line(item)
    taken = {each.name: each.section for each in preview.decided().entries if each.number == 0}
    assert taken == {"«Клуб географов»": 1, "Раушан Бекенова": 2}
