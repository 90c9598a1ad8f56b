"""The house: sizes of files, one text for the vectors of every width, capabilities instead of tests for a class."""

from __future__ import annotations

import re

import pytest

from python.conftest import ROOT

ENGINE = sorted([*(ROOT / "src").rglob("*.cs")])
PACKAGE = sorted((ROOT / "python" / "hybridnet").rglob("*.py"))
VECTORS = ROOT / "src/HybridNet/Numerics/Simd"


def test_files_are_shorter_than_400_lines() -> None:
    lengths = {str(file.relative_to(ROOT)): file.read_text().count("\n") for file in (*ENGINE, *PACKAGE)}
    assert len(lengths) > 300
    assert {name: lines for name, lines in lengths.items() if lines >= 400} == {}


def members(bits: int) -> str:
    """The text of a vector without its width, up to the conversions between float32 and float64, which differ."""
    text = (VECTORS / f"SimdVector{bits}.cs").read_text()
    text = text[text.index("internal readonly struct") : text.index(" Widen(Vector")]
    return re.sub(
        rf"\b(SimdVector|Vector|V){bits}\b|Widen\(Vector{bits // 2}", lambda found: found[1] or "Widen(", text
    )


@pytest.mark.parametrize("bits", [128, 512])
def test_the_vectors_of_every_width_are_one_text(bits: int) -> None:
    assert len(members(256).splitlines()) > 80
    assert members(bits) == members(256)


def test_the_engine_asks_parts_for_capabilities_and_not_for_their_class() -> None:
    """Lists of all classes, for names and files, are in KnownActivation, PartNames, ModelParts and Onnx."""
    layers, activations = ("Layers", "*Layer"), ("Activations", "*Activation")
    others = [("Losses", "*Loss"), ("Optimizers", "*"), ("Metrics", "*")]
    concrete = {
        file.stem
        for folder, pattern in (layers, activations, *others)
        for file in (ROOT / "src/HybridNet" / folder).glob(f"{pattern}.cs")
        if re.search(rf"public sealed (partial )?class {file.stem}\b", file.read_text())
    }
    assert len(concrete) > 20
    tested = re.compile(rf"\b(?:is|is not|as|case|typeof\()\s*({'|'.join(sorted(concrete))})\b")
    found = {
        (file.name, match[1])
        for file in ENGINE
        if file.parent.name not in ("HybridNet.Interop", "Onnx")
        for match in tested.finditer(re.sub(r"//.*", "", file.read_text()))
    }
    assert found == {
        # The loss knows with which activation its gradient is simpler: IFusesWithActivation.
        ("CategoricalCrossentropyLoss.cs", "SoftmaxActivation"),
        ("SigmoidBinaryCrossentropyLoss.cs", "SigmoidActivation"),
        # The identity passes probabilities on.
        ("EndingRules.cs", "LinearActivation"),
    }


def test_the_package_asks_parts_for_capabilities_and_not_for_their_weights() -> None:
    asks = {
        str(file.relative_to(ROOT))
        for file in PACKAGE
        if re.search(r"""hasattr\([^()]*(\([^()]*\))?[^()]*["']weights["']\)""", file.read_text())
    }
    assert asks == set()
