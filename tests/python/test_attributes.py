"""Attributes and names that do not exist: what was meant, as Keras, PyTorch or scikit-learn call it."""

from __future__ import annotations

import copy
import pickle
import traceback
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import nnfs
from hybridnet._attributes import ALIASES, NAMES
from hybridnet._keywords import fold


def model() -> hn.Model:
    network = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
    network.set(loss="categorical_crossentropy", optimizer="adam", accuracy="accuracy")
    return network


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Dense", "DenseLayer"), ("DenseLayr", "DenseLayer"), ("Relu", "ReLUActivation"), ("Sequential", "Model"),
        ("EarlyStop", "EarlyStopping"), ("Linear", "DenseLayer"), ("CrossEntropyLoss", "CategoricalCrossentropyLoss"),
        ("ModelCheckpoint", "Checkpoint"), ("train_test_split", "held_out_split"), ("StandardScaler", "Standardizer"),
        ("load_model", "Model.load"), ("Layer_Dense", "nnfs.Layer_Dense"), ("MLPClassifier", "sklearn.NetClassifier"),
    ],
)  # fmt: skip
def test_a_name_of_another_library_is_explained(name: str, meant: str) -> None:
    with pytest.raises(AttributeError) as caught:
        getattr(hn, name)
    text = f"module 'hybridnet' has no attribute {name!r}. Did you mean hybridnet.{meant}?"
    assert str(caught.value) == text
    assert traceback.format_exception_only(caught.value)[-1] == f"AttributeError: {text}\n"


def test_other_names_have_the_text_of_python() -> None:
    for name in ("qwertz", "_repr_html_", "__wrapped__"):
        with pytest.raises(AttributeError) as caught:
            getattr(hn, name)
        assert str(caught.value) == f"module 'hybridnet' has no attribute {name!r}"


def test_what_the_tables_suggest_exists() -> None:
    import hybridnet.sklearn  # noqa: F401

    for name, meant in NAMES.items():
        assert name == fold(name)
        found: Any = hn
        for part in meant.split("."):
            found = getattr(found, part)
    network = model()
    objects = [network, *network.layers, hn.DropoutLayer(0.1), network.loss, network.optimizer, network.accuracy]
    network.fit(np.zeros((3, 2)), [0, 1, 2])
    network.layers[0].dweights = np.zeros((2, 3))
    for targets in ALIASES.values():
        assert any(hasattr(each, target) for each in objects for target in targets), targets


@pytest.mark.parametrize(
    ("part", "name", "meant"),
    [
        (hn.Model(), "compile", "set"), (hn.Model(), "fit_generator", "fit"), (hn.Model(), "metrics", "accuracy"),
        (hn.Model(), "predict_class", "predict_classes"), (hn.DenseLayer(2, 3), "kernel", "weights"),
        (hn.DenseLayer(2, 3), "wieghts", "weights"), (hn.Adam(), "lr", "learning_rate"),
        (hn.SoftmaxActivation(), "call", "forward"), (hn.CategoricalAccuracy(), "reset", "new_pass"),
        (hn.EarlyStopping(), "restore_best_weights", "restore_best"),
    ],
)  # fmt: skip
def test_an_unknown_attribute_is_explained(part: Any, name: str, meant: str) -> None:
    with pytest.raises(AttributeError) as caught:
        getattr(part, name)
    text = f"{type(part).__name__!r} object has no attribute {name!r}. Did you mean {meant!r}?"
    assert str(caught.value) == text
    assert traceback.format_exception_only(caught.value)[-1] == f"AttributeError: {text}\n"


def test_unknown_attributes_are_those_of_python_where_nothing_is_similar() -> None:
    layer = hn.DenseLayer(2, 3)
    for name in ("qwertz", "_kernel", "__array__"):
        assert not hasattr(layer, name)
        with pytest.raises(AttributeError) as caught:
            getattr(layer, name)
        assert str(caught.value) == f"'DenseLayer' object has no attribute {name!r}"


def test_copies_pickles_and_properties_are_as_before() -> None:
    network = model()
    for same in (copy.copy(network), copy.deepcopy(network), pickle.loads(pickle.dumps(network))):
        assert repr(same) == repr(network)
    assert "fit" in dir(network)

    class Own(hn.Layer):
        @property
        def broken(self) -> Any:
            return self.qwertz

    with pytest.raises(AttributeError) as caught:
        Own().broken  # noqa: B018
    assert str(caught.value) == "'Own' object has no attribute 'qwertz'"


@pytest.mark.parametrize(
    ("part", "name", "meant"),
    [
        (hn.Adam(), "lr", "learning_rate"), (hn.Adam(), "learningrate", "learning_rate"),
        (hn.SGD(), "momentun", "momentum"), (hn.Model(), "stop_trainig", "stop_training"),
        (hn.Model(), "optimiser", "optimizer"), (hn.Model(), "metrics", "accuracy"),
        (hn.EarlyStopping(), "patiense", "patience"), (hn.Callback(), "use_model", "uses_model"),
    ],
)  # fmt: skip
def test_a_misspelled_attribute_is_not_set(part: Any, name: str, meant: str) -> None:
    before = dict(vars(part))
    with pytest.raises(AttributeError) as caught:
        setattr(part, name, 1)
    assert str(caught.value) == (
        f"{type(part).__name__!r} object has no attribute {name!r}; setting it has no effect. Did you mean {meant!r}?"
    )
    assert vars(part) == before


@pytest.mark.parametrize(
    ("index", "name", "meant"), [(0, "trainble", "trainable"), (0, "kernel", "weights"), (0, "weigths", "weights")]
)
def test_a_misspelled_attribute_of_a_layer_is_refused_before_the_first_step(index: int, name: str, meant: str) -> None:
    network = model()
    setattr(network.layers[index], name, False)
    with pytest.raises(AttributeError) as caught:
        network.fit(np.zeros((3, 2)), [0, 1, 2])
    assert str(caught.value) == (
        f"'DenseLayer' object has no attribute {name!r}; setting it has no effect. Did you mean {meant!r}?"
    )
    assert network.history.epoch == []


def test_new_attributes_can_be_set() -> None:
    optimizer, network = hn.Adam(), model()
    optimizer.learning_rate_before = optimizer.learning_rate0 = 0.1
    optimizer.note = optimizer._lr = network.note = network.best_loss = network.run = "mine"
    for layer in network.layers:
        layer.name = layer.note = "mine"
    network.fit(np.zeros((3, 2)), [0, 1, 2])


def test_attributes_of_user_classes_and_of_the_book_are_their_own() -> None:
    class Mine(hn.Callback):
        pass

    class Schedule(hn.Adam):
        pass

    mine, schedule, book = Mine(), Schedule(), nnfs.Optimizer_Adam()
    mine.use_model = schedule.lr = book.lr = book.learningrate = 3
    assert (mine.use_model, schedule.lr, book.lr) == (3, 3, 3)
    with pytest.raises(AttributeError) as caught:
        book.learning_rat  # noqa: B018
    assert str(caught.value) == "'Optimizer_Adam' object has no attribute 'learning_rat'"


def test_layers_that_are_not_in_a_list_are_explained() -> None:
    with pytest.raises(TypeError) as caught:
        hn.Model(hn.DenseLayer(2, 3), hn.SoftmaxActivation())  # type: ignore[call-arg, arg-type]
    assert str(caught.value) == (
        "Model.__init__() takes from 1 to 2 positional arguments but 3 were given. Put the layers in a list, such as "
        "hybridnet.Model([layer, activation])."
    )
