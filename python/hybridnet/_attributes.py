"""Attributes that an object does not have: the error names the attribute that was meant.

Reading one raises AttributeError. Setting one that is almost spelled like an attribute of the class raises it too,
because it would have no effect; the name of an argument, such as ``model.epochs``, warns. Other new attributes are
allowed. Classes of ``hybridnet.nnfs``, and those that users derive, behave like plain Python classes.
"""

from __future__ import annotations

import sys
from copy import copy
from types import FrameType
from typing import TYPE_CHECKING, Any

from ._public import guarded, trim, unquote, warn

#: The packages whose code sets attributes of objects of hybridnet.
_SETTERS = (__package__, "sklearn")


#: How attributes are read and set at all.
_ACCESS = ("__getattribute__", "__getattr__", "__setattr__")
#: The attributes that training reads or sets; a property in place of one is custom code.
_ATTRIBUTES = {
    *("weights", "biases", "dweights", "dbiases", "inputs", "output", "dinputs", "trainable", "rate", "slope"),
    *("weight_regularizer_l1", "weight_regularizer_l2", "bias_regularizer_l1", "bias_regularizer_l2"),
    *("weight_momentums", "weight_cache", "bias_momentums", "bias_cache"),
    *(
        "learning_rate",
        "current_learning_rate",
        "decay",
        "iterations",
        "momentum",
        "epsilon",
        "rho",
        "beta_1",
        "beta_2",
    ),
    *("trainable_layers", "accumulated_sum", "accumulated_count", "binary", "precision", "k", "of_class", "means"),
}


def _is_plain(kind: type[Any]) -> bool:
    """Whether a class is one of ``hybridnet.nnfs``, or derived from one."""
    return any(each.__module__.startswith(f"{__package__}.nnfs") for each in kind.__mro__)


def _is_ours(kind: type[Any]) -> bool:
    """Whether a class is one of hybridnet itself, except ``hybridnet.nnfs``."""
    return kind.__module__.partition(".")[0] == __package__ and not _is_plain(kind)


class Strict:
    """Base class of objects that refuse an attribute with a misspelled name when it is set."""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if not _is_ours(cls) and cls.__setattr__ is Strict.__setattr__:
            # That of a later base class, or Python's own.
            cls.__setattr__ = super().__setattr__  # type: ignore[method-assign, assignment]

    def __setattr__(self, name: str, value: Any) -> None:
        # Layers set their attributes in every pass: a name that is known takes no time.
        if name not in self.__dict__ and name[:1] != "_":
            try:
                _check(name, type(self), sys._getframe(1))
            except BaseException as error:
                trim(error)
                raise
        try:
            object.__setattr__(self, name, value)
        except AttributeError:
            text = _read_only(type(self), name)
            if text is None:
                raise
            raise AttributeError(text, name=name, obj=None) from None


unquote(Strict.__setattr__.__annotations__)


class Hinted(Strict):
    """Base class of objects whose unknown attributes are also explained when they are read."""

    def _unknown(self, name: str) -> Any:
        kind: Any = type(self)
        if any(name in vars(each) for each in kind.__mro__):
            return object.__getattribute__(self, name)  # a property that raised AttributeError: its own text
        text = f"{kind.__name__!r} object has no attribute {name!r}"
        is_explained = name[:1] != "_" and not _is_plain(kind)
        later = _set_later(name, kind) if is_explained else None
        if later is not None:
            raise AttributeError(f"{text}{later}", name=name, obj=None)
        meant = _meant(name, kind, _users(self)) if is_explained else None
        if meant is None or meant == name:
            raise AttributeError(text, name=name, obj=None if meant == name else self)
        # Without the object, Python does not add a suggestion of its own.
        raise AttributeError(f"{text}. Did you mean {meant!r}?", name=name, obj=None)

    if not TYPE_CHECKING:  # type checkers find misspelled names themselves
        __getattr__ = guarded(_unknown)


