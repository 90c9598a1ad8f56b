"""What a model is made of: parts by their names, each layer once, sizes that fit each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import nnfs

NAMES: dict[str, dict[type, tuple[str, ...]]] = {
    "loss": {
        hn.CategoricalCrossentropyLoss: (
            "categorical_crossentropy", "sparse_categorical_crossentropy", "CategoricalCrossentropyLoss",
            "Loss_CategoricalCrossentropy", "Categorical Cross-Entropy", "cce",
        ),
        hn.BinaryCrossentropyLoss: ("binary_crossentropy", "bce", "BinaryCrossentropy", "BinaryCrossentropyLoss"),
        hn.MeanSquaredErrorLoss: ("mse", "MSE", "mean_squared_error", "MeanSquaredError", "Loss_MeanSquaredError"),
        hn.MeanAbsoluteErrorLoss: ("mae", "mean_absolute_error", "MeanAbsoluteErrorLoss"),
    },
    "optimizer": {
        hn.SGD: ("sgd", "SGD", "Optimizer_SGD"),
        hn.AdaGrad: ("adagrad", "AdaGrad", "Adagrad"),
        hn.RMSprop: ("rmsprop", "RMSprop", "RMSProp"),
        hn.Adam: ("adam", "Adam", "ADAM"),
    },
    "activation": {
        hn.ReLUActivation: ("relu", "ReLU", "Activation_ReLU"),
        hn.SoftmaxActivation: ("softmax", "SoftmaxActivation"),
        hn.SigmoidActivation: ("sigmoid", "Sigmoid", "logistic"),
        hn.TanhActivation: ("tanh",),
        hn.LeakyReLUActivation: ("leaky_relu", "LeakyReLU", "leaky-relu"),
        hn.ELUActivation: ("elu", "ELU"),
        hn.GELUActivation: ("gelu", "GELU"),
        hn.SoftplusActivation: ("softplus", "Softplus"),
        hn.SiLUActivation: ("silu", "SiLU", "swish"),
        hn.LinearActivation: ("linear", "identity"),
        hn.HeavisideActivation: ("heaviside",),
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", NAMES)
def test_losses_optimizers_and_activations_are_accepted_by_name(kind: str) -> None:
    for made, names in NAMES[kind].items():
        for name in names:
            model = hn.Model()
            if kind == "activation":
                model.add(name)
                assert type(hn.Model([name]).layers[0]) is type(model.layers[0]) is made
            else:
                model.set(**{kind: name})
                assert type(getattr(model, kind)) is made


@pytest.mark.parametrize(
    ("loss", "name", "expected"),
    [
        ("cce", "accuracy", "CategoricalAccuracy()"),
        ("bce", "acc", "CategoricalAccuracy(binary=True)"),
        ("mse", "Accuracy", "RegressionAccuracy()"),
        ("mae", "accuracy", "RegressionAccuracy()"),
        ("mse", "categorical_accuracy", "CategoricalAccuracy()"),
        ("cce", "binary_accuracy", "CategoricalAccuracy(binary=True)"),
    ],
)
def test_accuracy_by_name_is_the_metric_that_fits_the_loss(loss: str, name: str, expected: str) -> None:
    together, later = hn.Model(), hn.Model()
    together.set(loss=loss, accuracy=name)
    later.set(loss=loss)
    later.set(accuracy=name)
    assert repr(together.accuracy) == repr(later.accuracy) == expected


def test_a_model_of_names_trains_as_one_of_objects() -> None:
    rows = []
    for parts in (("relu", "softmax", "cce", "adam", "accuracy"), ()):
        hn.init(seed=0)
        X, y = hn.spiral_data(20, 3)
        hidden, end, *training = parts or (
            hn.ReLUActivation(), hn.SoftmaxActivation(), hn.CategoricalCrossentropyLoss(), hn.Adam(),
            hn.CategoricalAccuracy(),
        )  # fmt: skip
        model = hn.Model([hn.DenseLayer(2, 8), hidden, hn.DenseLayer(8, 3), end])
        model.set(**dict(zip(("loss", "optimizer", "accuracy"), training, strict=True)))
        model.fit(X, y, epochs=5, progress=False)
        rows.append(model.layers[0].weights)
    assert (rows[0] == rows[1]).all()


def test_names_in_a_model_of_the_book_are_the_books_classes() -> None:
    model = nnfs.Model()
    model.add("relu")
    model.set(loss="mse", optimizer="adagrad", accuracy="accuracy")
    kinds = nnfs.Activation_ReLU, nnfs.Loss_MeanSquaredError, nnfs.Optimizer_Adagrad, nnfs.Accuracy_Regression
    assert tuple(map(type, (model.layers[0], model.loss, model.optimizer, model.accuracy))) == kinds


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: hn.Model(["rellu"]),
            'model: the activation is called "rellu"; there is none of this name. Did you mean "relu"?',
        ),
        (
            lambda: hn.Model().set(loss="categorical_crosentropy"),
            'model: the loss is called "categorical_crosentropy"; there is none of this name. Did you mean '
            '"categorical_crossentropy", "sparse_categorical_crossentropy"?',
        ),
        (
            lambda: hn.Model().set(optimizer="adamax"),
            'model: the optimizer is called "adamax"; there is none of this name. Did you mean "adam"?',
        ),
        (lambda: hn.Model("relu"), "model: 'relu' arrived; a list of layers is required. Put it in brackets."),
    ],
)
def test_a_name_that_is_none_is_refused_with_the_nearest(call: Callable[[], Any], sentence: str) -> None:
    with pytest.raises((ValueError, TypeError)) as caught:
        call()
    assert str(caught.value) == sentence


def test_one_layer_twice_in_a_model_is_refused_with_a_sentence() -> None:
    relu = hn.ReLUActivation()
    sentence = "model: the ReLUActivation() is in it already; each position needs its own layer. Create a second one."
    with pytest.raises(ValueError, match="already") as caught:
        hn.Model([hn.DenseLayer(2, 3), relu, hn.DenseLayer(3, 3), relu])
    assert str(caught.value) == sentence
    model = hn.Model([hn.DenseLayer(2, 3), relu])
    model.set(loss="mse", optimizer="sgd")
    model.layers.append(relu)
    for call in (
        model.finalize,
        lambda: model.fit([[1, 2]], [[1, 2, 3]]),
        lambda: model.save_parameters("no"),
        model.summary,
    ):
        with pytest.raises(ValueError, match="already") as caught:
            call()
        assert str(caught.value) == sentence


MISFIT = (
    "model: the dense layer 2 -> 64 gives 64 columns; the dense layer 32 -> 3 behind it takes 32. "
    "Give each layer as many inputs as the layer before it has neurons."
)


def test_layers_that_do_not_fit_each_other_are_refused_naming_both(capsys: pytest.CaptureFixture[str]) -> None:
    model = hn.Model([hn.DenseLayer(2, 64), "relu", hn.DropoutLayer(0.1), hn.DenseLayer(32, 3), "softmax"])
    model.set(loss="cce", optimizer="sgd")
    X, y = np.ones((4, 2)), [0, 1, 2, 0]
    calls = model.finalize, lambda: model.fit(X, y), lambda: model.evaluate(X, y), lambda: model.check_gradients(X, y)
    for call in calls:
        with pytest.raises(hn.ShapeError) as caught:
            call()
        assert str(caught.value) == MISFIT
    model.summary()
    assert capsys.readouterr().out.endswith(f"291 parameters\n{MISFIT}\n")
    model.layers[3] = hn.DenseLayer(64, 3)
    model.finalize()
    model.layers[3].weights = np.ones((32, 3), "float32")  # replaced after it was finalized
    with pytest.raises(hn.ShapeError) as caught:
        model.fit(X, y)
    assert str(caught.value) == MISFIT


def test_a_layer_of_ones_own_may_give_other_columns() -> None:
    class Pairs(hn.Layer):
        def forward(self, inputs: Any, training: bool = False) -> None:
            self.output = inputs[:, ::2] + inputs[:, 1::2]

    model = hn.Model([hn.DenseLayer(2, 64), Pairs(), hn.DenseLayer(32, 3), "softmax"])
    model.finalize()
    assert model.predict(np.ones((4, 2))).shape == (4, 3)


@pytest.mark.parametrize(
    "layers", [None, 3, "relu", range(3), np.empty((2**40, 0)), {1, 2}, [None], [hn.ReLUActivation]]
)
def test_layers_that_are_no_list_of_layers_are_refused_by_every_method(layers: Any) -> None:
    model = hn.Model([hn.DenseLayer(2, 3)])
    model.set(loss="mse", optimizer="sgd")
    model.layers = layers
    X, y = np.ones((2, 2)), np.ones((2, 3))
    for call in (
        model.get_parameters, model.summary, model.finalize, lambda: model.set_parameters([]),
        lambda: model.save_parameters("no"), lambda: model.load_parameters("no"), lambda: model.save("no"),
        lambda: model.predict(X), lambda: model.fit(X, y), lambda: model.evaluate(X, y), lambda: model.diagnose(X),
        lambda: model.check_gradients(X, y), lambda: model.forward(X, training=False),
    ):  # fmt: skip
        with pytest.raises(TypeError, match=r"^model.*(a list of layers|a layer with a forward method) is required"):
            call()
