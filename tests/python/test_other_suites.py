"""Tests of other packages that apply here, read from the installed ones: NumPy's tables, scikit-learn's MLP tests.

Nothing of them is in this repository. ``tests/README.md`` has the table: cases, passed, left out and why.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sklearn

import hybridnet as hn
from hybridnet import _bridge, _numerics
from python.conftest import variables
from python.programs import ROOT

UMATH = Path(np.__file__).parent / "_core" / "tests" / "data"
STREAMS = Path(np.__file__).parent / "random" / "tests" / "data"


# -- NumPy's validation sets of functions


def elementary(name: str) -> Callable[[Any], Any]:
    return lambda x: _bridge.elementary(name, x, _numerics.numerics)


FUNCTIONS = {"exp": elementary("exp"), "log": elementary("log"), "tanh": hn.tanh}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_are_within_the_tolerances_of_numpys_validation_sets(name: str) -> None:
    """Each row has a dtype, the bits of an input and of its result, and a tolerance in units in the last place."""
    path = UMATH / f"umath-validation-set-{name}.csv"
    rows = [line.split(",") for line in path.read_text().splitlines()[1:] if line[:1] not in ("#", "$", "")]
    compared = 0
    for dtype, whole in (("np.float32", np.uint32), ("np.float64", np.uint64)):
        of_dtype = [row for row in rows if row[0] == dtype]
        given, expected = (np.array([int(row[i], 16) for row in of_dtype], whole) for i in (1, 2))
        number = np.dtype(whole.__name__.replace("uint", "float"))
        x, y = given.view(number), expected.view(number)
        actual = FUNCTIONS[name](x)
        assert actual.dtype == number
        np.testing.assert_array_equal(np.isnan(actual), np.isnan(y))
        known = ~np.isnan(y)
        tolerance = np.array([int(row[3]) for row in of_dtype])[known]
        signed = {np.uint32: np.int32, np.uint64: np.int64}[whole]
        distance = np.abs(ordered(actual[known].view(signed)) - ordered(y[known].view(signed)))
        assert (distance <= tolerance).all(), x[known][distance > tolerance]
        compared += len(of_dtype)
    assert compared == len(rows) > 200


def ordered(bits: Any) -> Any:
    """Bits of floats as numbers in their order, so that a difference of 1 is a unit in the last place."""
    lowest = np.iinfo(bits.dtype).min
    return np.where(bits < 0, lowest - bits, bits).astype(object)


# -- NumPy's streams of MT19937


@pytest.mark.parametrize("number", [1, 2])
def test_uniform_numbers_are_those_of_numpys_stream_tables(number: int) -> None:
    """The points of the xor data are 2u - 1; u has 53 bits of two words of the table, as in NumPy's RandomState."""
    first, *rows = (STREAMS / f"mt19937-testset-{number}.csv").read_text().splitlines()
    seed = [int(word, 0) for word in first.split(",")[1:]]
    words = np.array([int(row.split(",")[1], 0) for row in rows], np.uint64)
    high, low = words[: len(words) // 4 * 4].reshape(-1, 2).T
    expected = 2 * (((high >> 5) * 67108864 + (low >> 6)) / 9007199254740992.0) - 1
    state = np.random.RandomState(np.random.MT19937(seed[0] if len(seed) == 1 else seed))
    points, _ = hn.xor_data(len(expected) // 2, random_state=state)
    assert len(words) >= 1_000
    np.testing.assert_array_equal(points.ravel(), expected)


# -- scikit-learn's tests of MLPClassifier and MLPRegressor

#: Tests that need what ours do not have, or do otherwise; the others are run.
LEFT_OUT = {
    "test_fit": "sets private attributes",
    "test_gradient": "calls the private gradient of L-BFGS; ours are checked by check_gradients",
    "test_lbfgs_regression": "L-BFGS: Adam needs more than its 200 epochs (0.91 of 0.98 then, 1.0 after 1,000)",
    "test_lbfgs_classification_maxfun": "L-BFGS: max_fun",
    "test_lbfgs_regression_maxfun": "L-BFGS: max_fun",
    "test_learning_rate_warmstart": "power_t; ours is decay",
    "test_multilabel_classification": "ours averages the loss over 5 labels: 0.88 of 0.9; 1.0 at five times the rate",
    "test_partial_fit_errors": "L-BFGS, which has no partial_fit",
    "test_nonfinite_params": "the text; ours is a DivergenceError with the step",
    "test_verbose_sgd": "verbose is a level and prints; ours is True or False",
    "test_early_stopping": "scores of the held-out rows; ours are validation_loss_curve_",
    "test_adaptive_learning_rate": "the adaptive schedule; ours is decay",
    "test_warm_start": "refuses fewer classes than before; ours refuses labels that are none of them",
    "test_n_iter_no_change": "a private counter",
    "test_n_iter_no_change_inf": "a private counter",
    "test_early_stopping_stratified": "refuses a class of one row; ours does not stratify then",
    "test_mlp_early_stopping_string_labels": "scores of the held-out rows",
    "test_preserve_feature_names[MLPClassifier]": "labels of one class, which ours refuses",
    "test_mlp_warm_start_with_early_stopping": "scores of the held-out rows",
    "test_mlp_partial_fit_after_fit": "the text; ours is an AttributeError, as partial_fit is missing then",
    "test_mlp_diverging_loss": "continues with NaN; ours raises a DivergenceError",
    "test_mlp_vs_poisson_glm_equivalent": "the Poisson loss",
    "test_minimum_input_sample_size": "refuses one held-out row; ours takes it",
}


def test_scikit_learns_tests_of_its_networks_pass_with_ours(tmp_path: Path) -> None:
    options = ["-q", "-c", "/dev/null", "--rootdir", str(tmp_path), "-p", "no:cacheprovider", "-p", "python.mlp_shim"]
    command = [sys.executable, "-m", "pytest", *options, f"--junit-xml={tmp_path / 'results.xml'}", "-W", "ignore"]
    result = subprocess.run(
        [*command, "--pyargs", "sklearn.neural_network.tests.test_mlp"],
        cwd=tmp_path,
        env=variables({"PYTHONPATH": str(ROOT / "tests")}),
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    cases = list(ET.parse(tmp_path / "results.xml").iter("testcase"))
    left_out = [case for case in cases if {case.get("name"), case.get("name", "").split("[")[0]} & set(LEFT_OUT)]
    failed = [case.get("name") for case in cases if case not in left_out and len(case)]
    assert failed == [], result.stdout[-3000:]
    assert len(cases) - len(left_out) >= 30
    if sklearn.__version__.startswith("1.9."):  # the version of the table in tests/README.md
        outcomes = Counter("passed" if not len(case) else "failed" for case in left_out)
        assert (len(cases), len(left_out), outcomes["passed"]) == (59, 27, 0), outcomes
