"""Metrics that divide by something else than samples: precision, recall, F1 and R2, against scikit-learn."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn import metrics as sk

import hybridnet as hn
from hybridnet import nnfs

OF_CLASS = [(hn.Precision, sk.precision_score), (hn.Recall, sk.recall_score), (hn.F1Score, sk.f1_score)]
ALL = [kind for kind, _ in OF_CLASS] + [hn.R2]
FILE = "net.safetensors"


class OwnDense(hn.DenseLayer):
    """A custom layer: Python executes the training steps of its model."""

    def forward(self, inputs: Any, training: bool = False) -> None:
        super().forward(inputs, training)


def data(count: int, seed: int, classes: int = 2) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.RandomState(seed)
    X = random.randn(count, 2).astype(np.float32)
    noisy = X[:, 0] + 0.8 * random.randn(count)
    return X, np.digitize(noisy, np.linspace(-0.5, 0.7, classes + 1)[1:-1])


X, Y = data(90, 1)
HELD, TRUE = data(40, 2)


def net(metric: Any, layer: type = hn.DenseLayer, outputs: int = 1, rate: float = 0.05) -> hn.Model:
    hn.init(seed=3)
    is_r2 = isinstance(metric, hn.R2)
    end = hn.LinearActivation() if is_r2 else hn.SigmoidActivation() if outputs == 1 else hn.SoftmaxActivation()
    model = hn.Model([layer(2, 8), hn.TanhActivation(), layer(8, outputs), end])
    loss = "mse" if is_r2 else "bce" if outputs == 1 else "cce"
    model.set(loss=loss, optimizer=hn.Adam(rate), accuracy=metric)
    return model


def wanted(kind: type, model: hn.Model, inputs: np.ndarray, y: np.ndarray, means: Any = None) -> float:
    """What scikit-learn says."""
    output = model.predict(inputs)
    if kind is hn.R2:
        y = y.reshape(-1, 1).astype(float)
        return 1 - ((y - output) ** 2).sum() / ((y - means) ** 2).sum()
    return dict(OF_CLASS)[kind](y, (output > 0.5).astype(int).ravel())


@pytest.mark.parametrize(("kind", "score"), OF_CLASS)
@pytest.mark.parametrize("classes", [2, 3, 5])
def test_metrics_of_a_class_are_those_of_scikit_learn(kind: Any, score: Any, classes: int) -> None:
    random = np.random.RandomState(classes)
    p, y = random.randint(0, classes, (2, 60))
    for of_class in range(classes):
        expected = score(y, p, labels=[of_class], average=None)[0]
        one_hot = np.eye(classes)[y]
        for form in (y, y.reshape(-1, 1), y.astype(np.float32), y.tolist(), one_hot, one_hot.astype(bool)):
            for predictions in (p, p.astype(np.float32), p.reshape(-1, 1).astype(float)):
                assert kind(of_class).calculate(predictions, form) == pytest.approx(expected, abs=1e-15)
        metric = kind(of_class)
        for rows in np.array_split(np.arange(60), 7):
            metric.calculate(p[rows], y[rows])
        assert metric.calculate_accumulated() == kind(of_class).calculate(p, y)
        metric.new_pass()
        assert np.isnan(metric.calculate_accumulated())


def test_r2_over_the_data_it_was_prepared_with_is_that_of_scikit_learn() -> None:
    random = np.random.RandomState(0)
    y = random.randn(50, 1) * 3 + 1000
    p = y + random.randn(50, 1)
    metric = hn.R2()
    metric.init(y)
    assert metric.calculate(p, y) == pytest.approx(sk.r2_score(y, p), abs=1e-12)
    y, p = np.hstack([y, 2 * p]), np.hstack([p, y])
    metric.init(y, reinit=True)
    assert metric.means == pytest.approx(y.mean(axis=0))
    assert metric.calculate(p, y) == pytest.approx(sk.r2_score(y, p, multioutput="variance_weighted"), abs=1e-12)


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("layer", [hn.DenseLayer, OwnDense])
def test_training_reports_them_in_batches_and_of_validation_data(kind: Any, layer: type) -> None:
    model = net(kind(), layer, rate=1e-30)
    y, true = (labels.reshape(-1, 1) for labels in (Y, TRUE))
    history = model.fit(X, y, epochs=1, batch_size=16, validation_data=(HELD, true), validation_batch_size=7)
    means = y.mean()
    assert history["accuracy"][0] == pytest.approx(wanted(kind, model, X, Y, means), abs=1e-6)
    assert history["val_accuracy"][0] == pytest.approx(wanted(kind, model, HELD, TRUE, means), abs=1e-6)
    for batch in (None, 1, 9):
        assert model.evaluate(HELD, true, batch_size=batch)["accuracy"] == pytest.approx(history["val_accuracy"][0])


@pytest.mark.parametrize("kind", ALL)
def test_the_engine_and_python_report_the_same_of_every_epoch(kind: Any) -> None:
    histories = []
    for layer in (hn.DenseLayer, OwnDense):
        model = net(kind(), layer)
        histories.append(model.fit(X, Y.reshape(-1, 1), epochs=6, validation_data=(HELD, TRUE.reshape(-1, 1))))
    native, played = histories
    for name in ("accuracy", "val_accuracy"):
        np.testing.assert_allclose(native[name], played[name], rtol=1e-9)


@pytest.mark.parametrize("kind", [hn.Precision, hn.Recall, hn.F1Score])
def test_a_class_of_several_and_one_hot_targets_train(kind: Any) -> None:
    points, labels = data(120, 4, classes=3)
    values = []
    for targets in (labels, np.eye(3)[labels]):
        model = net(kind(2), outputs=3)
        values.append(model.fit(points, targets, epochs=3)["accuracy"])
        score = dict(OF_CLASS)[kind]
        expected = score(labels, model.predict_classes(points), labels=[2], average=None)[0]
        assert model.evaluate(points, targets)["accuracy"] == pytest.approx(expected)
    np.testing.assert_array_equal(*values)


@pytest.mark.parametrize("metric", [hn.Precision(), hn.Recall(0), hn.F1Score(), hn.R2()], ids=repr)
def test_a_model_with_one_is_saved_and_loaded(metric: Any, tmp_path: Path) -> None:
    model = net(copy.copy(metric))
    model.save(tmp_path / FILE)
    assert vars(hn.Model.load(tmp_path / FILE).accuracy) == vars(model.accuracy)
    model.fit(X, Y.reshape(-1, 1), epochs=2)
    model.save(tmp_path / FILE)
    loaded = hn.Model.load(tmp_path / FILE)
    assert repr(loaded.accuracy) == repr(metric)
    assert loaded.evaluate(HELD, TRUE.reshape(-1, 1)) == model.evaluate(HELD, TRUE.reshape(-1, 1))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("precision", hn.Precision), ("Recall", hn.Recall), ("f1_score", hn.F1Score), ("r2_score", hn.R2), ("R2", hn.R2)],
)
def test_they_are_accepted_by_name(name: str, kind: type) -> None:
    for model in (hn.Model(), nnfs.Model()):
        model.set(loss="mse", accuracy=name)
        assert type(model.accuracy) is kind


def test_a_run_that_goes_on_from_a_checkpoint_reports_the_same(tmp_path: Path) -> None:
    y = Y.reshape(-1, 1)
    for kind in ALL:
        whole = net(kind()).fit(X, y, epochs=3, batch_size=16)
        path = tmp_path / f"{kind.__name__}.safetensors"
        first = net(kind())
        first.fit(X, y, epochs=2, batch_size=16, callbacks=[hn.Checkpoint(path)])
        resumed = net(kind()).fit(X, y, epochs=3, batch_size=16, callbacks=[hn.Checkpoint(path)])
        np.testing.assert_array_equal(resumed["accuracy"], whole["accuracy"])


def test_a_refused_first_fit_does_not_set_the_means_of_r2() -> None:
    model = net(hn.R2())
    spoiled = X.copy()
    spoiled[3, 1] = np.nan
    with pytest.raises(ValueError, match="finite"):
        model.fit(spoiled, Y.reshape(-1, 1), epochs=1)
    assert model.accuracy.means is None
    model.fit(X, Y.reshape(-1, 1), epochs=1)
    assert model.accuracy.means == [pytest.approx(Y.mean())]


def test_means_that_are_none_are_refused_before_the_first_step() -> None:
    for means, error in (("many", TypeError), ([1.0, 2.0], hn.ShapeError)):
        model = net(hn.R2())
        model.accuracy.means = means
        before = model.layers[0].weights.copy()
        with pytest.raises(error, match=r"^R2"):
            model.fit(X, Y.reshape(-1, 1), epochs=1)
        np.testing.assert_array_equal(model.layers[0].weights, before)


def refused(error: type[Exception], text: str, call: Any) -> None:
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == text


def test_what_does_not_fit_is_refused_with_a_sentence() -> None:
    remedy = "Number the classes 0, 1, 2 and so on, and pass classes, not probabilities."
    refused(
        ValueError,
        f"precision: the prediction of sample 1 is 0.25; it must be a class number, 0 or more. {remedy}",
        lambda: hn.Precision().calculate([0, 0.25], [0, 1]),
    )
    refused(
        ValueError,
        f"F1 score: the target of sample 0 is -1; it must be a class number, 0 or more. {remedy}",
        lambda: hn.F1Score().calculate([0, 1], [-1, 1]),
    )
    refused(
        hn.ShapeError,
        "recall: predictions are (2, 3); they must be (batch, 1), one class for each sample. "
        "Let the last layer be softmax, or one sigmoid.",
        lambda: hn.Recall().calculate(np.eye(3)[:2], [0, 1]),
    )
    refused(
        ValueError,
        "recall: the class is 3; there are 3 classes, 0 to 2. Set a class that there is.",
        lambda: net(hn.Recall(3), outputs=3).fit(*data(20, 1, 3), epochs=1),
    )
    refused(
        hn.StateError,
        "R2: no means are known; they are those of the columns of all training targets. "
        "Call init with these targets, or set means.",
        lambda: hn.R2().calculate([1.0], [1.0]),
    )
    for wrong in (-1, 1.5, "1", True):
        with pytest.raises((TypeError, ValueError), match=r"^Precision: of_class is .*; it must be a whole number"):
            hn.Precision(wrong)  # type: ignore[arg-type]


def test_nothing_predicted_or_met_is_nan() -> None:
    assert np.isnan(hn.Precision().calculate([0, 0], [0, 1]))
    assert np.isnan(hn.Recall().calculate([0, 1], [0, 0]))
    assert np.isnan(hn.F1Score().calculate([0, 0], [0, 0]))
    assert hn.F1Score().calculate([0, 0], [0, 1]) == 0
