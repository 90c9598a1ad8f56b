using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace HybridNet;

/// <summary>The table of the passengers of the Titanic: 891 rows, 12 columns, with missing values.</summary>
/// <remarks>The table has no license that permits distribution; error texts say where to download it.</remarks>
/// <example><code>
/// CsvTable table = Titanic.Read("titanic.csv");
/// TitanicPassengers passengers = Titanic.Encode(table, MissingValues.Mean, trainRows: ..600);
/// </code></example>
public static class Titanic
{
    /// <summary>The sha256 of titanic.csv at the address in the error texts.</summary>
    internal const string FileSha256 = "4a437fde05fe5264e1701a7387ac6fb75393772ba38bb2c9c566405af5af4bd7";

    private const int Rows = 891;
    private const string ContentSha256 = "fcb69b1bf3b1cd2a5729cac5897211c9836d8b6b2abd2c5b6a2f7ec75da76173";
    private const string Header = "PassengerId,Survived,Pclass,Name,Sex,Age,SibSp,Parch,Ticket,Fare,Cabin,Embarked";

    private static readonly string[] NumberColumns = ["PassengerId", "Survived", "Pclass", "Age", "SibSp", "Parch", "Fare"];

    /// <summary>Reads the table and compares its values with a checksum; line ends and quotes do not matter.</summary>
    /// <param name="path">The file: titanic.csv, or Kaggle's train.csv; null for titanic.csv in the folder that the environment variable
    /// HYBRIDNET_DATA names.</param>
    /// <returns>891 rows, 12 columns.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="FormatException">The file is not comma-separated values in UTF-8, or is another table.</exception>
    public static CsvTable Read(string? path = null)
    {
        path ??= DataFolder.Find("titanic.csv") ?? throw Throw.TitanicNowhere(FileSha256);
        CsvTable table = Table(path);
        if (table.Rows != Rows || string.Join(',', table.Names) != Header)
        {
            Throw.TitanicDiffers(path, $"it has {table.Rows} rows and the columns {string.Join(", ", table.Names)}", FileSha256);
        }

        if (DigestOf(table) != ContentSha256)
        {
            Throw.TitanicDiffers(path, "rows and columns are the same and some values are not", FileSha256);
        }

        return table;
    }

    /// <summary>Encodes age, sex (male 0, female 1) and survival as numbers.</summary>
    /// <param name="table">From <see cref="Read"/>, or any table with the columns Age, Sex and Survived.</param>
    /// <param name="ages">The strategy for missing ages.</param>
    /// <param name="constant">The age for <see cref="MissingValues.Constant"/>, in years.</param>
    /// <param name="trainRows">The training rows, from which mean and median are computed; null for all rows.</param>
    /// <param name="logger">Receives the number of missing ages and their replacement.</param>
    /// <returns>Inputs, labels, and the imputed ages. Rows are dropped only if <paramref name="ages"/> is <see cref="MissingValues.DropRow"/>.</returns>
    /// <exception cref="ArgumentException">A column does not exist, or an argument of <see cref="ImputedColumn.Fill"/> is invalid.</exception>
    /// <exception cref="FormatException">A field cannot be encoded.</exception>
    public static TitanicPassengers Encode(
        CsvTable table, MissingValues ages, double? constant = null, Range? trainRows = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ImputedColumn age = table.Filled("Age", ages, constant, trainRows, logger);
        int[] sex = age.Keep(table.ClassNumbers("Sex", "male", "female"));
        int[] survived = age.Keep(table.ClassNumbers("Survived"));
        return new TitanicPassengers(Matrix.FromColumns(age.Values, Array.ConvertAll(sex, code => (double)code)), survived, age);
    }

    private static CsvTable Table(string path)
    {
        try
        {
            return CsvTable.Read(path);
        }
        catch (FileNotFoundException)
        {
            throw Throw.TitanicMissing(path, FileSha256);
        }
    }

    /// <summary>The checksum of the values, not of the bytes: 22 and 22.0 are the same; missing values are empty.</summary>
    private static string DigestOf(CsvTable table)
    {
        IEnumerable<string>[] columns = [.. table.Names.Select(name => NumberColumns.Contains(name)
            ? table.Numbers(name).Select(number => double.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture))
            : table.Column(name).Select(text => text ?? ""))];
        string content = string.Join('\u001e', columns.Select(column => string.Join('\u001f', column)));
        return Convert.ToHexStringLower(Sha256.Of(Encoding.UTF8.GetBytes(content)));
    }
}
