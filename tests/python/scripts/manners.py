"""Scripts that lean on NumPy's manners: who owns an array, what a view sees, what may be given and changed when."""

import copy
import gc
import io
import json
import pickle
import tempfile
import weakref
from pathlib import Path

import nnfs
import numpy as np
import pandas as pd
from nnfs.datasets import spiral_data
from own_classes import (
    Activation_Linear,
    Activation_ReLU,
    Activation_Sigmoid,
    Activation_Softmax,
    Activation_Softmax_Loss_CategoricalCrossentropy,
    Layer_Dense,
    Layer_Dropout,
    Layer_Input,
    Loss_BinaryCrossentropy,
    Loss_CategoricalCrossentropy,
    Loss_MeanSquaredError,
)


def show(*values):
    for value in values:
        print(type(value).__name__, value.dtype, value.shape, value.tolist())


def attempt(function):
    try:
        print(function())
    except Exception as error:
        kinds = (TypeError, ValueError, AttributeError, OverflowError)
        print([kind.__name__ for kind in kinds if isinstance(error, kind)])


nnfs.init()
X, y = spiral_data(samples=4, classes=3)

# %% output kept over the next forward

dense = Layer_Dense(2, 3)
dense.forward(X)
kept = dense.output
dense.forward(X[::-1])
show(kept, dense.output)
print(np.shares_memory(kept, dense.output), np.array_equal(kept, dense.output[::-1]))

# %% weights replaced

dense = Layer_Dense(2, 3)
dense.weights = np.array([[0.5, -0.25, 1], [2, 1, -1]], dtype="float32")
dense.forward(X)
show(dense.output)
dense.weights = dense.weights * 2
dense.biases = dense.biases - 1
dense.forward(X)
show(dense.output)

# %% weights changed in place

dense = Layer_Dense(2, 3)
before = dense.weights
dense.weights += 1
dense.weights[:, 0] = 0
dense.weights[dense.weights > 1.005] *= -1
dense.biases[0][1] = 5
np.multiply(dense.biases, 2, out=dense.biases)
dense.forward(X)
show(dense.output, before)
print(before is dense.weights)

# %% weights transposed

encoder, decoder = Layer_Dense(2, 5), Layer_Dense(5, 2)
decoder.weights = encoder.weights.T
encoder.forward(X)
decoder.forward(encoder.output)
show(decoder.output)
encoder.weights += 0.5
decoder.forward(encoder.output)
decoder.backward(X)
show(decoder.output, decoder.dweights, decoder.dinputs)

# %% inputs changed between forward and backward

dense = Layer_Dense(2, 3)
dense.forward(X)
X[0] = 100
X *= 2
dense.backward(np.ones((12, 3), dtype="float32"))
show(dense.output[0], dense.dweights, dense.dbiases)

# %% inputs replaced between forward and backward

dense, relu = Layer_Dense(2, 3), Activation_ReLU()
dense.forward(X)
relu.forward(dense.output)
dense.inputs = dense.inputs + 1
relu.inputs = -relu.inputs
relu.backward(np.ones((12, 3), dtype="float32"))
dense.backward(relu.dinputs)
show(relu.dinputs, dense.dweights)

# %% inputs deleted between forward and backward

dense = Layer_Dense(2, 3)
inputs = X + 1
dense.forward(inputs)
del inputs
gc.collect()
junk = [np.full((12, 2), 7, dtype="float32") for _ in range(50)]
dense.backward(np.ones((12, 3), dtype="float32"))
show(dense.dweights, dense.dinputs)

# %% outputs after their layer is gone

layers = [Layer_Dense(2, 3) for _ in range(20)]
outputs = []
for layer in layers:
    layer.forward(X)
    outputs.append(layer.output[1:4, ::2])
expected = [output.copy() for output in outputs]
layers = layer = None
for _ in range(3):
    gc.collect()
    junk = [np.random.randn(12, 3) for _ in range(100)]
print(all(np.array_equal(a, b) for a, b in zip(outputs, expected, strict=True)))
show(outputs[-1])

