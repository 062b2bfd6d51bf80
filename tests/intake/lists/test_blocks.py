"""A signatory on several lines, the name first: nobody is made of the lines below a name."""

import pytest

from tests.intake.reading import read

NAMES = ("Anna Kim", "Boris Lee", "Clara Novak", "David Stern", "Elena Rossi", "Frank Moore")
BELOW = ("Lehrerin i.R.", "Hausarzt, Bonn", "Designerin", "Lima, Perú", "Sängerin", "Köln")


def test_blank_lines_between_names_and_what_describes_them_make_no_signatories() -> None:
    # Now two blank lines, now one, once none: they say nothing of who belongs to whom.
    gaps = ("\n\n", "\n\n\n", "\n\n")
    texts = [f"{NAMES[at]}{gaps[at % 3]}{BELOW[at]}\n{gaps[-at % 3]}" for at in range(6)]
    found = read("Unterzeichner:\n\n" + "".join(texts * 3).replace("\n\n", "\n", 1))
    assert [entry.name for entry in found.entries] == list(NAMES * 3)
    assert found.open_lines == ()


@pytest.mark.parametrize("end", ["", ","])
def test_blocks_of_names_and_towns_are_one_signatory_each(end: str) -> None:
    places = (
        "Gavá, Barcelona",
        "Milano. Italia.",
        "Córdoba",
        "Lima, Perú",
        "Ciudad Real, España",
        "Lyon, Francia",
    )
    blocks = [f"{NAMES[at]}{end}\n{places[at]}\n\n" for at in range(6)]
    found = read("Firmantes:\n\n" + "".join([*blocks, "Greta Ruiz\n\n"]))
    assert [entry.name for entry in found.entries] == [*NAMES, "Greta Ruiz"]
