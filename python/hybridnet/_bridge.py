"""The one file that touches .NET: lends arrays to the engine's steps, hands over the random state, translates failures.

A step is called through its address by cffi, which takes an array's address in 0.2 us and refuses one that is not
C-contiguous; pythonnet starts .NET, gives out the addresses and carries everything that is not an array. Arrays are
lent for the length of a call. Every output is a new NumPy array.
"""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Sequence
from decimal import Decimal
from numbers import Real
from typing import Any, NoReturn, TypeAlias, cast

import _cffi_backend
import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _runtime
from ._errors import LARGEST, ShapeError, StateError, kind, number, shown
from ._numerics import F4, F8, Numerics

FloatArray: TypeAlias = NDArray[np.float32] | NDArray[np.float64]
RandomState: TypeAlias = np.random.RandomState | int | None

_ffi = _cffi_backend.FFI()
_lend = _ffi.from_buffer
_empty = np.empty
_ndarray = np.ndarray

_SIGNATURES = {
    "dense_forward": "int(*)(void*,int,int,void*,int,int,void*,int,void*,int)",
    "dense_backward": "int(*)(void*,int,int,void*,int,void*,void*,void*,void*,void*,void*,int,int)",
    "initialize": "int(*)(int,double,void*,int,int,void*,void*,int)",
    "activate": "int(*)(int,double,void*,int,int,void*,int)",
    "activation_backward": "int(*)(int,double,void*,void*,int,int,void*,int)",
    "predictions": "int(*)(int,void*,int,int,void*,int)",
    "dropout": "int(*)(double,void*,int,int,void*,void*,void*,void*,int)",
    "multiply": "int(*)(void*,void*,void*,int,int)",
    "loss_forward": "int(*)(int,void*,int,int,void*,int,int,void*,int)",
    "loss_backward": "int(*)(int,void*,int,int,void*,int,int,void*,int)",
    "combined_backward": "int(*)(void*,int,int,void*,int,int,void*,int)",
    "mean": "int(*)(void*,int,void*,int)",
    "update": "int(*)(int,void*,void*,void*,void*,void*,void*,int,void*,int,int)",
    "points": "int(*)(int,int,int,int,double,double,void*,void*,void*,void*,int)",
    "sine": "int(*)(int,void*,void*)",
    "houses": "int(*)(int,void*,void*)",
    "average_price": "int(*)(void*,int,void*,int,void*)",
    "neuron": "int(*)(void*,int,double,void*,int,void*,void*)",
    "collapse": "int(*)(void*,int,void*,void*,int)",
    "elementary": "int(*)(int,void*,void*,int,int)",
    "draw": "int(*)(int,double,void*,int,void*,void*)",
}


class _Steps(_runtime.Door):
    """The engine's steps as cffi functions, each bound at its first use and let go in a forked child."""

    def __getattr__(self, name: str) -> Any:
        interop = _runtime.interop()
        _connect_logs(interop)
        bound = self.__dict__[name] = _ffi.cast(_SIGNATURES[name], interop.Steps.Address(name))
        return bound


_steps = _Steps("Steps")
_log = logging.getLogger("hybridnet.engine")
_logs_lock = threading.Lock()
_logs_connected = False


def _connect_logs(interop: Any) -> None:
    """Let the engine's messages arrive in Python's ``logging``, under ``hybridnet.engine``; the first step does it."""
    global _logs_connected
    with _logs_lock:
        if _logs_connected:
            return
        _logs_connected = True
    from System import Action, Int32, String

    def sink(level: int, event: int, message: str) -> None:
        _log.log(level, message, extra={"event_id": event})

    interop.Logs.SendTo(Action[Int32, Int32, String](sink))


_failures = _runtime.Door("Failures")


def _fail() -> NoReturn:
    """Raise the failure of the last step as the Python exception that fits; the .NET exception is its cause."""
    try:
        _failures.Throw()
    except Exception as failure:
        raise _translated(failure) from failure
    raise AssertionError("a failed step left no failure behind")


def _translated(failure: Any) -> Exception:
    kinds = {
        "ShapeException": ShapeError,
        "StateException": StateError,
        "ArgumentException": ValueError,
        "ArgumentOutOfRangeException": ValueError,
        "ArgumentNullException": ValueError,
        "OverflowException": OverflowError,
        "FormatException": ValueError,
        "InvalidDataException": ValueError,
        "FileNotFoundException": FileNotFoundError,
        "DirectoryNotFoundException": FileNotFoundError,
        "UnauthorizedAccessException": PermissionError,
        "IOException": OSError,
        "OutOfMemoryException": MemoryError,
        "KeyNotFoundException": KeyError,
    }
    return kinds.get(type(failure).__name__, RuntimeError)(str(getattr(failure, "Message", failure)))


