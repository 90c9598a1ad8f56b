"""Starting .NET: found wherever it may be, once, and a sentence for everything that can go wrong."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from hybridnet import _installations
from hybridnet._version import __version__

USE = "from hybridnet import _runtime; print('engine', _runtime.interop().Library.Version())\n"
ATTEMPT = """
import hybridnet as hn
from hybridnet import _installations, _runtime
try:
    _runtime.interop()
except hn.RuntimeNotFoundError as error:
    print(error)
else:
    print("started")
"""
NOWHERE = (
    "from hybridnet import _installations, _runtime; "
    "_installations._WELL_KNOWN[__import__('sys').platform] = (); _installations._NOTES = ()\n"
)
NO_PATH = {"PATH": "/nonexistent", "DOTNET_ROOT": None, "DOTNET_ROOT_X64": None, "DOTNET_ROOT_ARM64": None}


FILES = [
    f"HybridNet{suffix}" for suffix in (".Interop.runtimeconfig.json", ".Interop.deps.json", ".Interop.dll", ".dll")
]


@pytest.fixture
def script(script):
    """Run a script as everywhere, but look at how it ends: with status 0 and no error output unless told otherwise."""

    def run(text, environment=None, *, status=0, prints_errors=False):
        result = script(text, environment)
        assert (result.returncode, bool(result.stderr)) == (status, prints_errors), result.stderr
        return result

    return run


def dotnet_root() -> Path:
    """Where .NET is on the machine that runs the tests."""
    path = _installations.choose(_installations.installations(), (10,)).path
    assert path is not None
    return path


def edit_config(package: Path, version: str) -> None:
    file = package / "_dotnet" / "HybridNet.Interop.runtimeconfig.json"
    config = json.loads(file.read_text(encoding="utf-8"))
    config["runtimeOptions"]["framework"]["version"] = version
    file.write_text(json.dumps(config), encoding="utf-8")


def test_engine_starts_with_the_version_of_the_package(script):
    result = script(USE)
    assert (result.returncode, result.stdout, result.stderr) == (0, f"engine {__version__}\n", "")


def test_import_starts_no_dotnet(script):
    result = script("""
import sys
import hybridnet as hn
hn.ShapeError, hn.__version__, dir(hn), hn.doctor
print([name for name in ("clr", "pythonnet", "clr_loader", "numpy") if name in sys.modules])
""")
    assert (result.returncode, result.stdout) == (0, "[]\n")


def test_training_without_a_bar_imports_no_tqdm(script):
    result = script("""
import sys
import hybridnet.nnfs as nnfs
from hybridnet.nnfs.datasets import sine_data
model = nnfs.Model()
model.add(nnfs.Layer_Dense(1, 1))
model.set(loss=nnfs.Loss_MeanSquaredError(), optimizer=nnfs.Optimizer_SGD(), accuracy=nnfs.Accuracy_Regression())
model.fit(*sine_data(10), epochs=2)
print("tqdm" in sys.modules)
""")
    assert (result.returncode, result.stdout) == (0, "False\n")


def test_threads_at_first_use_get_one_engine(script):
    result = script("""
import threading
from hybridnet import _installations, _runtime
barrier, seen = threading.Barrier(8), []
def use():
    barrier.wait()
    seen.append((id(_runtime.interop()), _runtime.interop().Library.Version()))
