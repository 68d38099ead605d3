namespace UserOps.Cli.Policies;

/// <summary>A policy that was read and has no problems.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Ref">Its reference, as answers carry it.</param>
/// <param name="Text">Its JSON, as the library writes it.</param>
internal sealed record CheckedPolicy(PolicyKind Kind, PolicyRef Ref, string Text);

/// <summary>A kind of policy that the tool can write, check and compare.</summary>
internal abstract class PolicyKind
{
    /// <summary>Gets what it is called in a sentence, such as "an RFM policy".</summary>
    public required string Name { get; init; }

    /// <summary>Gets the member by which a file of this kind is known from the others.</summary>
    public required string Member { get; init; }

    /// <summary>Gets the names of the presets, the default first; no other kind has one of them.</summary>
    public abstract IReadOnlyList<string> Presets { get; }

    /// <summary>Gets what writes the JSON Schema.</summary>
    public required Func<string> WriteSchema { get; init; }

    /// <summary>Writes a preset.</summary>
    /// <param name="name">Its name, one of <see cref="Presets"/>.</param>
    /// <returns>Its JSON.</returns>
    public abstract string WritePreset(string name);

    /// <summary>Reads a policy and checks it.</summary>
    /// <param name="json">Its JSON.</param>
    /// <returns>The policy, without problems.</returns>
    /// <exception cref="InvalidPolicyException">It has problems; all are listed.</exception>
    public abstract CheckedPolicy Check(string json);
}

/// <summary>A kind of policy, with its type.</summary>
/// <typeparam name="T">The type of the policy.</typeparam>
/// <param name="presets">The presets by name, the default first.</param>
internal sealed class PolicyKind<T>(params IEnumerable<(string Name, T Policy)> presets) : PolicyKind
    where T : class
{
    private readonly Dictionary<string, T> _presets = presets.ToDictionary(preset => preset.Name, preset => preset.Policy, StringComparer.Ordinal);

    /// <summary>Gets what tells a policy's name, version and hash.</summary>
    public required Func<T, PolicyRef> RefOf { get; init; }

    /// <summary>Gets what writes a policy as JSON.</summary>
    public required Func<T, string> Write { get; init; }

    /// <summary>Gets what reads JSON, as far as the form goes.</summary>
    public required Func<string, T> ReadForm { get; init; }

    /// <summary>Gets what finds the problems of a policy.</summary>
    public required Func<T, EquatableArray<PolicyProblem>> Validate { get; init; }

    /// <inheritdoc />
    public override IReadOnlyList<string> Presets { get; } = [.. presets.Select(preset => preset.Name)];

    /// <inheritdoc />
    public override string WritePreset(string name) => Write(_presets[name]);

    /// <inheritdoc />
    public override CheckedPolicy Check(string json)
    {
        var policy = Read(json);
        return new(this, RefOf(policy), Write(policy));
    }

    /// <summary>Looks for a preset.</summary>
    /// <param name="name">Its name, in upper or lower case.</param>
    /// <returns>The preset; <see langword="null"/> when there is none of that name.</returns>
    public T? Find(string name) => Presets.FirstOrDefault(preset => preset.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known ? _presets[known] : null;

    /// <summary>Reads a policy and checks it.</summary>
    /// <param name="json">Its JSON.</param>
    /// <returns>The policy; it compiles.</returns>
    /// <exception cref="InvalidPolicyException">It has problems; all are listed.</exception>
    public T Read(string json) => Check(ReadForm(json));

    /// <summary>Checks a policy, such as one that options of the command line changed.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The policy; it compiles.</returns>
    /// <exception cref="InvalidPolicyException">It has problems; all are listed.</exception>
    public T Check(T policy)
    {
        var problems = Validate(policy);
        return problems.Count == 0 ? policy : throw new InvalidPolicyException(nameof(policy), problems);
    }
}
