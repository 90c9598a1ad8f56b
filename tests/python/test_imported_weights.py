"""Networks of scikit-learn, and weights of PyTorch and Keras."""

from __future__ import annotations

import re
import warnings

import numpy as np
import pytest
from safetensors.numpy import save_file
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier, MLPRegressor

import hybridnet as hn
from hybridnet.sklearn import from_sklearn

RANDOM = np.random.RandomState(0)
X = RANDOM.randn(80, 4)


def fitted(kind, y, rows=X, **settings):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # not converged
        return kind(hidden_layer_sizes=(6, 5), max_iter=20, random_state=0, **settings).fit(rows, y)


@pytest.mark.parametrize("dtype", ["f4", "f8"])
@pytest.mark.parametrize("activation", ["relu", "tanh", "logistic", "identity"])
def test_a_classifier_of_scikit_learn(activation, dtype):
    rows = X.astype(dtype)
    mlp = fitted(MLPClassifier, np.array(["a", "b", "c"])[RANDOM.randint(3, size=80)], rows, activation=activation)
    model = from_sklearn(mlp)
    assert model.classes.tolist() == ["a", "b", "c"]
    probabilities = model.predict(rows)
    assert probabilities.dtype == dtype
    # as many roundings as terms, of numbers near 1
    np.testing.assert_allclose(probabilities, mlp.predict_proba(rows), atol=32 * np.finfo(dtype).eps)
    assert model.predict_classes(rows).tolist() == mlp.predict(rows).tolist()


def test_a_binary_classifier_of_scikit_learn():
    mlp = fitted(MLPClassifier, X[:, 0] > 0)
    model = from_sklearn(mlp)
    assert model.classes.tolist() == [False, True]
    np.testing.assert_allclose(model.predict_proba(X), mlp.predict_proba(X), atol=1e-14)


def test_several_labels_per_row():
    mlp = fitted(MLPClassifier, (X[:, :3] > 0).astype(int))
    model = from_sklearn(mlp)
    assert model.classes is None
    np.testing.assert_allclose(model.predict(X), mlp.predict_proba(X), atol=1e-14)


@pytest.mark.parametrize("outputs", [1, 2])
def test_a_regressor_of_scikit_learn(outputs):
    mlp = fitted(MLPRegressor, X[:, :outputs] if outputs > 1 else X[:, 0])
    np.testing.assert_allclose(from_sklearn(mlp).predict(X).squeeze(), mlp.predict(X), atol=1e-14)


def test_the_arrays_are_copied_and_training_continues():
    mlp = fitted(MLPRegressor, X[:, 0])
    before = [array.copy() for array in mlp.coefs_]
    model = from_sklearn(mlp)
    loss = model.evaluate(X, X[:, :1])["loss"]
    model.set(loss=model.loss, optimizer=hn.Adam(0.01))
    model.fit(X, X[:, :1], epochs=50)
    assert model.evaluate(X, X[:, :1])["loss"] < loss
    assert all((first == second).all() for first, second in zip(before, mlp.coefs_, strict=True))


def test_other_estimators_are_refused():
    for given, error, text in [
        (
            MLPClassifier(),
            ValueError,
            "from_sklearn: the MLPClassifier has no weights; a fitted one is required. Call its fit first.",
        ),
        (
            LogisticRegression(),
            TypeError,
            "from_sklearn: a LogisticRegression arrived; an MLPClassifier or an MLPRegressor is required. Pass the "
            "fitted estimator, such as the last step of a pipeline.",
        ),
    ]:
        with pytest.raises(error, match=f"^{re.escape(text)}$"):
            from_sklearn(given)


# -- weights in safetensors files

W = [RANDOM.randn(*shape).astype("f4") for shape in ((4, 3), (3, 3), (3, 2))]
B = [RANDOM.randn(len(w.T)).astype("f4") for w in W]


def computed(rows, functions):
    for w, b, function in zip(W, B, functions, strict=True):
        rows = function(rows @ w + b)
    return rows


def test_weights_of_pytorch(tmp_path):
    tensors = {}
    for index, (w, b) in enumerate(zip(W, B, strict=True)):
        tensors |= {f"net.{5 * index}.weight": w.T.copy(), f"net.{5 * index}.bias": b}
    save_file(tensors, tmp_path / "net.safetensors")
    model = hn.Model.from_state_dict(tmp_path / "net.safetensors", ["relu", "tanh"])
    for layer, w, b in zip(model.layers[::2], W, B, strict=True):
        assert (layer.weights.tobytes(), layer.biases.tobytes()) == (w.tobytes(), b.tobytes())
    rows = X.astype("f4")
    wanted = computed(rows, [lambda x: np.maximum(x, 0), np.tanh, lambda x: x])
    np.testing.assert_allclose(model.predict(rows), wanted, rtol=1e-5, atol=1e-5)


def test_weights_of_keras_and_names_in_order(tmp_path):
    names = ["first", "another", "last"]
    tensors = {}
    for name, w, b in zip(names, W, B, strict=True):
        tensors |= {f"{name}/kernel": w, f"{name}/bias": b}
    save_file(tensors, tmp_path / "net.safetensors")
    model = hn.Model.from_state_dict(tmp_path / "net.safetensors", ["linear"] * 2 + ["softmax"], layers=names)
    rows = X.astype("f4")
    logits = computed(rows, [lambda x: x] * 3).astype("f8")
    wanted = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(model.predict(rows), wanted, rtol=1e-4, atol=1e-5)


def test_what_does_not_fit_is_refused(tmp_path):
    path = tmp_path / "net.safetensors"
    save_file({"0.weight": W[0].T.copy()}, path)
    for arguments, error, text in [
        (
            (["relu"] * 3,),
            ValueError,
            f"{path}: 3 activations arrived for 1 dense layers; one after each is required, or 0 if the last is "
            'linear. Name them in order, "linear" for none.',
        ),
        (
            ("relu",),
            TypeError,
            "model, from_state_dict: activations is 'relu'; it must be a list of texts. Put them in brackets.",
        ),
        (
            ([1],),
            TypeError,
            "model, from_state_dict: activations[0] is 1; it must be a text. Pass a name.",
        ),
        (
            ([hn.ReLUActivation(), None],),
            TypeError,
            "model, from_state_dict: activations[0] is a ReLUActivation; it must be a text. Pass a name.",
        ),
        (
            (["relu", None],),
            TypeError,
            "model, from_state_dict: activations[1] is None; it must be a text. Pass a name.",
        ),
    ]:
        with pytest.raises(error, match=f"^{re.escape(text)}$"):
            hn.Model.from_state_dict(path, *arguments)
