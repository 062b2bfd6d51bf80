"""How often Python looks for garbage while the tests run."""

import gc

USUAL = gc.get_threshold()
"""What a program finds that says nothing of it."""
RARELY = 10_000
"""How many values a test makes before Python looks for garbage among them."""


def look_rarely() -> None:
    """Let Python look among the values of tests alone, and less often.

    Modules and thousands of tests stay: to walk through them again and again took a tenth of the run.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(RARELY, *USUAL[1:])
