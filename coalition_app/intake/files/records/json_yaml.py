"""Lists of records, as JSON and YAML hold them, as tables whose columns are the records' keys."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.intake.files.conversations import CONVERSATION, holds_messages
from coalition_app.intake.files.decoding import decode
from coalition_app.intake.files.records.folder import NOT_READ
from coalition_app.intake.files.records.shapes import (
    are_names,
    commented,
    named_alike,
    with_groups,
    with_lists,
)
from coalition_app.intake.files.refusals import too_long
from coalition_app.intake.files.text import FileText, as_line, cell_text
from coalition_app.intake.words.table_headers import NAMING, field_of_header

DEEPEST = 40
"""Most levels of nested lists and records; those of signatories have three."""
LONGEST = 20_000_000
"""Most characters of a file."""
LONGEST_REFERRED = 1_000_000
"""Most characters that references to other places of a file may add to it."""
MOST_ROWS = 200_000
"""Most records of a list, keys of a record and documents of a file: twice as many as a list has."""
MOST_VALUES = 2_500_000
"""Most values of a file; a list of 100,000 signatories has some twelve each."""
MOST_COLUMNS = 500
MOST_CELLS = 5_000_000
TITLES = frozenset({"title", "statement", "заголовок", "заявление", "тақырып", "мәлімдеме"})
"""Keys whose words are above the list as they are."""
MOST_ABOVE = 15
"""Words beside the list that get a line of their own above it."""
MOST_NAMED = 20
WRAPPERS = frozenset({"properties", "fields", "attributes", "node", "data", "acf"})
"""Keys that programs put around a record's own."""
TAGS = re.compile(r"</?(?:br|b|i|em|strong|span|sup|small|a|p)(?:\s[^<>]*)?/?>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,5});")
WHERE = ("place", "country")
SIGNING = re.compile(
    r"sign|support|endors|member|firma|unterz|подпис|қол|assin|firmat|adher|список|участник",
    re.IGNORECASE,
)
"""Keys of lists of signatories."""


def read_json(content: bytes) -> FileText:
    """Read a JSON file of records; raises UserError where it is broken, too deep or holds no list."""
    text = _text(content)
    try:
        read: Any = json.loads(text)
    except RecursionError as error:
        raise too_deep() from error
    except ValueError as error:
        if (read := _by_lines(text)) is not None:
            return unpack_records(read, "JSON")
        raise UserError(_("The file is no valid JSON. Save it again and read that.")) from error
    if holds_messages(read):
        raise UserError(_(CONVERSATION))
    return unpack_records(read, "JSON")


def _by_lines(text: str) -> list[Any] | None:
    """Read a file with a record on each line; None where a line is not one."""
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        read = [json.loads(line) for line in lines]
    except (ValueError, RecursionError):
        return None
    return read if len(read) > 1 and _holds_records(read) else None