threads = [threading.Thread(target=use) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(seen), len(set(seen)))
""")
    assert (result.returncode, result.stdout) == (0, "8 1\n"), result.stderr


def test_no_dotnet_says_what_is_needed_where_was_looked_and_what_to_do(script):
    result = script(NOWHERE + ATTEMPT, NO_PATH)
    assert result.stdout == (
        "hybridnet needs the .NET 10 runtime; none was found. Looked at: DOTNET_ROOT is not set; dotnet is not on the "
        f"PATH. {_installations.remedy((10,))}\n"
    )


@pytest.mark.parametrize("trouble", ["no .NET", "too old", "damaged"])
def test_trouble_that_nobody_catches_ends_the_script_with_its_sentence(script, installation, tmp_path, trouble):
    environment: dict[str, str | None] = {"PYTHONPATH": str(installation.parent)}
    config = installation / "_dotnet" / "HybridNet.Interop.runtimeconfig.json"
    if trouble == "no .NET":
        environment |= {**NO_PATH, "DOTNET_ROOT": str(tmp_path)}
    elif trouble == "too old":
        edit_config(installation, "99.0.0")
    else:
        config.write_text("{", encoding="utf-8")
    result = script(
        "import hybridnet as hn\nhn.DenseLayer(2, 3)\nprint('not reached')", environment, status=1, prints_errors=True
    )
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1].startswith(
        {
            "no .NET": "hybridnet._errors.RuntimeNotFoundError: hybridnet needs the .NET 10 runtime; none was found. ",
            "too old": "hybridnet._errors.RuntimeNotFoundError: hybridnet needs the .NET 99 runtime; found ",
            "damaged": f"hybridnet._errors.RuntimeNotFoundError: hybridnet: the installation is damaged at {config}: ",
        }[trouble]
    )


def test_the_remedy_names_an_install_line_a_page_and_a_variable():
    text = _installations.remedy((10,))
    assert text.startswith("Install it: ")
    assert "https://dotnet.microsoft.com/download/dotnet/10.0" in text
    assert "or set DOTNET_ROOT to the folder that holds it" in text
    assert text.endswith("python -m hybridnet doctor shows what is there.")


def test_dotnet_root_without_dotnet_is_named(script, tmp_path):
    result = script(ATTEMPT, {"DOTNET_ROOT": str(tmp_path), "DOTNET_ROOT_X64": None, "DOTNET_ROOT_ARM64": None})
    root = f"DOTNET_ROOT={tmp_path}: {tmp_path} (no runtime)"
    assert result.stdout == (
        f"hybridnet needs the .NET 10 runtime; none was found. Looked at: {root}. {_installations.remedy((10,))}\n"
    )


def test_older_dotnet_is_named_with_its_versions(script, tmp_path):
    for version in ("8.0.11", "9.0.2"):
        (tmp_path / "host" / "fxr" / version).mkdir(parents=True)
        (tmp_path / "shared" / "Microsoft.NETCore.App" / version).mkdir(parents=True)
    result = script(ATTEMPT, {**NO_PATH, "DOTNET_ROOT": str(tmp_path)})
    assert result.stdout == (
        f"hybridnet needs the .NET 10 runtime; found 9.0.2, 8.0.11 in {tmp_path}. {_installations.remedy((10,))}\n"
    )


def test_config_that_demands_a_newer_dotnet_is_refused_before_the_host_prints(script, installation):
    edit_config(installation, "99.0.0")
    result = script(ATTEMPT, {"PYTHONPATH": str(installation.parent)})
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("hybridnet needs the .NET 99 runtime; found ")
    assert f" in {dotnet_root()}. Install it: " in result.stdout


def test_framework_that_the_host_does_not_find_gets_the_same_sentence(script, installation):
    """The versions that folders promise are not always there; then the host's own answer is translated."""
    edit_config(installation, "99.0.0")
    pretend = "from hybridnet import _runtime; _runtime.required_version = lambda: (10, 0, 0)\n"
    result = script(pretend + ATTEMPT, {"PYTHONPATH": str(installation.parent)}, prints_errors=True)
    assert result.returncode == 0
    assert result.stdout.startswith("hybridnet needs the .NET 10 runtime; found ")


def test_dotnet_that_cannot_be_loaded_is_told_with_its_cause(script, tmp_path):
    (tmp_path / "host" / "fxr" / "10.0.0").mkdir(parents=True)
    (tmp_path / "shared" / "Microsoft.NETCore.App" / "10.0.0").mkdir(parents=True)
    result = script(ATTEMPT, {**NO_PATH, "DOTNET_ROOT": str(tmp_path)})
    assert result.stdout.startswith(f"hybridnet: .NET in {tmp_path} cannot be started by this Python (")
    assert "Could not find a suitable hostfxr library" in result.stdout
    assert "Install it: " in result.stdout


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"runtimeOptions": {}}', '{"runtimeOptions": {"framework": {"version": 3}}}']
)
def test_damaged_config_asks_for_a_new_installation(script, installation, text):
    config = installation / "_dotnet" / "HybridNet.Interop.runtimeconfig.json"
    config.write_text(text, encoding="utf-8")
    result = script(ATTEMPT, {"PYTHONPATH": str(installation.parent)})
    assert result.stdout.startswith(f"hybridnet: the installation is damaged at {config}: ")
    assert result.stdout.endswith(". Reinstall it: pip install --force-reinstall --no-deps hybridnet.\n")


def test_config_that_only_the_host_finds_damaged_asks_for_a_new_installation(script, installation):
    config = installation / "_dotnet" / "HybridNet.Interop.runtimeconfig.json"
    text = config.read_text(encoding="utf-8").replace('"framework"', '"framework_"', 1)
    config.write_text(text, encoding="utf-8")
    pretend = "from hybridnet import _runtime; _runtime.required_version = lambda: (10, 0, 0)\n"
    result = script(pretend + ATTEMPT, {"PYTHONPATH": str(installation.parent)}, prints_errors=True)
    assert result.stdout.startswith(f"hybridnet: the installation is damaged at {config}: ")


