"""Activations and their gradients, predictions, and the functions exp and log."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._arrays import FloatArray, empty, floats, matrix, operands
from .._errors import ShapeError
from .._numerics import Numerics
from .direct import direct
from .engine import formula, known_activations, native


def activate(activation: str, inputs: Any, numerics: Numerics, setting: float = 0.0) -> Any:
    """Return the activation of every element (softmax: every row of the last axis), a new array shaped as ``inputs``.

    A single number gives a NumPy scalar. ReLU keeps integer dtypes and float16, as NumPy's maximum does.
    """
    output = direct.activate(formula(activation), setting, inputs, numerics.bits)
    if output is not None:
        return output
    (x,) = operands(numerics, floats(inputs, f"{formula(activation)}, inputs"))
    y = empty(x.shape, x.dtype)
    native.activate(activation, setting, x, y, numerics.bits)
    if activation == "relu" and x is not inputs:
        given = np.asarray(inputs)
        y = _in_dtype_of(given.astype(np.int64) if given.dtype.kind == "b" else given, y)
    return y if y.ndim else y[()]


def _in_dtype_of(given: NDArray[Any], result: FloatArray) -> NDArray[Any]:
    """Return ``result``, numbers of ``given`` or zeros, in the dtype of ``given`` if that is an integer or float16."""
    dtype = given.dtype.newbyteorder("=")
    if dtype == np.float16:
        return result.astype(dtype)
    if dtype.kind not in "iub":
        return result
    whole = given.astype(dtype)
    whole[result == 0] = 0
    return whole


def keeps_output(activation: str) -> bool:
    """Whether the derivative is written in terms of the output instead of the inputs."""
    return "keeps_output" in known_activations()[activation]


# Activations whose input gradient is the output gradient or 0.
_KEEPS_NUMBERS = frozenset({"relu", "linear"})


def activation_backward(activation: str, saved: Any, dvalues: Any, numerics: Numerics, setting: float = 0.0) -> Any:
    """Return dLoss/dInputs from dLoss/dOutput and the array saved by forward, a new array of their shape."""
    dinputs = direct.activation_backward(activation, setting, saved, dvalues, numerics.bits)
    if dinputs is not None:
        return dinputs
    where = f"{activation}, backward"
    convert = matrix if activation == "softmax" else floats
    k, g = operands(numerics, convert(saved, where), convert(dvalues, where))
    if k.shape != g.shape:
        raise ShapeError(
            f"{where}: gradients are {g.shape}; the last forward pass gave {k.shape}. "
            "Pass the gradients of that output."
        )
    dtype = g.dtype if "passes_gradients" in known_activations()[activation] else np.promote_types(k.dtype, g.dtype)
    dinputs = empty(k.shape, dtype)
    native.activation_backward(activation, setting, k, g, dinputs, numerics.bits)
    if activation in _KEEPS_NUMBERS and g is not dvalues:
        dinputs = _in_dtype_of(np.asarray(dvalues), dinputs)
    return dinputs if dinputs.ndim else dinputs[()]


def predictions(activation: str, outputs: Any) -> NDArray[np.int64]:
    """Return class numbers for softmax, shape (batch,); 0 or 1 for sigmoid, shape of ``outputs``."""
    numbers = direct.predictions(activation, outputs)
    if numbers is not None:
        return numbers  # type: ignore[no-any-return]
    where = f"{activation}, predictions"
    if activation == "softmax":
        y = matrix(outputs, where)
        if not y.shape[1]:
            raise ShapeError(f"{where}: outputs are {y.shape}; there must be one column or more, one for each class.")
        classes = empty((y.shape[0], 1), y.dtype)
    else:
        y = floats(outputs, where)
        classes = empty(y.shape, y.dtype)
    native.predictions(activation, y, classes)
    whole = classes.astype(np.int64)
    return whole[:, 0] if activation == "softmax" else whole[()]


def elementary(function: str, x: ArrayLike, numerics: Numerics) -> FloatArray:
    """Return ``"exp"`` or ``"log"`` of every element in the flavour of ``numerics``, a new array."""
    values = floats(x, function)
    y = empty(values.shape, values.dtype)
    native.elementary(function, values, y, numerics.bits)
    return y