# %% nothing but the script keeps arrays alive

dense, relu = Layer_Dense(2, 3), Activation_ReLU()
inputs = X.copy()
dense.forward(inputs)
relu.forward(dense.output)
references = [weakref.ref(array) for array in (inputs, dense.output, relu.output, dense.weights)]
print([reference() is not None for reference in references])
del inputs
dense.inputs = dense.output = dense.weights = relu.inputs = relu.output = None
print([reference() is not None for reference in references])

# %% views and slices of outputs

dense = Layer_Dense(2, 4)
dense.forward(X)
row, column, block, turned = dense.output[2], dense.output[:, 1], dense.output[1:5, 1:3], dense.output.T
dense.output[2, 1] = 9
show(row, column, block, turned[1])
block[:] = 0
print(np.count_nonzero(dense.output), turned.base is dense.output, row.base is dense.output)

# %% fancy indexing of outputs

softmax = Activation_Softmax()
softmax.forward(X)
show(softmax.output[range(12), y % 2], softmax.output[softmax.output > 0.6], softmax.output[[0, -1]])
softmax.output[[0, 3], [1, 0]] = 0
print(np.argmax(softmax.output, axis=1), softmax.predictions(softmax.output))

# %% outputs changed in place before backward

softmax, sigmoid, relu = Activation_Softmax(), Activation_Sigmoid(), Activation_ReLU()
for activation in (softmax, sigmoid, relu):
    activation.forward(X)
    activation.output += np.float32(0.25)
    activation.output[0] = 0
    activation.backward(np.ones((12, 2), dtype="float32"))
    show(activation.output, activation.dinputs)

# %% outputs chained and changed in place

dense, relu, linear = Layer_Dense(2, 3), Activation_ReLU(), Activation_Linear()
dense.forward(X)
linear.forward(dense.output)
relu.forward(linear.output)
print(linear.output is dense.output, relu.inputs is dense.output, dense.inputs is X, relu.output is relu.inputs)
dense.output *= -1000
show(linear.output, relu.output)
relu.backward(np.ones((12, 3), dtype="float32"))
show(relu.dinputs)

# %% biases of other shapes

dense = Layer_Dense(2, 3)
for biases in (np.array([1.0, 2.0, 3.0]), np.float32([1, 2, 3]), 0.5, np.float32(0.25), [1, 2, 3], [[1.5, 2, 3]], 2):
    dense.biases = biases
    dense.forward(X)
    show(dense.output)
dense.biases = np.array([1.0, 2.0, 3.0])
dense.forward(X[1])
show(dense.output)
dense.biases = np.array([[1.0, 2.0, 3.0]])
dense.forward(X[1])
show(dense.output)

# %% weights of other dtypes

dense = Layer_Dense(2, 3)
weights = dense.weights * 64
for dtype in ("float64", "float16", "int64", "int8", "bool", ">f4", ">f8", "float32"):
    dense.weights = weights.astype(dtype)
    dense.forward(X)
    show(dense.output)
dense.weights = np.asfortranarray(weights)
dense.forward(X)
show(dense.output)
dense.weights = np.repeat(np.repeat(weights, 2, axis=0), 2, axis=1)[::2, ::2]
dense.forward(X)
show(dense.output)

# %% a float64 scalar times weights

dense = Layer_Dense(2, 3)
dense.weights *= np.float64(0.1)
show(dense.weights)
dense.weights = dense.weights * np.float64(0.1)
dense.biases = dense.biases + np.float64(0.1)
dense.forward(X)
show(dense.weights, dense.output)
dense.backward(dense.output)
show(dense.dweights, dense.dbiases, dense.dinputs)
dense.weights -= 0.5 * dense.dweights
dense.biases -= np.float32(0.5) * dense.dbiases
show(dense.weights, dense.biases)

# %% a layer pickled between forward and backward

