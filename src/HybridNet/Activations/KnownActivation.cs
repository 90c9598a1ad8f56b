namespace HybridNet;

/// <summary>
/// What is known of an activation beside its formula: this table is the only place that lists them. Names, files and the steps that Python calls follow it.
/// </summary>
/// <param name="Type">The class; its name is the one in files, the same from every language.</param>
/// <param name="Make">Makes an activation with a setting; those that have none do not look at it.</param>
/// <param name="Names">What users call it; the first is the one that Python's steps use.</param>
internal sealed record KnownActivation(Type Type, Func<double, IActivation> Make, params string[] Names)
{
    /// <summary>All activations.</summary>
    internal static IReadOnlyList<KnownActivation> All { get; } =
    [
        Plain<ReLUActivation>("relu"),
        Plain<SoftmaxActivation>("softmax") with { GivesProbabilities = true },
        Plain<SigmoidActivation>("sigmoid", "logistic") with { GivesProbabilities = true },
        Plain<LinearActivation>("linear", "identity"),
        Plain<HeavisideActivation>("heaviside", "step") with { GivesProbabilities = true },
        Plain<TanhActivation>("tanh"),
        With(0.01, "slope", slope => new LeakyReLUActivation(slope), leaky => leaky.Slope, (leaky, slope) => leaky.Slope = slope, "leaky_relu"),
        With(1, "alpha", alpha => new ELUActivation(alpha), elu => elu.Alpha, (elu, alpha) => elu.Alpha = alpha, "elu"),
        With(0, "approximate", form => new GELUActivation(form != 0), gelu => gelu.IsApproximate ? 1 : 0, (gelu, form) => gelu.IsApproximate = form != 0, "gelu") with
        {
            SettingIsFlag = true,
        },
        Plain<SoftplusActivation>("softplus"),
        Plain<SiLUActivation>("silu", "swish"),
    ];

    /// <summary>The name of the class.</summary>
    internal string Name => Type.Name;

    /// <summary>What the setting is called in files; null for none.</summary>
    internal string? Setting { get; private init; }

    /// <summary>Whether the setting is yes or no, 1 or 0 here.</summary>
    internal bool SettingIsFlag { get; private init; }

    /// <summary>Whether its outputs are 0 to 1, as the cross-entropies take them.</summary>
    internal bool GivesProbabilities { get; private init; }

    /// <summary>The setting of one that is made by its name.</summary>
    internal double Default { get; private init; }

    /// <summary>The setting of an activation of this class.</summary>
    internal Func<ILayer, double> Read { get; private init; } = _ => 0;

    /// <summary>Gives an activation of this class another setting.</summary>
    internal Action<ILayer, double> Change { get; private init; } = (_, _) => { };

    /// <summary>Whether backward is written in terms of the output instead of the inputs.</summary>
    internal bool KeepsOutput => Make(Default) is SoftmaxActivation or ElementwiseActivation { KeepsOutput: true };

    /// <summary>Whether what backward gives has the dtype of the output gradients alone.</summary>
    internal bool PassesGradients => Make(Default) is SoftmaxActivation or ElementwiseActivation { PassesGradients: true };

    /// <summary>What is known of a layer; null for one of another kind.</summary>
    internal static KnownActivation? Of(ILayer layer) => All.FirstOrDefault(known => known.Type == layer.GetType());

    private static KnownActivation Plain<T>(params string[] names)
        where T : IActivation, new() => new(typeof(T), _ => new T(), names);

    private static KnownActivation With<T>(
        double standard, string setting, Func<double, T> make, Func<T, double> read, Action<T, double> change, params string[] names)
        where T : class, IActivation => new(typeof(T), value => make(value), names)
        {
            Setting = setting,
            Default = standard,
            Read = layer => read((T)layer),
            Change = (layer, value) => change((T)layer, value),
        };
}
