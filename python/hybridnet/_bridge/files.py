"""Files: checks before reading, atomic writing, and what the engine reads: IDX, CSV, Fashion-MNIST, Titanic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import _runtime
from .._arrays import FloatArray, empty
from .._numerics import F4, F8
from .engine import native, translated

_files = _runtime.Binding("DataFiles")

_IDX_TYPES: dict[int, type] = {
    0x08: np.uint8,
    0x09: np.int8,
    0x0B: np.int16,
    0x0C: np.int32,
    0x0D: np.float32,
    0x0E: np.float64,
}


def check_readable(path: str) -> None:
    """Raise an error if a path is not a regular file or cannot be opened, before Python opens it."""
    with translated():
        _files.CheckReadable(path)


def check_writable(path: str, *, is_model: bool = False) -> None:
    """Raise an error if a file cannot be written, before a long computation; leaves no file."""
    with translated():
        (_files.CheckModelWritable if is_model else _files.CheckWritable)(path)


def write_file(path: str, content: bytes) -> None:
    """Write a file atomically."""
    whole, size = np.frombuffer(content, np.uint8), 2**30  # the engine counts elements in 32 bits
    pieces = [whole[start : start + size] for start in range(0, len(whole), size)]
    record = np.array([id(piece) for piece in pieces], np.int64)
    with translated():
        _files.Write(path, id(record))


def copy_file(path: str, source: str) -> None:
    """Write the content of another file atomically."""
    with translated():
        _files.Copy(path, source)


def idx(path: str) -> NDArray[Any]:
    """The array of an IDX file, plain or compressed, in the machine's byte order."""
    with translated():
        return _elements(_files.Idx(path))


def idx_blocks(path: str) -> Iterator[tuple[NDArray[Any], int]]:
    """The array of an IDX file in blocks along its first axis, each with the size of this axis in the file."""
    with translated():
        blocks = _runtime.interop().StreamedIdx(path)
    try:
        while True:
            with translated():
                block = blocks.Next()
                if block is None:
                    return
                elements = _elements(block), int(block.RowsOfFile())
            yield elements
    finally:
        blocks.Dispose()


def _elements(file: Any) -> NDArray[Any]:
    shape = [file.Length(axis) for axis in range(file.Axes())]
    array: NDArray[Any] = empty(shape, _IDX_TYPES[file.ElementType()])
    file.CopyTo(id(array))
    return array


LabeledImages = tuple[NDArray[np.uint8], NDArray[np.uint8]]


def fashion_mnist(folder: str | None) -> tuple[LabeledImages, LabeledImages]:
    """The training images and the test images, shape (images, 28, 28), each with their labels."""
    with translated():
        train, test = _files.Fashion(folder)
    return _labeled_images(train), _labeled_images(test)


def _labeled_images(images: Any) -> LabeledImages:
    pixels = empty((images.Count(), images.Height(), images.Width()), np.uint8)
    labels = empty(images.Count(), np.uint8)
    with translated():
        images.CopyTo(id(pixels), id(labels))
    return pixels, labels


def scaled_pixels(pixels: NDArray[np.uint8]) -> FloatArray:
    """(pixels - 127.5) / 127.5 in float32, one row per image, a new array."""
    values = empty((pixels.shape[0], pixels[0].size if len(pixels) else 0), F4)
    native.scale_pixels(np.ascontiguousarray(pixels), values)
    return values


class Passengers:
    """The table of the Titanic's passengers, accessed by columns."""

    def __init__(self, path: str | None) -> None:
        with translated():
            self._table = _files.Passengers(path)

    def numbers(self, column: str) -> NDArray[np.float64]:
        """A column of numbers; NaN for a missing value."""
        values = empty(self._table.Rows(), F8)
        with translated():
            self._table.Numbers(column, id(values))
        return values

    def texts(self, column: str) -> list[str | None]:
        """A column of strings; None for a missing value."""
        with translated():
            texts = self._table.Texts(column)
        return [text or None for text in texts.split("\x1f")]


class Table(Passengers):
    """A table of comma-separated values, accessed by columns."""

    def __init__(self, path: str, separator: str, missing: Sequence[str]) -> None:
        with translated():
            self._table = _files.Table(path, separator, "\x1f".join(missing))
        self.names: list[str] = [str(name) for name in self._table.Names()]

    def has_numbers(self, column: str) -> bool:
        """Whether every value of a column is a number or missing."""
        return bool(self._table.HasNumbers(column))

    def texts(self, column: str) -> list[str | None]:
        """A column of strings; None for a missing value."""
        return list(self._table.TextArray(column))


class FileContents:
    """The contents of a safetensors file: its tensors without their numbers, and the texts in its header."""

    def __init__(self, path: str) -> None:
        with translated():
            self._engine = _runtime.interop().FileContents(path)

    def tensors(self) -> list[tuple[str, str, str, int]]:
        """Name, dtype, shape and number of bytes of each tensor."""
        texts = list(map(str, self._engine.Tensors()))
        parts = zip(texts[::4], texts[1::4], texts[2::4], texts[3::4], strict=True)
        return [(name, kind, shape, int(size)) for name, kind, shape, size in parts]

    def texts(self) -> dict[str, str]:
        """The texts in the header, by name."""
        return {str(name): str(self._engine.Text(name)) for name in self._engine.TextNames()}

    def history(self, columns: int) -> list[list[float]]:
        """One row of numbers per epoch of a checkpoint; empty for another file."""
        with translated():
            table = empty((int(self._engine.Epochs()), columns), F8)
            if len(table):
                self._engine.CopyHistory(id(table))
        rows: list[list[float]] = table.tolist()
        return rows
