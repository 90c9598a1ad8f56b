"""Dense layers, dropout, single neurons and stacks of layers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import _runtime
from .._arrays import (
    SUMS_OF_WHOLE,
    FloatArray,
    copied,
    empty,
    floats,
    matrix,
    operands,
    rows,
    vector,
)
from .._errors import LARGEST, ShapeError, number
from .._numerics import F4, F8, Numerics
from .direct import direct
from .engine import connect, error, native
from .stream import RandomState, Stream


def dense_forward(inputs: Any, weights: Any, biases: Any, numerics: Numerics) -> FloatArray:
    """Return ``inputs @ weights + biases``, a new array; its shape is that of ``inputs`` except for the last axis."""
    output = direct.dense_forward(inputs, weights, biases, numerics.bits)
    if output is None:
        return _dense_forward_converted(inputs, weights, biases, numerics)
    return output  # type: ignore[no-any-return]


def rows_can_be_cut() -> bool:
    """Whether blocks of 2,048 rows or more, an even number but in the last, have the bits of the whole product."""
    interop = _runtime.interop()
    connect(interop)
    return bool(interop.Library.RowsCanBeCut())


_IS_WIDE = {F4: False, F8: True}


def _dense_dtype(
    inputs: np.dtype[Any], weights: np.dtype[Any], biases: np.dtype[Any], numerics: Numerics
) -> np.dtype[Any]:
    """The dtype of NumPy's output for arrays of these dtypes.

    Raises
    ------
    KeyError : a dtype is neither float32 nor float64 in the machine's byte order.
    """
    x, w, b = _IS_WIDE[inputs], _IS_WIDE[weights], _IS_WIDE[biases]
    wide = b or (numerics.product == F8 if numerics.product is not None else x or w)
    return F8 if wide else F4


def _dense_forward_converted(inputs: Any, weights: Any, biases: Any, numerics: Numerics) -> FloatArray:
    """The same for arguments that must be converted before the engine can borrow them."""
    where = "dense layer"
    x, w = floats(inputs, f"{where}, inputs"), _two_axes(weights)
    b = _biases(biases, w, numerics.product or np.promote_types(x.dtype, w.dtype))
    x, w, b = operands(numerics, x, w, b)
    table = rows(x, f"{where}, inputs")
    if x.ndim != 2 and x.shape[-1] != w.shape[0]:
        hint = f"Flatten each sample first, such as X.reshape({len(x)}, -1)."
        raise ShapeError(
            f"{where} {w.shape[0]} -> {w.shape[1]}: inputs are {x.shape}; this layer takes (batch, {w.shape[0]}). "
            + (hint if x.ndim > 2 else f"Pass {w.shape[0]} numbers, or rows of as many.")
        )
    batch, neurons = table.shape[0], w.shape[1]
    if batch * neurons > LARGEST:
        raise ShapeError(
            f"{where}: inputs are {x.shape}, weights are {w.shape}; that would give {batch * neurons:,} numbers, and "
            f"up to {LARGEST:,} fit. Pass fewer rows at once."
        )
    output = empty((batch, neurons), _dense_dtype(x.dtype, w.dtype, b.dtype, numerics))
    native.dense_forward(table, w, b, output, numerics.bits)
    if x.ndim == 1:
        # NumPy: a 1-D array times a matrix is 1-D, and stays so if the biases are 1-D.
        return output.reshape(-1) if np.ndim(biases) < 2 else output
    return output.reshape(*x.shape[:-1], neurons)


def _two_axes(weights: Any) -> FloatArray:
    w = floats(weights, "dense layer, weights")
    if w.ndim != 2:
        raise ShapeError(f"dense layer: weights are {w.shape}; they must be (inputs, neurons). Reshape them.")
    return w


def _biases(biases: Any, weights: FloatArray, weak: np.dtype[Any]) -> FloatArray:
    """Biases as one row; a single number and a 1-D array are broadcast.

    Python scalars get the dtype ``weak``.
    """
    neurons = weights.shape[1]
    if type(biases) in (int, float, bool):
        real = biases if type(biases) is bool else number("dense layer", "biases", biases)
        return np.full((1, neurons), real, dtype=weak)
    b = floats(biases, "dense layer, biases")
    if b.shape not in ((), (1,), (neurons,), (1, 1), (1, neurons)):
        raise error("bias_shape", weights.shape, b.shape, neurons)
    return np.ascontiguousarray(np.broadcast_to(b, (1, neurons)))


_NO_PENALTIES = np.zeros(4, F8)
_SCALARS = {int, float}


def dense_backward(
    inputs: Any, weights: Any, biases: Any, dvalues: Any, penalties: tuple[float, ...], numerics: Numerics
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the gradients w.r.t. weights, biases and inputs, three new arrays.

    The gradient w.r.t. the biases has an integer dtype if ``dvalues`` has one and no penalty is added.
    """
    gradients = direct.dense_backward(inputs, weights, biases, dvalues, *penalties, numerics.bits)
    if gradients is None:
        return _dense_backward_converted(inputs, weights, biases, dvalues, penalties, numerics)
    return gradients  # type: ignore[no-any-return]


def _factors(penalties: tuple[float, ...]) -> NDArray[np.float64]:
    if set(map(type, penalties)) <= _SCALARS and not any(penalties):
        return _NO_PENALTIES
    return np.array([number("dense layer", "a regularization factor", value) for value in penalties], F8)


