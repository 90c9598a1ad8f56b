"""Networks from ONNX files, as the exporters of PyTorch, Keras and scikit-learn write them; and what is refused."""

from __future__ import annotations

import re

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

import hybridnet as hn
from python.onnx_runs import reference, session
from python.test_onnx import ACTIVATIONS, computing, dense, rows_for


def assert_same_network(expected, actual, rows):
    """Equal bits of parameters and predictions; dropout and linear activations may be missing."""
    pairs = zip(expected.get_parameters(), actual.get_parameters(), strict=True)
    for before, after in pairs:
        for first, second in zip(before, after, strict=True):
            assert (first.dtype, first.shape, first.tobytes()) == (second.dtype, second.shape, second.tobytes())
    before, after = expected.predict(rows), actual.predict(rows)
    assert (before.dtype, before.tobytes()) == (after.dtype, after.tobytes())
    skipped = (hn.InputLayer, hn.DropoutLayer, hn.LinearActivation)
    kinds = [[type(layer) for layer in model.layers if not isinstance(layer, skipped)] for model in (expected, actual)]
    assert kinds[0] == kinds[1]


@pytest.mark.parametrize("opset", [17, 20])
@pytest.mark.parametrize("dtype", ["f4", "f8"])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_comes_back(name, dtype, opset, tmp_path):
    model = computing([dense(5, 4, (dtype, dtype)), ACTIVATIONS[name](), dense(4, 3, (dtype, dtype))], dtype)
    model.save_onnx(tmp_path / "m.onnx", opset=opset)
    loaded = hn.Model.load_onnx(tmp_path / "m.onnx")
    assert_same_network(model, loaded, rows_for(50, 5, dtype))
    for before, after in zip(model.layers, loaded.layers, strict=len(model.layers) == len(loaded.layers)):
        for setting in ("slope", "alpha", "approximate"):
            wanted = getattr(before, setting, None)
            assert getattr(after, setting, None) == (
                wanted if dtype == "f8" or wanted is None else pytest.approx(wanted, 1e-7)
            )


def test_all_activations_in_sequence_come_back(tmp_path):
    model = hn.Model([dense(3, 4), *(make() for make in ACTIVATIONS.values())])
    model.save_onnx(tmp_path / "m.onnx")
    assert_same_network(model, hn.Model.load_onnx(tmp_path / "m.onnx"), rows_for(50, 3))


@pytest.mark.parametrize("product", ["f4", "f8", None])
@pytest.mark.parametrize("biases", ["f4", "f8"])
@pytest.mark.parametrize("weights", ["f4", "f8"])
def test_dtypes_come_back(weights, biases, product, tmp_path):
    model = computing(
        [dense(5, 4, (weights, biases)), hn.GELUActivation(), dense(4, 3, (biases, weights))], "f4", product
    )
    model.save_onnx(tmp_path / "m.onnx")
    for rows in (rows_for(20, 5, "f4"), rows_for(20, 5, "f8")):
        assert_same_network(model, hn.Model.load_onnx(tmp_path / "m.onnx"), rows)


@pytest.mark.parametrize("seed", range(20))
def test_a_random_model_comes_back(seed, tmp_path):
    random = np.random.RandomState(seed)
    sizes, names = random.randint(1, 30, 4), list(ACTIVATIONS)
    layers = []
    for index in range(3):
        dtypes = random.choice(["f4", "f8"], 2, p=[0.8, 0.2])
        layers += [
            dense(*sizes[index : index + 2], dtypes, index),
            *(ACTIVATIONS[names[i]]() for i in random.randint(15, size=2)),
        ]
    model = hn.Model(layers)
    model.save_onnx(tmp_path / "m.onnx", opset=int(random.randint(17, 22)))
    assert_same_network(model, hn.Model.load_onnx(tmp_path / "m.onnx"), rows_for(9, sizes[0]))


@pytest.mark.parametrize("classes", [["a", "b", "c"], [3, 5, 9]])
@pytest.mark.parametrize("labels", [False, True])
def test_class_names_come_back(classes, labels, tmp_path):
    model = hn.Model([dense(4, 3), "softmax"])
    model.classes = classes
    model.save_onnx(tmp_path / "m.onnx", labels=labels)
    loaded = hn.Model.load_onnx(tmp_path / "m.onnx")
    assert loaded.classes.tolist() == [str(label) for label in classes]
    assert_same_network(model, loaded, rows_for(9, 4))


