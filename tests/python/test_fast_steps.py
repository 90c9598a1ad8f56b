"""The fast arithmetic gives steps that are executed in Python the bits of those in the engine."""

from typing import Any

import numpy as np
import pytest
import scipy.sparse as sp

import hybridnet as hn

X = np.random.RandomState(0).randn(64, 6).astype(np.float32)
Y = (np.arange(64) % 3).astype(np.uint8)


class Own(hn.ReLUActivation):
    """A custom layer, so that steps are executed in Python."""

    def forward(self, inputs: Any, training: bool = False) -> None:
        super().forward(inputs, training)


OPTIMIZERS = [hn.SGD(0.1), hn.SGD(0.1, momentum=0.9), hn.AdaGrad(0.1), hn.RMSprop(0.01), hn.Adam(0.05, decay=0.01)]


@pytest.mark.parametrize("arithmetic", ["numpy", "fast"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=repr)
def test_steps_in_python_have_the_bits_of_the_engine(optimizer: Any, dtype: Any, arithmetic: str) -> None:
    found = []
    for kind, inputs in ((hn.ReLUActivation, X), (Own, X), (hn.ReLUActivation, sp.csr_matrix(X))):
        hn.init(seed=1)
        layers = [hn.DropoutLayer(0.3), hn.DenseLayer(6, 8, initializer="he"), kind(), hn.DropoutLayer(0.2)]
        model = hn.Model([*layers, hn.DenseLayer(8, 3), hn.SoftmaxActivation()], arithmetic=arithmetic)
        vars(optimizer).update(iterations=0, current_learning_rate=optimizer.learning_rate)
        model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=optimizer)
        held_out = (inputs.astype(dtype), Y)
        model.fit(*held_out, epochs=3, batch_size=16, validation_data=held_out)
        arrays = [getattr(model.layers[index], name) for index in (1, 4) for name in ("weights", "biases")]
        found.append(([array.tobytes() for array in arrays], model.history["loss"], model.history["val_loss"]))
    assert found[0] == found[1]
    assert found[0] == found[2]


@pytest.mark.parametrize(("arithmetic", "dtype"), [("numpy", np.float64), ("fast", np.float32)])
@pytest.mark.parametrize("given", [np.float32, np.float64])
def test_dropout_computes_in_the_dtype_of_its_arithmetic(arithmetic: Any, dtype: Any, given: Any) -> None:
    layer = hn.DropoutLayer(0.3, random_state=0)
    hn.Model([layer], arithmetic=arithmetic)
    x = np.linspace(0.1, 0.9, 12).reshape(3, 4).astype(given)
    kept = np.random.RandomState(0).binomial(1, 0.7, x.shape)
    mask = kept.astype(dtype) * dtype(1 / 0.7) if arithmetic == "fast" else kept / 0.7
    layer.forward(x, training=True)
    layer.backward(x)
    for array in (layer.binary_mask, layer.output, layer.dinputs):
        assert array.dtype == dtype
    assert (layer.binary_mask == mask).all()
    assert (layer.output == (x.astype(dtype) if arithmetic == "fast" else x) * mask).all()
    assert (layer.dinputs == layer.output).all()
    layer.forward(x, training=False)
    assert layer.output.dtype == (np.float32 if arithmetic == "fast" else given)
    assert (layer.output == x.astype(layer.output.dtype)).all()


def test_adam_of_the_fast_arithmetic_divides_once_in_python_too() -> None:
    """Its result differs from that of NumPy's arithmetic in the last bits."""
    hn.init(seed=0)
    ends = []
    for arithmetic in ("numpy", "fast"):
        layer = hn.DenseLayer(8, 8, random_state=0)
        hn.Model([layer], arithmetic=arithmetic)
        layer.dweights = np.random.RandomState(1).randn(8, 8).astype(np.float32)
        layer.dbiases = np.ones((1, 8), np.float32)
        optimizer = hn.Adam(0.05)
        for _ in range(3):
            optimizer.update_params(layer)
            optimizer.post_update_params()
        ends.append(layer.weights)
    assert np.allclose(ends[0], ends[1], rtol=0, atol=1e-6)  # 0.15 in steps of float32
    assert not (ends[0] == ends[1]).all()


LOSSES = [
    hn.BinaryCrossentropyLoss,
    hn.SigmoidBinaryCrossentropyLoss,
    hn.MeanSquaredErrorLoss,
    hn.MeanAbsoluteErrorLoss,
]


@pytest.mark.parametrize("weights", [None, np.random.RandomState(1).rand(64)], ids=["alike", "weighted"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.int64, bool])
@pytest.mark.parametrize("loss", LOSSES)
def test_targets_of_every_dtype_give_both_the_same_bits(loss: Any, dtype: Any, weights: Any) -> None:
    y = np.random.RandomState(2).randint(0, 2, (64, 3)).astype(dtype)
    found = []
    for kind in (hn.ReLUActivation, Own):
        hn.init(seed=1)
        layers = [hn.DenseLayer(6, 8, initializer="he"), kind(), hn.DenseLayer(8, 3, initializer="he")]
        model = hn.Model([*layers, hn.SigmoidActivation()], arithmetic="fast")
        model.set(loss=loss(), optimizer=hn.SGD(0.1))
        model.fit(X, y, epochs=3, batch_size=16, sample_weight=weights)
        found.append([layers[index].weights.tobytes() for index in (0, 2)] + [model.history["loss"]])
    assert found[0] == found[1]


@pytest.mark.parametrize("loss", LOSSES)
def test_gradients_of_the_fast_arithmetic_are_float32(loss: Any) -> None:
    part = loss()
    hn.Model([hn.DenseLayer(1, 2), hn.SigmoidActivation()], arithmetic="fast").set(loss=part)
    p, y = np.array([[0.25, 0.5]]), np.array([[0.0, 1.0]])
    part.backward(p, y)
    expected = part.dinputs
    assert expected.dtype == np.float32
    part.backward(p.astype(np.float32), y.astype(np.float32))
    assert (part.dinputs == expected).all()
