"""Scripts of the blog chapter and of the book: the same text under the real nnfs and here, in every form.

Each form of all scripts runs in one process of its own (``scripts/player.py``); the text of a script is compared with
what it prints in plain NumPy under the real nnfs.
"""

import re

import pytest

import hybridnet as hn
from hybridnet._numerics import Flavour, local_flavour
from python.scripts import player

FILES = [*player.names("b*.py"), "own_models.py", "own_overrides.py", "own_subclasses.py"]
SCRIPTS = [part for file in FILES for part in player.parts(file)]
# Those in which a Model trains: imported, its loop is the engine's, and calls no steps.
WITH_MODEL = [part for file in FILES for part, text in player.parts(file).items() if re.search(r"\bModel\b,", text)]
# What the untrained networks print depends on whose exp NumPy uses.
WITH_EXP = (
    "blog_network.py",
    "blog_network_alone.py",
    "book_4_softmax.py",
    "book_5_loss.py",
    "book_10_own_optimizer.py",
)


def play(form: str, script: str, flavour: str = "installed") -> player.Played:
    files = FILES if flavour == "installed" else WITH_EXP
    return player.play(form, *files, flavour=flavour)[script]


@pytest.mark.parametrize("form", player.OURS)
@pytest.mark.parametrize("script", SCRIPTS)
def test_script_prints_what_it_prints_in_plain_numpy_under_the_real_nnfs(script: str, form: str) -> None:
    expected, actual = play("real", script), play(form, script)
    assert (expected.failure, actual.failure) == ("", "")
    assert actual.text == expected.text
    assert len(expected.text) > 80


@pytest.mark.parametrize("form", player.OURS)
@pytest.mark.parametrize("script", WITH_EXP)
def test_script_prints_the_same_where_numpy_calls_the_c_library(script: str, form: str) -> None:
    expected, actual = play("real", script, "libm"), play(form, script, "libm")
    assert (expected.failure, actual.failure) == ("", "")
    assert actual.text == expected.text


@pytest.mark.parametrize("script", [script for script in SCRIPTS if script not in WITH_MODEL])
def test_engine_computes_what_imported_classes_do(script: str) -> None:
    steps = {form: play(form, script).steps for form in player.OURS}
    assert steps["patched"] <= steps["half"] <= steps["imported"]
    assert steps["patched"] <= steps["other half"] <= steps["imported"]
    # Every class is imported in one of the halves; data are the engine's in each form.
    assert steps["half"] + steps["other half"] - steps["patched"] == steps["imported"] > steps["patched"]


# Trainings of models with custom parts, or with something changed by hand, are trained step by step in Python.
LOOPS = dict.fromkeys([*player.parts("own_models.py"), *player.parts("own_overrides.py")], 0)
LOOPS |= {"layers left out of training by hand": 2, "methods changed from outside": 1}
LOOPS |= {"after training on numbers": 4}  # two of the text, for two losses
# Those which no training calls.
LOOPS |= {"methods of a model": 7, "methods of layers": 4}


@pytest.mark.parametrize("script", WITH_MODEL)
def test_engine_runs_every_training_of_an_imported_model_whole(script: str) -> None:
    parts = {part: text for file in FILES for part, text in player.parts(file).items()}
    assert play("imported", script).loops == LOOPS.get(script, parts[script].count(".train("))
    assert play("imported", script).steps > play("patched", script).steps
    assert [play(form, script).loops for form in player.OURS if form != "imported"] == [0, 0, 0]


@pytest.mark.parametrize(
    ("script", "steps"),
    [
        # Two draws of weights and two forward passes in plain float64.
        ("book_3_two_layers.py", 4),
        # Twice data, weights, forward.
        ("blog_dense_layer.py", 4),
        # Data, two draws, five passes forward, each time with two layers and their activations.
        ("book_6_random_search.py", 1 + 2 + 300 * 6),
    ],
)
def test_every_pass_is_one_step_of_the_engine(script: str, steps: int) -> None:
    assert play("imported", script).steps == steps


