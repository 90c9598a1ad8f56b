"""Files of the book's model: what loads is finalized, pickles of the original script work, parameters of any shape."""

import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import nnfs
from hybridnet.nnfs.datasets import spiral_data
from python.scripts import player

OWN_CLASSES = (player.SCRIPTS / "own_classes.py").read_text(encoding="utf-8")
MAKE = """
import nnfs
from nnfs.datasets import spiral_data
nnfs.init()
X, y = spiral_data(samples=40, classes=3)
model = Model()
for layer in (Layer_Dense(2, 16, weight_regularizer_l2=1e-3), Activation_ReLU(), Layer_Dropout(0.1)):
    model.add(layer)
model.add(Layer_Dense(16, 3))
model.add(Activation_Softmax())
optimizer = Optimizer_Adam(learning_rate=0.02)
model.set(loss=Loss_CategoricalCrossentropy(), optimizer=optimizer, accuracy=Accuracy_Categorical())
model.finalize()
model.train(X, y, epochs=2, batch_size=50)
model.save("spiral.model")
"""
USE = """
import nnfs
from nnfs.datasets import spiral_data
nnfs.init()
X, y = spiral_data(samples=40, classes=3)
model = Model.load("spiral.model")
print(model.predict(X[:3]))
model.evaluate(X, y, batch_size=32)
print(model.output_layer_activation.predictions(model.predict(X[:9])))
model.train(X, y, epochs=2, batch_size=50, print_every=2, validation_data=(X, y))
output = model.forward(X[:5], training=True)
model.backward(output, y[:5])
print(model.layers[0].dweights[:, :3], len(model.trainable_layers), model.optimizer.iterations)
kept = model.get_parameters()
model.save_parameters("spiral.parms")
model.set_parameters([(0 * weights, 0 * biases) for weights, biases in kept])
model.load_parameters("spiral.parms")
print(model.layers[0].weights[0, :3])
model.save("again.model")
again = Model.load("again.model")
again.evaluate(X, y)
again.train(X, y, epochs=1)
print(again.layers[0].weights[0, :3], again.output_layer_activation is again.layers[-1])
"""
IMPORTS = """
import hybridnet.nnfs as nnfs
from hybridnet.nnfs import *
from hybridnet.nnfs.datasets import spiral_data
"""


