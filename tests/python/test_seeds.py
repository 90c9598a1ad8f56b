"""What a Python user sees of the source documents' rows S1 to S65; true values, derived apart from the engine."""

from __future__ import annotations

import math
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.datasets import load_digits

import hybridnet as hn
import hybridnet.preparation
from hybridnet import _bridge, nnfs
from python.data import real

INPUTS = [1.0, 2.0, 3.0, 2.5]
BATCH = np.array([INPUTS, [2.0, 5.0, -1.0, 2.0], [-1.5, 2.7, 3.3, -0.8]])
WEIGHTS1 = np.array([[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5], [-0.26, -0.27, 0.17, 0.87]])
BIASES1 = [2.0, 3.0, 0.5]
WEIGHTS2 = np.array([[0.1, -0.14, 0.5], [-0.5, 0.12, -0.33], [-0.44, 0.73, -0.13]])
BIASES2 = [-1.0, 2.0, -0.5]


@pytest.fixture(autouse=True)
def plain_float64(stream_and_settings: None) -> None:
    """Numbers as in the documents: float64, products too."""
    hn.init(seed=0, dtype="float64")


def close(actual: object, expected: object, tolerance: float = 1e-10) -> None:
    np.testing.assert_allclose(np.asarray(actual), np.asarray(expected), rtol=0, atol=tolerance, strict=True)


def layer1() -> hn.DenseLayer:
    return hn.DenseLayer.from_parameters(WEIGHTS1.T, BIASES1)


def layer2() -> hn.DenseLayer:
    return hn.DenseLayer.from_parameters(WEIGHTS2.T, BIASES2)


def through(layer: hn.DenseLayer, inputs: object) -> np.ndarray:
    layer.forward(inputs)  # type: ignore[arg-type]
    return layer.output


# -- neurons ---------------------------------------------------------------------------------------------------------


def test_s1_a_connection_carries_weight_times_input() -> None:
    assert hn.Neuron([0.5]).products([3.0]).tolist() == [1.5]
    assert hn.Neuron([0.5, -2.0, 0.0]).products([3.0, 0.25, 7.0]).tolist() == [1.5, -0.5, 0.0]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 100])
def test_s2_a_neuron_sums_any_number_of_inputs(count: int) -> None:
    neuron = hn.Neuron([1.0] * count)
    assert neuron(range(1, count + 1)) == count * (count + 1) / 2
    assert neuron.products(range(1, count + 1)).tolist() == list(range(1, count + 1))


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        (-1.63, 0.1638303612234),
        (0.0, 0.5),
        (-20.0, 2.06115362e-09),
        (-10.0, 4.53978687e-05),
        (-5.0, 0.0066928509),
        (-1.0, 0.2689414214),
        (1.0, 0.7310585786),
        (5.0, 0.9933071491),
        (10.0, 0.9999546021),
        (20.0, 0.9999999979),
    ],
)
def test_s3_sigmoid_has_the_true_values(x: float, expected: float) -> None:
    close(hn.sigmoid(x), np.float64(expected))
    assert abs(hn.sigmoid(x) / expected - 1) < 1e-8
    close(hn.sigmoid(np.array([[x]])), np.array([[expected]]))
    close(hn.sigmoid(np.float32(x)), np.float32(expected), 2e-7)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_s3_sigmoid_of_large_numbers_is_0_or_1_and_warns_of_nothing(dtype: type) -> None:
    with np.errstate(all="raise"):
        y = hn.sigmoid(np.array([-1000.0, 1000.0, -np.inf, np.inf, np.nan], dtype))
    assert y.dtype == dtype
    np.testing.assert_array_equal(y, np.array([0, 1, 0, 1, np.nan], dtype))


def test_s5_relu_keeps_what_is_positive_and_nan() -> None:
    assert [float(hn.relu(x)) for x in (-3.0, 0.0, 2.5)] == [0.0, 0.0, 2.5]
    np.testing.assert_array_equal(hn.relu([[-3.0, 2.5], [np.nan, -np.inf]]), [[0.0, 2.5], [np.nan, 0.0]])


PASSENGERS = np.array([[22, 0], [38, 1], [26, 1], [35, 1], [35, 0], [14, 1], [25, 0], [54, 0]])
SURVIVED = [0, 1, 1, 1, 0, 0, 0, 0]
SUMS = [-0.487053, -0.052646, 0.149578, -0.002090, -0.706129, 0.351802, -0.537609, -1.026317]
PROBABILITIES = [
    0.3805880509, 0.4868415390, 0.5373249349, 0.4994775002, 0.3304547532, 0.5870544909, 0.3687439649, 0.2637987533,
]  # fmt: skip


def test_s8_calculate_prediction_gives_the_eight_probabilities() -> None:
    neuron = hn.Neuron([-0.016852, 0.704039], bias=-0.116309, activation=hn.sigmoid)
    close([neuron.weighted_sum(row) for row in PASSENGERS], SUMS)
    close([neuron(row) for row in PASSENGERS], PROBABILITIES)


def test_s8_a_layer_of_one_neuron_gives_them_in_one_batch_and_five_of_eight_are_right() -> None:
    layer = hn.DenseLayer.from_parameters([[-0.016852], [0.704039]], [-0.116309])
    probabilities = hn.sigmoid(through(layer, PASSENGERS))
    close(probabilities, np.array(PROBABILITIES).reshape(8, 1))
    predictions = hn.SigmoidActivation().predictions(probabilities)
    assert predictions.ravel().tolist() == [0, 0, 1, 0, 0, 1, 0, 0]
    assert int((predictions.ravel() == SURVIVED).sum()) == 5


def test_s8_a_woman_survives_up_to_an_age_and_a_man_at_none() -> None:
    neuron = hn.Neuron([-0.016852, 0.704039], bias=-0.116309, activation=hn.sigmoid)
    close(neuron([34.875979, 1]), np.float64(0.5), 1e-9)
    assert neuron([34.87, 1]) > 0.5 > neuron([34.88, 1])
    assert all(neuron([age, 0]) < 0.5 for age in range(100))


def test_s11_the_raw_table_has_891_passengers_and_begins_with_the_three_of_the_document() -> None:
    table = hn.datasets.titanic(real("titanic.csv"))
    assert table.shape == (891, 12)
    assert list(table) == [
        "PassengerId", "Survived", "Pclass", "Name", "Sex", "Age",
        "SibSp", "Parch", "Ticket", "Fare", "Cabin", "Embarked",
    ]  # fmt: skip
    first = table.head(3)
    assert first["Age"].tolist() == [22.0, 38.0, 26.0]
    assert first["Fare"].tolist() == [7.25, 71.2833, 7.925]
    assert first["Cabin"].isna().tolist() == [True, False, True]
    assert first["Cabin"][1] == "C85"


