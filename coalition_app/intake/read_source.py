"""The door of intake: reads a file or a folder of mails into a draft."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from coalition_app.drafts import Draft, LeftOut, Lines, OpenLine, SentPaper, Source
from coalition_app.errors import UserError
from coalition_app.given_files import refuse_endless
from coalition_app.hidden_characters import leave_out_hidden
from coalition_app.i18n import N_, _
from coalition_app.intake.below_bodies import ask_below_bodies
from coalition_app.intake.column_mapping import check_mapping, mapping_for_sheet
from coalition_app.intake.compare_entries import ask_to_compare, warn_to_compare
from coalition_app.intake.doubted_title import ask_title
from coalition_app.intake.doubtful_lines import find_beside
from coalition_app.intake.entries.footnotes import Footnotes, take_footnotes
from coalition_app.intake.entries.neighbours import open_by_neighbours
from coalition_app.intake.entries.pieces import with_pieces
from coalition_app.intake.entries.read_by_machine import mark_read_by_machine
from coalition_app.intake.entries.stand_ins import forgetting_shapes
from coalition_app.intake.files.conversations import CONVERSATION, is_conversation
from coalition_app.intake.files.decoding import decode
from coalition_app.intake.files.formats import unpack
from coalition_app.intake.files.line_warnings import warn_of_hidden
from coalition_app.intake.files.lines import (
    Line,
    filled_lines,
    numbers_in,
    split_lines,
    strip_hidden,
)
from coalition_app.intake.files.odd_marks import with_plain_marks
from coalition_app.intake.files.refusals import too_long, unreadable
from coalition_app.intake.files.text import DESCRIBED, PICTURED, RUNNING, FileText, Mail
from coalition_app.intake.files.two_columns import SIDE_BY_SIDE, split_columns
from coalition_app.intake.files.unread_marks import warn_of_unread_marks
from coalition_app.intake.lists.day_column import take_days, with_days
from coalition_app.intake.lists.inline_list import (
    BETWEEN_SEMICOLONS,
    SAID,
    part_at_semicolons,
    read_inline_list,
)
from coalition_app.intake.lists.inner_numbers import ON_ONE_LINE, part_at_numbers
from coalition_app.intake.lists.join_drafts import (
    join_drafts,
    plain_row,
    unread_draft,
    with_sheet,
    without_bare_sections,
)
from coalition_app.intake.lists.lone_lines import part_at_heads
from coalition_app.intake.lists.marked_title import marked_title, with_marked_title
from coalition_app.intake.lists.numbered_list import read_numbered_list
from coalition_app.intake.lists.plain_list import read_plain_list
from coalition_app.intake.lists.point_list import read_point_list
from coalition_app.intake.lists.short_list import read_short_list
from coalition_app.intake.lists.unfound_demands import warn_of_unfound_demands
from coalition_app.intake.open_lines import find_open_lines
from coalition_app.intake.own.own_pdf import attached_content
from coalition_app.intake.own.read_own import own_lines, read_own
from coalition_app.intake.pasted_letters import warn_of_letters
from coalition_app.intake.second_reader.choose_list import choose_around_table, choose_list
from coalition_app.intake.second_reader.read_again import read_again
from coalition_app.intake.tables.card_lists import read_card_list
from coalition_app.intake.tables.read_table import TABLES, read_table, warn_of_mapping
from coalition_app.intake.tables.side_by_side import stack_lines
from coalition_app.intake.tables.text_above import read_text_sheet
from coalition_app.intake.who_signs import settle_who_signs
from coalition_app.labels import quoted
from coalition_app.work import collecting_later, counted, watched

LARGEST = 64 * 1024 * 1024
"""Most bytes of a file; a list of 100,000 signatories takes some 20 MB."""

MOST_LINES = 400_000
MOST_FILLED = 200_000
"""Lines with words of a text without columns: twice as many as a list has; read in half a minute."""
SEVERAL = 2
"""Letters that are asked about, though none of them brought a signatory."""
MANY_LINES = 20_000
SHORTEST_LINES = 4
"""Least average characters of a line, where there are more than MANY_LINES of them."""
LONGEST_LINE = 2_000_000
"""Most characters of a line; a paragraph of names has a tenth."""
LONGEST_TEXT = 20_000_000
"""Most characters of a text; each of 100,000 signatories may have two hundred."""

PAGES = ("web page", "Markdown")
DOCUMENTS = ("PDF", "Word", "OpenDocument", "rich text")
"""Formats in which a statement's text is above a table; in documents only its header tells where."""

