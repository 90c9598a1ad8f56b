"""Golden files: their form loses nothing, and a difference of one bit is found."""

import copy
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from golden import generate
from golden.cases import randomness
from golden.cases.values import normal, special
from golden.form import Case, Drawn, Patterns, Tolerance, decode, difference, digest, encode, text
from reference.same import assert_same


def case(expected: Any, **options: Any) -> Case:
    return Case("module", "name", "Class", "pass", {"inputs": np.float32([[1, 2]])}, {"output": expected}, **options)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("shape", [(21,), (3, 7), (7, 3), (1, 21)])
def test_written_floats_come_back_to_the_bit(dtype: str, shape: tuple[int, ...]) -> None:
    array = special(dtype).reshape(shape)
    assert_same(decode(encode(array)), array)


@pytest.mark.parametrize(
    "array", [np.float32(1.5), np.zeros((0, 3)), np.zeros((2, 0)), np.array([True, False]), np.arange(5)]
)
def test_written_scalars_and_empty_and_whole_arrays_come_back(array: Any) -> None:
    assert_same(decode(encode(array)), np.asarray(array))


def test_large_expected_arrays_become_digests_and_given_ones_do_not() -> None:
    array = normal(1, 30, 30)
    assert encode(array)["sha256"] == digest(array)
    assert_same(decode(encode(array, whole=True)), array)


def test_digests_take_nan_as_one_and_zeros_as_two() -> None:
    first, second = np.uint32([0x7FC00000, 0]).view("float32"), np.uint32([0xFFC00001, 0]).view("float32")
    assert digest(first) == digest(second)
    assert digest(first) != digest(np.float32([np.nan, -0.0]))


def test_drawn_arrays_are_scaled_before_they_are_rounded() -> None:
    numbers = np.random.RandomState(3).randn(2, 5)
    assert_same(Drawn(3, (2, 5), "float32", 0.01).array, (0.01 * numbers).astype("float32"))


def test_patterns_reach_over_all_float32() -> None:
    bits = Patterns(2**28).array.view("uint32")
    assert_same(bits, (np.arange(16, dtype="uint32") << np.uint32(28)).astype("uint32"))


def test_edge_states_give_out_the_words_they_are_made_for() -> None:
    edge = next(made for made in randomness.cases("simd") if "binomial_of_a_draw_equal" in made.name)
    random = np.random.RandomState()
    random.set_state(("MT19937", edge.given["key"], 0, 0, 0.0))
    assert random.random_sample(3).tolist() == [0.5, 0.25, 0.5]


def test_text_has_one_line_for_a_row_and_is_json() -> None:
    form = case(np.float32([[1, 2], [3, 4]])).to_json()
    assert json.loads(text(form)) == form
    assert '        "3f800000 40000000",\n        "40400000 40800000"\n' in text(form)
    assert '"shape": [2, 2],\n' in text(form)


def test_one_bit_is_a_difference() -> None:
    old, new = (case(np.float32([[1, x]])).to_json() for x in (2, np.nextafter(np.float32(2), np.float32(3))))
    assert difference(old, old) == ""
    assert difference(old, new) == "output is not the same"


def test_within_its_tolerance_a_value_is_no_difference() -> None:
    one = Tolerance("because", ulp=1)
    old, near, far = (case(np.float64([1 + k * 2**-52]), tolerance={"output": one}).to_json() for k in range(3))
    assert difference(old, near) == ""
    assert "1 of 1 elements differ" in difference(old, far)


@pytest.mark.parametrize("key", ["class", "operation", "rules", "flavour", "parameters", "given", "tolerance"])
def test_every_part_of_a_file_counts(key: str) -> None:
    old = case(np.float32([1])).to_json()
    new = copy.deepcopy(old) | {key: "another"}
    assert difference(old, new) == f"{key} is not the same"


def test_the_version_of_numpy_does_not_count() -> None:
    old = case(np.float32([1])).to_json()
    assert difference(old, old | {"numpy": "9.9.9"}) == ""


def test_another_set_of_results_is_a_difference() -> None:
    old = case(np.float32([1])).to_json()
    assert difference(old, old | {"expected": {}}) == "other things are expected"


def test_a_tolerance_on_what_is_only_a_digest_is_refused() -> None:
    too_large = case(normal(1, 30, 30), tolerance={"output": Tolerance("because", ulp=1)})
    with pytest.raises(ValueError, match="output has a tolerance and is too large to be written out"):
        too_large.to_json()


def test_check_finds_new_changed_and_left_over_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generate, "HERE", tmp_path)
    first, second = case(np.float32([1])).to_json(), case(np.float32([2])).to_json()
    generate.write("module/changed.json", first)
    generate.write("module/left_over.json", first)
    generate.write("module/same.json", first)
    changes = generate.compare({"module/changed.json": second, "module/new.json": first, "module/same.json": first})
    assert changes == {
        "module/changed.json": "output is not the same",
        "module/left_over.json": "is no longer a case",
        "module/new.json": "is new",
    }
    generate.write("module/left_over.json", None)
    assert not (tmp_path / "module/left_over.json").exists()
