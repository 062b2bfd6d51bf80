"""Entries that she corrected before taking them in: what was printed says the correction and all else."""

from dataclasses import replace
from pathlib import Path

import pytest

from coalition_app.drafts import DraftEntry, DraftSection
from coalition_app.errors import Interrupted, UserError
from coalition_app.records.imports import import_draft
from coalition_app.records.statements import statements
from tests.registers import (
    dump,
    make_register,
    make_source,
    numbered_entries,
    signatures_of,
    statement_of,
)

READ = DraftEntry(
    1,
    "ОО «Эхо», Анна Ким, директор (поддерживаю кроме 2), www.echo.kz",
    "«Эхо»",
    legal_form="ОО",
    representative="Анна Ким",
    office="директор",
    reservation="поддерживаю кроме 2",
    notes=("www.echo.kz",),
)


def printed(**corrections: str) -> str:
    corrected = replace(READ, as_printed="", **corrections)  # type: ignore[arg-type]
    return import_draft.print_corrections(READ, corrected).as_printed


def test_a_correction_is_printed_among_the_other_words() -> None:
    assert printed(name="«Эхо-2»") == (
        "ОО «Эхо-2», Анна Ким, директор (поддерживаю кроме 2), www.echo.kz"
    )
    assert printed(office="", place="Алматы").startswith("ОО «Эхо», Анна Ким, Алматы")


def test_corrected_words_take_the_place_of_those_that_were_read() -> None:
    assert printed(reservation="кроме пункта 2") == (
        "ОО «Эхо», Анна Ким, директор (кроме пункта 2), www.echo.kz"
    )


def test_where_the_words_are_not_found_the_fields_are_what_prints() -> None:
    read = replace(READ, name="«Жаңғырық»")
    corrected = replace(read, name="«Эхо-2»", as_printed="")
    assert import_draft.print_corrections(read, corrected).as_printed == ""
    other = replace(READ, reservation="из другого столбца")
    corrected = replace(other, reservation="кроме 2", as_printed="")
    assert import_draft.print_corrections(other, corrected).as_printed == ""


def test_a_name_that_the_list_does_not_print_leads_its_entry() -> None:
    read = DraftEntry(1, "+7 999 000 11 22", "")
    corrected = replace(read, name="«Зов»", as_printed="")
    assert import_draft.print_corrections(read, corrected).as_printed == "«Зов», +7 999 000 11 22"


def test_entries_keep_their_keys_and_close_their_numbers_up(tmp_path: Path) -> None:
    one, two, three = numbered_entries(3)
    taken = replace(two, number=0, lines=(7, 8))
    keys = []
    for name, entries in (("a", [one, two, three]), ("b", [two, taken, three])):
        with make_register(tmp_path / f"{name}.coalition", statements_made=0) as database:
            read = replace(make_source([one, two, three]))
            draft = replace(read.draft, entries=tuple(entries))
            with database.writing("import") as tx:
                import_draft.import_source(tx, replace(read, draft=draft))
            keys.append({row.id: row.number for row in signatures_of(database)})
    first, second = keys
    assert list(second.values()) == [1, 2, 3]
    assert [first[key] for key in second if key in first] == [2, 3]


def test_a_draft_without_entries_is_refused(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", statements_made=0) as database:
        before = dump(database)
        with pytest.raises(UserError, match="No entry is left"), database.writing("import") as tx:
            import_draft.import_source(tx, make_source([]))
        assert dump(database) == before


def test_a_section_without_entries_is_not_made(tmp_path: Path) -> None:
    sections = (DraftSection("А", 1, 1), DraftSection("Б", 2, 2))
    entries = [replace(each, section=2) for each in numbered_entries(2)]
    with make_register(tmp_path / "a.coalition", statements_made=0) as database:
        with database.writing("import") as tx:
            import_draft.import_source(tx, make_source(entries, sections=sections))
        with database.reading() as tx:
            made = statements.list_sections(tx, statement_of(tx).id)
    assert [each.heading for each in made] == [{"ru": "Б"}]


def test_a_large_import_tells_its_progress_and_stops_where_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> None:
        told.append((done, of))
        if len(told) == 4:
            raise Interrupted

    entries = [replace(each, reservation="кроме 2") for each in numbered_entries(1_000)]
    with make_register(tmp_path / "a.coalition", statements_made=0) as database:
        before = dump(database)
        with pytest.raises(Interrupted), database.writing("import") as tx:
            tx.tell = tell
            import_draft.import_source(tx, make_source(entries))
        assert dump(database) == before
    assert told == [(500, 2_000), (1_000, 2_000), (1_500, 2_000), (2_000, 2_000)]
