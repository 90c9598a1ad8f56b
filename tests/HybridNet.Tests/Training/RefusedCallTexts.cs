namespace HybridNet.Tests.Training;

/// <summary>What each refused call of <see cref="RefusedCallTests"/> says: the type of the exception and its whole text.</summary>
internal static class RefusedCallTexts
{
    /// <summary>By the method and what is refused; the folder of the test and the file of a run stand in angle brackets.</summary>
    internal static Dictionary<string, (string Type, string Text)> All { get; } = new()
    {
        ["Add, an unknown name"] = (
            "ArgumentException",
            "model: the activation is called \"relo\"; there is none of this name. Did you mean \"relu\"?"),
        ["Add, null"] = ("ArgumentNullException", "Value cannot be null. (Parameter 'layer')"),
        ["Add, twice"] = ("ArgumentException", "model: the ReLU is in it already; each position needs its own layer. Create a second one."),
        ["CheckGradients, null"] = ("ArgumentNullException", "Value cannot be null. (Parameter 'inputs')"),
        ["CheckGradients, other targets"] = (
            "ShapeException",
            "model, check gradients: inputs are (6, 2), targets are (1,); 6 samples need 6 targets, not 1. Pass one target for each row of "
            + "the inputs."),
        ["Compile, an unknown loss"] = (
            "ArgumentException",
            "model: the loss is called \"none\"; there is none of this name. The names are \"categorical_crossentropy\", "
            + "\"binary_crossentropy\", \"sigmoid_binary_crossentropy\", \"mean_squared_error\", \"mean_absolute_error\"."),
        ["Compile, an unknown metric"] = (
            "ArgumentException",
            "model: the accuracy is called \"none\"; there is none of this name. The names are \"categorical_accuracy\", \"binary_accuracy\", "
            + "\"regression_accuracy\", \"precision\", \"recall\", \"f1_score\", \"r2_score\"."),
        ["Compile, an unknown optimizer"] = (
            "ArgumentException",
            "model: the optimizer is called \"none\"; there is none of this name. The names are \"sgd\", \"adagrad\", \"rmsprop\", \"adam\"."),
        ["Compile, null"] = ("ArgumentNullException", "Value cannot be null. (Parameter 'loss')"),
        ["Diagnose, another number of columns"] = (
            "ShapeException",
            "model, diagnose: inputs are (6, 3); the dense layer 2 -> 4 takes (samples, 2). Pass 2 columns, or build the first layer for the "
            + "inputs you have."),
        ["Evaluate, another number of columns"] = (
            "ShapeException",
            "model, evaluate: inputs are (6, 3); the dense layer 2 -> 4 takes (samples, 2). Pass 2 columns, or build the first layer for the "
            + "inputs you have."),
        ["Evaluate, batch size"] = (
            "ArgumentOutOfRangeException",
            "model, evaluate: the batch size is 0; it must be 1 or more, or not given for all samples in one batch."),
        ["Evaluate, labels without names"] = (
            "StateException",
            "model: the targets are text labels, and it has no class names. Fit it on text labels first, or set its class names."),
        ["Evaluate, null"] = ("ArgumentNullException", "Value cannot be null. (Parameter 'inputs')"),
        ["Evaluate, other targets"] = (
            "ShapeException",
            "model, evaluate: inputs are (6, 2), targets are (1,); 6 samples need 6 targets, not 1. Pass one target for each row of the "
            + "inputs."),
        ["Fit, NaN"] = (
            "ArgumentException",
            "model, fit: the inputs have NaN in row 1, column 0 (the first is 0); every number must be finite. Fill in or drop what is "
            + "missing, or allow numbers that are not finite."),
        ["Fit, a callback that begins"] = ("InvalidOperationException", "begin"),
        ["Fit, a callback that begins a resumed run"] = ("InvalidOperationException", "begin"),
        ["Fit, a callback that validates"] = ("InvalidOperationException", "validate"),
        ["Fit, a callback without its quantity"] = (
            "StateException",
            "early stopping: it monitors the validation loss; this fit computes only the loss and the accuracy. Pass validation data, or "
            + "monitor what is computed."),
        ["Fit, a checkpoint of another model"] = (
            "StateException",
            "<run>: the checkpoint is of another model: layers are 4 there and 5 here. Fit the same model, or start again with another file."),
        ["Fit, a checkpoint of another run"] = (
            "StateException",
            "model, fit: the checkpoint is of another run (inputs (6, 2) float32 1a89b94ace3c, targets (6,) 991a4b62d88e, weights none, "
            + "validation none, batch size 6, shuffled); this one has inputs (6, 2) float32 1a89b94ace3c, targets (6,) 991a4b62d88e, weights "
            + "none, validation none, batch size 1, shuffled. Fit with the same data and batches, or start again with another file."),
        ["Fit, a checkpoint without folder"] = (
            "DirectoryNotFoundException",
            "<folder>/none/run: there is no folder <folder>/none to write it in. Create the folder, or check the path."),
        ["Fit, a class without an output"] = (
            "ArgumentException",
            "categorical cross-entropy: the label of sample 3 is 3; predictions have 3 columns, so labels are 0 to 2. Number the classes "
            + "from 0, or give the last layer one neuron for each class."),
        ["Fit, a file that is not a checkpoint"] = (
            "InvalidDataException",
            "<folder>/notes.txt: the file is not a checkpoint, or is damaged; training would overwrite it. Name another file, or remove this "
            + "one."),
        ["Fit, a layer that refuses"] = ("InvalidOperationException", "own"),
        ["Fit, a layer that refuses to go back"] = ("InvalidOperationException", "own"),
        ["Fit, a layer without gradient"] = ("StateException", "Adam: the parameter has no gradient yet. Run a backward pass before the step."),
        ["Fit, a log of other columns"] = (
            "InvalidDataException",
            "CSV log <folder>/notes.txt: the first line of the file is \"notes\"; a log begins with "
            + "\"epoch,loss,data_loss,reg_loss,accuracy,learning_rate,val_loss,val_accuracy\". Name another file, or remove this one."),
        ["Fit, a log without folder"] = (
            "DirectoryNotFoundException",
            "<folder>/none/log.csv: there is no folder <folder>/none to write it in. Create the folder, or check the path."),
        ["Fit, two logs of one file"] = (
            "ArgumentException",
            "model, fit: <folder>/log.csv is the file of two callbacks; each must write its own file. Name another file for one of them."),
        ["Fit, a log on the checkpoint"] = (
            "ArgumentException",
            "model, fit: <folder>/new is the file of two callbacks; each must write its own file. Name another file for one of them."),
        ["Fit, a missing label"] = (
            "ArgumentException",
            "model: the label of sample 3 is missing; each sample needs one. Drop the sample, or give it a label."),
        ["Fit, a weight below 0"] = (
            "ArgumentException",
            "model, fit: a sample weight is -1; weights are finite and 0 or more. Pass how much each sample counts."),
        ["Fit, another number of columns"] = (
            "ShapeException",
            "model, fit: inputs are (6, 3); the dense layer 2 -> 4 takes (samples, 2). Pass 2 columns, or build the first layer for the "
            + "inputs you have."),
        ["Fit, batch size"] = (
            "ArgumentOutOfRangeException",
            "model, fit: the batch size is 0; it must be 1 or more, or not given for all samples in one batch."),
        ["Fit, canceled"] = ("OperationCanceledException", "The operation was canceled."),
        ["Fit, epochs below 0"] = ("ArgumentOutOfRangeException", "model, fit: the number of epochs is -1; it must be 0 or more."),
        ["Fit, no samples"] = ("ShapeException", "model, fit: inputs are (0, 2); one sample or more is required. Pass rows of numbers."),
        ["Fit, null"] = ("ArgumentNullException", "Value cannot be null. (Parameter 'inputs')"),
        ["Fit, other targets"] = (
            "ShapeException",
            "model, fit: inputs are (6, 2), targets are (1,); 6 samples need 6 targets, not 1. Pass one target for each row of the inputs."),
        ["Fit, too few labels"] = (
            "ArgumentException",
            "categorical cross-entropy: the labels have 2 classes (\"a\", \"b\"); the network has 3 outputs, one for each class. Name all 3 "
            + "classes, or give the last layer one neuron for each class."),
        ["Fit, too many labels"] = (
            "ArgumentException",
            "categorical cross-entropy: the labels have 6 classes (\"a\", \"b\", \"c\", \"d\", \"e\", ...); the network has 3 outputs, one "
            + "for each class. Give the last layer 6 neurons."),
        ["Fit, validation batch size"] = (
            "ArgumentOutOfRangeException",
            "model, fit, validation: the batch size is 0; it must be 1 or more, or not given for all samples in one batch."),
        ["Fit, validation batch size without data"] = (
            "ArgumentException",
            "model, fit: the validation batch size is 1, and there is no validation data; a batch size needs data to cut. Pass validation "
            + "data, or no validation batch size."),
        ["Fit, validation of other columns"] = (
            "ShapeException",
            "model, fit, validation: inputs are (6, 3); the dense layer 2 -> 4 takes (samples, 2). Pass 2 columns, or build the first layer "
            + "for the inputs you have."),
        ["Fit, validation with a new label"] = (
            "ArgumentException",
            "model, fit, validation: the label 'd' is not one of its classes; the classes are 'a', 'b', 'c'. Fit a new model for new classes."),
        ["Fit, validation without weight"] = (
            "ArgumentException",
            "model, fit, validation: all 6 sample weights are zero; at least one must be greater than 0. Pass samples that count."),
        ["Fit, weights"] = ("ShapeException", "model, fit: 2 sample weights arrived for 6 samples. Pass one weight for each row of the inputs."),
        ["FitAsync, a callback that begins"] = ("InvalidOperationException", "begin"),
        ["FitAsync, other targets"] = (
            "ShapeException",
            "model, fit: inputs are (6, 2), targets are (1,); 6 samples need 6 targets, not 1. Pass one target for each row of the inputs."),
        ["FitBlocks, null"] = ("ArgumentNullException", "Value cannot be null. (Parameter 'blocks')"),
        ["FitBlocks, no blocks"] = ("ShapeException", "model, fit: inputs are (0, 0); one sample or more is required. Pass rows of numbers."),
        ["FitBlocks, text labels"] = (
            "ArgumentException",
            "data set file: the block after 0 samples has text labels; each block must have class numbers, or each must have rows of numbers. "
            + "Convert the targets."),
        ["FitBlocks, no folder"] = (
            "DirectoryNotFoundException",
            "<run>.inputs: there is no folder <folder>/none to write it in. Create the folder, or check the path."),
        ["FitBlocks, another number of columns"] = (
            "ShapeException",
            "model, fit: inputs are (6, 3); the dense layer 2 -> 4 takes (samples, 2). Pass 2 columns, or build the first layer for the inputs you have."),
        ["FitBlocks, a callback that begins"] = ("InvalidOperationException", "begin"),
        ["LoadParameters, another file"] = (
            "InvalidDataException",
            "<folder>/notes.txt: 5 bytes arrived; a safetensors file begins with 8 that say how long its header is. The file is damaged or "
            + "of another kind: take a fresh copy, or write it again."),
        ["LoadParameters, no file"] = (
            "FileNotFoundException",
            "<folder>/none: there is no such file; it was looked for at <folder>/none. Check the path and the current folder."),
        ["LoadParameters, of another model"] = (
            "ShapeException",
            "parameters, tensor \"layers.0.weights\": it is (2, 5) float32; the dense layer 2 -> 4 needs (2, 4). Load into a model of the "
            + "same layers."),
        ["LoadParameters, of more layers"] = (
            "ShapeException",
            "parameters: there is no tensor \"layers.3.weights\" for the dense layer 4 -> 3, which needs (4, 3); the file has "
            + "layers.0.biases, layers.0.weights, layers.1.biases, layers.1.weights, layers.2.biases, layers.2.weights. Load into a model of "
            + "the same layers."),
        ["LoadParametersAsync, of another model"] = (
            "ShapeException",
            "parameters, tensor \"layers.0.weights\": it is (2, 5) float32; the dense layer 2 -> 4 needs (2, 4). Load into a model of the "
            + "same layers."),
        ["Predict, a sample of another length"] = (
            "ShapeException",
            "model, predict: the span of the sample has 3 elements; the dense layer 2 -> 4 takes 2. Pass a sample of 2 numbers."),
        ["Predict, a sample of another length into a span"] = (
            "ShapeException",
            "model, predict: the span of the sample has 1 elements; the dense layer 2 -> 4 takes 2. Pass a sample of 2 numbers."),
        ["Predict, a span of another length"] = (
            "ShapeException",
            "model, predict: the span for the output has 2 elements; a sample has 3 outputs. Pass a span of 3."),
        ["Predict, a table without preprocessing"] = (
            "StateException",
            "model: a table arrived, and the model has no preprocessing that converts its columns to inputs. Set Preprocessing, or pass a matrix."),
        ["Predict, another number of columns"] = (
            "ShapeException",
            "model, predict: inputs are (6, 3); the dense layer 2 -> 4 takes (samples, 2). Pass 2 columns, or build the first layer for the "
            + "inputs you have."),
        ["Predict, batch size"] = (
            "ArgumentOutOfRangeException",
            "model, predict: the batch size is -1; it must be 1 or more, or not given for all samples in one batch."),
        ["Predict, null"] = ("ArgumentNullException", "Value cannot be null. (Parameter 'inputs')"),
        ["PredictClassNames, without names"] = (
            "StateException",
            "model, predict class names: it has no class names; fitting it on text labels sets them. Set the class names, or predict class "
            + "numbers."),
        ["PredictClasses, another number of columns"] = (
            "ShapeException",
            "model, predict: inputs are (6, 3); the dense layer 2 -> 4 takes (samples, 2). Pass 2 columns, or build the first layer for the "
            + "inputs you have."),
        ["PredictProbabilities, another number of columns"] = (
            "ShapeException",
            "model, predict: inputs are (6, 3); the dense layer 2 -> 4 takes (samples, 2). Pass 2 columns, or build the first layer for the "
            + "inputs you have."),
        ["Save, a reserved name"] = (
            "ArgumentException",
            "model: a text for the header is called \"hybridnet\"; names that begin with \"hybridnet\" are kept for what describes the "
            + "model. Give it another name."),
        ["Save, no folder"] = (
            "DirectoryNotFoundException",
            "<folder>/none/net: there is no folder <folder>/none to write it in. Create the folder, or check the path."),
        ["SaveAsync, no folder"] = (
            "DirectoryNotFoundException",
            "<folder>/none/net: there is no folder <folder>/none to write it in. Create the folder, or check the path."),
        ["SaveParameters, no folder"] = (
            "DirectoryNotFoundException",
            "<folder>/none/net: there is no folder <folder>/none to write it in. Create the folder, or check the path."),
        ["SaveParametersAsync, no folder"] = (
            "DirectoryNotFoundException",
            "<folder>/none/net: there is no folder <folder>/none to write it in. Create the folder, or check the path."),
        ["set_Arithmetic, null"] = ("ArgumentNullException", "Value cannot be null. (Parameter 'value')"),
        ["set_ClassNames, null"] = ("ArgumentNullException", "Value cannot be null. (Parameter 'value')"),
    };
}
