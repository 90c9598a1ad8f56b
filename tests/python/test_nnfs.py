"""The stand-in of the nnfs package: what ``init`` does to NumPy, what the data are, what the book's classes follow."""

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest
import scipy.sparse

import hybridnet as hn
from hybridnet import nnfs
from hybridnet._numerics import F4, F8, book
from python.scripts import player

PATCHED = ((np, "dot"), (np, "zeros"), (np, "eye"), (np.random, "randn"))


@pytest.fixture
def init(stream_and_settings: None) -> Iterator[Callable[..., None]]:
    """``hybridnet.nnfs.init``, its patches taken back afterward."""
    before = [getattr(module, name) for module, name in PATCHED]
    yield nnfs.init
    for (module, name), function in zip(PATCHED, before, strict=True):
        setattr(module, name, function)


@pytest.mark.parametrize("part", player.parts("patches.py"))
def test_numpy_does_after_init_what_it_does_after_the_real_one(part: str) -> None:
    expected, actual = (player.play(form, "patches.py")[part] for form in ("real", "patched"))
    assert (expected.failure, actual.failure) == ("", "")
    assert actual.text == expected.text
    assert len(expected.text) > 200
    assert bool(actual.steps) == part.startswith("data")


@pytest.mark.parametrize(
    ("calls", "dtype", "drawn", "product"),
    [
        ([], F8, F8, None),
        ([{}], F4, F4, F4),
        ([{"default_dtype": np.float32}], F4, F4, F4),
        ([{"default_dtype": "float64"}], F8, F8, F4),
        ([{"default_dtype": None}], F8, F8, F4),
        ([{"dot_precision_workaround": False}], F4, F4, F4),
        ([{"dot_precision_workaround": False, "default_dtype": "f8"}], F8, F8, F8),
        ([{"dot_precision_workaround": False, "default_dtype": None}], F8, F8, None),
        ([{}, {}], F4, F4, F4),
        ([{}, {"default_dtype": "float64"}], F8, F4, F4),
        ([{"default_dtype": "float64"}, {}], F4, F4, F4),
        ([{}, {"dot_precision_workaround": False, "default_dtype": None}], F4, F4, F4),
    ],
)
def test_books_classes_compute_in_the_dtypes_numpy_has_by_then(
    calls: list[dict[str, Any]], dtype: Any, drawn: Any, product: Any, init: Callable[..., None]
) -> None:
    for arguments in calls:
        init(**arguments)
    assert (book.dtype, book.drawn, book.product) == (dtype, drawn, product)
    np.random.seed(8)
    expected = 0.01 * np.random.randn(3, 2)
    np.random.seed(8)
    layer = nnfs.Layer_Dense(3, 2)
    assert (layer.weights.dtype, layer.biases.dtype) == (expected.dtype, np.zeros((1, 2)).dtype)
    assert layer.weights.tobytes() == expected.tobytes()
    layer.forward(np.ones((4, 3), "float32"))
    assert layer.output.dtype == (np.dot(np.ones((4, 3), "float32"), expected) + np.zeros((1, 2))).dtype


def test_init_leaves_the_classes_of_hybridnet_alone(init: Callable[..., None]) -> None:
    init(default_dtype="float64")
    assert hn.DenseLayer(2, 3).weights.dtype == F4
    assert hn.spiral_data(5, 2)[0].dtype == F4


def test_init_of_hybridnet_patches_nothing_and_leaves_the_books_classes_alone(init: Callable[..., None]) -> None:
    before = [getattr(module, name) for module, name in PATCHED]
    hn.init(seed=0)
    assert [getattr(module, name) for module, name in PATCHED] == before
    assert nnfs.Layer_Dense(2, 3).weights.dtype == F8


