"""Class weights of ``fit``: sample weights by the class of each sample."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_matrix
from sklearn.utils.class_weight import compute_sample_weight

import hybridnet as hn
from hybridnet.sklearn import NetClassifier

X = np.random.RandomState(0).randn(12, 2).astype("float32")
NUMBERS = np.array([0, 1, 1, 2, 1, 1, 0, 1, 1, 1, 2, 1])
NAMES = np.array(["cat", "dog", "fox"])
TARGETS: dict[str, Any] = {
    "numbers": NUMBERS,
    "bytes": NUMBERS.astype("uint8"),
    "floats": NUMBERS.astype(float),
    "one-hot": np.eye(3)[NUMBERS],
    "texts": NAMES[NUMBERS],
    "a list of texts": NAMES[NUMBERS].tolist(),
    "a series": pd.Series(NAMES[NUMBERS]),
}


def network(outputs: int = 3, loss: Any = "categorical_crossentropy", end: str = "softmax") -> hn.Model:
    hn.init(seed=2)
    model = hn.Model([hn.DenseLayer(2, 4), "relu", hn.DenseLayer(4, outputs), end])
    model.set(loss=loss, optimizer=hn.Adam(0.05))
    return model


def trained(
    y: Any, outputs: int = 3, loss: str = "categorical_crossentropy", end: str = "softmax", **given: Any
) -> Any:
    model = network(outputs, loss, end)
    model.fit(X, y, epochs=5, batch_size=5, **given)
    return [array.tobytes() for pair in model.get_parameters() for array in pair], list(model.history["loss"])


@pytest.mark.parametrize("form", TARGETS)
@pytest.mark.parametrize("weight", ["balanced", {0: 3.0, 2: 0.5}])
@pytest.mark.parametrize("beside", [None, np.linspace(0.1, 2, 12)])
def test_class_weights_are_sample_weights(form: str, weight: Any, beside: Any) -> None:
    samples = compute_sample_weight(weight, NUMBERS) * (1 if beside is None else beside)
    if isinstance(weight, dict) and ("texts" in form or form == "a series"):
        weight = {NAMES[number]: value for number, value in weight.items()}
    expected = trained(TARGETS[form], sample_weight=samples)
    assert trained(TARGETS[form], class_weight=weight, sample_weight=beside) == expected
    assert trained(TARGETS[form]) != expected


@pytest.mark.parametrize("labels", [NUMBERS % 2, NUMBERS % 2 == 1, (NUMBERS % 2).astype(float)])
def test_two_classes_of_one_output_have_weights_too(labels: Any) -> None:
    y = labels.reshape(-1, 1)
    given = {"outputs": 1, "loss": "binary_crossentropy", "end": "sigmoid"}
    expected = trained(y, sample_weight=compute_sample_weight("balanced", labels.astype(int)), **given)
    assert trained(y, class_weight="balanced", **given) == expected
    expected = trained(y, sample_weight=np.where(labels == 1, 4.0, 1.0), **given)
    assert trained(y, class_weight={1: 4}, **given) == expected


def test_held_out_samples_are_no_part_of_the_balance_and_have_no_class_weights() -> None:
    split = trained(NUMBERS, class_weight="balanced", validation_split=0.25)
    by_hand = network()
    weights = compute_sample_weight("balanced", NUMBERS[:9])
    by_hand.fit(X[:9], NUMBERS[:9], epochs=5, batch_size=5, sample_weight=weights, validation_data=(X[9:], NUMBERS[9:]))
    assert split[1] == by_hand.history["loss"]


def test_a_custom_loss_has_class_weights() -> None:
    class Own(hn.CategoricalCrossentropyLoss):
        def forward(self, y_pred: Any, y_true: Any) -> Any:
            return super().forward(y_pred, y_true)

    model = network(loss=Own())
    model.fit(X, NUMBERS, class_weight={1: 0.0})
    other = network(loss=Own())
    other.fit(X, NUMBERS, sample_weight=(NUMBERS != 1).astype(float))
    assert model.history["loss"] == other.history["loss"]


KINDS = "it must be a dict of weights by label, 'balanced' or None."
REFUSED: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"class_weight": "balance"}, TypeError, f"class_weight is 'balance'; {KINDS}"),
    ({"class_weight": [1, 2, 3]}, TypeError, f"class_weight is a list; {KINDS}"),
    ({"class_weight": {3: 1.0}}, ValueError,
     "class weights: there is a weight for the label 3; the labels are 0, 1, 2. Correct it."),
    (
        {"class_weight": {"dgo": 1.0}, "y": NAMES[NUMBERS]}, ValueError,
        "class weights: there is a weight for the label 'dgo'; the labels are 'cat', 'dog', 'fox'. Correct it.",
    ),
    (
        {"class_weight": {0: 1.0}, "y": NAMES[NUMBERS]}, ValueError,
        "class weights: there is a weight for the label 0; the labels are 'cat', 'dog', 'fox'. Correct it.",
    ),
    ({"class_weight": {0: "2"}}, TypeError, "class weights: the weight of the label 0 is '2'; it must be a number."),
    (
        {"class_weight": {0: -1.0}}, ValueError,
        "class weights: the weight of the label 0 is -1; weights are finite and 0 or more. Correct it.",
    ),
    (
        {"class_weight": {0: np.nan}}, ValueError,
        "class weights: the weight of the label 0 is NaN; weights are finite and 0 or more. Correct it.",
    ),
    (
        {"class_weight": "balanced", "sample_weight": np.ones(3)}, hn.ShapeError,
        "3 sample weights arrived for 12 samples. Pass one weight for each row of the inputs.",
    ),
    (
        {"class_weight": "balanced", "y": NUMBERS.reshape(-1, 1), "loss": "mse", "end": "linear"}, ValueError,
        "class_weight is given, and mean squared error has no classes; a cross-entropy is required. "
        "Pass sample_weight instead.",
    ),
    (
        {"class_weight": "balanced", "y": np.eye(3)[NUMBERS], "loss": "bce", "end": "sigmoid"}, hn.ShapeError,
        "class_weight is given, and targets are (12, 3), several labels per row; one class per row is required. "
        "Pass sample_weight instead.",
    ),
    (
        {"class_weight": "balanced", "y": np.full((12, 1), 0.5), "outputs": 1, "loss": "bce", "end": "sigmoid"},
        ValueError,
        "class_weight is given, and the target of sample 0 is 0.5; classes are whole numbers. "
        "Pass sample_weight instead.",
    ),
    (
        {"class_weight": {0: 0.0, 1: 0.0, 2: 0.0}}, ValueError,
        "all 12 sample weights are zero; at least one must be greater than 0. Pass samples that count.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("given", "kind", "sentence"), REFUSED, ids=range(len(REFUSED)))
def test_what_weighs_no_classes_is_refused(given: dict[str, Any], kind: type[Exception], sentence: str) -> None:
    given = dict(given)
    y = given.pop("y", NUMBERS)
    model = network(**{name: given.pop(name) for name in ("outputs", "loss", "end") if name in given})
    before = [array.copy() for pair in model.get_parameters() for array in pair]
    with pytest.raises(kind) as caught:
        model.fit(X, y, **given)
    comma = "," if sentence.startswith("class weights: ") else ":"
    assert str(caught.value) == f"model, fit{comma} {sentence}"
    assert all((a == b).all() for a, b in zip(before, (a for p in model.get_parameters() for a in p), strict=True))


@pytest.mark.parametrize(
    ("weight", "labels", "sentence"),
    [
        ({7: 50.0}, NUMBERS,
         "class weights: there is a weight for the label 7; the labels are 0, 1, 2. Correct it."),
        ({1: 50.0}, NUMBERS.astype(str),
         "class weights: there is a weight for the label 1; the labels are '0', '1', '2'. Correct it."),
        (
            {"cow": 3}, NAMES[NUMBERS],
            "class weights: there is a weight for the label 'cow'; the labels are 'cat', 'dog', 'fox'. Correct it.",
        ),
        ({0: -1}, NUMBERS,
         "class weights: the weight of the label 0 is -1; weights are finite and 0 or more. Correct it."),
    ],
)  # fmt: skip
def test_a_classifier_refuses_class_weights_that_fit_no_label(weight: Any, labels: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match="class weights") as caught:
        NetClassifier((4,), max_iter=1, tol=None, class_weight=weight).fit(X, labels)
    assert str(caught.value) == f"NetClassifier, fit, {sentence}"


def test_a_classifier_weighs_texts_of_digits_as_it_weighs_numbers() -> None:
    def loss(weight: Any, labels: Any) -> float:
        return NetClassifier((4,), max_iter=3, tol=None, random_state=0, class_weight=weight).fit(X, labels).loss_

    assert loss({"1": 50.0}, NUMBERS.astype(str)) == loss({1: 50.0}, NUMBERS) != loss(None, NUMBERS)


def test_the_last_of_sparse_rows_are_validation_data() -> None:
    def losses(inputs: Any) -> Any:
        model = hn.Model([hn.DenseLayer(2, 3, random_state=0), hn.SoftmaxActivation()])
        model.set(loss="categorical_crossentropy", optimizer="sgd")
        model.fit(inputs, NUMBERS, validation_split=0.25, epochs=2, progress=False)
        return model.history["loss"], model.history["val_loss"]

    assert losses(csr_matrix(X)) == losses(X)
