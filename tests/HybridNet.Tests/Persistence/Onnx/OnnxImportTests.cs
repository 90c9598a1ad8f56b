using Google.Protobuf;

namespace HybridNet.Tests.Persistence.Onnx;

/// <summary>Networks from ONNX files. Graphs of other programs are in tests/python/test_onnx_import.py.</summary>
public sealed class OnnxImportTests
{
    private const string Damaged = "The file is damaged or of another kind: take a fresh copy, or write it again.";

    [Theory]
    [InlineData(17)]
    [InlineData(20)]
    public void EveryLayer_ComesBackWithTheSameBits(int opset)
    {
        Model model = Models.OfEverything();
        Model read = OnnxFile.Load(Bytes(model, new() { Opset = opset }));
        Models.Same(WithoutParts(model), WithoutParts(read));
        Matrix inputs = Numbers.Normal(40, 2, DType.Float32, seed: 3);
        Same.Bits(model.Predict(inputs), read.Predict(inputs));
        Assert.Equal(Kinds(model), Kinds(read));
        var settings = new OnnxOptions { Opset = opset };
        Assert.Equal(Bytes(read, settings), Bytes(OnnxFile.Load(Bytes(read, settings)), settings));
    }

    [Fact]
    public void StreamPathAndBytes_GiveTheSameModel()
    {
        byte[] bytes = Bytes(Models.OfEverything());
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            foreach (Model read in new[] { OnnxFile.Load(path), OnnxFile.Load(new ForwardOnlyStream(bytes, 1000)) })
            {
                Models.Same(OnnxFile.Load(bytes), read);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ArithmeticAndClassNames_ComeBack()
    {
        var model = new Model { new DenseLayer(new(2, 2, DType.Float64), new(1, 2, DType.Float64)), new SoftmaxActivation() };
        model.Arithmetic = new NumPyArithmetic { Flavour = Flavour.Libm, ProductDType = null };
        model.ClassNames = ["a", "b"];
        Model read = OnnxFile.Load(Bytes(model));
        Assert.Equal(model.Arithmetic, read.Arithmetic);
        Assert.Equal(model.ClassNames, read.ClassNames);
    }

    /// <summary>Numbers in groups, one by one, in several groups, and as bytes.</summary>
    [Theory]
    [InlineData("raw")]
    [InlineData("one by one")]
    [InlineData("a group")]
    [InlineData("two groups")]
    public void Weights_AreReadInEveryForm(string form)
    {
        float[] numbers = [1, -2, 3, 4, 5, 6];
        foreach (DType dtype in new[] { DType.Float32, DType.Float64 })
        {
            ProtoMessage tensor = Tensor("w", dtype, 2, 3);
            (int field, int half) = dtype == DType.Float32 ? (OnnxFields.Tensor.Singles, 2) : (OnnxFields.Tensor.Doubles, 4);
            Matrix Part(int first, int count) => Matrix.From([.. numbers.Skip(first).Take(count).Select(x => (double)x)], 1, count).As(dtype);
            switch (form)
            {
                case "raw":
                    tensor.Elements(OnnxFields.Tensor.RawData, Part(0, 6));
                    break;
                case "a group":
                    tensor.Elements(field, Part(0, 6));
                    break;
                case "two groups":
                    tensor.Elements(field, Part(0, half)).Elements(field, Part(half, 6 - half));
                    break;
                case "one by one" when dtype == DType.Float32:
                    Array.ForEach(numbers, number => tensor.Single(field, number));
                    break;
                default:
                    continue;
            }

            Model read = OnnxFile.Load(FileOf(Product("w"), tensor));
            Same.Bits(Matrix.From([[1.0, -2, 3], [4, 5, 6]]).As(dtype), read.Parameters[0].Value);
            Same.Bits(new Matrix(1, 3, dtype), read.Parameters[1].Value);
        }
    }

    [Theory]
    [InlineData(5, "it is float32 (2, 3), and 5 elements arrived; all elements are required.")]
    [InlineData(7, "it is float32 (2, 3), and 7 elements arrived; all elements are required.")]
    public void OtherNumberOfElements_IsRefused(int elements, string text)
    {
        foreach (int field in new[] { OnnxFields.Tensor.RawData, OnnxFields.Tensor.Singles })
        {
            Refused.With<InvalidDataException>(
                $"net, tensor \"w\": {text} {Damaged}",
                () => OnnxFile.Load(FileOf(Product("w"), Tensor("w", DType.Float32, 2, 3).Elements(field, new(1, elements))), "net"));
        }
    }

    /// <summary>Sizes that no memory holds are refused without allocating it.</summary>
    [Fact]
    public void ImpossibleShapes_AreRefused()
    {
        (long[] Shape, string Text)[] cases =
        [
            ([-1, 3], $"its shape has a negative axis; this is not possible here. {Damaged}"),
            ([1L << 40, 1L << 40], $"its shape has more elements than 64 bits can count; this is not possible here. {Damaged}"),
            ([1, 1, 1, 1, 1, 1, 1, 1, 1], $"its shape has more than 8 axes; this is not possible here. {Damaged}"),
            ([1L << 33, 1], "it is float32 (8589934592, 1); parameters are float32 or float64 and have up to two axes. Export it without quantization or half precision."),
            ([1 << 15, 1 << 14], $"it is float32 (32768, 16384), and 0 elements arrived; all elements are required. {Damaged}"),
        ];
        foreach ((long[] shape, string text) in cases)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Refused.With<InvalidDataException>($"net, tensor \"w\": {text}", () => OnnxFile.Load(FileOf(Product("w"), Tensor("w", DType.Float32, shape)), "net"));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
        }
    }

    [Fact]
    public void WeightsWithoutRows_NeedBiases()
    {
        Refused.With<InvalidDataException>(
            "net, node \"y\" (MatMul): its weights have no rows and there are no biases; one or the other is required. Export a dense network.",
            () => OnnxFile.Load(FileOf(Product("w"), Tensor("w", DType.Float32, 0, int.MaxValue)), "net"));
        Model empty = new() { new DenseLayer(new(0, 2), Matrix.From([[1f, 2f]])) };
        Same.Bits(empty.Predict(new Matrix(3, 0)), OnnxFile.Load(Bytes(empty)).Predict(new Matrix(3, 0)));
    }

    [Fact]
    public void TooManyNodesOrParts_AreRefused()
    {
        byte[] nodes = FileOf([.. Enumerable.Repeat(new ProtoMessage(), (1 << 14) + 1)]);
        Refused.With<InvalidDataException>(
            "net: there are more than 16,384 nodes in the graph; a dense network has fewer. Export a dense network.", () => OnnxFile.Load(nodes, "net"));
        byte[] parts = FileOf([Node("Relu", [.. Enumerable.Repeat("x", 1 << 17)], "y")]);
        Refused.With<InvalidDataException>(
            $"net: there are more than 131,072 messages and texts in the file; a dense network has fewer. {Damaged}", () => OnnxFile.Load(parts, "net"));
    }

    /// <summary>Groups, the nesting of protobuf that is not limited by lengths.</summary>
    [Fact]
    public void DeepNesting_IsRefused()
    {
        byte[] groups = [.. Enumerable.Repeat((byte)((15 << 3) | 3), 100_000)];
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => OnnxFile.Load(groups, "net"));
        Assert.Equal($"net: the bytes are not of the ONNX format (protobuf) from byte 1 on. {Damaged}", refusal.Message);
    }

