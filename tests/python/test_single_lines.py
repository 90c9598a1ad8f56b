"""Values of single lines that larger tests do not distinguish."""

from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet.sklearn import NetClassifier


@pytest.mark.parametrize(
    ("y", "weights", "expected"),
    [
        ([[1.0], [0.0], [0.0], [0.0]], None, 2 * (0.25 * np.log(4) + 0.75 * np.log(4 / 3))),
        ([[1.0], [0.0], [0.0], [0.0]], [3.0, 1.0, 1.0, 1.0], 2 * np.log(2)),
        ([[1.0, 0.0], [0.0, 0.0]], None, np.log(2)),
        ([[1.0], [1.0]], None, np.inf),
        ([0, 1, 2], None, np.inf),
    ],
)
def test_a_network_of_sigmoids_converges_from_twice_the_entropy_of_the_shares(
    y: Any, weights: Any, expected: float
) -> None:
    given = None if weights is None else np.array(weights)
    assert NetClassifier()._converges_from(np.array(y), given) == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.int64])
def test_an_array_without_axes_becomes_a_number(dtype: Any) -> None:
    optimizer = hn.SGD(np.array(1, dtype), momentum=np.array(0, dtype))
    assert [type(value) for value in (optimizer.learning_rate, optimizer.momentum)] == [float, float]
    assert repr(optimizer) == "SGD(learning_rate=1.0, decay=0.0, momentum=0.0)"


class Frozen(hn.SigmoidActivation):
    """It has a backward pass of its own, which the combined gradient would skip."""

    def backward(self, dvalues: Any) -> None:
        self.dinputs = np.zeros_like(dvalues)


@pytest.mark.parametrize("where", ["class", "object", "nowhere"])
def test_the_backward_pass_of_the_last_sigmoid_is_called(where: str) -> None:
    dense, last = hn.DenseLayer(2, 1, random_state=0), Frozen() if where == "class" else hn.SigmoidActivation()
    if where == "object":
        last.backward = Frozen.backward.__get__(last)  # type: ignore[method-assign]
    model = hn.Model([dense, last])
    model.set(loss=hn.SigmoidBinaryCrossentropyLoss(), optimizer=hn.SGD(0.5))
    before = dense.weights.copy()
    model.fit(np.ones((4, 2), np.float32), np.ones((4, 1), np.float32), epochs=2)
    assert (dense.weights == before).all() == (where != "nowhere")
