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


def test_raised_figures_are_the_marks_of_notes_and_no_part_of_an_office() -> None:
    page = """<html><body><h1>Statement on the river</h1>
<ol><li>Repeal the decree.</li><li>Review it.</li><li>Publish it.</li></ol><h3>Signatories</h3><ul>
<li>River Trust, Leeds – Anna Bell, director</li>
<li>Lake Trust, York – Mary Cole, executive director <sup>1</sup></li>
<li>Moor Trust, Leeds – John Poole, board member <sup><a href="#n">2</a></sup></li>
<li>Hill Trust, Otley – Jane Roe, chair</li></ul>
<p><sup>1</sup> We do not support demand 1.<br><sup>2</sup> With a reservation to demand 3.</p>
</body></html>"""
    found = read_source(page.encode(), "page.html").draft.entries
    assert [each.office for each in found] == [
        "director",
        "executive director",
        "board member",
        "chair",
    ]
    assert found[1].reservation == "We do not support demand 1."
    assert found[2].reservation == "With a reservation to demand 3."
    assert not (found[0].reservation or found[3].reservation)


def test_raised_figures_that_count_a_list_are_its_numbers() -> None:
    names = ("River Trust", "Lake Trust", "Moor Trust")
    rows = "".join(f"<p><sup>{at}</sup>. {name}, Leeds</p>" for at, name in enumerate(names, 1))
    found = read(f"<p>Signatories:</p>{rows}").entries
    assert [each.printed_number for each in found] == ["1", "2", "3"]
