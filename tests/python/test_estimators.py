"""Estimators: MLPClassifier's names of settings, class weights, sparse rows, several labels a row, refused calls."""

from __future__ import annotations

import copy
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
import scipy.sparse
from sklearn.base import clone
from sklearn.datasets import load_iris, make_multilabel_classification
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler
from sklearn.utils.class_weight import compute_sample_weight

import hybridnet as hn
from hybridnet.sklearn import NetClassifier, NetRegressor

X, Y = load_iris(return_X_y=True)


def quick(kind: Any = NetClassifier, **settings: Any) -> Any:
    return kind(**({"hidden_layer_sizes": (8,), "max_iter": 10, "tol": None, "random_state": 0} | settings))


def bits(estimator: Any) -> list[bytes]:
    return [array.tobytes() for pair in estimator.model_.get_parameters() for array in pair]


# -- MLPClassifier's names


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ({"learning_rate_init": 0.05}, {"learning_rate": 0.05}),
        ({"learning_rate": "constant", "learning_rate_init": 0.05}, {"learning_rate": 0.05}),
        ({"learning_rate": "constant"}, {}),
        ({"alpha": 0.6, "batch_size": 50}, {"weight_regularizer_l2": 0.6 / 100, "batch_size": 50}),
        ({"alpha": 0.6}, {"weight_regularizer_l2": 0.6 / 300}),
        ({"solver": "adam", "beta_1": 0.5, "beta_2": 0.9, "epsilon": 1e-3}, None),
    ],
)
def test_names_of_mlp_classifier_mean_the_same(theirs, ours):
    named = quick(**theirs).fit(X, Y)
    if ours is None:
        optimizer = named.model_.optimizer
        assert (optimizer.beta_1, optimizer.beta_2, optimizer.epsilon) == (0.5, 0.9, 1e-3)
    else:
        assert bits(named) == bits(quick(**ours).fit(X, Y))
    assert clone(named).get_params() == named.get_params()


def test_alpha_adds_the_penalty_of_scikit_learns_network():
    """Of both, one step of plain gradient descent from the same weights; float64, so rtol 1e-12.

    Their loss is half the mean squared error, ours the whole: twice the rate there makes the same step, and of half the
    loss the penalty counts twice.
    """
    rows, targets = np.random.RandomState(0).randn(20, 3), np.arange(20.0)
    plain = {"solver": "sgd", "hidden_layer_sizes": (), "batch_size": 20, "max_iter": 1}
    theirs = MLPRegressor(momentum=0, nesterovs_momentum=False, alpha=3.0, learning_rate_init=0.1, **plain)
    theirs.partial_fit(rows, targets)
    ours = quick(NetRegressor, momentum=0.0, alpha=6.0, learning_rate_init=0.05, warm_start=True, **plain).fit(
        rows, targets
    )
    layer = ours.model_.layers[0]
    layer.weights[...], layer.biases[...] = theirs.coefs_[0], theirs.intercepts_[0]
    theirs.partial_fit(rows, targets)
    ours.fit(rows, targets)
    np.testing.assert_allclose(layer.weights, theirs.coefs_[0], rtol=1e-12)


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        (
            {"learning_rate": 0.1, "learning_rate_init": 0.2},
            "NetClassifier: learning_rate is 0.1 and learning_rate_init is 0.2; both name the same setting. Set one.",
        ),
        (
            {"weight_regularizer_l2": 0.1, "alpha": 0.2},
            "NetClassifier: weight_regularizer_l2 is 0.1 and alpha is 0.2; both name the same setting. Set one.",
        ),
        (
            {"learning_rate": "adaptive"},
            "NetClassifier: learning_rate is 'adaptive'; it must be a number, or 'constant'. "
            "For a rate that falls, set decay: the rate of step t is learning_rate / (1 + decay * t).",
        ),
    ],
)
def test_settings_that_contradict_each_other_are_refused(settings, text):
    with pytest.raises(ValueError, match=r".") as refusal:
        quick(**settings).fit(X, Y)
    assert str(refusal.value) == text


