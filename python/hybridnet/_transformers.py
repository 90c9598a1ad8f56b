"""The interface of scikit-learn's transformers for pipelines and searches, without importing scikit-learn."""

from __future__ import annotations

from inspect import signature
from typing import Any, Self

from ._attributes import Hinted
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


public(__name__)
