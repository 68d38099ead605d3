using NodaTime;

namespace UserOps.Complaints;

/// <summary>Finds complaints that are likely the same matter, by the keys they share, their texts and their time.</summary>
/// <remarks>
/// <para>Points are added up, so what two complaints share can be told one by one, and one more shared thing never speaks against. The answer does not
/// depend on the order of the complaints.</para>
/// <para>Immutable and thread-safe.</para>
/// </remarks>
public sealed class DuplicateFinder
{
    internal const string CustomerKind = "customer";

    /// <summary>Initializes a new instance of the <see cref="DuplicateFinder"/> class: checks the policy and makes its hash functions.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    public DuplicateFinder(DuplicatePolicy policy)
    {
        InvalidPolicyException.ThrowIfAny(DuplicatePolicyValidator.Validate(policy), nameof(policy));
        Policy = policy;
        PolicyRef = policy.ToRef();
        Hash = new(policy);
    }

    /// <summary>Gets the policy.</summary>
    public DuplicatePolicy Policy { get; }

    /// <summary>Gets the policy's name, version and hash.</summary>
    public PolicyRef PolicyRef { get; }

    internal MinHash Hash { get; }

    /// <summary>Compares two complaints.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other; which is which makes no difference.</param>
    /// <returns>The verdict with its reasons, as of the later receipt; it does not change with time.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A complaint has no id, or both have the same.</exception>
    public Assessment<DuplicateVerdict> Compare(ComplaintFacts one, ComplaintFacts other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        Check(one, nameof(one));
        Check(other, nameof(other));
        if (one.Id == other.Id)
        {
            throw new ArgumentException($"Both complaints have the id '{one.Id}'; a complaint is no duplicate of itself.", nameof(other));
        }

        var verdict = Judge(new(Policy, one), new(Policy, other));
        return Explain(verdict, Instant.Max(one.ReceivedAt, other.ReceivedAt));
    }

    /// <summary>Explains a verdict of a report.</summary>
    /// <param name="verdict">The verdict, by this policy.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <returns>The verdict with its reasons.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="verdict"/> is <see langword="null"/>.</exception>
    public Assessment<DuplicateVerdict> Explain(DuplicateVerdict verdict, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return new(verdict, PolicyRef, asOf, ValidUntil: null, DuplicateExplainer.Explain(Policy, verdict).ToEquatableArray());
    }

    /// <summary>Finds the candidates among many complaints, and the clusters that they tie together.</summary>
    /// <remarks>
    /// Up to <see cref="DuplicateBulkRule.ExactUpTo"/> complaints are compared each with each. Of more, those are compared that share a key, or a band
    /// of their texts' signatures; all that come out were compared exactly. A key or a text that more complaints share than
    /// <see cref="DuplicatePolicy.MaxHolders"/> counts for nothing here and is reported, so a pair may have fewer points than
    /// <see cref="Compare"/> gives it alone. Time and memory grow with the complaints and the pairs that share something.
    /// </remarks>
    /// <param name="complaints">The complaints, in any order; each once.</param>
    /// <returns>The report; the same for any order of the complaints.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="complaints"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A complaint is <see langword="null"/>, has no id, or has the id of another.</exception>
    public DuplicateReport FindCandidates(IEnumerable<ComplaintFacts> complaints)
    {
        ArgumentNullException.ThrowIfNull(complaints);
        var prepared = new List<PreparedComplaint>();
        foreach (var complaint in complaints)
        {
            Check(complaint, nameof(complaints));
            prepared.Add(new(Policy, complaint));
            prepared[^1].Forget();
        }

        prepared.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        for (var i = 1; i < prepared.Count; i++)
        {
            if (prepared[i].Id == prepared[i - 1].Id)
            {
                throw new ArgumentException($"The complaint '{prepared[i].Id}' stands twice; give each once, with what is known last.", nameof(complaints));
            }
        }

        return new DuplicateSearch(this, [.. prepared]).Run();
    }

    /// <summary>Adds up what two complaints share.</summary>
    internal DuplicateVerdict Judge(PreparedComplaint one, PreparedComplaint other)
    {
        var (first, second) = one.Id < other.Id ? (one, other) : (other, one);
        var keys = SharedKeys(first, second);
        var text = Likeness(first, second);
        var apart = Apart(first, second);
        var near = apart <= Policy.Near.Within ? Policy.Near.Points : 0;
        var points = keys.Sum(key => key.Points) + (text?.Points ?? 0) + near;
        return new()
        {
            First = first.Id,
            Second = second.Id,
            IsCandidate = points >= Policy.Threshold && apart <= Policy.Window,
            Points = points,
            Keys = keys,
            Text = text,
            Apart = apart,
            NearPoints = near,
        };
    }

    /// <summary>The points of the keys that two complaints share.</summary>
    internal int KeyPoints(PreparedComplaint one, PreparedComplaint other) =>
        one.Keys.Length == 0 || other.Keys.Length == 0 ? 0 : SharedKeys(one, other).Sum(key => key.Points);

    internal static Duration Apart(PreparedComplaint one, PreparedComplaint other) =>
        one.ReceivedAt >= other.ReceivedAt ? one.ReceivedAt - other.ReceivedAt : other.ReceivedAt - one.ReceivedAt;

    private static void Check(ComplaintFacts complaint, string parameter)
    {
        if (complaint is null)
        {
            throw new ArgumentException("A complaint is null; leave it out.", parameter);
        }

        if (complaint.Id.IsNone)
        {
            throw new ArgumentException("A complaint has no id; give it one.", parameter);
        }
    }

    private EquatableArray<SharedKey> SharedKeys(PreparedComplaint one, PreparedComplaint other)
    {
        var shared = new List<SharedKey>();
        var last = -1;
        foreach (var (rule, value) in one.Keys)
        {
            if (rule != last && other.Keys.AsSpan().Contains((rule, value)))
            {
                var keyRule = Policy.KeyRules[rule];
                shared.Add(new(keyRule.Kind, KeyForms.Masked(keyRule.Form, value), keyRule.Points));
                last = rule;
            }
        }

        return shared.ToEquatableArray();
    }

    private TextLikeness? Likeness(PreparedComplaint one, PreparedComplaint other)
    {
        if (!one.HasText || !other.HasText)
        {
            return null;
        }

        var shared = ShingleText.CountShared(one.Shingles, other.Shingles);
        var total = one.Shingles.Length + other.Shingles.Length - shared;
        var isAlike = shared >= Policy.Text.LeastSimilarity * total;
        return new((double)shared / total, shared, total, one.IsCut || other.IsCut, isAlike ? Policy.Text.Points : 0);
    }
}
