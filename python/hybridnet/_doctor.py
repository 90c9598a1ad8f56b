"""``hybridnet.doctor()``: what is installed on this machine, and what is missing. Works without .NET."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from . import _installations, _runtime
from ._errors import HybridNetError
from ._public import public
from ._version import __version__


def doctor() -> bool:
    """Print what is installed (Python, packages, .NET, the engine's files), then try to start the engine.

    Returns
    -------
    Whether the engine runs. If not, the last line says what to do.
    """
    for name, value in _facts():
        print(f"{name:<15} {value}")
    try:
        _runtime.interop()
    except HybridNetError as error:
        print(f"{'engine':<15} does not start")
        print(f"\n{error}")
        return False
    for name, value in _engine_facts():
        print(f"{name:<15} {value}")
    return True


def _facts() -> Iterator[tuple[str, str]]:
    yield "hybridnet", f"{__version__}, {_installations.FOLDER.parent}"
    yield "Python", f"{platform.python_version()} ({platform.python_implementation()}), {sys.executable}"
    yield "machine", f"{platform.platform()}, {platform.machine()}"
    for package in ("numpy", "pythonnet", "clr_loader"):
        yield package, _installed(package)
    yield "exp and log", _flavour()
    yield ".NET needed", _needed()
    for number, folder in enumerate(_searched()):
        yield ("" if number else ".NET looked for"), folder
    yield "config", _state(_installations.CONFIG)
    yield "assembly", f"{_state(_installations.ASSEMBLY)}, version {_built_version()}"


def _engine_facts() -> Iterator[tuple[str, str]]:
    from System import AppContext, Environment
    from System.Runtime.InteropServices import RuntimeEnvironment

    yield "engine", f"runs, version {_runtime.interop().Library.Version()}"
    yield ".NET running", f"{Environment.Version}, {RuntimeEnvironment.GetRuntimeDirectory()}"
    compilation = "System.Runtime.TieredCompilation.CallCountingDelayMs"
    knobs = ("System.GC.Server", "System.GC.Concurrent", "System.Runtime.TieredPGO", compilation)
    yield "settings", ", ".join(f"{knob}={AppContext.GetData(knob)}" for knob in knobs)


def _installed(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def _flavour() -> str:
    try:
        from ._numerics import local_flavour

        return {"simd": "simd: NumPy's vector kernels", "libm": "libm: the C library's"}[local_flavour()]
    except ImportError as error:
        return f"unknown: NumPy cannot be imported ({error})"


def _searched() -> list[str]:
    try:
        return [str(installation) for installation in _installations.installations()]
    except HybridNetError:
        return ["unknown: see below"]


def _needed() -> str:
    try:
        return ".".join(map(str, _installations.required_version())) + " or newer"
    except HybridNetError:
        return "unknown: the config cannot be read"


def _state(path: Path) -> str:
    return str(path) if path.is_file() else f"{path} (missing)"


def _built_version() -> str:
    """The version of the engine's files, read without .NET: the entry of the assembly in its deps.json."""
    try:
        targets = json.loads(_installations.LIST.read_text(encoding="utf-8"))["targets"]
        names: list[str] = [name for target in targets.values() for name in target]
        return next(name.partition("/")[2] for name in names if name.startswith("HybridNet.Interop/"))
    except (OSError, ValueError, KeyError, StopIteration):
        return "unknown"


public(__name__)
