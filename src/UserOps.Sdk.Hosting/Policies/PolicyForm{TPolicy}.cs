namespace UserOps.Hosting;

/// <summary>How policies of one kind are read, checked and written.</summary>
/// <typeparam name="TPolicy">The kind of policy.</typeparam>
public sealed class PolicyForm<TPolicy>
    where TPolicy : class
{
    /// <summary>Gets the kind, as an <see cref="IPolicyStore"/> keeps it.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets what such a policy is, for messages: <c>the tag catalogue</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Gets what reads one from JSON, with one problem when the text has not its form.</summary>
    public required Func<string, TPolicy> Read { get; init; }

    /// <summary>Gets what finds all problems of one that was read.</summary>
    public required Func<TPolicy, EquatableArray<PolicyProblem>> Validate { get; init; }

    /// <summary>Gets what writes one as JSON.</summary>
    public required Func<TPolicy, string> Write { get; init; }

    /// <summary>Gets what writes the JSON Schema of such policies.</summary>
    public required Func<string> WriteSchema { get; init; }

    /// <summary>Gets what tells name, version and hash of one.</summary>
    public required Func<TPolicy, PolicyRef> RefOf { get; init; }
}
