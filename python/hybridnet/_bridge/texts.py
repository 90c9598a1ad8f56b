"""Conversion of text labels to class numbers, because the engine accepts only numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._errors import kind
from .arrays import ndarray, plain


def are_numbers(*several: Any) -> bool:
    """Whether these are arrays with a dtype of numbers."""
    return all(type(values) is ndarray and values.dtype.kind not in "OUT" for values in several)


def by_number(where: str, y_true: Any, y_pred: Any, classes: Any = None) -> tuple[Any, Any, Any]:
    """Convert targets and predictions that are texts to class numbers; return them and the number of classes.

    The order of the classes is that of ``classes`` if these are texts, else that of ``np.unique``, as in a model.
    Numbers are returned unchanged.

    Raises
    ------
    TypeError : only one of them is texts.
    ValueError : a text is not one of the classes.
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
    found = np.unique(np.concatenate([array.reshape(-1) for array in texts]))
    if classes is None or hasattr(classes, "__index__"):
        names, count = found, classes
    else:
        names = plain(classes, f"{where}, classes")
        if names.ndim != 1 or not are_texts(names, f"{where}, classes"):
            raise TypeError(f"{where}: classes are {names.dtype} {names.shape}; a list of their names is required.")
        names, count = names.astype(str), len(names)
    for name in found[~np.isin(found, names)][:1]:
        known = ", ".join(map(repr, names[:5].tolist()))
        raise ValueError(f"{where}: {str(name)!r} is none of the classes, which are {known}. Name all classes.")
    order = np.argsort(names, kind="stable")
    targets, predictions = (order[np.searchsorted(names, array, sorter=order)] for array in texts)
    return targets, predictions, len(names) if count is None else count


def labels(values: Any, where: str) -> NDArray[Any]:
    """Labels as an array; a NaN in a list of texts stays NaN, which NumPy would convert to the text "nan"."""
    array = plain(values, where)
    is_list = array.dtype.kind == "U" and not hasattr(values, "dtype")
    return np.array(values, object) if is_list or array.dtype.kind == "T" else array


def are_texts(array: NDArray[Any], where: str) -> bool:
    """Whether all labels are texts.

    Raises
    ------
    ValueError : a label is missing among texts.
    TypeError : some labels are texts, others are not.
    """
    if array.dtype.kind != "O" or not any(isinstance(label, str) for label in array.flat):
        return array.dtype.kind in "UT"
    for sample, label in enumerate(array.flat):
        if label is None or type(label).__name__ == "NAType" or label != label:
            raise ValueError(f"{where}: the label of sample {sample} is missing ({label}). Leave the sample out.")
        if not isinstance(label, str):
            raise TypeError(f"{where}: the label of sample {sample} is {kind(label)}; all must be texts.")
    return True
