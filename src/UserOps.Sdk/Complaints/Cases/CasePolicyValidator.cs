using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Finds every problem of a <see cref="CasePolicy"/>; a policy editor shows them while a person types.</summary>
public static class CasePolicyValidator
{
    private const int MaxDays = 3_660;
    private static readonly Duration MaxTime = Duration.FromDays(MaxDays);

    /// <summary>Finds every problem of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The problems in the order of the policy's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(CasePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(policy.SchemaVersion, policy.Name, policy.Version, problems);
        CheckTargets(policy.Targets, problems);
        CheckText(policy.Calendar, "$.calendar", null, "Name the calendar whose days count the silence, such as always.", problems);
        if (policy.SilentDays is < 1 or > MaxDays)
        {
            problems.Add(new("$.silentDays", null, Exact.Text(policy.SilentDays), $"between 1 and {Exact.Text(MaxDays)}", "Say after how many silent days a case is closed, such as 14."));
        }

        CheckReopen(policy.Reopen, problems);
        CheckClosing(policy.Closing, problems);
        for (var i = 0; i < policy.Escalations.Count; i++)
        {
            CheckEscalation(policy, policy.Escalations[i], $"$.escalations[{Exact.Text(i)}]", problems);
        }

        for (var i = 0; i < policy.Regulators.Count; i++)
        {
            var name = policy.Regulators[i]?.Name;
            var path = $"$.regulators[{Exact.Text(i)}]";
            RegulatorChecks.Check(policy.Regulators[i], path, problems);
            if (name is not null && policy.Regulators.Take(i).Any(other => other?.Name == name))
            {
                problems.Add(new($"{path}.name", name, $"'{name}'", "a name that stands once", "Leave one of the two out."));
            }
        }

