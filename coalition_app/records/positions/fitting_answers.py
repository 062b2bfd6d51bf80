"""Which answers fit a place in doubt: what speaks of a signature or a position is not closed in silence.

Printed or kept back, «withdrawn» or «only partly» would leave a signature that counts in full. So what speaks
of such things becomes words, or somebody says that it means nothing, or the place stays open; a mark of
withdrawal also ends with the withdrawal.
"""

from collections.abc import Callable

from coalition_app.draft_pieces import (
    BELOW,
    COMPARE,
    HEADS,
    LETTER,
    LOST,
    NEVER_PRINT,
    PRINTING,
    PRIVATE,
    SIGNERS,
    TITLE,
    UNPRINTABLE,
    WHO_SIGNS,
)
from coalition_app.drafts import REMARK
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import quoted
from coalition_app.records.signatures.pieces import ANSWERS, KEEP_BACK, NOTHING, PRINT, WORDS

Speaks = Callable[[str], bool]
"""Tells whether a text speaks of signatures or positions; intake knows the words."""
ROLE = "role"
"""The answer that says what a piece is in a closer word."""
OF_LINE = (WORDS, KEEP_BACK, NOTHING)
"""What a line outside the entries can be: it never prints."""
WITHDRAWAL = "withdrawal"
"""The role of a piece by which the source says that the signature was withdrawn."""
NAME = "name"
"""The role of the name under which a signatory prints."""
_LOSING_NAME = (KEEP_BACK, NOTHING)
"""Answers that would leave a signature that counts without its name."""
_OF_SIGNING = frozenset(
    ("withdrawn-mark", REMARK, "names-a-number", "names-a-demand", HEADS, BELOW)
)
"""Codes that say by themselves that a signature or a position is spoken of."""
_OF_LETTERS = "read-by-machine"
"""The code of what was read, and is to be compared with a scan letter by letter."""


def is_of_signing(code: str, text: str, role: str, speaks: Speaks) -> bool:
    """Tell whether a place in doubt speaks of a signature or of a position."""
    if code == LOST or (code == _OF_LETTERS and role in PRINTING):
        return False
    return role == WITHDRAWAL or code in _OF_SIGNING or speaks(text)


def fitting_answers(code: str, text: str, role: str, speaks: Speaks) -> tuple[str, ...]:
    """Return the answers that may be given to a place in doubt, in the order of their keys."""
    if code == WHO_SIGNS:
        return SIGNERS
    if code in (LOST, COMPARE, TITLE):
        return (NOTHING,)
    if code == LETTER:
        return (WORDS, NOTHING)
    if code == UNPRINTABLE:
        return (WORDS, KEEP_BACK, NOTHING, ROLE)
    if not is_of_signing(code, text, role, speaks):
        fits = OF_LINE if code in NEVER_PRINT else (*ANSWERS, ROLE)
        return tuple(each for each in fits if role != NAME or each not in _LOSING_NAME)
    closer = code not in NEVER_PRINT and role != WITHDRAWAL
    return (WORDS, NOTHING, ROLE) if closer else (WORDS, NOTHING)


def refuse_unfit(answer: str, code: str, text: str, role: str, speaks: Speaks) -> None:
    """Raise UserError for an answer that would close in silence what speaks of a signature or a position.

    The answers to who signs are no answers to anything else.
    """
    if (answer in SIGNERS) != (code == WHO_SIGNS):
        raise UserError(
            _("Who signs is answered with “persons” or “organisations”, and nothing else is.")
        )
    if code == COMPARE and answer != NOTHING:
        raise UserError(
            _(
                "Compare the entry with its source: correct the fields that differ, then say “nothing”: here "
                "it means that the entry is read rightly."
            )
        )
    if code == TITLE and answer != NOTHING:
        raise UserError(
            _(
                "Is this the statement’s title? If it is, say “nothing”. If it is not, change the title "
                "under “Text”: that answers the question too."
            )
        )
    if role == NAME and code not in NEVER_PRINT and answer == KEEP_BACK:
        raise UserError(
            _(
                "%(text)s is the name of its signatory; nothing was settled, for nobody would be named. "
                "Say that the name must not be printed among the signatory’s data, say what else it is, or "
                "take the entry out."
            )
            % {"text": quoted(text)}
        )
    silent = answer in (PRINT, KEEP_BACK) or answer in PRIVATE
    if answer in (WORDS, NOTHING) or not (silent or role == WITHDRAWAL):
        return
    if is_of_signing(code, text, role, speaks):
        raise UserError(
            _(
                "%(text)s speaks of the signature or of a position; nothing was settled, for with this "
                "answer the signature would count in full. Say “words” and record which demands they "
                "touch, record the withdrawal or the status, or say “nothing” where it means nothing."
            )
            % {"text": quoted(text)}
        )
