"""The estimators hold what scikit-learn asks of its own, and models travel as scikit-learn's do."""

from __future__ import annotations

import copy
import io
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pytest
from sklearn.base import clone
from sklearn.datasets import load_diabetes, load_iris, make_classification
from sklearn.exceptions import ConvergenceWarning, DataConversionWarning
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import check_estimator

import hybridnet as hn
from hybridnet.sklearn import NetClassifier, NetRegressor

X, Y = load_iris(return_X_y=True)
NAMES = np.array(["setosa", "versicolor", "virginica"])[Y]


@pytest.fixture(autouse=True)
def settings(stream_and_settings: None) -> None:
    np.random.seed(0)


def quick(**settings: Any) -> NetClassifier:
    return NetClassifier(**({"hidden_layer_sizes": (8,), "max_iter": 20, "tol": None, "random_state": 0} | settings))


def bits(model: hn.Model) -> list[bytes]:
    return [array.tobytes() for pair in model.get_parameters() for array in pair]


# Which rows are held out, and which outputs are dropped, depends on how many rows there are.
DRAWN_ANEW = {
    f"check_sample_weight_equivalence_on_{kind}_data": "one row of weight 2 is drawn once, two rows twice"
    for kind in ("dense", "sparse")
}


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@pytest.mark.parametrize(
    ("estimator", "expected_failures"),
    [
        (NetClassifier(), {}),
        (NetRegressor(), {}),
        (NetClassifier((16, 8), solver="rmsprop", learning_rate=0.01, activation="logistic"), {}),
        (NetRegressor((16, 16), learning_rate=0.01, activation="leaky_relu"), {}),
        (NetClassifier(dropout=0.1, early_stopping=True, learning_rate=0.01), DRAWN_ANEW),
        (NetRegressor(early_stopping=True, learning_rate=0.01, n_iter_no_change=50), DRAWN_ANEW),
    ],
)
def test_scikit_learns_own_checks_pass(estimator: Any, expected_failures: dict[str, str]) -> None:
    results = check_estimator(estimator, expected_failed_checks=expected_failures, on_skip=None, on_fail="raise")
    # Arrays of other libraries than NumPy are an experiment of scikit-learn's, off unless the environment asks for it.
    others = {result["check_name"]: result["status"] for result in results if result["status"] != "passed"}
    others.pop("check_array_api_input", None)
    # Probabilities say all that a decision function would; as MLPClassifier, there is none.
    others.pop("check_classifiers_multilabel_output_format_decision_function", None)
    assert others == dict.fromkeys(expected_failures, "xfail")
    assert len(results) >= 50


def test_a_search_over_a_pipeline_runs_in_processes() -> None:
    pipeline = make_pipeline(StandardScaler(), quick(max_iter=150, learning_rate=0.02))
    grid = {"netclassifier__hidden_layer_sizes": [(), (16,)], "netclassifier__weight_regularizer_l2": [0.0, 1e-3]}
    search = GridSearchCV(pipeline, grid, cv=3, n_jobs=2).fit(X, NAMES)
    assert search.best_score_ >= 0.95
    assert not np.isnan(search.cv_results_["mean_test_score"]).any()
    alone = GridSearchCV(pipeline, grid, cv=3).fit(X, NAMES)
    np.testing.assert_array_equal(search.cv_results_["mean_test_score"], alone.cv_results_["mean_test_score"])


def test_labels_come_back_as_they_went_in() -> None:
    net = quick(max_iter=300, learning_rate=0.02).fit(X, NAMES)
    assert net.classes_.tolist() == ["setosa", "versicolor", "virginica"]
    assert net.predict(X).dtype == NAMES.dtype
    assert net.score(X, NAMES) > 0.95
    assert net.n_features_in_ == 4
    assert isinstance(net.model_, hn.Model)


@pytest.mark.parametrize("classes", [2, 3, 10])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_s38_probabilities_sum_to_1_and_the_label_is_the_largest(classes: int, dtype: type) -> None:
    points, labels = make_classification(
        300, n_features=12, n_informative=8, n_classes=classes, class_sep=2, random_state=0
    )
    net = quick().fit(points.astype(dtype), labels)
    probabilities = net.predict_proba(points.astype(dtype))
    assert (probabilities.shape, probabilities.dtype) == ((300, classes), np.float64)
    assert abs(probabilities.sum(axis=1) - 1).max() <= 1e-12
    assert (probabilities >= 0).all()
    np.testing.assert_array_equal(net.predict(points.astype(dtype)), probabilities.argmax(axis=1))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("dropout", [0.0, 0.2])
