"""Names in Latin letters: by the published tables, below the name, only where it was asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from coalition_app.documents.issue import issue
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.layout.transliteration import System, transliterated
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.intake.read_source import read_source
from coalition_app.languages import LANGUAGES
from tests.commands.command_line import attest_words, done
from tests.documents import annexes
from tests.documents.forms.test_corpus import READ
from tests.documents.forms.test_forms import squeezed
from tests.documents.pages import joined, pages_of
from tests.documents.preflight import faults
from tests.documents.tag_tree import tag_faults

BY_THE_TABLES: list[tuple[System, str, str]] = [
    # Examples of BGN/PCGN 1979, and of its rules for capitals.
    ("bgn-pcgn", "Әуезов", "Äūezov"),
    ("bgn-pcgn", "Шиелі", "Shīeli"),
    ("bgn-pcgn", "Өскемен", "Öskemen"),
    ("bgn-pcgn", "«ЖАҢА ӨҢІР»", "«ZHANGA ÖNGIR»"),
    # BGN/PCGN 1947: ye at the beginning of a word, behind a vowel, й, ъ and ь.
    ("bgn-pcgn", "Елена Алексеева", "Yelena Alekseyeva"),
    ("bgn-pcgn", "Щукин, Объект, Ельцин, Фёдор", "Shchukin, Ob”yekt, Yel’tsin, Fëdor"),
    ("bgn-pcgn", "ОЮЛ «Эхо»", "OYUL «Ekho»"),
    ("iso-9", "Юлия Щукина, Әділ Қыз", "Ûliâ Ŝukina, A̋dìl Ķyz"),
    ("iso-9", "Ұлы Һ Ғ Ң Ү Ө", "U̇ly Ḥ Ġ Ņ Ù Ô"),
    ("iso-9", "Internews", ""),
    ("none", "Эхо", ""),
]


@pytest.mark.parametrize(("system", "name", "latin"), BY_THE_TABLES)
def test_a_name_is_written_by_its_table(system: System, name: str, latin: str) -> None:
    assert transliterated(name, system) == latin


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("system", ["bgn-pcgn", "iso-9"])
def test_the_line_stands_below_the_name_and_is_explained(
    tmp_path: Path, system: System, language: str
) -> None:
    content = annexes.named("ОФ «Эхо»", "Internews", "«Өңір» қоры")
    form = PageForm(transliteration=system)
    pdf = render_annex(content, language=language, draft=False, form=form)
    assert faults(pdf) + tag_faults(pdf) == []
    text = joined("\n".join(pages_of(pdf, tmp_path, in_drawing_order=True)))
    assert text.index("ОФ «Эхо»") < text.index(f"[{transliterated('ОФ «Эхо»', system)}]")
    assert "[Internews]" not in text and text.count("[…]") == 1
    plain = render_annex(content, language=language, draft=False)
    assert "[…]" not in "".join(pages_of(plain, tmp_path))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt", "xlsx", "csv"])
def test_every_form_has_the_line_and_explains_it(ending: str, language: str) -> None:
    content = annexes.named("ОФ «Эхо»", "Internews", "«Өңір» қоры")
    shown, plain = (
        READ[ending](
            issue.render(content, ending=ending, language=language, draft=False, form=form)
        )
        for form in (PageForm(transliteration="bgn-pcgn"), PageForm())
    )
    for latin in ("OF «Ekho»", "«Öngir» qory"):
        assert latin in squeezed(shown) and latin not in plain
    assert shown.count("Internews") == plain.count("Internews")
    assert shown.count("BGN/PCGN") == 1


@pytest.mark.parametrize("ending", ["pdf", "docx", "html", "md", "txt"])
def test_the_line_stands_behind_all_that_it_writes(tmp_path: Path, ending: str) -> None:
    content = annexes.named("ОФ «Эхо»")
    (section,) = content.sections
    entry = replace(
        section.entries[0],
        representative="Айгүл Сатова",
        place="Семей",
        directory_names=(("en", "Echo Fund"),),
    )
    content = replace(content, sections=(replace(section, entries=(entry,)),))
    form = PageForm(transliteration="iso-9", directory_names="below")
    written = issue.render(content, ending=ending, language="en", draft=False, form=form)
    if ending == "pdf":
        assert faults(written) + tag_faults(written) == []
        read = "\n".join(pages_of(written, tmp_path, in_drawing_order=True))
    else:
        read = READ[ending](written)
    wanted = ["ОФ «Эхо»", "(Echo Fund)", "Айгүл Сатова", "Семей", "[OF «Èho» · Ajgùl Satova]"]
    places = [squeezed(read).index(each) for each in wanted]
    assert places == sorted(places)


@pytest.mark.parametrize("ending", ["txt", "xlsx", "csv"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_with_the_line_comes_back_without_it(ending: str, language: str) -> None:
    content = annexes.named("ОФ «Эхо»", "Internews", "«Өңір» қоры")
    wanted, found = (
        read_source(
            issue.render(content, ending=ending, language=language, draft=False, form=form),
            f"list.{ending}",
        ).draft.entries
        for form in (PageForm(), PageForm(transliteration="iso-9"))
    )
    assert [replace(e, lines=(0, 0)) for e in found] == [replace(e, lines=(0, 0)) for e in wanted]


def test_an_edition_keeps_the_choice(ready_case: Path, tmp_path: Path) -> None:
    first, again = tmp_path / "1.pdf", tmp_path / "2.pdf"
    done(*attest_words(ready_case, first), "--transliteration", "iso-9")
    done("reprint", ready_case, "--edition", "1", "--to", again)
    assert again.read_bytes() == first.read_bytes()
    (made,) = done("editions", ready_case, "--json").json["editions"][0]["prints"]
    assert made["profile"] == "whole-iso-9"
