"""Direct calls: they answer as the other path does, to the bit, or not at all; whatever arrives, the process lives."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet._bridge import activations, layers, losses, metrics, optimizers
from hybridnet._bridge.direct import direct
from hybridnet._numerics import Numerics

F4, F8 = np.dtype("f4"), np.dtype("f8")
SCRIPT = Path(__file__).parent / "scripts" / "guarded_direct.py"
IN_NEED = Path(__file__).parent / "scripts" / "direct_in_need.py"
R = np.random.RandomState(1)


class _Nothing:
    """In place of the direct calls: none is answered."""

    def __getattr__(self, name: str) -> Any:
        return lambda *arguments: None


@pytest.fixture(params=["f4", "f8", "plain", "fast"])
def numerics(request: Any) -> Numerics:
    return {
        "f4": Numerics(F4, F4), "f8": Numerics(F8, F8), "plain": Numerics(F8, None),
        "fast": Numerics(F4, F4, is_fast=True),
    }[request.param]  # fmt: skip


@cache
def outcomes() -> tuple[list[str], list[list[str]]]:
    ended = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, (ended.stdout.splitlines()[-1:], ended.stderr[-2000:])
    described, *lines = ended.stdout.splitlines()
    return described.split("\t")[1:], [line.split("\t") for line in lines]


def test_every_direct_call_is_called_with_every_kind_of_object_and_the_process_lives() -> None:
    described, calls = outcomes()
    assert described == sorted({name for name, *_ in calls})
    assert len(calls) > 3_000


def test_plain_arguments_are_answered_and_a_wrong_number_of_them_is_not() -> None:
    calls = outcomes()[1]
    assert [call for call in calls if call[1] == "right" and call[3] == "None"] == []
    short = [call for call in calls if call[1] in ("fewer", "more") and call[3] != "None"]
    assert [call for call in short if not call[3].startswith(("KeyError: ", "TypeError: "))] == []


def test_arrays_that_end_where_memory_does_are_read_to_their_end() -> None:
    # An optimizer's arrays have memory of their own: these are answered by the other path.
    borrowed = [call for call in outcomes()[1] if call[1] == "guarded" and call[0] != "update"]
    assert [call for call in borrowed if call[3] == "None"] == []


def both(patch: pytest.MonkeyPatch, module: Any, call: Any, *arguments: Any, **named: Any) -> tuple[Any, Any]:
    """The result of a function of the bridge with direct calls, and without."""
    fast = call(*arguments, **named)
    with patch.context() as patched:
        patched.setattr(module, "direct", _Nothing())
        return fast, call(*arguments, **named)


def assert_same(a: Any, b: Any) -> None:
    if isinstance(a, tuple):
        assert isinstance(b, tuple)
        assert len(a) == len(b)
        for one, other in zip(a, b, strict=True):
            assert_same(one, other)
        return
    assert type(a) is type(b)
    if isinstance(a, (np.ndarray, np.generic)):
        assert (a.dtype, a.shape) == (b.dtype, b.shape)
        assert a.tobytes() == b.tobytes()
    else:
        assert a == b


def dtypes(count: int) -> Iterator[list[str]]:
    for mask in range(2**count):
        yield ["f8" if mask >> bit & 1 else "f4" for bit in range(count)]


def in_need(mode: str) -> list[list[str]]:
    ended = subprocess.run([sys.executable, IN_NEED, mode], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    return [line.split() for line in ended.stdout.splitlines()]


def test_a_collection_in_a_call_may_make_direct_calls() -> None:
    assert in_need("collect") == []


@pytest.mark.skipif(find_spec("_testcapi") is None, reason="this Python has no functions that take memory away")
def test_a_step_without_memory_changes_nothing() -> None:
    steps = in_need("fail")
    assert {(kind, changed) for _, kind, changed in steps} == {("NoneType", "False"), ("tuple", "True")}


@pytest.mark.parametrize("shape", [(1, 1, 1), (5, 3, 2), (300, 2, 64), (37, 17, 5), (130, 30, 40)])
def test_dense_passes(monkeypatch: pytest.MonkeyPatch, numerics: Numerics, shape: tuple[int, int, int]) -> None:
    batch, n, m = shape
    for kinds in dtypes(4):
        x, w, b, g = (
            R.randn(*size).astype(kind)
            for size, kind in zip([(batch, n), (n, m), (1, m), (batch, m)], kinds, strict=True)
        )
        assert_same(*both(monkeypatch, layers, layers.dense_forward, x, w, b, numerics))
        for penalties in ((0, 0, 0, 0), (0.1, 0.0, 1, 0.5), (-1, 0, np.float64(0.5), 0)):
            assert_same(*both(monkeypatch, layers, layers.dense_backward, x, w, b, g, penalties, numerics))


ACTIVATIONS = (
    "relu",
    "softmax",
    "sigmoid",
    "linear",
    "heaviside",
    "tanh",
    "leaky_relu",
    "elu",
    "gelu",
    "softplus",
    "silu",
)


@pytest.mark.parametrize("kind", ACTIVATIONS)
def test_activations(monkeypatch: pytest.MonkeyPatch, numerics: Numerics, kind: str) -> None:
    for kinds in dtypes(2):
        x, g = (3 * R.randn(19, 7).astype(each) for each in kinds)
        x[0] = [0.0, -0.0, np.inf, -np.inf, np.nan, 1e30, -1e30]
        assert_same(*both(monkeypatch, activations, activations.activate, kind, x, numerics, 0.3))
        assert_same(*both(monkeypatch, activations, activations.activation_backward, kind, x, g, numerics, 0.3))
    assert_same(*both(monkeypatch, activations, activations.predictions, kind, np.abs(g)))


LOSSES = (
    "categorical cross-entropy", "binary cross-entropy", "sigmoid binary cross-entropy", "mean squared error",
    "mean absolute error",
)  # fmt: skip
TARGETS = ("f4", "f8", "?", "u1", "i1", "i2", "u2", "i4", "u4", "i8", "u8")


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("of_targets", TARGETS)
def test_losses(monkeypatch: pytest.MonkeyPatch, numerics: Numerics, loss: str, of_targets: str) -> None:
    for kind in ("f4", "f8"):
        p = R.dirichlet([1, 1, 1], 23).astype(kind)
        p[0] = [0, 1, 0]
        labels, rows = R.randint(0, 2, 23).astype(of_targets), R.randint(0, 2, (23, 3)).astype(of_targets)
        rows[0, 0] = 1
        for y in (rows, labels) if loss.startswith("categorical") else (rows,):
            assert_same(*both(monkeypatch, losses, losses.loss_forward, loss, p, y, numerics))
            assert_same(*both(monkeypatch, losses, losses.loss_backward, loss, p, y, numerics))
            if loss.startswith(("categorical", "sigmoid")):
                assert_same(*both(monkeypatch, losses, losses.combined_backward, loss, p, y, numerics))
    if loss == "mean absolute error":
        of_book = both(monkeypatch, losses, losses.loss_backward, loss, p, rows, numerics, book_sign=True)
        assert_same(*of_book)


def test_means_and_penalties(monkeypatch: pytest.MonkeyPatch) -> None:
    for values in (R.rand(1000).astype("f4"), R.rand(33, 5), R.rand(9) > 0.5, np.float32([np.nan]), R.rand(3, 2) > 2):
        assert_same(*both(monkeypatch, losses, losses.mean_and_sum, values))
    for value in (R.randn(7, 5).astype("f4"), R.randn(3, 3)):
        for total in (0, 1.5, np.float32(2), np.float64(2)):
            for l1, l2 in ((0, 0), (0.1, 0), (0.0, 5e-4), (1, 2), (-1.0, -3), (float("nan"), 0), (np.float64(0.1), 0)):
                assert_same(*both(monkeypatch, losses, losses.add_penalties, total, value, l1, l2))


@pytest.mark.parametrize("kinds", [("i8", "u1"), ("i4", "i8"), ("f4", "i8"), ("i8", "f8"), ("u8", "i8"), ("?", "u1")])
def test_comparisons(monkeypatch: pytest.MonkeyPatch, kinds: tuple[str, str]) -> None:
    for shape, binary in (((50,), False), ((50,), True), ((25, 2), True)):
        p, y = (R.randint(0, 2, shape).astype(kind) for kind in kinds)
        assert_same(*both(monkeypatch, metrics, metrics.equal, p, y, binary=binary))


@pytest.mark.parametrize("count", [3, 200_000])
def test_integers_beyond_float64_are_compared_exactly_in_any_number(count: int) -> None:
    large = np.full(count, 2**53)
    assert not metrics.equal(large + 1, large, binary=False).any()
    assert metrics.equal(large, large, binary=True).all()


def test_a_single_bias_is_broadcast_as_in_numpy(numerics: Numerics) -> None:
    x, w, b = np.ones((2, 3), "f4"), np.ones((3, 2), "f4"), np.full((1, 1), 0.5, "f4")
    assert layers.dense_forward(x, w, b, numerics).tolist() == (x @ w + b).tolist()


@pytest.mark.parametrize(
    "optimizer",
    [hn.SGD(0.5), hn.SGD(0.5, momentum=0.9), hn.AdaGrad(0.1), hn.RMSprop(0.01), hn.Adam(0.05, decay=1e-3)],
    ids=["sgd", "momentum", "adagrad", "rmsprop", "adam"],
)
@pytest.mark.parametrize("dtype", ["f4", "f8"])
def test_steps_of_optimizers(monkeypatch: pytest.MonkeyPatch, optimizer: Any, dtype: str) -> None:
    def trained() -> tuple[Any, ...]:
        random = np.random.RandomState(0)
        layer = hn.DenseLayer.from_parameters(random.randn(4, 3).astype(dtype), random.randn(3).astype(dtype))
        optimizer.iterations = 0
        for _ in range(5):
            layer.dweights, layer.dbiases = random.randn(4, 3).astype(dtype), random.randn(1, 3).astype(dtype)
            optimizer.pre_update_params()
            optimizer.update_params(layer)
            optimizer.post_update_params()
        return tuple(value for name, value in sorted(vars(layer).items()) if isinstance(value, np.ndarray))

    assert_same(*both(monkeypatch, optimizers, trained))


def test_a_step_that_is_not_answered_changes_nothing() -> None:
    w, b = np.ones((2, 2), "f4"), np.ones((1, 2), "f4")
    wrong = np.ones((1, 2), "f8")
    assert direct.update("sgd", 0.5, 0.0, 0.0, 0.0, 1, 0, w, w.copy(), None, None, b, wrong, None, None) is None
    assert w.tolist() == [[1, 1], [1, 1]]


def test_results_are_arrays_of_their_own_that_can_be_changed() -> None:
    x = np.ones((2, 3), "f4")
    output = direct.activate("relu", 0.0, x, 0)
    assert output.flags.owndata
    assert output.flags.writeable
    assert not np.shares_memory(output, x)


def test_no_reference_is_kept_or_lost() -> None:
    x, w, b, y = np.ones((4, 3), "f4"), np.ones((3, 2), "f4"), np.zeros((1, 2), "f4"), np.zeros(4, "i4")
    shared = [F4, F8, np.dtype("i8"), np.dtype("?"), x, w, b, y]

    def once() -> None:
        g = direct.dense_forward(x, w, b, 1)
        direct.dense_backward(x, w, b, g, 0, 0, 0, 0, 1)
        direct.dense_forward(x, b, b, 1)
        direct.loss_forward("categorical_crossentropy", x, y, 1)
        direct.mean(x)
        direct.equal(y, y, 0)
        direct.predictions("softmax", x)
        direct.add_penalties(b, w, 0, 0)
        direct.update("sgd", 0.0, 0.0, 0.0, 0.0, 1, 0, w, w.copy(), None, None, b, b.copy(), None, None)

    once()
    gc.collect()
    before = list(map(sys.getrefcount, shared))
    for _ in range(1000):
        once()
    gc.collect()
    assert list(map(sys.getrefcount, shared)) == before


def test_large_arrays_are_left_to_the_path_that_lets_other_threads_run() -> None:
    assert direct.activate("relu", 0.0, np.ones((512, 512), "f4"), 0) is None
    assert (
        direct.dense_forward(np.ones((300, 300), "f4"), np.ones((300, 300), "f4"), np.ones((1, 300), "f4"), 1) is None
    )