@pytest.mark.parametrize("name", FILES)
def test_missing_file_asks_for_a_new_installation(script, installation, name):
    (installation / "_dotnet" / name).unlink()
    result = script(ATTEMPT, {"PYTHONPATH": str(installation.parent)})
    assert result.stdout.startswith(f"hybridnet: the installation is damaged at {installation / '_dotnet' / name}: ")


def test_missing_engine_of_a_checkout_asks_for_a_build(script, installation):
    shutil.rmtree(installation / "_dotnet")
    checkout = installation.parent.parent
    (checkout / "hatch_build.py").touch()
    installation.parent.rename(checkout / "python")
    result = script(ATTEMPT, {"PYTHONPATH": str(checkout / "python")})
    assert result.stdout.endswith(f"Rebuild it: python {checkout / 'hatch_build.py'} (needs the .NET 10 SDK).\n")


def test_engine_of_another_version_is_refused(script, installation):
    (installation / "_version.py").write_text('__version__ = "7.7.7"\n', encoding="utf-8")
    result = script(ATTEMPT, {"PYTHONPATH": str(installation.parent)})
    path = installation / "_dotnet" / "HybridNet.Interop.dll"
    assert result.stdout == (
        f"hybridnet 7.7.7 found an engine of version {__version__} at {path}: the build is stale. "
        "Reinstall it: pip install --force-reinstall --no-deps hybridnet.\n"
    )


def test_pythonnet_missing_is_told(script):
    block = "import sys; sys.modules['pythonnet'] = None\n"
    result = script(block + ATTEMPT)
    assert result.stdout.startswith("hybridnet needs the package pythonnet, which cannot be imported (")
    assert result.stdout.endswith("Do: pip install pythonnet.\n")


def test_start_that_failed_can_be_mended_and_tried_again(script, tmp_path):
    result = script(ATTEMPT + "import os; del os.environ['DOTNET_ROOT']\n" + USE, {"DOTNET_ROOT": str(tmp_path)})
    assert result.stdout.endswith(f"engine {__version__}\n"), result.stderr


@pytest.mark.parametrize("name", ["naïve Привет 日本", "with space", "quo'te"])
def test_engine_starts_from_any_folder(script, installation, tmp_path, name):
    folder = installation.parent.rename(tmp_path / name)
    result = script(USE + "print(_runtime.__file__)", {"PYTHONPATH": str(folder)})
    assert result.stdout == f"engine {__version__}\n{folder / 'hybridnet' / '_runtime.py'}\n", result.stderr


def test_private_dotnet_needs_no_path(script, tmp_path):
    for part in ("host", "shared"):
        (tmp_path / part).symlink_to(dotnet_root() / part)
    result = script(NOWHERE + USE, {**NO_PATH, "DOTNET_ROOT": str(tmp_path)})
    assert result.stdout == f"engine {__version__}\n", result.stderr


def test_dotnet_without_path_is_found_in_a_usual_place(script, tmp_path):
    """A folder with an older .NET comes first and is passed over."""
    old, new = tmp_path / "old", tmp_path / "new"
    (old / "host" / "fxr" / "8.0.0").mkdir(parents=True)
    (old / "shared" / "Microsoft.NETCore.App" / "8.0.0").mkdir(parents=True)
    new.mkdir()
    for part in ("host", "shared"):
        (new / part).symlink_to(dotnet_root() / part)
    folders = f"_installations._WELL_KNOWN[__import__('sys').platform] = ({str(old)!r}, {str(new)!r})\n"
    result = script(NOWHERE + folders + USE, NO_PATH)
    assert result.stdout == f"engine {__version__}\n", result.stderr


