"""Long work: what the garbage collector does meanwhile."""

import gc

import pytest

from coalition_app.work import RARELY, collecting_rarely
from tests.commands.command_line import done


def test_garbage_is_looked_for_as_before_once_a_command_has_ended() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), collecting_rarely():
        assert gc.get_threshold()[0] == RARELY > before[0]
        raise KeyError
    assert gc.get_threshold() == before
    done("passphrase", "--help")
    assert gc.get_threshold() == before
