"""Numeric attributes with a range, which the engine checks whenever they are set."""

from __future__ import annotations

from typing import Any, Self

import numpy as np

from . import _bridge
from ._errors import number, shown, whole


class Setting(float):
    """A numeric attribute of a part of a network, with a range that the engine defines.

    Reading it is as fast as reading any attribute; if it was not set, it is 0. The classes of the book accept any
    number, as the book's do.

    Parameters
    ----------
    name : what the engine calls the setting.
    called : what sentences call it, if not by that name.
    optional : whether it may be None.
    """

    _setting: str
    _called: str
    _optional: bool

    def __new__(cls, name: str, called: str = "", *, optional: bool = False) -> Self:
        made = super().__new__(cls)
        made._setting, made._called, made._optional = name, called, optional
        return made

    def __set_name__(self, owner: type, name: str) -> None:
        self._attribute = name

    def __set__(self, part: Any, value: Any) -> None:
        if not part._follows_book:
            self.check(part, value)
            if isinstance(value, np.ndarray):
                value = float(value)  # an array without axes
        vars(part)[self._attribute] = value

    def __delete__(self, part: Any) -> None:
        vars(part).pop(self._attribute, None)

    def check(self, part: Any, value: Any) -> None:
        """Raise an error if a value is out of range.

        Raises
        ------
        TypeError : it is not a number.
        ValueError : it is out of range.
        """
        if not (self._optional and value is None):
            check(self._setting, type(part).__name__, value, self._called)


class Count(int):
    """An integer attribute of a part of a network, 64 bits, at least 0; if it was not set, it is 0.

    The classes of the book accept any number.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self._attribute = name

    def __set__(self, part: Any, value: Any) -> None:
        where = type(part).__name__
        real = number(where, self._attribute, value)
        if not part._follows_book:
            if not (isinstance(value, (int, np.integer)) and 0 <= real < 2**63):
                raise ValueError(f"{where}: {self._attribute} is {shown(value)}; it must be a whole number, 0 or more.")
            value = int(value)
        vars(part)[self._attribute] = value

    def __delete__(self, part: Any) -> None:
        vars(part).pop(self._attribute, None)


def setting(name: str, called: str = "", *, optional: bool = False) -> Any:
    """A :class:`Setting`, with the type of its value for type checkers."""
    return Setting(name, called, optional=optional)


def out_of_range(part: Any) -> str | None:
    """The name of the first setting that is out of range; only classes of the book can have one."""
    for kind in type(part).__mro__:
        for name, described in vars(kind).items():
            if isinstance(described, Setting):
                try:
                    described.check(part, getattr(part, name))
                except (TypeError, ValueError, OverflowError):
                    return name
    return None


def check(setting: str, where: str, value: Any, called: str = "") -> float:
    """Check a number against the range of a setting and convert it to a float.

    Raises
    ------
    TypeError : it is not a number.
    ValueError : it is out of the engine's range for the setting.
    """
    real = number(where, called or setting, value)
    _bridge.check_setting(setting, where, real, called)
    return real


def check_whole(setting: str, where: str, value: Any, called: str = "") -> int:
    """Check an integer against the range of a setting and convert it to an int.

    Raises
    ------
    TypeError : it is not a whole number.
    ValueError : it is out of the engine's range for the setting.
    """
    return int(check(setting, where, whole(where, called or setting, value), called))
