"""Texts as the numbers of their classes, for the engine, which takes numbers alone."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._errors import kind
from .arrays import ndarray, plain


def are_numbers(*several: Any) -> bool:
    """Whether these are arrays of numbers at first sight."""
    return all(type(values) is ndarray and values.dtype.kind not in "OUT" for values in several)


def by_number(where: str, y_true: Any, y_pred: Any, classes: Any = None) -> tuple[Any, Any, Any]:
    """Targets and predictions that are texts by the numbers of their classes, and how many classes there are.

    The order is that of ``classes`` if these are texts, else that of ``np.unique``, which is a model's. What is no text
    stays.

    Raises
    ------
    TypeError : one is texts, the other numbers.
    ValueError : a text is none of the classes.
    """
    arrays = {
        what: labels(values, f"{where}, {what}") for what, values in (("targets", y_true), ("predictions", y_pred))
    }
    is_text = {what: are_texts(array, f"{where}, {what}") for what, array in arrays.items()}
    if not any(is_text.values()):
        return y_true, y_pred, classes
    for what, other in (("targets", "predictions"), ("predictions", "targets")):
        if not is_text[what]:
            raise TypeError(
                f"{where}: {other} are texts, {what} are {arrays[what].dtype}; both must be of one kind. "
                "Pass what predict_classes of a model gives that was fitted on texts."
            )
    texts = [array.astype(str) for array in arrays.values()]
    met = np.unique(np.concatenate([array.reshape(-1) for array in texts]))
    if classes is None or hasattr(classes, "__index__"):
        names, count = met, classes
    else:
        names = plain(classes, f"{where}, classes")
        if names.ndim != 1 or not are_texts(names, f"{where}, classes"):
            raise TypeError(f"{where}: classes are {names.dtype} {names.shape}; a list of their names is required.")
        names, count = names.astype(str), len(names)
    for name in met[~np.isin(met, names)][:1]:
        known = ", ".join(map(repr, names[:5].tolist()))
        raise ValueError(f"{where}: {str(name)!r} is none of the classes, which are {known}. Name all classes.")
    order = np.argsort(names, kind="stable")
    targets, predictions = (order[np.searchsorted(names, array, sorter=order)] for array in texts)
    return targets, predictions, len(names) if count is None else count


def labels(values: Any, where: str) -> NDArray[Any]:
    """Labels as an array; in a list of texts a NaN stays one, of which NumPy makes the text "nan"."""
    array = plain(values, where)
    is_list = array.dtype.kind == "U" and not hasattr(values, "dtype")
    return np.array(values, object) if is_list or array.dtype.kind == "T" else array


def are_texts(array: NDArray[Any], where: str) -> bool:
    """Whether labels are texts, all of them.

    Raises
    ------
    ValueError : one is missing among texts.
    TypeError : one is something else.
    """
    if array.dtype.kind != "O" or not any(isinstance(label, str) for label in array.flat):
        return array.dtype.kind in "UT"
    for sample, label in enumerate(array.flat):
        if label is None or type(label).__name__ == "NAType" or label != label:
            raise ValueError(f"{where}: the label of sample {sample} is missing ({label}). Leave the sample out.")
        if not isinstance(label, str):
            raise TypeError(f"{where}: the label of sample {sample} is {kind(label)}; all must be texts.")
    return True