    /// <summary>
    /// Damaged files: every length, and bytes that are changed at random; and files that are damaged in their structure: fields that are removed, repeated,
    /// exchanged and resized. Each is read, or refused by a text that names the file.
    /// </summary>
    [Fact]
    public void DamagedFiles_AreReadOrRefused()
    {
        byte[] whole = Bytes(Small(), new() { Labels = true });
        int changes = Environment.GetEnvironmentVariable("HYBRIDNET_EXHAUSTIVE") == "1" ? 100_000 : 4_000;
        var random = new Random(1);
        (int read, int refused) = (0, 0);
        for (int i = 0; i < changes + whole.Length; i++)
        {
            byte[] damaged = i < whole.Length ? whole[..i] : i % 2 == 0 ? Bytewise(whole, random) : Structural(whole, random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                OnnxFile.Load(damaged, "net");
                read++;
            }
            catch (InvalidDataException refusal)
            {
                Assert.StartsWith("net", refusal.Message, StringComparison.Ordinal);
                Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
                refused++;
            }

            // Everything that was allocated, also what was free again.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (4L * damaged.Length) + (64 << 20));
        }

        Assert.InRange(read, 100, int.MaxValue);
        Assert.InRange(refused, 1_000, int.MaxValue);
    }

    /// <summary>Small files that describe much work: constants that are used by many nodes.</summary>
    [Fact]
    public void RepeatedUseOfConstants_CostsLittle()
    {
        ProtoMessage[] nodes =
        [
            Node("MatMul", ["x", "w"], "m"),
            .. Enumerable.Range(0, 10_000).Select(i => Node("Add", ["m", "b"], $"y{i}")),
            .. Enumerable.Range(0, 3_000).Select(i => Node("Gather", ["names", "y1"], $"z{i}")),
            Node("Add", ["m", "b"], "y"),
        ];
        const int Columns = 100_000;
        ProtoMessage names = new ProtoMessage().Integer(1, Columns).Integer(2, OnnxFields.ElementType.Int64).Text(8, "names").Elements(9, new(1, 2 * Columns));
        byte[] file = FileOf(nodes, Filled("w", 2, Columns), Filled("b", Columns), names);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => OnnxFile.Load(file, "net"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (4L * file.Length) + (64 << 20));
    }

    [Fact]
    public void LongChains_DoNotOverflowTheStack()
    {
        ProtoMessage[] nodes = [.. Enumerable.Range(0, 16_000).Select(i => Node(i % 2 == 0 ? "Tanh" : "Sigmoid", [i == 0 ? "x" : $"v{i}"], i == 15_999 ? "y" : $"v{i + 1}"))];
        Assert.Equal(16_000, OnnxFile.Load(FileOf(nodes)).Layers.Count);
    }

