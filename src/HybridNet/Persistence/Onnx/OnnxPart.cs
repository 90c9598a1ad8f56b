namespace HybridNet;

/// <summary>What is known about a value in an ONNX graph that is being read.</summary>
internal sealed class OnnxPart
{
    /// <summary>Number of formulas that are kept for one value: one activation rarely has more cut points than this.</summary>
    private const int MaxFormulas = 3;

    private readonly Exception? _failure;

    private OnnxPart(OnnxTensor? constant, bool isTransposed, OnnxRows? rows, IReadOnlyList<OnnxFormula> formulas, Exception? failure) =>
        (Constant, IsTransposed, Rows, Formulas, _failure) = (constant, isTransposed, rows, formulas, failure);

    /// <summary>The constant; null if the value depends on the inputs.</summary>
    internal OnnxTensor? Constant { get; }

    /// <summary>Whether rows and columns of the constant are exchanged.</summary>
    internal bool IsTransposed { get; }

    /// <summary>The constant, if it is a single number; null otherwise.</summary>
    internal double? Number { get => field ?? Constant?.ToNumber(); private init; }

    /// <summary>The value as the output of layers; null if it is none.</summary>
    internal OnnxRows? Rows { get; }

    /// <summary>The value as element-wise functions of outputs of layers; the function of the last layers first.</summary>
    internal IReadOnlyList<OnnxFormula> Formulas { get; } = [];

    /// <summary>The names of the classes, if the value is a label, or the probabilities of them.</summary>
    internal IReadOnlyList<string> ClassNames { get; private init; } = [];

    internal static OnnxPart Of(OnnxTensor constant, bool isTransposed = false) => new(constant, isTransposed, null, [], null);

    internal static OnnxPart Of(double number) => new(null, false, null, [], null) { Number = number };

    internal static OnnxPart Of(OnnxRows rows) => new(null, false, rows, rows.HasMoreAxes ? [] : [OnnxFormula.Identity(rows)], null);

    /// <summary>A value that has no meaning for layers; a layer that needs it throws the exception.</summary>
    internal static OnnxPart Unknown(Exception failure) => new(null, false, null, [], failure);

    /// <summary>The value of some element-wise functions, all of which compute it.</summary>
    internal static OnnxPart Of(IEnumerable<OnnxFormula> formulas, Func<Exception> failure)
    {
        OnnxFormula[] last = [.. formulas.OrderByDescending(formula => formula.Rows.Depth).Take(MaxFormulas)];
        OnnxRows? rows = last.Select(formula => formula.Apply()).FirstOrDefault(applied => applied is not null);
        return rows is null
            ? new(null, false, null, last, failure())
            : new(null, false, rows, [.. last.Where(formula => formula.Rows != rows).Prepend(OnnxFormula.Identity(rows)).Take(MaxFormulas)], null);
    }

    internal OnnxPart With(IReadOnlyList<string> classNames) =>
        new(Constant, IsTransposed, Rows, Formulas, _failure) { ClassNames = classNames, Number = Number };

    /// <summary>Returns the rows, flattened.</summary>
    /// <exception cref="InvalidDataException">The value is not the output of layers, or not flattened.</exception>
    internal OnnxRows Needed(OnnxNode node)
    {
        if (Constant is not null)
        {
            throw Throw.OnnxConstantRows(node.Where);
        }

        OnnxRows rows = Rows ?? throw Failure(node);
        return rows.HasMoreAxes ? throw Throw.OnnxAxes(node.Where) : rows;
    }

    /// <summary>The exception for a node that needs this value as something else.</summary>
    internal Exception Failure(OnnxNode node) => _failure ?? Throw.OnnxOperands(node.Where);
}
