"""Losses, optimizers, metrics and activations by their names, ours and Keras'; the engine has the table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import _bridge

_BINARY = "CategoricalAccuracy(binary=True)"


def named(kind: str, part: Any, family: Mapping[str, type[Any]], loss: Any = None) -> Any:
    """Create the object of a name, with default settings; an argument that is not a text is returned unchanged.

    Parameters
    ----------
    kind : ``"loss"``, ``"optimizer"``, ``"accuracy"`` or ``"activation"``.
    part : a name such as ``"adam"``, or an object.
    family : the classes by their names, those of the book for its models.
    loss : the loss that ``"accuracy"`` is to fit.

    Raises
    ------
    ValueError : nothing has this name; the text has the nearest ones.
    """
    if not isinstance(part, str):
        return part
    found = _bridge.class_of(kind, part, str(getattr(loss, "_name", "")))
    return family["CategoricalAccuracy"](binary=True) if found == _BINARY else family[found]()
