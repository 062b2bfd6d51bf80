"""A real browser in which the checking page is opened, driven over a pipe (Chrome DevTools Protocol)."""

import atexit
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PLACE = "COALITION_APP_TEST_BROWSER"
"""Names the local socket at which browsers are asked for, to this process and those that it starts."""
KEEPER = """import os, select, socket, sys
place = socket.socket(socket.AF_UNIX)
place.bind(sys.argv[1])
place.listen()
print(flush=True)
while place in select.select([place, sys.stdin], [], [])[0]:
    asked = place.accept()[0]
    profile, pipes, *_ = socket.recv_fds(asked, 4096, 2)
    if not os.fork():
        os.dup2(os.dup(pipes[0]), 30)
        os.dup2(os.dup(pipes[1]), 31)
        os.dup2(30, 3)
        os.dup2(31, 4)
        words = [*sys.argv[2:], "--user-data-dir=" + profile.decode(), "about:blank"]
        os.execv(words[0], words)
    for each in pipes:
        os.close(each)
    asked.close()
"""
"""Starts a browser for whoever asks; it reads commands at descriptor 3 and writes answers at 4."""
READ = """new Promise(done => {
  const card = document.getElementById("verdict");
  const told = () => {
    if (!/ (good|open|bad)$/.test(card.className)) return;
    watch.disconnect();
    done({kind: card.className.split(" ")[1], verdict: card.dataset.verdict,
          title: card.querySelector("h2").textContent,
          detail: card.querySelector("p").textContent,
          page: [document.querySelector("main").innerText, ...Array.from(
            document.querySelectorAll("#list:not([hidden])"), list => list.textContent)].join(),
          rows: document.querySelectorAll("tr[data-found]").length});
  };
  const watch = new MutationObserver(told);
  watch.observe(card, {attributes: true, childList: true});
})"""
"""Waits until the next file is judged, and returns what the page says of it, its whole list too."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the checking page says of a file."""

    kind: str
    """good, open or bad: the colour of the verdict."""
    verdict: str
    """The grade, in the words of the command's JSON."""
    title: str
    detail: str
    page: str
    """All the words on the page."""
    rows: int


@dataclass
class Page:
    """One page of the browser."""

    to: int
    back: int
    session: str = ""
    asked: list[str] = field(default_factory=list)
    """Addresses that the page asked for."""
    _number: int = 0
    _rest: bytes = b""

    def call(self, method: str, **values: Any) -> Any:
        """Send a command and return its result; raises AssertionError where the browser refuses."""
        self._number += 1
        command = {"id": self._number, "method": method, "params": values}
        if self.session:
            command["sessionId"] = self.session
        os.write(self.to, json.dumps(command).encode() + b"\0")
        for answer in self._answers():
            if answer.get("method") == "Network.requestWillBeSent":
                self.asked.append(answer["params"]["request"]["url"])
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]
        raise AssertionError("the browser went away")

    def _answers(self) -> Iterator[Any]:
        while True:
            while b"\0" in self._rest:
                answer, self._rest = self._rest.split(b"\0", 1)
                yield json.loads(answer)
            more = os.read(self.back, 1 << 16)
            if not more:
                return
            self._rest += more

    def run(self, script: str) -> Any:
        """Run a script of the page, wait for its promise, and return its value."""
        result = self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def check(self, file: Path, *, fingerprint: str = "", code: str = "") -> Told:
        """Choose a file in the page, as a person does, and return the verdict."""
        for name, typed in (("fingerprint", fingerprint), ("code", code)):
            self.run(f"document.getElementById({name!r}).value = {json.dumps(typed)}")
        self.run(f"document.getElementById('file').value = ''; globalThis.waiting = {READ}; 0")
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector="#file")["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(file)])
        return Told(**self.run("globalThis.waiting"))


def keep_ready() -> None:
    """Let a process wait that starts browsers, where one is installed, and end with this one.

    The kernel ends whatever is started later in the tests and asks for an internet socket, and a browser asks
    for one before it is told anything. No name is known to it, and its page's requests are watched.
    """
    if CHROMIUM is None or PLACE in os.environ or not hasattr(socket, "send_fds"):
        return
    os.environ[PLACE] = str(Path(tempfile.mkdtemp(prefix="browser-")) / "place")
    words = [CHROMIUM, "--headless=new", "--remote-debugging-pipe", "--disable-gpu"]
    words += ["--no-first-run", "--disable-background-networking"]
    words += ["--host-resolver-rules=MAP * ~NOTFOUND"]
    if os.geteuid() == 0:
        words.append("--no-sandbox")
    keeper = subprocess.Popen(
        [sys.executable, "-SEc", KEEPER, os.environ[PLACE], *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert keeper.stdout is not None
    keeper.stdout.readline()  # it listens from here on
    atexit.register(_end, keeper)


def _end(keeper: subprocess.Popen[bytes]) -> None:
    keeper.communicate()


@contextmanager
def opened(page: Path, profile: Path) -> Iterator[Page]:
    """Open a page of this computer in a browser without a window, whose profile is in a folder."""
    command_read, command_write = os.pipe()
    answer_read, answer_write = os.pipe()
    with socket.socket(socket.AF_UNIX) as keeper:
        keeper.connect(os.environ[PLACE])
        socket.send_fds(keeper, [bytes(profile)], [command_read, answer_write])
    os.close(command_read)
    os.close(answer_write)
    try:
        browser = Page(command_write, answer_read)
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        attached = browser.call("Target.attachToTarget", targetId=target, flatten=True)
        browser.session = attached["sessionId"]
        browser.call("Network.enable")
        browser.call("Page.enable")
        browser.call("Page.navigate", url=page.as_uri())
        browser.run(
            "document.readyState === 'complete' || new Promise(done => addEventListener('load', done))"
        )
        yield browser
    finally:
        # The browser ends when nobody is left at its pipe.
        os.close(command_write)
        os.close(answer_read)
