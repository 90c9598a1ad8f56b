namespace HybridNet;

/// <summary>
/// A layer that draws random numbers in training mode, from <see cref="PassContext.RandomFor"/>. A model with such a layer is trained only with a generator
/// (<c>model.Random</c>), whose state is saved, resumed and restored with the model.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1040:Avoid empty interfaces", Justification = "A capability without members.")]
public interface IDrawsRandomNumbers;
