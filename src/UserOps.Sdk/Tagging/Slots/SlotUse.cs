namespace UserOps.Tagging;

/// <summary>A condition of a catalogue that compares the value of a slot.</summary>
/// <param name="Path">The JSON path of the condition, such as <c>$.rules[3].when.all[1]</c>.</param>
/// <param name="Rule">The id of the tag whose rule it is.</param>
/// <param name="Where">The JSON path of the filter of its events; <see langword="null"/>: it has none.</param>
public sealed record SlotUse(string Path, string Rule, string? Where);
