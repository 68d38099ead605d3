namespace UserOps.Tagging;

/// <summary>A condition that can't be answered by one figure a slot, for it looks at the events one by one.</summary>
/// <param name="Path">The JSON path of the condition, such as <c>$.rules[3].when.all[1]</c>.</param>
/// <param name="Rule">The id of the tag whose rule it is.</param>
/// <param name="Feature">What it is, as the catalogue's JSON has it: <c>sequence</c>, <c>resumed</c> or <c>held</c>.</param>
public sealed record UnslottedCondition(string Path, string Rule, string Feature);
