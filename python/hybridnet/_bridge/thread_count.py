"""The number of threads of the engine."""

from __future__ import annotations

from .. import _runtime
from .engine import translated

_count = _runtime.Binding("ThreadCount")


def get_threads() -> int:
    """The number of threads that large matrix products use."""
    with translated():
        return int(_count.Get())


def set_threads(count: int) -> None:
    """Set the number of threads."""
    with translated():
        _count.Set(count)
