namespace HybridNet;

/// <summary>Passengers as numbers: what a network gets, what it has to say, and what was done about missing ages.</summary>
/// <param name="Inputs">Shape (passengers, 2), float64: age in years, and sex (0 male, 1 female).</param>
/// <param name="Labels">For each passenger 1 if they survived, else 0.</param>
/// <param name="Ages">The strategy for missing ages, how many there were, and what stands there now.</param>
public sealed record TitanicPassengers(Matrix Inputs, int[] Labels, ImputedColumn Ages);