SPIRAL_TWICE_THEN_DENSE = """\
[[ 0.00000000e+00  0.00000000e+00  0.00000000e+00]
 [-1.11171044e-04 -5.11007493e-05 -1.12099799e-04]
 [ 2.99257295e-06 -2.69126613e-04 -1.45165104e-04]
 [ 8.95101766e-05 -4.30442247e-04 -1.68079801e-04]
 [-3.49893759e-04 -3.07208364e-04 -4.33002861e-04]]
"""
AFTER_1212_DRAWS = """\
[[0.33333334 0.33333334 0.33333334]
 [0.33333322 0.3333335  0.33333322]
 [0.3333332  0.3333332  0.3333336 ]
 [0.3333332  0.3333336  0.3333332 ]
 [0.33333287 0.33333436 0.33333275]]
"""
AFTER_INIT = {
    "simd": """\
[[0.33333334 0.33333334 0.33333334]
 [0.3333332  0.3333332  0.33333364]
 [0.3333329  0.33333293 0.3333342 ]
 [0.3333326  0.33333263 0.33333477]
 [0.33333233 0.3333324  0.33333528]]
""",
    "libm": """\
[[0.33333334 0.33333334 0.33333334]
 [0.33333316 0.3333332  0.33333364]
 [0.33333287 0.3333329  0.33333418]
 [0.3333326  0.33333263 0.33333477]
 [0.33333233 0.3333324  0.33333528]]
""",
}


@pytest.mark.parametrize("form", player.OURS)
def test_s57_s58_s60_init_spiral_and_dense_layer_print_the_chapters_digits(form: str) -> None:
    assert play(form, "blog_dense_layer.py").text == SPIRAL_TWICE_THEN_DENSE


@pytest.mark.skipif(local_flavour() != "simd", reason="the chapter was printed with NumPy's vector kernels")
@pytest.mark.parametrize("form", player.OURS)
def test_s66_network_prints_the_chapters_digits_after_1212_draws(form: str) -> None:
    assert play(form, "blog_network.py").text == AFTER_1212_DRAWS


@pytest.mark.parametrize("form", player.OURS)
def test_s66_network_alone_prints_the_digits_of_the_local_flavour(form: str) -> None:
    text = play(form, "blog_network_alone.py").text
    assert text.startswith(AFTER_INIT[local_flavour()])
    assert text.endswith("\n0.34\n")


@pytest.mark.parametrize("form", player.OURS)
def test_book_digits_come_out_where_numpy_calls_the_c_library(form: str) -> None:
    for script in ("book_4_softmax.py", "book_5_loss.py"):
        assert AFTER_INIT["libm"] in play(form, script, "libm").text
    assert "loss: 1.0986104 float32\nacc: 0.34\n" in play(form, "book_5_loss.py", "libm").text


@pytest.mark.parametrize("form", player.OURS)
def test_book_3_dense_layer_prints_the_books_rows(form: str) -> None:
    text = play(form, "book_3_dense_layer.py").text
    assert "[-1.0475188e-04  1.1395361e-04 -4.7983500e-05]" in text
    assert "[-5.7707680e-04  7.1401405e-04 -8.9430439e-05]" in text


@pytest.mark.parametrize("flavour", ["simd", "libm"])
def test_pinned_flavour_prints_the_digits_of_either_kernel(flavour: Flavour, stream_and_settings: None) -> None:
    hn.init(seed=0, flavour=flavour)
    X, _ = hn.spiral_data(samples=100, classes=3)
    layers = [hn.DenseLayer(2, 3), hn.ReLUActivation(), hn.DenseLayer(3, 3), hn.SoftmaxActivation()]
    for layer in layers:
        layer.forward(X)
        X = layer.output
    assert f"{X[:5]}\n" == AFTER_INIT[flavour]