def test_a_search_over_their_names_runs():
    search = GridSearchCV(quick(max_iter=50), {"alpha": [0.0, 0.1], "learning_rate_init": [0.01, 0.1]}, cv=3)
    assert search.fit(X, Y).best_score_ > 0.8


# -- class weights


@pytest.mark.parametrize("weight", ["balanced", {0: 1.0, 1: 2.0, 2: 0.5}])
def test_class_weights_are_sample_weights(weight):
    given = np.random.RandomState(0).uniform(0.5, 2, len(Y))
    weighted = quick(class_weight=weight).fit(X, Y, sample_weight=given)
    assert bits(weighted) == bits(quick().fit(X, Y, sample_weight=given * compute_sample_weight(weight, Y)))


def test_balanced_weights_of_several_labels_are_those_of_scikit_learn():
    rows, labels = make_multilabel_classification(60, 4, n_classes=3, random_state=0)
    weighted = quick(class_weight="balanced").fit(rows, labels)
    assert bits(weighted) == bits(quick().fit(rows, labels, sample_weight=compute_sample_weight("balanced", labels)))


def test_balanced_weights_find_a_rare_class():
    random = np.random.RandomState(0)
    rows = np.r_[random.randn(950, 2), random.randn(50, 2) + 1.5]
    labels = np.r_[np.zeros(950, int), np.ones(50, int)]
    found = [
        (quick(class_weight=weight, learning_rate=0.05, max_iter=50).fit(rows, labels).predict(rows)[950:] == 1).mean()
        for weight in (None, "balanced")
    ]
    assert found[0] < 0.6 < 0.8 < found[1]


def test_balanced_weights_of_a_part_of_the_rows_are_refused():
    with pytest.raises(ValueError, match=r".") as refusal:
        quick(class_weight="balanced").partial_fit(X, Y, classes=[0, 1, 2])
    assert str(refusal.value) == (
        "NetClassifier, partial_fit: class_weight is 'balanced', which needs all rows at once; a dict of weights is "
        "required. Compute it with sklearn.utils.class_weight.compute_class_weight."
    )


# -- sparse rows


@pytest.mark.parametrize("container", [scipy.sparse.csr_matrix, scipy.sparse.csc_array, scipy.sparse.coo_array])
@pytest.mark.parametrize("settings", [{}, {"dropout": 0.2}, {"early_stopping": True, "batch_size": 32}])
def test_sparse_rows_train_to_the_bits_of_dense_ones(container, settings):
    rows = X * (np.random.RandomState(0).rand(*X.shape) < 0.5)
    dense, sparse = quick(**settings).fit(rows, Y), quick(**settings).fit(container(rows), Y)
    assert bits(dense) == bits(sparse)
    assert dense.loss_curve_ == sparse.loss_curve_
    assert np.array_equal(dense.predict_proba(rows), sparse.predict_proba(container(rows)))
    assert np.array_equal(dense.predict(rows), dense.predict(container(rows)))


def test_rows_of_one_batch_are_dense_at_a_time():
    """Dense, these rows are 16 GB."""
    rows = scipy.sparse.csr_array(
        (np.ones(20_000), np.arange(20_000) % 100_000, np.arange(20_001)), shape=(20_000, 100_000)
    )
    labels = np.arange(20_000) % 3
    net = NetClassifier((2,), max_iter=1, tol=None, batch_size=2_000, random_state=0).fit(rows[:4_000], labels[:4_000])
    assert net.predict(rows).shape == (20_000,)


