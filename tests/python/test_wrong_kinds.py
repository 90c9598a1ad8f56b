"""Things of the wrong kind in place of paths, titles and texts of explorables and diagrams are refused in sentences."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hybridnet as hn

explore = hn.explore
VALUES: list[Any] = [
    None, 5, -1, 2.5, True, [], [1, 2], ["a"], [None], {}, {"a": 1}, (1,), object(), int, np.array(3), np.arange(2.0),
    np.array(["a", "b"]), float("nan"), 10**30, {1, 2}, range(3), len,
]  # fmt: skip
TEXTS: list[Any] = ["", "abc", b"x", "\ud800", "a\0b"]


def _name(value: Any) -> str:
    """The name of a test: the same in every process, so without an address."""
    return "object" if type(value) is object else repr(value)


def described(value: Any) -> str:
    """As an error text shows a value."""
    from hybridnet._errors import shown

    return shown(value)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("value", [*VALUES, b"x"], ids=_name)
@pytest.mark.parametrize(
    ("call", "where"),
    [
        (lambda value: explore.save_page("x.html", value, "abc"), "explore.save_page: title"),
        (lambda value: hn.diagram([2, 3], title=value), "diagram: title"),
        (lambda value: hn.neuron_diagram(title=value), "neuron diagram: title"),
        (lambda value: hn.neuron_diagram(output_name=value), "neuron diagram: output_name"),
        (lambda value: hn.graph_diagram("x -> y", title=value), "graph diagram: title"),
        (lambda value: hn.graph_diagram(value), "graph diagram: the graph"),
        (lambda value: hn.jupyter.Explorable(value, {}, title="t", still="s"), "explorable: view"),
        (lambda value: hn.jupyter.Explorable("v", {}, title=value, still="s"), "explorable: title"),
        (lambda value: hn.jupyter.Explorable("v", {}, title="t", still=value), "explorable: still"),
    ],
)
def test_a_text_is_required(call: Callable[[Any], Any], where: str, value: Any) -> None:
    with pytest.raises(TypeError) as error:
        call(value)
    assert str(error.value) == f"{where} is {described(value)}; a text is required."
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("value", VALUES, ids=_name)
@pytest.mark.parametrize(
    ("call", "where"),
    [
        (lambda value: explore.save_page(value, "t", "abc"), "explore.save_page"),
        (lambda value: explore.activation().save(value), "explorable, save"),
        (lambda value: hn.diagram([2, 3]).save(value), "diagram, save"),
    ],
)
def test_a_path_is_required(call: Callable[[Any], Any], where: str, value: Any) -> None:
    with pytest.raises(TypeError) as error:
        call(value)
    assert str(error.value) == f"{where}: the path is {described(value)}; it must be a text or a pathlib.Path."
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("name", ["\ud800", "a\0b", ""])
def test_a_path_that_no_file_can_have_is_refused(name: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011 -- the whole text is compared
        explore.save_page(name, "t", "abc")
    assert str(error.value) == (
        f"explore.save_page: the path is {name!a}; it must consist of characters of Unicode, without NUL. Rename the "
        "file."
        if name
        else "explore.save_page: the path is empty; the name of a file is required. Pass one."
    )
    assert list(Path().iterdir()) == []


def test_texts_that_are_not_unicode_are_shown_as_question_marks() -> None:
    written = explore.save_page(b"x.html", "a \ud800", "# b \ud800", "c \ud800", explore.activation())
    assert written == Path("x.html")
    page = written.read_text(encoding="utf-8")
    for text in ("<title>a ?</title>", "<h1>a ?</h1>", "<h2>b ?</h2>", "<p>c ?</p>"):
        assert text in page


@pytest.mark.parametrize("value", [*(each for each in VALUES if each is not None), b"x", hn.diagrams.Diagram])
def test_a_part_of_a_page_is_something_that_can_be_shown(value: Any) -> None:
    for part in (value, None):
        with pytest.raises(TypeError) as error:
            explore.save_page("x.html", "t", "abc", part)
        assert str(error.value) == (
            f"explore.save_page, parts: {described(part)} arrived; an explorable, a diagram, axes or figures of "
            "matplotlib, or a text is required."
        )
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("value", [None, 5, "abc", [1], ["ab"], np.arange(2)], ids=_name)
def test_data_of_an_explorable_are_a_dict(value: Any) -> None:
    with pytest.raises(TypeError) as error:
        hn.jupyter.Explorable("v", value, title="t", still="s")
    assert str(error.value) == f"explorable: data is {described(value)}; a dict is required."
    if value is not None:
        with pytest.raises(TypeError) as error:
            hn.jupyter.Explorable("v", {}, title="t", still="s", state=value)
        assert str(error.value) == f"explorable: state is {described(value)}; a dict is required."


def test_weights_of_a_neuron_are_a_list() -> None:
    with pytest.raises(TypeError) as error:
        hn.neuron_diagram(weights=np.array(3))
    assert str(error.value) == "neuron diagram: weights is a ndarray; a list of numbers or texts is required."


X, Y = hn.spiral_data(10, 2)


def trained() -> hn.Model:
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(2, 3), hn.ReLUActivation(), hn.DenseLayer(3, 2), hn.SoftmaxActivation()])
    model.set(loss="cce", optimizer="adam")
    return model


#: Every public function of explorables and diagrams, with arguments that are right.
RIGHT: dict[Callable[..., Any], Callable[[], dict[str, Any]]] = {
    **{getattr(explore, name): dict for name in explore.__all__},
    explore.network: lambda: {"model": trained(), "X": X, "y": Y},
    explore.prediction: lambda: {"model": trained(), "X": X, "y": Y},
    explore.top_k: lambda: {"model": np.full((4, 3), 1 / 3)},
    explore.save_page: lambda: {"path": "x.html", "title": "t"},
    hn.diagram: lambda: {"net": [2, 3]},
    hn.neuron_diagram: dict,
    hn.graph_diagram: lambda: {"text": "x -> y"},
    hn.neuron_symbol: lambda: {"kind": "relu"},
}


@pytest.mark.parametrize("function", RIGHT, ids=lambda function: function.__name__)
def test_no_argument_of_any_kind_makes_an_error_of_python(function: Callable[..., Any]) -> None:
    """Whatever arrives is taken, or refused by a text of ours: it names a place and ends like a sentence."""
    refused = 0
    right = RIGHT[function]()
    for name, parameter in inspect.signature(function).parameters.items():
        for value in [*VALUES, *TEXTS]:
            call = {**right, name: value}
            parts = [call.pop(name)] if parameter.kind is parameter.VAR_POSITIONAL else []
            try:
                if parts:
                    function(*call.values(), *parts)
                else:
                    function(**call)
            except (TypeError, ValueError, hn.StateError, OSError) as error:
                refused += 1
                text = str(error)
                assert ": " in text, (name, value, text)
                assert text.endswith((".", "?")), (name, value, text)
    assert refused > 10
