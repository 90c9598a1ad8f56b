"""The node tests of the onnx package for our operators and optimizers, read from the installed package.

Case by case: the first input are the rows, the others become constants of the graph. Cases that are left out are named
with the reason; those of the importer must be refused by a sentence.
"""

from __future__ import annotations

import re
import warnings

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

import hybridnet as hn

OPERATORS = {
    "Gemm", "MatMul", "Relu", "LeakyRelu", "Elu", "Gelu", "Sigmoid", "Tanh", "Softmax", "Softplus", "PRelu", "Swish",
    "Flatten", "Identity",
}  # fmt: skip

#: Functions that the onnx package expands to other operators; an expanded case has the name of its operator before.
EXPANDED = re.compile(r"test_(relu|leakyrelu|elu|gelu|softplus|prelu|swish)_.*expanded")

LEFT_OUT = {
    r"gemm_(transposeA|all_attributes)": "rows are samples: transA is refused",
    r"gemm_default_matrix_bias": "biases that differ from row to row",
    r"matmul_(3d|4d|bcast|1d_3d|4d_1d|1d_1d)": "products of other than two axes",
    r"flatten_(axis[023]|negative_axis[1234])": "the rows are those of axis 1",
    r"softmax_axis_0": "softmax of columns",
    r"softmax_axis_[12]": "three axes, of which the number is given",
    r"prelu_(example|broadcast)(_expanded)?": "one slope for each column",
    r"identity_(sequence|opt)": "sequences are not tensors",
}


def collected():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # cases of other operators overflow on purpose
        from onnx.backend.test.loader import load_model_tests

        return {case.name.removeprefix("test_"): case for case in load_model_tests(kind="node")}


def is_ours(case):
    nodes = case.model.graph.node
    single = len(nodes) == 1 and nodes[0].op_type in OPERATORS
    return single or EXPANDED.match(case.name) is not None


ALL = collected()
CASES = {name: case for name, case in ALL.items() if is_ours(case)}


def reason(name):
    return next((why for pattern, why in LEFT_OUT.items() if re.fullmatch(pattern, name)), None)


TESTED = [name for name in CASES if reason(name) is None]


def with_constants(case, path, as_rows=True):
    """Save the graph of a case with all inputs but the first as constants; ``as_rows``, the last axis is a row."""
    (inputs, (expected,)), model = case.data_sets[0], onnx.ModelProto()
    model.CopyFrom(case.model)
    rows, *constants = inputs
    names = [each.name for each in model.graph.input]
    pairs = zip(constants, names[1:], strict=True)
    model.graph.initializer.extend(numpy_helper.from_array(array, name) for array, name in pairs)
    flattens = any(node.op_type == "Flatten" for node in model.graph.node)
    if as_rows and rows.ndim != 2 and not flattens:  # each element, or each last axis, is computed by itself
        rows, expected = rows.reshape(-1, rows.shape[-1]), expected.reshape(-1, rows.shape[-1])
        model.graph.input[0].type.tensor_type.shape.Clear()
        model.graph.input[0].type.tensor_type.ClearField("shape")
    onnx.save(model, path)
    return rows.reshape(len(rows), -1) if flattens else rows, expected


@pytest.mark.parametrize("name", TESTED)
def test_a_case_is_computed(name, tmp_path):
    rows, expected = with_constants(CASES[name], tmp_path / "case.onnx")
    output = hn.Model.load_onnx(tmp_path / "case.onnx").predict(rows)
    np.testing.assert_allclose(output, expected, rtol=CASES[name].rtol, atol=CASES[name].atol)


@pytest.mark.parametrize("name", [name for name in CASES if reason(name) and not name.startswith("identity")])
def test_a_case_that_is_left_out_is_refused(name, tmp_path):
    with_constants(CASES[name], tmp_path / "case.onnx", as_rows=False)
    with pytest.raises(ValueError, match=r"^.*case\.onnx.*: .*; .*\. "):
        hn.Model.load_onnx(tmp_path / "case.onnx")


