namespace UserOps.CustomerValue;

/// <summary>Thrown when a model can't be fitted to a sample.</summary>
public sealed class UnfittableException : InvalidOperationException
{
    /// <summary>Initializes a new instance of the <see cref="UnfittableException"/> class.</summary>
    /// <param name="problem">What is in the way.</param>
    /// <param name="customers">How many customers the sample has.</param>
    public UnfittableException(FitProblem problem, long customers)
        : base(Describe(problem, customers))
    {
        Problem = problem;
        Customers = customers;
    }

    /// <summary>Gets what is in the way.</summary>
    public FitProblem Problem { get; }

    /// <summary>Gets how many customers the sample has.</summary>
    public long Customers { get; }

    private static string Describe(FitProblem problem, long customers) => problem switch
    {
        FitProblem.NoCustomers => "The sample has no customers; a model is fitted to users who have bought at least once.",
        FitProblem.NoRepeats => FormattableString.Invariant($"None of the {customers} customers has bought a second time; wait until some have, or judge as of a later day."),
        FitProblem.NoTime => FormattableString.Invariant($"All of the {customers} customers came on the day of judgement; judge as of a later day."),
        _ => "The sample can be fitted.",
    };
}