def test_a_binary_classifier_comes_back(tmp_path):
    model = hn.Model([dense(4, 3), "tanh", dense(3, 1), "sigmoid"])
    model.classes = ["no", "yes"]
    model.save_onnx(tmp_path / "m.onnx", labels=True)
    loaded = hn.Model.load_onnx(tmp_path / "m.onnx")
    assert loaded.classes.tolist() == ["no", "yes"]
    assert_same_network(model, loaded, rows_for(9, 4))


# -- graphs as other programs write them

W1 = np.random.RandomState(1).randn(4, 3).astype("f4")
B1 = np.random.RandomState(2).randn(3).astype("f4")
W2 = np.random.RandomState(3).randn(3, 2).astype("f4")
B2 = np.random.RandomState(4).randn(2).astype("f4")
SQRT2 = np.float32(np.sqrt(2))


def graph(nodes, path, constants=(), outputs=("y",), inputs=(("x", TensorProto.FLOAT, ["n", 4]),), opset=17, ml=False):
    """Write an ONNX file: nodes as (operator, inputs, output, attributes), constants by name."""
    made = []
    for operator, given, output, *attributes in nodes:
        domain, _, name = operator.rpartition(".")
        made.append(
            helper.make_node(name, given, [output], name=f"/{output}", domain=domain, **(attributes or [{}])[0])
        )
    stored = [
        tensor if isinstance(tensor, TensorProto) else numpy_helper.from_array(np.asarray(tensor), name)
        for name, tensor in dict(constants).items()
    ]
    model = helper.make_model(
        helper.make_graph(
            made,
            "g",
            [helper.make_tensor_value_info(*each) for each in inputs],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", "m"]) for name in outputs],
            stored,
        ),
        opset_imports=[helper.make_opsetid("", opset), *([helper.make_opsetid("ai.onnx.ml", 3)] if ml else [])],
        ir_version=8,
    )
    onnx.save(model, path)
    return path


PARAMETERS = {"0.weight": W1.T.copy(), "0.bias": B1, "2.weight": W2.T.copy(), "2.bias": B2}


def torch_like(activation):
    """As torch.onnx writes a Sequential(Linear, activation, Linear)."""
    return [
        ("Gemm", ["x", "0.weight", "0.bias"], "h", {"alpha": 1.0, "beta": 1.0, "transB": 1}),
        *activation,
        ("Gemm", ["a", "2.weight", "2.bias"], "y", {"alpha": 1.0, "beta": 1.0, "transB": 1}),
    ]