def test_the_cases_are_counted():
    """The table in tests/README.md."""
    assert (len(CASES), len(TESTED)) == (75, 50)


# -- optimizers


def updated(optimizer, steps, X, gradient, l2, **state):
    """The parameters and optimizer state after one step from a given state."""
    layer = hn.DenseLayer.from_parameters(X.reshape(1, -1), np.zeros((1, X.size), X.dtype))
    for name, array in state.items():
        setattr(layer, f"weight_{name}", array.reshape(1, -1).copy())
        setattr(layer, f"bias_{name}", np.zeros((1, X.size), X.dtype))
    layer.dweights = (gradient + 2 * l2 * X).reshape(1, -1).astype(X.dtype)
    layer.dbiases = np.zeros((1, X.size), X.dtype)
    optimizer.iterations = steps
    optimizer.pre_update_params()
    optimizer.update_params(layer)
    return {name: getattr(layer, f"weight_{name}").ravel() for name in state} | {"X": layer.weights.ravel()}


def tensors(case, states):
    """Learning rate, step, and of each parameter: value, gradient, states, and expected value and states."""
    inputs, outputs = case.data_sets[0]
    attributes = {each.name: onnx.helper.get_attribute_value(each) for each in case.model.graph.node[0].attribute}
    count = (len(inputs) - 2) // (2 + states)
    groups = [inputs[2 + index :: count] for index in range(count)]
    expected = [outputs[index::count] for index in range(count)]
    return float(inputs[0]), int(inputs[1]), groups, expected, attributes


@pytest.mark.parametrize("name", ["adagrad", "adagrad_multiple"])
def test_adagrad(name):
    rate, step, groups, expected, settings = tensors(ALL[name], 1)
    for (X, gradient, cache), (X_after, cache_after) in zip(groups, expected, strict=True):
        optimizer = hn.AdaGrad(rate, decay=settings["decay_factor"], epsilon=settings["epsilon"])
        after = updated(optimizer, step, X, gradient, settings["norm_coefficient"] / 2, cache=cache)
        np.testing.assert_allclose(after["X"], X_after, rtol=1e-6)
        np.testing.assert_allclose(after["cache"], cache_after, rtol=1e-6)


@pytest.mark.parametrize("name", ["adam", "adam_multiple"])
def test_adam(name):
    """At T = 0 the operator has no bias correction; ours has none after many steps, when 1 - beta**t is 1."""
    rate, step, groups, expected, settings = tensors(ALL[name], 2)
    assert step == 0
    for (X, gradient, momentum, cache), (X_after, momentum_after, cache_after) in zip(groups, expected, strict=True):
        optimizer = hn.Adam(rate, epsilon=settings["epsilon"], beta_1=settings["alpha"], beta_2=settings["beta"])
        after = updated(
            optimizer, 1_000_000, X, gradient, settings["norm_coefficient"] / 2, momentums=momentum, cache=cache
        )
        np.testing.assert_allclose(after["X"], X_after, rtol=1e-6)
        np.testing.assert_allclose(after["momentums"], momentum_after, rtol=1e-6)
        np.testing.assert_allclose(after["cache"], cache_after, rtol=1e-6)


@pytest.mark.parametrize("name", ["momentum", "momentum_multiple"])
def test_momentum(name):
    """Its momentum is that of gradients; ours is that of updates: multiplied by the negative learning rate."""
    rate, step, groups, expected, settings = tensors(ALL[name], 1)
    assert (step, settings["mode"]) == (0, b"standard")  # its beta counts from step 1
    for (X, gradient, momentum), (X_after, momentum_after) in zip(groups, expected, strict=True):
        optimizer = hn.SGD(rate, momentum=settings["alpha"])
        after = updated(optimizer, step, X, gradient, settings["norm_coefficient"] / 2, momentums=-rate * momentum)
        np.testing.assert_allclose(after["X"], X_after, rtol=1e-6)
        np.testing.assert_allclose(after["momentums"] / -rate, momentum_after, rtol=1e-6)
