"""Was a bit of a product that differs a matter of the order of its terms?

Under nnfs' rules a product is summed in float64, in the order of the local BLAS, and rounded to float32 once. The
order moves the float64 sum by a few units of 2^-53; that changes the float32 only where the exact sum lies that close
to a tie, the middle of two neighboring float32. ``differing`` tells, for each element that is not the same, how close.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from .rules import Array


@dataclass(frozen=True)
class Differing:
    """An element that two sides rounded differently."""

    index: tuple[int, int]
    ours: np.float32
    theirs: np.float32
    exact: Fraction
    slack: Fraction
    """How far a float64 sum of these terms, in any order, may be from the exact one."""

    @property
    def tie(self) -> Fraction:
        """The middle of both."""
        return (Fraction(float(self.ours)) + Fraction(float(self.theirs))) / 2

    @property
    def distance(self) -> Fraction:
        """Of the exact sum from the tie."""
        return abs(self.exact - self.tie)

    @property
    def on_a_tie(self) -> bool:
        """Whether the order of the terms alone may decide between both."""
        neighbors = np.nextafter(self.ours, self.theirs) == self.theirs
        return bool(neighbors) and self.distance <= self.slack

    def __str__(self) -> str:
        place = "on a rounding tie" if self.on_a_tie else "not on a rounding tie"
        return (
            f"{list(self.index)}: {self.ours!s} and {self.theirs!s}, exact sum {float(self.exact)!r}, "
            f"{float(self.distance):.3g} from their middle; orders may move it by {float(self.slack):.3g}: {place}"
        )


def differing(a: Array, b: Array, ours: Array, theirs: Array) -> list[Differing]:
    """Every element of the product ``a . b`` in which two float32 results differ.

    Raises
    ------
    ValueError : a result is not the product's shape, not float32, or an element of it is not finite.
    """
    if {ours.dtype, theirs.dtype} != {np.dtype("float32")} or not ours.shape == theirs.shape == (len(a), b.shape[1]):
        raise ValueError("two float32 results of the shape of the product are needed")
    wrong = np.argwhere(ours.view("uint32") != theirs.view("uint32"))
    return [_element(a[i], b[:, j], (int(i), int(j)), ours[i, j], theirs[i, j]) for i, j in wrong]


def _element(row: Array, column: Array, index: tuple[int, int], ours: np.float32, theirs: np.float32) -> Differing:
    if not (np.isfinite(ours) and np.isfinite(theirs)):
        raise ValueError(f"{list(index)}: {ours} and {theirs}; only finite results lie near ties")
    terms = [Fraction(float(x)) * Fraction(float(y)) for x, y in zip(row, column, strict=True)]
    # One rounding a product (none where both are float32) and one an addition, each at most 2^-53 of what has been
    # summed by then, which is at most the sum of magnitudes.
    slack = 2 * len(terms) * sum(map(abs, terms)) / 2**53
    return Differing(index, ours, theirs, sum(terms, Fraction(0)), Fraction(slack))
