"""Five hundred hostile names print true in every form or stop with a sentence, the same bytes everywhere."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import cache

import pytest

from coalition_app.documents.content.codes import canonical_json, content_bytes
from coalition_app.documents.content.content import AnnexContent, ContentAct, ContentSection
from coalition_app.documents.forms.parts import clean
from coalition_app.documents.issue import issue
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.missing_characters import missing_characters
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.seal.envelope import content_bytes_in
from coalition_app.documents.write.annex_pdf import render_statement
from coalition_app.errors import UserError
from coalition_app.hidden_characters import show_hidden
from coalition_app.intake.read_source import read_source
from tests.documents import annexes
from tests.documents.forms.corpus import COUNT, corpus
from tests.documents.forms.test_forms import TEXT, squeezed
from tests.documents.tag_tree import Tagged, tag_faults

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Embeddings, overrides and isolates: nowhere raw; data has them escaped, by which its digest stays."""
OVER = "а\u202eб\u2066в"
READ = {**TEXT, "txt": bytes.decode}
FORMS = ("docx", "xlsx", "csv", "html", "md", "txt", "json", "pdf")


@cache
def content() -> AnnexContent:
    entries = tuple(annexes.entry(number, name) for number, name in enumerate(corpus(), start=1))
    return annexes.content_of(
        [ContentSection({}, entries)],
        annexes.DEMANDS,
        title={"ru": "Заявление"},
        authentic="ru",
        attestation=annexes.ATTESTATION,
    )


def without(numbers: set[int]) -> AnnexContent:
    (section,) = content().sections
    kept = tuple(each for each in section.entries if each.number not in numbers)
    return replace(content(), sections=(replace(section, entries=kept),))


def rendered(ending: str, *, draft: bool = False) -> bytes:
    return issue.render(content(), ending=ending, language="ru", draft=draft)


def bare(text: str) -> str:
    return "".join(text.split())


def entries_of(pdf: bytes) -> list[str]:
    return [squeezed(each.text()) for each in Tagged(pdf).document.every("LI")]


@pytest.mark.parametrize("ending", ("docx", "xlsx", "csv", "html", "md", "txt"))
def test_every_name_stands_as_it_is(ending: str) -> None:
    made = rendered(ending)
    text = squeezed(READ[ending](made))
    shown = show_hidden if ending == "txt" else clean
    for number, name in enumerate(corpus(), start=1):
        assert squeezed(shown(name)) in text, (number, name[:40])
    for character in TURNING:
        assert character not in text


def test_data_escapes_what_turns_the_direction_of_writing_and_keeps_its_digest() -> None:
    made = rendered("json")
    assert not re.search(f"[{TURNING}]", made.decode())
    values = json.loads(made)
    names = [each["name"] for part in values["sections"] for each in part["entries"]]
    assert names == corpus()
    kept = content_bytes(content())
    assert re.search(f"[{TURNING}]", kept.decode())
    assert canonical_json(values) == kept
    sealed = b'{"content":%b,"seal":{}}' % made
    assert content_bytes_in(sealed) == kept


@pytest.mark.parametrize("language", ["ru", "ru+kk"])
@pytest.mark.parametrize("ending", ("docx", "xlsx", "html", "md", "txt"))
def test_nothing_turns_in_any_field_of_any_form(ending: str, language: str) -> None:
    # Each field that a form shows holds an override; so does what is attested, and the file's own entries.
    turned = ContentAct(
        "reservation", (2,), OVER, "ru", "2026-05-03", (("kk", OVER, OVER, "draft"),)
    )
    fields = {"representative": OVER, "office": OVER, "place": OVER, "country": OVER}
    entry = annexes.entry(1, OVER, acts=(turned,), **fields)
    told: dict[str, tuple[str, ...]] = {"ru": (OVER, f"{OVER}\n1) {OVER}"), "kk": (OVER,)}
    attestation = replace(
        annexes.ATTESTATION,
        attestor=OVER,
        offices=(OVER,),
        place=OVER,
        paragraphs=told,
        heading={"ru": OVER, "kk": OVER},
        remark=OVER,
        second=OVER,
        second_offices=(OVER,),
        second_says={"ru": OVER},
    )
    shown = annexes.content_of(
        [ContentSection({"ru": OVER, "kk": OVER}, (entry,))],
        [{"ru": OVER, "kk": OVER}] * 3,
        title={"ru": OVER, "kk": OVER},
        authentic="ru",
        coalition=OVER,
        attestation=attestation,
    )
    for text in (None, {"ru": OVER, "kk": OVER}):
        if text is not None and ending == "xlsx":
            continue
        made = issue.render(shown, ending=ending, language=language, draft=False, text=text)
        for part in unpacked(made):
            assert not re.search(f"[{TURNING}]", part)
        assert "U+202E" in "".join(unpacked(made))


def unpacked(made: bytes) -> list[str]:
    if not made.startswith(b"PK"):
        return [made.decode()]
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        return [packed.read(name).decode(errors="replace") for name in packed.namelist()]


def test_a_draft_s_pages_show_each_name_or_the_number_of_its_letter() -> None:
    pdf = rendered("pdf", draft=True)
    assert tag_faults(pdf) == []
    shown = entries_of(pdf)
    assert len(shown) == COUNT
    for (number, name), line in zip(enumerate(corpus(), start=1), shown, strict=True):
        # Where a word is wider than a line it is broken without a sign.
        assert bare(line).startswith(bare(f"{number}. {drawable(name)}")), (number, name[:40])
        assert not re.search(f"[{TURNING}]", line)


