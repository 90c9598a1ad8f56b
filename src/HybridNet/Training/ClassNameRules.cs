namespace HybridNet;

/// <summary>How many named classes an output can tell apart.</summary>
internal static class ClassNameRules
{
    /// <summary>Refuses more classes than there are outputs; fewer are allowed.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="columns">Columns of the output.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="names">Their names; the first are enough.</param>
    /// <param name="areTargets">Whether the targets were given as these names, so that a loss over numbers cannot take them.</param>
    internal static void Check(ILoss loss, int columns, int classes, IEnumerable<string> names, bool areTargets)
    {
        if (loss is CategoricalCrossentropyLoss)
        {
            if (classes > columns)
            {
                Throw.TooManyClasses(loss.Name, classes, names, columns);
            }
        }
        else if (loss is BinaryCrossentropyLoss && columns == 1)
        {
            if (classes > 2)
            {
                Throw.TooManyClassesForOne(loss.Name, classes, names);
            }
        }
        else if (areTargets)
        {
            Throw.LabelsAreTexts(loss.Name, classes, names);
        }
    }
}
