namespace HybridNet;

/// <summary>Checks the number of class names against the number of output columns.</summary>
internal static class ClassNameRules
{
    /// <summary>Throws if the number of classes differs from the number of classes that the outputs distinguish.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="columns">Number of columns of the output.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="names">Class names for the error text; may be only the first ones.</param>
    /// <param name="areTargets">Whether the targets are text labels; then the loss must be a cross-entropy.</param>
    internal static void Check(ILoss loss, int columns, int classes, IEnumerable<string> names, bool areTargets)
    {
        TargetKind? kind = (loss as IHasTargetKind)?.TargetKind;
        if (classes == 0)
        {
            return;
        }

        if (kind == TargetKind.Class)
        {
            if (classes > columns)
            {
                Throw.TooManyClasses(loss.Name, classes, names, columns);
            }

            if (classes < columns)
            {
                Throw.TooFewClasses(loss.Name, classes, names, columns);
            }
        }
        else if (kind == TargetKind.Labels && columns == 1)
        {
            if (classes > 2)
            {
                Throw.TooManyClassesForOne(loss.Name, classes, names);
            }

            if (classes < 2)
            {
                Throw.TooFewClassesForOne(loss.Name, names);
            }
        }
        else if (areTargets)
        {
            Throw.LabelsAreTexts(loss.Name, classes, names);
        }
    }
}
