"""The parameter files of the book: a pickled list of (weights, biases), read without executing code in the pickle.

A pickle is a program. It is read as data in two steps: first its instructions are checked, and only those that lists of
arrays require are allowed; then an unpickler builds stand-ins of arrays, which check their arguments.
NumPy makes arrays at the very end, of bytes, dtype and shape that fit together. No name of the pickle is ever imported.
"""

from __future__ import annotations

import io
import math
import os
import pickle
import pickletools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, NoReturn

import numpy as np
from numpy.typing import NDArray

from . import _bridge
from ._errors import LARGEST, file_name, kind

#: What pickles of lists of tuples of arrays are made of, by any NumPy and at protocols 2 to 5.
_INSTRUCTIONS = {
    *("PROTO", "FRAME", "STOP", "MARK", "MEMOIZE", "BINPUT", "LONG_BINPUT", "BINGET", "LONG_BINGET"),
    *("EMPTY_LIST", "APPEND", "APPENDS", "EMPTY_TUPLE", "TUPLE", "TUPLE1", "TUPLE2", "TUPLE3"),
    *("NONE", "NEWTRUE", "NEWFALSE", "BININT", "BININT1", "BININT2", "LONG1"),
    *("BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8", "BINSTRING", "SHORT_BINSTRING"),
    *("BINBYTES", "SHORT_BINBYTES", "BINBYTES8", "BYTEARRAY8"),
    *("GLOBAL", "STACK_GLOBAL", "REDUCE", "BUILD"),
}
_MOST_INSTRUCTIONS = 1_000_000
_MOST_AXES = 32
_DTYPES = re.compile(r"f[248]|[iu][1248]|b1")
_HEADER_START = 8
_LONGEST_HEADER = 100_000_000
_WHOLE_MODEL = "Where it is a whole model, load it in the program that saved it, and save its parameters."


def is_safetensors(content: bytes) -> bool:
    """Whether a file begins like a safetensors file: the length of the header in eight bytes, then a brace."""
    length = int.from_bytes(content[:_HEADER_START], "little")
    return content[_HEADER_START : _HEADER_START + 1] == b"{" and length <= _LONGEST_HEADER


def form(content: bytes, name: str) -> Literal["safetensors", "pickle"]:
    """Determine the format of a file, safetensors or pickle, from its first bytes.

    Parameters
    ----------
    content : the file, or as much of its beginning as 16 bytes.
    name : what it is called in errors.

    Raises
    ------
    ValueError : it is neither.
    """
    if is_safetensors(content):
        return "safetensors"
    if content[:1] == pickle.PROTO and content[1:2] in (b"\2", b"\3", b"\4", b"\5"):
        return "pickle"
    begins = f"begins with {content[:4].hex(' ')}" if content else "is empty"
    raise ValueError(
        f"{name}: the file {begins}; files of parameters are safetensors files or pickles of protocol 2 to 5. "
        "Check the path, or save the parameters again."
    )


def read(path: str | os.PathLike[str]) -> list[tuple[NDArray[Any], ...]]:
    """Read a file written by ``save_parameters`` of the book: (weights, biases) of each layer with parameters.

    Raises
    ------
    FileNotFoundError : there is no such file.
    ValueError : the file is damaged, or holds anything but such a list.
    """
    name = file_name("parameters", path)
    _bridge.check_readable(name)
    return loads(Path(name).read_bytes(), name)


def loads(content: bytes, name: str = "parameters") -> list[tuple[NDArray[Any], ...]]:
    """The same as :func:`read` for the content of a file.

    Raises
    ------
    ValueError : it is damaged, or holds anything but a list of (weights, biases).
    """
    try:
        _look_through(content, name)
        # Texts of Python 2 are bytes, which latin1 preserves.
        loaded = _Reader(io.BytesIO(content), name=name, size=len(content)).load()
        return _tuples(loaded, name, len(content))
    except _RefusalError as refusal:
        raise ValueError(str(refusal)) from None
    except MemoryError:
        raise  # the file is not damaged
    except Exception as error:
        raise _damaged(name, str(error)) from error


