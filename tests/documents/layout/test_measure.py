"""Breaking of texts into lines: nothing lost, nothing too wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.measure import LONGEST_KEPT, shorten, width, wrap, wrap_balanced

LETTERS = st.text(st.sampled_from("абвгдеж АӘБ-wi–.,«»\u00a0"), max_size=300)


@given(LETTERS, st.floats(20, 400))
def test_lines_fit_and_hold_every_letter(text: str, available: float) -> None:
    lines = wrap(fonts.SERIF, 10, text, available)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(fonts.SERIF, 10, line) <= available for line in lines)


def test_lines_break_after_hyphens_inside_words() -> None:
    room = width(fonts.SERIF, 10, "Уголовно-исполни")
    assert wrap(fonts.SERIF, 10, "Уголовно-исполнительный", room) == ["Уголовно-", "исполнительный"]


def test_no_break_space_holds_words_together() -> None:
    room = width(fonts.SERIF, 10, "кодекс судья закон") - 1
    assert wrap(fonts.SERIF, 10, "кодекс судья закон", room) == ["кодекс судья", "закон"]
    assert wrap(fonts.SERIF, 10, "кодекс судья\u00a0закон", room) == ["кодекс", "судья\u00a0закон"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Хранится в сейфе по адресу: г. Алматы", "г. Алматы"),
        ("Заявление о нарушениях прав в проектах", "в проектах"),
        ("Подписи, учтённые на 28 ноября 2026 г.", "на 28 ноября"),
        ("Подписи, учтённые на 28 ноября 2026 г.", "2026 г."),
        ("Слова подписавшего приведены: № 18", "№ 18"),
        ("Signatures counted: Nos. 18", "Nos. 18"),
        ("Хранитель: координатор Р. М. Акылбекова", "Р. М. Акылбекова"),
        ("Хранитель: Акылбекова Р. М.", "Акылбекова Р. М."),
        ("Полный текст требований — в документе", "требований — в документе"),
        ("Тізім 2014 жылғы 15 мамырға толық", "15 мамырға"),
        ("Жасалды: Алматы, 1-редакция", "1-редакция"),
        ("Место хранения: офис, папка 1. Подлинники вне реестра", "папка 1."),
        ("Подлинность подтверждаю, кроме указанных в пункте 3", "в пункте 3"),
        ("Скан да, ашылып қайта сақталған файл да басқа файл", "файл да"),
        ("Спросите коалицию, выдан ли этот код, нет ли более новой", "нет ли"),
        ("Член Совета при Уполномоченном по правам человека", "при Уполномоченном"),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, kept: str) -> None:
    """At every width at which it takes no more than its share of a line; the text keeps its spaces."""
    share = width(fonts.SERIF, 10, f"{kept} ") / LONGEST_KEPT
    least = max(share, *(width(fonts.SERIF, 10, word) for word in text.split()))
    for available in range(int(least) + 1, int(least) + 160):
        lines = wrap(fonts.SERIF, 10, text, available)
        assert any(kept in line for line in lines), (available, lines)
        assert " ".join(lines) == text


def test_an_english_line_may_end_with_a_preposition() -> None:
    """Kept with the next word, as in Russian, they left lines of unlike length."""
    first = "active part in the work on the drafts of"
    room = width(fonts.SERIF, 10, first)
    assert wrap(fonts.SERIF, 10, f"{first} Criminal Codes", room) == [first, "Criminal Codes"]


def test_no_line_of_a_title_ends_with_a_short_english_word() -> None:
    title = "On the participation of the people in the drafting of the Criminal Codes"
    for room in range(180, 300, 10):
        for line in wrap_balanced(fonts.SERIF, 10, title, room)[:-1]:
            assert line.rsplit(" ", 1)[-1] not in ("of", "in", "the", "On"), (room, line)


def test_a_word_wider_than_a_line_is_broken_by_letters() -> None:
    lines = wrap(fonts.SERIF, 10, "щ" * 300, 200)
    assert "".join(lines) == "щ" * 300
    assert len({len(line) for line in lines[:-1]}) == 1


def test_the_first_line_may_be_narrower() -> None:
    room = width(fonts.SERIF, 10, "слово слово")
    lines = wrap(fonts.SERIF, 10, "слово слово слово", room, first=room / 2)
    assert lines == ["слово", "слово слово"]


def test_titles_are_balanced_and_keep_short_words_with_what_follows() -> None:
    title = "Заявление о нарушениях прав человека в проектах кодексов Республики Казахстан"
    room = width(fonts.SERIF_BOLD, 18, title) * 0.6
    lines = wrap_balanced(fonts.SERIF_BOLD, 18, title, room)
    wide = [width(fonts.SERIF_BOLD, 18, line) for line in lines]
    assert len(lines) == 2
    assert min(wide) > 0.75 * max(wide)
    assert not lines[0].endswith((" в", " о"))


def test_a_text_too_long_is_cut_with_an_ellipsis() -> None:
    room = width(fonts.SANS, 8, "Заявление, …")
    assert shorten(fonts.SANS, 8, "Заявление, " * 20, room) == "Заявление…"


@given(LETTERS)
def test_a_shortened_text_fits(text: str) -> None:
    short = shorten(fonts.SANS_BOLD, 8, text, 120)
    assert width(fonts.SANS_BOLD, 8, short) <= 120
    assert short == text or short.endswith("…")
