namespace HybridNet;

/// <summary>
/// A layer that draws random numbers in training mode, from <see cref="PassContext.RandomFor"/>. To train a model with such a layer, set its
/// generator (<c>model.Random</c>). The state of the generator is saved, resumed and restored with the model.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1040:Avoid empty interfaces", Justification = "A capability without members.")]
public interface IDrawsRandomNumbers;
