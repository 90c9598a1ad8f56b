Console.WriteLine("HybridNet");
