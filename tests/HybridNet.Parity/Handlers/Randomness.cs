using Newtonsoft.Json.Linq;

namespace HybridNet.Parity.Handlers;

internal static class Randomness
{
    /// <summary>Several streams, each some calls one after the other: a digest of every call's draws, and the state after the last.</summary>
    internal static void Draws(GoldenFile golden)
    {
        foreach ((JToken given, JToken expected) in golden.Raw("given", "streams").Zip(golden.Raw("expected", "streams")))
        {
            var random = new NumPyRandom(given.Value<long>("seed"));
            IEnumerable<string> digests = given["calls"]!.Select(call => Draw(random, [.. call]).Digest()[..16]);
            Assert.That(digests, Is.EqualTo(expected["sha256"]!.ToObject<string[]>()), $"seed {given["seed"]}");
            Assert.That(Describe(random.GetState()), Is.EqualTo(Describe(expected["state"]!)), $"seed {given["seed"]}: the state after it");
        }
        golden.Compared("streams");
    }

    /// <summary>A state of NumPy's, continued by what the file expects.</summary>
    internal static void Restore(GoldenFile golden)
    {
        uint[] key = Array.ConvertAll(golden.Given("key").Values, value => (uint)value);
        double gaussian = BitConverter.UInt64BitsToDouble(Convert.ToUInt64(golden.Raw("given", "gaussian").Value<string>(), 16));
        int position = golden.Raw("given", "position").Value<int>();
        bool hasGaussian = golden.Raw("given", "has_gaussian").Value<bool>();
        var random = new NumPyRandom(new NumPyRandomState(key, position, hasGaussian, gaussian));
        double[] drawn = new double[5];
        if (golden.Expects("randn"))
        {
            random.FillNormal(drawn);
            golden.Expect("randn", GoldenArray.From(drawn));
        }
        if (golden.Expects("binomial"))
        {
            golden.Expect("binomial", Ints(5, values => random.FillBernoulli(0.5, values)));
        }
        random.FillUniform(drawn);
        golden.Expect("random_sample", GoldenArray.From(drawn));
    }

    private static GoldenArray Draw(NumPyRandom random, JToken[] call)
    {
        int count = call[1].Value<int>();
        return call[0].Value<string>() switch
        {
            "random_sample" => Doubles(count, random.FillUniform),
            "random_sample_float32" => Floats(count, random.FillUniform),
            "randn" => Doubles(count, random.FillNormal),
            "randn_float32" => Floats(count, random.FillNormal),
            "binomial" => Ints(count, values => random.FillBernoulli(call[2].Value<double>(), values)),
            "randint" => Integers(random, count, call[2].Value<long>(), call[3].Value<long>()),
            "shuffle" => Ints(count, random.Shuffle),
            "shuffle_rows" => Ints(count * call[2].Value<int>(), values => random.ShuffleRows(values, call[2].Value<int>())),
            "permutation" => Ints(random.Permutation(count)),
            string kind => throw new InvalidOperationException($"no handler draws {kind}"),
            null => throw new InvalidOperationException("a call without a name"),
        };
    }

    private static GoldenArray Doubles(int count, Fill<double> fill)
    {
        double[] values = new double[count];
        fill(values);
        return GoldenArray.From(values);
    }

    private static GoldenArray Floats(int count, Fill<float> fill)
    {
        float[] values = new float[count];
        fill(values);
        return GoldenArray.From(values);
    }

    private static GoldenArray Ints(int count, Fill<int> fill)
    {
        int[] values = [.. Enumerable.Range(0, count)];
        fill(values);
        return Ints(values);
    }

    private static GoldenArray Ints(int[] values) => new("int32", [values.Length], Array.ConvertAll(values, value => (double)value));

    /// <summary>In one call where the bounds allow it, as NumPy's randint with a size.</summary>
    private static GoldenArray Integers(NumPyRandom random, int count, long low, long high)
    {
        double[] values = new double[count];
        if (high <= int.MaxValue)
        {
            int[] drawn = new int[count];
            random.FillIntegers((int)low, (int)high, drawn);
            values = Array.ConvertAll(drawn, value => (double)value);
        }
        else
        {
            Array.ForEach([.. Enumerable.Range(0, count)], i => values[i] = random.NextInt64(low, high));
        }
        return new GoldenArray("int64", [count], values);
    }

    private static string Describe(NumPyRandomState state)
    {
        var key = new GoldenArray("int32", [624], Array.ConvertAll(state.Key.ToArray(), word => (double)(int)word));
        return $"{key.Digest()[..16]} {state.Position} {state.HasGaussian} {BitConverter.DoubleToUInt64Bits(state.CachedGaussian):x16}";
    }

    private static string Describe(JToken state) =>
        $"{state["key_sha256"]} {state["position"]} {state.Value<bool>("has_gaussian")} {state["gaussian"]}";

    private delegate void Fill<T>(Span<T> destination);
}
