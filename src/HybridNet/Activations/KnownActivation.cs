namespace HybridNet;

/// <summary>
/// An activation of the engine: class, names and setting. <see cref="All"/> is the only list of the activations; names, files and the entry points for
/// Python use it.
/// </summary>
/// <param name="Type">The class; its name is the name in files, for every language.</param>
/// <param name="Make">Creates an activation with a setting; ignored by activations without a setting.</param>
/// <param name="Names">Names for users; Python's entry points use the first one.</param>
internal sealed record KnownActivation(Type Type, Func<double, IActivation> Make, params string[] Names)
{
    /// <summary>All activations.</summary>
    internal static IReadOnlyList<KnownActivation> All { get; } =
    [
        Plain<ReLUActivation>("relu"),
        Plain<SoftmaxActivation>("softmax"),
        Plain<SigmoidActivation>("sigmoid", "logistic"),
        Plain<LinearActivation>("linear", "identity"),
        Plain<HeavisideActivation>("heaviside", "step"),
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

    /// <summary>Name of the setting in files; null for an activation without a setting.</summary>
    internal string? Setting { get; private init; }

    /// <summary>Whether the setting is a flag: 1 for true, 0 for false.</summary>
    internal bool SettingIsFlag { get; private init; }

    /// <summary>Whether the class implements <see cref="IGivesProbabilities"/>.</summary>
    internal bool GivesProbabilities => Type.IsAssignableTo(typeof(IGivesProbabilities));

    /// <summary>The default value of the setting.</summary>
    internal double Default { get; private init; }

    /// <summary>Returns the setting of an activation of this class.</summary>
    internal Func<ILayer, double> Read { get; private init; } = _ => 0;

    /// <summary>Sets the setting of an activation of this class.</summary>
    internal Action<ILayer, double> Change { get; private init; } = (_, _) => { };

    /// <summary>Whether backward uses the output; if false, it uses the inputs.</summary>
    internal bool KeepsOutput => Make(Default) is ISavesForBackward { KeepsOutput: true };

    /// <summary>Whether the dtype of the input gradients depends only on that of the output gradients.</summary>
    internal bool PassesGradients => Make(Default) is ISavesForBackward { PassesGradients: true };

    /// <summary>Returns the entry for the class of a layer; null if it is not an activation of the engine.</summary>
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
