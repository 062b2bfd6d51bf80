"""Hidden characters among the values of JSON: a list that this program wrote holds none."""

from coalition_app.hidden_characters import refuse_hidden


def refuse_hidden_in(given: object) -> None:
    """Raise UserError where a word of what was read from JSON holds a hidden character."""
    left = [given]
    while left:
        each = left.pop()
        if isinstance(each, str):
            refuse_hidden(each)
        elif isinstance(each, dict):
            left += each.values()
        elif isinstance(each, list):
            left += each
