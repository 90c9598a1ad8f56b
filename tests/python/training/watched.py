"""Why a case differs: the oracle trains it again, and every product it asks for the engine computes as well.

Where nothing else differs, what began it is a product of the same operands whose bits are not the same; on a rounding
tie that is a matter of the order of its terms (``reference.ties``).
"""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import hybridnet as hn
from hybridnet._numerics import F4, Numerics
from python.training import cases
from reference import model as oracle
from reference.rules import NNFS, NNFS_WITHOUT_DTYPE, Array, Rules
from reference.ties import Differing, differing

Product = Callable[[Array, Array], Array]


class Product32(hn.DenseLayer):
    """A layer whose products are float32, independently of ``init``."""

    _numerics = Numerics(F4, F4)


def engine_product(a: Array, b: Array) -> Array:
    """``a . b`` as a dense layer without biases computes it."""
    layer = Product32(0, 0)
    layer.weights, layer.biases = np.ascontiguousarray(b), np.zeros((1, b.shape[1]), F4)
    layer.forward(np.ascontiguousarray(a))
    return layer.output


@dataclass(frozen=True)
class Watched(Rules):
    """Rules under which every product is computed twice, and what differs is kept."""

    product: Product = engine_product
    found: list[Differing] = field(default_factory=list)

    def dot(self, a: Array, b: Array) -> Array:
        theirs = super().dot(a, b)
        column = b.reshape(len(b), -1)
        # Biases of 0 make 0.0 of -0.0.
        result = np.asarray(theirs + np.float32(0)).reshape(len(a), -1)
        if np.isfinite(result).all():
            self.found.extend(differing(a, column, self.product(a, column), result))
        return theirs


def explain(case: dict[str, Any], product: Product = engine_product) -> list[Differing]:
    """Every element of a product that differs while the oracle trains the case."""
    like = NNFS if case["init"] == "float32" else NNFS_WITHOUT_DTYPE
    rules = Watched(like.name, like.dtype, like.products, product)
    model = oracle.build(case, rules, np.random.RandomState(case["seed"]))
    X, y = cases.points(case["data"], case["seed"])
    with redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
        model.train(X, y, epochs=case["epochs"], batch_size=case["batch_size"])
    return rules.found


def excused(case: dict[str, Any], difference: str, product: Product = engine_product) -> str:
    """The sentence that excuses a difference: it began with products on rounding ties, and with nothing else.

    Raises
    ------
    AssertionError : no product differs, or one that is not on a tie; the text has the difference and the products.
    """
    found = explain(case, product)
    listed = "\n".join(map(str, found[:10]))
    if not found or not all(element.on_a_tie for element in found):
        raise AssertionError(f"{difference}\nproducts of the same operands that differ: {len(found)}\n{listed}")
    return f"{difference}\nbegan on a rounding tie:\n{listed}"