def test_numbers_are_computed_in_the_dtype_of_the_rows_whatever_init_says(dtype: type, dropout: float) -> None:
    answers = []
    for default in ("float32", "float64"):
        hn.init(dtype=default)
        net = NetRegressor((8,), max_iter=5, tol=None, dropout=dropout, random_state=0).fit(X.astype(dtype), Y)
        assert {array.dtype for pair in net.model_.get_parameters() for array in pair} == {np.dtype(dtype)}
        assert net.predict(X.astype(dtype)).dtype == dtype
        answers.append(net.predict(X.astype(dtype)))
    np.testing.assert_array_equal(answers[0], answers[1])


def test_whole_numbers_and_lists_are_computed_in_float64() -> None:
    net = quick().fit([[0, 1], [1, 0], [2, 1], [1, 2]], ["a", "b", "a", "b"])
    assert net.model_.layers[0].weights.dtype == np.float64


def test_float64_trains_to_the_bits_of_numpy_in_float64() -> None:
    """One layer, one step of plain gradient descent on the mean squared error, by hand in NumPy."""
    points, values = X[:50], X[:50, :1] * 3 - 1
    net = NetRegressor((), solver="sgd", momentum=0.0, learning_rate=0.01, max_iter=1, tol=None, shuffle=False)
    net.set_params(random_state=3).fit(points, values.ravel())
    weights = np.sqrt(2 / 5) * np.random.RandomState(3).randn(4, 1)
    gradient = -2 * (values - (points @ weights + 0)) / 1 / 50
    np.testing.assert_allclose(net.model_.layers[0].weights, weights - 0.01 * points.T @ gradient, rtol=1e-14)
    np.testing.assert_allclose(net.model_.layers[0].biases, [-0.01 * gradient.sum(axis=0)], rtol=1e-13)


def test_a_seed_gives_the_same_network_and_leaves_numpys_stream_alone() -> None:
    before = np.random.get_state()[1].tobytes()
    nets = [quick(dropout=0.2, batch_size=32, early_stopping=early).fit(X, Y) for early in (False, False, True, True)]
    assert np.random.get_state()[1].tobytes() == before
    assert bits(nets[0].model_) == bits(nets[1].model_) != bits(nets[2].model_) == bits(nets[3].model_)
    assert bits(quick(random_state=1).fit(X, Y).model_) != bits(quick().fit(X, Y).model_)


def test_a_random_state_goes_on_and_none_is_numpys_own_stream() -> None:
    stream = np.random.RandomState(0)
    first, second = (bits(quick(random_state=stream).fit(X, Y).model_) for _ in range(2))
    assert first != second
    assert first == bits(quick(random_state=0).fit(X, Y).model_)
    np.random.seed(0)
    assert first == bits(quick(random_state=None).fit(X, Y).model_)
    assert np.random.random_sample() != np.random.RandomState(0).random_sample()


def test_fit_starts_anew_and_warm_start_goes_on() -> None:
    net = quick(max_iter=10)
    assert bits(net.fit(X, Y).model_) == bits(net.fit(X, Y).model_)
    warm = quick(max_iter=10, warm_start=True).fit(X, Y)
    assert len(warm.fit(X, Y).loss_curve_) == 20
    assert warm.n_iter_ == 10
    assert bits(warm.model_) == bits(quick(max_iter=20).fit(X, Y).model_)
    with pytest.raises(ValueError, match="label 3 is none of the 3 classes it was begun with"):
        warm.fit(X, Y + 1)


def test_rows_that_come_in_pieces_train_as_fit_does() -> None:
    pieces = quick(batch_size=150)
    for _ in range(7):
        pieces.partial_fit(X, Y, classes=[0, 1, 2])
    assert bits(pieces.model_) == bits(quick(max_iter=7, batch_size=150).fit(X, Y).model_)
    assert pieces.n_iter_ == 7
    with pytest.raises(ValueError, match="its first call needs all classes"):
        quick().partial_fit(X, Y)
    missing = quick().partial_fit(X[:50], Y[:50], classes=[0, 1, 2])
    assert missing.predict_proba(X).shape == (150, 3)


def test_a_sample_of_weight_2_counts_as_two() -> None:
    def fitted(points: np.ndarray, labels: np.ndarray, weights: Any = None) -> np.ndarray:
        net = quick(batch_size=10_000, shuffle=False, learning_rate=0.05)
        return net.fit(points, labels, sample_weight=weights).predict_proba(X)

    weights = 4 * (Y == 0) + np.arange(150) % 3
    weighted = fitted(X, Y, weights)
    np.testing.assert_allclose(weighted, fitted(X.repeat(weights, axis=0), Y.repeat(weights)), rtol=1e-9)
    assert abs(weighted - fitted(X, Y)).max() > 1e-2
    for wrong in (np.full(150, -1.0), np.zeros(150)):
        with pytest.raises(
            ValueError,
            match=r"^NetClassifier, fit: (a sample weight is -1;|all 150 sample weights are zero;)",
        ):
            quick().fit(X, Y, sample_weight=wrong)


