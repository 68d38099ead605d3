using NodaTime;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Finds every problem of a <see cref="DuplicatePolicy"/>; a policy editor shows them while a person types.</summary>
public static class DuplicatePolicyValidator
{
    internal const int MaxShingle = 6; // of 21 bits each in 128
    private const int MaxRules = 64;
    private const int MaxPoints = 10_000;
    private const int MaxHashes = 1_024;
    private const int MaxLength = 1_000_000;

    /// <summary>Finds every problem of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The problems in the order of the policy's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(DuplicatePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);

        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(policy.SchemaVersion, policy.Name, policy.Version, problems);
        if (policy.KeyRules.Count > MaxRules)
        {
            problems.Add(new("$.keyRules", null, $"{Exact.Text(policy.KeyRules.Count)} rules", $"at most {MaxRules}", "Remove those that tie nothing together."));
        }

        for (var i = 0; i < policy.KeyRules.Count; i++)
        {
            CheckKey(policy, i, problems);
        }

        CheckText(policy.Text, problems);
        CheckTime(policy, problems);
        CheckNumber(policy.Threshold, 1, MaxPoints, "$.threshold", problems);
        CheckNumber(policy.MaxHolders, 2, 10_000, "$.maxHolders", problems);
        CheckBulk(policy.Bulk, problems);
        return problems.ToEquatableArray();
    }

    private static void CheckKey(DuplicatePolicy policy, int place, List<PolicyProblem> problems)
    {
        var path = $"$.keyRules[{Exact.Text(place)}]";
        if (policy.KeyRules[place] is not { } rule)
        {
            problems.Add(new(path, null, "null", "a rule", "Write it, or remove its place."));
            return;
        }

        if (string.IsNullOrWhiteSpace(rule.Kind))
        {
            problems.Add(new($"{path}.kind", rule.Kind, "blank", "a text", "Name the kind as the keys of complaints do."));
        }
        else if (policy.KeyRules.Take(place).Any(other => other?.Kind == rule.Kind))
        {
            problems.Add(new($"{path}.kind", rule.Kind, $"'{rule.Kind}' for the second time", "used once", "Remove one of the two."));
        }

        PolicyChecks.CheckEnum(rule.Form, $"{path}.form", problems, rule.Kind);
        CheckNumber(rule.Points, 1, MaxPoints, $"{path}.points", problems, rule.Kind);
        var isPhone = rule.Form == KeyForm.Phone;
        if (isPhone ? rule.CountryCode is not { Length: >= 1 and <= 3 } || !rule.CountryCode.All(char.IsAsciiDigit) || rule.CountryCode[0] == '0' : rule.CountryCode.Length > 0)
        {
            problems.Add(new(
                $"{path}.countryCode", rule.Kind, $"'{rule.CountryCode}'", isPhone ? "one to three digits, the first not 0" : "empty for this form", isPhone ? "Write it without the plus: 86." : "Remove it."));
        }

        CheckNumber(rule.NationalDigits, isPhone ? 4 : 0, isPhone ? 14 : 0, $"{path}.nationalDigits", problems, rule.Kind);
        if (rule.DropsPlusTag && rule.Form != KeyForm.Email)
        {
            problems.Add(new($"{path}.dropsPlusTag", rule.Kind, "true", "false for this form", "Remove it; only e-mail addresses have such tags."));
        }
    }

    private static void CheckText(DuplicateTextRule? rule, List<PolicyProblem> problems)
    {
        if (rule is null)
        {
            problems.Add(new("$.text", null, "null", "a rule", "Write it; points 0 leaves texts out."));
            return;
        }

        CheckNumber(rule.Points, 0, MaxPoints, "$.text.points", problems);
        if (rule.LeastSimilarity is <= 0 or > 1)
        {
            problems.Add(new("$.text.leastSimilarity", null, Exact.Text(rule.LeastSimilarity), "above 0 and at most 1", "Write 60 % as 0.6."));
        }

        CheckNumber(rule.ShingleLength, 2, MaxShingle, "$.text.shingleLength", problems);
        CheckNumber(rule.LeastShingles, 1, MaxLength, "$.text.leastShingles", problems);
        CheckNumber(rule.MaxLength, 10, MaxLength, "$.text.maxLength", problems);
    }

    private static void CheckTime(DuplicatePolicy policy, List<PolicyProblem> problems)
    {
        if (policy.Near is null)
        {
            problems.Add(new("$.near", null, "null", "a rule", "Write it; points 0 leaves nearness out."));
        }
        else
        {
            CheckDuration(policy.Near.Within, isZeroAllowed: true, "$.near.within", problems);
            if (policy.Near.Points < 0 || policy.Near.Points >= policy.Threshold)
            {
                problems.Add(new(
                    "$.near.points", null, Exact.Text(policy.Near.Points), $"0 or more and below {Exact.Text(policy.Threshold)}, the threshold", "All complaints of a day are near each other: that alone must not suffice."));
            }
        }

        CheckDuration(policy.Window, isZeroAllowed: false, "$.window", problems);
    }

    private static void CheckBulk(DuplicateBulkRule? rule, List<PolicyProblem> problems)
    {
        if (rule is null)
        {
            problems.Add(new("$.bulk", null, "null", "a rule", "Write it; the preset's is a good start."));
            return;
        }

        CheckNumber(rule.ExactUpTo, 0, 100_000, "$.bulk.exactUpTo", problems);
        CheckNumber(rule.Bands, 1, MaxHashes, "$.bulk.bands", problems);
        CheckNumber(rule.Rows, 1, Math.Max(1, MaxHashes / Math.Clamp(rule.Bands, 1, MaxHashes)), "$.bulk.rows", problems);
    }

    private static void CheckDuration(Duration value, bool isZeroAllowed, string path, List<PolicyProblem> problems)
    {
        if (value < Duration.Zero || (value == Duration.Zero && !isZeroAllowed) || value > Duration.FromDays(36_525))
        {
            problems.Add(new(path, null, DurationJsonConverter.FormatIso(value), $"{(isZeroAllowed ? "not negative" : "above zero")} and at most P36525D", "Write a time such as P7D."));
        }
    }

    private static void CheckNumber(int value, int least, int most, string path, List<PolicyProblem> problems, string? ruleId = null)
    {
        if (value < least || value > most)
        {
            var allowed = least == most ? Exact.Text(least) : $"between {Exact.Text(least)} and {Exact.Text(most)}";
            problems.Add(new(path, ruleId, Exact.Text(value), allowed, "Choose a number in that range."));
        }
    }
}
