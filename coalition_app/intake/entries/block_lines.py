"""Lines below a body that are none of a signatory: where it is, and words about its signature."""

from coalition_app.drafts import DraftEntry
from coalition_app.intake.entries.remainder import speaks
from coalition_app.intake.words.places import is_country, is_place

NO_NAME = "name-is-no-name"


def is_remark(entry: DraftEntry) -> bool:
    """Tell whether an entry without a number holds nothing but words on signatures and positions."""
    if not entry.open or entry.printed_number:
        return False
    return any(point.code == NO_NAME for point in entry.open) and speaks(entry.as_printed)


def is_place_alone(entry: DraftEntry) -> bool:
    """Tell whether an entry without a number is a known place, perhaps with its country, and no more."""
    said = ", ".join(filter(None, (entry.name, entry.country)))
    alone = said == entry.as_printed.strip(" .,;") and not entry.printed_number
    return alone and (is_place(entry.name) or is_country(entry.name))


def is_of_body(entry: DraftEntry) -> bool:
    """Tell whether a line below a body is named by a place, or holds words about its signature."""
    if entry.kind == "individual" or entry.printed_number:
        return False
    return is_remark(entry) or is_place(entry.name) or is_country(entry.name)


def may_be_town(entry: DraftEntry) -> bool:
    """Tell whether a line is one proper word, which may be a town, a person or a body."""
    unsure = any(each.code == "kind-unsure" for each in entry.defects)
    beside = entry.legal_form or entry.representative or entry.office or entry.printed_number
    return unsure and not beside and entry.name.istitle() and " " not in entry.name
