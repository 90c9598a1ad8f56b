"""JavaScript of python/web/math against the NumPy, the C library and the engine of this machine, with random values.

The golden files compare recorded bits (``python/web/test``); here inputs are drawn, and whole models cross from Python
as they cross into a page: the description that the engine writes, and arrays in base64.
"""

from __future__ import annotations

import ast
import base64
import ctypes
import ctypes.util
import json
import math
import platform
import shutil
import struct
import subprocess
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet._activation_table import OF_ONE_NUMBER, TABLE
from hybridnet._numerics import local_flavour
from hybridnet.views import palette
from hybridnet.views.charts import ticks
from hybridnet.views.looks import LIGHT

WEB = Path(__file__).resolve().parents[2] / "python" / "web"
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="there is no node on the PATH")
HAS_GLIBC = platform.libc_ver()[0] == "glibc" and platform.machine() == "x86_64"
needs_glibc = pytest.mark.skipif(not HAS_GLIBC, reason="the C library is not glibc on x86-64")


def answers(*requests: dict[str, Any]) -> list[Any]:
    """What JavaScript answers."""
    child = subprocess.run(
        [str(NODE), "test/live.js"], cwd=WEB, input=json.dumps(requests), capture_output=True, text=True, check=False
    )
    assert child.returncode == 0, child.stderr
    result: list[Any] = json.loads(child.stdout)
    return result


def encoded(array: np.ndarray) -> dict[str, Any]:
    array = np.ascontiguousarray(array)
    data = base64.b64encode(array.astype(array.dtype.newbyteorder("<")).tobytes()).decode()
    return {"dtype": array.dtype.name, "shape": list(array.shape), "data": data}


def decoded(answer: dict[str, Any]) -> np.ndarray:
    array = np.frombuffer(base64.b64decode(answer["data"]), answer["dtype"])
    return array.reshape(answer["shape"])


def same(actual: np.ndarray, expected: np.ndarray) -> None:
    """Shape, dtype and every bit; any NaN equals any NaN."""
    assert (actual.shape, actual.dtype) == (expected.shape, expected.dtype)
    wrong = np.flatnonzero(
        (actual.view(f"u{actual.itemsize}") != expected.view(f"u{actual.itemsize}"))
        & ~(np.isnan(actual) & np.isnan(expected))
    )
    assert wrong.size == 0, (
        f"{wrong.size} differ, first {actual.flat[wrong[0]]!r}, expected {expected.flat[wrong[0]]!r}"
    )


def patterns(dtype: str, count: int) -> np.ndarray:
    """Numbers of all magnitudes, special ones with them."""
    random = np.random.RandomState(1)
    words = random.randint(0, 2**32, (count, 2), dtype=np.uint64)
    if dtype == "float32":
        return words[:, 0].astype(np.uint32).view(np.float32)
    return ((words[:, 0] << np.uint64(32)) | words[:, 1]).view(np.float64)


def test_the_comparison_rejects_what_differs():
    one = np.array([1.0, np.nan])
    same(one, np.array([1.0, -np.nan]))
    for other in (np.array([1.0]), one.astype("f4"), np.array([np.nextafter(1, 2), np.nan]), np.array([1.0, 1.0])):
        with pytest.raises(AssertionError):
            same(one, other)


def of_c(name: str, x: np.ndarray) -> np.ndarray:
    """A function of the C library."""
    function = getattr(ctypes.CDLL(ctypes.util.find_library("m")), name)
    function.restype = ctypes.c_float if x.dtype == np.float32 else ctypes.c_double
    function.argtypes = [function.restype]
    return np.array([function(value) for value in x.tolist()], x.dtype)


@needs_glibc
@pytest.mark.parametrize(
    ("name", "in_c", "dtype", "low", "high"),
    [
        ("log", "log", "float64", 0, 2),
        ("expFloat", "expf", "float32", -105, 90),
        ("logFloat", "logf", "float32", 0, 2),
    ],
)
def test_functions_are_those_of_the_c_library(name, in_c, dtype, low, high):
    x = np.random.RandomState(2).uniform(low, high, 20_000).astype(dtype)
    x = np.concatenate([x, patterns(dtype, 5_000)])
    (answer,) = answers({"what": "functions", "name": name, "x": encoded(x)})
    same(decoded(answer), of_c(in_c, x))


