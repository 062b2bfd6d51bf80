"""Forgeries of every kind, made here: each gets a sentence of its own, none is ever genuine."""

import datetime as dt
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.seal.fingerprint import fingerprint_words, read_fingerprint
from coalition_app.documents.sign.certificates import open_key
from coalition_app.documents.sign.sign_print import sign_print
from coalition_app.documents.verify.alone import verify_alone
from coalition_app.documents.verify.signed import expected_certificate
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    DRAFT,
    GENUINE,
    NOT_ISSUED,
    OTHER_BYTES,
    SUPERSEDED,
    Verdict,
)
from coalition_app.documents.verify.verify import verify, verify_with_register
from coalition_app.languages import LANGUAGES
from coalition_app.operations import attesting, signing
from coalition_app.records.editions import editions
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.store.database import Database
from tests.certificates import PASSPHRASE, TODAY, Made, make, rsa_key
from tests.registers import hold_originals, make_register, name_attestor, statement_of

EXPECTED = make()
FACTS = ["14.03.2026 12:00"]


@dataclass(frozen=True)
class Case:
    """A register with two editions, their files, and one that was signed; the tests only read it."""

    database: Database
    first: bytes
    document: bytes
    signed: bytes
    """Signed, and recorded in the register."""
    other: bytes
    """An annex of another register."""


def attest(database: Database, target: Path) -> bytes:
    with database.reading() as tx:
        statement_id = statement_of(tx).id
    day = dt.date(2026, 3, 1)
    attesting.attest(
        database,
        statement_id,
        place="Алматы",
        date=day,
        target=target,
        language="ru",
        with_exceptions=True,
    )
    return target.read_bytes()


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("attacks")
    database = make_register(folder / "a.coalition", signatures=60)
    name_attestor(database)
    hold_originals(database)
    first = attest(database, folder / "first.pdf")
    with database.writing("record-position") as tx:
        positions.record_position(tx, statement_of(tx), 1, NewPosition({1: "abstains"}))
    document = attest(database, folder / "second.pdf")
    with database.reading() as tx:
        newest = editions.list_editions(tx)[-1]
    key = open_key(EXPECTED.p12, PASSPHRASE, "k", TODAY)
    signing.sign_issued(database, newest, key, target=folder / "signed.pdf")
    with make_register(folder / "b.coalition", signatures=5) as another:
        name_attestor(another)
        other = attest(another, folder / "other.pdf")
    return Case(database, first, document, (folder / "signed.pdf").read_bytes(), other)


