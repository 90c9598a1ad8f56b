"""The wheel of a platform brings .NET: it works where none is installed, without a network."""

from __future__ import annotations

import json
import os
import platform
import runpy
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from hybridnet import _installations
from hybridnet._version import __version__
from python.programs import ROOT, copy_sources

PLATFORMS = runpy.run_path(str(ROOT / "hatch_build.py"))["PLATFORMS"]
HERE = {
    ("linux", "x86_64"): "linux-x64",
    ("linux", "aarch64"): "linux-arm64",
    ("win32", "AMD64"): "win-x64",
    ("darwin", "arm64"): "osx-arm64",
}.get((sys.platform, platform.machine()))

LARGEST = 25_000_000  # bytes, of a wheel

# Trains, saves, loads, and fails on purpose: what a first hour uses of .NET.
USE = """
import pathlib
import hybridnet as hn

hn.init(seed=0)
X, y = hn.spiral_data(100, 3)

def net():
    hidden = [hn.DenseLayer(2, 16), hn.ReLUActivation(), hn.DropoutLayer(0.1)]
    model = hn.Model([*hidden, hn.DenseLayer(16, 3), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(0.05), accuracy=hn.CategoricalAccuracy())
    return model

class Seen(hn.Callback):
    def on_epoch_end(self, epoch, logs=None):
        self.epochs = epoch

model = net()
callbacks = [hn.Checkpoint("run.safetensors"), hn.CSVLog("log.csv"), Seen()]
model.fit(X, y, epochs=20, callbacks=callbacks, progress=False)
model.save("model.safetensors")
again = hn.Model.load("model.safetensors")
assert again.predict(X).tobytes() == model.predict(X).tobytes()
assert len(pathlib.Path("log.csv").read_text().splitlines()) == 21
try:
    model.fit(X[:, :1], y)
except hn.ShapeError as error:
    print(error)
try:
    hn.Model.load("log.csv")
except Exception as error:
    print(type(error).__name__)
import hybridnet._runtime as runtime
from System.Runtime.InteropServices import RuntimeEnvironment
print(RuntimeEnvironment.GetRuntimeDirectory())
"""

pytestmark = pytest.mark.skipif(HERE is None, reason=f"there is no wheel for {sys.platform} on {platform.machine()}")


