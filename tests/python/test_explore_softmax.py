"""The explorable of softmax regression: data, errors, and the code of its panel."""

import numpy as np
import pytest

import hybridnet as hn

explore = hn.explore.softmax_regression
WHERE = "explore.softmax_regression"


def state(explorable):
    return explorable.values["data"]


def test_sizes_come_from_the_weights_or_are_2():
    assert (state(explore())["features"], state(explore())["classes"]) == (2, 2)
    layer = hn.DenseLayer(4, 3)
    data = state(explore(weights=layer.weights, biases=layer.biases, inputs=[1, 2, 3, 4]))
    assert (data["features"], data["classes"]) == (4, 3)
    assert data["weights"] == layer.weights.astype(float).tolist()
    assert (data["biases"], data["inputs"]) == ([0.0, 0.0, 0.0], [1.0, 2.0, 3.0, 4.0])


def test_names_of_columns_travel():
    pandas = pytest.importorskip("pandas")
    row = pandas.DataFrame({"age": [22], "<b>sex</b>": [0]})
    explorable = explore(inputs=row, class_names=["no", "yes"])
    assert state(explorable)["feature_names"] == ["age", "<b>sex</b>"]
    assert "<b>" not in explorable.page()


@pytest.mark.parametrize(
    ("given", "error", "text"),
    [
        ({"features": 0}, ValueError, "features is 0; it must be from 1 to 10000."),
        ({"classes": 10**5}, ValueError, "classes is 100000; it must be from 1 to 10000."),
        ({"features": 2.5}, TypeError, "features is 2.5; it must be a whole number, from 1 to 10000."),
        ({"weights": [1, 2]}, hn.ShapeError, "weights are (2,); (features, classes) is required. Pass layer.weights."),
        (
            {"features": 3, "weights": np.ones((2, 2))},
            hn.ShapeError,
            "features is 3, but weights have 2. Leave features out.",
        ),
        (
            {"weights": np.ones((784, 128))},
            ValueError,
            "there are 100,352 weights; up to 20,000 can be explored. Pass fewer.",
        ),
        (
            {"inputs": [1, np.nan]},
            ValueError,
            "inputs contain NaN or infinite numbers; finite numbers are required.",
        ),
        ({"inputs": [1, 2, 3]}, hn.ShapeError, "inputs are (3,); one number per feature is required, 2 in all."),
        ({"biases": [1]}, hn.ShapeError, "biases are (1,); one number per class is required, 2 in all."),
        ({"class_names": ["a"]}, hn.ShapeError, "class_names has 1 texts; one per class is required, 2 in all."),
        ({"class_names": "ab"}, TypeError, "class_names is 'ab'; a list of texts is required."),
    ],
)
def test_what_does_not_fit_is_refused(given, error, text):
    with pytest.raises(error) as caught:
        explore(**given)
    assert str(caught.value) == f"{WHERE}: {text}"
