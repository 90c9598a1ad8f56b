using System.Globalization;

namespace HybridNet.Tests;

/// <summary>Holds a refusal: the kind of the exception, and its whole text in two cultures.</summary>
internal static class Refused
{
    /// <summary>A culture in which -1.5 is written with another sign and another decimal mark.</summary>
    internal static readonly CultureInfo Foreign = MakeForeign();

    internal static void With<TException>(string text, Action action)
        where TException : Exception
    {
        Assert.Equal(text, Assert.Throws<TException>(action).Message);
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Foreign;
        try
        {
            Assert.Equal(text, Assert.Throws<TException>(action).Message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo MakeForeign()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "'";
        culture.NumberFormat.NegativeSign = "\u2212";
        return culture;
    }
}
