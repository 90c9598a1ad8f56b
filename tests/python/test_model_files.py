"""Models as files, from Python: a loaded model equals the saved one, with all settings."""

import math
import pickle
import sys

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.numpy import save_file

import hybridnet as hn

LAYERS = ((2, 16), (16, 3))


def make(slope=0.01):
    hn.init(seed=1)
    model = hn.Model(
        [hn.DenseLayer(2, 16), hn.LeakyReLUActivation(slope), hn.DenseLayer(16, 3), hn.SoftmaxActivation()]
    )
    model.set(
        loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.05, decay=1e-3), accuracy=hn.CategoricalAccuracy()
    )
    return model


def test_activations_come_back_from_files_with_their_settings(tmp_path):
    layers = [
        hn.ELUActivation(0.7),
        hn.GELUActivation(),
        hn.GELUActivation(approximate=True),
        hn.SoftplusActivation(),
        hn.SiLUActivation(),
    ]
    model = hn.Model([hn.DenseLayer(2, 3), *layers])
    model.save(tmp_path / "m.safetensors")
    loaded = hn.Model.load(tmp_path / "m.safetensors")
    assert list(map(repr, loaded.layers[1:])) == list(map(repr, layers))
    x = np.linspace(-3, 3, 8, dtype="f4").reshape(4, 2)
    assert loaded.predict(x).tobytes() == model.predict(x).tobytes()


def bits(model):
    return [array.tobytes() for pair in model.get_parameters() for array in pair]


@pytest.fixture
def data():
    hn.init(seed=0)
    return hn.spiral_data(samples=20, classes=3)


def test_a_loaded_model_goes_on_to_the_same_bits(tmp_path, data):
    model = make()
    model.fit(*data, epochs=5, progress=False)
    model.save(tmp_path / "net.safetensors")
    loaded = hn.Model.load(tmp_path / "net.safetensors")
    assert bits(loaded) == bits(model)
    for one in (model, loaded):
        one.fit(*data, epochs=5, progress=False)
    assert bits(loaded) == bits(model)


def test_a_checkpoint_is_a_model_too(tmp_path, data):
    model = make()
    model.fit(*data, epochs=3, progress=False, callbacks=[hn.Checkpoint(tmp_path / "run.safetensors")])
    assert bits(hn.Model.load(tmp_path / "run.safetensors")) == bits(model)


@pytest.mark.parametrize("slope", [-0.0, 5e-324, -1e-300, sys.float_info.max])
def test_every_finite_number_is_a_setting_that_comes_back(tmp_path, slope):
    model = make(slope)
    model.save(tmp_path / "net.safetensors")
    loaded = hn.Model.load(tmp_path / "net.safetensors").layers[1].slope
    assert type(loaded) is float
    assert np.float64(loaded).tobytes() == np.float64(slope).tobytes()


def test_a_precision_that_is_no_number_is_no_obstacle(tmp_path):
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(1, 1), hn.LinearActivation()])
    model.set(loss=hn.MeanSquaredErrorLoss(), optimizer=hn.SGD(), accuracy=hn.RegressionAccuracy())
    X = np.array([[1.0], [2.0]], np.float32)
    targets = np.array([[np.nan], [1.0]], np.float32)
    model.fit(X, targets, progress=False, stop_on_divergence=False, allow_nonfinite=True)
    assert math.isnan(model.accuracy.precision)
    assert model.evaluate(X, X)["accuracy"] == 0
    model.save(tmp_path / "net.safetensors")
    assert math.isnan(hn.Model.load(tmp_path / "net.safetensors").accuracy.precision)


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_parameters_of_the_book_are_loaded(tmp_path, data, protocol):
    model, other = make(), make()
    model.fit(*data, epochs=5, progress=False)
    (tmp_path / "net.parms").write_bytes(pickle.dumps(model.get_parameters(), protocol))
    other.load_parameters(tmp_path / "net.parms")
    assert bits(other) == bits(model)


@pytest.mark.parametrize("optimizer", [hn.SGD(0.1, momentum=0.9), hn.AdaGrad(), hn.RMSprop(), hn.Adam()], ids=repr)
def test_a_file_without_some_of_the_optimizers_arrays_ends_in_a_sentence(optimizer, tmp_path):
    X, y = hn.spiral_data(10, 3, random_state=0)
    model = hn.Model([hn.DenseLayer(2, 3, random_state=0), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=optimizer)
    model.fit(X, y, epochs=2, progress=False)
    model.save(tmp_path / "whole")
    with safe_open(tmp_path / "whole", "numpy") as file:
        arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - it is not a dict
        metadata = file.metadata()
    memory = [name for name in arrays if name.count(".") == 3]
    assert len(memory) in (2, 4)
    for missing in (memory[:1], memory[-1:], memory):
        kept = {name: array for name, array in arrays.items() if name not in missing}
        save_file(kept, tmp_path / "part", metadata)
        loaded = hn.Model.load(tmp_path / "part")
        np.testing.assert_array_equal(loaded.predict(X), model.predict(X))
        if missing == memory:
            loaded.fit(X, y, progress=False)  # without any the optimizer starts again
            continue
        for call in (lambda loaded=loaded: loaded.fit(X, y), lambda loaded=loaded: loaded.save(tmp_path / "again")):
            with pytest.raises(
                hn.StateError, match=r"optimizer: DenseLayer\(2, 3\) has no (weight|bias)_(cache|mom.*); "
            ):
                call()
