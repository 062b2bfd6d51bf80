"""What lists of organisations print: countries as headings, postal codes, degrees, wikis, closing words."""

import pytest

from coalition_app.drafts import Draft
from coalition_app.intake.read_source import read_source
from tests.intake.examples import examples
from tests.intake.reading import lost, names

EXAMPLES = examples("hunted_again")

BODIES = EXAMPLES["bodies"]
TEXT = "We ask the council to listen to those who live by the river, for nobody has asked them yet."


def read(text: str, name: str) -> Draft:
    source = read_source(text.encode(), name)
    assert lost(source) == []
    return source.draft


def test_a_country_of_two_words_heads_its_part_and_ends_no_entry_above_it() -> None:
    parts = ("Austria", "United Kingdom", "United States", "Costa Rica")
    listed = "".join(
        f"**{country}**\n* {first}\n* {second}\n\n"
        for country, first, second in zip(parts, BODIES, BODIES[4:], strict=False)
    )
    draft = read(f"# Letter\n\n{TEXT}\n\n# Signatories\n\n{listed}", "letter.md")
    assert [section.heading for section in draft.sections] == list(parts)
    assert names(draft) == [
        name for pair in zip(BODIES[:4], BODIES[4:8], strict=True) for name in pair
    ]


@pytest.mark.parametrize(
    "closing",
    ["Mit freundlichen Grüßen", "Cordialement", "Distinti saluti", "Z poważaniem", "З повагою"],
)
def test_words_that_close_a_letter_head_the_list_and_sign_nothing(closing: str) -> None:
    draft = read("\n\n".join(["# Letter", TEXT, closing, *BODIES]), "letter.md")
    assert names(draft) == list(BODIES)


def test_a_network_of_the_web_signs_among_bullets() -> None:
    listed = [*BODIES[:4], "Facebook", *BODIES[4:], "Twitter"]
    text = f"# Letter\n\n{TEXT}\n\nSigned by:\n\n" + "".join(f"* {name}\n" for name in listed)
    assert names(read(text, "letter.md")) == listed


def test_links_to_networks_behind_a_list_sign_nothing() -> None:
    listed = "".join(f"<li>{name}</li>" for name in BODIES)
    links = "<ul><li>Facebook</li><li>Twitter</li></ul>"
    page = f"<html><body><h1>Letter</h1><p>{TEXT}</p><h2>Signed by</h2><ul>{listed}</ul>{links}"
    assert names(read(page + "</body></html>", "letter.html")) == list(BODIES)


def test_a_short_list_between_texts_is_found() -> None:
    before = [
        "# Für den Fluss",
        "Wir bitten den Rat, alle zu hören, die am Fluss leben.",
        "Zum Aufruf",
    ]
    after = (
        "Vor zwei Wochen brachte ein Bündnis aus vielen Vereinen\n"
        "seine Sorge um den Fluss zum Ausdruck, und heute wird\n"
        "im Rat darüber gesprochen, ob die Brücke gebaut wird."
    )
    more = ["Die weiteren Unterstützer-Organisationen sind:", *BODIES, *[after] * 12]
    draft = read("\n\n".join([*before, *more]), "appell.md")
    assert names(draft) == list(BODIES)


def test_what_the_maker_of_a_page_keeps_between_plus_signs_is_no_text() -> None:
    text = f"+++\ntitle = 'Letter on the river'\ndraft = false\n+++\n\n{TEXT}\n\nSigned by:\n\n"
    draft = read(text + "".join(f"* {name}\n" for name in BODIES), "letter.md")
    assert draft.title == "Letter on the river"
    assert (draft.body, names(draft)) == (TEXT, list(BODIES))