@pytest.mark.parametrize("dtype", ["float16", "int32", "longdouble", "complex64", "object", "str"])
def test_default_dtype_the_engine_does_not_compute_in_is_refused_before_anything_happens(
    dtype: str, init: Callable[..., None]
) -> None:
    before, state = [getattr(module, name) for module, name in PATCHED], np.random.get_state()[1].tolist()
    with pytest.raises(
        ValueError, match=r"^init: the default dtype is .*; the engine computes in float32 and"
    ) as caught:
        init(default_dtype=dtype)
    assert str(caught.value) == (
        f"init: the default dtype is {np.dtype(dtype)}; the engine computes in float32 and float64. "
        "Pass one of them, or None to leave NumPy's."
    )
    assert [getattr(module, name) for module, name in PATCHED] == before
    assert np.random.get_state()[1].tolist() == state


class Foreign:
    """An array of another library: it has a product with others of its kind, and no cast."""

    def __array_function__(self, function: Any, types: Any, args: Any, kwargs: Any) -> str:
        return f"{function.__name__} of {len(args)}"


COMPLEX = np.array([[1 + 2j, 3j], [4, 5 - 1j]])
SPARSE = scipy.sparse.csr_array(np.eye(2) / 3)
TIMES = np.array([1, 2], "timedelta64[s]")


@pytest.mark.parametrize("workaround", [True, False])
@pytest.mark.parametrize(
    "product",
    [
        lambda: np.dot(COMPLEX, COMPLEX),
        lambda: np.dot(COMPLEX, np.ones(2)),
        lambda: np.dot(np.ones((2, 2)), COMPLEX.astype("complex64")),
        lambda: np.dot(Foreign(), Foreign()),
        lambda: np.dot(np.ones(2), Foreign()),
        lambda: np.dot(TIMES, np.array([2, 3])),
        lambda: np.dot(SPARSE, SPARSE).toarray(),
    ],
)
def test_arrays_of_other_kinds_pass_the_patches_unharmed(
    product: Callable[[], Any], workaround: bool, init: Callable[..., None]
) -> None:
    expected = product()
    init(dot_precision_workaround=workaround)
    actual = product()
    assert type(actual) is type(expected)
    assert getattr(actual, "dtype", None) == getattr(expected, "dtype", None)
    assert np.array_equal(actual, expected)


def test_data_frames_take_part_in_products(init: Callable[..., None]) -> None:
    frame = pd.DataFrame({"a": [1, 2], "b": [0.5, 0.25]})
    init()
    assert np.dot(frame, np.eye(2)).tolist() == [[1, 0.5], [2, 0.25]]
    assert np.dot(frame, np.eye(2)).dtype == F4


def test_patched_functions_keep_name_text_and_pickle(init: Callable[..., None]) -> None:
    texts = [getattr(module, name).__doc__ for module, name in PATCHED]
    init()
    init()
    for (module, name), text in zip(PATCHED, texts, strict=True):
        function = getattr(module, name)
        assert (function.__name__, function.__doc__) == (name, text)
    assert pickle.loads(pickle.dumps(np.dot)) is np.dot


def test_init_after_the_patches_were_taken_back_starts_anew(init: Callable[..., None]) -> None:
    before = [getattr(module, name) for module, name in PATCHED]
    init()
    for (module, name), function in zip(PATCHED, before, strict=True):
        setattr(module, name, function)
    init(default_dtype="float64")
    assert (book.dtype, book.drawn) == (F8, F8)


