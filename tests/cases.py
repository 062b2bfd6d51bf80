"""Which tests a run on a further Python repeats, after one that ran them all.

A Python can fail where it runs a line for the first time: one case of each test runs there. All cases
run where patterns and the table of letters decide, which differ from one Python to the next, and none where a
test is about the project's own files.
"""

from collections.abc import Iterable
from zlib import crc32

ALL_CASES = (
    "tests/intake/",
    "tests/records/store/test_name_keys.py",
    "tests/records/signatories/matching/",
    "tests/test_file_names.py",
)
"""The folders and files whose tests run in all their cases."""


def one_of_each(cases: Iterable[str]) -> set[str]:
    """Choose one case of each test by its pytest id, and all cases of what patterns and letters decide.

    Not the first one each time: so that each language, size and format is met somewhere.
    """
    of_test: dict[str, list[str]] = {}
    for case in cases:
        of_test.setdefault(
            case if case.startswith(ALL_CASES) else case.partition("[")[0], []
        ).append(case)
    return {chosen[crc32(test.encode()) % len(chosen)] for test, chosen in of_test.items()}