def nearly_same(actual: np.ndarray, expected: np.ndarray, share: float) -> None:
    """At most a share of the results differ, by 1 unit in the last place.

    JavaScript's own methods err by up to 0.51 units, the C library's by up to 0.55: where the exact value is near the
    middle of two doubles, one may round up and the other down.
    """
    ulps = np.abs(actual.view("i8") - expected.view("i8"))
    ulps[np.isnan(actual) & np.isnan(expected)] = 0
    assert ulps.max() <= 1
    assert np.count_nonzero(ulps) <= share * ulps.size


# Measured on 200,000 numbers each: exp differs in 3 to 7 of 10,000, sin and cos in 4 to 7 of 100,000.
@needs_glibc
@pytest.mark.parametrize(
    ("name", "low", "high", "share"),
    [
        ("exp", -750, 715, 1e-3),
        ("exp", -1, 1, 1e-3),
        ("sin", -3000, 3000, 2e-4),
        ("sin", -1e7, 1e7, 2e-4),
        ("cos", -7, 7, 2e-4),
        ("cos", -0.9, 0.9, 2e-4),
    ],
)
def test_own_functions_differ_rarely_from_the_c_library_by_one_ulp(name, low, high, share):
    x = np.random.RandomState(2).uniform(low, high, 50_000)
    if name == "exp":
        x = np.concatenate([x, patterns("float64", 5_000)])
    else:
        x = np.concatenate([x, [0.0, -0.0, 5e-324, 1e-300, 1e-9, np.pi, np.pi / 2, -np.pi]])
    (answer,) = answers({"what": "functions", "name": name, "x": encoded(x)})
    nearly_same(decoded(answer), of_c(name, x), share)


# Measured: at most 9 of 10,002 powers differ, because JavaScript's are correctly rounded.
@needs_glibc
@pytest.mark.parametrize("base", [0.0, 0.5, 0.9, 0.99, 0.999, 0.9999])
def test_powers_are_nearly_those_of_python(base):
    (answer,) = answers({"what": "powers", "base": base, "count": 10_002})
    nearly_same(decoded(answer), np.array([base**n for n in range(10_002)]), 2e-3)


def exact(name: str, x: float) -> Decimal:
    """exp, sin or cos of a double to 50 digits."""
    value = Decimal(x)
    if name == "exp":
        return value.exp()
    term, total, n = (value, value, 1) if name == "sin" else (Decimal(1), Decimal(1), 0)
    while abs(term) > Decimal("1e-60"):
        term *= -value * value / ((n + 1) * (n + 2))
        total += term
        n += 2
    return total


@pytest.mark.parametrize(("name", "high"), [("exp", 40), ("sin", 25), ("cos", 25)])
def test_own_functions_err_by_half_a_unit_in_the_last_place(name, high):
    x = np.random.RandomState(6).uniform(-high, high, 500)
    (answer,) = answers({"what": "functions", "name": name, "x": encoded(x)})
    with localcontext(prec=90):
        units = [
            abs(Decimal(y) - exact(name, value)) / Decimal(math.ulp(y))
            for y, value in zip(decoded(answer).tolist(), x.tolist(), strict=True)
        ]
    assert max(units) < Decimal("0.51")


def test_powers_are_correctly_rounded():
    (answer,) = answers({"what": "powers", "base": 0.999, "count": 5_000})
    base = 0.999
    with localcontext(prec=60):
        expected = [float(Decimal(base) ** n) for n in range(5_000)]
    assert decoded(answer).tolist() == expected


