"""Error texts are defined once: a check that Python makes takes its text from the engine (``_bridge.error``)."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import hybridnet as hn
from hybridnet import _bridge

ROOT = Path(__file__).resolve().parent.parent.parent
#: A text may share this many words in a row with one of the other language: the usual phrases of errors.
WORDS = 7

#: Pairs that are alike and not the same, by the method of the engine, with the reason.
ALIKE = {
    "GradientShape": "Python's gradients may have more than two axes, and its layers other names",
    "SoftmaxEmpty": "Python checks outputs for predictions, the engine inputs of softmax",
    "TargetCount": "Python shows both shapes and the reshape that fits",
    "TargetColumns": "Python suggests the call of reshape",
    "NotOneHot": "Python names its keyword binary=True",
    "ModelIsTraining": "Python advises a copy, C# a clone",
    "NewLabel": "labels are shown as each language writes them",
    "DataNoise": "NaN is the engine's sign for no noise; Python refuses it before",
    "LinearShapes": "Python accepts one rate for all features",
    "NoPrecision": "Python's method is init, C#'s Prepare",
    "NoMeans": "Python's method is init, C#'s Prepare",
    "NoOptimizer": "Python's method is set, C#'s Compile",
    "NoLoss": "Python's method is set, C#'s Compile",
    "UnknownCategory": "Python names the column, and the keyword that lets others be zero",
    "NoCategories": "Python names the column",
    "SameCategories": "Python names the column",
    "StandardizeColumns": "Python names the columns of a data frame",
    "SplitTargets": "Python's inputs may be lists and data frames, which have lengths and no shapes",
}


def words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", re.sub(r"\{[^{}]*\}", " ", text).lower())


def runs(text: str) -> set[tuple[str, ...]]:
    all_words = words(text)
    return {tuple(all_words[i : i + WORDS + 1]) for i in range(len(all_words) - WORDS)}


def texts_of_csharp(sources: str) -> dict[str, set[tuple[str, ...]]]:
    """The runs of words of each method of the class Throw."""
    found = re.findall(r"internal static [\w<>]+ (\w+)\([^)]*\)(.*?);\n", sources, re.DOTALL)
    return {name: runs(" ".join(re.findall(r'"((?:[^"\\]|\\.)*)"', body))) for name, body in found}


def texts_of_python(source: str) -> list[str]:
    """The texts of a module, without its docs."""
    tree = ast.parse(source)
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    parts = {id(part) for node in joined for part in ast.walk(node) if part is not node}
    texts = ["".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values) for node in joined]
    return texts + [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not {id(node)} & (docs | parts)
    ]


def pairs() -> list[tuple[str, str, str]]:
    """Module, text and method of the engine of each text that stands on both sides."""
    sources = "".join(file.read_text() for file in sorted((ROOT / "src/HybridNet/Diagnostics").glob("Throw*.cs")))
    engine = texts_of_csharp(sources)
    return [
        (file.name, text, name)
        for file in sorted((ROOT / "python").rglob("*.py"))
        for text in texts_of_python(file.read_text())
        for name, spoken in engine.items()
        if runs(text) & spoken
    ]


def test_no_text_of_an_error_is_defined_in_both_languages() -> None:
    assert [pair for pair in pairs() if pair[2] not in ALIKE] == []


def test_every_pair_that_is_excused_exists() -> None:
    assert set(ALIKE) - {name for _, _, name in pairs()} == set()


def test_a_text_in_both_languages_is_found() -> None:
    engine = texts_of_csharp(
        'internal static X Twice(string a) => new(\n    $"{a}: one two three four five "\n    + "six seven eight");\n'
    )
    text = texts_of_python(
        '"""Docs: one two three four five six seven eight."""\nraise E(f"{a}: one two three four five six seven eight")'
    )
    assert text == ["{}: one two three four five six seven eight"]
    assert runs(text[0]) & engine["Twice"]
    assert not runs("one two three four five six seven nine") & engine["Twice"]


@pytest.mark.parametrize(
    ("name", "arguments", "kind", "text"),
    [
        ("no_layers", ("model, fit",), hn.StateError,
         "model, fit: it has no layers; one or more are required. Add them first."),
        ("bias_shape", ((2, 3), (4,), 3), hn.ShapeError,
         "dense layer: weights are (2, 3), biases are (4,); biases must be (1, 3), one for each neuron."),
        ("split_class_of_one", ("é", ), ValueError,
         "held-out split: class é has one row; equal shares of the classes on both sides need two or more of each. "
         "Leave the class out, or split without shares."),
    ],
)  # fmt: skip
def test_an_error_of_the_engine_is_made_by_its_name(
    name: str, arguments: tuple[object, ...], kind: type[Exception], text: str
) -> None:
    error = _bridge.error(name, *arguments)
    assert type(error) is kind
    assert str(error) == text
