"""The explorable of the most probable classes: order, labels, pictures, errors."""

import numpy as np
import pandas as pd
import pytest

import hybridnet as hn

explore = hn.explore.top_k
WHERE = "explore.top_k"
ROW = [0.1, 0.2, 0.7]


def data(*args, **given):
    return explore(*args, **given).values["data"]


def test_classes_are_in_descending_order_and_equal_ones_in_their_own():
    (sample,) = data([0.25, 0.5, 0.25])["samples"]
    assert (sample["classes"], sample["shares"]) == ([1, 0, 2], [0.5, 0.25, 0.25])


def test_a_model_gives_its_probabilities_and_its_classes():
    X, y = hn.spiral_data(samples=20, classes=3, random_state=0)
    labels = np.array(["red", "green", "blue"])[y]
    model = hn.Model([hn.DenseLayer(2, 8), hn.ReLUActivation(), hn.DenseLayer(8, 3), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(), accuracy=hn.CategoricalAccuracy())
    model.fit(X, labels, epochs=2, progress=False)
    found = data(model, X, labels)
    shares = model.predict_proba(X)
    assert found["names"] == ["blue", "green", "red"]
    assert found["samples"][7]["shares"] == sorted(shares[7].astype(float).tolist(), reverse=True)
    assert found["hits"][0] == (model.predict_classes(X) == labels).sum()
    assert found["hits"][2] == 60
    assert found["samples"][0]["values"] == X[0].tolist()


def test_many_samples_and_classes_are_reduced_and_accuracies_are_of_all():
    rng = np.random.default_rng(0)
    shares = rng.dirichlet(np.ones(50), 5000)
    y = rng.integers(0, 50, 5000)
    found = data(shares, None, y)
    assert (len(found["samples"]), found["rows"], found["samples"][-1]["row"]) == (200, 5000, 4999)
    assert len(found["samples"][0]["classes"]) == 20
    assert found["hits"][2] == (np.argsort(-shares, axis=1, kind="stable")[:, :3] == y[:, None]).any(axis=1).sum()


@pytest.mark.parametrize(("shape", "size"), [((2, 784), (28, 28)), ((2, 8, 8), (8, 8)), ((2, 5, 7), (5, 7))])
def test_samples_that_are_pictures_become_pixels(shape, size):
    X = np.arange(np.prod(shape), dtype=float).reshape(shape)
    found = data([ROW, ROW], X)["pixels"]
    assert (found["height"], found["width"]) == size


def test_names_travel_as_text():
    explorable = explore(ROW, names=["</script><b>", "$x$", "c"])
    assert "</script><b>" not in explorable.page()


@pytest.mark.parametrize(
    ("make", "error", "text"),
    [
        (
            lambda: explore(hn.Model()),
            TypeError,
            "a model arrived with no samples; pass X, (samples, columns), second.",
        ),
        (
            lambda: explore([1.5, -2]),
            ValueError,
            "row 0 has 1.5 for class 0; probabilities are from 0 to 1. Apply softmax to logits first: "
            "hn.softmax(logits).",
        ),
        (
            lambda: explore([[0.5, 0.5], [np.nan, 1]]),
            ValueError,
            "row 1 has nan for class 0; probabilities are from 0 to 1. Apply softmax to logits first: "
            "hn.softmax(logits).",
        ),
        (
            lambda: explore(np.ones((2, 2, 2))),
            hn.ShapeError,
            "probabilities are (2, 2, 2); (samples, classes) is required, one or more each.",
        ),
        (lambda: explore(ROW, k=0), ValueError, "k is 0; it must be from 1 to 20."),
        (
            lambda: explore(ROW, names=["a"]),
            hn.ShapeError,
            "names has 1 texts; one per class is required, 3 in all.",
        ),
        (
            lambda: explore(ROW, None, [0, 1]),
            hn.ShapeError,
            "y has 2 labels; one per sample is required, 1 in all.",
        ),
        (
            lambda: explore(ROW, None, [3]),
            ValueError,
            "the label of row 0 is 3; it must be one of 3 classes, 0 to 2.",
        ),
        (
            lambda: explore([ROW, ROW], np.ones((3, 4))),
            hn.ShapeError,
            "X is (3, 4), with 2 rows of probabilities; one sample per row is required.",
        ),
        (
            lambda: explore(ROW, np.ones((1, 6)), image_shape=(2, 4)),
            hn.ShapeError,
            "image_shape is (2, 4), and samples have 6 numbers; the product must be equal, each side from 1 to 64.",
        ),
    ],
)
def test_what_does_not_fit_is_refused(make, error, text):
    with pytest.raises(error) as caught:
        make()
    assert str(caught.value) == f"{WHERE}: {text}"


@pytest.mark.parametrize("kind", [float, int, np.float32, bool, str])
def test_numbers_are_compared_as_numbers_with_the_classes_of_a_classifier(kind):
    linear = pytest.importorskip("sklearn.linear_model")
    X, y = np.array([[0.0], [1.0], [2.0], [3.0]]), [0, 0, 1, 1]
    for classes in (float, int):
        model = linear.LogisticRegression().fit(X, np.array(y, classes))
        labels = [str(classes(label)) for label in y] if kind is str else np.array(y, kind)
        truths = [sample["truth"]["class"] for sample in explore(model, X, labels).values["data"]["samples"]]
        assert truths == y, (kind, classes)
    halves = linear.LogisticRegression().fit(X, ["0.5", "0.5", "1.5", "1.5"])
    assert explore(halves, X, [0.5, 0.5, 1.5, 1.5]).values["data"]["labeled"] == 4
    with pytest.raises(ValueError, match=r"^explore\.top_k: the label of row 0 is 0\.25; it must be one of 2 classes"):
        explore(halves, X, [0.25, 0.5, 1.5, 1.5])


def test_columns_of_a_data_frame_are_names_whether_texts_or_numbers():
    shares = [[0.1, 0.9], [0.3, 0.7]]
    years = pd.DataFrame({2019: [1, 2], 2020: [3, 4]})
    data = hn.explore.top_k(pd.DataFrame(shares, columns=[7, 9]), years).values["data"]
    assert (data["names"], data["columns"]) == (["7", "9"], ["2019", "2020"])
    data = hn.explore.top_k(pd.DataFrame(shares, columns=["cat", "dog"]), pd.DataFrame([[1, 2], [3, 4]])).values["data"]
    assert (data["names"], data["columns"]) == (["cat", "dog"], ["X1", "X2"])
