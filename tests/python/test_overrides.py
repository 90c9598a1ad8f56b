"""Overridden methods in parts of hybridnet: each is called where the book's classes call it, or refused.

The book's classes have the same test as a script against plain NumPy, ``scripts/own_overrides.py``.
"""

from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet import nnfs
from hybridnet._overrides import CALLED
from python.test_model import LABELS, POINTS, classifier, numbers

#: The attribute of a model where each kind of part is found.
HOMES = {
    "layer": lambda model: model.layers[0],
    "input layer": lambda model: model.input_layer,
    "loss": lambda model: model.loss,
    "combined softmax and loss": lambda model: model.softmax_classifier_output,
    "optimizer": lambda model: model.optimizer,
    "metric": lambda model: model.accuracy,
}
#: What does not happen in such a training: dense layers predict nothing, softmax goes back for its loss, and accuracies
#: have no sums of their own, as precision or R2 have.
NEVER = {("layer", "predictions"), ("loss", "backward"), ("metric", "sums")}
#: Said once, by ``finalize``, which comes before.
BEFORE = {("loss", "remember_trainable_layers")}
METHODS = [(what, name) for what, names in CALLED.items() for name in names if (what, name) not in NEVER]


def fitted(change=lambda model, calls: None) -> tuple[hn.Model, list[str]]:
    model, calls = classifier(hn.SGD(0.5), weight_regularizer_l2=1e-3), []
    model.accuracy = hn.CategoricalAccuracy()
    model.finalize()
    change(model, calls)
    model.fit(POINTS, LABELS, epochs=2, batch_size=4, validation_data=(POINTS, LABELS))
    return model, calls


def counting(name: str, calls: list[str], before: Any) -> Any:
    def method(*arguments: Any, **options: Any) -> Any:
        calls.append(name)
        return before(*arguments, **options)

    return method


@pytest.mark.parametrize(("what", "name"), [each for each in METHODS if each not in BEFORE])
def test_method_put_on_an_object_is_called_and_the_numbers_stay(what: str, name: str) -> None:
    def change(model: hn.Model, calls: list[str]) -> None:
        part = HOMES[what](model)
        setattr(part, name, counting(name, calls, getattr(part, name)))

    (plain, _), (model, calls) = fitted(), fitted(change)
    assert calls
    assert numbers(model) == numbers(plain)
    assert dict(model.history) == dict(plain.history)


@pytest.mark.parametrize(("what", "name"), METHODS)
def test_method_of_a_subclass_is_called_and_the_numbers_stay(what: str, name: str) -> None:
    def change(model: hn.Model, calls: list[str]) -> None:
        part = HOMES[what](model)
        kind = type(part)
        own = lambda self, *arguments, **options: counting(name, calls, getattr(super(own_kind, self), name))(  # noqa: E731
            *arguments, **options
        )
        own_kind = type("Own", (kind,), {name: own})
        part.__class__ = own_kind
        if (what, name) in BEFORE:
            model.finalize()

    (plain, _), (model, calls) = fitted(), fitted(change)
    assert calls
    assert numbers(model) == numbers(plain)
    assert dict(model.history) == dict(plain.history)


@pytest.mark.parametrize(("what", "name"), METHODS)
def test_method_replaced_in_a_class_of_hybridnet_is_called(what: str, name: str, monkeypatch) -> None:
    def change(model: hn.Model, calls: list[str]) -> None:
        kind = type(HOMES[what](model))
        before = getattr(kind, name)
        monkeypatch.setattr(
            kind, name, lambda *arguments, **options: calls.append(name) or before(*arguments, **options)
        )
        if (what, name) in BEFORE:
            model.finalize()

    assert fitted(change)[1]