def test_s12_age_sex_and_outcome_are_numbers_and_missing_ages_have_a_strategy_with_a_name() -> None:
    table = hn.datasets.titanic(real("titanic.csv"))
    sex = hn.one_hot(table["Sex"], ["male", "female"])[:, 1]
    encoded = np.column_stack([table["Age"], sex, table["Survived"]])
    assert encoded[:3].tolist() == [[22, 0, 0], [38, 1, 1], [26, 1, 1]]
    with pytest.raises(ValueError, match="177 of 891 values are missing, the first in row 5"):
        hn.fill_missing(table["Age"], "refuse")
    filled = {
        strategy: hn.fill_missing(table["Age"], strategy, constant=30 if strategy == "constant" else None)
        for strategy in ("mean", "median", "constant", "drop", "keep")
    }
    assert {strategy: each.missing for strategy, each in filled.items()} == dict.fromkeys(filled, 177)
    assert [len(each.values) for each in filled.values()] == [891, 891, 891, 714, 891]
    close([filled[strategy].values[5] for strategy in ("mean", "median", "constant")], [29.6991176471, 28.0, 30.0])
    assert np.isnan(filled["keep"].values).sum() == 177


# -- houses ----------------------------------------------------------------------------------------------------------


def test_s20_both_averages_are_named_and_2000_square_feet_cost_360000() -> None:
    areas, prices = hn.three_houses()
    averages = hn.average_price(areas, prices)
    close(averages.sum_over_sum, np.float64(180.0131061599))
    close(averages.mean_of_ratios, np.float64(183.3346799746))
    assert hn.Neuron([round(averages.sum_over_sum)])([2000.0]) == 360_000


def test_s21_w_times_x_gives_the_three_predictions() -> None:
    model = hn.DenseLayer.from_parameters([[0.18]])
    close(through(model, [[2104.0], [1600.0], [2400.0]]), [[378.72], [288.0], [432.0]])


def test_s24_s25_squared_errors_and_their_mean() -> None:
    areas, prices = hn.three_houses()
    predictions = through(hn.DenseLayer.from_parameters([[0.18]]), areas)
    close(prices - predictions, [[21.18], [41.9], [-63.0]])
    loss = hn.MeanSquaredErrorLoss()
    close(loss.forward(predictions, prices), [448.5924, 1755.61, 3969.0])
    close(loss.calculate(predictions, prices), np.float64(2057.7341333333))


@pytest.mark.parametrize(
    ("weight", "bias", "error"),
    [
        (0.19, 0.0, 2746.6098666667),
        (0.16, 0.0, 3229.3458666667),
        (0.1, 150.0, 799.0866666667),
        (0.0, 0.0, 134971.6733333333),
        (0.059, 246.0, 447.3685653333),
    ],
)
def test_s26_s28_the_error_of_a_line(weight: float, bias: float, error: float) -> None:
    areas, prices = hn.three_houses()
    predictions = through(hn.DenseLayer.from_parameters([[weight]], [bias]), areas)
    close(hn.MeanSquaredErrorLoss().calculate(predictions, prices), np.float64(error), 1e-9)


def test_s27_w_times_x_plus_b_gives_the_three_predictions() -> None:
    model = hn.DenseLayer.from_parameters([[0.1]], [150.0])
    close(through(model, hn.three_houses()[0]), [[360.4], [310.0], [390.0]])


def test_s33_ten_houses_have_the_closed_form_and_the_spread_of_the_table() -> None:
    features, prices = hn.ten_houses()
    assert (features.shape, prices.shape) == ((10, 2), (10, 1))
    assert np.c_[features, prices][:3].tolist() == [[2104, 3, 399.9], [1600, 3, 329.9], [2400, 3, 369.0]]
    close(np.corrcoef(features.T)[0, 1], 0.6339921005)
    solution = np.linalg.lstsq(np.c_[features, np.ones(10)], prices, rcond=None)[0]
    close(solution, [[0.1861302644], [-10.0123823170], [3.5753802886]], 1e-9)
    fitted = hn.DenseLayer.from_parameters(solution[:2], solution[2])
    close(hn.MeanSquaredErrorLoss().calculate(through(fitted, features), prices), np.float64(1406.0526296047), 1e-8)
    close(features.mean(axis=0), [1834.0, 3.1])
    close(features.std(axis=0), [508.1789055047, 0.5385164807])
    close(prices.std(), np.float64(98.6673349194))


# -- softmax ---------------------------------------------------------------------------------------------------------

SOFTMAX = [
    ([1.0], [1.0]),
    ([1.0, 1.0], [0.5, 0.5]),
    ([0.0, 1.0], [0.2689414214, 0.7310585786]),
    ([2.0, 4.0], [0.1192029220, 0.8807970780]),
    ([5.0, 10.0], [0.0066928509, 0.9933071491]),
    ([-1.0, 0.0, 1.0], [0.0900305732, 0.2447284711, 0.6652409558]),
    ([1.0, 2.0, 4.0], [0.0420100661, 0.1141951994, 0.8437947345]),
    ([4.8, 1.21, 2.385], [0.8952826640, 0.0247083068, 0.0800090293]),
    ([8.9, -1.81, 0.2], [0.9998111293, 0.0000223164, 0.0001665543]),
    ([1.41, 1.051, 0.026], [0.5130971642, 0.3583338993, 0.1285689365]),
    ([12.0, 99.0, 318.0], [1.27611125e-133, 7.75369053e-96, 1.0]),
]


@pytest.mark.parametrize(("z", "expected"), SOFTMAX)
def test_s40_s65_softmax_has_the_true_values(z: list[float], expected: list[float]) -> None:
    close(hn.softmax(z), expected)
    # What is far below 1 has as many digits.
    small = np.array(expected) < 1e-20
    np.testing.assert_allclose(hn.softmax(z)[small], np.array(expected)[small], rtol=1e-8)
    assert abs(hn.softmax(z).sum() - 1) <= 1e-12
    activation = hn.SoftmaxActivation()
    activation.forward([z])
    close(activation.output, [expected])


def test_s40_the_ratio_of_two_classes_is_e_to_their_difference() -> None:
    first, second = hn.softmax([2.0, 4.0])
    close(second / first, np.float64(7.3890560989))


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30))
def test_s40_softmax_is_not_negative_sums_to_1_and_keeps_order_and_length(z: list[float]) -> None:
    y = hn.softmax(z)
    assert len(y) == len(z)
    assert (y >= 0).all()
    assert abs(y.sum() - 1) <= 1e-12
    assert (np.diff(y[np.argsort(z, kind="stable")]) >= 0).all()


@pytest.mark.parametrize("classes", [1, 2, 7, 8, 9, 100, 129, 1000])
def test_s41_softmax_takes_any_number_of_classes(classes: int) -> None:
    close(hn.softmax(np.zeros(classes)), np.full(classes, 1 / classes))
    z = np.random.RandomState(classes).randn(3, classes) * 5
    y = hn.softmax(z)
    close(y.sum(axis=1), np.ones(3), 1e-12)
    assert y.argmax(axis=1).tolist() == z.argmax(axis=1).tolist()


def test_s65_softmax_treats_every_row_of_a_batch_by_itself() -> None:
    activation = hn.SoftmaxActivation()
    activation.forward([z for z, _ in SOFTMAX[7:10]])
    close(activation.output, [y for _, y in SOFTMAX[7:10]])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_s65_large_numbers_give_probabilities_never_nan(dtype: type) -> None:
    with np.errstate(all="raise"):
        y = hn.softmax(np.array([[12, 99, 318], [-1000, 0, 1000], [1000, 1000, 1000]], dtype))
    np.testing.assert_array_equal(y[0].round(30), [0, 0, 1])
    np.testing.assert_array_equal(y[1], [0, 0, 1])
    np.testing.assert_array_equal(y[2], np.full(3, 1 / dtype(3)))