WRITTEN = {
    "relu": ([("Relu", ["h"], "a")], {}, hn.ReLUActivation()),
    "relu as max": ([("Max", ["h", "0"], "a")], {"0": np.float32(0)}, hn.ReLUActivation()),
    "relu as clip": ([("Clip", ["h", "0"], "a")], {"0": np.float32(0)}, hn.ReLUActivation()),
    "leaky relu": ([("LeakyRelu", ["h"], "a", {"alpha": 0.2})], {}, hn.LeakyReLUActivation(0.2)),
    "leaky relu, default": ([("LeakyRelu", ["h"], "a")], {}, hn.LeakyReLUActivation(0.01)),
    "leaky relu as max": (
        [("Mul", ["h", "s"], "m"), ("Max", ["h", "m"], "a")],
        {"s": np.float32(0.25)},
        hn.LeakyReLUActivation(0.25),
    ),
    "prelu of one slope": ([("PRelu", ["h", "s"], "a")], {"s": np.float32([0.25])}, hn.LeakyReLUActivation(0.25)),
    "elu": ([("Elu", ["h"], "a")], {}, hn.ELUActivation()),
    "gelu of PyTorch": (
        [
            ("Div", ["h", "r"], "d"),
            ("Erf", ["d"], "e"),
            ("Add", ["e", "1"], "p"),
            ("Mul", ["h", "p"], "m"),
            ("Mul", ["m", "half"], "a"),
        ],
        {"r": SQRT2, "1": np.float32(1), "half": np.float32(0.5)},
        hn.GELUActivation(),
    ),
    "gelu of tf2onnx": (
        [
            ("Mul", ["h", "r"], "d"),
            ("Erf", ["d"], "e"),
            ("Add", ["1", "e"], "p"),
            ("Mul", ["h", "half"], "m"),
            ("Mul", ["m", "p"], "a"),
        ],
        {"r": np.float32(1) / SQRT2, "1": np.float32([1]), "half": np.float32([0.5])},
        hn.GELUActivation(),
    ),
    "gelu with pow": (
        [
            ("Pow", ["h", "3"], "c"),
            ("Mul", ["c", "k"], "kc"),
            ("Add", ["h", "kc"], "s"),
            ("Mul", ["s", "q"], "sq"),
            ("Tanh", ["sq"], "t"),
            ("Add", ["t", "1"], "p"),
            ("Mul", ["h", "half"], "m"),
            ("Mul", ["m", "p"], "a"),
        ],
        {
            "3": np.float32(3),
            "k": np.float32(0.044715),
            "q": np.float32(np.sqrt(2 / np.pi)),
            "1": np.float32(1),
            "half": np.float32(0.5),
        },
        hn.GELUActivation(approximate=True),
    ),
    "silu": ([("Sigmoid", ["h"], "s"), ("Mul", ["h", "s"], "a")], {}, hn.SiLUActivation()),
    "constants that are computed": (
        [
            ("Sqrt", ["2"], "r"),
            ("Div", ["h", "r"], "d"),
            ("Erf", ["d"], "e"),
            ("Add", ["1", "e"], "p"),
            ("Mul", ["h", "half"], "m"),
            ("Mul", ["m", "p"], "a"),
        ],
        {"2": np.float32(2), "1": np.float32(1), "half": np.float32(0.5)},
        hn.GELUActivation(),
    ),
    "softplus": ([("Softplus", ["h"], "a")], {}, hn.SoftplusActivation()),
    "softplus as log": (
        [("Exp", ["h"], "e"), ("Add", ["e", "1"], "p"), ("Log", ["p"], "a")],
        {"1": np.float32(1)},
        hn.SoftplusActivation(),
    ),
    "step": (
        [("Greater", ["h", "0"], "g"), ("Cast", ["g"], "a", {"to": 1})],
        {"0": np.float32(0)},
        hn.HeavisideActivation(),
    ),
    "identities": (
        [
            ("Identity", ["h"], "i"),
            ("Dropout", ["i"], "d"),
            ("Flatten", ["d"], "f"),
            ("Reshape", ["f", "shape"], "r"),
            ("Cast", ["r"], "a", {"to": 1}),
        ],
        {"shape": np.int64([-1, 3])},
        hn.DropoutLayer(0.5),
    ),
}


@pytest.mark.parametrize("case", WRITTEN)
def test_an_activation_of_several_nodes_is_recognized(case, tmp_path):
    activation, constants, expected = WRITTEN[case]
    path = graph(torch_like(activation), tmp_path / "m.onnx", PARAMETERS | constants)
    model = hn.Model.load_onnx(path)
    assert [type(layer).__name__ for layer in model.layers] == ["DenseLayer", type(expected).__name__, "DenseLayer"]
    assert {
        name: value for name, value in vars(model.layers[1]).items() if name in ("slope", "alpha", "approximate")
    } == {name: value for name, value in vars(expected).items() if name in ("slope", "alpha", "approximate")}
    assert model.layers[0].weights.tobytes() == W1.tobytes()
    assert model.layers[2].biases.tobytes() == B2.tobytes()
    rows = rows_for(20, 4)
    np.testing.assert_allclose(model.predict(rows), session(path).run(["y"], {"x": rows})[0], rtol=1e-5, atol=1e-5)


def test_a_network_of_keras(tmp_path):
    """As tf2onnx writes it: MatMul and Add, names with slashes and colons."""
    names = ["net/dense/MatMul/ReadVariableOp:0", "net/dense/BiasAdd/ReadVariableOp:0"]
    nodes = [
        ("MatMul", ["x", names[0]], "m"),
        ("Add", ["m", names[1]], "h"),
        ("Relu", ["h"], "r"),
        ("MatMul", ["r", "w2"], "m2"),
        ("Add", ["b2", "m2"], "o"),
        ("Softmax", ["o"], "y", {"axis": 1}),
    ]
    path = graph(nodes, tmp_path / "m.onnx", {names[0]: W1, names[1]: B1.reshape(1, 3), "w2": W2, "b2": B2})
    model = hn.Model.load_onnx(path)
    assert [type(layer).__name__ for layer in model.layers] == [
        "DenseLayer",
        "ReLUActivation",
        "DenseLayer",
        "SoftmaxActivation",
    ]
    rows = rows_for(20, 4)
    np.testing.assert_allclose(model.predict(rows), reference(path, rows, "x")[0], atol=1e-6)


