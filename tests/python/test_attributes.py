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
from hybridnet._keywords import fold
from hybridnet._suggestions import ALIASES, NAMES, distance, own_names
from hybridnet.sklearn import NetClassifier, NetRegressor
from python.test_border import CLASSES, make


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
    ("part", "name", "meant"),
    [
        (hn.DenseLayer(2, 3), "trainble", "trainable"), (hn.DenseLayer(2, 3), "kernel", "weights"),
        (hn.DenseLayer(2, 3), "weigths", "weights"), (hn.DenseLayer(2, 3), "weight_regularizer_2", None),
        (hn.LeakyReLUActivation(), "slop", "slope"), (hn.LeakyReLUActivation(), "negative_slope", "slope"),
        (hn.DropoutLayer(0.1), "rte", "rate"), (hn.DropoutLayer(0.1), "dropout", "rate"),
        (hn.Neuron([1.0]), "wights", "weights"), (hn.Neuron([1.0]), "biass", "bias"),
        (hn.EarlyStopping(), "patience_", "patience"), (hn.EarlyStopping(), "min_dleta", "min_delta"),
        (hn.EarlyStopping(), "restore_bset", "restore_best"), (hn.Checkpoint("run"), "evry", "every"),
        (hn.TopKAccuracy(2), "K", "k"), (hn.Precision(), "of_clas", "of_class"),
        (hn.CategoricalCrossentropyLoss(), "acumulated_sum", "accumulated_sum"),
        (hn.RMSprop(), "rh", None), (hn.RMSprop(), "epsilom", "epsilon"), (hn.Standardizer(), "mean", "means"),
        (hn.FillMissing("mean"), "stratgy", "strategy"), (hn.HeldOutSplit([1], [2], [3], [4]), "x_train", "X_train"),
        (hn.LinearTrainer([[1.0]], [3.0], 0.1, 0.1), "weigts", "weights"), (NetClassifier(), "max_itr", "max_iter"),
        (NetRegressor(), "hidden_layer_size", "hidden_layer_sizes"), (NetClassifier(), "lr", "learning_rate"),
    ],
)  # fmt: skip
def test_every_class_refuses_a_misspelled_attribute(part: Any, name: str, meant: str | None) -> None:
    before = dict(vars(part))
    if meant is None:
        setattr(part, name, 1)
        return
    with pytest.raises(AttributeError) as caught:
        setattr(part, name, 1)
    assert str(caught.value) == (
        f"{type(part).__name__!r} object has no attribute {name!r}; setting it has no effect. Did you mean {meant!r}?"
    )
    assert vars(part) == before
    assert [frame.name for frame in traceback.extract_tb(caught.value.__traceback__)] == [
        "test_every_class_refuses_a_misspelled_attribute"
    ]


def spellings(name: str) -> list[str]:
    """A letter left out, a letter twice, two letters swapped."""
    middle = len(name) // 2
    return [
        name[:middle] + name[middle + 1 :],
        name[:middle] + name[middle] + name[middle:],
        name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :],
    ]


@pytest.mark.parametrize("name", [name for name in CLASSES if name.startswith("hybridnet.") and "nnfs" not in name])
def test_every_attribute_of_every_class_is_protected(name: str) -> None:
    part = make(CLASSES[name])
    own = own_names(type(part))
    assert not [each for each in vars(part) if each[0] != "_" and each not in own]
    for attribute in (each for each in vars(part) if each[0] != "_" and len(fold(each)) > 3):
        for misspelled in spellings(attribute):
            if misspelled not in own and not any(letter.isdigit() for letter in attribute):
                with pytest.raises(AttributeError, match="setting it has no effect"):
                    setattr(part, misspelled, None)


