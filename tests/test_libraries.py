"""When libraries are loaded: those of signing and sealing, and what they bring, not before they are used."""

import subprocess
import sys

STARTED = """
import sys
import coalition_app.app, coalition_app.commands.parser, coalition_app.desktop.main_window
loaded = {name.partition(".")[0] for name in sys.modules}
signing = {"cryptography", "pyhanko", "pyhanko_certvalidator", "pkcs11", "aiohttp", "requests"}
print(sorted(loaded & signing))
"""


def test_the_program_starts_without_the_libraries_of_signing() -> None:
    started = subprocess.run(
        [sys.executable, "-c", STARTED], capture_output=True, text=True, check=True
    )
    assert started.stdout.strip() == "[]"
