using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NumSharp;

namespace HybridNet.Benchmarks;

/// <summary>
/// Answers one line of text with one: how many microseconds of CPU time a kernel takes. speed.py asks between the rounds of the other libraries, so that
/// both are measured on the same machine at the same time.
/// </summary>
/// <remarks>
/// Requests: <c>peak float32</c> (GFLOPS), <c>product fast|numpy|double rows columns terms NN|TN|NT</c>, <c>normal|bernoulli count</c>,
/// <c>bits normal|bernoulli count</c> (a hash of the numbers), <c>engine|numsharp operation count</c>.
/// </remarks>
internal static class KernelServer
{
    /// <summary>CPU time of a measurement, beyond which a single call is long enough by itself.</summary>
    private const double MicrosecondsOfARound = 20_000;

    private static readonly Dictionary<string, (Action Call, int Count)> _kernels = [];

    /// <summary>Answers until the input ends.</summary>
    internal static void Serve()
    {
        Threads.Count = 1;
        while (Console.ReadLine() is { } request)
        {
            string[] words = request.Split(' ');
            string answer = words[0] switch
            {
                "peak" => Text(words[1] == "float32" ? Peak<float>() : Peak<double>()),
                "bits" => Bits(words[1], int.Parse(words[2], CultureInfo.InvariantCulture)),
                _ => Text(Measure(request, () => KernelOf(words))),
            };
            Console.WriteLine(answer);
        }
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static double Peak<T>()
        where T : unmanaged, System.Numerics.INumber<T> =>
        FmaPeak.Operations<T>() / Measure("peak " + typeof(T).Name, () => () => FmaPeak.Run<T>()) / 1000;

    private static double Measure(string name, Func<Action> kernelOf)
    {
        if (!_kernels.TryGetValue(name, out (Action Call, int Count) known))
        {
            // Warm, and how many calls fill a round.
            Action kernel = kernelOf();
            kernel();
            int count = 1;
            double once = Time(kernel, count);
            for (; once * count < MicrosecondsOfARound && count < 1 << 20; once = Time(kernel, count))
            {
                count *= 2;
            }

            known = _kernels[name] = (kernel, count);
        }

        return Time(known.Call, known.Count);
    }

    private static double Time(Action kernel, int count)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < count; i++)
        {
            kernel();
        }

        return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / count;
    }

    private static Action KernelOf(string[] words)
    {
        int Number(int word) => int.Parse(words[word], CultureInfo.InvariantCulture);
        return words[0] switch
        {
            "product" => Product(words[1], Number(2), Number(3), Number(4), words[5]),
            "normal" or "bernoulli" => Draws(words[0], new double[Number(1)]),
            "engine" => Engine(words[1], Number(2)),
            "numsharp" => OfNumSharp(words[1], Number(2)),
            _ => throw new ArgumentException($"KernelServer: no kernel is named '{words[0]}'."),
        };
    }

    private static Action Product(string arithmetic, int rows, int columns, int terms, string form)
    {
        DType dtype = arithmetic == "double" ? DType.Float64 : DType.Float32;
        (bool transposeA, bool transposeB) = (form[0] == 'T', form[1] == 'T');
        Matrix a = transposeA ? Draw.Matrix(terms, rows, dtype) : Draw.Matrix(rows, terms, dtype);
        Matrix b = transposeB ? Draw.Matrix(columns, terms, dtype) : Draw.Matrix(terms, columns, dtype);
        Matrix y = Draw.Zeros(rows, columns, dtype);
        return arithmetic == "fast"
            ? () => FloatGemm.Multiply(a, transposeA, b, transposeB, y)
            : () => Gemm.Multiply(a, transposeA, b, transposeB, y);
    }

    private static Action Draws(string distribution, double[] numbers)
    {
        var random = new NumPyRandom(seed: 0);
        return distribution == "normal" ? () => random.FillNormal(numbers) : () => random.FillBernoulli(0.9, numbers.AsSpan());
    }

    private static string Bits(string distribution, int count)
    {
        var numbers = new double[count];
        Draws(distribution, numbers)();
        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(numbers.AsSpan())));
    }

    /// <summary>Single operations of a square matrix of float32, in NumPy's arithmetic.</summary>
    private static Action Engine(string operation, int n)
    {
        (Matrix a, Matrix b, Matrix y) = (Draw.Matrix(n, n), Draw.Matrix(n, n), Draw.Zeros(n, n));
        return operation switch
        {
            "add" => () => Arithmetic.NumPy.Apply(default(Add), a, b, y),
            "exp" => () => Arithmetic.NumPy.Apply(default(Exp), a, y),
            "sum" => () => Arithmetic.NumPy.Sum(a),
            _ => () => Arithmetic.NumPy.Product(a, b, y),
        };
    }

    private static Action OfNumSharp(string operation, int n)
    {
#pragma warning disable NDW012 // The kernel holds its operands until the process ends.
        NDArray a = np.array(Draw.Matrix(n, n).Span<float>().ToArray()).reshape(n, n);
        NDArray b = np.array(Draw.Matrix(n, n).Span<float>().ToArray()).reshape(n, n);
#pragma warning restore NDW012
        return operation switch
        {
            "add" => () => Use(a + b),
            "exp" => () => Use(np.exp(a)),
            "sum" => () => Use(np.sum(a)),
            _ => () => Use(np.dot(a, b)),
        };
    }

    private static void Use(NDArray result)
    {
        using (result)
        {
            Trace.Assert(result.size > 0);
        }
    }
}
