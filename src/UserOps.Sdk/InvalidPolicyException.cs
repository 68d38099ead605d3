using System.Globalization;

namespace UserOps;

/// <summary>Thrown when a policy can't be read or compiled.</summary>
/// <remarks>
/// Compiling lists every problem of the policy, not only the first. Text that isn't JSON of the policy's shape stops at
/// the first error, as one problem with its path and line.
/// </remarks>
public sealed class InvalidPolicyException : ArgumentException
{
    /// <summary>Initializes a new instance of the <see cref="InvalidPolicyException"/> class.</summary>
    /// <param name="paramName">The parameter that held the policy.</param>
    /// <param name="problems">What is wrong with it, in the order of the policy's own text; at least one.</param>
    public InvalidPolicyException(string paramName, EquatableArray<PolicyProblem> problems)
        : base(Describe(problems), paramName)
    {
        Problems = problems;
    }

    /// <summary>Gets the problems found, in the order of the policy's own text.</summary>
    public EquatableArray<PolicyProblem> Problems { get; }

    /// <summary>Throws if there is any problem.</summary>
    /// <param name="problems">The problems found.</param>
    /// <param name="paramName">The parameter that held the policy.</param>
    /// <exception cref="InvalidPolicyException"><paramref name="problems"/> isn't empty.</exception>
    internal static void ThrowIfAny(EquatableArray<PolicyProblem> problems, string paramName)
    {
        if (problems.Count > 0)
        {
            throw new InvalidPolicyException(paramName, problems);
        }
    }

    private static string Describe(EquatableArray<PolicyProblem> problems)
    {
        var count = problems.Count == 1 ? "1 problem" : string.Create(CultureInfo.InvariantCulture, $"{problems.Count} problems");
        return $"The policy has {count}:{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", problems)}{Environment.NewLine}";
    }
}