def test_training_ends_when_the_loss_falls_no_more() -> None:
    net = quick(max_iter=5000, tol=1e-3, learning_rate=0.05).fit(X, Y)
    assert net.n_iter_ == len(net.loss_curve_) < 5000
    assert net.loss_ == net.loss_curve_[-1] == net.model_.history["loss"][-1]
    with pytest.warns(ConvergenceWarning) as warned:
        quick(tol=1e-4).fit(X, Y)
    assert str(warned[0].message) == (
        "NetClassifier, fit: 20 epochs are over and the loss has fallen by more than tol within the last 11. "
        "Raise max_iter or learning_rate, or set tol to None."
    )


def test_early_stopping_keeps_the_best_epoch_of_rows_it_did_not_learn_from() -> None:
    points, labels = make_classification(200, n_features=20, n_informative=3, flip_y=0.3, random_state=0)
    net = quick(early_stopping=True, max_iter=2000, learning_rate=0.05, hidden_layer_sizes=64).fit(points, labels)
    curve = net.validation_loss_curve_
    assert len(curve) == net.n_iter_ < 2000
    assert int(np.argmin(curve)) == len(curve) - 12
    assert len(curve) == len(net.loss_curve_)


def test_one_class_is_refused() -> None:
    with pytest.raises(ValueError, match="all 150 labels are of one class, 1; two or more classes are required"):
        quick().fit(X, np.ones(150, int))


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ({"activation": "step"}, "NetClassifier: activation is 'step'; it must be one of 'relu', 'tanh', 'logistic', "),
        (
            {"solver": "lbfgs"},
            "NetClassifier: solver is 'lbfgs'; it must be one of 'adam', 'sgd', 'rmsprop', 'adagrad'",
        ),
        ({"initializer": "best"}, "NetClassifier: initializer is 'best'; it must be one of 'auto', 'nnfs', "),
        ({"hidden_layer_sizes": (8, 0)}, "NetClassifier: hidden_layer_sizes is 0; it must be 1 or more."),
        ({"batch_size": 0}, "NetClassifier: batch_size is 0; it must be 1 or more."),
        ({"max_iter": 0}, "NetClassifier: max_iter is 0; it must be 1 or more."),
        (
            {"learning_rate": "adaptive"},
            "NetClassifier: learning_rate is 'adaptive'; it must be a number, or 'constant'.",
        ),
        ({"dropout": 1.0}, "NetClassifier: dropout is 1; it is the share of inputs to drop"),
    ],
)
def test_settings_are_looked_at_by_fit(setting: dict[str, Any], message: str) -> None:
    with pytest.raises((ValueError, TypeError)) as raised:
        quick(**setting).fit(X, Y)
    assert message in str(raised.value)


def test_several_numbers_are_predicted_at_once() -> None:
    points, targets = X[:, :2], X[:, 2:]
    net = NetRegressor((16,), learning_rate=0.02, max_iter=400, tol=None, random_state=0).fit(points, targets)
    assert net.predict(points).shape == targets.shape
    assert net.score(points, targets) > 0.7
    with pytest.warns(DataConversionWarning):
        column = NetRegressor(max_iter=5, tol=None).fit(points, targets[:, :1])
    assert column.predict(points).shape == (150,)
    with pytest.raises(ValueError, match="2 targets a row arrived; it was begun with 1"):
        column.set_params(warm_start=True).fit(points, targets)


def test_diabetes_is_predicted_as_well_as_scikit_learns_network_does() -> None:
    points, values = load_diabetes(return_X_y=True)
    scaled = (values - values.mean()) / values.std()
    net = NetRegressor((16,), learning_rate=0.005, max_iter=100, tol=None, weight_regularizer_l2=1e-3, random_state=0)
    assert cross_val_score(make_pipeline(StandardScaler(), net), points, scaled, cv=3).mean() > 0.4


def test_names_of_columns_are_kept_and_compared() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(X, columns=["a", "b", "c", "d"])
    net = quick().fit(frame, NAMES)
    assert net.feature_names_in_.tolist() == ["a", "b", "c", "d"]
    np.testing.assert_array_equal(net.predict(frame), quick().fit(X, NAMES).predict(X))
    with pytest.raises(ValueError, match="feature names should match"):
        net.predict(frame[["b", "a", "c", "d"]])


def through_joblib(thing: Any) -> Any:
    file = io.BytesIO()
    joblib.dump(thing, file)
    file.seek(0)
    return joblib.load(file)


COPIES: list[Callable[[Any], Any]] = [copy.deepcopy, lambda thing: pickle.loads(pickle.dumps(thing)), through_joblib]


