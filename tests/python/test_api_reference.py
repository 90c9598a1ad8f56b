"""The reference as pages: every public member is in it, in the form that readers know."""

from __future__ import annotations

import runpy
import warnings
from pathlib import Path

import pytest

import hybridnet
from python.programs import ROOT

REFERENCE = runpy.run_path(str(ROOT / "python" / "api_reference.py"))


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("reference")
    with warnings.catch_warnings():
        REFERENCE["write_python"](folder)
    return folder


def test_comment_becomes_one_of_numpydoc():
    text = (
        "Adds.\n\nParameters\n----------\na, b : numbers : any.\n    More of them.\n*rest : others.\n\n"
        "Returns\n-------\nThe sum : a number.\n\nRaises\n------\nTypeError : one is a text.\n\nSource: book chapter 1."
    )
    assert REFERENCE["as_numpydoc"](text) == (
        "Adds.\n\nParameters\n----------\na, b\n    numbers : any.\n    More of them.\n*rest\n    others.\n\n"
        "Result\n------\nThe sum : a number.\n\nRaises\n------\nTypeError\n    one is a text.\n\n"
        "\nSource\n------\nbook chapter 1."
    )


def test_every_public_name_has_its_text(pages):
    text = (pages / "hybridnet.html").read_text(encoding="utf-8")
    packages = ("datasets", "explore", "views")  # have pages of their own
    missing = [name for name in hybridnet.__all__ if f'id="{name}"' not in text and name not in packages]
    assert missing == []
    assert "<strong>n_inputs</strong>: columns of the inputs" in text


def test_pages_name_no_folder_of_the_builder(pages):
    assert [file for file in pages.rglob("*") if file.is_file() and str(ROOT).encode() in file.read_bytes()] == []


@pytest.mark.exhaustive
def test_csharp_half_is_made_without_warnings(tmp_path):
    REFERENCE["write"](tmp_path)
    assert "Fully connected" in (tmp_path / "csharp/api/HybridNet.DenseLayer.html").read_text(encoding="utf-8")
    assert "csharp/api/HybridNet.html" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "csharp/api/HybridNet.html").is_file()
