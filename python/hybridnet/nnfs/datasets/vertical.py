"""Point clouds side by side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ... import datasets
from ..._bridge import FloatArray
from ..._numerics import book
from ..._public import public


def create_data(samples: int, classes: int) -> tuple[FloatArray, NDArray[np.uint8]]:
    """:func:`hybridnet.vertical_data`, float32 after ``hybridnet.nnfs.init()`` and float64 without it."""
    return datasets._nnfs_points("vertical", samples, classes, None, book)


public(__name__)
