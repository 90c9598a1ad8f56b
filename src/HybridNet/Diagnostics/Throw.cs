using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HybridNet;

/// <summary>
/// The texts of all exceptions: one method per exception, one file per module. Pattern: where: what arrived; what is required; what to do.
/// </summary>
[StackTraceHidden]
internal static partial class Throw
{
    /// <summary>Formats a text in the invariant culture.</summary>
    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What <see cref="Setting"/> says.</summary>
    [DoesNotReturn]
    internal static void SettingOutOfRange(string where, string name, double value, string required) =>
        throw new ArgumentOutOfRangeException(null, Text($"{where}: {name} is {value}; {required}."));
}
