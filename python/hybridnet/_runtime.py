"""Finds .NET, starts it once at the first use, and returns the engine: the .NET namespace ``HybridNet.Interop``.

``import hybridnet`` does not start .NET; the first call of :func:`interop` does. Every failure raises a
:class:`RuntimeNotFoundError` that says what was searched for, where, and what to do.
"""

from __future__ import annotations

import atexit
import ctypes
import gc
import os
import platform
import signal
import sys
import threading
from abc import ABCMeta
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from ._errors import RuntimeNotFoundError, StateError
from ._installations import (
    ASSEMBLY,
    CONFIG,
    RUNTIME,
    SETTING,
    Installation,
    check_files,
    choose,
    damaged,
    installations,
    reinstall,
    remedy,
    required_version,
)
from ._version import __version__


class Binding:
    """One static class of ``HybridNet.Interop``: its methods are attributes, looked up at their first use and cached.

    >>> library = Binding("Library")
    >>> library.Version() == __version__
    True

    A forked child clears the cache, so that every call raises the :class:`StateError` of :func:`interop`.
    """

    def __init__(self, class_name: str) -> None:
        self._class_name = class_name
        _bindings.append(self)

    def __getattr__(self, method: str) -> Any:
        bound = getattr(getattr(interop(), self._class_name), method)
        self.__dict__[method] = bound
        return bound

    def _clear(self) -> dict[str, Any]:
        kept, self.__dict__ = self.__dict__, {"_class_name": self._class_name}
        return kept


_NAMESPACES = ("HybridNet", "System", "clr")
_lock = threading.Lock()
_namespace: Any = None
_starting = False
_forked = False
_bindings: list[Binding] = []
_at_start: list[Callable[[Any], None]] = []


def interop() -> Any:
    """The .NET namespace ``HybridNet.Interop``; the first call, from any thread, starts .NET.

    Raises
    ------
    RuntimeNotFoundError : .NET cannot be found or started, or the engine's files are damaged or of another version.
    StateError : this process was forked from one in which .NET runs.
    """
    global _namespace, _starting
    if _namespace is not None:
        return _namespace
    if _forked:
        raise forked()
    with _lock:
        if _namespace is None:
            _starting = True
            try:
                _namespace = _start()
                for call in _at_start:
                    call(_namespace)
            finally:
                _starting = False
        return _namespace


def at_start(call: Callable[[Any], None]) -> None:
    """Call a function with the namespace when .NET has started, whatever is used first; at once if it runs."""
    with _lock:
        if _namespace is None:
            _at_start.append(call)
            return
    call(_namespace)


def forked() -> StateError:
    """The error of a child that was forked from a process in which .NET runs."""
    return StateError(
        "hybridnet: this process was forked from one in which .NET already runs, and .NET does not survive a fork. "
        "Start workers with multiprocessing.get_context('spawn') or 'forkserver', or with joblib's default (loky), "
        "or fork before the first use of hybridnet."
    )


def started() -> bool:
    """Whether the engine runs in this process."""
    return _namespace is not None


def _start() -> Any:
    check_files()
    try:
        import pythonnet
    except ImportError as error:
        raise RuntimeNotFoundError(
            f"hybridnet needs the package pythonnet, which cannot be imported ({error}). Do: pip install pythonnet."
        ) from error

    if pythonnet.get_runtime_info() is None:
        _load(pythonnet)
    else:
        _join(pythonnet)
    return _open()


def _load(pythonnet: Any) -> None:
    import clr_loader

    required = required_version()
    installation = choose(installations(), required)
    try:
        with _signal_handlers_kept():
            runtime = clr_loader.get_coreclr(runtime_config=CONFIG, dotnet_root=installation.path)
            pythonnet.load(runtime)
    except Exception as error:
        raise _explain(error, installation, required) from error
    _run_until_the_end(pythonnet, runtime)


@contextmanager
def _signal_handlers_kept() -> Iterator[None]:
    """Restore Python's handlers of Ctrl-C and of the signals that end a process.

    .NET handles them in its own thread, which a forked child lacks: the child would ignore the signals, and a parent
    that waits for it, such as a multiprocessing pool, would wait forever.
    """
    if os.name != "posix":
        yield
        return
    sigaction = ctypes.CDLL(None).sigaction
    kept = {number: ctypes.create_string_buffer(512) for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)}
    for number, action in kept.items():
        sigaction(number, None, action)
    try:
        yield
    finally:
        for number, action in kept.items():
            sigaction(number, action, None)


def _run_until_the_end(pythonnet: Any, runtime: Any) -> None:
    """Leave .NET running when Python exits.

    pythonnet would shut it down in an atexit handler: handlers registered earlier could no longer use the engine,
    and a daemon thread inside a call would abort the process on its return.
    """
    atexit.unregister(pythonnet.unload)
    _never_free(runtime)  # its finalizer closes the host


def _never_free(thing: object) -> None:
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(thing))


