"""The files of a model: its parameters, or all of it."""

from __future__ import annotations

import os
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np

from . import _bridge, _parameters
from ._bridge import FloatArray
from ._capabilities import with_parameters
from ._errors import file_name, flag, shown, size, well_formed
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
        from . import _model_files

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
        from . import _model_files, _parms

        self._check_kinds("model, load_parameters")
        name = file_name("model, load_parameters", path)
        _bridge.check_readable(name)
        with Path(name).open("rb") as file:
            form = _parms.form(file.read(16), name)
        loaded: Any = _parms.read(name) if form == "pickle" else _model_files.load_parameters(self, name)
        self.set_parameters(loaded)

    # -- files

    def save(self, path: str | os.PathLike[str], *, preprocessing: Any = None) -> None:
        """Write the model to a safetensors file: layers, loss, optimizer and its state, metric, labels, preprocessing.

        An existing file is replaced atomically. C# writes the same file, and any program that reads safetensors can
        read the tensors. A loaded model continues training with the same bits.

        Parameters
        ----------
        path : the file.
        preprocessing : a fitted :class:`Preprocessing`, which becomes that of the model; or a fitted FillMissing,
            OneHot or Standardizer, or a list of these, as for :meth:`Preprocessing.of`. None for that of the model.

        Raises
        ------
        StateError : a part of the model is custom; pickle it instead. Or the preprocessing is not fitted.
        """
        from . import _model_files
        from .preprocessing import preprocessing_of

        self._finalize_if_changed()
        if preprocessing is not None:
            self.preprocessing = preprocessing_of(preprocessing, "model, save")
        elif self.preprocessing is not None:
            preprocessing_of(self.preprocessing, "model, save")
        with self._lock:
            _model_files.save(self, file_name("model, save", path), self.preprocessing)

    def save_onnx(self, path: str | os.PathLike[str], *, opset: int = 17, labels: bool = False) -> None:
        """Write the model to an ONNX file, which ONNX Runtime and other programs run; an existing file is replaced.

        The input of the graph is ``inputs``, its output ``output``, the batch size is free. Parameters have the names
        of :meth:`save`. Dropout is omitted, as it does nothing in predictions. The settings of the model are in the
        metadata. To continue training, use :meth:`save`.

        Parameters
        ----------
        path : the file.
        opset : version of the operators of ONNX, 17 to 21.
        labels : whether the outputs are ``label`` and ``probabilities`` of a classifier, instead of ``output``.
            Labels are those of :attr:`classes`: int64 if all are integers, else texts; without them class numbers.

        Raises
        ------
        StateError : a layer is custom, or there is none; or ``labels`` is True and the model predicts no classes.
        ValueError : ``opset`` is out of range.
        """
        self._write_onnx("model, save_onnx", path, opset, labels)

    def _write_onnx(
        self,
        where: str,
        path: str | os.PathLike[str],
        opset: int,
        labels: bool,
        input_name: str = "inputs",
        class_names: Sequence[str] | None = None,
    ) -> None:
        from . import _model_files

        name, opset = file_name(where, path), size(where, "opset", opset)
        labels = flag(where, "labels", labels)
        self._finalize_if_changed()
        with self._lock:
            _model_files.save_onnx(self, name, opset, labels, input_name, class_names)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """Load a model from a file.

        Raises
        ------
        FileNotFoundError : there is no such file.
        ValueError : the file is damaged, or does not contain a model.
        """
        return cls._of(_bridge.Session.load(file_name("model, load", path)))

    @classmethod
    def load_onnx(cls, path: str | os.PathLike[str]) -> Self:
        """Load a dense network from an ONNX file of HybridNet, PyTorch, Keras (tf2onnx), scikit-learn (skl2onnx), ...

        Supported are Gemm, MatMul and Add with constants, softmax, and the activations of this package, each written
        as one node or as several; reshapes to two axes, casts and dropout between them.

        Returns
        -------
        A model that predicts like the first output of the graph that is supported. It has :attr:`classes` if the graph
        has labels, and no loss and optimizer: set them to train it.

        Raises
        ------
        FileNotFoundError : there is no such file.
        ValueError : the file is damaged, or has a node that is not supported; the text has its name and its operator.
        """
        return cls._of(_bridge.Session.load_onnx(file_name("model, load_onnx", path)))

    @classmethod
    def from_state_dict(
        cls, path: str | os.PathLike[str], activations: Sequence[str], *, layers: Sequence[str] | None = None
    ) -> Self:
        """Create a model from the weights that PyTorch or Keras wrote to a safetensors file.

        Weights are ``0.weight`` of shape (outputs, inputs) as in PyTorch, or ``dense/kernel`` of shape (inputs,
        outputs) as in Keras; biases are ``0.bias`` or ``dense/bias`` and may be missing.

        Parameters
        ----------
        path : the file, such as ``safetensors.torch.save_file(net.state_dict(), path)`` writes.
        activations : the names of the activations, one after each dense layer; the last may be omitted if it is linear.
        layers : the names of the dense layers in order, such as ``["hidden", "out"]``; if None, they are in the order
            of their names, numbers in names counting as numbers.

        Raises
        ------
        FileNotFoundError : there is no such file.
        ValueError : the file is damaged, or has other tensors; the layers do not fit each other; or a name is unknown.
        """
        where = "model, from_state_dict"
        name = file_name(where, path)
        return cls._of(
            _bridge.Session.load_state_dict(
                name,
                _texts(where, "activations", activations),
                () if layers is None else _texts(where, "layers", layers),
            )
        )

    @classmethod
    def _of(cls, session: _bridge.Session) -> Self:
        from . import _model_files

        parts = _model_files.load(session, cls._family())
        model = cls(parts["layers"])
        model.loss, model.optimizer, model.accuracy = parts["loss"], parts["optimizer"], parts["metric"]
        model.classes = np.array(parts["classes"]) if parts["classes"] else None
        if parts["preprocessing"] is not None:
            from .preprocessing import Preprocessing

            model.preprocessing = Preprocessing._read(parts["preprocessing"])
        if model.layers:
            model.finalize()
        return model


def _texts(where: str, name: str, value: Any) -> list[str]:
    """A list of texts.

    Raises
    ------
    TypeError : the value is something else.
    """
    if not isinstance(value, (list, tuple)):
        raise TypeError(f"{where}: {name} is {shown(value)}; it must be a list of texts. Put them in brackets.")
    for index, text in enumerate(value):
        if not isinstance(text, str):
            raise TypeError(f"{where}: {name}[{index}] is {shown(text)}; it must be a text. Pass a name.")
    return [well_formed(text) for text in value]


called_model(SavedNetwork)
public(__name__)
