"""The package as users get it: public names, version, wheel, editable install, and the price of an import."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import os
import pydoc
import re
import runpy
import shutil
import statistics
import struct
import subprocess
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

import numpy as np
import pytest

import hybridnet
from hybridnet import _bridge, _installations, _runtime
from hybridnet._version import __version__
from python.programs import READMES, ROOT, blocks, copy_sources, promised, write_project

WHEELHOUSE = ROOT.parent / "shared" / "wheelhouse"
CHECK = """
import hybridnet as hn
layer = hn.DenseLayer.from_parameters([[0.5], [2.0]], [1.0])
layer.forward([[4.0, 3.0]])
print(hn.__version__, hn.__file__, layer.output.tolist())
"""


# -- names and version --------------------------------------------------------------------------------------------


def test_every_public_name_can_be_had():
    for name in hybridnet.__all__:
        assert getattr(hybridnet, name) is not None
    assert set(hybridnet.__all__) <= set(dir(hybridnet))


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'hybridnet' has no attribute 'DenseLayr'"):
        hybridnet.DenseLayr  # noqa: B018


def test_type_checkers_see_the_names_that_are_there():
    """The imports under TYPE_CHECKING are the table of public names, name by name and module by module."""
    tree = ast.parse(Path(hybridnet.__file__).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {alias.asname: node.module for node in block.body for alias in node.names}
    assert seen == hybridnet._HOME
    assert all(alias.name == alias.asname for node in block.body for alias in node.names)


def test_type_checkers_see_the_names_of_the_interop_layer():
    tree = ast.parse(Path(_bridge.__file__).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {(alias.asname, node.module) for node in block.body for alias in node.names}
    assert seen == {(name, module) for module, names in _bridge._NAMES.items() for name in names}


def test_import_of_classes_imports_no_model_and_no_drawing(script):
    result = script("""
import sys
from hybridnet.nnfs import Layer_Dense, init
init()
Layer_Dense(2, 3).forward([[1.0, 2.0]])
print({"model", "_fitting", "diagrams", "preprocessing", "views"} & {name[10:] for name in sys.modules})
""")
    assert (result.returncode, result.stdout) == (0, "set()\n"), result.stderr


def test_training_imports_no_drawing_and_no_preprocessing(script):
    result = script("""
import sys
import hybridnet as hn
model = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
model.set(loss="categorical_crossentropy", optimizer="adam", accuracy="accuracy")
model.fit([[1.0, 2.0]], [1])
model.predict([[1.0, 2.0]])
print({"diagrams", "inspection", "preprocessing", "views.plots"} & {name[10:] for name in sys.modules})
""")
    assert (result.returncode, result.stdout) == (0, "set()\n"), result.stderr


def test_completion_offers_public_names_and_packages():
    code = (
        "import hybridnet, hybridnet.nnfs, hybridnet.sklearn; hybridnet.Model, hybridnet.LinearTrainer, hybridnet.init;"
        "names = {name for name in dir(hybridnet) if not (name.startswith('__') and name.endswith('__'))};"
        "print(sorted(names - {*hybridnet.__all__}), sorted({*hybridnet.__all__} - {*dir(hybridnet)}))"
    )
    result = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert result.stdout == "['nnfs', 'sklearn'] []\n"


def test_the_script_whose_types_are_checked_runs():
    script = ROOT / "tests" / "python" / "scripts" / "typed.py"
    result = subprocess.run([sys.executable, str(script)], check=True, capture_output=True, text=True)
    assert len(result.stdout.splitlines()) == 6


@pytest.mark.parametrize("name", [name for name in hybridnet.__all__ if name[0].isupper()])
def test_help_of_a_class_says_what_it_is_and_what_its_methods_do(name):
    """A text for the class and each public method; one that can be made without arguments shows no address."""
    kind = getattr(hybridnet, name)
    assert inspect.getdoc(kind)
    methods = [method for method in vars(kind) if method[0] != "_" and callable(getattr(kind, method))]
    assert [method for method in methods if not inspect.getdoc(getattr(kind, method))] == []
    assert name in pydoc.plain(pydoc.render_doc(kind))
    if issubclass(kind, BaseException):
        return
    if all(given.default is not given.empty for given in inspect.signature(kind).parameters.values()):
        assert " at 0x" not in repr(kind())


def test_version_is_the_one_of_the_build_settings():
    props = (ROOT / "Directory.Build.props").read_text(encoding="utf-8")
    assert re.search("<Version>(.*)</Version>", props)[1] == __version__ == hybridnet.__version__


def test_engine_says_the_version_of_the_package():
    assert _runtime.interop().Library.Version() == __version__


# -- import -------------------------------------------------------------------------------------------------------


def test_import_costs_little_beyond_numpy_and_starts_nothing():
    """Median of seven processes. The aim is 0.15 s; 0.001 s is usual, so this bound leaves room for a busy machine."""
    text = """
