"""Keys of names, as they are stored; see `store.name_keys`."""

from coalition_app.records.store.name_keys import ALPHABET as ALPHABET
from coalition_app.records.store.name_keys import name_key as name_key
from coalition_app.records.store.name_keys import sort_key as sort_key