# -- layers ----------------------------------------------------------------------------------------------------------


def test_s47_a_neuron_is_the_activation_of_the_weighted_sum() -> None:
    neuron = hn.Neuron([2.0, -3.0], bias=0.5, activation=hn.relu)
    assert (neuron.weighted_sum([1, 1]), neuron([1, 1])) == (-0.5, 0.0)
    assert (neuron.weighted_sum([1, 0]), neuron([1, 0])) == (2.5, 2.5)
    neuron.weights, neuron.bias, neuron.activation = np.array([1.0, 1.0]), -1.0, math.tanh
    assert neuron([1, 1]) == math.tanh(1.0)
    with pytest.raises(hn.ShapeError, match="3 inputs arrive; it has 2 weights"):
        neuron([1, 2, 3])


def test_s51_three_neurons_by_plain_loops_print_4_8_1_21_and_2_385() -> None:
    neurons = [hn.Neuron(weights, bias) for weights, bias in zip(WEIGHTS1, BIASES1, strict=True)]
    assert [neuron(INPUTS) for neuron in neurons] == [4.8, 1.21, 2.385]


def test_s52_a_layer_gives_what_the_loops_give() -> None:
    close(through(layer1(), [INPUTS]), [[4.8, 1.21, 2.385]], 1e-12)
    close(through(layer1(), INPUTS), [[4.8, 1.21, 2.385]], 1e-12)


def test_s53_a_batch_goes_through_the_layer_row_by_row() -> None:
    products = hn.DenseLayer.from_parameters(WEIGHTS1.T)
    close(through(products, BATCH), [[2.8, -1.79, 1.885], [6.9, -4.81, -0.3], [-0.59, -1.949, -0.474]], 1e-12)
    close(through(layer1(), BATCH), [[4.8, 1.21, 2.385], [8.9, -1.81, 0.2], [1.41, 1.051, 0.026]], 1e-12)


def test_s53_the_documents_3_5_would_give_another_first_row() -> None:
    row = [[1.0, 2.0, 3.0, 3.5]]
    close(through(hn.DenseLayer.from_parameters(WEIGHTS1.T), row), [[3.8, -2.29, 2.755]], 1e-12)
    close(through(layer1(), row), [[5.8, 0.71, 3.255]], 1e-12)
    close(through(layer2(), through(layer1(), row)), [[1.1081, -1.88895, -2.95685]], 1e-12)


def test_s52_numpys_own_product_differs_from_the_loops_in_its_last_bits() -> None:
    """Why the promise is 1e-12: BLAS adds in an order of its own; the engine's product is the sum by loops."""
    assert through(layer1(), [INPUTS])[0, 1] in (1.21, 1.2099999999999997)
    assert hn.Neuron(WEIGHTS1[1], BIASES1[1])(INPUTS) == 1.21


def test_s53_a_batch_in_float32_shows_the_printed_digits() -> None:
    hn.init(seed=0)
    layer = hn.DenseLayer.from_parameters(WEIGHTS1.T.astype("f4"), np.float32(BIASES1))
    output = through(layer, BATCH.astype("f4"))
    assert output.dtype == np.float32
    assert np.array2string(output, precision=3, suppress_small=True) == (
        "[[ 4.8    1.21   2.385]\n [ 8.9   -1.81   0.2  ]\n [ 1.41   1.051  0.026]]"
    )


def test_s55_the_second_layer_takes_what_the_first_gives() -> None:
    hidden = through(layer1(), BATCH)
    second = [[0.5031, -1.04185, -2.03875], [0.2434, -2.7332, -5.7633], [-0.99314, 1.41254, -0.35655]]
    close(through(layer2(), hidden), second, 1e-12)
    relu = hn.ReLUActivation()
    relu.forward(hidden)
    close(through(layer2(), relu.output)[1], [-0.01, -2.516, -4.442], 1e-12)


def test_s56_a_mismatch_names_both_sizes() -> None:
    with pytest.raises(hn.ShapeError) as raised:
        hn.DenseLayer(4, 3).forward(np.zeros((5, 2)))
    assert str(raised.value) == (
        "dense layer 4 -> 3: inputs are (5, 2); this layer takes (batch, 4). "
        "Pass 4 columns or build the layer for the inputs you have."
    )
    assert isinstance(raised.value, ValueError)


def test_s60_a_dense_layer_draws_small_weights_and_starts_with_zero_biases() -> None:
    hn.init(seed=0)
    layer = hn.DenseLayer(2, 3)
    expected = (0.01 * np.random.RandomState(0).randn(2, 3).astype("f4")).astype("f4")
    np.testing.assert_array_equal(layer.weights, expected, strict=True)
    np.testing.assert_array_equal(layer.biases, np.zeros((1, 3), "f4"), strict=True)
    layer.weights = np.array([[1, 2, 3], [4, 5, 6]], "f4")
    layer.biases[0, 1] = 10
    assert through(layer, np.float32([[1, 1]])).tolist() == [[5.0, 17.0, 9.0]]


FIRST_DOUBLES = [0.5488135039273248, 0.7151893663724195, 0.6027633760716439]
FIRST_NORMALS = [
    1.764052345967664, 0.4001572083672233, 0.9787379841057392,
    2.240893199201458, 1.8675579901499675, -0.977277879876411,
]  # fmt: skip


def test_s57_one_call_seeds_the_stream_and_sets_float32_with_products_in_double() -> None:
    nnfs.init()
    assert np.random.get_state()[1][0] == 0
    assert _bridge.draw("uniform", 3).tolist() == FIRST_DOUBLES
    nnfs.init()
    assert _bridge.draw("normal", 6).tolist() == FIRST_NORMALS
    nnfs.init()
    np.testing.assert_array_equal(np.random.randn(6), np.float32(FIRST_NORMALS), strict=True)
    layer = nnfs.Layer_Dense(2, 3)
    assert (layer.weights.dtype, layer.biases.dtype, np.zeros(1).dtype, np.eye(2).dtype) == (np.float32,) * 4
    assert (np.linspace(0, 1, 3).dtype, np.ones(1).dtype) == (np.float64, np.float64)
    # In float32 the 1 would be lost beside 1e8.
    layer.weights, layer.biases = np.float32([[1e8], [1], [-1e8]]), np.zeros((1, 1))
    assert through(layer, np.ones((1, 3), "f4")).tolist() == np.dot(np.ones((1, 3)), layer.weights).tolist() == [[1.0]]
    assert layer.output.dtype == np.float32