import numpy, sys, time
begin = time.perf_counter()
import hybridnet
print(time.perf_counter() - begin, sum(name in sys.modules for name in ("clr", "pythonnet", "clr_loader", "cffi")))
"""
    runs = [run([sys.executable, "-c", text]).split() for _ in range(7)]
    assert {started for _, started in runs} == {"0"}
    assert statistics.median(float(seconds) for seconds, _ in runs) < 0.15


def test_help_and_version_start_no_dotnet():
    probe = "import runpy, sys, atexit; atexit.register(lambda: print('clr' in sys.modules, 'numpy' in sys.modules)); "
    for option in ("--help", "--version"):
        text = f"{probe} sys.argv = ['hybridnet', {option!r}]; runpy.run_module('hybridnet', run_name='__main__')"
        assert run([sys.executable, "-c", text]).splitlines()[-1] == "False False"


# -- wheel, sdist, editable ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Path:
    """A copy of the checkout as git would give it, so that building does not change the checkout."""
    return copy_sources(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="module")
def built(sources) -> Path:
    """The sdist, and the wheel built from the sdist alone, C# sources and all."""
    folder = sources / "dist"
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder)], cwd=sources)
    return folder


@pytest.fixture
def environment(tmp_path):
    """Make an empty virtual environment with the given things installed; gives its Python."""

    def make(*what: str, **variables: str) -> str:
        run([sys.executable, "-m", "venv", str(tmp_path / "env")])
        python = str(tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python")
        run([python, "-m", "pip", "install", "--quiet", *what], **variables)
        return python

    return make


def test_wheel_is_for_every_system_and_holds_the_engine(built):
    (wheel,) = built.glob("*.whl")
    assert wheel.name == f"hybridnet-{__version__}-py3-none-any.whl"
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"hybridnet/py.typed", "hybridnet/_runtime.py", "hybridnet/_dotnet/HybridNet.dll"} <= names
    assert not [name for name in names if Path(name).suffix in (".cs", ".pdb", ".xml")]
    assert not [name for name in names if "web" in Path(name).parts or "node_modules" in name]
    needed = {f"hybridnet/_dotnet/{file.name}" for file in _installations.FOLDER.iterdir()}
    assert {name for name in names if "/_dotnet/" in name} == needed


def test_wheel_names_whose_assemblies_it_holds(built):
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (notices,) = (archive.read(name).decode() for name in names if name.endswith("THIRD-PARTY-NOTICES.txt"))
    others = {Path(name).stem for name in names if name.endswith(".dll")} - {"HybridNet", "HybridNet.Interop"}
    assert others == {
        line for line in notices.splitlines() if re.fullmatch(r"(Google|Newtonsoft|Microsoft)[\w.]+", line)
    }


def test_sdist_holds_the_csharp_sources_and_no_assembly(built):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"src/HybridNet.Interop/Library.cs", "Directory.Build.props", "hatch_build.py"} <= names
    assert not [name for name in names if name.endswith(".dll")]


def test_sdist_holds_the_javascript_sources_and_no_package_of_npm(built):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"python/web/package.json", "python/web/math/dtypes.js"} <= names
    assert not [name for name in names if "node_modules" in name]


def test_wheel_works_in_an_empty_environment(built, environment):
    (wheel,) = built.glob("*.whl")
    python = environment(str(wheel))
    version, file, output = run([python, "-I", "-c", CHECK]).split(" ", 2)
    assert (version, output) == (__version__, "[[9.0]]\n")
    assert Path(file).is_relative_to(Path(python).parent.parent)
    assert f"runs, version {__version__}" in run([python, "-I", "-m", "hybridnet", "doctor"])


