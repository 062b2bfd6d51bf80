"""What every test stands on: the program's language, and how many examples the random tests try."""

import pytest
from hypothesis import settings

from coalition_app import i18n

settings.register_profile(
    "default", max_examples=25, deadline=None, derandomize=True, database=None
)
settings.register_profile("nightly", max_examples=2000, deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    nightly = config.getoption("-m") == "nightly"
    settings.load_profile("nightly" if nightly else "default")


@pytest.fixture(autouse=True)
def program_in_english() -> None:
    """Let each test start in English, whatever the one before it did."""
    i18n.use("en")
