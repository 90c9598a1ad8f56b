"""Inputs and targets of data files, by the preprocessing that the model file has."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import _numerics
from .._public import public
from ..preparation import Standardizer
from ..preprocessing import Preprocessing
from ..splits import held_out_split
from .sources import Data

#: The name of the labels of arrays, whose columns have numbers as names.
LABEL = "label"
_BLOCK = 4096
#: Pixels of 0 to 255 are scaled to [-1, 1].
_PIXEL = 127.5


def fit(data: Data, options: Any) -> Preprocessing:
    """Fit the preprocessing to the training rows, as the options of ``train`` say.

    Raises
    ------
    ValueError : there is no label, or values do not fit; the text names the column.
    """
    if data.table is not None:
        return of_table(data.table, options).fit(data.table)
    inputs: Any = data.rows

    def scales() -> list[dict[str, Any]]:
        scale = Standardizer().fit(inputs)
        pairs = zip(scale.means.tolist(), scale.deviations.tolist(), strict=True)  # type: ignore[union-attr]
        return [{"type": "standardize", "mean": mean, "deviation": deviation} for mean, deviation in pairs]

    return of_rows(inputs.shape[1], inputs.dtype, data.labels, options, scales)


def of_table(names: Iterable[str], options: Any) -> Preprocessing:
    """The preprocessing of a table with columns of these names, not fitted.

    Raises
    ------
    ValueError : there is no label, or a name is unknown.
    """
    listed, ignore = list(names), list(options.ignore)
    if options.label is None:
        raise ValueError(f"--label is missing; the label column must be named. The columns are {_listed(listed)}.")
    if options.label in ignore:
        raise ValueError(f"--ignore names {options.label!r}, which is the label column. Leave it out of --ignore.")
    if options.columns is not None:
        kept = {*options.columns, options.label}
        for name in options.columns:
            if name not in listed:
                raise ValueError(f"--columns names {name!r}; the columns are {_listed(listed)}. Correct the name.")
        ignore += [name for name in listed if name not in kept and name not in ignore]
    return Preprocessing(
        label=options.label,
        ignore=ignore,
        missing=options.missing,
        standardize=not options.no_standardize,
        others=options.unknown,
        **_of_label(options),
    )


def _of_label(options: Any) -> dict[str, Any]:
    labels_are = {"auto": "auto", "classification": "classes", "regression": "numbers"}[options.task]
    return {"labels_are": labels_are, "standardize_label": True}


@contextmanager
def labels_of_the_task(options: Any) -> Iterator[None]:
    """Translate the error of a label that does not fit ``--task``."""
    try:
        yield
    except ValueError as error:
        found = re.match(r'column "(.*?)": (row \d+.*?); (the column has numbers|categories and classes)', str(error))
        if options.task == "auto" or found is None or found[1] != (options.label or LABEL):
            raise
        kinds = {"regression": "numbers", "classification": "texts or whole numbers"}
        other = {"regression": "classification", "classification": "regression"}[options.task]
        raise ValueError(
            f"--task is {options.task}; its labels are {kinds[options.task]}, and in the label column {found[1]!r} "
            f"{found[2]}. Pass --task {other}, or correct the labels."
        ) from error


def inputs(prepared: Preprocessing, data: Data, where: str) -> NDArray[Any]:
    """The inputs of raw rows."""
    if data.table is not None:
        return prepared.transform(data.table)
    rows: Any = data.rows
    names = list(prepared.steps)
    if names != [str(index) for index in range(len(names))]:
        raise ValueError(
            f"{where}: it has samples without column names; the model was trained on a table with the columns "
            f"{_listed(names)}. Pass such a table."
        )
    if rows.shape[1] != len(names):
        raise ValueError(
            f"{where}: its samples have {rows.shape[1]} numbers; the model was trained on samples of {len(names)}. "
            "Pass samples of this size."
        )
    result = np.empty(rows.shape, _numerics.numerics.dtype)
    steps = [step for each in prepared.steps.values() for step in each]
    scale = None
    if steps:
        scale = Standardizer()
        scale.means = np.array([step["mean"] for step in steps])
        scale.deviations = np.array([step["deviation"] for step in steps])
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK].astype(result.dtype)
        result[start : start + _BLOCK] = block if scale is None else scale.transform(block)
    return result


def targets(prepared: Preprocessing, data: Data, where: str) -> NDArray[Any]:
    """The targets of raw rows: class numbers, or standardized numbers."""
    if data.table is not None:
        return prepared.targets(data.table)
    if data.labels is None:
        raise ValueError(f"{where}: there are no labels; one per sample is required. Pass --labels FILE.")
    return prepared.targets({LABEL: data.labels})


def of_rows(
    count: int,
    dtype: np.dtype[Any],
    labels: NDArray[Any] | None,
    options: Any,
    scales: Callable[[], list[dict[str, Any]]],
) -> Preprocessing:
    """The preprocessing of samples without column names.

    Parameters
    ----------
    count : number of columns.
    dtype : of the samples; bytes are pixels.
    labels : of the training rows.
    options : of ``train``.
    scales : computes the standardization of each column, as in a model file.

    Raises
    ------
    ValueError : there are no labels, or an option is of tables alone.
    """
    for option, given in (("--columns", options.columns), ("--ignore", options.ignore)):
        if given:
            raise ValueError(f"{option}: {options.data} has samples, whose columns have no names. Leave it out.")
    if labels is None:
        raise ValueError(
            "there are no labels; one per sample is required. Pass --labels FILE, or --label NAME for a .npz file."
        )
    columns: list[dict[str, Any]] = [{"name": str(index), "type": "numbers", "steps": []} for index in range(count)]
    if not options.no_standardize:
        pixels = {"type": "standardize", "mean": _PIXEL, "deviation": _PIXEL}
        steps = [pixels] * count if dtype == np.uint8 else scales()
        for column, step in zip(columns, steps, strict=True):
            column["steps"] = [step]
    fitted = Preprocessing({"0": []}, label=LABEL, **_of_label(options)).fit(
        {"0": np.zeros(len(labels)), LABEL: labels}
    )
    return Preprocessing._read(json.dumps(json.loads(fitted._text) | {"columns": columns}))


def split(count: int, share: float, seed: int) -> NDArray[np.bool_]:
    """Which rows are held out, of files whose number of rows is known."""
    index, held_out = np.arange(count), np.zeros(count, np.bool_)
    chosen = held_out_split(index.reshape(-1, 1), index, test_size=share, random_state=seed)
    held_out[chosen.X_test[:, 0]] = True
    return held_out


def _listed(names: Any) -> str:
    listed = list(names)
    return ", ".join(map(repr, listed[:12])) + (", ..." if len(listed) > 12 else "")


public(__name__)
