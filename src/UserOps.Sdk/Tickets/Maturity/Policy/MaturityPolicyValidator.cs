using NodaTime;
using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>Finds every problem of a <see cref="MaturityPolicy"/>; a policy editor shows them while a person types.</summary>
public static class MaturityPolicyValidator
{
    private const int MaxDays = 3_660;
    private const int MaxCount = 1_000_000;

    /// <summary>Finds every problem of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The problems in the order of the policy's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(MaturityPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);

        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(policy.SchemaVersion, policy.Name, policy.Version, problems);
        PolicyChecks.CheckZone(policy.Zone, problems);
        if (policy.Confidence is < 0.5m or >= 1)
        {
            problems.Add(new("$.confidence", null, Exact.Text(policy.Confidence), "at least 0.5 and below 1", "Write 80 % as 0.80."));
        }

        PolicyChecks.CheckEnum(policy.Gate, "$.gate", problems);
        CheckWindows(policy.Windows, problems);
        CheckHotspots(policy.Hotspots, problems);
        CheckSurges(policy.Surges, problems);
        CheckResearch(policy.Research, problems);
        CheckWords(policy.ProductCauses, "$.productCauses", problems);
        CheckWords(policy.UnknownCauses, "$.unknownCauses", problems);
        CheckCauses(policy, problems);
        if (!IsMissing(policy.Exclusions, "$.exclusions", problems))
        {
            CheckWords(policy.Exclusions.Categories, "$.exclusions.categories", problems);
            CheckWords(policy.Exclusions.States, "$.exclusions.states", problems);
        }

