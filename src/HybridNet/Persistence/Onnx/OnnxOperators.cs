using System.Globalization;

namespace HybridNet;

/// <summary>The operators of ONNX that are read: what each makes of what is known about its inputs.</summary>
internal static class OnnxOperators
{
    private static readonly Dictionary<string, Func<OnnxNode, OnnxPart?[], OnnxPart?>> _all = new()
    {
        ["Add"] = Add,
        ["Softmax"] = Softmax,
        ["Dropout"] = Dropout,
        ["Flatten"] = Flatten,
        ["Reshape"] = Reshape,
        ["Identity"] = (_, inputs) => inputs is [{ } value] ? value : null,
        ["Cast"] = Cast,
        ["CastLike"] = (_, inputs) => inputs is [{ } value, not null] ? value : null,
        ["Concat"] = BothClasses,
        ["Gather"] = (node, inputs) => Label(node, inputs.FirstOrDefault()),
        ["ai.onnx.ml.ArrayFeatureExtractor"] = (node, inputs) => Label(node, inputs.FirstOrDefault()),
        ["Squeeze"] = KeepLabel,
        ["ai.onnx.ml.ZipMap"] = (node, inputs) => inputs is [{ } value] ? value.With(Names(node)) : null,
    };

    /// <summary>The operators in error texts.</summary>
    internal static IReadOnlyList<string> All { get; } =
        [.. _all.Keys.Concat(["Gemm", "MatMul", "Constant", "Transpose"]).Concat(OnnxFunctions.Operators).Distinct().Order(StringComparer.Ordinal)];

    internal static Func<OnnxNode, OnnxPart?[], OnnxPart?>? Find(OnnxNode node) => _all.GetValueOrDefault(node.Operator);

    /// <summary>alpha inputs W + beta b, a dense layer.</summary>
    internal static OnnxPart Gemm(OnnxNode node, OnnxPart inputs, Func<Matrix> weights, OnnxPart? biases)
    {
        OnnxRows rows = inputs.Needed(node);
        if (node.Integer("transA", 0) != 0)
        {
            throw Throw.OnnxTransposedRows(node.Where);
        }

        Matrix w = Checked(node, rows, weights());
        Scale(w, node.Single("alpha", 1));
        if (biases is null)
        {
            return Product(node, rows, w);
        }

        Matrix b = Biases(biases, w) ?? throw Throw.OnnxBiases(node.Where, biases.Constant?.Written ?? "no constant", w.Columns);
        Scale(b, node.Single("beta", 1));
        return OnnxPart.Of(rows.After(new DenseLayer(w, b)));
    }

    /// <summary>inputs W, a dense layer without biases unless an addition follows.</summary>
    internal static OnnxPart MatMul(OnnxNode node, OnnxPart inputs, Func<Matrix> weights)
    {
        OnnxRows rows = inputs.Needed(node);
        return Product(node, rows, Checked(node, rows, weights()));
    }

    /// <summary>An operator that computes each element from one element of each input.</summary>
    internal static OnnxPart Elementwise(OnnxNode node, OnnxPart?[] inputs)
    {
        OnnxPart[] given = [.. inputs.OfType<OnnxPart>()];
        if (OnnxFunctions.Find(node, given.Length) is not { } function || given.Length < inputs.Length)
        {
            throw Throw.OnnxOperator(node.Where, All);
        }

        double?[] numbers = Array.ConvertAll(given, part => part.Number);
        OnnxPart[] operands = [.. given.Where((_, i) => numbers[i] is null)];
        if (operands.Length == 0)
        {
            return OnnxPart.Of(function.Of(Array.ConvertAll(numbers, number => number!.Value)));
        }

        if (Array.Find(operands, part => part.Formulas.Count == 0) is { } other)
        {
            throw other.Constant is { } tensor ? Throw.OnnxVector(node.Where, tensor.Written) : other.Failure(node);
        }

        IEnumerable<OnnxFormula> formulas =
            from first in operands[0].Formulas
            let all = Array.ConvertAll(operands, part => part.Formulas.FirstOrDefault(formula => formula.Rows == first.Rows))
            where all.All(formula => formula is not null)
            select Applied(first.Rows, function.Of, function.Constants, numbers, all!);
        OnnxFormula[] found = [.. formulas];
        return found.Length > 0 ? OnnxPart.Of(found, () => Throw.OnnxNoActivation(node.Where)) : throw Throw.OnnxBranches(node.Where);
    }

