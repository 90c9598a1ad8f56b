"""Explorables of ReLU neurons: data, errors, and the numbers that their Python code prints."""

import numpy as np
import pytest

import hybridnet as hn

FAR = "it must be from -1000 to 1000."


def state(explorable):
    return explorable.values["data"]


def test_relu_neuron_and_pair_hand_over_their_dials():
    assert state(hn.explore.relu_neuron(1, np.float32(0.5))) == {"weights": [1.0], "biases": [0.5], "x": 0.1}
    assert state(hn.explore.relu_pair([-1, 1], np.array([0.5, 0]), x=2)) == {
        "weights": [-1.0, 1.0],
        "biases": [0.5, 0.0],
        "x": 2.0,
    }


@pytest.mark.parametrize(
    ("make", "error", "text"),
    [
        (lambda: hn.explore.relu_neuron(np.nan), ValueError, f"explore.relu_neuron: a weight is nan; {FAR}"),
        (lambda: hn.explore.relu_neuron(1, np.inf), ValueError, f"explore.relu_neuron: a bias is inf; {FAR}"),
        (lambda: hn.explore.relu_neuron(x=1e9), ValueError, f"explore.relu_neuron: x is 1000000000.0; {FAR}"),
        (lambda: hn.explore.relu_neuron("a"), TypeError, "explore.relu_neuron: a weight is 'a'; it must be a number."),
        (
            lambda: hn.explore.relu_pair([1]),
            ValueError,
            "explore.relu_pair: weights must be two numbers, of the first and the second neuron, such as (-1, 0.5).",
        ),
        (
            lambda: hn.explore.relu_pair(biases=3),
            ValueError,
            "explore.relu_pair: biases must be two numbers, of the first and the second neuron, such as (-1, 0.5).",
        ),
    ],
)
def test_values_that_no_dial_shows_are_refused(make, error, text):
    with pytest.raises(error) as caught:
        make()
    assert str(caught.value) == text


def test_b7_the_neurons_of_the_code_panel_give_the_numbers_of_the_plot():
    first = hn.Neuron([-1], bias=0.5, activation=hn.relu)
    second = hn.Neuron([-2], bias=1, activation=hn.relu)
    outputs = [f"{second([first([x])]):.10g}" for x in (-1, 0, 0.1, 0.25, 0.4, 0.5, 2)]
    assert outputs == ["0", "0", "0.2", "0.5", "0.8", "1", "1"]


def test_the_still_picture_has_the_curve_and_the_dot():
    still = hn.explore.relu_pair().still
    assert still.startswith("<svg")
    assert "<circle" in still
