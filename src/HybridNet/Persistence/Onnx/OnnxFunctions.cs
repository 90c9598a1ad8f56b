using System.Globalization;

namespace HybridNet;

/// <summary>The element-wise operators of ONNX that can be a part of an activation, as functions of numbers; true and false are 1 and 0.</summary>
internal static class OnnxFunctions
{
    private const double SqrtHalf = 0.70710678118654752;

    private static readonly Dictionary<string, Func<double, double>> _unary = new()
    {
        ["Identity"] = x => x,
        ["Relu"] = x => Math.Max(x, 0),
        ["Sigmoid"] = x => 1 / (1 + Math.Exp(-x)),
        ["Tanh"] = Math.Tanh,
        ["Softplus"] = x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
        ["Erf"] = Erf,
        ["Exp"] = Math.Exp,
        ["Log"] = Math.Log,
        ["Abs"] = Math.Abs,
        ["Neg"] = x => -x,
        ["Sqrt"] = Math.Sqrt,
        ["Reciprocal"] = x => 1 / x,
        ["Sign"] = x => double.IsNaN(x) ? x : Math.Sign(x),
        ["Not"] = x => x == 0 ? 1 : 0,
        ["IsNaN"] = x => double.IsNaN(x) ? 1 : 0,
    };

    private static readonly Dictionary<string, Func<double, double, double>> _binary = new()
    {
        ["Add"] = (a, b) => a + b,
        ["Sub"] = (a, b) => a - b,
        ["Mul"] = (a, b) => a * b,
        ["Div"] = (a, b) => a / b,
        ["Pow"] = Math.Pow,
        ["Max"] = Math.Max,
        ["Min"] = Math.Min,
        ["Greater"] = (a, b) => a > b ? 1 : 0,
        ["GreaterOrEqual"] = (a, b) => a >= b ? 1 : 0,
        ["Less"] = (a, b) => a < b ? 1 : 0,
        ["LessOrEqual"] = (a, b) => a <= b ? 1 : 0,
        ["And"] = (a, b) => a != 0 && b != 0 ? 1 : 0,
        ["Or"] = (a, b) => a != 0 || b != 0 ? 1 : 0,
        ["PRelu"] = (x, slope) => x > 0 ? x : slope * x,
    };

    /// <summary>The operators, beside those with layers of their own.</summary>
    internal static IEnumerable<string> Operators => [.. _unary.Keys, .. _binary.Keys, "LeakyRelu", "Elu", "Gelu", "Swish", "Clip", "Where", "Sum"];

    /// <summary>Returns the function of a node with its operands, and the constants in its attributes; null for another operator.</summary>
    internal static (Func<double[], double> Of, double[] Constants)? Find(OnnxNode node, int operands)
    {
        if (operands == 1 && _unary.TryGetValue(node.Operator, out Func<double, double>? unary))
        {
            return (x => unary(x[0]), []);
        }

        if (operands == 2 && _binary.TryGetValue(node.Operator, out Func<double, double, double>? binary))
        {
            return (x => binary(x[0], x[1]), []);
        }

        switch (node.Operator, operands)
        {
            case ("LeakyRelu", 1):
                double slope = Decimal(node.Single("alpha", 0.01f));
                return (x => x[0] > 0 ? x[0] : slope * x[0], [slope]);
            case ("Elu", 1):
                double alpha = Decimal(node.Single("alpha", 1));
                return (x => x[0] > 0 ? x[0] : alpha * (Math.Exp(x[0]) - 1), [alpha]);
            case ("Swish", 1):
                double factor = node.Single("alpha", 1);
                return (x => x[0] / (1 + Math.Exp(-factor * x[0])), []);
            case ("Gelu", 1):
                return node.Text("approximate", "none") == "tanh"
                    ? (x => 0.5 * x[0] * (1 + Math.Tanh(0.79788456080286536 * (x[0] + (0.044715 * x[0] * x[0] * x[0])))), [])
                    : (x => 0.5 * x[0] * (1 + Erf(SqrtHalf * x[0])), []);
            case ("Sum", _):
                return (x => x.Sum(), []);
            case ("Where", 3):
                return (x => x[0] != 0 ? x[1] : x[2], []);
            case ("Clip", 2):
                return (x => Math.Max(x[0], x[1]), []);
            case ("Clip", 3):
                return (x => Math.Min(Math.Max(x[0], x[1]), x[2]), []);
            default:
                return null;
        }
    }

    /// <summary>The number that was probably meant by a float32, the shortest decimal one: 0.01 and not 0.009999999776482582.</summary>
    private static double Decimal(float value) => double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double Erf(double x)
    {
        Matrix result = Matrix.From([x], 1, 1);
        Arithmetic.NumPy.InDouble.Apply(default(ErfFormula), result, result);
        return result[0, 0];
    }

    /// <summary>erf(x) = 2 P(x sqrt 2) - 1, P being the normal distribution.</summary>
    private readonly struct ErfFormula : IUnaryOperator
    {
        static Function IOperator.Calls => Function.ExpOrLog;

        TReal IUnaryOperator.Apply<TReal>(TReal x) => (2.0 * NormalDistribution.Below(x * 1.41421356237309505)) - 1.0;
    }
}