    private static OnnxFormula Applied(OnnxRows rows, Func<double[], double> function, double[] constants, double?[] numbers, OnnxFormula[] operands)
    {
        var values = new double[OnnxFormula.Points.Length];
        var arguments = new double[numbers.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int operand = 0;
            for (int j = 0; j < arguments.Length; j++)
            {
                arguments[j] = numbers[j] ?? operands[operand++].Values[i];
            }

            values[i] = function(arguments);
        }

        return OnnxFormula.Of(rows, operands, values, [.. constants, .. numbers.OfType<double>()]);
    }

    /// <summary>Biases, if one input is a product with weights; otherwise an element-wise addition, null.</summary>
    private static OnnxPart? Add(OnnxNode node, OnnxPart?[] inputs)
    {
        (OnnxRows Rows, OnnxPart Biases)? sum = inputs switch
        {
            [{ Rows: { Product: not null } rows }, { Constant: not null } biases] => (rows, biases),
            [{ Constant: not null } biases, { Rows: { Product: not null } rows }] => (rows, biases),
            _ => null,
        };
        if (sum is not { } found)
        {
            return null;
        }

        Matrix weights = found.Rows.Product!;
        Matrix b = Biases(found.Biases, weights) ?? throw Throw.OnnxBiases(node.Where, found.Biases.Constant!.Written, weights.Columns);
        return OnnxPart.Of(found.Rows.Plus(b));
    }

    private static OnnxPart? Softmax(OnnxNode node, OnnxPart?[] inputs)
    {
        if (inputs is not [{ } value])
        {
            return null;
        }

        OnnxRows rows = value.Needed(node);
        return node.Integer("axis", -1) is 1 or -1
            ? OnnxPart.Of(rows.After(new SoftmaxActivation()))
            : throw Throw.OnnxAxis(node.Where, node.Integer("axis", -1));
    }

    /// <summary>A dropout layer, which does nothing in inference mode; the rate is an attribute before opset 12.</summary>
    private static OnnxPart? Dropout(OnnxNode node, OnnxPart?[] inputs)
    {
        if (inputs is not [{ } value, ..] || value.Rows is not { HasMoreAxes: false } rows)
        {
            return inputs.FirstOrDefault();
        }

        double rate = inputs.ElementAtOrDefault(1)?.Number ?? node.Single("ratio", 0.5f);
        return rate is > 0 and < 1 ? OnnxPart.Of(rows.After(new DropoutLayer(rate))) : value;
    }

    private static OnnxPart? Flatten(OnnxNode node, OnnxPart?[] inputs) => inputs is [{ Rows: { } rows }] && node.Integer("axis", 1) == 1
        ? OnnxPart.Of(rows.Flattened(null))
        : null;

    /// <summary>(batch, ..) to (batch, columns): the first axis is kept, the others become one. A constant keeps its elements.</summary>
    private static OnnxPart? Reshape(OnnxNode node, OnnxPart?[] inputs)
    {
        if (inputs is [{ Constant.Shape.Count: <= 2 } constant, { Constant: not null }])
        {
            // Biases of one axis or two; weights whose rows change are found by their number later.
            return constant;
        }

        if (inputs is not [{ Rows: { } rows } value, { Constant: { } shape }])
        {
            return inputs.FirstOrDefault() is { ClassNames.Count: > 0 } label ? label : null;
        }

        long[] axes = shape.ToIntegers() ?? [];
        bool isFlat = axes is [0 or -1 or 1, var columns] && (columns == -1 ? axes[0] != -1 : rows.Columns is not { } known || known == columns);
        return isFlat ? OnnxPart.Of(rows.Flattened(axes[1] is > 0 and <= int.MaxValue ? (int)axes[1] : null))
            : throw Throw.OnnxReshape(node.Where, TensorKinds.Written(axes));
    }