def _look_through(content: bytes, name: str) -> None:
    """Check that a pickle has only known instructions, and requires no more memory than the file has bytes."""
    for count, (instruction, argument, offset) in enumerate(pickletools.genops(content)):
        if instruction.name not in _INSTRUCTIONS:
            raise _RefusalError(
                f"{name}: the pickle has the instruction {instruction.name} at byte {offset}, which lists of arrays do "
                f"not need. {_WHOLE_MODEL}"
            )
        # The unpickler allocates memory for all indices up to the requested one.
        is_far = instruction.name in ("BINPUT", "LONG_BINPUT") and isinstance(argument, int) and argument > count
        if is_far or count >= _MOST_INSTRUCTIONS:
            raise _RefusalError(
                f"{name}: the pickle asks for more memory at byte {offset} than lists of arrays need. "
                "Save the parameters again."
            )


class _RefusalError(Exception):
    """An error text that is passed out of the unpickler."""


def _damaged(name: str, why: str) -> ValueError:
    return ValueError(
        f"{name}: the pickle is damaged: {why.rstrip('.')}. Take a fresh copy, or save the parameters again."
    )


class _StandIn:
    """The object of an allowed name: callable and immutable."""

    __slots__ = ("_call",)
    _call: Callable[..., Any]

    def __init__(self, call: Callable[..., Any]) -> None:
        object.__setattr__(self, "_call", call)

    def __call__(self, *arguments: Any) -> Any:
        return self._call(*arguments)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("an admitted name cannot be changed")


class _DType:
    """A dtype as a pickle creates it: a name, then a state with the byte order."""

    __slots__ = ("_order", "_reader", "_text")

    def __init__(self, reader: _Reader, text: str) -> None:
        self._reader, self._text, self._order = reader, text, "="

    def __setstate__(self, state: object) -> None:
        if not (
            type(state) is tuple and len(state) >= 5 and state[1] in ("<", ">", "|", "=") and state[2:5] == (None,) * 3
        ):
            self._reader.refuse("a dtype has a state that dtypes of numbers do not have")
        self._order = state[1]

    def resolve(self) -> np.dtype[Any]:
        return np.dtype(self._order + self._text)


class _Array:
    """An array as a pickle creates it: empty, then a state with shape, dtype and bytes."""

    __slots__ = ("_dtype", "_fortran", "_reader", "_shape", "data")

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader
        self.data: bytes | bytearray | None = None

    def __setstate__(self, state: object) -> None:
        if not (type(state) is tuple and len(state) == 5 and state[0] == 1):
            self._reader.refuse("an array has a state that NumPy does not write")
        self.fill(state[4], state[2], state[1], bool(state[3]))

    def fill(self, data: object, dtype: object, shape: object, fortran: bool) -> None:
        raw = self._reader.encoded(data) if type(data) is str else data
        if (
            type(shape) is not tuple
            or len(shape) > _MOST_AXES
            or any(type(axis) is not int or axis < 0 for axis in shape)
        ):
            self._reader.refuse(f"an array has a shape that is not a tuple of up to {_MOST_AXES} lengths")
        if type(dtype) is not _DType or not isinstance(raw, (bytes, bytearray)):
            self._reader.refuse("an array is not made of bytes and a dtype of numbers")
        size = dtype.resolve().itemsize * math.prod(shape)
        if len(raw) != size or math.prod(axis or 1 for axis in shape) > LARGEST:
            self._reader.refuse(
                f"an array of shape {_shown(shape)} and dtype {dtype.resolve().name} has {len(raw)} bytes"
            )
        self.data, self._dtype, self._shape, self._fortran = raw, dtype, shape, fortran

    def resolve(self) -> NDArray[Any]:
        if self.data is None:
            self._reader.refuse("an array has no numbers")
        dtype = self._dtype.resolve()
        array = np.frombuffer(self.data, dtype) if self.data else np.zeros(0, dtype)
        return array.reshape(self._shape, order="F" if self._fortran else "C").astype(
            dtype.newbyteorder("="), order="K"
        )


