"""Finds .NET, starts it once at the first use, and hands out the engine: the .NET namespace ``HybridNet.Interop``.

``import hybridnet`` does not come here; the first call of :func:`interop` does. All that can go wrong on the way
becomes a :class:`RuntimeNotFoundError` that says what was looked for, where, and what to do.
"""

from __future__ import annotations

import atexit
import ctypes
import json
import os
import platform
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from ._errors import RuntimeNotFoundError, StateError
from ._version import __version__

FOLDER = Path(__file__).resolve().parent / "_dotnet"
ASSEMBLY = FOLDER / "HybridNet.Interop.dll"
CONFIG = FOLDER / "HybridNet.Interop.runtimeconfig.json"
LIST = FOLDER / "HybridNet.Interop.deps.json"
FRAMEWORK = "Microsoft.NETCore.App"

# Where installers put .NET when nobody says otherwise; relative ones belong to the running Python (conda).
_WELL_KNOWN: dict[str, tuple[str, ...]] = {
    "linux": ("lib/dotnet", "/usr/share/dotnet", "/usr/lib/dotnet", "/usr/lib64/dotnet", "~/.dotnet"),
    "darwin": (
        "lib/dotnet",
        "/usr/local/share/dotnet",
        "/opt/homebrew/opt/dotnet/libexec",
        "/usr/local/opt/dotnet/libexec",
        "~/.dotnet",
    ),
    "win32": ("lib/dotnet", "%ProgramFiles%\\dotnet", "%LOCALAPPDATA%\\Microsoft\\dotnet"),
}
# Files in which an installer notes where it put .NET.
_NOTES = ("/etc/dotnet/install_location",)
_INSTALL = {
    "linux": "sudo apt-get install dotnet-runtime-{0}.0 (Ubuntu), sudo dnf install dotnet-runtime-{0}.0 (Fedora)",
    "darwin": "brew install dotnet",
    "win32": "winget install Microsoft.DotNet.Runtime.{0}",
}


class Door:
    """One static class of ``HybridNet.Interop``: its methods are looked up at their first use and kept, as attributes.

    >>> library = Door("Library")
    >>> library.Version() == __version__
    True

    In a forked child what was kept is let go, so that every call ends in the :class:`StateError` of :func:`interop`.
    """

    def __init__(self, class_name: str) -> None:
        self._class_name = class_name
        _doors.append(self)

    def __getattr__(self, method: str) -> Any:
        bound = getattr(getattr(interop(), self._class_name), method)
        self.__dict__[method] = bound
        return bound

    def _forget(self) -> dict[str, Any]:
        kept, self.__dict__ = self.__dict__, {"_class_name": self._class_name}
        return kept


_NAMESPACES = ("HybridNet", "System", "clr")
_lock = threading.Lock()
_namespace: Any = None
_starting = False
_forked = False
_doors: list[Door] = []


@dataclass(frozen=True)
class Place:
    """A folder where .NET was looked for, why there, and the versions of the runtime in it, newest first."""

    origin: str
    path: Path | None
    versions: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.path is None:
            return self.origin
        return f"{self.origin}: {self.path} ({', '.join(self.versions) or 'no runtime'})"


