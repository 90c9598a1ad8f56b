"""Copies of what training changes in Python's objects, to return to after a step or a callback that spoiled them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

#: What a pass leaves in a layer: no state, and as large as the batch.
_OF_A_PASS = frozenset({"inputs", "output", "dinputs", "dweights", "dbiases", "binary_mask"})


class Snapshot:
    """The attributes of objects as they are now. Arrays are copied; what they are restored to is the same array."""

    def __init__(self, objects: Iterable[Any]) -> None:
        self._objects = [
            (part, [(name, value, _copied(value)) for name, value in vars(part).items() if name not in _OF_A_PASS])
            for part in objects
            if hasattr(part, "__dict__")
        ]

    def restore(self) -> None:
        """Give the objects these attributes again; arrays get their numbers back in place."""
        for part, attributes in self._objects:
            kept = {name for name, *_ in attributes} | _OF_A_PASS
            for name in [name for name in vars(part) if name not in kept]:
                delattr(part, name)
            for name, value, copied in attributes:
                if isinstance(value, np.ndarray) and value.flags.writeable:
                    value[...] = copied
                elif isinstance(value, list):
                    value[:] = copied
                vars(part)[name] = value


def _copied(value: Any) -> Any:
    return value.copy() if isinstance(value, (np.ndarray, list)) else value
