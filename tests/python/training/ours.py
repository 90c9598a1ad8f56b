"""The cases trained by the classes of ``hybridnet.nnfs``: step by step as the book's loops do, and by its Model."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from typing import Any

import numpy as np

from hybridnet import nnfs
from hybridnet._numerics import F4, F8, Flavour, book
from hybridnet.model import Model
from python.training import cases
from python.training.oracle import MEMORY, columns
from reference.model import Step, batches
from reference.rules import Array

BOOK_NAMES = {
    "DenseLayer": "Layer_Dense",
    "DropoutLayer": "Layer_Dropout",
    "ReLUActivation": "Activation_ReLU",
    "SoftmaxActivation": "Activation_Softmax",
    "SigmoidActivation": "Activation_Sigmoid",
    "LinearActivation": "Activation_Linear",
    "CategoricalCrossentropyLoss": "Loss_CategoricalCrossentropy",
    "BinaryCrossentropyLoss": "Loss_BinaryCrossentropy",
    "MeanSquaredErrorLoss": "Loss_MeanSquaredError",
    "MeanAbsoluteErrorLoss": "Loss_MeanAbsoluteError",
    "SGD": "Optimizer_SGD",
    "AdaGrad": "Optimizer_Adagrad",
    "RMSprop": "Optimizer_RMSprop",
    "Adam": "Optimizer_Adam",
    "CategoricalAccuracy": "Accuracy_Categorical",
    "RegressionAccuracy": "Accuracy_Regression",
}


def made(given: dict[str, Any]) -> Any:
    """An object of the book's class that is named, with the settings beside the name."""
    return getattr(nnfs, BOOK_NAMES[given["class"]])(
        **{name: value for name, value in given.items() if name != "class"}
    )


def initialize(case: dict[str, Any], flavour: Flavour = "auto") -> None:
    """Compute as after ``nnfs.init`` with the case's default dtype, without NumPy patched; seed the stream."""
    dtypes = {"float32": (F4, F4, F4), "float64": (F8, F8, F4), "none": (F8, F8, None)}
    book.configure(*dtypes[case["init"]], flavour)
    np.random.seed(case["seed"])


class StepByStep:
    """The layers in a row and the loop over them, each step a call of the engine."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.layers = [made(layer) for layer in case["layers"]]
        self.trainable = [layer for layer in self.layers if hasattr(layer, "weights")]
        self.loss, self.optimizer = made(case["loss"]), made(case["optimizer"])
        self.accuracy = made(case["accuracy"])
        self.loss.remember_trainable_layers(self.trainable)
        combined = (case["layers"][-1]["class"], case["loss"]["class"])
        self.combined = combined == ("SoftmaxActivation", "CategoricalCrossentropyLoss")

    def forward(self, X: Array, training: bool) -> Array:
        output = X
        for layer in self.layers:
            layer.forward(output, training)
            output = layer.output
        return output

    def backward(self, output: Array, y: Array) -> None:
        end = nnfs.Activation_Softmax_Loss_CategoricalCrossentropy() if self.combined else self.loss
        end.backward(output, y)
        dvalues = end.dinputs
        for layer in reversed(self.layers[:-1] if self.combined else self.layers):
            layer.backward(dvalues)
            dvalues = layer.dinputs

    def step(self, X: Array, y: Array) -> Step:
        output = self.forward(X, training=True)
        data_loss, penalty = self.loss.calculate(output, y, include_regularization=True)
        accuracy = self.accuracy.calculate(self.layers[-1].predictions(output), y)
        self.backward(output, y)
        self.optimizer.pre_update_params()
        for layer in self.trainable:
            self.optimizer.update_params(layer)
        self.optimizer.post_update_params()
        return Step(data_loss, penalty, accuracy, self.optimizer.current_learning_rate)

    def evaluate(self, X: Array, y: Array, batch_size: int | None) -> tuple[Any, Any]:
        self.new_pass()
        for part, targets in batches(X, y, batch_size):
            output = self.forward(part, training=False)
            self.loss.calculate(output, targets)
            self.accuracy.calculate(self.layers[-1].predictions(output), targets)
        return self.loss.calculate_accumulated(), self.accuracy.calculate_accumulated()

    def new_pass(self) -> None:
        self.loss.new_pass()
        self.accuracy.new_pass()


def step_by_step(case: dict[str, Any]) -> dict[str, Any]:
    """A case through the step API; an answer as the oracle's, without text."""
    initialize(case)
    model = StepByStep(case)
    X, y = cases.points(case["data"], case["seed"])
    unseen = cases.points(case["data"], case["seed"] + 1)
    model.accuracy.init(y)
    steps, epochs, validations = [], [], []
    with np.errstate(all="ignore"):
        for _ in range(case["epochs"]):
            model.new_pass()
            steps += [model.step(*part) for part in batches(X, y, case["batch_size"])]
            losses = model.loss.calculate_accumulated(include_regularization=True)
            accuracy, rate = model.accuracy.calculate_accumulated(), model.optimizer.current_learning_rate
            epochs.append(Step(*losses, accuracy, rate))
            if case["validation"]:
                validations.append(model.evaluate(*unseen, case["batch_size"]))
        parts = batches(*unseen, case["batch_size"])
        predicted = np.vstack([model.forward(part, training=False) for part, _ in parts])
    return {
        **state_of(model.trainable),
        "steps": columns(steps),
        "epochs": columns(epochs),
        "validations": [list(column) for column in zip(*validations, strict=True)],
        "predicted": predicted,
    }


