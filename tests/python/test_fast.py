"""The fast arithmetic and the number of threads, from Python: where it is set, what follows it, and what keeps it."""

import copy
import pickle
import re
import subprocess
import sys

import numpy as np
import pytest
from sklearn.base import clone

import hybridnet as hn
from hybridnet import nnfs
from hybridnet.sklearn import NetClassifier, NetRegressor

#: One step in float32 against float64: see tests/HybridNet.Tests/Training/FastArithmeticTests.cs.
ONE_STEP = 1e-5


@pytest.fixture(autouse=True)
def as_before():
    """``init`` and the number of threads are settings of the process."""
    threads = hn.get_num_threads()
    hn.init(seed=0)
    yield
    hn.init(seed=0)
    hn.set_num_threads(threads)


def spiral_model(**settings):
    hn.init(seed=0)
    layers = [hn.DenseLayer(2, 64), hn.ReLUActivation(), hn.DenseLayer(64, 3), hn.SoftmaxActivation()]
    model = hn.Model(layers, **settings)
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.05), accuracy=hn.CategoricalAccuracy())
    return model


SPIRAL = hn.spiral_data(samples=100, classes=3, random_state=0)


def test_model_computes_fast_and_learns_as_with_numpy():
    fast, numpy = spiral_model(arithmetic="fast"), spiral_model()
    histories = [model.fit(*SPIRAL, epochs=300) for model in (fast, numpy)]
    assert (fast.arithmetic, numpy.arithmetic) == ("fast", "numpy")
    assert histories[0]["loss"][0] == pytest.approx(histories[1]["loss"][0], rel=ONE_STEP)
    assert histories[0]["accuracy"][-1] > histories[1]["accuracy"][-1] - 0.05
    assert (fast.layers[0].weights != numpy.layers[0].weights).any()
    assert all(part.weights.dtype == np.float32 for part in (fast.layers[0], fast.layers[2]))


def test_init_is_followed_by_models_and_by_layers_alone():
    x = SPIRAL[0]
    by_model = spiral_model(arithmetic="fast").predict(x)
    model = spiral_model()
    hn.init(arithmetic="fast")
    assert model.arithmetic == "fast"
    np.testing.assert_array_equal(model.predict(x), by_model)
    for layer in model.layers:
        layer.forward(x, training=False) if layer is model.layers[0] else layer.forward(x)
        x = layer.output
    np.testing.assert_array_equal(x, by_model)


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.int64])
def test_layers_alone_agree_with_float64_and_give_float32(dtype):
    inputs = (4 * np.random.RandomState(1).randn(7, 6)).astype(dtype)
    gradients = np.random.RandomState(2).randn(7, 4).astype(np.float64 if dtype == np.int64 else dtype)
    targets = np.array([0, 1, 2, 3, 0, 1, 2])
    results = []
    for settings in ({"dtype": "float64"}, {"arithmetic": "fast"}):
        hn.init(seed=0, **settings)
        dense, tanh, softmax = hn.DenseLayer(6, 4), hn.TanhActivation(), hn.SoftmaxActivation()
        dense.forward(inputs)
        tanh.forward(dense.output)
        softmax.forward(tanh.output)
        losses = hn.CategoricalCrossentropyLoss().forward(softmax.output, targets)
        softmax.backward(gradients)
        tanh.backward(softmax.dinputs)
        dense.backward(tanh.dinputs)
        results.append(
            [dense.output, tanh.output, softmax.output, losses, dense.dweights, dense.dbiases, dense.dinputs]
        )
    for wide, fast in zip(*results, strict=True):
        assert fast.dtype == np.float32
        np.testing.assert_allclose(fast, wide, rtol=ONE_STEP, atol=ONE_STEP)


def test_rows_of_targets_give_float32_losses():
    hn.init(arithmetic="fast")
    outputs, targets = np.random.RandomState(1).randn(2, 9, 3)
    losses = hn.MeanSquaredErrorLoss().forward(outputs, targets)
    assert losses.dtype == np.float32
    np.testing.assert_allclose(losses, ((outputs - targets) ** 2).mean(axis=1), rtol=ONE_STEP)


def test_classes_of_the_book_compute_as_numpy():
    hn.init(seed=0, arithmetic="fast")
    layer = nnfs.Layer_Dense(3, 2)
    x = np.random.RandomState(1).randn(5, 3)
    layer.forward(x)
    assert layer.output.dtype == np.float64
    with pytest.raises(TypeError, match="unexpected keyword argument 'arithmetic'"):
        nnfs.Model(arithmetic="fast")


