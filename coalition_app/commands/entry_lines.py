"""An entry of a source as the command line shows it: who signs, what to look at, positions and words."""

from coalition_app.drafts import ALL_DEMANDS, DraftEntry
from coalition_app.i18n import _
from coalition_app.labels import DOUBTS, defect_label, position_label


def show_entry(entry: DraftEntry, words: str) -> None:
    """Print an entry with its number, its defects, its positions and its words to settle."""
    told = [(defect_label(each.code), each.text) for each in entry.defects]
    told += [(_(DOUBTS[each.code]), each.text) for each in entry.open]
    why = "; ".join(": ".join(filter(None, each)) for each in told)
    print(f"{entry.number:>5}. {entry_words(entry)}" + (f"   [{why}]" if why else ""))
    for number, stance in entry.positions:
        named = {"number": number, "text": position_label(stance)}
        said = (
            _("All demands: %(text)s")
            if number == ALL_DEMANDS
            else _("Demand %(number)d: %(text)s")
        )
        print("       " + said % named)
    if entry.reservation:
        print("       " + _("unassigned words: %(words)s") % {"words": words})


def entry_words(entry: DraftEntry) -> str:
    """Return an entry as it is printed; its fields where it was read from a letter or a card."""
    if entry.as_printed:
        return entry.as_printed
    from coalition_app.records.signatories.full_names import body_name

    joint = [body_name(each.legal_form, each.name) for each in entry.joint]
    name = body_name(entry.legal_form, entry.name)
    told = [name, *joint, entry.place, entry.country, entry.representative, entry.office]
    return ", ".join(filter(None, told))