dense, relu = Layer_Dense(2, 3, weight_regularizer_l2=0.5), Activation_ReLU()
dense.forward(X)
relu.forward(dense.output)
dense.note = "mine"
dense, relu = pickle.loads(pickle.dumps((dense, relu)))
relu.backward(np.ones((12, 3), dtype="float32"))
dense.backward(relu.dinputs)
show(dense.dweights, dense.output)
print(dense.note, dense.weight_regularizer_l2, relu.inputs is dense.output)
dense.weights += dense.dweights
dense.forward(X)
show(dense.output)

# %% a layer copied between forward and backward

dense = Layer_Dense(2, 3)
dense.forward(X)
deep, shallow = copy.deepcopy(dense), copy.copy(dense)
dense.weights += 1
dense.inputs[0] = 5
for layer in (dense, deep, shallow):
    layer.backward(np.ones((12, 3), dtype="float32"))
    show(layer.dweights, layer.dinputs[0], layer.weights)
print(shallow.weights is dense.weights, deep.weights is dense.weights)

# %% a data frame of inputs, a series of labels

frame = pd.DataFrame({"a": X[:, 0], "b": X[:, 1].astype("float64"), "c": range(12)})
dense, end = Layer_Dense(3, 3), Activation_Softmax_Loss_CategoricalCrossentropy()
dense.forward(frame)
show(dense.output)
loss = end.forward(dense.output, pd.Series(y))
end.backward(end.output, pd.Series(y))
dense.backward(end.dinputs)
print(repr(loss))
show(end.dinputs, dense.dweights)
print(dense.inputs is frame)

# %% whole numbers as inputs

whole = np.array([[1, -2, 3], [0, 5, -6]])
for dtype in ("int64", "int32", "int16", "uint8", "bool"):
    dense, relu = Layer_Dense(3, 2), Activation_ReLU()
    dense.forward(whole.astype(dtype))
    relu.forward(whole.astype(dtype))
    show(dense.output, relu.output)
    dense.backward(dense.output)
    show(dense.dweights)
for activation in (Activation_Softmax(), Activation_Sigmoid()):
    activation.forward(whole)
    show(activation.output.round(12))
relu.forward(np.array([2**62 + 1, -(2**62) - 1]))
show(relu.output)

# %% inputs in other layouts

dense, relu, softmax = Layer_Dense(2, 3), Activation_ReLU(), Activation_Softmax()
wide = np.repeat(np.repeat(X, 2, axis=0), 3, axis=1)
frozen = X.copy()
frozen.flags.writeable = False
with tempfile.TemporaryDirectory() as folder:
    np.save(Path(folder, "X.npy"), X)
    mapped = np.load(Path(folder, "X.npy"), mmap_mode="r")
    layouts = (wide[::2, ::3], X[::-1, ::-1], np.asfortranarray(X), X.astype(">f4"), frozen, mapped, X.T.copy().T)
    for inputs in layouts:
        dense.forward(inputs)
        relu.forward(inputs)
        softmax.forward(inputs)
        dense.backward(np.ones((12, 3), dtype="float32"))
        show(dense.output, dense.dweights, softmax.output)
        print(relu.output.tolist(), dense.inputs is inputs, inputs.flags.writeable)
    inputs = mapped = layouts = dense.inputs = relu.inputs = softmax.inputs = None

# %% gradients in other layouts

dense, relu, sigmoid = Layer_Dense(2, 4), Activation_ReLU(), Activation_Sigmoid()
dense.forward(X)
relu.forward(dense.output)
sigmoid.forward(dense.output)
dvalues = np.arange(48, dtype="float32").reshape(12, 4) - 20
wide = np.repeat(dvalues, 2, axis=1)
frozen = dvalues.copy()
frozen.flags.writeable = False
for gradients in (wide[:, ::2], np.asfortranarray(dvalues), dvalues.astype(">f4"), frozen, dvalues[::-1]):
    dense.backward(gradients)
    relu.backward(gradients)
    sigmoid.backward(gradients)
    show(dense.dweights, dense.dbiases, dense.dinputs, sigmoid.dinputs)
    print(relu.dinputs.tolist(), relu.dinputs.flags.writeable, np.shares_memory(relu.dinputs, gradients))

