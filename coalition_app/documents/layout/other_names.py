"""The lines of an entry that call a signatory otherwise: as the directory does, and in Latin letters."""

from collections.abc import Callable

from coalition_app.annex_words import DIRECTORY_NOTE, TRANSLITERATION_NOTE
from coalition_app.documents.content.content import ContentEntry
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.page_options import PageForm, Setting
from coalition_app.documents.layout.tongues import Told, said
from coalition_app.documents.layout.transliteration import NAMES, latin_line


def directory_name(form: PageForm, words: Wording, entry: ContentEntry) -> str:
    """Return what the directory calls a signatory in a document's language; empty where it is not printed."""
    if form.directory_names == "none" or not entry.directory_names:
        return ""
    return dict(entry.directory_names).get(words.texts.language, "")


def directory_lines(
    setting: Setting, entry: ContentEntry, show: Callable[[str], str]
) -> list[Told]:
    """Return the line below a printed name: as the directory has it."""

    def of_directory(words: Wording) -> str:
        found = directory_name(setting.form, words, entry)
        return f"({found})" if found else ""

    return said(setting, of_directory, show) if entry.directory_names else []


def latin_lines(
    setting: Setting, entry: ContentEntry, name: str, show: Callable[[str], str]
) -> list[Told]:
    """Return the line below all that is printed of a signatory: name and person in Latin letters."""
    latin = show(latin_line((name, entry.representative), setting.form.transliteration))
    return [Told(latin, "")] if latin else []


def notes(setting: Setting, words: Wording) -> list[str]:
    """Explain those lines below the lists, where there are some."""
    form, found = setting.form, list[str]()
    entries = (each for part in setting.content.sections for each in part.entries)
    # In two languages a name may stand in the other one: the note does too.
    if any(directory_name(form, each, entry) for entry in entries for each in setting.tongues):
        found.append(words.texts.gettext(DIRECTORY_NOTE))
    if form.transliteration != "none":
        system = {"system": NAMES[form.transliteration]}
        found.append(words.texts.gettext(TRANSLITERATION_NOTE) % system)
    return found