def has(part: Any, name: str) -> bool:
    """``hasattr``, in a fiftieth of the time where the attribute is missing, because no error is explained.

    What a class defines, such as a property that may raise AttributeError, is read.
    """
    kind: Any = type(part)
    if (
        getattr(kind, "__getattr__", None) is not Hinted.__getattr__  # type: ignore[attr-defined]
        or kind.__getattribute__ is not object.__getattribute__
    ):
        return hasattr(part, name)
    for each in kind.__mro__:
        if name in each.__dict__:
            return hasattr(part, name)
    return name in part.__dict__


def is_hybridnets(module: str | None) -> bool:
    return (module or "").partition(".")[0] == __package__


def own_access(kind: type[Any]) -> str | None:
    """The name of a property in place of an attribute, or of a method through which attributes are read or set."""
    if is_hybridnets(kind.__module__):
        return None
    for each in kind.__mro__[:-1]:
        if not is_hybridnets(each.__module__):
            for name, value in vars(each).items():
                if name in _ACCESS and value is not object.__setattr__:
                    return name
                if name in _ATTRIBUTES and hasattr(value, "__get__"):
                    return name
    return None


def set_unchecked(part: Any, name: str, value: Any) -> None:
    """Set a setting to a value that needs no check; a property of a subclass receives it."""
    if own_access(type(part)) is None:
        vars(part)[name] = value
    else:
        setattr(part, name, value)


def shallow_copy(part: Any) -> Any:
    """``copy.copy``, in a fifth of the time for an object of hybridnet's own classes."""
    kind: Any = type(part)
    if kind.__module__.partition(".")[0] != __package__ or not isinstance(part, Strict):
        return copy(part)
    copied = kind.__new__(kind)
    copied.__dict__.update(part.__dict__)
    return copied


def _meant(name: str, kind: Any, others: tuple[str, ...]) -> str | None:
    from ._suggestions import meant

    return meant(name, kind, others)


def _set_later(name: str, kind: Any) -> str | None:
    from ._suggestions import set_later

    return set_later(name, kind)


def _read_only(kind: type[Any], name: str) -> str | None:
    """What to say of a property that cannot be set; None for another failure."""
    member = getattr(kind, name, None)
    if not isinstance(member, property) or member.fset is not None:
        return None
    remedy = f" Make a new one, such as {kind.__name__}(..., {name}=...)." if _is_parameter(name, kind) else ""
    return f"{kind.__name__}: {name} is read-only; it says how the object was made or what it holds.{remedy}"


def _is_parameter(name: str, kind: type[Any]) -> bool:
    from inspect import signature

    return name in signature(kind).parameters


def _check(name: str, kind: Any, frame: FrameType | None) -> None:
    """Raise an error for a misspelled name that a user sets, and warn about the name of an argument."""
    if not _is_ours(kind) or _is_ours_to_set(frame) or hasattr(kind, name):
        return
    from ._suggestions import as_argument, misspelled, without_effect

    text = f"{kind.__name__!r} object has no attribute {name!r}; setting it has no effect."
    elsewhere = without_effect(name, kind)
    if elsewhere is not None:
        raise AttributeError(f"{text} {elsewhere}", name=name, obj=None)
    meant = misspelled(name, kind)
    if meant is not None:
        raise AttributeError(f"{text} Did you mean {meant!r}?", name=name, obj=None)
    remedy = as_argument(name, kind)
    if remedy is not None:
        warn(f"{text} {remedy}")


def _is_ours_to_set(frame: FrameType | None) -> bool:
    """Whether the code that sets an attribute is not a user's."""
    while frame is not None and frame.f_back is not None and frame.f_globals.get("__name__") == __name__:
        frame = frame.f_back
    return frame is not None and str(frame.f_globals.get("__name__")).partition(".")[0] in _SETTERS


def _users(part: Any) -> tuple[str, ...]:
    """The attributes of an object of a user's class; none for ours, where they are not the class's own."""
    return () if _is_ours(type(part)) else tuple(name for name in vars(part) if name[:1] != "_")