# %% no rows at all

dense, relu, softmax = Layer_Dense(2, 3), Activation_ReLU(), Activation_Softmax()
dropout, end = Layer_Dropout(0.5), Activation_Softmax_Loss_CategoricalCrossentropy()
dense.forward(X[:0])
relu.forward(dense.output)
dropout.forward(relu.output)
softmax.forward(dropout.output)
show(dense.output, relu.output, dropout.output, softmax.output)
print(end.forward(dropout.output, y[:0]))
end.backward(end.output, y[:0])
dropout.backward(end.dinputs)
relu.backward(dropout.dinputs)
dense.backward(relu.dinputs)
show(end.dinputs, relu.dinputs, dense.dweights, dense.dbiases, dense.dinputs)

# %% no columns and no neurons

dense = Layer_Dense(0, 3)
dense.forward(np.zeros((2, 0)))
dense.backward(np.ones((2, 3)))
show(dense.weights, dense.output, dense.dweights, dense.dbiases, dense.dinputs)
dense = Layer_Dense(2, 0)
dense.forward(X)
dense.backward(dense.output)
show(dense.weights, dense.output, dense.dweights, dense.dbiases, dense.dinputs)

# %% one sample without its row, and more axes

dense, relu = Layer_Dense(2, 3), Activation_ReLU()
dense.forward(X[3])
show(dense.output)
dense.forward(X.reshape(3, 2, 2, 2))
relu.forward(dense.output)
show(dense.output, relu.output)
relu.forward(X[3])
relu.backward(X[4])
show(relu.output, relu.dinputs)
relu.forward(np.float32(-2))
show(relu.output)
relu.forward(-1.5)
show(relu.output)

# %% what is not finite

dense, relu, softmax, sigmoid = Layer_Dense(2, 3), Activation_ReLU(), Activation_Softmax(), Activation_Sigmoid()
X[1], X[2, 0], X[3, 1], X[4] = np.nan, np.inf, -np.inf, (3e38, -3e38)
dense.weights *= 1e4
dense.forward(X)
for activation in (relu, softmax, sigmoid):
    activation.forward(dense.output)
    show(activation.output)
    activation.backward(dense.output)
    show(activation.dinputs)
loss = Loss_CategoricalCrossentropy()
print(repr(loss.calculate(softmax.output, y % 3)), loss.forward(softmax.output, y % 3).tolist())

# %% negative zeros

relu, linear = Activation_ReLU(), Activation_Linear()
zeros = np.array([[-0.0, 0.0, -1e-45, 1.0]], dtype="float32")
for activation in (relu, linear):
    activation.forward(zeros)
    activation.backward(-zeros)
    show(activation.output, activation.dinputs)
dense = Layer_Dense(1, 1)
dense.weights[:] = -1
dense.forward(np.zeros((1, 1)))
show(dense.output)
dense.biases[:] = -0.0
dense.forward(np.zeros((1, 1)))
show(dense.output)

# %% attributes that are not there yet

dense = Layer_Dense(2, 3)
print(hasattr(dense, "output"), hasattr(dense, "weights"), hasattr(dense, "dinputs"), sorted(vars(dense)))
attempt(lambda: dense.output)
dense.forward(X)
print(sorted(vars(dense)))
dense.backward(dense.output)
print(sorted(vars(dense)))
del dense.output, dense.dinputs
attempt(lambda: dense.dinputs)
dense.backward(np.ones((12, 3), dtype="float32"))
show(dense.dinputs)
relu = Activation_ReLU()
print(vars(relu))
relu.forward(X)
print(sorted(vars(relu)))

# %% custom attributes

dense = Layer_Dense(2, 3)
dense.prev, dense.next, dense.name = None, Layer_Input(), "first"
dense.weight_momentums = np.zeros_like(dense.weights)
print(sorted(vars(dense)), dense.weight_momentums.dtype, type(dense.next).__name__)
setattr(dense, "learning rate", 5)
print(getattr(dense, "learning rate"), {dense: 1}[dense], dense == copy.copy(dense), dense in [dense])

