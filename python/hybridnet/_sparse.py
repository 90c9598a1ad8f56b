"""Sparse rows of scipy, converted to dense rows one batch at a time."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Elements of a dense batch if no batch size is given: 32 MB of float64.
_BATCH = 1 << 22


def is_sparse(rows: Any) -> bool:
    """Whether these are rows of a scipy.sparse matrix or array; scipy itself is not imported."""
    return type(rows) is not np.ndarray and all(hasattr(rows, name) for name in ("tocsr", "toarray", "nnz"))


class SparseRows:
    """Sparse rows; indexing by a slice or by row numbers returns dense rows.

    Parameters
    ----------
    rows : (samples, columns), a scipy.sparse matrix or array of real numbers.

    Attributes
    ----------
    shape, ndim, dtype : as of the dense array; float64 unless the numbers are float32.
    """

    ndim = 2

    def __init__(self, rows: Any) -> None:
        compressed = rows.tocsr()
        self.dtype = np.dtype(np.float32 if compressed.dtype == np.float32 else np.float64)
        self._rows = compressed.astype(self.dtype)
        self.shape: tuple[int, int] = compressed.shape

    @property
    def numbers(self) -> NDArray[Any]:
        """The stored elements, (nnz,)."""
        numbers: NDArray[Any] = self._rows.data
        return numbers

    @property
    def batch_size(self) -> int:
        """Number of rows per batch if no batch size is given."""
        return max(1, _BATCH // max(1, self.shape[1]))

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, rows: slice | NDArray[np.intp]) -> NDArray[Any]:
        dense: NDArray[Any] = self._rows[rows].toarray()
        return dense
