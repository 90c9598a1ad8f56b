"""The book's long trainings through ``Model.fit``: 10,001 epochs leave the bits of NumPy with nnfs."""

from __future__ import annotations

import json
import os
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from golden import generate, runs
from golden.form import digest
from hybridnet._numerics import Flavour
from hybridnet.model import Model

KNOWN: dict[str, Any] = json.loads(runs.FILE.read_text(encoding="utf-8"))["runs"]
FLAVOURS: tuple[Flavour, ...] = ("simd", "libm")
EXHAUSTIVE = os.environ.get("HYBRIDNET_EXHAUSTIVE") == "1"
LONG = {"dropout": runs.FIRST, "sine": runs.FIRST}
"""Runs that take longest stop early here; the engine runs them whole in C#, and here if everything is asked for."""


def made(given: dict[str, Any]) -> Any:
    return getattr(hn, given["class"])(**{name: value for name, value in given.items() if name != "class"})


def model_of(name: str, flavour: Flavour) -> tuple[Model, Any, Any]:
    """The run's model and data, drawn in the order of the book's scripts."""
    hn.init(seed=0, flavour=flavour)
    run = runs.RUNS[name]
    if run["data"]["class"] == "SineData":
        X, y = hn.sine_data(run["data"]["samples"])
    else:
        X, y = hn.spiral_data(samples=run["data"]["samples"], classes=run["data"]["classes"])
    model = Model([made(layer) for layer in run["layers"]])
    model.set(loss=made(run["loss"]), optimizer=made(run["optimizer"]), accuracy=made(run["accuracy"]))
    return model, X, y.reshape(-1, 1) if run["data"].get("column") else y


def assert_left(model: Model, after: dict[str, Any]) -> None:
    """Parameters, and the losses and accuracies of all epochs so far, have these hashes."""
    for what, column in (("data_losses", "data_loss"), ("losses", "loss"), ("accuracies", "accuracy")):
        expected = after["epochs"][what]
        values = np.array(model.history[column])
        narrow = values.astype(expected["dtype"])
        assert np.array_equal(narrow, values), f"{what} are not {expected['dtype']}"
        assert digest(narrow) == expected["sha256"], what
    arrays = [array for pair in model.get_parameters() for array in pair]
    assert {array.dtype for array in arrays} == {np.dtype("float32")}
    assert runs.parameters_digest(arrays) == after["parameters"]


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("name", runs.RUNS)
def test_fit_leaves_the_bits_of_numpy(name: str, flavour: Flavour, stream_and_settings: None) -> None:
    """In two stretches: the second call continues training."""
    expected = KNOWN[name]["expected"]
    after = expected.get("any", expected.get(flavour))["after"]
    model, X, y = model_of(name, flavour)
    model.fit(X, y, epochs=runs.FIRST, progress=False)
    assert_left(model, after[str(runs.FIRST)])
    if EXHAUSTIVE or name not in LONG:
        model.fit(X, y, epochs=runs.WHOLE - runs.FIRST, progress=False)
        assert_left(model, after[str(runs.WHOLE)])


def assert_left_as_live(name: str, flavour: Flavour) -> None:
    model, X, y = model_of(name, flavour)
    model.fit(X, y, epochs=runs.WHOLE, progress=False)
    assert_left(model, runs.in_child(flavour, name, runs.WHOLE)["after"][str(runs.WHOLE)])


@pytest.mark.parametrize("name", ["adam_l2", "binary_l2"])
def test_fit_leaves_the_bits_of_numpy_live(name: str, stream_and_settings: None) -> None:
    """NumPy and nnfs of this machine run beside it."""
    assert_left_as_live(name, generate.local_flavour())


@pytest.mark.exhaustive
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("name", runs.RUNS)
def test_every_run_leaves_the_bits_of_numpy_live(name: str, flavour: Flavour, stream_and_settings: None) -> None:
    assert_left_as_live(name, flavour)


def test_a_bit_of_the_data_leaves_others(stream_and_settings: None) -> None:
    model, X, y = model_of("adam", "simd")
    X[7, 0] = np.nextafter(X[7, 0], np.float32(1))
    model.fit(X, y, epochs=runs.FIRST, progress=False)
    with pytest.raises(AssertionError, match="data_losses"):
        assert_left(model, KNOWN["adam"]["expected"]["simd"]["after"][str(runs.FIRST)])
