namespace HybridNet;

/// <summary>The field numbers of the messages of an ONNX file that are used here. Source: https://onnx.ai/onnx/api/classes.html.</summary>
internal static class OnnxFields
{
    internal static class Model
    {
        internal const int IrVersion = 1;
        internal const int ProducerName = 2;
        internal const int ProducerVersion = 3;
        internal const int Graph = 7;
        internal const int OperatorSet = 8;
        internal const int Metadata = 14;
        internal const int Functions = 25;
    }

    internal static class OperatorSet
    {
        internal const int Domain = 1;
        internal const int Version = 2;
    }

    /// <summary>An entry of the metadata.</summary>
    internal static class Entry
    {
        internal const int Key = 1;
        internal const int Value = 2;
    }

    internal static class Graph
    {
        internal const int Node = 1;
        internal const int Name = 2;
        internal const int Initializer = 5;
        internal const int Input = 11;
        internal const int Output = 12;
        internal const int SparseInitializer = 15;
    }

    internal static class Node
    {
        internal const int Input = 1;
        internal const int Output = 2;
        internal const int Name = 3;
        internal const int Operator = 4;
        internal const int Attribute = 5;
        internal const int Documentation = 6;
        internal const int Domain = 7;
    }

    internal static class Attribute
    {
        internal const int Name = 1;
        internal const int Single = 2;
        internal const int Integer = 3;
        internal const int Text = 4;
        internal const int Tensor = 5;
        internal const int Singles = 7;
        internal const int Integers = 8;
        internal const int Texts = 9;
        internal const int Type = 20;
    }

    /// <summary>The values of <see cref="Attribute.Type"/>.</summary>
    internal static class AttributeType
    {
        internal const int Single = 1;
        internal const int Integer = 2;
        internal const int Text = 3;
        internal const int Integers = 7;
    }

    internal static class Tensor
    {
        internal const int Dimensions = 1;
        internal const int ElementType = 2;
        internal const int Singles = 4;
        internal const int Int32s = 5;
        internal const int Texts = 6;
        internal const int Int64s = 7;
        internal const int Name = 8;
        internal const int RawData = 9;
        internal const int Doubles = 10;
        internal const int ExternalData = 13;
        internal const int DataLocation = 14;
    }

    /// <summary>The values of <see cref="Tensor.ElementType"/>.</summary>
    internal static class ElementType
    {
        internal const int Float32 = 1;
        internal const int Int32 = 6;
        internal const int Int64 = 7;
        internal const int Text = 8;
        internal const int Bool = 9;
        internal const int Float64 = 11;

        private static readonly string[] _names =
        [
            "undefined", "float32", "uint8", "int8", "uint16", "int16", "int32", "int64", "string", "bool", "float16", "float64", "uint32", "uint64",
            "complex64", "complex128", "bfloat16",
        ];

        internal static int Of(DType dtype) => dtype == DType.Float32 ? Float32 : Float64;

        /// <summary>The name of a type in error texts.</summary>
        internal static string Name(long type) => type >= 0 && type < _names.Length ? _names[type] : $"type {type}";
    }

    /// <summary>The description of an input or output of the graph.</summary>
    internal static class ValueInfo
    {
        internal const int Name = 1;
        internal const int Type = 2;
        internal const int TensorType = 1;
        internal const int ElementType = 1;
        internal const int Shape = 2;
        internal const int Dimension = 1;
        internal const int DimensionValue = 1;
        internal const int DimensionName = 2;
    }
}
