"""``init``: patches NumPy like the nnfs package, and sets the arithmetic of the book's classes accordingly."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from .._numerics import F4, F8, book
from .._public import public

# Where a patched function keeps the dtypes it casts to, the innermost first.
_CASTS = "_hybridnet_casts"
# Complex numbers, times, texts and records: nothing that a cast to a real number leaves whole.
_OTHER_KINDS = frozenset("cmMSUV")


def init(
    dot_precision_workaround: bool = True, default_dtype: DTypeLike | None = "float32", random_seed: int | None = 0
) -> None:
    """Patch NumPy like ``nnfs.init``, seed its stream, and set the arithmetic of the classes of ``hybridnet.nnfs``.

    Parameters
    ----------
    dot_precision_workaround : True: ``np.dot`` multiplies in float64 and returns float32, for every ``default_dtype``.
        False: its result is cast to ``default_dtype``; bits are not promised then, they are those of the BLAS.
    default_dtype : float32 or float64, of what ``np.random.randn`` gives, and of ``np.zeros`` and ``np.eye`` where no
        dtype is named. None leaves them alone.
    random_seed : for ``np.random.seed``; None does not change the stream.

    Raises
    ------
    ValueError : ``default_dtype`` is another one.

    Notes
    -----
    Patches stay for the rest of the process and act on everybody who uses NumPy, as with the original; nothing of
    hybridnet depends on them, and ``hybridnet.init`` sets up the classes of ``hybridnet`` without any. As with the
    original, a second call patches the patches (what was drawn as float32 stays rounded to it under a later float64),
    lists are not arguments of ``np.dot`` afterward, and ``@``, ``ndarray.dot`` and other functions do not change.
    Unlike the original, ``np.dot`` leaves alone what a cast would destroy: complex numbers, times, other libraries'
    arrays.

    >>> init()
    >>> np.zeros(3).dtype, np.random.randn(2).dtype, np.dot(np.eye(2), np.ones(2)).dtype
    (dtype('float32'), dtype('float32'), dtype('float32'))
    """
    dtype = _checked(default_dtype)
    if random_seed is not None:
        np.random.seed(random_seed)
    if dtype is not None:
        _patch(np, "zeros", _with_default, dtype)
        _patch(np, "eye", _with_default, dtype)
        _patch(np.random, "randn", _with_cast, dtype)
    if dot_precision_workaround:
        _patch(np, "dot", _in_double, F4)
    elif dtype is not None:
        _patch(np, "dot", _with_cast, dtype)
    _follow()


def _checked(default_dtype: DTypeLike | None) -> np.dtype[Any] | None:
    if not default_dtype:
        return None
    dtype = np.dtype(default_dtype)
    if dtype not in (F4, F8):
        raise ValueError(
            f"init: the default dtype is {dtype}; the engine computes in float32 and float64. "
            "Pass one of them, or None to leave NumPy's."
        )
    return dtype


def _patch(module: ModuleType, name: str, patch: Callable[[Any, np.dtype[Any]], Any], dtype: np.dtype[Any]) -> None:
    """Replace a function by a patched one, which keeps its name and docstring, and records all casts."""
    original = getattr(module, name)
    patched = wraps(original)(patch(original, dtype))
    setattr(patched, _CASTS, (*_casts(original), dtype))
    setattr(module, name, patched)


def _with_default(function: Any, dtype: np.dtype[Any]) -> Any:
    """``function`` with a default dtype if none is given by keyword or by a second argument."""

    def patched(*args: Any, **kwargs: Any) -> Any:
        if len(args) < 2:
            kwargs.setdefault("dtype", dtype)
        return function(*args, **kwargs)

    return patched


def _with_cast(function: Any, dtype: np.dtype[Any]) -> Any:
    """``function`` with its result cast."""

    def patched(*args: Any, **kwargs: Any) -> Any:
        result = function(*args, **kwargs)
        return result if _is_other(result) else result.astype(dtype)

    return patched


def _in_double(dot: Any, dtype: np.dtype[Any]) -> Any:
    """``dot`` with its arguments cast to float64 and its result to ``dtype``."""

    def patched(*args: Any, **kwargs: Any) -> Any:
        if any(_is_other(arg) for arg in args):
            return dot(*args, **kwargs)
        return dot(*[arg.astype(F8) for arg in args], **kwargs).astype(dtype)

    return patched


def _is_other(value: Any) -> bool:
    """Whether a cast to real numbers would lose information.

    For lists and numbers the cast raises the original error.
    """
    if isinstance(value, (list, tuple, int, float, complex)):
        return False
    kind = getattr(getattr(value, "dtype", None), "kind", None)
    return kind in _OTHER_KINDS or not hasattr(value, "astype") or not hasattr(value, "__array__")


def _casts(function: Any) -> tuple[np.dtype[Any], ...]:
    return getattr(function, _CASTS, ())


def _follow() -> None:
    """Set the arithmetic of the book's classes to that of the patched NumPy."""
    drawn, products = _casts(np.random.randn), _casts(np.dot)
    book.configure(
        dtype=(F8, *_casts(np.zeros))[-1],
        drawn=F4 if F4 in drawn else F8,
        product=F4 if F4 in products else F8 if products else None,
    )


public(__name__)
