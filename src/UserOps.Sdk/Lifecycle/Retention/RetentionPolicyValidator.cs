using NodaTime;
using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>Finds every problem of a <see cref="RetentionPolicy"/>; a policy editor shows them while a person types.</summary>
public static class RetentionPolicyValidator
{
    /// <summary>Finds every problem of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The problems in the order of the policy's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(RetentionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);

        var problems = new List<PolicyProblem>();
        CheckHead(policy, problems);
        CheckEvents(policy.StartEvents, "$.startEvents", problems);
        CheckEvents(policy.ReturnEvents, "$.returnEvents", problems);
        CheckEnum(policy.Anchor, "$.anchor", problems);
        CheckEnum(policy.Clock, "$.clock", problems);
        CheckPeriod(policy, problems);
        CheckEnum(policy.Measure, "$.measure", problems);
        CheckBrackets(policy, problems);
        CheckEnum(policy.SameInterval, "$.sameInterval", problems);
        CheckEnum(policy.Average, "$.average", problems);
        CheckEnum(policy.ElapsedAnchor, "$.elapsedAnchor", problems);
        if (policy is { Clock: RetentionClock.Calendar, ElapsedAnchor: ElapsedAnchor.TruncatedToHour })
        {
            problems.Add(new(
                "$.elapsedAnchor", null, "truncatedToHour", "exact for the clock calendar", "Write exact, or choose the clock elapsed."));
        }

        return problems.ToEquatableArray();
    }

    private static void CheckHead(RetentionPolicy policy, List<PolicyProblem> problems)
    {
        if (policy.SchemaVersion != PolicyJson.SchemaVersion)
        {
            problems.Add(new(
                "$.schemaVersion", null, Exact.Text(policy.SchemaVersion), Exact.Text(PolicyJson.SchemaVersion), "Write the policy in the form of that version."));
        }

        foreach (var (name, value) in new[] { ("name", policy.Name), ("version", policy.Version) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                problems.Add(new($"$.{name}", null, "blank", "a text", $"Give the policy a {name}; every report carries it."));
            }
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(policy.Zone) is null)
        {
            problems.Add(new(
                "$.zone",
                null,
                $"'{policy.Zone}'",
                "the id of a tzdb time zone such as Europe/London",
                Spelling.Suggest(policy.Zone, DateTimeZoneProviders.Tzdb.Ids, "Choose an id of the tz database, such as UTC.")));
        }
    }

    private static void CheckEvents(EquatableArray<string> events, string path, List<PolicyProblem> problems)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (ActivityRules.CheckName(events[i]) is { } why)
            {
                problems.Add(new($"{path}[{Exact.Text(i)}]", null, $"{Exact.Text(events[i].Length)} characters", "what an event may be called", why));
            }
            else if (events.AsSpan()[..i].Contains(events[i]))
            {
                problems.Add(new($"{path}[{Exact.Text(i)}]", null, $"'{events[i]}' again", "each event once", "Remove it."));
            }
        }
    }

    private static void CheckPeriod(RetentionPolicy policy, List<PolicyProblem> problems)
    {
        CheckEnum(policy.Period.Unit, "$.period.unit", problems);
        if (policy.Period.WeekStart is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
        {
            problems.Add(new("$.period.weekStart", null, policy.Period.WeekStart.ToString(), "a day of the week", "Write monday, as ISO 8601 does, or another day."));
        }

        if (policy.Intervals is < 1 or > RetentionPolicy.MaxIntervals)
        {
            problems.Add(new(
                "$.intervals",
                null,
                Exact.Text(policy.Intervals),
                $"between 1 and {RetentionPolicy.MaxIntervals}",
                "Choose a number in that range; interval 0 is one of them."));
        }
    }

    private static void CheckBrackets(RetentionPolicy policy, List<PolicyProblem> problems)
    {
        if (policy.Measure == RetentionMeasure.Brackets && policy.Brackets.Count == 0)
        {
            problems.Add(new("$.brackets", null, "an empty list", "at least one for the measure brackets", """Add one such as { "from": 1, "to": 7 }."""));
        }
        else if (policy.Measure != RetentionMeasure.Brackets && policy.Brackets.Count > 0)
        {
            problems.Add(new(
                "$.brackets", null, $"{Exact.Text(policy.Brackets.Count)} brackets", "none for that measure", "Remove them, or choose the measure brackets."));
        }

        for (var i = 0; i < policy.Brackets.Count; i++)
        {
            var (from, to) = policy.Brackets[i];
            if (from < 0)
            {
                problems.Add(new($"$.brackets[{Exact.Text(i)}].from", null, Exact.Text(from), "0 or more", "Interval 0 is the first."));
            }

            if (to < from || to >= policy.Intervals)
            {
                problems.Add(new(
                    $"$.brackets[{Exact.Text(i)}].to",
                    null,
                    Exact.Text(to),
                    $"at least {Exact.Text(from)}, its from, and below {Exact.Text(policy.Intervals)}, the number of intervals",
                    "Mend the bracket, or look at more intervals."));
            }
        }
    }

    private static void CheckEnum<T>(T value, string path, List<PolicyProblem> problems)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            problems.Add(new(path, null, value.ToString(), new EnumJsonConverter<T>().Allowed, "Choose one of them."));
        }
    }
}
