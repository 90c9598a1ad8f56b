"""Settings of the arithmetic: ``init`` sets them, and every call reads the current ones."""

from __future__ import annotations

from typing import Literal

import numpy as np

from ._errors import choice, shown
from ._public import public

F4 = np.dtype(np.float32)
F8 = np.dtype(np.float64)

Flavour = Literal["auto", "simd", "libm"]
Arithmetic = Literal["numpy", "fast"]
ARITHMETICS = ("numpy", "fast")
_FAST_BITS = 8

# exp of this number distinguishes NumPy's kernels: vector kernel and C library differ in the last bit.
_PROBE = np.array([-1.0397208] * 16, dtype=F4)
_PROBE_SIMD = 0x3EB504F4


def local_flavour() -> Literal["simd", "libm"]:
    """The float32 exp that the installed NumPy uses on this machine: its own vector kernel or the C library."""
    return "simd" if int(np.exp(_PROBE).view(np.uint32)[0]) == _PROBE_SIMD else "libm"


class Numerics:
    """The settings of one family of classes: ``hybridnet`` or ``hybridnet.nnfs``.

    Attributes
    ----------
    dtype : of new parameters and data.
    drawn : the dtype to which normal numbers are rounded before they are converted to ``dtype``.
    product : the dtype that products come back in; None for the larger of the operands'.
    is_fast : whether the engine computes with its fast arithmetic, in float32 alone.
    bits : arithmetic, product and flavour as the engine reads them.
    narrow : the dtype of the output of a dense layer whose arrays are all float32.
    """

    __slots__ = ("bits", "drawn", "dtype", "flavour", "is_fast", "narrow", "product")

    def __init__(self, dtype: np.dtype, product: np.dtype | None, *, is_fast: bool = False) -> None:
        self.flavour: Flavour = "auto"
        self.configure(dtype, dtype, product, is_fast=is_fast)

    def configure(
        self,
        dtype: np.dtype,
        drawn: np.dtype,
        product: np.dtype | None,
        flavour: Flavour | None = None,
        *,
        is_fast: bool = False,
    ) -> None:
        """Set everything at once; ``flavour`` is unchanged if None."""
        self.dtype, self.drawn, self.product, self.is_fast = dtype, drawn, product, is_fast
        self.flavour = flavour or self.flavour
        libm = (local_flavour() if self.flavour == "auto" else self.flavour) == "libm"
        self.bits = _FAST_BITS if is_fast else (0 if product is None else 1 if product == F4 else 2) | libm << 2
        # In comparisons of dtypes NumPy converts None to float64.
        self.narrow = F8 if product is not None and product == F8 else F4


#: What the classes of ``hybridnet`` compute with: as after ``nnfs.init()``.
numerics = Numerics(F4, F4)

#: What the parts of a model compute with if it was created with ``arithmetic=``.
OF_MODELS: dict[str, Numerics] = {"numpy": Numerics(F4, F4), "fast": Numerics(F4, F4, is_fast=True)}

#: What the classes of ``hybridnet.nnfs`` compute with: as plain NumPy until ``hybridnet.nnfs.init()``.
book = Numerics(F8, None)


def init(
    seed: int | None = None,
    dtype: Literal["float32", "float64"] = "float32",
    arithmetic: Arithmetic = "numpy",
    flavour: Flavour = "auto",
) -> None:
    """Seed NumPy's global random stream and set the arithmetic of ``hybridnet`` for later calls. NumPy is not patched.

    Parameters
    ----------
    seed : for ``np.random.seed``; None does not change the stream.
    dtype : of new parameters and data. ``"float32"``: products are summed in double and come back as float32, as after
        ``nnfs.init()``. ``"float64"``: everything in double, as NumPy without nnfs.
    arithmetic : ``"numpy"``, bit-equal to NumPy; or ``"fast"``, everything in float32 with fused multiply-adds: as
        fast as the processor allows, the same bits on any number of threads, and not NumPy's.
    flavour : whose float32 exp and log ``"numpy"`` has. ``"simd"``: NumPy's vector kernels (x86-64 with AVX2);
        ``"libm"``: the C library's, with which the book's numbers were printed; ``"auto"``: those of the NumPy
        installed here.

    Raises
    ------
    ValueError : an argument is none of these, or ``"fast"`` is to compute in float64.

    >>> init(seed=0)
    """
    choice("init", "dtype", dtype, ("float32", "float64"))
    choice("init", "arithmetic", arithmetic, ARITHMETICS)
    if arithmetic == "fast" and dtype != "float32":
        raise ValueError(
            "init: arithmetic is 'fast' and dtype 'float64'; the fast arithmetic computes in float32. "
            "Set dtype='float32', or arithmetic='numpy'."
        )
    choice("init", "flavour", flavour, ("auto", "simd", "libm"))
    if seed is not None:
        try:
            np.random.seed(seed)
        except (TypeError, ValueError) as error:
            raise type(error)(
                f"init: seed is {shown(seed)}; a seed is a whole number from 0 to 4,294,967,295, or None."
            ) from None
    chosen = np.dtype(dtype)
    numerics.configure(chosen, chosen, F4 if chosen == F4 else None, flavour, is_fast=arithmetic == "fast")


public(__name__)
