"""The engine's steps, called through their addresses; its messages and its failures.

A step is called by cffi, which takes an array's address in 0.2 us and refuses one that is not C-contiguous; pythonnet
starts .NET, gives out the addresses and carries everything that is not an array.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import _cffi_backend

from .. import _runtime
from .._errors import DivergenceError, ShapeError, StateError

ffi = _cffi_backend.FFI()
lend = ffi.from_buffer

SIGNATURES = {
    "dense_forward": "int(*)(void*,int,int,void*,int,int,void*,int,void*,int)",
    "dense_backward": "int(*)(void*,int,int,void*,int,void*,void*,void*,void*,void*,void*,int,int)",
    "initialize": "int(*)(int,double,void*,int,int,void*,void*,int)",
    "activate": "int(*)(int,double,void*,int,int,void*,int)",
    "activation_backward": "int(*)(int,double,void*,void*,int,int,void*,int)",
    "predictions": "int(*)(int,void*,int,int,void*,int)",
    "dropout": "int(*)(double,void*,int,int,void*,void*,void*,void*,int)",
    "multiply": "int(*)(void*,void*,void*,int,int)",
    "loss_forward": "int(*)(int,void*,int,int,void*,int,int,void*,int)",
    "loss_backward": "int(*)(int,void*,int,int,void*,int,int,void*,int)",
    "combined_backward": "int(*)(void*,int,int,void*,int,int,void*,int)",
    "check_targets": "int(*)(int,void*,int,int,int,int)",
    "mean": "int(*)(void*,int,void*,int)",
    "penalties": "int(*)(void*,int,void*,int)",
    "equal": "int(*)(void*,void*,int,void*,int)",
    "nearer": "int(*)(void*,void*,int,double,void*,int)",
    "largest": "int(*)(void*,int,int,void*,int)",
    "precision": "int(*)(void*,int,void*,int)",
    "top_k": "int(*)(int,void*,int,int,void*,int,int,void*,int)",
    "confusion_size": "int(*)(void*,int,void*,int,int,void*)",
    "confusion": "int(*)(void*,void*,int,int,void*)",
    "r2": "int(*)(void*,void*,int,int,void*,int)",
    "update": "int(*)(int,void*,void*,void*,void*,void*,void*,int,void*,int,int)",
    "points": "int(*)(int,int,int,int,double,double,void*,void*,void*,void*,int)",
    "sine": "int(*)(int,void*,void*)",
    "houses": "int(*)(int,void*,void*)",
    "average_price": "int(*)(void*,int,void*,int,void*)",
    "neuron": "int(*)(void*,int,double,void*,int,void*,void*)",
    "collapse": "int(*)(void*,int,void*,void*,int)",
    "elementary": "int(*)(int,void*,void*,int,int)",
    "probabilities": "int(*)(int,void*,int,int,void*,int)",
    "inspect": "int(*)(void*,int,int,void*,int)",
    "draw": "int(*)(int,double,void*,int,void*,void*)",
    "linear_steps": "int(*)(void*,int,int,void*,int,void*,void*,int,void*)",
    "linear_state": "int(*)(void*,int,int,void*,int,void*,void*,void*)",
    "standardise_fit": "int(*)(void*,int,int,void*,void*,int)",
    "standardise": "int(*)(int,void*,void*,int,void*,int,int,void*,int)",
    "raw_weights": "int(*)(void*,void*,int,void*,void*,int,void*,int,int,void*,int,void*,void*,int)",
    "one_hot": "int(*)(void*,int,int,int,void*,int)",
    "split": "int(*)(int,int,double,int,void*,void*,void*,void*,void*)",
    "judge_classes": "int(*)(void*,int,void*,int,void*)",
    "judge_numbers": "int(*)(void*,int,int,void*,int,int,void*,int)",
    "scale_pixels": "int(*)(void*,void*,int)",
    "unseen_houses": "int(*)(int,void*,void*,void*,void*)",
}


class _Steps(_runtime.Door):
    """The engine's steps as cffi functions, each bound at its first use and let go in a forked child."""

    def __getattr__(self, name: str) -> Any:
        if name not in SIGNATURES:
            raise AttributeError(f"the engine has no step {name!r}")
        interop = _runtime.interop()
        connect_logs(interop)
        bound = self.__dict__[name] = ffi.cast(SIGNATURES[name], interop.Steps.Address(name))
        return bound


steps = _Steps("Steps")
_log = logging.getLogger("hybridnet.engine")
_logs_lock = threading.Lock()
_logs_connected = False


def connect_logs(interop: Any) -> None:
    """Let the engine's messages arrive in Python's ``logging``, under ``hybridnet.engine``; the first step does it."""
    global _logs_connected
    with _logs_lock:
        if _logs_connected:
            return
        _logs_connected = True
    from System import Action, Int32, String

    def sink(level: int, event: int, message: str) -> None:
        _log.log(level, message, extra={"event_id": event})

    interop.Logs.SendTo(Action[Int32, Int32, String](sink))


_failures = _runtime.Door("Failures")


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


class Formulas(dict[str, int]):
    """The engine's numbers of its formulas; an ancestor, such as ``Loss``, has none."""

    def __missing__(self, name: str) -> NoReturn:
        raise NotImplementedError("this class has no formula of its own; a subclass gives it forward and backward.")
