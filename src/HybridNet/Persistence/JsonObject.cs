namespace HybridNet;

/// <summary>A JSON object: values by their names, in the order in which they were added.</summary>
internal sealed class JsonObject
{
    private readonly List<KeyValuePair<string, JsonValue>> _members = [];
    private readonly Dictionary<string, int> _index = [];

    /// <summary>Number of members.</summary>
    internal int Count => _members.Count;

    /// <summary>The members in order.</summary>
    internal IReadOnlyList<KeyValuePair<string, JsonValue>> Members => _members;

    /// <summary>The names in order.</summary>
    internal IEnumerable<string> Names => _members.Select(member => member.Key);

    /// <summary>The value of a name, which must exist to be read.</summary>
    internal JsonValue this[string name]
    {
        get => _members[_index[name]].Value;
        set
        {
            if (_index.TryGetValue(name, out int i))
            {
                _members[i] = new(name, value);
                return;
            }

            _index.Add(name, _members.Count);
            _members.Add(new(name, value));
        }
    }

    /// <summary>The text without white space.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ((JsonValue)this).ToString();

    /// <summary>Whether there is a member of this name.</summary>
    internal bool Has(string name) => _index.ContainsKey(name);
}
