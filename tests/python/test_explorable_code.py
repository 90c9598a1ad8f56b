"""The Python and C# of the code panels run, and print the numbers that the page shows."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import nnfs

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).parent / "scripts" / "explorable_code.mjs"
NUMBER = re.compile(r"(?<![\w.])-?(?:\d+\.?\d*(?:e[+-]?\d+)?|nan|inf(?:inity)?)(?!\w)", re.IGNORECASE)

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")


def net(*layers: Any, loss: str | hn.Loss, optimizer: Any = "sgd") -> hn.Model:
    model = hn.Model(list(layers))
    model.set(loss=loss, optimizer=optimizer)
    return model


def models() -> dict[str, tuple[hn.Model, Any, Any]]:
    """Models and rows of each kind that a code panel writes in its own way."""
    hn.init(seed=0)
    X, y = hn.spiral_data(100, 3)
    draw = np.random.RandomState(3)
    small = draw.randn(9, 2).astype(np.float32)
    values = (small[:, :1] * 2 - small[:, 1:]).astype(np.float32)
    classifier = net(
        hn.DenseLayer(2, 5, weight_regularizer_l2=1e-3), hn.ReLUActivation(),
        hn.DenseLayer(5, 3), hn.SoftmaxActivation(),
        loss="categorical_crossentropy", optimizer=hn.Adam(0.05, decay=5e-7),
    )  # fmt: skip
    classifier.fit(X, y, epochs=5, progress=False)
    frozen = net(
        hn.DenseLayer(2, 3), hn.ELUActivation(0.5), hn.DenseLayer(3, 1), loss="mse", optimizer=hn.RMSprop(0.02)
    )
    frozen.layers[0].trainable = False
    wide = draw.rand(20, 300)
    return {
        "small": (net(hn.DenseLayer(2, 3), hn.TanhActivation(), hn.DenseLayer(3, 1), loss="mae"), small, values),
        "settings": (
            net(
                hn.DenseLayer(2, 3), hn.LeakyReLUActivation(0.2), hn.DenseLayer(3, 2), hn.GELUActivation(True),
                hn.DenseLayer(2, 3), hn.SoftmaxActivation(), loss="categorical_crossentropy",
                optimizer=hn.SGD(0.5, decay=1e-3, momentum=0.9),
            ), small, np.arange(9) % 3,
        ),
        "book's sign": (
            net(hn.DenseLayer(2, 2), hn.DenseLayer(2, 1), loss=nnfs.Loss_MeanAbsoluteError()), small, values,
        ),
        "trained": (classifier, X, y),
        "dropout": (
            net(
                hn.DenseLayer(2, 4), hn.ReLUActivation(), hn.DropoutLayer(0.25), hn.DenseLayer(4, 1),
                hn.SigmoidActivation(), loss="binary_crossentropy", optimizer=hn.AdaGrad(0.1),
            ), small, values > 0,
        ),
        "frozen": (frozen, small, values),
        "wide": (net(hn.DenseLayer(300, 2), hn.TanhActivation(), loss="mse"), wide, wide[:, :2]),
    }  # fmt: skip


def explorables() -> dict[str, hn.explore.Explorable]:
    """Views of the reader's own data by name: few and many numbers of each."""
    draw = np.random.RandomState(1)
    few = {"size": [1.5, -2.0, 1e22, 4.25], 'a "price"\u2028': [1.0, 3.5, -2.0, 7.0]}
    many = draw.randn(150, 1) * 3, draw.randn(150)
    several = draw.randn(400, 3) * [1, 20, 0.1] + 5
    names = ['a "dog"\\', "犬\u2028", *(f"class {number}" for number in range(38))]
    shares = draw.dirichlet(np.full(40, 0.1), 3)
    found = {
        "linear-regression few": hn.explore.linear_regression(few, *few),
        "linear-regression many": hn.explore.linear_regression(*many),
        "linear-regression houses": hn.explore.linear_regression(),
        "line-story few": hn.explore.line_story([1.0, 2.0, 4.0], [3.0, 2.0, 5.0]),
        "line-story many": hn.explore.line_story(*many),
        "gradient-descent few": hn.explore.gradient_descent([[1.0, 5], [2.0, 4], [3.0, 9]], [1.0, 3.0, 2.0]),
        "gradient-descent many": hn.explore.gradient_descent(several, several @ [3.0, -0.2, 80.0]),
        "gradient-descent reduced": hn.explore.gradient_descent(draw.randn(2500, 1), draw.randn(2500)),
        "gradient-descent houses": hn.explore.two_features(),
        "softmax-regression few": hn.explore.softmax_regression(weights=draw.randn(3, 4), biases=draw.randn(4)),
        "softmax-regression many": hn.explore.softmax_regression(weights=draw.randn(30, 5), inputs=draw.randn(30)),
        "softmax-regression inputs": hn.explore.softmax_regression(40, 3, inputs=draw.randn(40), biases=[1, 2, 3.5]),
        "top-k few": hn.explore.top_k([[0.02, 0.973, 0.007], [0.2, 0.4, 0.4]], names=["cat", 'a "dog" \\', "犬"]),
        "top-k many": hn.explore.top_k(shares, names=names),
        "prediction example": hn.explore.prediction(),
    }  # fmt: skip
    for name, (model, X, y) in models().items():
        found[f"prediction {name}"] = hn.explore.prediction(model, X)
        found[f"network {name}"] = hn.explore.network(model, X, y)
    return found


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    """Every code panel with the numbers that its page shows."""
    given = [
        {"view": each.view, "name": name.partition(" ")[2], "data": each.values["data"]}
        for name, each in explorables().items()
    ]
    run = subprocess.run(
        ["node", SCRIPT], input=json.dumps(given), capture_output=True, text=True, timeout=120, check=True
    )
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def test_every_view_has_code_panels_here(cases):
    views = {path.stem for path in (ROOT / "python" / "web" / "views").glob("*.js")}
    assert {case["view"] for case in cases} == views


