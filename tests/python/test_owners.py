"""Parts that are of another model with the other arithmetic are refused, and what is refused changes nothing."""

import copy
import gc
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import hybridnet as hn
from hybridnet import _owners
from hybridnet._numerics import OF_MODELS


def model_of(*layers: Any, arithmetic: Any = "numpy") -> hn.Model:
    model = hn.Model(layers, arithmetic=arithmetic)
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.SGD())
    return model


def refused(call: Callable[[], Any]) -> None:
    with pytest.raises(ValueError, match=r"^model: .* is of another model, whose arithmetic is 'numpy'; in this one, "):
        call()


def test_add_set_and_finalize_change_nothing_when_they_refuse() -> None:
    shared, own, loss = hn.DenseLayer(2, 2), hn.DenseLayer(2, 2), hn.MeanSquaredErrorLoss()
    first = model_of(shared)
    first.set(loss=loss)
    second = model_of(arithmetic="fast")
    kept = second.loss, second.optimizer
    refused(lambda: second.add(shared))
    assert second.layers == []
    refused(lambda: second.set(loss=loss, optimizer=hn.Adam(), accuracy=hn.CategoricalAccuracy()))
    assert (second.loss, second.optimizer, second.accuracy) == (*kept, None)
    second.layers = [own, shared]
    refused(second.finalize)
    refused(lambda: hn.Model([own, shared], arithmetic="fast"))
    assert own._numerics is hn.DenseLayer._numerics
    assert shared._numerics is OF_MODELS["numpy"]


def test_every_model_of_a_part_is_asked() -> None:
    """The last model of a part may be gone while another one is alive."""
    shared = hn.DenseLayer(2, 2)
    first, last = model_of(shared), model_of(shared)
    del last
    gc.collect()
    refused(lambda: hn.Model([shared], arithmetic="fast"))
    assert first.arithmetic == "numpy"
    del first
    gc.collect()
    assert hn.Model([shared], arithmetic="fast").arithmetic == "fast"


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))])
def test_the_parts_of_a_copy_are_its_own(copied: Callable[[hn.Model], hn.Model]) -> None:
    model = copied(model_of(hn.DenseLayer(2, 2)))
    refused(lambda: hn.Model(model.layers, arithmetic="fast"))
    refused(lambda: model_of(arithmetic="fast").set(loss=model.loss))


def test_models_that_are_gone_are_forgotten() -> None:
    gc.collect()
    before = len(_owners._MODELS)
    models = [model_of(hn.DenseLayer(2, 2)) for _ in range(5)]
    assert len(_owners._MODELS) == before + 10
    models.clear()
    gc.collect()
    assert len(_owners._MODELS) == before
