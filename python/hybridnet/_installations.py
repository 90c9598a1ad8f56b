"""Finds installations of .NET, chooses one for the engine, and checks the files of the engine."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ._errors import RuntimeNotFoundError

FOLDER = Path(__file__).resolve().parent / "_dotnet"
ASSEMBLY = FOLDER / "HybridNet.Interop.dll"
CONFIG = FOLDER / "HybridNet.Interop.runtimeconfig.json"
RUNTIME = FOLDER / "runtime"  # .NET itself, in the wheel of a platform
SETTING = "HYBRIDNET_DOTNET"
LIST = FOLDER / "HybridNet.Interop.deps.json"
FRAMEWORK = "Microsoft.NETCore.App"

# Default installation folders of .NET; relative ones are in the prefix of the running Python (conda).
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
# Files in which an installer records the folder of .NET.
_NOTES = ("/etc/dotnet/install_location",)
_INSTALL = {
    "linux": "sudo apt-get install dotnet-runtime-{0}.0 (Ubuntu), sudo dnf install dotnet-runtime-{0}.0 (Fedora)",
    "darwin": "brew install dotnet",
    "win32": "winget install Microsoft.DotNet.Runtime.{0}",
}


@dataclass(frozen=True)
class Installation:
    """A folder that may hold .NET: why it is searched, and the versions of the runtime in it, newest first."""

    origin: str
    path: Path | None
    versions: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.path is None:
            return self.origin
        return f"{self.origin}: {self.path} ({', '.join(self.versions) or 'no runtime'})"


def installations() -> list[Installation]:
    """All folders that are searched for .NET, best first.

    The wheel of a platform brings .NET, and uses it unless HYBRIDNET_DOTNET is ``system``. Otherwise the machine is
    searched, and an explicit DOTNET_ROOT is the only folder.

    Raises
    ------
    RuntimeNotFoundError : HYBRIDNET_DOTNET has another value, or the .NET of this package is damaged or missing.
    """
    setting = os.environ.get(SETTING, "")
    if setting not in ("", "bundled", "system"):
        raise RuntimeNotFoundError(
            f"hybridnet: {SETTING} is {setting!r}; it must be 'bundled' (the .NET in the wheel of a platform), "
            "'system' (the .NET of this machine) or not set, for the first of these that there is."
        )
    if setting == "bundled" and not RUNTIME.is_dir():
        raise RuntimeNotFoundError(
            f"hybridnet: {SETTING} is 'bundled', but this package brings no .NET: it was installed from sources or "
            f"from the wheel for all systems. Unset {SETTING}, or install the wheel of this platform."
        )
    if setting != "system" and RUNTIME.is_dir():
        bundled = Installation("in this package", *_look_into(RUNTIME))
        if not bundled.versions:
            raise damaged(RUNTIME, "it holds no .NET")
        return [bundled]
    explicit = [Installation(f"{name}={value}", *_look_into(Path(value))) for name, value in _explicit_roots()]
    if explicit:
        return explicit[:1]
    found: dict[Path | str, Installation] = {}
    for origin, path in _usual_roots():
        each = Installation(origin, *_look_into(path)) if path else Installation(origin, None)
        found.setdefault(each.path or origin, each)
    return list(found.values())


def required_version() -> tuple[int, ...]:
    """The oldest .NET version for the engine, from its runtimeconfig.json.

    Raises
    ------
    RuntimeNotFoundError : the file is missing or invalid.
    """
    try:
        options = json.loads(CONFIG.read_text(encoding="utf-8"))["runtimeOptions"]
        return _version(options["framework"]["version"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(CONFIG, error) from error


def check_files() -> None:
    """Check that the engine and all its assemblies exist; .NET itself would raise an error only at their first use.

    Raises
    ------
    RuntimeNotFoundError : a file is missing, or the list of files is invalid.
    """
    try:
        targets = json.loads(LIST.read_text(encoding="utf-8"))["targets"]
        paths = [
            path for target in targets.values() for library in target.values() for path in library.get("runtime", ())
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(LIST, error) from error
    for file in (FOLDER / path.rpartition("/")[2] for path in paths):
        if not file.is_file():
            raise damaged(file, "it is not there")


def choose(found: list[Installation], required: tuple[int, ...]) -> Installation:
    """The first installation whose runtime is new enough.

    Raises
    ------
    RuntimeNotFoundError : there is none; the text lists the versions found, or the folders searched.
    """
    for each in found:
        if any(_version(text) >= required for text in each.versions):
            return each
    need = f"hybridnet needs the .NET {required[0]} runtime"
    older = [f"{', '.join(each.versions)} in {each.path}" for each in found if each.versions]
    if older:
        raise RuntimeNotFoundError(f"{need}; found {'; '.join(older)}. {remedy(required)}")
    looked = "; ".join(str(each) for each in found)
    raise RuntimeNotFoundError(f"{need}; none was found. Looked at: {looked}. {remedy(required)}")


def damaged(path: Path, why: object) -> RuntimeNotFoundError:
    return RuntimeNotFoundError(f"hybridnet: the installation is damaged at {path}: {why}. {reinstall()}")


def reinstall() -> str:
    checkout = FOLDER.parent.parent.parent
    if (checkout / "hatch_build.py").is_file():
        return f"Rebuild it: python {checkout / 'hatch_build.py'} (needs the .NET 10 SDK)."
    return "Reinstall it: pip install --force-reinstall --no-deps hybridnet."


def remedy(required: tuple[int, ...]) -> str:
    major = required[0]
    return (
        f"Install it: {_INSTALL.get(sys.platform, _INSTALL['linux']).format(major)}, or from "
        f"https://dotnet.microsoft.com/download/dotnet/{major}.0; or set DOTNET_ROOT to the folder that holds it. "
        "python -m hybridnet doctor shows what is there."
    )


def _explicit_roots() -> Iterator[tuple[str, str]]:
    machine = {"x86_64": "X64", "AMD64": "X64", "aarch64": "ARM64", "arm64": "ARM64"}.get(platform.machine())
    for name in ([f"DOTNET_ROOT_{machine}"] if machine else []) + ["DOTNET_ROOT"]:
        if value := os.environ.get(name):
            yield name, value


def _usual_roots() -> Iterator[tuple[str, Path | None]]:
    yield "DOTNET_ROOT is not set", None
    if program := shutil.which("dotnet"):
        folder = Path(program).resolve().parent
        # Homebrew's bin/dotnet is a script; .NET is in libexec beside it.
        yield "dotnet on the PATH", folder if (folder / "host").is_dir() else folder.parent / "libexec"
    else:
        yield "dotnet is not on the PATH", None
    for note in map(Path, _NOTES):
        if note.is_file():
            yield str(note), Path(note.read_text(encoding="utf-8").strip())
    for folder_name in _WELL_KNOWN.get(sys.platform, _WELL_KNOWN["linux"]):
        yield "default location", Path(sys.prefix, Path(os.path.expandvars(folder_name)).expanduser())


def _look_into(root: Path) -> tuple[Path, tuple[str, ...]]:
    versions: list[str] = []
    if any(root.glob("host/fxr/*")):
        versions = [folder.name for folder in (root / "shared" / FRAMEWORK).glob("*.*") if folder.is_dir()]
    return root, tuple(sorted(versions, key=_version, reverse=True))


def _version(text: str) -> tuple[int, ...]:
    numbers = text.partition("-")[0].split(".")
    return tuple(int(number) if number.isdigit() else 0 for number in numbers)
