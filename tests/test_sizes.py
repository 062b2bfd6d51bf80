"""How much room a file takes, as each language writes it."""

import pytest

from coalition_app.i18n import texts


@pytest.mark.parametrize(
    ("size", "en", "ru", "kk"),
    [
        (0, "0 bytes", "0 байт", "0 байт"),
        (812, "812 bytes", "812 байт", "812 байт"),
        (1_000, "1 kB", "1 КБ", "1 КБ"),
        (20_507, "20.5 kB", "20,5 КБ", "20,5 КБ"),
        (34_107_392, "34.1 MB", "34,1 МБ", "34,1 МБ"),
        (1_250_000_000, "1.2 GB", "1,2 ГБ", "1,2 ГБ"),
    ],
)
def test_a_size_is_told_in_thousands(size: int, en: str, ru: str, kk: str) -> None:
    told = [texts(language).size(size).replace("\u00a0", " ") for language in ("en", "ru", "kk")]
    assert told == [en, ru, kk]
