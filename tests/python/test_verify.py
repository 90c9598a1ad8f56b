"""``hybridnet.verify()`` finds what it must find, and counts it right."""

from __future__ import annotations

import argparse
import math

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import _numerics, _verify
from hybridnet._verify import formulas, rows

NAN, INF = np.float32("nan"), np.float32("inf")


def test_verify_holds_on_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert hn.verify()
    shown = capsys.readouterr().out
    assert f"NumPy      {np.__version__}, float32 exp and log: " in shown
    assert f"({_numerics.local_flavour()!r})" in shown
    assert "All that is promised holds on this machine." in shown
    assert "DOES NOT HOLD" not in shown
    shown_rows = {line[:36].strip() for line in shown.splitlines()}
    assert {check.name for check in _verify.CHECKS} <= shown_rows


def test_verify_ends_with_1_and_names_the_rows_when_something_differs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = formulas.dot
    monkeypatch.setattr(rows, "dot", lambda a, b: np.nextafter(right(a, b), INF))
    checks = [check for check in _verify.CHECKS if check.name in ("products", "SigmoidActivation", "DenseLayer")]
    monkeypatch.setattr(_verify, "CHECKS", checks)
    assert _verify.run(argparse.Namespace()) == 1
    shown = capsys.readouterr().out
    assert "Not as promised on this machine: products; DenseLayer. (" in shown
    assert shown.count("DOES NOT HOLD") == 2


@pytest.mark.usefixtures("stream_and_settings")
def test_verify_leaves_the_stream_and_the_settings_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "STRIDE", 5_000_011)
    hn.init(seed=5, dtype="float64", flavour="libm")
    expected = np.random.RandomState(5).random_sample(3)
    assert hn.verify()
    assert np.random.random_sample(3).tolist() == expected.tolist()
    assert hn.DenseLayer(1, 1).weights.dtype == np.float64
    assert _numerics.numerics.flavour == "libm"


def test_verify_counts_differing_bits_with_nan_as_nan() -> None:
    other_nan = np.uint32([0xFFC00001]).view("f4")[0]
    ours, numpys = np.float32([NAN, 1, -0.0, 2]), np.float32([other_nan, 1, 0.0, np.nextafter(np.float32(2), INF)])
    assert _verify.differences(ours, numpys) == (2, 1.0)
    assert _verify.differences(ours, ours) == (0, 0.0)


@pytest.mark.parametrize(
    ("a", "b", "ulp"),
    [
        (1.0, np.nextafter(1.0, 2), 1),
        (-1e300, np.nextafter(np.nextafter(-1e300, 0), 0), 2),
        (5e-324, -5e-324, 3),
        (-0.0, 0.0, 1),
        (math.inf, 1.0, math.inf),
        (math.nan, 1.0, math.inf),
    ],
)
def test_verify_measures_the_distance_in_floats(a: float, b: float, ulp: float) -> None:
    assert _verify.differences(np.array([a]), np.array([b]))[1] == ulp
    assert _verify.differences(np.array([b]), np.array([a]))[1] == ulp


def test_verify_takes_another_shape_or_dtype_as_all_wrong() -> None:
    ones = np.ones(4, "f4")
    assert _verify.differences(ones.reshape(2, 2), ones) == (128, math.inf)
    assert _verify.differences(ones.astype("f8"), ones) == (128, math.inf)


def test_verify_lets_a_row_differ_by_as_much_as_it_promises() -> None:
    findings = [_verify.Finding("tanh", 1, 10, 3, 1.0), _verify.Finding("tanh", 1, 10, 3, 2.0)]
    assert [row.holds for row in findings] == [True, False]
    assert _verify.table(findings).splitlines()[1:] == [
        "tanh                                            10                3   at most 1 ulp: 1 ulp at most",
        "tanh                                            10                3"
        "   at most 1 ulp: 2 ulp at most   DOES NOT HOLD",
    ]