def test_an_edition_stops_at_what_no_font_draws_and_prints_the_rest_true() -> None:
    with pytest.raises(UserError, match=r"No font draws the character .* of number \d+"):
        rendered("pdf")
    stopped = {number for each in missing_characters(content(), "ru").values() for number in each}
    assert 20 < len(stopped) < COUNT / 2
    pdf = issue.render(without(stopped), ending="pdf", language="ru", draft=False)
    names = [each.name for each in without(stopped).sections[0].entries]
    lines = entries_of(pdf)
    for name, line in zip(names, lines, strict=True):
        assert bare(drawable(name)) in bare(line), name[:40]
        assert "[U+" not in line or "[U+" in name


def test_the_whole_statement_stops_or_prints_as_the_annex_does() -> None:
    few, text = annexes.every_case(), {"ru": "\n".join(corpus())}
    with pytest.raises(UserError, match="No font draws"):
        render_statement(few, text, digest=b"1" * 32, language="ru", draft=False)
    pdf = render_statement(few, text, digest=b"1" * 32, language="ru", draft=True)
    assert tag_faults(pdf) == []
    read = bare(Tagged(pdf).document.text())
    for name in corpus():
        assert all(bare(drawable(line)) in read for line in name.splitlines()), name[:40]
    assert not re.search(f"[{TURNING}]", read)


@pytest.mark.parametrize("ending", ("csv", "xlsx"))
def test_a_table_gives_the_list_of_the_data(ending: str) -> None:
    # What a table shows by its code comes back as the code; rare ends of lines as the usual ones.
    odd = {number for number, name in enumerate(corpus(), start=1) if clean(name) != name}
    seen = without(odd)
    json, table = (
        issue.render(seen, ending=each, language="ru", draft=False) for each in ("json", ending)
    )
    wanted = read_source(json, "list.json").draft
    found = read_source(table, f"list.{ending}").draft
    assert len(found.entries) == COUNT - len(odd)
    for one, other in zip(wanted.entries, found.entries, strict=True):
        assert replace(one, lines=(0, 0)) == replace(other, lines=(0, 0)), one.number


ALL_LINES = PageForm(transliteration="bgn-pcgn", directory_names="below")


def told_otherwise() -> AnnexContent:
    """Return the corpus in which each name is also that of the directory, and a printed form."""
    (section,) = content().sections
    names = corpus()[::-1]
    entries = tuple(
        replace(each, directory_names=(("ru", name), ("kk", name)), printed_form=f"Форма {name}")
        for each, name in zip(section.entries, names, strict=True)
    )
    return replace(content(), sections=(replace(section, entries=entries),))


@pytest.mark.parametrize("ending", ("docx", "xlsx", "csv", "html", "md", "txt"))
def test_every_name_stands_as_it_is_beside_what_it_is_called_otherwise(ending: str) -> None:
    language = "ru" if ending == "csv" else "ru+kk"
    made = issue.render(
        told_otherwise(), ending=ending, language=language, draft=False, form=ALL_LINES
    )
    text = squeezed(READ[ending](made))
    shown = show_hidden if ending == "txt" else clean
    for number, name in enumerate(corpus(), start=1):
        assert squeezed(shown(name)) in text, (number, name[:40])
    for character in TURNING:
        assert character not in text


def test_pages_stop_at_a_directory_name_or_printed_form_that_no_font_draws() -> None:
    with pytest.raises(UserError, match="No font draws the character"):
        issue.render(told_otherwise(), ending="pdf", language="ru", draft=False, form=ALL_LINES)
    pdf = issue.render(told_otherwise(), ending="pdf", language="ru", draft=True, form=ALL_LINES)
    assert tag_faults(pdf) == []
    lines = [bare(each) for each in entries_of(pdf)]
    for (_section, entry), line in zip(
        ((s, e) for s in told_otherwise().sections for e in s.entries), lines, strict=True
    ):
        assert bare(drawable(entry.shown_name)) in line, entry.number
        assert bare(drawable(f"({entry.directory_names[0][1]})")) in line, entry.number
        assert not re.search(f"[{TURNING}]", line)


SUMS = """
import hashlib
from coalition_app.documents.issue import issue
from tests.documents import annexes
from tests.documents.forms.test_corpus import FORMS, content
for ending in FORMS:
    shown = annexes.every_case() if ending == "pdf" else content()
    made = issue.render(shown, ending=ending, language="ru", draft=False)
    print(ending, hashlib.sha256(made).hexdigest())
"""


def test_an_edition_is_the_same_bytes_whatever_the_seed_of_hashes_and_the_zone() -> None:
    def sums(seed: str, zone: str) -> str:
        told = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [sys.executable, "-c", SUMS], env=told, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    first = sums("1", "Asia/Almaty")
    assert first.count("\n") == len(FORMS)
    assert sums("2", "America/New_York") == first


def test_data_with_what_nobody_sees_stops_when_it_is_read() -> None:
    with pytest.raises(UserError, match=r"(hidden|control) character"):
        read_source(rendered("json"), "list.json")