@pytest.mark.parametrize("binary", [False, True])
@pytest.mark.parametrize("zipmap", [False, True])
def test_a_classifier_of_skl2onnx(binary, zipmap, tmp_path):
    weights, biases = (W2[:, :1], B2[:1]) if binary else (W2, B2)
    nodes = [
        ("Cast", ["X"], "c", {"to": 1}),
        ("MatMul", ["c", "w1"], "m"),
        ("Add", ["m", "b1"], "h"),
        ("Relu", ["h"], "r"),
        ("MatMul", ["r", "w2"], "m2"),
        ("Add", ["m2", "b2"], "o"),
    ]
    if binary:
        nodes += [
            ("Sigmoid", ["o"], "p"),
            ("Sub", ["1", "p"], "q"),
            ("Concat", ["q", "p"], "probabilities", {"axis": 1}),
        ]
    else:
        nodes += [("Softmax", ["o"], "probabilities")]
    nodes += [
        ("ArgMax", ["probabilities"], "i", {"axis": 1}),
        ("ai.onnx.ml.ArrayFeatureExtractor", ["classes", "i"], "e"),
        ("Reshape", ["e", "shape"], "label"),
    ]
    if zipmap:
        nodes += [("ai.onnx.ml.ZipMap", ["probabilities"], "z", {"classlabels_strings": ["cat", "dog"]})]
    path = graph(
        nodes,
        tmp_path / "m.onnx",
        {
            "w1": W1,
            "b1": B1,
            "w2": weights,
            "b2": biases,
            "1": np.float32(1),
            "classes": np.array(["cat", "dog"], object),
            "shape": np.int64([-1]),
        },
        outputs=("label", "z" if zipmap else "probabilities"),
        inputs=(("X", TensorProto.DOUBLE, [None, 4]),),
        ml=True,
    )
    model = hn.Model.load_onnx(path)
    assert model.classes.tolist() == ["cat", "dog"]
    rows = rows_for(20, 4)
    hidden = np.maximum(rows @ W1 + B1, 0) @ weights + biases
    wanted = 1 / (1 + np.exp(-hidden)) if binary else np.exp(hidden) / np.exp(hidden).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(model.predict(rows), wanted, atol=1e-5)


def test_images_are_flattened(tmp_path):
    path = graph(
        [("Flatten", ["x"], "f"), ("Gemm", ["f", "w"], "y")],
        tmp_path / "m.onnx",
        {"w": W1},
        inputs=(("x", TensorProto.FLOAT, ["n", 1, 2, 2]),),
    )
    model = hn.Model.load_onnx(path)
    assert (model.layers[0].weights.tobytes(), model.layers[0].biases.tolist()) == (W1.tobytes(), [[0, 0, 0]])


def test_constants_in_every_form(tmp_path):
    """Numbers in float_data and raw_data, in Constant nodes, transposed, behind Identity; alpha and beta."""
    floats = helper.make_tensor("w", TensorProto.FLOAT, [4, 3], W1.ravel().tolist())
    raw = numpy_helper.from_array(B1, "b")
    nodes = [
        ("Constant", [], "c", {"value": floats}),
        ("Transpose", ["c"], "t", {"perm": [1, 0]}),
        ("Identity", ["t"], "i"),
        ("Gemm", ["x", "i", "b"], "y", {"transB": 1, "alpha": 2.0, "beta": 0.5}),
    ]
    model = hn.Model.load_onnx(graph(nodes, tmp_path / "m.onnx", {"b": raw}))
    assert model.layers[0].weights.tobytes() == (2 * W1).tobytes()
    assert model.layers[0].biases.tobytes() == (B1 / 2).tobytes()


def test_float64_is_computed_in_float64(tmp_path):
    path = graph([("Gemm", ["x", "w", "b"], "y")], tmp_path / "m.onnx", {"w": W1.astype("f8"), "b": B1.astype("f8")})
    rows = rows_for(5, 4, "f8")
    output = hn.Model.load_onnx(path).predict(rows)
    assert output.dtype == np.float64
    np.testing.assert_allclose(output, rows @ W1.astype("f8") + B1, rtol=1e-14)