def test_a_model_takes_sparse_rows():
    hn.init(seed=0)
    rows, labels = hn.spiral_data(20, 3)
    models = []
    for inputs in (rows, scipy.sparse.csr_array(rows)):
        hn.init(seed=1)
        model = hn.Model([hn.DenseLayer(2, 8), hn.ReLUActivation(), hn.DenseLayer(8, 3), hn.SoftmaxActivation()])
        model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(), accuracy=hn.CategoricalAccuracy())
        model.fit(inputs, labels, epochs=5, batch_size=16, shuffle=True, validation_data=(inputs, labels))
        models.append((model, inputs))
    (dense, _), (sparse, inputs) = models
    assert all((a == b).all() for a, b in zip(dense.get_parameters()[0], sparse.get_parameters()[0], strict=True))
    assert dense.history["val_loss"] == sparse.history["val_loss"]
    assert dense.evaluate(rows, labels) == sparse.evaluate(inputs, labels)
    assert (dense.predict(rows) == sparse.predict(inputs)).all()
    assert dense.check_gradients(rows, labels) == sparse.check_gradients(inputs, labels)
    with pytest.raises(hn.StateError) as refusal:
        sparse.fit(inputs, labels, callbacks=[hn.Checkpoint("never.safetensors")])
    assert str(refusal.value) == (
        "checkpoint: the inputs are sparse, and such a run cannot be saved; dense inputs are required. "
        "Pass what toarray() gives, or pickle the model in a callback instead."
    )


# -- several labels a row


@pytest.mark.parametrize("early_stopping", [False, True])
def test_several_labels_a_row_are_learned(early_stopping):
    rows, labels = make_multilabel_classification(300, 10, n_classes=4, random_state=0)
    rows = StandardScaler().fit_transform(rows)
    net = quick(max_iter=100, learning_rate=0.02, early_stopping=early_stopping).fit(rows, labels)
    predicted = net.predict(rows)
    assert predicted.shape == labels.shape
    assert set(np.unique(predicted)) == {0, 1}
    assert (predicted == labels).mean() > 0.75
    probabilities = net.predict_proba(rows)
    assert probabilities.dtype == np.float64
    assert np.array_equal(predicted, probabilities > 0.5)
    assert net.classes_.tolist() == [0, 1, 2, 3]
    assert np.array_equal(
        quick().fit(rows, scipy.sparse.csr_array(labels)).predict(rows), quick().fit(rows, labels).predict(rows)
    )


def test_other_columns_of_labels_are_refused():
    with pytest.raises(ValueError, match=r".") as refusal:
        quick().fit(X, np.c_[Y, Y])
    assert str(refusal.value) == (
        "NetClassifier, fit: y is (150, 2), of the kind multiclass-multioutput; several labels a row are columns of "
        "0 and 1, one for each label. Fit one estimator for each column."
    )
    net = quick(warm_start=True).fit(X, np.c_[Y > 0, Y > 1].astype(int))
    for y, shape in ((Y, (150,)), (np.c_[Y > 0, Y > 1, Y > 0].astype(int), (150, 3))):
        with pytest.raises(ValueError, match=r".") as refusal:
            net.fit(X, y)
        assert str(refusal.value) == (
            f"NetClassifier, fit: y is {shape}; training began with 2 labels a row. "
            "Fit a new estimator for other targets."
        )


# -- a call that raises changes nothing


BAD: dict[str, tuple[tuple[Any, ...], dict[str, Any], dict[str, Any]]] = {
    "weights of other rows": ((X, Y + 5), {"sample_weight": np.ones(3)}, {}),
    "a negative weight": ((X, Y + 5), {"sample_weight": -np.ones(150)}, {}),
    "rows of another count": ((X, Y[:5] + 5), {}, {}),
    "other columns, missing numbers": ((np.full((150, 2), np.nan), Y), {}, {}),
    "one class": ((X[:, :2], np.zeros(150, int)), {}, {}),
    "an unknown activation": ((X[:, :2], Y + 5), {}, {"activation": "no"}),
    "an unknown solver": ((X[:, :2], Y + 5), {}, {"solver": "no"}),
    "a negative rate": ((X[:, :2], Y + 5), {}, {"learning_rate": -0.1}),
    "no rows a step": ((X[:, :2], Y + 5), {}, {"batch_size": 0}),
    "a share beyond 1": ((X[:, :2], Y + 5), {}, {"validation_fraction": 7.0}),
    "dropout of everything": ((X[:, :2], Y + 5), {}, {"dropout": 1.5}),
    "a class weight of another label": ((X[:, :2], Y + 5), {}, {"class_weight": {0: "a"}}),
}


