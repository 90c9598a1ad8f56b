"""CSV files that are larger than memory: read block by block, and kept as numbers in temporary files.

The rows are converted once to float32 inputs and targets in files, which are mapped into memory. Training shuffles them
like rows in memory, by ``np.random.permutation`` before each epoch, and the system keeps as much of the files in memory
as there is space. Other memory is 13 bytes per row, for their order. Means and deviations are computed in one pass, so
that their last bits can differ; of a share that is held out, each row is drawn by itself with the seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .. import _bridge
from .._errors import file_name
from .._public import public
from ..preprocessing import Preprocessing
from ..tables import MISSING
from . import prepared as rows
from .sources import check_names, is_csv, separator

#: CSV files from this size on are streamed.
LARGE = 1 << 28
_F4, _I4 = np.dtype(np.float32), np.dtype(np.int32)


class Samples(NamedTuple):
    """Inputs and targets in files; no targets if there are no labels."""

    inputs: NDArray[np.float32]
    targets: NDArray[Any] | None


def is_streamed(path: str, options: Any) -> bool:
    """Whether a file is read block by block: a CSV file that is large, or with ``--stream``."""
    name = file_name("data", path)
    with suppress(OSError):  # reported by the reader
        return is_csv(name) and (options.stream or Path(name).stat().st_size >= LARGE)
    return False


def fit(path: str, options: Any, share: float) -> Preprocessing:
    """Fit the preprocessing to the training rows of a file."""
    prepared: Preprocessing | None = None
    streamed: _bridge.StreamedFit | None = None
    for blocks, _, held_out in _blocks(path, options, share):
        if prepared is None or streamed is None:
            check_names(path, blocks.names, separator(path, options.separator))
            prepared = rows.of_table(blocks.names, options)
            streamed = _bridge.StreamedFit(*prepared._options())
        streamed.add(blocks.rows(np.flatnonzero(~held_out).astype(np.int32) if share else None))
    if prepared is None or streamed is None:
        raise ValueError(f"{path}: it has no rows; at least one is required. Pass another file.")
    prepared._set(streamed.complete())
    return prepared


@contextmanager
def folder(beside: str) -> Iterator[Path]:
    """A temporary folder beside a file, which is removed at the end."""
    with TemporaryDirectory(prefix=".hybridnet-", dir=Path(beside).resolve().parent) as name:
        yield Path(name)


def convert(
    path: str, options: Any, prepared: Preprocessing, into: Path, share: float = 0.0, *, labels: bool = True
) -> tuple[Samples, Samples]:
    """Convert the rows of a file to numbers in a folder: the training rows, and the rows that are held out."""
    engine = prepared._fitted()
    kind = _I4 if prepared.classes is not None else _F4
    writers = [_Writer(into / name, len(prepared.names), kind if labels else None) for name in ("train", "held-out")]
    try:
        for blocks, count, held_out in _blocks(path, options, share):
            for writer, chosen in zip(writers, (~held_out, held_out), strict=True):
                number = int(chosen.sum())
                if number:
                    table = blocks.rows(None if number == count else np.flatnonzero(chosen).astype(np.int32))
                    writer.write(engine, table, number)
    finally:
        for writer in writers:
            writer.close()
    train, validation = (writer.samples() for writer in writers)
    return train, validation


class _Writer:
    def __init__(self, path: Path, columns: int, kind: np.dtype[Any] | None) -> None:
        self._paths = path.with_suffix(".inputs"), path.with_suffix(".targets")
        self._files = [file.open("wb") for file in self._paths]
        self._columns, self._kind, self._rows = columns, kind, 0

    def write(self, engine: _bridge.PreparedRows, table: Any, count: int) -> None:
        engine.transform(table, count, _F4).tofile(self._files[0])
        if self._kind is not None:
            engine.targets(table, count, None if self._kind == _I4 else _F4).tofile(self._files[1])
        self._rows += count

    def close(self) -> None:
        for file in self._files:
            file.close()

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
