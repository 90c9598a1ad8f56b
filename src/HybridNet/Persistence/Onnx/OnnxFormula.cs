namespace HybridNet;

/// <summary>
/// An element-wise function in an ONNX graph: its values at fixed points, and the constants in it. Exporters write one activation in many ways, as one node or as
/// several; its values tell which it is.
/// </summary>
/// <param name="Rows">What the function is applied to.</param>
/// <param name="Values">The value of the function at each of <see cref="Points"/>; 1 and 0 for true and false.</param>
/// <param name="Constants">The constants of the function, among which are the settings of the activation.</param>
internal sealed record OnnxFormula(OnnxRows Rows, double[] Values, IReadOnlyList<double> Constants)
{
    private const int MaxConstants = 8;

    /// <summary>
    /// Relative to 1 + |x|: constants in float32, such as 1 / sqrt 2, are within 6e-8, and a few of them are multiplied. The two forms of GELU differ by 5e-4.
    /// </summary>
    private const double Tolerance = 1e-6;

    /// <summary>The points at which functions are compared: near 0, where activations bend, and far from it.</summary>
    internal static double[] Points { get; } =
        [-700, -90, -30, .. Enumerable.Range(-28, 57).Select(i => i * 0.43), -0.1, -1e-3, -1e-6, 1e-6, 1e-3, 0.1, 1.5, 30, 90, 700];

    /// <summary>Activations without a setting; after the points, at which they are computed.</summary>
    private static readonly (ILayer Layer, double[] Values)[] _known =
    [
        .. new ILayer[]
        {
            new ReLUActivation(), new SigmoidActivation(), new TanhActivation(), new GELUActivation(), new GELUActivation(approximate: true),
            new SoftplusActivation(), new SiLUActivation(), new HeavisideActivation(),
        }.Select(layer => (layer, Of(layer))),
    ];

    /// <summary>The function that returns its argument.</summary>
    internal static OnnxFormula Identity(OnnxRows rows) => new(rows, Points, []);

    /// <summary>Returns the rows after this function: those it is applied to if it is the identity; null if it is not a known activation.</summary>
    internal OnnxRows? Apply()
    {
        if (Is(Points))
        {
            return Rows;
        }

        // Activations without a state are immutable and one object may be in many models; but the layers of one model are different objects.
        ILayer? layer = Array.Find(_known, known => Is(known.Values)).Layer is { } known
            ? KnownActivation.Of(known)!.Make(KnownActivation.Of(known)!.Read(known))
            : IsIdentityAboveZero() ? Constants.Where(double.IsFinite).SelectMany(WithSetting).FirstOrDefault(candidate => Is(Of(candidate)))
            : null;
        return layer is null ? null : Rows.After(layer);
    }

    /// <summary>The function after an operation on its values.</summary>
    internal static OnnxFormula Of(OnnxRows rows, IEnumerable<OnnxFormula> operands, double[] values, IEnumerable<double> constants) =>
        new(rows, values, [.. operands.SelectMany(operand => operand.Constants).Concat(constants).Distinct().Take(MaxConstants)]);

    private static IEnumerable<ILayer> WithSetting(double setting) => [new LeakyReLUActivation(setting), new ELUActivation(setting)];

    private static double[] Of(ILayer layer)
    {
        Matrix points = Matrix.From(Points, 1, Points.Length);
        Matrix values = layer.Forward(points, layer.CreateState(), new PassContext { Arithmetic = Arithmetic.NumPy.InDouble });
        return values.AsDoubleSpan().ToArray();
    }

    private bool Is(double[] other) => Enumerable.Range(0, Points.Length).All(i => IsAt(i, other[i]));

    /// <summary>Whether the activations with a setting are possible.</summary>
    private bool IsIdentityAboveZero() => Enumerable.Range(0, Points.Length).All(i => Points[i] <= 0 || IsAt(i, Points[i]));

    private bool IsAt(int point, double value) => Math.Abs(Values[point] - value) <= Tolerance * (1 + Math.Abs(Points[point]));
}
