"""Early stopping of several quantities, and runs that are resumed with other callbacks or other settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hybridnet as hn

hn.init(seed=0)
X, Y = hn.spiral_data(50, 3)
HELD = hn.spiral_data(50, 3)


class Own(hn.ReLUActivation):
    def forward(self, inputs: Any, training: bool = False) -> None:
        super().forward(inputs, training)


def net(activation: type[Any] = hn.ReLUActivation) -> hn.Model:
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(2, 32), activation(), hn.DenseLayer(32, 3), hn.SoftmaxActivation()])
    model.set(loss="cce", optimizer=hn.Adam(0.05), accuracy="accuracy")
    return model


@pytest.mark.parametrize("activation", [hn.ReLUActivation, Own], ids=["engine", "python"])
@pytest.mark.parametrize("swapped", [False, True])
def test_each_restores_its_own_best_epoch(activation: type[Any], swapped: bool) -> None:
    of_validation = hn.EarlyStopping("val_loss", patience=3, min_delta=0.05)
    of_training = hn.EarlyStopping("accuracy", patience=1000)
    both = [of_training, of_validation] if swapped else [of_validation, of_training]
    model = net(activation)
    model.fit(X, Y, epochs=60, validation_data=HELD, callbacks=both)
    assert (of_validation.stopped, of_training.stopped) == (True, False)
    assert model.evaluate(*HELD)["loss"] == model.history["val_loss"][of_validation.best_epoch - 1]


@pytest.mark.parametrize("activation", [hn.ReLUActivation, Own], ids=["engine", "python"])
def test_if_none_stops_the_last_one_decides(activation: type[Any]) -> None:
    for last, rows, name in (("val_loss", HELD, "val_loss"), ("loss", (X, Y), "data_loss")):
        first = "loss" if last == "val_loss" else "val_loss"
        both = [hn.EarlyStopping(each, patience=1000) for each in (first, last)]
        model = net(activation)
        model.fit(X, Y, epochs=20, validation_data=HELD, callbacks=both)
        assert model.evaluate(*rows)["loss"] == model.history[name][both[1].best_epoch - 1]


@pytest.mark.parametrize(
    "earlier", [[], [("loss", True)], [("val_loss", False)]], ids=["none", "of another quantity", "without restoring"]
)
def test_one_that_the_checkpoint_does_not_know_counts_from_the_resumed_epoch(earlier: Any, tmp_path: Path) -> None:
    kept = hn.Checkpoint(tmp_path / "k")
    before = [hn.EarlyStopping(name, patience=1000, restore_best=restores) for name, restores in earlier]
    net().fit(X, Y, epochs=5, validation_data=HELD, callbacks=[kept, *before])
    model, stopping = net(), hn.EarlyStopping("val_loss", min_delta=1000)
    model.fit(X, Y, epochs=9, validation_data=HELD, callbacks=[kept, stopping])
    assert stopping.best_epoch == 6
    assert model.evaluate(*HELD)["loss"] == model.history["val_loss"][5]


def test_a_run_that_was_stopped_stays_stopped(tmp_path: Path) -> None:
    def run() -> tuple[hn.Model, hn.EarlyStopping]:
        model, stopping = net(), hn.EarlyStopping("val_loss", patience=2, min_delta=1000)
        model.fit(X, Y, epochs=50, validation_data=HELD, callbacks=[hn.Checkpoint(tmp_path / "k"), stopping])
        return model, stopping

    (first, stopped), (second, again) = run(), run()
    assert (stopped.stopped, stopped.best_epoch, len(first.history.epoch)) == (True, 1, 3)
    assert (again.stopped, again.best_epoch, len(second.history.epoch)) == (True, 1, 3)
    assert first.evaluate(*HELD) == second.evaluate(*HELD)


@pytest.mark.parametrize("every", [{"every": 1}, {"every_steps": 1}], ids=["epochs", "steps"])
def test_the_same_call_resumes_a_run_whose_callback_changes_settings(every: dict[str, int], tmp_path: Path) -> None:
    def schedule(model: Any, epoch: int, numbers: Any) -> None:
        model.optimizer.learning_rate = 0.05 * 0.9**epoch
        if epoch == 3:
            model.layers[0].trainable = False
            model.layers[2].weight_regularizer_l2 = 1e-3
            model.optimizer.beta_1 = 0.8

    def run(epochs: int, *more: Any) -> hn.Model:
        model = net()
        model.fit(X, Y, epochs=epochs, batch_size=40, shuffle=True, callbacks=[*more, schedule])
        return model

    kept = hn.Checkpoint(tmp_path / "k", **every)
    run(5, kept)
    resumed, whole = run(9, kept), run(9)
    assert resumed.history.history == whole.history.history
    assert all(
        np.array_equal(a, b)
        for pair in zip(resumed.get_parameters(), whole.get_parameters(), strict=True)
        for a, b in zip(*pair, strict=True)
    )
    assert (resumed.layers[0].trainable, resumed.layers[2].weight_regularizer_l2) == (False, 1e-3)
    assert repr(resumed.optimizer) == repr(whole.optimizer)


def test_another_setting_at_the_start_is_another_model(tmp_path: Path) -> None:
    kept = hn.Checkpoint(tmp_path / "k", every=1)
    net().fit(X, Y, epochs=3, callbacks=[kept, lambda model, epoch, numbers: setattr(model.optimizer, "decay", 0.1)])
    model = net()
    model.optimizer.learning_rate = 0.07
    with pytest.raises(hn.StateError) as refused:
        model.fit(X, Y, epochs=5, callbacks=[kept])
    assert str(refused.value) == (
        f"{tmp_path / 'k'}: the checkpoint is of another model: optimizer.learning_rate is 0.05 there and 0.07 here. "
        "Fit the same model, or start again with another file."
    )
    assert (model.optimizer.decay, model.optimizer.iterations) == (0.0, 0)


_AGAIN = "The model is as it was before the callback."
_HAND = (
    "in training only the numbers of parameters and the settings of layers, optimizer and metric can change. The model "
    "is as it was before the callback; change the rest between two fits."
)


@pytest.mark.parametrize("activation", [hn.ReLUActivation, Own], ids=["engine", "python"])
@pytest.mark.parametrize(
    ("change", "text"),
    [
        (
            lambda model: setattr(model.layers[0], "trainable", "no"),
            "model, fit: after a callback, model.layers[0]: trainable is 'no'; it must be True or False.",
        ),
        (
            lambda model: setattr(model.layers[0], "weight_momentums", np.ones(3)),
            "model, fit: a callback has set model.layers[0].weight_momentums to float64 of shape (3,); floats of the "
            f"shape (2, 32) are required. {_AGAIN}",
        ),
        (
            lambda model: setattr(model.layers[0], "weight_cache", "x"),
            "model, fit: a callback has set model.layers[0].weight_cache to 'x'; floats of the shape (2, 32) are "
            f"required. {_AGAIN}",
        ),
        *(
            (
                lambda model, name=name: setattr(model, name, None),
                f"model, fit: a callback has set model.{name} to None; {_HAND}",
            )
            for name in (
                "trainable_layers",
                "input_layer",
                "output_layer_activation",
                "softmax_classifier_output",
            )
        ),
    ],
)
def test_what_a_callback_breaks_is_as_before_it(activation: type[Any], change: Any, text: str) -> None:
    model = net(activation)
    with pytest.raises((TypeError, hn.StateError)) as refused:
        model.fit(X, Y, epochs=3, callbacks=[lambda model, epoch, numbers: change(model)])
    assert str(refused.value) == text
    model.fit(X, Y, epochs=2)
    assert len(model.history.epoch) == 3
