"""The models that layers and losses belong to: a part computes with one arithmetic, that of all its models."""

from __future__ import annotations

from typing import Any
from weakref import WeakValueDictionary

from ._numerics import Numerics

#: The last model of each part, by the identity of the part.
_MODELS: WeakValueDictionary[int, Any] = WeakValueDictionary()


def add(model: Any, part: Any) -> None:
    """Remember the model of a part."""
    if part is not None:
        _MODELS[id(part)] = model


def check(model: Any, part: Any, numerics: Numerics) -> None:
    """Raise an error if a part is of another model that computes differently: it would change that model.

    Raises
    ------
    ValueError : the text has both arithmetics.
    """
    other = _MODELS.get(id(part))
    if other is None or other is model:
        return
    is_part = part is other.loss or any(part is layer for layer in other.layers or ())
    if is_part and (part._numerics.bits, part._numerics.dtype) != (numerics.bits, numerics.dtype):
        raise ValueError(
            f"model: {part!r} is of another model, whose arithmetic is {other.arithmetic!r}; in this one, of the "
            f"arithmetic {model.arithmetic!r}, it would change the other. Pass copies, such as copy.deepcopy(layers)."
        )
