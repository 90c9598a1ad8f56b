"""The commands of ``python -m hybridnet`` that must work where nothing else does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import hybridnet
from hybridnet import _installations
from hybridnet._version import __version__


def command(*arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    main = f"import sys; from hybridnet.__main__ import main; sys.exit(main({list(arguments)!r}))"
    text = f"{before}\n{main}"
    return subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, timeout=240, check=False)


def facts(output: str) -> dict[str, str]:
    return {line[:15].strip(): line[16:] for line in output.splitlines() if line[:15].strip()}


def test_doctor_tells_what_there_is():
    result = command("doctor")
    assert (result.returncode, result.stderr) == (0, "")
    found = facts(result.stdout)
    assert found["hybridnet"].startswith(f"{__version__}, ")
    assert found["Python"].endswith(sys.executable)
    assert found["numpy"] == __import__("numpy").__version__
    assert found[".NET needed"] == "10.0.0 or newer"
    assert found["config"] == str(_installations.CONFIG)
    assert found["assembly"] == f"{_installations.ASSEMBLY}, version {__version__}"
    assert found["engine"] == f"runs, version {__version__}"
    assert found[".NET running"].startswith("10.") or int(found[".NET running"].partition(".")[0]) > 10
    assert found["exp and log"].startswith(("simd", "libm"))
    assert "System.GC.Concurrent=false" in found["settings"]
    assert found["settings"].endswith("System.Runtime.TieredCompilation.CallCountingDelayMs=20")


def test_doctor_without_dotnet_tells_the_rest_and_ends_with_the_remedy(monkeypatch, tmp_path):
    monkeypatch.setenv("DOTNET_ROOT", str(tmp_path))
    monkeypatch.delenv("DOTNET_ROOT_X64", raising=False)
    monkeypatch.delenv("DOTNET_ROOT_ARM64", raising=False)
    result = command("doctor")
    assert (result.returncode, result.stderr) == (1, "")
    found = facts(result.stdout)
    assert found["engine"] == "does not start"
    assert found[".NET looked for"] == f"DOTNET_ROOT={tmp_path}: {tmp_path} (no runtime)"
    assert result.stdout.rstrip().splitlines()[-1].startswith("hybridnet needs the .NET 10 runtime; none was found.")


def test_doctor_of_a_damaged_installation_names_the_files(installation, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(installation.parent))
    for name in ("HybridNet.Interop.runtimeconfig.json", "HybridNet.Interop.dll", "HybridNet.Interop.deps.json"):
        (installation / "_dotnet" / name).unlink()
    result = command("doctor")
    found = facts(result.stdout)
    assert (result.returncode, result.stderr) == (1, "")
    assert found["config"].endswith("runtimeconfig.json (missing)")
    assert found["assembly"].endswith("HybridNet.Interop.dll (missing), version unknown")
    assert found[".NET needed"] == "unknown: the config cannot be read"
    assert "the installation is damaged at" in result.stdout.splitlines()[-1]


def test_doctor_without_numpy_or_pythonnet_still_tells_the_rest():
    result = command("doctor", before="import sys; sys.modules['numpy'] = sys.modules['pythonnet'] = None")
    found = facts(result.stdout)
    assert (result.returncode, result.stderr) == (1, "")
    assert found["exp and log"].startswith("unknown: NumPy cannot be imported")
    assert "hybridnet needs the package pythonnet" in result.stdout.splitlines()[-1]


def test_doctor_can_be_called(capsys):
    assert hybridnet.doctor() is True
    assert "engine          runs" in capsys.readouterr().out


def test_commands_need_dotnet_and_say_so(monkeypatch, tmp_path):
    monkeypatch.setenv("DOTNET_ROOT", str(tmp_path))
    result = command("verify")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("hybridnet needs the .NET 10 runtime; none was found.")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ((), "hybridnet: command is missing. hybridnet --help has examples."),
        (
            ("dance",),
            "hybridnet: there is no command 'dance'. The commands are train, evaluate, predict, inspect, export, demo, "
            "verify and doctor.",
        ),
        (("demo", "--outptu", "x"), "hybridnet demo: there is no option --outptu. Did you mean --output?"),
    ],
    ids=["nothing", "unknown", "misspelled"],
)
def test_command_line_that_is_not_understood_is_refused(arguments, text):
    result = command(*arguments)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"{text}\n")


def test_version_is_printed():
    assert command("--version").stdout == f"hybridnet {__version__}\n"


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("arguments", [("doctor",), ("verify",), ("demo",), ("--help",), ("--version",)])
def test_a_command_whose_reader_has_gone_ends_as_unix_tools_do(arguments: tuple[str, ...], tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        result = subprocess.run(
            [sys.executable, "-m", "hybridnet", *arguments],
            stdout=writer, stderr=subprocess.PIPE, cwd=tmp_path, text=True, timeout=240, check=False,
        )  # fmt: skip
    finally:
        os.close(writer)
    assert (result.returncode, result.stderr) == (-signal.SIGPIPE, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interrupted_command_ends_as_unix_tools_do() -> None:
    before = "import unittest.mock as m; m.patch('hybridnet._doctor.doctor', side_effect=KeyboardInterrupt).start()"
    result = command("doctor", before=before)
    assert (result.returncode, result.stdout, result.stderr) == (-signal.SIGINT, "", "")