def test_editable_install_works_in_an_empty_environment(sources, environment):
    python = environment("-e", str(sources), HYBRIDNET_PREBUILT=str(_installations.FOLDER))
    version, file, output = run([python, "-I", "-c", CHECK]).split(" ", 2)
    assert (version, file, output) == (__version__, str(sources / "python" / "hybridnet" / "__init__.py"), "[[9.0]]\n")


# -- the NuGet package --------------------------------------------------------------------------------------------

FRAMEWORKS = ("net8.0", "net10.0")
PROGRAMS = [(readme, number) for readme in READMES for number in range(len(blocks(readme, "csharp")))]

NUGET = """\
<configuration>
  <config><add key="globalPackagesFolder" value="packages" /></config>
  <packageSources><clear /><add key="packed" value="{packed}" /></packageSources>
  <fallbackPackageFolders><clear /><add key="restored" value="{restored}" /></fallbackPackageFolders>
</configuration>
"""


@pytest.fixture(scope="module")
def packed(sources) -> Path:
    """The folder with the NuGet package and its symbols."""
    run(["dotnet", "pack", "src/HybridNet", "-c", "Release", "-o", "nuget", "-v", "quiet", "-m:1"], cwd=sources)
    return sources / "nuget"


#: Every file of the NuGet package, and of its symbols, without those that the packer adds to any package.
PACKED = {"HybridNet.nuspec", "README.md", "icon.png", "LICENSE", "THIRD-PARTY-NOTICES.txt"}
PACKED |= {f"lib/{framework}/HybridNet.{kind}" for framework in FRAMEWORKS for kind in ("dll", "xml")}
SYMBOLS = {"HybridNet.nuspec", *(f"lib/{framework}/HybridNet.pdb" for framework in FRAMEWORKS)}


def contents(package: Path) -> set[str]:
    with zipfile.ZipFile(package) as archive:
        names = set(archive.namelist())
    return {name for name in names if not name.startswith(("_rels/", "package/")) and name != "[Content_Types].xml"}


def test_nuget_package_and_its_symbols_hold_these_files_alone(packed):
    assert contents(packed / f"HybridNet.{__version__}.nupkg") == PACKED
    assert contents(packed / f"HybridNet.{__version__}.snupkg") == SYMBOLS
    assert len(list(packed.iterdir())) == 2
    with zipfile.ZipFile(packed / f"HybridNet.{__version__}.nupkg") as archive:
        for name, source in (("icon.png", "src/HybridNet"), ("LICENSE", ""), ("THIRD-PARTY-NOTICES.txt", "")):
            assert archive.read(name) == (ROOT / source / name).read_bytes()


def test_icon_of_the_nuget_package_is_the_picture_of_its_script():
    script = runpy.run_path(str(ROOT / "python" / "package_icon.py"))
    content = script["ICON"].read_bytes()
    pixels = script["picture"]()
    assert pixels.shape == (128, 128, 4)
    start = len(b"\x89PNG\r\n\x1a\n") + 25  # of the pixels: behind the header
    assert content[:start] == script["png"](pixels)[:start]
    (length,) = struct.unpack(">I", content[start : start + 4])
    rows = np.frombuffer(zlib.decompress(content[start + 8 : start + 8 + length]), np.uint8).reshape(128, -1)
    assert (rows[:, 0] == 0).all()
    assert (rows[:, 1:].reshape(pixels.shape) == pixels).all()


def test_nuget_package_says_what_it_is_and_needs_three_packages(packed):
    with zipfile.ZipFile(packed / f"HybridNet.{__version__}.nupkg") as archive:
        description = archive.read("HybridNet.nuspec").decode("utf-8-sig")
        readme = archive.read("README.md").decode()
    assert f"<version>{__version__}</version>" in description
    assert '<license type="expression">MIT</license>' in description
    assert "<readme>README.md</readme>" in description
    assert "<icon>icon.png</icon>" in description
    needed = ["Google.Protobuf", "Microsoft.Extensions.Logging.Abstractions", "Newtonsoft.Json"]
    assert re.findall(r'<dependency id="([^"]+)"', description) == needed * len(FRAMEWORKS)
    assert readme == (ROOT / "src" / "HybridNet" / "README.md").read_text(encoding="utf-8")
    # Where the package is shown there are no files beside its README.
    assert not [link for link in re.findall(r"\]\(([^)]+)\)", readme) if not link.startswith("https://")]


