"""Optional capabilities of a layer, detected by its attributes, so that custom layers have the same ones as ours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ._attributes import has


def has_parameters(layer: Any) -> bool:
    """Whether a layer has weights and biases, which training updates and files save."""
    return has(layer, "weights")


def with_parameters(layers: Iterable[Any]) -> list[Any]:
    """The layers with weights and biases, first to last."""
    return [layer for layer in layers if has_parameters(layer)]


def draws_random_numbers(layer: Any) -> bool:
    """Whether a layer draws random numbers in training: from a random state of its own, or from that of the run."""
    return has(layer, "_random_state")
