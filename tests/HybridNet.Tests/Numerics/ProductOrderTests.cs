namespace HybridNet.Tests.Numerics;

/// <summary>
/// The order in which the terms of products are added, against plain loops over blocks and rows that were read off OpenBLAS 0.3.31 with sums
/// of 2^70, -2^70 and ones, which show what had been added when both of them had met.
/// </summary>
public class ProductOrderTests
{
    private static readonly ProductOrder TwoThreads = new() { Threads = 2 };
    private static readonly ProductOrder Avx512 = new() { BlockLength = 384, BlockMultiple = 16, WithoutBlocks = 1_000_000, PairsRows = false };
    private static readonly ProductOrder Avx = new() { BlockMultiple = 8, PairsRows = false };
    private static readonly ProductOrder Sse2 = new() { BlockLength = 128, PairsRows = false };

    /// <summary>Rows, terms and columns of a product; how its terms are cut; which of its rows are summed in four chains.</summary>
    public static TheoryData<ProductOrder, int, int, int, int[], int[]> Observed => new()
    {
        { ProductOrder.Default, 8, 256, 8, [256], [] },
        { ProductOrder.Default, 8, 257, 8, [128, 129], [] },
        { ProductOrder.Default, 64, 300, 64, [152, 148], [] },
        { ProductOrder.Default, 2, 512, 2, [256, 256], [] },
        { ProductOrder.Default, 8, 777, 8, [256, 256, 132, 133], [] },
        { ProductOrder.Default, 64, 1000, 3, [256, 256, 244, 244], [] },
        { ProductOrder.Default, 63, 1002, 63, [256, 256, 248, 242], [62] },
        { ProductOrder.Default, 3, 21, 17, [21], [2] },
        { ProductOrder.Default, 3, 21, 3, [21], [] },
        { ProductOrder.Default, 1, 600, 9, [600], [] },
        { ProductOrder.Default, 9, 600, 1, [600], [] },
        { TwoThreads, 16, 290, 16, [148, 142], [] },
        { TwoThreads, 64, 300, 64, [150, 150], [] },
        { TwoThreads, 300, 1001, 64, [256, 256, 245, 244], [74, 149, 224, 299] },
        { TwoThreads, 436, 301, 4, [151, 150], [108, 217, 326, 435] },
        { TwoThreads, 29, 301, 64, [151, 150], [22] },
        { TwoThreads, 33, 301, 63, [151, 150], [28] },
        { TwoThreads, 57, 301, 31, [151, 150], [14] },
        { TwoThreads, 66, 301, 65, [151, 150], [16, 49] },
        { TwoThreads, 50, 301, 63, [151, 150], [40, 49] },
        { TwoThreads, 9, 632, 137, [256, 188, 188], [8] },
        { TwoThreads, 14, 338, 116, [169, 169], [10, 13] },
        { Avx512, 8, 777, 8, [777], [] },
        { Avx512, 64, 300, 64, [300], [] },
        { Avx512, 64, 520, 64, [272, 248], [] },
        { Avx512, 64, 1000, 64, [384, 320, 296], [] },
        { Avx, 64, 520, 64, [256, 136, 128], [] },
        { Avx, 63, 21, 64, [21], [] },
        { Sse2, 64, 300, 64, [128, 88, 84], [] },
        { ProductOrder.Straight, 8, 4096, 8, [4096], [] },

        // No kernel has such numbers: a block is never longer than BlockLength.
        { new() { BlockLength = 10, BlockMultiple = 16, PairsRows = false }, 8, 35, 8, [10, 10, 10, 5], [] },
        { new() { BlockLength = 100, BlockMultiple = 128, PairsRows = false }, 8, 310, 8, [100, 100, 100, 10], [] },
        { new() { BlockLength = 1, BlockMultiple = 1, PairsRows = false }, 3, 3, 4, [1, 1, 1], [] },
        { new() { BlockLength = 1000, BlockMultiple = 4096, PairsRows = false }, 8, 1500, 8, [1000, 500], [] },
        { new() { BlockLength = 20, BlockMultiple = int.MaxValue, Threads = int.MaxValue, PairsRows = false }, 8, 30, 8, [20, 10], [] },
    };

    [Theory]
    [MemberData(nameof(Observed))]
    public void Product_AddsItsTerms_InTheBlocksOfOpenBlas(ProductOrder order, int rows, int terms, int columns, int[] blocks, int[] chained)
    {
        Matrix a = Numbers.Normal(rows, terms, DType.Float32, 1);
        Matrix b = Numbers.Normal(terms, columns, DType.Float32, 2);
        Matrix expected = Plain(a, b, blocks, chained);
        foreach (int bits in Widths.All)
        {
            foreach ((Matrix left, bool transposeA) in new[] { (a, false), (Numbers.Transposed(a), true) })
            {
                foreach ((Matrix right, bool transposeB) in new[] { (b, false), (Numbers.Transposed(b), true) })
                {
                    var y = new Matrix(rows, columns, DType.Float64);
                    Widths.At(bits, () => Gemm.Multiply(left, transposeA, right, transposeB, y, null, order));
                    Same.Bits(expected, y, $"{order}, {left}, {right}, {bits} bits");
                }
            }
        }
    }

    [Fact]
    public void Product_OfLongRows_IsRoundedAndBiasedAfterTheLastBlock()
    {
        Matrix a = Numbers.Normal(11, 700, DType.Float32, 1);
        Matrix b = Numbers.Normal(700, 21, DType.Float32, 2);
        Matrix bias = Numbers.Normal(1, 21, DType.Float32, 3);
        Matrix expected = Plain(a, b, [256, 224, 220], [10]).As(DType.Float32);
        for (int i = 0; i < 11; i++)
        {
            for (int j = 0; j < 21; j++)
            {
                expected[i, j] = (float)expected[i, j] + (float)bias[0, j];
            }
        }

        foreach (int bits in Widths.All)
        {
            var y = new Matrix(11, 21);
            Widths.At(bits, () => Gemm.Multiply(a, false, b, false, y, bias));
            Same.Bits(expected, y, $"{bits} bits");
        }
    }

