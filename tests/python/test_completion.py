"""What completion offers, and how signatures read: ``dir``, ``help``, ``inspect.signature``, Jupyter."""

from __future__ import annotations

import inspect
import pkgutil
import pydoc
import subprocess
import sys
import typing
import warnings
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from jupyter_client.manager import start_new_kernel

import hybridnet as hn


def modules(package: ModuleType = hn) -> Iterator[str]:
    """Every module and package whose name has no underscore."""
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        if not found.name.rpartition(".")[2].startswith("_"):
            yield found.name
            if found.ispkg:
                yield from modules(import_module(found.name))


#: The modules that pictures come from; the others of that package are what these are made with.
VIEWS = {"hybridnet.views", *(getattr(hn.views, name).__module__ for name in hn.views.__all__)}
MODULES = [name for name in modules() if name in VIEWS or not name.startswith("hybridnet.views")]


def offered(module: ModuleType) -> list[str]:
    return [name for name in dir(module) if not name.startswith("_")]


def callables() -> dict[str, Any]:
    """Every public function, class and method."""
    found: dict[str, Any] = {}
    for path in MODULES:
        module = import_module(path)
        for name in offered(module):
            thing = getattr(module, name)
            if not callable(thing):
                continue
            found[f"{path}.{name}"] = thing
            for method, member in vars(thing).items() if isinstance(thing, type) else ():
                if not method.startswith("_") and callable(getattr(thing, method)):
                    found[f"{path}.{name}.{method}"] = getattr(thing, method)
                elif isinstance(member, property):
                    found[f"{path}.{name}.{method}"] = member.fget
    return found


@pytest.mark.parametrize("name", ["views", "nnfs", "sklearn", "datasets"])
def test_a_package_is_there_without_an_import_of_its_own(name: str) -> None:
    code = f"import sys, hybridnet as hn; assert 'hybridnet.{name}' not in sys.modules; print(hn.{name}.__name__)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == f"hybridnet.{name}\n"
    assert name in dir(hn)


def test_help_of_the_package_works_without_scikit_learn() -> None:
    hidden = "import sys; sys.modules['sklearn'] = None; import importlib.util as u; find = u.find_spec; "
    hidden += "u.find_spec = lambda name, *rest: None if name == 'sklearn' else find(name, *rest); "
    code = hidden + "import hybridnet as hn, pydoc; print(pydoc.plain(pydoc.render_doc(hn))[:60], 'sklearn' in dir(hn))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.startswith("Python Library Documentation: package hybridnet")
    assert result.stdout.endswith(" False\n")


def test_import_star_brings_no_package_that_needs_another_one() -> None:
    code = "from hybridnet import *; import sys; print('sklearn' in sys.modules, 'nnfs' in globals(), Model.__name__)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "False False Model\n"


def test_datasets_offers_data_sets_only() -> None:
    beside = {"FASHION_MNIST_CLASSES"}
    assert beside <= set(offered(hn.datasets))
    for name in set(offered(hn.datasets)) - beside:
        assert inspect.isfunction(getattr(hn.datasets, name))
    assert not {"np", "os", "Path", "Any", "PathLike", "isnan", "annotations", "average_price"} & set(dir(hn.datasets))


#: Modules that offer the names of another one too, because they were defined there once.
GATHERED = {"hybridnet.metrics": "hybridnet.scores", "hybridnet.preparation": "hybridnet.splits"}


@pytest.mark.parametrize("path", MODULES)
def test_a_module_offers_what_it_defines_or_gathers_and_nothing_it_uses(path: str) -> None:
    module = import_module(path)
    assert offered(module) == sorted(module.__all__)
    for name in module.__all__:
        thing = getattr(module, name)
        home = thing.__name__ if isinstance(thing, ModuleType) else getattr(thing, "__module__", path)
        assert home.startswith((path, GATHERED.get(path, path))), name


def test_a_model_offers_what_its_user_needs_and_no_helper_of_the_package() -> None:
    assert {name for name in dir(hn.Model) if name[0] != "_"} == {
        *(
            "layers",
            "loss",
            "optimizer",
            "accuracy",
            "softmax_classifier_output",
            "classes",
            "history",
            "preprocessing",
            "stop_training",
            "arithmetic",
        ),
        *("add", "set", "finalize", "train", "fit", "evaluate", "forward", "backward"),
        *("predict", "predict_classes", "predict_proba", "summary", "check_gradients", "diagnose", "diagram"),
        *(
            "plot_decision_boundary",
            "plot_weights",
            "plot_activations",
            "loss_surface",
            "get_parameters",
            "set_parameters",
            "save_parameters",
            "load_parameters",
        ),
        *("save", "load", "save_onnx", "load_onnx", "from_state_dict"),
    }


def test_tab_in_jupyter_offers_the_same() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the kernel's own sockets
        manager, client = start_new_kernel()
        try:
            client.execute_interactive("import hybridnet as hn", timeout=120)
            for path in ("hn.datasets", "hn.views", "hn.nnfs"):
                found = client.complete(f"{path}.", reply=True, timeout=120)["content"]["matches"]
                names = {name.rpartition(".")[2] for name in found}
                assert {name for name in names if name[0] != "_"} == set(offered(eval(path)))
            shown = client.inspect("hn.views.scatter", reply=True, timeout=120)["content"]["data"]["text/plain"]
            assert "points: ArrayLike" in shown
            assert "-> Axes" in shown
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


CALLABLES = callables()


@pytest.mark.parametrize("name", sorted(CALLABLES))
def test_a_signature_shows_types_without_quotes(name: str) -> None:
    signature = inspect.signature(CALLABLES[name])
    shown = [given.annotation for given in signature.parameters.values()] + [signature.return_annotation]
    quoted = [text for text in map(inspect.formatannotation, shown) if text[0] in "'\"" or "ForwardRef" in text]
    assert quoted == []


def test_there_are_signatures_to_look_at() -> None:
    assert len(CALLABLES) > 200
    assert str(inspect.signature(hn.spiral_data)) == (
        "(samples: int, classes: int, *, random_state: RandomState = None) -> tuple[FloatArray, NDArray[np.uint8]]"
    )
    assert "add(self, layer: Any) -> None" in pydoc.plain(pydoc.render_doc(hn.Model))
    for kind in (hn.Model, hn.DenseLayer, hn.views.Plane, hn.LayerReport, hn.History, hn.HeldOutSplit):
        assert ": '" not in pydoc.plain(pydoc.render_doc(kind))


def test_annotations_can_still_be_evaluated() -> None:
    hints = typing.get_type_hints(hn.spiral_data)
    assert (hints["samples"], hints["return"].__origin__) == (int, tuple)
    assert inspect.signature(hn.spiral_data, eval_str=True).parameters["classes"].annotation is int
