"""Explorable of a classifier's result: the most probable classes of each sample."""

from __future__ import annotations

import sys
from base64 import b64encode
from collections.abc import Sequence
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import _bridge
from .._errors import ShapeError, kind, shown, whole
from .._public import public
from ..jupyter import Explorable
from ..jupyter.explorable import Language
from ..views.charts import PREDICTION, Chart
from ..views.given import columns as names_of
from ..views.given import labels, texts
from ._given import evenly_spaced, told_by

_WHERE = "explore.top_k"
#: Samples, classes a sample and columns a sample that a page gets at most; the longest side of a picture.
_SAMPLES, _CLASSES, _COLUMNS, _SIDE = 200, 20, 12, 64
#: Pixels beyond this size are scaled first: the difference of two would overflow.
_LARGE = 1e300
#: Numbers of columns that are taken for square gray pictures.
_SQUARES = {64: 8, 256: 16, 784: 28, 1024: 32}


def top_k(
    model: Any,
    X: Any = None,
    y: ArrayLike | None = None,
    *,
    names: Sequence[str] | None = None,
    k: int = 3,
    image_shape: tuple[int, int] | None = None,
    language: Language = "en",
) -> Explorable:
    """Explore the most probable classes of samples, in descending order, with 3 decimals; equal ones in their order.

    Parameters
    ----------
    model : a classifier with ``predict_proba``, of hybridnet or scikit-learn; or probabilities, (samples, classes), or
        (classes,) of one sample.
    X : (samples, columns), required for a model. Samples of 8 x 8, 16 x 16, 28 x 28 or 32 x 32 numbers are shown as
        gray pictures, the smallest number black; others as their first 12 columns.
    y : (samples,) class numbers, or classes of the model, or texts of ``names``; hits and misses are told. None or NaN:
        no label.
    names : one text per class; default: the classes of the model, the columns of a data frame of probabilities, or
        numbers.
    k : how many classes are listed at first, from 1 to 20; the reader can change it.
    image_shape : (height, width) of the pictures, up to (64, 64), where it is another one.
    language : ``"en"`` or ``"ja"``.

    Returns
    -------
    An explorable; of more than 200 samples it gets 200, evenly spaced. Accuracies are those of all samples.

    Raises
    ------
    TypeError : something has another type.
    ShapeError : shapes do not match each other.
    ValueError : a probability is not from 0 to 1, or a label is not a class.
    StateError : the model predicts no classes.
    """
    of_model = hasattr(model, "predict_proba")
    if of_model and X is None:
        raise TypeError(f"{_WHERE}: a model arrived with no samples; pass X, (samples, columns), second.")
    with told_by(_WHERE):
        shares = _probabilities(model.predict_proba(X) if of_model else model)
    classes = _classes_of(model) if of_model else None
    n, count = shares.shape
    if names is None and not of_model and len(found := names_of(model)) == count:
        names = found
    named = _names(names, classes, count)
    size = whole(_WHERE, "k", k, f", from 1 to {_CLASSES}")
    if not 1 <= size <= _CLASSES:
        raise ValueError(f"{_WHERE}: k is {size}; it must be from 1 to {_CLASSES}.")
    order = np.argsort(-shares, axis=1, kind="stable")
    rows = evenly_spaced(n, _SAMPLES)
    kept = min(count, _CLASSES)
    truth, ranks = _truth(y, classes, named, order)
    values, columns, pictures = _shown(X, n, rows, image_shape)
    samples = [
        {
            "row": int(row),
            "classes": order[row, :kept].tolist(),
            "shares": shares[row, order[row, :kept]].tolist(),
            "truth": _label(truth[row], ranks[row], shares[row]),
            "values": values[index] if values else None,
        }
        for index, row in enumerate(rows)
    ]
    judged = ranks[ranks > 0]
    data = {
        "samples": samples,
        "names": named,
        "rows": n,
        "labeled": len(judged),
        "hits": [int((judged <= rank).sum()) for rank in range(1, kept + 1)] if len(judged) else None,
        "k": min(size, count),
        "of_model": of_model,
        "columns": columns,
        "more": 0 if not columns or X is None else _width(X) - len(columns),
        "pixels": pictures,
    }
    still = _still(samples[0], named, min(size, count))
    return Explorable("top-k", data, title="The most probable classes", still=still, language=language)