@pytest.mark.parametrize(("name", "function"), [("expSimd", np.exp), ("logSimd", np.log)])
def test_float32_exp_and_log_are_those_of_the_vector_kernels(name, function):
    if local_flavour() != "simd":
        pytest.skip("this NumPy has not got the vector kernels")
    x = np.concatenate([np.random.RandomState(3).uniform(-100, 100, 50_000).astype("f4"), patterns("float32", 50_000)])
    (answer,) = answers({"what": "functions", "name": name, "x": encoded(x)})
    with np.errstate(all="ignore"):
        same(decoded(answer), function(x))


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_texts_are_those_that_numpy_prints(dtype):
    random = np.random.RandomState(4)
    scales = 10.0 ** random.randint(-12, 18, 5_000)
    numbers = (random.randn(5_000) * scales).astype(dtype)
    rounded = np.round(random.randn(2_000) * 100, 2).astype(dtype)
    x = np.concatenate([numbers, rounded, rounded.round(), patterns(dtype, 5_000)])
    (texts,) = answers({"what": "texts", "x": encoded(x)})
    assert texts == [str(value) for value in x]
    if dtype == "float64":
        assert texts == [repr(value) for value in x.tolist()]


def test_names_in_the_code_panel_are_read_back_by_python():
    texts = ["".join(map(chr, range(0x300))), "\u2028\u2029\u202e\ufeff", "a \"b\" 'c' \\", "{x} %s", "面積 😀"]
    (literals,) = answers({"what": "literals", "texts": texts})
    assert [ast.literal_eval(literal) for literal in literals] == texts


def test_axes_have_the_same_ticks_in_python_and_javascript():
    draw = np.random.RandomState(3)
    low = draw.randn(1000) * 10.0 ** draw.randint(-12, 13, 1000)
    widths = 10.0 ** draw.uniform(-6, 6, 1000) * np.where(low == 0, 1, np.abs(low))
    counts = draw.randint(2, 13, 1000)
    whole = [(0, 1, 6), (0, 10, 10), (-1, 1, 4), (0, 0.3, 3), (1e6, 1e6 + 7, 7), (0, 400, 6), (-20, 20, 6)]
    ranges = [*whole, *zip(low.tolist(), (low + widths).tolist(), counts.tolist(), strict=True)]
    (found,) = answers({"what": "ticks", "ranges": ranges})
    assert found == [ticks(*ends) for ends in ranges]
    assert sum(map(len, found)) > 5000


def test_the_tables_of_activations_agree_in_python_and_javascript():
    (found,) = answers({"what": "activations"})
    assert {name.removesuffix("_tanh") for name, *_ in found} == set(OF_ONE_NUMBER)
    for name, class_name, setting, reach in found:
        row = TABLE[name.removesuffix("_tanh")]
        assert (class_name, reach) == (row.class_name, row.reach), name
        assert setting == (None if row.setting == "approximate" else row.setting), name


def test_colors_are_the_same_in_python_and_javascript():
    (found,) = answers({"what": "colors"})
    assert found == json.loads((Path(palette.__file__).with_name("palette.json")).read_text("utf-8"))
    assert found["themes"]["light"] == palette.LIGHT
    assert tuple(found["classes"]["light"]) == palette.CLASSES == LIGHT.classes


def test_products_are_those_of_the_engine():
    random = np.random.RandomState(5)
    requests, expected = [], []
    for rows, terms, columns in [(1, 1, 1), (3, 9, 4), (7, 300, 5), (64, 300, 3), (300, 2, 64), (5, 600, 8), (4, 0, 3)]:
        for left, right in [("f4", "f4"), ("f4", "f8"), ("f8", "f4"), ("f8", "f8")]:
            layer = hn.DenseLayer(terms, columns) if terms else None
            a, b = random.randn(rows, terms).astype(left), random.randn(terms, columns).astype(right)
            for turned in (False, True):
                requests.append(
                    {
                        "what": "product",
                        "a": encoded(a.T if turned else a),
                        "transposeA": turned,
                        "b": encoded(b.T if turned else b),
                        "transposeB": turned,
                        "dtype": "float32",
                    }
                )
                if layer is None:
                    expected.append(np.zeros((rows, columns), "f4"))
                else:
                    layer.weights, layer.biases = b, np.zeros((1, columns), "f4")
                    layer.forward(a)
                    expected.append(layer.output + np.float32(0))
    for answer, output in zip(answers(*requests), expected, strict=True):
        same(decoded(answer) + np.float32(0), output)


