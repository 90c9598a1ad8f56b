using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    private const string Damaged = "The file is damaged or of another kind: take a fresh copy, or write it again.";

    [DoesNotReturn]
    internal static void SafetensorsTooShort(string source, long length) => throw new InvalidDataException(
        Text($"{source}: {length} bytes arrived; a safetensors file begins with 8 that say how long its header is. {Damaged}"));

    [DoesNotReturn]
    internal static void HeaderTooLong(string source, ulong length, int longest) => throw new InvalidDataException(
        Text($"{source}: the length of the header is given as {length:N0} bytes; a safetensors header has at most {longest:N0}. {Damaged}"));

    [DoesNotReturn]
    internal static void HeaderCutOff(string source, ulong length, long rest) => throw new InvalidDataException(
        Text($"{source}: the length of the header is given as {length:N0} bytes; only {rest:N0} follow. {Damaged}"));

    [DoesNotReturn]
    internal static void HeaderStart(string source) => throw new InvalidDataException(
        $"{source}: the header does not begin with a brace; that of a safetensors file is a JSON object. {Damaged}");

    [DoesNotReturn]
    internal static void HeaderNotUtf8(string source) => throw new InvalidDataException(
        $"{source}: the header is not UTF-8; that of a safetensors file is. {Damaged}");

    internal static InvalidDataException HeaderNotJson(string source, long offset, Exception failure) => new(
        Text($"{source}: the header is not JSON from byte {offset} on; that of a safetensors file is a JSON object (RFC 8259). {Damaged}"), failure);

    [DoesNotReturn]
    internal static void HeaderNameTwice(string source, string name) => throw new InvalidDataException(
        $"{source}: the name {Shown(name)} occurs twice in an object of the header; names must be unique. {Damaged}");

    internal static InvalidDataException HeaderEntry(string source, string name, string required) => new(
        $"{source}: the header's entry {Shown(name)} has another form; it must be {required}. {Damaged}");

    [DoesNotReturn]
    internal static void TensorKind(string source, string name, string kind, IEnumerable<string> known) => throw new InvalidDataException(
        $"{source}, tensor {Shown(name)}: its dtype is {Shown(kind)}; the known ones are {string.Join(", ", known)}. Write the file with one of them.");

    [DoesNotReturn]
    internal static void TensorShape(string source, string name, string shape) => throw new InvalidDataException(
        $"{source}, tensor {Shown(name)}: its shape is {shape}; its elements and their bits must be countable in 64 bits, and be whole bytes. {Damaged}");

    internal static InvalidDataException TensorNumber(string source, string name, string field, string number) => new(
        $"{source}, tensor {Shown(name)}: {Shown(number)} is in its {field}; whole numbers there are up to 9223372036854775807. {Damaged}");

    [DoesNotReturn]
    internal static void TensorBytes(string source, string name, string type, long bytes, long begin, long end) => throw new InvalidDataException(
        Text($"{source}, tensor {Shown(name)}: its data_offsets are {begin} to {end}; {type} has {bytes} bytes. {Damaged}"));

    [DoesNotReturn]
    internal static void TensorOffset(string source, string name, long begin, long offset) => throw new InvalidDataException(
        Text($"{source}, tensor {Shown(name)}: its first byte is at offset {begin}; tensors must be contiguous, so it must be at {offset}. {Damaged}"));

    [DoesNotReturn]
    internal static void TensorsEnd(string source, long end, long rest) => throw new InvalidDataException(
        Text($"{source}: the header describes tensors of {end} bytes; {rest} bytes follow it. {Damaged}"));

    [DoesNotReturn]
    internal static void TensorsGoOn(string source, long end) => throw new InvalidDataException(
        Text($"{source}: the header describes tensors of {end} bytes; more bytes follow it. {Damaged}"));

    [DoesNotReturn]
    internal static void TensorTooLarge(string where, long bytes) => throw new InvalidDataException(
        Text($"{where}: {bytes:N0} bytes; one tensor can have {Array.MaxLength:N0} here. Split it into several."));

    [DoesNotReturn]
    internal static void StoredKind(string kind, IEnumerable<string> known) => throw new ArgumentException(
        $"stored tensor: the type {Shown(kind)} is not of the safetensors format; the types are {string.Join(", ", known)}. Pass one of them.");

    [DoesNotReturn]
    internal static void StoredLength(string kind, string shape, int bytes) => throw new ArgumentException(
        Text($"stored tensor: {bytes} bytes arrived for {kind} {shape}; they must be as many as type and shape say. Pass all elements, or another shape."));

    internal static InvalidOperationException NoMatrix(string kind, string shape) => new(
        $"stored tensor {kind} {shape}: a matrix is F32 or F64 and has up to two axes. Take its bytes instead.");

    [DoesNotReturn]
    internal static void ReservedName(string name) => throw new ArgumentException(
        $"safetensors: a tensor is called \"{name}\"; the format keeps this name for texts about the tensors. Give it another name.");

    internal static ArgumentException NameNotUnicode(Exception failure) => new(
        "safetensors: a name or a text holds half of a surrogate pair; all must be Unicode. Correct it.", failure);

    [DoesNotReturn]
    internal static void HeaderToWriteTooLong(int length, int longest) => throw new ArgumentException(
        Text($"safetensors: names and texts make a header of {length:N0} bytes; it can have {longest:N0}. Store less text, or fewer tensors."));

    internal static InvalidDataException TextNotJson(string where, int line, int column, Exception failure) => new(
        Text($"{where}: the text is not JSON from character {column} of line {line} on; a JSON object (RFC 8259) is required. {Damaged}"), failure);

    [DoesNotReturn]
    internal static void TextNameTwice(string where, string name) => throw new InvalidDataException(
        $"{where}: the name {Shown(name)} occurs twice in an object; names must be unique. {Damaged}");

    internal static InvalidDataException FieldMissing(string where, string name, string required) => new(
        $"{where}: the field \"{name}\" is missing; it must be {required}. Add it.");

    internal static InvalidDataException FieldWrong(string where, string name, string arrived, string required) => new(
        $"{where}: the field \"{name}\" is {(arrived.Length > 60 ? arrived[..60] + "..." : arrived)}; it must be {required}. "
        + "Correct it.");

    [DoesNotReturn]
    internal static void FieldUnknown(string where, string name, IEnumerable<string> known) => throw new InvalidDataException(
        $"{where}: the field {Shown(name)} is unknown; the fields are {string.Join(", ", known)}. Remove it.");

    internal static InvalidDataException TypeUnknown(string where, string kind, string name, IEnumerable<string> known) => new(
        $"{where}: the {kind} is of the type \"{(name.Length > 200 ? name[..200] + "..." : name)}\"; the known ones are {string.Join(", ", known)}. "
        + "Add a custom type to CustomParts first, or build the model in code and load the parameters into it.");

    internal static ArgumentException PartTwice(string kind, string name, string type, string knownName, string knownType) => new(
        $"custom parts: the {kind} {type} is to be called \"{name}\"; files call {knownType} \"{knownName}\" already, and a name stands for one type. "
        + "Choose another name, or add a type once.");

    internal static ArgumentException SettingNameInUse(string name) => new(
        $"custom parts: a setting is called {Shown(name)}; this name is in use in the description of the part. Choose another name.");

    internal static ArgumentException ParameterWithoutName(string shape) => new(
        $"custom parts: parameter {shape} has no name; a file keeps the parameters of a custom layer by their names. Give it one where it is made.");

    internal static InvalidDataException PartNotMade(string where, string name) => new(
        $"{where}: the function that reads \"{name}\" returned null; it must return the part. Correct the function.");

    internal static InvalidDataException OtherParameters(string where, IReadOnlyCollection<string> read, IReadOnlyCollection<string> there) => new(
        $"{where}: the parameters {Listed(read)} were read, and the layer has {Listed(there)}; both must be the same. "
        + "Make the layer of the parameters that are read.");

    internal static InvalidDataException PartRefused(string where, Exception failure) => new($"{where}: {failure.Message}", failure);

    [DoesNotReturn]
    internal static void ArchitectureVersion(string source, int version, int newest) => throw new InvalidDataException(
        $"{source}: the version is {version}; this HybridNet reads 1 to {newest}. Install the HybridNet that wrote it, or a later one.");

    internal static InvalidDataException KeepProbability(string where, double probability) => new(
        Text($"{where}: the keep probability is {probability}; it must be greater than 0 and up to 1. Correct it."));

    [DoesNotReturn]
    internal static void LayersDoNotChain(string where, int inputs, int before) => throw new InvalidDataException(
        $"{where}: the layer takes {inputs} columns; the layers before give {before}. Correct one of them.");

    internal static ArgumentException PartCannotBeSaved(string kind, string name, string type) => new(
        $"model: the {kind} \"{name}\" is of the type {type}; a file can describe the types of HybridNet, and those in CustomParts. "
        + "Add it there, or save the parameters alone and load them into a model that is built in code.");

    internal static ArgumentException ArithmeticCannotBeSaved(string type, string fullName) => new(
        $"model: the arithmetic \"{type}\" is of the type {fullName}; a file can describe the types of HybridNet alone. "
        + "Save the parameters alone, and load them into a model that is built in code.");

    internal static InvalidDataException NoArchitecture(string source, int tensors) => new(
        Text($"{source}: {tensors} tensors are in it and no description of a model; both are required. ")
        + "Build the model in code and load the parameters into it.");

    internal static InvalidDataException TensorMissing(string source, string name) => new(
        $"{source}: the tensor \"{name}\" is missing; the header describes what has it. {Damaged}");

    internal static InvalidDataException StoredForm(string where, string arrived, string required) => new(
        $"{where}: it is {arrived}; the header describes {required}. {Damaged}");

    internal static ArgumentException MetadataName(string name) => new(
        $"model: a text for the header is called {Shown(name)}; names that begin with \"hybridnet\" are kept for what describes the model. Give it another name.");

    internal static ShapeException ParameterMissing(string source, string name, string layer, string shape, IEnumerable<string> there)
    {
        string names = string.Join(", ", there);
        return new(
            $"{source}: there is no tensor \"{name}\" for the {layer}, which needs {shape}; the file has {(names.Length == 0 ? "no parameters" : names)}. "
            + "Load into a model of the same layers.");
    }

    internal static ShapeException ParameterOfAnotherShape(string source, string name, string layer, string shape, string arrived) => new(
        $"{source}, tensor \"{name}\": it is {arrived}; the {layer} needs {shape}. Load into a model of the same layers.");

    [DoesNotReturn]
    internal static void ParameterWithoutLayer(string source, string name, string arrived) => throw new ShapeException(
        $"{source}, tensor \"{name}\": it is {arrived}; the model has no parameter of that name. Load into a model of the same layers.");

    internal static InvalidDataException NoCheckpoint(string path) => new(
        $"{path}: the file is not a checkpoint; training would overwrite it. Name another file, or remove this one.");

    internal static InvalidDataException NoReadableCheckpoint(string path, Exception failure) => new(
        $"{path}: the file is not a checkpoint, or is damaged; training would overwrite it. Name another file, or remove this one.", failure);

    [DoesNotReturn]
    internal static void CheckpointOfAnotherModel(string path, string difference) => throw new StateException(
        $"{path}: the checkpoint is of another model: {difference}. Fit the same model, or start again with another file.");

    private static string Listed(IReadOnlyCollection<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
