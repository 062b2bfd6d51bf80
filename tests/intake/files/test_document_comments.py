"""Comments in documents: remarks of the paragraph, the paragraphs or the row that they stand at."""

import io
from email.message import EmailMessage

import docx

from coalition_app.drafts import Draft
from coalition_app.intake.read_source import read_source
from tests.intake.document_making import open_document, rich_text

ANNOTATION = "<office:annotation{}><text:p>{}</text:p></office:annotation>"


def notes(draft: Draft) -> list[tuple[str, ...]]:
    return [each.notes for each in draft.entries]


def saved(document: docx.document.Document) -> Draft:
    kept = io.BytesIO()
    document.save(kept)
    return read_source(kept.getvalue(), "list.docx").draft


def test_a_comment_of_word_is_a_remark_of_all_paragraphs_it_is_drawn_over() -> None:
    document = docx.Document()
    lines = [
        "1. Reed Society, York",
        "2. Fen Trust, York",
        "3. Tarn Society, York",
        "4. Wye Trust, York",
    ]
    runs = [document.add_paragraph(line).runs[0] for line in lines]
    document.add_comment(runs[1:3], "both asked to wait", author="Rex")
    draft = saved(document)
    assert notes(draft) == [(), ("both asked to wait",), ("both asked to wait",), ()]
    assert [bool(each.open) for each in draft.entries] == [False, True, True, False]


def test_comments_in_a_table_of_word_are_remarks_of_their_rows_and_others_are_told() -> None:
    document = docx.Document()
    document.add_comment(document.add_paragraph("Supporters").runs, "as of May", author="Rex")
    table = document.add_table(0, 3)
    for row in (
        ("No.", "Organisation", "Town"),
        ("1", "Reed Society", "York"),
        ("2", "Fen Trust", "York"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_comment(table.rows[2].cells[2].paragraphs[0].runs, "has left, see mail", author="")
    draft = saved(document)
    assert notes(draft) == [(), ("has left, see mail",)]
    assert draft.entries[1].place == "York"
    assert [each for each in draft.warnings if "“as of May”" in each]


def test_a_comment_on_words_that_are_not_read_is_told() -> None:
    document = docx.Document()
    document.add_paragraph("1. Reed Society, York")
    unseen = document.add_paragraph("2. Fen Trust, York").runs[0]
    unseen.font.hidden = True
    document.add_comment([unseen], "who is this?", author="Rex")
    draft = saved(document)
    assert notes(draft) == [()]
    assert [each for each in draft.warnings if "“who is this?”" in each]


def test_comments_of_open_document_and_rich_text_are_remarks_too() -> None:
    over = ANNOTATION.format(' office:name="c1"', "asked to wait")
    body = "".join(
        f"<text:p>{line}</text:p>"
        for line in (
            "1. Reed Society, York",
            f"2. {over}Fen Trust, York",
            '3. Tarn Society<office:annotation-end office:name="c1"/>, York',
            f"4. Wye Trust, York{ANNOTATION.format('', 'by phone')}",
        )
    )
    draft = read_source(open_document(body), "list.odt").draft
    assert notes(draft) == [(), ("asked to wait",), ("asked to wait",), ("by phone",)]
    said = (
        r"{\*\atnid Rex}{\*\atnauthor Rex}\chatn {\*\annotation {\*\atndate 1}\pard\plain has left}"
    )
    draft = read_source(
        rich_text(
            rf"1. Reed Society, York\par 2. Fen Trust, York{said}\par 3. Tarn Society, York\par "
        ),
        "l.rtf",
    ).draft
    assert notes(draft) == [(), ("has left",), ()]
    assert [each.as_printed for each in draft.entries][1] == "Fen Trust, York"


def test_comments_in_a_list_that_is_attached_to_an_email_are_kept() -> None:
    document = docx.Document()
    runs = [
        document.add_paragraph(line).runs
        for line in ("1. Reed Society, York", "2. Fen Trust, York")
    ]
    document.add_comment(runs[1], "has left, see mail", author="Rex")
    kept = io.BytesIO()
    document.save(kept)
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Rex <rex@example.org>", "List"
    mail.set_content("Here is our list.")
    mail.add_attachment(
        kept.getvalue(), maintype="application", subtype="docx", filename="list.docx"
    )
    draft = read_source(mail.as_bytes(), "a.eml").draft
    assert [each.name for each in draft.entries if "has left, see mail" in each.notes] == [
        "Fen Trust"
    ]