def build(target: str, sources: Path, folder: Path) -> Path:
    """Build the wheel of a platform from a copy of the checkout; gives its path."""
    environment = {**os.environ, "HYBRIDNET_PLATFORM": target}
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    result = subprocess.run(
        command, cwd=sources, env=environment, capture_output=True, text=True, timeout=560, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Path:
    return copy_sources(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="module")
def wheel(sources, tmp_path_factory) -> Path:
    return build(HERE, sources, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked(wheel, tmp_path_factory) -> Path:
    """A folder for PYTHONPATH with the contents of the wheel, as pip unpacks it."""
    folder = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def without_dotnet(tmp_path: Path, unpacked: Path, **variables: str) -> dict[str, str]:
    """An environment in which no .NET can be found, with the unpacked wheel in front of this checkout."""
    dropped = ("DOTNET", "HYBRIDNET", "PYTHONPATH")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return {**kept, "PATH": "/nonexistent", "DOTNET_ROOT": str(tmp_path), "PYTHONPATH": str(unpacked), **variables}


def run(code: str, folder: Path, environment: dict[str, str], *prefix: str) -> subprocess.CompletedProcess[str]:
    command = [*prefix, sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=240, check=False
    )


def check_contents(wheel: Path, target: str) -> None:
    assert wheel.name == f"hybridnet-{__version__}-py3-none-{PLATFORMS[target]}.whl"
    assert wheel.stat().st_size < LARGEST
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        runtime = {
            name.removeprefix("hybridnet/_dotnet/runtime/"): name
            for name in names
            if name.startswith("hybridnet/_dotnet/runtime/")
        }
        (listing,) = (archive.read(name) for name in names if name.endswith("Microsoft.NETCore.App.deps.json"))
    assert len(names) == len(set(names))
    assert {"LICENSE.TXT", "THIRD-PARTY-NOTICES.TXT"} <= set(runtime)
    assert [name for name in runtime if "hostfxr" in name and name.startswith("host/fxr/10.")]
    (libraries,) = json.loads(listing)["targets"].values()
    (library,) = libraries.values()
    listed = {*library["runtime"], *library["native"]}
    there = {name.rpartition("/")[2] for name in runtime if name.startswith("shared/")}
    assert there == listed | {"Microsoft.NETCore.App.deps.json", "Microsoft.NETCore.App.runtimeconfig.json"}
    # Host and JIT of this platform; what the engine and Python.Runtime refer to, and nothing for other programs.
    assert [name for name in listed if "hostpolicy" in name]
    assert [name for name in listed if "clrjit" in name]
    assert {
        "System.Private.CoreLib.dll",
        "System.Collections.dll",
        "System.IO.Compression.dll",
        "System.Linq.Expressions.dll",
        "System.Runtime.Serialization.Formatters.dll",
        "System.Text.Json.dll",
        "netstandard.dll",
    } <= listed
    assert not [name for name in listed if name.startswith(("System.Private.Xml", "System.Net.Http", "System.Data"))]
    assert not [name for name in names if Path(name).suffix in (".pdb", ".xml", ".cs")]


def test_wheel_of_this_platform_holds_dotnet_and_its_license(wheel):
    check_contents(wheel, HERE)


@pytest.mark.exhaustive
@pytest.mark.parametrize("target", [name for name in PLATFORMS if name != HERE])
def test_wheel_of_another_platform_holds_dotnet_and_its_license(target, sources, tmp_path):
    check_contents(build(target, sources, tmp_path), target)


def test_building_a_wheel_leaves_no_engine_in_the_checkout(wheel, sources):
    assert not (sources / "python" / "hybridnet" / "_dotnet").exists()


def test_wheel_works_where_no_dotnet_can_be_found(unpacked, tmp_path):
    result = run(USE, tmp_path, without_dotnet(tmp_path, unpacked))
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == (
        "model, fit: inputs are (300, 1); the dense layer 2 -> 16 takes (samples, 2). Pass 2 columns, or build the "
        "first layer for the inputs you have."
    )
    assert Path(lines[-1]).is_relative_to(unpacked / "hybridnet" / "_dotnet" / "runtime")


@pytest.mark.skipif(sys.platform != "linux" or not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
@pytest.mark.skipif(shutil.which("unshare") is None, reason="there is no unshare")
def test_wheel_works_on_a_machine_without_dotnet_and_network(unpacked, tmp_path):
    """In namespaces of its own: the folder of .NET is empty, and so is the list of network devices."""
    root = _installations.choose(_installations.installations(), (10,)).path
    hidden = f'mount -t tmpfs none "{root}" && test -z "$(ls "{root}")" && exec "$@"'
    environment = without_dotnet(tmp_path, unpacked, PATH=os.environ["PATH"])
    result = run(USE, tmp_path, environment, "unshare", "--mount", "--net", "sh", "-c", hidden, "sh")
    assert (result.returncode, result.stderr) == (0, "")
    assert Path(result.stdout.splitlines()[-1]).is_relative_to(unpacked)


def test_doctor_says_that_the_dotnet_of_the_package_runs(unpacked, tmp_path):
    code = "import hybridnet; hybridnet.doctor()"
    result = run(code, tmp_path, without_dotnet(tmp_path, unpacked))
    assert (result.returncode, result.stderr) == (0, "")
    runtime = unpacked / "hybridnet" / "_dotnet" / "runtime"
    assert f".NET looked for in this package: {runtime} (10." in result.stdout
    assert f", {runtime}" in result.stdout.partition(".NET running")[2]


def test_setting_system_takes_the_dotnet_of_the_machine(unpacked, tmp_path):
    root = _installations.choose(_installations.installations(), (10,)).path
    code = "import hybridnet; hybridnet.doctor()"
    environment = without_dotnet(tmp_path, unpacked, HYBRIDNET_DOTNET="system", DOTNET_ROOT=str(root))
    result = run(code, tmp_path, environment)
    assert (result.returncode, result.stderr) == (0, "")
    assert f".NET looked for DOTNET_ROOT={root}: {root} (" in result.stdout
    assert f", {root}" in result.stdout.partition(".NET running")[2]


ATTEMPT = """
import hybridnet as hn
try:
    hn.DenseLayer(2, 3)
except hn.RuntimeNotFoundError as error:
    print(error)
"""


def test_setting_with_another_value_is_refused(script):
    assert script(ATTEMPT, {"HYBRIDNET_DOTNET": "mine"}).stdout == (
        "hybridnet: HYBRIDNET_DOTNET is 'mine'; it must be 'bundled' (the .NET in the wheel of a platform), 'system' "
        "(the .NET of this machine) or not set, for the first of these that there is.\n"
    )


def test_setting_bundled_without_one_is_refused(script):
    assert script(ATTEMPT, {"HYBRIDNET_DOTNET": "bundled"}).stdout == (
        "hybridnet: HYBRIDNET_DOTNET is 'bundled', but this package brings no .NET: it was installed from sources or "
        "from the wheel for all systems. Unset HYBRIDNET_DOTNET, or install the wheel of this platform.\n"
    )


def test_doctor_with_a_wrong_setting_tells_the_rest(script):
    result = script("import hybridnet; print(hybridnet.doctor())", {"HYBRIDNET_DOTNET": "mine"})
    assert ".NET looked for unknown: see below\n" in result.stdout
    assert result.stdout.splitlines()[-2].startswith("hybridnet: HYBRIDNET_DOTNET is 'mine'; ")


def test_damaged_dotnet_of_the_package_is_named(unpacked, tmp_path):
    broken = tmp_path / "broken"
    shutil.copytree(unpacked, broken)
    runtime = broken / "hybridnet" / "_dotnet" / "runtime"
    shutil.rmtree(runtime / "shared")
    result = run(ATTEMPT, tmp_path, without_dotnet(tmp_path, broken))
    assert result.stdout == (
        f"hybridnet: the installation is damaged at {runtime}: it holds no .NET. "
        "Reinstall it: pip install --force-reinstall --no-deps hybridnet.\n"
    )


def test_dotnet_of_the_package_that_does_not_start_is_explained(unpacked, tmp_path):
    broken = tmp_path / "broken"
    shutil.copytree(unpacked, broken)
    runtime = broken / "hybridnet" / "_dotnet" / "runtime"
    (policy,) = runtime.glob("shared/*/*/*hostpolicy*")
    policy.write_bytes(b"no library")
    result = run(ATTEMPT, tmp_path, without_dotnet(tmp_path, broken))
    assert result.stdout.startswith(
        f"hybridnet: the .NET of this package, {runtime}, cannot be started by this Python ({platform.machine()}): "
    )
    assert result.stdout.endswith(
        "Reinstall it: pip install --force-reinstall --no-deps hybridnet. Or set HYBRIDNET_DOTNET=system to use a .NET "
        "of this machine.\n"
    )


def test_unknown_platform_is_refused(sources, tmp_path):
    environment = {**os.environ, "HYBRIDNET_PLATFORM": "amiga"}
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    result = subprocess.run(
        command, cwd=sources, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert result.returncode != 0
    assert (
        "hybridnet: HYBRIDNET_PLATFORM is 'amiga'; it must be one of linux-x64, linux-arm64, win-x64, osx-arm64."
        in result.stdout + result.stderr
    )


@pytest.mark.exhaustive
@pytest.mark.timeout(2 * 3600)
def test_the_whole_python_suite_passes_on_the_dotnet_of_the_package(wheel, tmp_path):
    """The tests of this folder, in a copy of the checkout whose package has the files of the wheel."""
    checkout = tmp_path / "checkout"
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    for name in names:
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, checkout / name)
    zipfile.ZipFile(wheel).extractall(
        checkout / "python", [name for name in zipfile.ZipFile(wheel).namelist() if "/_dotnet/" in name]
    )
    environment = {**os.environ, "PYTHONPATH": str(checkout / "python"), "HYBRIDNET_DOTNET": "bundled"}
    environment.pop("HYBRIDNET_EXHAUSTIVE", None)
    # Left out: tests of builds, and of how .NET is looked for.
    left_out = [f"--ignore=tests/python/test_{name}.py" for name in ("package", "start", "bundled_runtime", "makefile")]
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", *left_out],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-10_000:]