    [Fact]
    public void OrderOfAnotherLibrary_IsFoundByItsProducts()
    {
        (int Rows, int Terms, int Columns)[] shapes = [(16, 290, 16), (64, 602, 64), (67, 602, 66)];
        Matrix[] left = [.. shapes.Select(shape => Numbers.Normal(shape.Rows, shape.Terms, DType.Float32, 1))];
        Matrix[] right = [.. shapes.Select(shape => Numbers.Normal(shape.Terms, shape.Columns, DType.Float32, 2))];
        ProductOrder[] orders =
        [
            ProductOrder.Default, TwoThreads, new() { Threads = 7 }, Avx512, Avx512 with { Threads = 2 }, Avx, new() { BlockMultiple = 2, PairsRows = false }, Sse2,
            ProductOrder.Straight,
        ];
        foreach (ProductOrder order in orders)
        {
            Matrix[] products = Products(order);
            ProductOrder found = ProductOrder.Matching(left, right, products);
            Assert.Equal((order.BlockLength, order.BlockMultiple, order.PairsRows), (found.BlockLength, found.BlockMultiple, found.PairsRows));
            Assert.True(order == ProductOrder.Straight || order.Threads > 1 == found.Threads > 1, $"{order} found as {found}");
            foreach ((Matrix expected, Matrix actual) in products.Zip(Products(found)))
            {
                Same.Bits(expected, actual, $"{order} found as {found}");
            }
        }

        // Sums that no known order gives leave the default; of a library that is known in part, the part that is known counts.
        Assert.Equal(ProductOrder.Default, ProductOrder.Matching(left, right, [.. shapes.Select(shape => new Matrix(shape.Rows, shape.Columns, DType.Float64))]));
        Matrix[] partly = Products(Sse2);
        partly[2] = new Matrix(67, 66, DType.Float64);
        Assert.Equal(128, ProductOrder.Matching(left, right, partly).BlockLength);

        Matrix[] Products(ProductOrder order) => [.. left.Zip(right, (a, b) =>
        {
            var y = new Matrix(a.Rows, b.Columns, DType.Float64);
            HybridNet.Gemm.Multiply(a, false, b, false, y, null, order);
            return y;
        })];
    }

    [Fact]
    public void Pieces_HoldEveryRowOnce_WhateverTheThreads()
    {
        for (int threads = 1; threads <= 64; threads++)
        {
            foreach (int rows in new[] { 1, 2, 7, 9, 13, 64, 101, 1000 })
            {
                foreach (int columns in new[] { 1, 9, 31, 64, 1000 })
                {
                    RowPieces pieces = RowPieces.Of(rows, columns, threads);
                    Assert.InRange(pieces.Across * pieces.Down, 1, threads);
                    (int First, int Rows)[] all = [.. Enumerable.Range(0, pieces.Count).Select(piece => pieces[piece])];
                    Assert.Equal(rows, all.Sum(piece => piece.Rows));
                    Assert.Equal(all.Select(piece => piece.First), all.Select((_, i) => all.Take(i).Sum(piece => piece.Rows)));
                }
            }
        }
    }

    [Fact]
    public void LayersAddInTheOrderOfTheArithmetic()
    {
        foreach (ProductOrder order in new[] { ProductOrder.Straight, ProductOrder.Default, Sse2 })
        {
            var state = new LayerState();
            var context = new PassContext { Arithmetic = new NumPyArithmetic { ProductOrder = order, ProductDType = null } };
            var layer = new DenseLayer(Numbers.Normal(600, 300, DType.Float64, 1), Numbers.Normal(1, 300, DType.Float64, 2));
            Matrix x = Numbers.Normal(400, 600, DType.Float64, 3);
            Matrix g = Numbers.Normal(400, 300, DType.Float64, 4);
            Same.Bits(Product(x, false, layer.Weights, false, layer.Biases), layer.Forward(x, state, context));
            Same.Bits(Product(g, false, layer.Weights, true), layer.Backward(g, state, context));
            Same.Bits(Product(x, true, g, false), layer.WeightGradients!);

            Matrix Product(Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix? bias = null)
            {
                var y = new Matrix(transposeA ? a.Columns : a.Rows, transposeB ? b.Rows : b.Columns, DType.Float64);
                Gemm.Multiply(a, transposeA, b, transposeB, y, bias, order);
                return y;
            }
        }
    }

    private static Matrix Plain(Matrix a, Matrix b, int[] blocks, int[] chained)
    {
        var y = new Matrix(a.Rows, b.Columns, DType.Float64);
        double[] left = a.As(DType.Float64).AsDoubleSpan().ToArray();
        double[] right = b.As(DType.Float64).AsDoubleSpan().ToArray();
        var chains = new double[4];
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < b.Columns; j++)
            {
                bool inChains = chained.Contains(i) && j < b.Columns / 4 * 4;
                double sum = 0;
                int first = 0;
                foreach (int length in blocks)
                {
                    Array.Clear(chains);
                    for (int l = 0; l < length; l++)
                    {
                        int chain = inChains && l < length / 8 * 8 ? l % 4 : 0;
                        chains[chain] += left[(i * a.Columns) + first + l] * right[((first + l) * b.Columns) + j];
                    }

                    sum += inChains ? (chains[0] + chains[1]) + (chains[2] + chains[3]) : chains[0];
                    first += length;
                }

                y[i, j] = sum;
            }
        }

        return y;
    }
}
