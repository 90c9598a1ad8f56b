"""Conversion of text labels to class numbers, because the engine accepts only numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._arrays import ndarray, plain
from ._errors import shown


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
    texts_are = {what: is_text(array, f"{where}, {what}") for what, array in arrays.items()}
    if not any(texts_are.values()):
        return y_true, y_pred, classes
    for what, other in (("targets", "predictions"), ("predictions", "targets")):
        if not texts_are[what]:
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
        if names.ndim != 1 or not is_text(names, f"{where}, classes"):
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


def is_text(labels: NDArray[Any], where: str) -> bool:
    """Whether labels are texts.

    Raises
    ------
    ValueError : some are texts, and others are missing.
    TypeError : some are texts, and others are something else.
    """
    if labels.dtype.kind != "O":
        return labels.dtype.kind in "UT" and labels.size > 0
    texts = [isinstance(label, str) for label in labels.flat]
    if not any(texts):
        return False
    for sample, label in enumerate(labels.flat):
        if not texts[sample]:
            _refuse_among_texts(where, sample, label, labels.flat[texts.index(True)])
    return True


def missing_label(where: str, sample: int, label: Any) -> ValueError:
    """The error for a sample without a label."""
    return ValueError(
        f"{where}: the label of sample {sample} is missing ({label}); every sample needs one. "
        "Fill it in, or leave the row out."
    )


def _refuse_among_texts(where: str, sample: int, label: Any, text: str) -> None:
    is_missing = label is None or type(label).__name__ in ("NAType", "NaTType")
    if is_missing or (isinstance(label, (float, np.floating)) and np.isnan(label)):
        raise missing_label(where, sample, label)
    raise TypeError(
        f"{where}: the label of sample {sample} is {shown(label)}, others are texts such as {shown(text)}; "
        "all must be texts, or all numbers. Make them alike."
    )


def refuse_mixed(values: Any, array: Any, where: str) -> None:
    """Raise an error if a list has texts and other values, or NaN: NumPy converts them to texts such as "nan".

    Raises
    ------
    ValueError : some are texts, and others are missing.
    TypeError : some are texts, and others are something else.
    """
    if values is array or hasattr(values, "dtype"):
        return
    if getattr(getattr(array, "dtype", None), "kind", "") == "U":
        is_text(np.array(values, object), where)
