"""Importing as Python does it, without what PySide puts before every import."""

import builtins


def use_plain_imports() -> None:
    """Let PySide no longer read the source of every module that is imported.

    It looks there for `from __feature__ import`, which nothing here uses, also in modules that know
    nothing of Qt: that takes a quarter of the time of loading the database's library.
    """
    import PySide6.QtCore  # noqa: F401 - what is taken out here is put in by its first import

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