def interop() -> Any:
    """The .NET namespace ``HybridNet.Interop``; the first call starts .NET, from whichever thread comes first.

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
            finally:
                _starting = False
        return _namespace


def forked() -> StateError:
    """What a child is told that was forked from a process in which .NET runs."""
    return StateError(
        "hybridnet: this process was forked from one in which .NET already runs, and .NET does not survive a fork. "
        "Start workers with multiprocessing.get_context('spawn') or 'forkserver', or with joblib's default (loky), "
        "or fork before the first use of hybridnet."
    )


def started() -> bool:
    """Whether the engine runs in this process."""
    return _namespace is not None


def places() -> list[Place]:
    """Every place where .NET is looked for on this machine, best first. An explicit DOTNET_ROOT is the only one."""
    explicit = [Place(f"{name}={value}", *_look_into(Path(value))) for name, value in _explicit_roots()]
    if explicit:
        return explicit[:1]
    found: dict[Path | str, Place] = {}
    for origin, path in _usual_roots():
        place = Place(origin, *_look_into(path)) if path else Place(origin, None)
        found.setdefault(place.path or origin, place)
    return list(found.values())


def required_version() -> tuple[int, ...]:
    """The oldest .NET the engine runs on, as its own runtimeconfig.json says.

    Raises
    ------
    RuntimeNotFoundError : the file is missing or cannot be understood.
    """
    try:
        options = json.loads(CONFIG.read_text(encoding="utf-8"))["runtimeOptions"]
        return _version(options["framework"]["version"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(CONFIG, error) from error


def check_files() -> None:
    """See that the engine and every assembly it was published with are there: .NET itself notices at their first use.

    Raises
    ------
    RuntimeNotFoundError : a file is missing, or the list of them cannot be understood.
    """
    try:
        targets = json.loads(LIST.read_text(encoding="utf-8"))["targets"]
        paths = [
            path for target in targets.values() for library in target.values() for path in library.get("runtime", ())
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(LIST, error) from error
    for file in (FOLDER / path.rpartition("/")[2] for path in paths):
        if not file.is_file():
            raise _damaged(file, "it is not there")


def choose(found: list[Place], required: tuple[int, ...]) -> Place:
    """The first place that holds a runtime new enough.

    Raises
    ------
    RuntimeNotFoundError : there is none; the text lists what was found, or where was looked.
    """
    for place in found:
        if any(_version(text) >= required for text in place.versions):
            return place
    need = f"hybridnet needs the .NET {required[0]} runtime"
    older = [f"{', '.join(place.versions)} in {place.path}" for place in found if place.versions]
    if older:
        raise RuntimeNotFoundError(f"{need}; found {'; '.join(older)}. {_remedy(required)}")
    looked = "; ".join(str(place) for place in found)
    raise RuntimeNotFoundError(f"{need}; none was found. Looked at: {looked}. {_remedy(required)}")


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
    place = choose(places(), required)
    try:
        with _signals_as_they_were():
            runtime = clr_loader.get_coreclr(runtime_config=CONFIG, dotnet_root=place.path)
            pythonnet.load(runtime)
    except Exception as error:
        raise _explain(error, place, required) from error
    _run_until_the_end(pythonnet, runtime)


@contextmanager
def _signals_as_they_were() -> Iterator[None]:
    """Leave Ctrl-C and the signals that end a process to Python.

    .NET handles them in a thread of its own, which a forked child lacks: it would not end when asked to, and whoever
    waits for it (a multiprocessing pool does) would wait for ever.
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

    pythonnet would shut it down in an atexit handler: handlers registered earlier could not use the engine any more,
    and a daemon thread inside a call would abort the process on its return.
    """
    atexit.unregister(pythonnet.unload)
    _never_free(runtime)  # its finalizer closes the host


def _never_free(thing: object) -> None:
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(thing))


def _join(pythonnet: Any) -> None:
    """Another package chose a .NET for this process, and there can be only one: see whether it will do."""
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
        raise _damaged(ASSEMBLY, _chain(error)) from error
    if version != __version__:
        raise RuntimeNotFoundError(
            f"hybridnet {__version__} found an engine of version {version} at {ASSEMBLY}: the build is stale. "
            f"{_reinstall()}"
        )
    _introduce(namespace)
    atexit.register(_python_ends)
    return namespace


def _introduce(namespace: Any) -> None:
    """Let the engine see how NumPy's arrays lie in memory, before the first one crosses the border."""
    import numpy as np

    sample = np.zeros((2, 3), np.float32)
    elements = sample.__array_interface__["data"][0]
    try:
        namespace.EntryPoints.Introduce(id(np.ndarray), id(None), object.__basicsize__, id(sample), elements)
    except Exception as error:
        raise RuntimeNotFoundError(str(getattr(error, "Message", error))) from error


def _python_ends() -> None:
    """Keep daemon threads that train out of a Python that is no more; whoever ends it may go on using the engine."""
    if _namespace is not None and sys.modules["pythonnet"].get_runtime_info() is not None:
        _namespace.Library.PythonEnds()


