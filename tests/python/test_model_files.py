"""Models as files, from Python: what is loaded is what was saved, whatever its settings are."""

import math
import pickle

import numpy as np
import pytest

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


@pytest.mark.parametrize("slope", [math.nan, math.inf, -math.inf, -0.0, 5e-324])
def test_every_number_is_a_setting_that_comes_back(tmp_path, slope):
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
    model.fit(X, np.array([[np.nan], [1.0]], np.float32), progress=False, stop_on_divergence=False)
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
