"""A key on a token signs here by its PIN, and whatever is wrong with it is a sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.documents.sign.tokens import OpenToken, find_token, list_tokens, open_token
from coalition_app.errors import UserError
from tests.certificates import CLIENT, NAME, TODAY, make, rsa_key
from tests.tokens import LABEL, PIN, make_token, needs_softhsm, prepare, put_on_token, softhsm

EMPTY = "Пустой"


@pytest.fixture(scope="module")
def tokens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("softhsm")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", "")
        prepare(folder)
        make_token(LABEL)
        put_on_token(LABEL, make(), "01", folder)
        put_on_token(LABEL, make(rsa_key(2048, 2), uses=(CLIENT,)), "02", folder)
        make_token(EMPTY)
        yield softhsm()


def opened(library: Path, label: str = LABEL, pin: str = PIN) -> OpenToken:
    return open_token(library, find_token(library, label=label).slot, pin, TODAY)


@needs_softhsm
def test_the_key_that_may_sign_comes_first(tokens: Path) -> None:
    token = opened(tokens)
    first, other = token.keys
    token.close()
    assert (first.certificate.subject, first.unfit) == (NAME, "")
    assert "is not for signing" in other.unfit


@needs_softhsm
def test_a_wrong_pin_is_said_and_not_repeated(tokens: Path) -> None:
    for wrong in ("999999", "1", ""):
        with pytest.raises(UserError, match="The PIN is wrong") as refused:
            opened(tokens, pin=wrong)
        assert "999999" not in str(refused.value)


@needs_softhsm
def test_a_token_without_a_key_is_told(tokens: Path) -> None:
    with pytest.raises(UserError, match="holds no RSA key"):
        opened(tokens, EMPTY)


@needs_softhsm
def test_the_token_is_named_where_there_are_several(tokens: Path) -> None:
    labels = {each.label for each in list_tokens(tokens)}
    assert {LABEL, EMPTY} <= labels
    with pytest.raises(UserError, match=f"Several tokens .*{LABEL}"):
        find_token(tokens)
    with pytest.raises(UserError, match=f"no such token.*{LABEL}"):
        find_token(tokens, label="Другой")
    with pytest.raises(UserError, match="The token is gone"):
        open_token(tokens, 99, PIN, TODAY)


def test_what_is_no_library_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "lib.so"
    text.write_text("no library")
    with pytest.raises(UserError, match="is no library of a token"):
        list_tokens(text)
    with pytest.raises(UserError, match="There is no file"):
        list_tokens(tmp_path / "gone.so")
