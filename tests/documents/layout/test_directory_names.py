"""Names of the directory in the document's language: below the name as signed, only where chosen."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from coalition_app.documents.content import codes
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.content.profiles import PROFILES, part_for
from coalition_app.documents.content.withheld import Allowed, as_allowed
from coalition_app.documents.issue import issue
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.intake.read_source import read_source
from coalition_app.languages import LANGUAGES
from tests.commands.command_line import attest_words, done, type_command
from tests.documents import annexes
from tests.documents.forms.test_corpus import READ
from tests.documents.forms.test_forms import squeezed
from tests.documents.pages import attached_content, joined, pages_of
from tests.documents.preflight import faults
from tests.documents.tag_tree import tag_faults

BELOW = PageForm(directory_names="below")
CALLED = {"en": "Echo Foundation", "ru": "Фонд «Отклик»", "kk": "«Жаңғырық» қоры"}


def content() -> AnnexContent:
    """Make a content of two names, of which the first has one in each language."""
    made = annexes.named("ОФ «Эхо»", "Internews")
    (section,) = made.sections
    called = replace(section.entries[0], directory_names=tuple(CALLED.items()))
    return replace(made, sections=(replace(section, entries=(called, section.entries[1])),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_the_line_of_its_language_and_explains_it(tmp_path: Path, language: str) -> None:
    pdf = render_annex(content(), language=language, draft=False, form=BELOW)
    assert faults(pdf) + tag_faults(pdf) == []
    text = joined("\n".join(pages_of(pdf, tmp_path, in_drawing_order=True)))
    assert text.index("ОФ «Эхо»") < text.index(f"({CALLED[language]})")
    assert text.count("(…)") == 1
    assert not any(name in text for key, name in CALLED.items() if key != language)
    plain = joined(
        "\n".join(pages_of(render_annex(content(), language=language, draft=False), tmp_path))
    )
    assert CALLED[language] not in plain and "(…)" not in plain


@pytest.mark.parametrize("language", [*LANGUAGES, "ru+kk"])
@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt", "xlsx", "csv"])
def test_every_form_has_it_below_the_name(ending: str, language: str) -> None:
    if (ending, language) == ("csv", "ru+kk"):
        return
    shown, plain = (
        squeezed(
            READ[ending](
                issue.render(content(), ending=ending, language=language, draft=False, form=form)
            )
        )
        for form in (BELOW, PageForm())
    )
    for each in language.split("+"):
        assert CALLED[each] in shown and CALLED[each] not in plain
    assert shown.count("ОФ «Эхо»") == plain.count("ОФ «Эхо»") > 0


@pytest.mark.parametrize("ending", ["txt", "xlsx", "csv"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_comes_back_by_the_names_as_signed(ending: str, language: str) -> None:
    wanted, found = (
        read_source(
            issue.render(content(), ending=ending, language=language, draft=False, form=form),
            f"list.{ending}",
        ).draft.entries
        for form in (PageForm(), BELOW)
    )
    assert [replace(e, lines=(0, 0)) for e in found] == [replace(e, lines=(0, 0)) for e in wanted]


def test_they_go_with_the_name_and_stay_in_the_bytes() -> None:
    entry = content().sections[0].entries[0]
    assert as_allowed(entry, Allowed("withheld")).directory_names == ()
    assert as_allowed(entry, Allowed("initials")).directory_names == ()
    for profile in PROFILES:
        kept = part_for(content(), profile).content.sections[0].entries[0]
        assert kept.directory_names == entry.directory_names
        gone = part_for(content(), profile, {1: Allowed("withheld")}).content.sections[0].entries[0]
        assert bool(gone.directory_names) == (profile == "archive")
    frozen = codes.content_bytes(content())
    assert read_content(frozen) == content()
    assert frozen == codes.canonical_json(content().to_json())
    first, second = json.loads(frozen)["sections"][0]["entries"]
    assert dict(first["directory_names"]) == CALLED and "directory_names" not in second


def test_a_draft_that_does_not_ask_for_them_holds_none() -> None:
    for ending in ("json", "txt", "pdf"):
        made = issue.render(content(), ending=ending, language="en", draft=True)
        held = attached_content(made) or b"" if ending == "pdf" else made
        assert b"Echo Foundation" not in held
    asked = issue.render(content(), ending="json", language="en", draft=True, form=BELOW)
    assert b"Echo Foundation" in asked


def test_an_edition_holds_them_where_it_was_attested_with_them(
    ready_case: Path, tmp_path: Path
) -> None:
    called = ("--name-in", "en=Echo Foundation")
    done("signatory", "names", ready_case, "--number", 1, *called)
    plain, named = tmp_path / "1.pdf", tmp_path / "2.pdf"
    done(*attest_words(ready_case, plain, "--in", "en"))
    assert b"Echo Foundation" not in (attached_content(plain.read_bytes()) or b"")
    asked = ("--in", "en", "--directory-names", "below")
    refusal = type_command("reprint", ready_case, "--edition", 1, *asked, "--to", named)
    assert refusal.code == 2 and "without names of the directory" in refusal.err
    done(*attest_words(ready_case, named, *asked, date="2025-03-15"))
    held = json.loads(attached_content(named.read_bytes()) or b"{}")
    assert held["sections"][0]["entries"][0]["directory_names"] == [["en", "Echo Foundation"]]
    assert "(Echo Foundation)" in joined("\n".join(pages_of(named.read_bytes(), tmp_path)))
    for printed in (plain, named):
        verdict = type_command("verify", printed, "--register", ready_case, "--json").json
        assert verdict["verdict"] == ("superseded" if printed == plain else "genuine")
    # Another name in the directory says nothing else of who signed.
    changes = done("corrigendum", ready_case, "--from", 1, "--json").json
    assert changes["corrections"] == []
    other = tmp_path / "3.docx"
    done("reprint", ready_case, "--edition", 2, "--in", "en", "--to", other)
    assert "Echo Foundation" not in READ["docx"](other.read_bytes())
    done("reprint", ready_case, "--edition", 2, *asked, "--to", other, "--replace")
    assert "Echo Foundation" in READ["docx"](other.read_bytes())
