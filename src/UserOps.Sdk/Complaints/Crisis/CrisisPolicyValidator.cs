using NodaTime;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Finds every problem of a <see cref="CrisisPolicy"/>; a policy editor shows them while a person types.</summary>
public static class CrisisPolicyValidator
{
    private const int MaxDays = 3_660;
    private const int MaxCount = 1_000_000;

    /// <summary>Finds every problem of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The problems in the order of the policy's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(CrisisPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);

        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(policy.SchemaVersion, policy.Name, policy.Version, problems);
        PolicyChecks.CheckZone(policy.Zone, problems);
        CheckBaseline(policy.Baseline, problems);
        CheckSpike(policy.Spike, problems);
        CheckRamp(policy.Ramp, problems);
        CheckCount(policy.LeastCount, 1, MaxCount, "$.leastCount", problems);
        CheckRepetition(policy.Repetition, problems);
        CheckEscalation(policy.Escalation, problems);
        CheckDays(policy.StepDown, 1, "$.stepDown", problems);
        CheckDays(policy.History, 1, "$.history", problems);
        return problems.ToEquatableArray();
    }

    private static void CheckBaseline(CrisisBaselineRule? rule, List<PolicyProblem> problems)
    {
        if (IsMissing(rule, "$.baseline", problems))
        {
            return;
        }

        var windowIsSound = CheckDays(rule!.Window, 2, "$.baseline.window", problems);
        CheckDays(rule.Guard, 0, "$.baseline.guard", problems);
        var days = windowIsSound ? Days(rule.Window) : MaxDays;
        var sameWeekday = Math.Max(2, days / 7);
        if (rule.LeastSameWeekday < 2 || rule.LeastSameWeekday > sameWeekday)
        {
            problems.Add(new(
                "$.baseline.leastSameWeekday", null, Exact.Text(rule.LeastSameWeekday), $"between 2 and {Exact.Text(sameWeekday)}, the days of one weekday in the window", "Ask for fewer, or look back longer."));
        }

        if (rule.LeastDays < 2 || rule.LeastDays > days)
        {
            problems.Add(new(
                "$.baseline.leastDays", null, Exact.Text(rule.LeastDays), $"between 2 and {Exact.Text(days)}, the days of the window", "Ask for fewer, or look back longer."));
        }

        CheckNumber(rule.LeastMean, 0, 1_000_000, "$.baseline.leastMean", problems);
    }

    private static void CheckSpike(SpikeRule? rule, List<PolicyProblem> problems)
    {
        if (IsMissing(rule, "$.spike", problems))
        {
            return;
        }

        PolicyChecks.CheckEnum(rule!.Distribution, "$.spike.distribution", problems);
        if (rule.WatchChance is <= 0 or >= 1)
        {
            problems.Add(new("$.spike.watchChance", null, Exact.Text(rule.WatchChance), "above 0 and below 1", "Write 1 % as 0.01."));
        }

        if (rule.AlertChance <= 0 || rule.AlertChance > rule.WatchChance)
        {
            problems.Add(new(
                "$.spike.alertChance", null, Exact.Text(rule.AlertChance), $"above 0 and at most {Exact.Text(rule.WatchChance)}, that of a watch", "An alert is less likely than a watch; write 0.1 % as 0.001."));
        }
    }

    private static void CheckRamp(RampRule? rule, List<PolicyProblem> problems)
    {
        if (IsMissing(rule, "$.ramp", problems))
        {
            return;
        }

        CheckNumber(rule!.Weight, 0, 1, "$.ramp.weight", problems);
        CheckNumber(rule.Limit, 0, 1_000, "$.ramp.limit", problems);
        CheckNumber(rule.Cap, 0, 1_000_000, "$.ramp.cap", problems);
    }

    private static void CheckRepetition(RepetitionRule? rule, List<PolicyProblem> problems)
    {
        if (IsMissing(rule, "$.repetition", problems))
        {
            return;
        }

        var most = Lasts(rule!.Span, 1) ? Days(rule.Span) : MaxDays;
        CheckCount(rule.Watches, 1, most, "$.repetition.watches", problems);
        CheckDays(rule.Span, 1, "$.repetition.span", problems);
    }

    private static void CheckEscalation(EscalationRule? rule, List<PolicyProblem> problems)
    {
        if (IsMissing(rule, "$.escalation", problems))
        {
            return;
        }

        if (!Enum.IsDefined(rule!.GraveFrom))
        {
            problems.Add(new("$.escalation.graveFrom", null, Exact.Text(4 - (int)rule.GraveFrom), "a grade from 1 to 4", "Choose one of them; 1 is the gravest."));
        }

        if (rule.ShareTimes is < 1 or > 1_000)
        {
            problems.Add(new("$.escalation.shareTimes", null, Exact.Text(rule.ShareTimes), "between 1 and 1000", "Write twice as 2."));
        }

        CheckCount(rule.LeastGrave, 1, MaxCount, "$.escalation.leastGrave", problems);
        CheckCount(rule.Customers, 1, MaxCount, "$.escalation.customers", problems);
        CheckCount(rule.Publicity, 1, MaxCount, "$.escalation.publicity", problems);
    }

    private static bool IsMissing<T>(T? rule, string path, List<PolicyProblem> problems)
        where T : class
    {
        if (rule is null)
        {
            problems.Add(new(path, null, "null", "a rule", "Write it; the preset's is a good start."));
        }

        return rule is null;
    }

    private static void CheckNumber(decimal value, decimal above, decimal most, string path, List<PolicyProblem> problems)
    {
        if (value <= above || value > most)
        {
            problems.Add(new(path, null, Exact.Text(value), $"above {Exact.Text(above)} and at most {Exact.Text(most)}", "Choose a number in that range."));
        }
    }

    private static void CheckCount(int value, int least, int most, string path, List<PolicyProblem> problems)
    {
        if (value < least || value > most)
        {
            problems.Add(new(path, null, Exact.Text(value), $"between {Exact.Text(least)} and {Exact.Text(most)}", "Choose a number in that range."));
        }
    }

    private static bool CheckDays(Period? length, int least, string path, List<PolicyProblem> problems)
    {
        if (Lasts(length, least))
        {
            return true;
        }

        problems.Add(new(
            path,
            null,
            length is null ? "null" : PeriodJsonConverter.FormatIso(length),
            $"whole days from P{Exact.Text(least)}D to P{Exact.Text(MaxDays)}D",
            "Write days or weeks, such as P56D."));
        return false;
    }

    /// <summary>Whether a period is so many whole days, or weeks.</summary>
    private static bool Lasts(Period? length, int least) =>
        length is { Months: 0, Years: 0, HasTimeComponent: false, Days: >= 0 and <= MaxDays, Weeks: >= 0 and <= MaxDays }
        && Days(length) is var days && days >= least && days <= MaxDays;

    internal static int Days(Period length) => (7 * length.Weeks) + length.Days;
}
