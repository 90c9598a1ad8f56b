"""Copies of the attributes that training changes, to restore them after a failed step or callback."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

#: What a pass leaves in a layer: no state, and as large as the batch.
_OF_A_PASS = frozenset({"inputs", "output", "dinputs", "dweights", "dbiases", "binary_mask"})


class Snapshot:
    """The current attributes of objects; arrays and lists are copied, and restored in place.

    Parameters
    ----------
    objects : objects without instance attributes are ignored.
    names : the attributes; None for all but what a pass leaves in a layer.
    """

    def __init__(self, objects: Iterable[Any], names: frozenset[str] | None = None) -> None:
        self._names = names
        self._objects = [
            (part, {name: (value, _copied(value)) for name, value in vars(part).items() if self._takes(name)})
            for part in objects
            if hasattr(part, "__dict__")
        ]

    def restore(self) -> None:
        """Restore the attributes, and delete new ones."""
        for part, attributes in self._objects:
            for name in [name for name in vars(part) if self._takes(name) and name not in attributes]:
                del vars(part)[name]
            for name, (value, copied) in attributes.items():
                kept = value
                if isinstance(value, np.ndarray) and value.shape != copied.shape:
                    kept = copied  # it was resized meanwhile
                elif isinstance(value, np.ndarray) and value.flags.writeable:
                    value[...] = copied
                elif isinstance(value, list):
                    value[:] = copied
                vars(part)[name] = kept

    def _takes(self, name: str) -> bool:
        return name not in _OF_A_PASS if self._names is None else name in self._names


def _copied(value: Any) -> Any:
    return value.copy() if isinstance(value, (np.ndarray, list)) else value
