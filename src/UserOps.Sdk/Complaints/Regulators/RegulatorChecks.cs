using NodaTime;
using NodaTime.Text;
using UserOps.BusinessTime;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>What a regulator's preset must have.</summary>
internal static class RegulatorChecks
{
    private const int MaxAmount = 10_000;

    public static void Check(RegulatorPreset? preset, string path, List<PolicyProblem> problems)
    {
        if (preset is null)
        {
            problems.Add(new(path, null, "null", "a preset", "Leave it out."));
            return;
        }

        CasePolicyValidator.CheckText(preset.Name, $"{path}.name", preset.Name, "Name it, such as cn-samr.", problems);
        CasePolicyValidator.CheckText(preset.Version, $"{path}.version", preset.Name, "Give it a version.", problems);
        CasePolicyValidator.CheckText(preset.Calendar, $"{path}.calendar", preset.Name, "Name the calendar: always, or one that the host gives.", problems);
        CasePolicyValidator.CheckText(preset.Source, $"{path}.source", preset.Name, "Name the rule and where to read it.", problems);
        PolicyChecks.CheckEnum(preset.Confidence, $"{path}.confidence", problems, preset.Name);
        if (preset.Duties.Count == 0)
        {
            problems.Add(new($"{path}.duties", preset.Name, "none", "at least one duty", "Say what is to be done by when."));
        }

        for (var i = 0; i < preset.Duties.Count; i++)
        {
            Check(preset, i, $"{path}.duties[{Exact.Text(i)}]", problems);
        }
    }

    private static void Check(RegulatorPreset preset, int place, string path, List<PolicyProblem> problems)
    {
        if (preset.Duties[place] is not { } duty)
        {
            problems.Add(new(path, preset.Name, "null", "a duty", "Leave it out."));
            return;
        }

        var id = $"{preset.Name}.{duty.Id}";
        CasePolicyValidator.CheckText(duty.Id, $"{path}.id", preset.Name, "Name the duty, such as accept.", problems);
        if (preset.Duties.Take(place).Any(other => other?.Id == duty.Id && Overlap(other, duty)))
        {
            problems.Add(new($"{path}.id", id, $"'{duty.Id}'", "an id that stands once on each date", "Name it otherwise, or part the two by from and until."));
        }

        PolicyChecks.CheckEnum(duty.Trigger, $"{path}.trigger", problems, id);
        CheckDeadline(duty, path, id, problems);
        if (duty.SatisfiedBy.Count == 0)
        {
            problems.Add(new($"{path}.satisfiedBy", id, "nothing", "at least one event", "Say which event does it, such as responded."));
        }

        for (var i = 0; i < duty.SatisfiedBy.Count; i++)
        {
            PolicyChecks.CheckEnum(duty.SatisfiedBy[i], $"{path}.satisfiedBy[{Exact.Text(i)}]", problems, id);
        }

        CasePolicyValidator.CheckPauses(duty.PausedBy, $"{path}.pausedBy", id, problems);
        if (duty.From is { } from && duty.Until is { } until && until < from)
        {
            problems.Add(new($"{path}.until", id, LocalDatePattern.Iso.Format(until), "not before from", "Mend one of the two dates."));
        }
    }

    private static void CheckDeadline(RegulatorDuty duty, string path, string id, List<PolicyProblem> problems)
    {
        if (duty.Deadline is not { } rule)
        {
            problems.Add(new($"{path}.deadline", id, "null", "a rule", "Say how it is counted."));
            return;
        }

        PolicyChecks.CheckEnum(rule.Unit, $"{path}.deadline.unit", problems, id);
        PolicyChecks.CheckEnum(rule.Roll, $"{path}.deadline.roll", problems, id);
        PolicyChecks.CheckEnum(rule.EndOfDay, $"{path}.deadline.endOfDay", problems, id);
        if (rule.Amount is < 1 or > MaxAmount)
        {
            problems.Add(new($"{path}.deadline.amount", id, Exact.Text(rule.Amount), $"between 1 and {Exact.Text(MaxAmount)}", "Choose a number in that range."));
        }

        var countsHours = rule.Unit is DeadlineUnit.Hours or DeadlineUnit.BusinessHours;
        if (duty.Extensions.Any(extension => extension is < 1 or > MaxAmount) || (countsHours && duty.Extensions.Count > 0))
        {
            problems.Add(new($"{path}.extensions", id, "out of range", $"days, weeks or months between 1 and {Exact.Text(MaxAmount)}; none where hours are counted", "Give each extension in the deadline's unit."));
        }

        if (duty.PausedBy.Count > 0 && rule.Unit == DeadlineUnit.Months)
        {
            problems.Add(new($"{path}.pausedBy", id, "with months", "none where months are counted", "Count in days or weeks, or leave the pauses out."));
        }
    }

    private static bool Overlap(RegulatorDuty one, RegulatorDuty other) =>
        (one.From ?? LocalDate.MinIsoValue) <= (other.Until ?? LocalDate.MaxIsoValue)
        && (other.From ?? LocalDate.MinIsoValue) <= (one.Until ?? LocalDate.MaxIsoValue);
}
