"""Keys as they are stored and read back."""

import pickle
import uuid
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from coalition_app.records.store.columns import Key

DIALECT = sqlite.dialect()
READ: Any = sa.types.to_instance(Key).dialect_impl(DIALECT).result_processor(DIALECT, None)


def test_a_key_is_read_as_any_other_of_its_kind() -> None:
    key = uuid.uuid4()
    read = READ(key.bytes)
    assert (read, hash(read), repr(read)) == (key, hash(key), repr(key))
    assert pickle.loads(pickle.dumps(read)) == key
    assert read.is_safe is uuid.SafeUUID.unknown
    assert READ(None) is None


@pytest.mark.parametrize("stored", [b"", b"\x01", bytes(17), "sixteen letters!", 7])
def test_what_is_no_key_is_not_read_as_one(stored: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        READ(stored)