# -- arrays in -----------------------------------------------------------------------------------------------------


def floats(values: ArrayLike, where: str) -> FloatArray:
    """``values`` as a C-contiguous float32 or float64 array, of any rank.

    bool, integers up to 16 bits and half floats become float32, wider integers float64: what NumPy makes of them beside
    a float32 array. An array that fits is returned itself.

    Raises
    ------
    TypeError : the values are no real numbers.
    ValueError : some are missing; or they are rows of different lengths, or too many (ShapeError).
    """
    array = values if type(values) is _ndarray else _plain(values, where)
    return _floats(array, values, where)


def _floats(array: NDArray[Any], values: Any, where: str) -> FloatArray:
    dtype = array.dtype
    if not 0 < array.size <= LARGEST and max(array.size, *array.shape) > LARGEST:
        raise ShapeError(f"{where}: the values are {array.shape}; up to {LARGEST:,} numbers fit. Pass fewer at once.")
    if dtype is not F4 and dtype is not F8:
        if dtype.kind == "O":
            array = _numbers(array, values, where)
        elif dtype.kind not in "buif" or dtype.itemsize > 8:
            what = _OTHER_KINDS.get(dtype.kind, "numbers")
            raise TypeError(
                f"{where}: the values are {what} ({dtype}); real numbers up to 64 bits are required. "
                "Convert them first."
            )
        dtype = F8 if dtype.itemsize == 8 or (dtype.kind in "ui" and dtype.itemsize == 4) else F4
    if array.dtype is dtype and array.flags.c_contiguous:
        return cast(FloatArray, array)
    return cast(FloatArray, np.ascontiguousarray(array, dtype=dtype).reshape(array.shape))


_OTHER_KINDS = {
    "c": "complex numbers",
    "M": "dates",
    "m": "time spans",
    "S": "bytes",
    "T": "texts",
    "U": "texts",
    "V": "records",
}


def _plain(values: Any, where: str) -> NDArray[Any]:
    """What NumPy makes an array of, as an array of its base class."""
    if isinstance(values, np.ma.MaskedArray) and np.ma.is_masked(values):
        masked = np.ma.getmaskarray(values).sum()
        raise ValueError(
            f"{where}: {masked} of {values.size} values are masked; numbers are required. "
            "Fill them first, such as values.filled(0)."
        )
    try:
        return np.asarray(values)
    except ValueError as error:
        raise ShapeError(
            f"{where}: the values in {kind(values)} make no array; rows of the same length are required. "
            f"NumPy says: {error}"
        ) from error


def _numbers(array: NDArray[Any], values: Any, where: str) -> NDArray[np.float64]:
    """Python's numbers as float64, such as a data frame gives that has columns of several dtypes."""
    if array.ndim == 0:
        hint = " Pass what its toarray() gives." if hasattr(values, "toarray") else ""
        raise TypeError(f"{where}: {kind(values)} arrived; an array of real numbers is required.{hint}")
    for value in array.flat:
        if value is None or type(value).__name__ in ("NAType", "NaTType"):
            raise ValueError(f"{where}: a value is missing ({value}). Fill missing values or drop their rows first.")
        if not isinstance(value, (Real, Decimal, np.bool_)):
            raise TypeError(
                f"{where}: one of the values is {kind(value)}; real numbers are required. "
                "Encode or leave out what is no number."
            )
    try:
        return array.astype(F8)
    except OverflowError as error:
        raise OverflowError(f"{where}: one of the values is beyond the range of float64.") from error


def rows(values: ArrayLike, where: str) -> FloatArray:
    """``values`` as a matrix: one row for a 1-D array, all leading axes in one for more than two.

    Raises
    ------
    TypeError : the values are no real numbers.
    ShapeError : there is no axis at all.
    """
    array = floats(values, where)
    if array.ndim == 2:
        return array
    if array.ndim == 0:
        raise ShapeError(f"{where}: a single number arrived; rows of numbers are required. Pass [[number]].")
    return array.reshape(*_rows_and_columns(array))


def _rows_and_columns(array: FloatArray) -> tuple[int, int]:
    """The shape of an array of one axis or more as a matrix of its last axis' rows."""
    return math.prod(array.shape[:-1]), array.shape[-1]


def vector(values: ArrayLike, where: str) -> NDArray[np.float64]:
    """The numbers of a row or a column, a new array of one axis, float64."""
    array = floats(values, where)
    if array.size != max(array.shape, default=1):
        raise ShapeError(f"{where}: the values are {array.shape}; one row or one column of numbers is required.")
    return array.astype(F8).reshape(-1)


def copied(values: ArrayLike, where: str) -> NDArray[Any]:
    """A copy of an array of real numbers, in its dtype."""
    as_floats = floats(values, where)
    array = np.asarray(values)
    return np.array(as_floats if array.dtype.kind == "O" else array)


