"""The engine's steps, called through their addresses; its messages and its failures.

A step is called by cffi, as the engine describes it; pythonnet starts .NET, gives out the descriptions and carries
everything that is not an array. An array crosses as the address of its object: the engine reads from the object itself
where the elements are and how many, and refuses what does not fit.
"""

from __future__ import annotations

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

#: How cffi passes what the engine describes: an array is the address of its object, a kind the number of its name.
_TYPES = {"array": "intptr_t", "int": "int", "double": "double", "kind": "int"}


class _NativeEntryPoints(_runtime.Binding):
    """The engine's steps as functions, each bound at its first use as the engine describes it, and let go in a fork.

    A step takes arrays and numbers in the order of the C# method, kinds by name, and raises what failed.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        interop = _runtime.interop()
        connect(interop)
        bound = self.__dict__[name] = _described(interop, name)
        return bound

    def __dir__(self) -> list[str]:
        """The names of all steps."""
        return list(map(str, _runtime.interop().EntryPoints.Names()))


def _bound(entry_point: str, description: str) -> Callable[..., None]:
    """A step as a function: its frame holds the arrays until the call is over."""
    address, *parameters = description.splitlines()
    names, types, passed = [], [], []
    known: dict[str, Any] = {"fail": fail}
    for name, kind, *values in map(str.split, parameters):
        names.append(name)
        types.append(_TYPES[kind])
        if kind == "array":
            passed.append(f"id({name})")
        elif kind == "kind":
            known[f"{name}_numbers"] = {value: number for number, value in enumerate(values)}
            passed.append(f"{name}_numbers[{name}]")
        else:
            passed.append(name)
    known["call"] = ffi.cast(f"int(*)({','.join(types)})", int(address))
    text = f"lambda {', '.join(names)}: call({', '.join(passed)}) and fail()"
    # The name of a file of this package keeps its frame out of tracebacks.
    function: Callable[..., None] = eval(compile(text, f"{__file__}, {entry_point}", "eval"), known)
    return function


def _described(interop: Any, name: str) -> Callable[..., None]:
    """A step as the engine describes it."""
    with translated():
        description = str(interop.EntryPoints.Describe(name))
    return _bound(name, description)


native = _NativeEntryPoints("NativeEntryPoints")
_entry_points = _runtime.Binding("EntryPoints")


@cache
def known_activations() -> dict[str, frozenset[str]]:
    """The engine's activations, and what each does backward: ``keeps_output``, ``passes_gradients``."""
    described = map(str.split, map(str, _entry_points.Activations()))
    return {name: frozenset(flags) for name, *flags in described}


@cache
def step_record() -> np.dtype[Any]:
    """The fields of a training step that is executed in Python, as the engine describes them."""
    size, *fields = str(_entry_points.StepRecord()).splitlines()
    names, offsets, types = zip(*map(str.split, fields), strict=True)
    formats = [{"int": "i4", "double": "f8"}[kind] for kind in types]
    return np.dtype({"names": names, "formats": formats, "offsets": list(map(int, offsets)), "itemsize": int(size)})


_log = logging.getLogger("hybridnet.engine")
_connection_lock = threading.Lock()
_connected = False


def connect(interop: Any) -> None:
    """Connect the engine to Python's ``logging``, and match its products to NumPy's; the first call does it."""
    global _connected
    if _connected:
        return
    with _connection_lock:
        if not _connected:
            _connect_logs(interop)
            _match_products(interop)
            _connected = True


def _connect_logs(interop: Any) -> None:
    from System import Action, Int32, String

    def sink(level: int, event: int, message: str) -> None:
        _log.log(level, message, extra={"event_id": event})

    interop.Logs.SendTo(Action[Int32, Int32, String](sink))


#: Rows, terms and columns of products that tell the kernels of a BLAS apart: one that a single thread computes, one
#: that several do, and one that shows which rows each of them takes.
_PRODUCTS = ((16, 290, 16), (64, 602, 64), (67, 602, 66))


def _match_products(interop: Any) -> None:
    """Let the engine find the order in which NumPy's BLAS adds the terms of products on this machine."""
    left, right = np.cos(np.arange(67 * 602, dtype=F8)).astype(F4), np.sin(np.arange(602 * 66, dtype=F8)).astype(F4)
    # The method, for nnfs replaces the function.
    products = [
        left[: m * k].reshape(m, k).astype(F8).dot(right[: k * n].reshape(k, n).astype(F8)) for m, k, n in _PRODUCTS
    ]
    shapes = np.array(_PRODUCTS, dtype=np.int32)
    match = _described(interop, "match_products")
    match(left, right, np.concatenate([product.ravel() for product in products]), shapes)


_failures = _runtime.Binding("Failures")


def formula(name: str) -> str:
    """The name of a formula; an ancestor, such as ``Loss``, has none.

    Raises
    ------
    NotImplementedError : it is empty.
    """
    if not name:
        raise NotImplementedError("this class has no formula of its own; a subclass gives it forward and backward.")
    return name


def fail() -> NoReturn:
    """Raise the failure of the last step as the Python exception that fits; its ``engine_trace`` has the stack."""
    with translated():
        _failures.Throw()
    raise AssertionError("a failed step left no failure behind")


@contextmanager
def translated() -> Iterator[None]:
    """Raise what .NET raises as the Python exception that fits; what Python raised on the way stays what it is."""
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