def test_s58_the_first_spiral_has_the_documents_rows() -> None:
    nnfs.init()
    X, y = nnfs.datasets.spiral_data(samples=100, classes=3)
    assert (X.dtype, X.shape, y.dtype, y.shape) == (np.float32, (300, 2), np.uint8, (300,))
    assert np.bincount(y).tolist() == [100, 100, 100]
    rows = [[0.00299556, 0.00964661], [0.01288097, 0.01556285], [0.02997479, 0.00444810], [0.03931246, 0.00932828]]
    close(X[1:5].astype("f8"), rows, 5e-9)
    close(X[[150, 299]].astype("f8"), [[0.32209808, -0.38901007], [-0.94278878, 0.33339068]], 5e-9)
    assert X[0].tolist() == [0.0, 0.0]
    close(X.astype("f8").sum(), -15.347634, 5e-7)
    close((X.astype("f8") ** 2).sum(), 100.505051, 5e-7)
    hn.init(seed=0)
    np.testing.assert_array_equal(hn.spiral_data(samples=100, classes=3)[0], X, strict=True)


def test_s60_the_layer_after_two_spirals_has_the_documents_weights_and_after_one_the_books_row() -> None:
    hn.init(seed=0)
    X, _ = hn.spiral_data(samples=100, classes=3)
    state = np.random.get_state()
    assert repr(through(hn.DenseLayer(2, 3), X)[1]) == (
        "array([-1.0475188e-04,  1.1395361e-04, -4.7983500e-05], dtype=float32)"
    )
    np.random.set_state(state)
    X, _ = hn.spiral_data(samples=100, classes=3)
    layer = hn.DenseLayer(2, 3)
    weights = [[-0.015504293, 0.004173188, -0.009443684], [0.0023810314, -0.014059629, -0.0059005767]]
    assert layer.weights.dtype == np.float32
    close(layer.weights.astype("f8"), weights, 1e-9)
    printed = [
        [0.0, 0.0, 0.0],
        [-1.11171044e-04, -5.11007493e-05, -1.12099799e-04],
        [2.99257295e-06, -2.69126613e-04, -1.45165104e-04],
        [8.95101766e-05, -4.30442247e-04, -1.68079801e-04],
        [-3.49893759e-04, -3.07208364e-04, -4.33002861e-04],
    ]
    np.testing.assert_array_equal(through(layer, X)[:5], np.float32(printed), strict=True)


def chapters_network() -> tuple[np.ndarray, np.ndarray]:
    """The chapter's full code: what the network says of a spiral, and its labels."""
    X, y = hn.spiral_data(samples=100, classes=3)
    for layer in (hn.DenseLayer(2, 3), hn.ReLUActivation(), hn.DenseLayer(3, 3), hn.SoftmaxActivation()):
        layer.forward(X)
        X = layer.output
    return X, y


def test_s66_the_network_prints_the_documents_rows_after_1212_draws_and_its_own_when_fresh() -> None:
    hn.init(seed=0, flavour="simd")
    np.random.randn(1212)
    assert str(chapters_network()[0][:5]) == (
        "[[0.33333334 0.33333334 0.33333334]\n [0.33333322 0.3333335  0.33333322]\n"
        " [0.3333332  0.3333332  0.3333336 ]\n [0.3333332  0.3333336  0.3333332 ]\n"
        " [0.33333287 0.33333436 0.33333275]]"
    )
    hn.init(seed=0, flavour="simd")
    output, y = chapters_network()
    assert str(output[:5]) == (
        "[[0.33333334 0.33333334 0.33333334]\n [0.3333332  0.3333332  0.33333364]\n"
        " [0.3333329  0.33333293 0.3333342 ]\n [0.3333326  0.33333263 0.33333477]\n"
        " [0.33333233 0.3333324  0.33333528]]"
    )
    assert repr(hn.CategoricalCrossentropyLoss().calculate(output, y)) == "np.float32(1.0986104)"
    assert abs(1.0986104 - math.log(3)) < 2e-6
    accuracy = hn.CategoricalAccuracy().calculate(hn.SoftmaxActivation().predictions(output), y)
    assert repr(accuracy) == "np.float64(0.34)"


def test_s62_two_neurons_in_a_row_are_one() -> None:
    w1, b1, w2, b2 = 2.0, -1.0, -0.5, 3.0
    one = hn.collapse(hn.DenseLayer.from_parameters([[w1]], [b1]), hn.DenseLayer.from_parameters([[w2]], [b2]))
    assert (one.weights.tolist(), one.biases.tolist()) == ([[w2 * w1]], [[w2 * b1 + b2]])


@settings(deadline=None)
@given(st.lists(st.integers(1, 20), min_size=2, max_size=6), st.integers(0, 2**32 - 1))
def test_s62_any_linear_stack_collapses_into_one_equal_layer(sizes: list[int], seed: int) -> None:
    random = np.random.RandomState(seed)
    stack = [
        hn.DenseLayer.from_parameters(random.randn(n, m) / math.sqrt(n), random.randn(m)) for n, m in pairwise(sizes)
    ]
    inputs = random.randn(7, sizes[0])
    expected = inputs
    for layer in stack:
        expected = through(layer, expected)
    close(through(hn.collapse(*stack), inputs), expected, 1e-12)


def test_s62_layers_that_do_not_fit_do_not_collapse() -> None:
    with pytest.raises(hn.ShapeError, match="4 columns arrive; this layer takes 3"):
        hn.collapse(hn.DenseLayer(2, 4), hn.DenseLayer(3, 1))
    with pytest.raises(ValueError, match="no layer was given"):
        hn.collapse()


def test_s63_five_relu_neurons_bend_where_w_x_plus_b_is_0() -> None:
    x = np.array([-1.0, -0.5, 0.0, 0.25, 0.5, 1.0])
    for (w, b), expected in {
        (0.0, 0.0): [0, 0, 0, 0, 0, 0],
        (1.0, 0.0): [0, 0, 0, 0.25, 0.5, 1],
        (1.0, 0.5): [0, 0, 0.5, 0.75, 1, 1.5],
        (-1.0, 0.5): [1.5, 1, 0.5, 0.25, 0, 0],
        (-2.0, 0.5): [2.5, 1.5, 0.5, 0, 0, 0],
    }.items():
        assert hn.relu(w * x + b).tolist() == expected


@pytest.mark.parametrize(
    ("w2", "b2", "expected"),
    [
        (1.0, 0.0, [1.5, 0.5, 0.4, 0.25, 0.1, 0.0, 0.0]),
        (1.0, 1.0, [2.5, 1.5, 1.4, 1.25, 1.1, 1.0, 1.0]),
        (-2.0, 1.0, [0.0, 0.0, 0.2, 0.5, 0.8, 1.0, 1.0]),
    ],
)
def test_s64_a_pair_of_relu_neurons(w2: float, b2: float, expected: list[float]) -> None:
    x = np.array([[-1.0], [0.0], [0.1], [0.25], [0.4], [0.5], [2.0]])
    first = hn.relu(through(hn.DenseLayer.from_parameters([[-1.0]], [0.5]), x))
    second = hn.relu(through(hn.DenseLayer.from_parameters([[w2]], [b2]), first))
    close(second.ravel(), expected, 1e-12)


# -- data made ready, and judged on what was held out ------------------------------------------------------------------


