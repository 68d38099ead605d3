using NodaTime;
using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>The checks that policies of funnels and paths share.</summary>
internal static class JourneyChecks
{
    public static void Head(int schemaVersion, string name, string version, List<PolicyProblem> problems)
    {
        if (schemaVersion != PolicyJson.SchemaVersion)
        {
            problems.Add(new(
                "$.schemaVersion", null, Exact.Text(schemaVersion), Exact.Text(PolicyJson.SchemaVersion), "Write the policy in the form of that version."));
        }

        foreach (var (member, value) in new[] { ("name", name), ("version", version) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                problems.Add(new($"$.{member}", null, "blank", "a text", $"Give the policy a {member}; every answer carries it."));
            }
        }
    }

    public static void Time(Duration time, string path, List<PolicyProblem> problems)
    {
        if (time <= Duration.Zero || time > Duration.FromDays(36_525))
        {
            problems.Add(new(path, null, DurationJsonConverter.FormatIso(time), "above zero and at most P36525D", "Write a time such as PT30M or P7D."));
        }
    }

    public static void Enumeration<T>(T value, string path, List<PolicyProblem> problems)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            problems.Add(new(
                path,
                null,
                value.ToString(),
                $"one of {string.Join(", ", Enum.GetValues<T>().Select(EnumJsonConverter<T>.NameOf))}",
                "Choose one of them."));
        }
    }

    public static void EventName(string name, string path, List<PolicyProblem> problems)
    {
        if (ActivityRules.CheckName(name) is { } why)
        {
            problems.Add(new(
                path, null, "no name of an event", $"at most {EventLimits.NameLength} characters, none of them a control character", why));
        }
    }

    public static void EventNames(EquatableArray<string> names, string path, List<PolicyProblem> problems)
    {
        for (var i = 0; i < names.Count; i++)
        {
            EventName(names[i], $"{path}[{i}]", problems);
            if (names.Take(i).Contains(names[i], StringComparer.Ordinal))
            {
                problems.Add(new($"{path}[{i}]", null, $"'{names[i]}'", "an event that the list does not name yet", "Remove one of the two."));
            }
        }
    }

    public static void Count(int count, int least, int most, string path, string what, List<PolicyProblem> problems)
    {
        if (count < least || count > most)
        {
            problems.Add(new(
                path, null, $"{Exact.Text(count)} {what}", $"between {Exact.Text(least)} and {Exact.Text(most)} {what}", "Choose a number in that range."));
        }
    }
}