def test_readmes_with_programs_in_csharp_are_found():
    assert {readme for readme, _ in PROGRAMS} == {"README.md", "src/HybridNet/README.md", "examples/coming-from.md"}
    assert len(PROGRAMS) >= 3


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_documentation_in_the_nuget_package_is_of_public_members_alone(packed, framework):
    with zipfile.ZipFile(packed / f"HybridNet.{__version__}.nupkg") as archive:
        text = archive.read(f"lib/{framework}/HybridNet.xml").decode("utf-8-sig")
    names = set(re.findall(r'<member name="([^"]+)"', text))
    assert names >= {
        "T:HybridNet.Model",
        "M:HybridNet.Model.Clone",
        "M:HybridNet.Model.Predict(System.ReadOnlySpan{System.Single},System.Span{System.Single})",
        "M:HybridNet.Targets.op_Implicit(System.Int32[])~HybridNet.Targets",
        "P:HybridNet.Matrix.Item(System.Int32,System.Int32)",
        "M:HybridNet.Matrix.From(System.Single[0:,0:])",
        "M:HybridNet.TrainingCallback.OnEpochEnd(HybridNet.TrainingRun)",
        "F:HybridNet.DType.Float32",
    }
    private = ("Throw", "Workspace", "TrainingLoop", "Elementwise", "Net8", "Model.BetweenSteps", "Optimizer.Step")
    assert not [name for name in names if re.search(rf":HybridNet\.({'|'.join(private)})\b", name)]


def test_builds_of_a_continuous_integration_have_versions_of_their_own(sources, tmp_path):
    run(
        ["dotnet", "pack", "src/HybridNet", "-c", "Release", "-o", str(tmp_path), "-v", "quiet", "-m:1"],
        cwd=sources,
        HYBRIDNET_BUILD="37",
    )
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        f"HybridNet.{__version__}-ci.37.nupkg",
        f"HybridNet.{__version__}-ci.37.snupkg",
    ]


def test_what_is_given_away_names_no_folder_of_the_builder(packed, built, sources):
    for framework in FRAMEWORKS:
        with zipfile.ZipFile(packed / f"HybridNet.{__version__}.nupkg") as archive:
            assert str(sources).encode() not in archive.read(f"lib/{framework}/HybridNet.dll")
        with zipfile.ZipFile(packed / f"HybridNet.{__version__}.snupkg") as archive:
            assert sources.parent.name.encode() not in archive.read(f"lib/{framework}/HybridNet.pdb")
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            assert str(sources).encode() not in archive.read(name), name


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize(("readme", "number"), PROGRAMS)
def test_nuget_package_runs_the_programs_of_all_readmes(packed, tmp_path, readme, number, framework):
    program = blocks(readme, "csharp")[number]
    restored = run(["dotnet", "nuget", "locals", "global-packages", "--list"]).partition(":")[2].strip()
    reference = f'<PackageReference Include="HybridNet" Version="{__version__}" />'
    write_project(tmp_path, program, reference, NUGET.format(packed=packed, restored=restored), framework)
    output = run(
        ["dotnet", "run", "-c", "Release", "-v", "quiet", "--property:UseSharedCompilation=false"], cwd=tmp_path
    )
    assert output.splitlines() == promised(program, "//")


# -- the build hook -----------------------------------------------------------------------------------------------


@pytest.fixture
def checkout(sources, tmp_path) -> Path:
    """A copy of its own, without an engine."""
    folder = tmp_path / "checkout"
    shutil.copytree(sources, folder, ignore=shutil.ignore_patterns("_dotnet*", "artifacts", "dist"))
    return folder


def test_build_takes_prebuilt_files(checkout):
    run(
        [sys.executable, "hatch_build.py"],
        cwd=checkout,
        HYBRIDNET_PREBUILT=str(_installations.FOLDER),
        PATH="/nonexistent",
    )
    package = checkout / "python" / "hybridnet" / "_dotnet"
    assert {file.name for file in package.iterdir()} == {file.name for file in _installations.FOLDER.iterdir()}