def state_of(trainable: list[Any]) -> dict[str, Any]:
    """The state after training: parameters, the optimizer state, and the random stream."""
    return {
        "parameters": [array for layer in trainable for array in (layer.weights, layer.biases)],
        "memory": [{name: vars(layer)[name] for name in MEMORY if hasattr(layer, name)} for layer in trainable],
        "stream": np.random.get_state()[1:],
    }


def by_train(case: dict[str, Any]) -> dict[str, Any]:
    """A case through ``Model.train``, with what it printed."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        answer = by_model(case, print_every=case["print_every"])
    return {**answer, "text": printed.getvalue()}


def by_fit(case: dict[str, Any], flavour: Flavour = "auto") -> dict[str, Any]:
    """A case through ``Model.fit``."""
    judged = {"validation_batch_size": case["batch_size"]} if case["validation"] else {}
    return by_model(case, flavour, **judged, stop_on_divergence=False, progress=False)


def by_model(case: dict[str, Any], flavour: Flavour = "auto", **options: Any) -> dict[str, Any]:
    """A case through a Model; an answer as the oracle's, its numbers from the history, without steps."""
    initialize(case, flavour)
    X, y = cases.points(case["data"], case["seed"])
    unseen = cases.points(case["data"], case["seed"] + 1)
    model = Model([made(layer) for layer in case["layers"]])
    model.set(loss=made(case["loss"]), optimizer=made(case["optimizer"]), accuracy=made(case["accuracy"]))
    run = model.train if "print_every" in options else model.fit
    with np.errstate(all="ignore"):
        run(
            X, y, epochs=case["epochs"], batch_size=case["batch_size"],
            validation_data=unseen if case["validation"] else None, **options,
        )  # fmt: skip
        predicted = model.predict(unseen[0], batch_size=case["batch_size"])
    history = model.history
    names = {"data_loss": "data_loss", "regularization_loss": "reg_loss", "accuracy": "accuracy"}
    return {
        **state_of(model.trainable_layers),
        "epochs": {ours: history[theirs] for ours, theirs in {**names, "learning_rate": "learning_rate"}.items()},
        "validations": [history["val_loss"], history["val_accuracy"]] if case["validation"] else [],
        "predicted": predicted,
    }
