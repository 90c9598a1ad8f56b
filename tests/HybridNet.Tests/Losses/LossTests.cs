namespace HybridNet.Tests.Losses;

public class LossTests
{
    private static readonly ILoss[] Losses =
    [
        new CategoricalCrossentropyLoss(), new BinaryCrossentropyLoss(), new SigmoidBinaryCrossentropyLoss(), new MeanSquaredErrorLoss(),
        new MeanAbsoluteErrorLoss(),
    ];

    private static readonly double[,] Probabilities = { { 0.7, 0.1, 0.2 }, { 0.1, 0.5, 0.4 }, { 0.02, 0.9, 0.08 } };

    private static readonly Dictionary<string, (ILoss Loss, Targets Targets)> Gradients = new()
    {
        ["categorical cross-entropy, class numbers"] = (new CategoricalCrossentropyLoss(), new[] { 0, 1, 1, 2 }),
        ["categorical cross-entropy, one-hot"] = (new CategoricalCrossentropyLoss(), OneHot(3, 0, 1, 1, 2)),
        ["categorical cross-entropy, soft"] = (new CategoricalCrossentropyLoss(), Probable(4, 3, 5)),
        ["binary cross-entropy"] = (new BinaryCrossentropyLoss(), OneHot(3, 2, 0, 0, 1)),
        ["sigmoid binary cross-entropy"] = (new SigmoidBinaryCrossentropyLoss(), OneHot(3, 2, 0, 0, 1)),
        ["mean squared error"] = (new MeanSquaredErrorLoss(), Numbers.Normal(4, 3, DType.Float64, 6)),
    };

