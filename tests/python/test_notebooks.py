"""The example notebooks run and show their stored outputs: exactly the same texts, and pictures in the same cells."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any

import nbformat
import pytest

import notebooks
from hybridnet.views import palette
from notebooks import read, texts
from python.data import real

ALL = notebooks.notebooks()
NAMES = [path.stem for path in ALL]
CHAPTER = notebooks.FOLDER / "03-neural-networks-from-scratch.ipynb"
CLOTHES = notebooks.FOLDER / "07-fashion-mnist.ipynb"


def run(path: Path, data: Path = notebooks.DATA) -> Any:
    with warnings.catch_warnings():
        # Of the kernel's own event loop and sockets.
        warnings.simplefilter("ignore")
        return notebooks.executed(path, data)


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_there_is_a_notebook_of_the_blog_chapter() -> None:
    assert "03-neural-networks-from-scratch" in NAMES


@pytest.mark.parametrize("path", ALL, ids=NAMES)
def test_notebook_shows_what_is_stored_and_the_same_in_a_second_run(path: Path) -> None:
    if path == CLOTHES:
        real("fashion-mnist")
    if path.stem == "02-titanic":
        real("titanic.csv")
    stored, first = read(path), run(path)
    for number, (expected, cell) in enumerate(zip(stored.cells, first.cells, strict=True), start=1):
        assert texts(cell) == texts(expected), f"cell {number}:\n{cell.source}"
    second = run(path)
    # Pictures are the same to the last byte on one machine; on another, fonts may differ.
    assert nbformat.writes(second) == nbformat.writes(first)


def test_colors_in_the_code_of_notebooks_are_those_of_the_palette() -> None:
    known = {*palette.LIGHT.values(), *palette.CLASSES}
    drawn = {"#283c96", "#aa2832"}  # a blue and a red piece of clothing, as the text of notebook 07 says
    for path in ALL:
        used = {found for cell in code(read(path)) for found in re.findall(r"#[0-9a-fA-F]{6}\b", cell.source)}
        assert used <= known | (drawn if path == CLOTHES else set()), path.stem


@pytest.mark.parametrize("path", ALL, ids=NAMES)
def test_notebook_is_stored_with_outputs_and_without_what_changes_from_run_to_run(path: Path) -> None:
    stored = read(path)
    assert nbformat.writes(notebooks.tidied(read(path))) == nbformat.writes(stored)
    assert [cell.execution_count for cell in code(stored)] == list(range(1, len(code(stored)) + 1))
    assert notebooks.addresses(stored) == []
    assert not re.search(r"/(home|root|tmp)/|C:\\\\", path.read_text(encoding="utf-8"))
    nbformat.validate(stored)


@pytest.mark.parametrize("path", ALL, ids=NAMES)
def test_notebook_shows_no_error_and_nothing_on_standard_error(path: Path) -> None:
    shown = [text for cell in code(read(path)) for text in texts(cell)]
    assert [text for text in shown if text.startswith(("error:", "stderr:"))] == []
    assert len(shown) > 10


@pytest.mark.parametrize("path", ALL, ids=NAMES)
def test_notebook_links_lead_to_its_headings(path: Path) -> None:
    written = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
    headings = {title.replace(" ", "-") for title in re.findall(r"^##+ (.*)$", written, re.MULTILINE)}
    links = re.findall(r"\]\(#([^ ]*)\)$", written, re.MULTILINE)
    assert links
    assert set(links) <= headings


def shown_by(path: Path, start: str) -> str:
    """What the cell that starts so shows."""
    (cell,) = [cell for cell in code(read(path)) if cell.source.startswith(start)]
    return "\n".join(texts(cell))


def test_s51_s53_s55_notebook_shows_the_layer_the_batch_and_the_second_layer() -> None:
    assert shown_by(CHAPTER, "weights = ") == "[4.8, 1.21, 2.385]"
    batch = re.sub(r"\s", "", shown_by(CHAPTER, "layer1 = "))
    assert batch == "array([[4.8,1.21,2.385],[8.9,-1.81,0.2],[1.41,1.051,0.026]])"
    assert "-0.99314,  1.41254, -0.35655" in shown_by(CHAPTER, "W2 = ")


def test_s60_s66_notebook_shows_the_digits_that_the_chapter_prints() -> None:
    assert "[-1.11171044e-04 -5.11007493e-05 -1.12099799e-04]" in shown_by(CHAPTER, "dense1.forward")
    assert "[0.33333287 0.33333436 0.33333275]]" in "\n".join(
        text for cell in code(read(CHAPTER)) if "randn(1212)" in cell.source for text in texts(cell)
    )


def test_s59_notebook_shows_the_points_plain_and_by_class() -> None:
    assert shown_by(CHAPTER, "scatter(X).") == "[picture]"
    assert shown_by(CHAPTER, "scatter(X, y).") == "[picture]"


def test_the_notebook_on_clothes_runs_without_the_data_and_says_where_they_are_had(tmp_path: Path) -> None:
    shown = [text for cell in code(run(CLOTHES, tmp_path)) for text in texts(cell)]
    assert [text for text in shown if text.startswith(("error:", "stderr:"))] == []
    (sentence,) = [text for text in shown if "stand in for clothes" in text]
    assert "https://github.com/zalandoresearch/fashion-mnist" in sentence
    assert len(shown) == len([text for cell in code(read(CLOTHES)) for text in texts(cell)])


def test_the_notebook_on_passengers_runs_without_the_table_and_says_where_it_is_had(tmp_path: Path) -> None:
    notebook = run(PASSENGERS, tmp_path)
    shown = [text for cell in code(notebook) for text in texts(cell)]
    assert [text for text in shown if text.startswith(("error:", "stderr:"))] == []
    (sentence,) = [text for text in shown if "Passengers made up by lot stand in" in text]
    assert "https://github.com/datasciencedojo/datasets" in sentence
    assert len(shown) == len([text for cell in code(read(PASSENGERS)) for text in texts(cell)]) + 1
    learned = re.search(r"first 600: .* right, (\d+\.\d+)%", "\n".join(shown))
    assert learned is not None
    assert 70 < float(learned[1]) < 90


def test_s39_the_notebook_on_clothes_shows_three_answers_likeliest_first_with_three_decimals() -> None:
    answers = shown_by(CLOTHES, "def top(").splitlines()
    assert answers[0] == "stdout: trousers"
    assert answers[1].endswith("Trouser")
    for first in (1, 5):
        numbers = [re.fullmatch(r"  (0\.\d{3})  .+", answer) for answer in answers[first : first + 3]]
        shares = [float(number[1]) for number in numbers if number]
        assert len(shares) == 3
        assert shares == sorted(shares, reverse=True)


def test_the_notebook_on_clothes_goes_on_from_a_checkpoint_to_the_same_bits() -> None:
    assert "the same answers, to the bit: True" in shown_by(CLOTHES, "folder = ")
    assert "the same weights, to the bit: True" in shown_by(CLOTHES, "resumed = ")


BASICS = notebooks.FOLDER / "01-the-basics.ipynb"
TRAINING = notebooks.FOLDER / "04-training.ipynb"


def test_s20_s24_s26_basics_show_the_averages_and_errors_of_the_houses() -> None:
    average = shown_by(BASICS, "hn.datasets.average_price")
    assert average == "PricePerSquareFoot(sum_over_sum=180.01310615989516, mean_of_ratios=183.33467997465144)"
    table = shown_by(BASICS, "predicted = ")
    assert all(number in table for number in ("448.5924", "1755.6100", "3969.0000", "mean 2057.734133333"))
    assert shown_by(BASICS, "house_model(0.1, 150).evaluate").startswith("799.08666666666")


def test_s29_s34_s40_basics_show_the_best_lines_and_softmax() -> None:
    assert "W 0.058488, b 247.2633, error 447.2910" in shown_by(BASICS, "weights, biases = area_scale")
    assert "0.1861 area -10.0124 bathrooms +3.5754" in shown_by(BASICS, "features, ten_prices")
    assert "[0.2689, 0.7311]" in shown_by(BASICS, "for numbers in")


def test_s37_s43_basics_show_a_network_that_knows_ten_houses_by_heart() -> None:
    assert "16 hidden neurons  100% of the ten" in shown_by(BASICS, "scale = ")


def test_training_shows_the_known_end_of_adam_on_the_spiral() -> None:
    assert "Adam           loss 0.074  accuracy 0.967" in shown_by(TRAINING, "optimizers = ")


PASSENGERS = notebooks.FOLDER / "02-titanic.ipynb"
OVERFITTING = notebooks.FOLDER / "05-regularization-and-dropout.ipynb"


def test_s3_s8_s13_passengers_show_the_posted_and_the_learned_weights_and_their_counts() -> None:
    assert "sigmoid( -1.63) = 0.16383036122" in shown_by(PASSENGERS, "for x in")
    assert "437 of 600" in shown_by(PASSENGERS, "ages = ")
    assert "475 right, 79.17%, loss 0.508207" in shown_by(PASSENGERS, "split = ")
    assert "226 of 291" in shown_by(PASSENGERS, "print(split.judge(neuron")
    assert "age -0.004773, sex 2.578787, bias -1.350601" in shown_by(PASSENGERS, "weights, bias = ")


def test_regularization_narrows_the_gap_between_known_and_new_points() -> None:
    def gap(start: str) -> float:
        known, new = re.findall(r"loss (\d\.\d+)", shown_by(OVERFITTING, start))[:2]
        return float(new) - float(known)

    plain = gap("def trained(")
    assert plain > 0.5
    assert gap("smaller = ") < plain / 2
    assert gap("X_more, y_more") < 0.1
