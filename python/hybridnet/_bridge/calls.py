"""Python functions that the engine calls during training."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from typing import Any, NoReturn

from .. import _runtime
from .engine import ffi


class Ended(BaseException):
    """Raised in place of an exception in a function that the engine called.

    The exception itself does not pass through .NET.
    """


class Call:
    """A function that the engine calls for the length of a session, by the address of a C function or as a delegate.

    .NET frees a delegate at an unknown time, and neither garbage collector sees a cycle through the other one. After
    ``close`` this object keeps nothing alive.
    """

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function: Callable[..., Any] | None = function
        self._process = os.getpid()
        self.failure: BaseException | None = None
        self._native: Any = None

    def __call__(self, *arguments: Any) -> Any:
        answer = None
        try:
            answer = self._function(*arguments) if self._function is not None else None
        except BaseException as failure:
            self.failure = failure
        if os.getpid() != self._process:
            _end_child(self.failure)
        if self.failure is not None:
            raise Ended
        return answer

    def use(self, function: Callable[..., Any] | None) -> None:
        """Replace the function."""
        self._function, self.failure = function, None

    def address(self, signature: str) -> int:
        """The address of a C function that calls this one; it returns 1, 0 for False, or -1 after an exception."""
        self._native = ffi.callback(signature, self._answer, -1, self._failed)
        return int(ffi.cast("intptr_t", self._native))

    def _answer(self, *arguments: Any) -> int:
        try:
            return int(bool(self(*arguments)))
        except Ended:
            return -1

    def _failed(self, kind: Any, failure: BaseException, trace: Any) -> None:
        """Keep an exception that arrived between the lines above, such as that of Ctrl-C."""
        self.failure = failure

    def close(self) -> None:
        """Release the function."""
        self._function = self.failure = self._native = None


def _end_child(failure: BaseException | None) -> NoReturn:
    """End a process that was forked in a callback: a return would lead into .NET. The exit status says why."""
    status = 1
    if isinstance(failure, SystemExit):
        status = failure.code if isinstance(failure.code, int) else int(failure.code is not None)
    else:
        traceback.print_exception(failure or _runtime.forked())
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(status)