def titanic() -> tuple[np.ndarray, np.ndarray, hn.preparation.Filled]:
    """Age and sex of the passengers, whether they survived, and what was done about missing ages."""
    table = hn.datasets.titanic(real("titanic.csv"))
    ages = hn.fill_missing(table["Age"], "mean", train_rows=600)
    sex = hn.one_hot(table["Sex"], ["male", "female"])
    return np.column_stack([ages.values, sex[:, 1]]), table["Survived"].to_numpy(), ages


def test_s36_missing_ages_get_the_mean_of_the_train_rows_only() -> None:
    X, _, ages = titanic()
    close(ages.value, 29.7827004219)
    assert ages.missing == 177
    assert (X[:600, 0] == ages.value).sum() == 126
    close(X[5], [29.7827004219, 0.0])


def test_s36_ports_become_a_column_each() -> None:
    ports = hn.datasets.titanic(real("titanic.csv"))["Embarked"]
    columns = hn.one_hot(ports, ["C", "Q", "S"], others="zero")
    assert columns.sum(axis=0).tolist() == [168.0, 77.0, 644.0]
    assert (columns.sum(axis=1) == 0).sum() == 2
    assert columns[0].tolist() == [0.0, 0.0, 1.0]


def test_s36_statistics_are_of_the_train_rows_and_weights_come_back_in_raw_units() -> None:
    X, y, _ = titanic()
    split = hn.held_out_split(X, y, train_size=600, shuffle=False)
    scale = hn.Standardizer().fit(split.X_train)
    close(scale.means, [29.7827004219, 0.3716666667])
    close(scale.deviations, [12.9054875888, 0.4832499928])
    # The maximum of the likelihood on the train rows, standardized.
    weights, bias = [[-0.0616043084], [1.2461986496]], [[-0.5343192495]]
    raw, shifted = scale.raw_weights(weights, bias)
    close(raw, [[-0.0047734972], [2.5787866903]], 1e-9)
    close(shifted, [[-1.3506006667]], 1e-9)
    scaled = hn.sigmoid(through(hn.DenseLayer.from_parameters(weights, bias), scale.transform(split.X_test)))
    plain = hn.sigmoid(through(hn.DenseLayer.from_parameters(raw, shifted), split.X_test))
    close(plain, scaled)
    judgement = split.judge(hn.SigmoidActivation().predictions(plain))
    assert (judgement.right, judgement.rows) == (226, 291)


def test_s36_the_inverse_transform_gives_the_inputs_back() -> None:
    features, prices = hn.ten_houses()
    for values in (features, prices):
        scale = hn.Standardizer()
        close(scale.inverse_transform(scale.fit_transform(values)), values, 1e-12)


def test_s36_a_line_fitted_to_standardized_houses_is_the_line_in_feet_and_dollars() -> None:
    features, prices = hn.ten_houses()
    inputs, targets = hn.Standardizer().fit(features), hn.Standardizer().fit(prices)
    solution = np.linalg.lstsq(inputs.transform(features), targets.transform(prices), rcond=None)[0]
    raw, shifted = inputs.raw_weights(solution, [[0.0]], targets)
    close(np.vstack([raw, shifted]), [[0.1861302644], [-10.0123823170], [3.5753802886]], 1e-9)


def learn(layers: list[Any], X: np.ndarray, y: np.ndarray, steps: int, rate: float) -> None:
    """Full-batch Adam through the steps of the book."""
    loss, optimizer = hn.SoftmaxCategoricalCrossentropy(), hn.Adam(learning_rate=rate)
    for _ in range(steps):
        outputs = X
        for layer in layers:
            layer.forward(outputs)
            outputs = layer.output
        loss.forward(outputs, y)
        loss.backward(loss.output, y)
        gradients = loss.dinputs
        for layer in reversed(layers):
            layer.backward(gradients)
            gradients = layer.dinputs
        optimizer.pre_update_params()
        for layer in layers:
            if hasattr(layer, "weights"):
                optimizer.update_params(layer)
        optimizer.post_update_params()


def classes(layers: list[Any], X: np.ndarray) -> np.ndarray:
    for layer in layers:
        layer.forward(X)
        X = layer.output
    return hn.SoftmaxActivation().predictions(hn.softmax(X))


def test_s37_ten_houses_are_learned_and_ten_others_judged_whose_labels_nobody_saw() -> None:
    """The documents give no second list: hn.datasets.unseen_houses generates one, and says so."""
    assert "generated by hybridnet" in " ".join(str(hn.datasets.unseen_houses.__doc__).split())
    split = hn.HeldOutSplit(*hn.good_or_bad_houses(), *hn.datasets.unseen_houses())
    scale = hn.Standardizer().fit(split.X_train)
    network = [hn.DenseLayer(2, 16, initializer="he"), hn.ReLUActivation(), hn.DenseLayer(16, 2, initializer="he")]
    learn(network, scale.transform(split.X_train), split.y_train, 2000, 0.02)
    assert (classes(network, scale.transform(split.X_train)) == split.y_train).all()
    with pytest.raises(hn.StateError, match="the 10 test targets were read before the first evaluation"):
        _ = split.y_test
    judgement = split.judge(classes(network, scale.transform(split.X_test)))
    assert (judgement.measure, judgement.rows, split.evaluations) == ("accuracy", 10, 1)
    assert split.y_test.tolist() == [1, 0, 0, 0, 0, 1, 0, 1, 0, 1]
    line = [hn.DenseLayer(2, 2)]
    learn(line, scale.transform(split.X_train), split.y_train, 2000, 0.02)
    assert split.judge(classes(line, scale.transform(split.X_test))).value >= 0.8 > judgement.value


def test_s45_softmax_regression_reads_handwritten_digits() -> None:
    X, y = load_digits(return_X_y=True)
    split = hn.held_out_split(X / 16, y, train_size=1347, shuffle=False)
    assert (split.X_train.shape, split.X_test.shape) == ((1347, 64), (450, 64))
    np.testing.assert_array_equal(split.X_test[0], X[1347] / 16)
    network = [hn.DenseLayer(64, 10)]
    learn(network, split.X_train, split.y_train, 300, 0.05)
    assert split.judge(classes(network, split.X_test)).value >= 0.91


# -- models are trained ------------------------------------------------------------------------------------------------


def regression(outputs: int, optimizer: Any, hidden: int = 0, columns: int = 2, **dense: Any) -> hn.Model:
    """Columns to classes, with a hidden layer of ReLU neurons or without; one output is a probability."""
    sizes = [columns, hidden] if hidden else [columns]
    layers: list[Any] = [hn.DenseLayer(*sizes, initializer="he", **dense), hn.ReLUActivation()] if hidden else []
    layers += [hn.DenseLayer(sizes[-1], outputs, initializer="he", **dense)]
    binary = outputs == 1
    model = hn.Model([*layers, hn.SigmoidActivation() if binary else hn.SoftmaxActivation()])
    model.set(
        loss=hn.BinaryCrossentropyLoss() if binary else hn.CategoricalCrossentropyLoss(),
        optimizer=optimizer,
        accuracy=hn.CategoricalAccuracy(binary=binary),
    )
    return model


