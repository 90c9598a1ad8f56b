"""Every step of the engine, with arrays that end, or begin, where memory does: one element short, right, and one long.

Run as a separate process: a step that reads or writes beyond an array takes it down. Prints a line for each call.
"""

from __future__ import annotations

import ctypes
import mmap
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np

import hybridnet as hn
from hybridnet import _architecture
from hybridnet._bridge.descriptions import to_json
from hybridnet._bridge.engine import ffi, native

_libc = ctypes.CDLL(None, use_errno=True)
_libc.mprotect.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
_PROT_NONE = 0
_kept: list[Any] = []

RANDOM = np.random.RandomState(0)
X = RANDOM.rand(5, 4).astype("f4") + 0.1
WIDE = X.astype("f8")
LABELS = np.arange(5, dtype="i4") % 3
CLASSES = LABELS.reshape(5, 1).astype("f4")
W, B = RANDOM.rand(4, 3).astype("f4"), np.zeros((1, 3), "f4")
P = np.full((5, 3), 1 / 3, "f4")
KEY = RANDOM.get_state()[1]
REST = np.array([624, 0, 0], "f8")


def f4(*shape: int) -> Any:
    return np.zeros(shape, "f4")


def f8(*shape: int) -> Any:
    return np.zeros(shape, "f8")


def i4(*shape: int) -> Any:
    return np.zeros(shape, "i4")


def described() -> str:
    """The description of a dense layer 4 -> 3 and softmax, as a session receives it."""
    model = hn.Model([hn.DenseLayer(4, 3), "softmax"])
    model.set(loss="categorical_crossentropy", optimizer="sgd", accuracy="accuracy")
    model.finalize()
    return to_json(_architecture.describe(model))


def opened(epochs: int = 0) -> int:
    """The number of a session that was trained."""
    number, outcome = np.zeros(1, "i8"), f8(1)
    native.open_session(described(), number)
    native.fit(int(number[0]), X, LABELS, None, None, None, None, epochs, outcome)
    return int(number[0])


#: C functions of Python that a session calls.
TICK = ffi.callback("int(int, int, double, double, double)", lambda *numbers: 1)
EVENT = ffi.callback("int(int, int, int, long long, int)", lambda *numbers: 1)
SESSION = opened()