# %% a refused forward leaves the last output

dense = Layer_Dense(2, 3)
dense.forward(X)
kept = dense.output
attempt(lambda: dense.forward(np.ones((4, 3))))
attempt(lambda: dense.forward(np.ones(3)))
print(dense.output is kept)
dense.weights = np.ones((4, 4))
attempt(lambda: dense.forward(X))
dense.weights, dense.biases = np.ones((2, 3)), np.ones((1, 2))
attempt(lambda: dense.forward(X))
print(dense.output is kept)
attempt(lambda: Activation_Softmax().forward(np.ones(3)))
attempt(lambda: Activation_Softmax().forward(np.ones((3, 0))))

# %% weights swapped and shared

first, second = Layer_Dense(2, 2), Layer_Dense(2, 2)
first.weights, second.weights = second.weights, first.weights
first.forward(X)
second.forward(X)
show(first.output, second.output)
second.set_parameters(*first.get_parameters())
first.weights += 1
second.forward(X)
show(second.output)
print(second.weights is first.weights, first.get_parameters()[1] is second.biases)

# %% arrays say who they are

dense = Layer_Dense(2, 3)
dense.forward(X)
dense.backward(dense.output)
for array in (dense.weights, dense.biases, dense.output, dense.dweights, dense.dbiases, dense.dinputs):
    flags = array.flags
    print(type(array) is np.ndarray, flags.c_contiguous, flags.owndata, flags.writeable, flags.aligned, array.base)
    print(array.strides, array.nbytes, array.itemsize, hash(array.tobytes()) == hash(array.copy().tobytes()))
print(len(dense.output), sum(dense.output[1]), f"{dense.output[1, 2]:.6f}", json.dumps(dense.output[1].tolist()))
for row, label in zip(dense.output[:2], y, strict=False):
    print(row, int(label), *(float(value) for value in row))

# %% draws of all kinds in turn

dense = Layer_Dense(3, 2)
print(np.random.rand(2), np.random.randn(1))
dropout = Layer_Dropout(0.3)
dropout.forward(np.ones((3, 5), dtype="float32"))
show(dropout.output, dropout.binary_mask)
keys = np.arange(12)
np.random.shuffle(keys)
X, y = X[keys], y[keys]
state = np.random.get_state()
second = Layer_Dense(1, 3)
np.random.set_state(state)
third = Layer_Dense(1, 3)
print(keys, y, np.array_equal(second.weights, third.weights), np.random.randint(0, 100, 3), np.random.randn(3))
np.random.seed(0)
show(Layer_Dense(2, 2).weights, np.random.randn(2))

# %% shuffled batches in place

dense = Layer_Dense(2, 3)
batch = X[2:7]
dense.forward(batch)
np.random.shuffle(X)
dense.backward(np.ones((5, 3), dtype="float32"))
show(dense.dweights)
dense.forward(X[[3, 1, 2]])
show(dense.output)
for start in range(0, 12, 5):
    dense.forward(X[start : start + 5])
    print(dense.output.shape, float(dense.output.sum()))

# %% arrays saved and loaded

dense = Layer_Dense(2, 3)
dense.forward(X)
file = io.BytesIO()
np.savez(file, weights=dense.weights, output=dense.output)
file.seek(0)
loaded = np.load(file)
other = Layer_Dense(2, 3)
other.weights = loaded["weights"]
other.forward(X)
print(np.array_equal(other.output, loaded["output"]), len(pickle.dumps(dense.weights)))
other.weights = np.frombuffer(dense.weights.tobytes(), dtype="float32").reshape(2, 3)
other.forward(X)
print(np.array_equal(other.output, dense.output), other.weights.flags.writeable)


def change():
    other.weights += 1


attempt(change)

# %% labels of every form