def test_the_python_of_every_code_panel_prints_what_the_page_shows(cases, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # no file of the reader is needed
    for case in cases:
        hn.init()
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(case["python"], {})
        assert printed.getvalue().removesuffix("\n").split("\n") == case["shown"], (case["view"], case["name"])
    assert list(tmp_path.iterdir()) == []
    hn.init()


@pytest.mark.skipif(shutil.which("dotnet") is None, reason="the .NET SDK is not installed")
def test_the_csharp_of_every_code_panel_compiles_and_prints_what_the_page_shows(cases, tmp_path):
    usings, methods = set(), []
    for number, case in enumerate(cases):
        lines = case["csharp"].split("\n")
        usings |= {line for line in lines if line.startswith("using ")}
        body = "\n".join(line for line in lines if not line.startswith("using "))
        methods.append(f"static class Case{number}\n{{\n    public static void Run()\n    {{\n{body}\n    }}\n}}\n")
    calls = "".join(f'Console.WriteLine("=== {number}");\nCase{number}.Run();\n' for number in range(len(cases)))
    (tmp_path / "Panels.cs").write_text("\n".join([*sorted(usings), calls, *methods]), encoding="utf-8")
    engine = Path(str(files("hybridnet") / "_dotnet"))
    (tmp_path / "Panels.csproj").write_text(
        f"""<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable>
  <ImplicitUsings>enable</ImplicitUsings><UseAppHost>false</UseAppHost><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><Reference Include="{engine}/*.dll" Exclude="{engine}/HybridNet.Interop.dll" /></ItemGroup>
</Project>
""",
        encoding="utf-8",
    )
    (tmp_path / "Directory.Build.props").write_text("<Project />", encoding="utf-8")
    environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "DOTNET_CLI_TELEMETRY_OPTOUT": "1"}
    built = subprocess.run(
        ["dotnet", "build", "-m:1", "-v:q", "-nologo", "-o", "out", "-p:UseSharedCompilation=false",
         "-nodeReuse:false"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout[-4000:]
    run = subprocess.run(
        ["dotnet", "out/Panels.dll"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    printed = re.split(r"^=== \d+\n", run.stdout, flags=re.MULTILINE)[1:]
    assert run.returncode == 0, (run.stderr[-2000:], cases[len(printed) - 1]["name"])
    for case, text in zip(cases, printed, strict=True):
        wanted, found = numbers("\n".join(case.get("sharp", case["shown"]))), numbers(text)
        assert len(found) == len(wanted), (case["view"], case["name"], wanted[:9], found[:9])
        different = [(a, b) for a, b in zip(wanted, found, strict=True) if not same(a, b)]
        assert different == [], (case["view"], case["name"])


def numbers(text: str) -> list[str]:
    return NUMBER.findall(text)


def same(shown: str, printed: str) -> bool:
    """Whether two texts are one number: to the bit, or as rounded to the decimals that are printed."""
    a, b = float(shown), float(printed)
    decimals = len(printed.partition(".")[2])
    return (
        a == b or (a != a and b != b) or (decimals in (8, 11) and "E" not in printed and abs(a - b) <= 10.0**-decimals)
    )
