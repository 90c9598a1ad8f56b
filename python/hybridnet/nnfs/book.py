"""The classes of hybridnet with the names of the book; ``hybridnet.nnfs.init`` sets their arithmetic."""
# ruff: noqa: N801 - the names are the book's

from __future__ import annotations

from types import FunctionType
from typing import Any

from .. import activations, layers, losses, metrics, optimizers
from .._numerics import book
from .._public import public, unguarded


class Layer_Dense(layers.DenseLayer):
    """:class:`hybridnet.DenseLayer`. Source: book chapter 3."""

    _numerics = book
    _follows_book = True


class Layer_Dropout(layers.DropoutLayer):
    """:class:`hybridnet.DropoutLayer`. Source: book chapter 15."""

    _numerics = book
    _follows_book = True


class Layer_Input(layers.InputLayer):
    """:class:`hybridnet.InputLayer`. Source: book chapter 18."""


class Activation_ReLU(activations.ReLUActivation):
    """:class:`hybridnet.ReLUActivation`. Source: book chapter 4."""

    _numerics = book


class Activation_Softmax(activations.SoftmaxActivation):
    """:class:`hybridnet.SoftmaxActivation`. Source: book chapter 4."""

    _numerics = book


class Activation_Sigmoid(activations.SigmoidActivation):
    """:class:`hybridnet.SigmoidActivation`. Source: book chapter 16."""

    _numerics = book


class Activation_Linear(activations.LinearActivation):
    """:class:`hybridnet.LinearActivation`. Source: book chapter 17."""

    _numerics = book


class Loss(losses.Loss):
    """:class:`hybridnet.Loss`, the base class of the book's losses. Source: book chapter 5."""

    _numerics = book
    _follows_book = True


class Loss_CategoricalCrossentropy(losses.CategoricalCrossentropyLoss, Loss):
    """:class:`hybridnet.CategoricalCrossentropyLoss`. Source: book chapter 5."""


class Loss_BinaryCrossentropy(losses.BinaryCrossentropyLoss, Loss):
    """:class:`hybridnet.BinaryCrossentropyLoss`. Source: book chapter 16."""


class Loss_MeanSquaredError(losses.MeanSquaredErrorLoss, Loss):
    """:class:`hybridnet.MeanSquaredErrorLoss`. Source: book chapter 17."""


class Loss_MeanAbsoluteError(losses.MeanAbsoluteErrorLoss, Loss):
    """:class:`hybridnet.MeanAbsoluteErrorLoss` with the gradient of the book, which has the opposite sign.

    Source: book chapter 17.
    """

    _book_sign = True


class Activation_Softmax_Loss_CategoricalCrossentropy(losses.SoftmaxCategoricalCrossentropy):
    """:class:`hybridnet.SoftmaxCategoricalCrossentropy`. Source: book chapter 9."""

    _activation = Activation_Softmax
    _loss = Loss_CategoricalCrossentropy


class Accuracy(metrics.Accuracy):
    """:class:`hybridnet.Accuracy`, the base class of the book's accuracies. Source: book chapter 18."""

    _follows_book = True


class Accuracy_Categorical(metrics.CategoricalAccuracy, Accuracy):
    """:class:`hybridnet.CategoricalAccuracy`. Source: book chapter 18."""


class Accuracy_Regression(metrics.RegressionAccuracy, Accuracy):
    """:class:`hybridnet.RegressionAccuracy`. Source: book chapter 18."""


class Optimizer_SGD(optimizers.SGD):
    """:class:`hybridnet.SGD`. ``learning_rate`` set later takes effect only with a decay, as in the book.

    Source: book chapter 10.
    """

    _follows_book = True


class Optimizer_Adagrad(optimizers.AdaGrad):
    """:class:`hybridnet.AdaGrad`. ``learning_rate`` set later takes effect only with a decay, as in the book.

    Source: book chapter 10.
    """

    _follows_book = True


class Optimizer_RMSprop(optimizers.RMSprop):
    """:class:`hybridnet.RMSprop`. ``learning_rate`` set later takes effect only with a decay, as in the book.

    Source: book chapter 10.
    """

    _follows_book = True


class Optimizer_Adam(optimizers.Adam):
    """:class:`hybridnet.Adam`. ``learning_rate`` set later takes effect only with a decay, as in the book.

    Source: book chapter 10.
    """

    _follows_book = True


def _under_its_name(function: FunctionType, kind: type[Any]) -> FunctionType:
    """A copy of a function with the qualified name of another class, which Python's errors about arguments contain."""
    copy = FunctionType(
        function.__code__, function.__globals__, function.__name__, function.__defaults__, function.__closure__
    )
    copy.__dict__.update(function.__dict__)
    copy.__kwdefaults__, copy.__annotations__ = function.__kwdefaults__, function.__annotations__
    copy.__doc__, copy.__qualname__ = function.__doc__, f"{kind.__name__}.{function.__name__}"
    return copy


def _name_after_book(kind: type[Any]) -> None:
    """Give a class of the book copies of the inherited methods, so that errors contain the name that the user wrote.

    What it has from another class of the book stays there, where it can be replaced for all of them.
    """
    for base in kind.__mro__[1:]:
        if base.__module__ == __name__ or base is object:
            return
        for name, method in list(vars(base).items()):
            function = unguarded(getattr(method, "__func__", method))
            if name not in vars(kind) and isinstance(function, FunctionType):
                copy = _under_its_name(function, kind)
                setattr(kind, name, classmethod(copy) if isinstance(method, classmethod) else copy)


for _kind in [each for each in vars().values() if isinstance(each, type) and each.__module__ == __name__]:
    _name_after_book(_kind)

public(__name__)
