"""The Model of the book: it prints its results, and saves custom parts as a pickle."""

from __future__ import annotations

import copy
import os
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from numpy.typing import ArrayLike

from .. import _bridge, model
from .._book_lines import validation_line
from .._errors import StateError, file_name
from .._public import public
from . import book


class Model(model.Model):
    """:class:`hybridnet.Model` with the behavior of the book: ``evaluate`` prints instead of returning.

    Source: book chapters 18 to 22.
    """

    def __init__(self, layers: Sequence[Any] = ()) -> None:
        super().__init__(layers)  # always with NumPy's arithmetic

    _softmax_classifier = book.Activation_Softmax_Loss_CategoricalCrossentropy
    _input_layer = book.Layer_Input
    _checks_ending = False  # the book's model accepts any last layer

    def evaluate(self, X_val: ArrayLike, y_val: ArrayLike, *, batch_size: int | None = None) -> None:  # type: ignore[override]
        """Print loss and accuracy over samples, without penalties."""
        print(validation_line(super().evaluate(X_val, y_val, batch_size=batch_size)))

    def save(self, path: str | os.PathLike[str], *, preprocessing: Any = None) -> None:
        """Write the model to a safetensors file; to a pickle, as in the book, if a part of it is custom."""
        try:
            super().save(path, preprocessing=preprocessing)
        except StateError:
            _bridge.write_file(file_name("model, save", path), pickle.dumps(self._without_passes()))

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Any:
        """Load a model from a file.

        Unpickling can execute any code: load only files that you trust.
        """
        from .. import _parms

        name = file_name("model, load", path)
        _bridge.check_readable(name)
        with Path(name).open("rb") as file:
            begin = file.read(16)
            # The length of a safetensors header may start with the same byte.
            if begin[:1] == pickle.PROTO and not _parms.is_safetensors(begin):
                file.seek(0)
                return pickle.load(file)
        return super().load(name)

    @classmethod
    def _family(cls) -> dict[str, type[Any]]:
        """The classes of the book, by the names of the corresponding classes of hybridnet."""
        kinds = [kind for kind in vars(book).values() if isinstance(kind, type)]
        books = {base.__name__: kind for kind in kinds for base in kind.__bases__}
        return super()._family() | {name: kind for name, kind in books.items() if name != "Loss"}

    def _without_passes(self) -> Model:
        """A copy without the arrays that passes saved in layers and loss."""
        kept = copy.deepcopy(self)
        for part in (kept.loss, kept.accuracy):
            if hasattr(part, "new_pass"):
                part.new_pass()
        for part in (kept.loss, *kept.layers, getattr(kept, "input_layer", None)):
            for name in ("inputs", "output", "dinputs", "dweights", "dbiases"):
                getattr(part, "__dict__", {}).pop(name, None)
        return kept


public(__name__)