def _probabilities(values: Any) -> NDArray[np.float64]:
    """Rows of probabilities, each a number from 0 to 1."""
    array = np.asarray(_bridge.floats(values, f"{_WHERE}, probabilities"), np.float64)
    array = array[None, :] if array.ndim == 1 else array
    if array.ndim != 2 or not array.size:
        raise ShapeError(
            f"{_WHERE}: probabilities are {array.shape}; (samples, classes) is required, one or more each."
        )
    wrong = np.argwhere(~((array >= 0) & (array <= 1.000001)))
    if len(wrong):
        row, column = wrong[0]
        raise ValueError(
            f"{_WHERE}: row {row} has {array[row, column]:g} for class {column}; probabilities are from 0 to 1. "
            "Apply softmax to logits first: hn.softmax(logits)."
        )
    return array


def _names(names: Any, classes: Any, count: int) -> list[str]:
    if names is None:
        known = range(count) if classes is None else _bridge.plain(classes, f"{_WHERE}, classes").tolist()
        if not isinstance(known, (list, range)) or len(known) != count:
            raise ShapeError(
                f"{_WHERE}: the model has {shown(classes)} as classes; one label per output is required, {count} in "
                "all. Name the classes, or set None."
            )
        return [str(label) for label in known]
    found = texts(names, _WHERE, "names")
    for name in found:
        if found.count(name) > 1:
            raise ValueError(f"{_WHERE}: {found.count(name)} classes have the name {name!r}; names must differ.")
    if len(found) != count:
        raise ShapeError(f"{_WHERE}: names has {len(found)} texts; one per class is required, {count} in all.")
    return found


