"""The data sets of the nnfs package with the same bits: dtypes set by ``hybridnet.nnfs.init``, NumPy's stream."""

from ..._public import public
from .sine import create_data as sine_data
from .spiral import create_data as spiral_data
from .vertical import create_data as vertical_data

__all__ = ["sine_data", "spiral_data", "vertical_data"]

public(__name__)