probabilities = np.array([[0.7, 0.1, 0.2], [0.1, 0.5, 0.4], [0.02, 0.9, 0.08]], dtype="float32")
loss, end = Loss_CategoricalCrossentropy(), Activation_Softmax_Loss_CategoricalCrossentropy()
classes = np.array([0, 1, 1])
for dtype in ("int64", "int32", "uint8", "int8", "uint64"):
    labels = classes.astype(dtype)
    print(repr(loss.calculate(probabilities, labels)))
    loss.backward(probabilities, labels)
    end.backward(probabilities, labels)
    show(loss.dinputs, end.dinputs)
for dtype in ("float64", "float32", "int64", "int8"):
    labels = np.eye(3)[classes].astype(dtype)
    print(repr(loss.calculate(probabilities, labels)))
    loss.backward(probabilities, labels)
    end.backward(probabilities, labels)
    show(loss.dinputs, end.dinputs)
show(probabilities)

# %% truths and predictions of every dtype

for dtype in ("float32", "float64"):
    predictions = np.array([[0.75, 0.125], [0.5, 0.25]], dtype=dtype)
    for truth in ("float32", "float64", "int64", "uint8"):
        truths = np.array([[1, 0], [0, 1]], dtype=truth)
        for loss in (Loss_BinaryCrossentropy(), Loss_MeanSquaredError()):
            print(repr(loss.calculate(predictions, truths)), type(loss.calculate(predictions, truths)).__name__)
            loss.backward(predictions, truths)
            show(loss.forward(predictions, truths), loss.dinputs)

# %% gradients given back are new arrays

relu, linear, dropout = Activation_ReLU(), Activation_Linear(), Layer_Dropout(0.25)
dvalues = np.ones((12, 2), dtype="float32")
for layer in (relu, linear, dropout):
    layer.forward(X)
    layer.backward(dvalues)
    layer.dinputs += 1
    print(layer.dinputs is not dvalues, np.shares_memory(layer.dinputs, dvalues))
dropout.forward(X, training=False)
dropout.output[:] = 0
show(dvalues, X)
end = Activation_Softmax_Loss_CategoricalCrossentropy()
end.forward(X, y % 2)
end.backward(end.output, y % 2)
end.dinputs[:] = 0
show(end.output)
print(end.output is end.activation.output)

# %% whole numbers and halves as gradients

relu, linear, dense = Activation_ReLU(), Activation_Linear(), Layer_Dense(4, 4)
z = np.array([[1, 2, -3, -4], [2, -7, -1, 3], [-1, 2, 5, -1]])
for dtype in ("int64", "int16", "uint8", "bool", "float16", "float64", ">i4"):
    dvalues = np.arange(12).reshape(3, 4).astype(dtype)
    relu.forward(z)
    linear.forward(z)
    dense.forward(z.astype("float32"))
    for layer in (relu, linear):
        layer.backward(dvalues)
        print(layer.dinputs.tolist(), layer.dinputs.dtype.name, np.shares_memory(layer.dinputs, dvalues))
    if dtype != "float16":  # NumPy sums halves in halves
        dense.backward(dvalues)
        show(dense.dweights, dense.dbiases, dense.dinputs)
relu.backward(np.full((3, 4), 2**53 + 1))
linear.backward(np.full((3, 4), 2**53 + 1))
dense.backward(np.full((3, 4), 2**31 - 1, dtype="int32"))
show(relu.dinputs, linear.dinputs, dense.dbiases)
relu.forward(np.float16([[1, -2, 0.1]]))
show(relu.output)
dense.bias_regularizer_l2 = 0.5
dense.backward(np.ones((3, 4)))
show(dense.dbiases)

# %% what forward leaves, set by hand

