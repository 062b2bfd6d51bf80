"""The checking page in a real browser: true files are found true, and none that was changed is."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from coalition_app import paths
from coalition_app.documents.content.codes import canonical_json
from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.seal.fingerprint import fingerprint_words
from coalition_app.documents.seal.keys import new_pair
from coalition_app.documents.seal.page_seals import PageSeal, read_page_seal, seal_pages
from coalition_app.documents.seal.seals import certify, read_seal
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.languages import LANGUAGES
from coalition_app.operations import attesting
from coalition_app.records.editions import editions
from coalition_app.records.store.database import Database
from tests import registers
from tests.commands.command_line import attest_words, done
from tests.documents.checking import browser
from tests.documents.checking.browser import Page

pytestmark = pytest.mark.skipif(browser.CHROMIUM is None, reason="no browser is installed")


@dataclass(frozen=True)
class Issued:
    """An edition of a register, and its prints."""

    database: Database
    prints: dict[str, Path]
    envelope: dict[str, Any]
    """What the Russian print carries."""

    @property
    def original(self) -> bytes:
        """Return the bytes of the Russian print."""
        return self.prints["ru"].read_bytes()

    def words(self, language: str = "ru") -> str:
        """Return the fingerprint as the coalition publishes it."""
        return fingerprint_words(self.envelope["seal"]["root_key"], language)


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issued]:
    """Give an attested register with a print in each language."""
    folder = tmp_path_factory.mktemp("issued")
    with registers.make_register(folder / "a.coalition", signatures=12, demands=3) as made:
        yield _attested(made, folder)


def _attested(database: Database, folder: Path) -> Issued:
    registers.name_attestor(database)
    registers.hold_originals(database)
    prints = {each: folder / f"annex-{each}.pdf" for each in LANGUAGES}
    with database.reading() as tx:
        statement, today = registers.statement_of(tx), tx.today
    attesting.attest(
        database, statement.id, place="Алматы", date=today, target=prints["ru"], language="ru"
    )
    with database.reading() as tx:
        (edition,) = editions.list_editions(tx, statement.id)
    for language in ("kk", "en"):
        attesting.reprint(database, edition, target=prints[language], language=language)
    carried = PdfReader(prints["ru"]).attachments["annex.json"][0]
    return Issued(database, prints, json.loads(carried))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Give the checking page, opened in English."""
    file = paths.resources() / "checking" / "check_annex.html"
    with browser.opened(file, tmp_path_factory.mktemp("browser")) as opened:
        opened.run("speak('en')")
        yield opened


def _saved(tmp_path: Path, content: bytes, name: str = "annex.pdf") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_every_print_is_genuine(issued: Issued, page: Page) -> None:
    for language, path in issued.prints.items():
        told = page.check(path, fingerprint=issued.words(language))
        assert (told.kind, told.title) == ("good", "✓ Genuine: edition 1 as it was issued")
        assert told.rows == 12


def test_without_a_fingerprint_nobody_is_vouched_for(issued: Issued, page: Page) -> None:
    told = page.check(issued.prints["ru"])
    assert (told.kind, told.title) == ("open", "? Whole; now compare the fingerprint")
    assert fingerprint_words(issued.envelope["seal"]["root_key"], "en") in told.page


def test_another_register_is_told(issued: Issued, page: Page, tmp_path: Path) -> None:
    with registers.make_register(tmp_path / "b.coalition", signatures=12, demands=3) as made:
        other = _attested(made, tmp_path)
    told = page.check(other.prints["ru"], fingerprint=issued.words())
    assert (told.kind, told.title) == ("bad", "✗ Not what was issued")
    assert "another register" in told.detail


def test_typed_words_and_codes_are_understood(issued: Issued, page: Page) -> None:
    path, words = issued.prints["ru"], issued.words()
    assert page.check(path, fingerprint=words.upper().replace(" ", ", ")).kind == "good"
    assert "There are 3 words" in page.check(path, fingerprint=" ".join(words.split()[:3])).page
    assert "“qwerty”" in page.check(path, fingerprint=words.rsplit(" ", 1)[0] + " qwerty").page
    with issued.database.reading() as tx:
        (edition,) = editions.list_editions(tx)
    digest = edition.sha256.hex().upper()
    scanned = edition.code.replace("-", "")[:16] + " SHA256:" + digest
    among = [
        f"Код: {each}, редакция 1"
        for each in (edition.code, edition.code.lower(), edition.code.replace("-", ""))
    ]
    for typed in (edition.code, edition.code.lower().replace("-", " "), scanned, *among):
        told = page.check(path, fingerprint=words, code=typed)
        assert told.kind == "good"
        assert "The code on the paper is that of the content." in told.page
    assert page.check(path, fingerprint=words, code="0000-0000-0000-0000-0").kind == "bad"
    assert "look again" in page.check(path, fingerprint=words, code="12").page


