"""Pictures of a web page: names that stand in them alone are told and asked, never gone without a word."""

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source, source_lines
from tests.intake.reading import owners, read

LIST = "<h2>Organisations</h2><ul><li>Fife Coastal Forum</li><li>Portobello Rowing Club</li></ul>"
LOGOS = (
    '<h2>Founding members</h2><div><a><img alt="Leith Harbour Neighbours logo"></a>'
    '<a><img alt="Water of Seals Trust (logo)"></a><img alt="" title="Granton Co-operative"></div>'
)


def page(body: str) -> str:
    return f"<html><body><main><h1>Signatories</h1>{body}</main></body></html>"


def test_names_in_pictures_are_told_and_asked_and_their_heading_is_no_entry() -> None:
    content = page(LOGOS + LIST).encode()
    draft = read_source(content, "page.html").draft
    assert [each.name for each in draft.entries] == ["Fife Coastal Forum", "Portobello Rowing Club"]
    asked = [line.text for line in draft.open_lines]
    assert asked == ["Leith Harbour Neighbours", "Water of Seals Trust", "Granton Co-operative"]
    told = {left.text for left in draft.left_out}
    assert told >= {*asked, "Founding members"}
    lines = source_lines(content, "page.html")
    assert draft.line_count == len(lines)
    assert all(owners(draft)[at] == 1 for at, line in enumerate(lines, 1) if line.strip())
    for line in draft.open_lines:
        assert lines[line.lines[0] - 1] == line.text


def test_page_of_logos_alone_is_refused_with_where_the_names_stand() -> None:
    with pytest.raises(UserError, match="pictures, such as “Leith Harbour Neighbours”"):
        read(page(LOGOS), "page.html")


def test_heading_of_a_single_picture_is_asked_and_no_entry() -> None:
    found = read(page(LIST + '<h2>Media partner</h2><div><img alt="The Courier"></div>'), "p.html")
    assert len(found.entries) == 2
    assert [line.text for line in found.open_lines] == ["Media partner", "The Courier"]


def test_names_below_portraits_and_what_pictures_show_of_them_are_not_asked() -> None:
    cards = "".join(
        f'<h3>{name}</h3><img alt="Portrait of {name}">' for name in ("Anna Kim", "Bruno Sato")
    )
    beside = '<figure><img alt="A boat"><figcaption>Fife Sailing Club</figcaption></figure>'
    found = read(page(LIST + beside + cards), "page.html")
    assert {"Anna Kim", "Bruno Sato", "Fife Sailing Club"} < {each.name for each in found.entries}
    assert not found.open_lines
    assert "A boat" in {left.text for left in found.left_out}


def test_pictures_of_a_markdown_text_are_asked_on_their_line() -> None:
    text = "# Signatories\n\n## Founders\n\n![Leith Trust](1.png) ![Seals Trust](2.png)\n\n"
    found = read(
        text + "## Organisations\n\n- Fife Coastal Forum\n- Portobello Rowing Club\n", "p.md"
    )
    assert [line.lines for line in found.open_lines] == [(5, 5)]
