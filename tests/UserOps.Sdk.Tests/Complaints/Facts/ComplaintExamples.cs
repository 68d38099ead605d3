using NodaTime;
using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

/// <summary>Complaints for tests.</summary>
internal static class ComplaintExamples
{
    public static Instant Received { get; } = Instant.FromUtc(2026, 2, 6, 2, 0);

    /// <summary>Gets a complaint of which nothing is known.</summary>
    public static ComplaintFacts Bare { get; } = new() { Id = new("C-1"), ReceivedAt = Received };

    /// <summary>Gets a complaint in which all that must be known was looked at, and there is nothing.</summary>
    public static ComplaintFacts Screened { get; } = Bare.Having(("safety", 0), ("legal", 0), ("privacy", 0));

    public static ComplaintFacts Having(this ComplaintFacts facts, params ReadOnlySpan<(string Factor, int? Level)> readings)
    {
        foreach (var (factor, level) in readings)
        {
            facts = facts with { Factors = facts.Factors.With(factor, new(level)) };
        }

        return facts;
    }

    public static ComplaintFacts Proposing(this ComplaintFacts facts, string factor, int level) =>
        facts with { Factors = facts.Factors.With(factor, new(level) { IsProposed = true }) };
}