    public static TheoryData<string> Names => [.. Gradients.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_EqualsCentralDifferences(string name)
    {
        (ILoss loss, Targets targets) = Gradients[name];
        Matrix p = Probable(4, 3, 1);
        Matrix gradients = loss.Backward(p, targets);
        // With soft targets the slope of -ln sum(p y) is not the book's -y / p: there both agree only for one-hot rows.
        double Loss() => name.EndsWith("soft", StringComparison.Ordinal)
            ? Enumerable.Range(0, 12).Sum(i => -targets.Values![i / 3, i % 3] * Math.Log(p[i / 3, i % 3])) / 4
            : loss.Calculate(p, targets);
        Same.Close(Slopes.Of(p, Loss), gradients, 1e-6, name);
    }

    [Fact]
    public void MeanAbsoluteError_WithTheBooksSign_GivesTheOppositeOfTheSlope()
    {
        Matrix p = Numbers.Normal(4, 3, DType.Float64, 1);
        Matrix y = Numbers.Normal(4, 3, DType.Float64, 2);
        Matrix opposite = new MeanAbsoluteErrorLoss { HasBookSign = true }.Backward(p, y);
        Elementwise.Apply(new Scale(-1), opposite, opposite);
        Same.Bits(new MeanAbsoluteErrorLoss().Backward(p, y), opposite);
    }

    [Fact]
    public void SigmoidWithBinaryCrossentropy_FusedBackwardEqualsCentralDifferences()
    {
        var (sigmoid, loss) = (new SigmoidActivation(), new SigmoidBinaryCrossentropyLoss());
        Assert.True(loss.FusesWith(sigmoid));
        Assert.False(loss.FusesWith(new SoftmaxActivation()));
        Matrix x = Numbers.Normal(4, 3, DType.Float64, 1);
        Targets targets = Probable(4, 3, 5);
        Matrix gradients = loss.FusedBackward(sigmoid.Forward(x), targets, new LossState(), new PassContext());
        Same.Close(Slopes.Of(x, () => loss.Calculate(sigmoid.Forward(x), targets)), gradients, 1e-6);
    }

    [Fact]
    public void SigmoidWithBinaryCrossentropy_LearnsWhereTheSigmoidIsSaturated()
    {
        Matrix p = Matrix.From(new double[,] { { 1 }, { 0 }, { 1 } });
        Matrix y = Matrix.From(new double[,] { { 0 }, { 1 }, { 1 } });
        var loss = new SigmoidBinaryCrossentropyLoss();
        Matrix gradients = loss.FusedBackward(p, y, new LossState(), new PassContext());
        Same.Bits(Matrix.From(new double[,] { { 1.0 / 3 }, { -1.0 / 3 }, { 0 } }), gradients);
        Same.Bits(new BinaryCrossentropyLoss().Forward(p, y), loss.Forward(p, y));
        Same.Bits(new BinaryCrossentropyLoss().Backward(p, y), loss.Backward(p, y));
    }

    [Fact]
    public void SoftmaxWithCrossentropy_BackwardEqualsCentralDifferences()
    {
        var combined = new SoftmaxCategoricalCrossentropy();
        Matrix x = Numbers.Normal(4, 3, DType.Float64, 1);
        foreach (Targets targets in new Targets[] { new[] { 0, 1, 1, 2 }, OneHot(3, 0, 1, 1, 2) })
        {
            var state = new SoftmaxState();
            combined.Forward(x, targets, state);
            Matrix gradients = combined.Backward(state.Output!, targets);
            Same.Close(Slopes.Of(x, () => combined.Forward(x, targets, new SoftmaxState())), gradients, 1e-6);
        }
    }

    [Fact]
    public void SoftmaxWithCrossentropy_EqualsOneAfterTheOther()
    {
        var combined = new SoftmaxCategoricalCrossentropy();
        Matrix x = Numbers.Normal(7, 5, DType.Float64, 1);
        int[] classes = [0, 4, 2, 2, 3, 1, 0];
        (SoftmaxState state, SoftmaxState alone) = (new(), new());
        double loss = combined.Forward(x, classes, state, Slopes.InDouble);
        Matrix p = new SoftmaxActivation().Forward(x, alone, Slopes.InDouble);
        Same.Bits(new CategoricalCrossentropyLoss().Calculate(p, classes), loss);
        Same.Bits(p, state.Output!);
        Matrix stepByStep = new SoftmaxActivation().Backward(new CategoricalCrossentropyLoss().Backward(p, classes), alone, Slopes.InDouble);
        Same.Close(stepByStep, combined.Backward(p, classes), 1e-12);
    }

    [Fact]
    public void SoftmaxWithCrossentropy_WritesIntoAFittingMatrix()
    {
        var combined = new SoftmaxCategoricalCrossentropy();
        Matrix p = Matrix.From(Probabilities);
        var room = new Matrix(3, 3, DType.Float64);
        Assert.Same(room, combined.Backward(p, new[] { 0, 1, 1 }, room));
        Assert.NotSame(room, combined.Backward(p.As(DType.Float32), new[] { 0, 1, 1 }, room));
        Same.Bits(Matrix.From(Probabilities), p);
        double[,] expected =
        {
            { (0.7 - 1) / 3, 0.1 / 3, 0.2 / 3 }, { 0.1 / 3, (0.5 - 1) / 3, 0.4 / 3 }, { 0.02 / 3, (0.9 - 1) / 3, 0.08 / 3 },
        };
        Same.Bits(Matrix.From(expected), room);
        Same.Bits(room, combined.Backward(p, OneHot(3, 0, 1, 1)));
    }

    [Fact]
    public void CategoricalCrossentropy_IsMinusTheLogOfTheClass()
    {
        double[] expected = [-Math.Log(0.7), -Math.Log(0.5), -Math.Log(0.9)];
        foreach (Targets targets in new Targets[] { new[] { 0, 1, 1 }, OneHot(3, 0, 1, 1), OneHot(3, 0, 1, 1).As(DType.Float32) })
        {
            Matrix losses = new CategoricalCrossentropyLoss().Forward(Matrix.From(Probabilities), targets);
            Same.Close(Matrix.From(expected, 3, 1), losses, 1e-15);
            Assert.Equal(expected.Average(), new CategoricalCrossentropyLoss().Calculate(Matrix.From(Probabilities), targets), 1e-15);
        }
    }

    [Fact]
    public void CategoricalCrossentropy_OfImpossibleAndCertainClasses_IsFinite()
    {
        Matrix p = Matrix.From(new double[,] { { 0, 1 }, { 1, 0 } });
        foreach (Targets targets in new Targets[] { new[] { 0, 0 }, OneHot(2, 0, 0) })
        {
            Matrix losses = new CategoricalCrossentropyLoss().Forward(p, targets);
            Assert.Equal(-Math.Log(1e-7), losses[0, 0], 1e-12);
            Assert.Equal(-Math.Log(1 - 1e-7), losses[1, 0], 1e-15);
        }

        foreach (Targets targets in new Targets[] { new[] { 0, 0 }, OneHot(2, 0, 0).As(DType.Float32) })
        {
            Matrix losses = new CategoricalCrossentropyLoss().Forward(p.As(DType.Float32), targets);
            Same.Bits<float>(
                [BitConverter.UInt32BitsToSingle(0x4180f1dc), BitConverter.UInt32BitsToSingle(0x34000001)], losses.AsFloatSpan());
        }
    }

    [Fact]
    public void CategoricalCrossentropy_BackwardIsUnclipped()
    {
        Matrix p = Matrix.From(new double[,] { { 0, 1 }, { 0.5, 0.5 } });
        Matrix gradients = new CategoricalCrossentropyLoss().Backward(p, new[] { 0, 1 });
        Same.Bits(Matrix.From(new[,] { { double.NegativeInfinity, -0.0 }, { -0.0, -1 } }), gradients);
    }

    [Fact]
    public void BinaryCrossentropy_IsTheMeanOverTheOutputs()
    {
        double first = -((Math.Log(0.7) + Math.Log(0.9) + Math.Log(0.2)) / 3);
        Matrix y = Matrix.From(new double[,] { { 1, 0, 1 } });
        Matrix p = Matrix.From(new[,] { { 0.7, 0.1, 0.2 } });
        Assert.Equal(first, new BinaryCrossentropyLoss().Forward(p, y)[0, 0], 1e-15);
        Assert.Equal(first, new BinaryCrossentropyLoss().Calculate(p.As(DType.Float32), y.As(DType.Float32)), 1e-6);
    }

    [Fact]
    public void BinaryCrossentropy_OfImpossibleOutputs_IsFinite()
    {
        Matrix p = Matrix.From(new double[,] { { 0 }, { 1 }, { 1 } });
        Matrix y = Matrix.From(new double[,] { { 1 }, { 0 }, { 1 } });
        Matrix losses = new BinaryCrossentropyLoss().Forward(p, y);
        Assert.Equal(-Math.Log(1e-7), losses[0, 0], 1e-12);
        Assert.Equal(-Math.Log(1 - (1 - 1e-7)), losses[1, 0], 1e-12);
        Assert.Equal(-Math.Log(1 - 1e-7), losses[2, 0], 1e-12);
        Assert.All(new BinaryCrossentropyLoss().Backward(p, y).ToDoubleRows(), row => Assert.InRange(Math.Abs(row[0]), 0.3, 1e7));
    }

    [Fact]
    public void ClassNumbers_AreAColumnForLossesOfNumbers()
    {
        Matrix p = Matrix.From(new[,] { { 0.25f }, { 0.5f } });
        Matrix column = Matrix.From(new double[,] { { 1 }, { 0 } });
        foreach (ILoss loss in new ILoss[] { new BinaryCrossentropyLoss(), new MeanSquaredErrorLoss(), new MeanAbsoluteErrorLoss() })
        {
            Same.Bits(loss.Forward(p, column), loss.Forward(p, new[] { 1, 0 }));
            Same.Bits(loss.Backward(p, column), loss.Backward(p, new[] { 1, 0 }));
        }
    }

    [Fact]
    public void S24_MeanSquaredError_HasTheErrorTablesNumbers()
    {
        Matrix predictions = Matrix.From(new[,] { { 378.72 }, { 288 }, { 432 } });
        Matrix prices = Matrix.From(new[,] { { 399.9 }, { 329.9 }, { 369 } });
        Matrix squares = Matrix.From(new[,] { { 448.5924 }, { 1755.61 }, { 3969 } });
        Same.Close(squares, new MeanSquaredErrorLoss().Forward(predictions, prices), 1e-12);
        Assert.Equal(2057.7341333333, new MeanSquaredErrorLoss().Calculate(predictions, prices), 1e-9);
    }

    [Fact]
    public void Errors_AreMeansOverTheColumnsOfARow()
    {
        Matrix p = Matrix.From(new double[,] { { 1, 2, 3 }, { 0, 0, 0 } });
        Matrix y = Matrix.From(new double[,] { { 2, 0, 3 }, { 1, -1, 4 } });
        Same.Bits(Matrix.From(new[,] { { 5.0 / 3 }, { 6 } }), new MeanSquaredErrorLoss().Forward(p, y));
        Same.Bits(Matrix.From(new[,] { { 1.0 }, { 2 } }), new MeanAbsoluteErrorLoss().Forward(p, y));
        double[,] squared = { { -2.0 / 3 / 2, 4.0 / 3 / 2, -0.0 }, { -2.0 / 3 / 2, 2.0 / 3 / 2, -8.0 / 3 / 2 } };
        Same.Bits(Matrix.From(squared), new MeanSquaredErrorLoss().Backward(p, y));
        double[,] absolute = { { -1.0 / 3 / 2, 1.0 / 3 / 2, 0 }, { -1.0 / 3 / 2, 1.0 / 3 / 2, -1.0 / 3 / 2 } };
        Same.Bits(Matrix.From(absolute), new MeanAbsoluteErrorLoss().Backward(p, y));
    }

    [Fact]
    public void MeanAbsoluteError_GradientIsZeroWhereEqualAndNaNWhereUnknown()
    {
        Matrix p = Matrix.From(new[,] { { 1, double.NaN, double.PositiveInfinity, 0 } });
        Matrix y = Matrix.From(new[,] { { 1, 1, double.PositiveInfinity, -0.0 } });
        Same.Bits(Matrix.From(new[,] { { 0, double.NaN, double.NaN, 0 } }), new MeanAbsoluteErrorLoss().Backward(p, y));
    }

    [Fact]
    public void EmptyBatch_HasNoMean()
    {
        foreach (ILoss loss in Losses)
        {
            Assert.Equal("(0, 1) float32", loss.Forward(new Matrix(0, 3), new Matrix(0, 3)).ToString());
            Assert.Equal("(0, 3) float32", loss.Backward(new Matrix(0, 3), new Matrix(0, 3)).ToString());
            Assert.Equal(double.NaN, loss.Calculate(new Matrix(0, 3), new Matrix(0, 3)));
        }
    }

    [Fact]
    public void Targets_AreWhatTheyWereMadeOf()
    {
        int[] classes = [1, 2];
        Matrix rows = new(3, 2);
        Targets ofClasses = classes;
        Targets ofRows = rows;
        Assert.Equal((2, null), (ofClasses.Count, ofClasses.Values));
        Assert.Equal(classes, ofClasses.Classes.ToArray());
        Assert.Equal((3, rows), (ofRows.Count, ofRows.Values));
        Assert.True(ofRows.Classes.IsEmpty);
        Assert.Equal("(2,) and (3, 2)", $"{ofClasses} and {ofRows}");
    }

    [Fact]
    public void YesAndNo_AreTheClassesOneAndZero()
    {
        Targets yesAndNo = new[] { true, false, true };
        Assert.Equal([1, 0, 1], yesAndNo.Classes.ToArray());
        Matrix p = Matrix.From([[0.25], [0.5], [0.75]]);
        int[] classes = [1, 0, 1];
        Same.Bits(new BinaryCrossentropyLoss().Forward(p, classes), new BinaryCrossentropyLoss().Forward(p, yesAndNo));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_IsWrittenAsItsName(string name)
    {
        ILoss loss = Gradients[name].Loss;
        Assert.Equal(loss.Name, loss.ToString());
    }

    private static Matrix OneHot(int columns, params int[] classes)
    {
        var rows = new Matrix(classes.Length, columns, DType.Float64);
        for (int i = 0; i < classes.Length; i++)
        {
            rows[i, classes[i]] = 1;
        }

        return rows;
    }

    /// <summary>Rows of positive numbers that sum to 1, none near the limits of the clip.</summary>
    private static Matrix Probable(int rows, int columns, int seed) =>
        new SoftmaxActivation().Forward(Numbers.Normal(rows, columns, DType.Float64, seed));
}