MOST_BESIDE_LIST = 1_000
"""Rows of a table from which it is the list, whatever stands around it."""

PDF = b"%PDF"
PRINTED = (PDF, b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
"""Beginnings of PDFs, and of pictures that a machine may read."""
LONGEST_MARK = 8
READERS = (
    read_numbered_list,
    read_plain_list,
    read_inline_list,
    read_short_list,
    read_point_list,
)
"""Of lists, each where those before it found none."""
FOREIGN = (
    (b"GIF8", N_("a picture")),
    (b"SQLite format 3", N_("a database")),
    (b"\x1f\x8b", N_("an archive")),
    (b"7z\xbc\xaf", N_("an archive")),
    (b"Rar!", N_("an archive")),
    (b"BZh", N_("an archive")),
    (b"\xfd7zXZ", N_("an archive")),
    (b"\x28\xb5\x2f\xfd", N_("an archive")),
)
"""Beginnings of files that are not read, and what they are."""


def read_path(path: Path, *, mapping: Mapping[str, str] | None = None) -> Source:
    """Read a file, or a folder of mails or records, into a draft; raises UserError where it cannot be read.

    A folder becomes the mailbox of its mails, with their bytes as they are, or one file of its records; its
    digest is the source's.

    `mapping` gives the fields of a table's columns by their headers, before any guess.
    """
    try:
        return _read_path(path, mapping)
    except UserError as error:
        if path.name in str(error):
            raise
        named = {"file": path.name, "reason": str(error)}
        raise type(error)(_("%(file)s: %(reason)s") % named) from error


def _read_path(path: Path, mapping: Mapping[str, str] | None) -> Source:
    refuse_endless(path)
    if path.is_dir():
        content, name = _pack_folder(path)
        return read_source(content, name, mapping=mapping)
    try:
        if path.stat().st_size > LARGEST:
            raise _too_large()
        content = path.read_bytes()
    except FileNotFoundError as error:
        sentence = _("There is no file %(file)s. Check its name.")
        raise UserError(sentence % {"file": str(path)}) from error
    except OSError as error:
        raise unreadable(path, error) from error
    return read_source(content, path.name, mapping=mapping)


def _pack_folder(folder: Path) -> tuple[bytes, str]:
    """Return a folder as one file with a name: of records where most of its files are, else of mails."""
    from coalition_app.intake.files.records.folder import pack_records
    from coalition_app.intake.mails.mailbox import pack_folder

    name = folder.resolve().name
    if records := pack_records(folder):
        return records, f"{name}.yaml"
    return pack_folder(folder), name


@collecting_later()
@forgetting_shapes()
def read_source(content: bytes, name: str, *, mapping: Mapping[str, str] | None = None) -> Source:
    """Read the bytes of a file into a draft.

    The content decides what kind of file it is; `name` decides only between a text and a table.
    `mapping` gives the fields of columns by their headers (`column_mapping.FIELDS`); headers that it
    does not name are guessed, and the draft's `columns` say which field each column was read as.
    Raises UserError for a file without a list, one that is not text, is too large, or has an unread format.
    """
    mapping = check_mapping(mapping or {})
    if len(content) <= LARGEST and (own := read_own(content, mapping)) is not None:
        return Source(name, hashlib.sha256(content).digest(), content, own.draft)
    _refuse_foreign(content)
    unpacked = _unpack(content, name)
    if unpacked is not None:
        digest = hashlib.sha256(content).digest()
        if unpacked.mails:
            mailed, papers, asked = _read_mails(unpacked, mapping)
            asked = (*ask_title(mailed, _lines_of(unpacked), marked=""), *asked)
            return Source(name, digest, content, _finished(mailed, asked=asked), papers)
        shown = unpacked.sheets[0][1] if unpacked.format == "PDF" else ()
        read = _read_unpacked(unpacked, mapping)
        title = ask_title(read, _lines_of(unpacked), marked=_marked_title(unpacked))
        draft = _finished(read, shown, mapped=bool(mapping), asked=title)
        draft = replace(draft, warnings=(*warn_of_unread_marks(content), *draft.warnings))
        return Source(name, digest, content, mark_read_by_machine(draft, unpacked.by_machine))
    decoded = decode(content)
    if len(decoded.text) > LONGEST_TEXT:
        raise too_long()
    lines = split_lines(decoded.text)
    draft = _read_lines(strip_hidden(lines), decoded.encoding, name, mapping)
    warnings = (*draft.warnings, *warn_of_hidden(lines), *warn_of_mapping(draft, mapping))
    draft = replace(draft, warnings=warnings)
    if decoded.guessed:
        sentence = _(
            "The file does not say its encoding; it was read as %(encoding)s. Check the names."
        )
        draft = replace(
            draft, warnings=(*draft.warnings, sentence % {"encoding": decoded.encoding})
        )
    return Source(
        name,
        hashlib.sha256(content).digest(),
        content,
        _finished(draft, lines, mapped=bool(mapping), asked=ask_title(draft, lines, marked="")),
    )


def is_annex(path: Path) -> bool:
    """Tell whether a file is a PDF that carries an annex's content: it is verified, not imported."""
    try:
        with path.open("rb") as file:
            if file.read(len(PDF)) != PDF or path.stat().st_size > LARGEST:
                return False
        return attached_content(path.read_bytes()) is not None
    except OSError:
        return False


def is_slow(path: Path) -> bool:
    """Tell whether reading a file may take long however small it is: a folder of mails, a PDF, a picture."""
    try:
        if path.is_dir():
            return True
        with path.open("rb") as file:
            return is_printed(file.read(LONGEST_MARK))
    except OSError:
        return False


def is_printed(content: bytes) -> bool:
    """Tell whether a source is a PDF or a picture, whose words a machine may have read."""
    return content.startswith(PRINTED)


def _finished(
    draft: Draft,
    lines: Sequence[str] = (),
    *,
    mapped: bool = False,
    asked: Sequence[OpenLine] = (),
) -> Draft:
    """Return a draft with the pieces of its entries, and with what must be decided before it counts.

    `lines`: of the source, where columns of a page may stand side by side on them. `mapped`: somebody said
    what the columns of its tables hold. `asked`: what is asked of it besides.
    """
    pieced, who = settle_who_signs(
        read_again(open_by_neighbours(with_pieces(draft))), mapped=mapped
    )
    found = (*who, *asked, *ask_below_bodies(pieced), *find_open_lines(pieced))
    told = {line.lines for line in found}
    beside = find_beside(draft, lines) if draft.format != "table" else ()
    found = (*found, *(line for line in beside if line.lines not in told))
    compared = ask_to_compare(pieced, found)
    # Without its demands a signature stands for nothing: a preview shows the first two warnings only,
    # and of two lists it must be said before all which one was read.
    told_first = (
        *warn_to_compare(pieced, compared),
        *warn_of_letters(pieced),
        *pieced.warnings[:1],
    )
    warnings = (*told_first, *warn_of_unfound_demands(pieced), *pieced.warnings[1:])
    return replace(pieced, open_lines=(*found, *compared), warnings=warnings)


def _unpack(content: bytes, name: str) -> FileText | None:
    def read_mails(content: bytes, name: str) -> FileText:
        # Late, for it takes a tenth of the time in which the program starts.
        from coalition_app.intake.mails import mailbox

        return mailbox.read_mails(content, name)

    if is_printed(content):
        from coalition_app.intake.files.pdf.scans import read_printed

        return read_printed(content)
    return unpack(content, name, read_mails)


def _too_large() -> UserError:
    sentence = _("The file is larger than %(size)s MB. Cut it into parts and read them one by one.")
    return UserError(sentence % {"size": LARGEST // 1024**2})


def _refuse_foreign(content: bytes) -> None:
    if len(content) > LARGEST:
        raise _too_large()
    if not content.strip():
        raise UserError(_("The file is empty. Choose the file that holds the list."))
    for beginning, what in FOREIGN:
        if content.startswith(beginning):
            sentence = _("The file is %(kind)s, which is not read. Save the list as text or CSV.")
            raise UserError(sentence % {"kind": _(what)})


def source_lines(content: bytes, name: str) -> list[str]:
    """Return the lines of a source as its draft counts them, from the first."""
    if (own := own_lines(content)) is not None:
        return own
    unpacked = _unpack(content, name)
    return split_lines(decode(content).text) if unpacked is None else _lines_of(unpacked)


def _lines_of(unpacked: FileText) -> list[str]:
    """Return the lines of a foreign file as its draft counts them."""
    if unpacked.places:
        from coalition_app.intake.files.line_map import padded

        return padded(unpacked)
    shown = (line for _sheet, lines in unpacked.sheets for line in lines)
    pictured = (text for text, _may_sign in unpacked.pictures)
    return [*shown, *unpacked.again, *pictured, *unpacked.around]


def _marked_title(unpacked: FileText) -> str:
    """Return what a file itself marks as its title; empty for nothing."""
    lines = unpacked.sheets[0][1] if unpacked.titled else ()
    return marked_title(lines, unpacked.titled)


def _read_unpacked(unpacked: FileText, mapping: Mapping[str, str]) -> Draft:
    """Read each part of a foreign file by itself and join them; a part without a list is left out."""
    drafts: list[Draft] = []
    refusal: UserError | None = None
    for sheet, lines in watched(unpacked.sheets, every=1):
        texts = strip_hidden(lines)
        try:
            draft = _read_page(unpacked, texts, mapping_for_sheet(mapping, sheet)) or _read_lines(
                texts, "", "", mapping_for_sheet(mapping, sheet), cells=unpacked.is_table
            )
        except UserError as error:
            refusal = refusal or error
            text = read_text_sheet(texts) if unpacked.format == "spreadsheet" else None
            draft = text or unread_draft(texts, str(error))
        if unpacked.titled:
            draft = with_marked_title(draft, texts, unpacked.titled)
        draft = replace(draft, warnings=(*draft.warnings, *warn_of_hidden(lines)))
        drafts.append(with_sheet(draft, sheet) if len(unpacked.sheets) > 1 else draft)
    if refusal is not None and not any(draft.entries for draft in drafts):
        if unpacked.format == _("picture"):
            sentence = _(
                "No list of signatories was found in the picture. Choose a sharper scan, or type the list."
            )
            raise UserError(sentence)
        raise _names_in_pictures(unpacked) or refusal
    joined = join_drafts(drafts)
    if unpacked.hidden:
        from coalition_app.intake.files.cell_comments import with_hidden

        joined = with_hidden(joined, unpacked.hidden)
    if unpacked.headings:
        from coalition_app.intake.files.cell_comments import with_headings

        joined = with_headings(joined, unpacked.headings)
    if unpacked.places:
        from coalition_app.intake.files.line_map import at_source

        joined = at_source(joined, unpacked)
    elif unpacked.around or unpacked.again or unpacked.pictures:
        joined = _with_around(joined, unpacked)
    if unpacked.comments:
        from coalition_app.intake.files.cell_comments import with_comments

        joined = with_comments(joined, unpacked.comments)
    warnings = (*unpacked.warnings, *joined.warnings, *warn_of_mapping(joined, mapping))
    return replace(joined, warnings=warnings, sheets=_sheets_of(unpacked))


def _with_around(draft: Draft, unpacked: FileText) -> Draft:
    """Return a draft that accounts for what is around the text on its pages, on lines after all others."""
    left = list(draft.left_out)
    at = draft.line_count + 1
    if unpacked.again:
        from coalition_app.intake.files.pdf.positions_table import positions_left_out

        left += positions_left_out(unpacked.again, at)
        at += len(unpacked.again)
    for text, may_sign in unpacked.pictures:
        left.append(LeftOut((at, at), text, _(PICTURED if may_sign else DESCRIBED)))
        at += 1
    if unpacked.around:
        web = _("part of the web page: its menu, head or foot")
        why = web if unpacked.format in PAGES else _(RUNNING)
        last = at + len(unpacked.around) - 1
        left.append(LeftOut((at, last), "\n".join(unpacked.around), why))
        at = last + 1
    return replace(draft, left_out=tuple(left), line_count=at - 1)


def _names_in_pictures(unpacked: FileText) -> UserError | None:
    """Return the error for a page without a list where names may stand in its pictures."""
    name = next((text for text, may_sign in unpacked.pictures if may_sign), "")
    sentence = _(
        "The text of the page holds no list, but names may stand in its pictures, such as %(name)s. "
        "Put the names of those who sign into a list, one on each line."
    )
    return UserError(sentence % {"name": quoted(name)}) if name else None


def _read_page(
    unpacked: FileText, lines: Sequence[str], mapping: Mapping[str, str]
) -> Draft | None:
    """Read the table of a page that has text around it; None for other files."""
    if unpacked.format not in (*PAGES, *DOCUMENTS):
        return None
    from coalition_app.intake.tables.html_table import read_page_table

    mostly_rows = unpacked.is_table and unpacked.format in PAGES
    if unpacked.format in DOCUMENTS and stack_lines(lines, is_table=True, is_cells=True):
        return None
    draft = read_page_table(lines, mapping, mostly_rows=mostly_rows, headed=unpacked.headed)
    if draft is None or len(draft.entries) > MOST_BESIDE_LIST:
        return draft
    spans = numbers_in(table.lines for table in draft.tables)
    around = [line for line in filled_lines(lines) if line.number not in spans]
    return choose_around_table(draft, _read_list(around, "", len(lines), cells=False), lines)


def _sheets_of(unpacked: FileText) -> tuple[tuple[str, Lines], ...]:
    """Return the sheets with the lines that each of them has in the whole; nothing for a single one."""
    found, before = [], 0
    for name, lines in unpacked.sheets:
        found.append((name, (before + 1, before + len(lines))))
        before += len(lines)
    return tuple(found) if len(found) > 1 and all(name for name, _lines in found) else ()


def _is_noise(lines: Sequence[str]) -> bool:
    """Tell whether lines are on average too short for names."""
    filled = [len(line) for line in lines if line]
    return sum(filled) < SHORTEST_LINES * len(filled)


def _read_mails(
    unpacked: FileText, mapping: Mapping[str, str]
) -> tuple[Draft, tuple[SentPaper, ...], tuple[OpenLine, ...]]:
    """Read each mail by itself and join the drafts; every mail has its place among the lines.

    Returns also the mails as evidence, and the letters that somebody must read.
    """
    from coalition_app.intake.files.cell_comments import with_comments, with_hidden
    from coalition_app.intake.forms.form_rows import mark_sent_again
    from coalition_app.intake.mails.covering_letters import sent_papers, with_covering_letters
    from coalition_app.intake.mails.letters import read_mail_draft
    from coalition_app.intake.mails.sent_statement import with_sent_statement
    from coalition_app.intake.mails.unsaid_letters import ask_writers

    def read_lines(lines: list[str], is_table: bool) -> Draft:
        return _read_lines(lines, "", "", mapping, cells=is_table)

    mails = list(map(_without_hidden, unpacked.mails))
    drafts = [read_mail_draft(mail, read_lines) for mail in counted(mails, every=1)]
    asked = tuple(ask_writers(mails, drafts))
    if len(asked) < SEVERAL and not any(draft.entries for draft in drafts):
        raise _no_signatory(mails, drafts)
    drafts = [
        with_hidden(with_comments(draft, mail.comments), mail.hidden)
        if mail.comments or mail.hidden
        else draft
        for mail, draft in zip(mails, drafts, strict=True)
    ]
    drafts = [
        replace(draft, warnings=(*mail.warnings, *draft.warnings, *warn_of_hidden(mail.lines)))
        for mail, draft in zip(unpacked.mails, drafts, strict=True)
    ]
    drafts = with_sent_statement(mails, with_covering_letters(mails, drafts))
    papers = sent_papers(mails, drafts)
    joined = without_bare_sections(join_drafts(drafts))
    entries, again = mark_sent_again(joined.entries)
    draft = replace(
        joined,
        format="mails" if len(drafts) > 1 else joined.format,
        entries=tuple(entries),
        warnings=(*unpacked.warnings, *joined.warnings, *again),
    )
    return draft, papers, asked


def _without_hidden(mail: Mail) -> Mail:
    lines, own = tuple(strip_hidden(mail.lines)), tuple(strip_hidden(mail.own))
    return replace(mail, lines=lines, own=own, sender=leave_out_hidden(mail.sender))


def _no_signatory(mails: Sequence[Mail], drafts: Sequence[Draft]) -> UserError:
    """Return the error for mails without a signatory; for a single mail, its own reason."""
    from coalition_app.intake.mails.mailbox import winmail_sentence

    if any(mail.packed for mail in mails):
        return UserError(winmail_sentence())
    if len(drafts) == 1 and drafts[0].left_out:
        sentence = _("No signatory was found in the email: it is %(reason)s.")
        return UserError(sentence % {"reason": drafts[0].left_out[0].why})
    return UserError(
        _(
            "No signatory was found in the emails: none has a list, and none says that its writer signs."
        )
    )


def _read_lines(
    lines: list[str], encoding: str, name: str, mapping: Mapping[str, str], *, cells: bool = False
) -> Draft:
    """Read lines as a table, a numbered list or a plain one; `cells`: tabs separate cells in them.

    Blocks of columns that are side by side follow each other.
    """
    if len(lines) > MOST_LINES or max(map(len, lines), default=0) > LONGEST_LINE:
        raise too_long()
    if len(lines) > MANY_LINES and _is_noise(lines):
        raise too_long()
    if is_conversation(lines):
        raise UserError(_(CONVERSATION))
    is_table = name.lower().endswith(TABLES)
    lines = lines if cells else list(with_plain_marks(lines, is_table=is_table))
    stacked = stack_lines(lines, is_table=cells or is_table, is_cells=cells)
    if stacked is None:
        return _read_block(lines, encoding, name, mapping, cells=cells)
    from coalition_app.intake.files.line_map import at_lines

    texts, parted = stacked
    draft = _read_block(texts, encoding, name, mapping, cells=True)
    draft = replace(draft, warnings=(_(SIDE_BY_SIDE), *draft.warnings), line_count=len(lines))
    return at_lines(draft, parted)


def _read_block(
    lines: list[str], encoding: str, name: str, mapping: Mapping[str, str], *, cells: bool
) -> Draft:
    """Read lines as a table, as cards or as a list; raises UserError where they are none of these."""
    draft = read_table(lines, name, encoding=encoding, mapping=mapping, is_cells=cells)
    if draft is None and not cells:
        draft = read_card_list(lines, encoding=encoding)
    if draft is None:
        found = list(watched(filled_lines(map(plain_row, lines) if cells else lines)))
        if len(found) > MOST_FILLED:
            raise too_long()
        draft = _read_list(found, encoding, len(lines), cells=cells)
    if draft is None:
        raise UserError(
            _(
                "No list of signatories was found. Copy the list alone, without the text around it, or "
                "give each signatory a line that begins with a number."
            )
        )
    return draft


def _read_list(lines: Sequence[Line], encoding: str, count: int, *, cells: bool) -> Draft | None:
    """Read lines as a list, parted where several signatories stand on one; None where there is no list."""
    parted, said = part_at_numbers(lines), ON_ONE_LINE
    if parted is None and not cells:
        parted, said = split_columns(lines), SIDE_BY_SIDE
    if parted is None and not cells:
        parted, said = part_at_semicolons(lines), BETWEEN_SEMICOLONS
    if parted is None and not cells:
        parted, said = part_at_heads(lines), SAID
    whole = parted.lines if parted else lines
    dated = take_days(whole)
    draft = _read_whole(dated.lines, encoding, count, cells=cells) if dated else None
    draft = with_days(draft, dated) if draft and dated else None
    draft = draft or _read_whole(whole, encoding, count, cells=cells)
    if draft is not None and parted is not None:
        from coalition_app.intake.files.line_map import at_lines

        draft = at_lines(replace(draft, warnings=(_(said), *draft.warnings)), parted)
    return draft


def _read_whole(lines: Sequence[Line], encoding: str, count: int, *, cells: bool) -> Draft | None:
    filled, notes = take_footnotes(lines)
    draft = _read_with(notes, filled, encoding, count, cells=cells)
    if draft is not None and notes.left_out:
        again, borne = take_footnotes(lines, numbers_in(entry.lines for entry in draft.entries))
        if borne != notes:
            draft = _read_with(borne, again, encoding, count, cells=cells)
    return draft


def _read_with(
    notes: Footnotes, filled: Sequence[Line], encoding: str, count: int, *, cells: bool
) -> Draft | None:
    def read_some(some: Sequence[Line]) -> Draft | None:
        for read in READERS:
            draft = read(some, encoding=encoding, line_count=count, footnotes=notes)
            if draft is not None:
                return draft
        return None

    draft = read_some(filled)
    return choose_list(draft, filled, read_some) if draft is not None and not cells else draft
