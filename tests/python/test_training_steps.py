"""The book's training loops, step by step on the engine, against the oracle: no differing bit."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from reference import layers as oracle_layers
from reference import losses as oracle_losses
from reference import optimizers as oracle_optimizers
from reference.activations import ReLUActivation as OracleReLU
from reference.same import assert_same

OPTIMIZERS: list[tuple[str, dict[str, float]]] = [
    ("SGD", {}),
    ("SGD", {"decay": 1e-3, "momentum": 0.9}),
    ("AdaGrad", {"decay": 1e-4}),
    ("RMSprop", {"learning_rate": 0.02, "decay": 1e-5, "rho": 0.999}),
    ("Adam", {"learning_rate": 0.05, "decay": 5e-7}),
]
MEMORY = ("weight_momentums", "bias_momentums", "weight_cache", "bias_cache")


def spiral_net(random: np.random.RandomState, strengths: dict[str, float]) -> tuple[Any, Any, Any, Any]:
    X, y = hn.spiral_data(100, 3, random_state=random)
    dense1 = hn.DenseLayer(2, 64, random_state=random, **strengths)
    return X, y, dense1, hn.DenseLayer(64, 3, random_state=random)


def train(X: Any, y: Any, dense1: Any, dense2: Any, relu: Any, loss: Any, optimizer: Any, epochs: int) -> list[Any]:
    """The book's loop of chapters 10 and 14, full batches; the loss of every epoch comes back."""
    history = []
    for _ in range(epochs):
        dense1.forward(X)
        relu.forward(dense1.output)
        dense2.forward(relu.output)
        history.append(loss.forward(dense2.output, y))
        loss.backward(loss.output, y)
        dense2.backward(loss.dinputs)
        relu.backward(dense2.dinputs)
        dense1.backward(relu.dinputs)
        optimizer.pre_update_params()
        optimizer.update_params(dense1)
        optimizer.update_params(dense2)
        optimizer.post_update_params()
    return history


def twin(layer: Any, strengths: dict[str, float]) -> Any:
    return oracle_layers.DenseLayer(layer.weights.copy(), layer.biases.copy(), **strengths)


@pytest.mark.parametrize(("name", "settings"), OPTIMIZERS)
@pytest.mark.parametrize("strength", [0, 5e-4])
def test_a_hundred_epochs_have_the_bits_of_numpy(name: str, settings: dict[str, float], strength: float) -> None:
    strengths = {"weight_regularizer_l2": strength, "bias_regularizer_l2": strength, "weight_regularizer_l1": strength}
    X, y, dense1, dense2 = spiral_net(np.random.RandomState(0), strengths)
    twins = twin(dense1, strengths), twin(dense2, {})
    ours = train(
        X,
        y,
        dense1,
        dense2,
        hn.ReLUActivation(),
        hn.SoftmaxCategoricalCrossentropy(),
        getattr(hn, name)(**settings),
        100,
    )
    theirs = train(
        X, y, *twins, OracleReLU(), oracle_losses.SoftmaxCategoricalCrossentropy(),
        getattr(oracle_optimizers, name)(**settings), 100,
    )  # fmt: skip
    assert_same(np.array(ours), np.array(theirs), where="losses")
    for layer, oracle in zip((dense1, dense2), twins, strict=True):
        for attribute in ("weights", "biases", "dweights", "dbiases", *MEMORY):
            assert hasattr(layer, attribute) == hasattr(oracle, attribute), attribute
            if hasattr(layer, attribute):
                assert_same(getattr(layer, attribute), getattr(oracle, attribute), where=attribute)


# Of the final parameters w1|b1|w2|b2 and of the losses, NumPy 2.4.6 with nnfs, 10,001 epochs.
WHOLE_RUNS = {
    "simd": ("979dc8a4207e", "679ea1a8b65a"),
    "libm": ("b2f429505edc", "290cfd9c2d89"),
}


@pytest.mark.parametrize("flavour", WHOLE_RUNS)
def test_ten_thousand_epochs_of_adam_end_with_the_bits_of_numpy(flavour: Any) -> None:
    hn.init(flavour=flavour)
    try:
        X, y, dense1, dense2 = spiral_net(np.random.RandomState(0), {})
        losses = train(
            X, y, dense1, dense2, hn.ReLUActivation(), hn.SoftmaxCategoricalCrossentropy(), hn.Adam(0.05, 5e-7), 10_001
        )
    finally:
        hn.init()
    parameters = [array.tobytes() for layer in (dense1, dense2) for array in layer.get_parameters()]
    digests = hashlib.sha256(b"".join(parameters)).hexdigest(), hashlib.sha256(np.array(losses).tobytes()).hexdigest()
    assert tuple(digest[:12] for digest in digests) == WHOLE_RUNS[flavour]


