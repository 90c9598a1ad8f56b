using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace HybridNet.Tests.Training;

/// <summary>
/// Everything that a model holds, as a text: all fields, also private ones and those to come, down to the bits of every number.
/// </summary>
internal static class StateDigest
{
    /// <summary>Fields that are not part of the state: buffers that are overwritten, and locks.</summary>
    private static readonly string[] NoState = ["_singles", "_lock", "_gradient"];

    internal static string Of(Model model)
    {
        // The layers make the lists of their parameters at the first look.
        _ = model.Parameters;
        var text = new StringBuilder();
        Write(text, "model", model, []);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string path, object? value, HashSet<object> above)
    {
        switch (value)
        {
            case null or string or bool or Enum or IFormattable:
                text.Append(CultureInfo.InvariantCulture, $"{path} = {value ?? "null"}\n");
                break;
            case Matrix matrix:
                text.Append(CultureInfo.InvariantCulture, $"{path} = {matrix} {Convert.ToHexString(SHA256.HashData(matrix.AsBytes()))}\n");
                break;
            case NumPyRandom random:
                Write(text, path, random.GetState(), above);
                break;
            case IEnumerable items and not Model:
                int index = 0;
                foreach (object? item in items)
                {
                    Write(text, $"{path}[{index++}]", item, above);
                }

                text.Append(CultureInfo.InvariantCulture, $"{path} has {index}\n");
                break;
            default:
                Fields(text, path, value, above);
                break;
        }
    }

    private static void Fields(StringBuilder text, string path, object value, HashSet<object> above)
    {
        text.Append(CultureInfo.InvariantCulture, $"{path} is {value.GetType()}\n");
        if (value.GetType().Assembly != typeof(Model).Assembly || !above.Add(value))
        {
            return;
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!NoState.Contains(field.Name))
                {
                    Write(text, $"{path}.{field.Name}", field.GetValue(value), above);
                }
            }
        }

        above.Remove(value);
    }
}