    private static Model Small()
    {
        var random = new NumPyRandom(seed: 1);
        var model = new Model { new DenseLayer(3, 4, random), new GELUActivation(), new DenseLayer(4, 2, random, dtype: DType.Float64), new SoftmaxActivation() };
        model.ClassNames = ["a", "b"];
        return model;
    }

    /// <summary>Changes, inserts or removes a few bytes.</summary>
    private static byte[] Bytewise(byte[] whole, Random random)
    {
        List<byte> bytes = [.. whole];
        for (int n = random.Next(1, 5); n > 0 && bytes.Count > 0; n--)
        {
            int at = random.Next(bytes.Count);
            byte value = random.Next(3) switch { 0 => 0xFF, 1 => (byte)(bytes[at] ^ (1 << random.Next(8))), _ => (byte)random.Next(256) };
            switch (random.Next(4))
            {
                case 0:
                    bytes.Insert(at, value);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                default:
                    bytes[at] = value;
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Removes, repeats, moves or changes one field somewhere in the nesting, with correct lengths around it.</summary>
    private static byte[] Structural(byte[] message, Random random)
    {
        List<byte[]> fields = Fields(message);
        int at = random.Next(fields.Count);
        var input = new CodedInputStream(fields[at]);
        uint tag = input.ReadTag();
        if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
        {
            byte[] content = input.ReadBytes().ToByteArray();
            if (content.Length > 0 && random.Next(4) > 0 && Fields(content).Count > 0)
            {
                fields[at] = Field(tag, Structural(content, random));
                return [.. fields.SelectMany(field => field)];
            }

            fields[at] = Field(tag, random.Next(2) == 0 ? [] : Bytewise([.. content, 0], random));
        }

        switch (random.Next(4))
        {
            case 0:
                fields.RemoveAt(at);
                break;
            case 1:
                fields.Insert(random.Next(fields.Count), fields[at]);
                break;
            case 2:
                (fields[0], fields[at]) = (fields[at], fields[0]);
                break;
            default:
                fields.Insert(at, [.. Field((uint)((random.Next(1, 21) << 3) | 2), [8, (byte)random.Next(256)])]);
                break;
        }

        return [.. fields.SelectMany(field => field)];
    }

    /// <summary>The fields of a message; none if the bytes are no message.</summary>
    private static List<byte[]> Fields(byte[] message)
    {
        var fields = new List<byte[]>();
        var input = new CodedInputStream(message);
        try
        {
            for (int start = 0; input.ReadTag() != 0; start = (int)input.Position)
            {
                input.SkipLastField();
                fields.Add(message[start..(int)input.Position]);
            }

            return fields;
        }
        catch (InvalidProtocolBufferException)
        {
            return [];
        }
    }

    private static byte[] Field(uint tag, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(tag);
            output.WriteBytes(ByteString.CopyFrom(content));
        }

        return stream.ToArray();
    }

    private static ProtoMessage Tensor(string name, DType dtype, params ReadOnlySpan<long> shape)
    {
        var tensor = new ProtoMessage();
        foreach (long axis in shape)
        {
            tensor.Integer(1, axis);
        }

        return tensor.Integer(2, OnnxFields.ElementType.Of(dtype)).Text(8, name);
    }

    private static ProtoMessage Filled(string name, params int[] shape) =>
        Tensor(name, DType.Float32, [.. shape.Select(axis => (long)axis)]).Elements(9, new(1, shape.Aggregate((all, axis) => all * axis)));

    private static ProtoMessage Node(string operation, string[] inputs, string output)
    {
        var node = new ProtoMessage();
        Array.ForEach(inputs, input => node.Text(1, input));
        return node.Text(2, output).Text(4, operation);
    }

    private static ProtoMessage[] Product(string weights) => [Node("MatMul", ["x", weights], "y")];

    private static byte[] FileOf(ProtoMessage[] nodes, params ProtoMessage[] tensors)
    {
        var graph = new ProtoMessage();
        Array.ForEach(nodes, node => graph.Message(1, node));
        Array.ForEach(tensors, tensor => graph.Message(5, tensor));
        graph.Message(11, new ProtoMessage().Text(1, "x")).Message(12, new ProtoMessage().Text(1, "y"));
        using var stream = new MemoryStream();
        new ProtoMessage().Message(7, graph).Message(8, new ProtoMessage().Integer(2, 17)).Write(stream);
        return stream.ToArray();
    }

    private static byte[] Bytes(Model model, OnnxOptions? options = null)
    {
        using var stream = new MemoryStream();
        model.SaveOnnx(stream, options);
        return stream.ToArray();
    }

    private static Model WithoutParts(Model model) => [.. model.Layers.Select(layer => layer.Clone())];

    /// <summary>The layers that compute something; leaky ReLU with the slope 0 is ReLU.</summary>
    private static string[] Kinds(Model model) => [.. model.Layers
        .Where(layer => layer is not (InputLayer or DropoutLayer or LinearActivation))
        .Select(layer => layer is LeakyReLUActivation { Slope: 0 } ? "ReLU" : layer.Name)];
}
