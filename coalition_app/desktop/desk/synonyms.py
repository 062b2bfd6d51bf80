"""What else the actions are called, in every language."""

import csv
import re
from functools import cache

from coalition_app import paths
from coalition_app.languages import LANGUAGES


@cache
def synonyms() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return other words for each action, by its key and by language; phrases part by semicolons."""
    with (paths.resources() / "synonyms.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["action"]: {each: tuple(re.split(r"\s*;\s*", row[each])) for each in LANGUAGES}
            for row in csv.DictReader(file)
        }


def other_words(action: str) -> list[str]:
    """List what else an action is called, in every language; nothing for an unknown key."""
    return [phrase for said in synonyms().get(action, {}).values() for phrase in said]
