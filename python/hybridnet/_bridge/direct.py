"""Direct calls: built-in functions that the engine makes, for the steps of small networks.

The interpreter calls them without cffi; they read plain arrays and create their results in C#. Where an argument must
be checked, converted or explained, or is large, they return None, and the caller takes the path of ``engine.native``.
"""

from __future__ import annotations

import ctypes
import sysconfig
from collections.abc import Callable
from typing import Any

import numpy as np

from .. import _runtime
from .._numerics import F4, F8
from .engine import connect

#: The functions of Python's C interface that the engine calls.
_FUNCTIONS = (
    "Py_IncRef", "Py_DecRef", "PyErr_Clear", "PyFloat_AsDouble", "PyLong_AsLongLongAndOverflow", "PyTuple_New",
    "PyTuple_SetItem",
)  # fmt: skip
#: Those of NumPy's, by their positions in its table, which are a part of its binary interface.
_OF_NUMPY = {"PyArray_Scalar": 60, "PyArray_Empty": 184}
#: Objects that the engine recognizes or refers to; this module keeps them alive.
_OBJECTS = {
    "None": None, "float": float, "int": int, "np.float32": np.float32, "np.float64": np.float64,
    "float32": F4, "float64": F8, "int64": np.dtype(np.int64), "bool": np.dtype(np.bool_),
}  # fmt: skip

#: The function takes its arguments as an array of addresses, and their number.
_TAKES_ARRAY = 0x80


class _Definition(ctypes.Structure):
    """What a built-in function is made of, ``PyMethodDef`` in C; it must live as long as the function."""

    _fields_ = (
        ("name", ctypes.c_char_p), ("function", ctypes.c_void_p), ("flags", ctypes.c_int), ("doc", ctypes.c_char_p),
    )  # fmt: skip


_definitions: list[_Definition] = []
_initialized = False


class _DirectCalls(_runtime.Binding):
    """The direct calls as functions, each created at its first use; a forked child discards them.

    A function receives a kind by its name. It returns None for arguments that are not plain.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        interop = _runtime.interop()
        connect(interop)
        function = self.__dict__[name] = _create(interop, name)
        return function

    def __dir__(self) -> list[str]:
        """The names of all direct calls."""
        return list(map(str, _runtime.interop().DirectCalls.Names()))


def _create(interop: Any, name: str) -> Callable[..., Any]:
    global _initialized
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        return lambda *arguments: None  # a Python without the global lock, which the direct calls rely on
    if not _initialized:
        interop.DirectCalls.Initialize("\n".join(f"{name} {address}" for name, address in _addresses().items()))
        _initialized = True
    address, *kinds = str(interop.DirectCalls.Describe(name)).split()
    definition = _Definition(name.encode(), int(address), _TAKES_ARRAY, None)
    _definitions.append(definition)
    make = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
    function = make(("PyCFunction_NewEx", ctypes.pythonapi))(ctypes.addressof(definition), None, None)
    if not kinds:
        return function  # type: ignore[no-any-return]
    numbers = {kind: number for number, kind in enumerate(kinds)}
    return lambda kind, *arguments: function(numbers[kind], *arguments)


def _addresses() -> dict[str, int | None]:
    """The addresses of Python's and NumPy's functions and of the objects, by name."""
    python = {name: ctypes.cast(getattr(ctypes.pythonapi, name), ctypes.c_void_p).value for name in _FUNCTIONS}
    pointer = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)
    capsule = np._core._multiarray_umath._ARRAY_API  # type: ignore[attr-defined]
    start = pointer(("PyCapsule_GetPointer", ctypes.pythonapi))(capsule, None)
    table = ctypes.cast(start, ctypes.POINTER(ctypes.c_void_p))
    numpy = {name: table[position] for name, position in _OF_NUMPY.items()}
    return python | numpy | {name: id(each) for name, each in _OBJECTS.items()}


direct = _DirectCalls("DirectCalls")
