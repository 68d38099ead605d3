using System.Globalization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>Finds every problem of a <see cref="StagePolicy"/>; a policy editor shows them while a person types.</summary>
public static class StagePolicyValidator
{
    internal const int MaxStages = 64;
    internal const int MaxLeaves = 64;
    internal const int MaxDays = 36_525;
    internal const int MaxMonths = 1_200;
    internal const int MaxDepth = 32;
    private const int MaxTimes = 1_000;
    private const int MaxGaps = 1_000;
    private const int MaxPeriods = 10_000;

    /// <summary>Finds every problem of a policy.</summary>
    /// <remarks>
    /// That a stage can never be reached is looked for when nothing else is wrong. What is reported is certain; a
    /// contradiction between clocks that are hard to compare, such as days with months, may stay unseen.
    /// </remarks>
    /// <param name="policy">The policy.</param>
    /// <returns>The problems in the order of the policy's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(StagePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);

        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(policy.SchemaVersion, policy.Name, policy.Version, problems);
        PolicyChecks.CheckZone(policy.Zone, problems);
        CheckEvents(policy, problems);
        CheckStages(policy, problems);
        CheckLeafCount(policy, problems);
        if (problems.Count == 0)
        {
            CheckWasCycles(policy, problems);
        }

        if (problems.Count == 0)
        {
            CheckReach(policy, problems);
        }

