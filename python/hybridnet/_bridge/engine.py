"""The native entry points of the engine, called through their addresses; its log messages and its exceptions.

An entry point is called through cffi, with the parameters that the engine describes. pythonnet starts .NET, returns
the descriptions and passes everything that is not an array. An array is passed as the address of its object: the
engine reads address, shape and dtype of the elements from the object itself, and rejects an array that does not fit.
"""

from __future__ import annotations

import ctypes
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NoReturn

import _cffi_backend
import numpy as np

from .. import _runtime
from .._errors import DivergenceError, ShapeError, StateError
from .._numerics import F4, F8

ffi = _cffi_backend.FFI()

#: The C types of the parameters that the engine describes: an array is the address of its object, a kind the index of
#: its name.
_TYPES = {"array": "intptr_t", "int": "int", "long": "long long", "double": "double", "text": "char*", "kind": "int"}


class _NativeEntryPoints(_runtime.Binding):
    """The native entry points as functions, each bound at its first use; a forked child discards them.

    A function receives arrays and numbers in the order of the C# method, kinds by name. It raises the engine's
    exception.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        interop = _runtime.interop()
        connect(interop)
        function = self.__dict__[name] = _bind(interop, name)
        return function

    def __dir__(self) -> list[str]:
        """The names of all entry points."""
        return list(map(str, _runtime.interop().EntryPoints.Names()))


def _function(entry_point: str, description: str) -> Callable[..., None]:
    """Return a function that calls an entry point; its frame keeps the arrays alive until the call returns."""
    address, *parameters = description.splitlines()
    names, types, passed = [], [], []
    scope: dict[str, Any] = {"fail": fail}
    for name, kind, *values in map(str.split, parameters):
        names.append(name)
        types.append(_TYPES[kind])
        if kind == "array":
            passed.append(f"id({name})")
        elif kind == "kind":
            scope[f"{name}_numbers"] = {value: number for number, value in enumerate(values)}
            passed.append(f"{name}_numbers[{name}]")
        elif kind == "text":
            passed.append(f"{name}.encode()")
        else:
            passed.append(name)
    scope["call"] = ffi.cast(f"int(*)({','.join(types)})", int(address))
    text = f"lambda {', '.join(names)}: call({', '.join(passed)}) and fail()"
    # A file name of this package hides the frame in tracebacks.
    function: Callable[..., None] = eval(compile(text, f"{__file__}, {entry_point}", "eval"), scope)
    return function


def _bind(interop: Any, name: str) -> Callable[..., None]:
    """Bind an entry point by the engine's description of it."""
    with translated():
        description = str(interop.EntryPoints.Describe(name))
    return _function(name, description)


native = _NativeEntryPoints("NativeEntryPoints")
_entry_points = _runtime.Binding("EntryPoints")


@cache
def known_activations() -> dict[str, frozenset[str]]:
    """The engine's activations and the flags of their backward passes: ``keeps_output``, ``passes_gradients``."""
    described = map(str.split, map(str, _entry_points.Activations()))
    return {name: frozenset(flags) for name, *flags in described}


@cache
def choices(setting: str) -> tuple[str, ...]:
    """The values that a setting can have: ``initializer``, or ``monitor`` of early stopping."""
    return tuple(map(str, _entry_points.Choices(setting)))


@cache
def step_record() -> Any:
    """The record of a training step that is executed in Python, as the engine describes it.

    A ``ctypes`` structure: each access takes a third of the time of a NumPy structured array.
    """
    size, *fields = str(_entry_points.StepRecord()).splitlines()
    described = [(name, int(offset), kind) for name, offset, kind in map(str.split, fields)]
    kinds = {"int": ctypes.c_int32, "double": ctypes.c_double}
    record: Any = type(
        "StepRecord", (ctypes.Structure,), {"_fields_": [(name, kinds[kind]) for name, _, kind in described]}
    )
    if ctypes.sizeof(record) != int(size) or any(
        getattr(record, name).offset != offset for name, offset, _ in described
    ):
        raise NotImplementedError(f"engine: the fields of a step record are {described}; C places them elsewhere.")
    return record