def read_yaml(content: bytes) -> FileText:
    """Read a YAML file of records; every value stays the text that is written.

    Raises UserError where it is broken, too deep, refers to its own parts or holds no list.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    text = _text(content)
    try:
        documents = list(_yaml_documents(yaml.parse(text, Loader=loader)))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        if "nesting" in str(error):
            raise too_deep() from error
        sentence = _(
            "The file is no valid YAML: look at line %(line)s. Correct it and read it again."
        )
        raise UserError(sentence % {"line": mark.line + 1 if mark else 1}) from error
    if len(documents) > 1:
        # Of several files some may hold lists.
        documents = [
            each for read in documents for each in (read if isinstance(read, list) else [read])
        ]
    unpacked = unpack_records(documents[0] if len(documents) == 1 else documents, "YAML")
    warnings = (*unpacked.warnings, *commented(text), *_other_files(text))
    return replace(unpacked, warnings=warnings)


def _other_files(text: str) -> Iterator[str]:
    """Say which files of a packed folder hold no records."""
    names = [line.removeprefix(NOT_READ) for line in text.split("\n") if line.startswith(NOT_READ)]
    if names:
        sentence = _("These files of the folder hold no records and were not read: %(names)s.")
        yield sentence % {"names": ", ".join(names[:MOST_NAMED])}


def _text(content: bytes) -> str:
    text = decode(content).text
    if len(text) > LONGEST or max(text.count("\n"), text.count(",")) > MOST_VALUES:
        raise too_long()
    return text


def unpack_records(read: Any, kind: str) -> FileText:
    """Return records as the rows of a table, several lists of them as several tables.

    Words beside the list are above its header; a list of plain words is read line by line. Raises
    UserError where there is no list.
    """
    lists, beside = _lists_in(read)
    if not lists:
        raise UserError(
            _("The %(kind)s file holds no list of records with names.") % {"kind": kind}
        )
    if len(beside) > MOST_ABOVE:
        beside[MOST_ABOVE:] = ["; ".join(beside[MOST_ABOVE:])]
    above = [as_line([each]) for each in beside]
    if not any(_holds_records(value) for _key, value in lists):
        plain = [" ".join(_plain(each).split()) for each in lists[0][1]]
        return FileText(kind, (("", (*above, *plain)),))
    sheets: list[tuple[str, tuple[str, ...]]] = []
    warnings: list[str] = []
    for at, (key, value) in enumerate(lists):
        sheets.append((key, (*(above if at == 0 else ()), *_table(value))))
        warnings += _others(value)
    return FileText(kind, tuple(sheets), tuple(warnings), is_table=True)


def _lists_in(read: Any) -> tuple[list[tuple[str, Sequence[Any]]], list[str]]:
    """Return the lists of signatories in a file with their keys, and the words beside them."""
    beside: list[str] = []
    lists: list[tuple[str, list[Any]]] = []
    if isinstance(read, list):
        lists = [("", read)]
    elif isinstance(read, dict):
        leaves = list(_leaves(with_lists(read)))
        found = [(key, listed) for key, value in leaves if (listed := _as_list(key, value))]
        lists = [(key, value) for key, value in found if _holds_records(value) or are_names(value)]
        lists += [each for each in found if each not in lists and SIGNING.search(each[0])]
        lists = lists or [max(found, key=_may_sign)] if found else []
        taken = {key for key, _value in lists}
        beside = [_said(key, each) for key, each in leaves if key not in taken]
        if not lists and any(field_of_header(key) in NAMING for key, _value in leaves):
            lists, beside = [("", [read])], []
    if any(len(value) > MOST_ROWS for _key, value in lists):
        raise too_long()
    named = [(key, list(named_alike(with_groups(value), len(lists)))) for key, value in lists]
    return [each for each in named if each[1]], beside


def _as_list(key: str, value: Any) -> list[Any]:
    """Return a value as a list; the lines of a text are one where its key says that they sign."""
    if isinstance(value, list):
        return value
    if isinstance(value, str) and "\n" in value.strip() and SIGNING.search(key):
        return [line for line in map(str.strip, value.split("\n")) if line]
    return []


def too_deep() -> UserError:
    """Return the error for a file whose lists are nested deeper than in any real one."""
    return UserError(
        _("Lists stand in each other too deep in the file. Save the list of signatories alone.")
    )


def _yaml_documents(events: Iterator[Any]) -> Iterator[Any]:
    """Build the contents of a YAML file from its events: text, lists and records, never anything else."""
    import yaml

    open_: list[Any] = []
    keys: list[str | None] = []

    def put(value: Any) -> None:
        if len(open_[-1] if open_ else made) > MOST_ROWS:
            raise too_long()
        if not open_:
            made.append(value)
        elif isinstance(open_[-1], list):
            open_[-1].append(value)
        elif keys[-1] is None:
            keys[-1] = _plain(value)
        else:
            open_[-1][keys[-1]] = value
            keys[-1] = None

    made: list[Any] = []
    anchored: dict[str, str] = {}
    referred = 0
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in anchored:
                raise _refers(event)
            referred += len(anchored[event.anchor])
            if referred > LONGEST_REFERRED:
                raise too_long()
            put(anchored[event.anchor])
        elif isinstance(event, yaml.ScalarEvent):
            value = "" if event.implicit[0] and event.value in ("~", "null") else event.value
            put(value)
            if event.anchor:
                anchored[event.anchor] = value
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(open_) == DEEPEST:
                raise too_deep()
            open_.append([] if isinstance(event, yaml.SequenceStartEvent) else {})
            keys.append(None)
        elif isinstance(event, yaml.CollectionEndEvent):
            keys.pop()
            put(open_.pop())
    yield from made


def _refers(event: Any) -> UserError:
    """Return the error for a file that refers to a list or a record of its own: it may grow without end."""
    sentence = _(
        "Line %(line)d of the file refers to another part of it (*%(name)s). "
        "Write out what stands there and read it again."
    )
    line = event.start_mark.line + 1 if event.start_mark else 1
    return UserError(sentence % {"line": line, "name": event.anchor})


def _leaves(
    record: Mapping[str, Any], before: str = "", depth: int = 0
) -> Iterator[tuple[str, Any]]:
    """Return the values of a record, those of nested records under both keys: «organisation name»."""
    if depth == DEEPEST:
        raise too_deep()
    for key, value in record.items():
        # «organization: {name: …}» says the same as «organization: …».
        name = before if before and key == "name" else f"{before} {key}".strip()
        if isinstance(value, dict) and value:
            yield from _leaves(value, before if key in WRAPPERS else name, depth + 1)
        elif before and field_of_header(name) is None and field_of_header(key) in WHERE:
            # «address: {city: …}» says where, as «city: …» does.
            yield key, value
        else:
            yield name, value


def _said(key: str, value: Any) -> str:
    words = _plain(value)
    return words if key.lower() in TITLES else f"{key}: {words}"


def _holds_records(value: Sequence[Any]) -> bool:
    return any(isinstance(each, dict) for each in value)


def _table(value: Sequence[Any]) -> Iterator[str]:
    records = [dict(_leaves(each)) for each in value if isinstance(each, dict)]
    columns = list(dict.fromkeys(key for each in records for key in each))
    if len(columns) > MOST_COLUMNS or len(columns) * len(records) > MOST_CELLS:
        raise too_long()
    yield as_line(columns)
    for each in records:
        yield as_line([_plain(each.get(column)) for column in columns])


def _may_sign(found: tuple[str, Sequence[Any]]) -> tuple[bool, int]:
    """Order lists of words: those that are said to be of signatories go last, then the longest."""
    key, value = found
    return SIGNING.search(key) is not None, len(value)


def _others(value: Sequence[Any]) -> Iterator[str]:
    """Say what is in a list beside its records: it is kept in the source alone."""
    others = [_plain(each) for each in value if not isinstance(each, dict)]
    if others:
        sentence = ngettext(
            "%(count)d piece of the list is no record and was not read: %(names)s.",
            "%(count)d pieces of the list are no records and were not read: %(names)s.",
            len(others),
        )
        yield sentence % {"count": len(others), "names": "; ".join(others[:MOST_NAMED])}


def _plain(value: Any, depth: int = 0) -> str:
    """Return a value as text; the items of a list separated by semicolons, as forms write several answers."""
    if value is None:
        return ""
    if depth == DEEPEST:
        raise too_deep()
    if isinstance(value, dict):
        value = [f"{key}: {_plain(each, depth + 1)}" for key, each in value.items()]
    if isinstance(value, list) and any(isinstance(each, dict) and "name" in each for each in value):
        # Of bodies listed with their addresses the names are enough.
        named = [each["name"] for each in value if isinstance(each, dict) and "name" in each]
        return "; ".join(_plain(each, depth + 1) for each in named)
    if isinstance(value, list):
        return "; ".join(_plain(each, depth + 1) for each in value)
    return _shown(value) if isinstance(value, str) else cell_text(value)


def _shown(text: str) -> str:
    """Return text as a page shows it: entities decoded, tags removed."""
    if "<" in text:
        text = TAGS.sub(lambda tag: " " if tag[0][:3] == "<br" else "", text)
    return html.unescape(text) if ENTITY.search(text) else text
