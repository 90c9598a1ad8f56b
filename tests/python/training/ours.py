"""The cases trained by the classes of ``hybridnet.nnfs``, step by step as the book's loops do."""

from __future__ import annotations

from typing import Any

import numpy as np

from hybridnet import nnfs
from hybridnet._numerics import F4, F8, book
from python.training import cases
from python.training.oracle import MEMORY, columns
from reference import metrics
from reference.model import Objective, Step, batches
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


def initialise(case: dict[str, Any]) -> None:
    """Compute as after ``nnfs.init`` with the case's default dtype, without NumPy patched; seed the stream."""
    dtypes = {"float32": (F4, F4, F4), "float64": (F8, F8, F4), "none": (F8, F8, None)}
    book.configure(*dtypes[case["init"]])
    np.random.seed(case["seed"])


class StepByStep:
    """The layers in a row and the loop over them, each step a call of the engine."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.layers = [made(layer) for layer in case["layers"]]
        self.trainable = [layer for layer in self.layers if hasattr(layer, "weights")]
        self.loss, self.optimizer = made(case["loss"]), made(case["optimizer"])
        self.objective = Objective(self.loss)
        self.objective.layers = self.trainable
        accuracy = {name: value for name, value in case["accuracy"].items() if name != "class"}
        self.accuracy = getattr(metrics, case["accuracy"]["class"])(**accuracy)
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
        data_loss, penalty = self.objective.calculate(output, y), self.objective.regularization_loss()
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
            self.objective.calculate(output, targets)
            self.accuracy.calculate(self.layers[-1].predictions(output), targets)
        return self.objective.calculate_accumulated(), self.accuracy.calculate_accumulated()

    def new_pass(self) -> None:
        self.objective.new_pass()
        self.accuracy.new_pass()


def step_by_step(case: dict[str, Any]) -> dict[str, Any]:
    """A case through the step API; an answer as the oracle's, without text."""
    initialise(case)
    model = StepByStep(case)
    X, y = cases.points(case["data"], case["seed"])
    unseen = cases.points(case["data"], case["seed"] + 1)
    if case["accuracy"]["class"] == "RegressionAccuracy":
        model.accuracy.init(y)
    steps, epochs, validations = [], [], []
    with np.errstate(all="ignore"):
        for _ in range(case["epochs"]):
            model.new_pass()
            steps += [model.step(*part) for part in batches(X, y, case["batch_size"])]
            epochs.append(
                Step(
                    model.objective.calculate_accumulated(),
                    model.objective.regularization_loss(),
                    model.accuracy.calculate_accumulated(),
                    model.optimizer.current_learning_rate,
                )
            )
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
    """What training has left behind: parameters, what the optimizer remembers, and the random stream."""
    return {
        "parameters": [array for layer in trainable for array in (layer.weights, layer.biases)],
        "memory": [{name: vars(layer)[name] for name in MEMORY if hasattr(layer, name)} for layer in trainable],
        "stream": np.random.get_state()[1:],
    }
