"""The files of a model: its parameters, or all of it."""

from __future__ import annotations

import os
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np

from . import _bridge, _model_files, _parameters, _parms
from ._bridge import FloatArray
from ._capabilities import with_parameters
from ._errors import file_name
from ._network import Network, called_model
from ._public import public


class SavedNetwork(Network):
    """A network whose parameters can be read, set, saved and loaded; and which is saved and loaded itself."""

    # -- parameters

    def get_parameters(self) -> list[tuple[FloatArray, FloatArray]]:
        """``(weights, biases)`` of every layer with parameters: the arrays themselves, not copies."""
        self._check_kinds("model, get_parameters")
        return [_parameters.of(layer) for layer in with_parameters(self.layers)]

    def set_parameters(self, parameters: Sequence[tuple[FloatArray, FloatArray]]) -> None:
        """Set weights and biases, one pair per layer with parameters, without copying.

        Raises
        ------
        ShapeError : the number of pairs differs from the number of layers, or an array has another shape; the model
            does not change then.
        """
        self._check_kinds("model, set_parameters")
        _parameters.set_all(with_parameters(self.layers), parameters)

    def save_parameters(self, path: str | os.PathLike[str]) -> None:
        """Write the parameters to a safetensors file; an existing file is replaced atomically.

        Parameters other than those of dense layers, such as those of a custom batch normalization, are pickled as in
        the book: a list of tuples of arrays.
        """
        self._check_kinds("model, save_parameters")
        name = file_name("model, save_parameters", path)
        with self._lock:
            parameters = self.get_parameters()
            if _parameters.are_own(self) or not _model_files.save_parameters(self, parameters, name):
                _bridge.write_file(name, pickle.dumps(_parameters.checked(parameters)))

    def load_parameters(self, path: str | os.PathLike[str]) -> None:
        """Load parameters from a safetensors file, or from a file that the book's model wrote.

        Such a pickled list of arrays is read without executing code: only NumPy arrays are accepted.

        Raises
        ------
        FileNotFoundError : there is no such file.
        ValueError : the file is damaged, or has other contents.
        ShapeError : its parameters do not fit the layers; the model does not change then.
        """
        self._check_kinds("model, load_parameters")
        name = file_name("model, load_parameters", path)
        _bridge.check_readable(name)
        with Path(name).open("rb") as file:
            form = _parms.form(file.read(16), name)
        loaded: Any = _parms.read(name) if form == "pickle" else _model_files.load_parameters(self, name)
        self.set_parameters(loaded)

    # -- files

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the model to a safetensors file: layers, loss, optimizer and its state, metric, labels.

        An existing file is replaced atomically. C# writes the same file, and any program that reads safetensors can
        read the tensors. A loaded model continues training with the same bits.

        Raises
        ------
        StateError : a part of the model is custom; pickle it instead.
        """
        self._finalize_if_changed()
        with self._lock:
            _model_files.save(self, file_name("model, save", path))

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """Load a model from a file.

        Raises
        ------
        FileNotFoundError : there is no such file.
        ValueError : the file is damaged, or does not contain a model.
        """
        parts = _model_files.load(file_name("model, load", path), cls._family())
        model = cls(parts["layers"])
        model.loss, model.optimizer, model.accuracy = parts["loss"], parts["optimizer"], parts["metric"]
        model.classes = np.array(parts["classes"]) if parts["classes"] else None
        if model.layers:
            model.finalize()
        return model


called_model(SavedNetwork)
public(__name__)
