"""Modules that libraries import for what is seldom used: they wait until something is asked of them."""

import importlib
import sys
from collections.abc import Coroutine
from types import ModuleType
from typing import Any

BY_ASYNCIO = "sqlalchemy.dialects.sqlite.aiosqlite"


class _Late(ModuleType):
    """A placeholder for a module, which loads it when the first of its names is asked for."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def defer(package: str, module: str) -> None:
    """Let a module of a package wait, whoever imports it next."""
    name = f"{package}.{module}"
    if name not in sys.modules:
        late = sys.modules[name] = _Late(name)
        vars(importlib.import_module(package))[module] = late


def wait_for_use() -> None:
    """Defer asyncio, what works by it, and packages' metadata; call it before SQLAlchemy is imported.

    Loading it takes a seventh less time then.
    """
    if "asyncio" not in sys.modules:
        late = sys.modules["asyncio"] = _Late("asyncio")
        # The one name that SQLAlchemy takes while it is loaded; asyncio tells coroutines alike.
        vars(late)["iscoroutine"] = lambda value: isinstance(value, Coroutine)
    defer("importlib", "metadata")
    sys.modules.setdefault(BY_ASYNCIO, _Late(BY_ASYNCIO))
