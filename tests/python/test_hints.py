"""What errors say about attributes, columns and parts that are not there, or not there yet."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest

import hybridnet as hn

hn.init(seed=0)
X, Y = hn.spiral_data(20, 3)


def net(**options: Any) -> hn.Model:
    model = hn.Model([hn.DenseLayer(2, 4), hn.ReLUActivation(), hn.DenseLayer(4, 3), hn.SoftmaxActivation()], **options)
    model.set(loss="cce", optimizer="adam", accuracy="accuracy")
    return model


FORWARD = "A forward pass sets it: call forward first."
BACKWARD = "A backward pass sets it: call backward first."
WEIGHTS = "Its layers have them, such as model.layers[0].weights; get_parameters and set_parameters have all."


@pytest.mark.parametrize(
    ("part", "name", "text"),
    [
        (hn.ReLUActivation, "output", f" yet. {FORWARD}"),
        (hn.MeanSquaredErrorLoss, "dinputs", f" yet. {BACKWARD}"),
        (hn.SoftmaxCategoricalCrossentropy, "output", f" yet. {FORWARD}"),
        (lambda: hn.DenseLayer(2, 3), "dweights", f" yet. {BACKWARD}"),
        (lambda: hn.DropoutLayer(0.1), "binary_mask", f" yet. {FORWARD}"),
        (
            lambda: hn.DenseLayer(2, 3),
            "weight_cache",
            " yet. The first step of an optimizer that has it sets it: train first.",
        ),
        (hn.ReLUActivation, "prev", " yet. The model of the layer sets it: add it to one, and call finalize."),
        (net, "weights", f". {WEIGHTS}"),
        (hn.MeanSquaredErrorLoss, "weights", ". Dense layers have weights."),
        (hn.MeanSquaredErrorLoss, "trainable_layers", " yet. remember_trainable_layers sets it; a model calls that."),
        (net, "output", ""),
        (lambda: hn.DenseLayer(2, 3), "trainable", ""),
        (lambda: hn.DenseLayer(2, 3), "outputs", ". Did you mean 'output'?"),
    ],
)
def test_an_attribute_that_is_not_there_yet(part: Any, name: str, text: str) -> None:
    made = part()
    with pytest.raises(AttributeError) as refused:
        getattr(made, name)
    assert str(refused.value) == f"{type(made).__name__!r} object has no attribute {name!r}{text}"


@pytest.mark.parametrize(
    ("part", "name", "text"),
    [
        (net, "weights", WEIGHTS),
        (net, "biases", WEIGHTS.replace("weights", "biases")),
        (hn.ReLUActivation, "weights", "Dense layers have weights."),
        (hn.Adam, "biases", "Dense layers have biases."),
        (lambda: hn.DropoutLayer(0.1), "dweights", "Dense layers have dweights."),
    ],
)
def test_weights_of_what_has_none_are_refused(part: Any, name: str, text: str) -> None:
    made = part()
    with pytest.raises(AttributeError) as refused:
        setattr(made, name, np.ones((2, 3)))
    assert str(refused.value) == (
        f"{type(made).__name__!r} object has no attribute {name!r}; setting it has no effect. {text}"
    )


def test_layers_of_users_may_have_any_attribute() -> None:
    class Own(hn.ReLUActivation):
        pass

    own, dense = Own(), hn.DenseLayer(2, 3)
    own.weights = dense.weights = np.ones((2, 3))  # type: ignore[attr-defined]
    dense.weight_cache = np.ones((2, 3))
    assert own.weights.shape == (2, 3)  # type: ignore[attr-defined]


def test_a_read_only_attribute_says_so() -> None:
    with pytest.raises(AttributeError) as refused:
        net().arithmetic = "numpy"  # type: ignore[misc]
    assert str(refused.value) == (
        "Model: arithmetic is read-only; it says how the object was made or what it holds. Make a new one, such as "
        "Model(..., arithmetic=...)."
    )
    with pytest.raises(AttributeError) as refused:
        hn.History().epoch = []  # type: ignore[misc]
    assert str(refused.value) == "History: epoch is read-only; it says how the object was made or what it holds."


def test_a_column_that_a_history_does_not_have() -> None:
    history = net().fit(X, Y)
    columns = "the columns are 'loss', 'data_loss', 'reg_loss', 'accuracy', 'learning_rate'."
    for name, advice in (("acc", ""), ("val_loss", " Fit with validation data for it.")):
        with pytest.raises(KeyError) as refused:
            history[name]
        assert str(refused.value) == f"history: there is no {name!r}; {columns}{advice}"
    with pytest.raises(KeyError) as refused:
        hn.History()["loss"]
    assert str(refused.value) == "history: there is no 'loss'; there are no epochs yet. Call fit first."
    with pytest.raises(AttributeError) as wrong:
        history.loss  # type: ignore[attr-defined]  # noqa: B018
    assert str(wrong.value) == (
        "'History' object has no attribute 'loss'; the columns are read by name. Write history['loss']."
    )
    assert history.get("acc") is None
    assert "val_loss" not in history


def test_keywords_and_missing_arguments_are_those_of_the_call() -> None:
    with pytest.raises(TypeError, match=r"^History\.plot\(\) got .* 'metric'\. The keywords are 'ax', 'names'\.$"):
        net().history.plot(metric="loss")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"^Model\.plot_decision_boundary\(\) missing 1 required"):
        net().plot_decision_boundary()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"^Model\.loss_surface\(\) missing 2 required"):
        net().loss_surface(X, Y)  # type: ignore[call-arg]


def test_a_model_is_no_layer() -> None:
    with pytest.raises(TypeError) as refused:
        hn.Model([net(), hn.DenseLayer(3, 2)])
    assert str(refused.value) == (
        "model, add: a Model arrived; a layer is required. Add the layers of that model one by one, such as "
        "Model([*first.layers, layer])."
    )


@pytest.mark.parametrize("arithmetic", ["numpy", None])
def test_a_second_model_does_not_change_the_arithmetic_of_the_first(arithmetic: Any) -> None:
    first = net(arithmetic=arithmetic)
    before = first.predict(X)
    with pytest.raises(ValueError, match=r"^model: DenseLayer") as refused:
        hn.Model(first.layers, arithmetic="fast")
    assert str(refused.value) == (
        "model: DenseLayer(2, 4) is of another model, whose arithmetic is 'numpy'; in this one, of the arithmetic "
        "'fast', it would change the other. Pass copies, such as copy.deepcopy(layers)."
    )
    second = net(arithmetic="fast")
    with pytest.raises(ValueError, match=r"^model: CategoricalCrossentropyLoss\(\) is of another model, "):
        second.set(loss=first.loss)
    assert first.arithmetic == "numpy"
    assert np.array_equal(first.predict(X), before)
    assert hn.Model(copy.deepcopy(first.layers), arithmetic="fast").arithmetic == "fast"
    layers = first.layers
    del first
    assert hn.Model(layers, arithmetic="fast").arithmetic == "fast"


def test_a_layer_that_is_put_into_the_list_computes_as_its_model(tmp_path: Any) -> None:
    model = net(arithmetic="fast")
    model.layers[-1:] = [hn.DenseLayer(3, 3), hn.SoftmaxActivation()]
    model.save(tmp_path / "m")
    assert hn.Model.load(tmp_path / "m").arithmetic == "fast"


def test_a_refused_judgement_spends_no_look() -> None:
    split = hn.held_out_split(X, X[:, 0])
    with pytest.raises(ValueError, match=r"^held-out split: the prediction") as refused:
        split.judge(np.full(15, np.nan))
    assert str(refused.value) == (
        "held-out split: the prediction of row 0 is NaN; finite numbers are required. Look for missing values in the "
        "inputs, or for a training that diverged."
    )
    assert split.evaluations == 0


@pytest.mark.parametrize("labels", [Y, np.array(["a", "b", "c"])[Y]], ids=["numbers", "texts"])
def test_labels_of_objects_are_judged_as_what_they_are(labels: Any) -> None:
    plain = hn.held_out_split(X, labels, random_state=0)
    objects = hn.held_out_split(X, labels.astype(object), random_state=0)
    guesses = np.resize(labels, 15)
    assert objects.judge(guesses) == plain.judge(guesses) == objects.judge(guesses.astype(object))


def test_an_array_without_axes_is_a_number(tmp_path: Any) -> None:
    model = net()
    model.optimizer = hn.Adam(np.array(0.1))  # type: ignore[arg-type]
    model.fit(X, Y)
    model.save(tmp_path / "m")
    assert type(model.optimizer.learning_rate) is float


def test_a_fitted_estimator_says_where_results_of_scikit_learn_are() -> None:
    sklearn = pytest.importorskip("hybridnet.sklearn")
    net = sklearn.NetClassifier(max_iter=2, tol=None)
    with pytest.raises(AttributeError) as refused:
        _ = net.coefs_
    assert str(refused.value) == (
        "NetClassifier: it has no coefs_; fit sets what ends in an underscore. Call fit first."
    )
    net.fit(X, Y)
    names = "fit set classes_, loss_, loss_curve_, model_, multilabel_, n_features_in_, n_iter_."
    for name, rest in {
        "coefs_": " The weights are estimator.model_.layers[0].weights and so on; get_parameters of model_ has all.",
        "t_": " The number of steps is estimator.model_.optimizer.iterations.",
        "feature_names_in_": " Only fit on a table whose columns all have names that are texts sets it.",
        "foo_": "",
    }.items():
        with pytest.raises(AttributeError) as refused:
            getattr(net, name)
        assert str(refused.value) == f"NetClassifier: it has no {name}; {names}{rest}"