def _after_fork_in_child() -> None:
    """Close the doors of a child whose parent ran .NET: it shares compiled code and has none of .NET's threads.

    So nothing may run .NET here. What is let go stays alive, also at exit, for freeing a .NET object runs it: the child
    would compile into its parent's memory, and the parent crash later.
    """
    global _namespace, _forked, _lock
    _lock = threading.Lock()
    pythonnet = sys.modules.get("pythonnet")
    if _starting or getattr(pythonnet, "_LOADED", False):
        modules = [module for name, module in sys.modules.items() if name.partition(".")[0] in _NAMESPACES]
        _never_free([_namespace, modules, *(door._forget() for door in _doors)])
        _namespace, _forked = None, True
        if unload := getattr(pythonnet, "unload", None):
            atexit.unregister(unload)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)


def _explain(error: Exception, place: Place, required: tuple[int, ...]) -> RuntimeNotFoundError:
    cause = error.__cause__ or error
    code = getattr(cause, "hresult", None)
    if code == 0x80008096:
        versions = ", ".join(place.versions)
        return RuntimeNotFoundError(
            f"hybridnet needs the .NET {required[0]} runtime; found {versions} in {place.path}. {_remedy(required)}"
        )
    if code == 0x80008093:
        return _damaged(CONFIG, cause)
    return RuntimeNotFoundError(
        f"hybridnet: .NET in {place.path} cannot be started by this Python ({platform.machine()}): {_chain(error)}. "
        f"{_remedy(required)}"
    )


def _damaged(path: Path, why: object) -> RuntimeNotFoundError:
    return RuntimeNotFoundError(f"hybridnet: the installation is damaged at {path}: {why}. {_reinstall()}")


def _reinstall() -> str:
    checkout = FOLDER.parent.parent.parent
    if (checkout / "hatch_build.py").is_file():
        return f"Build it anew: python {checkout / 'hatch_build.py'} (needs the .NET 10 SDK)."
    return "Install it anew: pip install --force-reinstall --no-deps hybridnet."


def _remedy(required: tuple[int, ...]) -> str:
    major = required[0]
    return (
        f"Install it: {_INSTALL.get(sys.platform, _INSTALL['linux']).format(major)}, or from "
        f"https://dotnet.microsoft.com/download/dotnet/{major}.0; or set DOTNET_ROOT to the folder that holds it. "
        "python -m hybridnet doctor shows what is there."
    )


def _chain(error: BaseException) -> str:
    texts = []
    step: BaseException | None = error
    while step is not None:
        texts.append(f"{type(step).__name__}: {' '.join(str(step).split())}")
        step = step.__cause__
    return "; caused by ".join(texts)


def _explicit_roots() -> Iterator[tuple[str, str]]:
    machine = {"x86_64": "X64", "AMD64": "X64", "aarch64": "ARM64", "arm64": "ARM64"}.get(platform.machine())
    for name in ([f"DOTNET_ROOT_{machine}"] if machine else []) + ["DOTNET_ROOT"]:
        if value := os.environ.get(name):
            yield name, value


def _usual_roots() -> Iterator[tuple[str, Path | None]]:
    yield "DOTNET_ROOT is not set", None
    if program := shutil.which("dotnet"):
        folder = Path(program).resolve().parent
        # Homebrew's bin/dotnet is a script; what it starts lies in libexec beside it.
        yield "dotnet on the PATH", folder if (folder / "host").is_dir() else folder.parent / "libexec"
    else:
        yield "dotnet is not on the PATH", None
    for note in map(Path, _NOTES):
        if note.is_file():
            yield str(note), Path(note.read_text(encoding="utf-8").strip())
    for place in _WELL_KNOWN.get(sys.platform, _WELL_KNOWN["linux"]):
        yield "usual place", Path(sys.prefix, Path(os.path.expandvars(place)).expanduser())


def _look_into(root: Path) -> tuple[Path, tuple[str, ...]]:
    versions: list[str] = []
    if any(root.glob("host/fxr/*")):
        versions = [folder.name for folder in (root / "shared" / FRAMEWORK).glob("*.*") if folder.is_dir()]
    return root, tuple(sorted(versions, key=_version, reverse=True))


def _version(text: str) -> tuple[int, ...]:
    numbers = text.partition("-")[0].split(".")
    return tuple(int(number) if number.isdigit() else 0 for number in numbers)
