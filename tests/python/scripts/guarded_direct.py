"""Every direct call, with arrays that end or begin where memory does, and with objects of every other kind.

Run as a separate process: a call that reads or writes beyond an array, or takes an object for another, ends it. Prints
a line for each call.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

import numpy as np
from guarded import LABELS, B, P, W, X, guarded, outcome, resized

from hybridnet._bridge.direct import direct

WIDE = X.astype("f8")


class Matrix(np.ndarray[Any, Any]):
    """A subclass, which may hold more than its memory."""


#: Arguments that are answered directly.
ARGUMENTS: dict[str, list[tuple[Any, ...]]] = {
    "activate": [(kind, 0.1, X, 0) for kind in ("relu", "softmax", "leaky_relu", "gelu")],
    "activation_backward": [(kind, 0.1, X, X, 0) for kind in ("relu", "softmax", "sigmoid")],
    "add_penalties": [(0, W, 0.1, 0.2), (np.float32(1), W, 0.1, 0), (np.float64(1), WIDE, 0, 0.5), (0, W, 0, 0)],
    "combined_backward": [
        ("categorical_crossentropy", P, LABELS, 0),
        ("categorical_crossentropy", P, P, 0),
        ("sigmoid_binary_crossentropy", P, P, 0),
    ],
    "dense_backward": [(X, W, B, P, 0, 0.1, 0, 0.0, 1)],
    "dense_forward": [(X, W, B, 1), (WIDE, W, B, 0), (X, W, B, 8)],
    "equal": [(LABELS, LABELS.astype("u1"), 0), (LABELS.reshape(5, 1), LABELS.reshape(5, 1).astype("i8"), 1)],
    "loss_backward": [
        ("categorical_crossentropy", P, LABELS, 0, 0),
        ("mean_squared_error", P, P, 0, 0),
        ("binary_crossentropy", P, (P > 0).astype("i2"), 0, 0),
    ],
    "loss_forward": [
        *(("categorical_crossentropy", P, LABELS.astype(kind), 0) for kind in ("u1", "i1", "i2", "i4", "i8")),
        *(("mean_absolute_error", P, np.ones((5, 3), kind), 0) for kind in ("f4", "f8", "u1", "i1", "i2", "i4", "i8")),
    ],
    "mean": [(X,), (WIDE[0].copy(),), (X > 0.5,)],
    "predictions": [("softmax", X)],
    "update": [
        ("sgd", 0.1, 0.0, 0.0, 0.0, 1, 0, W, W.copy(), None, None, B, B.copy(), None, None),
        ("adam", 0.1, 1e-7, 0.9, 0.999, 1, 0, *(W.copy() for _ in range(4)), *(B.copy() for _ in range(4))),
    ],
}

HOSTILE: list[Any] = [
    None, True, 0, -1, 2**70, 1.5, float("nan"), "text", b"bytes", [], {}, object(), object, np.ndarray, ...,
    np.float32(1), np.float64(1), np.int64(3), np.array(1.0), np.zeros((0, 3), "f4"), np.zeros((3, 0), "f4"),
    np.zeros(5, "f4"), np.zeros((2, 2, 2), "f4"), np.asfortranarray(X), X[::2], X.astype(">f4"), X.astype("f2"),
    X.astype("i4"), X.astype(complex), X.astype(object), X.astype("S3"), X.view(Matrix), np.ma.masked_array(X),
    np.zeros(3, "M8[s]"), np.zeros(2, [("a", "f4")]), np.full(5, 2**40), np.zeros((2**9, 2**9), "f4"),
    np.broadcast_to(np.float32(1), (2**20, 2**20)), X.astype(np.dtype("f4", metadata={"unit": "m"})),
]  # fmt: skip


def said(value: Any) -> str:
    return "None" if value is None else type(value).__name__


def call(name: str, arguments: tuple[Any, ...]) -> str:
    answers: list[str] = []
    text = outcome(lambda: answers.append(said(getattr(direct, name)(*arguments))))
    return answers[0] if answers else text


def main() -> None:
    show = partial(print, sep="\t", flush=True)
    show("described", *sorted(dir(direct)))
    for name, forms in ARGUMENTS.items():
        for arguments in forms:
            show(name, "right", -1, call(name, arguments))
            for count in range(len(arguments)):
                show(name, "fewer", count, call(name, arguments[:count]))
            show(name, "more", len(arguments), call(name, (*arguments, None)))
            for index, value in enumerate(arguments):
                for hostile in HOSTILE:
                    show(name, "hostile", index, call(name, (*arguments[:index], hostile, *arguments[index + 1 :])))
                if not isinstance(value, np.ndarray):
                    continue
                for behind in (True, False):
                    at_end = [
                        guarded(each, behind=behind) if isinstance(each, np.ndarray) else each for each in arguments
                    ]
                    show(name, "guarded", index, call(name, tuple(at_end)))
                    for more in (-1, 1):
                        for wrong in resized(value, more):
                            changed = (*at_end[:index], guarded(wrong, behind=behind), *at_end[index + 1 :])
                            show(name, "resized", index, call(name, changed))


if __name__ == "__main__":
    sys.exit(main())
