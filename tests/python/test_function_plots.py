"""Curves of activation functions, error segments, loss surfaces."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

mpl.use("Agg")

import matplotlib.pyplot as plt

import hybridnet as hn
from hybridnet._activation_table import OF_ONE_NUMBER, TABLE
from hybridnet.views.looks import LIGHT


@pytest.fixture(autouse=True)
def closed_figures() -> Iterator[None]:
    yield
    plt.close("all")


def curves(axes):
    return {line.get_label(): line.get_data() for line in axes.get_lines() if not line.get_label().startswith("_")}


def test_s50_curves_are_the_functions_of_the_engine():
    drawn = curves(hn.plot_functions("sigmoid", hn.ELUActivation(0.5), np.sin, low=-3, high=3))
    x, y = drawn["sigmoid"]
    np.testing.assert_array_equal(y, hn.sigmoid(x))
    x, y = drawn["sin"]
    np.testing.assert_array_equal(y, np.sin(x))
    assert drawn[repr(hn.ELUActivation(0.5))][1].min() == pytest.approx(0.5 * np.expm1(-3))


@pytest.mark.parametrize("layer", [hn.ELUActivation(0.5), hn.SigmoidActivation(), hn.GELUActivation(True)])
def test_a_layer_of_the_caller_is_drawn_and_stays_as_it_was(layer):
    layer.forward(np.array([[-1.0, 2.0]]), True)
    layer.backward(np.ones((1, 2)))
    kept = {name: (value, np.copy(value)) for name, value in vars(layer).items()}
    axes = hn.plot_functions(layer, derivatives=True)
    assert len(curves(axes)) == 2
    assert list(vars(layer)) == list(kept)
    for name, (value, content) in kept.items():
        assert vars(layer)[name] is value
        np.testing.assert_array_equal(value, content)


def test_a_derivative_has_the_color_of_its_function_and_dashes():
    axes = hn.plot_functions("sigmoid", np.sin, "tanh", derivatives=True)
    drawn = {line.get_label(): (line.get_color(), line.get_linestyle()) for line in axes.get_lines()}
    first, second, third = LIGHT.classes[:3]
    assert {name: look for name, look in drawn.items() if not name.startswith("_")} == {
        "sigmoid": (first, "-"),
        "sigmoid, derivative": (first, "--"),
        "sin": (second, "-"),
        "tanh": (third, "-"),
        "tanh, derivative": (third, "--"),
    }
    legend = axes.get_legend()
    assert [line.get_color() for line in legend.get_lines()] == [first, first, second, third, third]


def test_s49_lines_of_slope_1_and_2_and_intercepts_are_functions_too():
    drawn = curves(hn.plot_functions(lambda x: x, hn.LinearActivation(), low=-1, high=1, derivatives=True))
    assert [name.partition(",")[-1] for name in drawn] == ["", "", " derivative"]


@pytest.mark.parametrize(
    ("functions", "options", "message"),
    [
        ([], {}, "plot_functions: no function arrived; at least one is required, such as 'relu'."),
        (["relu"], {"low": 1, "high": 1}, "plot_functions: the range is 1 to 1; two finite ends are required, low "
                                          "first."),
        ([hn.SoftmaxActivation()], {}, "plot_functions: a SoftmaxActivation arrived; an activation of a single number "
                                       "is required. Pass a name such as 'relu', or a layer such as "
                                       "hn.ELUActivation(0.5)."),
        ([hn.SoftmaxActivation], {}, "plot_functions: a SoftmaxActivation arrived; an activation of a single number "
                                     "is required. Pass a name such as 'relu', or a layer such as "
                                     "hn.ELUActivation(0.5)."),
        ([3], {}, "plot_functions: 3 arrived; a name, an activation or a function is required."),
    ],
)  # fmt: skip
def test_other_functions_and_ranges_are_refused(functions, options, message):
    with pytest.raises((TypeError, ValueError)) as caught:
        hn.plot_functions(*functions, **options)
    assert str(caught.value) == message


def test_s23_error_segments_join_target_and_prediction_of_each_row():
    area, price = hn.three_houses()
    area = pd.Series(np.ravel(area), name="area")
    axes = hn.views.error_segments(area, price, 0.18 * area)
    (segments,) = [piece for piece in axes.collections if hasattr(piece, "get_segments")]
    found = [np.asarray(segment).tolist() for segment in segments.get_segments()]
    wanted = [[[x, y], [x, 0.18 * x]] for x, y in zip(area, np.ravel(price), strict=True)]
    np.testing.assert_allclose(found, wanted)
    assert axes.get_xlabel() == "area"
    assert axes.get_title() == "mean squared error 2,057.73"


def test_error_segments_leave_out_samples_that_are_not_finite_and_refuse_other_shapes():
    axes = hn.views.error_segments([1, 2, 3], [1, np.nan, 2], [1, 1, np.inf])
    assert axes.get_title() == "mean squared error 0"
    with pytest.raises(
        ValueError, match=r"^error_segments: no sample has a finite x, target and prediction; at least one "
    ):
        hn.views.error_segments([1.0], [np.nan], [1.0])
    with pytest.raises(
        ValueError, match=r"^error_segments: x, targets and predictions have 2, 1, 1 values; they must be "
    ):
        hn.views.error_segments([1, 2], [1], [1])


@pytest.fixture
def line():
    """A line through the three houses in units of 1,000 square feet, as a model."""
    area, price = hn.three_houses()
    model = hn.Model([hn.DenseLayer(1, 1), hn.LinearActivation()])
    model.set(loss=hn.MeanSquaredErrorLoss(), optimizer=hn.SGD(0.1))
    model.layers[0].weights[:], model.layers[0].biases[:] = 100.0, 150.0
    return model, np.asarray(area) / 1000, np.reshape(price, (-1, 1))


def test_s32_a_loss_surface_has_the_losses_that_evaluate_prints(line):
    model, X, y = line
    before = model.layers[0].weights.copy()
    surface = model.loss_surface(X, y, "layers[0].weights[0, 0]", "layers[0].biases[0, 0]", reach=50.0, points=5)
    assert surface.losses.shape == (5, 5)
    assert surface.point == (100.0, 150.0)
    assert surface.losses[2, 2] == model.evaluate(X, y)["loss"]
    assert surface.losses[2, 2] == pytest.approx(799.0866666667, rel=1e-6)
    np.testing.assert_array_equal(surface.first, [50, 75, 100, 125, 150])
    np.testing.assert_array_equal(model.layers[0].weights, before)
    axes = surface.plot()
    assert axes.get_xlabel() == "layers[0].weights[0, 0]"
    labels = [text.get_text() for text in axes.get_legend().get_texts()]
    assert labels == [f"lowest of the grid: {surface.losses.min():.4g}", "now"]


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("weights", "layers[0].biases[0, "
                    "0]", "model, loss_surface: the parameter is 'weights'; a weight or bias is required, such as "
                          "'layers[0].weights[1, 2]' (input, neuron)."),
        ("layers[1].weights[0, "
         "0]", "layers[0].biases[0, 0]", "model, loss_surface: layers[1] has no parameters; those of [0] have some."),
        ("layers[0].weights[0, "
         "1]", "layers[0].biases[0, "
               "0]", "model, loss_surface: there is no layers[0].weights[0, 1]; weights are (1, 1), numbered from 0."),
        ("layers[0].biases[0, "
         "0]", "layers[0].biases[0, "
               "0]", "model, loss_surface: both parameters are layers[0].biases[0, 0]; two different ones are "
                     "required."),
    ],
)  # fmt: skip
def test_other_parameters_are_refused(line, first, second, message):
    model, X, y = line
    with pytest.raises(ValueError, match="loss_surface") as caught:
        model.loss_surface(X, y, first, second)
    assert str(caught.value) == message


def test_a_reach_or_a_number_of_points_without_a_surface_is_refused(line):
    model, X, y = line
    places = ("layers[0].weights[0, 0]", "layers[0].biases[0, 0]")
    with pytest.raises(ValueError, match=r"^model, loss_surface: reach is 0; it must be finite and greater than 0\.$"):
        model.loss_surface(X, y, *places, reach=0)
    with pytest.raises(ValueError, match=r"^model, loss_surface: points is 1; it must be 2 or more\.$"):
        model.loss_surface(X, y, *places, points=1)


def test_weights_and_activations_are_drawn_as_histograms_by_layer(line):
    model, X, _ = line
    axes = model.plot_weights()
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["layers[0].weights", "layers[0].biases"]
    axes = model.plot_activations(X)
    assert len(axes.get_legend().get_texts()) == 2


def test_whole_numbers_and_read_only_parameters_are_moved_as_floats(line):
    model, X, y = line
    model.layers[0].weights = np.ones((1, 1), int)
    model.layers[0].biases.flags.writeable = False
    surface = model.loss_surface(X, y, "layers[0].weights[0, 0]", "layers[0].biases[0, 0]", reach=0.5, points=3)
    assert len(set(surface.losses[1])) == 3
    assert model.layers[0].weights.dtype.kind == "i"


def test_the_books_model_prints_nothing_while_its_surface_is_computed(capsys):
    from hybridnet import nnfs

    model = nnfs.Model()
    model.add(nnfs.Layer_Dense(2, 3))
    model.add(nnfs.Activation_Softmax())
    model.set(
        loss=nnfs.Loss_CategoricalCrossentropy(), optimizer=nnfs.Optimizer_SGD(), accuracy=nnfs.Accuracy_Categorical()
    )
    model.finalize()
    X, y = np.random.RandomState(0).randn(6, 2).astype(np.float32), np.array([0, 1, 2, 0, 1, 2])
    surface = model.loss_surface(X, y, "layers[0].weights[0, 0]", "layers[0].weights[1, 0]", points=2)
    assert np.isfinite(surface.losses).all()
    assert capsys.readouterr().out == ""


def test_more_points_than_can_be_evaluated_are_refused(line):
    model, X, y = line
    with pytest.raises(ValueError, match="points") as caught:
        model.loss_surface(X, y, "layers[0].weights[0, 0]", "layers[0].biases[0, 0]", points=10**6)
    assert str(caught.value) == (
        "model, loss_surface: points is 1,000,000; 301 or fewer are possible, as each pair is evaluated."
    )


def _raises(x):
    raise ZeroDivisionError("division by zero")


def _endless(x):
    return _endless(x)


_WHOLE = "a function that takes an array and returns one of the same shape is required."
#: Functions that give no curve, by what is wrong, and the sentence about each.
NO_CURVE = {
    "texts": (lambda x: "text", TypeError, "plot_functions, the results of f(x): the values are texts (<U4); real "
              "numbers up to 64 bits are required. Convert them first."),
    "complex numbers": (lambda x: x * 1j, TypeError, "plot_functions, the results of f(x): the values are complex "
                        "numbers (complex128); real numbers up to 64 bits are required. Convert them first."),
    "nothing": (lambda x: None, TypeError, "plot_functions, the results of f(x): a NoneType arrived; an array of real "
                "numbers is required."),
    "two numbers": (lambda x: [1, 2], hn.ShapeError, "plot_functions: f(x) returns (2,) for x of (601,); one number "
                    "for each x is required. Write the function for whole arrays."),
    "a column": (lambda x: x[:, None], hn.ShapeError, "plot_functions: f(x) returns (601, 1) for x of (601,); one "
                 "number for each x is required. Write the function for whole arrays."),
    "an error": (_raises, ValueError, f"plot_functions: raises raises ZeroDivisionError (division by zero); {_WHOLE}"),
    "no end": (_endless, ValueError, "plot_functions: endless raises RecursionError (maximum recursion depth "
               f"exceeded); {_WHOLE}"),
    "no finite number": (lambda x: x * np.inf, ValueError, "plot_functions: no result of f(x) from -5 to 5 is finite; "
                         "at least one must be. Choose another range, or check the function."),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_CURVE)
def test_a_custom_function_without_a_curve_is_refused_with_a_sentence(name):
    function, kind, message = NO_CURVE[name]
    with pytest.raises(kind) as caught:
        hn.plot_functions("relu", function)
    assert str(caught.value) == message
    assert plt.get_fignums() == []


def test_an_interruption_in_a_custom_function_passes():
    def interrupted(x):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        hn.plot_functions(interrupted)


def test_functions_of_the_same_name_are_curves_of_their_own():
    drawn = curves(hn.plot_functions(lambda x: x, lambda x: -x, "relu", "relu", lambda x: 2.0))
    assert list(drawn) == ["f(x)", "f(x) 2", "relu", "relu 2", "f(x) 3"]
    x, y = drawn["f(x) 2"]
    np.testing.assert_array_equal(y, -x)
    np.testing.assert_array_equal(drawn["f(x) 3"][1], np.full(601, 2.0))


def test_a_custom_function_may_overflow_and_change_its_argument():
    def doubled(x):
        x *= 2
        return x

    drawn = curves(hn.plot_functions(lambda x: np.exp(x**9), doubled, np.sin))
    assert not np.isfinite(drawn["f(x)"][1][-1])
    x, y = drawn["sin"]
    np.testing.assert_array_equal(y, np.sin(x))
    np.testing.assert_array_equal(drawn["doubled"][1], 2 * x)


def test_weights_and_activations_that_are_not_finite_are_named_with_layer_and_row():
    hn.init(seed=0)
    model = hn.Model([hn.DenseLayer(2, 3), hn.ReLUActivation(), hn.DenseLayer(3, 1)])
    X = np.ones((5, 2), np.float32)
    model.layers[2].weights[1, 0] = np.inf
    weights = (
        "model, plot_weights: layers[2].weights[1, 0] is inf; every weight and bias must be finite. Train from the "
        "start with a smaller learning rate, or set it."
    )
    output = (
        "model, plot_activations: the output of layers[2], DenseLayer(3, 1), is inf in row 0, column 0; every number "
        "must be finite. Look at the weights up to this layer: model.plot_weights()."
    )
    for call, message in ((model.plot_weights, weights), (lambda: model.plot_activations(X), output)):
        model.layers[0].weights[:] = 1
        with pytest.raises(ValueError, match="model") as caught:
            call()
        assert str(caught.value) == message
    model.layers[2].weights[1, 0] = 1
    X[3, 1] = np.nan
    with pytest.raises(ValueError, match="model") as caught:
        model.plot_activations(X)
    assert str(caught.value) == (
        "model, plot_activations: the inputs are nan in row 3, column 1; every number must be finite. Fill such "
        "values, or drop the row."
    )
    with pytest.raises(ValueError, match="model") as caught:
        model.plot_activations(X[:0])
    assert str(caught.value) == (
        "model, plot_activations: the inputs have no rows; one or more are required. Pass samples."
    )


@pytest.mark.parametrize("name", OF_ONE_NUMBER)
def test_the_symbol_of_an_activation_has_the_values_of_the_engine(name):
    kind = getattr(hn, TABLE[name].class_name)
    layer = kind(slope=0.2) if name == "leaky_relu" else kind()
    x = np.linspace(-4, 4, 33)
    layer.forward(x[:, None])
    # float64: the functions of Python and of the engine differ by rounding alone.
    np.testing.assert_allclose([TABLE[name].curve.function(each) for each in x.tolist()], layer.output.ravel(), 1e-12)


def test_the_table_of_activations_has_every_activation_of_the_engine():
    kinds = [kind for kind in vars(hn.activations).values() if isinstance(kind, type)]
    classes = {kind._name: kind.__name__ for kind in kinds if getattr(kind, "_name", "")}
    assert {name: row.class_name for name, row in TABLE.items()} == classes
