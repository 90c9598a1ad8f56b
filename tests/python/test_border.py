"""What may cross the border into the engine: every kind of argument is computed right, or refused with a sentence."""

from __future__ import annotations

import copy
import inspect
import os
import pickle
import tempfile
import traceback
from collections.abc import Callable
from contextlib import chdir, suppress
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import scipy.sparse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy
from sklearn.base import clone
from sklearn.neural_network import MLPClassifier

import hybridnet as hn
from hybridnet import nnfs
from hybridnet._errors import shown
from hybridnet.sklearn import NetClassifier, NetRegressor
from hybridnet.views.svg import Picture
from reference.same import assert_same

TABLE = [[1.0, 2.0], [3.0, 4.0]]
W = np.float32([[0.5, -1, 2], [1, 1, -3]])
P = np.float32([[0.7, 0.1, 0.2], [0.1, 0.5, 0.4]])


def output(layer: Any, inputs: Any, **arguments: Any) -> Any:
    layer.forward(inputs, **arguments)
    return layer.output


def gradient(part: Any, *arguments: Any) -> Any:
    part.backward(*arguments)
    return part.dinputs


def after(layer: Any, *inputs: Any) -> Any:
    layer.forward(*inputs)
    return layer


def dense(**changed: Any) -> hn.DenseLayer:
    layer = hn.DenseLayer.from_parameters(W.copy())
    vars(layer).update(changed)
    return layer


def trained() -> hn.DenseLayer:
    layer = after(dense(), np.float32(TABLE))
    layer.backward(np.ones((2, 3), "float32"))
    return layer


def whole_weights() -> hn.DenseLayer:
    layer = trained()
    layer.weights = np.int64([[1, 2, 3], [4, 5, 6]])
    return layer


def frozen_cache() -> hn.DenseLayer:
    layer = trained()
    hn.AdaGrad().update_params(layer)
    layer.weight_cache.flags.writeable = False
    return layer


class OwnDense(hn.DenseLayer):
    """A custom layer without weights."""

    def __init__(self, weights: Any = None) -> None:
        super().__init__(2, 3)
        self.weights = weights

    def forward(self, inputs: Any, training: Any = None) -> None:
        super().forward(inputs)


def model(**changed: Any) -> hn.Model:
    made = hn.Model([dense(), hn.SoftmaxActivation()])
    made.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.SGD())
    vars(made).update(changed)
    return made


# -- numbers in ----------------------------------------------------------------------------------------------------

# What arrives, and the dtype the engine computes it in.
TAKEN = {
    "a list": (TABLE, "float64"),
    "a tuple": (((1, 2), (3, 4)), "float64"),
    "a list of arrays": ([np.float32([1, 2]), np.float32([3, 4])], "float32"),
    "float32": (np.float32(TABLE), "float32"),
    "float64": (np.float64(TABLE), "float64"),
    "float16": (np.float16(TABLE), "float32"),
    "bool": (np.array([[True, False], [False, True]]), "float32"),
    "int8": (np.int8(TABLE), "float32"),
    "uint16": (np.uint16(TABLE), "float32"),
    "int32": (np.int32(TABLE), "float64"),
    "uint64": (np.uint64(TABLE), "float64"),
    "great ints": ([[2**70, 1], [-(2**70), 0]], "float64"),
    "byte-swapped": (np.array(TABLE, ">f4"), "float32"),
    "byte-swapped ints": (np.array(TABLE, ">i8"), "float64"),
    "with metadata": (np.array(TABLE, np.dtype("f4", metadata={"unit": "m"})), "float32"),
    "unpickled": (pickle.loads(pickle.dumps(np.float32(TABLE))), "float32"),
    "Fortran order": (np.asfortranarray(np.float32(TABLE)), "float32"),
    "every other column": (np.float32([[1, 9, 2, 9], [3, 9, 4, 9]])[:, ::2], "float32"),
    "backwards": (np.float64([[4, 3], [2, 1]])[::-1, ::-1], "float64"),
    "one row for all": (np.broadcast_to(np.float32([1, 2]), (5, 2)), "float32"),
    "unaligned": (np.frombuffer(b"\0" + np.float32(TABLE).tobytes(), "f4", offset=1).reshape(2, 2), "float32"),
    "a matrix": (np.asmatrix(np.float32(TABLE)), "float32"),
    "nothing masked": (np.ma.array(TABLE), "float64"),
    "objects": (np.array([[1, 2.5], [True, np.float32(4)]], object), "float64"),
    "decimals and fractions": ([[Decimal("0.5"), 1], [Fraction(1, 4), 2]], "float64"),
    "a memory view": (memoryview(np.float32(TABLE)), "float32"),
    "a data frame": (pd.DataFrame({"a": [1, 3], "b": [2.0, 4.0]}), "float64"),
    "a data frame of whole numbers": (pd.DataFrame({"a": [1, 3], "b": [2, 4]}), "float64"),
    "a data frame with bool": (pd.DataFrame({"a": [1, 3], "b": [True, False]}), "float64"),
    "a data frame with NaN": (pd.DataFrame({"a": [1, np.nan], "b": [2, 4]}), "float64"),
    "a nullable data frame": (pd.DataFrame({"a": [1, 3], "b": [0.5, 4]}).convert_dtypes(), "float64"),
    "no rows": (np.zeros((0, 2), "float32"), "float32"),
}


@pytest.mark.parametrize(("values", "dtype"), TAKEN.values(), ids=TAKEN)
def test_numbers_of_every_form_are_computed_as_the_array_numpy_makes_of_them(values: Any, dtype: str) -> None:
    x = np.ascontiguousarray(np.asarray(values).astype(dtype))
    assert_same(output(dense(), values), output(dense(), x))
    assert_same(output(hn.SoftmaxActivation(), values), output(hn.SoftmaxActivation(), x))
    assert_same(output(hn.SigmoidActivation(), values), output(hn.SigmoidActivation(), x))
    assert_same(output(hn.DropoutLayer(0.5, random_state=1), values), output(hn.DropoutLayer(0.5, random_state=1), x))
    assert_same(hn.tanh(values), hn.tanh(x))
    assert_same(gradient(after(hn.TanhActivation(), x), values), gradient(after(hn.TanhActivation(), x), x))
    assert_same(hn.MeanSquaredErrorLoss().forward(values, 2 * x), hn.MeanSquaredErrorLoss().forward(x, 2 * x))
    assert_same(hn.MeanSquaredErrorLoss().forward(2 * x, values), hn.MeanSquaredErrorLoss().forward(2 * x, x))
    if len(x) == 2:
        assert_same(output(dense(weights=values, biases=0), x), output(dense(weights=x, biases=0), x))