        CheckCount(policy.LeastForPerson, 1, "$.leastForPerson", problems);
        CheckIndicators(policy.Indicators, problems);
        return problems.ToEquatableArray();
    }

    private static void CheckWindows(MaturityWindows? windows, List<PolicyProblem> problems)
    {
        if (IsMissing(windows, "$.windows", problems))
        {
            return;
        }

        CheckSpan(windows!.Triage, "triage", problems);
        CheckSpan(windows.Reopen, "reopen", problems);
        CheckSpan(windows.Drive, "drive", problems);
        CheckSpan(windows.Silence, "silence", problems);
        CheckSpan(windows.Recurrence, "recurrence", problems);
        CheckSpan(windows.FixHorizon, "fixHorizon", problems);
        CheckSpan(windows.ReportGrace, "reportGrace", problems);
    }

    private static void CheckSpan(Duration span, string name, List<PolicyProblem> problems)
    {
        if (span <= Duration.Zero || span > Duration.FromDays(MaxDays))
        {
            problems.Add(new(
                $"$.windows.{name}", null, DurationJsonConverter.FormatIso(span), $"above PT0S and at most P{Exact.Text(MaxDays)}D", "Write it as in ISO 8601, such as PT4H or P14D."));
        }
    }

    private static void CheckHotspots(HotspotRule? rule, List<PolicyProblem> problems)
    {
        if (IsMissing(rule, "$.hotspots", problems))
        {
            return;
        }

        CheckCount(rule!.LeastTickets, 2, "$.hotspots.leastTickets", problems);
        if (rule.Window is not { Months: 0, Years: 0, HasTimeComponent: false, Days: >= 0 and <= MaxDays, Weeks: >= 0 and <= MaxDays / 7 } window
            || Days(window) is < 1 or > MaxDays)
        {
            problems.Add(new(
                "$.hotspots.window",
                null,
                rule.Window is null ? "null" : PeriodJsonConverter.FormatIso(rule.Window),
                $"whole days from P1D to P{Exact.Text(MaxDays)}D",
                "Write days or weeks, such as P30D."));
        }

        CheckShare(rule.VitalShare, "$.hotspots.vitalShare", "Write 80 % as 0.80.", problems);
    }

    private static void CheckSurges(SurgeRule? rule, List<PolicyProblem> problems)
    {
        if (IsMissing(rule, "$.surges", problems))
        {
            return;
        }

        CheckChance(rule!.Chance, "$.surges.chance", problems);
        CheckCount(rule.LeastCount, 1, "$.surges.leastCount", problems);
        if (rule.BaselineWeeks is < 1 or > 520)
        {
            problems.Add(new("$.surges.baselineWeeks", null, Exact.Text(rule.BaselineWeeks), "between 1 and 520", "Choose a number in that range."));
        }

        if (rule.LeastWeeks < 1 || rule.LeastWeeks > Math.Max(rule.BaselineWeeks, 1))
        {
            problems.Add(new(
                "$.surges.leastWeeks", null, Exact.Text(rule.LeastWeeks), $"between 1 and {Exact.Text(Math.Max(rule.BaselineWeeks, 1))}, the weeks of the baseline", "Ask for fewer weeks, or look back longer."));
        }
    }

    private static void CheckResearch(ResearchRule? rule, List<PolicyProblem> problems)
    {
        if (IsMissing(rule, "$.research", problems))
        {
            return;
        }

        CheckCount(rule!.LeastTickets, 1, "$.research.leastTickets", problems);
        CheckCount(rule.LeastCustomers, 1, "$.research.leastCustomers", problems);
        CheckChance(rule.EffectChance, "$.research.effectChance", problems);
        CheckWords(rule.GoodOutcomes, "$.research.goodOutcomes", problems);
    }

    private static void CheckCauses(MaturityPolicy policy, List<PolicyProblem> problems)
    {
        for (var i = 0; i < policy.UnknownCauses.Count; i++)
        {
            if (policy.ProductCauses.Contains(policy.UnknownCauses[i], StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(new(
                    $"$.unknownCauses[{Exact.Text(i)}]", null, $"'{policy.UnknownCauses[i]}'", "a word that is not among the product's causes", "Leave it out of one of the two."));
            }
        }
    }

    private static void CheckIndicators(EquatableArray<IndicatorSetting> settings, List<PolicyProblem> problems)
    {
        for (var i = 0; i < settings.Count; i++)
        {
            var path = $"$.indicators[{Exact.Text(i)}]";
            if (IsMissing(settings[i], path, problems))
            {
                continue;
            }

            CheckIndicator(settings[i], path, problems);
            if (i > 0 && settings[i - 1] is { } before && before.Id >= settings[i].Id)
            {
                problems.Add(new(
                    $"{path}.id", settings[i].Id.ToString(), settings[i].Id.ToString(), $"an indicator after {before.Id}", "Give each indicator once, in the order of their ids."));
            }
        }

        if (!settings.Any(setting => setting is { Weight: > 0 }))
        {
            problems.Add(new("$.indicators", null, "no indicator with a weight", "at least one", "Give the indicators that count a weight, such as 1."));
        }
    }

    private static void CheckIndicator(IndicatorSetting setting, string path, List<PolicyProblem> problems)
    {
        if (!Enum.IsDefined(setting.Id))
        {
            problems.Add(new($"{path}.id", null, Exact.Text((int)setting.Id), "one of M1 to R5", "Choose one of them."));
        }

        CheckShare(setting.Target, $"{path}.target", "Write 90 % as 0.90.", problems, setting.Id.ToString());
        if (setting.Weight is < 0 or > 1_000)
        {
            problems.Add(new($"{path}.weight", setting.Id.ToString(), Exact.Text(setting.Weight), "between 0 and 1000", "Write 0 for an indicator that is shown and does not count."));
        }

        if (setting.LeastOpportunities is < 1 or > MaxCount)
        {
            problems.Add(new(
                $"{path}.leastOpportunities", setting.Id.ToString(), Exact.Text(setting.LeastOpportunities), $"between 1 and {Exact.Text(MaxCount)}", "Choose a number in that range."));
        }
    }

    private static void CheckWords(EquatableArray<string> words, string path, List<PolicyProblem> problems)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(words[i]))
            {
                problems.Add(new($"{path}[{Exact.Text(i)}]", null, words[i] is null ? "null" : "blank", "a word", "Write the word, or leave it out."));
            }
        }
    }

    private static void CheckShare(decimal value, string path, string mend, List<PolicyProblem> problems, string? ruleId = null)
    {
        if (value is <= 0 or > 1)
        {
            problems.Add(new(path, ruleId, Exact.Text(value), "above 0 and at most 1", mend));
        }
    }

    private static void CheckChance(decimal value, string path, List<PolicyProblem> problems)
    {
        if (value is <= 0 or >= 1)
        {
            problems.Add(new(path, null, Exact.Text(value), "above 0 and below 1", "Write 1 % as 0.01."));
        }
    }

    private static void CheckCount(int value, int least, string path, List<PolicyProblem> problems)
    {
        if (value < least || value > MaxCount)
        {
            problems.Add(new(path, null, Exact.Text(value), $"between {Exact.Text(least)} and {Exact.Text(MaxCount)}", "Choose a number in that range."));
        }
    }

    private static bool IsMissing<T>(T? part, string path, List<PolicyProblem> problems)
        where T : class
    {
        if (part is null)
        {
            problems.Add(new(path, null, "null", "what belongs there", "Write it; the preset's is a good start."));
        }

        return part is null;
    }

    internal static int Days(Period length) => (7 * length.Weeks) + length.Days;
}
