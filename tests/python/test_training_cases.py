"""Sixty trainings of every mixture against the oracle under the real nnfs, live: no differing bit."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from python.training import cases, oracle, ours, watched
from reference.same import assert_same

CASES = cases.all_cases()
IDS = [f"{case['number']}-{case['loss']['class'].removesuffix('Loss')}-{case['optimizer']['class']}" for case in CASES]


def assert_same_answer(case: dict[str, Any], actual: dict[str, Any], expected: dict[str, Any]) -> None:
    """Whatever both have, to the bit; a case without nnfs within what the order of its sums may do in a few steps."""
    relative = 1e-9 if case["plain"] else 0.0
    for number, (a, e) in enumerate(zip(actual["parameters"], expected["parameters"], strict=True)):
        assert_same(a, e, relative=relative, where=f"parameters {number}")
    for number, (a, e) in enumerate(zip(actual["memory"], expected["memory"], strict=True)):
        assert a.keys() == e.keys()
        for name in e:
            assert_same(a[name], e[name], relative=relative, where=f"{name} of layer {number}")
    for part in actual.keys() & {"steps", "epochs"}:
        for name in expected[part]:
            ulp = cases.loss_ulp(case) if name == "data_loss" else 0
            for a, e in zip(actual[part][name], expected[part][name], strict=True):
                assert_same_number(a, e, ulp=ulp, relative=relative, where=f"{name} of {part}")
    for a_column, e_column in zip(actual["validations"], expected["validations"], strict=True):
        for a, e in zip(a_column, e_column, strict=True):
            assert_same_number(a, e, ulp=cases.loss_ulp(case), relative=relative, where="validation")
    if "text" in actual:
        assert actual["text"] == expected["text"]
    assert_same(actual["predicted"], expected["predicted"], relative=relative, where="predictions")
    assert_same(actual["stream"][0], expected["stream"][0], where="random stream")
    assert actual["stream"][1:] == expected["stream"][1:]


def assert_same_number(actual: Any, expected: Any, **tolerance: Any) -> None:
    """Compare the types; a Python float, as in a history, is accepted for an equal NumPy number."""
    if type(actual) is float and isinstance(expected, np.generic | int):
        narrow = np.asarray(actual, getattr(expected, "dtype", np.float64))
        assert narrow == actual or np.isnan(actual), f"{actual!r} is no {narrow.dtype}"
        actual, expected = narrow[()], narrow.dtype.type(expected)
    assert_same(actual, expected, **tolerance)


def hold(case: dict[str, Any], actual: dict[str, Any]) -> None:
    """Compare with the oracle; what differs must have begun on a rounding tie of a product, and is shown then."""
    try:
        assert_same_answer(case, actual, oracle.answers()[case["number"]])
    except AssertionError as difference:
        warnings.warn(watched.excused(case, str(difference)), RoundingTieWarning, stacklevel=2)


class RoundingTieWarning(UserWarning):
    """A bit differs for a reason that tests/README.md allows."""


@pytest.mark.filterwarnings("default::python.test_training_cases.RoundingTieWarning")
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_step_by_step_has_the_bits_of_numpy(case: dict[str, Any], stream_and_settings: None) -> None:
    hold(case, ours.step_by_step(case))


@pytest.mark.filterwarnings("default::python.test_training_cases.RoundingTieWarning")
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_train_has_the_bits_of_numpy_and_prints_the_books_text(case: dict[str, Any], stream_and_settings: None) -> None:
    hold(case, ours.by_train(case))


@pytest.mark.filterwarnings("default::python.test_training_cases.RoundingTieWarning")
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_fit_has_the_bits_of_numpy(case: dict[str, Any], stream_and_settings: None) -> None:
    hold(case, ours.by_fit(case))


@pytest.mark.exhaustive
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_fit_has_the_bits_of_numpy_where_it_calls_the_c_library(
    case: dict[str, Any], stream_and_settings: None
) -> None:
    assert_same_answer(case, ours.by_fit(case, "libm"), oracle.answers("libm")[case["number"]])


@pytest.mark.parametrize("number", [0, 4, 5])
def test_products_of_the_same_operands_do_not_differ(number: int, stream_and_settings: None) -> None:
    assert watched.explain(CASES[number]) == []


def test_a_difference_that_no_product_explains_is_a_failure(stream_and_settings: None) -> None:
    with pytest.raises(AssertionError, match=r"^parameters differ\nproducts of the same operands that differ: 0"):
        watched.excused(CASES[4], "parameters differ")


def test_a_product_that_is_a_bit_off_is_found_and_no_excuse(stream_and_settings: None) -> None:
    def off(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        result = watched.engine_product(a, b)
        if a.shape == (57, 4) or b.shape == (57, 4):
            result[0, 0] = np.nextafter(result[0, 0], np.float32(np.inf))
        return result

    assert (CASES[4]["data"]["rows"], CASES[4]["batch_size"]) == (257, 100)
    with pytest.raises(AssertionError, match=r"(?s)parameters differ\nproducts .* differ: \d+\n\[0, 0\].*: not on a"):
        watched.excused(CASES[4], "parameters differ", off)


def test_a_product_that_differs_on_a_tie_is_an_excuse() -> None:
    """Another order: the terms backwards. On these operands it decides."""
    terms, ones = np.array([[1.0, 2.0**-53, 2.0**-53, 2.0**-24]]), np.ones((4, 1))
    rules = watched.Watched("nnfs", "float32", "float32", lambda a, b: np.float32([[sum(a[0, ::-1])]]))
    rules.dot(terms, ones)
    other = watched.Watched("nnfs", "float32", "float32", lambda a, b: np.float32([[sum(a[0])]]))
    other.dot(terms, ones)
    found = [*rules.found, *other.found]
    assert [element.on_a_tie for element in found] == [True]


def test_the_cases_have_what_they_are_for() -> None:
    """Each loss, optimizer, dtype of labels, kind of penalty, default dtype; short last batches; dropout."""
    for part, count in (("loss", 4), ("optimizer", 4), ("accuracy", 2)):
        assert len({case[part]["class"] for case in CASES}) == count
    labels = {(case["data"]["targets"], case["data"]["dtype"]) for case in CASES}
    assert {dtype for targets, dtype in labels if targets == "classes"} == set(cases.LABELS)
    assert {dtype for targets, dtype in labels if targets == "one-hot"} == set(cases.ONE_HOT)
    assert {case["init"] for case in CASES} == {"float32", "float64", "none"}
    rows = [(case["data"]["rows"], case["batch_size"]) for case in CASES]
    assert sum(bool(size) and count % size != 0 for count, size in rows) > 10
    layers = [layer for case in CASES for layer in case["layers"]]
    assert {layer["class"] for layer in layers} >= {"DropoutLayer", "SigmoidActivation", "LinearActivation"}
    assert {name for layer in layers for name in layer if "regularizer" in name} == {
        f"{of}_regularizer_{kind}" for of in ("weight", "bias") for kind in ("l1", "l2")
    }
    assert {len(case["layers"]) for case in CASES} >= {2, 4, 6, 8}
    assert sum(isinstance(case["optimizer"]["learning_rate"], np.float64) for case in CASES) >= 4
    assert sum(case["validation"] for case in CASES) > 15


def test_the_cases_train() -> None:
    """Numbers that do not change, or are NaN, would hide a difference."""
    answers = oracle.answers().values()
    finite = [answer for answer in answers if all(np.isfinite(array).all() for array in answer["parameters"])]
    assert len(finite) >= 55
    moved = [answer for answer in answers if answer["steps"]["data_loss"][0] != answer["steps"]["data_loss"][-1]]
    assert len(moved) == len(CASES)