def test_nothing_of_hybridnet_uses_the_patched_functions(init: Callable[..., None]) -> None:
    def broken(function: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **kwargs: Any) -> Any:
            # NumPy's own Python code makes zeros, of a dtype it names.
            assert function is zeros, f"{function.__name__} was used"
            assert "dtype" in kwargs, "zeros was used without a dtype"
            return function(*args, **kwargs)

        return called

    init()
    zeros = np.zeros
    for module, name in PATCHED:
        setattr(module, name, broken(getattr(module, name)))
    X, y = nnfs.datasets.spiral_data(10, 3)
    dense, relu, dropout = (
        nnfs.Layer_Dense(2, 3, 1e-3, 1e-3, 1e-3, 1e-3),
        nnfs.Activation_ReLU(),
        nnfs.Layer_Dropout(0.1),
    )
    end = nnfs.Activation_Softmax_Loss_CategoricalCrossentropy()
    dense.forward(X)
    relu.forward(dense.output)
    dropout.forward(relu.output)
    assert np.isfinite(end.forward(dropout.output, y))
    end.loss.backward(end.output, y)
    end.activation.backward(end.loss.dinputs)
    end.backward(end.output, y)
    dropout.backward(end.dinputs)
    relu.backward(dropout.dinputs)
    dense.backward(relu.dinputs)
    assert dense.dinputs.shape == (30, 2)
    assert len(nnfs.datasets.vertical_data(3, 2)[0]) == len(nnfs.datasets.sine_data(6)[0])


@pytest.mark.parametrize("name", [name for name in nnfs.__all__ if name[0].isupper()])
def test_every_class_of_the_book_is_one_of_hybridnet(name: str) -> None:
    theirs = {"Layer_": "{}Layer", "Activation_": "{}Activation", "Loss_": "{}Loss", "Optimizer_": "{}"}
    known = {prefix + name.removesuffix(pattern[2:]): name for prefix, pattern in theirs.items() for name in hn.__all__}
    known |= {"Loss": "Loss", "Activation_Softmax_Loss_CategoricalCrossentropy": "SoftmaxCategoricalCrossentropy"}
    known |= {"Optimizer_Adagrad": "AdaGrad", "Model": "Model", "Accuracy": "Accuracy"}
    known |= {"Accuracy_Categorical": "CategoricalAccuracy", "Accuracy_Regression": "RegressionAccuracy"}
    assert issubclass(getattr(nnfs, name), getattr(hn, known[name]))
    assert getattr(nnfs, name).__doc__
    if name.startswith("Loss"):
        assert issubclass(getattr(nnfs, name), nnfs.Loss)
    assert getattr(getattr(nnfs, name), "_numerics", book) is book


def test_gradient_of_class_numbers_has_the_dtype_of_an_identity_matrix_without_init() -> None:
    loss = nnfs.Loss_CategoricalCrossentropy()
    loss.backward(np.float32([[0.5, 0.25], [0.1, 0.3]]), np.array([0, 1]))
    expected = -np.eye(2) / np.float32([[0.5, 0.25], [0.1, 0.3]]) / 2
    assert loss.dinputs.dtype == expected.dtype == F8
    assert loss.dinputs.tobytes() == expected.tobytes()


def test_import_of_the_stand_in_starts_no_engine_and_imports_no_nnfs() -> None:
    code = (
        "import sys, hybridnet.nnfs, hybridnet.nnfs.datasets; from hybridnet import _runtime; "
        "print(_runtime.started(), 'nnfs' in sys.modules, 'clr' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert result.stdout == "False False False\n"


def test_a_file_that_begins_as_a_pickle_does_is_loaded(tmp_path):
    """The length of a safetensors header, which a file begins with, may begin with the first byte of a pickle."""
    model, file = nnfs.Model(), tmp_path / "model"
    model.add(nnfs.Layer_Dense(1, 3))
    model.set(loss=nnfs.Loss_MeanSquaredError(), optimizer=nnfs.Optimizer_Adam(), accuracy=nnfs.Accuracy_Regression())
    model.save(file)
    content = file.read_bytes()
    length = int.from_bytes(content[:8], "little")
    spaces = (0x80 - length) % 256
    padded = (length + spaces).to_bytes(8, "little") + content[8 : 8 + length] + b" " * spaces + content[8 + length :]
    assert padded[:1] == pickle.PROTO
    file.write_bytes(padded)
    assert (nnfs.Model.load(file).layers[0].weights == model.layers[0].weights).all()
