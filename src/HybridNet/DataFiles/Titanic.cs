using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace HybridNet;

/// <summary>The passengers of the Titanic: 891 of them, 12 columns, with gaps.</summary>
/// <remarks>The table has no license that lets us ship it; errors say where it can be had.</remarks>
/// <example><code>
/// CsvTable table = Titanic.Read("titanic.csv");
/// TitanicPassengers passengers = Titanic.Encode(table, MissingValues.Mean, trainRows: ..600);
/// </code></example>
public static class Titanic
{
    /// <summary>The sha256 of titanic.csv at the place that the errors name.</summary>
    internal const string FileSha256 = "4a437fde05fe5264e1701a7387ac6fb75393772ba38bb2c9c566405af5af4bd7";

    private const int Rows = 891;
    private const string ContentSha256 = "fcb69b1bf3b1cd2a5729cac5897211c9836d8b6b2abd2c5b6a2f7ec75da76173";
    private const string Header = "PassengerId,Survived,Pclass,Name,Sex,Age,SibSp,Parch,Ticket,Fare,Cabin,Embarked";

    private static readonly string[] NumberColumns = ["PassengerId", "Survived", "Pclass", "Age", "SibSp", "Parch", "Fare"];

    /// <summary>Reads the table and checks that it is the one everybody means: its values count, not its line ends or quotes.</summary>
    /// <param name="path">The file: titanic.csv, or Kaggle's train.csv; null for titanic.csv in the folder that the environment variable
    /// HYBRIDNET_DATA names.</param>
    /// <returns>891 rows, 12 columns.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is a folder, a pipe, a socket or a device, its name is too long, or it cannot be read.</exception>
    /// <exception cref="FormatException">The file is not comma-separated values in UTF-8, or holds another table.</exception>
    public static CsvTable Read(string? path = null)
    {
        path ??= DataFolder.Find("titanic.csv") ?? throw Throw.TitanicNowhere(FileSha256);
        CsvTable table = Table(path);
        if (table.Rows != Rows || string.Join(',', table.Names) != Header)
        {
            Throw.TitanicDiffers(path, $"it has {table.Rows} rows and the columns {string.Join(", ", table.Names)}", FileSha256);
        }

        if (Sha256(table) != ContentSha256)
        {
            Throw.TitanicDiffers(path, "rows and columns are the same and some values are not", FileSha256);
        }

        return table;
    }

    /// <summary>Age, sex (male 0, female 1) and survival as numbers.</summary>
    /// <param name="table">From <see cref="Read"/>, or any table with the columns Age, Sex and Survived.</param>
    /// <param name="ages">What to do about missing ages.</param>
    /// <param name="constant">The age for <see cref="MissingValues.Constant"/>, in years.</param>
    /// <param name="trainRows">The rows whose known ages mean and median are taken of; null for all.</param>
    /// <param name="logger">Is told how many ages were missing and what stands there now.</param>
    /// <returns>Inputs, labels, and what was done. Rows may be left out only if <paramref name="ages"/> says so.</returns>
    /// <exception cref="ArgumentException">A column is not there, or <see cref="ImputedColumn.Fill"/> refuses.</exception>
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

    /// <summary>Of the values, not of the bytes, so that 22 and 22.0 are the same; missing values are empty.</summary>
    private static string Sha256(CsvTable table)
    {
        IEnumerable<string>[] columns = [.. table.Names.Select(name => NumberColumns.Contains(name)
            ? table.Numbers(name).Select(number => double.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture))
            : table.Column(name).Select(text => text ?? ""))];
        string content = string.Join('\u001e', columns.Select(column => string.Join('\u001f', column)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
