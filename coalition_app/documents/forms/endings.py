"""The forms of an annex by the endings of their files, and the writer of each."""

from coalition_app.documents.forms.parts import Copy
from coalition_app.i18n import N_

FORMS = {
    "pdf": N_("PDF"),
    "docx": N_("Word document"),
    "xlsx": N_("Excel spreadsheet"),
    "csv": N_("Table (CSV)"),
    "html": N_("Web page"),
    "md": N_("Markdown"),
    "txt": N_("Plain text"),
    "json": N_("Data (JSON)"),
}
"""What each form is called, by the ending of its file."""
WHOLE_FORMS = ("pdf", "json")
"""They carry the whole content, whoever reads them: by it a code is checked."""
READ_FORMS = ("pdf", "docx", "html", "md", "txt")
"""Forms that a text is read in: the whole statement has these."""


def write_copy(copy: Copy, ending: str) -> bytes:
    """Write a copy in the form of an ending, which is not one of WHOLE_FORMS nor plain text."""
    if ending == "docx":
        from coalition_app.documents.forms.word import write_docx

        return write_docx(copy)
    if ending == "xlsx":
        from coalition_app.documents.forms.spreadsheet import write_xlsx

        return write_xlsx(copy)
    if ending == "csv":
        from coalition_app.documents.forms.comma_separated import write_csv

        return write_csv(copy)
    if ending == "html":
        from coalition_app.documents.forms.html import write_html

        return write_html(copy)
    assert ending == "md", ending
    from coalition_app.documents.forms.markdown import write_markdown

    return write_markdown(copy)