@pytest.mark.parametrize("fitted", [False, True])
@pytest.mark.parametrize(
    ("case", "method"),
    [(case, method) for case in BAD for method in ("fit", "partial_fit")],
)
def test_a_refused_call_leaves_no_traces(case, method, fitted):
    arguments, options, settings = BAD[case]
    net = quick()
    if fitted:
        net.fit(X, Y)
        before = net.predict(X)
    net.set_params(**settings)
    state = copy.deepcopy({name: value for name, value in vars(net).items() if name != "model_"})
    parameters = bits(net) if fitted else None
    if method == "partial_fit" and not fitted:
        options = options | {"classes": [5, 6, 7]}
    with pytest.raises((ValueError, TypeError)):
        getattr(net, method)(*arguments, **options)
    assert vars(net).keys() - {"model_"} == state.keys()
    for name, value in state.items():
        now = getattr(net, name)
        if isinstance(value, np.random.RandomState):
            now, value = now.get_state()[1], value.get_state()[1]
        assert now is value or np.array_equal(now, value) or repr(now) == repr(value), name
    assert hasattr(net, "model_") == fitted
    if fitted:
        assert bits(net) == parameters
        assert np.array_equal(net.predict(X), before)


def _without(name: str) -> Any:
    net = quick().fit(X, Y)
    delattr(net, name)
    return net


def _with(name: str, value: Any) -> Any:
    net = quick(warm_start=True).fit(X, Y)
    setattr(net, name, value)
    return net


SPOILED = {
    "no verbose": (
        lambda: _without("verbose").fit(X, Y),
        AttributeError,
        "NetClassifier: it has no verbose; its constructor sets all settings, and each is required. "
        "Set it, such as estimator.verbose = False.",
    ),
    "no learning_rate to list": (
        lambda: _without("learning_rate").get_params(),
        AttributeError,
        "NetClassifier: it has no learning_rate; its constructor sets all settings, and each is required. "
        "Set it, such as estimator.learning_rate = 0.001.",
    ),
    "no model": (
        lambda: _without("model_").predict(X),
        NotFittedError,
        "This NetClassifier instance is not fitted yet. Call 'fit' with appropriate arguments before using this "
        "estimator.",
    ),
    "no multilabel_": (
        lambda: _without("multilabel_").predict(X),
        NotFittedError,
        "NetClassifier: it has no multilabel_; whether each row has several labels, which fit sets, is required. "
        "Fit it again.",
    ),
    "not fitted": (
        lambda: quick().classes_,
        AttributeError,
        "NetClassifier: it has no classes_; fit sets what ends in an underscore. Call fit first.",
    ),
    "nothing at all": (
        lambda: quick().note,
        AttributeError,
        "'NetClassifier' object has no attribute 'note'",
    ),
    "classes that are too few": (
        lambda: _with("classes_", np.array([0, 1])).predict(X),
        ValueError,
        "NetClassifier: the output of model_ has 3 columns; 1 are required by what fit set beside it. Fit it again.",
    ),
    "a table of classes": (
        lambda: _with("classes_", np.eye(3)).predict(X),
        ValueError,
        "NetClassifier: classes_ is (3, 3); (classes,) is required. Fit it again.",
    ),
    "columns that are too many": (
        lambda: _with("n_features_in_", 5).predict(X),
        ValueError,
        "NetClassifier: n_features_in_ is 5 and the weights of model_ are (4, 8); one row for each column is required. "
        "Fit it again.",
    ),
    "names that are not an array": (
        lambda: _with("feature_names_in_", 5).fit(X, Y),
        TypeError,
        "NetClassifier: feature_names_in_ is 5; an array of 4 names, which fit sets, is required. Fit it again.",
    ),
    "another model": (
        lambda: _with("model_", hn.Model(["relu"])).predict(X),
        TypeError,
        "NetClassifier: model_ is Model([ReLUActivation()]); a dense layer of float32 or float64 first, and a history, "
        "as fit makes them, are required. Fit it again.",
    ),
    "an array of batch sizes": (
        lambda: quick(batch_size=np.array([1, 2])).fit(X, Y),
        TypeError,
        "NetClassifier: batch_size is a ndarray; it must be a whole number.",
    ),
    "a batch size by name": (
        lambda: quick(batch_size="all").fit(X, Y),
        ValueError,
        "NetClassifier: batch_size is 'all'; it must be a whole number, 1 or more, or 'auto'.",
    ),
    "a dropout of an array": (
        lambda: quick(dropout=np.zeros(2)).fit(X, Y),
        TypeError,
        "NetClassifier: dropout is a ndarray; it must be a number.",
    ),
    "a negative seed": (
        lambda: quick(random_state=-1).fit(X, Y),
        ValueError,
        "NetClassifier: random_state is -1; a seed is from 0 to 4,294,967,295.",
    ),
    "a fraction of nothing": (
        lambda: quick(validation_fraction=0.0).fit(X, Y),
        ValueError,
        "NetClassifier: validation_fraction is 0; it is a share of the samples, greater than 0 and less than 1.",
    ),
    "weights of classes as text": (
        lambda: quick(class_weight="even").fit(X, Y),
        TypeError,
        "NetClassifier: class_weight is 'even'; it must be a dict of weights by label, 'balanced' or None.",
    ),
    "classes of two kinds": (
        lambda: quick().partial_fit(X, Y, classes=[0, "b", {}]),
        ValueError,
        "NetClassifier, partial_fit: classes are a list; a list of all labels, texts or numbers, is required. "
        "Pass them all, such as numpy.unique(y).",
    ),
}


