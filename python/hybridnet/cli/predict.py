"""``hybridnet predict``: predictions for raw rows as a CSV table."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, TextIO

import numpy as np

from .. import _bridge
from .._public import public
from .._table_columns import is_missing
from ..preprocessing import Preprocessing
from .models import batches, load, opened
from .networks import check_batch_size
from .output import check_distinct, check_output, write_json
from .sources import Data, is_csv, texts_of


def run(options: Any) -> int:
    """Write the predictions to a file and print a summary, or write them to standard output.

    Returns
    -------
    0.
    """
    output = None if options.output is None else check_output(options.output)
    check_distinct({"--output": output}, {"the model file": options.model, "the data file": options.data})
    check_batch_size(options)
    model, prepared = load(options.model)
    if prepared.classes is None and options.probabilities:
        raise ValueError("--probabilities: the model predicts numbers, which have none. Leave it out.")
    with opened(prepared, options, labels=False) as rows, ExitStack() as closed:
        kept = kept_columns(rows.data, options)
        names = [*options.keep, f"predicted {prepared.label}"]
        if options.probabilities:
            names += [f"probability of {name}" for name in prepared.classes or ()]
        written = None if output is None or rows.folder is None else rows.folder / "predictions"
        file: TextIO = sys.stdout if output is None else io.StringIO()
        if written is not None:
            file = closed.enter_context(written.open("w", encoding="utf-8", errors="replace", newline=""))
        writer = csv.writer(_Lines(file))
        writer.writerow(names)
        done = 0
        for outputs in batches(model, rows.inputs, options):
            columns = [column[done : done + len(outputs)] for column in kept]
            writer.writerows(zip(*columns, *_predictions(prepared, outputs, done, options), strict=True))
            done += len(outputs)
        if output is not None:
            if written is not None:
                file.close()
                _bridge.copy_file(output, str(written))
            elif isinstance(file, io.StringIO):
                _bridge.write_file(output, file.getvalue().encode("utf-8", "replace"))
            write_json({"model": options.model, "rows": done, "predictions": output, "columns": names})
    return 0


class _Lines:
    """A file of lines that end in LF. The csv module quotes the characters of its own line end, CR and LF, alone."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, row: str) -> None:
        self._file.write(row.removesuffix("\r\n") + "\n")


def kept_columns(data: Data | None, options: Any) -> list[list[Any]]:
    """The columns of the data to repeat: of a CSV file the texts as they are, of others the values."""
    columns: list[list[Any]] = []
    texts: dict[str, list[str]] | None = None
    for name in options.keep:
        if data is None:
            raise ValueError(f"--keep: the rows are streamed, and {name!r} is not in memory. Leave --keep out.")
        if data.table is None or name not in data.table:
            known = "" if data.table is None else f" The columns are {', '.join(map(repr, list(data.table)[:12]))}."
            raise ValueError(f"--keep: the data have no column {name!r}.{known}")
        if texts is None:
            texts = texts_of(options.data, options) if is_csv(options.data) else {}
        columns.append(texts.get(name) or ["" if is_missing(value) else value for value in data.table[name].tolist()])
    return columns


def _predictions(prepared: Preprocessing, outputs: Any, first: int, options: Any) -> Iterator[list[Any]]:
    """The columns of predictions of a batch."""
    if prepared.classes is None:
        yield np.asarray(prepared.to_raw(outputs)).reshape(-1).tolist()
        return
    for row in np.flatnonzero(np.isnan(outputs).any(axis=1))[:1]:
        raise _bridge.error("row_without_class", "predict_classes", first + row)
    yield [prepared.classes[number] for number in outputs.argmax(axis=1).tolist()]
    if options.probabilities:
        yield from outputs.T.tolist()


public(__name__)