def test_a_float64_rate_of_numpy_widens_the_update_as_in_numpy() -> None:
    """A NumPy scalar of float64 promotes float32 arrays, unlike a Python float; the in-place addition rounds once."""
    for name, settings in OPTIMIZERS:
        strong = {key: np.float64(value) for key, value in settings.items()}
        X, y, dense1, dense2 = spiral_net(np.random.RandomState(1), {})
        twins = twin(dense1, {}), twin(dense2, {})
        train(
            X,
            y,
            dense1,
            dense2,
            hn.ReLUActivation(),
            hn.SoftmaxCategoricalCrossentropy(),
            getattr(hn, name)(**strong),
            5,
        )
        train(
            X, y, *twins, OracleReLU(), oracle_losses.SoftmaxCategoricalCrossentropy(),
            getattr(oracle_optimizers, name)(**strong), 5,
        )  # fmt: skip
        assert_same(dense1.weights, twins[0].weights, where=name)
        for attribute in MEMORY:
            if hasattr(twins[0], attribute):
                assert_same(getattr(dense1, attribute), getattr(twins[0], attribute), where=f"{name} {attribute}")


def test_updates_keep_the_array_and_refuse_a_read_only_one() -> None:
    layer = hn.DenseLayer(2, 3, random_state=0)
    weights = layer.weights
    layer.dweights, layer.dbiases = np.ones_like(layer.weights), np.ones_like(layer.biases)
    hn.SGD().update_params(layer)
    assert layer.weights is weights
    weights.flags.writeable = False
    text = "^optimizer: a parameter is a read-only array; it must be writable. Copy it first.$"
    with pytest.raises(ValueError, match=text):
        hn.SGD().update_params(layer)


def test_a_strided_parameter_is_updated_in_its_own_memory() -> None:
    memory = np.zeros((4, 3), dtype=np.float32)
    layer = hn.DenseLayer(2, 3, random_state=0)
    layer.weights = memory[::2]
    layer.dweights, layer.dbiases = np.ones((2, 3), np.float32), np.ones((1, 3), np.float32)
    hn.SGD(0.5).update_params(layer)
    assert memory.tolist() == [[-0.5] * 3, [0.0] * 3, [-0.5] * 3, [0.0] * 3]


def test_a_gradient_of_another_shape_is_refused() -> None:
    layer = hn.DenseLayer(2, 3, random_state=0)
    layer.dweights, layer.dbiases = np.ones((3, 2), np.float32), np.ones((1, 3), np.float32)
    with pytest.raises(hn.ShapeError) as error:
        hn.Adam().update_params(layer)
    assert str(error.value) == (
        "optimizer: the parameter is (2, 3), its gradient (3, 2); both must have the same shape."
    )


def test_a_layer_that_moves_from_rmsprop_to_adam_lacks_its_momentums_as_in_the_book() -> None:
    layer = hn.DenseLayer(2, 3, random_state=0)
    layer.dweights, layer.dbiases = np.ones_like(layer.weights), np.ones_like(layer.biases)
    hn.RMSprop().update_params(layer)
    with pytest.raises(AttributeError, match="weight_momentums"):
        hn.Adam().update_params(layer)


def test_repr_says_the_settings() -> None:
    assert repr(hn.Adam(0.05, decay=5e-7)) == (
        "Adam(learning_rate=0.05, decay=5e-07, epsilon=1e-07, beta_1=0.9, beta_2=0.999)"
    )


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.int64])
@pytest.mark.parametrize("loss", [hn.MeanSquaredErrorLoss, hn.MeanAbsoluteErrorLoss])
def test_weighted_steps_in_python_have_the_bits_of_the_engine(loss: Any, dtype: Any) -> None:
    """Gradients of wide targets are float64: the sum of the weights counts to its last bit."""

    class Own(hn.ReLUActivation):
        def forward(self, inputs: Any, training: bool = False) -> None:
            super().forward(inputs, training)

    random = np.random.RandomState(0)
    X, y, weights = random.randn(64, 6), (3 * random.randn(64, 3)).astype(dtype), random.random_sample(64)

    def trained(activation: Any) -> tuple[Any, ...]:
        hn.init(seed=1)
        model = hn.Model([hn.DenseLayer(6, 8), activation, hn.DenseLayer(8, 3), hn.LinearActivation()])
        model.set(loss=loss(), optimizer=hn.Adam(0.05), accuracy=hn.RegressionAccuracy())
        model.fit(X, y, epochs=4, batch_size=16, sample_weight=weights)
        return (*(array.tobytes() for pair in model.get_parameters() for array in pair), model.history.history)

    assert trained(hn.ReLUActivation()) == trained(Own())