@pytest.mark.parametrize(
    ("part", "name", "remedy"),
    [
        (hn.Model(), "epochs", "Pass it to fit, such as fit(X, y, epochs=...)."),
        (hn.Model(), "n_epochs", "Pass it to fit, such as fit(X, y, epochs=...)."),
        (hn.Model(), "batch_size", "Pass it to fit, such as fit(X, y, batch_size=...)."),
        (hn.Model(), "verbose", "Pass it to fit, such as fit(X, y, progress=...)."),
        (hn.Model(), "validation_split", "Pass it to fit, such as fit(X, y, validation_split=...)."),
        (hn.Model(), "callbacks", "Pass it to fit, such as fit(X, y, callbacks=...)."),
        (hn.Model(), "print_every", "Pass it to train, such as train(X, y, print_every=...)."),
        (hn.Model(), "learning_rate",
         "The learning rate is an argument of the optimizer, such as hybridnet.Adam(learning_rate=0.01)."),
        (hn.DenseLayer(2, 3), "initializer",
         "Pass it when the object is made, such as DenseLayer(..., initializer=...)."),
        (hn.DenseLayer(2, 3), "units", "Pass it when the object is made, such as DenseLayer(..., n_neurons=...)."),
        (hn.DenseLayer(2, 3), "activation",
         "An activation is a separate layer: add one after it, such as hybridnet.ReLUActivation()."),
    ],
)  # fmt: skip
def test_setting_an_argument_as_an_attribute_warns_what_to_do(part: Any, name: str, remedy: str) -> None:
    with pytest.warns(UserWarning, match="setting it has no effect") as caught:
        setattr(part, name, 1)
    assert [str(warning.message) for warning in caught] == [
        f"{type(part).__name__!r} object has no attribute {name!r}; setting it has no effect. {remedy}"
    ]
    assert caught[0].filename == __file__
    assert vars(part)[name] == 1


def test_suggestions_are_attributes_of_the_class_and_not_those_that_were_added() -> None:
    network, optimizer = model(), hn.Adam()
    network.remark = optimizer.remark = "mine"
    network.remarks = optimizer.remarc = "mine too"
    for part in (network, optimizer):
        with pytest.raises(AttributeError) as caught:
            part.remak  # noqa: B018
        assert str(caught.value) == f"{type(part).__name__!r} object has no attribute 'remak'"

    class Mine(hn.Callback):
        def on_train_begin(self, logs: Any) -> None:
            self.remark = "the class's own"

    mine = Mine()
    mine.on_train_begin({})
    with pytest.raises(AttributeError) as caught:
        mine.remak  # noqa: B018
    assert str(caught.value) == "'Mine' object has no attribute 'remak'. Did you mean 'remark'?"


@pytest.mark.parametrize(
    ("a", "b", "edits"),
    [("", "", 0), ("", "ab", 2), ("rate", "rate", 0), ("rate", "rte", 1), ("rate", "raate", 1), ("rate", "arte", 1),
     ("rate", "rats", 1), ("rate", "note", 2), ("weights", "wieghst", 2), ("ab", "ba", 1), ("abc", "cba", 2)],
)  # fmt: skip
def test_the_distance_of_two_names_is_the_number_of_edits(a: str, b: str, edits: int) -> None:
    assert distance(a, b) == distance(b, a) == edits


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


def test_a_base_class_that_keeps_record_of_what_is_set_is_called() -> None:
    class Recording:
        def __setattr__(self, name: str, value: Any) -> None:
            vars(self).setdefault("record", []).append(name)
            super().__setattr__(name, value)

    class Before(Recording, hn.TopKAccuracy):
        pass

    class After(hn.TopKAccuracy, Recording):
        pass

    class Derived(After):
        pass

    for kind in (Before, After, Derived):
        part = kind(2)
        part.kk = 3  # type: ignore[attr-defined]
        assert vars(part)["record"] == ["k", "kk"]


def test_layers_that_are_not_in_a_list_are_explained() -> None:
    with pytest.raises(TypeError) as caught:
        hn.Model(hn.DenseLayer(2, 3), hn.SoftmaxActivation())  # type: ignore[call-arg, arg-type]
    assert str(caught.value) == (
        "Model.__init__() takes from 1 to 2 positional arguments but 3 were given. Put the layers in a list, such as "
        "hybridnet.Model([layer, activation])."
    )