@pytest.mark.parametrize("local", ["linux-x64", None])
def test_build_without_a_compiler_ahead_of_time_goes_on_and_says_so(monkeypatch, capsys, tmp_path, local):
    specification = importlib.util.spec_from_file_location("hook", ROOT / "hatch_build.py")
    hook = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(hook)
    calls = []

    def publish(folder, *options):
        calls.append(options)
        if options:
            raise hook.BuildError("NU1101: Unable to find package")

    monkeypatch.setattr(hook, "publish", publish)
    monkeypatch.setattr(hook, "local_platform", lambda: local)
    hook.publish_for_this_machine(tmp_path)
    assert calls[-1] == ()
    assert [options[:2] for options in calls[:-1]] == ([("-r", "linux-x64")] if local else [])
    assert capsys.readouterr().err == (
        f"hybridnet: the engine is not compiled ahead of time for {local or 'this machine'} and starts slower; NuGet's "
        "package microsoft.netcore.app.crossgen2 is needed for it.\n"
    )


def test_the_engine_of_a_checkout_is_compiled_ahead_of_time_for_its_machine():
    # A file of intermediate language alone is a third as large.
    assert (_installations.FOLDER / "HybridNet.dll").stat().st_size > 1_200_000


def test_build_refuses_incomplete_prebuilt_files(checkout, tmp_path):
    (tmp_path / "some").mkdir()
    shutil.copy(_installations.ASSEMBLY, tmp_path / "some")
    text = failure([sys.executable, "hatch_build.py"], cwd=checkout, HYBRIDNET_PREBUILT=str(tmp_path / "some"))
    assert text == (
        f"hybridnet: HYBRIDNET_PREBUILT is {tmp_path / 'some'}, where HybridNet.dll, HybridNet.Interop.deps.json, "
        "HybridNet.Interop.runtimeconfig.json is missing; it must hold what 'dotnet publish src/HybridNet.Interop "
        "-c Release -o FOLDER' writes.\n"
    )


def test_build_without_an_sdk_says_what_to_do(checkout):
    text = failure([sys.executable, "hatch_build.py"], cwd=checkout, PATH="/nonexistent")
    assert text == (
        "hybridnet: building from source needs the .NET 10 SDK, and there is no dotnet on the PATH. Install it from "
        "https://dotnet.microsoft.com/download/dotnet/10.0, or set HYBRIDNET_PREBUILT to a folder with the published "
        "engine, or install the wheel, which needs the .NET runtime alone.\n"
    )


def test_wheel_build_without_an_sdk_ends_with_the_sentence(checkout):
    text = failure([sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=checkout, PATH="/nonexistent")
    assert "hybridnet: building from source needs the .NET 10 SDK" in text
    assert "Traceback" not in text


def test_failed_build_leaves_the_engine_that_was_there(checkout):
    package = checkout / "python" / "hybridnet" / "_dotnet"
    shutil.copytree(_installations.FOLDER, package)
    (checkout / "src" / "HybridNet.Interop" / "HybridNet.Interop.csproj").write_text("<Project", encoding="utf-8")
    text = failure([sys.executable, "hatch_build.py"], cwd=checkout)
    assert text.startswith("hybridnet: the engine does not build; dotnet publish says:\n")
    assert "error MSB" in text
    assert {file.name for file in package.iterdir()} == {file.name for file in _installations.FOLDER.iterdir()}
    assert not package.with_name("_dotnet.new").exists()


def test_build_brings_the_version_module_up_to_the_settings(checkout):
    props = checkout / "Directory.Build.props"
    props.write_text(props.read_text(encoding="utf-8").replace(__version__, "9.8.7"), encoding="utf-8")
    run([sys.executable, "hatch_build.py"], cwd=checkout, HYBRIDNET_PREBUILT=str(_installations.FOLDER))
    assert '__version__ = "9.8.7"' in (checkout / "python" / "hybridnet" / "_version.py").read_text(encoding="utf-8")


def run(command: list[str], cwd: Path | None = None, **variables: str) -> str:
    """Run a command that must succeed; gives its output."""
    result = _finish(command, cwd, variables)
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def failure(command: list[str], cwd: Path, **variables: str) -> str:
    """Run a command that must fail; gives what it says."""
    result = _finish(command, cwd, variables)
    assert result.returncode != 0
    return result.stdout + result.stderr


def _finish(command: list[str], cwd: Path | None, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    merged = {**os.environ, **variables}
    if WHEELHOUSE.is_dir():  # as the Makefile does, for those who call pytest by hand
        merged.setdefault("PIP_NO_INDEX", "1")
        merged["PIP_FIND_LINKS"] = f"{WHEELHOUSE} {merged.get('PIP_FIND_LINKS', '')}"
    return subprocess.run(command, cwd=cwd, env=merged, capture_output=True, text=True, timeout=560, check=False)
