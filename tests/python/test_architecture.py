"""Rule 1 of the house for Python: a module imports only modules to its left, and .NET is touched in one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import hybridnet

PACKAGE = Path(hybridnet.__file__).parent

BASE = ("_version", "_errors", "_public", "_capabilities", "_attributes")
STEP = (*BASE, "_numerics", "_runtime", "_bridge", "_settings")
NETWORK = (
    *STEP,
    "layers",
    "activations",
    "losses",
    "optimizers",
    "metrics",
    "scores",
    "datasets",
    "tables",
    "preparation",
    "splits",
)
MODEL = (*NETWORK, "callbacks", "history", "model")

# Every module (or folder) of the package, and what it may import of it. Side by side they do not know each other.
MAY_IMPORT = {
    "_version": (),
    "_errors": (),
    "_keywords": (),
    "_public": ("_keywords",),
    "_suggestions": ("_keywords", "_public"),
    "_attributes": ("_public", "_suggestions"),
    "_capabilities": ("_attributes",),
    "_sparse": (),
    "_activation_table": (),
    "_overrides": BASE,
    "_numerics": BASE,
    "_installations": BASE,
    "_runtime": (*BASE, "_installations"),
    "_arrays": (*BASE, "_numerics"),
    "_labels": (*BASE, "_arrays"),
    "_bridge": (*BASE, "_arrays", "_labels", "_numerics", "_runtime"),
    "_settings": (*BASE, "_numerics", "_runtime", "_bridge"),
    "threads": STEP,
    "_names": STEP,
    "_transformers": ("_attributes", "_errors", "_public"),
    "neuron": STEP,
    "layers": (*STEP, "neuron"),
    "activations": (*STEP, "layers"),
    "losses": (*STEP, "_overrides", "layers", "activations"),
    "optimizers": STEP,
    "scores": STEP,
    "metrics": (*STEP, "scores"),
    "datasets": STEP,
    "linear": STEP,
    "_table_columns": STEP,
    "tables": (*STEP, "_table_columns", "_transformers"),
    "_columns": STEP,
    "splits": (*STEP, "_columns"),
    "preparation": (*STEP, "_columns", "_table_columns", "_transformers", "splits", "tables"),
    "preprocessing": (*STEP, "_table_columns", "_transformers", "preparation", "tables"),
    "views": (*BASE, "_activation_table", "_arrays", "_labels"),
    "callbacks": NETWORK,
    "history": (*BASE, "_bridge", "views"),
    "_parameters": (*STEP, "_overrides"),
    "_evaluation": (*NETWORK, "_overrides"),
    "_architecture": (*NETWORK, "_activation_table", "_overrides"),
    "_snapshots": (),
    "_callback_changes": (*BASE, "_snapshots"),
    "_step_executor": (*NETWORK, "_architecture", "_evaluation", "_snapshots"),
    "_engine_parameters": (*NETWORK, "_architecture"),
    "_model_files": (*NETWORK, "_architecture", "_engine_parameters"),
    "_gradient_check": (*NETWORK, "_architecture", "_engine_parameters"),
    "_last_pass": NETWORK,
    "_class_weights": (*STEP, "_architecture"),
    "_samples": (*NETWORK, "_architecture", "_class_weights", "_overrides", "_sparse"),
    "_raw_rows": (*NETWORK, "_columns", "_samples", "preprocessing"),
    "_parms": STEP,
    "_hooks": (*NETWORK, "_keywords", "callbacks", "history"),
    "_fitting": (
        *NETWORK,
        "_architecture",
        "_callback_changes",
        "_engine_parameters",
        "_last_pass",
        "_hooks",
        "_overrides",
        "_samples",
        "_step_executor",
        "_snapshots",
        "_sparse",
        "callbacks",
        "history",
        "views",
    ),
    "_parts": STEP,
    "_owners": (*BASE, "_numerics"),
    "_known": ("_overrides",),
    "_chains": (*STEP, "_overrides", "layers", "activations"),
    "_passes": (*STEP, "layers", "_chains", "_sparse"),
    "_book_lines": (*NETWORK, "callbacks"),
    "inspection": (*STEP, "_columns", "_overrides", "_passes", "_table_columns", "layers", "preprocessing", "views"),
    "_custom_functions": STEP,
    "_column_names": ("preprocessing",),
    "_diagram_parts": (
        *NETWORK,
        "_column_names",
        "_custom_functions",
        "_names",
        "_overrides",
        "_passes",
        "_samples",
        "neuron",
        "preprocessing",
        "views",
    ),
    "diagrams": (*BASE, "_bridge", "_diagram_parts", "_passes", "inspection", "neuron", "views"),
    "_network": (
        *NETWORK,
        "_chains",
        "_columns",
        "_known",
        "_names",
        "_overrides",
        "_owners",
        "_parts",
        "_passes",
        "_step_executor",
        "_samples",
        "_sparse",
        "history",
        "preprocessing",
    ),
    "_saved_network": (*NETWORK, "_model_files", "_network", "_parameters", "_parms", "preprocessing"),
    "function_plots": (*NETWORK, "_activation_table", "_custom_functions", "views"),
    "_loss_surface": (*BASE, "views"),
    "_model_plots": (
        *BASE,
        "_loss_surface",
        "_network",
        "_passes",
        "_saved_network",
        "diagrams",
        "inspection",
        "views",
    ),
    "model": (
        *NETWORK,
        "_architecture",
        "_book_lines",
        "_fitting",
        "_gradient_check",
        "_known",
        "inspection",
        "_evaluation",
        "_loss_surface",
        "_model_plots",
        "_names",
        "_saved_network",
        "_overrides",
        "_parts",
        "_passes",
        "_raw_rows",
        "_step_executor",
        "_samples",
        "_sparse",
        "callbacks",
        "history",
        "views",
    ),
    "nnfs": (*MODEL, "_book_lines", "_parms"),
    "capacity": (*MODEL, "views"),
    "_sklearn": (*MODEL, "_activation_table", "_class_weights", "_columns", "_samples", "_sparse", "_table_columns"),
    "sklearn": (*MODEL, "_samples", "_sklearn"),
    "distributed": MODEL,
    "jupyter": (*BASE, "_bridge", "_diagram_parts", "diagrams", "function_plots", "views"),
    "explore": (
        *MODEL,
        "_activation_table",
        "linear",
        "neuron",
        "_architecture",
        "_column_names",
        "_columns",
        "_engine_parameters",
        "_passes",
        "_raw_rows",
        "_samples",
        "_sparse",
        "_suggestions",
        "diagrams",
        "function_plots",
        "inspection",
        "preprocessing",
        "views",
        "jupyter",
    ),
}
# What starts the others: the table of public names, and the commands.
PROGRAMS = {"__init__", "__main__", "_demo", "_doctor", "_verify", "cli"}
DOTNET = {"clr", "clr_loader", "pythonnet", "System", "HybridNet", "cffi", "_cffi_backend"}
MAY_TOUCH_DOTNET = {"_runtime", "_bridge", "_doctor"}


def violations(package: Path) -> list[str]:
    """What breaks the rule in a package folder, one sentence each."""
    return [text for file in sorted(package.rglob("*.py")) for text in _problems(package, file)]


def _problems(package: Path, file: Path) -> Iterator[str]:
    path = file.relative_to(package)
    module = path.parts[0].removesuffix(".py")
    if module not in MAY_IMPORT and module not in PROGRAMS:
        yield f"{path}: '{module}' is not in the table"
        return
    for name in sorted(_imported(file, package)):
        first, _, rest = name.partition(".")
        if first in DOTNET and module not in MAY_TOUCH_DOTNET:
            yield f"{path}: {module} must not touch .NET ({first})"
        if first == package.name and module not in PROGRAMS:
            other = rest.partition(".")[0] or "__init__"
            if other not in (module, *MAY_IMPORT[module]):
                yield f"{path}: {module} must not import {other}"


def _imported(file: Path, package: Path) -> set[str]:
    """Absolute names of the modules that a file imports, at any depth of its code, types included."""
    names = set()
    # A module's relative imports start at its folder; so do those of a folder's __init__.
    folder = [package.name, *file.parent.relative_to(package).parts]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            origin = folder[: len(folder) + 1 - node.level] if node.level else []
            base = ".".join([*origin, *([node.module] if node.module else [])])
            # ``from . import layers`` imports a module, ``from .layers import DenseLayer`` a name of one.
            names |= {f"{base}.{alias.name}" for alias in node.names} if base == package.name else {base}
    return names


def test_no_module_imports_one_to_its_right():
    assert violations(PACKAGE) == []


def test_the_modules_are_found():
    assert {"_runtime.py", "_bridge/engine.py", "layers.py"} <= {
        file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py")
    }


def test_the_table_allows_only_what_is_to_the_left():
    seen: set[str] = set()
    for module, known in MAY_IMPORT.items():
        assert set(known) <= seen, module
        seen.add(module)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("layers.py", "from .model import Model", ["layers.py: layers must not import model"]),
        ("layers.py", "from . import model", ["layers.py: layers must not import model"]),
        ("layers.py", "import hybridnet.model", ["layers.py: layers must not import model"]),
        ("layers.py", "from hybridnet import model", ["layers.py: layers must not import model"]),
        ("layers.py", "def f():\n    from .losses import Loss", ["layers.py: layers must not import losses"]),
        ("layers.py", "import hybridnet", ["layers.py: layers must not import __init__"]),
        ("layers.py", "import clr", ["layers.py: layers must not touch .NET (clr)"]),
        ("layers.py", "from System.IO import File", ["layers.py: layers must not touch .NET (System)"]),
        ("optimizers.py", "from .metrics import x", ["optimizers.py: optimizers must not import metrics"]),
        ("views/plots.py", "from ..model import Model", ["views/plots.py: views must not import model"]),
        ("views/plots.py", "from .. import model", ["views/plots.py: views must not import model"]),
        ("views/given.py", "from .. import _bridge", ["views/given.py: views must not import _bridge"]),
        ("attic.py", "", ["attic.py: 'attic' is not in the table"]),
        ("layers.py", "import numpy\nfrom ._bridge import FloatArray\nfrom . import _bridge, _numerics", []),
        ("views/plots.py", "from .svg import x\nfrom . import svg", []),
        ("nnfs/core.py", "from ..layers import DenseLayer\nfrom .. import losses\nfrom . import datasets", []),
        ("_runtime.py", "import clr, pythonnet", []),
        ("_bridge/engine.py", "import _cffi_backend\nfrom .. import _runtime\nfrom .._arrays import floats", []),
        ("_bridge/data.py", "from ..layers import DenseLayer", ["_bridge/data.py: _bridge must not import layers"]),
        ("__init__.py", "from .model import Model", []),
    ],
)
def test_the_checker_sees_every_form_of_import(tmp_path, path, text, expected):
    file = tmp_path / "hybridnet" / path
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    assert violations(tmp_path / "hybridnet") == expected
