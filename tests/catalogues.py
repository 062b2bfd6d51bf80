"""The catalogues of sentences: extracted from the code, brought up to date, searched for faults.

`python3 dev.py texts` calls `main`; the tests call the rest.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from babel.core import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "coalition_app"
LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "coalition_app.pot"
TRANSLATIONS = ("ru", "kk")

Key = tuple[str, str]
"""Context and English sentence (the singular where there are two)."""

MARKED = {"_": 1, "N_": 1, "gettext": 1, "ngettext": 2, "pgettext": 2}
"""What marks a sentence for translation, and how many of its first arguments are words."""
FOR_TRANSLATORS = "Translators:"

KEPT_TOGETHER = re.compile(
    r"(№|(?<!\w)(?:[А-ЯЁӘІҢҒҮҰҚӨҺ]|эл|ред|стр|ст|ул|пп?|[гст])\.) (?=[\w%«{])"
)
"""After these a line may not break: «№ 18», «стр. 5», «г. Алматы», «А. К.», «т. д.», «эл. почта»."""
AS_THEY_ARE = (
    *(f"coalition_app/documents/{each}/" for each in ("attestation", "content", "layout", "write")),
    *("coalition_app/annex_words.py", "coalition_app/commands/"),
)
"""Where sentences stand whose spaces stay as they are: prints are for good, and scripts may read commands."""

LICENCE = "#\n# Under the same licence as the program."


def key_of(message: Message) -> Key:
    """Give what a message is found by."""
    sentence = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context or "", sentence)


def messages(catalogue: Catalog) -> dict[Key, Message]:
    """Give the messages of a catalogue, without its header."""
    return {key_of(message): message for message in catalogue if message.id}


def called(node: ast.Call) -> str:
    """Return the last name of what is called: `gettext` for `texts.gettext(...)`."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


class Marked(NamedTuple):
    """A sentence that the code marks for translation."""

    line: int
    statement: int
    """The line on which the statement around it begins; a comment above that is for translators."""
    context: str | None
    words: str | tuple[str, str]


def marked(node: ast.AST, statement: int = 1) -> Iterator[Marked]:
    """List the sentences marked in a piece of code.

    Not left to Babel, whose versions differ in what they take for a sentence. A call whose words
    are no literals, like `_(label)`, marks nothing.
    """
    if isinstance(node, ast.Call):
        words = [literal(argument) for argument in node.args[: MARKED.get(called(node), 0)]]
        if words and all(words):
            context = words.pop(0) if called(node) == "pgettext" else None
            sentence = words[0] if len(words) == 1 else (words[0], words[1])
            yield Marked(node.args[0].lineno, statement, context, sentence)
    for child in ast.iter_child_nodes(node):
        yield from marked(child, child.lineno if isinstance(child, ast.stmt) else statement)


def literal(node: ast.expr) -> str:
    """Return the text that an expression spells out; empty where it is no literal text."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def comments_above(lines: Sequence[str], line: int) -> list[str]:
    """Return the comment for translators that stands directly above a line."""
    above = takewhile(
        lambda text: text.startswith("#"), (lines[at].strip() for at in range(line - 2, -1, -1))
    )
    block = [text.removeprefix("#").strip() for text in above][::-1]
    starts = [at for at, text in enumerate(block) if text.startswith(FOR_TRANSLATORS)]
    return block[starts[0] :] if starts else []


def extract() -> Catalog:
    """Collect the sentences that stand in the code now."""
    template = Catalog(project="coalition_app", version="0", charset="utf-8", fuzzy=False)
    template.header_comment = f"# The sentences of coalition_app.\n{LICENCE}"
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        code = path.read_text(encoding="utf-8")
        lines = code.splitlines()
        for each in sorted(marked(ast.parse(code)), key=lambda each: each.line):
            comments = comments_above(lines, each.statement)
            places = [(place, each.line)]
            template.add(each.words, None, places, auto_comments=comments, context=each.context)
    return template


def translation_file(language: str) -> Path:
    """Give the file that a language's translations are written in."""
    return LOCALE / language / "LC_MESSAGES" / "coalition_app.po"