@pytest.mark.parametrize("copied", COPIES, ids=["deepcopy", "pickle", "joblib"])
@pytest.mark.parametrize("estimator", [quick(dropout=0.1), NetRegressor((8,), max_iter=20, tol=None, random_state=0)])
def test_an_estimator_travels_and_trains_on_to_the_same_bits(copied: Callable[[Any], Any], estimator: Any) -> None:
    net = clone(estimator).fit(X, Y)
    other = copied(net)
    np.testing.assert_array_equal(other.predict(X), net.predict(X))
    assert bits(other.model_) == bits(net.model_)
    assert bits(other.partial_fit(X, Y).model_) == bits(net.partial_fit(X, Y).model_)


def test_a_clone_has_the_settings_and_nothing_learned() -> None:
    net = quick(dropout=0.1).fit(X, Y)
    other = clone(net)
    assert other.get_params() == net.get_params()
    assert not hasattr(other, "model_")


# -- models themselves ------------------------------------------------------------------------------------------------


class Swish(hn.Activation):
    """A custom part."""

    def forward(self, inputs: Any, training: bool | None = None) -> None:
        self.inputs = inputs
        self.sigmoid = hn.sigmoid(inputs)
        self.output = inputs * self.sigmoid

    def backward(self, dvalues: Any) -> None:
        self.dinputs = dvalues * (self.sigmoid + self.output * (1 - self.sigmoid))


def trained(activation: Any) -> hn.Model:
    hn.init(seed=0)
    model = hn.Model(
        [hn.DenseLayer(4, 16), activation, hn.DropoutLayer(0.1), hn.DenseLayer(16, 3), hn.SoftmaxActivation()]
    )
    model.set(
        loss=hn.CategoricalCrossentropyLoss(),
        optimizer=hn.Adam(learning_rate=0.02, decay=1e-3),
        accuracy=hn.CategoricalAccuracy(),
    )
    model.fit(X.astype("f4"), NAMES, epochs=10, batch_size=32, shuffle=True)
    return model


@pytest.mark.parametrize("copied", COPIES, ids=["deepcopy", "pickle", "joblib"])
@pytest.mark.parametrize("activation", [hn.ReLUActivation, Swish])
def test_a_model_travels_and_trains_on_to_the_same_bits(copied: Callable[[Any], Any], activation: Any) -> None:
    model = trained(activation())
    other = copied(model)
    assert other.classes.tolist() == model.classes.tolist()
    assert dict(other.history) == dict(model.history)
    np.testing.assert_array_equal(other.predict(X), model.predict(X), strict=True)
    state = np.random.get_state()
    model.fit(X.astype("f4"), NAMES, epochs=10, batch_size=32, shuffle=True)
    np.random.set_state(state)
    assert bits(other) != bits(model)
    other.fit(X.astype("f4"), NAMES, epochs=10, batch_size=32, shuffle=True)
    assert bits(other) == bits(model)
    assert dict(other.history) == dict(model.history)


def test_a_copy_shares_nothing_with_its_model() -> None:
    model = trained(hn.ReLUActivation())
    other = copy.deepcopy(model)
    before = bits(model)
    other.fit(X.astype("f4"), NAMES, epochs=1)
    assert bits(model) == before != bits(other)
    assert other.layers[0].next is other.layers[1]


def test_joblib_keeps_a_model_in_a_file(tmp_path: Path) -> None:
    model = trained(hn.ReLUActivation())
    joblib.dump(model, tmp_path / "model.joblib")
    np.testing.assert_array_equal(joblib.load(tmp_path / "model.joblib").predict(X), model.predict(X), strict=True)


# -- a random stream for fit ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("activation", [hn.ReLUActivation, Swish])
def test_fit_draws_from_the_random_state_it_is_given(activation: Any) -> None:
    model = trained(activation())
    other = copy.deepcopy(model)
    np.random.seed(5)
    model.fit(X.astype("f4"), NAMES, epochs=5, batch_size=32, shuffle=True)
    before = np.random.get_state()[1].tobytes()
    other.fit(X.astype("f4"), NAMES, epochs=5, batch_size=32, shuffle=True, random_state=5)
    assert np.random.get_state()[1].tobytes() == before
    assert bits(other) == bits(model)
    assert other.layers[2]._random_state is None


def test_fit_goes_on_in_its_random_state_around_callbacks() -> None:
    model = trained(hn.ReLUActivation())
    other = copy.deepcopy(model)
    model.fit(X.astype("f4"), NAMES, epochs=5, batch_size=32, shuffle=True, random_state=5)
    other.fit(X.astype("f4"), NAMES, epochs=5, batch_size=32, shuffle=True, random_state=5, callbacks=[lambda *_: None])
    assert bits(other) == bits(model)
    with pytest.raises(TypeError, match="model, fit: random_state is 'no'"):
        model.fit(X.astype("f4"), NAMES, random_state="no")