def judge(case: Case, document: bytes) -> Verdict:
    return verify_with_register(case.database, document)


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def edited(document: bytes, change: Callable[[Any], None] = lambda _writer: None) -> bytes:
    """Save a file again, changed by `change`."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(document)))
    change(writer)
    return written(writer)


def added(document: bytes, change: Callable[[Any], None]) -> bytes:
    """Change a file by an update that is appended to it."""
    writer = PdfWriter(io.BytesIO(document), incremental=True)
    change(writer)
    return written(writer)


def signed_by(document: bytes, made: Made) -> bytes:
    key = open_key(made.p12, PASSPHRASE, "k", TODAY)
    return sign_print(document, key, "Подписано", FACTS)


def redraw(page: Any, what: Callable[[bytes], bytes]) -> None:
    stream = DecodedStreamObject()
    stream.set_data(what(page.get_contents().get_data()))
    page.replace_contents(stream)


def blank_page(writer: Any) -> None:
    redraw(writer.pages[0], lambda _old: b"")


def overlay(writer: Any) -> None:
    redraw(writer.pages[0], lambda old: old + b"\n1 g 60 600 400 40 re f")


def other_words(writer: Any) -> None:
    """Show another text of the page in the place of its first one."""
    page = writer.pages[0]
    stream = ContentStream(page.get_contents(), writer)
    shown = [at for at, (_given, how) in enumerate(stream.operations) if how in (b"Tj", b"TJ")]
    first, *others = (stream.operations[at][0] for at in shown)
    other = next(each for each in others if repr(each) != repr(first))
    operations = list(stream.operations)
    operations[shown[0]] = (other, operations[shown[0]][1])
    stream.operations = operations
    redraw(page, lambda _old: stream.get_data())


def annotation(writer: Any) -> None:
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/FreeText"),
            NameObject("/Contents"): TextStringObject("отозвано"),
            NameObject("/Rect"): ArrayObject([FloatObject(n) for n in (60, 600, 300, 640)]),
        }
    )
    writer.add_annotation(0, note)


def form_field(writer: Any) -> None:
    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("more"),
            NameObject("/V"): TextStringObject("61. Подставной"),
            NameObject("/Rect"): ArrayObject([FloatObject(n) for n in (60, 600, 300, 640)]),
        }
    )
    reference = writer._add_object(field)
    writer.root_object["/AcroForm"]["/Fields"].append(reference)


def layers(writer: Any) -> None:
    group = writer._add_object(
        DictionaryObject(
            {NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("a")}
        )
    )
    order = DictionaryObject({NameObject("/OFF"): ArrayObject([group])})
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([group]), NameObject("/D"): order}
    )


def script(writer: Any) -> None:
    action = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('a');"),
        }
    )
    names = ArrayObject([TextStringObject("a"), writer._add_object(action)])
    scripts = DictionaryObject({NameObject("/Names"): names})
    writer.root_object["/Names"].get_object()[NameObject("/JavaScript")] = scripts


def opening_action(writer: Any) -> None:
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject("http://a")}
    )


def glyphs(writer: Any) -> None:
    fonts = writer.pages[0]["/Resources"]["/Font"]
    names = sorted(fonts)
    files = [fonts[name]["/FontDescriptor"] for name in names[:2]]
    one, two = (each.raw_get("/FontFile2") for each in files)
    files[0][NameObject("/FontFile2")], files[1][NameObject("/FontFile2")] = two, one


def crop(writer: Any) -> None:
    writer.pages[0][NameObject("/CropBox")] = ArrayObject(
        [NumberObject(n) for n in (0, 300, 595, 842)]
    )


def new_title(writer: Any) -> None:
    writer.add_metadata({"/Title": "Другое приложение"})


def field_moved(writer: Any) -> None:
    for page in writer.pages:
        for each in page.get("/Annots", ()):
            each.get_object()[NameObject("/Rect")] = ArrayObject(
                [FloatObject(n) for n in (10, 10, 60, 40)]
            )


def another_file(writer: Any) -> None:
    writer.add_attachment("extra.txt", b"more")


def without_page(number: int) -> Callable[[Any], None]:
    return lambda writer: writer.remove_page(writer.pages[number])


def attachment(content: bytes) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        names = writer.root_object["/Names"]["/EmbeddedFiles"]["/Names"]
        file = names[1].get_object()["/EF"]["/F"].get_object()
        file.set_data(content)

    return change


def no_attachment(writer: Any) -> None:
    del writer.root_object["/Names"]


def json_of(document: bytes) -> bytes:
    return bytes(PdfReader(io.BytesIO(document)).attachments["annex.json"][0])


def forged_entry(document: bytes) -> bytes:
    values = json.loads(json_of(document))
    content = values.get("content", values)
    content["sections"][0]["entries"][2]["name"] = "ОФ «Подставной»"
    return json.dumps(values, ensure_ascii=False).encode()


def other_order(document: bytes) -> bytes:
    reader, writer = PdfReader(io.BytesIO(document)), PdfWriter()
    writer.clone_document_from_reader(reader)
    kids: Any = writer.root_object["/Pages"]["/Kids"]  # type: ignore[index]
    kids[0], kids[1] = kids[1], kids[0]
    return written(writer)


PAGE = "Page 1 differs from the issued copy."
REDRAWN: dict[str, tuple[Callable[[Any], None], str]] = {
    "a white page": (blank_page, PAGE),
    "an overlay": (overlay, PAGE),
    "other words in the stream": (other_words, PAGE),
    "a note": (annotation, PAGE),
    "glyphs swapped": (glyphs, PAGE),
    "a page cropped": (crop, PAGE),
    "a form field": (form_field, "A form field was added."),
    "layers": (layers, "The file has layers, which can be shown and hidden."),
    "a script": (script, "The file holds a script or an action that runs when it is opened."),
    "an action": (
        opening_action,
        "The file holds a script or an action that runs when it is opened.",
    ),
    "another file": (another_file, "Another file is attached."),
    "the field moved": (field_moved, "Page 3 differs from the issued copy."),
    "the last page away": (without_page(-1), "Pages in the file: 2; in the print: 3."),
    "the attachment away": (
        no_attachment,
        "The content that every print carries (annex.json) is missing.",
    ),
}


@pytest.mark.parametrize("way", [edited, added], ids=["saved again", "appended"])
@pytest.mark.parametrize("name", REDRAWN)
@pytest.mark.parametrize("of", ["document", "signed"])
def test_what_was_changed_is_named(
    case: Case, name: str, way: Callable[[bytes, Callable[[Any], None]], bytes], of: str
) -> None:
    change, said = REDRAWN[name]
    if way is added and name == "the last page away":
        pytest.skip("pypdf removes no page by an update")
    forged = way(getattr(case, of), change)
    verdict = judge(case, forged)
    assert verdict.verdict == NOT_ISSUED
    assert said in verdict.problems
    assert not verify_alone(forged).genuine
    expected = expected_certificate(EXPECTED.pem, "a.pem")
    assert not verify_alone(forged, expected).genuine
    if of == "signed":
        assert verdict.signature is None or verdict.signature.outcome == "failed"


DRAWN_WITH = (
    "The pages are drawn by the same instructions; the fonts, pictures or other parts that these draw with "
    "are not the same. What is seen may differ: compare the pages."
)


def test_pages_that_draw_with_other_parts_are_told_from_others(case: Case) -> None:
    assert DRAWN_WITH in judge(case, edited(case.document, glyphs)).problems
    for change in (blank_page, overlay, other_words, annotation, crop):
        assert DRAWN_WITH not in judge(case, edited(case.document, change)).problems


def test_a_file_saved_again_is_genuine_content(case: Case) -> None:
    for forged in (
        edited(case.document),
        edited(case.document, lambda writer: writer.compress_identical_objects()),
        added(case.document, lambda writer: writer.add_metadata({"/Subject": "a"})),
        case.document + b"\n",
    ):
        verdict = judge(case, forged)
        assert (verdict.verdict, verdict.edition) == (OTHER_BYTES, 2)
        assert "cannot be vouched for" in verdict.sentence


def test_a_changed_title_is_said(case: Case) -> None:
    for way in (edited, added):
        verdict = judge(case, way(case.document, new_title))
        assert verdict.verdict == OTHER_BYTES
        assert "Title or author of the file were changed." in verdict.problems


def test_two_files_in_one_are_not_genuine(case: Case) -> None:
    for forged in (case.document + case.other, case.other + case.document, case.first * 2):
        assert not judge(case, forged).genuine


@pytest.mark.parametrize("tenths", range(1, 10))
def test_a_file_cut_off_says_so(case: Case, tenths: int) -> None:
    verdict = judge(case, case.document[: len(case.document) * tenths // 10])
    assert verdict.verdict == NOT_ISSUED
    assert "the rest of the file is missing" in verdict.sentence


def test_pages_in_another_order_are_named(case: Case) -> None:
    verdict = judge(case, other_order(case.document))
    assert verdict.verdict == NOT_ISSUED
    assert "The pages stand in another order." in verdict.problems
    assert "Page 1 is another page of the print: page 2." in verdict.problems


def test_a_changed_attachment_names_the_entry(case: Case) -> None:
    verdict = judge(case, edited(case.document, attachment(forged_entry(case.document))))
    assert verdict.verdict == NOT_ISSUED
    assert "Entry 3 differs from the issued one." in verdict.problems


def test_the_attachment_of_another_edition_is_told_by_the_code(case: Case) -> None:
    forged = edited(case.document, attachment(json_of(case.first)))
    verdict = judge(case, forged)
    assert verdict.verdict == NOT_ISSUED
    assert any("The pages bear the code" in each for each in verdict.problems)
    alone = verify_alone(forged)
    assert alone.verdict == NOT_ISSUED
    assert any("The pages bear the code" in each for each in alone.problems)


def test_a_page_of_the_edition_before_among_the_pages_is_told_by_the_code(case: Case) -> None:
    def change(writer: Any) -> None:
        earlier = PdfReader(io.BytesIO(case.first)).pages[0]
        writer.remove_page(0)
        writer.insert_page(earlier, 0)

    code = judge(case, case.first).code
    assert code in json_of(case.document).decode()
    verdict = verify_alone(edited(case.document, change))
    assert verdict.verdict == NOT_ISSUED
    assert any(f"The pages bear the code {code};" in each for each in verdict.problems)


def test_pages_without_their_list_are_those_of_the_edition_that_names_the_other(case: Case) -> None:
    verdict = judge(case, edited(case.document, no_attachment))
    assert (verdict.verdict, verdict.edition) == (NOT_ISSUED, 2)
    assert not any("Page" in each for each in verdict.problems)


def test_the_attachment_of_another_coalition_is_not_what_was_issued(case: Case) -> None:
    forged = edited(case.document, attachment(json_of(case.other)))
    assert judge(case, forged).verdict == NOT_ISSUED
    assert verify_alone(forged).verdict == NOT_ISSUED
    assert judge(case, case.other).verdict == NOT_ISSUED


def test_a_page_redrawn_around_a_true_attachment_is_caught_without_a_register(case: Case) -> None:
    alone = verify_alone(edited(case.document, blank_page))
    assert alone.verdict == NOT_ISSUED
    missing = re.compile(r"The name of No\. \d+ does not stand on the pages\.")
    assert any(missing.fullmatch(each) for each in alone.problems)


def test_an_encrypted_file_cannot_be_told(case: Case) -> None:
    forged = edited(case.document, lambda writer: writer.encrypt("a", algorithm="RC4-128"))
    for verdict in (judge(case, forged), verify_alone(forged)):
        assert verdict.verdict == CANNOT_TELL
        assert "encrypted" in verdict.sentence


def test_the_older_edition_is_superseded(case: Case) -> None:
    verdict = judge(case, case.first)
    assert (verdict.verdict, verdict.edition, verdict.superseded_by) == (SUPERSEDED, 1, 2)


def test_the_signed_copy_is_genuine_with_and_without_the_register(case: Case) -> None:
    verdict = judge(case, case.signed)
    assert (verdict.verdict, verdict.edition) == (GENUINE, 2)
    assert verdict.signature is not None
    assert (verdict.signature.outcome, verdict.signature.covers_entire_file) == ("passed", True)
    expected = expected_certificate(EXPECTED.pem, "a.pem")
    assert expected == expected_certificate(EXPECTED.p12, "a.p12", PASSPHRASE)
    assert verify_alone(case.signed, expected).verdict == GENUINE
    unknown = verify_alone(case.signed)
    assert (unknown.verdict, "name the certificate" in unknown.sentence) == (CANNOT_TELL, True)


def test_a_copy_signed_elsewhere_with_the_same_certificate_is_genuine(case: Case) -> None:
    verdict = judge(case, signed_by(case.document, EXPECTED))
    assert (verdict.verdict, verdict.edition) == (GENUINE, 2)
    older = judge(case, signed_by(case.first, EXPECTED))
    assert (older.verdict, older.superseded_by) == (SUPERSEDED, 2)


@pytest.mark.parametrize(
    "made",
    [
        make(rsa_key(2048, 1)),
        make(),
        make(name="Другой"),
        make(rsa_key(2048, 1), until=-1),
        make(rsa_key(2048, 1), signs=False),
    ],
    ids=[
        "another key of the name",
        "another certificate of the key",
        "another name",
        "one of the name that expired",
        "one of the name that is not for signing",
    ],
)
def test_another_certificate_is_never_genuine(case: Case, made: Made) -> None:
    forged = signed_by(case.document, made)
    verdict = judge(case, forged)
    assert verdict.verdict == OTHER_BYTES
    assert verdict.signature is not None
    assert verdict.signature.outcome == "indeterminate"
    expected = expected_certificate(EXPECTED.pem, "a.pem")
    alone = verify_alone(forged, expected)
    assert (alone.verdict, "another certificate" in alone.sentence) == (CANNOT_TELL, True)


def test_a_signature_taken_away_or_replaced_is_not_genuine(case: Case) -> None:
    end = len(case.signed) - len(case.document)
    taken = case.signed[:-end]
    assert taken == case.document
    for made in (make(rsa_key(2048, 1)), make()):
        assert not judge(case, signed_by(case.document, made)).genuine
    broken = re.sub(rb"/Contents\s*<[0-9a-fA-F]{40}", lambda m: m[0][:-40] + b"0" * 40, case.signed)
    assert broken != case.signed
    verdict = judge(case, broken)
    assert verdict.signature is not None
    assert (verdict.genuine, verdict.signature.outcome) == (False, "failed")


def test_a_signature_over_changed_pages_by_a_stranger_names_the_page(case: Case) -> None:
    forged = signed_by(added(case.document, blank_page), make(rsa_key(2048, 1)))
    verdict = judge(case, forged)
    assert (verdict.verdict, PAGE in verdict.problems) == (NOT_ISSUED, True)


def test_a_draft_is_a_draft_whoever_signs_it(case: Case) -> None:
    from coalition_app.documents.issue import issue

    with case.database.reading() as tx:
        statement_id = statement_of(tx).id
    draft = issue.draft_document(case.database, statement_id, ending="pdf", language="ru")
    assert judge(case, draft).verdict == DRAFT
    assert verify_alone(draft).verdict == DRAFT


def test_a_stream_compressed_again_stays_its_page(case: Case) -> None:
    def again(writer: Any) -> None:
        for page in writer.pages:
            data = page.get_contents().get_data()
            redraw(page, lambda _old, data=data: data)  # type: ignore[misc]

    assert judge(case, edited(case.document, again)).verdict == OTHER_BYTES


def test_good_files_of_every_form_are_genuine(case: Case, tmp_path: Path) -> None:
    with case.database.reading() as tx:
        newest = editions.list_editions(tx)[-1]
    key = open_key(EXPECTED.p12, PASSPHRASE, "k", TODAY)
    expected = expected_certificate(EXPECTED.pem, "a.pem")
    root = json.loads(json_of(case.document))["seal"]["root_key"]
    words, count = read_fingerprint(fingerprint_words(root, "kk")), 0
    for language in LANGUAGES:
        for reservations in ("inline", "section"):
            for shown in ("exceptions", "whole", "none"):
                for seal in ("none", "room"):
                    form = PageForm(reservations, shown, "number", seal)
                    target = tmp_path / f"{count}.pdf"
                    attesting.reprint(
                        case.database, newest, target=target, language=language, form=form
                    )
                    document = target.read_bytes()
                    assert judge(case, document).verdict == GENUINE
                    assert verify_alone(document).verdict == CANNOT_TELL
                    assert verify(None, document, fingerprint=words).verdict == GENUINE
                    signed = sign_print(document, key, "Signed", FACTS)
                    assert judge(case, signed).verdict == GENUINE
                    assert verify_alone(signed, expected).verdict == GENUINE
                    count += 3
    assert count >= 100
    assert verify(None, case.signed, fingerprint=words).verdict == OTHER_BYTES
    assert verify(None, case.signed, expected, fingerprint=words).verdict == GENUINE
