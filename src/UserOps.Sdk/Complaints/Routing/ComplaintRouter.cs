using NodaTime;

namespace UserOps.Complaints;

/// <summary>Finds who is to work on a complaint: who has all the skills, then who is least busy, then who has been idle longest.</summary>
/// <remarks>
/// Busy is load by capacity, compared exactly. Where that and the idle time are equal, the first id in ordinal order is taken, so the same input
/// always gives the same answer, whatever the order of the handlers. Immutable and thread-safe.
/// </remarks>
public sealed class ComplaintRouter
{
    private const string ComplexityFactor = "complexity";

    /// <summary>Initializes a new instance of the <see cref="ComplaintRouter"/> class: checks the policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    public ComplaintRouter(RoutingPolicy policy)
    {
        InvalidPolicyException.ThrowIfAny(RoutingPolicyValidator.Validate(policy), nameof(policy));
        Policy = policy;
        PolicyRef = policy.ToRef();
    }

    /// <summary>Gets the policy.</summary>
    public RoutingPolicy Policy { get; }

    /// <summary>Gets the policy's name, version and hash.</summary>
    public PolicyRef PolicyRef { get; }

    /// <summary>Finds the skills that a complaint needs.</summary>
    /// <param name="complaint">The complaint.</param>
    /// <returns>The skills of all requirements that it meets, in ordinal order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="complaint"/> is <see langword="null"/>.</exception>
    public EquatableArray<string> SkillsFor(ComplaintFacts complaint)
    {
        ArgumentNullException.ThrowIfNull(complaint);
        return Policy.Requirements
            .Where(requirement => IsMet(requirement, complaint))
            .SelectMany(requirement => requirement.Skills)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>Finds who is to work on a complaint.</summary>
    /// <param name="complaint">The complaint.</param>
    /// <param name="handlers">Everybody, in any order; each once.</param>
    /// <param name="asOf">The instant of judgement, for which the loads are right.</param>
    /// <returns>The routing with its reasons. It does not change with time, but with the loads.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The complaint has no id; a handler is <see langword="null"/>, has a blank or repeated id, or a negative load or capacity.</exception>
    public Assessment<Routing> Route(ComplaintFacts complaint, IEnumerable<Handler> handlers, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(complaint);
        ArgumentNullException.ThrowIfNull(handlers);
        return Route(complaint, Checked(handlers), asOf);
    }

    /// <summary>Finds who is to work on each of several complaints; each assignment adds to a load before the next one is made.</summary>
    /// <param name="complaints">The complaints, in the order in which they are to be assigned: the gravest first, say.</param>
    /// <param name="handlers">Everybody, in any order; each once.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <returns>A routing for each complaint, in their order.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="Route(ComplaintFacts, IEnumerable{Handler}, Instant)"/>.</exception>
    public EquatableArray<Assessment<Routing>> RouteAll(IEnumerable<ComplaintFacts> complaints, IEnumerable<Handler> handlers, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(complaints);
        ArgumentNullException.ThrowIfNull(handlers);
        var everybody = Checked(handlers);
        var routings = new List<Assessment<Routing>>();
        foreach (var complaint in complaints)
        {
            ArgumentNullException.ThrowIfNull(complaint, nameof(complaints));
            var routing = Route(complaint, everybody, asOf);
            routings.Add(routing);
            if (routing.Value.Handler is { } id)
            {
                var at = everybody.FindIndex(handler => handler.Id == id);
                everybody[at] = everybody[at] with { Load = everybody[at].Load + 1, LastAssignedAt = asOf };
            }
        }

        return routings.ToEquatableArray();
    }

    private static bool IsMet(SkillRequirement requirement, ComplaintFacts complaint) =>
        Names(requirement.Products, complaint.Product)
        && Names(requirement.Topics, complaint.Topic)
        && Names(requirement.Channels, complaint.Channel)
        && (requirement.LeastComplexity is not { } least
            || (complaint.Factors.TryGet(ComplexityFactor, out var complexity) && complexity.Level >= least));

    private static bool Names(EquatableArray<string> names, string? value) =>
        names.Count == 0 || (value is not null && names.AsSpan().Contains(value));

    private static List<Handler> Checked(IEnumerable<Handler> handlers)
    {
        var everybody = new List<Handler>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var handler in handlers)
        {
            if (handler is null || string.IsNullOrWhiteSpace(handler.Id) || !ids.Add(handler.Id))
            {
                throw new ArgumentException($"A handler is null, without an id, or there twice ('{handler?.Id}'); give each once, with an id.", nameof(handlers));
            }

            if (handler.Load < 0 || handler.Capacity < 0)
            {
                throw new ArgumentException(
                    $"The handler '{handler.Id}' has load {Exact.Text(handler.Load)} and capacity {Exact.Text(handler.Capacity)}; both must be 0 or more.", nameof(handlers));
            }

            everybody.Add(handler);
        }

        return everybody;
    }

    /// <summary>The least busy first, then the longest idle, then by id. Load by capacity is compared crosswise, without rounding.</summary>
    private static int Compare(Handler one, Handler other)
    {
        var order = ((long)one.Load * other.Capacity).CompareTo((long)other.Load * one.Capacity);
        order = order != 0 ? order : Nullable.Compare(one.LastAssignedAt, other.LastAssignedAt);
        return order != 0 ? order : string.CompareOrdinal(one.Id, other.Id);
    }

    private Assessment<Routing> Route(ComplaintFacts complaint, List<Handler> everybody, Instant asOf)
    {
        if (complaint.Id.IsNone)
        {
            throw new ArgumentException("The complaint has no id; give it one.", nameof(complaint));
        }

        var skills = SkillsFor(complaint);
        var skilled = everybody.Where(handler => skills.All(skill => handler.Skills.AsSpan().Contains(skill))).ToList();
        var free = skilled.Where(handler => handler.Load < handler.Capacity).ToList();
        free.Sort(Compare);
        var value = new Routing
        {
            Complaint = complaint.Id,
            Outcome = free.Count > 0 ? RoutingOutcome.Routed : skilled.Count > 0 ? RoutingOutcome.NoCapacity : RoutingOutcome.NoSkill,
            Handler = free.Count > 0 ? free[0].Id : null,
            Skills = skills,
            LackingSkills = skilled.Count > 0 ? [] : Lacking(skills, everybody),
            Skilled = skilled.Select(handler => handler.Id).Order(StringComparer.Ordinal).ToEquatableArray(),
            Free = free.Select(handler => handler.Id).ToEquatableArray(),
        };
        return new(value, PolicyRef, asOf, ValidUntil: null, RoutingExplainer.Explain(value, free).ToEquatableArray());
    }

    /// <summary>The skills that nobody has; where each is had by somebody, those that the best of them lacks.</summary>
    private static EquatableArray<string> Lacking(EquatableArray<string> skills, List<Handler> everybody)
    {
        var nobodys = skills.Where(skill => !everybody.Exists(handler => handler.Skills.AsSpan().Contains(skill))).ToEquatableArray();
        return nobodys.Count > 0 || everybody.Count == 0
            ? nobodys
            : everybody
                .OrderBy(handler => handler.Id, StringComparer.Ordinal)
                .Select(handler => skills.Where(skill => !handler.Skills.AsSpan().Contains(skill)).ToEquatableArray())
                .MinBy(lacking => lacking.Count);
    }
}
