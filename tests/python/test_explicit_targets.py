"""Targets beside the rows of a model with a preprocessing, and targets that are no targets."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

import hybridnet as hn

X, Y = hn.spiral_data(20, 3)
NAMES = np.array(["u", "v", "w"])
TABLE = pd.DataFrame({"x": X[:, 0], "z": X[:, 1], "k": NAMES[Y]})
ONE = "one target for each sample is required. Pass a list of them, or the column of a table, such as table['label']."


def classifier(outputs: int = 3, table: Any = None, label: str = "k") -> hn.Model:
    hn.init(seed=0)
    end = hn.SigmoidActivation() if outputs == 1 else hn.SoftmaxActivation()
    model = hn.Model([hn.DenseLayer(2, 8), hn.ReLUActivation(), hn.DenseLayer(8, outputs), end])
    model.set(loss="bce" if outputs == 1 else "cce", optimizer=hn.Adam(0.05), accuracy="accuracy")
    if table is not None:
        model.preprocessing = hn.Preprocessing(label=label, labels_are="classes").fit(table)
    return model


def regressor() -> tuple[hn.Model, pd.DataFrame]:
    table = pd.DataFrame({"a": np.linspace(0, 1, 40), "p": 250 + 500 * np.linspace(0, 1, 40)})
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(1, 1)])
    model.set(loss="mse", optimizer=hn.Adam(0.05))
    model.preprocessing = hn.Preprocessing(label="p", standardize_label=True).fit(table)
    return model, table


def test_explicit_targets_of_a_standardized_label_are_standardized() -> None:
    (given, table), (taken, _) = regressor(), regressor()
    given.fit(table[["a"]], table[["p"]], epochs=300, validation_data=(table[["a"]], table["p"]))
    taken.fit(table, epochs=300, validation_data=table)
    assert given.history.history == taken.history.history
    assert given.evaluate(table[["a"]], table["p"].tolist()) == taken.evaluate(table)
    assert abs(float(given.predict(table)[20, 0]) - table["p"][20]) < 10  # as far as 300 steps come


def test_several_columns_beside_a_standardized_label_are_refused() -> None:
    model, table = regressor()
    with pytest.raises(hn.ShapeError) as refused:
        model.fit(table[["a"]], np.zeros((40, 2)))
    assert str(refused.value) == (
        'model, fit: targets are (40, 2); the preprocessing standardizes the label column "p", which is one. '
        "Pass one number for each row."
    )


@pytest.mark.parametrize("raw", [TABLE, X], ids=["table", "matrix"])
def test_explicit_classes_are_those_of_the_label_column(raw: Any) -> None:
    model = classifier(table=TABLE)
    with pytest.raises(ValueError, match=r"^label column") as refused:
        model.fit(raw, np.array(["a", "b", "c"])[Y])
    assert str(refused.value) == (
        'label column "k": row 0 is "a"; the classes are "u", "v", "w". Correct it, or train a new model for new '
        "classes."
    )
    assert not model.history.epoch


@pytest.mark.parametrize("labels", [NAMES[Y], Y + 1], ids=["texts", "numbers"])
def test_the_label_column_and_the_same_explicit_labels_are_the_same(labels: Any) -> None:
    table = TABLE.assign(k=labels)
    taken, given = classifier(table=table), classifier(table=table)
    taken.fit(table, epochs=5, validation_data=table)
    given.fit(table, table.k, epochs=5, validation_data=(table, table.k))
    assert given.history.history == taken.history.history
    assert given.evaluate(table, table.k) == taken.evaluate(table)
    assert given.check_gradients(table, table.k) == given.check_gradients(table)


def test_two_classes_of_a_table_train_a_single_sigmoid() -> None:
    table = TABLE.assign(k=np.where(Y > 0, "yes", "no"))
    taken, given = classifier(1, table), classifier(1, table)
    taken.fit(table, epochs=5)
    given.fit(table, table.k, epochs=5)
    assert given.history.history == taken.history.history
    assert set(taken.predict_classes(table)) <= {"yes", "no"}


def test_other_class_names_than_those_of_the_preprocessing_are_refused() -> None:
    model = classifier(table=TABLE)
    model.classes = np.array(["a", "b", "c"])
    with pytest.raises(ValueError, match=r"^model, fit: the classes") as refused:
        model.fit(TABLE)
    assert str(refused.value) == (
        "model, fit: the classes of the model are a, b, c, those of its preprocessing u, v, w; both must be the same, "
        "in one order. Set classes of the model to None, or its preprocessing to that of its own rows."
    )


def test_class_weights_of_a_table_are_by_label() -> None:
    given, same = classifier(table=TABLE), classifier(table=TABLE)
    given.fit(TABLE, epochs=3, class_weight={"u": 2})
    same.fit(TABLE, epochs=3, sample_weight=np.where(Y == 0, 2.0, 1.0))
    assert given.history.history == same.history.history
    with pytest.raises(ValueError, match=r"^model, fit, class weights") as refused:
        given.fit(TABLE, class_weight={"q": 2})
    assert str(refused.value) == (
        "model, fit, class weights: there is a weight for the label 'q'; the labels are 'u', 'v', 'w'. Correct it."
    )


def test_classes_are_taken_before_the_split() -> None:
    model, order = classifier(), np.argsort(Y, kind="stable")
    model.fit(X[order], NAMES[Y[order]], validation_split=0.4)
    assert model.classes is not None
    assert model.classes.tolist() == ["u", "v", "w"]


@pytest.mark.parametrize("call", ["fit", "train", "evaluate", "check_gradients"])
@pytest.mark.parametrize("raw", [X, TABLE[["x", "z"]]], ids=["matrix", "table"])
def test_a_single_text_is_no_target(call: str, raw: Any) -> None:
    with pytest.raises(hn.ShapeError) as refused:
        getattr(classifier(), call)(raw, "k")
    assert str(refused.value) == f"model, {call}, targets: 'k' arrived; {ONE}"


def test_a_single_text_beside_a_preprocessing_is_no_target() -> None:
    with pytest.raises(hn.ShapeError) as refused:
        classifier(table=TABLE).fit(TABLE, "k")
    assert str(refused.value) == f"model, fit, targets: 'k' arrived; {ONE}"


@pytest.mark.parametrize(
    "look",
    [
        lambda model, X: model.diagnose(X),
        lambda model, X: model.check_gradients(X, Y),
        lambda model, X: model.plot_activations(X),
        lambda model, X: model.evaluate(X, Y),
    ],
    ids=["diagnose", "check_gradients", "plot_activations", "evaluate"],
)
def test_what_looks_at_a_model_checks_the_columns(look: Any) -> None:
    pytest.importorskip("matplotlib")
    model, rows = classifier(), pd.DataFrame(X, columns=["a", "b"])
    model.fit(rows, Y)
    with pytest.raises(ValueError, match=r"^preprocessing: the column") as refused:
        look(model, rows.rename(columns={"a": "zzz"}))
    assert str(refused.value) == (
        'preprocessing: the column "a" is missing and the column "zzz" is unknown; the columns are "a", "b". '
        "Pass a table with these columns."
    )


def test_what_looks_at_a_model_reorders_columns_and_takes_raw_rows() -> None:
    model, rows = classifier(), pd.DataFrame(X, columns=["a", "b"])
    model.fit(rows, Y)
    assert model.diagnose(rows[["b", "a"]]) == model.diagnose(rows) == model.diagnose(X)
    assert model.check_gradients(rows[["b", "a"]], Y) == model.check_gradients(X, Y)
    raw = classifier(table=TABLE)
    assert raw.preprocessing is not None
    assert raw.diagnose(TABLE) == raw.diagnose(raw.preprocessing.transform(TABLE))
