"""What a layer has beside ``forward`` and ``backward``, by its attributes, so that custom layers count as ours do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def has_parameters(layer: Any) -> bool:
    """Whether a layer has weights and biases, which training changes and files save."""
    return hasattr(layer, "weights")


def with_parameters(layers: Iterable[Any]) -> list[Any]:
    """The layers that have weights and biases, first to last."""
    return [layer for layer in layers if has_parameters(layer)]