RAGGED = (
    "setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. "
    "The detected shape was (2,) + inhomogeneous part."
)
# What arrives, the exception, and its sentence after "where: ".
REFUSED: dict[str, tuple[Any, type[Exception], str]] = {
    "None": (None, TypeError, "a NoneType arrived; an array of real numbers is required."),
    "a dict": ({"a": 1}, TypeError, "a dict arrived; an array of real numbers is required."),
    "a set": ({1, 2}, TypeError, "a set arrived; an array of real numbers is required."),
    "an object": (object(), TypeError, "an object arrived; an array of real numbers is required."),
    "a class": (int, TypeError, "a type arrived; an array of real numbers is required."),
    "a function": (len, TypeError, "a builtin_function_or_method arrived; an array of real numbers is required."),
    "sparse": (
        scipy.sparse.csr_array(np.eye(2)),
        TypeError,
        "a csr_array arrived; an array of real numbers is required. Pass what its toarray() gives.",
    ),
    "text": (
        "abc",
        TypeError,
        "the values are texts (<U3); real numbers up to 64 bits are required. Convert them first.",
    ),
    "texts": (
        [["1", "2"]],
        TypeError,
        "the values are texts (<U1); real numbers up to 64 bits are required. Convert them first.",
    ),
    "NumPy's texts": (
        np.array([["a"]], np.dtypes.StringDType()),
        TypeError,
        "the values are texts (StringDType()); real numbers up to 64 bits are required. Convert them first.",
    ),
    "bytes": (
        [[b"a", b"b"]],
        TypeError,
        "the values are bytes (|S1); real numbers up to 64 bits are required. Convert them first.",
    ),
    "complex": (
        [[1j, 2]],
        TypeError,
        "the values are complex numbers (complex128); real numbers up to 64 bits are required. Convert them first.",
    ),
    "long doubles": (
        np.longdouble(TABLE),
        TypeError,
        f"the values are numbers ({np.dtype(np.longdouble)}); real numbers up to 64 bits are required. "
        "Convert them first.",
    ),
    "dates": (
        np.array([["2020-01-01"]], "datetime64[D]"),
        TypeError,
        "the values are dates (datetime64[D]); real numbers up to 64 bits are required. Convert them first.",
    ),
    "time spans": (
        np.array([[1, 2]], "timedelta64[s]"),
        TypeError,
        "the values are time spans (timedelta64[s]); real numbers up to 64 bits are required. Convert them first.",
    ),
    "records": (
        np.zeros((1, 2), [("a", "f4")]),
        TypeError,
        "the values are records ([('a', '<f4')]); real numbers up to 64 bits are required. Convert them first.",
    ),
    "masked": (
        np.ma.array(TABLE, mask=[[0, 1], [0, 0]]),
        ValueError,
        "1 of 4 values are masked; numbers are required. Fill them first, such as values.filled(0).",
    ),
    "rows of different lengths": (
        [[1, 2], [3]],
        hn.ShapeError,
        f"the values in a list make no array; rows of the same length are required. NumPy says: {RAGGED}",
    ),
    "None among numbers": (
        [[None, 1]],
        ValueError,
        "a value is missing (None). Fill missing values or drop their rows first.",
    ),
    "NA in a data frame": (
        pd.DataFrame({"a": pd.array([1, None], dtype="Int64"), "b": [1, 2]}),
        ValueError,
        "a value is missing (<NA>). Fill missing values or drop their rows first.",
    ),
    "NaT in a data frame": (
        pd.DataFrame({"a": pd.to_datetime(["2020", None]), "b": [1, 2]})[::-1],
        ValueError,
        "a value is missing (NaT). Fill missing values or drop their rows first.",
    ),
    "text in a data frame": (
        pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}),
        TypeError,
        "one of the values is a str; real numbers are required. Encode or leave out what is not a number.",
    ),
    "categories in a data frame": (
        pd.DataFrame({"a": [1, 2], "b": pd.Categorical(["x", "y"])}),
        TypeError,
        "one of the values is a str; real numbers are required. Encode or leave out what is not a number.",
    ),
    "dates in a data frame": (
        pd.DataFrame({"a": [1, 2], "b": pd.to_datetime(["2020", "2021"])}),
        TypeError,
        "one of the values is a Timestamp; real numbers are required. Encode or leave out what is not a number.",
    ),
    "complex among objects": (
        np.array([[1, 2j]], object),
        TypeError,
        "one of the values is a complex; real numbers are required. Encode or leave out what is not a number.",
    ),
    "an int beyond float64": (
        [[10**400, 1]],
        OverflowError,
        "one of the values is beyond the range of float64.",
    ),
    "an axis too long": (
        np.empty((2**40, 0)),
        hn.ShapeError,
        "the values are (1099511627776, 0); up to 2,147,483,647 numbers fit. Pass fewer at once.",
    ),
    "a signaling NaN": (
        [[Decimal("sNaN"), 1]],
        ValueError,
        "one of the values makes no float64 (cannot convert signaling NaN to float). Leave it out.",
    ),
    "too many numbers": (
        np.broadcast_to(np.float32(1), (2**20, 2**20)),
        hn.ShapeError,
        "the values are (1048576, 1048576); up to 2,147,483,647 numbers fit. Pass fewer at once.",
    ),
}
# Who takes numbers, and what its sentences begin with.
TAKERS: dict[str, Callable[[Any], Any]] = {
    "dense layer, inputs": lambda v: output(dense(), v),
    "dense layer, weights": lambda v: output(dense(weights=v), TABLE),
    "dense layer, biases": lambda v: output(dense(biases=v), TABLE),
    "dense layer, backward": lambda v: gradient(after(dense(), TABLE), v),
    "dropout layer, inputs": lambda v: output(hn.DropoutLayer(0.5), v),
    "dropout layer, backward": lambda v: gradient(after(hn.DropoutLayer(0.5), TABLE), v),
    "relu, inputs": lambda v: output(hn.ReLUActivation(), v),
    "relu, backward": lambda v: gradient(after(hn.ReLUActivation(), TABLE), v),
    "softmax, inputs": lambda v: output(hn.SoftmaxActivation(), v),
    "softmax, backward": lambda v: gradient(after(hn.SoftmaxActivation(), TABLE), v),
    "softmax, predictions": lambda v: hn.SoftmaxActivation().predictions(v),
    "sigmoid, inputs": lambda v: hn.sigmoid(v),
    "sigmoid, predictions": lambda v: hn.SigmoidActivation().predictions(v),
    "leaky_relu, inputs": lambda v: hn.leaky_relu(v),
    "categorical cross-entropy, predictions": lambda v: hn.CategoricalCrossentropyLoss().calculate(v, [0, 1]),
    "binary cross-entropy, targets": lambda v: hn.BinaryCrossentropyLoss().calculate(P[:, :2], v),
    "mean squared error, targets": lambda v: gradient(hn.MeanSquaredErrorLoss(), P[:, :2], v),
    "neuron, weights": lambda v: hn.Neuron(v),
    "neuron, inputs": lambda v: hn.Neuron([1, 2])(v),
    "average price, areas": lambda v: hn.average_price(v, [1.0]),
}