def passengers() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Age and sex, standardized by the first 600 passengers, and who survived: 600 to learn from, 291 to judge on."""
    X, y, _ = titanic()
    X = hn.Standardizer().fit(X[:600]).transform(X)
    return X[:600], y[:600].reshape(-1, 1), X[600:], y[600:].reshape(-1, 1)


def right(model: hn.Model, X: np.ndarray, y: np.ndarray) -> int:
    return int((model.predict_classes(X) == y).sum())


def test_s7_any_function_is_an_activation_and_trains_if_its_slope_is_given() -> None:
    def bump(z: np.ndarray) -> np.ndarray:
        return np.exp(-z * z)

    X, y = hn.circles_data(100, random_state=0)
    seen = hn.Model([hn.DenseLayer(2, 4), hn.FunctionActivation(bump)])
    close(seen.predict(X), bump(through(seen.layers[0], X)))
    model = hn.Model(
        [
            hn.DenseLayer(2, 8, initializer="he"),
            hn.FunctionActivation(bump, lambda z: -2 * z * bump(z)),
            hn.DenseLayer(8, 2),
            hn.SoftmaxActivation(),
        ]
    )
    model.set(
        loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.Adam(learning_rate=0.05), accuracy=hn.CategoricalAccuracy()
    )
    assert max(model.check_gradients(X[:5], y[:5]).values()) < 1e-6
    model.fit(X, y, epochs=200)
    assert model.evaluate(X, y)["accuracy"] > 0.95


def test_s7_training_without_a_slope_is_refused() -> None:
    X, y = hn.circles_data(20)
    model = hn.Model([hn.DenseLayer(2, 2), hn.FunctionActivation(np.cos), hn.SoftmaxActivation()])
    model.set(loss=hn.CategoricalCrossentropyLoss(), optimizer=hn.SGD())
    assert model.predict(X).shape == (len(X), 2)
    with pytest.raises(hn.StateError, match="no derivative is given; training needs it"):
        model.fit(X, y)


@pytest.mark.parametrize(
    ("ages", "counts"),
    [("filled", (437, 215, 652)), ("dropped", (334, 174, 508)), ("unknown counts as not survived", (420, 213, 633))],
)
def test_s13_the_documents_weights_score_what_they_score(ages: str, counts: tuple[int, int, int]) -> None:
    table = hn.datasets.titanic(real("titanic.csv"))
    known = table["Age"].to_numpy()
    X = np.column_stack([known, hn.one_hot(table["Sex"], ["male", "female"])[:, 1]])
    y = table["Survived"].to_numpy().reshape(-1, 1)
    if ages == "filled":
        X[:, 0] = hn.fill_missing(known, "mean", train_rows=600).values
    rows = ~np.isnan(known) if ages == "dropped" else np.full(len(X), True)
    model = hn.Model([hn.DenseLayer.from_parameters([[-0.016852], [0.704039]], [-0.116309]), hn.SigmoidActivation()])
    hits = (model.predict_classes(X) == y).ravel() & rows
    assert (hits[:600].sum(), hits[600:].sum(), hits.sum()) == counts
    assert rows[:600].sum() == (474 if ages == "dropped" else 600)


def test_s13_gradient_descent_reaches_the_maximum_of_the_likelihood() -> None:
    X, y, unseen, outcome = passengers()
    model = regression(1, hn.SGD(learning_rate=1.0))
    model.fit(X, y, epochs=300)
    assert abs(model.evaluate(X, y)["loss"] - 0.5082071114) < 1e-6
    assert abs(model.evaluate(unseen, outcome)["loss"] - 0.5282132904) < 1e-6
    assert (right(model, X, y), right(model, unseen, outcome)) == (475, 226)
    close(model.layers[0].weights, [[-0.0616043084], [1.2461986496]], 1e-6)
    close(model.layers[0].biases, [[-0.5343192495]], 1e-6)


def test_s15_16_hidden_neurons_judge_unseen_passengers_at_least_as_well_for_five_seeds() -> None:
    X, y, unseen, outcome = passengers()
    hits = []
    for seed in range(5):
        np.random.seed(seed)
        model = regression(1, hn.Adam(learning_rate=0.01), hidden=16, weight_regularizer_l2=0.001)
        model.fit(X, y, epochs=400)
        hits.append(right(model, unseen, outcome))
    assert min(hits) >= 226
    assert np.mean(hits) / 291 >= 0.78


def test_s25_s32_the_gradient_of_the_mean_squared_error_has_its_factor_of_2() -> None:
    areas, prices = hn.three_houses()
    line = hn.DenseLayer.from_parameters([[0.1]], [150.0])
    loss = hn.MeanSquaredErrorLoss()
    predictions = through(line, areas)
    close(loss.calculate(predictions, prices), np.float64(799.0866666667))
    loss.backward(predictions, prices)
    line.backward(loss.dinputs)
    errors = np.array([360.4 - 399.9, 310 - 329.9, 390 - 369.0])
    close(line.dweights, [[2 * np.mean(errors * areas.ravel())]], 1e-9)
    close(line.dbiases, [[2 * np.mean(errors)]], 1e-12)

    def error(weight: float, bias: float) -> float:
        return float(loss.calculate(through(hn.DenseLayer.from_parameters([[weight]], [bias]), areas), prices))

    slope = (error(0.1 + 1e-4, 150) - error(0.1 - 1e-4, 150)) / 2e-4
    rise = (error(0.1, 150 + 1e-2) - error(0.1, 150 - 1e-2)) / 2e-2
    assert abs(line.dweights[0, 0] / slope - 1) < 1e-6
    assert abs(line.dbiases[0, 0] / rise - 1) < 1e-6
    assert "mean" in str(hn.MeanSquaredErrorLoss.__doc__)
    model = hn.Model([line])
    model.set(loss=loss)
    assert max(model.check_gradients(areas, prices).values()) < 1e-6


@pytest.mark.parametrize("ending", ["softmax", "sigmoid"])
def test_s38_probabilities_sum_to_1_and_the_label_is_the_likelier(ending: str) -> None:
    X, y = hn.ten_houses()[0], np.array(["Good", "Bad"])[1 - hn.good_or_bad_houses()[1]]
    X = hn.Standardizer().fit_transform(X).astype("f4")
    model = regression(2 if ending == "softmax" else 1, hn.Adam(learning_rate=0.1), hidden=16)
    model.fit(X, y, epochs=100)
    probabilities = model.predict_proba(X)
    assert probabilities.dtype == np.float64
    assert abs(probabilities.sum(axis=1) - 1).max() <= 1e-12
    assert model.classes is not None
    assert model.predict_classes(X).tolist() == model.classes[probabilities.argmax(axis=1)].tolist()
    assert set(model.predict_classes(X)) == {"Good", "Bad"}


def test_s43_no_line_parts_good_houses_from_bad_and_16_hidden_neurons_do_for_five_seeds() -> None:
    houses, labels = hn.good_or_bad_houses()
    X = hn.Standardizer().fit_transform(houses)
    line = regression(2, hn.SGD(learning_rate=1.0))
    line.fit(X, labels, epochs=3000)
    assert right(line, X, labels) <= 8
    assert abs(line.evaluate(X, labels)["loss"] - 0.5411985151) < 1e-6
    for seed in range(5):
        np.random.seed(seed)
        network = regression(2, hn.Adam(learning_rate=0.02), hidden=16)
        network.fit(X, labels, epochs=2000)
        assert right(network, X, labels) == 10


@pytest.mark.parametrize(("hidden", "bar"), [(0, 0.91), (64, 0.92)])
def test_s45_a_model_reads_handwritten_digits(hidden: int, bar: float) -> None:
    X, y = load_digits(return_X_y=True)
    model = regression(10, hn.Adam(learning_rate=0.01), hidden=hidden, columns=64)
    model.fit(X[:1347] / 16, y[:1347], epochs=30, batch_size=64, shuffle=True)
    assert model.evaluate(X[1347:] / 16, y[1347:])["accuracy"] >= bar


def test_s54_the_last_short_batch_is_kept_and_a_seed_gives_the_order() -> None:
    X, y = hn.spiral_data(samples=35, classes=3)
    models = [regression(3, hn.SGD(learning_rate=0.1)) for _ in range(3)]
    for model in models[1:]:
        model.set_parameters([(w.copy(), b.copy()) for w, b in models[0].get_parameters()])
    np.random.seed(11)
    models[0].fit(X, y, epochs=2, batch_size=32, shuffle=True)
    after = np.random.random_sample()
    models[1].fit(X, y, epochs=2, batch_size=32, shuffle=True, random_state=11)
    # The same steps by hand: orders from NumPy, batches of 32, 32, 32 and 9.
    np.random.seed(11)
    by_hand = models[2]
    for _ in range(2):
        order = np.random.permutation(105)
        for start in range(0, 105, 32):
            rows = order[start : start + 32]
            by_hand.backward(by_hand.forward(X[rows], training=True), y[rows])
            by_hand.optimizer.pre_update_params()
            by_hand.optimizer.update_params(by_hand.layers[0])
            by_hand.optimizer.post_update_params()
    assert after == np.random.random_sample()
    assert [model.optimizer.iterations for model in models] == [8, 8, 8]
    for model in models[1:]:
        np.testing.assert_array_equal(model.layers[0].weights, models[0].layers[0].weights, strict=True)
        np.testing.assert_array_equal(model.layers[0].biases, models[0].layers[0].biases, strict=True)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_s61_parameters_that_were_saved_come_back_with_their_bits(dtype: Any, tmp_path: Path) -> None:
    hn.init(seed=0, dtype=dtype)
    X, y = hn.spiral_data(samples=20, classes=3)
    model = regression(3, hn.Adam(learning_rate=0.05), hidden=8)
    model.fit(X, y, epochs=5)
    model.save_parameters(tmp_path / "parameters.safetensors")
    other = regression(3, hn.Adam(learning_rate=0.05), hidden=8)
    assert other.layers[0].weights.tobytes() != model.layers[0].weights.tobytes()
    other.load_parameters(tmp_path / "parameters.safetensors")
    for mine, theirs in zip(model.get_parameters(), other.get_parameters(), strict=True):
        for array, loaded in zip(mine, theirs, strict=True):
            np.testing.assert_array_equal(loaded, array, strict=True)
            assert array.dtype == dtype
    np.testing.assert_array_equal(other.predict(X), model.predict(X), strict=True)
    third = regression(3, hn.Adam(), hidden=8)
    third.set_parameters(model.get_parameters())
    assert third.layers[0].weights is model.layers[0].weights


@pytest.mark.parametrize(
    ("initializer", "deviation", "uniform"),
    [
        ("nnfs", 0.01, False),
        ("he", math.sqrt(2 / 300), False),
        ("glorot", math.sqrt(2 / 500), False),
        ("xavier", math.sqrt(2 / 500), False),
        ("glorot_uniform", math.sqrt(6 / 500 / 3), True),
        ("uniform", 0.01 / math.sqrt(3), True),
        ("zeros", 0.0, True),
    ],
)
def test_s61_weights_start_as_their_initializer_says(initializer: str, deviation: float, uniform: bool) -> None:
    layer = hn.DenseLayer(300, 200, initializer=initializer, random_state=0)
    assert layer.weights.shape == (300, 200)
    # 60,000 draws: the deviation of their deviation is 0.3 %.
    assert abs(layer.weights.std() - deviation) <= 0.015 * deviation
    assert abs(layer.weights.mean()) <= 0.02 * deviation
    if uniform:
        assert abs(layer.weights).max() <= math.sqrt(3) * deviation
    assert not layer.biases.any()


# -- a line for the houses, by hand and by gradient descent ------------------------------------------------------------


def houses_line() -> hn.LinearTrainer:
    return hn.LinearTrainer(*hn.three_houses(), weight_rates=1e-8, bias_rate=1)


def test_s28_a_line_set_by_hand_has_its_error() -> None:
    line = houses_line()
    line.weights[0], line.bias = 0.1, 150.0
    close(np.float64(line.error), np.float64(799.0866666667))
    close(line.predict([[2104.0], [1600.0], [2400.0]]), [360.4, 310.0, 390.0])
    for weight, bias, error in [
        (0.18, 0, 2057.7341333333),
        (0.19, 0, 2746.6098666667),
        (0.16, 0, 3229.3458666667),
        (0.059, 246, 447.3685653333),
        (0, 0, 134971.6733333333),
    ]:
        line.weights, line.bias = np.array([weight]), bias
        close(np.float64(line.error), np.float64(error), 1e-9)
    assert line.errors == []


@pytest.mark.parametrize(
    ("steps", "weight", "bias", "error"),
    [
        (1, 0.0075160987, 366.2666666667, 964.5374276923),
        (2, 0.0072605371, 350.9739112462, 733.7881566704),
        (10, 0.0077003740, 350.7073093473, 728.6355404730),
        (100, 0.0122710534, 341.3977503808, 680.2744103079),
        (1000, 0.0404895458, 283.9223305452, 482.6247613713),
        (10000, 0.0584864619, 247.2662153019, 447.2909744961),
    ],
)
def test_s29_gradient_descent_is_where_it_should_be_after_k_steps(
    steps: int, weight: float, bias: float, error: float
) -> None:
    line = houses_line()
    close(np.float64(line.step(steps)), np.float64(error), 1e-9)
    close(line.weights, [weight])
    close(np.float64(line.bias), np.float64(bias), 1e-9)
    assert len(line.errors) == steps
    assert line.errors[-1] == line.error
    single = houses_line()
    for _ in range(min(steps, 100)):
        single.step()
    assert single.errors == line.errors[:100]


def test_s29_errors_fall_below_the_documents_marks_when_they_should() -> None:
    line = houses_line()
    line.step(3000)
    errors = np.array(line.errors)
    first = {mark: int(np.argmax(errors < mark)) + 1 for mark in (799, 750, 600, 500, 450)}
    assert first == {799: 2, 750: 2, 600: 302, 500: 810, 450: 2226}
    by_hand = houses_line()
    by_hand.weights, by_hand.bias = np.array([0.1]), 150
    reached = [by_hand.step(steps) for steps in (1, 9, 90, 900)]
    close(reached, [637.3917405002, 633.5674894565, 601.5478811902, 470.6852584330], 1e-9)


def test_s29_rates_that_are_too_large_are_refused_and_the_last_line_stays() -> None:
    line = hn.LinearTrainer(*hn.three_houses(), weight_rates=1e-6, bias_rate=1e-6)
    with pytest.raises(hn.DivergenceError, match="The step was taken back; lower the rates, or standardize"):
        line.step(100_000)
    assert np.isfinite(line.weights).all()
    assert np.isfinite(line.error)


def test_s32_the_gradient_is_2_mean_of_errors_times_inputs_and_matches_finite_differences() -> None:
    areas, prices = hn.three_houses()
    line = houses_line()
    for weight, bias in [(0.1, 150.0), (0.0, 0.0), (0.18, 0.0), (0.3, 20.0)]:
        line.weights, line.bias = np.array([weight]), bias
        errors = (weight * areas + bias - prices).ravel()
        slopes, rise = line.gradient
        close(slopes, [2 * np.mean(errors * areas.ravel())], 1e-8)
        close(np.float64(rise), np.float64(2 * np.mean(errors)))
        differences = []
        for index, by in ((0, 1e-4), (1, 1e-1)):
            values = []
            for side in (by, -by):
                line.weights, line.bias = np.array([weight + side * (index == 0)]), bias + side * (index == 1)
                values.append(line.error)
            differences.append((values[0] - values[1]) / (2 * by))
        np.testing.assert_allclose([slopes[0], rise], differences, rtol=1e-6)


def test_s34_two_features_reach_the_closed_form() -> None:
    plane = hn.LinearTrainer(*hn.ten_houses(), weight_rates=[1e-8, 0.01], bias_rate=1)
    for steps, error in [
        (1, 10435.3452916881),
        (1, 8730.4084321362),
        (8, 8343.1526536264),
        (90, 5479.1998110663),
        (900, 1685.8982717283),
        (9000, 1406.0526343304),
    ]:
        close(np.float64(plane.step(steps)), np.float64(error), 1e-8)
    features, prices = hn.ten_houses()
    columns = np.column_stack([features, np.ones(10)])
    closed = np.linalg.lstsq(columns, prices, rcond=None)[0]
    close(closed.ravel(), [0.1861302644, -10.0123823170, 3.5753802886], 1e-9)
    assert abs(plane.step(30_000) - 1406.0526296047) < 1e-6
    np.testing.assert_allclose([*plane.weights, plane.bias], closed.ravel(), rtol=1e-3)
    marks = {mark: int(np.argmax(np.array(plane.errors) < mark)) + 1 for mark in (5000, 2000, 1500, 1410)}
    assert marks == {5000: 124, 2000: 646, 1500: 1546, 1410: 3141}


@pytest.mark.parametrize("count", [1, 2, 3, 5, 10, 25, 50])
def test_s35_the_same_class_trains_any_number_of_features(count: int) -> None:
    random = np.random.RandomState(count)
    X = random.randn(200, count)
    y = X @ random.randn(count) + 3 + 0.1 * random.randn(200)
    trainer = hn.LinearTrainer(X, y, weight_rates=0.1, bias_rate=0.1)
    slopes, rise = trainer.gradient
    np.testing.assert_allclose(slopes, 2 * (X * (0 - y)[:, np.newaxis]).mean(axis=0), rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(rise, -2 * y.mean(), rtol=1e-12)
    trainer.step(2000)
    closed = np.linalg.lstsq(np.column_stack([X, np.ones(200)]), y, rcond=None)[0]
    np.testing.assert_allclose([*trainer.weights, trainer.bias], closed, atol=1e-6)
    model = hn.Model([hn.DenseLayer(count, 1)])
    model.set(loss=hn.MeanSquaredErrorLoss(), optimizer=hn.SGD(learning_rate=0.05))
    assert max(model.check_gradients(X, y.reshape(-1, 1)).values()) < 1e-6
    model.fit(X, y.reshape(-1, 1), epochs=2000)
    np.testing.assert_allclose(model.layers[0].weights.ravel(), closed[:-1], atol=1e-6)


def test_a_linear_trainer_refuses_what_does_not_fit() -> None:
    areas, prices = hn.three_houses()
    with pytest.raises(hn.ShapeError, match=r"features are \(3, 1\), targets are \(2, 1\), 1 rates"):
        hn.LinearTrainer(areas, prices[:2], 1e-8, 1)
    with pytest.raises(hn.ShapeError, match="2 rates of weights arrived"):
        hn.LinearTrainer(areas, prices, [1e-8, 1], 1)
    line = houses_line()
    line.weights = np.zeros(2)
    with pytest.raises(hn.ShapeError, match="2 weights are set; there are 1 features"):
        line.step()
    with pytest.raises(ValueError, match="steps is -1"):
        houses_line().step(-1)


def test_s16_one_call_trains_nine_sizes_and_none_is_the_majority_class() -> None:
    pytest.importorskip("matplotlib").use("agg")
    X, y, unseen, outcome = passengers()
    state = np.random.get_state()[1].tobytes()
    accuracies = hn.accuracy_by_hidden(X, y, unseen, outcome)
    assert np.random.get_state()[1].tobytes() == state
    assert accuracies.hidden == (0, 1, 2, 3, 4, 8, 16, 32, 64)
    assert accuracies.train.shape == accuracies.test.shape == (9, 5)
    for train, test in accuracies.medians().values():
        assert train > 0.75 > 364 / 600
        assert test > 0.75 > 185 / 291
    axes = accuracies.plot()
    assert [text.get_text() for text in axes.get_yticklabels()] == ["0", "1", "2", "3", "4", "8", "16", "32", "64"]
    drawn = [bar.get_width() for bar in axes.patches]
    medians = list(accuracies.medians().values())
    assert drawn == [train for train, _ in medians] + [test for _, test in medians]
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["train", "test"]
    sys.modules["matplotlib.pyplot"].close(axes.figure)


def test_s16_more_than_two_classes_end_in_softmax() -> None:
    X, y = load_digits(return_X_y=True)
    accuracies = hn.accuracy_by_hidden(
        X[:500] / 16, y[:500], X[500:] / 16, y[500:], hidden=(0, 16), seeds=2, epochs=200
    )
    assert accuracies.test.min() > 0.8
    with pytest.raises(hn.ShapeError, match=r"inputs are \(500,\)"):
        hn.accuracy_by_hidden(X[:500, 0], y[:500], X, y)


def test_every_row_of_the_source_documents_has_a_test_named_after_it() -> None:
    tests = Path(__file__).resolve().parents[1]
    web = tests.parent / "python" / "web" / "test"
    named = {
        *(name for path in tests.rglob("*.py") for name in re.findall(r"def test_(\w+)", path.read_text("utf-8"))),
        *(name for path in tests.rglob("*.cs") for name in re.findall(r" (S\d+_\w+)\(", path.read_text("utf-8"))),
        *(name for path in web.rglob("*.js") for name in re.findall(r'test\("(S\d[^:"]*):', path.read_text("utf-8"))),
    }
    rows = {int(row) for name in named for row in re.findall(r"(?:^|[_ ,])[sS](\d+)(?=$|[_ ,])", name)}
    assert set(range(1, 67)) - rows == set()