softmax, sigmoid, relu = Activation_Softmax(), Activation_Sigmoid(), Activation_ReLU()
dense, dropout = Layer_Dense(2, 2), Layer_Dropout(0.5)
softmax.output = np.array([[0.7, 0.1, 0.2], [0.1, 0.5, 0.4]])
softmax.backward(np.array([[1.0, 2, 3], [-1, 0, 1]]))
sigmoid.output = np.array([[0.7, 0.1, 0.2]], dtype="float32")
sigmoid.backward(np.array([[1.0, 2, 3]]))
relu.inputs = X
relu.backward(X)
dense.inputs = np.array([[1, 2]], dtype="float32")
dense.backward(np.array([[1, 2]], dtype="float32"))
dropout.binary_mask = np.array([[2.0, 0]])
dropout.backward(np.array([[1, 2]]))
show(softmax.dinputs, sigmoid.dinputs, relu.dinputs, dense.dweights, dense.dinputs, dropout.dinputs)
print(vars(dropout).keys(), list(vars(sigmoid)))

# %% all attributes, in order

for part in (Layer_Dense(2, 1), Layer_Dropout(0.25), Activation_ReLU(), Activation_Softmax(), Activation_Linear()):
    print(type(part).__name__, vars(part))
    part.forward(X)
    print(list(vars(part)))
    part.backward(part.output)
    print(list(vars(part)), [type(value).__name__ for value in vars(part).values()])

# %% methods of layers changed from outside


def loud(inputs, training=None):
    print("forward", inputs.shape)
    forward(inputs, training)


def shifted(self, inputs):
    self.output = np.dot(inputs, self.weights) + self.biases + 1


dense = Layer_Dense(2, 3)
forward, dense.forward = dense.forward, loud
dense.forward(X)
show(dense.output)
del dense.forward
before, Layer_Dense.forward = Layer_Dense.forward, shifted
try:
    dense.forward(X)
finally:
    Layer_Dense.forward = before
show(dense.output)
dense.forward(inputs=X * 2)
list(map(dense.forward, [X, X + 1]))
Layer_Dense.forward(dense, X[::2])
show(dense.output)

# %% subclasses of every kind


class Given(Layer_Dense):
    def __init__(self, weights, biases):
        self.weights, self.biases = np.array(weights), np.array(biases)


class Halved(Layer_Dense):
    @property
    def weights(self):
        return self._weights / np.float32(2)

    @weights.setter
    def weights(self, weights):
        self._weights = weights


class PlusOne:
    def forward(self, inputs, training=None):
        super().forward(inputs)
        self.output = self.output + 1


class Mixed(PlusOne, Layer_Dense):
    def __call__(self, inputs):
        self.forward(inputs)
        return self.output


class Both(Layer_Dense, Activation_ReLU):
    def forward(self, inputs, name="", *, verbose=False):
        Layer_Dense.forward(self, inputs)
        Activation_ReLU.forward(self, self.output)
        print(name, verbose, self.output.shape)


given, halved, both = Given([[1.0, 2], [3, 4]], [[0.5, 0.25]]), Halved(2, 3), Both(2, 3)
given.forward(X)
halved.forward(X)
halved.backward(halved.output)
both.forward(X, "both", verbose=True)
show(given.output, halved.output, halved.dweights, halved._weights, Mixed(2, 3)(X), both.output)
attempt(lambda: given.backward(given.output))

# %% a network trained by hand, clipped, averaged and stopped

first, relu, second = Layer_Dense(2, 8, bias_regularizer_l1=1e-3), Activation_ReLU(), Layer_Dense(8, 3)
end, lowest, best = Activation_Softmax_Loss_CategoricalCrossentropy(), 9999999, None
for step in range(30):
    first.forward(X)
    relu.forward(first.output)
    second.forward(relu.output)
    loss = end.forward(second.output, y)
    if loss < lowest:
        lowest, best = loss, (first.weights.copy(), second.biases.copy())
    end.backward(end.output, y)
    second.backward(end.dinputs)
    relu.backward(second.dinputs)
    first.backward(relu.dinputs)
    for layer in (first, second):
        norm = np.sqrt(np.sum(layer.dweights**2))
        layer.dweights *= min(1, 0.01 / norm)
        layer.weights += -0.9 * layer.dweights
        layer.biases -= np.clip(layer.dbiases, -0.01, 0.01)
    print(step, loss, repr(norm), end.loss.regularization_loss(first), np.mean(np.argmax(end.output, axis=1) == y))
show(*best, lowest)