def test_homebrew_puts_dotnet_beside_the_script_on_the_path(monkeypatch, tmp_path):
    binary = tmp_path / "bin" / "dotnet"
    binary.parent.mkdir()
    binary.write_text("#!/bin/sh\n")
    binary.chmod(0o755)
    (tmp_path / "libexec" / "host" / "fxr" / "10.0.0").mkdir(parents=True)
    (tmp_path / "libexec" / "shared" / "Microsoft.NETCore.App" / "10.0.0").mkdir(parents=True)
    for name in ("DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(binary.parent))
    assert _installations.choose(_installations.installations(), (10, 0, 0)).path == tmp_path / "libexec"


def test_newest_runtime_counts_not_the_first_listed():
    found = [
        _installations.Installation("a", Path("a"), ("9.0.11",)),
        _installations.Installation("b", Path("b"), ("11.0.0", "8.0.1")),
    ]
    assert _installations.choose(found, (10, 0, 0)).path == Path("b")
    assert _installations._version("10.0.0-rc.1") == (10, 0, 0)


FOREIGN = "import pythonnet, clr_loader; pythonnet.load('coreclr')\nimport clr, System\n"


def test_dotnet_that_another_package_started_is_used_if_it_is_new_enough(script):
    result = script(FOREIGN + USE)
    assert (result.returncode, result.stdout) == (0, f"engine {__version__}\n"), result.stderr


def test_dotnet_that_another_package_chose_but_did_not_start_is_used(script):
    result = script("import pythonnet; pythonnet.set_runtime('coreclr')\n" + USE)
    assert (result.returncode, result.stdout) == (0, f"engine {__version__}\n"), result.stderr


def test_engine_starts_after_another_package_failed_to_import_clr(script):
    """A bare ``import clr`` asks for Mono outside Windows."""
    result = script("try:\n    import clr\nexcept RuntimeError:\n    pass\n" + USE, {"PYTHONNET_RUNTIME": None})
    assert (result.returncode, result.stdout) == (0, f"engine {__version__}\n"), result.stderr


def test_too_old_dotnet_that_another_package_started_is_named(script, installation):
    edit_config(installation, "99.0.0")
    result = script(FOREIGN + ATTEMPT, {"PYTHONPATH": str(installation.parent)})
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("hybridnet needs .NET 99, but another package already started .NET 1")
    assert result.stdout.endswith(" in this process, and there can be only one. Use hybridnet before that package.\n")


def test_mono_that_another_package_started_is_named(script):
    """Mono itself is not at hand; its two signs are."""
    mono = """
import sys, types
pythonnet = types.ModuleType("pythonnet")
pythonnet.get_runtime_info, pythonnet.load, pythonnet._LOADED = object, lambda: None, True
System = types.ModuleType("System")
System.Environment = types.SimpleNamespace(Version=type("V", (), {"Major": 4, "__str__": lambda self: "4.0.30319"})())
System.Type = types.SimpleNamespace(GetType=lambda name: object() if name == "Mono.Runtime" else None)
sys.modules.update(pythonnet=pythonnet, clr=types.ModuleType("clr"), System=System)
"""
    result = script(mono + ATTEMPT)
    assert result.stdout == (
        "hybridnet needs .NET 10, but another package already started Mono 4.0.30319 in this process, and there can be "
        "only one. Use hybridnet before that package.\n"
    )


def test_choice_of_another_package_that_cannot_start_is_told(script, installation, tmp_path):
    config = tmp_path / "runtimeconfig.json"
    config.write_text((installation / "_dotnet" / "HybridNet.Interop.runtimeconfig.json").read_text(encoding="utf-8"))
    foreign = f"import pythonnet; pythonnet.set_runtime('coreclr', runtime_config={str(config)!r})\n"
    broken = "pythonnet.load = lambda: (_ for _ in ()).throw(RuntimeError('no such runtime'))\n"
    result = script(foreign + broken + ATTEMPT)
    assert result.stdout == (
        "hybridnet needs .NET 10, but another package set up pythonnet before, and that start fails: RuntimeError: no "
        "such runtime. Use hybridnet before that package, or remove its pythonnet.set_runtime call.\n"
    )


def test_start_leaves_the_environment_as_it_was(script):
    result = script("import os; before = dict(os.environ)\n" + USE + "print(before == dict(os.environ))")
    assert result.stdout == f"engine {__version__}\nTrue\n", result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_start_keeps_python_in_charge_of_ctrl_c(script):
    result = script(USE + "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)")
    assert result.stdout.endswith("True\n")


@pytest.mark.parametrize(
    ("first_use", "said"),
    [
        ("hn.fill_missing([1.0, None], 'mean')", [20]),
        ("hn.OneHot().fit_transform(['a', 'b'])", []),
        ("hn.spiral_data(10, 2)", []),
        ("hn.Standardizer().fit([[1.0], [2.0]])", []),
        ("hn.Adam(0.1)", []),
    ],
)
def test_the_engine_logs_from_its_first_use_on_whatever_that_is(script, first_use: str, said: list[int]) -> None:
    result = script(
        "import logging\n"
        "import hybridnet as hn\n"
        "class Kept(logging.Handler):\n"
        "    levels = []\n"
        "    def emit(self, record):\n"
        "        self.levels.append(record.levelno)\n"
        "logging.getLogger('hybridnet.engine').setLevel(1)\n"
        "logging.getLogger('hybridnet.engine').addHandler(Kept())\n"
        f"{first_use}\n"
        "print(Kept.levels)\n"
    )
    assert (result.stdout, result.stderr) == (f"{[10, *said]}\n", "")