def _truth(
    y: Any, classes: Any, names: list[str], order: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The class number and its rank from 1 for each sample; -1 and 0 where there is no label."""
    n = len(order)
    if y is None:
        return np.full(n, -1, np.intp), np.zeros(n, np.intp)
    given, known = labels(y, f"{_WHERE}, y")
    given, known = given.reshape(-1), np.asarray(known).reshape(-1)
    if len(given) != n:
        raise ShapeError(f"{_WHERE}: y has {len(given)} labels; one per sample is required, {n} in all.")
    if given.dtype.kind == "U" or classes is not None:
        are_texts = given.dtype.kind == "U"
        # Numbers are compared as numbers: 1.0 is a label of class 1. A class may be a text of a number.
        keys = [label if isinstance(label, Real) and not are_texts else str(label) for label in _plain(classes)]
        numbers: dict[Any, int] = {key: number for number, key in enumerate(keys)}
        if are_texts:
            numbers |= {name: number for number, name in enumerate(names)}
        found = np.array([numbers.get(label, numbers.get(str(label), -1)) for label in given.tolist()], np.intp)
    else:
        found = np.array([int(label) if 0 <= label < len(names) and label == int(label) else -1 for label in given])
    for row in np.flatnonzero(known & (found < 0))[:1]:
        raise ValueError(
            f"{_WHERE}: the label of row {row} is {given[row]!s}; it must be one of {len(names)} classes, "
            f"{names[0]} to {names[-1]}."
        )
    found = np.where(known, found, -1)
    ranks = np.where(known, (order == found[:, None]).argmax(axis=1) + 1, 0)
    return found, ranks


def _classes_of(model: Any) -> Any:
    """The class names of a model of hybridnet or scikit-learn; those of its preprocessing if it has none itself."""
    classes = getattr(model, "classes", getattr(model, "classes_", None))
    return getattr(getattr(model, "preprocessing", None), "classes", None) if classes is None else classes


def _plain(classes: Any) -> list[Any]:
    """Labels of classes as numbers and texts of Python; none if there are no classes."""
    return [label.item() if isinstance(label, np.generic) else label for label in (() if classes is None else classes)]


def _label(number: Any, rank: Any, shares: NDArray[np.float64]) -> dict[str, Any] | None:
    if rank == 0:
        return None
    return {"class": int(number), "rank": int(rank), "share": float(shares[number])}


def _width(X: Any) -> int:
    return int(np.prod(np.shape(X)[1:])) if np.ndim(X) > 1 else 1


def _shown(
    X: Any, n: int, rows: NDArray[np.intp], image_shape: Any
) -> tuple[list[list[float | str]] | None, list[str] | None, dict[str, Any] | None]:
    """First columns with their names, or pixels of pictures; nothing if there are no samples."""
    if X is None:
        return None, None, None
    plain = _bridge.plain(X, f"{_WHERE}, X")
    if plain.ndim == 1 and n == 1:
        plain = plain[None, :]
    if plain.ndim < 2 or len(plain) != n:
        raise ShapeError(
            f"{_WHERE}: X is {plain.shape}, with {n} rows of probabilities; one sample per row is required."
        )
    shape = _picture(plain, image_shape)
    if shape is None:
        flat = plain.reshape(n, -1)[rows, :_COLUMNS]
        names = names_of(X) or [f"X{number + 1}" for number in range(flat.shape[1])]
        return [[_shown_as(value) for value in row] for row in flat.tolist()], names[:_COLUMNS], None
    gray = np.asarray(_bridge.floats(plain, f"{_WHERE}, X"), np.float64).reshape(n, -1)[rows]
    levels = _levels(gray)
    return None, None, {"height": shape[0], "width": shape[1], "data": b64encode(levels.tobytes()).decode()}


def _levels(gray: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Levels of gray from 0, the smallest number, to 255; infinite numbers are the nearest of both, NaN is black."""
    finite = np.isfinite(gray)
    if not finite.any():
        return np.zeros(gray.shape, np.uint8)
    low, high = float(gray[finite].min()), float(gray[finite].max())
    gray = np.nan_to_num(gray, nan=low, posinf=high, neginf=low)
    size = max(abs(low), abs(high))
    if size > _LARGE:
        gray, low, high = gray / size, low / size, high / size
    return np.clip(np.round((gray - low) / ((high - low) or 1.0) * 255), 0, 255).astype(np.uint8)


def _shown_as(value: Any) -> float | str:
    """A number, which the view rounds as all its numbers, or a text."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= sys.float_info.max:
        return float(value)
    return str(value)[:40]


def _picture(plain: NDArray[Any], image_shape: Any) -> tuple[int, int] | None:
    """Height and width of the pictures; None if samples are not pictures."""
    columns = int(np.prod(plain.shape[1:]))
    if image_shape is None:
        if plain.dtype.kind not in "buif":
            return None
        if plain.ndim == 3 and max(plain.shape[1:]) <= _SIDE:
            return int(plain.shape[1]), int(plain.shape[2])
        side = _SQUARES.get(columns)
        return None if side is None else (side, side)
    is_listed = isinstance(image_shape, (tuple, list)) or (
        hasattr(image_shape, "__array__") and np.ndim(image_shape) == 1
    )
    if not is_listed or len(image_shape) != 2:
        raise TypeError(f"{_WHERE}: image_shape is {kind(image_shape)}; (height, width) is required, such as (28, 28).")
    height, width = (whole(_WHERE, "a side of image_shape", side) for side in image_shape)
    if not (1 <= height <= _SIDE and 1 <= width <= _SIDE) or height * width != columns:
        raise ShapeError(
            f"{_WHERE}: image_shape is ({height}, {width}), and samples have {columns} numbers; "
            f"the product must be equal, each side from 1 to {_SIDE}."
        )
    return height, width


def _still(sample: dict[str, Any], names: list[str], k: int) -> str:
    """The still picture: bars of the first sample."""
    chart = Chart((0.0, 1.0), (0.0, k + 0.5), title="The most probable classes", x_label="probability")
    for rank, (number, share) in enumerate(zip(sample["classes"][:k], sample["shares"][:k], strict=True)):
        at = k - rank - 0.25
        chart.line([(0.0, at), (share, at)], PREDICTION, width=14)
        name = names[number].replace("$", "")[:30]
        chart.text(0.25, at, f"{name}: {share:.3f}")
    return chart.svg()


public(__name__)
