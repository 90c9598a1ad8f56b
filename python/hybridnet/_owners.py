"""The models that layers and losses belong to: a part computes with one arithmetic, that of all its models."""

from __future__ import annotations

from typing import Any
from weakref import ReferenceType, ref

from ._numerics import Numerics

#: The models of each part, by the identities of both.
_MODELS: dict[int, dict[int, ReferenceType[Any]]] = {}


def add(model: Any, part: Any) -> None:
    """Remember that a part is of a model, as long as the model exists."""
    if part is None:
        return
    keys = id(part), id(model)
    known = _MODELS.get(keys[0], {}).get(keys[1])
    if known is None or known() is not model:
        new = ref(model, lambda gone: _forget(keys, gone))  # first: it may collect, and forget, another model
        _MODELS.setdefault(keys[0], {})[keys[1]] = new


def _forget(keys: tuple[int, int], gone: ReferenceType[Any]) -> None:
    models = _MODELS.get(keys[0], {})
    if models.get(keys[1]) is gone:  # another model may have its identity now
        del models[keys[1]]
        if not models:
            del _MODELS[keys[0]]


def check(model: Any, part: Any, numerics: Numerics) -> None:
    """Raise an error if a part is of another model that computes differently: it would change that model.

    Raises
    ------
    ValueError : the text has both arithmetics.
    """
    if (part._numerics.bits, part._numerics.dtype) == (numerics.bits, numerics.dtype):
        return
    for known in list(_MODELS.get(id(part), {}).values()):  # a list: a collection may forget a model
        other = known()
        if other is None or other is model:
            continue
        if part is other.loss or any(part is layer for layer in other.layers or ()):
            raise ValueError(
                f"model: {part!r} is of another model, whose arithmetic is {other.arithmetic!r}; in this one, of the "
                f"arithmetic {model.arithmetic!r}, it would change the other. Pass copies, such as "
                "copy.deepcopy(layers)."
            )