    /// <summary>Dtypes travel with the data: only a conversion to integers changes values.</summary>
    private static OnnxPart? Cast(OnnxNode node, OnnxPart?[] inputs) => inputs is [{ } value]
        ? node.Integer("to", 0) is OnnxFields.ElementType.Float32 or OnnxFields.ElementType.Float64 or OnnxFields.ElementType.Bool || value.Formulas.Count == 0
            ? value
            : OnnxPart.Unknown(Throw.OnnxOperator(node.Where, All))
        : null;

    /// <summary>1 - p beside p, the probabilities of both classes of a sigmoid p.</summary>
    private static OnnxPart? BothClasses(OnnxNode node, OnnxPart?[] inputs)
    {
        if (inputs is [{ } other, { Rows: { IsSigmoid: true } rows }] && node.Integer("axis", 0) is 1 or -1
            && other.Formulas.FirstOrDefault(formula => formula.Rows == rows) is { } formula
            && formula.Values.Zip(OnnxFormula.Points).All(pair => pair.First == 1 - pair.Second))
        {
            return OnnxPart.Of(rows);
        }

        return null;
    }

    /// <summary>A label, chosen from a constant list of class names.</summary>
    private static OnnxPart Label(OnnxNode node, OnnxPart? names) => OnnxPart
        .Unknown(Throw.OnnxOperator(node.Where, All))
        .With(names?.Constant?.ToNames() ?? []);

    private static OnnxPart? KeepLabel(OnnxNode node, OnnxPart?[] inputs) => inputs.FirstOrDefault() is { ClassNames.Count: > 0 } label ? label : null;

    private static string[] Names(OnnxNode node) => node.Texts("classlabels_strings") is { Count: > 0 } texts
        ? [.. texts]
        : [.. node.Integers("classlabels_int64s").Select(Name)];

    private static string Name(long label) => label.ToString(CultureInfo.InvariantCulture);

    private static OnnxPart Product(OnnxNode node, OnnxRows rows, Matrix weights)
    {
        // Biases cost as much as the weights at most.
        if (weights.Rows == 0)
        {
            throw Throw.OnnxNoBiases(node.Where);
        }

        return OnnxPart.Of(rows.Times(weights));
    }

    private static Matrix Checked(OnnxNode node, OnnxRows rows, Matrix weights)
    {
        if (rows.Columns is { } columns && columns != weights.Rows)
        {
            Throw.LayersDoNotChain(node.Where, weights.Rows, columns);
        }

        return weights;
    }

    /// <summary>Returns the biases as a row: (columns,), (1, columns), or one number for all columns; null for another shape.</summary>
    private static Matrix? Biases(OnnxPart part, Matrix weights)
    {
        if (part.Constant is not { } tensor)
        {
            return null;
        }

        if (tensor.Length == 1 && weights.Columns > 1 && weights.Rows > 0 && tensor.IsFloat && tensor.ToNumber() is { } number)
        {
            var all = new Matrix(1, weights.Columns, weights.DType);
            for (int j = 0; j < weights.Columns; j++)
            {
                all[0, j] = number;
            }

            return all;
        }

        return tensor.Length == weights.Columns && (tensor.Shape.Count <= 1 || (tensor.Shape.Count == 2 && tensor.Shape[0] == 1 && !part.IsTransposed))
            ? tensor.ToRow()
            : null;
    }

    private static void Scale(Matrix matrix, float factor)
    {
        if (factor == 1)
        {
            return;
        }

        for (int i = 0; i < matrix.Rows; i++)
        {
            for (int j = 0; j < matrix.Columns; j++)
            {
                matrix[i, j] *= factor;
            }
        }
    }
}
