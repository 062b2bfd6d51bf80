"""Every line of a source belongs to exactly one part of the draft, whatever the list looks like."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source, source_lines
from tests.intake.reading import unaccounted

REAL = Path(__file__).parent.parent / "data" / "real_case" / "statement.txt"
LINES = REAL.read_text("utf-8").split("\n")

PIECES = st.sampled_from(
    [
        "",
        "",
        "  ",
        "\u00a0",
        "Открытое обращение",
        "Мы требуем:",
        "1. Отменить закон о митингах.",
        "2. Провести реформу судебной системы и опубликовать её итоги;",
        "Подписи:",
        "Организации:",
        "ФИЗИЧЕСКИЕ ЛИЦА",
        "1. ОО «Эхо», Анна Ким, директор",
        "2) Фонд «Свет»,",
        "3. Human Rights Watch",
        "4.",
        "№ 5 Қалиев Ерлан (қолдамаймын)",
        "6 - Иванов Иван",
        "7\tПетров Пётр\tАлматы",
        "8 Ли Елена",
        "9. «Клуб «Манас»",
        "10. Центр (поддерживаю с оговоркой",
        "главный редактор газеты",
        "Караганда",
        "Подлинность подписей подтверждаю",
        "Сидорова А.А.,",
        "координатор коалиции",
        "Home > Statements > Appeal",
        "Leave a Reply",
        "Страница 2 из 3",
        "Контакты: a@b.org",
        "Длинный абзац, в котором говорится о том, что законы должны соблюдаться всеми.",
        "• Асан Үсенов, заңгер",
        "\u202eмарк\u202c",
        "999999. Далеко",
        "# Markdown",
        "АДИЛ СОЗ",
        "6а. Глеб Тен",
        "15 ОО «Мост»",
        "<16> Дина Шек",
        "Вера Сон # врач",
        "> Егор Пак",
        "Жанна Цой¹, юрист",
        "¹ Институт реки",
        "* Институт «Река», Алматы",
        "Примечание: Борис Лапин указан для сведения",
        "лейла ахметова, поэт",
    ]
)


def check(text: str) -> None:
    try:
        source = read_source(text.encode("utf-8", "surrogatepass"), "list.txt")
    except UserError:
        return
    # A text of tags is read as the page that it is a piece of.
    lines = "\n".join(source_lines(source.content, source.name))
    draft = source.draft
    assert unaccounted(lines, draft) == []
    assert [entry.number for entry in draft.entries] == list(range(1, len(draft.entries) + 1))
    for at, section in enumerate(draft.sections, 1):
        inside = draft.entries[section.first - 1 : section.last]
        assert all(entry.section == at for entry in inside)
    assert sum(s.last - s.first + 1 for s in draft.sections) == len(draft.entries)
    assert all(entry.name and entry.as_printed for entry in draft.entries)


@given(st.lists(PIECES, min_size=1, max_size=25))
def test_lines_put_together_at_random_are_accounted_for(pieces: list[str]) -> None:
    check("\n".join(pieces))


@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), PIECES, st.booleans()), max_size=12))
def test_the_real_statement_changed_at_random_is_accounted_for(
    changes: list[tuple[int, str, bool]],
) -> None:
    lines = list(LINES)
    for at, piece, insert in changes:
        lines[at : at if insert else at + 1] = [piece]
    check("\n".join(lines))


@given(st.lists(st.text(max_size=60), min_size=3, max_size=12))
def test_any_characters_in_numbered_entries_are_kept_and_accounted_for(names: list[str]) -> None:
    plain = [" ".join(name.split()) for name in names]
    check("Подписи:\n" + "\n".join(f"{at}. {name}" for at, name in enumerate(plain, 1)))


LISTS = Path(__file__).parent.parent / "data" / "lists"
MIXED = [
    line
    for path in sorted(LISTS.glob("*.txt")) + sorted(LISTS.glob("*.md"))
    for line in path.read_text("utf-8").split("\n")
]


@given(st.lists(st.sampled_from(MIXED), min_size=1, max_size=30))
def test_lines_of_invented_lists_put_together_at_random_are_accounted_for(lines: list[str]) -> None:
    check("\n".join(lines))
