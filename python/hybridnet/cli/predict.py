"""``hybridnet predict``: predictions for raw rows as a CSV table."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from .. import _bridge
from .._table_columns import is_missing
from ..preprocessing import Preprocessing
from .models import load, load_data, outputs
from .output import check_output, write_json
from .sources import Data


def run(options: Any) -> int:
    """Write the predictions to a file and print a summary, or write them to standard output.

    Returns
    -------
    0.
    """
    output = None if options.output is None else check_output(options.output)
    model, prepared = load(options.model)
    data = load_data(prepared, options)
    table = _table(prepared, data, outputs(model, prepared, data, options), options)
    if output is None:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows(_records(table))
        return 0
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(_records(table))
    _bridge.write_file(output, text.getvalue().encode("utf-8", "replace"))
    write_json({"model": options.model, "rows": len(data), "predictions": output, "columns": list(table)})
    return 0


def _table(prepared: Preprocessing, data: Data, output: Any, options: Any) -> dict[str, Iterable[Any]]:
    table: dict[str, Iterable[Any]] = {}
    for name in options.keep:
        if data.table is None or name not in data.table:
            known = "" if data.table is None else f" The columns are {', '.join(map(repr, list(data.table)[:12]))}."
            raise ValueError(f"--keep: the data have no column {name!r}.{known}")
        table[name] = ["" if is_missing(value) else value for value in data.table[name].tolist()]
    heading = f"predicted {prepared.label}"
    if prepared.classes is None:
        if options.probabilities:
            raise ValueError("--probabilities: the model predicts numbers, which have none. Leave it out.")
        table[heading] = np.asarray(prepared.to_raw(output)).reshape(-1).tolist()
        return table
    for row in np.flatnonzero(np.isnan(output).any(axis=1))[:1]:
        raise _bridge.error("row_without_class", "predict_classes", row)
    table[heading] = [prepared.classes[number] for number in output.argmax(axis=1).tolist()]
    if options.probabilities:
        for number, name in enumerate(prepared.classes):
            table[f"probability of {name}"] = output[:, number].tolist()
    return table


def _records(table: dict[str, Iterable[Any]]) -> Iterator[Iterable[Any]]:
    yield table
    yield from zip(*table.values(), strict=True)
