"""What Polish and Ukrainian lists print: titles in small letters, nicknames, letters shared with Kazakh."""

import pytest

from coalition_app.intake.entries.reservations import guess_language
from coalition_app.intake.words.persons import is_person
from tests.intake.reading import entry, read

LIST = "Signed by:\n\nprof. Andrzej Kowal\nAnna Nowak\nMaria Zielona ps. „Sowa”\nHalina Wrona\n"


def test_a_title_in_small_letters_is_no_sentence() -> None:
    first, *_others = read(LIST).entries
    assert first.name == "prof. Andrzej Kowal"
    assert "name-is-no-name" not in [point.code for point in first.open]


def test_a_nickname_behind_its_word_leaves_a_person() -> None:
    entries = read(LIST).entries
    assert {entry.kind for entry in entries} == {"individual"}
    assert not any(defect.code == "kind-unsure" for defect in entries[2].defects)
    assert is_person("Maria Zielona ps. „Sowa”")
    assert not is_person("Związek Maria ps. „Sowa”")


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Звернення спільноти щодо збереження її річки та лісів", ""),
        ("Мы просим сохранить реку", "ru"),
        ("Біз өзенді сақтауды сұраймыз", "kk"),
    ],
)
def test_letters_of_neighbours_are_not_kazakh(words: str, language: str) -> None:
    assert guess_language(words) == language


TURKISH = "Ankara Kadın Platformu\nMavi Kalem Derneği\nSu Hakkı Vakfı\n"


@pytest.mark.parametrize(
    "name",
    [
        *("Defne Kadın Kooperatifi", "Bağımsız Çalışanlar Grubu", "Göl Bağımsız İnisiyatifi"),
        *("Emekçi Kadınlar Dergisi", "Lale Sahne Tiyatrosu"),
    ],
)
def test_turkish_bodies_are_told_by_their_last_word(name: str) -> None:
    found = read(f"İmzacılar:\n\n{TURKISH}{name}\n").entries[-1]
    assert (found.kind, found.name, found.open, found.defects) == ("organisation", name, (), ())


@pytest.mark.parametrize(
    "name",
    [
        *("Su Kültür ve İletişim Vakfı", "Sosyal Haklar için Kadın Platformu"),
        *("Archiveros Unidos en la Función Pública", "Bündnis Leben im Wandel"),
    ],
)
def test_what_a_name_goes_on_with_behind_a_small_word_is_of_it(name: str) -> None:
    assert (entry(name).name, entry(name).open) == (name, ())