class _Reader(pickle.Unpickler):
    """An unpickler that allows a few names and rejects all others."""

    def __init__(self, file: io.BytesIO, *, name: str, size: int) -> None:
        super().__init__(file, encoding="latin1")
        self._name = name
        self._size = size
        self._encoded = 0
        array, reconstruct, buffer = object(), _StandIn(self._reconstruct), _StandIn(self._from_buffer)
        self._array = array
        self._names: dict[tuple[str, str], object] = {
            ("numpy", "ndarray"): array,
            ("numpy", "dtype"): _StandIn(self._dtype),
            ("numpy._core.multiarray", "_reconstruct"): reconstruct,
            ("numpy.core.multiarray", "_reconstruct"): reconstruct,
            ("numpy._core.numeric", "_frombuffer"): buffer,
            ("numpy.core.numeric", "_frombuffer"): buffer,
            # Protocol 2 writes bytes in this form.
            ("_codecs", "encode"): _StandIn(self._encode),
            ("__builtin__", "bytes"): _StandIn(self._no_bytes),
            ("builtins", "bytes"): _StandIn(self._no_bytes),
        }

    def find_class(self, module: str, name: str, /) -> Any:
        try:
            return self._names[module, name]
        except KeyError:
            raise _RefusalError(
                f"{self._name}: the pickle names {_text(module)}.{_text(name)}; in a file of parameters there are "
                f"NumPy arrays of numbers and nothing else. {_WHOLE_MODEL}"
            ) from None

    def refuse(self, what: str) -> NoReturn:
        raise _RefusalError(
            f"{self._name}: {what}; arrays of numbers are required, as NumPy pickles them. Save the parameters again."
        )

    def _reconstruct(self, *arguments: object) -> _Array:
        if len(arguments) != 3 or arguments[0] is not self._array or arguments[1] != (0,):
            self.refuse("an array is of another class than ndarray")
        return _Array(self)

    def _from_buffer(self, *arguments: object) -> _Array:
        if len(arguments) != 4 or arguments[3] not in ("C", "F"):
            self.refuse("an array has an order that is neither C nor F")
        array = _Array(self)
        array.fill(*arguments[:3], fortran=arguments[3] == "F")
        return array

    def _dtype(self, *arguments: object) -> _DType:
        text = arguments[0] if arguments else None
        if type(text) is not str or not _DTYPES.fullmatch(text):
            self.refuse(f"an array has the dtype {_text(text) if type(text) is str else kind(text)}")
        return _DType(self, text)

    def _encode(self, *arguments: object) -> bytes:
        if len(arguments) != 2 or type(arguments[0]) is not str or arguments[1] != "latin1":
            self.refuse("bytes are made of something else than a text in latin1")
        return self.encoded(arguments[0])

    def _no_bytes(self, *arguments: object) -> bytes:
        return b"" if not arguments else self.refuse("bytes are made of something else than a text in latin1")

    def encoded(self, text: str) -> bytes:
        """The bytes of a text, each text only once: a text that is repeated many times would fill the memory."""
        self._encoded += len(text)
        if self._encoded > self._size:
            self.refuse("more bytes are made than the file has")
        return text.encode("latin1")


def _tuples(loaded: object, name: str, size: int) -> list[tuple[NDArray[Any], ...]]:
    """Check that the result is a list of tuples of arrays with no more bytes in total than the file."""
    if type(loaded) is not list:
        raise _RefusalError(_not_a_list(name, _held(loaded)))
    made: dict[int, NDArray[Any]] = {}
    left = size
    pairs = []
    for index, pair in enumerate(loaded):
        if not (type(pair) in (tuple, list) and len(pair) > 0 and all(type(array) is _Array for array in pair)):
            raise _RefusalError(_not_a_list(name, f"{_held(pair)} at index {index} of its list"))
        for array in pair:
            if id(array) not in made:
                left -= len(array.data or b"")
                if left < 0:
                    raise _RefusalError(f"{name}: its arrays have more bytes than the file. Save the parameters again.")
                made[id(array)] = array.resolve()
        pairs.append(tuple(made[id(array)] for array in pair))
    return pairs


def _held(thing: object) -> str:
    return "an array" if type(thing) is _Array else kind(thing)


def _not_a_list(name: str, what: str) -> str:
    return (
        f"{name}: the pickle holds {what}; a file of parameters holds a list of pairs (weights, biases), one for "
        "each layer that has some. Save what the model's get_parameters() gives."
    )


def _text(text: str) -> str:
    """A text of the file for an error text: without control characters, and shortened."""
    shown = text if text.isprintable() else ascii(text)
    return shown if len(shown) <= 60 else f"{shown[:60]}..."


def _shown(shape: tuple[int, ...]) -> str:
    return _text(str(shape)) if all(axis < 1 << 64 for axis in shape) else "with a length of more than 64 bits"
