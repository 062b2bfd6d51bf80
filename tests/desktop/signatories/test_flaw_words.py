"""One thing has one word: a flaw of an imported list, in the menu, its dialog, the annex and the import."""

import pytest

from tests.catalogues import messages, read_translation

SAID = (
    "%(count)d flaw to check",
    "Flaw in the list",
    "Flaws in imported lists…",
    "Flaws in the lists",
    "Flaws not seen in print",
    "Flaws seen in print",
    "Flaws seen in print, marked *: %(count)d name",
    "%(count)d signature to review: its list has flaws.",
    "flaw in the list",
)


@pytest.mark.parametrize(("language", "word"), [("ru", "недочёт"), ("kk", "ақау")])
def test_a_flaw_of_a_list_has_one_word(language: str, word: str) -> None:
    known = {key[1]: each for key, each in messages(read_translation(language)).items()}
    for said in SAID:
        translated = known[said].string
        forms = [translated] if isinstance(translated, str) else list(translated or ())
        assert forms, said
        assert all(word in form.casefold() for form in forms), said
