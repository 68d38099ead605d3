namespace UserOps.CustomerValue;

/// <summary>The logarithm of a likelihood, by the logarithms of its parameters.</summary>
internal interface ILogLikelihood
{
    /// <summary>Gets the number of parameters.</summary>
    int Size { get; }

    /// <summary>Finds the value and its derivatives.</summary>
    /// <param name="parameters">The parameters themselves, not their logarithms.</param>
    /// <param name="gradient">Takes the derivatives by the logarithms of the parameters.</param>
    /// <returns>The value.</returns>
    double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient);
}
