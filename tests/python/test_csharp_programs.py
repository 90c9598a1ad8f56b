"""The C# examples as native, trimmed and one-file programs: the same text as from their projects.

Native and trimmed ones are published without a warning, also of packages.

``TreatWarningsAsErrors`` of the checkout makes every warning of the trimmer and of the AOT compiler an error. The
trimmed program is published in the exhaustive tests only: it runs the same analysis, and costs another half minute.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from python.data import real
from python.programs import ROOT

EXAMPLE = "examples/csharp/AheadOfTime"
TRIMMED = ["-p:PublishAot=false", "-p:PublishTrimmed=true"]
LINKER = sys.platform != "linux" or shutil.which("clang") or shutil.which("gcc")

ONE_FILE = ["FirstLayer", "HousePrices", "LargerThanMemory", "SpiralClassifier", "Titanic"]


def run(*command: str | Path) -> str:
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=570, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def publish(folder: Path, *options: str) -> Path:
    """Publish the example, built apart from what other tests build; gives its path."""
    own = f"-p:ArtifactsPath={ROOT / 'artifacts' / 'ahead-of-time'}"
    command = ["dotnet", "publish", EXAMPLE, "-c", "Release", "--use-current-runtime", own, *options]
    run(*command, "--nologo", "-v", "quiet", "-m:1", "-o", folder)
    return folder / ("AheadOfTime.exe" if sys.platform == "win32" else "AheadOfTime")


@pytest.mark.parametrize("name", ONE_FILE)
def test_an_example_is_a_program_of_one_file_too(name, tmp_path):
    arguments = {"Titanic": [real("titanic.csv")], "SpiralClassifier": [tmp_path / "spiral", "30"]}.get(name, [])
    project = run("dotnet", "run", "--project", f"examples/csharp/{name}", "-c", "Release", "--", *arguments)
    assert len(project) > 500
    assert run("dotnet", f"examples/csharp/{name}/Program.cs", *arguments) == project


def test_the_native_example_is_a_program_of_one_file_too(compiled_while_it_runs):
    assert run("dotnet", f"{EXAMPLE}/Program.cs") == compiled_while_it_runs


@pytest.fixture(scope="module")
def compiled_while_it_runs() -> str:
    """What the example prints when the JIT compiles it."""
    return run("dotnet", "run", "--project", EXAMPLE, "-c", "Release")


@pytest.mark.skipif(not LINKER, reason="a native program takes a linker, and there is no clang and no gcc")
def test_a_native_program_trains_saves_loads_and_exports_the_same_bits(compiled_while_it_runs, tmp_path):
    program = publish(tmp_path / "native")
    assert not (tmp_path / "native" / "HybridNet.dll").exists()
    assert run(program, tmp_path) == compiled_while_it_runs
    assert {file.name for file in tmp_path.glob("*.*")} >= {
        "run.safetensors", "run.csv", "spiral.onnx", "houses.safetensors"
    }  # fmt: skip


@pytest.mark.exhaustive
def test_a_trimmed_program_gives_the_same_bits(compiled_while_it_runs, tmp_path):
    program = publish(tmp_path / "trimmed", *TRIMMED)
    # What is not used of the packages is gone: most of Newtonsoft.Json, which has 700 KB.
    assert (tmp_path / "trimmed" / "Newtonsoft.Json.dll").stat().st_size < 100_000
    assert run(program, tmp_path) == compiled_while_it_runs
