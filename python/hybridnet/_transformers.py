"""The interface of scikit-learn's transformers for pipelines and searches, without importing scikit-learn."""

from __future__ import annotations

from collections.abc import Iterable
from inspect import signature
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from ._attributes import Hinted
from ._errors import StateError
from ._public import public


class Transformer(Hinted):
    """Base class of transformers: the parameters of ``__init__`` are attributes of the same names."""

    def fit(self, X: Any, y: Any = None) -> Self:
        """Fit to rows; ``y`` is ignored."""
        raise NotImplementedError

    def transform(self, X: Any) -> Any:
        """The transformed rows."""
        raise NotImplementedError

    def fit_transform(self, X: Any, y: Any = None) -> Any:
        """:meth:`fit`, then :meth:`transform`; ``y`` is ignored, as scikit-learn's pipelines pass it."""
        return self.fit(X, y).transform(X)

    def get_feature_names_out(self, input_features: Iterable[str] | None = None) -> NDArray[np.object_]:
        """The names of the columns that :meth:`transform` returns, as scikit-learn asks for them.

        Parameters
        ----------
        input_features : the names of the columns of an array; columns that had names in :meth:`fit` keep them. None
            for ``"x0"``, ``"x1"``, ...

        Returns
        -------
        (columns,), texts as objects.

        Raises
        ------
        StateError : :meth:`fit` was not called.
        ValueError : ``input_features`` are not as many as the columns of :meth:`fit`, or not the names they had there.
        """
        where = f"{type(self).__name__}, get_feature_names_out"
        if not self._is_fitted():
            raise StateError(f"{where}: fit was not called; it finds the columns. Call it first.")
        fitted, are_names = self._columns_in()
        given = fitted if input_features is None else [str(name) for name in input_features]
        if len(given) != len(fitted):
            raise ValueError(
                f"{where}: {len(given)} names arrived; there were {len(fitted)} columns in fit. Pass one name for each."
            )
        if are_names and given != fitted:
            raise ValueError(
                f"{where}: the names are {', '.join(map(repr, given))}; in fit they were "
                f"{', '.join(map(repr, fitted))}. Pass these, or leave input_features out."
            )
        return np.array(self._names_out(given), object)

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """The parameters of ``__init__``, as scikit-learn asks for them."""
        return {name: getattr(self, name) for name in signature(type(self)).parameters}

    def set_params(self, **params: Any) -> Self:
        """Set parameters of ``__init__``, as scikit-learn does.

        Raises
        ------
        ValueError : there is no such parameter, or a value is invalid.
        """
        known = self.get_params()
        for name in params:
            if name not in known:
                listed = ", ".join(known) or "none"
                raise ValueError(
                    f"{type(self).__name__}, set_params: there is no parameter {name!r}; there are {listed}. "
                    "Check the name."
                )
        made = type(self)(**(known | params))
        for name in params:
            setattr(self, name, getattr(made, name))
        return self

    def __sklearn_tags__(self) -> Any:
        from sklearn.utils import InputTags, Tags, TargetTags, TransformerTags

        return Tags(
            estimator_type="transformer",
            target_tags=TargetTags(required=False),
            transformer_tags=TransformerTags(),
            input_tags=InputTags(allow_nan=True, string=True),
        )

    def __sklearn_is_fitted__(self) -> bool:
        return self._is_fitted()

    def _is_fitted(self) -> bool:
        raise NotImplementedError

    def _columns_in(self) -> tuple[list[str], bool]:
        """The names of the columns of ``fit``, and whether they had them; else ``"x0"`` and so on."""
        raise NotImplementedError

    def _names_out(self, columns: list[str]) -> list[str]:
        """The names of the columns that columns of these names become."""
        return columns


public(__name__)
