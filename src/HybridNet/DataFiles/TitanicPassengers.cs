namespace HybridNet;

/// <summary>Passengers of the Titanic as numbers: inputs and labels of a network, and the imputed ages.</summary>
/// <param name="Inputs">Shape (passengers, 2), float64: age in years, and sex (0 male, 1 female).</param>
/// <param name="Labels">1 for each passenger who survived, else 0.</param>
/// <param name="Ages">The strategy for missing ages, their number and their replacement.</param>
public sealed record TitanicPassengers(Matrix Inputs, int[] Labels, ImputedColumn Ages);