def read_translation(language: str) -> Catalog:
    """Read a language's translations; where there are none yet, an empty catalogue."""
    path = translation_file(language)
    if path.exists():
        with path.open("rb") as file:
            return read_po(file, locale=language, domain="coalition_app")
    translation = Catalog(locale=language, project="coalition_app", version="0", fuzzy=False)
    name = Locale.parse(language).english_name
    translation.header_comment = f"# {name} translation of coalition_app.\n{LICENCE}"
    return translation


def read_template() -> Catalog:
    """Read the template as it was last written."""
    with TEMPLATE.open("rb") as file:
        return read_po(file)


def write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue ordered by sentence, without places or moments.

    It changes only with its sentences: a file that moves changes nothing.
    """
    written = io.BytesIO()
    write_po(
        written, catalogue, width=100, no_location=True, ignore_obsolete=True, sort_output=True
    )
    moments = (b'"POT-Creation-Date', b'"PO-Revision-Date')
    places = (b'"Report-Msgid-Bugs-To', b'"Last-Translator', b'"Language-Team', b'"Generated-By')
    lines = written.getvalue().splitlines(keepends=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(line for line in lines if not line.startswith(moments + places)))


def kept_together(words: str) -> str:
    """Put no-break spaces where Russian and Kazakh may not break a line; only the spaces change."""
    return KEPT_TOGETHER.sub("\\1\u00a0", words)


def keep_together(translation: Catalog, template: Catalog) -> None:
    """Let no line break within a number or initials, in what is neither printed nor a command's."""
    told = messages(translation)
    for key, source in messages(template).items():
        if not any(place.startswith(AS_THEY_ARE) for place, _line in source.locations):
            kept = tuple(map(kept_together, forms(told[key])))
            told[key].string = kept if source.pluralizable else kept[0]


def update() -> None:
    """Bring the template and the translations to the sentences of the code; translate nothing."""
    template = extract()
    write(TEMPLATE, template)
    for language in TRANSLATIONS:
        translation = read_translation(language)
        translation.update(template, no_fuzzy_matching=True)
        keep_together(translation, template)
        write(translation_file(language), translation)


def forms(message: Message) -> tuple[str, ...]:
    """Give a message's translation as a tuple of its plural forms, of one where it has none."""
    translation = message.string
    return (translation,) if isinstance(translation, str) else tuple(translation or ("",))


def faults(language: str, template: Catalog) -> dict[Key, str]:
    """Say which translations are missing, fuzzy, lack a plural form or break a placeholder."""
    translation = read_translation(language)
    translated = messages(translation)
    found = {}
    for key, source in messages(template).items():
        message = translated.get(key)
        if message is None or not any(forms(message)):
            found[key] = "not translated"
        elif message.fuzzy:
            found[key] = "fuzzy"
        elif not all(forms(message)) or (
            source.pluralizable and len(forms(message)) != translation.num_plurals
        ):
            found[key] = "a plural form is missing"
        elif errors := list(message.check(translation)):
            found[key] = str(errors[0])
    return found


def report(language: str, found: dict[Key, str]) -> str:
    """Write the faults of a language as lines of text, one a sentence."""
    lines = [
        f"{fault}: {context and context + ' | '}{sentence}"
        for (context, sentence), fault in found.items()
    ]
    return "\n".join([f"{language}: {len(found)} sentences to see to", *lines])


def main() -> int:
    """Update the catalogues and print what is left to translate; exit with 1 when there is any."""
    update()
    template = read_template()
    found = {language: faults(language, template) for language in TRANSLATIONS}
    for language, faulty in found.items():
        sys.stdout.write(report(language, faulty) + "\n")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
