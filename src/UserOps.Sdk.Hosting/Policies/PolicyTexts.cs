namespace UserOps.Hosting;

/// <summary>What was read from the sources of one compiled policy, and the problems that were found in it so far.</summary>
/// <remarks>With several sources, the path of a problem begins with the source: <c>the file 'cases.json': $.targets[0]</c>. For one thread.</remarks>
public sealed class PolicyTexts
{
    private readonly EquatableArray<PolicyText> _texts;
    private readonly List<PolicyProblem> _problems = [];

    /// <summary>Initializes a new instance of the <see cref="PolicyTexts"/> class.</summary>
    /// <param name="texts">The texts, in the order of the sources.</param>
    public PolicyTexts(EquatableArray<PolicyText> texts) => _texts = texts;

    /// <summary>Gets how many there are.</summary>
    public int Count => _texts.Count;

    /// <summary>Gets the problems that were found so far, in the order in which the texts were read.</summary>
    public EquatableArray<PolicyProblem> Problems => [.. _problems];

    /// <summary>Reads and checks one text, and notes its problems.</summary>
    /// <typeparam name="TPolicy">The kind of policy.</typeparam>
    /// <param name="place">Which text, from 0.</param>
    /// <param name="form">How it is read.</param>
    /// <returns>The policy; <see langword="null"/> when it has problems.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="form"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such text.</exception>
    public TPolicy? Read<TPolicy>(int place, PolicyForm<TPolicy> form)
        where TPolicy : class
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, Count);
        try
        {
            var policy = form.Read(_texts[place].Json);
            var problems = form.Validate(policy);
            Note(place, problems);
            return problems.Count == 0 ? policy : null;
        }
        catch (InvalidPolicyException unreadable)
        {
            Note(place, unreadable.Problems);
            return null;
        }
    }

    /// <summary>Makes the exception that tells all problems.</summary>
    /// <param name="paramName">The parameter that held the texts.</param>
    /// <returns>The exception.</returns>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public InvalidPolicyException ToException(string paramName) =>
        _problems.Count > 0 ? new(paramName, Problems) : throw new InvalidOperationException("There are no problems, so there is nothing to throw.");

    private void Note(int place, EquatableArray<PolicyProblem> problems) =>
        _problems.AddRange(problems.Select(problem => Count == 1 ? problem : problem with { Path = $"{_texts[place].Source}: {problem.Path}" }));
}
