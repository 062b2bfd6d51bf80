"""Half-typed words that no disk takes: in memory only, and only the register's own key reads them."""

from coalition_app.operations.begun_words import open_words, seal_words

KEY, OTHER = "ab" * 48, "ba" * 48


def test_only_the_key_of_the_register_reads_them() -> None:
    sealed = seal_words(KEY, ["кроме сро", "Қайрат"])
    assert "кроме".encode() not in sealed and b"\\u043a" not in sealed
    assert open_words(KEY, sealed) == ["кроме сро", "Қайрат"]
    assert open_words(OTHER, sealed) == []
    assert open_words(KEY, sealed[:-1] + bytes([sealed[-1] ^ 1])) == []


def test_a_register_without_a_passphrase_hides_nothing() -> None:
    assert open_words(None, seal_words(None, ["кроме"])) == ["кроме"]
