"""Explorables: what a notebook gets, what a page holds, and that data cannot become markup or script."""

from __future__ import annotations

import base64
import gzip
import json
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

import hybridnet as hn
from hybridnet.jupyter import Explorable
from hybridnet.jupyter import _html as html

STATIC = Path(hn.__file__).parent / "jupyter" / "static"
HOSTILE = "</script><script>alert(1)</script><b>\u2028\u2029'\"\\"


def of(data: object = None, **options: object) -> Explorable:
    return Explorable("activation", {"x": data}, title="A <title>", still="<svg><path/></svg>", **options)


def values_of(page: str) -> dict[str, dict[str, object]]:
    """What the script hands to the views of a page, by the ids of their elements."""
    found = re.findall(r"^bundle\.mount\([^,]+, (\"[^\"]+\"), (.*)\);$", page, re.MULTILINE)
    assert found
    return {json.loads(name): json.loads(values) for name, values in found}


def test_a_notebook_gets_html_and_words():
    bundle = hn.explore.activation("relu", 2.5)._repr_mimebundle_()
    assert sorted(bundle) == ["text/html", "text/plain"]
    assert bundle["text/plain"] == "<explorable 'activation': An activation function>"
    assert '<script type="module">' in bundle["text/html"]
    ((name, values),) = values_of(bundle["text/html"]).items()
    assert values == {"data": {"name": "relu", "x": 2.5, "setting": None, "range": None}, "language": "en"}
    assert f'<div id="{name}"' in bundle["text/html"]


def test_every_output_has_an_id_of_its_own():
    explorable = of()
    assert set(values_of(explorable.fragment())).isdisjoint(values_of(explorable.fragment()))


def test_data_ends_no_script_and_becomes_no_markup():
    page = of(HOSTILE, state={"name": HOSTILE}).page()
    ((_, values),) = values_of(page).items()
    assert values["data"] == {"x": HOSTILE}
    assert values["state"] == {"name": HOSTILE}

    class Counter(HTMLParser):
        tags: list[str]

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.tags.append(tag)

    counter = Counter()
    counter.tags = []
    counter.feed(page)
    assert counter.tags.count("script") == 1
    assert "b" not in counter.tags
    assert "<title>A &lt;title&gt;</title>" in page
    assert 'alt="A &lt;title&gt;"' in page


def test_the_still_picture_and_its_sentence_stand_in_the_element():
    english, japanese = of().fragment(), of(language="ja").fragment()
    picture = re.search(r"base64,([^\"]+)", english)
    assert picture
    assert base64.b64decode(picture[1]) == b"<svg><path/></svg>"
    assert "This is a still picture: scripts do not run here." in english
    assert '<p lang="ja">これは静止画です。' in japanese


