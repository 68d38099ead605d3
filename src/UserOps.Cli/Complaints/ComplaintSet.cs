using NodaTime;
using UserOps.Cli.Options;
using UserOps.Complaints;

namespace UserOps.Cli.Complaints;

/// <summary>All complaints of one file, for questions that look at them together.</summary>
/// <param name="Facts">What is known of them.</param>
/// <param name="Grader">What grades them.</param>
/// <param name="Counts">What became of the records.</param>
/// <param name="Zone">The zone of <c>--zone</c>, or that of the file.</param>
/// <param name="AsOf">When to judge; <see langword="null"/> where nobody said so.</param>
internal sealed record ComplaintSet(IReadOnlyList<ComplaintFacts> Facts, ComplaintGrader Grader, ComplaintCounts Counts, DateTimeZone Zone, AsOf? AsOf)
{
    /// <summary>Finds when to judge by the days of a policy; the end of the newest complaint's day where nobody said so.</summary>
    /// <param name="days">The days.</param>
    /// <returns>The instant.</returns>
    public Instant Resolve(DayClock days) => (AsOf ?? new AsOfLast()).Resolve(days, Counts.Newest);
}
