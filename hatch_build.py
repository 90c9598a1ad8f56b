"""Puts the engine into the Python package: publishes src/HybridNet.Interop into python/hybridnet/_dotnet.

hatchling calls it for every wheel and editable install; ``python hatch_build.py`` does the same by hand after a change
of C# sources. Without a .NET SDK set HYBRIDNET_PREBUILT to a folder with files that were published
elsewhere.

A wheel runs on every system and needs .NET there. With HYBRIDNET_PLATFORM set to a platform of PLATFORMS, such as
linux-x64, the wheel is for that platform: it brings .NET, and its engine is compiled ahead of time.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
TARGET = ROOT / "python" / "hybridnet" / "_dotnet"
NEEDED = (
    "HybridNet.dll",
    "HybridNet.Interop.dll",
    "HybridNet.Interop.deps.json",
    "HybridNet.Interop.runtimeconfig.json",
)

# The platforms with a wheel of their own: .NET's name, and the wheel's, with the oldest system on which .NET 10 starts.
PLATFORMS = {
    "linux-x64": "manylinux_2_27_x86_64",
    "linux-arm64": "manylinux_2_27_aarch64",
    "win-x64": "win_amd64",
    "osx-arm64": "macosx_12_0_arm64",
}

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand with a Python that has no hatchling
    BuildHookInterface = object  # type: ignore[assignment, misc]


class EngineHook(BuildHookInterface):  # type: ignore[type-arg]
    """The hook named in pyproject.toml."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the engine into the package before hatchling collects the files."""
        try:
            platform = wanted_platform() if self.target_name == "wheel" and version == "standard" else None
            if platform is None:
                # .NET's intermediate language runs everywhere: one wheel for all systems.
                build_data["pure_python"] = True
                if self.target_name == "wheel":  # the sdist has the sources alone
                    build_data["artifacts"].append("python/hybridnet/_dotnet/*")
                build()
            else:
                build_data["tag"] = f"py3-none-{PLATFORMS[platform]}"
                build_data["force_include"][str(build_for(platform))] = "hybridnet/_dotnet"
        except BuildError as error:
            self.app.abort(str(error))


class BuildError(Exception):
    """The engine cannot be put into the package; the text is shown to the user who started the build."""


def build() -> None:
    """Write the version module and fill ``_dotnet``; an older one is replaced when the new one is complete."""
    write_version()
    fresh = TARGET.with_name("_dotnet.new")
    shutil.rmtree(fresh, ignore_errors=True)
    prebuilt = os.environ.get("HYBRIDNET_PREBUILT")
    if prebuilt:
        copy_prebuilt(ROOT / prebuilt, fresh)
    else:
        publish(fresh)
        (fresh / "HybridNet.Interop.dll").touch()  # for make: .NET leaves its time alone when nothing changed in it
    # A running process has the old files open; they must not be overwritten in place.
    shutil.rmtree(TARGET, ignore_errors=True)
    fresh.rename(TARGET)


def wanted_platform() -> str | None:
    """The platform of HYBRIDNET_PLATFORM; None without it."""
    platform = os.environ.get("HYBRIDNET_PLATFORM")
    if platform and platform not in PLATFORMS:
        raise BuildError(f"hybridnet: HYBRIDNET_PLATFORM is {platform!r}; it must be one of {', '.join(PLATFORMS)}.")
    return platform or None


def build_for(platform: str) -> Path:
    """Publish the engine and .NET for one platform into a folder of its own; the engine of the checkout stays."""
    write_version()
    folder = ROOT / "artifacts" / "wheels" / platform
    shutil.rmtree(folder, ignore_errors=True)
    compiled = ["-r", platform, "--self-contained", "false", "-p:PublishReadyToRun=true", "-p:BundleRuntime=true"]
    publish(folder, *compiled)
    return folder


def version() -> str:
    """The version of the project, from Directory.Build.props."""
    match = re.search(r"<Version>([^<]+)</Version>", (ROOT / "Directory.Build.props").read_text(encoding="utf-8"))
    if match is None:
        raise BuildError("hybridnet: Directory.Build.props has no <Version>.")
    return match[1]


def write_version() -> None:
    """Write the version of Directory.Build.props to python/hybridnet/_version.py if it differs."""
    module = TARGET.with_name("_version.py")
    text = module.read_text(encoding="utf-8")
    right = re.sub(r'__version__ = ".*"', f'__version__ = "{version()}"', text)
    if right != text:
        module.write_text(right, encoding="utf-8")


def copy_prebuilt(source: Path, folder: Path) -> None:
    """Copy files that were published elsewhere."""
    missing = [name for name in NEEDED if not (source / name).is_file()]
    if missing:
        raise BuildError(
            f"hybridnet: HYBRIDNET_PREBUILT is {source}, where {', '.join(missing)} is missing; it must hold what "
            "'dotnet publish src/HybridNet.Interop -c Release -o FOLDER' writes."
        )
    shutil.copytree(source, folder)


def publish(folder: Path, *options: str) -> None:
    """Compile the engine into a folder."""
    dotnet = shutil.which("dotnet")
    if dotnet is None:
        raise BuildError(
            "hybridnet: building from source needs the .NET 10 SDK, and there is no dotnet on the PATH. Install it "
            "from https://dotnet.microsoft.com/download/dotnet/10.0, or set HYBRIDNET_PREBUILT to a folder with the "
            "published engine, or install the wheel, which needs the .NET runtime alone."
        )
    project = ROOT / "src" / "HybridNet.Interop"
    # One node and no server: no process remains when the build environment is deleted.
    quietly = ["--nologo", "-v", "quiet", "-m:1", "-nodeReuse:false", "-p:DebugType=none"]
    command = [dotnet, "publish", str(project), "-c", "Release", "-o", str(folder), *options, *quietly]
    result = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if result.returncode != 0:
        shutil.rmtree(folder, ignore_errors=True)
        raise BuildError(f"hybridnet: the engine does not build; dotnet publish says:\n{result.stdout}")


if __name__ == "__main__":
    try:
        build()
    except BuildError as error:
        sys.exit(str(error))
