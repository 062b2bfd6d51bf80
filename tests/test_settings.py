"""What the program remembers: the names of folders that it knows by heart."""

from coalition_app import settings
from coalition_app.i18n import texts
from coalition_app.languages import LANGUAGES


def test_the_folder_of_own_copies_is_called_as_the_catalogues_have_it() -> None:
    name = settings.OWN_COPIES["en"]
    translated = {language: texts(language).gettext(name) for language in LANGUAGES}
    assert translated == settings.OWN_COPIES
