"""HybridNet: a neural-network engine in C# whose results are bit-equal to NumPy's, from Python.

``import hybridnet as hn`` loads next to nothing: a name brings its module when it is first used, and .NET starts when
the engine is.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._version import __version__ as __version__

if TYPE_CHECKING:
    # What type checkers and editors see; tests/python/test_package.py holds it equal to the table below.
    from ._doctor import doctor as doctor
    from ._errors import HybridNetError as HybridNetError
    from ._errors import RuntimeNotFoundError as RuntimeNotFoundError
    from ._errors import ShapeError as ShapeError
    from ._errors import StateError as StateError

# Every public name and the module it comes from.
_HOME = {
    "HybridNetError": "_errors",
    "RuntimeNotFoundError": "_errors",
    "ShapeError": "_errors",
    "StateError": "_errors",
    "doctor": "_doctor",
}

__all__ = sorted([*_HOME, "__version__"])  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'hybridnet' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{_HOME[name]}", __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