@pytest.mark.parametrize("where", TAKERS)
@pytest.mark.parametrize(("value", "kind", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_array_of_real_numbers_is_refused_with_a_sentence(
    value: Any, kind: type[Exception], sentence: str, where: str
) -> None:
    with pytest.raises(kind) as caught:
        TAKERS[where](value)
    assert type(caught.value) is kind
    assert str(caught.value) == f"{where}: {sentence}"


def test_dropout_that_only_copies_refuses_the_same() -> None:
    for value, kind, sentence in REFUSED.values():
        with pytest.raises(kind) as caught:
            hn.DropoutLayer(0.5).forward(value, training=False)
        assert str(caught.value) == f"dropout layer, inputs: {sentence}"


# -- shapes --------------------------------------------------------------------------------------------------------

SHAPES: list[tuple[Callable[[], Any], str]] = [
    (
        lambda: output(dense(), np.ones((5, 3))),
        "dense layer 2 -> 3: inputs are (5, 3); this layer takes (batch, 2). "
        "Pass 2 columns or build the layer for the inputs you have.",
    ),
    (
        lambda: output(dense(), np.ones((5, 0))),
        "dense layer 2 -> 3: inputs are (5, 0); this layer takes (batch, 2). "
        "Pass 2 columns or build the layer for the inputs you have.",
    ),
    (
        lambda: output(dense(), 3.0),
        "dense layer, inputs: a single number arrived; rows of numbers are required. Pass [[number]].",
    ),
    (
        lambda: output(dense(weights=[1.0, 2.0]), TABLE),
        "dense layer: weights are (2,); they must be (inputs, neurons). Reshape them.",
    ),
    (
        lambda: output(dense(weights=np.ones((2, 2, 2))), TABLE),
        "dense layer: weights are (2, 2, 2); they must be (inputs, neurons). Reshape them.",
    ),
    (
        lambda: output(dense(biases=[[1.0], [2.0], [3.0]]), TABLE),
        "dense layer: weights are (2, 3), biases are (3, 1); biases must be (1, 3), one for each neuron.",
    ),
    (
        lambda: output(dense(biases=np.zeros((2, 3))), TABLE),
        "dense layer: weights are (2, 3), biases are (2, 3); biases must be (1, 3), one for each neuron.",
    ),
    (
        lambda: output(dense(biases=np.zeros((1, 2))), np.float32(TABLE)),
        "dense layer: weights are (2, 3), biases are (1, 2); biases must be (1, 3), one for each neuron.",
    ),
    (
        lambda: hn.DenseLayer.from_parameters([1.0, 2.0]),
        "dense layer: weights are (2,); they must be (inputs, neurons). Reshape them.",
    ),
    (
        lambda: hn.DenseLayer.from_parameters(W, [[1], [2], [3]]),
        "dense layer: weights are (2, 3), biases are (3, 1); biases must be (1, 3), one for each neuron.",
    ),
    (
        lambda: gradient(after(dense(), TABLE), np.ones((3, 3))),
        "dense layer, backward: inputs are (2, 2), weights (2, 3), gradients (3, 3); gradients must be (2, 3), "
        "one row a sample and one column a neuron. Pass the gradients of the last output.",
    ),
    (
        lambda: output(dense(weights=np.zeros((0, 2**20)), biases=0), np.broadcast_to(np.float32(0), (2**12, 0))),
        "dense layer: inputs are (4096, 0), weights are (0, 1048576); that would give 4,294,967,296 numbers, and "
        "up to 2,147,483,647 fit. Pass fewer rows at once.",
    ),
    (
        lambda: gradient(after(hn.ReLUActivation(), TABLE), [1.0, 2.0]),
        "relu, backward: gradients are (2,); the last forward pass gave (2, 2). Pass the gradients of that output.",
    ),
    (
        lambda: gradient(after(hn.DropoutLayer(0.5), TABLE), [[1.0, 2.0]]),
        "dropout layer, backward: shapes are (1, 2) and (2, 2); they must be the same.",
    ),
    (
        lambda: output(hn.SoftmaxActivation(), [1.0, 2.0]),
        "softmax: inputs are (2,); they must be (batch, classes). "
        "Pass [row] for a single row, or use hybridnet.softmax.",
    ),
    (
        lambda: output(hn.SoftmaxActivation(), np.ones((1, 2, 3))),
        "softmax: inputs are (1, 2, 3); they must be (batch, classes). "
        "Pass [row] for a single row, or use hybridnet.softmax.",
    ),
    (
        lambda: output(hn.SoftmaxActivation(), np.ones((2, 0))),
        "softmax: inputs are (2, 0); there must be one column or more, one for each class.",
    ),
    (
        lambda: hn.SoftmaxActivation().predictions(np.ones((2, 0))),
        "softmax, predictions: outputs are (2, 0); there must be one column or more, one for each class.",
    ),
    (
        lambda: hn.softmax(3),
        "softmax: a single number arrived; one number a class is required. Pass a list of numbers.",
    ),
    (lambda: hn.softmax([]), "softmax: inputs are (1, 0); there must be one column or more, one for each class."),
    (
        lambda: hn.CategoricalCrossentropyLoss().calculate([0, 1], P),
        "categorical cross-entropy: predictions are (2,); they must be (batch, columns). "
        "They look swapped: predictions come first, targets second.",
    ),
    (
        lambda: hn.CategoricalCrossentropyLoss().calculate([[0], [1]], P),
        "categorical cross-entropy: predictions are (2, 1), targets are (2, 3); predictions have one column for each "
        "class and come first. Swap the two arguments, or give the last layer one neuron for each class.",
    ),
    (
        lambda: hn.CategoricalCrossentropyLoss().calculate(P[None], [0, 1]),
        "categorical cross-entropy: predictions are (1, 2, 3); they must be (batch, columns).",
    ),
    (
        lambda: hn.CategoricalCrossentropyLoss().calculate(P, [0, 1, 2]),
        "categorical cross-entropy: predictions are (2, 3), targets are (3,); 2 samples need 2 targets, 3 arrived. "
        "Pass predictions first and targets second, of the same batch.",
    ),
    (
        lambda: hn.CategoricalCrossentropyLoss().calculate(P, np.eye(2)),
        "categorical cross-entropy: predictions are (2, 3), one-hot targets are (2, 2); both need 3 columns, one for "
        "each class. Pass class numbers, or one-hot rows with as many columns as the network has outputs.",
    ),
    (
        lambda: hn.CategoricalCrossentropyLoss().calculate(P, [[0], [1]]),
        "categorical cross-entropy: predictions are (2, 3), targets are (2, 1); class numbers must be (2,), one-hot "
        "rows (2, 3). Pass the column as one axis, such as np.ravel(y).",
    ),
    (
        lambda: hn.CategoricalCrossentropyLoss().calculate(P, 1),
        "categorical cross-entropy: predictions are (2, 3), targets are (); both must be (batch, columns). "
        "Reshape the targets, such as np.reshape(y, (-1, 1)).",
    ),
    (
        lambda: hn.MeanSquaredErrorLoss().calculate(P[:, :1], [0, 1]),
        "mean squared error: predictions are (2, 1), targets are (2,); both must be (batch, columns). "
        "Reshape the targets, such as np.reshape(y, (-1, 1)).",
    ),
    (
        lambda: hn.BinaryCrossentropyLoss().calculate(P, [[0], [1]]),
        "binary cross-entropy: predictions are (2, 3), targets are (2, 1); both need 3 columns. "
        "Reshape the targets to the shape of the predictions.",
    ),
    (lambda: hn.Neuron([1, 2])([1]), "neuron: 1 inputs arrive; it has 2 weights. Pass one input for each weight."),
    (
        lambda: hn.TopKAccuracy(2).calculate(np.ones((2, 0)), np.ones((2, 0))),
        "top-2 accuracy: outputs are (2, 0); there must be two columns or more, one for each class. "
        "Pass what the network gives, not the classes predicted from it; give its last layer one neuron for each "
        "class.",
    ),
    (
        lambda: hn.Neuron(TABLE),
        "neuron, weights: the values are (2, 2); one row or one column of numbers is required.",
    ),
    (
        lambda: hn.collapse(hn.DenseLayer(2, 3), hn.DenseLayer(2, 3)),
        "dense layer 2 -> 3: 3 columns arrive; this layer takes 2. "
        "A layer takes as many inputs as the layer before it has neurons.",
    ),
]


@pytest.mark.parametrize(("call", "sentence"), SHAPES, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_sizes_that_do_not_fit_are_refused_with_both_named(call: Callable[[], Any], sentence: str) -> None:
    with pytest.raises(hn.ShapeError) as caught:
        call()
    assert str(caught.value) == sentence


def test_biases_numpy_would_spread_over_the_neurons_are_spread() -> None:
    for biases in (2.0, 2, np.float32(2), [2.0], [[2.0]], [2.0, 2.0, 2.0], [[2.0, 2.0, 2.0]], np.array(2.0)):
        expected = np.dot(np.float64(TABLE), W).astype("float32") + (
            biases if isinstance(biases, float | int) else np.asarray(biases)
        )
        assert_same(output(dense(biases=biases), TABLE), expected)


def test_elementwise_functions_take_any_shape_and_give_it_back() -> None:
    for shape in [(), (1,), (0,), (3,), (2, 0), (2, 3, 4), (1, 1, 1, 1, 2)]:
        x = np.linspace(-2, 2, int(np.prod(shape)), dtype="float32").reshape(shape)
        for function in (hn.relu, hn.sigmoid, hn.tanh, hn.heaviside, hn.leaky_relu):
            assert np.shape(function(x)) == shape
            assert isinstance(function(x), np.ndarray if shape else np.float32)
        assert hn.SigmoidActivation().predictions(x).shape == shape
        for activation in (hn.ReLUActivation(), hn.SigmoidActivation(), hn.LinearActivation()):
            assert np.shape(gradient(after(activation, x), x)) == shape


# -- labels --------------------------------------------------------------------------------------------------------

LABELS: dict[str, tuple[Any, type[Exception], str]] = {
    "too great": (
        [0, 3],
        ValueError,
        ": the label of sample 1 is 3; predictions have 3 columns, so labels are 0 to 2. "
        "Number the classes from 0, or give the last layer one neuron for each class.",
    ),
    "negative": (
        [-1, 0],
        ValueError,
        ": the label of sample 0 is -1; predictions have 3 columns, so labels are 0 to 2. "
        "Number the classes from 0, or give the last layer one neuron for each class.",
    ),
    "beyond 32 bits": (
        [0, 2**40],
        ValueError,
        ": the label of sample 1 is 1099511627776; predictions have 3 columns, so labels are 0 to 2. "
        "Number the classes from 0, or give the last layer one neuron for each class.",
    ),
    "2**32, which would be 0 in 32 bits": (
        np.array([0, 2**32], "uint64"),
        ValueError,
        ": the label of sample 1 is 4294967296; predictions have 3 columns, so labels are 0 to 2. "
        "Number the classes from 0, or give the last layer one neuron for each class.",
    ),
    "a half": (
        [0, 0.5],
        ValueError,
        ": the label of sample 1 is 0.5; class numbers are whole, from 0. Number the classes.",
    ),
    "NaN": (
        [np.nan, 0],
        ValueError,
        ": the label of sample 0 is missing (nan); every sample needs one. Fill it in, or leave the row out.",
    ),
    "infinite": (
        [np.inf, 0],
        ValueError,
        ": the label of sample 0 is inf; class numbers are whole, from 0. Number the classes.",
    ),
    "names": (
        ["cat", "dog"],
        TypeError,
        ": labels are texts (<U3); class numbers from 0 are required. Number the classes first.",
    ),
    "complex": (
        [1j, 0],
        TypeError,
        ": labels are complex numbers (complex128); class numbers from 0 are required. Number the classes first.",
    ),
    "dates": (
        np.array(["2020", "2021"], "datetime64[D]"),
        TypeError,
        ": labels are dates (datetime64[D]); class numbers from 0 are required. Number the classes first.",
    ),
    "categories": (
        pd.Series(["cat", "dog"], dtype="category"),
        TypeError,
        ", labels: one of the values is a str; real numbers are required. Encode or leave out what is not a number.",
    ),
    "None": (
        np.array([0, None], object),
        ValueError,
        ", labels: a value is missing (None). Fill missing values or drop their rows first.",
    ),
    "masked": (
        np.ma.array([0, 1], mask=[0, 1]),
        ValueError,
        ", targets: 1 of 2 values are masked; numbers are required. Fill them first, such as values.filled(0).",
    ),
    "no array": (None, TypeError, ", targets: a NoneType arrived; an array of real numbers is required."),
}


@pytest.mark.parametrize(("labels", "kind", "sentence"), LABELS.values(), ids=LABELS)
def test_labels_that_are_no_class_numbers_are_refused_with_a_sentence(
    labels: Any, kind: type[Exception], sentence: str
) -> None:
    loss, end = hn.CategoricalCrossentropyLoss(), hn.SoftmaxCategoricalCrossentropy()
    calls = (
        lambda: loss.calculate(P, labels),
        lambda: loss.backward(P, labels),
        lambda: end.forward(P, labels),
        lambda: end.backward(P, labels),
    )
    for call in calls:
        with pytest.raises(kind) as caught:
            call()
        assert str(caught.value) == f"categorical cross-entropy{sentence}"


def test_class_numbers_of_every_form_are_the_same_classes() -> None:
    expected = -np.log(P[[0, 1], [1, 0]])
    forms = [
        [1, 0],
        (1, 0),
        np.array([True, False]),
        np.array([1.0, 0.0]),
        np.float16([1, 0]),
        np.longdouble([1, 0]),
        np.array([1, 0], ">i2"),
        np.array([1, 9, 0, 9])[::2],
        np.array([1, 0], object),
        pd.Series([1, 0], index=[7, 8]),
        pd.array([1, 0], dtype="Int64"),
        pd.Series([1, 0], dtype="category"),
        np.ma.array([1, 0]),
        range(1, -1, -1),
        [[0, 1, 0], [1, 0, 0]],
        np.float32([[0, 1, 0], [1, 0, 0]]),
        np.array([[0, 1, 0], [1, 0, 0]], bool),
        pd.get_dummies(pd.Series([1, 0, 2]))[:2],
        pd.DataFrame([[0, 1, 0], [1, 0, 0]], dtype="Int8"),
    ]
    for labels in forms:
        np.testing.assert_allclose(hn.CategoricalCrossentropyLoss().forward(P, labels), expected, rtol=3e-7)


# -- numbers, sizes, streams ---------------------------------------------------------------------------------------

STREAM = (
    "it must be None (NumPy's global stream), a whole number or a numpy.random.RandomState. "
    "A numpy.random.Generator draws another sequence."
)
ARGUMENTS: list[tuple[Callable[[], Any], type[Exception], str]] = [
    (lambda: hn.DenseLayer(2.5, 3), TypeError, "dense layer: n_inputs is 2.5; it must be a whole number, 0 or more."),
    (lambda: hn.DenseLayer(2, "3"), TypeError, "dense layer: n_neurons is '3'; it must be a whole number, 0 or more."),
    (lambda: hn.DenseLayer(-1, 3), ValueError, "dense layer: n_inputs is -1; it must be a whole number, 0 or more."),
    (
        lambda: hn.DenseLayer(2**31, 0),
        ValueError,
        "dense layer: n_inputs is 2147483648; it can be up to 2,147,483,647.",
    ),
    (
        lambda: hn.DenseLayer(2, 3, initializer="best"),
        ValueError,
        "dense layer: initializer is 'best'; it must be one of 'nnfs', 'he', 'glorot', 'xavier', 'glorot_uniform', "
        "'xavier_uniform', 'uniform', 'zeros'.",
    ),
    (
        lambda: hn.DenseLayer(2, 3, initializer=np.zeros(3)),
        ValueError,
        "dense layer: initializer is a ndarray; it must be one of 'nnfs', 'he', 'glorot', 'xavier', 'glorot_uniform', "
        "'xavier_uniform', 'uniform', 'zeros'.",
    ),
    (lambda: hn.DenseLayer(2, 3, scale="big"), TypeError, "dense layer: scale is 'big'; it must be a number."),
    (lambda: hn.DenseLayer(2, 3, random_state="x"), TypeError, f"dense layer: random_state is 'x'; {STREAM}"),
    (lambda: hn.DenseLayer(2, 3, random_state=1.5), TypeError, f"dense layer: random_state is 1.5; {STREAM}"),
    (lambda: hn.DenseLayer(2, 3, random_state=True), TypeError, f"dense layer: random_state is True; {STREAM}"),
    (
        lambda: hn.DenseLayer(2, 3, random_state=np.random.default_rng(0)),
        TypeError,
        f"dense layer: random_state is a Generator; {STREAM}",
    ),
    (
        lambda: hn.DropoutLayer(0.1, random_state=np.random.default_rng(0)),
        TypeError,
        f"dropout layer: random_state is a Generator; {STREAM}",
    ),
    (lambda: hn.spiral_data(1, 1, random_state=[1]), TypeError, f"spiral data: random_state is a list; {STREAM}"),
    (
        lambda: hn.DropoutLayer(0.1, random_state=-1),
        ValueError,
        "dropout layer: random_state is -1; a seed is from 0 to 4,294,967,295.",
    ),
    (
        lambda: hn.DenseLayer(2, 3, random_state=np.random.RandomState(np.random.PCG64(1))),
        TypeError,
        "dense layer: the random stream is a PCG64; it must be an MT19937.",
    ),
    (
        lambda: after(hn.DenseLayer(2, 3, weight_regularizer_l2="much"), TABLE).backward(np.ones((2, 3))),
        TypeError,
        "DenseLayer: weight_regularizer_l2 is 'much'; it must be a number.",
    ),
    (
        lambda: after(hn.DenseLayer(2, 3, bias_regularizer_l1=np.ones(4)), TABLE).backward(np.ones((2, 3))),
        TypeError,
        "DenseLayer: bias_regularizer_l1 is a ndarray; it must be a number.",
    ),
    (
        lambda: hn.DropoutLayer(1),
        ValueError,
        "dropout layer: the rate is 1; it is the share of inputs to drop, 0 or more and less than 1.",
    ),
    (
        lambda: hn.DropoutLayer(np.nan),
        ValueError,
        "dropout layer: the rate is NaN; it is the share of inputs to drop, 0 or more and less than 1.",
    ),
    (lambda: hn.DropoutLayer("0.1"), TypeError, "dropout layer: the rate is '0.1'; it must be a number."),
    (lambda: hn.DropoutLayer(np.ones(2)), TypeError, "dropout layer: the rate is a ndarray; it must be a number."),
    (
        lambda: output(hn.LeakyReLUActivation("0.1"), TABLE),
        TypeError,
        "LeakyReLUActivation: the slope is '0.1'; it must be a number.",
    ),
    (lambda: hn.leaky_relu(TABLE, slope=None), TypeError, "leaky relu: the slope is None; it must be a number."),
    (lambda: hn.Neuron([1], bias="b")([1]), TypeError, "neuron: the bias is 'b'; it must be a number."),
    (lambda: hn.collapse("layer"), TypeError, "collapse: 'layer' arrived; every layer must be a dense layer."),
    (
        lambda: hn.collapse(hn.ReLUActivation()),
        TypeError,
        "collapse: a ReLUActivation arrived; every layer must be a dense layer.",
    ),
    (lambda: hn.collapse(), ValueError, "collapse: no layer was given; pass one dense layer or more, first to last."),
    (lambda: hn.spiral_data(2.5, 1), TypeError, "spiral data: samples is 2.5; it must be a whole number."),
    (
        lambda: hn.vertical_data(1, 257),
        OverflowError,
        "vertical data: 257 classes are asked for; labels are bytes, so there can be 0 to 256.",
    ),
    (
        lambda: hn.sine_data(2**31),
        ValueError,
        "sine data: samples is 2147483648; more than 2,147,483,647 rows do not fit. Ask for fewer.",
    ),
    (lambda: hn.moons_data(2, noise="x"), TypeError, "moons data: the noise is 'x'; it must be a number."),
    (
        lambda: hn.moons_data(2, noise=np.nan),
        ValueError,
        "moons data: the noise is nan; it is a standard deviation, a finite number of 0 or more.",
    ),
    (
        lambda: hn.circles_data(2, factor=2),
        ValueError,
        "circles data: the factor is 2; the inner circle's radius is from 0 to below 1. Pass a number in that range.",
    ),
    (lambda: hn.init(dtype="float16"), ValueError, "init: dtype is 'float16'; it must be one of 'float32', 'float64'."),
    (
        lambda: hn.init(dtype=float),
        ValueError,
        "init: dtype is the type float; it must be one of 'float32', 'float64'.",
    ),
    (lambda: hn.init(flavour="x"), ValueError, "init: flavour is 'x'; it must be one of 'auto', 'simd', 'libm'."),
    (
        lambda: hn.Adam(learning_rate=None).update_params(trained()),
        TypeError,
        "Adam: the learning rate is None; it must be a number.",
    ),
    (
        lambda: hn.RMSprop(rho="0.9").update_params(trained()),
        TypeError,
        "RMSprop: rho is '0.9'; it must be a number.",
    ),
    (
        lambda: hn.Adam().update_params(hn.DenseLayer(2, 3)),
        hn.StateError,
        "optimizer: DenseLayer has no dweights; the backward pass computes it. Call backward first.",
    ),
    (
        lambda: hn.SGD().update_params("layer"),
        TypeError,
        "optimizer: 'layer' arrived; a layer with weights and biases is required.",
    ),
    (
        lambda: hn.SGD(decay="0.1").pre_update_params(),
        TypeError,
        "SGD: the decay of the learning rate is '0.1'; it must be a number.",
    ),
    (
        lambda: hn.SGD(momentum=np.ones(2)).update_params(trained()),
        TypeError,
        "SGD: the momentum is a ndarray; it must be a number.",
    ),
    (
        lambda: hn.SGD().update_params(whole_weights()),
        TypeError,
        "optimizer: a parameter is an array of int64, which would cut steps to whole numbers; float32 or float64 is "
        "required. Convert it first, such as weights.astype(float).",
    ),
    (
        lambda: hn.AdaGrad().update_params(frozen_cache()),
        ValueError,
        "optimizer: a cache is a read-only array; it must be writable. Copy it first.",
    ),
    (
        lambda: hn.DenseLayer.forward(hn.DenseLayer.__new__(hn.DenseLayer), TABLE),
        hn.StateError,
        "DenseLayer: it has no weights; weights and biases are required. "
        "Set both, or call super().__init__ in a subclass.",
    ),
    (
        lambda: hn.DropoutLayer(0.5).forward(TABLE, np.array([0, 1])),
        TypeError,
        "dropout layer: training is a ndarray; it must be True or False.",
    ),
    (
        lambda: hn.moons_data(2, shuffle=np.array([0, 1])),
        TypeError,
        "moons data: shuffle is a ndarray; it must be True or False.",
    ),
    (
        lambda: hn.DenseLayer(10**5000, 1),
        ValueError,
        "dense layer: n_inputs is a whole number of thousands of digits; it can be up to 2,147,483,647.",
    ),
    (
        lambda: hn.moons_data(2, noise=10**400),
        OverflowError,
        f"moons data: the noise is 1{'0' * 37}...{'0' * 39}; it is beyond the range of float64.",
    ),
    (
        lambda: hn.softmax([[1, 2], [3]]),
        hn.ShapeError,
        f"softmax, inputs: the values in a list make no array; rows of the same length are required. "
        f"NumPy says: {RAGGED}",
    ),
    (
        lambda: hn.HeldOutSplit(TABLE, 1.0, TABLE, [1, 2]),
        hn.ShapeError,
        "held-out split: a float arrived; rows are required. Pass a table or a column.",
    ),
    (
        lambda: hn.accuracy_by_hidden(TABLE, [0, 1], TABLE, [0, 1], hidden=8),
        TypeError,
        "accuracy by hidden neurons: hidden is 8; a list of whole numbers is required.",
    ),
    (
        lambda: hn.accuracy_by_hidden(TABLE, [0, 0.5], TABLE, [0, 1]),
        ValueError,
        "accuracy by hidden neurons: the target of row 1 is 0.5; class numbers are whole, from 0. Number the classes.",
    ),
    (
        lambda: model().set(loss=3),
        TypeError,
        "model: the loss is 3; an object with a method forward is required, such as hybridnet.MeanSquaredErrorLoss().",
    ),
    (
        lambda: model().set(optimizer=hn.Adam),
        TypeError,
        "model: the optimizer is the type Adam; an object with a method update_params is required, such as "
        "hybridnet.Adam().",
    ),
    (
        lambda: model().set(accuracy=hn.Adam()),
        TypeError,
        "model: the accuracy is an Adam; an object with a method compare is required, such as "
        "hybridnet.CategoricalAccuracy().",
    ),
    (
        lambda: hn.Model(dense()),
        TypeError,
        "model: a DenseLayer arrived; a list of layers is required. Put it in brackets.",
    ),
    (
        lambda: model(layers="dense").predict(TABLE),
        TypeError,
        "model, predict: layers is 'dense'; a list of layers is required. Set one.",
    ),
    (
        lambda: model(layers=[3]).predict(TABLE),
        TypeError,
        "model, predict: 3 arrived; a layer with a forward method is required.",
    ),
    (
        lambda: model(layers=[dense(weights=3.0)]).evaluate(TABLE, [0, 1]),
        hn.ShapeError,
        "model, evaluate: weights are (); they must be (inputs, neurons). Reshape them.",
    ),
    (
        lambda: model().predict([[1, 2], [3]]),
        hn.ShapeError,
        f"model, predict, inputs: the values in a list make no array; rows of the same length are required. "
        f"NumPy says: {RAGGED}",
    ),
    (
        lambda: model().set_parameters(3),
        TypeError,
        "model: an int arrived; a list of pairs (weights, biases) is required.",
    ),
    (
        lambda: model().set_parameters([(W,)]),
        hn.ShapeError,
        "model: pair 0 has 1 arrays; it must be (weights, biases).",
    ),
    (
        lambda: model(layers=[dense(weights=W.tolist())]).save_parameters("parameters"),
        TypeError,
        "model, save_parameters: a list is among the parameters; NumPy arrays of numbers are required. Make it one, "
        "such as np.array(values).",
    ),
    (
        lambda: model().fit(TABLE, [0, 1], callbacks=hn.EarlyStopping()),
        TypeError,
        "model, fit: callbacks is an EarlyStopping; a list of them is required. Put it in brackets.",
    ),
    (
        lambda: model().fit(TABLE, [0, 1], callbacks=["stop"]),
        TypeError,
        "model, fit: 'stop' is among the callbacks; an object such as hybridnet.EarlyStopping(), one of a subclass of "
        "hybridnet.Callback, or a function of (model, epoch, numbers), is required.",
    ),
    (
        lambda: model().fit(TABLE, [0, 1], validation_data=np.float32(TABLE)[:1]),
        TypeError,
        "model, fit: validation_data is a ndarray; a pair (X, y), or (X, y, sample_weight), is required.",
    ),
    (
        lambda: model().fit(TABLE, [0, 1], validation_split=np.array([0.5, 0.5])),
        TypeError,
        "model, fit: validation_split is a ndarray; it must be a number.",
    ),
    (
        lambda: model().fit(TABLE, [0, 1], shuffle=np.array([0, 1])),
        TypeError,
        "model, fit: shuffle is a ndarray; it must be True or False.",
    ),
    (
        lambda: model().fit(TABLE, [0, 1], validation_batch_size=0),
        ValueError,
        "model, fit, validation: the batch size is 0; it must be 1 or more, or not given for all samples in one batch.",
    ),
    (
        lambda: model().fit(TABLE, [0, 1], validation_batch_size=1),
        ValueError,
        "model, fit: the validation batch size is 1, and there is no validation data; a batch size needs data to cut. "
        "Pass validation data, or no validation batch size.",
    ),
    (
        lambda: model().fit(TABLE, [0, 1], validation_split=1),
        ValueError,
        "model, fit: validation_split is 1; it is a share of the samples, 0 or more and less than 1.",
    ),
    (lambda: model().fit(TABLE, [0, 1], epochs=-1), ValueError, "model, fit: epochs is -1; it must be 0 or more."),
    (
        lambda: model().plot_decision_boundary(TABLE, np.empty((2, 0))),
        hn.ShapeError,
        "model, plot_decision_boundary: targets are (2, 0); a class or a one-hot row is required for each sample. "
        "Pass one for each.",
    ),
    (
        lambda: model().plot_decision_boundary(TABLE, ["a", "b"]),
        ValueError,
        "decision boundary: classes are int64, labels <U1; both must be texts, or both numbers. "
        "Pass labels of the same kind as the predicted classes.",
    ),
    (
        lambda: model(layers=[OwnDense(), hn.SoftmaxActivation()]).check_gradients(TABLE, [0, 1]),
        TypeError,
        "model, check_gradients, weights: a NoneType arrived; an array of real numbers is required.",
    ),
    (
        lambda: model(layers=[OwnDense(memoryview(W))]).check_gradients(TABLE, [0, 1]),
        TypeError,
        "model, check_gradients: the model cannot be copied: cannot pickle memoryview objects. Gradients are compared "
        "on a copy in float64, so each attribute of its parts must be one that copy.deepcopy takes. Remove or replace "
        "this one.",
    ),
    (
        lambda: hn.Model().set(accuracy=pd.Series([0.5])),
        TypeError,
        "model: the accuracy is a Series; an object with a method compare is required, such as "
        "hybridnet.CategoricalAccuracy().",
    ),
    (
        lambda: hn.History().plot(names="loss"),
        TypeError,
        "history, plot: names is 'loss'; a list of names is required, such as ['loss'].",
    ),
    (
        lambda: hn.History().plot(ax=TABLE),
        TypeError,
        "plot: ax is of the type list; axes of matplotlib are required, or None.",
    ),
    (
        lambda: hn.Loss().calculate(P, [0, 1]),
        NotImplementedError,
        "this base class has no formula; a subclass must define forward and backward.",
    ),
    (
        lambda: hn.Activation().forward(TABLE),
        NotImplementedError,
        "this base class has no formula; a subclass must define forward and backward.",
    ),
    (
        lambda: hn.ReLUActivation().backward(TABLE),
        hn.StateError,
        "ReLUActivation, backward: there was no forward pass. Call forward first.",
    ),
    (
        lambda: nnfs.Layer_Dropout(0.1).backward(TABLE),
        hn.StateError,
        "Layer_Dropout, backward: there was no forward pass. Call forward first.",
    ),
]


@pytest.mark.parametrize(
    ("call", "kind", "sentence"), ARGUMENTS, ids=lambda value: value[:60] if isinstance(value, str) else ""
)
def test_arguments_out_of_place_are_refused_with_a_sentence(
    call: Callable[[], Any], kind: type[Exception], sentence: str
) -> None:
    with pytest.raises(kind) as caught:
        call()
    assert str(caught.value) == sentence


@pytest.mark.parametrize("number", [2, np.int8(2), np.uint64(2), np.array(2)])
def test_sizes_may_be_whole_numbers_of_numpy(number: Any) -> None:
    assert hn.DenseLayer(number, number).weights.shape == (2, 2)


@pytest.mark.parametrize("rate", [0.25, np.float64(0.25), np.float32(0.25), np.array(0.25), Fraction(1, 4)])
def test_rates_may_be_any_real_number(rate: Any) -> None:
    expected = output(hn.DropoutLayer(0.25, random_state=3), np.ones((4, 5)))
    assert_same(output(hn.DropoutLayer(rate, random_state=3), np.ones((4, 5))), expected)


def test_random_state_may_be_a_seed_a_state_or_the_global_stream(stream_and_settings: None) -> None:
    for state in (7, np.int64(7), np.uint8(7), np.random.RandomState(7)):
        expected = 0.01 * np.random.RandomState(7).randn(2, 3).astype("float32")
        assert_same(hn.DenseLayer(2, 3, random_state=state).weights, expected)
    np.random.seed(7)
    assert_same(hn.DenseLayer(2, 3).weights, expected)
    shared = np.random.RandomState(7)
    first, second = (hn.DenseLayer(1, 3, random_state=shared).weights for _ in range(2))
    assert_same(np.concatenate([first, second]), expected)


# -- names of files ------------------------------------------------------------------------------------------------

UNICODE = "it must consist of characters of Unicode, without NUL. Rename the file."
PATHS: dict[str, tuple[Any, type[Exception], str]] = {
    "bytes that are not a text": (b"\xff.x", ValueError, f"'\\udcff.x'; {UNICODE}"),
    "half a character": ("a\ud800", ValueError, f"'a\\ud800'; {UNICODE}"),
    "NUL": ("a\0b", ValueError, f"'a\\x00b'; {UNICODE}"),
    "nothing": ("", ValueError, "empty; the name of a file is required. Pass one."),
    "None": (None, TypeError, "None; it must be a text or a pathlib.Path."),
    "a number": (3, TypeError, "3; it must be a text or a pathlib.Path."),
}
NAMERS: dict[str, Callable[[Any], Any]] = {
    "idx": hn.datasets.idx,
    "image": hn.datasets.image,
    "model, save": lambda path: model().save(path),
    "model, load": hn.Model.load,
    "model, save_onnx": lambda path: model().save_onnx(path),
    "model, load_onnx": hn.Model.load_onnx,
    "model, from_state_dict": lambda path: hn.Model.from_state_dict(path, []),
    "model, save_parameters": lambda path: model().save_parameters(path),
    "model, load_parameters": lambda path: model().load_parameters(path),
    "checkpoint": hn.Checkpoint,
    "CSV log": hn.CSVLog,
    "titanic.csv": lambda path: hn.datasets.titanic(path if path is not None else 0),
    "fashion-mnist": lambda path: hn.datasets.fashion_mnist(path if path is not None else 0),
}


@pytest.mark.parametrize("where", NAMERS)
@pytest.mark.parametrize(("path", "kind", "sentence"), PATHS.values(), ids=PATHS)
def test_names_that_no_file_can_have_are_refused(path: Any, kind: type[Exception], sentence: str, where: str) -> None:
    """Half a character, as Python has for a byte of a name that is not a text, took the whole process down in .NET."""
    with pytest.raises(kind) as caught:
        NAMERS[where](path)
    if path is None and where in ("titanic.csv", "fashion-mnist"):  # None means the default location
        sentence = sentence.replace("None", "0")
    if where == "fashion-mnist":
        sentence = sentence.replace("the name of a file", "the name of a folder")
    assert str(caught.value) == f"{where}: the path is {sentence}"


def test_a_column_whose_name_is_no_text_is_filled() -> None:
    assert hn.fill_missing(pd.Series([1.0, None], name="a\ud800"), "constant", constant=2).values.tolist() == [1, 2]


def test_names_may_be_bytes_or_texts_of_other_kinds(tmp_path: Any) -> None:
    for name in (bytes(tmp_path / "a"), np.str_(tmp_path / "b"), tmp_path / "ü"):
        model().save(name)
        assert repr(hn.Model.load(name)) == repr(model())


# -- objects -------------------------------------------------------------------------------------------------------


MADE_OF: dict[str, tuple[Any, ...]] = {
    "DenseLayer": (2, 3),
    "DropoutLayer": (0.5,),
    "Checkpoint": ("run.safetensors",),
    "CSVLog": ("log.csv",),
    "LinearTrainer": ([[1.0, 2.0]], [3.0], 0.1, 0.1),
    "HeldOutSplit": ([1], [2], [3], [4]),
    "Diagram": (Picture(20, 20), 1, 0),
    "FunctionActivation": (np.tanh,),
    "FillMissing": ("mean",),
    "TopKAccuracy": (2,),
    "Neuron": ([1.0, 2.0],),
    "Optimizer": (0.1,),
    "num_threads": (1,),
}
CLASSES = {
    f"{home.__name__}.{name}": getattr(home, name)
    for home in (hn, nnfs)
    for name in home.__all__
    # Exceptions and plain records are what Python makes of them.
    if inspect.isclass(getattr(home, name)) and not issubclass(getattr(home, name), (Exception, tuple))
}


def make(made: type) -> Any:
    """An object of a public class."""
    return made(*next((MADE_OF[base.__name__] for base in made.__mro__ if base.__name__ in MADE_OF), ()))


@pytest.mark.parametrize("name", CLASSES)
def test_objects_take_new_attributes_refuse_unknown_keywords_and_show_no_address(name: str) -> None:
    thing = make(CLASSES[name])
    thing.note = thing.weight_momentums = "mine"
    assert (thing.note, vars(thing)["weight_momentums"]) == ("mine", "mine")
    with pytest.raises(TypeError):
        type(thing)(learning_rat=0.1)
    for method in ("forward", "backward", "predictions", "calculate", "set_parameters"):
        if hasattr(thing, method):
            with pytest.raises(TypeError, match="unexpected keyword argument 'trainin'"):
                getattr(thing, method)(trainin=True)
    assert repr(thing).startswith(type(thing).__name__ + "(")
    assert "0x" not in repr(thing)
    assert repr(copy.deepcopy(thing)) == repr(thing) == repr(pickle.loads(pickle.dumps(thing)))


@pytest.mark.parametrize("name", [name for name in hn.__all__ if inspect.isfunction(getattr(hn, name))])
def test_functions_refuse_unknown_keywords(name: str) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'sampels'"):
        getattr(hn, name)(sampels=3)


def test_reprs_say_what_a_layer_is_and_never_fail() -> None:
    layer = hn.DenseLayer(2, 3, 0, 5e-4)
    assert repr(layer) == "DenseLayer(2, 3, weight_regularizer_l2=0.0005)"
    assert repr(nnfs.Layer_Dense(2, 3)) == "Layer_Dense(2, 3)"
    assert repr(hn.DropoutLayer(0.1)) == "DropoutLayer(0.1)"
    assert repr(hn.LeakyReLUActivation()) == "LeakyReLUActivation(slope=0.01)"
    assert repr(hn.Neuron([1, 2], 0.5, hn.sigmoid)) == "Neuron([1.0, 2.0], bias=0.5, activation=sigmoid)"
    layer.weights = [[1], [2, 3]]
    assert repr(layer) == "DenseLayer(?, weight_regularizer_l2=0.0005)"
    assert repr(hn.DenseLayer.__new__(hn.DenseLayer)) == "DenseLayer(?)"
    assert repr(hn.DropoutLayer.__new__(hn.DropoutLayer)) == "DropoutLayer(?)"


def frozen(values: Any) -> Any:
    array = np.array(values)
    array.flags.writeable = False
    return array


def test_no_call_writes_to_what_it_is_given() -> None:
    x, g, y = frozen(np.float32(TABLE)), frozen(np.float32([[1, -2, 3], [0, 1, 1]])), frozen([0, 2])
    layer, dropout = dense(weights=frozen(W), biases=frozen(np.float32([[1, 2, 3]]))), hn.DropoutLayer(0.5)
    end = hn.SoftmaxCategoricalCrossentropy()
    given = [x, g, y, layer.weights, layer.biases]
    before = [array.copy() for array in given]
    layer.forward(x)
    for activation in (hn.ReLUActivation(), hn.SoftmaxActivation(), hn.SigmoidActivation(), hn.LinearActivation()):
        activation.forward(frozen(layer.output))
        activation.backward(g)
    dropout.forward(g)
    dropout.backward(g)
    end.forward(g, y)
    end.backward(frozen(end.output), y)
    end.loss.backward(frozen(end.output), y)
    layer.backward(g)
    for array, copied in zip(given, before, strict=True):
        assert_same(array, copied)
    with pytest.raises(ValueError, match="read-only"):
        layer.weights += 1
    for array in (layer.output, layer.dinputs, layer.dweights, dropout.output, dropout.binary_mask, end.dinputs):
        assert array.flags.writeable
        assert array.flags.owndata or array.base.flags.owndata


# -- anything ------------------------------------------------------------------------------------------------------

ODD = [
    None,
    True,
    0,
    1,
    2,
    3,
    -1,
    2**31,
    2**40,
    -(2**63),
    2**200,
    0.5,
    -0.0,
    1e300,
    float("nan"),
    float("inf"),
    1j,
    "relu",
    "",
    "half a character \ud800",
    "a\0b",
    b"bytes",
    10**5000,
    [],
    [[]],
    [1, 2],
    [[1, 2], [3]],
    {"a": 1},
    {1, 2},
    range(3),
    object(),
    int,
    len,
    TABLE,
    P,
    W,
    np.float32(3),
    np.float64("nan"),
    np.array(3),
    np.zeros((2, 0)),
    np.zeros((0, 2), "float32"),
    np.zeros((2, 1, 2)),
    np.ones((2, 2), ">f8"),
    np.asfortranarray(np.ones((3, 2))),
    np.ones((4, 4))[::2, ::2],
    np.ma.array(TABLE, mask=[[0, 1], [0, 0]]),
    np.asmatrix(TABLE),
    np.array([[None, 1]], object),
    np.array(["2020"], "datetime64[D]"),
    np.longdouble(TABLE),
    np.broadcast_to(np.float32(1), (2**20, 2**20)),
    np.empty((2**40, 0)),
    pd.DataFrame(TABLE),
    pd.Series([0, 1]),
    pd.NA,
    scipy.sparse.csr_array(np.eye(2)),
    np.random.RandomState(1),
    np.random.default_rng(1),
    hn.ReLUActivation(),
    memoryview(b"abcd"),
]


#: What callbacks and histories are told by ``fit``, and no others.
CALLED_BY_FIT = ("join", "leave", "begin", "extend")


@cache
def callables() -> dict[str, Callable[[], Callable[..., Any]]]:
    """Every public function and class, and the methods of a new object of each, without and with a forward pass."""
    found: dict[str, Callable[[], Callable[..., Any]]] = {
        f"{home.__name__}.{name}": partial(getattr, home, name)
        for home in (hn, nnfs)
        for name in home.__all__
        if inspect.isfunction(getattr(home, name)) and name not in ("init", "doctor", "verify", "demo")
    }
    for name, made in CLASSES.items():
        found[name] = partial(lambda made: made, made)
        for method, _ in inspect.getmembers(made, inspect.isfunction):
            if method not in CALLED_BY_FIT and (not method.startswith("_") or method == "__call__"):
                found[f"{name}.{method}"] = partial(bound, made, method)
                found[f"{name}.{method}, ready"] = partial(bound, made, method, forward=True)
    return found


def bound(made: type, method: str, *, forward: bool = False) -> Callable[..., Any]:
    """A method of a new object."""
    thing = make(made)
    if forward:
        with suppress(AttributeError, TypeError, NotImplementedError):
            thing.forward(np.float32(TABLE))
    return getattr(thing, method)


def refusal(call: Callable[..., Any], *arguments: Any) -> Exception | None:
    try:
        call(*arguments)
    except Exception as error:
        return error
    return None


def is_said(error: Exception) -> bool:
    """Whether a failure was raised by hybridnet, or by the call itself, and not by other code that hybridnet calls.

    Errors of memory and files are those of the system.
    """
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1]
    if isinstance(error, (MemoryError, OSError)) or not any(PACKAGE in frame.filename for frame in frames):
        return True
    by_whom = (PACKAGE, f"{os.sep}sklearn{os.sep}")  # estimators let scikit-learn check what is its own
    return any(part in last.filename for part in by_whom) and (last.line or "").startswith(("raise ", "warnings.warn("))


@pytest.fixture(autouse=True)
def every_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an error was raised is seen in whole tracebacks."""
    monkeypatch.setenv("HYBRIDNET_DEBUG", "1")


PACKAGE = str(Path(hn.__file__).parent)
PYTHONS = ("builtins", "hybridnet._errors", "numpy.exceptions", "numpy._core._exceptions")


@settings(max_examples=3000, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    name=st.deferred(lambda: st.sampled_from(sorted(callables()))),
    arguments=st.lists(st.integers(0, len(ODD) - 1), min_size=0, max_size=3),
    attribute=st.sampled_from(["", "", "", "inputs", "output", "weights", "biases", "binary_mask", "rate", "slope"]),
    value=st.integers(0, len(ODD) - 1),
)
def test_anything_anywhere_is_an_answer_or_an_exception_of_python(
    name: str, arguments: list[int], attribute: str, value: int, stream_and_settings: None
) -> None:
    call = callables()[name]()
    error = None
    if attribute and hasattr(call, "__self__"):
        error = refusal(setattr, call.__self__, attribute, ODD[value])
    with tempfile.TemporaryDirectory() as folder, chdir(folder):  # some of it is the name of a file
        error = error or refusal(call, *[ODD[index] for index in arguments])
    if error is not None:
        assert type(error) is not RuntimeError, str(error)
        assert type(error).__module__ in PYTHONS
        assert not any(word in str(error) for word in ("Python allocated", "System.", "Parameter '", " at 0x"))
        assert is_said(error), "".join(traceback.format_exception(error)[-3:])


OPTIMIZER_STATE = [f"{part}_{name}" for part in ("weight", "bias") for name in ("momentums", "cache")]


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(
    optimizer=st.sampled_from([hn.SGD, hn.AdaGrad, hn.RMSprop, hn.Adam]),
    layer=st.dictionaries(
        st.sampled_from(["weights", "biases", "dweights", "dbiases", *OPTIMIZER_STATE]), st.integers(0, len(ODD) - 1)
    ),
    numbers=st.lists(st.integers(0, len(ODD) - 1), max_size=3),
)
def test_any_layer_in_any_optimizer_is_an_answer_or_an_exception_of_python(
    optimizer: type, layer: dict[str, int], numbers: list[int]
) -> None:
    thing = after(hn.DenseLayer(2, 3), np.float32(TABLE))
    thing.backward(np.ones((2, 3), "float32"))
    for name, index in layer.items():
        odd = ODD[index]
        setattr(thing, name, odd.copy() if isinstance(odd, np.ndarray) and odd.size < 100 else odd)
    error = refusal(lambda: optimizer(*[ODD[index] for index in numbers]).update_params(thing))
    assert error is None or type(error).__module__ in PYTHONS


@pytest.mark.parametrize("optimizer", [hn.SGD(0.5), hn.SGD(0.5, momentum=0.9), hn.AdaGrad(), hn.RMSprop(), hn.Adam()])
@pytest.mark.parametrize("dtype", ["f4", "f8"])
def test_parameters_that_overlap_their_gradients_change_as_if_they_did_not(optimizer: Any, dtype: str) -> None:
    numbers = np.random.RandomState(0).randn(700).astype(dtype)
    for shift in (-33, -1, 0, 1, 33):
        layers = []
        for overlap in (True, False):
            layer, borrowed = dense(), numbers.copy()
            gradients = borrowed[40 : 40 + 561].reshape(17, 33)
            layer.dweights = gradients if overlap else gradients.copy()
            layer.weights = borrowed[40 + shift : 40 + shift + 561].reshape(17, 33)
            layer.biases, layer.dbiases = np.zeros((1, 33), dtype), np.ones((1, 33), dtype)
            copy.deepcopy(optimizer).update_params(layer)
            layers.append(layer)
        for name in ("weights", *OPTIMIZER_STATE):
            if hasattr(layers[1], name):
                assert_same(getattr(layers[0], name), getattr(layers[1], name), where=f"{name}, {shift}")


def test_gradients_of_transposed_weights_are_checked_in_a_layer_of_ones_own() -> None:
    for weights in (W, W.T.copy().T):
        errors = model(layers=[OwnDense(weights), hn.SoftmaxActivation()]).check_gradients(TABLE, [0, 1])
        assert max(errors.values()) < 1e-6


def test_memory_of_another_shape_is_refused_before_it_is_lent() -> None:
    layer = after(hn.DenseLayer(64, 64), np.ones((2, 64), "float32"))
    layer.backward(np.ones((2, 64), "float32"))
    layer.weight_momentums = layer.weight_cache = np.zeros((1, 1), "float32")
    layer.bias_momentums = layer.bias_cache = np.zeros((1, 64), "float32")
    for optimizer, what in ((hn.SGD(momentum=0.9), "momentum"), (hn.RMSprop(), "cache"), (hn.Adam(), "momentum")):
        with pytest.raises(hn.ShapeError) as caught:
            optimizer.update_params(layer)
        assert str(caught.value) == (
            f"optimizer: the parameter is (64, 64), its {what} (1, 1); both must have the same shape."
        )


FORMS = st.tuples(
    st_numpy.arrays(
        dtype=st.sampled_from(["f4", "f8", ">f4", ">f8", "f2", "i1", "u2", "i4", "i8", "?"]),
        shape=st_numpy.array_shapes(min_dims=2, max_dims=3, min_side=0, max_side=9),
        elements=st.integers(0, 1),
    ),
    st.sampled_from(["as it is", "transposed", "backwards", "every other", "Fortran", "read-only", "list"]),
    st.integers(0, 9),
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(form=FORMS)
def test_arrays_of_any_form_are_computed_as_their_plain_copies(form: tuple[np.ndarray, str, int]) -> None:
    array, layout, neurons = form
    array = array * np.arange(array.size).reshape(array.shape).astype(array.dtype)
    x: Any = {
        "transposed": lambda: array.T,
        "backwards": lambda: array[::-1, ::-1],
        "every other": lambda: array[::2, ::2],
        "Fortran": lambda: np.asfortranarray(array),
        "read-only": lambda: frozen(array),
        "list": lambda: array.tolist() if array.size else array,
    }.get(layout, lambda: array)()
    plain = np.ascontiguousarray(x)
    kind, size = plain.dtype.kind, plain.dtype.itemsize
    plain = plain.astype("f8" if size == 8 or (kind in "iu" and size == 4) else "f4")
    columns = plain.shape[-1]
    weights = np.linspace(-1, 1, columns * neurons, dtype="f4").reshape(columns, neurons)
    layer = hn.DenseLayer.from_parameters(weights, np.ones(neurons, "f4"))
    layer.forward(x)
    assert_same(layer.output, np.dot(plain.astype("f8"), weights.astype("f8")).astype("f4") + np.ones(neurons, "f4"))
    relu = np.maximum(0, np.asarray(x))
    assert_same(hn.relu(x), np.ascontiguousarray(relu.astype(relu.dtype.newbyteorder("="))))
    assert_same(gradient(after(hn.ReLUActivation(), plain), plain), np.where(plain > 0, plain, plain.dtype.type(0)))


# -- two calls -----------------------------------------------------------------------------------------------------


class Nothing:
    """Stands for an attribute that is deleted."""


#: What may be where something else is expected, beside what is odd anywhere.
ODD_ATTRIBUTES = [
    Nothing,
    *(value for value in ODD if not (isinstance(value, np.ndarray) and value.size > 2**20)),
    1 + 2j,
    np.complex64(W),
    np.array([["a", "b", "c"], ["d", "e", "f"]]),
    hn,
    hn.Adam,
    hn.Adam(),
    hn.DenseLayer(2, 3),
    hn.MeanSquaredErrorLoss(),
    hn.CategoricalAccuracy(),
    [hn.DenseLayer(2, 3)],
    (hn.ReLUActivation, hn.SoftmaxActivation()),
    lambda *arguments: None,
]
TWO_CLASSES = np.array(["a", "b"])[[0, 1, 0, 1]]
ROWS = np.float32([[1, 2], [3, 4], [5, 7], [2, 9]])


def whole_model(optimizer: Any) -> hn.Model:
    """A model with a layer of each kind that was trained."""
    made = hn.Model(
        [
            hn.DenseLayer(2, 3),
            hn.LeakyReLUActivation(),
            hn.DropoutLayer(0.1),
            hn.DenseLayer(3, 2),
            hn.SoftmaxActivation(),
        ]
    )
    made.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=optimizer, accuracy=hn.CategoricalAccuracy())
    made.fit(ROWS, TWO_CLASSES, progress=False)
    return made


#: The parts of a model that get an odd attribute.
PARTS: dict[str, Callable[[Any], Any]] = {
    "model": lambda made: made,
    "dense": lambda made: made.layers[0],
    "leaky": lambda made: made.layers[1],
    "dropout": lambda made: made.layers[2],
    "end": lambda made: made.layers[-1],
    "loss": lambda made: made.loss,
    "optimizer": lambda made: made.optimizer,
    "accuracy": lambda made: made.accuracy,
    "combined": lambda made: made.softmax_classifier_output,
    "first": lambda made: made.input_layer,
}
#: Every public method of a model, as one calls it.
CALLS: dict[str, Callable[[Any], Any]] = {
    "add": lambda made: made.add(hn.LinearActivation()),
    "set": lambda made: made.set(loss="mse", accuracy="accuracy"),
    "finalize": lambda made: made.finalize(),
    "fit": lambda made: made.fit(ROWS, [0, 1, 0, 1], progress=False),
    "fit on texts": lambda made: made.fit(ROWS, TWO_CLASSES, batch_size=2, shuffle=True, progress=False),
    "fit with a callback": lambda made: made.fit(ROWS, [0, 1, 0, 1], callbacks=[lambda *told: None], progress=False),
    "train": lambda made: made.train(ROWS, [0, 1, 0, 1]),
    "evaluate": lambda made: made.evaluate(ROWS, [0, 1, 0, 1]),
    "predict": lambda made: made.predict(ROWS),
    "predict_classes": lambda made: made.predict_classes(ROWS),
    "predict_proba": lambda made: made.predict_proba(ROWS),
    "forward": lambda made: made.forward(ROWS, training=True),
    "backward": lambda made: made.backward(P[:, :2], [0, 1]),
    "get_parameters": lambda made: made.get_parameters(),
    "set_parameters": lambda made: made.set_parameters([(W, np.zeros((1, 3))), (W.T, np.zeros((1, 2)))]),
    "save_parameters": lambda made: made.save_parameters("own.safetensors"),
    "load_parameters": lambda made: made.load_parameters("whole.safetensors"),
    "save": lambda made: made.save("own.safetensors"),
    "save_onnx": lambda made: made.save_onnx("own.onnx"),
    "check_gradients": lambda made: made.check_gradients(ROWS, [0, 1, 0, 1]),
    "diagnose": lambda made: made.diagnose(ROWS),
    "summary": lambda made: made.summary(),
    "_has_custom_links": lambda made: made._has_custom_links(),
    "_has_custom_steps": lambda made: made._has_custom_steps(),
    "repr": repr,
    "deepcopy": copy.deepcopy,
}


def spoil(part: Any, name: str, value: Any) -> None:
    if value is Nothing:
        delattr(part, name)
    else:
        setattr(part, name, value.copy() if isinstance(value, (np.ndarray, list)) else value)


def models() -> list[hn.Model]:
    """Models with each optimizer, after a pass in training mode."""
    optimizers = [hn.Adam(), hn.SGD(decay=0.1, momentum=0.9), hn.RMSprop(), hn.AdaGrad()]
    made = [whole_model(optimizer) for optimizer in optimizers]
    for each in made:
        each.forward(ROWS, training=True)
    return made


def unsaid(
    rounds: int,
    whole: list[Any],
    parts: dict[str, Callable[[Any], Any]],
    calls: dict[str, Callable[[Any], Any]],
    is_usual: Callable[[Exception, Any, Callable[[Any], Any]], bool] = lambda *case: False,
) -> dict[str, str]:
    """The first case of each line where an error of Python's own left a public call.

    ``is_usual`` says of an error, the odd value and the call whether users of the call expect just this error.
    """
    lot = np.random.RandomState(0)
    draw = lambda choices: choices[lot.randint(len(choices))]  # noqa: E731
    found: dict[str, str] = {}
    for _ in range(rounds):
        made = copy.deepcopy(draw(whole))
        path = draw(sorted(parts))
        part = parts[path](made)
        names = sorted({*vars(part), *(name for name, kind in vars(type(part)).items() if not callable(kind))})
        name = draw([name for name in names if not name.startswith("_")] or ["note"])
        value = draw(ODD_ATTRIBUTES)
        call = draw(sorted(calls))
        error = refusal(spoil, part, name, value)
        error = error or refusal(calls[call], made)
        if error is not None and not is_said(error) and not is_usual(error, value, calls[call]):
            frame = traceback.extract_tb(error.__traceback__)[-1]
            case = f"{path}.{name} = {shown(value):.60}; {call}: {type(error).__name__}: {error}"
            found.setdefault(f"{frame.filename}:{frame.lineno}", case)
    return found


def test_any_attribute_that_is_set_to_anything_leaves_answers_or_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stream_and_settings: None
) -> None:
    monkeypatch.chdir(tmp_path)
    whole_model(hn.Adam()).save_parameters("whole.safetensors")
    assert unsaid(1500, models(), PARTS, CALLS) == {}


TWO_LABELS = np.array([[0, 1], [1, 1], [1, 0], [0, 0]])
#: Every public method of an estimator, as one calls it.
CALLS_OF_ESTIMATORS: dict[str, Callable[[Any], Any]] = {
    "fit": lambda net: net.fit(ROWS, [0, 1, 0, 1]),
    "fit in weights": lambda net: net.fit(ROWS, [0, 1, 0, 1], sample_weight=[1, 2, 3, 4]),
    "fit several": lambda net: net.fit(ROWS, TWO_LABELS),
    "partial_fit": lambda net: net.partial_fit(ROWS, [0, 1, 0, 1]),
    "predict": lambda net: net.predict(ROWS),
    "predict names": lambda net: net.predict(pd.DataFrame(ROWS, columns=["a", "b"])),
    "predict_proba": lambda net: getattr(net, "predict_proba", net.predict)(ROWS),
    "score": lambda net: net.score(ROWS, [0, 1, 0, 1]),
    "get_params": lambda net: net.get_params(),
    "set_params": lambda net: net.set_params(tol=None),
    "clone": clone,
    "repr": repr,
    "pickle": pickle.dumps,
    "deepcopy": copy.deepcopy,
}


def estimators() -> list[Any]:
    quick = {"hidden_layer_sizes": (3,), "max_iter": 2, "random_state": 0}
    return [
        NetClassifier(**quick, dropout=0.1).fit(ROWS, [0, 1, 2, 1]),
        NetClassifier(**quick, warm_start=True, early_stopping=True).fit(ROWS, [0, 1, 0, 1]),
        NetClassifier(**quick, warm_start=True).fit(ROWS, TWO_LABELS),
        NetRegressor(**quick, warm_start=True, tol=None).fit(ROWS, [0, 1, 0, 1]),
        NetRegressor(**quick, early_stopping=True).fit(pd.DataFrame(ROWS, columns=["a", "b"]), TWO_LABELS),
    ]


def is_scikit_learns(error: Exception, value: Any, call: Callable[[Any], Any]) -> bool:
    """Whether scikit-learn's own network raises the same where one of its settings has this value."""
    usual = refusal(call, MLPClassifier(alpha=value)) if value is not Nothing else None
    return (type(usual), str(usual)) == (type(error), str(error))


@pytest.mark.filterwarnings("ignore")
def test_any_attribute_of_an_estimator_that_is_set_to_anything_leaves_answers_or_sentences(
    stream_and_settings: None,
) -> None:
    whole = {"estimator": lambda net: net, "model": lambda net: net.model_}
    assert unsaid(1500, estimators(), whole, CALLS_OF_ESTIMATORS, is_scikit_learns) == {}