def run(text: str, folder: Path) -> str:
    result = subprocess.run(
        [sys.executable, "-c", text], cwd=folder, env=os.environ, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def ours(text: str) -> str:
    return IMPORTS + re.sub(r"^(import nnfs|from nnfs.*)$", "", text, flags=re.MULTILINE)


@pytest.fixture
def classifier(stream_and_settings: None) -> nnfs.Model:
    layers = [nnfs.Layer_Dense(2, 8), nnfs.Activation_ReLU(), nnfs.Layer_Dense(8, 3), nnfs.Activation_Softmax()]
    model = nnfs.Model(layers)
    model.set(
        loss=nnfs.Loss_CategoricalCrossentropy(), optimizer=nnfs.Optimizer_Adam(), accuracy=nnfs.Accuracy_Categorical()
    )
    return model


@pytest.mark.parametrize("kind", [nnfs.Model, hn.Model])
def test_loaded_model_is_finalized(kind, classifier, tmp_path) -> None:
    classifier.save(tmp_path / "spiral.model")
    model = kind.load(tmp_path / "spiral.model")
    assert model.output_layer_activation is model.layers[-1]
    assert model.trainable_layers == [model.layers[0], model.layers[2]]
    assert model.layers[0].prev is model.input_layer
    assert model.loss.trainable_layers == model.trainable_layers
    assert model.softmax_classifier_output is not None


def test_model_file_of_the_original_script_does_everything_the_same(tmp_path) -> None:
    (tmp_path / "ours").mkdir()
    run(OWN_CLASSES + MAKE, tmp_path)
    (tmp_path / "ours" / "spiral.model").write_bytes((tmp_path / "spiral.model").read_bytes())
    expected = run(OWN_CLASSES + USE, tmp_path)
    assert run(ours(USE), tmp_path / "ours") == expected
    assert len(expected.splitlines()) > 20
    assert (tmp_path / "ours" / "again.model").read_bytes()[8:9] == b"{"


def test_original_model_file_keeps_what_was_left_out_of_training_by_hand(tmp_path) -> None:
    change = "model.trainable_layers.remove(model.layers[0])\nmodel.save('spiral.model')\n"
    show = "model = Model.load('spiral.model')\nbefore = model.layers[0].weights.copy()\n"
    show += "X, y = spiral_data(20, 3)\nmodel.train(X, y)\nprint((model.layers[0].weights == before).all())\n"
    run(OWN_CLASSES + MAKE + change, tmp_path)
    assert run(ours(show), tmp_path).splitlines()[-1] == "True"


class Layer_BatchNormalization(nnfs.Layer_Dense):  # noqa: N801
    """Scale and shift of every column: weights and biases of one row."""

    def __init__(self, columns: int) -> None:
        self.weights, self.biases = np.ones((1, columns)), np.zeros((1, columns))

    def forward(self, inputs, training):
        self.inputs = inputs
        self.normal = (inputs - inputs.mean(axis=0)) / np.sqrt(inputs.var(axis=0) + 1e-5)
        self.output = self.normal * self.weights + self.biases

    def backward(self, dvalues):
        self.dweights, self.dbiases = (dvalues * self.normal).sum(axis=0, keepdims=True), dvalues.sum(0, keepdims=True)
        self.dinputs = dvalues * self.weights


class Layer_Own(nnfs.Layer_Dense):  # noqa: N801
    """Three arrays, under names of its own."""

    def get_parameters(self):
        return self.weights, self.biases, self.slopes

    def set_parameters(self, weights, biases, slopes):
        self.weights, self.biases, self.slopes = weights, biases, slopes


class Layer_Cube(hn.Layer):  # noqa: N801
    """No get_parameters, and arrays of three axes and of none."""

    def __init__(self) -> None:
        self.weights, self.biases = np.arange(24.0).reshape(2, 3, 4), np.float32([1, 2])

    def forward(self, inputs, training):
        self.output = inputs


def own(*sizes: int) -> Layer_Own:
    layer = Layer_Own(*sizes)
    layer.slopes = np.arange(3)
    return layer


@pytest.mark.parametrize("kind", [hn.Model, nnfs.Model])
@pytest.mark.parametrize(
    "make",
    [
        lambda: [nnfs.Layer_Dense(2, 4), Layer_BatchNormalization(4), nnfs.Layer_Dense(4, 3)],
        lambda: [Layer_BatchNormalization(4), Layer_BatchNormalization(4)],
        lambda: [own(2, 4), nnfs.Layer_Dense(4, 3)],
        lambda: [Layer_Cube(), nnfs.Layer_Dense(2, 3)],
    ],
)
def test_parameters_of_layers_of_other_shapes_go_through_a_file(kind, make, tmp_path, stream_and_settings) -> None:
    model, other = kind(make()), kind(make())
    for layer in model.layers:
        layer.weights = layer.weights + 0.5
    model.save_parameters(tmp_path / "own.parms")
    other.load_parameters(tmp_path / "own.parms")
    for saved, loaded in zip(model.get_parameters(), other.get_parameters(), strict=True):
        assert [array.tobytes() for array in saved] == [array.tobytes() for array in loaded]
    # As the book's: a list of tuples, which any program unpickles.
    assert [len(each) for each in pickle.loads((tmp_path / "own.parms").read_bytes())] == [
        len(each) for each in model.get_parameters()
    ]
    other.set_parameters(model.get_parameters())


def test_batch_normalization_of_ones_own_trains_and_keeps_its_parameters(tmp_path, stream_and_settings, capsys) -> None:
    X, y = spiral_data(20, 3)
    model = nnfs.Model([nnfs.Layer_Dense(2, 8), Layer_BatchNormalization(8), nnfs.Activation_ReLU()])
    model.add(nnfs.Layer_Dense(8, 3))
    model.add(nnfs.Activation_Softmax())
    model.set(
        loss=nnfs.Loss_CategoricalCrossentropy(), optimizer=nnfs.Optimizer_Adam(), accuracy=nnfs.Accuracy_Categorical()
    )
    model.train(X, y, epochs=3)
    model.save_parameters(tmp_path / "own.parms")
    trained = model.layers[1].weights.copy()
    assert trained.shape == (1, 8)
    assert (trained != 1).any()
    model.layers[1].weights = np.ones((1, 8))
    model.load_parameters(tmp_path / "own.parms")
    assert (model.layers[1].weights == trained).all()


def test_parameters_of_dense_layers_are_written_as_safetensors(classifier, tmp_path) -> None:
    classifier.save_parameters(tmp_path / "dense.parms")
    assert (tmp_path / "dense.parms").read_bytes()[8:9] == b"{"


def test_safetensors_of_dense_layers_are_refused_by_layers_of_other_shapes(classifier, tmp_path) -> None:
    file = tmp_path / "dense.parms"
    classifier.save_parameters(file)
    with pytest.raises(hn.ShapeError) as refusal:
        nnfs.Model([Layer_BatchNormalization(4), Layer_BatchNormalization(4)]).load_parameters(file)
    assert str(refusal.value) == (
        f"{file}: the file holds parameters of dense layers; those of the model are of other shapes. Load what "
        "save_parameters of such a model has written."
    )


WRONG = {
    "Layer_Dense": lambda: nnfs.Layer_Dense(2, 3, weight_regularizer=1),
    "Layer_Dropout": lambda: nnfs.Layer_Dropout(share=1),
    "Optimizer_SGD": lambda: nnfs.Optimizer_SGD(lr=1),
    "Optimizer_Adagrad": lambda: nnfs.Optimizer_Adagrad(lr=1),
    "Optimizer_RMSprop": lambda: nnfs.Optimizer_RMSprop(lr=1),
    "Optimizer_Adam": lambda: nnfs.Optimizer_Adam(lr=1),
    "Accuracy_Categorical": lambda: nnfs.Accuracy_Categorical(binarry=True),
    "Accuracy_Regression": lambda: nnfs.Accuracy_Regression(precision=1),
    "Activation_Softmax_Loss_CategoricalCrossentropy": lambda: nnfs.Activation_Softmax_Loss_CategoricalCrossentropy(
        loss=1
    ),
    "Model": lambda: nnfs.Model().set(metric=1),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_keyword_is_reported_under_the_name_of_the_book(name: str) -> None:
    with pytest.raises(TypeError, match=rf"^{name}\.\w+\(\) got an unexpected keyword argument"):
        WRONG[name]()


@pytest.mark.parametrize("name", [name for name in nnfs.__all__ if name[0].isupper()])
def test_every_class_of_the_book_names_itself_in_its_methods_and_its_text(name: str) -> None:
    kind = getattr(nnfs, name)
    sizes = {"Layer_Dense": (2, 3), "Layer_Dropout": (0.1,)}.get(name, ())
    assert repr(kind(*sizes)).startswith(f"{name}(")
    for method in ("forward", "backward", "calculate", "update_params", "compare", "fit", "__init__"):
        function = getattr(kind, method, None)
        home = getattr(function, "__qualname__", "object.").partition(".")[0]
        assert home in (*nnfs.__all__, "object"), f"{method} is of {home}"


def test_method_replaced_in_the_common_ancestor_is_that_of_all(monkeypatch) -> None:
    monkeypatch.setattr(nnfs.Loss, "calculate", lambda self, output, y: "own")
    assert nnfs.Loss_MeanSquaredError().calculate([[1.0]], [[1.0]]) == "own"


def test_version_is_that_of_the_nnfs_it_stands_in_for() -> None:
    import importlib.metadata

    assert nnfs.__version__ == importlib.metadata.version("nnfs")
