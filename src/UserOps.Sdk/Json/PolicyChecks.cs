using NodaTime;

namespace UserOps.Json;

/// <summary>What the validators of all policies check alike.</summary>
internal static class PolicyChecks
{
    /// <summary>Checks what every policy begins with.</summary>
    public static void CheckHead(int schemaVersion, string name, string version, List<PolicyProblem> problems)
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

    /// <summary>Checks the id of a time zone.</summary>
    public static void CheckZone(string zone, List<PolicyProblem> problems)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            problems.Add(new(
                "$.zone",
                null,
                $"'{zone}'",
                "the id of a tzdb time zone such as Europe/London",
                Spelling.Suggest(zone, DateTimeZoneProviders.Tzdb.Ids, "Choose an id of the tz database, such as UTC.")));
        }
    }

    /// <summary>Checks that a value is one that its type names.</summary>
    public static void CheckEnum<T>(T value, string path, List<PolicyProblem> problems, string? ruleId = null)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            problems.Add(new(path, ruleId, value.ToString(), new EnumJsonConverter<T>().Allowed, "Choose one of them."));
        }
    }
}
