namespace HybridNet.Parity.Handlers;

internal static class Optimizers
{
    /// <summary>Steps with the gradients of the file, one after the other, and all that is left in parameters and optimizer.</summary>
    internal static void Steps(GoldenFile golden)
    {
        Optimizer optimizer = Create(golden);
        Parameter weights = Given(golden, "weights"), biases = Given(golden, "biases");
        GoldenArray ofWeights = golden.Given("dweights"), ofBiases = golden.Given("dbiases");
        for (int step = 0; step < ofWeights.Shape[0]; step++)
        {
            weights.Gradient = Slice(ofWeights, step);
            biases.Gradient = Slice(ofBiases, step);
            optimizer.BeginStep();
            optimizer.Update(weights);
            optimizer.Update(biases);
            optimizer.EndStep();
        }

        golden.Expect("weights", weights.Value);
        golden.Expect("biases", biases.Value);
        CheckState(golden, "weight_momentums", weights.Momentum);
        CheckState(golden, "bias_momentums", biases.Momentum);
        CheckState(golden, "weight_cache", weights.Cache);
        CheckState(golden, "bias_cache", biases.Cache);
        golden.Expect("current_learning_rate", new GoldenArray("float64", [], [optimizer.CurrentLearningRate]));
    }

    private static Optimizer Create(GoldenFile golden)
    {
        double Or(string name, double otherwise) => golden.Parameter(name, otherwise);
        Optimizer optimizer = golden.Class switch
        {
            "SGD" => new Sgd(Or("learning_rate", 1)) { Momentum = Or("momentum", 0) },
            "AdaGrad" => new AdaGrad(Or("learning_rate", 1)) { Epsilon = Or("epsilon", 1e-7) },
            "RMSprop" => new RmsProp(Or("learning_rate", 0.001)) { Epsilon = Or("epsilon", 1e-7), Rho = Or("rho", 0.9) },
            _ => new Adam(Or("learning_rate", 0.001))
            {
                Epsilon = Or("epsilon", 1e-7),
                Beta1 = Or("beta_1", 0.9),
                Beta2 = Or("beta_2", 0.999),
            },
        };
        optimizer.Decay = Or("decay", 0);
        return optimizer;
    }

    private static Parameter Given(GoldenFile golden, string name) => new(golden.Given(name).ToMatrix());

    private static Matrix Slice(GoldenArray array, int step)
    {
        int size = array.Shape[1] * array.Shape[2];
        return new GoldenArray(array.DType, array.Shape[1..], array.Values[(step * size)..((step + 1) * size)]).ToMatrix();
    }

    private static void CheckState(GoldenFile golden, string name, Matrix? actual)
    {
        Assert.That(actual is not null, Is.EqualTo(golden.Expects(name)), name);
        if (actual is not null)
        {
            golden.Expect(name, actual);
        }
    }
}
