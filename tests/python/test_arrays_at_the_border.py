"""Every array crosses the border with its size: the engine touches what belongs to it, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import _runtime
from hybridnet._bridge import choices
from hybridnet._bridge.engine import native

sys.path.insert(0, str(Path(__file__).parent / "scripts"))
import guarded

GUARDED = Path(__file__).parent / "scripts" / "guarded.py"
X, Y = np.random.RandomState(0).rand(30, 2).astype("f4"), np.arange(30) % 3


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, GUARDED, *arguments], capture_output=True, text=True, check=False)


@cache
def outcomes() -> tuple[set[str], list[tuple[str, str, int, str]]]:
    """The names of all steps that the engine describes; step, form, index of the array, and what came of each call."""
    played = run()
    assert played.returncode == 0, (played.stdout.splitlines()[-1:], played.stderr[-2000:])
    described, *lines = played.stdout.splitlines()
    calls = [line.split("\t") for line in lines]
    return set(described.split("\t")[1:]), [(name, form, int(index), text) for name, form, index, text in calls]


def test_the_guards_of_this_test_end_a_process_that_reads_beyond_an_array() -> None:
    assert run("beyond").returncode < 0


def test_every_step_that_the_engine_describes_is_called_with_guarded_arrays() -> None:
    described, calls = outcomes()
    assert described == set(guarded.ARGUMENTS) == {name for name, *_ in calls}
    assert len(described) > 40


def test_every_array_of_a_step_is_tried_too_short_and_too_long() -> None:
    _, calls = outcomes()
    tried = {(name, index) for name, form, index, _ in calls if form != "right"}
    arrays = {
        (name, index)
        for name, forms in guarded.ARGUMENTS.items()
        for arguments in forms
        for index, value in enumerate(arguments)
        if isinstance(value, np.ndarray)
    }
    assert tried == arrays


def test_steps_compute_with_arrays_that_end_where_memory_does() -> None:
    assert [call for call in outcomes()[1] if call[1] == "right" and call[3] != "done"] == []


def test_arrays_one_element_too_short_or_too_long_are_refused_with_a_sentence() -> None:
    wrong = [call for call in outcomes()[1] if call[1] != "right" and (call[0], call[2]) not in guarded.FREE]
    refused = ("ShapeError: ", "StateError: ", "ValueError: ")
    assert [call for call in wrong if not (call[3].startswith(refused) and call[3].endswith("."))] == []
    assert len(wrong) > 1_000


def test_the_sizes_in_the_sentence_are_those_that_arrived_and_those_that_are_required() -> None:
    with pytest.raises(hn.ShapeError) as failure:
        native.dense_forward(*guarded.ARGUMENTS["dense_forward"][0][:3], np.zeros((5, 2), "f4"), 0)
    assert str(failure.value) == "engine: output is (5, 2); it must have 15 elements. Pass an array of that size."


def test_a_session_that_is_not_open_is_refused() -> None:
    with pytest.raises(hn.StateError) as failure:
        native.state_of(-3, np.zeros(6))
    assert str(failure.value) == "engine: no session has the number -3; an open one is required. Open it first."


def test_a_record_of_parts_has_three_numbers_for_each() -> None:
    with pytest.raises(hn.ShapeError) as failure:
        native.copy_in(guarded.SESSION, np.zeros(4, "i8"))
    assert (
        str(failure.value)
        == "engine: a record of parts has 4 numbers; it must have three for each part. Pass rows of three."
    )


class Lying(np.ndarray):
    """An array that says that it is larger than it is."""

    shape = (5, 4)
    size = 20
    __array_interface__ = property(lambda self: self.base.__array_interface__ | {"shape": (5, 4)})  # type: ignore[assignment]

    def __len__(self) -> int:
        return 5


TABLE = np.zeros((5, 4), "f4")


NO_ARRAY = "is not a numpy.ndarray; an array of that very class is required. Convert it with np.asarray."
ELEMENTS = "float32 or float64 in the machine's byte order is required. Convert it with astype."
ORDER = "does not lie in memory row by row; it must be C-contiguous. Copy it with np.ascontiguousarray."


@pytest.mark.parametrize(
    ("x", "sentence"),
    [
        (TABLE.tolist(), NO_ARRAY),
        (None, NO_ARRAY),
        (np.zeros((2, 2), "f4").view(Lying), NO_ARRAY),
        (TABLE.astype("f2"), f"has elements of another kind; {ELEMENTS}"),
        (TABLE.astype(">f4"), f"has elements of another kind; {ELEMENTS}"),
        (TABLE.astype("i4"), f"has elements of int32; {ELEMENTS}"),
        (TABLE[:, ::2], ORDER),
        (TABLE.T, ORDER),
    ],
)
def test_what_a_step_cannot_borrow_is_refused(x: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match="engine") as failure:
        native.activate("relu", 0.0, x, np.zeros((5, 4), "f4"), 0)
    assert str(failure.value) == f"engine: x {sentence}"


def test_results_do_not_go_into_a_read_only_array() -> None:
    output = np.zeros((5, 4), "f4")
    output.flags.writeable = False
    with pytest.raises(ValueError, match="read-only") as failure:
        native.activate("relu", 0.0, TABLE, output, 0)
    assert str(failure.value) == ("engine: y is read-only, and results go into it; it must be writable. Copy it first.")


def test_an_array_of_more_elements_than_the_engine_counts_is_refused() -> None:
    endless = np.lib.stride_tricks.as_strided(np.zeros(1, "f4"), (0, 2**40), (0, 0))
    with pytest.raises(hn.ShapeError) as failure:
        native.activate("relu", 0.0, endless, endless, 0)
    assert str(failure.value) == (
        "engine: x is (0, 1099511627776); up to 2,147,483,591 elements fit. Pass fewer at once."
    )


def test_empty_arrays_and_single_numbers_are_computed() -> None:
    for shape in ((), (0,), (0, 3), (3, 0), (1, 1)):
        result = np.ones(shape, "f4")
        native.activate("relu", 0.0, np.full(shape, -1, "f4"), result, 0)
        assert not result.any()


def test_a_step_that_the_engine_does_not_have_is_named() -> None:
    with pytest.raises(ValueError, match="no entry point") as failure:
        _ = native.fly
    assert str(failure.value) == (
        "engine: there is no entry point fly; Names lists all. "
        "Build Python's part and the engine from the same sources."
    )


def test_a_numpy_that_keeps_its_arrays_otherwise_is_refused() -> None:
    sample, turned = np.zeros((2, 3), "f4"), np.zeros((3, 2), "f4")
    elements = sample.__array_interface__["data"][0]
    true = [id(np.ndarray), id(None), object.__basicsize__, id(sample), elements]
    introduce = _runtime.interop().EntryPoints.Initialize
    try:
        for index, wrong in ((0, id(int)), (2, object.__basicsize__ + 8), (3, id(turned)), (4, id(int))):
            changed = [*true]
            changed[index] = wrong
            with pytest.raises(
                Exception, match="an array of this NumPy is not laid out as those of NumPy 2 under CPython are"
            ):
                introduce(*changed)
    finally:
        introduce(*true)


def test_names_of_initializers_are_those_of_the_engine() -> None:
    for name in choices("initializer"):
        hn.DenseLayer(2, 3, initializer=name)
    description = str(_runtime.interop().EntryPoints.Describe("initialize")).splitlines()[1]
    assert tuple(description.split()) == ("kind", "kind", *choices("initializer"))


# -- the same, as a user meets it


class OwnReLU(hn.ReLUActivation):
    """A custom layer: Python executes the training steps of its model."""

    def forward(self, inputs: Any, training: bool | None = None) -> None:
        super().forward(inputs)


def net(activation: type[Any] = hn.ReLUActivation) -> hn.Model:
    model = hn.Model([hn.DenseLayer(2, 4), activation(), hn.DenseLayer(4, 3), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(), accuracy=hn.CategoricalAccuracy())
    return model


@pytest.mark.parametrize("activation", [hn.ReLUActivation, OwnReLU])
@pytest.mark.parametrize("options", [{}, {"validation_split": 0.2}, {"batch_size": 7, "shuffle": True}])
@pytest.mark.parametrize("weights", [0, 3, 24, 29, 31, 500])
def test_sample_weights_of_another_length_are_refused(weights: int, options: Any, activation: type[Any]) -> None:
    model = net(activation)
    before = [layer.weights.copy() for layer in model.layers if hasattr(layer, "weights")]
    with pytest.raises(hn.ShapeError) as failure:
        model.fit(X, Y, sample_weight=np.ones(weights), **options)
    assert str(failure.value) == (
        f"model, fit: {weights} sample weights arrived for 30 samples. Pass one weight for each row of the inputs."
    )
    after = [layer.weights for layer in model.layers if hasattr(layer, "weights")]
    assert all(map(np.array_equal, before, after))


@pytest.mark.parametrize("count", [3, 29, 31, 500])
def test_estimators_refuse_sample_weights_of_another_length(count: int) -> None:
    sklearn = pytest.importorskip("hybridnet.sklearn")
    for estimator, target in ((sklearn.NetClassifier(), Y), (sklearn.NetRegressor(), X[:, 0])):
        with pytest.raises(hn.ShapeError) as refusal:
            estimator.fit(X, target, sample_weight=np.ones(count))
        assert str(refusal.value) == (
            f"{type(estimator).__name__}, fit: {count} sample weights arrived for 30 samples. Pass one weight for "
            "each row of the inputs."
        )


CALLS: list[Callable[[Any, Any], Any]] = [
    lambda x, y: net().fit(x, y),
    lambda x, y: net().fit(X, Y, validation_data=(x, y)),
    lambda x, y: net().evaluate(x, y),
    lambda x, y: net().check_gradients(x, y),
    lambda x, y: hn.CategoricalCrossentropyLoss().forward(np.resize(x, (len(x), 3)), y),
    lambda x, y: hn.SoftmaxCategoricalCrossentropy().backward(np.resize(x, (len(x), 3)), y),
    lambda x, y: hn.MeanSquaredErrorLoss().forward(x, np.resize(y, (len(y), 2))),
    lambda x, y: hn.CategoricalAccuracy().compare(x[:, 0], y),
    lambda x, y: hn.TopKAccuracy(2).compare(np.resize(x, (len(x), 3)), y),
    lambda x, y: hn.confusion_matrix(Y[: len(x)], y),
    lambda x, y: hn.r2_score(x[:, 0], y) if hasattr(hn, "r2_score") else hn.metrics.r2(x[:, 0], y),
]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("more", [-29, -1, 1, 500])
def test_targets_of_another_length_are_refused(call: Callable[[Any, Any], Any], more: int) -> None:
    with pytest.raises(hn.ShapeError) as failure:
        call(X, np.resize(Y, 30 + more))
    assert "30" in str(failure.value)
    assert str(30 + more) in str(failure.value)


CHANGES: dict[str, Callable[[Any], Any]] = {
    "weights of fewer rows": lambda model: setattr(model.layers[0], "weights", np.ones((1, 4), "f4")),
    "weights of fewer neurons": lambda model: setattr(model.layers[0], "weights", np.ones((2, 1), "f4")),
    "weights in index": lambda model: model.layers[0].weights.resize((1, 4), refcheck=False),
    "fewer biases": lambda model: setattr(model.layers[2], "biases", np.zeros((1, 2), "f4")),
    "momentum": lambda model: setattr(model.layers[2], "weight_momentums", np.zeros((1, 1), "f4")),
    "cache": lambda model: setattr(model.layers[2], "bias_cache", np.zeros((1, 300), "f4")),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_parameters_that_a_callback_resizes_are_refused(change: str) -> None:
    model = net()
    with pytest.raises((hn.ShapeError, hn.StateError), match=r"\.$"):
        model.fit(X, Y, epochs=3, callbacks=[lambda model, epoch, numbers: CHANGES[change](model)])


def test_samples_that_a_callback_resizes_are_refused() -> None:
    inputs = np.resize(X, (50_000, 2)).copy()
    with pytest.raises(hn.StateError) as failure:
        net().fit(
            inputs, np.resize(Y, 50_000), epochs=3,
            callbacks=[lambda model, epoch, numbers: inputs.resize((10, 2), refcheck=False)],
        )  # fmt: skip
    assert str(failure.value) == (
        "engine: inputs was resized, or moved in memory, while it was borrowed; it must stay as it is until the call "
        "is over. Resize a copy."
    )
