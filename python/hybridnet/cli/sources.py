"""Data files of the commands: tables with named columns, and arrays of samples."""

from __future__ import annotations

import io
import math
import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .. import _bridge
from .._errors import file_name, needs
from .._public import public
from ..tables import MISSING, read_column

#: How files of each format begin. IDX files can be compressed with gzip.
_STARTS: dict[str, tuple[bytes, ...]] = {
    "idx": (b"\0\0\x08", b"\0\0\x09", b"\0\0\x0b", b"\0\0\x0c", b"\0\0\x0d", b"\0\0\x0e", b"\x1f\x8b"),
    "npy": (b"\x93NUMPY",),
    "npz": (b"PK\x03\x04",),
    "parquet": (b"PAR1",),
}

#: The largest number of bytes that deflate packs in one.
_LARGEST_RATIO = 1_032


class Data(NamedTuple):
    """The contents of a file: a table by columns; or rows of numbers, with labels or None."""

    table: dict[str, NDArray[Any]] | None
    rows: NDArray[Any] | None = None
    labels: NDArray[Any] | None = None

    def __len__(self) -> int:
        return len(self.rows) if self.table is None else len(next(iter(self.table.values())))  # type: ignore[arg-type]

    def take(self, index: Any) -> Data:
        """Some of the rows."""
        table = None if self.table is None else {name: column[index] for name, column in self.table.items()}
        rows, labels = (None if array is None else array[index] for array in (self.rows, self.labels))
        return Data(table, rows, labels)

    def blocks(self, size: int) -> Iterator[Data]:
        """The rows in blocks of a size, in order."""
        for start in range(0, len(self), size):
            yield self.take(slice(start, start + size))


def read(path: str, options: Any, texts: Collection[str] = (), where: str = "data") -> Data:
    """Read a data file; its format is that of its first bytes, else CSV.

    Parameters
    ----------
    path : the file.
    options : of the command: ``separator``, and ``label`` and ``labels`` where it has them.
    texts : columns of a table that are texts, also if all of them are numbers.
    where : the argument that names the file, for errors.

    Raises
    ------
    OSError : the file cannot be read.
    ValueError : its contents are damaged, or have no rows.
    """
    name = file_name(where, path)
    kind = kind_of(name)
    labels = labels_of(options)
    if kind == "npz":
        data = _npz(name, options, labels)
    elif kind == "npy":
        data = _rows(name, _array(name), labels)
    elif kind == "idx":
        data = _rows(name, _bridge.idx(name), labels)
    elif kind == "parquet":
        data = Data(_parquet(name))
    else:
        data = Data(_csv(name, options.separator, texts))
    if data.table is not None and labels is not None:
        raise is_a_table(name)
    if len(data) == 0:
        raise ValueError(f"{name}: it has no rows; at least one is required. Pass another file.")
    return data


def is_a_table(name: str) -> ValueError:
    """The error of ``--labels`` beside a table."""
    return ValueError(f"{name}: it is a table, whose labels are a column. Pass --label instead of --labels.")


def kind_of(name: str) -> str:
    """The format of a file by its first bytes: ``csv`` for those of no other, ``idx``, ``npy``, ``npz``, ``parquet``.

    Raises
    ------
    OSError : the file cannot be read.
    ValueError : the file is empty.
    """
    _bridge.check_readable(name)
    with Path(name).open("rb") as file:
        begin = file.read(8)
    if not begin:
        raise ValueError(f"{name}: the file is empty; rows of data are required. Pass another file.")
    return next((kind for kind, starts in _STARTS.items() if begin.startswith(starts)), "csv")


def is_csv(name: str) -> bool:
    """Whether a file is read as CSV."""
    return kind_of(name) == "csv"


