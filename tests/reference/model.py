"""The book's Model: layers in a row, trained in batches; forms of chapter 18 (whole) and of chapters 19 to 22.

Unless other rules are given it computes as NumPy has been patched by now, and is meant to be run after the real
``nnfs.init()``. What it prints is the book's text. ``build`` makes a model from a description in plain data, from which
tests make HybridNet's as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import activations, layers, losses, metrics, optimizers
from .rules import AMBIENT, STREAM, Array, Rules

Json = dict[str, Any]


class Objective:
    """A loss, the penalties of the trainable layers, and the sum of sample losses over the batches of a pass."""

    def __init__(self, loss: losses.Loss) -> None:
        self.loss = loss
        self.layers: list[layers.DenseLayer] = []
        self.new_pass()

    def new_pass(self) -> None:
        self.accumulated_sum: Any = 0
        self.accumulated_count = 0

    def calculate(self, output: Array, y: Array) -> Any:
        """The mean of a batch, without penalties."""
        sample_losses = self.loss.forward(output, y)
        self.accumulated_sum += np.sum(sample_losses)
        self.accumulated_count += len(sample_losses)
        return np.mean(sample_losses)

    def calculate_accumulated(self) -> Any:
        """The mean over the batches so far."""
        return self.accumulated_sum / self.accumulated_count

    def regularization_loss(self) -> Any:
        """One running sum through all layers: ``l1 sum |w| + l2 sum w^2`` of weights, then of biases."""
        total: Any = 0
        for layer in self.layers:
            for l1, l2, parameter in (
                (layer.weight_regularizer_l1, layer.weight_regularizer_l2, layer.weights),
                (layer.bias_regularizer_l1, layer.bias_regularizer_l2, layer.biases),
            ):
                if l1 > 0:
                    total += l1 * np.sum(np.abs(parameter))
                if l2 > 0:
                    total += l2 * np.sum(parameter * parameter)
        return total


@dataclass(frozen=True)
class Step:
    """What one step computed before its update, and the learning rate of that update."""

    data_loss: Any
    regularization_loss: Any
    accuracy: Any
    learning_rate: Any

    @property
    def loss(self) -> Any:
        return self.data_loss + self.regularization_loss

    def __str__(self) -> str:
        return (
            f"acc: {self.accuracy:.3f}, loss: {self.loss:.3f} (data_loss: {self.data_loss:.3f}, "
            f"reg_loss: {self.regularization_loss:.3f}), lr: {self.learning_rate}"
        )


class Model:
    """Layers in a row, a loss, an optimizer and an accuracy."""

    def __init__(
        self,
        row: list[Any],
        loss: losses.Loss,
        optimizer: Any,
        accuracy: Any,
        rules: Rules = AMBIENT,
        random: np.random.RandomState = STREAM,
    ) -> None:
        self.layers, self.optimizer, self.accuracy, self.random = row, optimizer, accuracy, random
        self.objective = Objective(loss)
        self.objective.layers = self.trainable = [layer for layer in row if isinstance(layer, layers.DenseLayer)]
        softmax = isinstance(row[-1], activations.SoftmaxActivation)
        categorical = isinstance(loss, losses.CategoricalCrossentropyLoss)
        self.combined = losses.SoftmaxCategoricalCrossentropy(rules) if softmax and categorical else None
        self.steps: list[Step] = []
        self.epochs: list[Step] = []
        self.validations: list[tuple[Any, Any]] = []

    def forward(self, X: Array, training: bool) -> Array:
        output = X
        for layer in self.layers:
            if not isinstance(layer, layers.DropoutLayer):
                layer.forward(output)
            elif training:
                layer.forward(output, self.random)
            else:
                layer.output = output.copy()
            output = layer.output
        return output

    def backward(self, output: Array, y: Array) -> None:
        rest = self.layers
        end: Any = self.objective.loss
        if self.combined:
            end, rest = self.combined, self.layers[:-1]
        end.backward(output, y)
        dvalues = end.dinputs
        for layer in reversed(rest):
            layer.backward(dvalues)
            dvalues = layer.dinputs

    def step(self, X: Array, y: Array) -> Step:
        """Forward, losses and accuracy, backward, update."""
        output = self.forward(X, training=True)
        data_loss = self.objective.calculate(output, y)
        regularization_loss = self.objective.regularization_loss()
        accuracy = self.accuracy.calculate(self.layers[-1].predictions(output), y)
        self.backward(output, y)
        self.optimizer.pre_update_params()
        for layer in self.trainable:
            self.optimizer.update_params(layer)
        self.optimizer.post_update_params()
        self.steps.append(Step(data_loss, regularization_loss, accuracy, self.optimizer.current_learning_rate))
        return self.steps[-1]

    def end_epoch(self) -> None:
        """Mean data loss and accuracy of the steps since the new pass; the penalties are those after the last step."""
        penalty, rate = self.objective.regularization_loss(), self.optimizer.current_learning_rate
        data_loss, accuracy = self.objective.calculate_accumulated(), self.accuracy.calculate_accumulated()
        self.epochs.append(Step(data_loss, penalty, accuracy, rate))

    def train_whole(
        self, X: Array, y: Array, *, epochs: int, print_every: int, validation: tuple[Array, Array] | None = None
    ) -> None:
        """Chapter 18: one step an epoch on all samples; validation once, at the end."""
        self.prepare(y)
        for epoch in range(1, epochs + 1):
            self.new_pass()
            step = self.step(X, y)
            if not epoch % print_every:
                print(f"epoch: {epoch}, {step}")
        if validation is not None:
            self.evaluate(*validation)

    def train(
        self,
        X: Array,
        y: Array,
        *,
        epochs: int = 1,
        batch_size: int | None = None,
        print_every: int = 1,
        validation_data: tuple[Array, Array] | None = None,
    ) -> None:
        """Chapters 19 to 22: batches in the order of the data; validation after every epoch."""
        self.prepare(y)
        for epoch in range(1, epochs + 1):
            print(f"epoch: {epoch}")
            self.new_pass()
            parts = list(batches(X, y, batch_size))
            for number, part in enumerate(parts):
                step = self.step(*part)
                if not number % print_every or number == len(parts) - 1:
                    print(f"step: {number}, {step}")
            self.end_epoch()
            print(f"training, {self.epochs[-1]}")
            if validation_data is not None:
                self.evaluate(*validation_data, batch_size=batch_size)

    def evaluate(self, X: Array, y: Array, *, batch_size: int | None = None) -> None:
        """Data loss and accuracy over all batches, without training."""
        self.new_pass()
        for part, targets in batches(X, y, batch_size):
            output = self.forward(part, training=False)
            self.objective.calculate(output, targets)
            self.accuracy.calculate(self.layers[-1].predictions(output), targets)
        self.validations.append((self.objective.calculate_accumulated(), self.accuracy.calculate_accumulated()))
        loss, accuracy = self.validations[-1]
        print(f"validation, acc: {accuracy:.3f}, loss: {loss:.3f}")

    def predict(self, X: Array, *, batch_size: int | None = None) -> Array:
        """The outputs of all batches, below each other."""
        return np.vstack([self.forward(part, training=False) for part, _ in batches(X, X, batch_size)])

    def prepare(self, y: Array) -> None:
        if isinstance(self.accuracy, metrics.RegressionAccuracy):
            self.accuracy.init(y)

    def new_pass(self) -> None:
        self.objective.new_pass()
        self.accuracy.new_pass()

    def parameters(self) -> list[Array]:
        """Weights and biases, layer after layer."""
        return [array for layer in self.trainable for array in (layer.weights, layer.biases)]


def batches(X: Array, y: Array, size: int | None) -> Iterator[tuple[Array, Array]]:
    """Rows in their order; the last batch has what is left."""
    for start in range(0, len(X), size) if size else [0]:
        rows = slice(start, start + size if size else None)
        yield X[rows], y[rows]


def build(description: Json, rules: Rules = AMBIENT, random: np.random.RandomState = STREAM) -> Model:
    """The model of a description; weights are drawn layer after layer."""
    row = [_layer(layer, rules, random) for layer in description["layers"]]
    loss, optimizer, accuracy = (
        _made(description[name], room, rules)
        for name, room in (("loss", losses), ("optimizer", optimizers), ("accuracy", metrics))
    )
    return Model(row, loss, optimizer, accuracy, rules, random)


def _layer(given: Json, rules: Rules, random: np.random.RandomState) -> Any:
    if given["class"] != "DenseLayer":
        return _made(given, layers if given["class"] == "DropoutLayer" else activations, rules)
    strengths = {name: value for name, value in given.items() if "_regularizer_" in name}
    size = given["n_inputs"], given["n_neurons"]
    weights = given.get("scale", 0.01) * rules.randn(random, *size)
    return layers.DenseLayer(weights, rules.zeros((1, size[1])), rules=rules, **strengths)


def _made(given: Json, room: Any, rules: Rules) -> Any:
    """An object of the class that is named, with the settings beside the name."""
    make: Callable[..., Any] = getattr(room, given["class"])
    settings = {name: value for name, value in given.items() if name != "class"}
    if make in RULED:
        settings["rules"] = rules
    if make is losses.MeanAbsoluteErrorLoss:
        settings["book_sign"] = True
    return make(**settings)


RULED = (activations.SoftmaxActivation, losses.CategoricalCrossentropyLoss)
"""What takes NumPy's rules when it is made."""