def _dense_backward_converted(
    inputs: Any, weights: Any, biases: Any, dvalues: Any, penalties: tuple[float, ...], numerics: Numerics
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """The same for arguments that must be converted before the engine can borrow them."""
    where = "dense layer, backward"
    x, w, g = matrix(inputs, where), _two_axes(weights), matrix(dvalues, where)
    b = _biases(biases, w, w.dtype)
    if x.shape[1] != w.shape[0] or g.shape != (x.shape[0], w.shape[1]):
        raise ShapeError(
            f"{where}: inputs are {x.shape}, weights {w.shape}, gradients {g.shape}; gradients must be "
            f"({x.shape[0]}, {w.shape[1]}), one row a sample and one column a neuron. "
            "Pass the gradients of the last output."
        )
    product = numerics.product
    dweights = empty(w.shape, product or np.promote_types(x.dtype, g.dtype))
    dinputs = empty(x.shape, product or np.promote_types(g.dtype, w.dtype))
    whole = None if g is dvalues else SUMS_OF_WHOLE.get(np.asarray(dvalues).dtype.kind)
    if whole is not None:
        g = g.astype(F8, copy=False)
    x, w, b, g = operands(numerics, x, w, b, g)
    dbiases = empty((1, w.shape[1]), g.dtype)
    factors = _factors(penalties)
    native.dense_backward(x, w, b, g, dweights, dbiases, dinputs, factors, numerics.bits)
    if whole is not None and not (factors[2:] > 0).any():
        dbiases = dbiases.astype(whole)
    return dweights, dbiases, dinputs.reshape(np.shape(inputs)) if np.ndim(inputs) > 2 else dinputs


def initial_weights(
    initializer: str, scale: float, n_inputs: int, n_neurons: int, random_state: RandomState, numerics: Numerics
) -> FloatArray:
    """Draw weights of shape (n_inputs, n_neurons) from NumPy's stream."""
    weights = empty((n_inputs, n_neurons), numerics.dtype)
    stream = Stream(random_state, "dense layer")
    native.initialize(initializer, scale, weights, stream.key, stream.rest, numerics.drawn == F4)
    stream.write_back()
    return weights


def dropout(inputs: Any, keep: float, random_state: RandomState, numerics: Numerics) -> tuple[FloatArray, FloatArray]:
    """Return the mask (0 or 1 / keep) and inputs * mask: two new arrays of the shape of ``inputs``.

    They are float64, or float32 in the fast arithmetic.
    """
    (x,) = operands(numerics, floats(inputs, "dropout layer, inputs"))
    dtype = F4 if numerics.is_fast else F8
    mask, output = empty(x.shape, dtype), empty(x.shape, dtype)
    stream = Stream(random_state, "dropout layer")
    share = number("dropout layer", "the share that is kept", keep)
    native.dropout(share, x, mask, output, stream.key, stream.rest, numerics.bits)
    stream.write_back()
    return mask, output


def dropout_in_inference(inputs: Any, numerics: Numerics) -> NDArray[Any]:
    """Return a copy of ``inputs``; in the fast arithmetic, float32."""
    output = copied(inputs, "dropout layer, inputs")
    return output.astype(F4, copy=False) if numerics.is_fast else output


def multiply(a: ArrayLike, b: ArrayLike, where: str, numerics: Numerics | None = None) -> FloatArray:
    """Return a * b of two arrays of the same shape, a new array of the wider dtype, or float32 in the fast arithmetic.

    Raises
    ------
    ShapeError : the shapes differ.
    """
    x, y = floats(a, where), floats(b, where)
    if x.shape != y.shape:
        raise ShapeError(f"{where}: shapes are {x.shape} and {y.shape}; they must be the same.")
    if numerics is not None:
        x, y = operands(numerics, x, y)
    product = empty(x.shape, np.promote_types(x.dtype, y.dtype))
    native.multiply(x, y, product)
    return product


def neuron(weights: ArrayLike, bias: float, inputs: ArrayLike) -> tuple[FloatArray, float]:
    """Return the products w[i] * x[i], and their sum in order plus the bias, in float64."""
    w, x = vector(weights, "neuron, weights"), vector(inputs, "neuron, inputs")
    products, total = empty(x.size, F8), empty(1, F8)
    native.neuron(w, bias, x, products, total)
    return products, float(total[0])


def collapse(stack: Sequence[tuple[ArrayLike, ArrayLike]]) -> tuple[FloatArray, FloatArray]:
    """Return weights and biases of one layer that is equivalent to a stack of (weights, biases)."""
    layers = []
    for weights, biases in stack:
        w = matrix(weights, "collapse, weights")
        layers.append((w, _biases(biases, w, w.dtype)))
    arrays = [array for layer in layers for array in layer]
    record = np.array([id(array) for array in arrays], np.int64)
    dtype = F8 if any(array.dtype == F8 for array in arrays) else F4
    n_inputs, neurons = (layers[0][0].shape[0], layers[-1][0].shape[1]) if layers else (0, 0)
    merged_weights, merged_biases = empty((n_inputs, neurons), dtype), empty((1, neurons), dtype)
    native.collapse(record, merged_weights, merged_biases)
    return merged_weights, merged_biases
