"""What comes back of an annex as a spreadsheet and as CSV: the list that its JSON gives."""

import io
import zipfile
from dataclasses import replace

import pytest

from coalition_app.documents.content.codes import content_bytes
from coalition_app.drafts import Draft, DraftEntry
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from tests.documents import annexes
from tests.documents.forms.copies import held, hostile, printed_form, written

BROKEN = {
    "mixed-scripts": (2,),
    "text-cut-off": (1, 3),
    "unclosed-quotation-mark": (1, 2),
}
CONTENTS = {
    "real": annexes.real_content(),
    "every case": held(annexes.every_case()),
    "draft": held(annexes.every_case(attested=False)),
    "many demands": annexes.many_demands(12),
    "long words": annexes.long_reservation(50_000),
    "hostile": hostile(),
    "merged": annexes.merged_numbers(),
    "printed form": printed_form(),
    "broken names": replace(annexes.named("ОФ «Эхо", "ОО «Эхo", "Движение «За"), defects=BROKEN),
}


def read(content: bytes, ending: str) -> Draft:
    return read_source(content, f"list.{ending}").draft


def entries(draft: Draft) -> list[DraftEntry]:
    """Return the entries without the lines on which they stand in one form or the other."""
    return [replace(each, lines=(0, 0)) for each in draft.entries]


def changed(spreadsheet: bytes, before: str, after: str) -> bytes:
    """Return a spreadsheet in whose words something was changed by another program."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(spreadsheet)) as given, zipfile.ZipFile(made, "w") as packed:
        for part in given.infolist():
            content = given.read(part)
            if part.filename == "xl/sharedStrings.xml":
                assert before.encode() in content
                content = content.replace(before.encode(), after.encode())
            packed.writestr(part, content)
    return made.getvalue()


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize("name", CONTENTS)
def test_a_spreadsheet_gives_the_list_title_and_demands_of_the_json(
    name: str, language: str
) -> None:
    content = CONTENTS[name]
    wanted, found = (
        read(content_bytes(content), "json"),
        read(written(content, "xlsx", language), "xlsx"),
    )
    assert entries(found) == entries(wanted)
    assert found.title == wanted.title
    assert [each.text for each in found.demands] == [each.text for each in wanted.demands]
    assert found.warnings == wanted.warnings


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize("name", CONTENTS)
def test_csv_gives_the_list_and_the_demands_of_the_json(name: str, language: str) -> None:
    content = CONTENTS[name]
    wanted, found = (
        read(content_bytes(content), "json"),
        read(written(content, "csv", language), "csv"),
    )
    assert entries(found) == entries(wanted)
    told = [" ".join(each.text.split()) for each in wanted.demands]
    assert [each.text for each in found.demands] == told


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_sections_come_back(ending: str) -> None:
    content = annexes.every_case()
    wanted, found = read(content_bytes(content), "json"), read(written(content, ending), ending)
    assert [each.heading for each in found.sections] == [each.heading for each in wanted.sections]
    assert [each.section for each in found.entries] == [each.section for each in wanted.entries]


def test_csv_comes_back_however_an_office_parts_and_encodes_it() -> None:
    content = annexes.real_content()
    wanted = entries(read(content_bytes(content), "json"))
    text = written(content, "csv").decode("utf-8-sig")
    for other in (text.encode(), text.encode("utf-16"), text.replace("\r\n", "\n").encode()):
        assert entries(read(other, "csv")) == wanted


def test_a_changed_word_of_a_spreadsheet_is_refused_by_its_number() -> None:
    content = annexes.every_case()
    odd = changed(written(content, "xlsx"), "воздерживается", "воздержался")
    with pytest.raises(UserError, match=r"7.*воздержался"):
        read(odd, "xlsx")


def test_a_name_that_was_corrected_in_a_spreadsheet_is_read() -> None:
    odd = changed(written(annexes.every_case(), "xlsx"), "Freedom Notes Foundation", "Other")
    assert [each.name for each in read(odd, "xlsx").entries][6] == "Other"


def test_a_changed_word_of_a_csv_is_refused_by_its_number() -> None:
    text = written(annexes.every_case(), "csv").decode("utf-8-sig")
    for before, after in (
        ("воздерживается", "воздержался"),
        ("заявление о толковании; к", "что-то; к"),
        ("20.05.2026", "вчера"),
        (";отозвано;", ";ушёл;"),
    ):
        assert before in text
        with pytest.raises(UserError):
            read(text.replace(before, after, 1).encode(), "csv")
