"""What a Python user sees of the source documents' rows S1 to S65; true values, derived apart from the engine."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.datasets import load_digits

import hybridnet as hn
import hybridnet.preparation
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
    activation = hn.SoftmaxActivation()
    activation.forward([z])
    close(activation.output, [expected])


def test_s40_the_ratio_of_two_classes_is_e_to_their_difference() -> None:
    first, second = hn.softmax([2.0, 4.0])
    close(second / first, np.float64(math.e**2))


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
    close(through(layer1(), [[1.0, 2.0, 3.0, 3.5]]), [[5.8, 0.71, 3.255]], 1e-12)


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
    # The maximum of the likelihood on the train rows, standardised.
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


def test_s36_a_line_fitted_to_standardised_houses_is_the_line_in_feet_and_dollars() -> None:
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
    with pytest.raises(hn.StateError, match="the 10 targets to test with are asked for and nothing was judged"):
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
