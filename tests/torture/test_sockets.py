"""No internet socket is opened in the whole suite; these tests show that one would be seen."""

import contextlib
import signal
import socket
import subprocess
import sys

import pytest

from tests import no_internet
from tests.conftest import FORBIDDEN

ASK = "import socket; socket.{call}; print('opened')"


def ask(call: str) -> subprocess.CompletedProcess[str]:
    """Let a process of its own, which knows nothing of the tests, ask for a socket."""
    return subprocess.run(
        [sys.executable, "-I", "-c", ASK.format(call=call)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("family", no_internet.INTERNET)
def test_an_internet_socket_fails_the_test_that_asks_for_it(family: socket.AddressFamily) -> None:
    with contextlib.suppress(OSError):
        socket.socket(family)
    (place,) = no_internet.opened
    no_internet.opened.clear()
    assert "test_sockets.py" in place


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_a_process_that_asks_for_one_is_ended(family: str, request: pytest.FixtureRequest) -> None:
    if not request.config.stash[FORBIDDEN]:
        pytest.skip("this kernel has no rule for calls")
    answer = ask(f"socket(socket.{family})")
    assert (answer.returncode, answer.stdout) == (-signal.SIGSYS, "")


def test_local_sockets_are_allowed() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"here")
        assert other.recv(4) == b"here"
    if hasattr(socket, "AF_UNIX"):
        assert ask("socket(socket.AF_UNIX)").stdout == "opened\n"