def test_subclass_that_only_adds_to_a_part_is_still_trained_by_the_engine(monkeypatch) -> None:
    class Named(hn.DenseLayer):
        def __init__(self, name: str, *sizes: int) -> None:
            super().__init__(*sizes)
            self.name = name

        @property
        def title(self) -> str:
            return self.name.title()

        def norm(self) -> float:
            return float(np.linalg.norm(self.weights))

    model = hn.Model([Named("first", 2, 3), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.SGD(), accuracy=hn.CategoricalAccuracy())
    monkeypatch.setattr("hybridnet._fitting.StepExecutor", None)
    model.fit(POINTS, LABELS)
    assert model.layers[0].title == "First"


def test_own_numbers_of_loss_and_metric_are_those_of_the_history() -> None:
    class Tripled(hn.CategoricalCrossentropyLoss):
        def calculate_accumulated(self, *, include_regularization: bool = False) -> Any:
            loss = super().calculate_accumulated(include_regularization=include_regularization)
            return (3 * loss[0], loss[1]) if include_regularization else 3 * loss

    class Whole(hn.CategoricalAccuracy):
        def calculate_accumulated(self) -> Any:
            return 100 * super().calculate_accumulated()

    def change(model: hn.Model, calls: list[str]) -> None:
        model.set(loss=Tripled(), accuracy=Whole())

    (plain, _), (model, _) = fitted(), fitted(change)
    for name, factor in (("data_loss", 3), ("val_loss", 3), ("accuracy", 100), ("val_accuracy", 100), ("reg_loss", 1)):
        assert np.allclose(model.history[name], factor * np.array(plain.history[name])), name
    assert model.evaluate(POINTS, LABELS)["loss"] == pytest.approx(3 * plain.evaluate(POINTS, LABELS)["loss"])


@pytest.mark.parametrize("kind", [hn.Model, nnfs.Model])
def test_train_evaluates_by_the_evaluate_of_a_subclass_after_every_epoch(kind, capsys) -> None:
    class Own(kind):
        def evaluate(self, X_val, y_val, *, batch_size=None):
            print(f"evaluating {len(X_val)} in {batch_size}")

    model = Own(classifier().layers)
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.SGD(), accuracy=hn.CategoricalAccuracy())
    model.train(POINTS, LABELS, epochs=2, batch_size=5, validation_data=(POINTS, LABELS))
    lines = capsys.readouterr().out.splitlines()
    assert lines.count(f"evaluating {len(POINTS)} in 5") == 2
    assert lines[-2].startswith("training")


def test_fit_with_validation_data_refuses_an_evaluate_of_ones_own() -> None:
    class Judged(hn.Model):
        def evaluate(self, X, y, *, batch_size=None):
            return {}

    model = Judged(classifier().layers)
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.SGD())
    with pytest.raises(hn.StateError) as refusal:
        model.fit(POINTS, LABELS, validation_data=(POINTS, LABELS))
    assert str(refusal.value) == (
        "model, fit: Judged overrides evaluate, which fit does not call; train does. Call train, or leave the "
        "validation data out and evaluate in a callback."
    )
    model.fit(POINTS, LABELS)


def test_sample_weights_are_refused_where_a_method_of_ones_own_would_not_see_them() -> None:
    class Halved(hn.CategoricalCrossentropyLoss):
        def calculate(self, output, y, *, include_regularization=False):
            return super().calculate(output, y, include_regularization=include_regularization)

    class Backward(hn.Model):
        def backward(self, output, y):
            super().backward(output, y)

    weighted, own = classifier(), Backward(classifier().layers)
    weighted.set(loss=Halved())
    own.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.SGD())
    for model, what in ((weighted, "Halved overrides calculate"), (own, "Backward overrides backward")):
        with pytest.raises(hn.StateError) as refusal:
            model.fit(POINTS, LABELS, sample_weight=np.ones(len(POINTS)))
        assert str(refusal.value) == (
            f"model, fit: {what}, which ignores sample weights; with them that of hybridnet is "
            "required. Leave sample_weight out, or weight the losses in forward."
        )
        model.fit(POINTS, LABELS)


def test_layers_shared_by_two_models_are_trained_by_the_engine_in_both(monkeypatch) -> None:
    first = classifier(hn.SGD(0.1))
    first.finalize()
    second = hn.Model([*first.layers[:-1], hn.SoftmaxActivation()])
    second.set(loss=first.loss, optimizer=hn.SGD(0.1), accuracy=hn.CategoricalAccuracy())
    second.finalize()
    monkeypatch.setattr("hybridnet._fitting.StepExecutor", None)
    first.fit(POINTS, LABELS)
    second.fit(POINTS, LABELS)