def test_a_page_is_saved_whole_and_can_be_replaced(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("old")
    explorable = of()
    assert explorable.save(path) == path
    text = path.read_text(encoding="utf-8")
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert text.endswith("</html>\n")
    assert "http" not in text.replace(html.bundle("activation"), "")


def test_a_page_loads_nothing_from_elsewhere():
    page = of().page()
    assert not re.search(r"""(src|href)=["'](?!data:image/svg)""", page)


def test_a_page_in_a_folder_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(OSError, match="no/page"):
        of().save(tmp_path / "no" / "page.html")


@pytest.mark.parametrize("path", [5, None, ""])
def test_a_path_that_is_not_one_is_refused(path):
    with pytest.raises((TypeError, ValueError), match=r"^explorable, save: the path is "):
        of().save(path)


def test_half_of_a_surrogate_pair_in_the_data_is_replaced(tmp_path):
    path = of("\ud800").save(str(tmp_path / "page.html").encode())
    assert next(iter(values_of(path.read_text(encoding="utf-8")).values()))["data"] == {"x": "?"}


def test_a_view_that_there_is_not_is_refused_with_the_names_of_all():
    with pytest.raises(ValueError, match=r"^explorable: view ") as caught:
        Explorable("no such view", {}, title="A", still="<svg/>")
    assert str(caught.value) == (
        "explorable: view is 'no such view'; it must be one of 'activation', 'gradient-descent', 'line-story', "
        "'linear-regression', 'network', 'prediction', 'relu-neuron', 'relu-pair', 'softmax-regression', 'top-k', "
        "'two-lines'."
    )
    for name in ("all", "../static/activation", "activation.js", ""):
        with pytest.raises(ValueError, match=r"^explorable: view is '.*'; it must be one of 'activation', "):
            Explorable(name, {}, title="A", still="<svg/>")


def test_another_language_is_refused():
    with pytest.raises(ValueError, match=r"^explore\.activation: language is 'de'; it must be one of 'en', 'ja'\.$"):
        of(language="de")


def test_numbers_that_json_does_not_have_do_not_reach_a_page():
    with pytest.raises(ValueError, match="Out of range float values are not JSON compliant"):
        of(float("nan")).page()


@pytest.mark.parametrize("name", sorted(path.name.removesuffix(".js") for path in STATIC.iterdir()))
def test_one_explorable_is_below_100_kilobytes_and_all_together_below_600(name):
    assert len(html.bundle(name)) < (600_000 if name == "all" else 100_000)


def test_a_bundle_is_the_file_of_the_package():
    text = gzip.decompress(base64.b64decode(html.bundle("activation"))).decode()
    assert text == (STATIC / "activation.js").read_text(encoding="utf-8")
    assert "\nexport {" in text


def test_a_page_of_several_parts_shares_one_bundle(tmp_path):
    axes = hn.plot_functions("relu")
    path = hn.explore.save_page(
        tmp_path / "lesson.html",
        "A <lesson>",
        "# One & two",
        of(1),
        "A paragraph <b>.",
        of(2),
        hn.diagram([2, 1]),
        axes,
    )
    text = path.read_text(encoding="utf-8")
    assert text.count("<script") == 1
    assert [values["data"] for values in values_of(text).values()] == [{"x": 1}, {"x": 2}]
    assert "<h1>A &lt;lesson&gt;</h1>" in text
    assert "<h2>One &amp; two</h2>" in text
    assert "<p>A paragraph &lt;b&gt;.</p>" in text
    assert "<svg" in text
    assert 'src="data:image/png;base64,' in text
    assert len(text) < 600_000


def test_another_part_of_a_page_is_refused_and_no_file_is_written(tmp_path):
    with pytest.raises(TypeError) as caught:
        hn.explore.save_page(tmp_path / "lesson.html", "A lesson", 3)
    assert str(caught.value) == (
        "explore.save_page, parts: 3 arrived; an explorable, a diagram, axes or figures of matplotlib, or a text is "
        "required."
    )
    assert not list(tmp_path.iterdir())


class Foreign:
    """What a notebook of another package shows: an SVG with a script and an id."""

    def _repr_svg_(self):
        return '<svg xmlns="http://www.w3.org/2000/svg" id="a" onload="alert(1)"><script>alert(2)</script></svg>'


def test_only_diagrams_of_hybridnet_are_put_into_a_page_as_markup_other_svg_is_an_image(tmp_path):
    path = hn.explore.save_page(tmp_path / "lesson.html", "A lesson", Foreign(), hn.diagram([2, 1]), Foreign())
    text = path.read_text(encoding="utf-8")
    assert text.count("<svg") == 1
    assert "alert" not in text
    assert "<script" not in text
    pictures = re.findall(r'<img src="data:image/svg\+xml;base64,([^"]*)" alt="picture">', text)
    assert [base64.b64decode(picture).decode() for picture in pictures] == [Foreign()._repr_svg_()] * 2


def refused(name: str, **options: object) -> Callable[[], object]:
    """A call of a function of ``hn.explore`` with something that it refuses."""
    model = hn.Model([hn.DenseLayer(2, 2), hn.SoftmaxActivation()])
    model.set(loss="categorical_crossentropy")
    values: dict[str, tuple[object, ...]] = {
        "activation": ("selu",), "gradient_descent": ([1.0], ["a"]), "line_story": ([1.0], [2.0, 3.0]),
        "linear_regression": ({"x": [1.0]}, "y", "x"), "network": (model, [[1.0, 2.0, 3.0]], [0]),
        "prediction": (model, [[1.0, 2.0, 3.0]]), "relu_neuron": ("a",), "relu_pair": (1,), "save_page": (),
        "softmax_regression": (0,), "top_k": (model, [[1.0, 2.0, 3.0]]), "two_lines": (1,),
    }  # fmt: skip
    if name == "save_page":
        return lambda: hn.explore.save_page("never.html", "A", 3, **options)
    if name == "two_features":
        return lambda: hn.explore.two_features(standardize="yes", **options)
    return lambda: getattr(hn.explore, name)(*values[name], **options)


@pytest.mark.parametrize("name", hn.explore.__all__)
def test_every_error_begins_with_the_name_of_the_function(name):
    with pytest.raises((TypeError, ValueError)) as caught:
        refused(name)()
    assert re.match(rf"explore\.{name}(, [^:]+)?: ", str(caught.value)), str(caught.value)


@pytest.mark.parametrize("language", ["de", ["en"], None, '"><script>alert(1)</script>'])
@pytest.mark.parametrize("name", hn.explore.__all__)
def test_another_language_is_refused_by_every_function(name, language, tmp_path):
    model = hn.Model([hn.DenseLayer(2, 2), hn.SoftmaxActivation()])
    model.set(loss="categorical_crossentropy")
    values = {
        "network": (model, [[1.0, 2.0]], [0]),
        "top_k": ([0.5, 0.5],),
        "save_page": (tmp_path / "lesson.html", "A"),
    }
    with pytest.raises(ValueError, match=rf"^explore\.{name}: language is .*; it must be one of 'en', 'ja'\.$"):
        getattr(hn.explore, name)(*values.get(name, ()), language=language)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ValueError, match=r"^explore\.save_page: language is "):
        html.page("A", language, "")


