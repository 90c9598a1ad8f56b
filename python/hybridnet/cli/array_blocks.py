"""Files of arrays that are larger than memory, block by block: ``.npy``, ``.npz`` and IDX.

An ``.npy`` file is mapped into memory; the inputs of an ``.npz`` file are unpacked to a temporary file first. IDX
files are read in blocks, as often as they are needed. Labels are in memory.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .. import _bridge
from .._errors import file_name
from .._public import public
from .sources import Data, check_rows, kind_of, labels_of, mapped, member, members, unpack

_BLOCK_BYTES = 1 << 20


class ArrayBlocks(NamedTuple):
    """The samples of a file: rows and columns, dtype, labels or None, and what reads the rows block by block."""

    shape: tuple[int, int]
    dtype: np.dtype[Any]
    labels: NDArray[Any] | None
    read: Callable[[], Iterator[NDArray[Any]]]

    def blocks(self, chosen: NDArray[np.bool_] | None = None) -> Iterator[tuple[Data, NDArray[np.bool_] | None]]:
        """The rows in order, with the part of a mask of all rows that is theirs."""
        start = 0
        for block in self.read():
            rows = slice(start, start + len(block))
            labels = None if self.labels is None else self.labels[rows]
            yield Data(None, block, labels), None if chosen is None else chosen[rows]
            start = rows.stop


def array_blocks(path: str, options: Any, folder: Path) -> ArrayBlocks:
    """The samples of a file; the folder is for what is unpacked.

    Raises
    ------
    OSError : the file cannot be read.
    ValueError : its contents are damaged, or have no rows.
    """
    name = file_name("data", path)
    kind, labels = kind_of(name), labels_of(options)
    if kind == "idx":
        blocks = _bridge.idx_blocks(name)
        first, rows = next(blocks)
        blocks.close()  # type: ignore[attr-defined]
        shape = (rows, *first.shape[1:])
        check_rows(name, shape, first.dtype, labels)
        columns = int(np.prod(shape[1:]))
        return ArrayBlocks(
            (rows, columns), first.dtype, labels,
            lambda: (block.reshape(len(block), columns) for block, _ in _bridge.idx_blocks(name)),
        )  # fmt: skip
    if kind == "npz":
        with members(name, options, labels) as (arrays, inputs, target):
            labels = labels if target is None else member(arrays, target).reshape(-1)
            unpacked = folder / f"{len(list(folder.iterdir()))}.npy"
            unpack(arrays, inputs, unpacked)
        array = mapped(name, unpacked)
    else:
        array = mapped(name)
    check_rows(name, array.shape, array.dtype, labels)
    columns = int(np.prod(array.shape[1:]))
    return ArrayBlocks((len(array), columns), array.dtype, labels, lambda: _of_array(array, columns))


def unpacked_size(name: str) -> int:
    """The number of bytes of a file of arrays, unpacked; for a gzip file, what its end says."""
    size = Path(name).stat().st_size
    kind = kind_of(name)
    if kind == "npz" and zipfile.is_zipfile(name):
        with zipfile.ZipFile(name) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    if kind == "idx" and size > 4:
        with Path(name).open("rb") as file:
            if file.read(2) == b"\x1f\x8b":
                file.seek(-4, 2)
                return max(size, int.from_bytes(file.read(4), "little"))
    return size


def _of_array(array: NDArray[Any], columns: int) -> Iterator[NDArray[Any]]:
    rows = max(1, _BLOCK_BYTES // max(1, columns * array.dtype.itemsize))
    for start in range(0, len(array), rows):
        yield np.ascontiguousarray(array[start : start + rows]).reshape(-1, columns)


public(__name__)
