namespace HybridNet.Tests.Numerics;

/// <summary>
/// A second arithmetic: plain loops over doubles from the first number to the last, and float64 for all operands. That the engine computes with it shows
/// that nothing of how NumPy computes is left outside of its own arithmetic.
/// </summary>
internal sealed record PlainArithmetic : Arithmetic
{
    internal override Arithmetic InDouble => this;

    internal override DType DTypeOfConstants => DType.Float64;

    internal override DType ResultType(DType x) => DType.Float64;

    internal override DType ResultType(DType a, DType b) => DType.Float64;

    internal override DType ProductType(DType a, DType b) => DType.Float64;

    internal override void Product(MatrixOperand a, MatrixOperand b, Matrix y, Epilogue epilogue = default)
    {
        int terms = a.IsTransposed ? a.Matrix.Rows : a.Matrix.Columns;
        Each(y, (i, j) =>
        {
            double sum = 0;
            for (int l = 0; l < terms; l++)
            {
                sum += At(a, i, l) * At(b, l, j);
            }

            sum = epilogue.Bias is { } bias ? sum + bias[0, j] : sum;
            bool isZero = (epilogue.Rectifies && sum < 0) || epilogue.Mask?[i, j] <= 0;
            y[i, j] = isZero ? 0 : sum;
        });
    }

    private protected override void OnApply<TOperator>(TOperator op, Matrix x, Matrix y) =>
        Each(y, (i, j) => y[i, j] = op.Apply<Plain>(new(x[i, j])).Value);

    private protected override void OnApply<TOperator>(TOperator op, Matrix a, Matrix b, Matrix y) => Each(
        y, (i, j) => y[i, j] = op.Apply<Plain>(new(a[i, j]), new(b[b.Rows == 1 ? 0 : i, b.Columns == 1 ? 0 : j])).Value);

    private protected override void OnUpdate<TUpdate>(TUpdate update, UpdateOperands operands)
    {
        Each(operands.Value, (i, j) =>
        {
            Plain value = new(operands.Value[i, j]);
            Plain momentum = new(TUpdate.HasMomentum ? operands.Momentum[i, j] : double.NaN);
            Plain cache = new(TUpdate.HasCache ? operands.Cache[i, j] : double.NaN);
            update.Apply(ref value, new(operands.Gradient[i, j]), ref momentum, ref cache);
            operands.Value[i, j] = value.Value;
            if (TUpdate.HasMomentum)
            {
                operands.NextMomentum[i, j] = momentum.Value;
            }

            if (TUpdate.HasCache)
            {
                operands.NextCache[i, j] = cache.Value;
            }
        });
    }

    internal override double Sum(Matrix x) => Numbers(x).Aggregate(0.0, (sum, number) => sum + number);

    internal override double Sum<TOperator>(TOperator op, Matrix x) =>
        Numbers(x).Aggregate(0.0, (sum, number) => sum + op.Apply<Plain>(new(number)).Value);

    internal override double Mean(Matrix x) => Sum(x) / x.Length;

    internal override void SumRows(Matrix x, Matrix y) => Each(y, (i, _) => y[i, 0] = Row(x, i).Aggregate(0.0, (sum, number) => sum + number));

    internal override void MeanRows(Matrix x, Matrix y) => Each(y, (i, _) => y[i, 0] = Row(x, i).Aggregate(0.0, (sum, number) => sum + number) / x.Columns);

    internal override void SumColumns(Matrix x, Matrix y) => Each(y, (_, j) => y[0, j] = Enumerable.Range(0, x.Rows).Aggregate(0.0, (sum, i) => sum + x[i, j]));

    internal override void MaxRows(Matrix x, Matrix y) => Each(y, (i, _) => y[i, 0] = Row(x, i).Max());

    internal override void ArgMaxRows(Matrix x, Matrix y) => Each(y, (i, _) => y[i, 0] = Row(x, i).Index().MaxBy(place => place.Item).Index);

    private static double At(MatrixOperand operand, int i, int j) => operand.IsTransposed ? operand.Matrix[j, i] : operand.Matrix[i, j];

    private static IEnumerable<double> Row(Matrix x, int row) => Enumerable.Range(0, x.Columns).Select(j => x[row, j]);

    private static IEnumerable<double> Numbers(Matrix x) => Enumerable.Range(0, x.Rows).SelectMany(i => Row(x, i));

    private static void Each(Matrix y, Action<int, int> act)
    {
        for (int i = 0; i < y.Rows; i++)
        {
            for (int j = 0; j < y.Columns; j++)
            {
                act(i, j);
            }
        }
    }

    /// <summary>A double, as formulas see it.</summary>
    private readonly record struct Plain(double Value) : IReal<Plain>
    {
        public static implicit operator Plain(double value) => new(value);

        public static implicit operator Plain(ScalarOperand value) => new(value.Double);

        public static Plain operator +(Plain a, Plain b) => new(a.Value + b.Value);

        public static Plain operator -(Plain a, Plain b) => new(a.Value - b.Value);

        public static Plain operator *(Plain a, Plain b) => new(a.Value * b.Value);

        public static Plain operator /(Plain a, Plain b) => new(a.Value / b.Value);

        public static Plain operator -(Plain a) => new(-a.Value);

        public static Plain Abs(Plain a) => new(Math.Abs(a.Value));

        public static Plain Sqrt(Plain a) => new(Math.Sqrt(a.Value));

        public static Plain IfLess(Plain a, Plain b, Plain then, Plain otherwise) => a.Value < b.Value ? then : otherwise;

        public static Plain IfLessOrEqual(Plain a, Plain b, Plain then, Plain otherwise) => a.Value <= b.Value ? then : otherwise;

        public static Plain IfEqual(Plain a, Plain b, Plain then, Plain otherwise) => a.Value == b.Value ? then : otherwise;

        public static Plain Exp(Plain x) => new(Math.Exp(x.Value));

        public static Plain Log(Plain x) => new(Math.Log(x.Value));

        public static Plain Tanh(Plain x) => new(Math.Tanh(x.Value));
    }
}
