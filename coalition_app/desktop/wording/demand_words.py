"""How a demand is called in the window, and its words."""

from coalition_app import i18n
from coalition_app.records.statements import short_names
from coalition_app.records.statements.statements import DemandRow, StatementRow


def demand_heading(statement: StatementRow, demand: DemandRow) -> str:
    """Write "2 · Public review" in the window's language, with the proposed name where none was recorded."""
    return short_names.heading(statement, demand, i18n.current().language)


def demand_wording(statement: StatementRow, demand: DemandRow) -> str:
    """Return a demand's words in the authentic language, or in any other."""
    worded = demand.wordings.get(statement.authentic_language)
    return worded or next(iter(demand.wordings.values()), "")


def differing_words(statement: StatementRow, demand: DemandRow) -> tuple[int, int]:
    """Return from where to where `demand_wording` has the words that tell a demand from the others."""
    others = (demand_wording(statement, each) for each in statement.demands if each is not demand)
    return short_names.differing(demand_wording(statement, demand), others)
