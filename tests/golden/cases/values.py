"""Inputs that many cases share."""

from __future__ import annotations

from typing import Any

import numpy as np

from golden.form import Tolerance
from reference.rules import Array


def f32(values: list[Any]) -> Array:
    return np.array(values, "float32")


def f64(values: list[Any]) -> Array:
    return np.array(values, "float64")


PROBABILITIES = f32(
    [
        [0.7, 0.2, 0.1],
        [0.1, 0.5, 0.4],
        [0.02, 0.9, 0.08],
        [0.0, 1.0, 0.0],
        [1e-8, 1 - 1e-7, 5e-8],
        [1 / 3, 1 / 3, 1 / 3],
    ]
)
"""Predictions of three classes; some beyond the clipping limits."""

ROUNDED_TWICE = Tolerance(
    "the engine's float64 exp and log are within 1 ulp of NumPy's; what is computed of them keeps that error", ulp=4
)
SUMMED_OTHERWISE = Tolerance("NumPy's own products are summed in the order of the local BLAS", relative=1e-12)


def special(dtype: str) -> Array:
    """NaN, infinities, zeros, subnormals, the smallest and largest normal numbers, 1e-30, 1e30, of both signs."""
    limits = np.finfo(dtype)
    subnormal = np.array([limits.smallest_subnormal, limits.smallest_normal - limits.smallest_subnormal], dtype)
    positive = np.array([0, 1e-30, 0.5, 1, 1e30, np.inf, limits.smallest_normal, limits.max, *subnormal], dtype)
    return np.concatenate([positive, -positive, np.array([np.nan], dtype)]).astype(dtype)


def normal(seed: int, *shape: int, dtype: str = "float32", scale: float = 1.0) -> Array:
    """Drawn numbers that are written out."""
    return np.asarray(scale * np.random.RandomState(seed).randn(*shape)).astype(dtype)


def quarters(seed: int, *shape: int, dtype: str = "float64") -> Array:
    """Small multiples of 1/4: sums of their products are exact in every order."""
    return np.asarray(np.random.RandomState(seed).randint(-8, 9, shape) / 4).astype(dtype)
