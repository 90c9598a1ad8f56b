"""The explorable of activation functions: names, layers, ranges, errors."""

import numpy as np
import pytest

import hybridnet as hn

explore = hn.explore.activation
WHERE = "explore.activation"
NAMES = "'sigmoid', 'relu', 'leaky_relu', 'elu', 'gelu', 'gelu_tanh', 'softplus', 'silu', 'tanh', 'heaviside', 'linear'"
SINGLE = (
    "an activation of a single number is required. Pass a name such as 'relu', or a layer such as "
    "hn.ELUActivation(0.5)."
)


def state(explorable):
    return explorable.values["data"]


@pytest.mark.parametrize("name", [name.strip("'") for name in NAMES.split(", ")])
def test_every_name_has_a_curve(name):
    explorable = explore(name, 1.5)
    assert (state(explorable)["name"], state(explorable)["x"]) == (name, 1.5)
    assert "<polyline" in explorable.still


@pytest.mark.parametrize(
    ("layer", "name", "setting"),
    [
        (hn.ELUActivation(0.5), "elu", 0.5),
        (hn.LeakyReLUActivation(np.float32(0.25)), "leaky_relu", 0.25),
        (hn.GELUActivation(), "gelu", None),
        (hn.GELUActivation(approximate=True), "gelu_tanh", None),
        (hn.TanhActivation, "tanh", None),
        (hn.SiLUActivation(), "silu", None),
    ],
)
def test_a_layer_is_taken_with_its_setting(layer, name, setting):
    data = state(explore(layer))
    assert (data["name"], data["setting"]) == (name, setting)


def test_x_is_clipped_to_the_range():
    assert state(explore("tanh", 30))["x"] == 5.0
    data = state(explore("tanh", 30, x_range=(-1, 2)))
    assert (data["x"], data["range"]) == (2.0, [-1.0, 2.0])


@pytest.mark.parametrize(
    ("given", "error", "text"),
    [
        ({"name": "swishh"}, ValueError, f"name is 'swishh'; it must be one of {NAMES}."),
        ({"name": hn.SoftmaxActivation()}, TypeError, f"a SoftmaxActivation arrived; {SINGLE}"),
        ({"name": hn.DenseLayer(1, 1)}, TypeError, f"a DenseLayer arrived; {SINGLE}"),
        ({"name": hn.FunctionActivation(np.sin)}, TypeError, f"a FunctionActivation arrived; {SINGLE}"),
        ({"name": None}, TypeError, f"a NoneType arrived; {SINGLE}"),
        ({"name": [1]}, TypeError, f"a list arrived; {SINGLE}"),
        ({"x": np.nan}, ValueError, "x is nan; it must be from -1000 to 1000."),
        ({"x": "1"}, TypeError, "x is '1'; it must be a number."),
        ({"x_range": 5}, TypeError, "x_range must be two numbers, such as (-5, 5)."),
        ({"x_range": (1, 2, 3)}, TypeError, "x_range must be two numbers, such as (-5, 5)."),
        ({"x_range": (0, np.inf)}, ValueError, "an end of x_range is inf; it must be from -1000 to 1000."),
        (
            {"x_range": (5, -5)},
            ValueError,
            "x_range is from 5 to -5; the second end must be 0.1 or more above it.",
        ),
    ],
)
def test_what_is_no_function_is_refused(given, error, text):
    with pytest.raises(error) as caught:
        explore(**given)
    assert str(caught.value) == f"{WHERE}: {text}"
