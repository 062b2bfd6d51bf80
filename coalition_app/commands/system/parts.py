"""What the program is made of: a list in CycloneDX, and licences as REUSE wants them at a project's root.

Run by `dev.py sbom`: python -m coalition_app.commands.system.parts FOLDER
"""

import json
import sys
import uuid
from importlib import metadata
from pathlib import Path
from typing import Any

from coalition_app import __version__, paths
from coalition_app.libraries import Library, libraries

REUSE = """version = 1

[[annotations]]
path = "**"
precedence = "aggregate"
SPDX-FileCopyrightText = "coalition_app contributors"
SPDX-License-Identifier = "MIT"

[[annotations]]
path = "resources/control_words/ru.txt"
precedence = "aggregate"
SPDX-FileCopyrightText = "dabura667"
SPDX-License-Identifier = "MIT"

[[annotations]]
path = "resources/control_words/before.txt"
precedence = "override"
SPDX-FileCopyrightText = "2016 Electronic Frontier Foundation"
SPDX-License-Identifier = "CC-BY-3.0-US"
"""
CC_BY = """Creative Commons Attribution 3.0 United States
creativecommons.org/licenses/by/3.0/us/legalcode
"""


def bill_of_materials() -> dict[str, Any]:
    """Return the list in CycloneDX 1.6; it is the same for the same versions."""
    known = libraries()
    named = ",".join(f"{each.name}=={each.version}" for each in known)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, __version__ + named)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "coalition-app",
                "name": "coalition-app",
                "version": __version__,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [_component(each) for each in known],
        "dependencies": [
            {"ref": "coalition-app", "dependsOn": [_address(each) for each in known]},
            *({"ref": _address(each)} for each in known),
        ],
    }


def _component(each: Library) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": _address(each),
        "name": each.name,
        "version": each.version,
        "purl": _address(each),
    }
    if each.licence:
        found["licenses"] = [{"license": {"name": each.licence}}]
    return found


def _address(each: Library) -> str:
    return f"pkg:pypi/{each.name.lower().replace('_', '-')}@{each.version}"


def main(arguments: list[str]) -> int:
    """Write the list, and beside it what makes a copy of the project pass `reuse lint`."""
    folder = Path(arguments[0])
    try:
        listed = json.dumps(bill_of_materials(), indent=1, ensure_ascii=False)
    except metadata.PackageNotFoundError as gone:
        print(gone, file=sys.stderr)
        return 2
    (folder / "coalition-app.cdx.json").write_text(listed + "\n", encoding="utf-8")
    (folder / "REUSE.toml").write_text(REUSE, encoding="utf-8")
    texts = folder / "LICENSES"
    texts.mkdir(exist_ok=True)
    own = (paths.resources().parent / "LICENSE").read_text(encoding="utf-8")
    (texts / "MIT.txt").write_text(own, encoding="utf-8")
    (texts / "CC-BY-3.0-US.txt").write_text(CC_BY, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