def test_the_linear_trainer_is_that_of_the_engine():
    features, prices = hn.ten_houses()
    trainer = hn.LinearTrainer(features, prices, [1e-8, 1e-3], 0.1)
    errors = [trainer.step() for _ in range(200)]
    (answer,) = answers({"what": "line", "weightRates": [1e-8, 1e-3], "biasRate": 0.1, "steps": 200})
    same(decoded(answer["features"]), np.asarray(features, "f8"))
    same(decoded(answer["prices"]).ravel(), np.asarray(prices, "f8").ravel())
    same(decoded(answer["errors"]), np.asarray(errors, "f8"))
    weights, bias = trainer.gradient
    assert answer["numbers"] == [*trainer.weights, trainer.bias, *weights, bias]


def test_the_houses_are_those_of_the_engine():
    features, labels = hn.datasets.unseen_houses(50, random_state=3)
    (answer,) = answers({"what": "houses", "count": 50, "seed": 3})
    same(decoded(answer["features"]), np.asarray(features, "f8"))
    assert answer["labels"] == list(labels)
    assert answer["good"] == list(hn.good_or_bad_houses()[1])


MODELS = {
    "spiral": ([hn.ReLUActivation], hn.SoftmaxActivation, hn.CategoricalCrossentropyLoss, lambda: hn.Adam(0.05)),
    "tanh": (
        [hn.TanhActivation],
        hn.SoftmaxActivation,
        hn.CategoricalCrossentropyLoss,
        lambda: hn.SGD(0.5, momentum=0.9),
    ),
    "binary": ([hn.SiLUActivation], hn.SigmoidActivation, hn.BinaryCrossentropyLoss, lambda: hn.RMSprop(0.02)),
    "regression": ([hn.ELUActivation], hn.LinearActivation, hn.MeanSquaredErrorLoss, lambda: hn.AdaGrad(0.1)),
}


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("rate", [0, 0.2])
def test_a_model_trains_in_javascript_as_in_the_engine(tmp_path, name, rate):
    hidden, last, loss, optimizer = MODELS[name]
    hn.init(seed=0)
    X, y = hn.spiral_data(samples=40, classes=3 if last is hn.SoftmaxActivation else 2)
    if last is not hn.SoftmaxActivation:
        y = y.reshape(-1, 1).astype("f4")
    model = hn.Model(
        [
            hn.DenseLayer(2, 16, weight_regularizer_l2=5e-4, bias_regularizer_l1=1e-4),
            *(activation() for activation in hidden),
            *([hn.DropoutLayer(rate)] if rate else []),
            hn.DenseLayer(16, y.max() + 1 if y.ndim == 1 else 1),
            last(),
        ]
    )
    binary = {"binary": True} if last is hn.SigmoidActivation else {}
    accuracy = hn.RegressionAccuracy() if last is hn.LinearActivation else hn.CategoricalAccuracy(**binary)
    model.set(loss=loss(), optimizer=optimizer(), accuracy=accuracy)
    architecture, arrays = saved(model, tmp_path / "model.safetensors")
    arrays = {key: encoded(value) for key, value in arrays.items()}
    np.random.seed(7)
    model.fit(X, y, epochs=20, progress=False)
    (answer,) = answers(
        {
            "what": "steps", "architecture": architecture, "arrays": arrays, "X": encoded(X), "y": encoded(y),
            "seed": 7, "steps": 20,
        }
    )  # fmt: skip
    parameters = [
        array for layer in model.layers if hasattr(layer, "weights") for array in (layer.weights, layer.biases)
    ]
    for actual, expected in zip(answer["parameters"], parameters, strict=True):
        same(decoded(actual), expected)
    same(decoded(answer["output"]), model.predict(X))
    assert len(answer["losses"]) == 20
    assert all(math.isfinite(value) for value in answer["losses"])


def saved(model: hn.Model, file: Path) -> tuple[str, dict[str, np.ndarray]]:
    """The description and the arrays of a model file."""
    model.save(file)
    content = file.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    metadata = header.pop("__metadata__")
    dtypes = {"F32": "<f4", "F64": "<f8"}
    arrays = {}
    for name, entry in header.items():
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        if entry["dtype"] in dtypes:
            arrays[name] = np.frombuffer(content[begin:end], dtypes[entry["dtype"]]).reshape(entry["shape"]).copy()
    return metadata["hybridnet"], arrays
