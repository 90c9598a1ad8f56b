"""The public names of a module, their signatures, and the tracebacks of errors that leave them."""

from __future__ import annotations

import contextlib
import os
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import update_wrapper
from importlib import import_module
from types import FrameType, FunctionType, TracebackType
from typing import Any, ForwardRef

_PACKAGE = os.path.dirname(__file__) + os.sep  # noqa: PTH120 - pathlib costs more than the rest of the import
_HELPERS = contextlib.__file__


class _Written(str):
    """An annotation as written in the source: signatures and ``help`` show it without quotes."""

    __slots__ = ()
    __repr__ = str.__str__


def public(name: str) -> None:
    """Prepare a module for its users; its last line calls this.

    - ``dir`` and completion offer the public names alone: ``__all__``, or where there is none every class and function
      that the module defines.
    - Signatures show types without quotes.
    - A traceback that leaves a public function or method shows only the frames of user code, unless the environment
      variable HYBRIDNET_DEBUG is set.

    Parameters
    ----------
    name : of the module.
    """
    module = sys.modules[name]
    space = vars(module)
    defined = {
        key: value
        for key, value in space.items()
        if isinstance(value, (type, FunctionType)) and value.__module__ == name and key == value.__name__
    }
    names = space.setdefault("__all__", sorted(key for key in defined if key[0] != "_"))
    offered = sorted([*names, *(key for key in space if key.startswith("__"))])
    space["__dir__"] = lambda: list(offered)
    for key, value in defined.items():
        if isinstance(value, type):
            _class(value)
        elif key[0] != "_":
            space[key] = guarded(value)


def deferred(package: str, modules: Mapping[str, Sequence[str]]) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package whose modules are imported when one of their names is first used.

    Parameters
    ----------
    package : its name.
    modules : the names of each module.
    """
    homes = {name: module for module, names in modules.items() for name in (module, *names)}

    def get(name: str) -> Any:
        home = homes.get(name)
        if home is None:
            text = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(text, name=name, obj=sys.modules[package])
        module = import_module(f"{package}.{home}")
        value = vars(sys.modules[package])[name] = module if name == home else getattr(module, name)
        return value

    return guarded(get)  # type: ignore[no-any-return]


def _class(kind: type[Any]) -> None:
    unquote(vars(kind).get("__annotations__", {}))
    for name, member in list(vars(kind).items()):
        if isinstance(member, FunctionType) and name == "__new__":
            unquote(member.__annotations__)  # a named tuple's, which fails on its arguments alone
        elif name.startswith("_") and not name.endswith("__"):
            continue
        elif isinstance(member, FunctionType):
            setattr(kind, name, guarded(member))
        elif isinstance(member, (classmethod, staticmethod)):
            setattr(kind, name, type(member)(guarded(member.__func__)))
        elif isinstance(member, property):
            get, put, delete = (step and guarded(step) for step in (member.fget, member.fset, member.fdel))
            setattr(kind, name, property(get, put, delete, member.__doc__))


def unquote(annotations: dict[str, Any]) -> None:
    """Show annotations without quotes."""
    for name, annotation in annotations.items():
        text = annotation.__forward_arg__ if isinstance(annotation, ForwardRef) else annotation
        if isinstance(text, str):
            annotations[name] = _Written(text)


def guarded(function: Any) -> Any:
    """Wrap a function so that the tracebacks of its errors have no frames of hybridnet."""
    if not isinstance(function, FunctionType) or function.__code__ is _CODE:
        return function
    unquote(function.__annotations__)
    # Its globals are the function's own: where it was written stays what they say.
    wrapper = FunctionType(_CODE, function.__globals__, closure=_guard(function, trim).__closure__)
    return update_wrapper(wrapper, function)


def unguarded(function: Any) -> Any:
    """The function wrapped by :func:`guarded`; any other function itself."""
    return function.__wrapped__ if getattr(function, "__code__", None) is _CODE else function


def warn(text: str, category: type[Warning] = UserWarning) -> None:
    """Warn at the user's line: the innermost frame that is not of hybridnet."""
    level, frame = 1, sys._getframe()
    while frame.f_back is not None and (frame.f_code.co_filename.startswith(_PACKAGE) or _is_helper(frame)):
        level, frame = level + 1, frame.f_back
    warnings.warn(text, category, stacklevel=level)


def _is_helper(frame: FrameType) -> bool:
    """Whether a frame is of a library that hybridnet called, and that called it again."""
    return frame.f_code.co_filename == _HELPERS or frame.f_globals.get("__name__", "").startswith("sklearn.callback.")


def _guard(function: Callable[..., Any], trim: Callable[[BaseException], None]) -> Any:
    def call(*arguments: Any, **named: Any) -> Any:
        try:
            return function(*arguments, **named)
        except BaseException as error:
            trim(error)
            raise  # adds no frame

    return call


def trim(error: BaseException) -> None:
    """Reduce a traceback to frames of user code: those that called hybridnet, and those that hybridnet called."""
    if type(error) is TypeError:
        _explain(error)
    shown = bool(os.environ.get("HYBRIDNET_DEBUG"))
    kept: list[TracebackType] = []
    step, ours = error.__traceback__, False
    while step is not None:
        code = step.tb_frame.f_code
        # Frames of the standard library between ours belong to our context managers.
        ours = code.co_filename.startswith(_PACKAGE) or (ours and code.co_filename == _HELPERS)
        if code is not _CODE and (shown or not ours):
            kept.append(step)
        step = step.tb_next
    following = None
    for step in reversed(kept):
        step.tb_next = following
        following = step
    error.__traceback__ = following
    if ours and not shown:
        # Raised here, with a complete text; the cause stays in __context__.
        error.__cause__ = None
        if not hasattr(error, "engine_trace"):
            error.engine_trace = None  # type: ignore[attr-defined]


def _explain(error: TypeError) -> None:
    """Say what was meant where a call was refused for an argument that it does not have.

    The book's say what Python does.
    """
    step = error.__traceback__
    if step is None or step.tb_next is not None or step.tb_frame.f_code is not _CODE:
        return
    call = step.tb_frame.f_locals
    home = type(call["arguments"][0]).__mro__ if call["arguments"] else ()
    if not any(_is_books(kind.__module__) for kind in (*home, call["function"])):
        from ._keywords import explained

        error.args = (explained(str(error), call["function"], call["arguments"], call["named"]),)


def _is_books(module: str) -> bool:
    return module.split(".")[:2] == [__package__, "nnfs"]


_CODE = _guard(len, trim).__code__
