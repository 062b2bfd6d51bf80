"""How one signatory's position and words will print: the annex's own painting on a small page."""

import io
from collections.abc import Sequence

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from coalition_app.documents.content.content import POSITIONS, AnnexContent, ContentDemand
from coalition_app.documents.content.gather import content_entry
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex import Plan
from coalition_app.documents.layout.annex_entries import entry_group
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.marks import A4, LEFT, RIGHT, Block
from coalition_app.documents.layout.page_options import PageForm, Setting
from coalition_app.documents.write.pdf_canvas import Painter
from coalition_app.i18n import texts
from coalition_app.records.positions.positions import ActRow
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow

MARGIN = 10.0
"""Points around the entry."""
MOST_BLOCKS = 60
"""Lines of an entry that a preview draws; very long words are seen in the annex."""


def preview_entry(
    statement: StatementRow,
    row: SignatureRow,
    acts: Sequence[ActRow],
    stances: tuple[str, ...],
    *,
    language: str,
    narrower: float = 0.0,
) -> bytes:
    """Draw one signatory's entry as the annex will print it, as a PDF of one page as high as it.

    `stances` in the demands' order; `language` is the document's: en, ru or kk. Its lines are shorter than
    the annex's by `narrower` points.
    """
    entry = content_entry(row, list(acts), stances)
    setting = Setting(
        _content(statement),
        Wording(texts(language), statement.authentic_language),
        PageForm(),
        draft=True,
        narrower=narrower,
    )
    blocks = entry_group(setting, entry).blocks[:MOST_BLOCKS]
    height = sum(block.height for block in blocks) + 2 * MARGIN
    page: list[tuple[float, Block]] = []
    top = height - MARGIN
    for block in blocks:
        page.append((top, block))
        top -= block.height
    target = io.BytesIO()
    # The streams of fonts read this switch when they are written: no ASCII detour.
    rl_config.useA85 = 0
    pdfmetrics.registerFont(fonts.typeface(fonts.SERIF))
    canvas = Canvas(
        target,
        pagesize=(A4.width, height),
        invariant=1,
        initialFontName=fonts.SERIF,  # type: ignore[arg-type]  # the stubs expect a number
        initialFontSize=10,
    )
    canvas.setCropBox((LEFT - MARGIN, 0, RIGHT - narrower + MARGIN, height))
    Painter(canvas).paint(Plan([page], "", language, b""))
    canvas.save()
    return target.getvalue()


def _content(statement: StatementRow) -> AnnexContent:
    """Return the content around the entry, of which the entry needs only the demands."""
    nothing = dict.fromkeys(POSITIONS, 0)
    return AnnexContent(
        coalition="",
        statement=statement.number,
        title=statement.titles,
        authentic_language=statement.authentic_language,
        statement_date="",
        text_number=statement.text_number,
        text_digest="",
        signed=0,
        withdrawn=0,
        subject_to_approval=0,
        with_reservation=0,
        demands=tuple(
            ContentDemand(each.number, each.wordings, each.policy, nothing, each.short_names)
            for each in statement.demands
        ),
        sections=(),
        attestation=None,
        edition=0,
    )
