using System.Globalization;

namespace UserOps;

/// <summary>One thing that is wrong with a policy, told so that its author can mend it.</summary>
/// <param name="Path">Where it is, as a JSON path: <c>$.rules[3].weight</c>.</param>
/// <param name="RuleId">The rule or segment it belongs to; <see langword="null"/> when it concerns the whole policy.</param>
/// <param name="Value">The value that was found, as text.</param>
/// <param name="Allowed">What it must be, as the end of a sentence: <c>between 1 and 100</c>.</param>
/// <param name="Remedy">What to change; a "did you mean" where a near name exists.</param>
public sealed record PolicyProblem(string Path, string? RuleId, string Value, string Allowed, string Remedy)
{
    /// <summary>Gets the line of the JSON text, from 1; <see langword="null"/> when the policy did not come from text.</summary>
    public long? Line { get; init; }

    /// <summary>Returns the problem as one line of text.</summary>
    /// <returns>The path, the line, the rule, the value, what is allowed, and the remedy.</returns>
    public override string ToString()
    {
        var line = Line is { } number ? string.Create(CultureInfo.InvariantCulture, $" (line {number})") : "";
        var rule = RuleId is null ? "" : $" (rule '{RuleId}')";
        return $"{Path}{line}{rule}: The value is {Value}; it must be {Allowed}. {Remedy}";
    }
}
