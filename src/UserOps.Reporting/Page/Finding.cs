namespace UserOps.Reporting;

/// <summary>One sentence of a report's summary: what was found, how sure it is, and what to do.</summary>
/// <remarks>Its numbers carry what they count (n), and an interval where they are estimates.</remarks>
/// <param name="Kind">What it asks of the reader; a summary shows the most pressing first.</param>
/// <param name="Text">The sentence, in English and Chinese. Text, not markup: it is encoded where it is written.</param>
public sealed record Finding(FindingKind Kind, LocalizedText Text);
