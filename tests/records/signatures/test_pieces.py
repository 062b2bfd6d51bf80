"""Pieces of an entry are kept, edited and printed in the order of the source."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.draft_pieces import PRINTING, PRIVATE, ROLES
from coalition_app.records.signatures.pieces import (
    ANSWERS,
    Piece,
    column_values,
    printed_text,
    read_pieces,
    split_at_name,
    with_bodies,
    with_text,
    with_texts,
    without_private,
)

ENTRY = (
    Piece("legal-form", "ОО"),
    Piece("name", "«Зов»", " "),
    Piece("place", "Алматы", " (", ")"),
    Piece("office", "директор", ", "),
    Piece("person", "Иванова А.", " "),
    Piece("contact", "+7 701 000 11 22", ", тел. "),
    Piece("unknown", "устно", " – ", open="unknown-piece"),
)
PIECES = st.builds(
    Piece,
    st.sampled_from(ROLES),
    st.sampled_from(["Азат", "«Зов»", "+7 701 000 11 22", "без требования 2"]),
    st.sampled_from(["", ", ", " (", " – "]),
    st.sampled_from(["", ")"]),
    st.sampled_from(["", "7-8"]),
    st.sampled_from(["", "unknown-piece"]),
    st.sampled_from(["", *ANSWERS]),
)


def test_an_entry_prints_as_it_stood_without_what_is_silent() -> None:
    assert printed_text(ENTRY) == "ОО «Зов» (Алматы), директор Иванова А."
    names, rest = split_at_name(ENTRY)
    assert (printed_text(names), len(names), len(rest)) == ("ОО «Зов»", 2, 5)
    assert without_private(ENTRY) == "ОО «Зов» (Алматы), директор Иванова А. – устно"


def test_a_name_is_not_parted_from_the_rest_within_brackets() -> None:
    branch = (*ENTRY[:2], Piece("name", "филиал", " ("), Piece("place", "Тараз", ", ", ")"))
    names, rest = split_at_name(branch)
    assert (printed_text(names), printed_text(rest)) == ("ОО «Зов»", " (филиал, Тараз)")
    unclosed = (Piece("name", "«Зов» (филиал"), ENTRY[2])
    assert len(split_at_name(unclosed)[0]) == 1


@given(st.lists(PIECES, max_size=6))
def test_pieces_come_back_from_their_column(pieces: list[Piece]) -> None:
    values = column_values(pieces)
    assert read_pieces(values["pieces"]) == tuple(pieces)
    assert (values["open_pieces"] or 0) == sum(each.is_open for each in pieces)


@given(PIECES)
def test_only_what_prints_is_printed(piece: Piece) -> None:
    shown = piece.text in printed_text([piece])
    assert shown == piece.prints
    if piece.role in PRIVATE and piece.decided != "print":
        assert not shown
    if piece.open and not piece.decided:
        assert not shown
    if piece.role in PRINTING and not piece.open and not piece.decided:
        assert shown


@pytest.mark.parametrize(
    ("role", "old", "new", "printed"),
    [
        ("person", "Иванова А.", "Ким Л.", "ОО «Зов» (Алматы), директор Ким Л."),
        ("office", "директор", "", "ОО «Зов» (Алматы) Иванова А."),
        ("place", "Алматы", "Астана", "ОО «Зов» (Астана), директор Иванова А."),
        ("country", "", "Казахстан", "ОО «Зов» (Алматы), директор Иванова А., Казахстан"),
        ("name", "«Зов»", "«Эхо»", "ОО «Эхо» (Алматы), директор Иванова А."),
        ("legal-form", "ОО", "", "«Зов» (Алматы), директор Иванова А."),
        ("office", "юрист", "врач", "ОО «Зов» (Алматы), директор Иванова А., врач"),
    ],
)
def test_an_edited_field_prints_in_its_place(role: str, old: str, new: str, printed: str) -> None:
    changed = with_text(ENTRY, role, old, new)
    assert printed_text(changed) == printed
    assert [each for each in changed if not each.prints] == list(ENTRY[-2:])


def test_a_legal_form_is_put_before_a_bare_name() -> None:
    assert printed_text(with_text([Piece("name", "«Зов»")], "legal-form", "", "ОФ")) == "ОФ «Зов»"


def test_bodies_and_people_are_added_and_taken_out() -> None:
    joint = with_bodies(ENTRY, [("ОФ", "«Эхо»"), ("", "«Сад»")])
    assert printed_text(split_at_name(joint)[0]) == "ОО «Зов», ОФ «Эхо», «Сад»"
    assert with_bodies(joint, []) == ENTRY
    people = [("person", "Иванова А."), ("office", "директор")]
    more = with_texts(ENTRY, ("person", "office"), people, [*people, ("person", "Ким Л.")])
    assert printed_text(more).endswith("директор Иванова А.; Ким Л.")
    before = [*people, ("person", "Ким Л.")]
    assert with_texts(more, ("person", "office"), before, people) == ENTRY


ASKED = (
    Piece("legal-form", "ОО"),
    Piece("name", "«Эхо»", " "),
    Piece("capacity", "в лице", ", "),
    Piece("office", "председателя", " "),
    Piece("person", "Ерлана Жунусова", " "),
)


def test_words_that_ask_for_a_case_go_once_what_they_asked_for_was_corrected() -> None:
    once = with_text(ASKED, "person", "Ерлана Жунусова", "Ерлан Жунусов")
    assert printed_text(once) == "ОО «Эхо», в лице председателя Ерлан Жунусов"
    both = with_text(once, "office", "председателя", "председатель")
    assert printed_text(both) == "ОО «Эхо», председатель Ерлан Жунусов"
    assert with_text(ASKED, "place", "", "Алматы")[:5] == ASKED


def test_a_name_in_another_case_is_settled_by_the_right_one() -> None:
    doubted = tuple(
        replace(each, open="words-in-case") if each.role in ("person", "office") else each
        for each in ASKED
    )
    once = with_text(doubted, "person", "Ерлана Жунусова", "Ерлан Жунусов")
    assert printed_text(once) == "ОО «Эхо» Ерлан Жунусов"
    assert [each.text for each in once if each.is_open] == ["председателя"]
    both = with_text(once, "office", "председателя", "председатель")
    assert printed_text(both) == "ОО «Эхо», председатель Ерлан Жунусов"
    assert not any(each.is_open for each in both)


def test_a_bracket_of_a_line_elsewhere_prints_nowhere() -> None:
    line = Piece("unknown", "We are 14 :)", " ", "", "7", "names-a-number", decided="nothing")
    pieces = (Piece("name", "«Эхо»"), Piece("office", "директор", ", "), line)
    assert printed_text(pieces) == printed_text(pieces[:2]) == "«Эхо», директор"
