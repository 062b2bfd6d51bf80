"""The content of an edition, read back from the canonical bytes that it keeps."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from coalition_app.documents.content.content import (
    AnnexContent,
    ContentAct,
    ContentAttestation,
    ContentDemand,
    ContentEntry,
    ContentSection,
)

FIRST_KEY = b'{"attestation":'


def kept_remark(frozen: bytes) -> str:
    """Return the attestor's remark of a frozen content; empty for none."""
    return _kept(frozen, "remark")


def is_note(frozen: bytes) -> bool:
    """Tell whether a frozen content is a note to the list, which certifies no signature."""
    return _kept(frozen, "form") == "note"


def _kept(frozen: bytes, name: str) -> str:
    """Return a text of the attestation; empty for none.

    Reads no further than it, which comes first in the canonical form: the list may be long.
    """
    if not frozen.startswith(FIRST_KEY):
        return ""
    attestation, _end = json.JSONDecoder().raw_decode(frozen.decode(), len(FIRST_KEY))
    return str((attestation or {}).get(name, ""))


def read_content(frozen: bytes) -> AnnexContent:
    """Read a content back from the canonical bytes that an edition keeps, in the schema that they have."""
    values = json.loads(frozen)
    attestation = values["attestation"]
    return AnnexContent(
        **{
            **values,
            "unsettled": tuple(values.get("unsettled", ())),
            "defects": {key: tuple(each) for key, each in values.get("defects", {}).items()},
            "demands": tuple(ContentDemand(**each) for each in values["demands"]),
            "sections": tuple(_section(each) for each in values["sections"]),
            "attestation": None if attestation is None else _attestation(attestation),
        }
    )


def _section(values: dict[str, Any]) -> ContentSection:
    return ContentSection(values["heading"], tuple(map(read_entry, values["entries"])))


def read_entry(values: Mapping[str, Any]) -> ContentEntry:
    """Read an entry back from its JSON."""
    return ContentEntry(
        **{
            **values,
            "positions": tuple(values["positions"]),
            "directory_names": tuple(map(tuple, values.get("directory_names", ()))),
            "acts": tuple(_act(act) for act in values["acts"]),
        }
    )


def _act(values: dict[str, Any]) -> ContentAct:
    translations = tuple(
        (language, wording, translator, status)
        for language, wording, translator, status in values["translations"]
    )
    return ContentAct(
        **{**values, "demands": tuple(values["demands"]), "translations": translations}
    )


def _attestation(values: dict[str, Any]) -> ContentAttestation:
    """Read an attestation; what a later schema added keeps its empty value."""
    known = {field.name for field in fields(ContentAttestation)}
    listed = {name: value for name, value in values.items() if name in known}
    for name in ("exceptions", "offices", "second_offices", "by_hand"):
        listed[name] = tuple(listed.get(name, ()))
    for name in ("paragraphs", "basis", "items"):
        listed[name] = {key: tuple(each) for key, each in listed.get(name, {}).items()}
    return ContentAttestation(**listed)
