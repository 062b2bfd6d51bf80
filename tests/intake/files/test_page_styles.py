"""What the styles of a page strike out or hide, and the header that a page says a table has."""

from coalition_app.drafts import Draft, DraftEntry
from coalition_app.intake.read_source import read_source
from tests.intake.reading import codes

STYLE = """<style>/* old } */ .off, ul > li.gone { text-decoration: line-through } .h{display:none}
@media print { li { display: none } .kept { text-decoration: line-through } }</style>"""


def read(body: str, style: str = STYLE) -> Draft:
    return read_source(
        f"<html><head>{style}</head><body>{body}</body></html>".encode(), "l.html"
    ).draft


def asked(entry: DraftEntry) -> list[str]:
    return [point.text for point in entry.open]


def test_signatories_are_struck_out_by_a_class_too() -> None:
    draft = read(
        "<h1>Signatories</h1><ul><li>Reed Trust</li><li class='kept off'>Fen Trust</li>"
        "<li class='gone'>Wye Trust</li><li class='kept'>Ouse Trust</li></ul>"
    )
    struck = [["struck-out"] if "struck-out" in codes(each) else [] for each in draft.entries]
    assert struck == [[], ["struck-out"], ["struck-out"], []]


def test_what_a_page_hides_is_asked_about() -> None:
    draft = read(
        "<h1>Signatories</h1><ol><li>Reed Trust</li><li hidden>Fen Trust</li><li class='h'>Wye Trust</li>"
        "<li>Ouse Trust</li><li>Dee Trust</li><li style='display: none'>Tees Trust</li><li>Ure Trust</li>"
        "</ol><p class='h'>Loading</p>"
    )
    hidden = "hidden on the page"
    assert [hidden in asked(each) for each in draft.entries] == [
        *(False, True, True, False),
        *(False, True, False),
    ]
    assert "Lines that the page hides were read too: 4-5, 8." in draft.warnings


def test_a_page_that_hides_most_of_its_list_is_only_told_about() -> None:
    draft = read(
        "<h1>Signatories</h1><ol><li>Reed Trust</li></ol>"
        "<ol class='h' start='2'><li>Fen Trust</li><li>Wye Trust</li></ol>"
    )
    assert not any(map(asked, draft.entries))
    assert "Lines that the page hides were read too: 5-6." in draft.warnings


def test_a_small_table_whose_page_says_that_it_has_a_header_is_read_by_it() -> None:
    table = (
        "<table><tr><th>Organisation</th><th>Contact</th><th>Signed?</th></tr>"
        "<tr><td>Wyre Trust</td><td>Ann Hill</td><td>yes</td></tr>"
        "<tr><td>Don Friends</td><td>Ian Roe</td><td>no</td></tr></table>"
    )
    for body in (table, f"<p>Our list:</p>{table}<p>See you on Monday.</p>"):
        draft = read(body)
        assert [each.name for each in draft.entries] == ["Wyre Trust", "Don Friends"]
        assert not draft.entries[0].open
        assert draft.entries[1].open
