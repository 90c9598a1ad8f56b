namespace HybridNet;

/// <summary>Checks that the number of output columns of each layer matches the inputs of the next layer.</summary>
internal static class LayerChain
{
    /// <summary>Throws if a layer requires another number of columns than the layer before it outputs. The inputs of the first layer are not checked.</summary>
    /// <exception cref="ShapeException">Two layers do not fit; the text names both.</exception>
    internal static void Check(IEnumerable<ILayer> layers) => Check(layers.Select(LinkOf));

    /// <summary>As above, for layers that are described by their numbers of columns.</summary>
    internal static void Check(IEnumerable<Link> links)
    {
        if (FirstMisfit(links) is { } misfit)
        {
            throw misfit;
        }
    }

    /// <summary>Returns an exception that names the first two layers that do not fit; null if all layers fit.</summary>
    internal static ShapeException? FirstMisfit(IEnumerable<ILayer> layers) => FirstMisfit(layers.Select(LinkOf));

    private static ShapeException? FirstMisfit(IEnumerable<Link> links)
    {
        int? columns = null;
        string before = "";
        foreach (Link link in links)
        {
            if (columns is { } given && link.InputColumns is { } required && given != required)
            {
                return Throw.LayersDoNotFit(before, given, link.Name, required);
            }

            int? next = link.OutputColumns(columns);
            if (next != columns || link.InputColumns is not null)
            {
                (columns, before) = (next, link.Name);
            }
        }

        return null;
    }

    private static Link LinkOf(ILayer layer) => new(
        layer.Name, layer.InputColumns, columns => (layer.InputColumns ?? columns) is { } known ? layer.OutputColumns(known) : null);

    /// <summary>Description of a layer for this check.</summary>
    /// <param name="Name">Name of the layer in messages.</param>
    /// <param name="InputColumns">Required number of input columns; null for any number.</param>
    /// <param name="OutputColumns">Returns the number of output columns for a number of input columns; null if unknown.</param>
    internal readonly record struct Link(string Name, int? InputColumns, Func<int?, int?> OutputColumns);
}
