"""Texts whose memory is no text: a sentence, where NumPy raises SystemError as soon as Python reads one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import hybridnet as hn
from hybridnet.sklearn import NetClassifier


def texts(order: str = "=") -> Any:
    """Four texts, of which the third has a code point beyond Unicode."""
    array = np.array(["a", "b", "a", "b"], np.dtype("U2").newbyteorder(order))
    array.view(np.dtype(np.uint32).newbyteorder(order))[5] = 0x110000
    return array


CALLS: dict[str, Callable[[Any], Any]] = {
    "missing values": lambda t: hn.fill_missing(t, "most_frequent"),
    'missing values, column "port"': lambda t: hn.FillMissing("most_frequent").fit({"port": t}),
    "one-hot, labels": hn.one_hot,
    'one-hot, column "port"': lambda t: hn.OneHot().fit({"port": t}),
    'preprocessing, column "port"': lambda t: hn.Preprocessing().fit({"port": t}),
    "held-out split, targets": lambda t: hn.held_out_split(np.ones((4, 1)), t),
    "NetClassifier, fit, targets": lambda t: NetClassifier().fit(np.ones((4, 2)), t),
}


@pytest.mark.parametrize("where", CALLS)
@pytest.mark.parametrize("order", ["<", ">"])
def test_a_code_point_beyond_unicode_is_named_with_its_row(where: str, order: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011
        CALLS[where](texts(order))
    assert str(error.value) == (
        f"{where}: row 2 is a text with the code point 0x110000; code points end at 0x10ffff. "
        "Its memory holds no text: read or convert the array again."
    )


def test_in_a_table_the_position_is_named() -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011
        hn.OneHot().fit(texts().reshape(2, 2))
    assert str(error.value).startswith("one-hot: the value at (1, 0) is a text with the code point 0x110000;")


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_last_code_point_is_a_text(order: str) -> None:
    last = np.array(["\U0010ffff", "b"], np.dtype("U1").newbyteorder(order))
    assert hn.one_hot(last).tolist() == [[0.0, 1.0], [1.0, 0.0]]
    assert hn.one_hot(np.array(["", "", "a"])[::2]).tolist() == [[1.0, 0.0], [0.0, 1.0]]
