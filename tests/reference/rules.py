"""How nnfs makes NumPy compute: what ``nnfs.init`` does to dot, zeros, eye and randn, without patching NumPy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Rules:
    """Dtypes of what is made and of what is multiplied.

    Parameters
    ----------
    dtype : dtype of new zeros, unit matrices and normal draws; None leaves NumPy's float64.
    products : dtype of a matrix product, which is then summed in float64; None leaves the larger of its operands'.
    """

    name: str
    dtype: str | None
    products: str | None

    def dot(self, a: Array, b: Array) -> Array:
        """``sum_k a[i, k] * b[k, j]``."""
        if self.products is None:
            return np.asarray(np.dot(a, b))
        return np.asarray(np.dot(a.astype("float64"), b.astype("float64"))).astype(self.products)

    def zeros(self, shape: tuple[int, ...]) -> Array:
        """Zeros of the default dtype."""
        return np.zeros(shape, dtype=self.dtype or "float64")

    def eye(self, n: int) -> Array:
        """The unit matrix, n by n, of the default dtype."""
        return np.eye(n, dtype=self.dtype or "float64")

    def randn(self, random: np.random.RandomState, *shape: int) -> Array:
        """Standard normal draws of the default dtype: drawn as float64, rounded once."""
        return np.asarray(random.randn(*shape)).astype(self.dtype or "float64")


NNFS = Rules("nnfs", "float32", "float32")
"""After ``nnfs.init()``."""

NNFS_WITHOUT_DTYPE = Rules("nnfs_without_dtype", None, "float32")
"""After ``nnfs.init(default_dtype=None)``: products are float32 all the same."""

PLAIN = Rules("plain", None, None)
"""NumPy without the changes of nnfs."""


class Ambient(Rules):
    """NumPy as it has been patched by now: after the real ``nnfs.init`` these are nnfs' own functions."""

    def dot(self, a: Array, b: Array) -> Array:
        return np.asarray(np.dot(a, b))

    def zeros(self, shape: tuple[int, ...]) -> Array:
        return np.zeros(shape)

    def eye(self, n: int) -> Array:
        return np.eye(n)

    def randn(self, random: np.random.RandomState, *shape: int) -> Array:
        if random is not STREAM:
            raise ValueError("nnfs patches the draws from NumPy's global stream only; pass STREAM")
        return np.asarray(np.random.randn(*shape))


STREAM: np.random.RandomState = np.random.mtrand._rand
"""NumPy's global stream, from which ``np.random.randn`` and its like draw."""

AMBIENT = Ambient("ambient", None, None)
"""Whatever NumPy does at the moment."""
