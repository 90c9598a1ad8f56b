using System.Globalization;
using System.Text;

namespace HybridNet;

/// <summary>The summary of a model: a table of its layers as text.</summary>
internal static class ModelSummary
{
    internal static string Of(Model model)
    {
        var rows = new List<(string Layer, string Output, string Parameters)> { ("layer", "output", "parameters") };
        int? columns = null;
        foreach (ILayer layer in model.Layers)
        {
            columns = (layer.InputColumns ?? columns) is { } taken ? layer.OutputColumns(taken) : null;
            rows.Add((layer.Name, columns is { } known ? $"(batch, {known})" : "(batch, ?)", Count(layer.GetParameters())));
        }

        int first = rows.Max(row => row.Layer.Length);
        int second = rows.Max(row => row.Output.Length);
        int third = rows.Max(row => row.Parameters.Length);
        var text = new StringBuilder();
        foreach ((string name, string output, string parameters) in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name.PadRight(first)}  {output.PadRight(second)}  {parameters.PadLeft(third)}\n");
        }

        Parameter[] frozen = [.. model.Parameters.Where(parameter => !parameter.IsTrainable)];
        text.Append(CultureInfo.InvariantCulture, $"{Count(model.Parameters)} parameters");
        text.Append(frozen.Length == 0 ? "" : $", {Count(frozen)} of them frozen");
        return text.Append(LayerChain.FirstMisfit(model.Layers) is { } misfit ? $"\n{misfit.Message}" : "").ToString();
    }

    private static string Count(IEnumerable<Parameter> parameters) =>
        parameters.Sum(parameter => (long)parameter.Value.Length).ToString("N0", CultureInfo.InvariantCulture);
}
