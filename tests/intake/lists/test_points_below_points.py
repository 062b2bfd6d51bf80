"""Points of a list with points of their own below them: a group is a heading, a signatory signs."""

from coalition_app.intake.read_source import read_source
from tests.intake.document_making import paragraph, word_file
from tests.intake.reading import read

SLIDE = (
    "Who is with us\n"
    "• Foundations\n  ◦ Wharfe Foundation\n  ◦ Tern Foundation\n"
    "• Other bodies\n  ◦ Aire Watch\n  ◦ Reed Society\n"
    "• People\n  ◦ Judith Amos\n  ◦ Karen Pool\n"
)
NAMES = [
    "Wharfe Foundation",
    "Tern Foundation",
    "Aire Watch",
    "Reed Society",
    "Judith Amos",
    "Karen Pool",
]


def test_a_point_that_heads_points_is_a_heading_and_no_entry() -> None:
    for text in (SLIDE, SLIDE.replace("•", "-").replace("◦", "-"), SLIDE.replace("◦", "•")):
        draft = read(text)
        assert [entry.name for entry in draft.entries] == NAMES
        held = {section.heading for section in draft.sections}
        held |= {line.text for line in draft.open_lines}
        assert {"Foundations", "Other bodies", "People"} <= held


def test_levels_of_a_word_list_are_such_points() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
        for at in (0, 1)
    )
    numbering = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    head, *points = SLIDE.splitlines()
    listed = (paragraph(point.strip(" •◦"), "1", int(point[0] == " ")) for point in points)
    draft = read_source(word_file(paragraph(head) + "".join(listed), numbering), "list.docx").draft
    assert [entry.name for entry in draft.entries] == NAMES


def test_a_body_above_its_people_stays_an_entry() -> None:
    draft = read("Signed by:\n• Wharfe Trust, York\n  • Judith Amos\n• Aire Watch\n• Tern Trust\n")
    assert draft.entries[0].as_printed == "Wharfe Trust, York"
