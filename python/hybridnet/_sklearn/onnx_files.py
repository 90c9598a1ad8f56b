"""Estimators as ONNX files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .._public import public

if TYPE_CHECKING:
    from ..model import Model


class SavedAsOnnx:
    """An estimator whose network can be written to an ONNX file."""

    if TYPE_CHECKING:
        model_: Model

        def _check_fitted(self) -> None: ...

    def save_onnx(self, path: str | os.PathLike[str], *, opset: int = 17) -> None:
        """Write the fitted network to an ONNX file, as :meth:`hybridnet.Model.save_onnx`.

        The input is ``X``, in the dtype of the network. A classifier has the outputs ``label`` and ``probabilities``,
        as classifiers that skl2onnx converts; labels are int64 if all are integers, else texts. A regressor has the
        output ``output``.

        Parameters
        ----------
        path : the file; replaced atomically.
        opset : version of the operators of ONNX, 17 to 21.

        Raises
        ------
        NotFittedError : ``fit`` was not called.
        ValueError : ``opset`` is out of range.
        """
        self._check_fitted()
        names = self._label_names()
        self.model_._write_onnx(f"{type(self).__name__}, save_onnx", path, opset, names is not None, "X", names)

    def _label_names(self) -> list[str] | None:
        """The labels of a classifier; none if each row has several; None for a regressor."""
        return None


public(__name__)
