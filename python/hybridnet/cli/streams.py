"""Files that are larger than memory: read block by block, and kept as numbers in temporary files.

The rows are converted once to float32 inputs and targets in files, which are mapped into memory. Training shuffles them
like rows in memory, by ``np.random.permutation`` before each epoch, and the system keeps as much of the files in memory
as there is space. Other memory is 13 bytes per row, for their order, and the labels of files of arrays. Means and
deviations are computed in one pass, so that their last bits can differ. The number of rows of a CSV file is known only
at its end: of a share that is held out, each row is drawn by itself with the seed; of arrays, as of rows in memory.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from .. import _bridge
from .._errors import file_name
from .._public import public
from ..preprocessing import Preprocessing
from ..tables import MISSING
from . import prepared as rows
from .array_blocks import array_blocks, unpacked_size
from .sources import check_names, is_a_table, is_csv, kind_of, separator

#: Files from this size on are streamed.
LARGE = 1 << 28
_F4, _I4 = np.dtype(np.float32), np.dtype(np.int32)


class Samples(NamedTuple):
    """Inputs and targets in files; no targets if there are no labels."""

    inputs: NDArray[np.float32]
    targets: NDArray[Any] | None


def is_streamed(path: str, options: Any) -> bool:
    """Whether a file is read block by block: one that is large, or with ``--stream``. Parquet files are read whole."""
    name = file_name("data", path)
    # Errors are reported by the reader.
    with suppress(OSError, ValueError):
        return kind_of(name) != "parquet" and (options.stream or unpacked_size(name) >= LARGE)
    return False


def fit(path: str, options: Any, folder: Path, share: float) -> Preprocessing:
    """Fit the preprocessing to the training rows of a file; the folder is for what is unpacked."""
    return (_fit_csv if is_csv(path) else _fit_arrays)(path, options, folder, share)


def _fit_csv(path: str, options: Any, folder: Path, share: float) -> Preprocessing:
    prepared: Preprocessing | None = None
    streamed: _bridge.StreamedFit | None = None
    for blocks, _, held_out in _blocks(path, options, share):
        if prepared is None or streamed is None:
            check_names(path, blocks.names, separator(path, options.separator))
            if getattr(options, "labels", None) is not None:
                raise is_a_table(path)
            prepared = rows.of_table(blocks.names, options)
            streamed = _bridge.StreamedFit(*prepared._options())
        streamed.add(blocks.rows(np.flatnonzero(~held_out).astype(np.int32) if share else None))
    if prepared is None or streamed is None:
        raise ValueError(f"{path}: it has no rows; at least one is required. Pass another file.")
    prepared._set(streamed.complete())
    return prepared


def _fit_arrays(path: str, options: Any, folder: Path, share: float) -> Preprocessing:
    samples = array_blocks(path, options, folder)
    held_out = rows.split(samples.shape[0], share, options.seed) if share else np.zeros(samples.shape[0], np.bool_)

    def scales() -> list[dict[str, Any]]:
        streamed = _bridge.StreamedFit(None, [], None, _bridge.Plan(standardize=True))
        for block, chosen in samples.blocks(~held_out):
            numbers = np.asarray(block.rows, np.float64)[chosen].T
            streamed.add(_bridge.raw_table({str(index): column.copy() for index, column in enumerate(numbers)}))
        return [column["steps"][-1] for column in json.loads(streamed.complete())["columns"]]

    labels = None if samples.labels is None else samples.labels[~held_out]
    return rows.of_rows(samples.shape[1], samples.dtype, labels, options, scales)


@contextmanager
def folder(beside: str) -> Iterator[Path]:
    """A temporary folder beside a file, which is removed at the end."""
    name = mkdtemp(prefix=".hybridnet-", dir=Path(beside).resolve().parent)
    try:
        yield Path(name)
    finally:
        # An error of the removal would hide the one before it: Windows removes no file that is mapped.
        shutil.rmtree(name, ignore_errors=True)


def convert(
    path: str, options: Any, prepared: Preprocessing, into: Path, share: float = 0.0, *, labels: bool = True
) -> tuple[Samples, Samples]:
    """Convert the rows of a file to numbers in a folder: the training rows, and the rows that are held out."""
    kind = _I4 if prepared.classes is not None else _F4
    with ExitStack() as opened:
        writers = [
            opened.enter_context(_Writer(into / name, len(prepared.names), kind if labels else None))
            for name in ("train", "held-out")
        ]
        parts = (_csv_parts if is_csv(path) else _array_parts)(path, options, prepared, into, share, labels)
        for is_held_out, inputs, targets in parts:
            writers[is_held_out].write(inputs, targets)
    train, validation = (writer.samples() for writer in writers)
    return train, validation


#: Whether the rows are held out, their inputs, and their targets or None.
_Part = tuple[bool, NDArray[Any], NDArray[Any] | None]


def _csv_parts(
    path: str, options: Any, prepared: Preprocessing, folder: Path, share: float, labels: bool
) -> Iterator[_Part]:
    engine = prepared._fitted()
    kind = None if prepared.classes is not None else _F4
    for blocks, count, held_out in _blocks(path, options, share):
        for which in (False, True):
            number = int((held_out == which).sum())
            if number:
                index = None if number == count else np.flatnonzero(held_out == which).astype(np.int32)
                table = blocks.rows(index)
                targets = engine.targets(table, number, kind) if labels else None
                yield which, engine.transform(table, number, _F4), targets


def _array_parts(
    path: str, options: Any, prepared: Preprocessing, folder: Path, share: float, labels: bool
) -> Iterator[_Part]:
    samples = array_blocks(path, options, folder)
    mask = rows.split(samples.shape[0], share, options.seed) if share else np.zeros(samples.shape[0], np.bool_)
    for block, held_out in samples.blocks(mask):
        for which in (False, True):
            part = block.take(np.asarray(held_out) == which)
            if len(part):
                targets = rows.targets(prepared, part, path) if labels else None
                yield which, rows.inputs(prepared, part, path), targets


class _Writer:
    """Inputs and targets that are written to files; targets of None are not."""

    def __init__(self, path: Path, columns: int, kind: np.dtype[Any] | None) -> None:
        self._paths = path.with_suffix(".inputs"), path.with_suffix(".targets")
        self._files = [file.open("wb", buffering=0) for file in self._paths]
        self._columns, self._kind, self._rows = columns, kind, 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # Nothing is buffered, so that closing writes nothing and cannot hide an error.
        for file in self._files:
            file.close()

    def write(self, inputs: NDArray[Any], targets: NDArray[Any] | None) -> None:
        for file, numbers, kind in zip(self._files, (inputs, targets), (_F4, self._kind), strict=True):
            if numbers is not None and kind is not None:
                np.ascontiguousarray(numbers, kind).tofile(file)
        self._rows += len(inputs)

    def samples(self) -> Samples:
        if self._rows == 0:
            return Samples(np.empty((0, self._columns), np.float32), None)
        inputs = np.memmap(self._paths[0], np.float32, "r+", shape=(self._rows, self._columns))
        if self._kind is None:
            return Samples(inputs, None)
        shape = (self._rows,) if self._kind == _I4 else (self._rows, 1)
        return Samples(inputs, np.memmap(self._paths[1], self._kind, "r+", shape=shape))


def _blocks(path: str, options: Any, share: float) -> Iterator[tuple[_bridge.CsvBlocks, int, NDArray[np.bool_]]]:
    """Each block with its number of rows, and which of them are held out: each with the probability ``share``."""
    name = file_name("data", path)
    _bridge.check_readable(name)
    random = np.random.RandomState(getattr(options, "seed", 0))
    with _bridge.CsvBlocks(name, separator(name, options.separator), MISSING) as blocks:
        while count := blocks.next():
            yield blocks, count, random.random_sample(count) < share


public(__name__)
