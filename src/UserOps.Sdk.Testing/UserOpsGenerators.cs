using FsCheck;
using UserOps.Tickets;

namespace UserOps.Testing;

/// <summary>The one entry to the generators of every policy and every fact of the library: valid values only, each with a shrinker.</summary>
/// <remarks>
/// What the generators make fits together within a module: names, instants and users meet. Generators of parts, such as the instants of a judgement,
/// are beside them: <see cref="RfmGenerators"/>, <see cref="StageGenerators"/>, <see cref="TaggingGenerators"/>, <see cref="GradingGenerators"/>,
/// <see cref="CaseGenerators"/>, <see cref="TicketGenerators"/> and their like.
/// </remarks>
public static class UserOpsGenerators
{
    private static readonly PolicyGenerators AllPolicies = new();
    private static readonly FactsGenerators AllFacts = new();

    private static readonly Dictionary<Type, object> ByType = new object[] { AllPolicies, AllFacts }
        .SelectMany(all => all.GetType().GetProperties().Select(member => (Type: member.PropertyType.GetGenericArguments()[0], Values: member.GetValue(all)!)))
        .ToDictionary(item => item.Type, item => item.Values);

    /// <summary>Gets the generators of policies: what a host decides by.</summary>
    /// <returns>The generators.</returns>
    public static PolicyGenerators Policies() => AllPolicies;

    /// <summary>Gets the generators of facts: what a host knows.</summary>
    /// <returns>The generators.</returns>
    public static FactsGenerators Facts() => AllFacts;

    /// <summary>Gets the generator of a desk's logs.</summary>
    /// <returns>The generator, the same as that of <see cref="FactsGenerators.TicketLogs"/>.</returns>
    public static Arbitrary<TicketLog> TicketLogs() => AllFacts.TicketLogs;

    /// <summary>Gets the generator of a type.</summary>
    /// <typeparam name="T">The type of the policy or the facts; for rows, an array of them.</typeparam>
    /// <returns>The generator.</returns>
    /// <exception cref="NotSupportedException">There is no generator of that type.</exception>
    public static Arbitrary<T> Of<T>() => ByType.TryGetValue(typeof(T), out var values)
        ? (Arbitrary<T>)values
        : throw new NotSupportedException($"There is no generator of {typeof(T).Name}. Take one of: {string.Join(", ", ByType.Keys.Select(type => type.Name).Order(StringComparer.Ordinal))}.");
}
