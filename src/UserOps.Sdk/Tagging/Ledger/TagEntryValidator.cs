using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Finds every problem of a <see cref="TagEntry"/>; a form shows them while a person types.</summary>
public static class TagEntryValidator
{
    /// <summary>Finds every problem of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The problems in the order of the entry's members; none when a ledger can take it. Whether a catalogue knows the tag is not looked at.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="entry"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(TagEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var problems = new List<PolicyProblem>();
        Check(entry, "$", problems);
        return problems.ToEquatableArray();
    }

    /// <summary>Finds the problems of one entry among others.</summary>
    internal static void Check(TagEntry entry, string path, List<PolicyProblem> problems)
    {
        CheckText(entry.Tag, $"{path}.tag", "Name the tag.", problems);
        PolicyChecks.CheckEnum(entry.Kind, $"{path}.kind", problems);
        if (entry.Value is { } value && entry.Kind != TagEntryKind.Assign)
        {
            problems.Add(new($"{path}.value", null, value.ToString(), "left out, for only an assignment has a value", "Remove it."));
        }

        if (entry.Kind == TagEntryKind.Ban && entry.Source?.Lane is not (null or TagLane.Manual))
        {
            problems.Add(new($"{path}.kind", null, "ban", "assign or clear for this source", "Ban by hand, or let the source clear the tag."));
        }

        CheckSource(entry.Source, $"{path}.source", problems);
        CheckInstant(entry.ValidFrom, $"{path}.validFrom", problems);
        if (entry.ValidUntil is { } until)
        {
            CheckInstant(until, $"{path}.validUntil", problems);
            if (until <= entry.ValidFrom)
            {
                problems.Add(new($"{path}.validUntil", null, Text(until), $"later than {Text(entry.ValidFrom)}", "Let it end after it begins."));
            }
        }

        CheckInstant(entry.RecordedAt, $"{path}.recordedAt", problems);
        CheckText(entry.By, $"{path}.by", "Say who records it.", problems);
    }

    internal static string Text(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static void CheckSource(TagSource? source, string path, List<PolicyProblem> problems)
    {
        switch (source)
        {
            case null:
                problems.Add(new(path, null, "null", "a source", "Say who it is that speaks."));
                break;
            case RuleTagSource rule:
                CheckText(rule.Rules, $"{path}.rules", "Give the version of the catalogue.", problems);
                break;
            case ImportTagSource import:
                CheckText(import.Import, $"{path}.import", "Name the system.", problems);
                break;
            case ModelTagSource model:
                CheckText(model.Model, $"{path}.model", "Name the model.", problems);
                if (model.Confidence is < 0 or > 1)
                {
                    problems.Add(new($"{path}.confidence", null, Exact.Text(model.Confidence), "from 0 to 1", "Write 80 % as 0.8."));
                }

                break;
        }
    }

    private static void CheckText(string? text, string path, string remedy, List<PolicyProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Add(new(path, null, "blank", "a text", remedy));
        }
    }

    private static void CheckInstant(Instant instant, string path, List<PolicyProblem> problems)
    {
        if (!DayClock.InRange(instant))
        {
            problems.Add(new(path, null, Text(instant), "between the years 1 and 9998", "Leave the end out for what never ends."));
        }
    }
}