def test_the_json_of_an_edition_is_genuine_content(
    issued: Issued, page: Page, tmp_path: Path
) -> None:
    alone = {name: issued.envelope[name] for name in ("content", "seal")}
    file = _saved(tmp_path, json.dumps(alone, indent=1).encode(), "annex.json")
    told = page.check(file, fingerprint=issued.words())
    assert (told.kind, told.title) == ("good", "✓ Genuine content: edition 1")


def test_a_note_and_names_of_the_directory_are_shown_as_what_they_are(
    ready_case: Path, page: Page, tmp_path: Path
) -> None:
    """A note was headed as an attestation, and names of the directory were not there."""
    done("signatory", "names", ready_case, "--number", 1, "--name-in", "en=Echo Foundation")
    asked = ("--in", "en", "--directory-names", "below")
    target = tmp_path / "note.pdf"
    done(*attest_words(ready_case, target, *asked))
    told = page.check(target)
    assert "(Echo Foundation)" in told.page
    with registers.make_register(tmp_path / "note.coalition", signatures=3) as made:
        registers.name_attestor(made)
        path, today = made.path, registers.this_day().isoformat()
    done(*attest_words(path, tmp_path / "n.pdf", "--with-exceptions", date=today))
    assert "NOTE TO THE LIST OF SIGNATORIES" in page.check(tmp_path / "n.pdf").page


