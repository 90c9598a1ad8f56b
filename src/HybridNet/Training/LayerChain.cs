namespace HybridNet;

/// <summary>Whether each layer of a stack takes what the layer before it gives.</summary>
internal static class LayerChain
{
    /// <summary>Refuses a stack in which a layer takes another number of columns than it gets; the first layer may take any.</summary>
    /// <exception cref="ShapeException">Two layers do not fit; the text names both.</exception>
    internal static void Check(IEnumerable<ILayer> layers) => Check(layers.Select(LinkOf));

    /// <summary>The same for layers that are known by their columns alone.</summary>
    internal static void Check(IEnumerable<Link> links)
    {
        if (FirstMisfit(links) is { } misfit)
        {
            throw misfit;
        }
    }

    /// <summary>The first two layers that do not fit, as the exception that names them; null if all fit.</summary>
    internal static ShapeException? FirstMisfit(IEnumerable<ILayer> layers) => FirstMisfit(layers.Select(LinkOf));

    private static ShapeException? FirstMisfit(IEnumerable<Link> links)
    {
        int? columns = null;
        string before = "";
        foreach (Link link in links)
        {
            if (columns is { } given && link.Takes is { } taken && given != taken)
            {
                return Throw.LayersDoNotFit(before, given, link.Name, taken);
            }

            int? next = link.Gives(columns);
            if (next != columns || link.Takes is not null)
            {
                (columns, before) = (next, link.Name);
            }
        }

        return null;
    }

    private static Link LinkOf(ILayer layer) => new(
        layer.Name, layer.InputColumns, columns => (layer.InputColumns ?? columns) is { } known ? layer.OutputColumns(known) : null);

    /// <summary>A layer as its neighbors see it.</summary>
    /// <param name="Name">What it is called in messages.</param>
    /// <param name="Takes">Columns it takes; null for any.</param>
    /// <param name="Gives">Columns it gives for the columns that arrive; null for unknown ones.</param>
    internal readonly record struct Link(string Name, int? Takes, Func<int?, int?> Gives);
}
