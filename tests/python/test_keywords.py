"""Arguments that a call does not have: the keyword that was meant, as Keras, PyTorch or scikit-learn spell it."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import nnfs
from hybridnet._keywords import ELSEWHERE, SPELLINGS
from hybridnet.sklearn import NetClassifier, NetRegressor
from python.test_border import CLASSES, make

X, Y = np.zeros((2, 2)), np.zeros(2, int)
RATE = "The learning rate is an argument of the optimizer, such as hybridnet.Adam(learning_rate=0.01)."
SET = "Set it before, such as model.set(loss=..., optimizer=..., accuracy=...)."
ACTIVATION = "An activation is a separate layer: add one after it, such as hybridnet.ReLUActivation()."
PENALTY = "Regularization is an argument of layers, such as hybridnet.DenseLayer(2, 64, weight_regularizer_l2=5e-4)."
DENSE = (
    "The keywords are 'n_inputs', 'n_neurons', 'weight_regularizer_l1', 'weight_regularizer_l2', "
    "'bias_regularizer_l1', 'bias_regularizer_l2', 'initializer', 'scale', 'random_state'."
)


def fit(**named: Any) -> Any:
    return hn.Model().fit(X, Y, **named)


#: A call, the name of it in Python's text, the keyword, and what is said.
MEANT: list[tuple[Callable[..., Any], str, str, str]] = [
    (fit, "Model.fit", "n_epochs", "Did you mean 'epochs'?"),
    (fit, "Model.fit", "max_iter", "Did you mean 'epochs'?"),
    (fit, "Model.fit", "batchsize", "Did you mean 'batch_size'?"),
    (fit, "Model.fit", "verbose", "Did you mean 'progress'?"),
    (fit, "Model.fit", "validation_size", "Did you mean 'validation_split'?"),
    (fit, "Model.fit", "val_data", "Did you mean 'validation_data'?"),
    (fit, "Model.fit", "sample_weights", "Did you mean 'sample_weight'?"),
    (fit, "Model.fit", "callback", "Did you mean 'callbacks'?"),
    (fit, "Model.fit", "shufle", "Did you mean 'shuffle'?"),
    (fit, "Model.fit", "Epochs", "Did you mean 'epochs'?"),
    (fit, "Model.fit", "seed", "Did you mean 'random_state'?"),
    (fit, "Model.fit", "lr", RATE),
    (fit, "Model.fit", "learning_rate", RATE),
    (fit, "Model.fit", "metrics", SET),
    (fit, "Model.fit", "optimizer", SET),
    (hn.Model().set, "Model.set", "metrics", "Did you mean 'accuracy'?"),
    (hn.Model().set, "Model.set", "criterion", "Did you mean 'loss'?"),
    (hn.Model().set, "Model.set", "optimiser", "Did you mean 'optimizer'?"),
    (hn.DenseLayer, "DenseLayer.__init__", "units", "Did you mean 'n_neurons'?"),
    (hn.DenseLayer, "DenseLayer.__init__", "out_features", "Did you mean 'n_neurons'?"),
    (hn.DenseLayer, "DenseLayer.__init__", "input_dim", "Did you mean 'n_inputs'?"),
    (hn.DenseLayer, "DenseLayer.__init__", "kernel_initializer", "Did you mean 'initializer'?"),
    (hn.DenseLayer, "DenseLayer.__init__", "kernel_regularizer", "Did you mean 'weight_regularizer_l2'?"),
    (hn.DenseLayer, "DenseLayer.__init__", "activation", ACTIVATION),
    (hn.DenseLayer, "DenseLayer.__init__", "use_bias", "Every dense layer has biases."),
    (hn.DenseLayer, "DenseLayer.__init__", "name", DENSE),
    (hn.DropoutLayer, "DropoutLayer.__init__", "p", "Did you mean 'rate'?"),
    (hn.LeakyReLUActivation, "LeakyReLUActivation.__init__", "negative_slope", "Did you mean 'slope'?"),
    (hn.Adam, "Adam.__init__", "lr", "Did you mean 'learning_rate'?"),
    (hn.Adam, "Adam.__init__", "beta1", "Did you mean 'beta_1'?"),
    (hn.Adam, "Adam.__init__", "betas", "Did you mean 'beta_1'?"),
    (hn.Adam, "Adam.__init__", "eps", "Did you mean 'epsilon'?"),
    (hn.Adam, "Adam.__init__", "weight_decay", PENALTY),
    (hn.SGD, "SGD.__init__", "nesterov", "The keywords are 'learning_rate', 'decay', 'momentum'."),
    (hn.EarlyStopping, "EarlyStopping.__init__", "restore_best_weights", "Did you mean 'restore_best'?"),
    (hn.Checkpoint, "Checkpoint.__init__", "filepath", "Did you mean 'path'?"),
    (
        hn.Checkpoint, "Checkpoint.__init__", "save_best_only",
        "hybridnet.EarlyStopping restores the parameters of the best epoch.",
    ),
    (hn.spiral_data, "spiral_data", "n_samples", "Did you mean 'samples'?"),
    (hn.spiral_data, "spiral_data", "n_classes", "Did you mean 'classes'?"),
    (hn.init, "init", "random_seed", "Did you mean 'seed'?"),
    (hn.read_csv, "read_csv", "sep", "Did you mean 'separator'?"),
    (hn.OneHot, "OneHot.__init__", "handle_unknown", "Did you mean 'others'?"),
    (hn.one_hot, "one_hot", "num_classes", "Did you mean 'categories'?"),
    (hn.fill_missing, "fill_missing", "method", "Did you mean 'strategy'?"),
    (hn.relu, "relu", "anything", "The keywords are 'x'."),
    (hn.Model().summary, "Model.summary", "line_length", "It has no keywords."),
    (NetClassifier, "NetClassifier.__init__", "epochs", "Did you mean 'max_iter'?"),
    (NetClassifier, "NetClassifier.__init__", "lr", "Did you mean 'learning_rate'?"),
    (NetClassifier, "NetClassifier.__init__", "hidden_layers", "Did you mean 'hidden_layer_sizes'?"),
    (NetClassifier, "NetClassifier.__init__", "optimizer", "Did you mean 'solver'?"),
    (NetRegressor, "NetRegressor.__init__", "seed", "Did you mean 'random_state'?"),
    (NetRegressor, "NetRegressor.__init__", "dropout_rate", "Did you mean 'dropout'?"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "name", "keyword", "meant"), MEANT, ids=[f"{row[1]} {row[2]}" for row in MEANT])
def test_what_was_meant_is_named(call: Callable[..., Any], name: str, keyword: str, meant: str) -> None:
    with pytest.raises(TypeError) as caught:
        call(**{keyword: 1})
    assert str(caught.value) == f"{name}() got an unexpected keyword argument {keyword!r}. {meant}"


@pytest.mark.parametrize("name", [name for name in CLASSES if not name.startswith("hybridnet.nnfs.")])
def test_every_method_says_what_it_takes(name: str) -> None:
    thing = make(CLASSES[name])
    for method, function in inspect.getmembers(type(thing), inspect.isfunction):
        parameters = inspect.signature(getattr(thing, method)).parameters
        if (
            method[0] == "_"
            or function.__module__.split(".")[0] != "hybridnet"
            or {"options", "params"} & {*parameters}
        ):
            continue
        with pytest.raises(TypeError) as caught:
            getattr(thing, method)(zzzzzz=1)
        listed = f"The keywords are {', '.join(map(repr, parameters))}." if parameters else "It has no keywords."
        text = str(caught.value)
        assert text.endswith(f".{method}() got an unexpected keyword argument 'zzzzzz'. {listed}")
        assert text.split(".")[0] in hn.__all__


def test_values_without_their_names_are_asked_for_by_name() -> None:
    with pytest.raises(TypeError) as caught:
        hn.Model().fit(X, Y, 100)
    assert str(caught.value) == (
        "Model.fit() takes from 2 to 3 positional arguments but 4 were given. Pass what follows by its name, such as "
        "epochs=..."
    )


def test_an_error_of_the_users_own_function_stays_as_it_is() -> None:
    def own(n_epochs: int) -> None: ...

    with pytest.raises(TypeError) as caught:
        hn.FunctionActivation(lambda x: own(epochs=1)).forward(X)  # type: ignore[call-arg]
    assert "Did you mean 'epochs'" not in str(caught.value)
    assert "got an unexpected keyword argument 'epochs'" in str(caught.value)


class Own(nnfs.Layer_Dense):
    """A class of a reader of the book."""


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (nnfs.Layer_Dense, "Layer_Dense.__init__"),
        (Own, "Layer_Dense.__init__"),
        (nnfs.Optimizer_Adam, "Optimizer_Adam.__init__"),
        (nnfs.Model().fit, "Model.fit"),
        (nnfs.Model().save, "Model.save"),
        (nnfs.init, "init"),
        (nnfs.datasets.spiral_data, "create_data"),
    ],
)
def test_the_books_calls_say_what_python_says(call: Callable[..., Any], name: str) -> None:
    with pytest.raises(TypeError) as caught:
        call(zzzzzz=1)
    assert str(caught.value) == f"{name}() got an unexpected keyword argument 'zzzzzz'"


def test_every_spelling_stands_for_a_keyword_that_there_is() -> None:
    calls: list[Any] = [NetClassifier, NetRegressor, *(getattr(hn, name) for name in hn.__all__)]
    calls += [member for kind in calls if inspect.isclass(kind) for member in vars(kind).values()]
    taken: set[str] = set()
    for call in calls:
        if inspect.isfunction(call) or (inspect.isclass(call) and not issubclass(call, Exception)):
            taken |= set(inspect.signature(call).parameters)
    wanted = {ours for spelled in SPELLINGS.values() for ours in spelled}
    assert wanted - taken == set()
    assert all(text.endswith(".") for text in ELSEWHERE.values())