def _join(pythonnet: Any) -> None:
    """Use the .NET that another package started in this process, if its version is sufficient.

    There can be only one.
    """
    required = required_version()
    try:
        pythonnet.load()
        import clr  # noqa: F401
        from System import Environment, Type
    except Exception as error:
        raise RuntimeNotFoundError(
            f"hybridnet needs .NET {required[0]}, but another package set up pythonnet before, and that start fails: "
            f"{_chain(error)}. Use hybridnet before that package, or remove its pythonnet.set_runtime call."
        ) from error
    major = int(Environment.Version.Major)
    mono = Type.GetType("Mono.Runtime") is not None
    if mono or major < required[0]:
        raise RuntimeNotFoundError(
            f"hybridnet needs .NET {required[0]}, but another package already started {'Mono' if mono else '.NET'} "
            f"{Environment.Version} in this process, and there can be only one. Use hybridnet before that package."
        )


def _open() -> Any:
    try:
        import clr

        clr.AddReference(str(ASSEMBLY))
        namespace = import_module("HybridNet.Interop")
        version = str(namespace.Library.Version())
    except Exception as error:
        raise damaged(ASSEMBLY, _chain(error)) from error
    if version != __version__:
        raise RuntimeNotFoundError(
            f"hybridnet {__version__} found an engine of version {version} at {ASSEMBLY}: the build is stale. "
            f"{reinstall()}"
        )
    _describe_arrays(namespace)
    atexit.register(_python_ends)
    return namespace


def _describe_arrays(namespace: Any) -> None:
    """Pass the memory layout of NumPy's arrays to the engine, before the first array is passed."""
    import numpy as np

    sample = np.zeros((2, 3), np.float32)
    elements = sample.__array_interface__["data"][0]
    try:
        namespace.EntryPoints.Initialize(id(np.ndarray), id(None), object.__basicsize__, id(sample), elements)
    except Exception as error:
        raise RuntimeNotFoundError(str(getattr(error, "Message", error))) from error


def _python_ends() -> None:
    """Keep daemon threads that train from calling Python after its exit.

    The exiting thread may still use the engine.
    """
    if _namespace is not None and sys.modules["pythonnet"].get_runtime_info() is not None:
        _namespace.Library.PythonEnds()


def _after_fork_in_child() -> None:
    """Clear the bindings of a child whose parent ran .NET: it shares the compiled code but has none of .NET's threads.

    So nothing may run .NET here. The cleared objects stay alive, also at exit, because freeing a .NET object runs
    .NET: the child would compile into its parent's memory, and the parent would crash later.
    """
    global _namespace, _forked, _lock
    _lock = threading.Lock()
    pythonnet = sys.modules.get("pythonnet")
    if _starting or getattr(pythonnet, "_LOADED", False):
        modules = [module for name, module in sys.modules.items() if name.partition(".")[0] in _NAMESPACES]
        _never_free([_namespace, modules, *(binding._clear() for binding in _bindings)])
        _hide_dotnet_classes()
        gc.freeze()  # a collection would free .NET objects
        _namespace, _forked = None, True
        if unload := getattr(pythonnet, "unload", None):
            atexit.unregister(unload)


def _hide_dotnet_classes() -> None:
    """Keep ``isinstance`` with ``collections.abc`` from asking .NET.

    pythonnet derives the classes of .NET collections from mixins that derive from ``Sequence``, ``Iterable`` and so on.
    Each check for one of these, such as that of ``traceback`` before it prints, asks all derived classes.
    """
    name = "clr._extras.collections"
    for mixin in vars(sys.modules[name]).values() if name in sys.modules else ():
        if isinstance(mixin, ABCMeta) and mixin.__module__ == name:
            mixin.__subclasshook__ = classmethod(lambda cls, other: False)  # type: ignore[assignment, method-assign]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)


def _explain(error: Exception, installation: Installation, required: tuple[int, ...]) -> RuntimeNotFoundError:
    cause = error.__cause__ or error
    code = getattr(cause, "hresult", None)
    if code == 0x80008096:
        versions = ", ".join(installation.versions)
        return RuntimeNotFoundError(
            f"hybridnet needs the .NET {required[0]} runtime; found {versions} in {installation.path}. "
            f"{remedy(required)}"
        )
    if code == 0x80008093:
        return damaged(CONFIG, cause)
    if installation.path == RUNTIME:
        return RuntimeNotFoundError(
            f"hybridnet: the .NET of this package, {RUNTIME}, cannot be started by this Python ({platform.machine()}): "
            f"{_chain(error)}. {reinstall()} Or set {SETTING}=system to use a .NET of this machine."
        )
    return RuntimeNotFoundError(
        f"hybridnet: .NET in {installation.path} cannot be started by this Python ({platform.machine()}): "
        f"{_chain(error)}. "
        f"{remedy(required)}"
    )


def _chain(error: BaseException) -> str:
    texts = []
    cause: BaseException | None = error
    while cause is not None:
        texts.append(f"{type(cause).__name__}: {' '.join(str(cause).split())}")
        cause = cause.__cause__
    return "; caused by ".join(texts)
