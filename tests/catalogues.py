"""The catalogues of sentences: extracted from the code, brought up to date, searched for faults.

`python3 dev.py texts` calls `main`; the tests call the rest.
"""

import io
import sys
from pathlib import Path

from babel.core import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "coalition_app"
LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "coalition_app.pot"
TRANSLATIONS = ("ru", "kk")

Key = tuple[str, str]
"""Context and English sentence (the singular where there are two)."""

LICENCE = "#\n# Under the same licence as the program."


def key_of(message: Message) -> Key:
    """Give what a message is found by."""
    sentence = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context or "", sentence)


def messages(catalogue: Catalog) -> dict[Key, Message]:
    """Give the messages of a catalogue, without its header."""
    return {key_of(message): message for message in catalogue if message.id}


def extract() -> Catalog:
    """Collect the sentences that stand in the code now."""
    template = Catalog(project="coalition_app", version="0", charset="utf-8", fuzzy=False)
    template.header_comment = f"# The sentences of coalition_app.\n{LICENCE}"
    found = extract_from_dir(
        PACKAGE, [("**.py", "python")], keywords=DEFAULT_KEYWORDS, comment_tags=("Translators:",)
    )
    for name, line, sentence, comments, context in sorted(found, key=lambda piece: piece[:2]):
        place = (PACKAGE / name).relative_to(ROOT).as_posix()
        template.add(sentence, None, [(place, line)], auto_comments=comments, context=context)
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
    """Write a catalogue without line numbers or moments: it changes only with its sentences."""
    written = io.BytesIO()
    write_po(written, catalogue, width=100, include_lineno=False, ignore_obsolete=True)
    moments = (b'"POT-Creation-Date', b'"PO-Revision-Date')
    places = (b'"Report-Msgid-Bugs-To', b'"Last-Translator', b'"Language-Team', b'"Generated-By')
    lines = written.getvalue().splitlines(keepends=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(line for line in lines if not line.startswith(moments + places)))


def update() -> None:
    """Bring the template and the translations to the sentences of the code; translate nothing."""
    template = extract()
    write(TEMPLATE, template)
    for language in TRANSLATIONS:
        translation = read_translation(language)
        translation.update(template, no_fuzzy_matching=True)
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