def separator(name: str, given: str | None) -> str:
    """The character between the fields of a CSV file.

    Raises
    ------
    ValueError : the option is not one character.
    """
    character = {"tab": "\t", "\\t": "\t", None: "\t" if name.endswith(".tsv") else ","}.get(given, given)
    if character is None or len(character) != 1:
        raise ValueError(f"--separator is {given!r}; one character is required, such as ';', or tab.")
    return character


def check_names(name: str, names: Sequence[str], character: str) -> None:
    """Raise an error if the header of a CSV file is one field that has another separator."""
    if len(names) == 1:
        for other, word in ((";", "';'"), ("\t", "tab"), ("|", "'|'"), (",", "','")):
            if other in names[0]:
                raise ValueError(
                    f"{name}: the header is one field, {names[0]!r}; several columns are separated by "
                    f"{character!r}. Pass --separator {word}."
                )


def _csv(name: str, given: str | None, texts: Collection[str]) -> dict[str, NDArray[Any]]:
    character = separator(name, given)
    table = _bridge.Table(name, character, MISSING)
    check_names(name, table.names, character)
    return {
        column: np.array(table.texts(column), object) if column in texts else read_column(table, column)
        for column in table.names
    }


def texts_of(path: str, options: Any) -> dict[str, list[str]]:
    """The fields of some columns of a CSV file as they are in the file, also those that mean a missing value."""
    name = file_name("data", path)
    table = _bridge.Table(name, separator(name, options.separator), ())
    return {column: [text or "" for text in table.texts(column)] for column in options.keep if column in table.names}


def _parquet(name: str) -> dict[str, NDArray[Any]]:
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise needs("a Parquet file", "pyarrow", "pip install pyarrow", error) from None
    with _as_sentences(name, "pyarrow.parquet.write_table", "pyarrow"):
        table = parquet.read_table(name)
    return {column: _of_arrow(table[column]) for column in table.column_names}


def _of_arrow(column: Any) -> NDArray[Any]:
    values = column.to_pylist()
    return np.array(values, object) if any(isinstance(value, str) for value in values) else np.array(values)


def _array(name: str) -> NDArray[Any]:
    with _as_sentences(name, "np.save"), Path(name).open("rb") as file:
        _check_size(file, Path(name).stat().st_size)
        file.seek(0)
        return np.asarray(np.load(file, allow_pickle=False))


def mapped(name: str, path: Path | None = None) -> NDArray[Any]:
    """The array of an ``.npy`` file, mapped into memory; of an unpacked one at another path."""
    where = Path(name) if path is None else path
    with _as_sentences(name, "np.save" if path is None else "np.savez"), where.open("rb") as file:
        _check_size(file, where.stat().st_size)
        file.seek(0)
        try:
            return np.asarray(np.load(where, mmap_mode="r", allow_pickle=False))
        except ValueError:  # without elements there is nothing to map
            return np.asarray(np.load(file, allow_pickle=False))


@contextmanager
def _as_sentences(name: str, writer: str, reader: str = "NumPy") -> Iterator[None]:
    """Translate whatever NumPy, zipfile and pyarrow raise for a damaged file."""
    try:
        yield
    except MemoryError:
        raise  # the file is not damaged
    except Exception as error:
        why = str(error).rstrip(".") or type(error).__name__
        raise ValueError(f"{name}: {reader} cannot read it: {why}. Write it again with {writer}.") from error


def _check_size(file: Any, size: int) -> None:
    """Raise an error if an array has more bytes in its header than in its file; NumPy allocates before it reads."""
    # A header has at most 10,000 bytes, whatever length it gives.
    start = io.BytesIO(file.read(1 << 14))
    version = np.lib.format.read_magic(start)
    # The headers of versions 2 and 3 differ in the encoding of names alone.
    read_header = np.lib.format.read_array_header_1_0 if version[0] == 1 else np.lib.format.read_array_header_2_0
    shape, _, dtype = read_header(start)
    if not 0 <= math.prod(shape) * dtype.itemsize <= size - start.tell():
        raise ValueError(f"its header says {dtype} of shape {shape}, and {size - start.tell()} bytes follow")