def _entry(content: dict[str, Any]) -> dict[str, Any]:
    """Return the fifth line of the list."""
    found: dict[str, Any] = content["sections"][0]["entries"][4]
    return found


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "name": lambda each: _entry(each["content"]).update(name="Другой"),
    "position": lambda each: _entry(each["content"]).update(positions=["abstains"] * 3),
    "place": lambda each: each["content"]["attestation"].update(place="Астана"),
    "line away": lambda each: each["content"]["sections"][0]["entries"].pop(),
    "digest": lambda each: each["seal"]["sealed"].update(digest="00" * 32),
    "edition": lambda each: each["seal"]["sealed"].update(edition=2),
    "signature": lambda each: each["seal"].update(signature=each["seal"]["device_signature"]),
    "root": lambda each: each["seal"].update(root_key=each["seal"]["device_key"]),
    "no key": lambda each: each["seal"].update(device_key="AAAA"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_json_is_told(name: str, issued: Issued, page: Page, tmp_path: Path) -> None:
    forged = json.loads(json.dumps({key: issued.envelope[key] for key in ("content", "seal")}))
    CHANGES[name](forged)
    file = _saved(tmp_path, json.dumps(forged).encode(), "annex.json")
    told = page.check(file, fingerprint=issued.words())
    assert (told.kind, told.title) == ("bad", "✗ Not what was issued")


def test_a_key_given_twice_and_a_newer_schema_are_refused(
    issued: Issued, page: Page, tmp_path: Path
) -> None:
    alone = {name: issued.envelope[name] for name in ("content", "seal")}
    once = json.dumps(alone, indent=1)
    twice = _saved(tmp_path, once.replace("{", '{"content": 1,', 1).encode(), "annex.json")
    assert page.check(twice, fingerprint=issued.words()).verdict == "not-what-was-issued"
    newer = {**alone, "content": {**alone["content"], "schema": 6}}
    file = _saved(tmp_path, json.dumps(newer).encode(), "annex.json")
    assert page.check(file, fingerprint=issued.words()).verdict == "cannot-be-told"


def test_a_list_without_its_seal_is_nobody_s(issued: Issued, page: Page, tmp_path: Path) -> None:
    content = _saved(tmp_path, json.dumps(issued.envelope["content"]).encode(), "annex.json")
    assert page.check(content).title == "? It cannot be told who issued this"


def _draw(issued: Issued, shown: dict[str, Any], **more: Any) -> bytes:
    """Draw pages that show a content, with the true list and seal attached."""
    envelope = issued.envelope
    return render_annex(
        read_content(canonical_json(shown)),
        language="ru",
        draft=False,
        frozen=canonical_json(envelope["content"]),
        seal=read_seal(envelope["seal"]),
        **more,
    )


def test_pages_drawn_anew_around_the_true_list_are_told(
    issued: Issued, page: Page, tmp_path: Path
) -> None:
    shown = json.loads(json.dumps(issued.envelope["content"]))
    _entry(shown)["name"] = "Тот, кто не подписывал"
    true_seal = read_page_seal(issued.envelope["pages"])
    forged = _saved(tmp_path, _draw(issued, shown, seal_pages=lambda _count, _sha256: true_seal))
    told = page.check(forged, fingerprint=issued.words())
    assert (told.kind, told.detail) == (
        "bad",
        "The pages are not those that were sealed; what is listed below is. Somebody changed the file.",
    )
    assert "Тот, кто не подписывал" not in told.page


def test_pages_for_which_nobody_vouches_are_not_genuine(
    issued: Issued, page: Page, tmp_path: Path
) -> None:
    shown = json.loads(json.dumps(issued.envelope["content"]))
    _entry(shown)["name"] = "Тот, кто не подписывал"
    told = page.check(_saved(tmp_path, _draw(issued, shown)), fingerprint=issued.words())
    assert (told.kind, told.title) == ("open", "? The list is genuine, the file is another")


def test_a_stranger_s_key_vouches_for_nothing(issued: Issued, page: Page, tmp_path: Path) -> None:
    stranger = new_pair()

    def vouch(count: int, sha256: bytes) -> PageSeal:
        return seal_pages(
            count,
            sha256,
            digest=issued.envelope["seal"]["sealed"]["digest"],
            device_key=stranger.public,
            secret=stranger.secret,
            device_signature=certify(stranger, stranger.public),
        )

    forged = _draw(issued, issued.envelope["content"], seal_pages=vouch)
    told = page.check(_saved(tmp_path, forged), fingerprint=issued.words())
    assert (told.kind, told.title) == ("bad", "✗ Not what was issued")


def _saved_again(document: bytes) -> bytes:
    writer, out = PdfWriter(clone_from=io.BytesIO(document)), io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _updated(document: bytes) -> bytes:
    """Return a file with a page turned by an update at its end."""
    writer, out = PdfWriter(io.BytesIO(document), incremental=True), io.BytesIO()
    writer.pages[0].rotate(90)
    writer.write(out)
    return out.getvalue()


def _without_last_page(document: bytes) -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    for each in PdfReader(io.BytesIO(document)).pages[:-1]:
        writer.add_page(each)
    writer.write(out)
    return out.getvalue()


def _with_script(document: bytes) -> bytes:
    writer, out = PdfWriter(clone_from=io.BytesIO(document)), io.BytesIO()
    script = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert('changed')")}
    action = DictionaryObject({NameObject(key): value for key, value in script.items()})
    writer.root_object[NameObject("/OpenAction")] = action
    writer.write(out)
    return out.getvalue()


def _encrypted(document: bytes) -> bytes:
    writer, out = PdfWriter(clone_from=io.BytesIO(document)), io.BytesIO()
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


OTHER = ("open", "? The list is genuine, the file is another")
ADDED = ("open", "? Something was added to the issued file")
NOT_OURS = ("bad", "✗ Not what was issued")
DAMAGE: dict[str, tuple[Callable[[bytes], bytes], tuple[str, str]]] = {
    "saved again": (_saved_again, OTHER),
    "updated": (_updated, ADDED),
    "a page away": (_without_last_page, NOT_OURS),  # pypdf writes the pages alone, without the list
    "a script": (_with_script, OTHER),
    "encrypted": (_encrypted, ("open", "? This page cannot tell")),
    "a byte more": (lambda each: each + b"\n", ADDED),
    "twice": (lambda each: each + each, ADDED),
    "cut": (lambda each: each[: len(each) // 2], NOT_OURS),
    "before it": (lambda each: b"\n" + each, NOT_OURS),
    "empty": (lambda _each: b"", NOT_OURS),
    "no PDF": (lambda _each: b"PK\x03\x04", NOT_OURS),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_changed_file_is_never_genuine(
    name: str, issued: Issued, page: Page, tmp_path: Path
) -> None:
    damage, said = DAMAGE[name]
    told = page.check(_saved(tmp_path, damage(issued.original)), fingerprint=issued.words())
    assert (told.kind, told.title) == said
    if damage(issued.original).startswith(issued.original):
        assert "more bytes" in told.detail


def test_no_altered_byte_is_genuine(issued: Issued, page: Page, tmp_path: Path) -> None:
    document = issued.original
    for at in range(7, len(document), len(document) // 40):
        altered = document[:at] + bytes([document[at] ^ 1]) + document[at + 1 :]
        told = page.check(_saved(tmp_path, altered), fingerprint=issued.words())
        assert told.kind in ("bad", "open"), at
        assert "Genuine: " not in told.title, at


def test_a_draft_was_never_issued(issued: Issued, page: Page, tmp_path: Path) -> None:
    content = replace(read_content(canonical_json(issued.envelope["content"])), attestation=None)
    draft = render_annex(content, language="en", draft=True)
    assert page.check(_saved(tmp_path, draft)).title == "✗ A draft: never issued"


def test_markup_in_a_name_stays_text(issued: Issued, page: Page, tmp_path: Path) -> None:
    content = json.loads(json.dumps(issued.envelope["content"]))
    name = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
    _entry(content)["name"] = name
    told = page.check(_saved(tmp_path, json.dumps(content).encode(), "annex.json"))
    assert name in told.page
    assert page.run("document.title") == "Check an annex"


def test_each_language_says_its_verdict(issued: Issued, page: Page) -> None:
    said = {"kk": "Түпнұсқа: 1-редакция", "ru": "Подлинное: редакция 1", "en": "Genuine: edition 1"}
    page.check(issued.prints["ru"], fingerprint=issued.words())
    for language, words in said.items():
        page.run(f"speak('{language}')")
        assert words in page.run("document.querySelector('main').innerText")
        assert "undefined" not in page.run("document.querySelector('main').innerText")


def test_the_answer_says_of_what_and_of_which_file(issued: Issued, page: Page) -> None:
    page.check(issued.prints["ru"], fingerprint=issued.words())
    card = page.run("document.getElementById('verdict').innerText")
    content = issued.envelope["content"]
    for said in (content["title"]["ru"], content["coalition"], "File: annex-ru.pdf"):
        assert said in card


def test_each_row_of_what_was_checked_is_said_and_not_only_shown(
    issued: Issued, page: Page
) -> None:
    page.check(issued.prints["ru"])
    marks = page.run("[...document.querySelectorAll('.mark')].map(each => each.ariaLabel)")
    assert marks == ["yes", "yes", "yes", "yes", "open", "open"]  # the fingerprint is not compared


def test_it_fits_a_phone(issued: Issued, page: Page) -> None:
    page.check(issued.prints["ru"], fingerprint=issued.words())
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1}
    page.call("Emulation.setDeviceMetricsOverride", **size, mobile=True)
    assert page.run("document.documentElement.scrollWidth") <= 390
    page.call("Emulation.clearDeviceMetricsOverride")


def test_a_browser_that_cannot_check_says_so_in_three_languages(
    page: Page, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = (paths.resources() / "checking" / "check_annex.html").read_text("utf-8")
    assert page.run("document.getElementById('unable')") is None
    old = _saved(tmp_path, text.replace("class Unknown", "unknown syntax").encode(), "old.html")
    with browser.opened(old, tmp_path_factory.mktemp("old")) as opened:
        said = opened.run("document.body.innerText")
    for words in ("браузер тым ескі", "браузер слишком старый", "the browser is too old"):
        assert words in said


def test_nothing_is_asked_of_any_network(issued: Issued, page: Page) -> None:
    page.check(issued.prints["ru"], fingerprint=issued.words())
    assert [each for each in page.asked if not each.startswith("file:")] == []


def test_a_slip_proves_its_line_and_no_other(
    attested_case: Path, page: Page, tmp_path: Path
) -> None:
    slip = tmp_path / "slip.pdf"
    done("slip", attested_case, "--statement", 1, "--number", 18, "--to", slip)
    words = done("fingerprint", attested_case, "--json").json["words"]["en"]
    told = page.check(slip, fingerprint=words)
    assert (told.kind, told.title) == ("good", "✓ Genuine: this line is in edition 1")
    assert told.rows == 1
    assert "Махамбет Абжан" in told.page
    proof = json.loads(PdfReader(slip).attachments["slip.json"][0])
    scanned = json.dumps(json.dumps(proof))
    page.run(
        f"globalThis.waiting = {browser.READ}; document.getElementById('scanned').value = {scanned};"
        "document.getElementById('scanned').dispatchEvent(new Event('input')); 0"
    )
    assert page.run("globalThis.waiting")["verdict"] == "our-slip"  # as it was read from the QR
    proof["line"]["entry"]["positions"][0] = "supports"
    told = page.check(_saved(tmp_path, json.dumps(proof).encode(), "slip.json"), fingerprint=words)
    assert (told.kind, told.title) == ("bad", "✗ Not what was issued")
