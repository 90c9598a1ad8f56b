"""``assert_same`` rejects every difference and names it."""

import numpy as np
import pytest

from reference.same import assert_same

ONE = np.float32([[1.0, 2.0], [3.0, 4.0]])


@pytest.mark.parametrize("dtype", ["float32", "float64", "int64", "uint8", "bool"])
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0), (2, 3)])
def test_same_accepts_equal_arrays(dtype: str, shape: tuple[int, ...]) -> None:
    assert_same(np.ones(shape, dtype), np.ones(shape, dtype))


def test_same_accepts_equal_scalars() -> None:
    assert_same(np.float32(1), np.float32(1))
    assert_same(1.5, 1.5)


def test_same_accepts_any_nan_for_any_nan() -> None:
    assert_same(np.uint32([0x7FC00000]).view("float32"), np.uint32([0xFFC00001]).view("float32"))


def test_same_accepts_equal_infinities() -> None:
    assert_same(np.float64([np.inf, -np.inf]), np.float64([np.inf, -np.inf]))


def test_same_accepts_another_memory_layout() -> None:
    assert_same(np.asfortranarray(ONE), ONE)


def test_same_refuses_another_shape_first() -> None:
    refused(np.float64([[1, 2]]), np.float32([1, 2]), r"x: the shape is \(1, 2\); \(2,\) is expected")


def test_same_refuses_another_dtype_before_values() -> None:
    refused(np.float64([1, 2]), np.float32([1, 3]), "x: the dtype is float64; float32 is expected")


def test_same_refuses_another_kind() -> None:
    refused(np.float32(1), np.array(1, "float32"), "x: the kind is NumPy scalar; array is expected")
    refused(1.0, np.float64(1), "x: the kind is float; NumPy scalar is expected")


def test_same_refuses_one_differing_bit() -> None:
    actual = ONE.copy()
    actual[1, 0] = np.nextafter(np.float32(3), np.float32(4))
    text = r"x: 1 of 4 elements differ; the worst, at \[1, 0\], is 3.0000002 \(0x40400001\); 3.0 \(0x40400000\)"
    refused(actual, ONE, text)


def test_same_names_the_worst_element() -> None:
    refused(ONE + np.float32([[1e-6, 0], [0, 5]]), ONE, r"2 of 4 elements differ; the worst, at \[1, 1\], is 9.0")


def test_same_refuses_negative_zero_for_zero() -> None:
    refused(np.float32([-0.0]), np.float32([0.0]), r"is -0.0 \(0x80000000\); 0.0 \(0x00000000\)")
    refused(np.float64(-0.0), np.float64(0.0), r"at \[\], is -0.0 \(0x8000000000000000\)")


@pytest.mark.parametrize("value", [0.0, 1e30, np.inf, -np.inf])
@pytest.mark.parametrize("tolerance", [{}, {"ulp": 10**6}, {"relative": 1.0}])
def test_same_refuses_nan_for_a_number_at_any_tolerance(value: float, tolerance: dict[str, float]) -> None:
    refused(np.float32([value]), np.float32([np.nan]), "1 of 1 elements differ", **tolerance)
    refused(np.float32([np.nan]), np.float32([value]), "1 of 1 elements differ", **tolerance)


@pytest.mark.parametrize("tolerance", [{}, {"ulp": 10**6}, {"relative": 1.0}])
def test_same_refuses_infinity_for_a_number_at_any_tolerance(tolerance: dict[str, float]) -> None:
    refused(np.float32([np.inf]), np.float32([np.finfo("float32").max]), "1 of 1 elements differ", **tolerance)
    refused(np.float32([1]), np.float32([-np.inf]), "1 of 1 elements differ", **tolerance)


def test_same_refuses_integers_and_truths_that_differ() -> None:
    refused(np.int64([1, 2]), np.int64([1, 3]), r"1 of 2 elements differ; the worst, at \[1\], is 2; 3 is expected")
    refused(np.array([True]), np.array([False]), "is True; False is expected")


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_same_counts_ulp_across_zero(dtype: str) -> None:
    smallest = np.nextafter(np.zeros(1, dtype), np.ones(1, dtype))
    assert_same(-smallest, smallest, ulp=3)
    refused(-smallest, smallest, "1 of 1 elements differ", ulp=2)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_same_allows_as_many_ulp_as_it_is_told(dtype: str) -> None:
    one = np.ones(3, dtype)
    next_but_one = np.nextafter(np.nextafter(one, 2 * one), 2 * one)
    assert_same(next_but_one, one, ulp=2)
    refused(next_but_one, one, "3 of 3 elements differ", ulp=1)


def test_same_measures_relative_error_by_the_row() -> None:
    expected = np.float64([[1e3, 1e-9], [1.0, 1.0]])
    assert_same(expected + np.float64([[0, 1e-10], [0, 0]]), expected, relative=1e-12)
    error = np.float64([[0, 0], [0, 1e-10]])
    refused(expected + error, expected, r"1 of 4 elements differ; the worst, at \[1, 1\]", relative=1e-12)


def refused(actual: object, expected: object, text: str, **tolerance: float) -> None:
    with pytest.raises(AssertionError, match=text):
        assert_same(actual, expected, where="x", **tolerance)
