"""Overrides: whether a part of a model replaces a method that the book's classes call on each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ._attributes import has, is_hybridnets, own_access
from ._capabilities import with_parameters
from ._errors import flag
from ._public import unguarded

#: The methods that the book's classes call on each other, by kind of object.
CALLED = {
    "layer": ("forward", "backward", "predictions"),
    "input layer": ("forward",),
    "loss": (
        "forward", "backward", "calculate", "calculate_accumulated", "new_pass", "regularization_loss",
        "remember_trainable_layers",
    ),
    "combined softmax and loss": ("backward",),
    "optimizer": ("pre_update_params", "update_params", "post_update_params", "_update"),
    "metric": ("init", "compare", "calculate", "calculate_accumulated", "new_pass", "sums"),
}  # fmt: skip


def own_method(part: Any, what: str, kind: type[Any] | None = None) -> str | None:
    """The name of a method or attribute that a part overrides; None if there is none.

    Parameters
    ----------
    part : such as a layer.
    what : a name in :data:`CALLED`.
    kind : the class to compare with; None for the first one of hybridnet among the ancestors.
    """
    for name in CALLED[what]:
        if has_own(part, name, kind):
            return name
    return own_access(type(part))


def has_own(part: Any, name: str, kind: type[Any] | None = None) -> bool:
    """Whether a part overrides an attribute of its hybridnet class, in a subclass or on the object.

    The globals of a function show its module, also if a decorator has copied other attributes.
    """
    home = kind or home_of(type(part))
    if home is None or name in getattr(part, "__dict__", ()):
        return True
    method, ours = getattr(type(part), name, None), getattr(home, name, None)
    if method is not ours and _code(method) is not _code(ours):
        return True
    return method is not None and not is_hybridnets(getattr(method, "__globals__", {}).get("__package__"))


def home_of(kind: type[Any]) -> type[Any] | None:
    """The first class of hybridnet among a class and its base classes."""
    for each in kind.__mro__:
        if is_hybridnets(each.__module__):
            return each
    return None


def _code(method: Any) -> Any:
    """The code of a function: the book's classes have copies of functions under their own names."""
    return getattr(unguarded(method), "__code__", method)


def trainable(layers: Sequence[Any]) -> list[Any]:
    """The layers with weights, except those whose ``trainable`` is False."""
    return [layer for layer in with_parameters(layers) if is_trainable(layer)]


def is_trainable(layer: Any) -> bool:
    """Whether training changes a layer."""
    return flag(type(layer).__name__, "trainable", layer.trainable if has(layer, "trainable") else True)


def own_choice(model: Any, combined: bool) -> str | None:
    """The attribute of a finalized model that differs from the result of ``finalize``; None if there is none.

    Links and penalties that lead out of the model are those of another model with the same layers or the same loss.

    Parameters
    ----------
    model : finalized, by hybridnet's ``finalize`` or a custom one.
    combined : whether softmax and loss have a combined backward pass.
    """
    trained, ends = trainable(model.layers), model.softmax_classifier_output
    if not are_same(getattr(model, "trainable_layers", trained), trained):
        return "trainable_layers"
    penalized = getattr(model.loss, "trainable_layers", trained)
    if not are_same(penalized, trained) and _are_among(penalized, model.layers):
        return "loss.trainable_layers"
    if (ends is not None) != combined or (combined and own_method(ends, "combined softmax and loss")):
        return "softmax_classifier_output"
    first = getattr(model, "input_layer", None)
    if first is not None and own_method(first, "input layer"):
        return "input_layer"
    last = model.layers[-1] if model.layers else None
    if getattr(model, "output_layer_activation", last) is not last:
        return "output_layer_activation"
    for names, offset in (("prev", -1), ("next", 1)):
        for index, layer in enumerate(model.layers):
            linked = [getattr(layer, names, None)]
            beside = model.layers[index + offset : index + offset + 1] if index + offset >= 0 else []
            if _are_among(linked, model.layers) and not are_same(linked, beside):
                return names
    return None


def are_same(parts: Sequence[Any], others: Sequence[Any]) -> bool:
    """Whether these are the same objects (identity, not equality)."""
    if not isinstance(parts, (list, tuple)) or len(parts) != len(others):
        return False
    return all(part is other for part, other in zip(parts, others, strict=True))


def _are_among(parts: Sequence[Any], others: Sequence[Any]) -> bool:
    return isinstance(parts, (list, tuple)) and all(any(part is other for other in others) for part in parts)
