namespace Storefront.Ingest;

/// <summary>What is wrong with one field of one record.</summary>
/// <param name="Record">Which record of the request, from 1.</param>
/// <param name="Field">The field.</param>
/// <param name="Value">The value, as it came; its beginning, if it is long.</param>
/// <param name="Why">What is wrong with it, and what would be right.</param>
internal sealed record FieldProblem(int Record, string Field, string Value, string Why);
