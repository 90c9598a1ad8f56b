"""Fashion-MNIST with the book's settings of chapter 19: NumPy's bits for an epoch, 83 % after ten, resumable."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import nnfs
from hybridnet._numerics import F4, book
from python.data import real
from python.training.oracle import KERNELS_OFF

# The oracle under the real nnfs, one epoch, in its own process: what it patches stays there.
ORACLE = """
import pickle, sys
import nnfs, numpy as np
from reference.model import build
folder, target = sys.argv[1:]
nnfs.init()
X, y = pickle.loads(open(folder, "rb").read())
keys = np.array(range(X.shape[0]))
np.random.shuffle(keys)
X, y = X[keys], y[keys]
model = build({
    "layers": [
        {"class": "DenseLayer", "n_inputs": 784, "n_neurons": 128}, {"class": "ReLUActivation"},
        {"class": "DenseLayer", "n_inputs": 128, "n_neurons": 128}, {"class": "ReLUActivation"},
        {"class": "DenseLayer", "n_inputs": 128, "n_neurons": 10}, {"class": "SoftmaxActivation"},
    ],
    "loss": {"class": "CategoricalCrossentropyLoss"},
    "optimizer": {"class": "Adam", "decay": 1e-3},
    "accuracy": {"class": "CategoricalAccuracy"},
})
model.train(X, y, epochs=1, batch_size=128, print_every=10)
open(target, "wb").write(pickle.dumps(model.parameters()))
"""


@cache
def clothes() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    return hn.datasets.fashion_mnist(real("fashion-mnist"), scaled=True)


def shuffled() -> tuple[np.ndarray, np.ndarray]:
    """The training images in the book's order."""
    X, y, _, _ = clothes()
    keys = np.arange(len(X))
    np.random.shuffle(keys)
    return X[keys], y[keys]


def network() -> nnfs.Model:
    """Chapter 19's, in the engine's arithmetic after ``nnfs.init()``; NumPy is not patched."""
    model = nnfs.Model()
    for size in ((784, 128), (128, 128), (128, 10)):
        model.add(nnfs.Layer_Dense(*size))
        model.add(nnfs.Activation_Softmax() if size[1] == 10 else nnfs.Activation_ReLU())
    model.set(
        loss=nnfs.Loss_CategoricalCrossentropy(),
        optimizer=nnfs.Optimizer_Adam(decay=1e-3),
        accuracy=nnfs.Accuracy_Categorical(),
    )
    return model


@pytest.fixture(autouse=True)
def _as_after_init(stream_and_settings):
    book.configure(F4, F4, F4)
    np.random.seed(0)


@pytest.mark.parametrize("flavour", ["auto", pytest.param("libm", marks=pytest.mark.exhaustive)])
def test_the_first_epoch_has_numpys_bits_and_text(tmp_path, capsys, flavour):
    book.configure(F4, F4, F4, flavour)
    X, y, _, _ = clothes()
    (tmp_path / "data").write_bytes(pickle.dumps((X, y)))
    printed = subprocess.run(
        [sys.executable, "-c", ORACLE, str(tmp_path / "data"), str(tmp_path / "answer")],
        env=os.environ
        | {"PYTHONPATH": str(Path(__file__).resolve().parents[1])}
        | (KERNELS_OFF if flavour == "libm" else {}),
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    X, y = shuffled()
    model = network()
    model.train(X, y, epochs=1, batch_size=128, print_every=10)
    assert capsys.readouterr().out == printed
    answer = pickle.loads((tmp_path / "answer").read_bytes())
    ours = [array for pair in model.get_parameters() for array in pair]
    assert [array.tobytes() for array in ours] == [array.tobytes() for array in answer]


def test_ten_epochs_judge_83_of_100_unseen_clothes_right():
    """By the median of five seeds: they give 0.8295, 0.8374, 0.8407, 0.8328 and 0.8400, NumPy's numbers as well."""
    _, _, X_test, y_test = clothes()
    accuracies = []
    for seed in range(5):
        np.random.seed(seed)
        X, y = shuffled()
        model = network()
        model.fit(X, y, epochs=10, batch_size=128, progress=False)
        accuracies.append(hn.Model.evaluate(model, X_test, y_test, batch_size=128)["accuracy"])
    assert np.median(accuracies) >= 0.83
    assert min(accuracies) >= 0.825


def test_an_epoch_that_was_interrupted_goes_on_to_the_same_bits(tmp_path):
    class StopError(Exception):
        pass

    def stop(model, epoch, numbers):
        raise StopError

    def fit(model, *callbacks):
        np.random.seed(5)
        model.fit(X, y, epochs=2, batch_size=128, shuffle=True, callbacks=callbacks)
        return [array.tobytes() for pair in model.get_parameters() for array in pair]

    X, y, _, _ = clothes()
    X, y = X[:3000], y[:3000]
    # 24 steps an epoch: the last checkpoint is of step 20, in the middle of the first.
    checkpoint = hn.Checkpoint(tmp_path / "clothes.checkpoint", every=10, every_steps=5)
    whole, first, second = (copy.deepcopy(model) for model in [network()] * 3)
    with pytest.raises(StopError):
        fit(first, checkpoint, stop)
    assert fit(second, checkpoint) == fit(whole)
