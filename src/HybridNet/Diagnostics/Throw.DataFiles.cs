using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    [DoesNotReturn]
    internal static void IdxMagic(string source, ReadOnlySpan<byte> magic) => throw new FormatException(
        $"{source}: the file begins with {(magic.IsEmpty ? "nothing" : string.Join(' ', Convert.ToHexString(magic).Chunk(2).Select(pair => new string(pair))))}; "
        + "an IDX file begins with 00 00, its type (08, 09, 0B, 0C, 0D or 0E) and its number of dimensions (01 to 20), in hex. "
        + "Pass an IDX file, plain or compressed with gzip.");

    [DoesNotReturn]
    internal static void IdxDimensionsTooShort(string source, int axes, int bytes) => throw new FormatException(
        Text($"{source}: the file ends {bytes} bytes after its first 4; the sizes of {axes} dimensions take {4 * axes}. ")
        + "Download the file again.");

    internal static FormatException IdxDimensionTooLarge(string source, int axis, uint size) => new(
        Text($"{source}: dimension {axis} is {size:N0}; an array holds up to {Array.MaxLength:N0} bytes. ")
        + "Split the file, or check that it is one.");

    [DoesNotReturn]
    internal static void IdxTooLarge(string source, int[] dimensions, int bytesOfElement) => throw new FormatException(
        Text($"{source}: the dimensions are {string.Join(" x ", dimensions)} of {bytesOfElement} bytes; an array holds up to ")
        + Text($"{Array.MaxLength:N0} bytes. Split the file, or check that it is one."));

    [DoesNotReturn]
    internal static void IdxTooShort(string source, int[] dimensions, int bytesOfElement, long required, long there) => throw new FormatException(
        Text($"{source}: the elements end after {there:N0} bytes; {string.Join(" x ", dimensions)} of {bytesOfElement} bytes take {required:N0}. ")
        + "Download the file again.");

    [DoesNotReturn]
    internal static void IdxTooLong(string source, int[] dimensions, int bytesOfElement, long required) => throw new FormatException(
        Text($"{source}: more than {required:N0} bytes follow the dimensions; {string.Join(" x ", dimensions)} of {bytesOfElement} bytes take ")
        + "just that many. Download the file again.");

    internal static FormatException IdxDamaged(string source, Exception failure) => new(
        $"{source}: the file begins as a gzip file and cannot be unpacked. Download the file again.", failure);

    [DoesNotReturn]
    internal static void IdxNoLabels(string source, string what) => throw new FormatException(
        $"{source}: the file holds {what}; labels are whole numbers along one dimension. Pass the file of the labels.");

    [DoesNotReturn]
    internal static void IdxNegativeLabel(string source, int row, int label) => throw new FormatException(
        Text($"{source}: label {row} is {label}; labels are class numbers, 0 or more. Number the classes."));

    [DoesNotReturn]
    internal static void NoImages(string source, string what) => throw new FormatException(
        $"{source}: the file holds {what}; pictures are an UnsignedByte array of three dimensions: pictures, rows, columns. "
        + "Pass the file of the pictures.");

    [DoesNotReturn]
    internal static void LabelsForImages(string labels, int labelCount, string images, int imageCount) => throw new FormatException(
        Text($"{labels}: there are {labelCount} labels; {images} has {imageCount} pictures, each needs one. Pass files that belong together."));

    internal static FileNotFoundException FashionNowhere() => new(
        $"Fashion-MNIST: no folder is given, and the environment variable HYBRIDNET_DATA names none. {WhereFashionIs}");

    internal static FileNotFoundException FashionMissing(string name, string folder) => new(
        $"Fashion-MNIST: there is no file {name} or {name}.gz in the folder {folder}. {WhereFashionIs}");

    internal static FormatException FashionSeveral(string folder, string[] names) => new(
        $"Fashion-MNIST: the folder {folder} has {string.Join(", ", names)}; one of them is required. Move the others away.");

    [DoesNotReturn]
    internal static void FashionDiffers(string images, int height, int width, int greatest) => throw new FormatException(
        Text($"Fashion-MNIST: {images} has pictures of {height} x {width} pixels and labels up to {greatest}; 28 x 28 and up to 9 are required. ")
        + WhereFashionIs);

    internal static FileNotFoundException TitanicNowhere(string sha256) => new(
        $"Titanic: no file is given, and the environment variable HYBRIDNET_DATA names no folder. {WhereTheTitanicIs(sha256)}");

    private const string WhereFashionIs =
        "It is Zalando's, under the MIT license, and not shipped: take the four files in data/fashion of https://github.com/zalandoresearch/fashion-mnist "
        + "(MD5: train-images-idx3-ubyte.gz 8d4fb7e6c68d591d4c3dfef9ec88bf0d, train-labels-idx1-ubyte.gz 25c81989df183df01b3e8a0aad5dffbe, "
        + "t10k-images-idx3-ubyte.gz bef4ecab320f06d8554ea6380940ec79, t10k-labels-idx1-ubyte.gz bb300cfdad3c16e7a12a480ee83cd310) "
        + "and name their folder.";

    internal static FormatException NotUtf8(string source, long index, byte value, Exception failure) => new(
        Text($"{source}: byte {index} (0x{value:X2}) is not UTF-8. ")
        + "Save the file as UTF-8, or decode it yourself and parse the text.", failure);

    [DoesNotReturn]
    internal static void CsvSeparator(string source) => throw new ArgumentException(
        $"{source}: the separator is a quote or a line end; both have a special meaning. Pass the character between two fields.");

    [DoesNotReturn]
    internal static void CsvNoHeader(string source) => throw new FormatException(
        $"{source}, line 1: it is empty; it must name the columns. Put a header there.");

    [DoesNotReturn]
    internal static void CsvSameNames(string source, string name) => throw new FormatException(
        $"{source}, line 1: more than one column is called \"{name}\"; the names of columns must be unique. Rename one.");

    [DoesNotReturn]
    internal static void CsvRagged(string source, int line, int fields, int columns) => throw new FormatException(
        Text($"{source}, line {line}: the number of fields is {fields}; the header names {columns}. ")
        + "Correct the line: a field that holds a separator must be in quotes.");

    [DoesNotReturn]
    internal static void CsvQuoteInField(string source, int line, string field) => throw new FormatException(
        Text($"{source}, line {line}: there is a quote inside {Shown(field)}; quotes enclose whole fields. ")
        + "Enclose the field in quotes and double those inside.");

    [DoesNotReturn]
    internal static void CsvAfterQuote(string source, int line, char found) => throw new FormatException(
        Text($"{source}, line {line}: '{found}' follows the closing quote of a field; a separator or the end of the line must. ")
        + "Double the quotes inside a field.");

    [DoesNotReturn]
    internal static void CsvOpenQuote(string source, int line) => throw new FormatException(
        Text($"{source}, line {line}: a quote opens here and none closes it before the end. Close the field, or remove the quote."));

    [DoesNotReturn]
    internal static void CsvUnknownColumn(string source, string name, string[] names) => throw new ArgumentException(
        $"{source}: no column is called \"{name}\"; the columns are {Nearest.Listed(names)}.{Nearest.Sentence(name, names)} Correct the name.");

    [DoesNotReturn]
    internal static void CsvRounded(string source, int row, int line, string column, string text) => throw new FormatException(
        Text($"{source}, row {row} (line {line}), column \"{column}\": {Shown(text)} arrived; a number that float64 has exactly is required. ")
        + "Correct the field, or read identifiers as texts.");

    [DoesNotReturn]
    internal static void CsvField(string source, int row, int line, string column, string? text, string required)
    {
        string arrived = text is null ? "the value is missing" : $"{Shown(text)} arrived";
        throw new FormatException(
            Text($"{source}, row {row} (line {line}), column \"{column}\": {arrived}; {required} is required. Correct the field."));
    }

    [DoesNotReturn]
    internal static void CsvHead(string source, int rows) => throw new ArgumentOutOfRangeException(
        null, Text($"{source}: the first {rows} rows are asked for; the number must be 0 or more. Pass how many you want to see."));

    internal static FileNotFoundException TitanicMissing(string path, string sha256) => new(
        $"Titanic: there is no file {path}. {WhereTheTitanicIs(sha256)}", path);

    [DoesNotReturn]
    internal static void TitanicDiffers(string path, string what, string sha256) => throw new FormatException(
        $"Titanic: {path} is not the table of 891 passengers and 12 columns: {what}. {WhereTheTitanicIs(sha256)}");

    private static string WhereTheTitanicIs(string sha256) =>
        "It has no license that lets us ship it: take titanic.csv of https://github.com/datasciencedojo/datasets, "
        + $"commit f0ccab6a7ceafdff780052166fb6fab3311398eb (sha256 {sha256}), "
        + "or train.csv of Kaggle's \"Titanic - Machine Learning from Disaster\".";
}