def member(arrays: Any, name: str) -> NDArray[Any]:
    """An array of an archive, whose sizes are checked before memory is allocated."""
    with arrays.zip.open(_entry(arrays, name)) as opened:
        _check_size(opened, _entry(arrays, name).file_size)
    return np.asarray(arrays[name])


def unpack(arrays: Any, name: str, into: Path) -> None:
    """Copy an array of an archive to a file, piece by piece."""
    with arrays.zip.open(_entry(arrays, name)) as packed, into.open("wb") as file:
        shutil.copyfileobj(packed, file, 1 << 20)


def _entry(arrays: Any, name: str) -> Any:
    entry = arrays.zip.getinfo(name if name in arrays.zip.namelist() else f"{name}.npy")
    if entry.file_size > _LARGEST_RATIO * entry.compress_size:
        raise ValueError(
            f"the archive gives {entry.file_size} bytes for {entry.filename}, packed in {entry.compress_size}"
        )
    return entry


@contextmanager
def _archive(name: str) -> Iterator[Any]:
    # NumPy leaves a file open that it opens itself and cannot read.
    with Path(name).open("rb") as file:
        with _as_sentences(name, "np.savez"):
            arrays = np.load(file, allow_pickle=False)
        with arrays:
            yield arrays


@contextmanager
def members(name: str, options: Any, labels: NDArray[Any] | None) -> Iterator[tuple[Any, str, str | None]]:
    """An archive with the names of its inputs and of its labels, None if these are not in it."""
    with _archive(name) as arrays:
        names, label = list(arrays.files), getattr(options, "label", None)
        target = label or ("y" if "y" in names and labels is None else None)
        if target is not None and target not in names:
            raise ValueError(f"{name}: it has no array {target!r}; its arrays are {', '.join(names)}. Correct --label.")
        rest = [each for each in names if each != target]
        inputs = "X" if "X" in rest else rest[0] if len(rest) == 1 else None
        if inputs is None:
            raise ValueError(
                f"{name}: its arrays are {', '.join(names)}; the inputs must be called X, or be the only other array. "
                "Write them with np.savez(file, X=..., y=...)."
            )
        with _as_sentences(name, "np.savez"):
            yield arrays, inputs, target


def _npz(name: str, options: Any, labels: NDArray[Any] | None) -> Data:
    with members(name, options, labels) as (arrays, inputs, target):
        read = member(arrays, inputs)
        targets = labels if target is None else member(arrays, target).reshape(-1)
    return _rows(name, read, targets)


def check_rows(name: str, shape: tuple[int, ...], dtype: np.dtype[Any], labels: NDArray[Any] | None) -> None:
    """Raise an error if arrays of a file are not samples with one label each."""
    if len(shape) < 2 or dtype.kind not in "buif":
        raise ValueError(
            f"{name}: the inputs are {dtype} of shape {shape}; numbers are required, one sample per row. "
            "Convert them first."
        )
    if labels is not None and len(labels) != shape[0]:
        raise ValueError(f"{name}: there are {shape[0]} samples and {len(labels)} labels; pass one label per sample.")
    if shape[0] == 0:
        raise ValueError(f"{name}: it has no rows; at least one is required. Pass another file.")


def _rows(name: str, inputs: NDArray[Any], labels: NDArray[Any] | None) -> Data:
    check_rows(name, inputs.shape, inputs.dtype, labels)
    return Data(None, inputs.reshape(len(inputs), math.prod(inputs.shape[1:])), labels)


def labels_of(options: Any) -> NDArray[Any] | None:
    """The labels of the file of ``--labels``; None without one."""
    if getattr(options, "labels", None) is None:
        return None
    name = file_name("--labels", options.labels)
    array = np.asarray(_array(name) if kind_of(name) == "npy" else _bridge.idx(name))
    return array.reshape(-1)


public(__name__)