@pytest.mark.parametrize("case", SPOILED)
def test_settings_and_results_of_another_kind_are_refused_with_a_sentence(case):
    call, kind, text = SPOILED[case]
    with pytest.raises(kind) as refusal:
        call()
    assert str(refusal.value) == text


def test_labels_that_a_model_has_of_its_own_do_not_count():
    net = quick().fit(X, Y)
    expected = net.predict(X)
    net.model_.classes = np.array(["a", "b", "c"])
    assert np.array_equal(net.predict(X), expected)


def test_a_refused_fit_of_a_regressor_leaves_no_traces():
    net = quick(NetRegressor).fit(X, Y.astype(float))
    before = net.predict(X)
    with pytest.raises(ValueError, match=r"."):
        net.fit(X[:, :2], np.c_[Y, Y], sample_weight=np.ones(3))
    assert (net.n_outputs_, net.n_features_in_) == (1, 4)
    assert np.array_equal(net.predict(X), before)


# -- without scikit-learn


def test_without_scikit_learn_the_import_says_what_to_install():
    code = (
        "import sys; sys.modules['sklearn'] = None\n"
        "try:\n    import hybridnet.sklearn\n"
        "except ImportError as error: print(type(error).__name__, error)"
    )
    result = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert result.stdout == (
        "ImportError hybridnet: hybridnet.sklearn needs scikit-learn, which cannot be imported "
        "(No module named 'sklearn.utils'; 'sklearn' is not a package). Do: pip install hybridnet[sklearn].\n"
    )


def test_without_pandas_a_history_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError) as refusal:
        hn.Model().history.to_frame()
    assert str(refusal.value) == (
        "hybridnet: a history as a DataFrame needs pandas, which cannot be imported "
        "(import of pandas halted; None in sys.modules). Do: pip install pandas."
    )


def test_verbose_shows_progress_of_short_fits(capsys, monkeypatch):
    monkeypatch.setenv("HYBRIDNET_PROGRESS", "plain")
    quick(verbose=True).fit(X, Y)
    shown = capsys.readouterr()
    assert "10" in shown.out + shown.err
