"""Rows that a model is judged on keep their sample weights."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet.sklearn import NetClassifier, NetRegressor

RANDOM = np.random.RandomState(0)
A = RANDOM.randn(400, 3)
TARGETS = A @ [1.0, 2.0, 3.0]
COLUMN = TARGETS.reshape(-1, 1)
IS_JUNK = RANDOM.rand(400) < 0.25
JUNK = np.where(IS_JUNK, 1e4, TARGETS)
WEIGHTS = np.where(IS_JUNK, 0.0, RANDOM.uniform(0.5, 2, 400))


@pytest.fixture(autouse=True)
def settings(stream_and_settings: None) -> None:
    hn.init(seed=0)


class OwnLinear(hn.Activation):
    """Makes Python play the model."""

    def forward(self, inputs: Any, training: bool = False) -> None:
        self.inputs = self.output = inputs

    def backward(self, dvalues: Any) -> None:
        self.dinputs = dvalues


def line(*more: Any) -> hn.Model:
    model = hn.Model([hn.DenseLayer(3, 1), *more])
    model.set(loss=hn.MeanSquaredErrorLoss(), optimizer=hn.SGD(1e-12))
    return model


def test_rows_of_weight_0_do_not_decide_when_a_regressor_stops() -> None:
    net = NetRegressor((32,), learning_rate=0.02, early_stopping=True, validation_fraction=0.3, random_state=0)
    net.fit(A, JUNK, sample_weight=WEIGHTS)
    assert net.score(A[~IS_JUNK], TARGETS[~IS_JUNK]) > 0.99


def test_rows_of_weight_0_do_not_decide_when_a_classifier_stops() -> None:
    labels = (TARGETS > 0).astype(int)
    wrong = np.where(IS_JUNK, 1 - labels, labels)
    net = NetClassifier((16,), learning_rate=0.02, early_stopping=True, validation_fraction=0.3, random_state=0)
    net.fit(A, wrong, sample_weight=WEIGHTS)
    # 0.15 in truth; 1 of 4 rows that are wrong for sure would hold it above 0.5.
    assert min(net.validation_loss_curve_) < 0.3


@pytest.mark.parametrize("parts", [(), (OwnLinear(),)], ids=["engine", "python"])
@pytest.mark.parametrize("batch", [None, 7, 64])
def test_validation_loss_is_the_weighted_mean_over_all_batches(parts: Any, batch: int | None) -> None:
    model = line(*parts)
    y = JUNK.reshape(-1, 1)
    history = model.fit(A[:9], y[:9], validation_data=(A, y, WEIGHTS), validation_batch_size=batch, progress=False)
    losses = ((model.predict(A) - y) ** 2).ravel()
    assert history["val_loss"][0] == pytest.approx((losses * WEIGHTS).sum() / WEIGHTS.sum(), rel=1e-6)


@pytest.mark.parametrize("parts", [(), (OwnLinear(),)], ids=["engine", "python"])
def test_the_split_of_fit_takes_the_weights_along(parts: Any) -> None:
    split, given = line(*parts), line(*parts)
    given.set_parameters([tuple(map(np.copy, pair)) for pair in split.get_parameters()])
    y = JUNK.reshape(-1, 1)
    one = split.fit(A, y, sample_weight=WEIGHTS, validation_split=0.25, progress=False)
    two = given.fit(
        A[:300], y[:300], sample_weight=WEIGHTS[:300], validation_data=(A[300:], y[300:], WEIGHTS[300:]), progress=False
    )
    assert dict(one) == dict(two)
    assert one["val_loss"][0] < 100


def test_weights_that_are_alike_change_no_bit_of_the_validation_loss() -> None:
    y = TARGETS.reshape(-1, 1)
    runs = []
    for validation in ((A, y), (A, y, np.full(400, 3.0))):
        hn.init(seed=0)
        runs.append(line().fit(A, y, validation_data=validation, validation_batch_size=100, progress=False))
    assert dict(runs[0]) == dict(runs[1])


REFUSED = [
    (
        {"validation_data": (A, COLUMN, np.zeros(400))},
        "model, fit, validation: all 400 sample weights are zero; at least one must be greater than 0. "
        "Pass samples that count.",
    ),
    (
        {"validation_data": (A, COLUMN, -np.ones(400))},
        "model, fit, validation: a sample weight is -1; weights are finite and 0 or more. "
        "Pass how much each sample counts.",
    ),
    (
        {"validation_data": (A, COLUMN, WEIGHTS, 3)},
        "model, fit: validation_data is a tuple; a pair (X, y), or (X, y, sample_weight), is required.",
    ),
    (
        {"validation_split": 0.5, "sample_weight": np.ones(300)},
        "model, fit: 300 sample weights arrived for 400 samples. Pass one weight for each row of the inputs.",
    ),
    (
        {"validation_split": 0.5, "sample_weight": np.ones(200)},
        "model, fit: 200 sample weights arrived for 400 samples. Pass one weight for each row of the inputs.",
    ),
]


@pytest.mark.parametrize(("options", "text"), REFUSED, ids=[text[:60] for _, text in REFUSED])
def test_weights_of_held_out_rows_are_refused(options: dict[str, Any], text: str) -> None:
    with pytest.raises((ValueError, TypeError), match=f"^{re.escape(text)}$"):
        line().fit(A, COLUMN, **options)


def test_weights_of_0_alone_are_refused_for_training_too():
    model = hn.Model([hn.DenseLayer(2, 1)])
    model.set(loss="mse", optimizer="sgd")
    before = model.layers[0].weights.copy()
    sentence = (
        "model, fit: all 4 sample weights are zero; at least one must be greater than 0. Pass samples that count."
    )
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        model.fit(np.ones((4, 2)), np.ones((4, 1)), sample_weight=np.zeros(4))
    assert (model.layers[0].weights == before).all()