def test_files_pickles_and_copies_keep_it(tmp_path):
    model = spiral_model(arithmetic="fast")
    model.fit(*SPIRAL, epochs=5)
    model.save(tmp_path / "fast.safetensors")
    again = [hn.Model.load(tmp_path / "fast.safetensors"), pickle.loads(pickle.dumps(model)), copy.deepcopy(model)]
    for loaded in again:
        assert loaded.arithmetic == "fast"
        np.testing.assert_array_equal(loaded.predict(SPIRAL[0]), model.predict(SPIRAL[0]))
    model.fit(*SPIRAL, epochs=5)
    for loaded in again:
        loaded.fit(*SPIRAL, epochs=5)
        np.testing.assert_array_equal(loaded.layers[2].weights, model.layers[2].weights)


def test_a_saved_model_of_numpy_stays_numpy_under_a_fast_init(tmp_path):
    model = spiral_model()
    model.save(tmp_path / "numpy.safetensors")
    expected = model.predict(SPIRAL[0])
    hn.init(arithmetic="fast")
    loaded = hn.Model.load(tmp_path / "numpy.safetensors")
    assert loaded.arithmetic == "numpy"
    np.testing.assert_array_equal(loaded.predict(SPIRAL[0]), expected)


def test_summary_says_so(capsys):
    spiral_model(arithmetic="fast").summary()
    spiral_model().summary()
    assert capsys.readouterr().out.count("arithmetic: fast\n") == 1


def test_estimators_compute_fast():
    x, y = SPIRAL
    net = NetClassifier((32,), learning_rate=0.05, max_iter=150, tol=None, random_state=0, arithmetic="fast")
    assert clone(net).get_params()["arithmetic"] == "fast"
    fitted = clone(net).fit(x.astype(np.float64), y)
    assert fitted.model_.arithmetic == "fast"
    assert fitted.model_.layers[0].weights.dtype == np.float32
    assert fitted.score(x, y) > clone(net).set_params(arithmetic="numpy").fit(x, y).score(x, y) - 0.05
    assert (
        NetRegressor((8,), max_iter=20, tol=None, random_state=0, arithmetic="fast").fit(x, y).model_.arithmetic
        == "fast"
    )


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (
            lambda: hn.init(arithmetic="fastest"),
            "init: arithmetic is 'fastest'; it must be one of 'numpy', 'fast'.",
        ),
        (
            lambda: hn.init(arithmetic="fast", dtype="float64"),
            "init: arithmetic is 'fast' and dtype 'float64'; the fast arithmetic computes in float32. "
            "Set dtype='float32', or arithmetic='numpy'.",
        ),
        (lambda: hn.Model(arithmetic="quick"), "model: arithmetic is 'quick'; it must be one of 'numpy', 'fast'."),
        (
            lambda: NetClassifier(arithmetic=True).fit(*SPIRAL),
            "NetClassifier: arithmetic is True; it must be one of 'numpy', 'fast'.",
        ),
        (lambda: hn.set_num_threads(0), "set_num_threads: the number of threads is 0; it must be 1 to 256."),
        (lambda: hn.num_threads(300), "num_threads: the number of threads is 300; it must be 1 to 256."),
    ],
)
def test_wrong_settings_are_refused(call, text):
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        call()


@pytest.mark.parametrize("count", [1.5, "2", None])
def test_a_number_of_threads_is_a_whole_number(count):
    with pytest.raises(TypeError, match="the number of threads"):
        hn.set_num_threads(count)


def test_threads_are_set_for_a_block():
    hn.set_num_threads(3)
    with hn.num_threads(1):
        assert hn.get_num_threads() == 1
        with hn.num_threads(2):
            assert hn.get_num_threads() == 2
        assert hn.get_num_threads() == 1
    assert hn.get_num_threads() == 3
    with pytest.raises(KeyError), hn.num_threads(2):
        raise KeyError
    assert hn.get_num_threads() == 3


@pytest.mark.parametrize("arithmetic", ["numpy", "fast"])
def test_no_bit_depends_on_the_number_of_threads(arithmetic):
    x, y = np.random.RandomState(1).randn(400, 90).astype(np.float32), np.arange(400) % 4
    weights = []
    for threads in (1, 2, 4):
        hn.init(seed=0)
        model = hn.Model([hn.DenseLayer(90, 128), "relu", hn.DenseLayer(128, 4), "softmax"], arithmetic=arithmetic)
        model.set(loss="categorical_crossentropy", optimizer="adam")
        with hn.num_threads(threads):
            model.fit(x, y, epochs=3, batch_size=200)
        weights.append(model.layers[0].weights)
    np.testing.assert_array_equal(weights[0], weights[1])
    np.testing.assert_array_equal(weights[0], weights[2])


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("3", "3"),
        (
            "many",
            'threads: the environment variable HYBRIDNET_NUM_THREADS is "many"; it must be a whole number from 1 to '
            "256. Correct it, or remove it.",
        ),
    ],
)
def test_the_environment_variable_sets_it(value, printed, monkeypatch):
    monkeypatch.setenv("HYBRIDNET_NUM_THREADS", value)
    code = "import hybridnet as hn\ntry: print(hn.get_num_threads())\nexcept ValueError as error: print(error)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == printed