#: Valid arguments of each entry point; numbers and kinds are passed unchanged.
ARGUMENTS: dict[str, list[tuple[Any, ...]]] = {
    "activate": [(kind, 0.1, X, f4(5, 4), 0) for kind in ("relu", "softmax", "sigmoid", "leaky_relu", "elu", "gelu")],
    "activation_backward": [(kind, 0.1, X, X, f4(5, 4), 0) for kind in ("relu", "softmax", "sigmoid", "silu")],
    "predictions": [("softmax", X, f4(5, 1)), ("sigmoid", X, f4(5, 4)), ("linear", X, f4(5, 4))],
    "probabilities_of": [("softmax", X, f8(5, 4)), ("sigmoid", X[:, :1].copy(), f8(5, 2))],
    "elementary": [(kind, X, f4(5, 4), flavour) for kind in ("exp", "log") for flavour in (0, 4)],
    "points": [
        ("spiral", 5, 3, 1, np.nan, 0.8, KEY, REST, f4(15, 2), np.zeros(15, "u1"), 1),
        ("vertical", 5, 3, 1, np.nan, 0.8, KEY, REST, f8(15, 2), np.zeros(15, "u1"), 0),
        ("moons", 6, 2, 1, 0.1, 0.8, KEY, REST, f8(6, 2), np.zeros(6, "u1"), 0),
        ("circles", 6, 2, 1, 0.1, 0.8, KEY, REST, f8(6, 2), np.zeros(6, "u1"), 0),
        ("xor", 6, 2, 1, np.nan, 0.8, KEY, REST, f8(6, 2), np.zeros(6, "u1"), 0),
    ],
    "sine": [(7, f8(7, 1), f8(7, 1))],
    "houses": [
        ("three_houses", f8(3, 1), f8(3, 1)),
        ("ten_houses", f8(10, 2), f8(10, 1)),
        ("good_or_bad", f8(10, 2), f8(10, 1)),
    ],
    "average_price": [(WIDE[:, 0].copy(), WIDE[:, 1].copy(), f8(2))],
    "unseen_houses": [(7, f8(7, 2), np.zeros(7, "u1"), KEY, REST)],
    "dense_forward": [(X, W, B, f4(5, 3), arithmetic) for arithmetic in (0, 1)],
    "dense_backward": [(X, W, B, P, f4(4, 3), f4(1, 3), f4(5, 4), f8(4), 1)],
    "initialize": [(kind, 0.1, f4(4, 3), KEY, REST, 1) for kind in ("nnfs", "glorot_uniform", "zeros")],
    "dropout": [
        (0.5, X, f8(5, 4), f8(5, 4), KEY, REST, 0),
        (0.5, X, f4(5, 4), f4(5, 4), KEY, REST, 8),  # the fast arithmetic
    ],
    "multiply": [(X, WIDE, f8(5, 4))],
    "neuron": [(WIDE[0].copy(), 1.0, WIDE[1].copy(), f8(4), f8(1))],
    "check_targets": [("categorical_crossentropy", LABELS, 3), ("mean_squared_error", P, 3)],
    "collapse": [(np.array([id(W), id(B)]), f4(4, 3), f4(1, 3))],
    "draw": [(kind, 0.5, f8(9), KEY, REST) for kind in ("uniform", "normal", "bernoulli")],
    "linear_steps": [(WIDE, f8(5), f8(5), np.full(5, 1e-3), f8(6))],
    "linear_state": [(WIDE, f8(5), f8(5), np.full(5, 1e-3), f8(6))],
    "loss_forward": [
        ("categorical_crossentropy", P, LABELS, f4(5), 0),
        *((kind, P, P, f4(5), 0) for kind in ("categorical_crossentropy", "binary_crossentropy", "mean_squared_error")),
    ],
    "loss_backward": [
        ("categorical_crossentropy", P, LABELS, f4(5, 3)),
        *((kind, P, P, f4(5, 3)) for kind in ("binary_crossentropy", "mean_absolute_error_of_the_book")),
    ],
    "combined_backward": [
        *(("categorical_crossentropy", P, targets, f4(5, 3)) for targets in (LABELS, P)),
        ("sigmoid_binary_crossentropy", P, P, f4(5, 3)),
    ],
    "match_products": [(X.ravel(), W.ravel(), np.zeros(15, "f8"), np.array([5, 4, 3], "i4"))],
    "mean": [(X, f8(2))],
    "add_penalties": [(X, np.array([1, 0.1, 0.1]), 0)],
    "equal": [(X, X, np.zeros(20, "?"))],
    "nearer": [(X, X, 0.1, 1, np.zeros(20, "?"))],
    "largest": [(X, f4(5))],
    "precision": [(X, f8(1))],
    "top_k": [(2, P, LABELS, np.zeros(5, "?")), (2, P, P, np.zeros(5, "?"))],
    "confusion_size": [(LABELS, LABELS, -1, np.zeros(1, "i4"))],
    "confusion": [(LABELS, LABELS, np.zeros((3, 3), "i8"))],
    "r_squared": [(X, WIDE, f8(1))],
    "class_share": [(metric, 1, CLASSES, CLASSES, f8(2)) for metric in ("precision", "recall", "f1_score")],
    "column_means": [(X, f8(4))],
    "squares_share": [(X, WIDE, f8(4), f8(2))],
    "balanced_weights": [(LABELS, f8(5))],
    "judge_classes": [(LABELS, LABELS, f8(2))],
    "judge_numbers": [(X, WIDE, f8(1))],
    "inspect": [(X, f8(3))],
    "update": [
        ("sgd", X, X, None, None, None, None, f8(5), 0, 0),
        ("momentum", X, X, X, f4(5, 4), None, None, f8(5), 0, 0),
        ("adagrad", X, X, None, None, X, f4(5, 4), f8(5), 0, 0),
        ("rmsprop", X, X, None, None, X, f4(5, 4), f8(5), 0, 0),
        ("adam", X, X, X, f4(5, 4), X, f4(5, 4), np.full(5, 0.5), 0, 0),
        ("adam", X, X, X, f4(5, 4), X, f4(5, 4), np.full(5, 0.5), 0, 8),
    ],
    "standardize": [(back, f8(4), np.ones(4), X, f4(5, 4)) for back in (0, 1)],
    "raw_weights": [
        (f8(4), np.ones(4), None, None, W, B, f8(4, 3), f8(1, 3)),
        (f8(4), np.ones(4), f8(3), np.ones(3), W, B, f8(4, 3), f8(1, 3)),
    ],
    "one_hot_rows": [(LABELS, 3, 0, f4(5, 3))],
    "split": [
        ("test_share", 0.4, "stratified", np.arange(10, dtype="i4") % 2, i4(10), i4(1), KEY, REST),
        ("test_rows", 3, "drawn", None, i4(10), i4(1), KEY, REST),
        ("train_share", 0.5, "in_order", None, i4(10), i4(1), KEY, REST),
    ],
    "open_session": [(described(), np.zeros(1, "i8"))],
    "close_session": [(opened(),), (-1,)],
    "set_options": [(SESSION, 2, 0, 0, 1, 0, 0, 0, 0)],
    "copy_in": [(SESSION, np.array([[0, 0, id(W)], [1, 0, id(B)]], "i8"))],
    "describe_parts": [(SESSION, np.array([[0, 0, 0], [1, 1, 0]], "i8"))],
    "copy_out": [(SESSION, np.array([[0, 0, id(W)], [1, 0, id(B)]], "i8"))],
    "copy_in_random": [(SESSION, KEY, REST)],
    "copy_out_random": [(SESSION, KEY, REST)],
    "call_on_tick": [(SESSION, int(ffi.cast("intptr_t", TICK)))],
    "call_on_events": [(SESSION, "epoch_end", 1, 1, int(ffi.cast("intptr_t", EVENT)))],
    "fit": [(SESSION, X, LABELS, None, None, None, None, 1, f8(1)), (SESSION, X, P, f8(5) + 1, X, P, None, 1, f8(1))],
    "state_of": [(SESSION, f8(6))],
    "copy_out_history": [(opened(2), 0, f8(2, 8))],
    "renew_session": [(SESSION, 3, 0.5)],
    "scale_pixels": [(np.arange(20, dtype="u1"), f4(20))],
}  # fmt: skip