_log = logging.getLogger("hybridnet.engine")
_connection_lock = threading.Lock()
_connected = False


def connect(interop: Any) -> None:
    """Match the engine's products to NumPy's; later calls do nothing."""
    global _connected
    if _connected:
        return
    with _connection_lock:
        if not _connected:
            _match_products(interop)
            _connected = True


_sends_logs = False


def send_logs(level: int) -> None:
    """Send the engine's messages to Python's ``logging`` from now on, if a message of this level would be kept.

    The engine is told so late because the delegate takes 16 ms, a tenth of the start of .NET.
    """
    global _sends_logs
    interop = _runtime.interop()
    if _sends_logs or not _log.isEnabledFor(level):
        return
    from System import Action, Int32, String

    def sink(level: int, event: int, message: str) -> None:
        _log.log(level, message, extra={"event_id": event})

    interop.Logs.SendTo(Action[Int32, Int32, String](sink))
    _sends_logs = True


_runtime.at_start(lambda interop: send_logs(logging.DEBUG))


#: Rows, terms and columns of products that distinguish the kernels of a BLAS: one that a single thread computes, one
#: that several threads compute, and one that shows which rows each thread computes.
_PRODUCTS = ((16, 290, 16), (64, 602, 64), (67, 602, 66))


def _match_products(interop: Any) -> None:
    """Make the engine determine the order in which NumPy's BLAS adds the terms of products on this machine."""
    left, right = np.cos(np.arange(67 * 602, dtype=F8)).astype(F4), np.sin(np.arange(602 * 66, dtype=F8)).astype(F4)
    # The method dot, because nnfs replaces the function np.dot.
    products = [
        left[: m * k].reshape(m, k).astype(F8).dot(right[: k * n].reshape(k, n).astype(F8)) for m, k, n in _PRODUCTS
    ]
    shapes = np.array(_PRODUCTS, dtype=np.int32)
    match = _bind(interop, "match_products")
    match(left, right, np.concatenate([product.ravel() for product in products]), shapes)


_failures = _runtime.Binding("Failures")


def formula(name: str) -> str:
    """Return the name of a formula; a base class, such as ``Loss``, has none.

    Raises
    ------
    NotImplementedError : the name is empty.
    """
    if not name:
        raise NotImplementedError("this base class has no formula; a subclass must define forward and backward.")
    return name


def error(name: str, *arguments: object) -> Exception:
    """The error of the engine for a check that Python makes, by its name: the text is defined once, in C#."""
    try:
        _entry_points.Throw(name, "\0".join(map(str, arguments)))
    except Exception as failure:
        return _exception_of(failure)
    raise AssertionError(f"the engine has no error {name}")


def fail() -> NoReturn:
    """Raise the exception of the last entry point as a Python exception.

    Its ``engine_trace`` has the stack of the engine.
    """
    with translated():
        _failures.Throw()
    raise AssertionError("a failed entry point saved no exception")


@contextmanager
def translated() -> Iterator[None]:
    """Translate a .NET exception into a Python exception; exceptions of Python pass unchanged."""
    try:
        yield
    except Exception as failure:
        if not hasattr(failure, "StackTrace"):
            raise
        raise _exception_of(failure) from failure


def _exception_of(failure: Any) -> Exception:
    kinds = {
        "ShapeException": ShapeError,
        "StateException": StateError,
        "DivergenceException": DivergenceError,
        "ArgumentException": ValueError,
        "ArgumentOutOfRangeException": ValueError,
        "ArgumentNullException": ValueError,
        "OverflowException": OverflowError,
        "FormatException": ValueError,
        "InvalidDataException": ValueError,
        "FileNotFoundException": FileNotFoundError,
        "DirectoryNotFoundException": FileNotFoundError,
        "UnauthorizedAccessException": PermissionError,
        "IOException": OSError,
        "OutOfMemoryException": MemoryError,
        "KeyNotFoundException": KeyError,
    }
    families = (family.__name__ for family in type(failure).__mro__)
    kind = next((kinds[name] for name in families if name in kinds), RuntimeError)
    error = kind(str(getattr(failure, "Message", failure)))
    error.engine_trace = str(failure)  # type: ignore[attr-defined]
    return error