def _is_ready(array: Any) -> bool:
    """Whether an array can be lent as it is, as a matrix."""
    if type(array) is not _ndarray or array.ndim != 2 or not 0 < array.size <= LARGEST:
        return False
    dtype = array.dtype
    return (dtype is F4 or dtype is F8) and array.flags.c_contiguous


def matrix(values: ArrayLike, where: str) -> FloatArray:
    """``values`` as :func:`rows` has them, without a detour for an array that fits already."""
    return values if _is_ready(values) else rows(values, where)  # type: ignore[return-value]


# -- layers --------------------------------------------------------------------------------------------------------


def dense_forward(inputs: Any, weights: Any, biases: Any, numerics: Numerics) -> FloatArray:
    """Compute inputs W + b, a new array; its shape is that of ``inputs`` but for the last axis."""
    try:
        batch, columns = inputs.shape
        n_inputs, neurons = weights.shape
        one, n_biases = biases.shape
        # A subclass may mean more than its memory tells, such as which values are masked.
        if one != 1 or not type(inputs) is type(weights) is type(biases) is _ndarray:
            raise TypeError
        lent_inputs, lent_weights, lent_biases = _lend(inputs), _lend(weights), _lend(biases)
        if inputs.dtype is F4 and weights.dtype is F4 and biases.dtype is F4:
            bits, dtype = numerics.narrow
        else:
            bits, dtype = _dense_arithmetic(inputs.dtype, weights.dtype, biases.dtype, numerics)
        output = _empty((batch, neurons), dtype)
        failed = _steps.dense_forward(
            lent_inputs, batch, columns, lent_weights, n_inputs, neurons, lent_biases, n_biases, _lend(output), bits
        )
    except (AttributeError, TypeError, ValueError, BufferError, KeyError, OverflowError, MemoryError):
        pass
    else:
        if failed:
            _fail()
        return output
    return _dense_forward_converted(inputs, weights, biases, numerics)


_IS_WIDE = {F4: False, F8: True}


def _dense_arithmetic(
    inputs: np.dtype[Any], weights: np.dtype[Any], biases: np.dtype[Any], numerics: Numerics
) -> tuple[int, np.dtype[Any]]:
    """The bits of a step with these dtypes, and the dtype that NumPy gives the output.

    Raises
    ------
    KeyError : one of them is neither float32 nor float64 in the machine's byte order.
    """
    x, w, b = _IS_WIDE[inputs], _IS_WIDE[weights], _IS_WIDE[biases]
    wide = b or (numerics.product == F8 if numerics.product is not None else x or w)
    return numerics.bits | x | w << 1 | b << 2 | wide << 3, F8 if wide else F4


def _dense_forward_converted(inputs: Any, weights: Any, biases: Any, numerics: Numerics) -> FloatArray:
    """The same for arguments that cannot be lent as they are."""
    where = "dense layer"
    x, w = floats(inputs, f"{where}, inputs"), _two_axes(weights)
    b = _biases(biases, w, numerics.product or np.promote_types(x.dtype, w.dtype))
    table = rows(x, f"{where}, inputs")
    batch, neurons = table.shape[0], w.shape[1]
    if batch * neurons > LARGEST:
        raise ShapeError(
            f"{where}: inputs are {x.shape}, weights are {w.shape}; that would give {batch * neurons:,} numbers, and "
            f"up to {LARGEST:,} fit. Pass fewer rows at once."
        )
    bits, dtype = _dense_arithmetic(x.dtype, w.dtype, b.dtype, numerics)
    output = _empty((batch, neurons), dtype)
    if _steps.dense_forward(_lend(table), *table.shape, _lend(w), *w.shape, _lend(b), b.size, _lend(output), bits):
        _fail()
    if x.ndim == 1:
        # A row of numbers by a matrix is a row, and stays one beside biases that are one too.
        return output.reshape(-1) if np.ndim(biases) < 2 else output
    return output.reshape(*x.shape[:-1], neurons)


def _two_axes(weights: Any) -> FloatArray:
    w = floats(weights, "dense layer, weights")
    if w.ndim != 2:
        raise ShapeError(f"dense layer: weights are {w.shape}; they must be (inputs, neurons). Reshape them.")
    return w


def _biases(biases: Any, weights: FloatArray, weak: np.dtype[Any]) -> FloatArray:
    """Biases as one row; a single number, and a row without its leading axis, are spread as NumPy does.

    Python's own numbers take the dtype ``weak``.
    """
    neurons = weights.shape[1]
    if type(biases) in (int, float, bool):
        return np.full((1, neurons), biases, dtype=weak)
    b = floats(biases, "dense layer, biases")
    if b.shape not in ((), (1,), (neurons,), (1, 1), (1, neurons)):
        raise ShapeError(
            f"dense layer: weights are {weights.shape}, biases are {b.shape}; biases must be (1, {neurons}), "
            "one for each neuron."
        )
    return np.ascontiguousarray(np.broadcast_to(b, (1, neurons)))