        return problems.ToEquatableArray();
    }

    internal static void CheckText(string? text, string path, string? ruleId, string remedy, List<PolicyProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Add(new(path, ruleId, "blank", "a text", remedy));
        }
    }

    private static string Text(Duration time) => DurationPattern.JsonRoundtrip.Format(time);

    private static void CheckTargets(EquatableArray<ServiceTarget> targets, List<PolicyProblem> problems)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            var path = $"$.targets[{Exact.Text(i)}]";
            if (targets[i] is not { } target)
            {
                problems.Add(new(path, null, "null", "a target", "Leave it out."));
                continue;
            }

            var count = problems.Count;
            PolicyChecks.CheckEnum(target.Grade, $"{path}.grade", problems);
            PolicyChecks.CheckEnum(target.Target, $"{path}.target", problems);
            var id = problems.Count > count ? null : $"{Exact.Text(target.Grade.Number())} {EnumJsonConverter<ServiceTargetKind>.NameOf(target.Target)}";
            if (id is not null && targets.Take(i).Any(other => other is not null && other.Grade == target.Grade && other.Target == target.Target))
            {
                problems.Add(new(path, id, "twice", "one target for each grade and kind", "Leave one of the two out."));
            }

            CheckTarget(target, path, id, problems);
        }
    }

    private static void CheckTarget(ServiceTarget target, string path, string? id, List<PolicyProblem> problems)
    {
        if (target.Within is null == target.WorkingDays is null)
        {
            problems.Add(new(path, id, target.Within is null ? "neither within nor workingDays" : "both within and workingDays", "one of them", "Give the time or the working days."));
        }

        if (target.Within is { } within && (within <= Duration.Zero || within > MaxTime))
        {
            problems.Add(new($"{path}.within", id, Text(within), $"above zero, at most P{Exact.Text(MaxDays)}D", "Choose a time in that range."));
        }

        if (target.WorkingDays is { } days && days is < 1 or > MaxDays)
        {
            problems.Add(new($"{path}.workingDays", id, Exact.Text(days), $"between 1 and {Exact.Text(MaxDays)}", "Choose a number in that range."));
        }

        CheckText(target.Calendar, $"{path}.calendar", id, "Name the calendar: always, or one that the host gives.", problems);
        for (var i = 0; i < target.WarnAt.Count; i++)
        {
            if (target.WarnAt[i] is <= 0 or >= 1 || (i > 0 && target.WarnAt[i] <= target.WarnAt[i - 1]))
            {
                problems.Add(new($"{path}.warnAt[{Exact.Text(i)}]", id, Exact.Text(target.WarnAt[i]), "above 0, below 1, ascending", "Give shares such as 0.5 and 0.8."));
            }
        }

        var neverPauses = target.Target is ServiceTargetKind.Acknowledge or ServiceTargetKind.FirstResponse;
        if (neverPauses && target.PausedBy.Count > 0)
        {
            problems.Add(new($"{path}.pausedBy", id, $"{Exact.Text(target.PausedBy.Count)} reasons", "none", "An acknowledgement and a first response wait for nobody. Leave it out."));
        }

        CheckPauses(target.PausedBy, $"{path}.pausedBy", id, problems);
    }

    internal static void CheckPauses(EquatableArray<PauseReason> reasons, string path, string? id, List<PolicyProblem> problems)
    {
        for (var i = 0; i < reasons.Count; i++)
        {
            if (reasons[i] is not (PauseReason.WaitingCustomer or PauseReason.WaitingThirdParty or PauseReason.Testing))
            {
                problems.Add(new($"{path}[{Exact.Text(i)}]", id, reasons[i].ToString(), "waitingCustomer, waitingThirdParty or testing", "Choose one of them."));
            }
            else if (reasons.Take(i).Contains(reasons[i]))
            {
                problems.Add(new($"{path}[{Exact.Text(i)}]", id, "twice", "each once", "Leave one of the two out."));
            }
        }
    }

    private static void CheckReopen(ReopenRule? reopen, List<PolicyProblem> problems)
    {
        if (reopen is null)
        {
            problems.Add(new("$.reopen", null, "null", "a rule", "Say what a reopened case does, such as resume within P30D."));
            return;
        }

        PolicyChecks.CheckEnum(reopen.Mode, "$.reopen.mode", problems);
        if (reopen.Within < Duration.Zero || reopen.Within > MaxTime)
        {
            problems.Add(new("$.reopen.within", null, Text(reopen.Within), $"between zero and P{Exact.Text(MaxDays)}D", "Choose a time in that range."));
        }
    }

    private static void CheckClosing(ClosingRule? closing, List<PolicyProblem> problems)
    {
        if (closing is null)
        {
            problems.Add(new("$.closing", null, "null", "a rule", "Say what must be there before a case is closed."));
            return;
        }

        for (var i = 0; i < closing.Required.Count; i++)
        {
            PolicyChecks.CheckEnum(closing.Required[i], $"$.closing.required[{Exact.Text(i)}]", problems);
            if (closing.Required.Take(i).Contains(closing.Required[i]))
            {
                problems.Add(new($"$.closing.required[{Exact.Text(i)}]", null, "twice", "each once", "Leave one of the two out."));
            }
        }

        PolicyChecks.CheckEnum(closing.CorrectiveActionFrom, "$.closing.correctiveActionFrom", problems);
        if (closing.RepeatedCause < 1)
        {
            problems.Add(new("$.closing.repeatedCause", null, Exact.Text(closing.RepeatedCause), "at least 1", "Say how many cases of one cause ask for an action, such as 3."));
        }

        if (closing.RepeatedWithin <= Duration.Zero || closing.RepeatedWithin > MaxTime)
        {
            problems.Add(new("$.closing.repeatedWithin", null, Text(closing.RepeatedWithin), $"above zero, at most P{Exact.Text(MaxDays)}D", "Choose a time such as P90D."));
        }
    }

    private static void CheckEscalation(CasePolicy policy, CaseEscalation? rule, string path, List<PolicyProblem> problems)
    {
        if (rule is null)
        {
            problems.Add(new(path, null, "null", "a rule", "Leave it out."));
            return;
        }

        PolicyChecks.CheckEnum(rule.Grade, $"{path}.grade", problems);
        if (rule.Target is { } target)
        {
            PolicyChecks.CheckEnum(target, $"{path}.target", problems);
        }

        var points = policy.Targets.Where(item => item is not null && item.Grade >= rule.Grade && (rule.Target is null || item.Target == rule.Target))
            .SelectMany(item => item.WarnAt);
        if (rule.At != 1 && !points.Contains(rule.At))
        {
            problems.Add(new($"{path}.at", null, Exact.Text(rule.At), "1 for the breach, or a warning point of a target that it is for", "Choose one of them, or add it to the target's warnAt."));
        }

        if (rule.Tell.Count == 0)
        {
            problems.Add(new($"{path}.tell", null, "nobody", "at least one role", "Name who is told, such as teamLead."));
        }

        for (var i = 0; i < rule.Tell.Count; i++)
        {
            CheckText(rule.Tell[i], $"{path}.tell[{Exact.Text(i)}]", null, "Name the role, or leave it out.", problems);
        }
    }
}
