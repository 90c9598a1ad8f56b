"""The explorable of two lines: data and errors."""

import numpy as np
import pytest

import hybridnet as hn

explore = hn.explore.two_lines


def test_s49_slopes_1_and_2_and_intercepts_of_the_reader():
    assert explore().values["data"] == {"weights": [1.0, 2.0], "biases": [0.0, 0.0], "x": 1.0}
    given = explore(np.array([1, 1]), [1, -1], x=0).values["data"]
    assert given == {"weights": [1.0, 1.0], "biases": [1.0, -1.0], "x": 0.0}
    assert explore().still.count("<polyline") == 2


@pytest.mark.parametrize(
    ("given", "error", "text"),
    [
        ({"weights": (1,)}, ValueError, "weights must be two numbers, one per line, such as (1, 2)."),
        ({"biases": 3}, ValueError, "biases must be two numbers, one per line, such as (1, 2)."),
        ({"weights": (1, np.nan)}, ValueError, "one of the weights is nan; it must be from -1000 to 1000."),
        ({"x": "a"}, TypeError, "x is 'a'; it must be a number."),
    ],
)
def test_what_is_no_line_is_refused(given, error, text):
    with pytest.raises(error) as caught:
        explore(**given)
    assert str(caught.value) == f"explore.two_lines: {text}"
