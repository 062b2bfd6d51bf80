"""What stands below a name on a page is that name's: under its heading on a card, or in a caption."""

import pytest

from coalition_app.intake.read_source import read_source
from tests.intake.reading import read


def page(body: str) -> str:
    return f"<html><body><main><h1>Signatories</h1>{body}</main></body></html>"


CARDS = (
    ("Jean Wishart", "<p>Shopkeeper</p><blockquote>“My father worked here.”</blockquote>"),
    ("Hamish &amp; Ola", "<p>Boat residents</p>"),
    ("Senga M.", "<p>Retired nurse</p><blockquote>“Public land, public say.”</blockquote>"),
)


@pytest.mark.parametrize("card", ["<div><h3>{}</h3>{}</div>", "<h3>{}</h3>{}"])
def test_a_card_is_one_entry_and_what_nobody_understands_on_it_is_asked(card: str) -> None:
    draft = read(page("".join(card.format(*each) for each in CARDS)), "page.html")
    assert [each.name for each in draft.entries] == ["Jean Wishart", "Hamish & Ola", "Senga M."]
    asked = [[point.text for point in each.open] for each in draft.entries]
    assert asked[0] == ["“My father worked here.”"]
    assert "Boat residents" in asked[1]
    assert asked[2] == ["“Public land, public say.”"]


def test_a_caption_is_one_entry() -> None:
    captions = (
        "Trinity Parent Council<br><small>Chair: Moira Kerr</small>",
        "Fife Coastal Forum<br><small>supports points 1 and 2; no view on point 3</small>",
        "Portobello Rowing Club",
    )
    figures = (
        f'<figure><img src="p.png"><figcaption>{each}</figcaption></figure>' for each in captions
    )
    first, second, third = read(page("".join(figures)), "page.html").entries
    assert (first.name, first.representative) == ("Trinity Parent Council", "Moira Kerr")
    assert second.reservation == "supports points 1 and 2; no view on point 3"
    assert third.name == "Portobello Rowing Club"


@pytest.mark.parametrize(
    "listed",
    [
        "<h3>Scotland</h3><p>Leith Rowing Club</p><h3>Wales</h3><p>Severn Rowing Club</p>",
        "<div><h3>Leith Trust</h3><p>Ann Kerr</p><p>Joan Bee</p></div>"
        "<div><h3>Severn Trust</h3><p>Peter Orr</p></div>",
        "<figure><figcaption>Our people<br>Ann Kerr<br>Joan Bee</figcaption></figure>",
    ],
)
def test_headings_above_names_stay_headings(listed: str) -> None:
    content = page(listed).encode()
    draft = read_source(content, "page.html").draft
    names = {each.name for each in draft.entries}
    assert names >= {"Leith Rowing Club", "Severn Rowing Club"} or names >= {"Ann Kerr", "Joan Bee"}


def test_the_lines_of_an_item_are_one_signatory_each() -> None:
    items = (
        "<b>Alder Mothers</b><br>Anna Schmidt, chair<br>Leipzig",
        "PF “Birch”<br>Dmitry Belov",
        "Cedar Watch<p>Helena Novak</p><p>Cottbus/Chóśebuz</p>",
    )
    body = f"<ol>{''.join(f'<li>{each}</li>' for each in items)}</ol>"
    draft = read(page(body), "page.html")
    first, second, third = draft.entries
    assert (first.name, first.representative, first.place) == (
        "Alder Mothers",
        "Anna Schmidt",
        "Leipzig",
    )
    assert [each.printed_number for each in draft.entries] == ["1", "2", "3"]
    assert (second.name, second.representative) == ("“Birch”", "Dmitry Belov")
    assert "Cottbus/Chóśebuz" in third.as_printed


def test_people_on_the_lines_of_an_item_sign_each() -> None:
    body = "<ul><li>Mary Jones<br>Peter Brown</li><li>Anna Schmidt<br>John Smith</li></ul>"
    names = [each.name for each in read(page(body), "page.html").entries]
    assert names == ["Mary Jones", "Peter Brown", "Anna Schmidt", "John Smith"]


def test_a_large_heading_below_the_list_does_not_count_unasked() -> None:
    names = ("PF “Alder”, Leipzig", "PF “Birch”, Oslo", "Cedar Watch, Bonn", "Elm Union, Riga")
    body = (
        f"<ul>{''.join(f'<li>{each}</li>' for each in names)}</ul><h2>Updates</h2><p>More soon.</p>"
    )
    draft = read(page(body), "page.html")
    heads = [each for each in draft.entries if each.name == "Updates"]
    assert all(each.open for each in heads)
    assert [each.name for each in draft.entries][:2] == ["“Alder”", "“Birch”"]


def test_pronouns_beside_a_name_are_nothing() -> None:
    items = "<li>The Alder Project CIC<br>Mary Jones (she/her), director</li><li>PF “Birch”<br>Ann Lee</li>"
    first = read(page(f"<ul>{items}</ul>"), "page.html").entries[0]
    assert (first.representative, first.office, first.open) == ("Mary Jones", "director", ())
    assert ("footnote", "she/her") in [
        (piece.role, piece.text.strip("()")) for piece in first.pieces
    ]
