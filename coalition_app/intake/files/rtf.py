"""Rich text (RTF) as lines: list numbers, rows of tables, what is struck through, footnotes at the end."""

import re
from dataclasses import dataclass, field, replace

from coalition_app.i18n import _
from coalition_app.intake.files.layout_tables import lines_of_table
from coalition_app.intake.files.refusals import damaged
from coalition_app.intake.files.text import FileText, comment_mark, document_text
from coalition_app.intake.files.word_runs import NOTES_LAST, struck_out, warn_of_left_out
from coalition_app.intake.words.word_lists import word_set

TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
"""A word with its number, a byte, a sign, a brace, the file's own line ends, or text."""
UNSEEN = word_set(
    """
    fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr
    footerf fldinst object objdata themedata listtable listoverridetable revtbl rsidtbl generator
    datafield xmlnstbl filetbl atnid atnauthor bkmkstart bkmkend shpinst sp nonshppict
    pn template operator author title comment ftnsep ftnsepc aftnsep aftnsepc mmathPr latentstyles
    datastore colorschememapping ftncn upr tc xe
    """
)
"""Groups of which the reader of the text sees nothing."""
SEEN = frozenset({"shptxt", "ud", "listtext", "pntext", "annotation"})
"""Groups that are read although they may be marked as ones that old programs pass over."""
SIGNS = {
    "tab": "\t",
    "line": "\n",
    "par": "\n",
    "sect": "\n",
    "page": "\n",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "• ",
    "endash": "–",
    "emdash": "—",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""Encodings of the fonts of a file, by the number of their writing."""
CODE_PAGES = frozenset({437, 850, 852, 866, 932, 936, 949, 950, 1361, *range(1250, 1259)})
LONGEST = 20_000_000
"""Characters that are read."""
DEEPEST = 2_000
LONGEST_COMMENT = 1_000
"""Characters of a comment that are kept."""


@dataclass(slots=True)
class _State:
    """What applies within one pair of braces."""

    font: int = -1
    skip: int = 1
    """Characters that stand in for one that only newer programs write."""
    unseen: bool = False
    struck: bool = False
    hidden: bool = False
    deleted: bool = False
    note: bool = False
    comment: bool = False
    begins: bool = True
    optional: bool = False
    """Whether the group is one that programs may pass over that do not know it."""
    fonts: bool = False


@dataclass(slots=True)
class _Text:
    """The text that was read so far."""

    pieces: list[tuple[bool, str]] = field(default_factory=list)
    """Pieces of the line that is being read, each with whether it is struck through."""
    lines: list[str] = field(default_factory=list)
    table: list[list[list[str]]] = field(default_factory=list)
    """Rows of the table that is being read: the lines of their cells."""
    cells: list[list[str]] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    """Lines of the cell that is being read."""

    def taken(self) -> str:
        """Return the line that was read, and begin the next."""
        text, run, struck = "", "", False
        for is_struck, piece in [*self.pieces, (False, "")]:
            if is_struck != struck:
                text += struck_out(run) if struck and run.strip() else run
                run, struck = "", is_struck
            run += piece
        self.pieces = []
        return text + run


def read_rich_text(content: bytes) -> FileText:
    """Return the lines of an RTF file.

    What was deleted with tracking, and what is hidden, is not read, and a warning says so.
    """
    reader = _Reader(content.decode("latin-1")[:LONGEST])
    reader.read()
    lines = reader.body.lines
    notes = reader.notes
    warnings = [_(NOTES_LAST)] if notes else []
    deleted, hidden = (
        [" ".join("".join(pieces).split())] for pieces in (reader.deleted, reader.hidden)
    )
    warnings += warn_of_left_out(deleted, hidden)
    return document_text(
        "rich text", lines, notes, warnings, tables=reader.rows, comments=reader.comments
    )


class _Reader:
    """Walks through the words of an RTF file."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._state = _State()
        self._stack: list[_State] = []
        self._passed_over = 0
        self.body, self._note = _Text(), _Text()
        self.notes: list[str] = []
        self.comments: list[str] = []
        self.deleted: list[str] = []
        self.hidden: list[str] = []
        self.rows = 0
        self._in_table = False
        self._bytes = bytearray()

    def read(self) -> None:
        """Read the file; raises UserError where its braces do not match at all."""
        for match in TOKEN.finditer(self._text):
            word, number, byte, sign, brace, text = match.groups()
            if byte and not self._passed_over:
                self._bytes.append(int(byte, 16))
                continue
            self._end_bytes()
            if brace:
                self._brace(brace)
            elif word:
                self._word(word, int(number) if number else None)
            elif sign:
                self._sign(sign)
            elif byte:
                self._passed_over -= 1
            elif text:
                self._plain(text)
        self._end_bytes()
        if self._in_table:
            self._end_row()
        self._end_table()
        if last := self.body.taken():
            self.body.lines += last.split("\n")

    def _brace(self, brace: str) -> None:
        self._passed_over = 0
        if brace == "{":
            if len(self._stack) == DEEPEST:
                raise damaged()
            self._stack.append(self._state)
            self._state = replace(self._state, begins=True, optional=False)
        elif self._stack:
            before, self._state = self._state, self._stack.pop()
            if before.note and not self._state.note:
                text = " ".join(self._note.taken().split())
                if before.comment and text:
                    self.body.pieces.append((False, comment_mark(len(self.comments))))
                    self.comments.append(text[:LONGEST_COMMENT])
                elif not before.comment:
                    self.notes.append(f"[{len(self.notes) + 1}] {text}")

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        if state.begins:
            state.begins = False
            if word == "fonttbl":
                state.fonts = state.unseen = True
            elif word in UNSEEN or (state.optional and word not in SEEN):
                state.unseen = True
            elif word in SEEN and not (self._stack and self._stack[-1].unseen and word != "shptxt"):
                state.unseen = False
        if word in ("f", "deff"):
            state.font = number or 0
        elif word == "fcharset" and state.fonts:
            self._fonts[state.font] = CHARSETS.get(number or 0, self._encoding)
        elif word == "ansicpg" and number in CODE_PAGES:
            self._encoding = f"cp{number}"
        elif word == "uc":
            state.skip = min(max(number or 0, 0), 10)
        elif word == "u" and number is not None:
            code = number + 65536 if number < 0 else number
            self._put(chr(code) if 0 < code < 0x110000 else "�")
            self._passed_over = state.skip
        elif word == "bin":
            self._passed_over = max(number or 0, 0)
        elif word in ("strike", "striked"):
            state.struck = number != 0
        elif word == "v":
            state.hidden = number != 0
        elif word == "deleted":
            state.deleted = number != 0
        elif word == "plain":
            state.struck = state.hidden = state.deleted = False
        elif word == "footnote" and not state.unseen:
            self._put(f"[{len(self.notes) + 1}]")
            state.note, self._note = True, _Text()
        elif word == "annotation" and not (state.unseen or state.note):
            state.note, state.comment, self._note = True, True, _Text()
        elif not state.unseen:
            self._structure(word)

    def _structure(self, word: str) -> None:
        if word == "intbl":
            self._in_table = True
        elif word == "pard":
            self._in_table = self._in_table and bool(self.body.cells or self.body.pieces)
        elif word in ("cell", "nestcell") and not self._state.note:
            self.body.cells.append([*self.body.cell, *self.body.taken().split("\n")])
            self.body.cell = []
            self._in_table = True
        elif word in ("row", "nestrow"):
            self._end_row()
        elif word == "par" and not self._state.note:
            if self._in_table:
                self.body.cell += self.body.taken().split("\n")
            else:
                self._end_table()
                self.body.lines += self.body.taken().split("\n")
        elif word in SIGNS:
            self._put(SIGNS[word])

    def _end_row(self) -> None:
        if self.body.cells:
            self.body.table.append(self.body.cells)
            self.rows += 1
        self.body.cells, self.body.cell = [], []
        self._in_table = False

    def _end_table(self) -> None:
        table, self.body.table = self.body.table, []
        texts = [[" ".join(cell) for cell in row] for row in table]
        self.body.lines += lines_of_table(table, texts, self.comments) if table else []

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._state.optional = True
        elif sign == "~":
            self._put("\xa0")
        elif sign == "_":
            self._put("-")
        elif sign in "{}\\":
            self._put(sign)
        elif sign in "\r\n":
            self._structure("par")

    def _plain(self, text: str) -> None:
        if self._passed_over:
            text, self._passed_over = (
                text[self._passed_over :],
                max(0, self._passed_over - len(text)),
            )
        if text:
            self._state.begins = False
            if text.isascii():
                self._put(text)
            else:
                self._put(text.encode("latin-1").decode(self._coding(), "replace"))

    def _end_bytes(self) -> None:
        if self._bytes:
            self._put(bytes(self._bytes).decode(self._coding(), "replace"))
            self._bytes.clear()

    def _coding(self) -> str:
        return self._fonts.get(self._state.font, self._encoding)

    def _put(self, text: str) -> None:
        state = self._state
        if state.unseen:
            return
        if state.deleted or state.hidden:
            (self.deleted if state.deleted else self.hidden).append(text)
        elif state.note:
            self._note.pieces.append((state.struck, text))
        else:
            self.body.pieces.append((state.struck, text))
