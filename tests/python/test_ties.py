"""The diagnosis of a product's differing bit: a tie is told from an error, with exact numbers."""

from fractions import Fraction

import numpy as np
import pytest

from reference.ties import differing

ONE, NEXT = np.float32(1), np.nextafter(np.float32(1), np.float32(2))


def product_of(*terms: float) -> tuple[np.ndarray, np.ndarray]:
    """A row and a column of ones whose product is the sum of the terms."""
    return np.array([terms]), np.ones((len(terms), 1))


def result(value: np.float32) -> np.ndarray:
    return np.array([[value]])


def test_two_orders_of_one_sum_round_differently_and_are_found_on_a_tie() -> None:
    """2^-24 above 1 is the middle of 1 and the next float32; 2^-53 is lost to 1, twice 2^-53 is not."""
    terms = [1.0, 2.0**-53, 2.0**-53, 2.0**-24]
    first_to_last = ((terms[0] + terms[1]) + terms[2]) + terms[3]
    last_to_first = ((terms[3] + terms[2]) + terms[1]) + terms[0]
    assert [np.float32(first_to_last), np.float32(last_to_first)] == [ONE, NEXT]
    found = differing(*product_of(*terms), result(np.float32(first_to_last)), result(np.float32(last_to_first)))
    assert [(one.index, one.on_a_tie, one.distance) for one in found] == [((0, 0), True, Fraction(1, 2**52))]
    assert str(found[0]).endswith(": on a rounding tie")


def test_a_sum_that_is_no_tie_is_an_error() -> None:
    found = differing(*product_of(1.0, 2.0**-26), result(ONE), result(NEXT))
    assert [one.on_a_tie for one in found] == [False]
    assert "not on a rounding tie" in str(found[0])
    assert found[0].exact == 1 + Fraction(1, 2**26)


def test_results_that_are_no_neighbors_are_an_error_whatever_the_sum() -> None:
    below = np.nextafter(ONE, np.float32(0))
    found = differing(*product_of(1.0, 0.0), result(below), result(NEXT))
    assert [one.on_a_tie for one in found] == [False]


def test_terms_that_cancel_widen_what_an_order_may_do() -> None:
    for size, on_a_tie in ((2.0**20, False), (2.0**30, True)):
        terms = (size, 1.0, 2.0**-24 + 2.0**-26, -size)
        found = differing(*product_of(*terms), result(ONE), result(NEXT))
        assert found[0].distance == Fraction(1, 2**26)
        assert found[0].on_a_tie == on_a_tie


def test_only_elements_that_differ_are_looked_at_and_a_zero_sign_is_a_difference() -> None:
    a, b = np.random.RandomState(1).randn(3, 4), np.random.RandomState(2).randn(4, 5)
    ours = (a @ b).astype("float32")
    assert differing(a, b, ours, ours.copy()) == []
    changed = ours.copy()
    changed[1, 3] = np.nextafter(changed[1, 3], np.float32(np.inf))
    changed[2, 0] = np.nextafter(changed[2, 0], np.float32(-np.inf))
    assert [one.index for one in differing(a, b, ours, changed)] == [(1, 3), (2, 0)]
    assert not any(one.on_a_tie for one in differing(a, b, ours, changed))
    assert len(differing(*product_of(0.0), result(np.float32(0)), result(np.float32(-0.0)))) == 1


def test_what_is_no_float32_product_is_refused() -> None:
    a, b = np.ones((2, 3)), np.ones((3, 2))
    right = (a @ b).astype("float32")
    for ours in (right.astype("float64"), right[:1]):
        with pytest.raises(ValueError, match="two float32 results of the shape of the product are needed"):
            differing(a, b, ours, right)
    with pytest.raises(ValueError, match="only finite results"):
        differing(a, b, np.full((2, 2), np.inf, "float32"), right)