        return problems.ToEquatableArray();
    }

    private static void CheckEvents(StagePolicy policy, List<PolicyProblem> problems)
    {
        LifecycleChecks.CheckEvents(policy.ActivityEvents, "$.activityEvents", problems);
        if (policy.RegistrationEvent is { } registration && string.IsNullOrWhiteSpace(registration))
        {
            problems.Add(new("$.registrationEvent", null, "blank", "the name of an event", "Name it, or leave it out when no event registers a user."));
        }
        else
        {
            LifecycleChecks.CheckEvent(policy.RegistrationEvent ?? "", "$.registrationEvent", problems);
        }
    }

    private static void CheckStages(StagePolicy policy, List<PolicyProblem> problems)
    {
        if (policy.Stages.Count is 0 or > MaxStages)
        {
            problems.Add(new(
                "$.stages", null, $"{policy.Stages.Count} stages", $"between 1 and {MaxStages}", "List the stages: the first one that matches wins, the last one takes the rest."));
        }

        var ids = policy.Stages.Select(stage => stage.Id).ToList();
        for (var i = 0; i < policy.Stages.Count; i++)
        {
            var stage = policy.Stages[i];
            var path = $"$.stages[{i}]";
            CheckId(ids, i, path, problems);
            PolicyChecks.CheckEnum(stage.Aim, $"{path}.aim", problems, stage.Id);
            var last = i == policy.Stages.Count - 1;
            if (last != stage.Enter is null)
            {
                problems.Add(last
                    ? new($"{path}.enter", stage.Id, "a rule", "left out for the last stage", "Remove it: the last stage takes all whom no other one takes.")
                    : new($"{path}.enter", stage.Id, "missing", "a rule, but for the last stage", "Say when a user is in this stage, or move it to the end."));
            }

            var rules = new RuleCheck(stage.Id, ids, problems);
            if (stage.Enter is { } enter)
            {
                rules.Check(enter, $"{path}.enter", 1);
            }

            if (stage.Stay is { } stay)
            {
                if (last)
                {
                    problems.Add(new(
                        $"{path}.stay", stage.Id, "a rule", "left out for the last stage", "Remove it: whom no other stage takes remains anyway; a time to remain at least is minimumStay."));
                }

                rules.Check(stay, $"{path}.stay", 1);
            }

            if (stage.MinimumStay is { } minimum)
            {
                rules.CheckDays(minimum, $"{path}.minimumStay", 1);
            }
        }
    }

    private static void CheckId(List<string> ids, int place, string path, List<PolicyProblem> problems)
    {
        var id = ids[place];
        if (string.IsNullOrWhiteSpace(id))
        {
            problems.Add(new($"{path}.id", null, "blank", "a text", "Give the stage an id."));
        }
        else if (id is StageId.NeverActiveText or StageId.NotSeenText)
        {
            problems.Add(new($"{path}.id", id, $"'{id}'", "another word", "The id is kept for users without a stage; choose another."));
        }
        else if (ids.IndexOf(id) < place)
        {
            problems.Add(new($"{path}.id", id, $"'{id}' for the second time", "used once", "Give each stage its own id."));
        }
    }

    private static void CheckLeafCount(StagePolicy policy, List<PolicyProblem> problems)
    {
        var leaves = new HashSet<StageRule>();
        foreach (var stage in policy.Stages)
        {
            StageLeaves.AddTo(stage.Enter, leaves);
            StageLeaves.AddTo(stage.Stay, leaves);
        }

        if (leaves.Count > MaxLeaves)
        {
            problems.Add(new("$.stages", null, $"{leaves.Count} different conditions", $"at most {MaxLeaves}", "Use fewer, or the same ones again."));
        }
    }

    /// <summary>A stage that one must have left to enter it, by whatever detour, cannot be told from yesterday's.</summary>
    private static void CheckWasCycles(StagePolicy policy, List<PolicyProblem> problems)
    {
        var asks = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var stage in policy.Stages)
        {
            var leaves = new HashSet<StageRule>();
            StageLeaves.AddTo(stage.Enter, leaves);
            asks[stage.Id] = [.. policy.Stages.Select(other => other.Id).Where(id => leaves.Contains(new WasRule(id)))];
        }

        for (var i = 0; i < policy.Stages.Count; i++)
        {
            var id = policy.Stages[i].Id;
            if (PathBack(id, id, asks, []) is { } path)
            {
                problems.Add(new(
                    $"$.stages[{i}].enter",
                    id,
                    $"a cycle of was: {string.Join(" -> ", path)}",
                    "free of cycles",
                    path.Count == 2 ? "Use stay to say when a user remains in the stage." : "Let one of them be entered by a clock alone."));
                return;
            }
        }
    }

    private static List<string>? PathBack(string from, string to, Dictionary<string, List<string>> asks, HashSet<string> seen)
    {
        foreach (var next in asks[from])
        {
            if (next == to)
            {
                return [from, to];
            }

            if (seen.Add(next) && PathBack(next, to, asks, seen) is { } rest)
            {
                return [from, .. rest];
            }
        }

        return null;
    }

    private static void CheckReach(StagePolicy policy, List<PolicyProblem> problems)
    {
        if (StageReach.Of(new StageProgram(policy.Stages)) is not { } reach)
        {
            return;
        }

        for (var i = 0; i < policy.Stages.Count; i++)
        {
            if (reach.IsReachable(i))
            {
                continue;
            }

            var stage = policy.Stages[i];
            var last = i == policy.Stages.Count - 1;
            problems.Add(new(
                last ? $"$.stages[{i}]" : $"$.stages[{i}].enter",
                stage.Id,
                "a stage that no user can be in",
                "within reach",
                reach.CanMatch(i)
                    ? "The stages further up take every user first: move it up, or change their limits; the longer limit goes first."
                    : "Its conditions exclude each other: change the limits."));
        }
    }

    /// <summary>Checks the rules of one stage.</summary>
    private sealed class RuleCheck(string stage, List<string> ids, List<PolicyProblem> problems)
    {
        public void Check(StageRule? rule, string path, int depth)
        {
            if (depth > MaxDepth)
            {
                problems.Add(new(path, stage, $"rules {depth} levels deep", $"at most {MaxDepth}", "Write it flatter."));
                return;
            }

            switch (rule)
            {
                case null:
                    problems.Add(new(path, stage, "null", "a rule", "Write a rule, or remove the place for it."));
                    break;

                case AllRule { All: var rules }:
                    CheckList(rules, $"{path}.all", depth);
                    break;

                case AnyRule { Any: var rules }:
                    CheckList(rules, $"{path}.any", depth);
                    break;

                case NotRule { Not: var inner }:
                    Check(inner, $"{path}.not", depth + 1);
                    break;

                case WasRule { Was: var id } when !ids.Contains(id, StringComparer.Ordinal):
                    problems.Add(new(
                        $"{path}.was", stage, $"'{id}'", "the id of a stage", Spelling.Suggest(id, ids, $"Choose one of {string.Join(", ", ids)}.")));
                    break;

                case ClockRule clock:
                    PolicyChecks.CheckEnum(clock.Clock, $"{path}.clock", problems, stage);
                    CheckLimit(clock.AtLeast, $"{path}.atLeast");
                    break;

                case ActiveDaysRule days:
                    CheckActiveDays(days, path);
                    break;

                case StreakRule streak:
                    PolicyChecks.CheckEnum(streak.Streak, $"{path}.streak", problems, stage);
                    CheckCount(streak.AtLeast, MaxPeriods, $"{path}.atLeast");
                    break;
            }
        }

        /// <summary>Checks a length of whole days.</summary>
        public bool CheckDays(Period period, string path, int least)
        {
            if (CheckLength(period, path, least) && (period.Months != 0 || period.Years != 0))
            {
                problems.Add(new(path, stage, Iso(period), "in days or weeks", "Months have no fixed length; write days, such as P30D."));
                return false;
            }

            return true;
        }

        private void CheckList(EquatableArray<StageRule> rules, string path, int depth)
        {
            if (rules.Count == 0)
            {
                problems.Add(new(path, stage, "an empty list", "one rule or more", "Add a rule, or remove the list."));
            }

            for (var i = 0; i < rules.Count; i++)
            {
                Check(rules[i], $"{path}[{i}]", depth + 1);
            }
        }

        private void CheckLimit(StageLimit? limit, string path)
        {
            switch (limit)
            {
                case null:
                    problems.Add(new(path, stage, "null", "a limit", "Write a length such as P30D, or an own gap."));
                    break;

                case FixedLimit { Length: var length }:
                    CheckLength(length, path, 1);
                    break;

                case OwnGapLimit own:
                    CheckOwnGap(own, path);
                    break;
            }
        }

        private void CheckOwnGap(OwnGapLimit own, string path)
        {
            if (own.Quantile is < 0 or > 1 || Exact.Normalize(own.Quantile).Scale > 4)
            {
                problems.Add(new($"{path}.quantile", stage, Exact.Text(own.Quantile), "between 0 and 1, with at most four decimals", "Write 0.5 for the median."));
            }

            if (own.Times is <= 0 or > MaxTimes || Exact.Normalize(own.Times).Scale > 4)
            {
                problems.Add(new($"{path}.times", stage, Exact.Text(own.Times), $"above 0 and at most {MaxTimes}, with at most four decimals", "Write 2 for twice the own gap."));
            }

            var sound = CheckDays(own.Min, $"{path}.min", 1) & CheckDays(own.Max, $"{path}.max", 1);
            if (sound && DayLength.Of(own.Max).Days < DayLength.Of(own.Min).Days)
            {
                problems.Add(new($"{path}.max", stage, Iso(own.Max), $"at least min, {Iso(own.Min)}", "Swap the two, or change one."));
            }

            CheckCount(own.GapsNeeded, MaxGaps, $"{path}.gapsNeeded");
            CheckDays(own.Fallback, $"{path}.fallback", 1);
        }

        private void CheckActiveDays(ActiveDaysRule rule, string path)
        {
            var sound = CheckLength(rule.ActiveDaysIn, $"{path}.activeDaysIn", 1);
            CheckCount(rule.AtLeast, sound ? DayLength.Of(rule.ActiveDaysIn).MostDays : MaxDays, $"{path}.atLeast");
        }

        private void CheckCount(int count, int most, string path)
        {
            if (count < 1 || count > most)
            {
                problems.Add(new(path, stage, Exact.Text(count), $"between 1 and {most}", "Choose a number in that range."));
            }
        }

        private bool CheckLength(Period period, string path, int least)
        {
            var days = ((long)period.Weeks * 7) + period.Days;
            var months = ((long)period.Years * 12) + period.Months;
            var whole = !period.HasTimeComponent && (days == 0 || months == 0)
                && period is { Days: >= 0, Weeks: >= 0, Months: >= 0, Years: >= 0 };
            if (whole && days + months >= least && days <= MaxDays && months <= MaxMonths)
            {
                return true;
            }

            problems.Add(new(
                path,
                stage,
                Iso(period),
                $"whole days up to P{MaxDays.ToString(CultureInfo.InvariantCulture)}D or whole months up to P{MaxMonths.ToString(CultureInfo.InvariantCulture)}M, above zero",
                "Write a length such as P30D or P3M."));
            return false;
        }

        private static string Iso(Period period) => PeriodJsonConverter.FormatIso(period);
    }
}
