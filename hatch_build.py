"""Puts the engine into the Python package: publishes src/HybridNet.Interop into python/hybridnet/_dotnet.

hatchling calls it for every wheel and editable install; ``python hatch_build.py`` does the same by hand after a change
of C# sources. Without a .NET SDK set HYBRIDNET_PREBUILT to a folder with files that were published
elsewhere.

The engine of a checkout is compiled ahead of time for this machine. A wheel runs on every system and needs .NET there.
With HYBRIDNET_PLATFORM set to a platform of PLATFORMS, such as linux-x64, the wheel is for that platform: it brings
.NET, and its engine is compiled ahead of time.
"""

from __future__ import annotations

import os
import platform
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
            if self.target_name != "wheel":  # the sdist has the sources alone
                write_version()
            elif version != "standard":  # an editable install
                build_data["pure_python"] = True
                build()
            else:
                wanted = wanted_platform()
                # .NET's intermediate language runs everywhere: one wheel for all systems.
                build_data["pure_python"] = wanted is None
                if wanted is not None:
                    build_data["tag"] = f"py3-none-{PLATFORMS[wanted]}"
                build_data["force_include"][str(build_for(wanted))] = "hybridnet/_dotnet"
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
        publish_for_this_machine(fresh)
        (fresh / "HybridNet.Interop.dll").touch()  # for make: .NET leaves its time alone when nothing changed in it
    # A running process has the old files open; they must not be overwritten in place.
    shutil.rmtree(TARGET, ignore_errors=True)
    fresh.rename(TARGET)


def publish_for_this_machine(folder: Path) -> None:
    """Publish the engine compiled ahead of time, which starts faster; where that fails, without, and say so."""
    local = local_platform()
    try:
        if local is not None:
            publish(folder, *ahead_of_time(local))
            return
    except BuildError:
        publish(folder)  # raises what is wrong with the sources
    else:
        publish(folder)
    print(
        f"hybridnet: the engine is not compiled ahead of time for {local or 'this machine'} and starts slower; NuGet's "
        "package microsoft.netcore.app.crossgen2 is needed for it.",
        file=sys.stderr,
    )


def local_platform() -> str | None:
    """The platform of PLATFORMS that this machine is; None for another one."""
    system = {"linux": "linux", "win32": "win", "darwin": "osx"}.get(sys.platform)
    machine = {"x86_64": "x64", "amd64": "x64", "arm64": "arm64", "aarch64": "arm64"}.get(platform.machine().lower())
    local = f"{system}-{machine}"
    return local if local in PLATFORMS else None


def ahead_of_time(platform: str) -> list[str]:
    """The options that compile for one platform."""
    return ["-r", platform, "--self-contained", "false", "-p:PublishReadyToRun=true"]


def wanted_platform() -> str | None:
    """The platform of HYBRIDNET_PLATFORM; None without it."""
    platform = os.environ.get("HYBRIDNET_PLATFORM")
    if platform and platform not in PLATFORMS:
        raise BuildError(f"hybridnet: HYBRIDNET_PLATFORM is {platform!r}; it must be one of {', '.join(PLATFORMS)}.")
    return platform or None


def build_for(platform: str | None) -> Path:
    """Publish the engine for all systems, or with .NET for one, into a folder that no checkout runs."""
    write_version()
    folder = ROOT / "artifacts" / "wheels" / (platform or "any")
    shutil.rmtree(folder, ignore_errors=True)
    prebuilt = os.environ.get("HYBRIDNET_PREBUILT")
    if platform is not None:
        publish(folder, *ahead_of_time(platform), "-p:BundleRuntime=true")
    elif prebuilt:
        folder.parent.mkdir(parents=True, exist_ok=True)
        copy_prebuilt(ROOT / prebuilt, folder)
    else:
        publish(folder)
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