def test_an_imported_model_can_be_trained(tmp_path):
    X, y = hn.spiral_data(50, 3)
    model = hn.Model([hn.DenseLayer(2, 16), "relu", hn.DenseLayer(16, 3), "softmax"])
    model.save_onnx(tmp_path / "m.onnx")
    loaded = hn.Model.load_onnx(tmp_path / "m.onnx")
    for each in (model, loaded):
        each.set(loss="cce", optimizer=hn.Adam(0.02), accuracy="accuracy")
        each.fit(X, y, epochs=20)
    assert_same_network(model, loaded, X)


OPERATORS = (
    "Abs, Add, And, Cast, CastLike, Clip, Concat, Constant, Div, Dropout, Elu, Erf, Exp, Flatten, Gather, "
    "Gelu, Gemm, Greater, GreaterOrEqual, Identity, IsNaN, LeakyRelu, Less, LessOrEqual, Log, MatMul, Max, "
    "Min, Mul, Neg, Not, Or, PRelu, Pow, Reciprocal, Relu, Reshape, Sigmoid, Sign, Softmax, Softplus, Sqrt, "
    "Squeeze, Sub, Sum, Swish, Tanh, Transpose, Where, ai.onnx.ml.ArrayFeatureExtractor, ai.onnx.ml.ZipMap"
)
GEMM = ("Gemm", ["x", "w", "b"], "h")
WEIGHTS = {"w": W1, "b": B1}
REFUSED = {
    "an operator": (
        [GEMM, ("Conv", ["h", "w"], "y")],
        f', node "/y" (Conv): the operator is not supported here; the supported ones are {OPERATORS}. '
        "Export a dense network.",
    ),
    "an operator before a layer": (
        [("Conv", ["x", "w"], "c"), ("Gemm", ["c", "w", "b"], "y")],
        f', node "/c" (Conv): the operator is not supported here; the supported ones are {OPERATORS}. '
        "Export a dense network.",
    ),
    "an operator of another domain": (
        [GEMM, ("com.example.Relu", ["h"], "y")],
        f', node "/y" (com.example.Relu): the operator is not supported here; the supported ones are {OPERATORS}. '
        "Export a dense network.",
    ),
    "no activation": (
        [GEMM, ("Abs", ["h"], "y")],
        ', node "/y" (Abs): the values of its output are those of no activation of HybridNet; one is required between '
        "two dense layers. Export one of them.",
    ),
    "a branch": (
        [GEMM, ("Gemm", ["h", "v"], "k"), ("Add", ["k", "h"], "y")],
        ', node "/y" (Add): its inputs come from different layers; layers in sequence are required. Export a network '
        "without branches.",
    ),
    "a vector": (
        [GEMM, ("Mul", ["h", "b"], "y")],
        ', node "/y" (Mul): one input is float32 (3,); beside the biases of a product, constants of element-wise '
        "operators are single numbers. Fold scaling and normalization into the weights.",
    ),
    "weights that are computed": (
        [GEMM, ("Gemm", ["x", "h"], "y")],
        ', node "/y" (Gemm): its weights are computed from the inputs; they must be an initializer or a Constant '
        "node. Export the network with its parameters.",
    ),
    "weights of other axes": (
        [("MatMul", ["x", "b"], "y")],
        ', node "/y" (MatMul): its weights are float32 (3,); a dense layer has two axes of float32 or float64. Export '
        "a dense network.",
    ),
    "weights of another type": (
        [("MatMul", ["x", "half"], "y")],
        ', tensor "half": it is float16 (4, 3); parameters are float32 or float64 and have up to two axes. Export it '
        "without quantization or half precision.",
    ),
    "weights of two layers": (
        [("Gemm", ["x", "s"], "h"), ("Gemm", ["h", "s"], "y")],
        ', node "/y" (Gemm): its weights "s" are those of another layer too; each layer has parameters for itself. '
        "Export them twice.",
    ),
    "layers that do not fit": (
        [GEMM, ("Gemm", ["h", "s"], "y")],
        ', node "/y" (Gemm): the layer takes 4 columns; the layers before give 3. Correct one of them.',
    ),
    "biases of another number": (
        [("Gemm", ["x", "w", "b4"], "y")],
        ', node "/y" (Gemm): the biases are float32 (4,); the product has 3 columns, and each needs one. Export a '
        "dense network.",
    ),
    "transposed inputs": (
        [("Gemm", ["x", "w", "b"], "y", {"transA": 1})],
        ', node "/y" (Gemm): its inputs are transposed (transA); a dense layer has one sample per row. Export a dense '
        "network.",
    ),
    "weights first": (
        [("MatMul", ["w", "x"], "y")],
        ', node "/y" (MatMul): its first input is a constant; it must be the output of a layer. Fold '
        "constants when exporting.",
    ),
    "softmax of columns": (
        [GEMM, ("Softmax", ["h"], "y", {"axis": 0})],
        ', node "/y" (Softmax): the axis is 0; softmax here is of each row, 1 or -1. Export a dense network.',
    ),
    "another shape": (
        [GEMM, ("Reshape", ["h", "shape"], "y")],
        ', node "/y" (Reshape): the new shape is (3, 1, 2); here it must be (batch, columns), such as (-1, 64). Export '
        "a dense network.",
    ),
    "a value that is missing": (
        [("Relu", ["gone"], "y")],
        ', node "/y" (Relu): there is no value "gone" before; every input must be an input of the graph, a constant, '
        "or the output of an earlier node. The file is damaged or of another kind: take a fresh copy, or write it "
        "again.",
    ),
    "an output that is missing": (
        [("Relu", ["x"], "z")],
        ', outputs: there is no value "y" before; every input must be an input of the graph, a constant, or the output '
        "of an earlier node. The file is damaged or of another kind: take a fresh copy, or write it again.",
    ),
}
CONSTANTS = WEIGHTS | {
    "v": np.eye(3, dtype="f4"),
    "s": np.eye(4, dtype="f4"),
    "b4": np.zeros(4, "f4"),
    "half": W1.astype("f2"),
    "shape": np.int64([3, 1, 2]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_supported_is_refused(case, tmp_path):
    nodes, text = REFUSED[case]
    path = graph(nodes, tmp_path / "m.onnx", CONSTANTS)
    with pytest.raises(ValueError, match=f"^{re.escape(str(path) + text)}$"):
        hn.Model.load_onnx(path)


def test_a_second_input_is_refused(tmp_path):
    inputs = [(name, TensorProto.FLOAT, ["n", 4]) for name in ("x", "z")]
    path = graph([("Add", ["x", "z"], "y")], tmp_path / "m.onnx", inputs=inputs)
    text = (
        f'{path}: "z" is an input beside "x"; a dense network has one, and its parameters are constants. Export it '
        "with its parameters."
    )
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        hn.Model.load_onnx(path)


def test_inputs_of_four_axes_are_refused_by_a_layer(tmp_path):
    path = graph(
        [("Gemm", ["x", "w"], "y")], tmp_path / "m.onnx", {"w": W1}, inputs=(("x", TensorProto.FLOAT, ["n", 1, 2, 2]),)
    )
    text = (
        f'{path}, node "/y" (Gemm): the inputs of the graph have other axes than batch and columns; a dense layer '
        "takes these. Flatten them first."
    )
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        hn.Model.load_onnx(path)


def test_weights_in_another_file_are_refused(tmp_path):
    path = graph([("Gemm", ["x", "w"], "y")], tmp_path / "m.onnx", {"w": W1})
    model = onnx.load(path)
    onnx.save(model, path, save_as_external_data=True, location="weights.bin", size_threshold=0)
    text = (
        f'{path}, tensor "w": its elements are in another file (external data); they must be in this one. Export the '
        "model as a single file."
    )
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        hn.Model.load_onnx(path)


def test_other_files_are_refused(tmp_path):
    remedy = "The file is damaged or of another kind: take a fresh copy, or write it again."
    for name, content, text in [
        ("empty", b"", "there is no graph with a version of its operators in the file; an ONNX file has both."),
        ("text", b"weights: 1, 2, 3", "the bytes are not of the ONNX format (protobuf) from byte 1 on."),
    ]:
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ValueError, match=f"^{re.escape(f'{tmp_path / name}: {text} {remedy}')}$"):
            hn.Model.load_onnx(tmp_path / name)
    with pytest.raises(FileNotFoundError):
        hn.Model.load_onnx(tmp_path / "none")
