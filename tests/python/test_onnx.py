"""ONNX files: what other runtimes compute from them."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import numpy as np
import onnx
import pytest

import hybridnet as hn
from python.onnx_runs import assert_within, expected, reference, session

BATCHES = (0, 1, 7, 1000)

ACTIVATIONS = {
    "relu": hn.ReLUActivation,
    "leaky relu": lambda: hn.LeakyReLUActivation(0.3),
    "leaky relu, slope that float32 rounds": lambda: hn.LeakyReLUActivation(0.012345678912),
    "elu": lambda: hn.ELUActivation(0.7),
    "gelu": hn.GELUActivation,
    "gelu, tanh": lambda: hn.GELUActivation(approximate=True),
    "silu": hn.SiLUActivation,
    "softplus": hn.SoftplusActivation,
    "sigmoid": hn.SigmoidActivation,
    "tanh": hn.TanhActivation,
    "softmax": hn.SoftmaxActivation,
    "linear": hn.LinearActivation,
    "heaviside": hn.HeavisideActivation,
    "dropout": lambda: hn.DropoutLayer(0.4),
    "input": hn.InputLayer,
}


def dense(inputs, neurons, dtypes=("f4", "f4"), seed=0):
    random = np.random.RandomState(seed)
    return hn.DenseLayer.from_parameters(
        random.randn(inputs, neurons).astype(dtypes[0]), random.randn(1, neurons).astype(dtypes[1])
    )


def computing(layers, dtype, product=None):
    """A model whose layers share their arithmetic."""
    numerics = hn._numerics.Numerics(np.dtype(dtype), product and np.dtype(product))
    model = hn.Model(layers)
    for layer in model.layers:
        layer._numerics = numerics
    return model


def rows_for(count, columns, dtype="f4", scale=2.0):
    return (scale * np.random.RandomState(count).randn(count, columns)).astype(dtype)


def assert_runs_alike(model, path, dtype, batches=BATCHES):
    runtime = session(path)
    columns = runtime.get_inputs()[0].shape[1]
    for count in batches:
        rows = rows_for(count, columns, dtype)
        wanted, bound = expected(model, rows)
        assert_within(runtime.run(None, {"inputs": rows})[0], wanted, bound, f"ONNX Runtime, {count} rows")
        if count <= 7:
            assert_within(reference(path, rows)[0], wanted, bound, f"reference evaluator, {count} rows")


@pytest.mark.parametrize("opset", [17, 20, 21])
@pytest.mark.parametrize("dtype", ["f4", "f8"])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_layer_is_computed_alike(name, dtype, opset, tmp_path):
    # identity weights: the inputs of the activation have no error of their own
    identity = hn.DenseLayer.from_parameters(np.eye(6, dtype=dtype), np.zeros((1, 6), dtype))
    model = computing([identity, ACTIVATIONS[name]()], dtype)
    model.save_onnx(tmp_path / "m.onnx", opset=opset)
    assert_runs_alike(model, tmp_path / "m.onnx", dtype)


@pytest.mark.parametrize("name", [name for name in ACTIVATIONS if "gelu" not in name])
def test_float64_keeps_its_precision(name, tmp_path):
    """Except GELU: ONNX Runtime has erf in float32 only, and the tanh form repeats its constants in float64."""
    model = computing([hn.DenseLayer.from_parameters(np.eye(4), np.zeros((1, 4))), ACTIVATIONS[name]()], "f8")
    model.save_onnx(tmp_path / "m.onnx")
    rows = rows_for(50, 4, "f8")
    actual = session(tmp_path / "m.onnx").run(None, {"inputs": rows})[0]
    # a few units in the last place of 1 + |x|, which are summed in log(1 + exp(..)) and the like
    np.testing.assert_allclose(actual, model.predict(rows), rtol=0, atol=2e-15 * (1 + np.abs(rows).max()))


@pytest.mark.parametrize("name", [name for name in ACTIVATIONS if "soft" not in name])
def test_special_numbers_are_computed_alike(name, tmp_path):
    """NaN, zeros and numbers at which exp overflows; softmax and softplus of the runtimes differ in them."""
    model = hn.Model([ACTIVATIONS[name]()])
    model.save_onnx(tmp_path / "m.onnx")
    rows = np.array([[np.nan, 0.0, -0.0, 200.0, -200.0, 1e-30, -1e-30, 1e30]])
    wanted, bound = expected(model, rows)
    actual = session(tmp_path / "m.onnx").run(None, {"inputs": rows})[0]
    assert (np.isnan(actual) == np.isnan(wanted)).all()
    known = ~np.isnan(wanted)
    assert_within(actual[known], wanted[known], bound[known], name)


@pytest.mark.parametrize("product", ["f4", "f8", None])
@pytest.mark.parametrize("weights", ["f4", "f8"])
@pytest.mark.parametrize("biases", ["f4", "f8"])
def test_dtypes_are_those_of_the_engine(weights, biases, product, tmp_path):
    layers = [dense(5, 4, (weights, biases)), hn.ReLUActivation(), dense(4, 3, (biases, weights))]
    model = computing(layers, "f4", product)
    model.save_onnx(tmp_path / "m.onnx")
    assert_runs_alike(model, tmp_path / "m.onnx", weights)


@pytest.mark.parametrize("seed", range(20))
def test_random_models_are_computed_alike(seed, tmp_path):
    random = np.random.RandomState(seed)
    names = [name for name in ACTIVATIONS if name != "heaviside"]  # its step makes any difference one of 1
    sizes = random.randint(1, 40, random.randint(2, 6))
    layers = []
    for index, (inputs, neurons) in enumerate(pairwise(sizes)):
        dtypes = random.choice(["f4", "f8"], 2, p=[0.8, 0.2])
        layers += [dense(inputs, neurons, dtypes, 100 * seed + index), ACTIVATIONS[names[random.randint(len(names))]]()]
    model = hn.Model(layers)
    model.save_onnx(tmp_path / "m.onnx", opset=int(random.choice([17, 18, 19, 20, 21])))
    assert_runs_alike(model, tmp_path / "m.onnx", layers[0].weights.dtype)


def test_names_and_metadata(tmp_path):
    model = hn.Model([hn.DenseLayer(2, 3), hn.ReLUActivation(), hn.DropoutLayer(0.25), hn.DenseLayer(3, 2), "softmax"])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.02))
    model.classes = ["cat", "dog"]
    model.save_onnx(tmp_path / "m.onnx")
    file = onnx.load(tmp_path / "m.onnx")
    assert (file.producer_name, file.producer_version) == ("HybridNet", hn.__version__)
    assert (file.ir_version, [(o.domain, o.version) for o in file.opset_import]) == (8, [("", 17)])
    assert [tensor.name for tensor in file.graph.initializer] == [
        f"layers.{layer}.{name}" for layer in (0, 3) for name in ("weights", "biases")
    ]
    assert [(node.op_type, node.name, node.doc_string) for node in file.graph.node] == [
        ("Gemm", "layers.0/Gemm", "dense layer 2 -> 3"),
        ("Relu", "layers.1/Relu", "ReLU"),
        ("Gemm", "layers.3/Gemm", "dense layer 3 -> 2"),
        ("Softmax", "layers.4/Softmax", "softmax"),
    ]
    shapes = {
        value.name: [axis.dim_param or axis.dim_value for axis in value.type.tensor_type.shape.dim]
        for value in (*file.graph.input, *file.graph.output)
    }
    assert shapes == {"inputs": ["batch", 2], "output": ["batch", 2]}
    metadata = {entry.key: json.loads(entry.value) for entry in file.metadata_props}
    assert metadata["class_names"] == ["cat", "dog"]
    assert metadata["hybridnet"]["optimizer"]["learning_rate"] == 0.02
    assert [layer["type"] for layer in metadata["hybridnet"]["layers"]][2] == "DropoutLayer"


def test_equal_models_give_equal_bytes(tmp_path):
    model = hn.Model([dense(2, 3), "gelu", dense(3, 1)])
    model.save_onnx(tmp_path / "a.onnx")
    model.save_onnx(tmp_path / "b.onnx")
    assert (tmp_path / "a.onnx").read_bytes() == (tmp_path / "b.onnx").read_bytes()


@pytest.mark.parametrize(
    ("classes", "labels"),
    [
        (None, [0, 1, 2]),
        (["a", "b", "c"], ["a", "b", "c"]),
        ([7, -3, 10], [7, -3, 10]),
        (["1", "02", "3"], ["1", "02", "3"]),
    ],
)
def test_labels_of_a_softmax_model(classes, labels, tmp_path):
    model = hn.Model([dense(4, 3), "softmax"])
    if classes is not None:
        model.classes = classes
    model.save_onnx(tmp_path / "m.onnx", labels=True)
    rows = rows_for(20, 4)
    runtime = session(tmp_path / "m.onnx")
    assert [output.name for output in runtime.get_outputs()] == ["label", "probabilities"]
    label, probabilities = runtime.run(None, {"inputs": rows})
    assert label.tolist() == [labels[number] for number in model.predict(rows).argmax(axis=1)]
    np.testing.assert_allclose(probabilities, model.predict(rows), atol=1e-5)
    assert reference(tmp_path / "m.onnx", rows)[0].tolist() == label.tolist()


def test_labels_of_a_sigmoid_model(tmp_path):
    model = hn.Model([dense(4, 1), "sigmoid"])
    model.classes = ["no", "yes"]
    model.save_onnx(tmp_path / "m.onnx", labels=True)
    rows = rows_for(20, 4)
    label, probabilities = session(tmp_path / "m.onnx").run(None, {"inputs": rows})
    output = model.predict(rows)
    assert label.tolist() == [["no", "yes"][int(number > 0.5)] for number in output[:, 0]]
    np.testing.assert_allclose(probabilities, np.hstack([1 - output, output]), atol=1e-5)


def test_several_labels_per_row(tmp_path):
    model = hn.Model([dense(4, 3), "sigmoid"])
    model.save_onnx(tmp_path / "m.onnx", labels=True)
    rows = rows_for(20, 4)
    label, probabilities = session(tmp_path / "m.onnx").run(None, {"inputs": rows})
    assert (label.dtype, label.tolist()) == (np.int64, (model.predict(rows) > 0.5).astype(int).tolist())
    np.testing.assert_allclose(probabilities, model.predict(rows), atol=1e-5)


@pytest.mark.parametrize("dtype", ["f4", "f8"])
@pytest.mark.parametrize("labels", [["no", "yes"], [0, 1, 2], ["a", "b", "c"]])
def test_a_classifier_of_scikit_learn(labels, dtype, tmp_path):
    from hybridnet.sklearn import NetClassifier

    random = np.random.RandomState(1)
    rows = random.randn(60, 3).astype(dtype)
    targets = np.array(labels)[random.randint(len(labels), size=60)]
    net = NetClassifier((8,), activation="tanh", max_iter=5, tol=None, dropout=0.2, random_state=0).fit(rows, targets)
    net.save_onnx(tmp_path / "m.onnx")
    label, probabilities = session(tmp_path / "m.onnx").run(None, {"X": rows})
    assert label.tolist() == net.predict(rows).tolist()
    np.testing.assert_allclose(probabilities, net.predict_proba(rows), atol=1e-6)


def test_a_classifier_of_several_labels(tmp_path):
    from hybridnet.sklearn import NetClassifier

    rows = np.random.RandomState(0).randn(30, 3)
    net = NetClassifier((8,), max_iter=5, tol=None, random_state=0).fit(rows, (rows > 0).astype(int))
    net.save_onnx(tmp_path / "m.onnx")
    assert session(tmp_path / "m.onnx").run(None, {"X": rows})[0].tolist() == net.predict(rows).tolist()


def test_a_regressor_of_scikit_learn(tmp_path):
    from hybridnet.sklearn import NetRegressor

    rows = np.random.RandomState(0).randn(30, 3)
    net = NetRegressor((8,), max_iter=5, tol=None, random_state=0).fit(rows, rows[:, 0])
    net.save_onnx(tmp_path / "m.onnx", opset=20)
    output = session(tmp_path / "m.onnx").run(["output"], {"X": rows})[0]
    np.testing.assert_allclose(output[:, 0], net.predict(rows), atol=1e-12)


class Double(hn.Activation):
    def forward(self, inputs, training):
        self.output = 2 * inputs


def test_loss_and_optimizer_of_any_class_are_no_obstacle(tmp_path):
    class OwnLoss(hn.Loss):
        def forward(self, predictions, targets):
            return predictions[:, 0]

    model = hn.Model([dense(2, 2)])
    model.set(loss=OwnLoss(), optimizer=hn.SGD())
    model.save_onnx(tmp_path / "m.onnx")
    assert_runs_alike(model, tmp_path / "m.onnx", "f4", (7,))


REFUSED = {
    "a custom layer": (
        lambda path: hn.Model([dense(2, 2), Double()]).save_onnx(path),
        hn.StateError,
        "model, save_onnx: Double is no layer of hybridnet; an ONNX file describes layers of the engine. Replace the "
        "layer, save the parameters alone, or write the layer in C# with IExportsOnnx.",
    ),
    "no layers": (
        lambda path: hn.Model().save_onnx(path),
        hn.StateError,
        "model: it has no layers; one or more are required. Add them first.",
    ),
    "an old opset": (
        lambda path: hn.Model([dense(2, 2)]).save_onnx(path, opset=16),
        ValueError,
        "ONNX: the opset is 16; this HybridNet writes 17 to 21. Choose one of them; runtimes read older ones too.",
    ),
    "labels of a regression": (
        lambda path: hn.Model([dense(2, 2)]).save_onnx(path, labels=True),
        hn.StateError,
        "model, ONNX: labels are to be written, and the model ends in dense layer 2 -> 2; a model that predicts "
        "classes ends in softmax or sigmoid, after a dense layer. Write the output alone.",
    ),
    "class names of other classes": (
        lambda path: named(["a", "b", "c"]).save_onnx(path, labels=True),
        hn.StateError,
        "model, ONNX: there are 3 class names; the model has 2 classes. Set one name for each class, or none.",
    ),
}


def named(classes):
    model = hn.Model([dense(2, 2), "softmax"])
    model.classes = classes
    return model


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_written_is_refused(case, tmp_path):
    call, error, text = REFUSED[case]
    with pytest.raises(error, match=f"^{re.escape(text)}$"):
        call(tmp_path / "m.onnx")
    assert not list(tmp_path.iterdir())
