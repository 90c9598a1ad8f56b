using System.Globalization;
using System.Security.Cryptography;
using Newtonsoft.Json.Linq;

namespace HybridNet.Parity;

/// <summary>An array of a golden file, or one to compare with it. Elements are doubles, which hold every dtype in use exactly; float NaN are all alike.</summary>
internal sealed record GoldenArray(string DType, int[] Shape, double[] Values)
{
    internal int Rows => Shape.Length < 2 ? 1 : Shape[0];

    internal int Columns => Shape.Length == 0 ? 1 : Shape[^1];

    internal static GoldenArray Read(JObject json)
    {
        string dtype = json.Value<string>("dtype")!;
        int[] shape = json["shape"]!.ToObject<int[]>()!;
        double[] values = json.ContainsKey("drawn") ? Drawn((JObject)json["drawn"]!, dtype, shape)
            : json.ContainsKey("patterns") ? Patterns(json["patterns"]!.Value<long>("step"))
            : WrittenOut(json["rows"]!.ToObject<string[]>()!, dtype);
        return new GoldenArray(dtype, shape, values);
    }

    internal static GoldenArray From(Matrix matrix) =>
        new(Name(matrix.DType), [matrix.Rows, matrix.Columns], [.. matrix.ToDoubleArray().Cast<double>()]);

    internal static GoldenArray From(ReadOnlySpan<double> values) => new("float64", [values.Length], values.ToArray());

    internal static GoldenArray From(ReadOnlySpan<float> values) => new("float32", [values.Length], Widen(values));

    /// <summary>The same elements in another shape.</summary>
    internal GoldenArray In(params int[] shape) => this with { Shape = shape };

    internal Matrix ToMatrix() => DType switch
    {
        "float32" => Matrix.From(ToFloats(), Rows, Columns),
        "float64" => Matrix.From(Values, Rows, Columns),
        _ => throw new InvalidOperationException($"{DType} is not a dtype of a matrix"),
    };

    internal float[] ToFloats() => Array.ConvertAll(Values, value => (float)value);

    internal int[] ToInts() => Array.ConvertAll(Values, value => checked((int)value));

    /// <summary>The bits of an element, NaN as the positive quiet one.</summary>
    internal ulong Bits(int index) => (DType, double.IsNaN(Values[index])) switch
    {
        ("float32", true) => 0x7fc00000,
        ("float32", false) => BitConverter.SingleToUInt32Bits((float)Values[index]),
        ("float64", true) => 0x7ff8000000000000,
        ("float64", false) => BitConverter.DoubleToUInt64Bits(Values[index]),
        _ => (ulong)(long)Values[index],
    };

    /// <summary>The sha256 of the elements, NaN as the positive quiet one, little-endian.</summary>
    internal string Digest()
    {
        int size = DType switch { "bool" or "uint8" => 1, "float32" or "int32" => 4, _ => 8 };
        byte[] bytes = new byte[Values.Length * size];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(Bits(i / size) >> (8 * (i % size)));
        }
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static string Name(DType dtype) => dtype == HybridNet.DType.Float32 ? "float32" : "float64";

    private static double[] Drawn(JObject drawn, string dtype, int[] shape)
    {
        double[] values = new double[shape.Aggregate(1, (product, size) => product * size)];
        new NumPyRandom(drawn.Value<long>("seed")).FillNormal(values);
        double scale = drawn.Value<double>("scale");
        return Array.ConvertAll(values, value => dtype == "float32" ? (float)(scale * value) : scale * value);
    }

    private static double[] Patterns(long step)
    {
        double[] values = new double[((1L << 32) + step - 1) / step];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BitConverter.UInt32BitsToSingle((uint)(i * step));
        }
        return values;
    }

    private static double[] WrittenOut(string[] rows, string dtype)
    {
        string[] elements = string.Join(' ', rows).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Array.ConvertAll(elements, element => dtype switch
        {
            "float32" => BitConverter.UInt32BitsToSingle(uint.Parse(element, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
            "float64" => BitConverter.UInt64BitsToDouble(ulong.Parse(element, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
            _ => long.Parse(element, CultureInfo.InvariantCulture),
        });
    }

    private static double[] Widen(ReadOnlySpan<float> values)
    {
        double[] wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }
        return wide;
    }
}
