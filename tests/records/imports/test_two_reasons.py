"""A piece that is open for two reasons is one piece: it prints once and is settled once."""

from coalition_app.drafts import DraftEntry, DraftPiece, OpenPoint
from coalition_app.records.imports.entry_pieces import entry_pieces

WORDS = "«Ар» условно"


def test_a_second_reason_adds_no_second_piece() -> None:
    entry = DraftEntry(
        number=1,
        as_printed=f"ТОО {WORDS}",
        name="",
        lines=(1, 1),
        legal_form="ТОО",
        pieces=(DraftPiece("legal-form", "ТОО", (1, 1)), DraftPiece("unknown", WORDS, (1, 1), " ")),
        open=(
            OpenPoint("reads-like-a-remark", WORDS, (1, 1)),
            OpenPoint("name-is-no-name", WORDS, (1, 1)),
        ),
    )
    found = [(each.text, each.open) for each in entry_pieces(entry)]
    assert found == [("ТОО", ""), (WORDS, "reads-like-a-remark")]


def test_the_same_words_twice_are_two_pieces() -> None:
    point = OpenPoint("unknown-piece", "дубль", (1, 1))
    entry = DraftEntry(
        number=1,
        as_printed="Анна Ким, дубль, дубль",
        name="Анна Ким",
        lines=(1, 1),
        pieces=(
            DraftPiece("name", "Анна Ким", (1, 1)),
            DraftPiece("unknown", "дубль", (1, 1), ", "),
            DraftPiece("unknown", "дубль", (1, 1), ", "),
        ),
        open=(point, point),
    )
    assert [each.open for each in entry_pieces(entry)] == ["", "unknown-piece", "unknown-piece"]
