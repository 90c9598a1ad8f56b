"""A sine."""

from __future__ import annotations

from ... import datasets
from ..._bridge import FloatArray
from ..._public import public


def create_data(samples: int = 1000) -> tuple[FloatArray, FloatArray]:
    """:func:`hybridnet.sine_data`, float64 always."""
    return datasets.sine_data(samples)


public(__name__)