#: Arrays of another size that are right as well: they say how many there are, or have a column more for each row.
FREE = {
    ("add_penalties", 0), ("check_targets", 1), ("column_means", 0),
    ("copy_in", 1), ("copy_out", 1), ("describe_parts", 1),
    ("draw", 2), ("initialize", 2), ("inspect", 0), ("largest", 0), ("linear_steps", 4),
    ("loss_forward", 1), ("mean", 0), ("precision", 0), ("predictions", 1), ("split", 4),
    ("top_k", 1),
}  # fmt: skip


def guarded(array: Any, *, behind: bool) -> Any:
    """A copy that ends where memory does, or begins there; its neighbors on both sides cannot be touched."""
    page = mmap.PAGESIZE
    pages = -(-max(array.nbytes, 1) // page)
    memory = mmap.mmap(-1, (pages + 2) * page)
    _kept.append(memory)
    start = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    for address in (start, start + (pages + 1) * page):
        if _libc.mprotect(address, page, _PROT_NONE):
            raise OSError(ctypes.get_errno(), "mprotect")
    offset = page + (pages * page - array.nbytes if behind else 0)
    copy = np.frombuffer(memory, array.dtype, array.size, offset).reshape(array.shape)
    copy[...] = array
    return copy


def resized(array: Any, more: int) -> Iterator[Any]:
    """The same with one element, or one row or column, more or less."""
    flat = np.resize(array.reshape(-1), max(array.size + more, 0))
    yield flat
    if array.ndim == 2:
        for axis in (0, 1):
            shape = list(array.shape)
            shape[axis] += more
            yield np.resize(array, shape)


def outcome(call: Callable[[], None]) -> str:
    try:
        call()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "done"


def beyond() -> None:
    """Touch what is behind an array: this ends the process, or the guards are none."""
    array = guarded(X, behind=True)
    ctypes.memset(array.ctypes.data + array.nbytes, 0, 1)


def all_steps() -> None:
    print("described", *sorted(dir(native)), sep="\t")
    for name, calls in ARGUMENTS.items():
        for arguments in calls:
            for behind in (True, False):
                one_step(name, arguments, behind)


def one_step(name: str, arguments: tuple[Any, ...], behind: bool) -> None:
    step = getattr(native, name)
    indices = [index for index, value in enumerate(arguments) if isinstance(value, np.ndarray)]
    borrowed = [guarded(value, behind=behind) if index in indices else value for index, value in enumerate(arguments)]
    print(name, "right", -1, outcome(partial(step, *borrowed)), sep="\t", flush=True)
    for index in indices:
        for what, more in (("short", -1), ("long", 1)):
            for wrong in resized(arguments[index], more):
                changed = [*borrowed[:index], guarded(wrong, behind=behind), *borrowed[index + 1 :]]
                print(name, what, index, outcome(partial(step, *changed)), sep="\t", flush=True)


if __name__ == "__main__":
    beyond() if sys.argv[1:] == ["beyond"] else all_steps()
