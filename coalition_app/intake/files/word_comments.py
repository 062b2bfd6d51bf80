"""Comments of a Word file: their words, and the paragraphs that they are set on."""

from typing import Any

from coalition_app.intake.files.word_numbers import WORDS

LONGEST = 1_000
"""Characters of a comment that are kept."""
START, END, REFERENCE = (
    f"{WORDS}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)


def words_of_comments(elements: list[Any]) -> dict[str, str]:
    """Return the words of comments by their ids; none for those that say nothing."""
    found = {}
    for each in elements:
        words = ("".join(text.text or "" for text in p.iter(f"{WORDS}t")) for p in each)
        if said := " ".join(" ".join(words).split())[:LONGEST]:
            found[each.get(f"{WORDS}id") or ""] = said
    return found


def commented_paragraphs(body: Any, ids: list[str]) -> dict[Any, list[int]]:
    """Return the indexes of the comments on each paragraph: on all that a comment is drawn over."""
    found: dict[Any, list[int]] = {}
    begun: list[str] = []
    placed: set[str] = set()
    for each in body.iter(START, END, REFERENCE, f"{WORDS}t"):
        name = each.get(f"{WORDS}id") or ""
        if each.tag == START and name in ids:
            begun.append(name)
        elif each.tag == END and name in begun:
            begun.remove(name)
        here = begun if each.tag == f"{WORDS}t" else []
        if each.tag == REFERENCE and name in ids and name not in placed:
            here = [name]
        paragraph = next(each.iterancestors(f"{WORDS}p"), None) if here else None
        if paragraph is not None:
            placed.update(here)
            on = found.setdefault(paragraph, [])
            on += [at for at in map(ids.index, here) if at not in on]
    return found
