"""The Makefile says what it needs before anything is built, and lists what it can do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")


@pytest.fixture
def empty(tmp_path) -> Path:
    """A folder with the Makefile and nothing else."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "src").mkdir()
    for name in (
        "hatch_build.py",
        "pyproject.toml",
        "Directory.Build.props",
        "Directory.Packages.props",
        "global.json",
    ):
        (tmp_path / name).touch()
    return tmp_path


def make(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "PIP_", "PYTHON"))}
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env={**kept, **variables},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_plain_make_lists_every_command(empty):
    result = make(empty)
    assert (result.returncode, result.stderr) == (0, "")
    listed = re.findall(r"^make ([a-z-]+) +\S", result.stdout, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.*)$", (empty / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1].split()
    assert listed == [name for name in phony if name not in ("dotnet-sdk", "python", "npm", "chromium")]
    assert {
        "help",
        "demo",
        "test",
        "test-exhaustive",
        "format",
        "golden",
        "gallery",
        "lab",
        "web",
        "pack",
        "clean",
    } <= set(listed)


@pytest.mark.parametrize("target", ["demo", "test"])
def test_missing_sdk_is_said_first(empty, target):
    result = make(empty, target, "DOTNET=no-such-dotnet")
    assert result.returncode != 0
    assert result.stdout == (
        "HybridNet needs the .NET 10 SDK, and there is no dotnet on the PATH: "
        "https://dotnet.microsoft.com/download/dotnet/10.0\n"
    )


def test_missing_or_old_python_is_said_before_anything_is_built(empty):
    result = make(empty, "test", "PYTHON=no-such-python")
    assert result.returncode != 0
    assert result.stdout == (
        'HybridNet needs Python 3.11 or newer; "no-such-python" is older or missing. '
        "Name another one: make PYTHON=python3.12 ...\n"
    )


def test_packages_that_cannot_be_had_are_told_with_the_ways_out(empty):
    """No index answers, and no folder of wheels is there."""
    (empty / "hatch_build.py").write_text("", encoding="utf-8")
    engine = empty / "python" / "hybridnet" / "_dotnet" / "HybridNet.Interop.dll"
    engine.parent.mkdir(parents=True)
    engine.touch()
    (empty / "pyproject.toml").write_text('[build-system]\nrequires = ["no-such-package"]\n', encoding="utf-8")
    result = make(empty, "test", f"PYTHON={sys.executable}", PIP_NO_INDEX="1")
    assert result.returncode != 0
    assert "The Python packages cannot be installed (pip says why above)." in result.stdout
    assert "PIP_NO_INDEX=1 PIP_FIND_LINKS=/path/to/wheels make" in result.stdout
    assert not (empty / ".venv" / ".dev").exists()


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "1 ../shared/wheelhouse"),
        ({"PIP_FIND_LINKS": "/own"}, "1 ../shared/wheelhouse /own"),
        ({"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "/own"}, "0 /own"),
        ({"PIP_NO_INDEX": "0"}, "0"),
    ],
)
def test_wheelhouse_beside_the_checkout_is_used_unless_pip_is_set_up_otherwise(empty, variables, expected):
    checkout = empty / "checkout"
    checkout.mkdir()
    text = (empty / "Makefile").read_text(encoding="utf-8")
    (checkout / "Makefile").write_text(f"{text}\nshow:\n\t@echo $$PIP_NO_INDEX $$PIP_FIND_LINKS\n", encoding="utf-8")
    (checkout / "src").mkdir()
    (empty / "shared" / "wheelhouse").mkdir(parents=True)
    (empty / "shared" / "wheelhouse" / "some.whl").touch()
    assert make(checkout, "show", **variables).stdout.strip() == expected


def test_continuous_integration_runs_make_test_and_nothing_else():
    lines = [
        line for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines() if line[:1] not in ("#", "")
    ]
    assert lines == ['cd "$(dirname "$0")/.." && exec make test']


@pytest.mark.parametrize(
    ("user", "system", "variables", "expected"),
    [
        ("1000", "Linux", {"DISPLAY": ":0"}, "-m jupyterlab examples/notebooks"),
        ("1000", "Linux", {"WAYLAND_DISPLAY": "wayland-0"}, "-m jupyterlab examples/notebooks"),
        ("1000", "Linux", {}, "-m jupyterlab --no-browser examples/notebooks"),
        ("0", "Linux", {}, "-m jupyterlab --allow-root --no-browser examples/notebooks"),
        ("501", "Darwin", {}, "-m jupyterlab examples/notebooks"),
        ("1000", "Linux", {"DISPLAY": ":0", "LAB_ARGS": "--port 9"}, "-m jupyterlab --port 9 examples/notebooks"),
    ],
)
def test_lab_starts_as_root_in_containers_and_with_options(empty, user, system, variables, expected):
    for name, answer in (("id", user), ("uname", system)):
        (empty / name).write_text(f"#!/bin/sh\necho {answer}\n", encoding="utf-8")
        (empty / name).chmod(0o755)
    unset = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"), "")
    built = ("-o", "python/hybridnet/_dotnet/HybridNet.Interop.dll", "-o", ".venv/.lab")
    result = make(empty, *built, "-s", "lab", "PY=echo", **unset | variables, PATH=f"{empty}:{os.environ['PATH']}")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.split() == expected.split()


def test_lab_has_what_the_notebooks_and_the_readme_use():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert extras["lab"][0] == "hybridnet[images,plot,sklearn]"
    assert {re.split("[>=]", package)[0] for package in extras["lab"][1:]} == {"ipykernel", "jupyterlab", "pandas"}
