"""Arrays of every dtype, shape, order and content into every public call: an answer, or an exception that is said.

What must hold for any argument is in ``test_border``; here all arguments are arrays, drawn with a seed: dtypes that are
no numbers, bytes that are no values, memory that is not contiguous, not aligned, not writable, shared or a subclass's.
"""

from __future__ import annotations

import tempfile
import traceback
from contextlib import chdir
from random import Random
from typing import Any

import numpy as np
import pytest

from python.conftest import EXHAUSTIVE
from python.test_border import PYTHONS, callables, every_frame, is_said, refusal

__all__ = ["every_frame"]

NUMBERS = ["?", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "g", "F", "D", ">f4", ">f8", ">i4"]
OTHERS = ["S3", "U2", ">U1", "M8[D]", "m8[s]", "V5", "O", "f4,i8", [("a", "f8"), ("b", "O")], "T"]
SHAPES = [(), (0,), (1,), (3,), (2, 3), (3, 2), (2, 2), (1, 1), (0, 2), (2, 0), (4, 1), (30, 2), (2, 2, 2), (1,) * 5]
SPECIAL = [0, 1, -1, 2, 0.5, -0.0, 1e-320, 1e30, 1e300, np.inf, -np.inf, np.nan]

#: Calls, with nearly two arrays each: more than 10,000 arrays in the exhaustive tests.
COUNT = 8_000 if EXHAUSTIVE else 1_500


class Subclass(np.ndarray):
    """An array that says other things about itself than it is."""

    def __array_finalize__(self, obj: Any) -> None:
        self.shown = "no array"

    def __str__(self) -> str:
        return self.shown


def contents(draw: Random, shape: tuple[int, ...]) -> np.ndarray[Any, Any]:
    """An array of a drawn dtype: odd numbers, or whatever bytes are there."""
    code, size = draw.choice(NUMBERS if draw.random() < 0.8 else OTHERS), int(np.prod(shape))
    if code in NUMBERS and draw.random() < 0.6:
        with np.errstate(all="ignore"):
            return np.array(draw.choices(SPECIAL, k=size)).reshape(shape).astype(code)
    if code == "T":
        return np.full(shape, draw.choice(["a", "\0"]), np.dtypes.StringDType())
    dtype = np.dtype(code)
    if dtype.kind == "U":  # NumPy itself raises a SystemError for a code beyond Unicode
        return np.array(draw.choices(["a", "", "1", "\ud800", "\U0010ffff"], k=size), dtype).reshape(shape)
    if dtype.hasobject:
        array = np.empty(size, dtype)
        for index in range(size):
            array[index] = draw.choice([(1.5, None)] if dtype.names else [None, 1, "a", [1], 2**70, 1j])
        return array.reshape(shape)
    return np.ndarray(shape, dtype, bytearray(draw.randbytes(size * dtype.itemsize)))


def laid_out(draw: Random, array: Any) -> Any:
    """The same numbers, or some of them, otherwise in memory."""
    match draw.randrange(12):
        case 0:
            return np.asfortranarray(array)
        case 1:
            return array[..., ::-1] if array.ndim else array
        case 2:
            return array.T
        case 3:
            return np.broadcast_to(array, (2, *array.shape))
        case 4 if not array.dtype.hasobject:
            return np.ndarray(array.shape, array.dtype, bytearray(b"\0" + array.tobytes()), offset=1)
        case 5:
            array.flags.writeable = False
        case 6:
            return array.view(Subclass)
        case 7 if array.ndim == 2:
            return np.repeat(np.repeat(array, 2, 0), 2, 1)[::2, 1::2]
        case 8:
            return np.ma.array(array, mask=draw.random() < 0.5)
        case 9 if array.size and not array.dtype.hasobject:
            return np.lib.stride_tricks.as_strided(array, array.shape, (0,) * array.ndim)
    return array


def bits(arrays: list[Any]) -> list[bytes]:
    return [np.asarray(array).tobytes() for array in arrays if not array.dtype.hasobject]


@pytest.mark.usefixtures("stream_and_settings")
def test_arrays_of_any_kind_anywhere_are_an_answer_or_an_exception_that_is_said() -> None:
    names = sorted(callables())
    given = answered = 0
    for case in range(COUNT):
        draw = Random(case)
        arrays = [laid_out(draw, contents(draw, draw.choice(SHAPES))) for _ in range(draw.choice([1, 1, 2, 2, 2, 3]))]
        before = bits(arrays)
        name = draw.choice(names)
        with tempfile.TemporaryDirectory() as folder, chdir(folder):
            error = refusal(callables()[name](), *arrays)
        given += len(arrays)
        answered += error is None
        what = f"case {case}, {name}{[(array.dtype, array.shape, array.strides) for array in arrays]}"
        assert bits(arrays) == before, f"{what}: was written to"
        if error is not None:
            assert type(error) is not RuntimeError, f"{what}: {error}"
            assert type(error).__module__ in PYTHONS, what
            assert not any(word in str(error) for word in ("Python allocated", "System.", "Parameter '", " at 0x")), (
                what
            )
            assert is_said(error), what + "\n" + "".join(traceback.format_exception(error)[-3:])
    print(f"{given} arrays in {COUNT} calls, {answered} of them answered")
    assert answered > COUNT // 20