def test_the_gallery_shows_every_explorable_and_every_kind_of_diagram(tmp_path):
    root = Path(__file__).resolve().parents[2]
    source = (root / "examples" / "gallery.py").read_text(encoding="utf-8")
    for name in hn.explore.__all__:
        assert f"explore.{name}(" in source, name
    for name in ("diagram", "neuron_diagram", "neuron_symbol", "graph_diagram", "plot_functions"):
        assert f"hn.{name}(" in source, name
    done = subprocess.run(
        [sys.executable, str(root / "examples" / "gallery.py"), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "gallery.html").read_text(encoding="utf-8")
    assert done.stdout == f"{tmp_path / 'gallery.html'}: {len(page.encode()) / 1000:,.0f} KB. Open it in a browser.\n"
    assert len(values_of(page)) == len(hn.explore.__all__) - 1
    assert page.count("<svg") >= 12
    assert page.count("data:image/png;base64,") == 10


def test_a_page_of_all_explorables_is_below_600_kilobytes(tmp_path):
    explore = hn.explore
    every = [explore.activation(), explore.two_lines(), explore.line_story(), explore.linear_regression()]
    every += [explore.gradient_descent(), explore.two_features(), explore.relu_neuron(), explore.relu_pair()]
    every += [explore.softmax_regression(), explore.prediction(), explore.top_k([[0.7, 0.2, 0.1]])]
    model = hn.Model([hn.DenseLayer(2, 3), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.SGD())
    every.append(explore.network(model, [[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 1, 2]))
    assert len(every) == len(explore.__all__) - 1
    assert explore.save_page(tmp_path / "all.html", "All", *every).stat().st_size < 600_000


@pytest.mark.parametrize(("name", "meant"), [
    ("networks", "network"), ("relu", "relu_neuron"), ("softmax", "softmax_regression"), ("lines", "two_lines"),
    ("functions", "activation"), ("pages", "save_page"), ("ranking", "top_k"), ("regression", "linear_regression"),
    ("predictions", "prediction"), ("gradientDescent", "gradient_descent"),
])  # fmt: skip
def test_a_name_that_explore_does_not_have_says_which_was_meant(name: str, meant: str) -> None:
    with pytest.raises(AttributeError) as error:
        getattr(hn.explore, name)
    text = f"module 'hybridnet.explore' has no attribute '{name}'. Did you mean hybridnet.explore.{meant}?"
    assert str(error.value) == text
    assert name not in dir(hn.explore)


def test_the_modules_of_explore_can_be_imported() -> None:
    import hybridnet.explore.networks as module
    from hybridnet.explore import networks

    assert module is networks
    assert networks.network is hn.explore.network
