"""The golden runs: they agree with what was recorded elsewhere, and their check finds every difference."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from golden import generate, runs

KNOWN: dict[str, Any] = json.loads(runs.FILE.read_text(encoding="utf-8"))["runs"]
RECORDED = {
    ("sgd", "simd"): ("3b04b2c8466c", "c01fdc9b2925"),
    ("sgd", "libm"): ("5a518bca36b2", "976f6724eecf"),
    ("momentum_9", "simd"): ("b0caa2893e91", "5875a4c25438"),
    ("momentum_9", "libm"): ("b079cfde01f2", "6955d930b95d"),
    ("momentum_9_l2", "simd"): ("c2acec11eac3", "38cc1da5ce4e"),
    ("adam", "simd"): ("979dc8a4207e", "679ea1a8b65a"),
    ("adam", "libm"): ("b2f429505edc", "290cfd9c2d89"),
    ("adam_faster_decay", "simd"): ("8cfc3eac6091", "07ea8d1539e6"),
    ("dropout", "simd"): ("899cbcc8f741", "2cc911293b50"),
}
"""First hex digits of the hashes of final parameters and of all losses, from an engine that is not this one."""

TABLE = {
    "sgd": (".360/1.099", ".400/1.087", ".400/1.062", ".510/0.973", ".647/0.874"),
    "sgd_decay": (".360/1.099", ".400/1.088", ".443/1.063", ".563/0.893", ".647/0.761"),
    "momentum_5": (".360/1.099", ".427/1.078", ".493/1.018", ".660/0.745", ".780/0.553"),
    "momentum_9": (".360/1.099", ".443/1.053", ".837/0.447", ".947/0.145", ".957/0.121"),
    "adagrad": (".360/1.099", ".453/1.011", ".690/0.670", ".813/0.459", ".840/0.385"),
    "rmsprop": (".360/1.099", ".467/1.013", ".730/0.637", ".863/0.312", ".900/0.238"),
    "adam": (".360/1.099", ".670/0.705", ".940/0.217", ".960/0.098", ".967/0.074"),
    "adam_l2": (".360/1.099", ".690/0.845", ".870/0.434", ".930/0.279", ".950/0.226"),
    "binary_l2": (".500/0.693", ".630/0.674", ".785/0.560", ".910/0.348", ".945/0.260"),
    "sine": (".003/0.496", ".017/0.048", ".936/0.000", ".960/0.000", ".981/0.000"),
    "dropout": (".324/1.099", ".564/0.917", ".657/0.811", ".704/0.714", ".694/0.703"),
}
"""Accuracy and loss at epochs 0, 100, 1000, 5000 and 10,000, as the book's scripts printed them with another NumPy."""


def test_every_run_is_in_the_file_whole_and_in_both_flavours() -> None:
    assert list(KNOWN) == list(runs.RUNS)
    for name, entry in KNOWN.items():
        assert entry == {**runs.RUNS[name], "epochs": 10_001, "expected": entry["expected"]}
        assert set(entry["expected"]) == ({"any"} if name in runs.WITHOUT_EXP else {"simd", "libm"})
        assert all(set(results["after"]) == {"101", "10001"} for results in entry["expected"].values())


@pytest.mark.parametrize(("name", "flavour"), RECORDED)
def test_hashes_are_those_recorded_elsewhere(name: str, flavour: str) -> None:
    after = KNOWN[name]["expected"][flavour]["after"]["10001"]
    assert (after["parameters"][:12], after["losses"]["sha256"][:12]) == RECORDED[name, flavour]


@pytest.mark.parametrize("name", TABLE)
def test_milestones_are_those_recorded_elsewhere(name: str) -> None:
    flavour = "any" if name in runs.WITHOUT_EXP else "simd"
    expected = [
        f"epoch: {epoch}, acc: 0{accuracy}, loss: {loss}"
        for epoch, (accuracy, loss) in zip(runs.MILESTONES, (row.split("/") for row in TABLE[name]), strict=True)
    ]
    assert KNOWN[name]["expected"][flavour]["milestones"] == expected


def test_a_sine_run_of_a_thousand_epochs_has_the_hashes_recorded_elsewhere() -> None:
    after = runs.in_child(generate.local_flavour(), "sine", 1000)["after"]["1000"]
    assert after["parameters"].startswith("fbc1839af29a")
    assert after["losses"]["sha256"].startswith("b72a1b28be34")


def test_the_check_finds_every_difference() -> None:
    entry = KNOWN["adam_l2"]
    assert runs.differences(entry, entry) == []
    for what in ("parameters", "data_losses", "regularization_losses", "losses", "accuracies", "epochs"):
        changed = copy.deepcopy(entry)
        changed["expected"]["libm"]["after"]["101"][what] = None
        assert runs.differences(entry, changed) == [f"{what} after 101 epochs (libm)"]
    assert runs.differences(entry, {**entry, "epochs": 10}) == ["epochs"]
    assert runs.differences(entry, {**entry, "layers": []}) == ["layers"]
    assert len(runs.differences(entry, {**entry, "expected": {}})) == 2 * 2 * 6


def test_the_check_of_a_few_epochs_asks_for_no_more_than_those() -> None:
    short = copy.deepcopy(KNOWN["sgd"])
    for results in short["expected"].values():
        del results["after"]["10001"]
    assert runs.differences(short, KNOWN["sgd"]) == []


def test_hashes_tell_a_run_from_one_whose_last_loss_is_a_bit_off() -> None:
    one, other = (runs.sequence(values) for values in ([1.0, 2.0], [1.0, 2.0000000000000004]))
    assert one["dtype"] == other["dtype"] == "float64"
    assert one["sha256"] != other["sha256"]


def test_without_penalties_an_epoch_of_one_step_has_that_steps_values() -> None:
    for name in ("adam", "sine"):
        for results in KNOWN[name]["expected"].values():
            after = results["after"]["10001"]
            assert after["regularization_losses"] is None
            assert after["epochs"] == {what: after[what] for what in ("data_losses", "losses", "accuracies")}


def test_penalties_of_an_epoch_are_those_after_its_step() -> None:
    after = KNOWN["adam_l2"]["expected"]["simd"]["after"]["10001"]
    assert after["epochs"]["data_losses"] == after["data_losses"]
    assert after["epochs"]["losses"] != after["losses"]