def dense_backward(
    inputs: Any, weights: Any, biases: Any, dvalues: Any, penalties: tuple[float, ...], numerics: Numerics
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """The gradients of weights, biases and inputs, three new arrays."""
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
    dweights = _empty(w.shape, product or np.promote_types(x.dtype, g.dtype))
    dbiases = _empty((1, w.shape[1]), g.dtype)
    dinputs = _empty(x.shape, product or np.promote_types(g.dtype, w.dtype))
    strengths = np.array([number("dense layer", "the strength of a regularizer", value) for value in penalties])
    if _steps.dense_backward(
        _lend(x), *x.shape, _lend(w), w.shape[1], _lend(b), _lend(g), _lend(dweights), _lend(dbiases), _lend(dinputs),
        _lend(strengths), _dtype_bits(dweights, dbiases, dinputs), numerics.bits | _dtype_bits(x, w, b, g),
    ):  # fmt: skip
        _fail()
    return dweights, dbiases, dinputs.reshape(np.shape(inputs)) if np.ndim(inputs) > 2 else dinputs


def _dtype_bits(*arrays: FloatArray) -> int:
    return sum((array.dtype == F8) << place for place, array in enumerate(arrays))


INITIALIZERS = {
    "nnfs": 0,
    "he": 1,
    "glorot": 2,
    "xavier": 2,
    "glorot_uniform": 3,
    "xavier_uniform": 3,
    "uniform": 4,
    "zeros": 5,
}


def initial_weights(
    initializer: str, scale: float, n_inputs: int, n_neurons: int, random_state: RandomState, numerics: Numerics
) -> FloatArray:
    """New weights of shape (n_inputs, n_neurons), drawn from NumPy's stream."""
    weights = _empty((n_inputs, n_neurons), numerics.dtype)
    stream = _Stream(random_state, "dense layer")
    bits = _dtype_bits(weights) | (numerics.drawn == F4) << 1
    if _steps.initialize(
        INITIALIZERS[initializer],
        scale,
        _lend(weights),
        n_inputs,
        n_neurons,
        _lend(stream.key),
        _lend(stream.rest),
        bits,
    ):
        _fail()
    stream.hand_back()
    return weights


def dropout(inputs: Any, keep: float, random_state: RandomState) -> tuple[FloatArray, FloatArray]:
    """The mask, 0 or 1 / keep, and inputs * mask: two new float64 arrays of the shape of ``inputs``."""
    x = floats(inputs, "dropout layer, inputs")
    mask, output = _empty(x.shape, F8), _empty(x.shape, F8)
    stream = _Stream(random_state, "dropout layer")
    if _steps.dropout(
        number("dropout layer", "the share that is kept", keep),
        _lend(x),
        1,
        x.size,
        _lend(mask),
        _lend(output),
        _lend(stream.key),
        _lend(stream.rest),
        _dtype_bits(x),
    ):
        _fail()
    stream.hand_back()
    return mask, output


def multiply(a: ArrayLike, b: ArrayLike, where: str) -> FloatArray:
    """Compute a * b of two arrays of one shape, a new array of the wider dtype.

    Raises
    ------
    ShapeError : the shapes differ.
    """
    x, y = floats(a, where), floats(b, where)
    if x.shape != y.shape:
        raise ShapeError(f"{where}: shapes are {x.shape} and {y.shape}; they must be the same.")
    product = _empty(x.shape, np.promote_types(x.dtype, y.dtype))
    if _steps.multiply(_lend(x), _lend(y), _lend(product), x.size, _dtype_bits(x, y, product)):
        _fail()
    return product


def random_source(random_state: RandomState, where: str) -> np.random.RandomState:
    """A RandomState as it is, or a new one with a seed.

    Raises
    ------
    TypeError : it is neither.
    ValueError : no seed is that large, or negative.
    """
    if isinstance(random_state, np.random.RandomState):
        return random_state
    if isinstance(random_state, (int, np.integer)) and not isinstance(random_state, bool):
        if not 0 <= random_state < 2**32:
            raise ValueError(f"{where}: random_state is {random_state}; a seed is from 0 to 4,294,967,295.")
        return np.random.RandomState(int(random_state))
    raise TypeError(
        f"{where}: random_state is {shown(random_state)}; it must be None (NumPy's global stream), a whole number "
        "or a numpy.random.RandomState. A numpy.random.Generator draws another sequence."
    )


class _Stream:
    """NumPy's random state, taken for one call: ``key`` and ``rest`` are lent, then handed back."""

    def __init__(self, random_state: RandomState, where: str) -> None:
        self._source: Any = np.random if random_state is None else random_source(random_state, where)
        state = self._source.get_state(legacy=False)
        if state["bit_generator"] != "MT19937":
            raise TypeError(f"{where}: the random stream is a {state['bit_generator']}; it must be an MT19937.")
        self.key = state["state"]["key"]
        self.rest = np.array([state["state"]["pos"], state["has_gauss"], state["gauss"]], dtype=F8)

    def hand_back(self) -> None:
        position, cached, gaussian = self.rest.tolist()
        self._source.set_state(("MT19937", self.key, int(position), int(cached), gaussian))


class _Formulas(dict[str, int]):
    """The engine's numbers of its formulas; an ancestor, such as ``Loss``, has none."""

    def __missing__(self, name: str) -> NoReturn:
        raise NotImplementedError("this class has no formula of its own; a subclass gives it forward and backward.")


# -- activations ---------------------------------------------------------------------------------------------------

ACTIVATIONS = _Formulas(relu=0, softmax=1, sigmoid=2, linear=3, heaviside=4, tanh=5, leaky_relu=6)


def activate(activation: str, inputs: Any, numerics: Numerics, slope: float = 0.0) -> Any:
    """The activation of every element (softmax: of every row of the last axis), a new array shaped as ``inputs``.

    A single number gives a NumPy scalar. ReLU leaves whole numbers whole, as NumPy's maximum does.
    """
    formula = ACTIVATIONS[activation]
    x = floats(inputs, f"{activation}, inputs")
    y = _empty(x.shape, x.dtype)
    shape = _rows_and_columns(x) if activation == "softmax" else (1, x.size)
    wide = x.dtype == F8
    bits = numerics.bits | wide | wide << 1
    if _steps.activate(formula, slope, _lend(x), *shape, _lend(y), bits):
        _fail()
    if activation == "relu" and x is not inputs:
        y = _kept_whole(np.asarray(inputs), y)
    return y if y.ndim else y[()]


def _kept_whole(inputs: NDArray[Any], output: FloatArray) -> NDArray[Any]:
    if inputs.dtype.kind not in "iub":
        return output
    whole = inputs.astype(np.int64 if inputs.dtype.kind == "b" else inputs.dtype.newbyteorder("="))
    whole[output == 0] = 0
    return whole


# Activations whose derivative is written in terms of the output.
KEEPS_OUTPUT = frozenset({"softmax", "sigmoid", "tanh"})
# Activations whose gradient has the dtype of the gradient that arrives.
_KEEPS_DTYPE = frozenset({"relu", "softmax", "linear", "heaviside", "leaky_relu"})


def activation_backward(activation: str, kept: Any, dvalues: Any, numerics: Numerics, slope: float = 0.0) -> Any:
    """dLoss/dInputs from dLoss/dOutput and what forward kept, a new array of their shape."""
    formula, where = ACTIVATIONS[activation], f"{activation}, backward"
    convert = matrix if activation == "softmax" else floats
    k, g = convert(kept, where), convert(dvalues, where)
    if k.shape != g.shape:
        raise ShapeError(
            f"{where}: gradients are {g.shape}; the last forward pass gave {k.shape}. "
            "Pass the gradients of that output."
        )
    dtype = g.dtype if activation in _KEEPS_DTYPE else np.promote_types(k.dtype, g.dtype)
    dinputs = _empty(k.shape, dtype)
    shape = k.shape if activation == "softmax" else (1, k.size)
    bits = numerics.bits | _dtype_bits(k, g, dinputs)
    if _steps.activation_backward(formula, slope, _lend(k), _lend(g), *shape, _lend(dinputs), bits):
        _fail()
    return dinputs if dinputs.ndim else dinputs[()]


def predictions(activation: str, outputs: Any) -> NDArray[np.int64]:
    """Class numbers of softmax, shape (batch,); 0 or 1 of sigmoid, shape of ``outputs``."""
    where = f"{activation}, predictions"
    if activation == "softmax":
        y = matrix(outputs, where)
        if not y.shape[1]:
            raise ShapeError(f"{where}: outputs are {y.shape}; there must be one column or more, one for each class.")
        classes, shape = _empty((y.shape[0], 1), y.dtype), y.shape
    else:
        y = floats(outputs, where)
        classes, shape = _empty(y.shape, y.dtype), (1, y.size)
    if _steps.predictions(ACTIVATIONS[activation], _lend(y), *shape, _lend(classes), _dtype_bits(y, classes)):
        _fail()
    whole = classes.astype(np.int64)
    return whole[:, 0] if activation == "softmax" else whole[()]


# -- losses --------------------------------------------------------------------------------------------------------

LOSSES = _Formulas(
    {"categorical cross-entropy": 0, "binary cross-entropy": 1, "mean squared error": 2, "mean absolute error": 3}
)


def loss_forward(loss: str, y_pred: Any, y_true: Any, numerics: Numerics) -> FloatArray:
    """The loss of every sample, shape (batch,), a new array in the dtype NumPy gives."""
    formula = LOSSES[loss]
    p, t, shape = _pair(loss, y_pred, y_true)
    classes = shape[1] < 0
    losses = _empty(p.shape[0], p.dtype if classes else np.promote_types(p.dtype, t.dtype))
    bits = numerics.bits | _dtype_bits(p, t, losses)
    if _steps.loss_forward(formula, _lend(p), *p.shape, _lend(t), *shape, _lend(losses), bits):
        _fail()
    return losses


def loss_backward(loss: str, y_pred: Any, y_true: Any, numerics: Numerics) -> FloatArray:
    """dLoss/dPredictions of the mean loss, a new array of the shape of ``y_pred``."""
    formula = LOSSES[loss]
    p, t, shape = _pair(loss, y_pred, y_true)
    if shape[1] < 0:
        # Class numbers stand for rows of np.eye, which has the default dtype.
        p = p.astype(np.promote_types(p.dtype, numerics.dtype), copy=False)
    elif loss == "categorical cross-entropy" and np.asarray(y_true).dtype.kind in "iu":
        # The gradient of a target 0 is -0 / p: 0.0 of whole numbers, which know no -0, and -0.0 of floats.
        t = np.where(t == 0, -t, t)
    gradients = _empty(p.shape, p.dtype if shape[1] < 0 else np.promote_types(p.dtype, t.dtype))
    bits = numerics.bits | _dtype_bits(p, t, gradients)
    if _steps.loss_backward(formula, _lend(p), *p.shape, _lend(t), *shape, _lend(gradients), bits):
        _fail()
    return gradients


def combined_backward(probabilities: Any, y_true: Any) -> FloatArray:
    """(probabilities - one-hot targets) / batch, a new array."""
    p, t, shape = _pair("categorical cross-entropy", probabilities, y_true)
    gradients = _empty(p.shape, p.dtype)
    if _steps.combined_backward(_lend(p), *p.shape, _lend(t), *shape, _lend(gradients), _dtype_bits(p, t, gradients)):
        _fail()
    return gradients


def mean(values: FloatArray) -> np.floating[Any]:
    """The mean in NumPy's order, as the NumPy scalar that ``np.mean`` gives."""
    array = floats(values, "mean")
    if array is not values and np.asarray(values).dtype.kind in "biu":
        array = array.astype(F8, copy=False)
    result = _empty(1, F8)
    if _steps.mean(_lend(array), array.size, _lend(result), _dtype_bits(array)):
        _fail()
    return array.dtype.type(result[0])


def _pair(loss: str, y_pred: Any, y_true: Any) -> tuple[FloatArray, NDArray[Any], tuple[int, int]]:
    """Predictions, targets, and the targets' shape as the engine reads it: -1 columns mean class numbers."""
    p = floats(y_pred, f"{loss}, predictions")
    target = _plain(y_true, f"{loss}, targets")
    if p.ndim != 2:
        hint = " They look swapped: predictions come first, targets second." if p.ndim < target.ndim == 2 else ""
        raise ShapeError(f"{loss}: predictions are {p.shape}; they must be (batch, columns).{hint}")
    if loss == "categorical cross-entropy" and target.ndim == 1:
        labels = _class_numbers(loss, target, p.shape)
        return p, labels, (labels.shape[0], -1)
    if loss == "binary cross-entropy" and target.dtype.kind == "b":
        target = target.astype(F8)  # as in NumPy, where 1 - y of a bool y is an integer of 64 bits
    t = _floats(target, y_true, f"{loss}, targets")
    if loss == "categorical cross-entropy" and p.shape[1] > 1 and t.shape == (p.shape[0], 1):
        raise ShapeError(
            f"{loss}: predictions are {p.shape}, targets are {t.shape}; class numbers must be ({p.shape[0]},), one-hot "
            f"rows {p.shape}. Pass the column as one axis, such as y.reshape(-1)."
        )
    if t.ndim != 2:
        raise ShapeError(
            f"{loss}: predictions are {p.shape}, targets are {t.shape}; both must be (batch, columns). "
            "Reshape the targets, such as y.reshape(-1, 1)."
        )
    return p, t, t.shape


def _class_numbers(loss: str, labels: NDArray[Any], predictions: tuple[int, ...]) -> NDArray[np.int32]:
    if labels.dtype.kind == "O":
        labels = _numbers(labels, labels, f"{loss}, labels")
    if labels.dtype.kind not in "buif":
        what = _OTHER_KINDS.get(labels.dtype.kind, "values")
        raise TypeError(
            f"{loss}: labels are {what} ({labels.dtype}); class numbers from 0 are required. Number the classes first."
        )
    with np.errstate(invalid="ignore"):
        numbers = labels.astype(np.int32)
    if labels.dtype.kind == "f" or labels.dtype.itemsize >= 4:
        for sample in np.flatnonzero(numbers != labels)[:1]:
            label, columns = labels[sample], predictions[1]
            if label != np.trunc(label):
                raise ValueError(
                    f"{loss}: the label of sample {sample} is {label}; class numbers are whole, from 0. "
                    "Number the classes."
                )
            raise ValueError(
                f"{loss}: the label of sample {sample} is {label}; predictions have {columns} columns, so labels are "
                f"0 to {columns - 1}. Number the classes from 0, or give the last layer one neuron for each class."
            )
    return np.ascontiguousarray(numbers)


# -- data ----------------------------------------------------------------------------------------------------------

POINTS = {"spiral": 0, "vertical": 1, "moons": 2, "circles": 3, "xor": 4}


def points(
    kind: str,
    samples: int,
    classes: int,
    random_state: RandomState,
    dtype: np.dtype[Any],
    *,
    rows: int,
    drawn: np.dtype[Any] | None = None,
    shuffle: bool = True,
    noise: float | None = None,
    factor: float = 0.8,
) -> tuple[FloatArray, NDArray[np.uint8]]:
    """Points of shape (rows, 2), drawn from NumPy's stream, and the class of each row."""
    X, y = _empty((max(rows, 0), 2), dtype), _empty(max(rows, 0), np.uint8)
    stream = _Stream(random_state, f"{kind} data")
    bits = _dtype_bits(X) | ((drawn or dtype) == F4) << 1
    if _steps.points(
        POINTS[kind], samples, classes, shuffle, np.nan if noise is None else noise, factor,
        _lend(stream.key), _lend(stream.rest), _lend(X), _lend(y), bits,
    ):  # fmt: skip
        _fail()
    stream.hand_back()
    return X, y


def sine(samples: int) -> tuple[FloatArray, FloatArray]:
    """X = i / samples and y = sin(2 pi X), both float64 of shape (samples, 1)."""
    X, y = _empty((max(samples, 0), 1), F8), _empty((max(samples, 0), 1), F8)
    if _steps.sine(samples, _lend(X), _lend(y)):
        _fail()
    return X, y


def houses(table: int, count: int, features: int) -> tuple[FloatArray, FloatArray]:
    """One of the house tables: features (count, features) and prices or classes (count, 1), float64."""
    X, y = _empty((count, features), F8), _empty((count, 1), F8)
    if _steps.houses(table, _lend(X), _lend(y)):
        _fail()
    return X, y


def average_price(areas: ArrayLike, prices: ArrayLike) -> tuple[float, float]:
    """Dollars a square foot: sum(prices) / sum(areas), and mean(prices / areas)."""
    a, p = vector(areas, "average price, areas"), vector(prices, "average price, prices")
    averages = _empty(2, F8)
    if _steps.average_price(_lend(a), a.size, _lend(p), p.size, _lend(averages)):
        _fail()
    return float(averages[0]), float(averages[1])


# -- single neurons, stacks, functions -----------------------------------------------------------------------------


def neuron(weights: ArrayLike, bias: float, inputs: ArrayLike) -> tuple[FloatArray, float]:
    """The products w[i] * x[i], and their sum from the first to the last, plus the bias; in double."""
    w, x = vector(weights, "neuron, weights"), vector(inputs, "neuron, inputs")
    products, total = _empty(x.size, F8), _empty(1, F8)
    if _steps.neuron(_lend(w), w.size, bias, _lend(x), x.size, _lend(products), _lend(total)):
        _fail()
    return products, float(total[0])


def collapse(stack: Sequence[tuple[ArrayLike, ArrayLike]]) -> tuple[FloatArray, FloatArray]:
    """Weights and biases of the one layer that computes what a stack of (weights, biases) computes."""
    layers = []
    for weights, biases in stack:
        w = matrix(weights, "collapse, weights")
        layers.append((w, _biases(biases, w, w.dtype)))
    arrays = [array for layer in layers for array in layer]
    lent = [_lend(array) for array in arrays]
    addresses = [int(_ffi.cast("intptr_t", buffer)) for buffer in lent]
    record = np.array(
        [
            (addresses[2 * i], addresses[2 * i + 1], *layers[i][0].shape, _dtype_bits(*layers[i]))
            for i in range(len(layers))
        ],
        dtype=np.int64,
    ).reshape(-1, 5)
    dtype = F8 if any(array.dtype == F8 for array in arrays) else F4
    n_inputs, neurons = (layers[0][0].shape[0], layers[-1][0].shape[1]) if layers else (0, 0)
    weights, biases = _empty((n_inputs, neurons), dtype), _empty((1, neurons), dtype)
    if _steps.collapse(_lend(record), len(layers), _lend(weights), _lend(biases), _dtype_bits(weights)):
        _fail()
    return weights, biases


def elementary(function: str, x: ArrayLike, numerics: Numerics) -> FloatArray:
    """``"exp"`` or ``"log"`` of every element in the flavour of ``numerics``, a new array."""
    values = floats(x, function)
    y = _empty(values.shape, values.dtype)
    bits = numerics.bits | _dtype_bits(values, y)
    if _steps.elementary({"exp": 0, "log": 1}[function], _lend(values), _lend(y), values.size, bits):
        _fail()
    return y


def draw(distribution: str, count: int, random_state: RandomState = None, probability: float = 0.5) -> FloatArray:
    """``"uniform"``, ``"normal"`` or ``"bernoulli"`` numbers from NumPy's stream, drawn by the engine, float64."""
    values = _empty(count, F8)
    stream = _Stream(random_state, distribution)
    kind = {"uniform": 0, "normal": 1, "bernoulli": 2}[distribution]
    if _steps.draw(kind, probability, _lend(values), count, _lend(stream.key), _lend(stream.rest)):
        _fail()
    stream.hand_back()
    return values


# -- optimizers ----------------------------------------------------------------------------------------------------

_UPDATES = {"sgd": 0, "momentum": 1, "adagrad": 2, "rmsprop": 3, "adam": 4}
_NUMBERS = {
    "sgd": ("the learning rate",),
    "momentum": ("the learning rate", "epsilon", "the momentum"),
    "adagrad": ("the learning rate", "epsilon"),
    "rmsprop": ("the learning rate", "epsilon", "rho"),
    "adam": ("the learning rate", "epsilon", "beta 1", "beta 2"),
}
_NOTHING = _ffi.NULL


def update(
    kind: str,
    value: NDArray[Any],
    gradient: ArrayLike,
    numbers: Sequence[float],
    *,
    step: int = 0,
    momentum: ArrayLike | None = None,
    cache: ArrayLike | None = None,
) -> tuple[FloatArray | None, FloatArray | None]:
    """Change ``value`` in place by one optimizer step; what the optimizer remembers comes back as new arrays.

    ``numbers`` are the rate, epsilon, then momentum, rho or beta 1, then beta 2. A ``np.float64`` among them is float64
    whatever it meets, as in NumPy; Python's numbers take the dtype of the array. AdaGrad's cache keeps its dtype.

    Raises
    ------
    ShapeError : the gradient has another shape than the value.
    ValueError : ``value`` is read-only.
    """
    where = "optimizer"
    v, g = _writable(value), floats(gradient, where)
    remembered = [None if array is None else floats(array, where) for array in (momentum, cache)]
    for what, array in (("its gradient", g), ("its momentum", remembered[0]), ("its cache", remembered[1])):
        if array is not None and array.shape != v.shape:
            raise ShapeError(
                f"{where}: the parameter is {v.shape}, {what} {array.shape}; both must have the same shape."
            )
    strong = [isinstance(number, np.floating) and number.dtype == F8 for number in numbers]
    strong_bits = sum(bit << place for place, bit in enumerate(strong))
    widest = F8 if any(strong[2:]) else F4
    nexts = [
        None if m is None else _empty(m.shape, m.dtype if kind == "adagrad" else np.result_type(m, g, widest))
        for m in remembered
    ]
    arrays = [v, g, remembered[0], nexts[0], remembered[1], nexts[1]]
    bits = sum((array is not None and array.dtype == F8) << place for place, array in enumerate(arrays))
    lent = [_NOTHING if array is None else _lend(array) for array in arrays]
    real = [number(where, name, given) for name, given in zip(_NUMBERS[kind], numbers, strict=True)]
    packed = np.array([*real, *[0.0] * (4 - len(real)), step], dtype=F8)
    if _steps.update(_UPDATES[kind], *lent, v.size, _lend(packed), strong_bits, bits):
        _fail()
    if v is not value:
        value[...] = v
    return nexts[0], nexts[1]


def _writable(value: NDArray[Any]) -> FloatArray:
    """The array itself if the engine can write to it, else a copy whose result is to be copied back."""
    if not isinstance(value, _ndarray):
        raise TypeError(f"optimizer: a parameter is a {type(value).__name__}; it must be a NumPy array to be changed.")
    if not value.flags.writeable:
        raise ValueError("optimizer: a parameter is a read-only array; it must be writable. Copy it first.")
    converted = floats(value, "optimizer, parameter")
    return converted.copy() if converted is not value and np.shares_memory(converted, value) else converted
