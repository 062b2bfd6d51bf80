"""By command: prints beside the annex are an archive's and a screen reader's too, in every language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.languages import LANGUAGES
from tests.commands.command_line import attest_words, done, small_register
from tests.documents.preflight import faults
from tests.documents.tag_tree import Tagged, tag_faults

PASSPHRASE = "верная лошадь батарея скрепка"


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Make each print in each language of a register with two editions, and of what was erased there."""
    folder = tmp_path_factory.mktemp("prints")
    return {path.stem: path.read_bytes() for path in _made(folder)}


def _made(folder: Path) -> Iterator[Path]:
    register = small_register(folder, signatures=4)
    letter = folder / "letter.txt"
    letter.write_bytes(b"We sign.\n")
    day = ("--received", "2025-03-14")
    done("word", register, "--in", "kk", "--title", "Бір мәлімдеме")
    done("demand", register, "reword", "--demand", 1, "--kk", "Бір талап.")
    done("evidence", register, "--number", 2, "--kind", "letter", "--file", letter, *day)
    done("attestor", register, "--name", "Дана Серик", "--office", "координатор")
    done(*attest_words(register, folder / "annex.pdf", "--with-exceptions"))
    done("withdraw", register, "--number", 4, "--received", "2025-03-15")
    second = attest_words(register, folder / "later.pdf", "--with-exceptions", date="2025-03-16")
    done(*second)
    secret, words = folder / "secret.coalition", folder / "words"
    words.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    done("new", secret, "--coalition", "Река", "--passphrase-file", words)
    done("erase", register, "--number", 2, "--for-good", "--with-lists", "--with-shared")
    for language in LANGUAGES:
        for name, command in (
            ("slip", ("slip", register, "--number", 1)),
            ("receipt", ("receipt", register)),
            ("changes", ("corrigendum", register, "--from", 1)),
            ("leaflet", ("leaflet",)),
            ("recovery", ("recovery-sheet", secret, "--passphrase-file", words)),
            ("erasure", ("erasure-certificate", register)),
        ):
            target = folder / f"{name}-{language}.pdf"
            done(*command, "--to", target, "--in", language)
            yield target
        target = folder / f"dossier-{language}.pdf"
        done("--language", language, "challenge", register, "--number", 2, "--to", target)
        yield target


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["slip", "receipt", "changes", "leaflet", "recovery", "erasure", "dossier"]
)
def test_a_print_is_an_archive_s_and_read_out_in_order(
    prints: dict[str, bytes], name: str, language: str
) -> None:
    drawn = prints[f"{name}-{language}"]
    assert faults(drawn) + tag_faults(drawn) == []
    read = Tagged(drawn)
    assert str(read.reader.root_object["/Lang"]) == language
    assert sum(1 for _each in read.document.every("H1")) == 1


def test_a_dossier_names_statement_and_demands_in_its_language_where_they_have_it(
    prints: dict[str, bytes],
) -> None:
    told = {each: Tagged(prints[f"dossier-{each}"]).document.text() for each in LANGUAGES}
    for said in ("Бір мәлімдеме", "Бір талап."):
        assert [each for each in LANGUAGES if said in told[each]] == ["kk"]


def test_a_dossier_is_read_out_with_words_in_their_own_language(tmp_path: Path) -> None:
    register, words = small_register(tmp_path), "Только с открытым обсуждением."
    of = ("--number", 2, "--wording", words, "--wording-language", "ru")
    done("reserve", register, *of, "--demand", "1=supports-with-reservation")
    for language, expected in (("en", "ru"), ("ru", "")):
        target = tmp_path / f"{language}.pdf"
        done("--language", language, "challenge", register, "--number", 2, "--to", target)
        every = Tagged(target.read_bytes()).document.every("P")
        quoted = [each.language for each in every if each.text() == words]
        assert quoted == [expected]
