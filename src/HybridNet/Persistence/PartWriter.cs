using System.Globalization;

namespace HybridNet;

/// <summary>Writes the settings of a custom part into the description of a model.</summary>
public sealed class PartWriter
{
    private readonly JsonObject _fields;

    internal PartWriter(JsonObject fields) => _fields = fields;

    /// <summary>Such as <c>part writer, 2 fields</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"part writer, {_fields.Count} fields");

    /// <summary>Writes a number; it comes back exactly, NaN and infinities too.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The name is in use.</exception>
    public void Write(string name, double value) => Set(name, value);

    /// <summary>Writes a whole number.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <param name="value">The value, 0 or more.</param>
    /// <exception cref="ArgumentException">The name is in use.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public void Write(string name, int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Set(name, value);
    }

    /// <summary>Writes yes or no.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The name is in use.</exception>
    public void Write(string name, bool value) => Set(name, value);

    /// <summary>Writes a text.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The name is in use.</exception>
    public void Write(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        Set(name, value);
    }

    private void Set(string name, JsonValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name == ParameterFields.Name || _fields.Has(name))
        {
            throw Throw.SettingNameInUse(name);
        }

        _fields[name] = value;
    }
}
